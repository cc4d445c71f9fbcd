//! Two at one screen: whose words are written, and what is folded away meanwhile.
//!
//! While something is folded away, `book` is the workbook as two may see it, and `whole` the one that is kept and saved.
//!
//! Never hand the whole workbook to a screen while it is folded, or let a helper's hand pass for the client's.

use super::{
    App,
    whole::{Whole, kept},
};
use crate::{
    base::{Key, Kind, Phrase, RowValue, Slot, Value, Who, letters},
    insight::left_open,
    page::{Act, Meet, Place},
    say, screens,
    view::{Draft, attribution},
    workbook::{About, Covered, Edit, Idea, Marks, Patch, Refused, Stamp, Talk, Workbook, history::History},
};

/// The most columns of a name in the title line.
const NAME: usize = 14;

impl App {
    /// Folds or unfolds, where the setting says otherwise than it is.
    pub(super) fn fold_as_set(&mut self) {
        let wanted = self.book.settings().folded;
        match (wanted, self.whole.is_some()) {
            (true, false) => self.fold(),
            (false, true) => self.unfold_all(),
            _ => {}
        }
    }

    fn fold(&mut self) {
        let (seen, covered) = Covered::of(std::mem::take(&mut self.book));
        self.book = seen;
        let before = std::mem::take(&mut self.history);
        self.whole = Some(Box::new(Whole { covered, before }));
        self.forget_sights();
    }

    fn unfold_all(&mut self) {
        let Some(whole) = self.whole.take() else { return };
        self.book = whole.covered.into_whole();
        self.history.after(whole.before);
        self.forget_sights();
    }

    /// Nothing that was looked up, found or said before shows now.
    fn forget_sights(&mut self) {
        self.folds += 1;
        self.memory.forget();
        self.offered = None;
        self.moving = None;
        self.draft = None;
        self.writing = None;
        self.typed = None;
    }

    /// Does an edit where it is kept, and shows what of it is seen.
    pub(super) fn commit_edit(
        &mut self,
        edit: Edit,
        label: Phrase,
        typed: Option<Slot>,
        ms: u64,
    ) -> Result<bool, Refused> {
        self.enter_where_kept(edit, |history, book, edit, stamp| history.commit(book, edit, stamp, label, typed, ms))
    }

    /// The same for what goes along with the answer before it.
    pub(super) fn join_edit(&mut self, edit: Edit, label: (Phrase, u64), ms: u64) -> Result<bool, Refused> {
        self.enter_where_kept(edit, |history, book, edit, stamp| history.join(book, edit, stamp, label, ms))
    }

    fn enter_where_kept(
        &mut self,
        edit: Edit,
        by: impl FnOnce(&mut History, &mut Workbook, Edit, Stamp) -> Result<bool, Refused>,
    ) -> Result<bool, Refused> {
        let stamp = self.stamp();
        let Some(whole) = &mut self.whole else { return by(&mut self.history, &mut self.book, edit, stamp) };
        self.folds += u64::from(hides(&edit));
        let edit = whole.covered.ready(&mut self.book, edit, stamp)?;
        let changed = by(&mut self.history, whole.covered.whole_mut(), edit, stamp)?;
        if let Some(patch) = self.history.last().cloned().filter(|_| changed) {
            self.follow_patch(&patch);
        }
        Ok(changed)
    }

    /// Takes the last change back, or does it again, and tells what it touched and what it was.
    pub(super) fn turn_edit(&mut self, back: bool) -> Result<(Patch, Phrase), Refused> {
        let who = self.who;
        let book = kept(&mut self.book, &mut self.whole);
        let change = if back { self.history.undo(book, who) } else { self.history.redo(book, who) }?;
        let (patch, label) = (change.patch.clone(), change.label.clone());
        // What was hidden may be hidden again. Which patch does so is not looked at: it may tell of more than is seen.
        self.folds += u64::from(!back && self.whole.is_some());
        self.follow_patch(&patch);
        Ok((patch, label))
    }

    fn follow_patch(&mut self, patch: &Patch) {
        if let Some(whole) = &mut self.whole {
            whole.covered.follow(&mut self.book, patch);
        }
    }

    /// Whose words are written now. Alone, always the client's.
    pub fn who(&self) -> Who {
        self.who
    }

    /// Two are here.
    pub(super) fn is_talking(&self) -> bool {
        self.look_only.is_none() && self.book.open_talk().is_some()
    }

    /// Gives the keys on: the client, the helper who types for them, the helper with an idea. What is being typed ends.
    pub(super) fn next_who(&mut self) {
        if !self.is_talking() {
            return self.notice(&say!("pen.alone"));
        }
        self.give_keys(match self.who {
            Who::Typed => Who::Me,
            Who::Me => Who::Helper,
            Who::Helper => Who::Typed,
        });
        if let Some(told) = self.pen_phrase() {
            let told = self.words().say(&told);
            self.notice(&say!("pen.now", who = told));
        }
    }

    pub(super) fn give_keys(&mut self, who: Who) {
        self.stop_writing();
        self.history.seal();
        if let Some(draft) = self.draft.take() {
            // What was begun and has no word yet goes with the hand that began it.
            self.drop_blank(draft.id());
        }
        self.who = who;
    }

