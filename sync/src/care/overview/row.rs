//! What lists read of one document: its facts sorted by kind. Must never know a noun: a fact says what it is about.

use std::sync::Arc;

use jiff::civil::Date;

use super::by_family::holds_family;
use super::dated::Dated;
pub use super::member::MemberRow;
use super::mentions::MentionRow;
use super::places::{in_entries, in_fields};
pub use super::said::Said;
use super::said::SaidRow;
pub use super::standing_row::{Opposed, StandingRow, lowered_in, opposed, standing_of};
use crate::care::declare::{DocKey, FACTS_FORM, FORMER_RANK, Fact, Facts, Need, Served, Stated};
use crate::id::{ClientId, EntryId, PersonId};
use crate::time::Millis;

/// The facts of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which document.
    pub doc: DocKey,
    /// Fields in which a person must choose: noun, entry, field.
    pub two_versions: Vec<(String, String, String)>,
    /// Prose merged from several hands and not read yet: noun, entry, field.
    pub merged_texts: Vec<(String, String, String)>,
    /// Watched fields that were lowered and that no supervisor has seen since: noun, entry, field.
    pub lowered: Vec<(String, String, String)>,
    /// From which code they were lowered: noun, entry, field, and that.
    pub lowered_from: Vec<(String, String, String, String)>,
    /// Fields of a status that several gave differently, of which one stands: noun, entry, field.
    pub ruled: Vec<(String, String, String)>,
    /// Where that stands which was said of something else: noun, entry and field.
    pub said_of_other: Vec<(String, String, String)>,
    /// Signed entries that were written in elsewhere while they were being signed: noun, entry.
    pub late_changes: Vec<(String, String)>,
    /// Retired entries that someone went on writing in: noun, entry.
    pub written_while_retired: Vec<(String, String)>,
    /// The versions of fields in which a person must choose: noun, entry, field, and that.
    pub versions: Vec<(String, String, String, Said)>,
    /// Whose versions were not chosen: noun, entry, and that.
    pub not_chosen: Vec<(String, String, PassedOver)>,
    /// What is looked at again by a day: noun, entry, and the day.
    pub reviews: Vec<(String, String, Date)>,
    /// What entries in which something waits may be called by: noun, entry, and that.
    pub called: Vec<(String, String, Called)>,
    /// The name to show and their other names that are in use.
    pub names: Vec<String>,
    /// Names that are not used any more: they find the client, and are shown nowhere.
    pub former_names: Vec<String>,
    /// What to call them by beside their name; may be empty.
    pub pronouns: String,
    /// Where the chart stands, where it does not press as others do.
    pub standing: Option<StandingRow>,
    /// Whether something was looked at of which a level could be, and none was seen.
    pub has_none_seen: bool,
    /// Year of birth.
    pub born_year: Option<i16>,
    /// The family name within the name to show, where somebody said which it is.
    pub family: Option<String>,
    /// Family names that were said apart and stand in no name in use: searches find them.
    pub families_apart: Vec<String>,
    /// Days of birth; several where people wrote different ones.
    pub born_on: Vec<Date>,
    /// The last day on which somebody of the clinic reached them.
    pub reached: Option<Date>,
    /// Telephone numbers, as they were written.
    pub phones: Vec<String>,
    /// What is said of numbers that asks for care.
    pub said: Vec<SaidRow>,
    /// What supervisors said of this chart and another.
    pub joins: Vec<JoinRow>,
    /// Entries that name others of the chart.
    pub mentions: Vec<MentionRow>,
    /// Open tasks.
    pub tasks: Vec<TaskRow>,
    /// Levels that everybody should see.
    pub levels: Vec<LevelRow>,
    /// What the client works towards now, with the day by which.
    pub goals: Vec<(String, Option<Date>)>,
    /// The care team, also its former members.
    pub team: Vec<MemberRow>,
    /// What waits to be signed, by its noun, and who began it.
    pub drafts: Vec<(String, EntryId, Option<PersonId>)>,
    /// What is said of appointments and questionnaires.
    pub dated: Dated,
    /// The services that the client was given, each with the entry that says so.
    pub served: Vec<(EntryId, Served)>,
    /// What rules and links of other documents ask for (see `ClientFacts`).
    pub for_rules: Vec<Stated>,
    /// By which way of making them the facts were made; those of another way may lack some.
    pub form: u16,
}

