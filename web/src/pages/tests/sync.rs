//! The page of a laptop that was asked to call its clinic, while another meeting of its own goes on.

use super::*;

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
