//! Choices: each person's own, whatever version of the program wrote them.

use super::super::{Choices, Drawer, LANGUAGE_BYTES_MAX, Look};
use super::*;

#[tokio::test]
async fn choices_are_each_persons_own_and_stand_at_the_next_start() {
    let shelf = Shelf::new();
    let open = || {
        let folder = DataFolder::on(SimDisk::new()).with_drawer(Arc::clone(&shelf.disk));
        Drawer::open(folder, shelf.keys.clone())
    };
    let drawer = open();
    assert_eq!(drawer.choices(ANA), Choices::default());
    let chosen = Choices::default().with(Some("es".to_owned()), Look::Dark);
    drawer.set_choices(ANA, chosen.clone()).await.unwrap();
    assert_eq!(drawer.choices(ANA), chosen);
    let drawer = open();
    assert_eq!(drawer.choices(ANA), chosen);
    assert_eq!(drawer.choices(BEN), Choices::default());
    let again = drawer.choices(ANA).with(None, Look::Contrast);
    drawer.set_choices(ANA, again.clone()).await.unwrap();
    assert_eq!(open().choices(ANA), again);
    // They are no drafts, and drafts are no choices.
    assert!(drawer.drafts(ANA).await.unwrap().is_empty());
}

#[test]
fn a_languages_tag_of_the_longest_length_is_kept_and_a_longer_or_an_odd_one_is_refused() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let choose = |tag: &str| files.set_choices(ANA, Choices::default().with(Some(tag.to_owned()), Look::Auto));
    choose("es").unwrap();
    choose(&"x".repeat(LANGUAGE_BYTES_MAX)).unwrap();
    let refused = choose(&"x".repeat(LANGUAGE_BYTES_MAX + 1)).unwrap_err();
    assert!(matches!(refused, DrawerError::TooLarge { bytes_max: LANGUAGE_BYTES_MAX, .. }), "{refused}");
    for odd in ["", "e s", "../en", "español"] {
        assert!(matches!(choose(odd), Err(DrawerError::NotALanguage)), "{odd:?}");
    }
    let kept = shelf.files().tidy();
    assert_eq!(kept[&ANA].language.as_deref(), Some("x".repeat(LANGUAGE_BYTES_MAX).as_str()));
}

#[test]
fn what_a_newer_version_added_to_the_choices_is_written_back_as_it_was() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let newer = Choices { more: vec![7; 40], ..Choices::default() };
    files.set_choices(ANA, newer).unwrap();
    let read = shelf.files().tidy()[&ANA].clone();
    files.set_choices(ANA, read.with(Some("en".to_owned()), Look::Light)).unwrap();
    let read = shelf.files().tidy()[&ANA].clone();
    assert_eq!((read.look, read.more), (Look::Light, vec![7; 40]));
    let most = Choices { more: vec![7; 5000], ..Choices::default() };
    assert!(matches!(files.set_choices(ANA, most), Err(DrawerError::TooLarge { .. })));
}

#[test]
fn every_look_has_a_code_that_leads_back_to_it() {
    for look in Look::ALL {
        assert_eq!(Look::coded(look.code()), Some(look));
    }
    assert_eq!(Look::coded("sepia"), None);
}