/// Somebody's version of a field that was not chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassedOver {
    /// The field.
    pub field: String,
    /// Whose version it was.
    pub who: PersonId,
    /// Who chose.
    pub by: Option<PersonId>,
    /// When they chose, by their clock.
    pub at: Millis,
}

/// What an entry may be called by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Called {
    /// By its first words.
    Words(String),
    /// By a member of staff.
    Person(PersonId),
}

/// What supervisors said of a chart and another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRow {
    /// Whose the other chart is.
    pub other: ClientId,
    /// Code of what was said; what is acted on, while two people say otherwise.
    pub verdict: String,
    /// Whether two people said otherwise.
    pub two_versions: bool,
    /// Who said so last.
    pub who: Option<PersonId>,
    /// When, by their clock.
    pub at: Millis,
}

/// The rows of each chart among those of one person.
pub(super) fn charts_of(rows: &[Arc<Row>]) -> impl Iterator<Item = &[Arc<Row>]> {
    rows.chunk_by(|one, other| one.doc.client == other.doc.client)
}

/// The name by which a client with these rows is called, wherever one is: the usual one, else the official, else another that
/// is in use.
#[must_use]
pub fn name_of(rows: &[Arc<Row>]) -> Option<&str> {
    rows.iter().find_map(|row| row.names.first()).map(String::as_str)
}

/// The other names of a client with these rows that are in use.
pub fn other_names_of(rows: &[Arc<Row>]) -> impl Iterator<Item = &str> {
    rows.iter().flat_map(|row| &row.names).map(String::as_str).skip(1)
}

/// One open task, for agendas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// The task's entry.
    pub entry: EntryId,
    /// What is to be done.
    pub what: String,
    /// Who shall do it.
    pub who: Option<PersonId>,
    /// By which day.
    pub due: Option<Date>,
    /// Code of its priority; empty for the ordinary one.
    pub priority: String,
    /// Code of its status.
    pub status: String,
}

/// One level that everybody should see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRow {
    /// The code of what it is the level of.
    pub domain: String,
    /// Its place among the levels, the most pressing first.
    pub rank: u8,
    /// The level that is acted on.
    pub level: String,
    /// Whether two levels stand.
    pub two_versions: bool,
}

impl Row {
    /// A document that says nothing.
    #[must_use]
    pub const fn empty(doc: DocKey) -> Self {
        Self {
            doc,
            two_versions: Vec::new(),
            merged_texts: Vec::new(),
            lowered: Vec::new(),
            lowered_from: Vec::new(),
            ruled: Vec::new(),
            said_of_other: Vec::new(),
            late_changes: Vec::new(),
            written_while_retired: Vec::new(),
            versions: Vec::new(),
            not_chosen: Vec::new(),
            reviews: Vec::new(),
            called: Vec::new(),
            names: Vec::new(),
            former_names: Vec::new(),
            pronouns: String::new(),
            standing: None,
            has_none_seen: false,
            born_year: None,
            family: None,
            families_apart: Vec::new(),
            born_on: Vec::new(),
            reached: None,
            phones: Vec::new(),
            said: Vec::new(),
            joins: Vec::new(),
            mentions: Vec::new(),
            tasks: Vec::new(),
            levels: Vec::new(),
            goals: Vec::new(),
            team: Vec::new(),
            drafts: Vec::new(),
            dated: Dated::NONE,
            served: Vec::new(),
            for_rules: Vec::new(),
            form: FACTS_FORM,
        }
    }

    /// Everything in it that waits for a person, noun, entry and field: what any list shows and any number counts.
    pub fn waits(&self) -> impl Iterator<Item = (Need, &str, &str, &str)> {
        in_fields(Need::TwoVersions, &self.two_versions)
            .chain(in_fields(Need::MergedText, &self.merged_texts))
            .chain(in_fields(Need::Lowered, &self.lowered))
            .chain(in_fields(Need::Ruled, &self.ruled))
            .chain(in_fields(Need::SaidOfOther, &self.said_of_other))
            .chain(in_entries(Need::LateChange, &self.late_changes))
            .chain(in_entries(Need::WrittenWhileRetired, &self.written_while_retired))
    }

