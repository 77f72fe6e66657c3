//! The pages of whoever looks after a clinic: its clock, the keys that open it, and charts that may be of one person.

use waystation_sync::care::chart_join::CHART_JOIN;

use super::*;
use crate::pages::clock::ClockPage;
use crate::pages::pair::{PairPage, Side};
use crate::pages::unlock_keys::UnlockKeys;
use crate::part::person_line::PersonLine;

pub(super) fn pages(names: &Names) -> Vec<String> {
    [clocks(names), keys(names), pairs(names)].concat()
}

fn clocks(names: &Names) -> Vec<String> {
    let values = [("device", names.device(LAPTOP).into()), ("by", names.language.say_n("clock-by-days", 3).into())];
    let doubt = names.language.say_with("clock-doubt-apart-ahead", &values);
    let zones = [greek()];
    let wrong = vec![ProblemLine { href: String::new(), text: names.say("clock-zone-wrong") }];
    let asking = |chosen, problems| {
        let page = ClockPage::new((String::new(), true), None, names);
        shown(&page.asking(&zones, chosen, problems, names.language), names)
    };
    vec![
        shown(&ClockPage::new((doubt.clone(), true), None, names), names),
        shown(&ClockPage::new((doubt, false), None, names), names),
        asking("", Vec::new()),
        asking("", wrong),
    ]
}

fn keys(names: &Names) -> Vec<String> {
    let made = || vec![("k".to_owned(), Some(ago(86_400))), ("l".to_owned(), None)];
    [(Vec::new(), (true, 4)), (made(), (true, 4)), (made(), (true, 2)), (made(), (false, 4))]
        .map(|(keys, there)| shown(&UnlockKeys::new(keys, there, names), names))
        .into()
}

fn pairs(names: &Names) -> Vec<String> {
    let side = || Side { line: PersonLine::new(CLIENT, &rows(), names), written: Some(NOW) };
    let page = |problems: &[Problem]| {
        let (blank, heads) = (Entry::blank(&CHART_JOIN, ENTRY), Heads::default());
        PairPage::new([side(), side()], &blank, (&heads, EDIT), ("", problems), names)
    };
    let values =
        [("verdict", names.say("pair-join").into()), ("by", names.by(&stamp(true)).into()), ("why", greek().into())];
    let said = vec![names.language.say_with("pair-said", &values)];
    let missing = Problem { noun: "chart_join", key: ENTRY, field: Some("reason"), what: Wrong::Missing };
    vec![
        shown(&page(&[missing]), names),
        shown(&PairPage { said: said.clone(), may_join: false, ..page(&[]) }, names),
        shown(&PairPage { said, is_disputed: true, ..page(&[]) }, names),
    ]
}