    /// Who is writing, while two are here.
    pub(super) fn pen_phrase(&self) -> Option<Phrase> {
        let talk = self.book.open_talk().filter(|_| self.look_only.is_none())?;
        let me = &self.book.settings().name;
        let named = !me.is_blank();
        let with = talk.with();
        let with = if with.is_blank() { self.words().plain("pen.helper") } else { with.to_string() };
        // However long a name is, which of the three it is stays in sight.
        let (me, with) = (letters::clip(me, NAME), letters::clip(&with, NAME));
        Some(match self.who {
            Who::Me if named => say!("pen.me", me = me),
            Who::Me => say!("pen.you_write"),
            Who::Typed if named => say!("pen.typed", me = me, helper = with),
            Who::Typed => say!("pen.typed_you", helper = with),
            Who::Helper => say!("pen.idea", helper = with),
        })
    }

    /// A talk that was left open is over, as if it had been ended on the last day something was written: closing the lid
    /// is a proper ending. Nobody wrote that today: who comes back after a while is welcomed all the same.
    pub(super) fn end_what_was_left(&mut self) {
        let ending = left_open::ending(&self.book, self.now.today).filter(|_| self.look_only.is_none());
        if ending.is_some_and(|edit| self.kept_apply(edit)) {
            self.changed_by_itself();
        }
    }

    /// Something the program does by itself at the start; it is not undone.
    fn kept_apply(&mut self, edit: Edit) -> bool {
        let stamp = Stamp { who: Who::Me, ..self.stamp() };
        let done = kept(&mut self.book, &mut self.whole).apply(edit, stamp);
        if let Ok(patch) = &done {
            let patch = patch.clone();
            self.follow_patch(&patch);
        }
        done.is_ok()
    }

    /// What is private is folded away now.
    pub(super) fn is_folded(&self) -> bool {
        self.whole.is_some()
    }

    /// Hides something while two are here: at once, without a word, and to be shown again only where its owner is alone.
    pub(super) fn hide_unsaid(&mut self, edit: Edit) -> bool {
        let may = self.look_only.is_none() && !self.who.is_helping();
        let hidden = may && self.hide_where_kept(edit);
        if hidden {
            self.folds += 1;
            self.draft = None;
            self.moving = None;
            self.memory.forget();
            self.changed();
        } else {
            self.refuse(&say!("refused.theirs_to_set"));
        }
        hidden
    }

    /// Nothing is noted of it in the talk, and what was done to it before can be taken back only alone: what is undone
    /// tells what it was.
    fn hide_where_kept(&mut self, edit: Edit) -> bool {
        let stamp = self.stamp();
        let Some(whole) = &mut self.whole else { return false };
        let Some(patch) = whole.covered.hide(&mut self.book, edit, stamp) else { return false };
        let folded = whole.covered.folded();
        let mut earlier = self.history.parted(|past| past.touches(&patch) || past.is_about(|id| folded.holds(id)));
        earlier.after(std::mem::take(&mut whole.before));
        whole.before = earlier;
        true
    }

    /// A talk that was just begun or ended: who writes follows it.
    pub(super) fn follow_talk(&mut self) {
        let open = self.book.open_talk().filter(|_| self.look_only.is_none());
        let open = open.map(|talk| (talk.id(), talk.types(), talk.answers().at == self.now.moment));
        if open.map(|(id, ..)| id) == self.talking {
            return;
        }
        self.talking = open.map(|(id, ..)| id);
        // Who types is asked anew in each talk: until it is answered, the client does.
        self.give_keys(open.filter(|(.., fresh)| !fresh).map_or(Who::Me, |(_, types, _)| types.first()));
        // One whose end was taken back goes on where it is.
        if open.is_some_and(|(.., fresh)| fresh) {
            // Nothing that was open before shows through.
            self.stack.restart(Place::Today);
            self.stack.open(Place::Together);
            self.stack.open(Place::Meet(Meet::With));
            // What was begun before it can be taken back only alone: nothing is said of that.
            self.notice = None;
            self.save_now();
        } else if open.is_none() {
            self.stack.restart(Place::Today);
        }
    }

    /// What may not be done by a helper's hand, whatever the screen offers, with the reason.
    pub(super) fn withheld(&self, act: Act) -> Option<Phrase> {
        match (self.who, act) {
            (Who::Me, _) => None,
            (_, Act::Settings | Act::Colours | Act::Sample | Act::Walk | Act::Private) => {
                Some(say!("refused.theirs_to_set"))
            }
            _ => None,
        }
    }
}

/// Something that is seen is folded away by this.
pub(super) fn hides(edit: &Edit) -> bool {
    match edit {
        Edit::Many(edits) => edits.iter().any(hides),
        Edit::Set(slot, Some(Value::Yes(true))) => match &slot.row {
            None => slot.field == Marks::PRIVATE,
            Some(cell) => cell.column == RowValue::PRIVATE,
        },
        _ => false,
    }
}

