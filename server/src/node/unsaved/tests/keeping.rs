//! Keeping and letting go: each person's own, none dropped, none overwritten by another window.

use super::*;

#[test]
fn what_was_kept_is_there_at_the_next_start_newest_first_and_for_its_writer_alone() {
    let shelf = Shelf::new();
    let files = shelf.files();
    for number in [1, 3, 2] {
        files.keep(ANA, draft(number, &format!("words {number}")), FRESH).unwrap();
    }
    files.keep(BEN, draft(1, "Ben's own"), FRESH).unwrap();
    let files = shelf.files();
    files.tidy();
    assert_eq!(texts(&files, ANA), ["words 3", "words 2", "words 1"]);
    assert_eq!(files.draft(ANA, id(1)).unwrap(), Some(draft(1, "words 1")));
    assert_eq!(texts(&files, BEN), ["Ben's own"]);
    assert_eq!(files.draft(BEN, id(2)).unwrap(), None);
}

#[test]
fn the_same_form_kept_again_takes_the_place_of_its_older_words() {
    let shelf = Shelf::new();
    let files = shelf.files();
    files.keep(ANA, draft(1, "Sleep"), FRESH).unwrap();
    let mut later = draft(1, "Sleep at home");
    later.at.turn = 2;
    let kept = files.keep(ANA, later, FRESH).unwrap();
    assert_eq!((kept.id, kept.edit), (id(1), EditId([1; 16])));
    assert_eq!(texts(&files, ANA), ["Sleep at home"]);
    // What was sent before and came late changes nothing.
    files.keep(ANA, draft(1, "Sleep at"), FRESH).unwrap();
    assert_eq!(texts(&files, ANA), ["Sleep at home"]);
    assert_eq!(shelf.names().len(), 1);
}

#[test]
fn two_windows_that_grew_from_one_draft_never_overwrite_each_other() {
    let shelf = Shelf::new();
    let files = shelf.files();
    files.keep(ANA, draft(1, "Sleep"), FRESH).unwrap();
    // A second window shows it, and goes on with it.
    let second = from_sheet(2, draft(1, "Sleep and swim"), &[1]);
    assert_eq!(files.keep(ANA, second, FRESH).unwrap().id, id(1));
    // The first window does not know: its words are kept beside.
    let mut first = draft(1, "Sleep and walk");
    first.at.turn = 2;
    let kept = files.keep(ANA, first.clone(), FRESH).unwrap();
    assert_eq!((kept.id, kept.edit), (FRESH, EditId(FRESH.0)), "a form of its own from now on");
    let mut both = texts(&files, ANA);
    both.sort();
    assert_eq!(both, ["Sleep and swim", "Sleep and walk"]);
    // From then on it keeps under the new name, in place.
    first.id = kept.id;
    first.fields[0].1 = "Sleep and walk far".to_owned();
    assert_eq!(files.keep(ANA, first, id(201)).unwrap().id, FRESH);
    assert_eq!(shelf.names().len(), 2);
}

#[test]
fn a_draft_is_let_go_by_the_window_that_showed_it_and_by_no_older_one() {
    let shelf = Shelf::new();
    let files = shelf.files();
    files.keep(ANA, draft(1, "Sleep"), FRESH).unwrap();
    files.keep(ANA, from_sheet(2, draft(1, "Sleep and swim"), &[1]), FRESH).unwrap();
    assert!(!files.let_go(ANA, id(1), &[sheet(1)]).unwrap(), "it holds more than that window showed");
    assert!(files.let_go(BEN, id(1), &[sheet(2)]).unwrap(), "Ben has none, and Ana's stays");
    assert_eq!(texts(&files, ANA), ["Sleep and swim"]);
    assert!(files.let_go(ANA, id(1), &[sheet(1), sheet(2)]).unwrap());
    assert!(files.let_go(ANA, id(1), &[sheet(2)]).unwrap(), "twice is once");
    assert_eq!(shelf.names(), [""; 0]);
}

