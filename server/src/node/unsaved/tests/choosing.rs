//! Choices: each person's own, whatever version of the program wrote them.

use waystation_web::look::Look;

use super::super::choices::LANGUAGE_BYTES_MAX;
use super::super::{Choices, Unsaved};
use super::*;

fn chosen(language: Option<&str>, look: Look) -> Choices {
    Choices { language: language.map(str::to_owned), look, ..Choices::default() }
}

#[tokio::test]
async fn choices_are_each_persons_own_and_stand_at_the_next_start() {
    let shelf = Shelf::new();
    let open = || {
        let folder = DataFolder::on(SimDisk::new()).with_drawer(Arc::clone(&shelf.disk));
        Unsaved::open(folder, shelf.keys.clone())
    };
    let drawer = open();
    assert_eq!(drawer.choices(ANA), Choices::default());
    let first = Choices { initials: true, ..chosen(Some("es"), Look::Dark) };
    drawer.set_choices(ANA, first.clone()).await.unwrap();
    assert_eq!(drawer.choices(ANA), first);
    let drawer = open();
    assert_eq!(drawer.choices(ANA), first);
    assert_eq!(drawer.choices(BEN), Choices::default());
    let again = Choices { language: None, look: Look::Contrast, ..drawer.choices(ANA) };
    drawer.set_choices(ANA, again.clone()).await.unwrap();
    assert_eq!(open().choices(ANA), again);
    // They are no drafts, and drafts are no choices.
    assert!(drawer.drafts(ANA).await.unwrap().is_empty());
}

#[test]
fn a_languages_tag_of_the_longest_length_is_kept_and_a_longer_or_an_odd_one_is_refused() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let choose = |tag: &str| files.set_choices(ANA, chosen(Some(tag), Look::Auto));
    choose("es").unwrap();
    choose(&"x".repeat(LANGUAGE_BYTES_MAX)).unwrap();
    let refused = choose(&"x".repeat(LANGUAGE_BYTES_MAX + 1)).unwrap_err();
    assert!(matches!(refused, UnsavedError::TooLarge { bytes_max: LANGUAGE_BYTES_MAX, .. }), "{refused}");
    for odd in ["", "e s", "../en", "español"] {
        assert!(matches!(choose(odd), Err(UnsavedError::NotALanguage)), "{odd:?}");
    }
    let kept = shelf.files().tidy().0;
    assert_eq!(kept[&ANA].language.as_deref(), Some("x".repeat(LANGUAGE_BYTES_MAX).as_str()));
}

#[test]
fn a_switch_that_was_added_later_is_off_in_older_files_and_changes_nothing_beside_it() {
    let shelf = Shelf::new();
    let files = shelf.files();
    files.set_choices(ANA, Choices::default()).unwrap();
    let read = || shelf.files().tidy().0[&ANA].clone();
    assert!(!read().no_slash());
    for off in [true, false] {
        let mut choices = read();
        choices.set_no_slash(off);
        files.set_choices(ANA, choices).unwrap();
        assert_eq!(read().no_slash(), off);
    }
    let mut newer = Choices { more: vec![0b110, 9, 9], ..Choices::default() };
    newer.set_no_slash(true);
    files.set_choices(ANA, newer).unwrap();
    assert_eq!(read().more, [0b111, 9, 9]);
}

#[test]
fn what_a_newer_version_added_to_the_choices_is_written_back_as_it_was() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let newer = Choices { more: vec![7; 40], ..Choices::default() };
    files.set_choices(ANA, newer).unwrap();
    let read = shelf.files().tidy().0[&ANA].clone();
    files.set_choices(ANA, Choices { look: Look::Light, ..read }).unwrap();
    let read = shelf.files().tidy().0[&ANA].clone();
    assert_eq!((read.look, read.more), (Look::Light, vec![7; 40]));
    let most = Choices { more: vec![7; 5000], ..Choices::default() };
    assert!(matches!(files.set_choices(ANA, most), Err(UnsavedError::TooLarge { .. })));
}
