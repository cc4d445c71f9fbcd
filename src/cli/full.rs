//! stub
use super::{Ending, start::Session};
pub(super) fn run(_s: Session) -> Ending { Ending::Fine }
