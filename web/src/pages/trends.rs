//! How the numbers of a client's logs went: one picture per log, all over the same days, with marks for what happened beside
//! them. Must never judge or count in a row: no red, no score of a person, no streaks.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use waystation_sync::care::noun::{Kind, Noun, Part};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;
use waystation_sync::time::Millis;

use crate::chapters::Chapter;
use crate::entry::value;
use crate::glance::Seen;
use crate::noun_page::{NounPage, Trend};
use crate::part::plot::{POINTS_MAX, Plot, Point};
use crate::{filters, link, nouns};

/// What names the span in the page's address.
pub const SPAN: &str = "span";
/// Most marks of one picture, the newest.
const MARKS_MAX: usize = 40;
/// As many days share one point where there are more numbers than a picture holds: the first of these that is enough.
const DAYS: [i64; 6] = [1, 2, 7, 14, 30, 91];
/// How long a day is, in milliseconds.
const DAY_MS: i64 = 86_400_000;

/// How far back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// The last thirty days.
    #[default]
    Month,
    /// The last ninety.
    Quarter,
    /// All there is.
    All,
}

impl Span {
    const EVERY: [Self; 3] = [Self::Month, Self::Quarter, Self::All];

    const fn code(self) -> &'static str {
        match self {
            Self::Month => "30",
            Self::Quarter => "90",
            Self::All => "all",
        }
    }

    /// What an answer names; what is none counts as the shortest.
    #[must_use]
    pub fn chosen(answer: Option<&str>) -> Self {
        Self::EVERY.into_iter().find(|span| answer == Some(span.code())).unwrap_or_default()
    }

    /// The first day of it; none where it has no beginning.
    fn first_day(self, today: Date) -> Option<Date> {
        let days: i64 = match self {
            Self::Month => 30,
            Self::Quarter => 90,
            Self::All => return None,
        };
        today.checked_sub(days.days()).ok()
    }
}

/// The pictures of a chapter.
#[derive(Template)]
#[template(path = "part/trends.html")]
pub struct Trends {
    /// The spans: words, address, whether it is the one that is shown.
    spans: Vec<(String, String, bool)>,
    plots: Vec<Plot>,
    /// What the marks are: day and words.
    marks: Vec<(String, String)>,
}

/// Whether a chapter has pictures for a reader who may open the parts in `readable`.
#[must_use]
pub fn has_lines(chapter: &Chapter, readable: &[Part]) -> bool {
    chapter.sections_for(readable).any(|page| matches!(page.trend, Some(Trend::Line(_))))
}

/// The nouns whose entries are marks in the pictures.
pub fn marked(readable: &[Part]) -> impl Iterator<Item = &'static Noun> {
    let is_mark = |page: &&NounPage| matches!(page.trend, Some(Trend::Mark)) && readable.contains(&page.noun.part);
    nouns::pages().filter(is_mark).map(|page| page.noun)
}

impl Trends {
    /// The pictures of `chapter` over `span`: of each log with two numbers in it; none while nothing was logged.
    #[must_use]
    pub fn new(chapter: &Chapter, seen: &Seen<'_>, span: Span, readable: &[Part]) -> Option<Self> {
        let names = seen.names;
        let first = names.today().and_then(|today| span.first_day(today));
        let marks = marks(seen, first);
        let lines: Vec<(String, (i64, i64), Vec<Point>)> =
            chapter.sections_for(readable).filter_map(|page| line(page, seen, first)).collect();
        let all = || lines.iter().flat_map(|(.., points)| points).map(|point| point.at);
        let ends = all().min().zip(all().max());
        let is_line = |noun: &Noun| matches!(nouns::page_of(noun).trend, Some(Trend::Line(_)));
        if !seen.read.iter().any(|(noun, entries)| is_line(noun) && !entries.is_empty()) {
            return None;
        }
        let ends = ends.unwrap_or((names.now, names.now));
        let at: Vec<Millis> = marks.iter().map(|(at, ..)| *at).collect();
        let plot = |(label, scale, points): (String, (i64, i64), Vec<Point>)| {
            let (points, days) = thinned(points);
            let label = if days > 1 {
                names.language.say_with("trend-mean", &[("label", label.into()), ("days", days.into())])
            } else {
                label
            };
            Plot::within(label, scale, (&points, &at), ends, names)
        };
        let href = link::chapter(seen.client, chapter.name);
        let way = |one: Span| {
            (names.say(&format!("trend-span-{}", one.code())), format!("{href}?{SPAN}={}", one.code()), one == span)
        };
        Some(Self {
            spans: Span::EVERY.map(way).into(),
            plots: lines.into_iter().map(plot).collect(),
            marks: marks.into_iter().map(|(_, day, words)| (day, words)).collect(),
        })
    }
}

/// Entries of `noun` that are told here, with the moment at which they happened, since `first`.
fn happened<'a>(
    noun: &'static Noun,
    seen: &'a Seen<'_>,
    first: Option<Date>,
) -> impl Iterator<Item = (Millis, Date, &'a Entry)> {
    let is_told = |entry: &&Entry| !(entry.noun.is_quiet)(entry) && !entry.is_struck();
    let at = move |entry: &'a Entry| {
        let value = entry.noun.dated_by().and_then(|field| entry.value(field))?;
        let day = value.as_date()?;
        let at = value.as_moment().map(|moment| moment.at()).or_else(|| {
            let noon = seen.names.zone.to_timestamp(day.at(12, 0, 0, 0)).ok()?;
            Some(Millis(noon.as_millisecond()))
        });
        (first.is_none_or(|first| day >= first)).then_some((at?, day, entry))
    };
    seen.entries(noun).filter(is_told).filter_map(at)
}