    /// The code from which `field` of an entry was lowered, while a supervisor has still to see it.
    #[must_use]
    pub fn lowered_from(&self, noun: &str, entry: &str, field: &str) -> Option<&str> {
        let own = |(of, at, known, _): &&(String, String, String, String)| of == noun && at == entry && known == field;
        self.lowered_from.iter().find(own).map(|(.., was)| was.as_str())
    }

    /// What `facts` of the form `form` say of the document `doc`. Facts that this version does not know are passed over.
    #[must_use]
    pub fn new(doc: DocKey, form: u16, facts: &Facts) -> Self {
        let mut row = Self { form, ..Self::empty(doc) };
        let (mut names, mut families) = (Vec::new(), Vec::new());
        for (noun, entry, fact) in facts.iter() {
            let (id, client) = (|| entry.parse::<EntryId>().ok(), || entry.parse::<ClientId>().ok());
            let (noun, entry) = (|| noun.to_owned(), || entry.to_owned());
            match fact {
                Fact::Name { rank, text } => names.push((*rank, text.clone())),
                Fact::Family { rank, text } => families.push((*rank, text.clone())),
                Fact::BornOn { day } => row.born_on.push(*day),
                Fact::Said { field, of, code } => row.said.push(SaidRow::new(noun(), [field, of, code, ""], false)),
                Fact::SaidBy { field, of, code, by, is_away } => {
                    row.said.push(SaidRow::new(noun(), [field, of, code, by], *is_away));
                }
                Fact::Phone { number } => row.phones.push(number.clone()),
                Fact::Join { .. } => row.joins.extend(client().and_then(|other| join(other, fact))),
                Fact::Mentions { .. } => row.mentions.extend(id().and_then(|id| MentionRow::of(noun(), id, fact))),
                Fact::Born { year } => row.born_year = row.born_year.or(Some(*year)),
                Fact::Due { .. } => row.tasks.extend(id().and_then(|entry| task(entry, fact))),
                Fact::Level { rank, level, two_versions } => row.levels.push(LevelRow {
                    domain: entry(),
                    rank: *rank,
                    level: level.clone(),
                    two_versions: *two_versions,
                }),
                Fact::Member { who, is_primary, from, to } => {
                    row.team.push(MemberRow { who: *who, is_primary: *is_primary, from: *from, to: *to });
                }
                Fact::Draft { who } => row.drafts.extend(id().map(|entry| (noun(), entry, *who))),
                Fact::Wait { need, field } => row.wait(*need, (noun(), entry()), field),
                Fact::Called { words, who } => {
                    let called = who.map_or_else(|| Called::Words(words.clone()), Called::Person);
                    row.called.push((noun(), entry(), called));
                }
                Fact::LoweredFrom { field, was } => {
                    row.lowered_from.push((noun(), entry(), field.clone(), was.clone()));
                }
                Fact::Version { .. } => row.versions.extend(version(noun(), entry(), fact)),
                Fact::SaidOf { field, text, of } => row.version_of([&noun(), &entry(), field, text], of),
                Fact::NotChosen { field, who, by, at } => {
                    let passed = PassedOver { field: field.clone(), who: *who, by: *by, at: *at };
                    row.not_chosen.push((noun(), entry(), passed));
                }
                Fact::Standing { .. } => row.standing = standing(noun(), fact),
                Fact::Pronouns { text } => row.pronouns.clone_from(text),
                Fact::NoneSeen => row.has_none_seen = true,
                Fact::Review { day } => row.reviews.push((noun(), entry(), *day)),
                Fact::Reached { day } => row.reached = row.reached.max(Some(*day)),
                Fact::Aim { text, day } => row.goals.push((text.clone(), *day)),
                Fact::Appointment { .. } | Fact::Score { .. } | Fact::Every { .. } => {
                    row.dated.hear(&noun(), &entry(), fact);
                }
                Fact::Served(served) => row.served.extend(id().map(|entry| (entry, served.clone()))),
                Fact::Target { .. }
                | Fact::Consent { .. }
                | Fact::Withdrawn { .. }
                | Fact::Sent { .. }
                | Fact::Raised { .. }
                | Fact::Flag { .. }
                | Fact::Primary { .. }
                | Fact::Owner { .. }
                | Fact::Lock { .. }
                | Fact::Within { .. }
                | Fact::Knows { .. }
                | Fact::Alert { .. }
                | Fact::GivenFor { .. }
                | Fact::TakenBack { .. }
                | Fact::Replaces { .. }
                | Fact::Involves { .. }
                | Fact::Person { .. }
                | Fact::Checked { .. }
                | Fact::Rests { .. }
                | Fact::Group(_)
                | Fact::WasInGroup(_) => {
                    row.for_rules.push(Stated { noun: noun(), entry: entry(), fact: fact.clone() })
                }
                // Of a newer version.
                Fact::Unknown { .. } => {}
            }
        }
        row.named(names, families)
    }

