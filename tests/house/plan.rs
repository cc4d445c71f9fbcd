//! What the founding texts ask for, and what the pages were planned to ask: each has its place.
//!
//! Never name a page, a field or a test that is not there; what comes later stands in `PENDING` with its reason.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use cairnbook::{
    base::Key,
    content::{Content, FieldSpec, FieldType, FigureSpec, PageSpec, To, pages::BUILT_IN},
    workbook::{Count, If},
};

/// Named items of the founding texts, each with where it works: a page, `page.field`, `why page`, `helper page`,
/// `test name`, or `later name` where it waits.
const ITEMS: &str = "
    S1 increased confidence = check_in.goals.sure, sure, entry, can_do
    S1 better collaboration = how_we_work, goal.promises, later talk
    S1 improved outcomes = ladder, check_in, test every_picture_as_it_looks_and_as_it_is_said
    S1 education and information sharing = test every_page_of_questions_can_be_asked_why, decide.options.not_known, needs.needs.kind
    S1 active listening = helper sure, check_in.goals.why_not_lower, later our note, later how was this
    S1 skill development = can_do.skills, step.kind, why can_do
    S1 collaboration and partnership = how_we_work, later talk, later pen
    S1 benefit 1 enhanced decision-making = decide, matters, both_sides
    S1 benefit 2 increased satisfaction = life, test every_picture_as_it_looks_and_as_it_is_said, later how was this
    S1 benefit 3 improved trust and communication = who_sees, how_we_work.who_else_sees, ask.i_understood, test a_quiet_start_says_not_one_word_of_the_person, later our note
    S1 benefit 4 tailored services = life, how_we_work.how_i_like_help, own_words
    S1 benefit 5 strengthened relationships = people, how_we_work, later how was this
    S1 benefit 6 greater accountability = goal, check_in, goal.promises, test what_a_helper_said_they_would_do_stands_in_the_week
    S1 benefit 7 better advocacy skills = ask.rules, ask.questions, ask.request, ask.if_no, needs, if_hard.around_me, pass_on
    S1 benefit 8 long-term sustainability = keep_going, choice
    S1 independence and resilience = entry.help, can_do.handled, hard_time, test help_is_told_in_the_direction_its_owner_wishes
    S1 ongoing support = keep_going.doors_open, people, call
    S1 breaking the cycle = goal.wish, test few_said_steps_are_too_early_and_alone_is_never_on_top, later fading help
    S1 personal investment = goal.why, goal.whose, test who_wrote_what_is_told_in_counts_at_first_and_lately
    S1 community impact = pass_on, people.people.flow, can_do.tip, can_do.told

    con 1 lack of expertise = decide.options.not_known, decide.options.ask_whom
    con 1 education and information = why decide, needs
    con 1 collaborative decision-making = decide.who_decides, helper decide
    con 1 expert consultation = decide.options.ask_whom, people.people.kind, helper ask
    con 1 transparent communication = how_we_work, test every_page_of_questions_can_be_asked_why, later our note
    con 2 potential for miscommunication = test no_text_blames_or_cheers, test the_walk_reads_at_grade_3_or_below
    con 2 clear, concise, no jargon = test no_text_blames_or_cheers, test the_walk_reads_at_grade_3_or_below
    con 2 listening and clarifying = helper how_we_work, ask.i_understood, later talk
    con 2 open, non-judging, ask again = test a_line_of_despair_meets_decent_words, later private, later how was this
    con 2 dialogue and feedback = differ, later how was this, later our note
    con 2 visual, written, other media = test every_picture_as_it_looks_and_as_it_is_said, test both_faces_end_in_the_same_workbook, later on paper
    con 3 increased responsibility = check_in.load, needs, people, test too_much_offers_less, test whatever_is_pressed_no_more_than_three_are_on_the_go
    con 3 education and skill development = why step, can_do
    con 3 clear roles = how_we_work, goal.promises, later talk
    con 3 tailored support = step.planned, how_we_work.how_i_like_help
    con 3 gradual progression = step.size, test no_page_opens_with_more_than_three_fields, test a_step_is_made_smaller_from_where_it_stands, later fading help
    con 4 risk of decision paralysis = decide
    con 4 streamlining options = decide.must_haves, decide.options.lacks
    con 4 clear information = decide.options.good, decide.options.hard, decide.options.not_known
    con 4 guidance and support = helper decide, decide.still_need
    con 4 smaller steps = decide.small_try, test a_step_is_made_smaller_from_where_it_stands
    con 4 self-reflection = matters, decide.options.fits
    con 5 unrealistic expectations = ladder.as_hoped, ladder.best
    con 5 clear communication = differ.fixed, later talk
    con 5 education on realities = goal.hours, goal.money, goal.limits, goal.last_time
    con 5 milestones and goals, small wins = ladder, step, entry, check_in.words
    con 5 managing feedback = test a_change_of_one_is_about_the_same, later how was this
    con 5 continuous support = check_in, keep_going, check_in.to_talk_about
    con 6 potential for conflict = differ.fixed, later talk, later our note
    con 6 open communication, scope = differ.fixed, later talk
    con 6 collaboration, compromise = differ, ladder.ladder_both, test a_helper_presses_a_line_of_their_own_in_the_same_check_in
    con 6 training in conflict resolution = helper differ, why differ
    con 7 limited resources = needs, test enter_alone_is_enough_in_plain_lines_too
    con 7 prioritise = life.start_with, needs.needs.steps, test whatever_is_pressed_no_more_than_three_are_on_the_go
    con 7 collaboration with others = people, needs.needs.where
    con 7 efficiency and innovation = check_in, later our note, later on paper

    S0 partnership, not hierarchy = how_we_work, change, later talk, later pen
    S0 solve future problems alone = can_do.handled, if_hard, test what_worked_last_time_is_taken_over_only_where_it_is_chosen
    S0 pillar active listening = good_day, goal.limits, helper good_day
    S0 pillar resource provision = needs, why needs
    S0 pillar skill development = can_do, step.kind
    S0 pillar autonomy support = decide, step.learn, test whatever_is_done_in_a_filled_workbook_can_be_undone_and_done_again
    S0 self-efficacy, less dependency = sure, test help_is_told_in_the_direction_its_owner_wishes, later general sureness
    S0 morale, creativity, accountability = check_in.words, good_day, step
    S0 calculated risk-taking with a safety net = step.safety_net, step.learn, decide.can_undo
    S0 directive to coaching style = helper goal, helper step, for_helpers
    S0 feedback loops = check_in, later how was this
    S0 metrics = sure, check_in.goals.sure, test the_last_ten_stand_beside_the_ten_before
    S0 diminishing need for intervention = entry.help, test help_is_told_in_the_direction_its_owner_wishes
    S0 retention, problem-solving, new challenges = can_do.handled.new_to_me, later talk

    S2 owning the problem, hands on the wheel = change.items.whose_need, change.items.my_part, later pen
    S2 guide, not captain = how_we_work, helper how_we_work, later talk
    S2 1 assessing needs = life, good_day, if_hard.around_me, if_hard.inside_me
    S2 2 providing support = needs, sure, step.planned, why needs
    S2 3 encouraging self-reliance = entry.help, can_do, later fading help
    S2 why step back, every step is a win = helper check_in, entry
    S2 collaboration builds trust and shared ownership = ladder, later our note
    S2 celebrating small victories = check_in.words, entry, test what_was_done_since_last_time_says_who_did_it_and_opens
    S2 strength and resilience = strengths, hard_time
    S2 problem-solvers, lasting change = can_do, keep_going

    S3 autonomy and self-efficacy = decide, sure, ask, change.items.what_we_ask
    S3 1 self-awareness = strengths.good_at, strengths.hard_for_me, strengths.belief_helps, strengths.belief_holds_back, matters
    S3 2 capacity building = can_do, why can_do, decide
    S3 3 resource mobilization = strengths, people, needs
    S3 4 advocacy and action = ask, step
    S3 5 supportive environment = how_we_work, call, good_day, test hidden_from_everywhere_no_key_reaches_the_workbook_and_the_same_key_brings_all_back, later private
    S3 role active listening = helper strengths, later how was this
    S3 role collaboration = how_we_work, later talk
    S3 role goal setting = goal, ladder
    S3 role skill development = can_do, if_hard.plans
    S3 role cultural sensitivity = goal.ours, life.areas, decide.who_decides, test a_goal_for_us_speaks_of_us, own_words
    S3 role resilience building = hard_time, keep_going, good_day.already
    S3 role self-determination = goal.values, goal.whose, choice
    S3 benefit confidence and self-esteem = sure, strengths, can_do
    S3 benefit control over life and decisions = change, decide, later pen
    S3 benefit mental health and well-being = check_in.how_am_i, check_in.load, keep_going, call
    S3 benefit problem-solving and coping = if_hard, hard_time, can_do
    S3 benefit satisfaction with life and relationships = life, people
    S3 challenge power shift = how_we_work, later pen, later our note
    S3 challenge paternalistic systems resist = ask.if_no, change.items.whose_need, change.items.who_could_change, change.items.who_else, change.items.what_we_ask
    S3 challenge complex, takes time = goal.look_again, test how_it_was_said_before_stands_with_its_day
