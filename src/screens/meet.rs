//! The start of a talk, one question a screen: the client looks first, alone; then the two begin.

use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Value},
    form::{
        field,
        question::{self, Question},
    },
    page::{Block, Command, Meet, Page, Place, RowId},
    records::session,
    say,
    screens::screen::{Behaviour, Screen},
    view::{Reply, View, spec},
    workbook::{Edit, Settings, Talk, Types},
};

/// The start of a talk.
#[derive(Debug)]
pub struct MeetScreen(pub Meet);

impl Screen for MeetScreen {
    fn page(&self, view: &View) -> Page {
        let at = self.0;
        let Some(talk) = view.book.open_talk() else { return look(view) };
        let heading = |phrase: Phrase| Block::Heading(view.say(&phrase));
        match at {
            Meet::Look => look(view),
            Meet::With => with(view, talk),
            Meet::LeaveOut => asked(view, talk, &Talk::LEAVE_OUT, None),
            Meet::Types | Meet::HelpMost => choose(view, talk, at, None),
            Meet::Limits => {
                let read = heading(if talk.with().is_blank() {
                    say!("meet.read_out_no_name")
                } else {
                    say!("meet.read_out", helper = talk.with())
                });
                choose(view, talk, at, Some(vec![read, Block::Text(view.say(&say!("meet.limits")))]))
            }
        }
    }

    fn question(&self, view: &View) -> Option<Question> {
        let at = self.0;
        let talk = view.book.open_talk()?;
        let field = match at {
            Meet::With => Talk::WITH,
            Meet::LeaveOut => Talk::LEAVE_OUT,
            _ => return None,
        };
        Some(Question { slot: Slot::new(talk.id(), &field), draft: None })
    }

    fn go_on(&self, view: &mut View) -> Vec<Reply> {
        let at = self.0;
        let Some(talk) = view.book.open_talk() else { return Vec::new() };
        match at {
            Meet::With => {
                let name = last_helper(view).filter(|_| talk.with().is_blank());
                let taken = name.map(|name| {
                    let edit = Edit::Set(Slot::new(talk.id(), &Talk::WITH), Some(Value::Text(name.into())));
                    Reply::Edit(edit, say!("did.answered"))
                });
                taken.into_iter().chain([Reply::Go(Place::Meet(Meet::Types))]).collect()
            }
            _ => vec![Reply::Go(Place::Meet(Meet::HelpMost))],
        }
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        taken(view, self.0).map(RowId::Choice)
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::InTurn, Behaviour::NoHistory]
    }
}

fn look(view: &View) -> Page {
    let rows = [
        (Key::of("fine"), Command::BeginTalk, say!("meet.fine")),
        (Key::of("hide_more"), Command::Go(Place::Private), say!("meet.hide_more")),
        (Key::of("not_today"), Command::Back, say!("meet.not_today")),
    ];
    let mut main = vec![
        Block::Heading(view.say(&say!("meet.look"))),
        Block::Text(view.say(&say!("meet.look_about"))),
        question::choices(view, &rows, None),
    ];
    // Who comes here first of all has not been told yet.
    main.extend(is_first(view).then(|| Block::Quiet(view.say(&say!("walk.others_about")))));
    question::page(main)
}

/// Who is with you? Enter alone takes who was here last time.
fn with(view: &View, talk: Talk) -> Page {
    let mut page = asked(view, talk, &Talk::WITH, None);
    if let (Some(name), Some(Block::Field(field))) = (last_helper(view), page.main.first_mut()) {
        field.example = view.say(&say!("meet.enter_takes", helper = name));
    }
    page
}

/// Who was here last time.
fn last_helper(view: &View) -> Option<String> {
    let before = view.book.talks().rev().find(|talk| !talk.is_open())?;
    let name = before.with();
    (!name.is_blank()).then(|| name.to_string())
}

fn asked(view: &View, talk: Talk, field: &Key, before: Option<Vec<Block>>) -> Page {
    let mut main = before.unwrap_or_default();
    main.extend(session::field(view, talk.id(), field));
    question::page(main)
}

