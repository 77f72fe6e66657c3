//! Chapters of a chart: what stands in one is read at a glance, and what is not begun takes no room.

use waystation_sync::care::generalisation::{GENERALISATION, SETTINGS};
use waystation_sync::care::skill::{SKILL, SKILLS};
use waystation_sync::care::{coping, trigger};

use super::super::chapter::ChapterPage;
use super::super::print::PrintAsk;
use super::*;
use crate::chapters;
use crate::pages::trends::Span;

/// The plan with nothing in it.
pub(super) fn bare(names: &Names) -> String {
    page(&[], &Part::ALL, Role::Supervisor, names)
}

/// The plan with a trigger in it.
pub(super) fn begun(names: &Names) -> String {
    page(&[(&trigger::TRIGGER, vec![Entry::blank(&trigger::TRIGGER, ENTRY)])], &Part::ALL, Role::Supervisor, names)
}

/// Training, where nothing was begun.
pub(super) fn training(names: &Names) -> String {
    chapter("training", &[], (&Part::ALL, Role::Supervisor), names)
}

fn page(read: &[(&'static Noun, Vec<Entry>)], readable: &[Part], role: Role, names: &Names) -> String {
    chapter("plan", read, (readable, role), names)
}

fn chapter(
    name: &str,
    read: &[(&'static Noun, Vec<Entry>)],
    (readable, role): (&[Part], Role),
    names: &Names,
) -> String {
    let (chapter, rows) = (chapters::named(name).unwrap(), rows());
    let seen = Seen { read, role, ..seen(&rows, names) };
    let head = ChartHead::new(CLIENT, &rows, None, readable, names).at_chapter(chapter);
    shown(&ChapterPage::new(chapter, (&seen, Span::All), head, readable), names)
}

#[test]
fn what_stands_is_shown_as_lines_and_what_is_not_begun_by_its_name_alone() {
    let names = names(Language::English);
    let (bare, begun) = (bare(&names), begun(&names));
    for (page, triggers) in [(&bare, 0), (&begun, 1)] {
        assert_eq!(page.matches("id=\"trigger\"").count(), triggers, "{page}");
        assert_eq!(page.matches("class=\"block bare\"").count(), 1, "{page}");
        assert!(page.contains("Add a trigger"), "begun from here, whether one stands or not: {page}");
        assert!(page.contains("Add something that helps"), "{page}");
    }
    assert!(begun.contains(&crate::link::entry(CLIENT, &trigger::TRIGGER, ENTRY)), "{begun}");
}

#[test]
fn training_is_a_board_on_which_every_skill_can_be_begun_in_every_place() {
    let page = training(&names(Language::English));
    for skill in SKILLS.built_in() {
        let whole = format!("{}/{skill}\"", crate::link::section(CLIENT, &SKILL));
        assert_eq!(page.matches(&whole).count(), 1, "{skill}: {page}");
        for setting in SETTINGS.built_in() {
            let cell = format!("{}/{skill}:{setting}\"", crate::link::section(CLIENT, &GENERALISATION));
            assert_eq!(page.matches(&cell).count(), 1, "{skill} {setting}: {page}");
        }
    }
    assert!(page.contains("Breathing: At home: nothing yet"), "{page}");
}

#[test]
fn who_may_not_write_is_offered_nothing_to_begin() {
    let names = names(Language::English);
    let page = page(&[], &Part::ALL, Role::FrontDesk, &names);
    assert!(!page.contains("Add a trigger") && page.contains("Triggers"), "{page}");
}

#[test]
fn the_index_opens_the_chapter_that_is_read_and_no_other() {
    let names = names(Language::English);
    let of_chapter = bare(&names);
    let first = shown(&Chart::new(&seen(&rows(), &names), &Part::ALL), &names);
    let index =
        |page: &str| page.split("id=\"chart-index\"").nth(1).unwrap().split("</nav>").next().unwrap().to_owned();
    assert_eq!(index(&of_chapter).matches("aria-current=\"page\"").count(), 1);
    assert_eq!(index(&of_chapter).matches("class=\"sections\"").count(), 1);
    let here = |page: &str| {
        index(page).split(" aria-current").next().unwrap().ends_with(&format!("{}\"", crate::link::chart(CLIENT)))
    };
    assert!(here(&first) && !here(&of_chapter), "the first page is the one that is read only where it is");
    assert!(
        !index(&shown(&PrintAsk::new(CLIENT, head(&names, None), false, names.language), &names))
            .contains("aria-current")
    );
    let page = &crate::nouns::relapse::coping::PAGE;
    let section = Section {
        head: head(&names, Some(&coping::COPING)),
        page,
        language: names.language,
        lists: Vec::new(),
        timeline: None,
        others: None,
    };
    let index = index(&shown(&section, &names));
    assert_eq!(index.matches("aria-current=\"page\"").count(), 1, "{index}");
    assert!(
        index.contains(&format!("href=\"{}\" aria-current=\"page\"", crate::link::section(CLIENT, &coping::COPING)))
    );
}