impl App {
    /// The talk that goes on, or the start of one.
    pub(super) fn open_together(&mut self) {
        let place = self.look(|_, view| screens::together::door(view));
        self.open(place);
    }

    /// What was typed on this page, to be read back; all of it where nothing of this page waits.
    pub(super) fn open_read_back(&mut self) {
        let here = self.record_here().filter(|id| self.look(|_, view| screens::read_back::is_due(view, Some(*id))));
        self.open(Place::ReadBack(here));
    }

    /// The page to stop with.
    pub(super) fn open_stop(&mut self) {
        if let Some(talk) = self.book.open_talk().map(Talk::id) {
            self.open(Place::Talk(talk));
        }
    }

    /// The lines for the helper, of the page on top.
    pub(super) fn open_companion(&mut self) {
        let page = self.page_here();
        self.open(Place::Companion(page));
    }

    /// One question for the helper at the foot, then the next, then none.
    pub(super) fn next_question(&mut self) {
        let page = match self.place() {
            Place::Companion(page) => page.clone(),
            _ => self.page_here(),
        };
        let count = self.content.page(page.as_str()).map_or(0, |spec| screens::companion::questions(spec).len());
        let next = self.question.map_or(0, |at| at + 1);
        self.question = (next < count.max(1)).then_some(next);
    }

    /// The page file that the place on top is about.
    pub(super) fn page_here(&mut self) -> Key {
        let key = self.look(|screen, view| screen.page_file(view));
        let helped = |id: &String| self.content.page(id).is_some_and(|spec| spec.helper.is_some());
        Key::from(key.filter(helped).as_deref().unwrap_or(Talk::PAGE))
    }

    /// The helper's question at the foot, where one was asked for.
    pub(super) fn question_at_the_foot(&mut self) -> Option<String> {
        let at = self.question.filter(|_| self.is_talking())?;
        let page = self.page_here();
        let of = |page: &str| self.content.page(page).map(screens::companion::questions).filter(|all| !all.is_empty());
        // A page without a question has those of any talk.
        let questions = of(page.as_str()).or_else(|| of("talk"))?;
        let question = questions.get(at.min(questions.len().saturating_sub(1)))?;
        let name = self.look(|_, view| attribution::helper(view));
        Some(self.words().say(&say!("companion.foot", helper = name, question = question.as_str())))
    }

    /// The column for the helper, where they asked for help.
    pub(super) fn companion_beside(&mut self, asked: bool) -> Vec<crate::page::Block> {
        if !asked || matches!(self.place(), Place::Companion(_)) {
            return Vec::new();
        }
        let page = self.page_here();
        self.look(|_, view| screens::companion::lines(view, &page))
    }

    /// A helper begins to write where only the client does: it becomes an idea about that.
    pub(super) fn begin_idea(&mut self, about: About) {
        if let Some(reason) = self.look_only.clone() {
            return self.refuse(&reason);
        }
        if !self.is_talking() {
            return self.refuse(&say!("pen.alone"));
        }
        if self.who != Who::Helper {
            self.give_keys(Who::Helper);
        }
        // One that has no word yet is the same idea, about something else.
        let blank = match (self.place(), &self.draft) {
            (Place::Idea(id), Some(Draft::Idea(draft, _))) if id == draft => Some(*id),
            _ => None,
        };
        let id = match blank {
            Some(id) => id,
            None => crate::base::Id::page_again(Idea::PAGE, self.ids.draw(Kind::Row)),
        };
        self.rest();
        self.draft = None;
        self.stack.open(Place::Idea(id));
        self.hold(Draft::Idea(id, about));
        self.start_writing(Slot::new(id, &Idea::WORDS));
    }

    /// What a helper's idea is about, where they begin something new or write in that field; `None` where they may
    /// write there themselves.
    pub(super) fn idea_about(&self, slot: &Slot) -> Option<About> {
        let own = crate::workbook::voice::is_helpers_own(slot) || slot.record.filled_of(Idea::PAGE);
        (self.who == Who::Helper && !own).then(|| About::Answer(slot.clone()))
    }

    /// Why a helper who types may not write in that field: said before a word of it is typed.
    pub(super) fn why_not_typed(&mut self, slot: &Slot) -> Option<Phrase> {
        if self.who != Who::Typed {
            return None;
        }
        let there = self.book.get(slot);
        let words = Value::Text(
            there.as_ref().and_then(Value::text).map_or_else(|| "…".into(), |text| format!("{text}…").into()),
        );
        let stamp = self.stamp();
        let tried = self.book.may(Edit::Set(slot.clone(), Some(words)), stamp);
        tried.err().filter(|why| *why == Refused::Theirs).map(Refused::phrase)
    }

    /// The same for a new record.
    pub(super) fn idea_instead(&self, draft: &Draft) -> Option<About> {
        if self.who != Who::Helper {
            return None;
        }
        match draft {
            Draft::Goal(_) => Some(About::Goal),
            Draft::Step(step, _) => Some(About::Step(step.goal)),
            Draft::Entry(_) => Some(About::Anything),
            Draft::Idea(..) => None,
        }
    }
}
