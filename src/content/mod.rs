//! Level 3: the workbook's pages and all words, as data from `assets`. Parsed only when first needed.
//!
//! Must never: hold a sentence a person reads inside the program; those are in `assets`.

mod catalogue;
pub mod check;
pub mod dates;
pub mod guide;
pub mod own;
pub mod pages;
pub mod phrases;
pub mod reading;
pub mod words;

pub use catalogue::Content;
pub use dates::Dates;
pub use own::{Lead, Leads, OwnFile, Renames};
pub use pages::{
    CHAPTERS, Depth, FieldSpec, FieldType, FigureSpec, HandOn, HelperLines, HintSpec, Link, Many, Only, PageSpec,
    RowsSpec, Sentence, SortSpec, To, Voice, WhyLine, next_depth,
};
pub use words::Words;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Id;

    #[test]
    fn only_one_more_filling_is_of_the_page_it_is_named_after() {
        let content = Content::english();
        let of = |name: &str| content.page_of(Id::page(name)).map(|page| page.id.as_str());
        assert_eq!(of("decide"), Some("decide"));
        assert_eq!(of("decide_0123456789"), Some("decide"));
        assert_eq!(of("decide_house"), None, "a page of someone's own that has left");
        assert_eq!(of("life_0123456789"), None);
        assert_eq!((of("talk_0123456789"), of("idea_0123456789")), (Some("talk"), Some("idea")));
    }
}
