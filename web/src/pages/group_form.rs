//! The form in which a session of a group is written up: the part about the group once, then a row for each member. Must
//! never write into one member's row what stands in another's.

use askama::Template;
use waystation_sync::care::doubt::Doubt;
use waystation_sync::care::edit::Problem;
use waystation_sync::care::group_session::{CAME, GROUP_PART, HAPPENED, MINUTES, OWN_PART, SKILLS, THEME, WITH};
use waystation_sync::care::noun::{FieldDecl, Kind, Role};
use waystation_sync::care::read::Entry;
use waystation_sync::id::{ClientId, Heads};

use super::group_asks::{Already, AwayIn, NamedIn, SameDay, naming, putting_away, telling};
use crate::nouns::contacts::group_session;
use crate::part::choice::Choice;
use crate::part::control::Control;
use crate::part::form::{FormField, ProblemLine, Source, ask, field_of, problem_lines};
use crate::part::keep::{Keep, KeptHere, KeptLine};
use crate::part::typed::{PREFIX, Typed};
use crate::shell::{Nav, Page};
use crate::{Names, filters};

/// Says that a member was not there. Nothing is written of them.
pub const NOT_THERE: &str = "no";
/// What is said once of a session, in the order in which the form asks for it.
pub const SHARED: [&FieldDecl; 6] = [&HAPPENED, &MINUTES, &WITH, &THEME, &SKILLS, &GROUP_PART];
/// Lines to make room for of what is said of one member: it is short, and there are many.
const OWN_ROWS: usize = 3;
/// What is said of each member.
pub const OWN: [&FieldDecl; 2] = [&CAME, &OWN_PART];

/// Begins the names of the inputs of a member's row.
#[must_use]
pub fn prefix(client: ClientId) -> String {
    format!("m-{client}.")
}

/// The input with the version of a member's chart that the form showed.
#[must_use]
pub fn heads_input(client: ClientId) -> String {
    format!("{}heads", prefix(client))
}

/// Whether somebody writes in the input `name`, or it says which version they wrote on: what is kept of the form until it
/// is saved.
#[must_use]
pub fn keeps(name: &str) -> bool {
    let is_of = |rest: &str, fields: &[&FieldDecl]| fields.iter().any(|field| field.name == rest);
    let of_row = name.strip_prefix("m-").and_then(|rest| rest.split_once('.'));
    name.strip_prefix(PREFIX).is_some_and(|rest| is_of(rest, &SHARED))
        || of_row.is_some_and(|(_, rest)| rest == "heads" || is_of(rest, &OWN))
}

/// What was written of each member, for reading where there is no form for it: label and words.
#[must_use]
pub fn written(typed: &Typed, names: &Names) -> Vec<(String, String)> {
    let label = group_session::PAGE.label(OWN_PART.name, names.language);
    let own = members_in(typed).filter_map(|client| typed.get(&format!("{}{}", prefix(client), OWN_PART.name)));
    own.filter(|words| !words.trim().is_empty()).map(|words| (label.clone(), words.clone())).collect()
}

/// How many `typed` says were there.
#[must_use]
pub fn were_there(typed: &Typed) -> usize {
    let came = |client: ClientId| typed.get(&format!("{}{}", prefix(client), CAME.name)).map(String::as_str);
    members_in(typed).filter(|client| !matches!(came(*client), None | Some("" | NOT_THERE))).count()
}

/// The members whose rows were sent.
pub fn members_in(typed: &Typed) -> impl Iterator<Item = ClientId> {
    typed.keys().filter_map(|name| name.strip_prefix("m-")?.strip_suffix(".heads")?.parse().ok())
}

/// The page.
#[derive(Template)]
#[template(path = "pages/group_form.html")]
pub struct GroupForm {
    /// What the group is called.
    pub group: String,
    /// The page of the group.
    pub back: String,
    /// Where the form is sent.
    pub action: String,
    /// Its id: sent twice, it writes once.
    pub edit_id: String,
    /// How its words are kept until they are saved.
    pub keep: Keep,
    /// The words that it shows, where they were kept.
    pub here: Option<KeptHere>,
    /// Other words that are kept for it.
    pub others: Vec<KeptLine>,
    /// What is wrong, with a link to each field.
    pub problems: Vec<ProblemLine>,
    /// Sessions of the group on that day that are in the charts already.
    pub same_day: Option<SameDay>,
    /// What is said once.
    pub fields: Vec<FormField>,
    /// Its members.
    pub rows: Vec<MemberRow>,
}

