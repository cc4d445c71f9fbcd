//! Everything `store` can say is in the words, is filled in, and says what happened, what is safe, what to do.

use cairnbook::{
    base::Phrase,
    content::words::Words,
    store::{
        Holder, LookOnly, NoPlace, OpenError, Safety, SaveError, Saved, Trouble, Unreadable, disk::Kind,
        restore::NotRestored, unreadable::Damage,
    },
};

fn troubles() -> Vec<Trouble> {
    use Trouble as T;
    vec![T::DiskFull, T::NoRoom, T::Damaged, T::NotAllowed, T::PlaceGone, T::Other("Busy".to_owned())]
}

fn three_parts() -> Vec<Phrase> {
    let mut all = Vec::new();
    for trouble in troubles() {
        all.push(SaveError::Disk(trouble.clone()).phrase());
        all.push(SaveError::OtherNotKept(trouble.clone()).phrase());
        all.push(OpenError::Disk(trouble).phrase());
    }
    for gone in [true, false] {
        all.push(SaveError::ChangedElsewhere { gone }.phrase());
    }
    all.extend([SaveError::InUse("10:12".to_owned()), SaveError::CheckFailed, SaveError::LookOnly].map(|e| e.phrase()));
    let damage =
        Damage { line: 3, column: 9, source_line: String::new(), before: 0, reason: "Expected comma".to_owned() };
    let unreadable = [
        Unreadable::Empty,
        Unreadable::Zeros,
        Unreadable::Utf16,
        Unreadable::NotText { line: 3, column: 9 },
        Unreadable::NotAWorkbook,
        Unreadable::MixedByGit { line: 3 },
        Unreadable::Newer { format: 3 },
        Unreadable::Damaged(Box::new(damage)),
    ];
    all.extend(unreadable.map(|why| OpenError::Unreadable(why).phrase()));
    let open = [
        OpenError::NotThere,
        OpenError::NoFolder,
        OpenError::NotAFile(Kind::Folder),
        OpenError::NotAFile(Kind::Pipe),
        OpenError::TooLarge,
        OpenError::LinkLoop,
        OpenError::NotAllowed,
    ];
    all.extend(open.map(|error| error.phrase()));
    let since = Holder { since: "10:12".to_owned(), ..Holder::default() };
    let look = [
        LookOnly::InUse(Holder::default()),
        LookOnly::InUse(since),
        LookOnly::File,
        LookOnly::Folder,
        LookOnly::UnknownFields(1),
        LookOnly::UnknownFields(2),
    ];
    all.extend(look.map(|why| why.phrase()));
    let trouble = || Trouble::DiskFull;
    let restored = [
        NotRestored::InUse,
        NotRestored::ReadOnly,
        NotRestored::Changed,
        NotRestored::NoFolder,
        NotRestored::NotKept(trouble()),
        NotRestored::NotWritten(trouble()),
    ];
    all.extend(restored.map(|why| why.phrase()));
    all.extend([NoPlace::NoHome, NoPlace::HomeNotWhole].map(NoPlace::phrase));
    all
}

#[test]
fn every_sentence_is_there_and_kind() {
    let words = Words::english();
    let saved = |disk_may_fail, safety| Saved { disk_may_fail, safety, no_backup: None }.phrase();
    assert_eq!(saved(false, Safety::NotNeeded), None);
    let mut all = three_parts();
    all.extend(saved(true, Safety::NotNeeded));
    all.extend(saved(false, Safety::Kept("/x/conflict-1~a.ron".into())));
    all.extend(saved(false, Safety::NotKept(Trouble::DiskFull)));
    all.extend(Saved { disk_may_fail: false, safety: Safety::NotNeeded, no_backup: Some(Trouble::DiskFull) }.phrase());
    assert_eq!(all.len(), three_parts().len() + 4);
    all.extend(troubles().iter().map(Trouble::phrase));
    for phrase in all {
        let said = words.say(&phrase);
        assert_ne!(said, phrase.key);
        assert!(!said.contains(['{', '}', '!', '\'']), "{said}");
        for (name, arg) in &phrase.args {
            let cairnbook::base::Arg::Text(text) = arg else { continue };
            assert!(said.contains(text.as_str()), "{}: {name} is not said", phrase.key);
        }
        let lower = said.to_lowercase();
        let banned = ["late", "overdue", "failed", "missed", "worse", "should", "just", "simply", "easy"];
        for word in lower.split(|c: char| !c.is_alphabetic()) {
            assert!(!banned.contains(&word), "{word}: {said}");
        }
        assert!(!lower.contains("still not"), "{said}");
    }
    for phrase in three_parts() {
        let said = words.say(&phrase);
        assert!(said.matches(". ").count() >= 2, "not three parts: {said}");
    }
}
