//! Everything that can be done, in one table: keys, words, where. Key look-up, footer, help, the plain
//! face's choices and the tables of the guide are readings of it.

use super::stroke::{Code, Stroke};

/// One thing that can be done. The list is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    NextField,
    PlaceBefore,
    PlaceAfter,
    Open,
    Done,
    NewStep,
    NewUnder,
    NewGoal,
    Tried,
    PutAside,
    Move,
    MoveUp,
    MoveDown,
    MoveIn,
    MoveOut,
    MoveEnd,
    Before,
    After,
    Calendar,
    Smaller,
    Rest,
    NotThis,
    NotNow,
    AddStone,
    AddHardTime,
    AddNote,
    CheckIn,
    SayMore,
    Why,
    Ladder,
    IfHard,
    Review,
    Worked,
    Swap,
    CanWait,
    Rule,
    Numbers,
    Sure,
    Sheet,
    From,
    CardMore,
    CardLess,
    Progress,
    Story,
    Today,
    Goals,
    About,
    Milestones,
    More,
    Together,
    Pen,
    ReadBack,
    Stop,
    Question,
    Companion,
    Ideas,
    Talks,
    Prepare,
    Private,
    History,
    Alone,
    Find,
    Zoom,
    Pile,
    Settings,
    Colours,
    Walk,
    WhoSees,
    Sample,
    Call,
    Hide,
    Undo,
    Redo,
    SaveAgain,
    Help,
    Guide,
    Palette,
    Back,
    Interrupt,
    Suspend,
    Leave,
}

/// What an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The row or field in focus.
    Row,
    /// The page.
    Page,
    /// The whole workbook.
    Everywhere,
    /// Moving about; the plain face has other means.
    Moving,
}

/// May it be done here and now?
#[derive(Clone, Debug, PartialEq)]
pub enum Allowed {
    /// Yes.
    Yes,
    /// No, and why; to be said when it is tried.
    No(String),
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// What.
    pub act: Act,
    /// Its name, for key settings and for the words: `act.NAME` and `act.NAME.help`.
    pub name: &'static str,
    /// Keys that do it. The first is the one shown.
    pub keys: &'static [Stroke],
    /// What it is about.
    pub scope: Scope,
    /// Works while words are being written, too.
    pub in_text: bool,
    /// Stands in the line of keys at the foot, where there is room.
    pub foot: bool,
    /// Leads to a change of the workbook; refused where it is to be looked at only.
    pub edits: bool,
}

/// An action as a face offers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What.
    pub act: Act,
    /// Its name in the table.
    pub name: &'static str,
    /// Its keys as shown.
    pub keys: Vec<String>,
    /// One or two words.
    pub label: String,
    /// One sentence.
    pub help: String,
    /// May it be done here and now?
    pub allowed: Allowed,
    /// What it is about.
    pub scope: Scope,
    /// Stands in the line of keys at the foot.
    pub foot: bool,
}

const fn k(code: Code) -> Stroke {
    Stroke::plain(code)
}
const fn l(c: char) -> Stroke {
    Stroke::letter(c)
}
const fn c(c: char) -> Stroke {
    Stroke::ctrl(c)
}

macro_rules! table {
    ($($act:ident $name:literal [$($key:expr),*] $scope:ident $text:ident $foot:ident $edits:ident;)*) => {
        /// Every action. The order is the order of the foot line and of help.
        pub const TABLE: &[Info] = &[$(Info {
            act: Act::$act, name: $name, keys: &[$($key),*], scope: Scope::$scope,
            in_text: table!(@ $text), foot: table!(@ $foot), edits: table!(@ $edits),
        }),*];
    };
    (@ text) => { true };
    (@ foot) => { true };
    (@ edits) => { true };
    (@ no) => { false };
}

