//! Every part that pages are made of, on one page, made by the same templates as everywhere: what is shown here is what
//! pages show. Must never hold anything of a client, nor a part of its own.

use askama::Template;
use waystation_sync::time::Millis;

use crate::entry::mark::{self, Mark};
use crate::entry::signature::Signature;
use crate::part::answers::{Question, Questions};
use crate::part::card::{Card, CardValue, Row};
use crate::part::choice::Choice;
use crate::part::chooser::{Choosable, Chooser, Writer};
use crate::part::control::{self, Control};
use crate::part::form::{Form, FormField, ProblemLine};
use crate::part::list::{Group, List};
use crate::part::plot::{Plot, Point};
use crate::part::timeline::{Day, Said, Standing, Timeline, Told};
use crate::shell::{Nav, Page};
use crate::{Names, filters, link};

/// The tokens of colour, by the names that the stylesheet gives them.
const COLOURS: [&str; 14] = [
    "paper",
    "sheet",
    "sunk",
    "line",
    "edge",
    "ink",
    "soft",
    "deep",
    "link",
    "accent",
    "accent-bg",
    "lamp",
    "alarm",
    "good",
];
/// Names of every picture of the sprite.
const ICONS: [&str; 25] = [
    "lamp", "sun", "people", "person", "fork", "laptop", "home", "sync", "shield", "lifebuoy", "flag", "check", "pen",
    "phone", "tag", "plus", "search", "alert", "desk", "book", "gear", "lock", "hide", "more", "print",
];
/// What leads nowhere but here.
const HERE: &str = "#main";

/// The page.
#[derive(Template)]
#[template(path = "pages/style.html")]
pub struct StylePage {
    /// Names of the colours.
    pub colours: &'static [&'static str],
    /// Names of the pictures.
    pub icons: &'static [&'static str],
    /// Cards: as any other, to be minded, with two versions.
    pub cards: List,
    /// A section without entries.
    pub nothing: List,
    /// A form with every kind of field, two of them with something to put right.
    pub form: Form,
    /// The choice between two versions.
    pub chooser: Chooser,
    /// Notes down a line of days.
    pub timeline: Timeline,
    /// A number over time.
    pub plot: Plot,
}

impl StylePage {
    /// The page as a reader of `names.language` sees it.
    #[must_use]
    pub fn new(names: &Names) -> Self {
        Self {
            colours: &COLOURS,
            icons: &ICONS,
            cards: cards(names),
            nothing: List { groups: Vec::new(), ..cards(names) },
            form: form(names),
            chooser: chooser(names),
            timeline: timeline(names),
            plot: plot(names),
        }
    }
}

impl Page for StylePage {
    fn title(&self) -> &'static str {
        "style-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }
}

fn cards(names: &Names) -> List {
    let row = |label: &str, values: &[&str], mark: Option<Mark>| Row {
        label: names.say(label),
        values: values
            .iter()
            .map(|id| CardValue {
                acted_on: mark.is_some() && *id == "risk-level.high",
                ..CardValue::plain(names.say(id))
            })
            .collect(),
        mark,
        chosen: String::new(),
    };
    let card = |heading: &str, rows: Vec<Row>, tone: &'static str| Card {
        id: format!("style-{}", heading.replace('.', "-")),
        version: String::new(),
        heading: names.say(heading),
        heading_mark: None,
        href: HERE.to_owned(),
        history: HERE.to_owned(),
        rows,
        signature: None,
        remarks: Vec::new(),
        struck: Vec::new(),
        late: Vec::new(),
        strike: None,
        changed: names.ago(Millis(names.now.0.saturating_sub(3_600_000))),
        tone,
        editable: true,
        answered: Vec::new(),
        unfolded: false,
        children: Vec::new(),
        moves: Vec::new(),
        tick: None,
        is_child: false,
        in_line: false,
    };
    let chooses = || Some(Mark { text: mark::TWO_VERSIONS, href: HERE.to_owned() });
    let cards = vec![
        card("goal-status.active", vec![row("goal-first_step", &["style-words"], None)], "plain"),
        card("risk-key.self_harm", vec![row("risk-level", &["risk-level.moderate"], None)], "mind"),
        card("risk-key.legal", vec![row("risk-level", &["risk-level.low", "risk-level.high"], chooses())], "alarm"),
    ];
    List {
        id: "style-cards",
        title: None,
        intro: String::new(),
        empty: names.say("goal.empty"),
        groups: vec![Group { title: String::new(), cards }],
        away: Vec::new(),
        add: Some((names.say("goal.add"), HERE.to_owned())),
        blank: Vec::new(),
        pager: None,
        in_lines: false,
        ways: None,
    }
}

