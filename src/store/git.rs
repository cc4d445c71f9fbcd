//! The marks git leaves in a file when it could not merge two versions.
//!
//! Never be asked about a file that reads well; a person may write such marks themselves.

/// The line, counted from 1, where the first of three marks stands in order; `None` where they do not.
pub(super) fn marks(text: &str) -> Option<usize> {
    let mut first = None;
    let mut middle = false;
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("<<<<<<< ") {
            (first, middle) = (first.or(Some(at + 1)), false);
        } else if first.is_some() && line == "=======" {
            middle = true;
        } else if middle && line.starts_with(">>>>>>> ") {
            return first;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn all_three_marks_in_order() {
        assert_eq!(marks("(\na\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n)"), Some(3));
        assert_eq!(marks("(\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> other\r\n)"), Some(2));
        assert_eq!(marks("(\n<<<<<<< HEAD\n)"), None);
        assert_eq!(marks("=======\n>>>>>>> x\n<<<<<<< HEAD"), None);
        assert_eq!(marks(""), None);
    }
}
