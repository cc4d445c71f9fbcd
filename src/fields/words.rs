//! Lines and notes: words as they were written.
//!
//! Must never: cut, trim or refuse words.

use super::Reading;
use crate::{
    base::{Text, Value, letters},
    say,
};

/// The words as they stand, with a soft word when there are more than `most` letters.
pub fn read(typed: Text, most: usize) -> Reading {
    let n = letters::count(&typed);
    let problem = if n > most { Some(say!("field.long", n = n, most = most)) } else { None };
    Reading { value: Some(Value::Text(typed)), echo: None, problem }
}
