//! Each field of each kind of record by itself: what is put there is there, the others are as they were, what is of
//! another kind is refused, and cleared it is as it began.

use super::*;

fn text() -> Value {
    Value::Text("Some words".into())
}

fn day() -> Value {
    Value::When(When::Day(Day::iso("2026-11-24").unwrap()))
}

fn pick(key: &'static str) -> Value {
    Value::Pick(Key::of(key))
}

fn picks(keys: &[&'static str]) -> Value {
    Value::Picks(keys.iter().map(|key| Key::of(key)).collect())
}

/// The fields with a value that is not the one they begin with; some other value they do not take.
fn must_hold_each<R: Clone + PartialEq + std::fmt::Debug>(
    fresh: &R,
    fields: &[(&'static str, Value)],
    get: impl Fn(&R, &Key) -> Option<Value>,
    set: impl Fn(&mut R, &Key, Option<Value>) -> Result<(), Refused>,
) {
    for (field, value) in fields {
        let (key, mut record) = (Key::of(field), fresh.clone());
        set(&mut record, &key, Some(value.clone())).unwrap();
        assert_eq!(get(&record, &key).as_ref(), Some(value), "{field}");
        for (other, _) in fields.iter().filter(|(other, _)| other != field) {
            assert_eq!(get(&record, &Key::of(other)), get(fresh, &Key::of(other)), "{other} beside {field}");
        }
        let stands = record.clone();
        let wrong = set(&mut record, &key, Some(Value::Rate(3)));
        assert_eq!((wrong, &record), (Err(Refused::WrongKind), &stands), "{field}");
        // A kind is always one, and a day that is cleared waits for another.
        if set(&mut record, &key, None).is_ok() && *field != "on" {
            assert_eq!(get(&record, &key).filter(|it| !it.is_blank()), get(fresh, &key), "{field} cleared");
        }
    }
}

const AT: Moment = Moment(0);

fn id(text: &str) -> Id {
    Id::of(text).unwrap()
}

#[test]
fn each_field_of_a_goal_holds_what_is_put_there_and_nothing_else() {
    let goal = Goal::new(id("g1"), Who::Me, AT);
    let fields = [
        ("words", text()),
        ("why", text()),
        ("others_want", text()),
        ("look_again", day()),
        ("state", pick("reached")),
        ("ours", Value::Yes(true)),
        ("kind", pick("learn")),
        ("whose", pick("told")),
        ("instead", text()),
        ("wish", pick("less")),
        ("private", Value::Yes(true)),
    ];
    must_hold_each(
        &goal,
        &fields,
        |it, key| it.at(&Slot::new(it.id, key)),
        |it, key, value| it.set(&Slot::new(it.id, key), value, AT),
    );
}

#[test]
fn each_field_of_a_step_holds_what_is_put_there_and_nothing_else() {
    let step = Step::new(id("s1"), Who::Me, AT, None, None);
    let fields = [
        ("words", text()),
        ("when", day()),
        ("state", pick("tried")),
        ("sure", pick("half")),
        ("with", text()),
        ("done_on", day()),
        ("kind", pick("ask")),
        ("size", pick("hour")),
        ("hard", pick("easy")),
        ("planned", pick("side_by_side")),
        ("repeats", pick("weekly")),
        ("kept", day()),
        ("private", Value::Yes(true)),
    ];
    must_hold_each(
        &step,
        &fields,
        |it, key| it.at(&Slot::new(it.id, key)),
        |it, key, value| it.set(&Slot::new(it.id, key), value),
    );
}

#[test]
fn each_field_of_an_entry_holds_what_is_put_there_and_nothing_else() {
    let entry = Entry::new(id("e1"), Who::Me, AT, EntryKind::Note, Day::iso("2026-11-22").unwrap());
    let fields = [
        ("words", text()),
        ("on", day()),
        ("kind", pick("hard_time")),
        ("goal", pick("g1")),
        ("help", pick("side_by_side")),
        ("hard", pick("easy")),
        ("private", Value::Yes(true)),
    ];
    must_hold_each(
        &entry,
        &fields,
        |it, key| it.at(&Slot::new(it.id, key)),
        |it, key, value| it.set(&Slot::new(it.id, key), value),
    );
}

#[test]
fn each_setting_holds_what_is_put_there_and_nothing_else() {
    let fields = [
        ("name", text()),
        ("plain", Value::Yes(true)),
        ("mouse", Value::Yes(true)),
        ("quiet", Value::Yes(true)),
        ("walked", Value::Yes(true)),
        ("weeks", pick("sunday")),
        ("pile", pick("beads")),
        ("colours", pick("dark")),
        ("skip_who", Value::Yes(true)),
        ("weights", Value::Yes(true)),
        ("folded", Value::Yes(true)),
        ("unlisted", Value::Yes(true)),
        ("daily_on", day()),
        ("put_off", picks(&["one", "other"])),
        ("taken", picks(&["one"])),
        ("not_these", picks(&["s1", "s2"])),
    ];
    must_hold_each(
        &Settings::default(),
        &fields,
        |it, key| it.get(key.as_str()),
        |it, key, value| it.set(key.as_str(), value),
    );
    assert_eq!(Settings::default().set("none_such", Some(text())), Err(Refused::NoSuchField));
}
