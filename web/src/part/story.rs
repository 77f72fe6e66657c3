//! The story of one meeting of two nodes: who met whom, when, how long it took, what moved each way, how it ended, and
//! whether what it asked of people has been done. Must never say more than is known.

use askama::Template;
use waystation_sync::id::{DeviceId, ReturnId};
use waystation_sync::time::Millis;

use super::progress::figure;
use crate::Names;
use crate::language::Value;
use crate::place::Place;

/// What moved one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many changes.
    pub changes: usize,
    /// Parts of charts that moved as a whole.
    pub whole: usize,
}

/// How a meeting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It goes on.
    UnderWay,
    /// Both sides held the same.
    Alike,
    /// They did not.
    Differs,
    /// It was cut off, with so many parts moved of so many, where that is known.
    Cut(Option<(usize, usize)>),
    /// Nothing is known of it.
    NotKnown,
}

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: ReturnId,
    /// The other node.
    pub device: DeviceId,
    /// When it began.
    pub at: Millis,
    /// How long it took, in milliseconds, where that is known.
    pub took_ms: Option<i64>,
    /// How far the other node's clock was off, in seconds; positive when it was ahead.
    pub skew_seconds: i64,
    /// What came in.
    pub came: Moved,
    /// In how many charts.
    pub charts: usize,
    /// In how many of these charts something waits for a person now.
    pub waiting: usize,
    /// What was sent to the other, where that is known.
    pub went: Option<Moved>,
    /// Bytes received and sent, where that is known.
    pub bytes: Option<(u64, u64)>,
    /// How it ended.
    pub end: End,
    /// Changes that were not taken.
    pub not_taken: usize,
}

impl Meeting {
    /// "12 changes in 3 charts came in"; without a full stop.
    #[must_use]
    pub fn came_words(&self, names: &Names) -> String {
        let Moved { changes, whole } = self.came;
        let values = [("came", changes.into()), ("whole", whole.into()), ("charts", self.charts.into())];
        let id = match (changes, whole) {
            (0, 0) => "returns-nothing-came",
            (0, 1..) => "returns-whole",
            (1.., 0) => "returns-came",
            (1.., 1..) => "returns-both",
        };
        names.language.say_with(id, &values)
    }

