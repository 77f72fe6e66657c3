//! Files that do not open: left as they are, taken for absent, never in anybody's way.

use super::super::Choices;
use super::*;

#[test]
fn a_file_with_any_byte_changed_or_cut_off_is_left_in_place_and_taken_for_absent() {
    let shelf = Shelf::new();
    let files = shelf.files();
    files.keep(ANA, draft(1, "kept"), FRESH).unwrap();
    files.keep(ANA, draft(2, "the other"), FRESH).unwrap();
    let name = files.draft_name(ANA, id(1)).unwrap();
    let whole = shelf.disk.contents()[&name].clone();
    let flipped = (0..whole.len()).map(|place| {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x40;
        bytes
    });
    let cut = (0..whole.len()).map(|len| whole[..len].to_vec());
    for bytes in flipped.chain(cut).chain([vec![0; 1_000_000]]) {
        shelf.disk.plant(&name, &bytes);
        let files = shelf.files();
        files.tidy();
        assert_eq!(files.draft(ANA, id(1)).unwrap(), None);
        assert_eq!(texts(&files, ANA), ["the other"]);
        assert!(!files.let_go(ANA, id(1), &[sheet(1)]).unwrap());
        assert_eq!(shelf.disk.contents()[&name], bytes);
    }
}

#[test]
fn words_for_a_form_whose_file_does_not_open_are_kept_beside_it() {
    for front in [1, 2, 255] {
        let shelf = Shelf::new();
        let files = shelf.files();
        let name = files.draft_name(ANA, id(1)).unwrap();
        // A newer format, or torn bytes of this one.
        shelf.disk.plant(&name, &[front, 9, 9]);
        let kept = files.keep(ANA, draft(1, "kept"), FRESH).unwrap();
        assert_eq!(kept.id, FRESH);
        assert_eq!(texts(&files, ANA), ["kept"]);
        assert_eq!(shelf.disk.contents()[&name], [front, 9, 9]);
    }
}

#[test]
fn a_file_under_another_files_name_does_not_open() {
    let shelf = Shelf::new();
    let files = shelf.files();
    files.keep(ANA, draft(1, "Ana's"), FRESH).unwrap();
    let bytes = shelf.disk.contents()[&files.draft_name(ANA, id(1)).unwrap()].clone();
    for (person, number) in [(BEN, 1), (ANA, 2)] {
        shelf.disk.plant(&files.draft_name(person, id(number)).unwrap(), &bytes);
        assert_eq!(files.draft(person, id(number)).unwrap(), None);
    }
    assert!(files.drafts(BEN).unwrap().is_empty());
}

#[test]
fn choices_that_do_not_open_are_as_if_never_chosen_until_their_person_chooses_anew() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let name = files.choices_name(ANA).unwrap();
    for bytes in [&b""[..], b"\x01torn", b"\x02newer", &[1; 100_000]] {
        shelf.disk.plant(&name, bytes);
        assert!(shelf.files().tidy().0.is_empty());
        assert_eq!(shelf.disk.contents()[&name], bytes);
    }
    files.set_choices(ANA, Choices::default()).unwrap();
    assert_eq!(shelf.files().tidy().0.len(), 1);
}

#[test]
fn a_disk_that_cannot_be_written_is_told_and_changes_nothing() {
    let shelf = Shelf::new();
    let files = shelf.files();
    files.keep(ANA, draft(1, "kept"), FRESH).unwrap();
    shelf.disk.set_room(Some(shelf.disk.used() + 20));
    let mut more = draft(1, &"kept and more ".repeat(20));
    more.at.turn = 2;
    let refused = files.keep(ANA, more.clone(), FRESH).unwrap_err();
    assert!(matches!(&refused, UnsavedError::Disk(crate::host::DiskError::Full { .. })), "{refused}");
    assert_eq!(texts(&files, ANA), ["kept"]);
    shelf.disk.set_room(None);
    shelf.disk.set_read_only(true);
    assert!(files.keep(ANA, more.clone(), FRESH).is_err());
    let read_only = shelf.files();
    assert!(read_only.tidy().0.is_empty());
    assert_eq!(texts(&read_only, ANA), ["kept"]);
    shelf.disk.set_read_only(false);
    files.keep(ANA, more, FRESH).unwrap();
    assert_eq!(texts(&files, ANA)[0].len(), 14 * 20);
}
