//! Noting what was said today about what the book offers and asks.

use crate::{
    base::{Id, Key, Slot, Value, When},
    view::View,
    workbook::{Daily, Edit, Settings},
};

/// The edits that note what was said today about what the book offers.
pub fn noted(view: &View, note: impl FnOnce(&mut Daily)) -> Vec<Edit> {
    let mut daily = view.book.settings().daily(view.now.today);
    note(&mut daily);
    let set = |field: &Key, value: Option<Value>| Edit::Set(Slot::new(Id::settings(), field), value);
    let keys = |keys: Vec<Key>| if keys.is_empty() { None } else { Some(Value::Picks(keys)) };
    let not_these = daily.not_these.iter().map(|id| Key::from(id.as_str())).collect();
    vec![
        set(&Settings::DAILY_ON, Some(Value::When(When::Day(view.now.today)))),
        set(&Settings::PUT_OFF, keys(daily.put_off)),
        set(&Settings::TAKEN, keys(daily.taken)),
        set(&Settings::NOT_THESE, keys(not_these)),
    ]
}

/// Adds that name, once.
pub fn add(names: &mut Vec<Key>, name: Key) {
    if !names.contains(&name) {
        names.push(name);
    }
}