    /// What stands beside it in a list: what waits, what was not taken, that it was cut off.
    #[must_use]
    pub fn marks(&self, names: &Names) -> Vec<String> {
        let count = |id: &str, n: usize| (n > 0).then(|| names.language.say_n(id, n));
        let cut = matches!(self.end, End::Cut(_)).then(|| names.say("returns-was-cut"));
        [count("returns-something-waits", self.waiting), count("returns-not-taken", self.not_taken), cut]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// What a meeting asked of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Things in it that asked for a person.
    pub asked: usize,
    /// Those of them that still wait.
    pub waits: usize,
}

/// The story of a meeting, in words.
#[derive(Template)]
#[template(path = "part/story.html")]
pub struct Story {
    /// Who met whom, when, and how long it took.
    pub met: String,
    /// The rest, line by line.
    pub lines: Vec<StoryLine>,
    /// What is not known any more; empty when all is.
    pub not_known: String,
}

/// One line of it.
pub struct StoryLine {
    /// A picture's name; empty for none.
    pub icon: &'static str,
    /// The words.
    pub says: String,
}

impl Story {
    /// The story of `meeting` as this node tells it.
    #[must_use]
    pub fn new(meeting: &Meeting, asked: Asked, place: Place, names: &Names) -> Self {
        let mut lines = vec![StoryLine { icon: "", says: meeting.came_words(names) }];
        lines.extend(meeting.went.map(|went| StoryLine { icon: "", says: went_words(went, names) }));
        lines.extend(meeting.bytes.map(|(received, sent)| {
            let values = [("in", names.size(received).into()), ("out", names.size(sent).into())];
            StoryLine { icon: "", says: names.language.say_with("returns-bytes", &values) }
        }));
        lines.push(end(meeting, names));
        if meeting.not_taken > 0 {
            lines.push(StoryLine { icon: "alert", says: names.language.say_n("returns-not-taken", meeting.not_taken) });
        }
        let values = [("n", asked.asked.into()), ("waits", asked.waits.into())];
        let icon = if asked.waits > 0 { "fork" } else { "check" };
        // "5 things; 5 of them still wait" says one number twice.
        let id = if asked.waits > 0 && asked.waits == asked.asked { "returns-asked-all" } else { "returns-asked" };
        lines.push(StoryLine { icon, says: names.language.say_with(id, &values) });
        let is_known = meeting.went.is_some() || meeting.end == End::UnderWay;
        Self {
            met: met(meeting, place, names),
            lines,
            not_known: if is_known { String::new() } else { names.say("returns-this-run") },
        }
    }
}

fn met(meeting: &Meeting, place: Place, names: &Names) -> String {
    let id = match place {
        Place::Clinic => "returns-laptop-came",
        Place::Laptop => "returns-came-home",
    };
    let mut values: Vec<(&str, Value<'_>)> =
        vec![("device", names.device(meeting.device).into()), ("when", names.when(meeting.at).into())];
    match meeting.took_ms {
        Some(took_ms) => {
            values.push(("took", names.lasting(took_ms).into()));
            names.language.say_with(&format!("{id}.took"), &values)
        }
        None => names.language.say_with(id, &values),
    }
}

fn went_words(went: Moved, names: &Names) -> String {
    let id = match (went.changes, went.whole) {
        (0, 0) => "returns-nothing-went",
        (0, 1..) => "returns-went-whole",
        (1.., 0) => "returns-went",
        (1.., 1..) => "returns-went-both",
    };
    names.language.say_with(id, &[("went", went.changes.into()), ("whole", went.whole.into())])
}

fn end(meeting: &Meeting, names: &Names) -> StoryLine {
    let (icon, id) = match meeting.end {
        End::UnderWay => ("sync", "returns-end-under-way"),
        End::Alike if meeting.not_taken > 0 => ("alert", "returns-end-alike-but"),
        End::Alike => ("check", "returns-end-alike"),
        End::Differs => ("alert", "returns-end-differs"),
        End::Cut(Some((done, of))) => {
            let figure = |n| figure(n, names.language);
            let values = [("done", figure(done).into()), ("of", figure(of).into())];
            return StoryLine { icon: "alert", says: names.language.say_with("returns-end-cut-at", &values) };
        }
        End::Cut(None) => ("alert", "returns-end-cut"),
        End::NotKnown => ("", "returns-end-not-known"),
    };
    StoryLine { icon, says: names.say(id) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::Language;

    const NOW: Millis = Millis(1_795_516_920_000); // 2026-11-24T10:42:00Z

    fn names(language: Language) -> Names {
        let devices = BTreeMap::from([(DeviceId([7; 16]), "Laptop 3".to_owned())]);
        Names { devices, ..Names::of_nobody(NOW, language) }
    }

    fn meeting() -> Meeting {
        Meeting {
            id: ReturnId([8; 16]),
            device: DeviceId([7; 16]),
            at: NOW,
            took_ms: Some(12_000),
            skew_seconds: 0,
            came: Moved { changes: 12, whole: 0 },
            charts: 3,
            waiting: 0,
            went: Some(Moved { changes: 5, whole: 2 }),
            bytes: Some((34_000, 12_400)),
            end: End::Alike,
            not_taken: 0,
        }
    }

    fn told(meeting: &Meeting, asked: (usize, usize), place: Place) -> Vec<String> {
        let asked = Asked { asked: asked.0, waits: asked.1 };
        let story = Story::new(meeting, asked, place, &names(Language::English));
        let lines = story.lines.into_iter().map(|line| line.says);
        [crate::isolate::bare(&story.met)].into_iter().chain(lines).chain([story.not_known]).collect()
    }

    #[test]
    fn a_return_that_went_well_is_told_from_both_sides() {
        let clinic = told(&meeting(), (3, 1), Place::Clinic);
        assert_eq!(
            clinic,
            [
                "Laptop 3 met this clinic on 24 Nov 2026, 10:42. It took 12 seconds.",
                "12 changes in 3 charts came in",
                "5 changes and 2 whole parts were sent to the other",
                "Received in all: 34 kB; sent: 12 kB",
                "At the end both held the same",
                "3 things in it asked for a person; 1 of them still waits",
                "",
            ]
        );
        let laptop = told(&meeting(), (3, 0), Place::Laptop);
        assert_eq!(laptop[0], "This laptop met the clinic on 24 Nov 2026, 10:42. It took 12 seconds.");
        assert_eq!(laptop[5], "3 things in it asked for a person, and all have been done since");
    }

    #[test]
    fn what_is_not_known_any_more_is_not_made_up() {
        let meeting = Meeting { took_ms: None, went: None, bytes: None, end: End::NotKnown, ..meeting() };
        assert_eq!(
            told(&meeting, (0, 0), Place::Clinic),
            [
                "Laptop 3 met this clinic on 24 Nov 2026, 10:42.",
                "12 changes in 3 charts came in",
                "How it ended is not in the record: it was cut off, or made by an earlier version",
                "Nothing in it asks for a person",
                "How long a meeting took and how much was sent is known only until the program is started anew.",
            ]
        );
    }

    #[test]
    fn a_cut_says_how_far_it_came_and_what_was_not_taken_is_not_passed_over() {
        let cut = End::Cut(Some((1_200, 4_000)));
        let meeting = Meeting { came: Moved::default(), end: cut, not_taken: 1, waiting: 2, ..meeting() };
        let lines = told(&meeting, (1, 1), Place::Laptop);
        assert_eq!(lines[1], "Nothing came in");
        assert_eq!(
            lines[4..7],
            [
                "It was cut off when 1,200 of 4,000 parts had moved; the next meeting goes on from there",
                "1 change not taken",
                "1 thing in it waits for a person",
            ]
        );
        assert_eq!(
            meeting.marks(&names(Language::English)),
            [
                "2 charts that it wrote in have something that waits for a person, from this meeting or from before",
                "1 change not taken",
                "Cut off before the end"
            ]
        );
    }

    #[test]
    fn both_are_not_called_the_same_without_a_word_about_what_was_not_taken() {
        let lines = told(&Meeting { not_taken: 1, ..meeting() }, (0, 0), Place::Clinic);
        assert_eq!(lines[4], "At the end both held the same, but for what was not taken");
    }

    #[test]
    fn what_came_is_one_sentence_whatever_it_was() {
        for ((changes, whole), english, spanish) in [
            ((0, 0), "Nothing came in", "No llegó nada"),
            ((1, 0), "1 change in 3 charts came in", "Llegó 1 cambio en 3 expedientes"),
            ((0, 1), "1 part of a chart came whole", "Llegó completa 1 parte de expediente"),
            ((0, 4), "4 parts of charts came whole", "Llegaron completas 4 partes de expedientes"),
            (
                (1, 2),
                "1 change and 2 whole parts came in, in 3 charts",
                "Llegaron 1 cambio y 2 partes completas en 3 expedientes",
            ),
        ] {
            let meeting = Meeting { came: Moved { changes, whole }, ..meeting() };
            assert_eq!(meeting.came_words(&names(Language::English)), english);
            assert_eq!(meeting.came_words(&names(Language::Spanish)), spanish);
        }
    }
}
