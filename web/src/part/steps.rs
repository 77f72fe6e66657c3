//! Numbered steps on the first page: what an empty clinic does first, and what to try in a sample caseload. Must never
//! stand in anyone's way: they can be put away, and go by themselves once they are done.

use askama::Template;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{goal, note, risk};
use waystation_sync::id::ClientId;

use crate::{filters, link};

/// The name of the input that says which steps are put away.
pub const WHICH: &str = "which";

/// Which steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// An empty clinic's first ones.
    First,
    /// Things to try in a sample caseload.
    Tour,
}

impl Which {
    const ALL: [Self; 2] = [Self::First, Self::Tour];

    const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Tour => "tour",
        }
    }

    /// The steps with this code.
    #[must_use]
    pub fn coded(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.code() == code)
    }
}

/// The steps, in words.
#[derive(Template)]
#[template(path = "part/steps.html")]
pub struct Steps {
    which: Which,
    /// The ids of the heading and of what stands below it.
    words: (&'static str, &'static str),
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// One step.
pub struct Step {
    /// The id of what to do.
    pub what: &'static str,
    /// The id of what to know about it.
    pub about: &'static str,
    /// Where it is done.
    pub href: String,
    /// What to type into a terminal; empty for nothing.
    pub command: String,
    /// Whether it is done; `None` where that is not known.
    pub done: Option<bool>,
}

impl Step {
    /// The command in pieces between which a line may break; together they are what to type.
    fn pieces(&self) -> impl Iterator<Item = &str> {
        self.command.split_inclusive(['/', '\\'])
    }
}

/// How far an empty clinic has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Whether two people can sign in.
    pub people: bool,
    /// Whether there is a chart.
    pub chart: bool,
    /// Whether a laptop is paired.
    pub laptop: bool,
}

impl Steps {
    /// The first steps of a clinic; `None` once they are done.
    #[must_use]
    pub fn first(begun: Begun) -> Option<Self> {
        let Begun { people, chart, laptop } = begun;
        let step = |what, about, href: &str, done| Step {
            what,
            about,
            href: href.to_owned(),
            command: String::new(),
            done: Some(done),
        };
        let steps = vec![
            step("steps-people", "steps-people.about", link::PEOPLE, people),
            step("steps-chart", "steps-chart.about", link::NEW_CLIENT, chart),
            step("steps-laptop", "steps-laptop.about", link::DEVICES, laptop),
        ];
        let is_done = people && chart && laptop;
        (!is_done).then_some(Self { which: Which::First, words: ("steps-first", "steps-first.about"), steps })
    }

    /// Whether they are one line until somebody unfolds them: what there is to do today stands first.
    const fn is_folded(&self) -> bool {
        matches!(self.which, Which::Tour)
    }

    /// Things to try with the chart of `client`, whose name the steps say; `command` starts a second node beside this
    /// one, and `laptop` says whether there is one already.
    #[must_use]
    pub fn tour(client: ClientId, command: String, laptop: bool) -> Self {
        let step = |what, about, href| Step { what, about, href, command: String::new(), done: None };
        let risk = link::entry(client, &risk::RISK, EntryKey::coded("self_harm"));
        let steps = vec![
            step("steps-open", "steps-open.about", link::chart(client)),
            step("steps-goal", "steps-goal.about", link::section(client, &goal::GOAL)),
            step("steps-note", "steps-note.about", link::new_entry(client, &note::NOTE)),
            Step { command, done: Some(laptop), ..step("steps-pair", "steps-pair.about", link::DEVICES.to_owned()) },
            step("steps-both", "steps-both.about", risk),
            step("steps-settle", "steps-settle.about", link::REVIEW.to_owned()),
        ];
        Self { which: Which::Tour, words: ("steps-tour", "steps-tour.about"), steps }
    }
}

/// Whose chart the tour goes through: somebody of the sample caseload, by the first name.
pub const TOUR_NAME: &str = "Abena";

/// What to type so that a second node runs beside this one, as a laptop of the clinic whose door is at `door`.
#[must_use]
pub fn command(program: &str, http_port: u16, door: &str) -> String {
    let program = if program.contains(char::is_whitespace) { format!("\"{program}\"") } else { program.to_owned() };
    format!(
        "{program} laptop --data laptop-data --http 127.0.0.1:{} --clinic {door}",
        http_port.wrapping_add(10).max(1024)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_steps_go_once_all_of_them_are_done_and_not_before() {
        for (people, chart, laptop) in [(true, false, false), (true, true, false), (false, true, true)] {
            let steps = Steps::first(Begun { people, chart, laptop }).unwrap();
            let done: Vec<Option<bool>> = steps.steps.iter().map(|step| step.done).collect();
            assert_eq!(done, [Some(people), Some(chart), Some(laptop)]);
        }
        assert!(Steps::first(Begun { people: true, chart: true, laptop: true }).is_none());
    }

    #[test]
    fn the_command_for_a_second_node_can_be_typed_as_it_stands() {
        assert_eq!(
            command("waystation", 8470, "127.0.0.1:8471"),
            "waystation laptop --data laptop-data --http 127.0.0.1:8480 --clinic 127.0.0.1:8471"
        );
        assert!(command("C:\\Program Files\\waystation.exe", 65_530, "127.0.0.1:1").starts_with("\"C:\\Program Files"));
        assert!(command("waystation", 65_530, "127.0.0.1:1").contains("127.0.0.1:1024 "));
    }

    #[test]
    fn a_long_command_can_break_and_is_the_same_put_together() {
        let command = command("C:\\clinic\\waystation.exe", 8470, "127.0.0.1:8471");
        let step = Step { what: "", about: "", href: String::new(), command: command.clone(), done: None };
        assert!(step.pieces().count() > 2);
        assert_eq!(step.pieces().collect::<String>(), command);
    }

    #[test]
    fn steps_are_put_away_by_their_code() {
        for which in Which::ALL {
            assert_eq!(Which::coded(which.code()), Some(which));
        }
        assert_eq!(Which::coded("all"), None);
    }
}
