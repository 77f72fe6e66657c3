//! The top of a client's chart and its index of sections, from the summary rows of its documents. Must never hide
//! that two people answered differently about risk.

use std::borrow::Cow;
use std::sync::Arc;

use askama::Template;
use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::care::overview::{Need, WaitsAt, stands_otherwise, waits_in};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::{self, Opposed, Row, Said, StandingRow, opposed};
use waystation_sync::care::{client, risk, standing, team};
use waystation_sync::id::ClientId;

use super::alerts::{AlertLine, alerts_of};
pub use super::chart_index::{IndexChapter, IndexLine, RiskLine, TeamMember};
pub use super::joined::JoinedLine;
pub use super::risks::risks_of;
use crate::chapters::{CHAPTERS, Chapter};
use crate::noun_page::NounPage;
use crate::{Language, Names, filters, isolate, link, nouns};

/// The top of a chart.
#[derive(Template)]
#[template(path = "part/chart.html")]
pub struct ChartHead {
    /// Whose chart.
    pub client: ClientId,
    /// The chart's own page.
    pub href: String,
    /// The name to show.
    pub name: String,
    /// Their other names.
    pub other_names: Vec<String>,
    /// What to call them by; may be empty.
    pub pronouns: String,
    /// Year of birth, or that there are two versions of it; empty when nothing is known.
    pub born: String,
    /// Where the chart stands, where it is not active.
    pub standing: Option<StandingLine>,
    /// What is said of risk where none is to be shown, and where it is assessed; empty where this reader sees none.
    pub no_risk: (String, String),
    /// Alerts that are in force.
    pub alerts: Vec<AlertLine>,
    /// Risk above "none seen", the highest first.
    pub risks: Vec<RiskLine>,
    /// How many fields a person must choose in; empty for none.
    pub two_versions: String,
    /// Where the first of them is chosen.
    pub choose: String,
    /// Who is on the team, whom to ask first marked.
    pub team: Vec<TeamMember>,
    /// Other charts of the same person.
    pub joined: Vec<JoinedLine>,
    /// Where a supervisor sees why none is, though some were joined; empty for everybody else.
    pub shown_apart: String,
    /// How many entries its pages leave out since they are for others: "2 entries here are for their therapist only."
    pub kept_back: Vec<String>,
    /// Whether this is the chart's first page.
    pub is_first_page: bool,
    /// The chapters.
    pub index: Vec<IndexChapter>,
}

impl ChartHead {
    /// Where the team is, for a reader who may open it.
    #[must_use]
    pub fn team_href(&self) -> Option<&str> {
        self.lines().find(|line| line.noun == team::TEAM.name).map(|line| line.href.as_str())
    }

    /// The sections of all chapters.
    pub fn lines(&self) -> impl Iterator<Item = &IndexLine> {
        self.index.iter().flat_map(|chapter| &chapter.lines)
    }

    /// The same on the page of `chapter`.
    #[must_use]
    pub fn at_chapter(mut self, chapter: &Chapter) -> Self {
        for line in &mut self.index {
            line.here = line.name == chapter.name;
            line.is_open |= line.here;
        }
        self
    }
}

/// Where a chart stands that is not active.
pub struct StandingLine {
    /// Its code, for the look.
    pub code: String,
    /// "Ended".
    pub said: String,
    /// "since 24 Nov 2026: moved to her sister's".
    pub why: String,
    /// Whether nothing of the chart presses.
    pub is_put_away: bool,
    /// Where it is changed.
    pub href: String,
}

/// The name to show for the client whose summary rows these are, kept apart from the sentence around it.
#[must_use]
pub fn name_of(rows: &[Arc<Row>], language: Language) -> Cow<'_, str> {
    summary::name_of(rows).map_or_else(|| language.say("chart-nameless").into(), |name| isolate::name(name).into())
}

/// The name that lists show: initials where the reader asked for them, so that nobody who looks over a shoulder reads a
/// whole name. A chart's own pages always show it all.
#[must_use]
pub fn listed_name<'a>(rows: &'a [Arc<Row>], names: &Names) -> Cow<'a, str> {
    let name = name_of(rows, names.language);
    if !names.initials {
        return name;
    }
    let initials = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let initials = initials.map(|letter| format!("{letter}.")).collect::<Vec<_>>().join(" ");
    isolate::name(&initials).into()
}