";

/// What is not there yet, and why.
const PENDING: &[(&str, &str)] = &[
    ("talk", "sitting together is a part of its own: agreements, limits said aloud, an agenda, a page to stop with"),
    ("pen", "who wrote what matters once two write: it comes with sitting together"),
    ("our note", "a note of two people comes with sitting together"),
    ("how was this", "what was good and not so good of a talk is asked after one: it comes with sitting together"),
    ("private", "what is private is folded away while two are here: it comes with sitting together"),
    ("fading help", "help texts that grow less, once agreed, need someone to agree with"),
    ("on paper", "printing and sharing are a part of their own"),
    ("general sureness", "a published list of ten questions comes in a second wave, with its credit"),
];

/// The planned fields of each page, with kind and limit.
const FIELDS: &str = "
    settings:
    name line 40
    how_we_work:
    how_to_speak line 80; what_i_want note 400; how_i_like_help many 7; help_own line; not_so_good line
    who_else_sees rows 5; who_else_sees.who line 80
    call:
    emergency line 80; crisis_line line 80; person line 40; contact line 60; people rows 3; people.name line 40
    people.contact line 60; out_of_hours line 80; safe_place line 80
    life:
    start_with pick 8; start_why line; areas rows 10; areas.now rate; areas.matters rate; areas.want_change pick 3; areas.words line; same_everywhere line
    strengths:
    got_through line; thanked_for lines 5; good_at rows 10; good_at.what line 80; good_at.example line; proud_of note; learned line
    hard_for_me rows 5; hard_for_me.what line 80; hard_for_me.what_helps line 80; belief_helps rows 3; belief_helps.thought line
    belief_holds_back rows 3; belief_holds_back.thought line; by_area rows 10; by_area.area Areas 1
    by_area.have_now lines 5; by_area.worked_before lines 5; by_area.hope_for lines 5
    matters:
    piles sort; own rows 10; top top 5; bit_more line
    change:
    items rows 12; items.what line 80; items.my_part line; items.their_part line; items.whose_need pick 4; items.i_can pick 3; items.next pick 3
    items.who_could_change line; items.who_else line; items.what_we_ask line
    good_day:
    first_signs lines 7; others_notice lines 3; already rows 5; already.when past; already.what line; already.did line
    already_what note; already_did line; already_when past; now rate; keeps_going line; what_is_in_it lines 5; one_up line
    sure:
    topic line; matters rate; sure rate; ready rate; why_not_lower note; what_for_one note; keeps_there note; one_up line
    both_sides:
    about line; where pick 3; good_change lines 6; hard_change lines 6; good_now lines 6; hard_now lines 6; make_of_it note
    decide:
    question line; by date; who_decides pick 5; must_haves rows 3; must_haves.what line 80; options rows 8; options.option line 80
    options.good lines 4; options.hard lines 4; options.not_known lines 3; options.ask_whom line 80; options.meets rows of 3; options.lacks rows of 3
    options.fits Values 3; can_undo pick 3; small_try line; choice rows of 1; look_again date; sure rate; still_need many 5
    goal:
    words line 300; ours yes; kind pick 5; instead line; area Areas 1; values Values 3; strengths Strengths 3; people People 3; why note; whose pick 4; wish pick 3
    hours pick 5; money line; limits line; last_time line; look_again date; start_far rate; state pick 4; how_did_you note
    promises rows 5; promises.what line; promises.by date; promises.state pick 3
    ladder:
    ladder_by date; as_hoped line; best line; hard_stretch line; better line; part line; ladder_today line; ladder_both yes; ladder_seen line
    numbers:
    importance pick 3; difficulty pick 4
    step:
    words line; kind pick 5; size pick 4; when date; sure pick 3; hard pick 3; planned pick 4; with line; repeats pick 2; state pick 5; learn line; safety_net line; note note
    if_hard:
    best_result line; around_me line; inside_me line; plans rows 3; plans.if line; plans.then line; plans.moment pick 5; plans.said_aloud yes; unfair line
    people:
    people rows 24; people.name line 40; people.kind pick 10; people.tie pick 3; people.flow pick 3; people.helps_with many 6; people.contact line 60; people.could_ask line
    needs:
    needs rows 30; needs.item line 80; needs.kind pick 10; needs.state pick 5; needs.since past; needs.where line; needs.cost pick 3; needs.steps Steps 7; needs.next line
    ask:
    about line; with line 80; how pick 4; on date; i_want line; least line; facts lines 5; bring lines 6; questions lines 7; rules rows 4; rules.rule line
    rules.checked_where line 80; rules.checked_on past; happens line; affects line; need line; request line; with_me People 3; if_no many 6
    spoke_to line 80; role line 80; said note; agreed line; by date; i_understood note; open_questions lines 7; went rate
    differ:
    about line 80; my_need line; their_need line; shared lines 4; options lines 5; fixed rows 5; fixed.what line; fixed.why pick 4; fixed.by_whom line 80
    trial line; trial_until date; who_else line; made_of_it note
    entry:
    help pick 4; hard pick 3; strengths Strengths 3; said_to_me line; how line; came line
    check_in:
    words note; goals each goal; goals.far rate; goals.line level; goals.sure rate; goals.why_not_lower note; goals.what_for_one note; goals.keeps_there note
    goals.one_up line; goals.matters rate; goals.ready rate; goals.helped line; goals.in_the_way line; goals.helper_line level
    how_am_i rate; load pick 4; next Steps 3; next_new line; fired Plans 9; chosen_by pick 3; to_talk_about line
    hard_time:
    words note; when_where line; i_told_myself line; kinder_true line; did_do line; learned line; change pick 7; restart pick 5
    choice:
    matters rate; possible rate; cost rate; signs many 5; choice pick 6; take_with_me line; room_for line; until date
    can_do:
    skills rows 20; skills.what line 80; skills.stage pick 4; skills.since past; skills.proof line; handled rows 40; handled.on past; handled.what line
    handled.did line; handled.help pick 4; handled.new_to_me yes; tip line; told line
    pass_on:
    share rows 10; share.what line 80; share.with_whom line 80; share.how line; tip line
    keep_going:
    good_signs lines 5; early_signs lines 5; what_helps lines 7; call line; keep_doing lines 3; please_do lines 4; please_dont lines 4
    reach_out rows 4; reach_out.when line; reach_out.who line 40; doors_open lines 4; look_again date