#[test]
fn what_a_person_sends_by_a_press_is_newer_than_all_that_its_page_kept_before() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let at_turn = |turn, text: &str| {
        let mut draft = draft(1, text);
        draft.at.turn = turn;
        draft
    };
    files.keep(ANA, at_turn(7, "Sleep at"), FRESH).unwrap();
    files.keep(ANA, Draft { pressed: true, ..at_turn(0, "Sleep at home") }, FRESH).unwrap();
    assert_eq!(texts(&files, ANA), ["Sleep at home"]);
    // What its page had sent before and came later is older.
    files.keep(ANA, at_turn(7, "Sleep at"), FRESH).unwrap();
    assert_eq!(texts(&files, ANA), ["Sleep at home"]);
}

#[test]
fn a_draft_of_which_a_newer_one_of_the_same_form_holds_every_word_is_listed_no_more() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let with = |number, step: &str| {
        let mut draft = draft(number, "Sleep at home");
        draft.fields.push(("f.first_step".to_owned(), step.to_owned()));
        draft
    };
    files.keep(ANA, with(1, ""), FRESH).unwrap();
    files.keep(ANA, with(2, ""), FRESH).unwrap();
    files.keep(ANA, with(3, "Pack"), FRESH).unwrap();
    assert_eq!(shelf.names().len(), 1, "the same words, and then more of them");
    // One with other words, on another version, of another form or of another person stays.
    files.keep(ANA, with(4, "Ring"), FRESH).unwrap();
    let mut older = with(5, "");
    older.at.base = Heads::default();
    files.keep(ANA, older, FRESH).unwrap();
    let mut other = with(6, "Pack");
    other.at.form = "/clients/canary-client/need".to_owned();
    files.keep(ANA, other, FRESH).unwrap();
    files.keep(BEN, with(7, ""), FRESH).unwrap();
    assert_eq!(shelf.files().drafts(ANA).unwrap().len(), 4);
    assert_eq!(shelf.files().drafts(BEN).unwrap().len(), 1);
}

#[test]
fn a_persons_drafts_together_have_a_limit_in_bytes_and_none_is_dropped_for_it() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let large = |number: u8| draft(number, &char::from(b'a' + number).to_string().repeat(FIELDS_BYTES_MAX - 100));
    let fit = u8::try_from(DRAWER_BYTES_MAX / FIELDS_BYTES_MAX as u64).unwrap();
    for number in 1..fit {
        files.keep(ANA, large(number), FRESH).unwrap();
    }
    files.keep(ANA, draft(99, "short"), FRESH).unwrap();
    let refused = files.keep(ANA, large(fit), FRESH).unwrap_err();
    assert!(matches!(refused, UnsavedError::TooMuch { .. }), "{refused}");
    assert_eq!(files.drafts(ANA).unwrap().len(), usize::from(fit));
    files.keep(BEN, large(1), FRESH).unwrap();
}

#[test]
fn one_draft_too_many_is_refused_and_none_is_dropped_for_it() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let most = u8::try_from(DRAFTS_MAX).unwrap();
    for number in 1..=most {
        files.keep(ANA, draft(number, &format!("kept {number}")), FRESH).unwrap();
    }
    let refused = files.keep(ANA, draft(most + 1, "one more"), FRESH).unwrap_err();
    assert!(matches!(refused, UnsavedError::TooMany { max: DRAFTS_MAX }), "{refused}");
    let all: Vec<String> = (1..=most).rev().map(|number| format!("kept {number}")).collect();
    assert_eq!(texts(&files, ANA), all);
    // Those that are there can still be written in, and others have drawers of their own.
    files.keep(ANA, draft(most, "kept longer"), FRESH).unwrap();
    files.keep(BEN, draft(1, "Ben's own"), FRESH).unwrap();
    files.let_go(ANA, id(1), &[sheet(1)]).unwrap();
    files.keep(ANA, draft(most + 1, "one more"), FRESH).unwrap();
    // A file that does not open is none of the person's, so it takes nobody's place.
    shelf.disk.plant(&files.draft_name(ANA, id(2)).unwrap(), b"\x01torn");
    files.keep(ANA, draft(most + 2, "and another"), FRESH).unwrap();
    assert_eq!(files.drafts(ANA).unwrap().len(), DRAFTS_MAX);
}

