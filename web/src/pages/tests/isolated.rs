//! Names on every page are kept apart from what stands around them, and no browser translates them.

use super::*;

/// What stands before and after each place in which `html` holds `name`, where that is not a mark or an element of its own.
fn bare(html: &str, name: &str) -> Vec<String> {
    let is_apart = |before: &str, after: &str| {
        let in_attribute = before.rfind('<') > before.rfind('>');
        let in_choice = before.rfind("<option").is_some_and(|start| !before[start..].contains("</option"));
        if in_attribute || in_choice {
            return before.ends_with('\u{2068}') && after.starts_with('\u{2069}');
        }
        before.ends_with("<bdi translate=\"no\">") && after.starts_with("</bdi>")
    };
    let places = html.match_indices(name).map(|(at, _)| (&html[..at], &html[at + name.len()..]));
    let end = |text: &str| text.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect::<String>();
    places
        .filter(|(before, after)| !is_apart(before, after))
        .map(|(before, after)| format!("{}|{name}|{}", end(before), after.chars().take(30).collect::<String>()))
        .collect()
}

#[test]
fn every_name_on_every_page_is_kept_apart_and_never_translated() {
    for language in Language::ALL {
        let (pages, mut seen) = (all(language), [0; NAMES.len()]);
        for html in &pages {
            for (count, name) in seen.iter_mut().zip(NAMES) {
                *count += html.matches(name).count();
                assert_eq!(bare(html, name), Vec::<String>::new(), "on {:?} in {language:?}", titled(html));
            }
            // What marks a name on its way to the page is never written there.
            assert!(!html.contains('\u{2060}'), "{:?}", titled(html));
        }
        assert!(seen.iter().all(|count| *count > 10), "{seen:?}");
    }
}

#[test]
fn what_people_wrote_runs_the_way_it_is_written() {
    // Whatever may hold anybody's words: values, headings, notes, versions, boxes to write in.
    let pages = all(Language::English);
    for (what, tag) in [
        ("a value", "<dd dir=\"auto\">"),
        ("the heading of an entry", "<h3 dir=\"auto\">"),
        ("a note", "<p class=\"prose\" dir=\"auto\">"),
        ("a version", "<span class=\"version-text\" dir=\"auto\">"),
        ("what was written before", "<del dir=\"auto\">"),
        ("what was written after", "<ins dir=\"auto\">"),
        ("a task", "<b dir=\"auto\">"),
        ("a box for a line", "type=\"text\" dir=\"auto\""),
        ("a box for more", "<textarea dir=\"auto\""),
    ] {
        assert!(pages.iter().any(|html| html.contains(tag)), "{what}");
    }
    for html in &pages {
        let values = html.split("<dd>").skip(1);
        assert!(values.into_iter().all(|rest| rest.starts_with("<a class=\"mark\"")), "{:?}", titled(html));
        for tag in ["<p class=\"prose\">", "<span class=\"version-text\">", "<del>", "<ins>", "<textarea id"] {
            assert!(!html.contains(tag), "{tag} on {:?}", titled(html));
        }
    }
}
