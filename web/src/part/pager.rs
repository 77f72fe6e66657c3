//! The pages of a long list and the ways between them: plain links whose addresses hold numbers alone. Must never put
//! a client's word into an address.

use std::ops::Range;

use askama::Template;

use crate::{Language, filters};

/// Most lines of one page of a list.
pub const PAGE_LINES_MAX: usize = 50;
/// Most bytes that the lines of one page may have together, so that no page has more than 100 KB; a line that has more
/// has a page of its own.
pub const PAGE_BYTES_MAX: usize = 56 * 1024;
/// Most letters under which a list can be entered; one with more of them has none, and its search.
pub const LETTERS_MAX: usize = 60;

/// There is no such page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchPage {
    /// The list's own address.
    pub list: String,
    /// How many pages it has.
    pub pages: usize,
}

/// One page of a list among the others.
#[derive(Clone, Debug, Template)]
#[template(path = "part/pager.html")]
pub struct Pager {
    list: String,
    /// Which page this is; the first is 1.
    pub page: usize,
    /// How many there are; an empty list has one.
    pub pages: usize,
    /// "Page 3 of 200".
    pub said: String,
    lines: usize,
    shown: Range<usize>,
}

/// A letter under which a list can be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// Where its first line is.
    pub href: String,
}

impl Pager {
    /// The page of the list at the address `list`, which has `lines` lines, that `asked` asks for; none asks for the
    /// first.
    ///
    /// # Errors
    /// [`NoSuchPage`] when it is not the number of one of its pages.
    pub fn new(list: &str, lines: usize, asked: Option<&str>, language: Language) -> Result<Self, NoSuchPage> {
        let starts: Vec<usize> = (0..lines).step_by(PAGE_LINES_MAX).collect();
        Self::of(list, (&starts, lines), asked, language)
    }

    /// The same for a list whose lines have so many bytes each: a page ends before [`PAGE_BYTES_MAX`], too.
    ///
    /// # Errors
    /// As [`Pager::new`].
    pub fn weighed(list: &str, bytes: &[usize], asked: Option<&str>, language: Language) -> Result<Self, NoSuchPage> {
        Self::of(list, (&starts(bytes, PAGE_LINES_MAX), bytes.len()), asked, language)
    }

    /// The sheets on paper of lines that have so many bytes each. A sheet ends before [`PAGE_BYTES_MAX`] and nowhere else,
    /// since every sheet more is one more that somebody has to ask for and to keep together.
    ///
    /// # Errors
    /// As [`Pager::new`].
    pub fn on_paper(bytes: &[usize], asked: Option<&str>, language: Language) -> Result<Self, NoSuchPage> {
        Self::of("", (&starts(bytes, usize::MAX), bytes.len()), asked, language)
    }

    fn of(
        list: &str,
        (starts, lines): (&[usize], usize),
        asked: Option<&str>,
        language: Language,
    ) -> Result<Self, NoSuchPage> {
        let pages = starts.len().max(1);
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        let page = asked.map_or(Some(1), number).filter(|page| (1..=pages).contains(page));
        let page = page.ok_or_else(|| NoSuchPage { list: list.to_owned(), pages })?;
        let said = language.say_with("pager-place", &[("page", page.into()), ("pages", pages.into())]);
        let shown = starts.get(page - 1).copied().unwrap_or(0)..starts.get(page).copied().unwrap_or(lines);
        Ok(Self { list: list.to_owned(), page, pages, said, lines, shown })
    }

    /// How many lines come before this page.
    #[must_use]
    pub const fn from(&self) -> usize {
        self.shown.start
    }

    /// Those of `lines` that stand on this page.
    #[must_use]
    pub fn shown<'a, T>(&self, lines: &'a [T]) -> &'a [T] {
        lines.get(self.shown.clone()).unwrap_or(&[])
    }

    /// How many lines the whole list has.
    #[must_use]
    pub const fn lines(&self) -> usize {
        self.lines
    }

    /// Whether the list has more than this page.
    #[must_use]
    pub const fn is_needed(&self) -> bool {
        self.pages > 1
    }

    /// Whether no page comes after it.
    #[must_use]
    pub const fn is_last(&self) -> bool {
        self.page == self.pages
    }

    fn at(&self, page: usize) -> String {
        let sign = if self.list.contains('?') { '&' } else { '?' };
        if page == 1 { self.list.clone() } else { format!("{}{sign}page={page}", self.list) }
    }

    /// The ways to `letters`, each with the place of its first line in the list; none where there is but one, or too many.
    #[must_use]
    pub fn letters(&self, letters: &[(char, usize)]) -> Vec<Letter> {
        if !self.is_needed() || !(2..=LETTERS_MAX).contains(&letters.len()) {
            return Vec::new();
        }
        letters
            .iter()
            .map(|(letter, place)| Letter {
                letter: letter.to_uppercase().to_string(),
                href: format!("{}#{}", self.at(place / PAGE_LINES_MAX + 1), anchor(*place)),
            })
            .collect()
    }
}