/// What to call the client with these rows by; may be empty.
#[must_use]
pub fn pronouns_of(rows: &[Arc<Row>]) -> String {
    rows.iter().map(|row| row.pronouns.as_str()).find(|said| !said.is_empty()).map(isolate::words).unwrap_or_default()
}

/// The name that lists show with what to call them by behind it: "Ana Rios (she/her)".
#[must_use]
pub fn called(rows: &[Arc<Row>], names: &Names) -> String {
    called_by(&listed_name(rows, names), &pronouns_of(rows), names)
}

/// `name` with `pronouns` behind it, where there are some.
#[must_use]
pub fn called_by(name: &str, pronouns: &str, names: &Names) -> String {
    if pronouns.is_empty() {
        return name.to_owned();
    }
    names.language.say_with("chart-called", &[("name", name.into()), ("pronouns", pronouns.into())])
}

/// Where the chart with these rows stands, in words; empty where it is active. Of several charts of one person, where
/// one of them stands that the others do not: a death is never left out.
#[must_use]
pub fn badge_of(rows: &[Arc<Row>], language: Language) -> String {
    let page = nouns::page_of(&standing::STANDING);
    let said = |row: &StandingRow| page.code(standing::STATUS.name, &row.status, language);
    let own = summary::standing_of(rows).map(said).map(|stands| match opposed(rows) {
        Some((Opposed::TakenBack(_), _)) => language.say_with("chart-standing-waits", &[("stands", stands.into())]),
        Some((Opposed::TwoVersions, all)) => {
            let values = [("stands", stands.into()), ("n", all.len().max(2).into())];
            language.say_with("chart-standing-two", &values)
        }
        None => stands,
    });
    let other = stands_otherwise(rows).filter(|other| own.is_none() || other.status == "died");
    let other = other.map(|other| language.say_with("chart-stands-elsewhere", &[("stands", said(other).into())]));
    own.into_iter().chain(other).collect::<Vec<_>>().join(", ")
}

/// What is said of risk where no level is to be shown: that none was assessed, or that none was seen.
#[must_use]
pub fn no_risk_of(rows: &[Arc<Row>], language: Language) -> String {
    if rows.iter().any(|row| !row.levels.is_empty()) {
        return String::new();
    }
    let is_seen = rows.iter().any(|row| row.has_none_seen);
    language.say(if is_seen { "chart-risk-none-seen" } else { "chart-risk-not-assessed" })
}

/// The line at the top of a chart that is not active.
pub(super) fn standing_line(client: ClientId, rows: &[Arc<Row>], names: &Names) -> Option<StandingLine> {
    let standing = summary::standing_of(rows)?;
    let since = standing.since.map(|since| names.day(since)).unwrap_or_default();
    let values = [("since", since.as_str().into()), ("reason", isolate::words(&standing.reason).into())];
    let why = match (since.is_empty(), standing.reason.is_empty()) {
        (false, false) => names.language.say_with("chart-standing-why", &values),
        (false, true) => names.language.say_with("chart-standing-since", &[("since", since.as_str().into())]),
        (true, _) => isolate::words(&standing.reason),
    };
    let beside = beside(rows, names);
    let why = [why, beside.clone()].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(". ");
    let at = EntryKey::One;
    Some(StandingLine {
        code: standing.status.clone(),
        said: badge_of(rows, names.language),
        why,
        is_put_away: standing.is_put_away(),
        href: if beside.is_empty() {
            link::entry(client, &standing::STANDING, at)
        } else {
            link::choose(client, &standing::STANDING, at, standing::STATUS.name)
        },
    })
}

/// What else was said of where the chart stands: who took it back and when, or every version; empty for nothing.
fn beside(rows: &[Arc<Row>], names: &Names) -> String {
    let page = nouns::page_of(&standing::STANDING);
    let code = |said: &Said| page.code(standing::STATUS.name, &said.text, names.language);
    match opposed(rows) {
        Some((Opposed::TakenBack(said), _)) => {
            let who = said.who.map(|who| names.person(who).into_owned());
            let values = [
                ("who", who.unwrap_or_else(|| names.say("chart-somebody")).into()),
                ("said", code(said).into()),
                ("when", names.when(said.at).into()),
            ];
            names.language.say_with("chart-standing-undone", &values)
        }
        Some((Opposed::TwoVersions, all)) => {
            let n = all.len().max(2);
            let all = all.into_iter().map(code).collect::<Vec<_>>().join(" / ");
            names.language.say_with("chart-standing-versions", &[("versions", all.into()), ("n", n.into())])
        }
        None => String::new(),
    }
}