/// The field in which a question is answered by choosing.
fn chosen_in(at: Meet) -> Option<Key> {
    match at {
        Meet::Types => Some(Talk::TYPES),
        Meet::Limits => Some(Talk::LIMITS),
        Meet::HelpMost => Some(Talk::HELP_MOST),
        Meet::Look | Meet::With | Meet::LeaveOut => None,
    }
}

fn choose(view: &View, talk: Talk, at: Meet, before: Option<Vec<Block>>) -> Page {
    let Some(field) = chosen_in(at) else { return Page::default() };
    let slot = Slot::new(talk.id(), &field);
    let told = before.is_some();
    let mut main = before.unwrap_or_default();
    let shown = spec::asked(view, &slot).map(|spec| field::at(view, spec, slot.clone()));
    if let Some(field) = shown {
        if !told {
            main.push(Block::Heading(field.label.clone()));
        }
        let taken = match view.get(&slot) {
            Some(Value::Pick(key)) => Some(key),
            _ => None,
        };
        main.push(session::choices(view, &field, taken.as_ref(), |key| Command::Meet(at, key.clone())));
    }
    question::page(main)
}

/// Takes an answer.
pub fn answer(view: &View, at: Meet, key: &Key) -> Vec<Reply> {
    let Some((talk, field)) = view.book.open_talk().map(Talk::id).zip(chosen_in(at)) else { return Vec::new() };
    let next = match at {
        Meet::Types => Reply::Go(Place::Meet(Meet::Limits)),
        Meet::Limits => Reply::Go(Place::Meet(Meet::LeaveOut)),
        _ => Reply::Finish,
    };
    let slot = Slot::new(talk, &field);
    let same = view.get(&slot) == Some(Value::Pick(key.clone()));
    let edit = Reply::Edit(Edit::Set(slot, Some(Value::Pick(key.clone()))), say!("did.answered"));
    let mut out: Vec<Reply> = (!same).then_some(edit).into_iter().collect();
    if at == Meet::Types {
        let types = Types::ALL.iter().find(|(_, known)| known == key).map_or(Types::Me, |(types, _)| *types);
        out.push(Reply::Keys(types.first()));
    }
    out.push(next);
    out
}

/// What is taken already.
fn taken(view: &View, at: Meet) -> Option<Key> {
    let (talk, field) = view.book.open_talk().zip(chosen_in(at))?;
    match view.get(&Slot::new(talk.id(), &field)) {
        Some(Value::Pick(key)) => Some(key),
        _ => None,
    }
}

/// Who sits down before anything else was asked or written.
fn is_first(view: &View) -> bool {
    !view.book.settings().walked && view.book.is_empty()
}

/// The talk begins, and what is private is folded away. Who was here last time is likely to be here again.
pub fn begin(view: &mut View) -> Vec<Reply> {
    if view.look_only {
        return vec![Reply::Refuse(say!("meet.look_only"))];
    }
    let drawn = view.draw(Kind::Row);
    let quiet = view.book.settings().quiet || is_first(view);
    let id = Id::page_again(Talk::PAGE, drawn);
    let last = view.book.talks().next_back();
    let set = |field: &Key, value: Value| Edit::Set(Slot::new(id, field), Some(value));
    let mut edits = vec![
        Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), Some(Value::Yes(true))),
        // Who was not asked who else uses this computer gets the safe answer.
        Edit::Set(Slot::new(Id::settings(), &Settings::QUIET), Some(Value::Yes(quiet))),
        set(&Talk::BEGUN, Value::Yes(true)),
    ];
    if let Some(last) = last {
        let types = Types::ALL.iter().find(|(types, _)| *types == last.types()).map(|(_, key)| key.clone());
        edits.extend(types.map(|key| set(&Talk::TYPES, Value::Pick(key))));
    }
    vec![Reply::Edit(Edit::Many(edits), say!("did.talk_begun"))]
}
