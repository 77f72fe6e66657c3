//! The page of a laptop: what a call came to that was asked for, and whether the clinic was found.

use super::*;
use crate::pages::sync::Reached;

#[test]
fn a_call_is_told_as_answered_only_once_it_can_be_asked_for_again() {
    let names = &names(Language::English);
    let page = |meeting| {
        let line = SyncLine {
            place: Place::Laptop,
            saved: None,
            met: None,
            waiting: 0,
            refused: 0,
            meeting,
            under_way: None,
            refreshed: None,
        };
        let page = SyncPage::new(&line, &[], &[], (Vec::new(), Vec::new()), names);
        shown(&page.called(Call::Ended, names.language), names)
    };
    let (answered, refresh) = (names.language.say("sync-answered"), "http-equiv=\"refresh\"");

    // The page of a meeting asks again by itself, so what is pressed just then is lost with it.
    let busy = page(true);
    assert!(busy.contains(refresh) && !busy.contains(&answered), "{busy}");
    let quiet = page(false);
    assert!(!quiet.contains(refresh) && quiet.contains(&answered), "{quiet}");
}

#[test]
fn of_changes_that_were_not_taken_the_page_says_how_many_there_are_and_leads_to_the_next() {
    let names = &names(Language::English);
    let line = SyncLine {
        place: Place::Clinic,
        saved: None,
        met: None,
        waiting: 0,
        refused: 0,
        meeting: false,
        under_way: None,
        refreshed: None,
    };
    let one = || Refused { what: "Ana".into(), reason: "Damaged".into(), next: "Look".into() };
    let page = |count: usize, before: usize| {
        let refused: Vec<Refused> = (before..count.min(before + 2)).map(|_| one()).collect();
        let page = SyncPage::new(&line, &[], &refused, (Vec::new(), Vec::new()), names);
        shown(&page.of_refused(before, count), names)
    };
    let first = page(3, 0);
    assert!(first.contains("<span class=\"number\">3</span>") && first.contains("href=\"/sync?refused=2\""), "{first}");
    let last = page(3, 2);
    assert!(last.contains("<span class=\"number\">3</span>") && !last.contains("?refused="), "{last}");
}

#[test]
fn a_clinic_that_answers_that_it_is_locked_was_found_and_nobody_is_asked_whether_it_moved() {
    for language in Language::ALL {
        let names = &names(language);
        let page = |trouble: &[&str], reached| {
            let line = SyncLine {
                place: Place::Laptop,
                saved: None,
                met: None,
                waiting: 0,
                refused: 0,
                meeting: false,
                under_way: None,
                refreshed: None,
            };
            let trouble = trouble.iter().map(|said| (*said).to_owned()).collect();
            let page = SyncPage::new(&line, &[], &[], (trouble, Vec::new()), names).reached(reached);
            shown(&page.called(Call::Ended, language), names)
        };
        let (lost, moved) = (language.say("sync-not-found"), language.say("sync-address"));
        let (locked, unmet) = (language.say("sync-found-locked"), language.say("sync-found-no-meeting"));
        let held_up = page(&["x"], Reached::Locked);
        assert!(held_up.contains(&locked) && held_up.contains(&language.say("sync-answered-locked")), "{held_up}");
        assert!(!held_up.contains(&lost) && !held_up.contains(&moved), "{held_up}");
        let busy = page(&["x"], Reached::Clinic);
        assert!(busy.contains(&unmet) && !busy.contains(&lost) && !busy.contains(&moved), "{busy}");
        let gone = page(&["x"], Reached::Nothing);
        assert!(gone.contains(&lost) && gone.contains(&moved) && !gone.contains(&locked), "{gone}");
        // A clinic that was met stays found where computers do not find each other.
        let alone = page(&["x"], Reached::NotCalled);
        assert!(!alone.contains(&lost) && alone.contains(&language.say("sync-not-by-itself")), "{alone}");
    }
}