/// What is asked of one member.
pub struct MemberRow {
    /// The id of the row.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// The input with the version that it showed, and that.
    pub heads: (String, String),
    /// Whether they were there, and what is said of them; none where that is signed already.
    pub fields: Vec<FormField>,
    /// Words of the form for which there is no field any more, since their entry is signed; empty for none.
    pub unsaved: String,
}

/// What a form is made from.
pub struct FormSource<'a> {
    /// What the group is called, its page, and where the form is sent.
    pub group: (String, String, String),
    /// The form's id.
    pub edit_id: String,
    /// What its writer is there for.
    pub role: Role,
    /// What was typed; by the names of inputs.
    pub typed: &'a Typed,
    /// An entry of the session that says what is said once; blank for a new one.
    pub shared: &'a Entry,
    /// What is wrong with what is said once.
    pub problems: Vec<Problem>,
    /// Days that may be slips.
    pub doubts: Vec<Doubt>,
    /// Whom what is said once names.
    pub named: Vec<NamedIn>,
    /// Sessions of the group on that day that are in the charts already.
    pub already: Vec<Already>,
    /// What is said once and stands otherwise since.
    pub since: Vec<&'static FieldDecl>,
    /// What is wrong with the form as a whole, as sentences.
    pub told: Vec<String>,
    /// Its members.
    pub members: Vec<MemberSource>,
}

/// What a member's row is made from.
pub struct MemberSource {
    /// Whose chart.
    pub client: ClientId,
    /// What they are called.
    pub name: String,
    /// The version of the document that holds the entry.
    pub heads: Heads,
    /// Their entry; blank where there is none yet.
    pub entry: Entry,
    /// Whether they were there, until somebody says so: a code, or [`NOT_THERE`].
    pub at_first: &'static str,
    /// What is wrong with what is said of them.
    pub problems: Vec<Problem>,
    /// Whether they are said to have been there with nothing said of them.
    pub lacks_words: bool,
    /// Whether something is said of them though they were not there.
    pub speaks_of_absent: bool,
    /// Whom what is said of them names.
    pub named: Vec<NamedIn>,
    /// That their chart is put away.
    pub away: Option<AwayIn>,
    /// What is said of them and stands otherwise since.
    pub since: Vec<&'static FieldDecl>,
}

impl GroupForm {
    /// The form.
    #[must_use]
    pub fn new(
        source: &FormSource<'_>,
        (keep, here, others): (Keep, Option<KeptHere>, Vec<KeptLine>),
        names: &Names,
    ) -> Self {
        let page = &group_session::PAGE;
        let client = source.members.first().map_or(ClientId([0; 16]), |member| member.client);
        let (typed, role) = (source.typed, source.role);
        let shared = Source { client, page, entry: source.shared, typed, problems: &source.problems, role };
        let mut fields: Vec<FormField> =
            SHARED.into_iter().map(|field| field_of(&shared, field, PREFIX, names)).collect();
        let mut problems: Vec<ProblemLine> =
            source.told.iter().map(|text| ProblemLine { href: String::new(), text: text.clone() }).collect();
        problems.extend(problem_lines(page, &source.problems, PREFIX, names.language));
        for doubt in &source.doubts {
            let asked = ask(&mut fields, (doubt, PREFIX), typed, names);
            problems.extend(asked.map(|(text, id)| ProblemLine { href: format!("#{id}"), text }));
        }
        problems.extend(naming(&mut fields, (&source.named, PREFIX, "groups-names-all"), typed, names));
        telling(&mut fields, &source.since, (&shared, PREFIX), names);
        let same_day = SameDay::of(&source.already, typed, names);
        problems.extend(same_day.as_ref().and_then(|same_day| same_day.problem(names)));
        let rows = source.members.iter().map(|member| row(member, (source, &mut problems), names)).collect();
        let (group, back, action) = source.group.clone();
        let edit_id = source.edit_id.clone();
        Self { group, back, action, edit_id, keep, here, others, problems, same_day, fields, rows }
    }
}