";

/// Every line of Rust in these folders.
fn sources(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            out.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// The names of all tests.
fn tests() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    for folder in ["src", "tests"] {
        sources(&root.join(folder), &mut text);
    }
    let after_mark = text.split("#[test]").skip(1).filter_map(|rest| rest.split_once("fn "));
    let named = after_mark.filter_map(|(_, rest)| rest.split_once('(')).map(|(name, _)| name.to_owned());
    named.collect()
}

/// A field, or a column of a list: `field` or `field.column`.
fn find<'a>(content: &'a Content, page: &str, field: &str) -> Option<&'a FieldSpec> {
    let page = content.page(page)?;
    let Some((list, column)) = field.split_once('.') else { return page.field(field) };
    match &page.field(list)?.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => {
            rows.columns.iter().find(|spec| spec.id.as_str() == column)
        }
        _ => None,
    }
}

/// The kind of a field and its limit, in short.
fn kind(spec: &FieldSpec) -> String {
    let letters = |name: &str| spec.letters.map_or_else(|| name.to_owned(), |n| format!("{name} {n}"));
    match &spec.kind {
        FieldType::Line => letters("line"),
        FieldType::Note => letters("note"),
        FieldType::Rate(..) => "rate".into(),
        FieldType::Pick(all) => format!("pick {}", all.len()),
        FieldType::PickMany(most, _) => format!("many {most}"),
        FieldType::Lines(most) => format!("lines {most}"),
        FieldType::Sort(_) => "sort".into(),
        FieldType::Top(most, _) => format!("top {most}"),
        FieldType::Rows(rows) => format!("rows {}", rows.most),
        FieldType::EachGoal(_) => "each goal".into(),
        FieldType::YesNo(..) => "yes".into(),
        FieldType::Date => "date".into(),
        FieldType::PastDate => "past".into(),
        FieldType::Goal(_) => "goal".into(),
        FieldType::Level => "level".into(),
        FieldType::Linked(most, link) => format!("{link:?} {most}"),
        FieldType::RowsOf(most, _) => format!("rows of {most}"),
    }
}