    /// Notes of what the version at this place was said: noun, entry, field, and its text.
    fn version_of(&mut self, at: [&String; 4], of: &str) {
        let is_it =
            |(noun, entry, field, said): &&mut (String, String, String, Said)| at == [noun, entry, field, &said.text];
        if let Some((.., said)) = self.versions.iter_mut().rev().find(is_it) {
            said.of.push(of.to_owned());
        }
    }

    fn wait(&mut self, need: Need, (noun, entry): (String, String), field: &str) {
        let field = field.to_owned();
        match need {
            Need::WrittenWhileRetired => self.written_while_retired.push((noun, entry)),
            Need::TwoVersions => self.two_versions.push((noun, entry, field)),
            Need::MergedText => self.merged_texts.push((noun, entry, field)),
            Need::Lowered => self.lowered.push((noun, entry, field)),
            Need::Ruled => self.ruled.push((noun, entry, field)),
            Need::SaidOfOther => self.said_of_other.push((noun, entry, field)),
            Need::LateChange => self.late_changes.push((noun, entry)),
        }
    }

    /// The row of a chart with these names and family names, each with its rank.
    fn named(mut self, mut names: Vec<(u8, String)>, families: Vec<(u8, String)>) -> Self {
        names.sort_by_key(|(rank, _)| *rank);
        let (former, used): (Vec<_>, Vec<_>) = names.into_iter().partition(|(rank, _)| *rank >= FORMER_RANK);
        let (rank, shown) = used.first().map_or((0, ""), |(rank, name)| (*rank, name.as_str()));
        let is_of_shown = |(of, family): &&(u8, String)| *of == rank && holds_family(shown, family);
        self.family = families.iter().find(is_of_shown).map(|(_, family)| family.clone());
        let is_apart = |(rank, family): &(u8, String)| {
            *rank < FORMER_RANK && !used.iter().any(|(_, name)| holds_family(name, family))
        };
        self.families_apart = families.into_iter().filter(is_apart).map(|(_, family)| family).collect();
        self.names = used.into_iter().map(|(_, name)| name).collect();
        self.former_names = former.into_iter().map(|(_, name)| name).collect();
        self
    }
}

fn join(other: ClientId, fact: &Fact) -> Option<JoinRow> {
    let Fact::Join { verdict, two_versions, who, at } = fact.clone() else { return None };
    Some(JoinRow { other, verdict, two_versions, who, at })
}

/// Where the chart stands, as `fact` of the noun named `noun` says it; `None` for a fact of another kind.
fn standing(noun: String, fact: &Fact) -> Option<StandingRow> {
    let Fact::Standing { status, pressing, reason, since } = fact else { return None };
    let (status, reason) = (status.clone(), reason.clone());
    Some(StandingRow { noun, status, pressing: *pressing, reason, since: *since })
}

/// One open task, as its fact says it.
fn task(entry: EntryId, fact: &Fact) -> Option<TaskRow> {
    let Fact::Due { what, who, day, priority, status } = fact.clone() else { return None };
    Some(TaskRow { entry, what, who, due: day, priority, status })
}

fn version(noun: String, entry: String, fact: &Fact) -> Option<(String, String, String, Said)> {
    let Fact::Version { field, text, who, at } = fact else { return None };
    Some((noun, entry, field.clone(), Said::new(text, *who, *at)))
}