/// The name of the line at `place` in a list, for links that lead to it.
#[must_use]
pub fn anchor(place: usize) -> String {
    format!("at-{}", place + 1)
}

/// Where each page begins.
pub(super) fn starts(bytes: &[usize], lines_max: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut on_page, mut sum) = (0, 0_usize);
    for (place, bytes) in bytes.iter().enumerate() {
        if place == 0 || on_page == lines_max || sum.saturating_add(*bytes) > PAGE_BYTES_MAX {
            starts.push(place);
            (on_page, sum) = (0, 0);
        }
        on_page += 1;
        sum = sum.saturating_add(*bytes);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lines: usize, asked: Option<&str>) -> Result<Pager, NoSuchPage> {
        Pager::new("/list", lines, asked, Language::English)
    }

    fn pages(lines: usize) -> usize {
        at(lines, None).unwrap().pages
    }

    #[test]
    fn a_page_holds_fifty_lines_and_one_more_makes_another() {
        assert_eq!([0, 1, 49, 50, 51, 100, 101, 10_000].map(pages), [1, 1, 1, 1, 2, 2, 3, 200]);
        let last = at(101, Some("3")).unwrap();
        assert_eq!((last.page, last.from(), last.is_needed()), (3, 100, true));
        assert!(!at(50, None).unwrap().is_needed());
    }

    #[test]
    fn a_page_ends_before_it_has_too_many_bytes_and_no_line_is_left_out() {
        let weighed =
            |bytes: &[usize], asked: &str| Pager::weighed("/list?list=x", bytes, Some(asked), Language::English);
        let third = PAGE_BYTES_MAX / 3;
        let bytes = [third, third, third, 1 + PAGE_BYTES_MAX % 3, PAGE_BYTES_MAX * 2, 1];
        let all: Vec<usize> = (0..bytes.len()).collect();
        let pages: Vec<Vec<usize>> =
            ["1", "2", "3", "4"].map(|page| weighed(&bytes, page).unwrap().shown(&all).to_vec()).into();
        assert_eq!(pages, [vec![0, 1, 2], vec![3], vec![4], vec![5]]);
        assert_eq!(weighed(&[1; 120], "3").unwrap().shown(&[7; 120]).len(), 20);
        assert!(weighed(&bytes, "5").is_err() && weighed(&[], "1").unwrap().shown(&all).is_empty());
        let sheet = Pager::on_paper(&[1; 120], Some("1"), Language::English).unwrap();
        assert_eq!((sheet.pages, sheet.shown(&[7; 120]).len()), (1, 120));
        assert!(weighed(&bytes, "1").unwrap().render().unwrap().contains("/list?list=x&#38;page=2"));
    }

    #[test]
    fn what_is_no_page_of_the_list_is_refused_with_how_many_there_are() {
        for asked in ["0", "3", "4294967296", "99999999999999999999999", "abc", "", "-1", "+1", "1.5", " 1", "٢"] {
            let refused = at(100, Some(asked)).unwrap_err();
            assert_eq!(refused, NoSuchPage { list: "/list".to_owned(), pages: 2 }, "{asked:?}");
        }
        assert_eq!(at(0, Some("2")).unwrap_err().pages, 1);
        assert!(at(0, Some("1")).is_ok());
    }

    #[test]
    fn its_links_lead_to_the_pages_beside_it_and_hold_numbers_alone() {
        let html = |page: &str| at(101, Some(page)).unwrap().render().unwrap();
        assert!(html("1").contains("href=\"/list?page=2\"") && !html("1").contains("Previous"));
        assert!(html("2").contains("href=\"/list\"") && html("2").contains("href=\"/list?page=3\""));
        assert!(html("2").contains("Page 2 of 3"));
        assert!(html("3").contains("href=\"/list?page=2\"") && !html("3").contains("Next"));
        assert_eq!(at(50, None).unwrap().render().unwrap().trim(), "");
    }

    #[test]
    fn letters_lead_to_the_first_line_of_their_names() {
        let pager = at(101, None).unwrap();
        let letters = pager.letters(&[('a', 0), ('ß', 49), ('c', 50), ('d', 100)]);
        let hrefs: Vec<&str> = letters.iter().map(|letter| letter.href.as_str()).collect();
        assert_eq!(hrefs, ["/list#at-1", "/list#at-50", "/list?page=2#at-51", "/list?page=3#at-101"]);
        assert_eq!(letters.iter().map(|letter| letter.letter.as_str()).collect::<String>(), "ASSCD");
        let many = |count: usize| vec![('a', 0); count];
        assert_eq!(pager.letters(&many(LETTERS_MAX)).len(), LETTERS_MAX);
        assert!(pager.letters(&many(LETTERS_MAX + 1)).is_empty());
        assert!(pager.letters(&many(1)).is_empty() && at(50, None).unwrap().letters(&many(2)).is_empty());
    }
}