table! {
    // act        name           keys                                          scope       text foot edits
    Up            "up"           [k(Code::Up)]                                 Moving      no   no no;
    Down          "down"         [k(Code::Down)]                               Moving      no   no no;
    PageUp        "page_up"      [k(Code::PageUp)]                             Moving      no   no no;
    PageDown      "page_down"    [k(Code::PageDown)]                           Moving      no   no no;
    First         "first"        [k(Code::Home)]                               Moving      no   no no;
    Last          "last"         [k(Code::End)]                                Moving      no   no no;
    NextField     "next_field"   [k(Code::Tab)]                                Moving      text no no;
    PlaceBefore   "place_before" [k(Code::Left)]                               Moving      no   no no;
    PlaceAfter    "place_after"  [k(Code::Right)]                              Moving      no   no no;
    MoveEnd       "move_end"     [k(Code::Enter), k(Code::Esc)]                Row         no   foot no;
    MoveUp        "move_up"      [k(Code::Up)]                                 Row         no   foot no;
    MoveDown      "move_down"    [k(Code::Down)]                               Row         no   foot no;
    MoveIn        "move_in"      [k(Code::Right)]                              Row         no   foot no;
    MoveOut       "move_out"     [k(Code::Left)]                               Row         no   foot no;
    Before        "before"       [k(Code::Left)]                               Moving      no   no no;
    After         "after"        [k(Code::Right)]                              Moving      no   no no;
    Open          "open"         [k(Code::Enter)]                              Row         no   foot no;
    Done          "done"         [l(' ')]                                      Row         no   foot edits;
    Back          "back"         [k(Code::Esc)]                                Everywhere  no   foot no;
    Pen           "who_writes"   [c('t')]                                      Everywhere  text foot no;
    Stop          "stop"         [l('q')]                                      Everywhere  no   foot no;
    ReadBack      "read_back"    [l('z'), c('r')]                             Everywhere  text foot no;
    NewStep       "new_step"     [l('n')]                                      Page        no   foot edits;
    NewUnder      "new_under"    [l('u')]                                      Row         no   no edits;
    Move          "move"         [l('m')]                                      Row         no   foot edits;
    Tried         "tried"        [l('t')]                                      Row         no   foot edits;
    PutAside      "put_aside"    [l('x')]                                      Row         no   foot edits;
    Smaller       "smaller"      [l('s')]                                      Row         no   foot edits;
    Rest          "rest"         []                                            Row         no   no edits;
    NotThis       "not_this"     []                                            Page        no   no edits;
    NotNow        "not_now"      []                                            Page        no   no edits;
    Calendar      "calendar"     [l('d'), c('d')]                              Row         text foot edits;
    NewGoal       "new_goal"     [l('g')]                                      Page        no   foot edits;
    SayMore       "say_more"     [l('e')]                                      Page        no   foot no;
    Why           "why"          [l('w')]                                      Page        no   foot no;
    Zoom          "zoom"         [l('v')]                                      Page        no   foot no;
    Ladder        "ladder"       [l('l')]                                      Page        no   no no;
    IfHard        "if_hard"      [l('i')]                                      Page        no   no no;
    Review        "review"       [l('k')]                                      Page        no   no edits;
    Worked        "worked"       []                                            Page        no   no no;
    Sure          "sure"         []                                            Page        no   no edits;
    Sheet         "sheet"        [l('b')]                                      Page        no   foot no;
    From          "from"         [l('f')]                                      Row         no   foot no;
    CardMore      "card_more"    [k(Code::Right)]                              Row         no   foot edits;
    CardLess      "card_less"    [k(Code::Left)]                               Row         no   foot edits;
    Swap          "swap"         []                                            Page        no   no edits;
    CanWait       "can_wait"     []                                            Page        no   no edits;
    Rule          "rule"         []                                            Page        no   no no;
    AddStone      "add_stone"    [l('a')]                                      Everywhere  no   foot edits;
    CheckIn       "check_in"     [l('c')]                                      Everywhere  no   foot edits;
    AddHardTime   "add_hard_time" [l('h')]                                     Everywhere  no   no edits;
    AddNote       "add_note"     [l('o')]                                      Everywhere  no   no edits;
    Find          "find"         [l('/')]                                      Everywhere  no   no no;
    Pile          "pile"         [l('p')]                                      Everywhere  no   no no;
    Together      "together"     [l('j')]                                      Everywhere  no   no no;
    Question      "question"     [c('o')]                                      Everywhere  text no no;
    Companion     "companion"    []                                            Everywhere  no   no no;
    Ideas         "ideas"        []                                            Everywhere  no   no no;
    Talks         "talks"        []                                            Everywhere  no   no no;
    Prepare       "prepare"      []                                            Everywhere  no   no no;
    Private       "private"      []                                            Row         no   no edits;
    History       "history"      []                                            Row         no   no no;
    Alone         "alone"        []                                            Everywhere  no   no edits;
    SaveAgain     "save_again"   [c('s')]                                      Everywhere  text foot no;
    Help          "help"         [l('?')]                                      Everywhere  no   foot no;
    Guide         "guide"        []                                            Everywhere  no   no no;
    Today         "today"        [l('1')]                                      Everywhere  no   no no;
    Goals         "goals"        [l('2')]                                      Everywhere  no   no no;
    About         "about"        [l('3')]                                      Everywhere  no   no no;
    Milestones    "milestones"   [l('4')]                                      Everywhere  no   no no;
    More          "more"         [l('5')]                                      Everywhere  no   no no;
    Progress      "progress"     [l('r')]                                      Everywhere  no   no no;
    Story         "story"        [l('y')]                                      Everywhere  no   no no;
    Numbers       "numbers"      []                                            Everywhere  no   no no;
    Settings      "settings"     []                                            Everywhere  no   no no;
    Colours       "colours"      [k(Code::F(2))]                               Everywhere  no   no no;
    Walk          "walk"         []                                            Everywhere  no   no edits;
    WhoSees       "who_sees"     []                                            Everywhere  no   no no;
    Sample        "sample"       []                                            Everywhere  no   no no;
    Undo          "undo"         [c('z')]                                      Everywhere  text no edits;
    Redo          "redo"         [c('y')]                                      Everywhere  text no edits;
    Palette       "palette"      [c('p'), l(':')]                              Everywhere  text no no;
    Call          "call"         [c('g'), k(Code::F(1))]                       Everywhere  text no no;
    Hide          "hide"         [c('l')]                                      Everywhere  text no no;
    Interrupt     "interrupt"    [c('c')]                                      Everywhere  text no no;
    Suspend       "suspend"      []                                            Everywhere  no   no no;
    Leave         "leave"        [c('q')]                                      Everywhere  text no no;
}

/// The line of that action.
pub fn info(act: Act) -> Option<&'static Info> {
    TABLE.iter().find(|info| info.act == act)
}