#[test]
fn every_item_of_the_founding_texts_has_its_place() {
    let (content, tests) = (Content::english(), tests());
    assert!(tests.len() > 500, "only {} tests were found", tests.len());
    let (mut wrong, mut named, mut later) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for line in ITEMS.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let Some((item, places)) = line.split_once(" = ") else {
            wrong.push(format!("no place in: {line}"));
            continue;
        };
        if !named.insert(item) {
            wrong.push(format!("{item} stands twice"));
        }
        for place in places.split(", ").map(str::trim) {
            let is_there = match place.split_once(' ') {
                Some(("test", name)) => tests.contains(name),
                Some(("helper", page)) => content.page(page).is_some_and(|page| page.helper.is_some()),
                Some(("why", page)) => content.page(page).is_some_and(|page| !page.why.is_empty()),
                Some(("later", name)) => {
                    later.insert(name);
                    PENDING.iter().any(|(known, _)| *known == name)
                }
                Some(_) => false,
                None => match place.split_once('.') {
                    Some((page, field)) => find(&content, page, field).is_some(),
                    None => content.page(place).is_some(),
                },
            };
            if !is_there {
                wrong.push(format!("{item}: nothing is called {place:?}"));
            }
        }
    }
    for (name, reason) in PENDING {
        if reason.is_empty() || !later.contains(name) {
            wrong.push(format!("{name} is put off, and nothing waits for it, or without a reason"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(named.len(), 101, "each line of the five tables of the plan stands here once");
}

#[test]
fn every_planned_field_is_asked_as_it_was_planned() {
    let content = Content::english();
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    let mut page = "";
    for line in FIELDS.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_suffix(':') {
            page = name;
            continue;
        }
        for planned in line.split("; ") {
            let (field, kinds) = planned.split_once(' ').unwrap_or((planned, ""));
            if !seen.insert((page, field)) {
                wrong.push(format!("{page}.{field} stands twice"));
            }
            match find(&content, page, field) {
                None => wrong.push(format!("{page}.{field} is not asked")),
                Some(spec) if kind(spec) != kinds => {
                    wrong.push(format!("{page}.{field} is {:?}, planned as {kinds:?}", kind(spec)));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen.len() >= 185, "{} fields", seen.len());
}

fn cell(rows: &Key, column: &Key) -> String {
    format!("{}.{}", rows.as_str(), column.as_str())
}

/// Every field of its own that a page names, outside of its hints.
fn named_by(page: &PageSpec) -> Vec<String> {
    let one = |key: &Key| key.as_str().to_owned();
    let mut out: Vec<String> = page.glance.iter().chain(&page.sheet).chain(&page.again).map(one).collect();
    out.extend(page.many.iter().map(|many| one(&many.named_by)));
    out.extend(page.sentence.iter().flat_map(|sentence| &sentence.parts).map(one));
    match &page.figure {
        Some(FigureSpec::Wheel { rows, value, beside }) => {
            out.extend(std::iter::once(value).chain(beside).map(|column| cell(rows, column)));
        }
        Some(FigureSpec::Rings { rows, ring, flow }) => out.extend([ring, flow].map(|column| cell(rows, column))),
        None => {}
    }
    out
}

/// Every field that is counted.
fn counted(count: &Count) -> Vec<String> {
    let among = |rows: &Key, when: &[If]| when.iter().map(|when| cell(rows, when.field())).collect::<Vec<_>>();
    match count {
        Count::Holds(when) => when.iter().map(|when| when.field().as_str().to_owned()).collect(),
        Count::RowsWhere { rows, when, .. } | Count::AllRows { rows, when } => among(rows, when),
        Count::Widest { rows, when, high, low } => {
            [among(rows, when), vec![cell(rows, high), cell(rows, low)]].concat()
        }
        Count::Waits { rows, when, since: on, .. } | Count::Lately { rows, when, on, .. } => {
            [among(rows, when), vec![cell(rows, on)]].concat()
        }
        Count::Moved { rows, column }
        | Count::AllTheSame { rows, column }
        | Count::NobodyHas { rows, column }
        | Count::OneCarries { rows, column }
        | Count::MostLinked { rows, column }
        | Count::MostLines { rows, column }
        | Count::NotAmong { rows, column, .. } => vec![cell(rows, column)],
        Count::NoGoalHas { field, .. } => vec![field.as_str().to_owned()],
    }
}

/// Every field of a page, and every column of its lists.
fn asked(page: &PageSpec) -> Vec<&FieldSpec> {
    let mut out = Vec::new();
    for field in &page.fields {
        out.push(field);
        if let FieldType::Rows(rows) | FieldType::EachGoal(rows) = &field.kind {
            out.extend(&rows.columns);
        }
    }
    out
}

#[test]
fn what_pages_say_of_fields_and_pages_is_there() {
    let content = Content::english();
    let mut wrong = Vec::new();
    for (id, _) in BUILT_IN {
        let page = content.page(id).unwrap();
        let counted = page.hints.iter().flat_map(|hint| counted(&hint.count));
        let gone = named_by(page).into_iter().chain(counted).filter(|field| find(&content, id, field).is_none());
        wrong.extend(gone.map(|field| format!("{id} names {field}")));
        for hint in &page.hints {
            let leads = hint.go.as_ref().is_none_or(|go| content.page(go.as_str()).is_some());
            if !hint.say.ends_with('?') || !leads {
                wrong.push(format!("{id}: no question, or it leads nowhere: {}", hint.say));
            }
        }
        for hand_on in asked(page).into_iter().flat_map(|field| &field.hand_on) {
            let there = match &hand_on.to {
                To::Goal | To::Step => true,
                To::Row(page, rows, column) => find(&content, page.as_str(), &cell(rows, column)).is_some(),
                To::Page(page, field) => {
                    let many = content.page(page.as_str()).is_some_and(|page| page.many.is_some());
                    many && find(&content, page.as_str(), field.as_str()).is_some()
                }
            };
            if !there {
                wrong.push(format!("{id}: {:?} leads nowhere", hand_on.to));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_a_person_fills_says_why_and_what_a_helper_may_ask() {
    let content = Content::english();
    for page in ["about", "goals", "grow", "call"].into_iter().flat_map(|chapter| content.chapter(chapter)) {
        assert!(page.why.len() >= 2 && page.helper.is_some() && !page.purpose.is_empty(), "{}", page.id);
        for field in asked(page) {
            let typed = matches!(field.kind, FieldType::Line | FieldType::Note | FieldType::Lines(_));
            assert!(!typed || !field.example.is_empty(), "{} gives no example for {:?}", page.id, field.id);
        }
    }
}