/// The row of one member; adds what is wrong with it to the summary, with their name.
fn row(
    member: &MemberSource,
    (source, problems): (&FormSource<'_>, &mut Vec<ProblemLine>),
    names: &Names,
) -> MemberRow {
    let (page, prefix) = (&group_session::PAGE, prefix(member.client));
    let (client, typed, role) = (member.client, source.typed, source.role);
    let own = Source { client, page, entry: &member.entry, typed, problems: &member.problems, role };
    let mut fields: Vec<FormField> = Vec::new();
    if !member.entry.is_signed() {
        fields.extend(OWN.into_iter().map(|field| field_of(&own, field, &prefix, names)));
    }
    for field in &mut fields {
        if field.name.ends_with(CAME.name) && !matches!(field.control, Control::Versions { .. }) {
            field.control = attendance(member, typed, names);
        }
        if let Control::Area { rows, .. } = &mut field.control {
            *rows = OWN_ROWS;
        }
    }
    let mut told = problem_lines(page, &member.problems, &prefix, names.language);
    let words = [(member.lacks_words, "groups-needs-words"), (member.speaks_of_absent, "groups-words-of-absent")];
    for (_, id) in words.into_iter().filter(|(is_so, _)| *is_so) {
        let text = names.say(id);
        let field = fields.iter_mut().find(|field| field.name.ends_with(OWN_PART.name));
        told.extend(field.map(|field| {
            field.tell(&text);
            ProblemLine { href: format!("#{}", field.id), text: text.clone() }
        }));
    }
    told.extend(naming(&mut fields, (&member.named, &prefix, "groups-names-one"), typed, names));
    telling(&mut fields, &member.since, (&own, &prefix), names);
    told.extend(putting_away(&mut fields, (member.away.as_ref(), &prefix), typed, names));
    let whose = |line: ProblemLine| {
        let values = [("who", member.name.as_str().into()), ("what", line.text.into())];
        ProblemLine { text: names.language.say_with("groups-whose", &values), ..line }
    };
    problems.extend(told.into_iter().map(whose));
    MemberRow {
        id: prefix.trim_end_matches('.').to_owned(),
        name: member.name.clone(),
        heads: (heads_input(member.client), member.heads.to_string()),
        fields,
        unsaved: unsaved(member, typed),
    }
}

/// What is typed of one whose entry is signed with other words; empty for nothing.
fn unsaved(member: &MemberSource, typed: &Typed) -> String {
    let held = member.entry.signed_or_held(&OWN_PART).filter(|_| member.entry.is_signed());
    let said = typed.get(&format!("{}{}", prefix(member.client), OWN_PART.name));
    let other = held.zip(said).filter(|(held, said)| held.to_string() != said.trim());
    other.map(|(_, said)| said.clone()).unwrap_or_default()
}

/// Whether a member was there.
fn attendance(member: &MemberSource, typed: &Typed, names: &Names) -> Control {
    let Kind::Code(codes) = CAME.kind else { return Control::Radios { choices: Vec::new() } };
    // One that was put away says that they were not there after all.
    let held = member.entry.value(&CAME).filter(|_| !member.entry.is_retired()).map(ToString::to_string);
    let said = typed.get(&format!("{}{}", prefix(member.client), CAME.name)).cloned();
    let said = said.or(held).unwrap_or_else(|| member.at_first.to_owned());
    let choice = |value: &str, words: String| Choice { value: value.to_owned(), words, chosen: said == value };
    let there = codes.iter().map(|code| choice(code, group_session::PAGE.code_in(CAME.name, code, names)));
    Control::Radios { choices: there.chain([choice(NOT_THERE, names.say("groups-not-there"))]).collect() }
}

impl Page for GroupForm {
    fn title(&self) -> &'static str {
        "groups-write"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
