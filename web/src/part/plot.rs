//! A number over time as a picture, with the same numbers as a table beside it. A day on which nothing was said stays a
//! gap: it is no number, and no line is drawn across it. Must never judge: up is not good, and down is not bad.

use askama::Template;
use waystation_sync::time::Millis;

use crate::{Names, filters};

/// Width of the picture in its own units.
const WIDTH: i64 = 640;
/// Height of the picture in its own units.
const HEIGHT: i64 = 200;
/// Room on the left for the scale, and around everything.
const ROOM: i64 = 34;

/// Most answers of one picture, the newest: more of them stand on top of each other.
pub const POINTS_MAX: usize = 60;
/// About how many bytes an answer has, in the picture and in the table.
const POINT_BYTES: usize = 330;
/// About how many bytes a picture has without its answers.
const PLOT_BYTES: usize = 1_500;

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// When it was given.
    pub at: Millis,
    /// The number; `None` where it was left open.
    pub value: Option<i64>,
}

/// The picture.
#[derive(Template)]
#[template(path = "part/plot.html")]
pub struct Plot {
    /// What the numbers are.
    pub label: String,
    /// "From 3 to 8", in words.
    pub said: String,
    /// The lines between answers that follow one another, as points of a polyline.
    pub lines: Vec<String>,
    /// The answers: across, down, number.
    pub marks: Vec<(i64, i64, i64)>,
    /// The scale's ends: number and how far down it stands.
    pub scale: [(i64, i64); 2],
    /// Where something happened beside the numbers: how far across.
    pub ticks: Vec<i64>,
    /// The first and the last day.
    pub ends: (String, String),
    /// The same as a table: day and number; an open answer is empty.
    pub rows: Vec<(String, String)>,
}

impl Plot {
    /// The picture of `points`, oldest first, on a fixed scale from `least` to `most`.
    #[must_use]
    pub fn new(label: String, scale: (i64, i64), points: &[Point], names: &Names) -> Self {
        let all = || points.iter().map(|point| point.at);
        let ends = (all().min().unwrap_or(Millis(0)), all().max().unwrap_or(Millis(0)));
        Self::within(label, scale, (points, &[]), ends, names)
    }

    /// The same between two moments, with a tick for each of `ticks` that lies between them.
    #[must_use]
    pub fn within(
        label: String,
        (least, most): (i64, i64),
        (points, ticks): (&[Point], &[Millis]),
        (first, last): (Millis, Millis),
        names: &Names,
    ) -> Self {
        let place =
            |at: Millis| ROOM + share(at.0.saturating_sub(first.0), last.0.saturating_sub(first.0), WIDTH - 2 * ROOM);
        let across = |point: &Point| place(point.at).clamp(ROOM, WIDTH - ROOM);
        let down =
            |value: i64| HEIGHT - ROOM - share(value.clamp(least, most) - least, most - least, HEIGHT - 2 * ROOM);
        let mut lines = Vec::new();
        for run in points.split(|point| point.value.is_none()).filter(|run| run.len() > 1) {
            let places = run.iter().filter_map(|point| Some(format!("{},{}", across(point), down(point.value?))));
            lines.push(places.collect::<Vec<_>>().join(" "));
        }
        let day_of = |at: Millis| names.day_of(at).map(|day| names.day(day)).unwrap_or_default();
        let day = |point: &Point| names.day_of(point.at).map(|day| names.day(day)).unwrap_or_default();
        let number = |point: &Point| point.value.map_or_else(String::new, |value| value.to_string());
        let given: Vec<i64> = points.iter().filter_map(|point| point.value).collect();
        let ends = given.first().zip(given.last());
        Self {
            said: ends.map_or_else(String::new, |(from, to)| {
                names.language.say_with("plot-from-to", &[("from", (*from).into()), ("to", (*to).into())])
            }),
            label,
            lines,
            marks: points.iter().filter_map(|point| Some((across(point), down(point.value?), point.value?))).collect(),
            scale: [(least, down(least)), (most, down(most))],
            ends: if points.is_empty() { (String::new(), String::new()) } else { (day_of(first), day_of(last)) },
            ticks: ticks.iter().filter(|at| (first..=last).contains(*at)).map(|at| place(*at)).collect(),
            rows: points.iter().map(|point| (day(point), number(point))).collect(),
        }
    }

    /// About how many bytes it has on a page.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.rows.len() * POINT_BYTES + PLOT_BYTES
    }
}

/// `part` of `whole` as a share of `room`; nothing where there is no whole.
fn share(part: i64, whole: i64, room: i64) -> i64 {
    if whole == 0 { 0 } else { i64::try_from(i128::from(part) * i128::from(room) / i128::from(whole)).unwrap_or(0) }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::Language;

    fn plot(values: &[(i64, Option<i64>)]) -> Plot {
        let names = Names::of_nobody(Millis(0), Language::English);
        let points: Vec<Point> =
            values.iter().map(|(day, value)| Point { at: Millis(day * 86_400_000), value: *value }).collect();
        Plot::new("Confidence".to_owned(), (0, 10), &points, &names)
    }

    #[test]
    fn a_day_without_an_answer_stays_a_gap() {
        let plot = plot(&[(0, Some(3)), (1, Some(4)), (2, None), (3, Some(6)), (4, Some(8))]);
        assert_eq!((plot.lines.len(), plot.marks.len(), plot.rows.len()), (2, 4, 5));
        assert!(plot.rows.iter().any(|(_, number)| number.is_empty()));
        assert_eq!(plot.said, "From 3 to 8.");
    }

    #[test]
    fn every_number_lies_in_the_picture_whatever_was_written() {
        for plot in [
            plot(&[]),
            plot(&[(0, Some(5))]),
            plot(&[(0, Some(-7)), (0, Some(i64::MAX))]),
            plot(&[(i64::MAX / 86_400_000, Some(1)), (0, None)]),
        ] {
            for (across, down, _) in &plot.marks {
                assert!((0..=WIDTH).contains(across) && (0..=HEIGHT).contains(down), "{across} {down}");
            }
        }
    }
}