#[test]
fn a_draft_of_as_many_bytes_as_a_form_may_have_is_kept_and_one_byte_more_is_refused() {
    let shelf = Shelf::new();
    let files = shelf.files();
    let name = draft(1, "").fields[0].0.len();
    for (number, over) in [(1, 0), (2, 1)] {
        let text = "x".repeat(FIELDS_BYTES_MAX - name + over);
        let done = files.keep(ANA, draft(number, &text), FRESH);
        match over {
            0 => assert_eq!(done.unwrap().id, id(1)),
            _ => assert!(matches!(done, Err(UnsavedError::TooLarge { bytes_max: FIELDS_BYTES_MAX, .. }))),
        }
    }
    assert_eq!(shelf.files().drafts(ANA).unwrap()[0].fields[0].1.len(), FIELDS_BYTES_MAX - name);
    let mut long = draft(3, "short");
    long.at.form = "/".repeat(400 * 1024);
    assert!(matches!(files.keep(ANA, long, FRESH), Err(UnsavedError::TooLarge { .. })));
    assert_eq!(files.drafts(ANA).unwrap().len(), 1);
}

#[test]
fn neither_names_nor_bytes_nor_debug_texts_show_a_person_a_client_or_a_word() {
    let shelf = Shelf::new();
    let files = shelf.files();
    files.keep(ANA, draft(1, CANARY), FRESH).unwrap();
    let choices = super::super::Choices { language: Some("canary-tongue".into()), ..Default::default() };
    files.set_choices(ANA, choices).unwrap();
    for (name, bytes) in shelf.disk.contents() {
        for canary in [CANARY.as_bytes(), b"canary", &ANA.0, b"statement"] {
            let found = |bytes: &[u8]| bytes.windows(canary.len()).any(|window| window == canary);
            assert!(!found(name.as_bytes()) && !found(&bytes), "{name}");
        }
        assert!(!name.contains(&ANA.to_string()) && !name.contains(&id(1).to_string()), "{name}");
    }
    assert!(!format!("{:?}{:?}", draft(1, CANARY), files.drafts(ANA)).contains("orchard"));
    let other = Files::new(DataFolder::on(SimDisk::new()), keys());
    assert_ne!(other.draft_name(ANA, id(1)).unwrap(), files.draft_name(ANA, id(1)).unwrap(), "another node's key");
}

#[test]
fn the_folder_is_made_when_something_is_first_kept_and_for_its_owner_only() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let folder = DataFolder::open(&data, true).unwrap();
    let files = Files::new(folder.clone(), keys());
    files.tidy();
    assert!(files.drafts(ANA).unwrap().is_empty() && files.let_go(ANA, id(1), &[]).unwrap());
    assert!(!data.join("drawer").exists());
    files.keep(ANA, draft(1, "kept"), FRESH).unwrap();
    assert_eq!(texts(&files, ANA), ["kept"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&data.join("drawer")), 0o700);
        let name = files.draft_name(ANA, id(1)).unwrap();
        assert_eq!(mode(&data.join("drawer").join(name)), 0o600);
    }
    drop(folder);
    assert!(DataFolder::open(&data, false).is_err(), "an open drawer holds the folder's lock");
    drop(files);
    DataFolder::open(&data, false).unwrap();
}

#[tokio::test]
async fn a_drawer_works_off_the_asking_thread_and_in_turn() {
    let shelf = Shelf::new();
    let folder = DataFolder::on(SimDisk::new()).with_drawer(Arc::clone(&shelf.disk));
    let drawer = super::super::Unsaved::open(folder, shelf.keys.clone());
    let keeping: Vec<_> = (1..=20)
        .map(|number| {
            let drawer = drawer.clone();
            tokio::spawn(async move { drawer.keep(ANA, draft(number, &format!("kept {number}")), FRESH).await })
        })
        .collect();
    for one in keeping {
        one.await.unwrap().unwrap();
    }
    assert_eq!(drawer.drafts(ANA).await.unwrap().len(), 20);
    assert!(drawer.draft(ANA, id(7)).await.unwrap().is_some());
    assert!(drawer.let_go(ANA, id(7), vec![sheet(7)]).await.unwrap());
    assert!(drawer.draft(ANA, id(7)).await.unwrap().is_none());
}