fn form(names: &Names) -> Form {
    let choice = |id: &str, chosen| Choice { value: id.to_owned(), words: names.say(id), chosen };
    let levels =
        || vec![choice("risk-level.low", true), choice("risk-level.moderate", false), choice("risk-level.high", false)];
    let field = |name: &str, label: &str, hint: &str, control| FormField {
        id: format!("style-{name}"),
        name: format!("style.{name}"),
        label: names.say(label),
        hint: names.language.find(hint).unwrap_or_default(),
        required: false,
        problem: None,
        sure: Vec::new(),
        mark: None,
        now: Vec::new(),
        most: 0,
        later: false,
        control,
    };
    let line = Control::Line { value: String::new(), inputmode: "text", size: 24 };
    let area = Control::Area { value: String::new(), rows: 2 };
    let fixed = Control::Fixed { value: names.say("style-words"), why: control::STAYS };
    let versions = Control::Versions {
        versions: vec![names.say("risk-level.low"), names.say("risk-level.high")],
        href: HERE.to_owned(),
    };
    let wrong =
        |field: FormField, problem: &str| FormField { problem: Some(names.say(problem)), required: true, ..field };
    Form {
        action: link::STYLE.to_owned(),
        heads: String::new(),
        edit_id: String::new(),
        sign: None,
        problems: vec![ProblemLine { href: "#style-line".to_owned(), text: names.say("misfit-not-one-line") }],
        later_said: String::new(),
        fields: vec![
            wrong(field("line", "goal-target", "goal-target.hint", line), "misfit-not-one-line"),
            field("area", "goal-first_step", "", area),
            wrong(field("day", "goal-due", "", Control::Day { value: String::new() }), "misfit-not-a-date"),
            field("moment", "style-moment", "", Control::Moment { value: "2026-11-24T10:42".to_owned() }),
            field("answers", "style-answers", "", Control::Answers(questions(names))),
            field("radios", "risk-level", "risk-level.hint", Control::Radios { choices: levels() }),
            field("checks", "contact-hours", "", Control::Checks { choices: levels() }),
            field("select", "task-who", "", Control::Select { choices: levels() }),
            field("versions", "risk-level", "", versions),
            field("fixed", "task-what", "", fixed),
        ],
        submit: names.say("settings-save"),
        cancel: HERE.to_owned(),
        away: None,
        keep: None,
    }
}

fn questions(names: &Names) -> Questions {
    let option = |value: &str, id: &str, chosen| Choice { value: value.to_owned(), words: names.say(id), chosen };
    let question = |place: usize| Question {
        name: format!("style.answers.{place}"),
        text: names.say("style-words"),
        options: vec![option("0", "value-no", place == 0), option("1", "value-yes", false)],
    };
    Questions {
        instrument: String::new(),
        title: names.say("style-words"),
        language: names.language.tag(),
        language_said: String::new(),
        stem: String::new(),
        questions: vec![question(0), question(1)],
        notice: names.say("style-person"),
    }
}

fn chooser(names: &Names) -> Chooser {
    let writer = || Writer {
        person: names.say("style-person"),
        device: names.say("devices-title"),
        when: names.when(names.now),
        ago: String::new(),
    };
    let option = |id: &str, acted_on| Choosable {
        choice: id.to_owned(),
        text: names.say(id),
        content: Vec::new(),
        by: vec![writer()],
        beside: vec![(names.say("risk-basis"), names.say("style-words"))],
        acted_on,
        chosen: false,
        may: true,
    };
    Chooser {
        action: link::STYLE.to_owned(),
        heads: String::new(),
        edit_id: String::new(),
        label: names.say("risk-level"),
        before: names.language.say_with("chooser-before", &[("value", names.say("risk-level.low").into())]),
        options: vec![option("risk-level.high", true), option("risk-level.low", false)],
        other: None,
        held: String::new(),
        other_chosen: false,
        weighty: true,
        reason: String::new(),
        meanwhile: "chooser-meanwhile-careful",
        problems: Vec::new(),
        cancel: HERE.to_owned(),
        reason_hint: crate::words::reason_hint(names.language),
        may: true,
        keep: None,
        away: None,
        version: String::new(),
        news: String::new(),
    }
}

fn timeline(names: &Names) -> Timeline {
    let told = |id: &str, standing, addenda| Told {
        id: id.to_owned(),
        version: String::new(),
        kind: names.say("note-kind.visit"),
        written: names.when(names.now),
        late: String::new(),
        struck: Vec::new(),
        strike: None,
        text: names.say("style-words"),
        about: String::new(),
        read_on: String::new(),
        marks: Vec::new(),
        standing,
        href: HERE.to_owned(),
        history: HERE.to_owned(),
        addenda,
        earlier: String::new(),
        pager: None,
        other_words: Vec::new(),
    };
    let signed = Signature::Signed { said: names.say("style-person"), fingerprint: "0f1e2d3c".to_owned() };
    let unvouched = Signature::Unvouched { said: names.say("signature-unvouched-unread") };
    let said = Said { by: names.say("style-person"), text: names.say("style-words"), struck: Vec::new() };
    let notes = vec![
        told("style-draft", Standing::Draft { mine: true }, Vec::new()),
        told("style-signed", Standing::Signed(signed), vec![said]),
        told("unvouched", Standing::Signed(unvouched), Vec::new()),
    ];
    let day = names.today().map(|day| names.day(day)).unwrap_or_default();
    Timeline { days: vec![Day { day, notes }], away: Vec::new(), add: None, ways: None }
}

fn plot(names: &Names) -> Plot {
    let day = |back: i64| Millis(names.now.0.saturating_sub(back * 86_400_000));
    let values = [(40, Some(3)), (30, Some(4)), (20, None), (10, Some(6)), (0, Some(8))];
    let points = values.map(|(back, value)| Point { at: day(back), value });
    Plot::new(names.say("goal-confidence"), (0, 10), &points, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_of_colour_and_every_picture_is_shown() {
        let read =
            |name: &str| std::fs::read_to_string(format!("{}/static/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let style = read("style.css");
        for colour in COLOURS {
            assert!(style.contains(&format!("--{colour}: ")), "{colour}");
        }
        let sprite = read("icons.svg");
        let drawn: Vec<&str> = sprite.split("symbol id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(drawn, ICONS);
    }
}
