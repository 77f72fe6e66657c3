//! Every noun of a chart. Must never know one noun from another, but for those of which there are many.

use std::collections::BTreeSet;

use waystation_tests::browser::Browser;
use waystation_tests::eyes::{DESK, PHONE};
use waystation_tests::tour::Tour;

use super::page::{index, links, send_empty};

/// Nouns of which there are many in a chart: each has a form for a new one.
const MANY: [&str; 7] = ["name", "contact", "crisis_step", "goal", "task", "note", "team"];

/// Every section of a chart, in each its first entry with its history, every form for a new entry, those of entries
/// that belong to another too, and what the forms say when they are sent as they are.
pub(crate) async fn of_every_noun(chart: &str, browser: &Browser) -> Tour {
    let (mut tour, mut sections, mut forms) = (Tour::default(), 0, BTreeSet::new());
    let (chapters, all) = index(browser, chart).await;
    for chapter in &chapters {
        tour.at_like_others(browser, "chapter", chapter).await;
    }
    for link in &all {
        tour.at_like_others(browser, "section", link).await;
        sections += 1;
        forms.extend(
            links(browser, &format!("{chart}/"), &[]).await.into_iter().filter(|link| is_of_a_form(chart, link)),
        );
        let entries = links(browser, &format!("{link}/"), &["/new", "/history", "/choose"]).await;
        if let Some(entry) = entries.iter().find(|entry| !forms.contains(*entry)) {
            tour.at_like_others(browser, "entry", entry).await;
            tour.at_like_others(browser, "history", &format!("{entry}/history")).await;
        }
    }
    forms.insert(format!("{chart}/measure/new?answers=phq-9"));
    for form in &forms {
        tour.at_like_others(browser, "new entry", form).await;
    }
    for noun in MANY {
        browser.go(&format!("{chart}/{noun}/new")).await;
        send_empty(browser).await;
        tour.like_others(browser, "new entry", "with problems").await;
    }
    for open in chapters.last().into_iter().chain(all.last()) {
        assert_is_in_sight(browser, open).await;
    }
    assert!(chapters.len() > 5, "{chapters:?}");
    assert!(sections > 20 && forms.len() > 20, "{sections} sections, {forms:?}");
    assert!(forms.iter().any(|form| form.ends_with("/if_then_step")), "of a child: {forms:?}");
    tour
}

/// On a phone a chart's index is one line: what is open stands in sight there.
async fn assert_is_in_sight(browser: &Browser, section: &str) {
    browser.see(PHONE).await;
    browser.go(section).await;
    let ask = "const open = document.querySelector('.index a[aria-current]').getBoundingClientRect(); \
               return open.left >= 0 && open.right <= innerWidth";
    assert_eq!(browser.window.execute(ask, Vec::new()).await.unwrap(), true, "{section}");
    browser.see(DESK).await;
}

/// Whether `link` leads to a form for a new entry: `goal/new`, or `if_then/<id>/if_then_step`.
fn is_of_a_form(chart: &str, link: &str) -> bool {
    let pieces: Vec<&str> = link.trim_start_matches(chart).split('/').collect();
    match pieces.as_slice() {
        ["", _, last] => *last == "new",
        ["", noun, _, last] => last.starts_with(noun) && last != noun,
        _ => false,
    }
}
