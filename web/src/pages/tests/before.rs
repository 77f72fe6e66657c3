//! Before you meet, with something in it and with nothing.

use waystation_sync::care::trigger::TRIGGER;

use super::super::before::Before;
use super::super::before_since::{SPANS_DAYS, Since, Why};
use super::*;

/// The page in each of its states.
pub(super) fn pages(names: &Names) -> Vec<String> {
    let (rows, week) = (rows(), names.day_of(ago(7 * 86_400)).unwrap());
    let page = |read: &[(&'static Noun, Vec<Entry>)], why| {
        let seen = Seen { read, ..seen(&rows, names) };
        shown(&Before::new(&seen, Since { day: week, why }, head(names, None), &Part::ALL), names)
    };
    let mut entry = Entry::blank(&TRIGGER, ENTRY);
    entry.born = Some(stamp(true));
    let begun = [(&TRIGGER, vec![entry])];
    let whys = [Why::Own, Why::Colleague, Why::Days(SPANS_DAYS[0])];
    whys.into_iter().flat_map(|why| [page(&[], why), page(&begun, why)]).collect()
}