/// Year of birth in the rows of one client, or that there are two versions of it; empty when nothing is known.
#[must_use]
pub fn born_of(rows: &[Arc<Row>], language: Language) -> String {
    let doubled = rows
        .iter()
        .flat_map(|row| &row.two_versions)
        .any(|(noun, _, field)| noun == client::CLIENT.name && field == client::BIRTH_DATE.name);
    if doubled {
        return language.say("chart-born-two-versions");
    }
    let year = rows.iter().find_map(|row| row.born_year);
    year.map(|year| language.say_with("chart-born", &[("year", year.to_string().into())])).unwrap_or_default()
}

/// How many fields wait for a choice, and between how many versions at most; empty for none.
fn choices_line(choices: &[&WaitsAt<'_>], language: Language) -> String {
    let Some(most) = choices.iter().map(|at| at.versions()).max() else { return String::new() };
    language.say_with("chart-two-versions", &[("n", choices.len().into()), ("versions", most.into())])
}

impl ChartHead {
    /// The top of `client`'s chart from the rows of its documents; `here` is the section being read, `readable` the
    /// parts that the reader may open.
    #[must_use]
    pub fn new(client: ClientId, rows: &[Arc<Row>], here: Option<&Noun>, readable: &[Part], names: &Names) -> Self {
        let waits = waits_in(rows);
        let waiting_in = |section: &Noun| waits.iter().filter(|at| nouns::section_of(at.noun).noun == section).count();
        let choices: Vec<&WaitsAt<'_>> = waits.iter().filter(|at| at.need == Need::TwoVersions).collect();
        let line = |page: &'static NounPage| IndexLine {
            noun: page.noun.name,
            title: page.title(names.language),
            icon: page.icon,
            href: link::section(client, page.noun),
            here: here == Some(page.noun),
            waiting: waiting_in(page.noun),
        };
        Self {
            client,
            href: link::chart(client),
            name: name_of(rows, names.language).into_owned(),
            other_names: summary::other_names_of(rows).map(isolate::name).collect(),
            pronouns: pronouns_of(rows),
            standing: standing_line(client, rows, names),
            no_risk: if readable.contains(&risk::RISK.part) {
                (no_risk_of(rows, names.language), link::section(client, &risk::RISK))
            } else {
                (String::new(), String::new())
            },
            born: born_of(rows, names.language),
            alerts: alerts_of(client, rows, names),
            risks: risks_of(client, rows, names.language),
            two_versions: choices_line(&choices, names.language),
            choose: choices
                .first()
                .map_or_else(|| link::REVIEW.to_owned(), |at| link::choose(client, at.noun, at.key, at.field)),
            team: rows
                .iter()
                .flat_map(|row| &row.team)
                .filter(|member| names.today().is_none_or(|today| member.is_there(today)))
                .map(|member| TeamMember { name: names.person(member.who).into_owned(), first: member.is_primary })
                .collect(),
            joined: Vec::new(),
            shown_apart: String::new(),
            kept_back: Vec::new(),
            is_first_page: false,
            index: CHAPTERS
                .iter()
                .map(|chapter| {
                    let lines: Vec<IndexLine> = chapter.sections_for(readable).map(line).collect();
                    let is_alone = chapter.sections.len() == 1;
                    let is_open = lines.iter().any(|line| line.here);
                    IndexChapter {
                        name: chapter.name,
                        title: names.say(chapter.title),
                        icon: chapter.icon,
                        href: chapter.href(client),
                        here: is_alone && is_open,
                        is_open: is_open && !is_alone,
                        waiting: lines.iter().map(|line| line.waiting).sum(),
                        lines,
                    }
                })
                .filter(|chapter| !chapter.lines.is_empty())
                .collect(),
        }
    }
}