/// The numbers of a log, oldest first; none where there are not two.
fn line(page: &NounPage, seen: &Seen<'_>, first: Option<Date>) -> Option<(String, (i64, i64), Vec<Point>)> {
    let Some(Trend::Line(field)) = page.trend else { return None };
    let Kind::Number { least, most } = field.kind else { return None };
    if !field.is_seen_by(seen.role) {
        return None;
    }
    let point = |(at, _, entry): (Millis, Date, &Entry)| {
        let value = if let Some(Value::Number(number)) = entry.value(field) { Some(*number) } else { None };
        value.map(|value| Point { at, value: Some(value) })
    };
    let mut points: Vec<Point> = happened(page.noun, seen, first).filter_map(point).collect();
    points.sort_by_key(|point| point.at);
    let language = seen.names.language;
    let values = [("log", page.title(language).into()), ("field", page.label(field.name, language).into())];
    let label = language.say_with("trend-label", &values);
    (points.len() > 1).then_some((label, (least, most), points))
}

/// What happened beside the numbers: when, the day, and what it is called; the newest first.
fn marks(seen: &Seen<'_>, first: Option<Date>) -> Vec<(Millis, String, String)> {
    let of_noun = |noun: &'static Noun| {
        let page = nouns::page_of(noun);
        happened(noun, seen, first).map(move |(at, day, entry)| {
            let words = [page.one(seen.names.language), value::heading(page, entry, seen.names)].join(": ");
            (at, seen.names.day(day), words)
        })
    };
    let nouns = seen.read.iter().map(|(noun, _)| *noun);
    let is_mark = |noun: &&'static Noun| matches!(nouns::page_of(noun).trend, Some(Trend::Mark));
    let mut all: Vec<(Millis, String, String)> = nouns.filter(is_mark).flat_map(of_noun).collect();
    all.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    all.truncate(MARKS_MAX);
    all
}

/// The same points, or, where there are more than a picture holds, the mean of those of as many days as it takes.
fn thinned(points: Vec<Point>) -> (Vec<Point>, i64) {
    let mean = |days: i64| {
        let mut thin: Vec<(i64, i64, i64)> = Vec::new();
        for point in &points {
            let (place, value) = (point.at.0.div_euclid(days * DAY_MS), point.value.unwrap_or_default());
            match thin.last_mut() {
                Some((last, sum, count)) if *last == place => (*sum, *count) = (*sum + value, *count + 1),
                Some(_) | None => thin.push((place, value, 1)),
            }
        }
        let at = |place: i64| Millis(place * days * DAY_MS + days * DAY_MS / 2);
        let point = |(place, sum, count): (i64, i64, i64)| Point {
            at: at(place),
            value: Some((2 * sum + count).div_euclid(2 * count)),
        };
        thin.into_iter().map(point).collect::<Vec<_>>()
    };
    if points.len() <= POINTS_MAX {
        return (points, 0);
    }
    let enough = DAYS.into_iter().map(|days| (mean(days), days)).find(|(thin, _)| thin.len() <= POINTS_MAX);
    enough.unwrap_or_else(|| {
        let all = mean(91);
        (all.get(all.len() - POINTS_MAX..).unwrap_or_default().to_vec(), 91)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(count: i64, each_ms: i64) -> Vec<Point> {
        (0..count).map(|n| Point { at: Millis(n * each_ms), value: Some(n % 11) }).collect()
    }

    #[test]
    fn a_few_numbers_stand_as_they_are_and_years_of_them_as_means_that_fit() {
        assert_eq!(thinned(points(60, DAY_MS)), (points(60, DAY_MS), 0));
        for (count, each) in [(61, DAY_MS), (2_000, DAY_MS), (5_000, DAY_MS / 3), (400, 1_000), (9_000, 10 * DAY_MS)] {
            let (thin, days) = thinned(points(count, each));
            assert!(thin.len() <= POINTS_MAX && days > 0, "{count} {each}: {} {days}", thin.len());
            assert!(thin.iter().all(|point| point.value.is_some_and(|value| (0..=10).contains(&value))));
            assert!(thin.windows(2).all(|two| two[0].at < two[1].at));
        }
    }

    #[test]
    fn a_mean_is_that_of_its_days_and_rounds_half_up() {
        let each = |values: &[i64]| {
            values.iter().map(|value| Point { at: Millis(0), value: Some(*value) }).collect::<Vec<_>>()
        };
        let many = |values: &[i64]| thinned(each(values).into_iter().cycle().take(62).collect()).0;
        assert_eq!(many(&[3, 4]), [Point { at: Millis(DAY_MS / 2), value: Some(4) }]);
        assert_eq!(many(&[7, 7]), [Point { at: Millis(DAY_MS / 2), value: Some(7) }]);
    }
}
