//! "Two versions, please choose": every version of a field side by side with who wrote it, where and when. Must
//! never pick one beforehand; until someone has chosen, what is acted on is said.

use askama::Template;
use waystation_sync::care::edit::{Problem, Wrong};
use waystation_sync::care::engine::judge;
use waystation_sync::care::field::{Field, Stamp, Version};
use waystation_sync::care::noun::{Class, FieldDecl, Role};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;
use waystation_sync::id::{ChangeId, ClientId, EditId, Heads, PersonId};
use waystation_sync::review;

use super::away::AwayAsk;
use super::control::input;
use super::difference::{self, Piece};
use super::form::{FormField, away_line};
use super::keep::Keep;
pub use super::keep::REASON;
use super::news;
use super::third::third;
use super::typed::Typed;
use crate::entry::signature::SignedAt;
use crate::entry::value;
use crate::noun_page::NounPage;
use crate::{Language, Names, filters, isolate, link, nouns, words};

/// The input with the chosen version: the id of a change that wrote it, or [`OTHER`].
pub const CHOICE: &str = "choice";
/// Chooses a third value, typed into the field's own input.
pub const OTHER: &str = "other";
/// Says which of the page's forms was sent: [`ACT_SETTLE`], [`ACT_CONFIRM`], [`ACT_SEEN`] or [`ACT_WRITE`].
pub const ACT: &str = "act";
/// Choose between versions.
pub const ACT_SETTLE: &str = "settle";
/// Merged text reads right as it is.
pub const ACT_CONFIRM: &str = "confirm";
/// A supervisor has seen a lower value.
pub const ACT_SEEN: &str = "seen";
/// The button that says that merged text reads right; it sends the box for putting it right along, which must then hold
/// that text.
pub const AS_IT_IS: &str = "as_it_is";
/// Merged text is put right by hand.
pub const ACT_WRITE: &str = "write";

/// The choice between the versions of one field.
#[derive(Template)]
#[template(path = "part/chooser.html")]
pub struct Chooser {
    /// Where it is sent.
    pub action: String,
    /// The version of the document that it shows.
    pub heads: String,
    /// Its id.
    pub edit_id: String,
    /// The field's label.
    pub label: String,
    /// What stood there before the versions were written, as a sentence; empty where that is not known.
    pub before: String,
    /// The versions.
    pub options: Vec<Choosable>,
    /// The input for a third value; `None` for what is signed.
    pub other: Option<FormField>,
    /// Whether that was chosen before.
    pub other_chosen: bool,
    /// Whether a reason is needed.
    pub weighty: bool,
    /// The reason typed before.
    pub reason: String,
    /// The id of what is acted on until then.
    pub meanwhile: &'static str,
    /// What is wrong.
    pub problems: Vec<super::form::ProblemLine>,
    /// Where to go instead.
    pub cancel: String,
    /// The hint under the reason.
    pub reason_hint: String,
    /// Whether this reader's role may choose.
    pub may: bool,
    /// Why this reader may not choose some of it, as a sentence; empty where they may choose all.
    pub held: String,
    /// How its words are kept.
    pub keep: Option<Keep>,
    /// What is asked where the chart is put away.
    pub away: Option<AwayAsk>,
    /// What tells a page that is open that its entry has something new.
    pub version: String,
    /// What such a page may say of that.
    pub news: String,
}

/// One version that can be chosen.
pub struct Choosable {
    /// What is sent for it.
    pub choice: String,
    /// Its value.
    pub text: String,
    /// What was signed, where the value is a signature: who chooses has to read it. Each line in pieces, of which those
    /// that the other signings do not have are marked.
    pub content: Vec<Vec<Piece>>,
    /// Who wrote it, where and when; several when they wrote the same.
    pub by: Vec<Writer>,
    /// Whether it is acted on until someone has chosen.
    pub acted_on: bool,
    /// What its writer wrote in other fields in the same act: "What it rests on: asked today".
    pub beside: Vec<(String, String)>,
    /// Whether it was chosen before.
    pub chosen: bool,
    /// Whether this reader may choose it: nobody loosens what they are party to.
    pub may: bool,
}

/// Who wrote a version.
#[derive(Clone)]
pub struct Writer {
    /// Their name.
    pub person: String,
    /// The node.
    pub device: String,
    /// When, by its clock.
    pub when: String,
    /// "2 days ago".
    pub ago: String,
}

/// What the chooser is made from.
pub struct Question<'a> {
    /// Whose chart.
    pub client: ClientId,
    /// Words for the noun.
    pub page: &'static NounPage,
    /// The entry.
    pub entry: &'a Entry,
    /// The field.
    pub field: &'static FieldDecl,
    /// What was typed before, where it comes back.
    pub typed: &'a Typed,
    /// What was wrong with it.
    pub problems: &'a [Problem],
    /// Who reads.
    pub reader: PersonId,
    /// What the reader is there for.
    pub role: Role,
}

impl Chooser {
    /// The choice that `question` asks, its words kept nowhere; `None` when there is nothing to choose between any
    /// more.
    #[must_use]
    pub fn new(question: &Question<'_>, ids: (&Heads, EditId), names: &Names) -> Option<Self> {
        let Question { client, page, entry, field, typed, problems, reader, role } = *question;
        let (versions, acted_on) = asked(entry, field)?;
        let typed_text = |name: &str| typed.get(name).cloned().unwrap_or_default();
        let chosen = typed_text(CHOICE);
        let input_name = format!("{}{}", super::typed::PREFIX, field.name);
        let is_writers = judge::is_writers_say(entry, field, reader);
        let may_settle_on =
            |to: Option<&Value>| is_writers || judge::may_settle_on(field, &versions, (reader, role), to);
        let may = is_writers || may_choose(page, field, role);
        let loosens = may_settle_on(None);
        let options: Vec<Choosable> = versions
            .iter()
            .enumerate()
            .map(|(place, version)| {
                let choice = choice_of(version);
                Choosable {
                    chosen: choice == chosen,
                    text: SignedAt::of(client, entry).headed(page, field, version.value.as_ref(), names),
                    beside: Vec::new(),
                    content: content(question, &versions, place, names),
                    by: version.stamps.iter().map(|stamp| writer(stamp, names)).collect(),
                    acted_on: acted_on == Some(place),
                    may: may && may_settle_on(version.value.as_ref()),
                    choice,
                }
            })
            .collect();
        let other = (field.class != Class::Frozen && loosens).then(|| FormField {
            id: format!("f-{}", field.name),
            label: names.say("chooser-third"),
            hint: String::new(),
            required: false,
            problem: None,
            sure: Vec::new(),
            mark: None,
            now: Vec::new(),
            most: 0,
            later: false,
            control: third(input(page, field, typed_text(&input_name), names), names),
            name: input_name.clone(),
        });
        Some(Self {
            action: link::choose(client, page.noun, entry.key, field.name),
            heads: ids.0.to_string(),
            edit_id: ids.1.to_string(),
            label: page.label(field.name, names.language),
            before: String::new(),
            other,
            other_chosen: chosen == OTHER,
            weighty: field.class.is_weighty(),
            reason: typed_text(REASON),
            meanwhile: meanwhile(field.class, acted_on),
            problems: problems.iter().map(|problem| problem_line(page, problem, names.language)).collect(),
            cancel: link::section(client, nouns::section_of(page.noun).noun),
            reason_hint: words::reason_hint(names.language),
            held: if may && options.iter().any(|option| !option.may) {
                held(acted_on.and_then(|place| versions.get(place)), names)
            } else {
                String::new()
            },
            options,
            may,
            keep: None,
            away: None,
            version: news::version(entry),
            news: news::says(entry, names),
        })
    }
}

impl Chooser {
    /// The same with what is asked where the chart is put away.
    #[must_use]
    pub fn asking_of(mut self, away: Option<AwayAsk>, names: &Names) -> Self {
        self.problems.extend(away.as_ref().map(|ask| away_line(ask, names)));
        Self { away, ..self }
    }

    /// The same with what `about` says: what stood there before, and what was written in the same act as each version.
    #[must_use]
    pub fn about(mut self, question: &Question<'_>, about: &review::Question, names: &Names) -> Self {
        let (page, field) = (question.page, question.field);
        if field.class == Class::Frozen {
            // What stood before a signature is the draft, and what was written with it stands in what was signed.
            return self;
        }
        let before = value::field(page, field, &about.before, names).join(" / ");
        self.before = if before.is_empty() {
            names.say("chooser-before-nothing")
        } else {
            names.language.say_with("chooser-before", &[("value", before.into())])
        };
        for (version, option) in question.entry.field(field).versions().iter().zip(&mut self.options) {
            let own = |change: &ChangeId| version.stamps.iter().any(|stamp| stamp.change == *change);
            let said = about.beside.iter().filter(|(change, _)| own(change)).flat_map(|(_, fields)| fields);
            let said = said.map(|(field, value)| {
                let words = value::or_cleared(page, field, value.as_ref(), names);
                (page.label(field.name, names.language), words)
            });
            option.beside = said.collect();
            let why = about.why.iter().filter(|(change, _)| own(change));
            option.beside.extend(why.map(|(_, why)| (names.say("chooser-chosen-why"), isolate::words(why))));
        }
        self
    }
}

/// What was signed in the version at `place`, where it is a signature, marked where the first other one says something
/// else.
fn content(question: &Question<'_>, versions: &[Version], place: usize, names: &Names) -> Vec<Vec<Piece>> {
    let at = SignedAt::of(question.client, question.entry);
    let lines = |version: &Version| at.content(question.page, version.value.as_ref(), names);
    let own = versions.get(place).map(lines).unwrap_or_default();
    let other = versions.iter().enumerate().find(|(other, _)| *other != place);
    let other = other.map(|(_, version)| lines(version)).unwrap_or_default();
    difference::lines(&own, &other)
}

/// The versions of `field` that somebody has to choose between or to look at, and which of them is acted on until then.
fn asked(entry: &Entry, field: &FieldDecl) -> Option<(Vec<Version>, Option<usize>)> {
    let held = entry.field(field);
    let versions = held.versions();
    match held {
        Field::Conflicted { acted_on, .. } => Some((versions, *acted_on)),
        Field::Ruled { stands, .. } if entry.is_ruled(field) => {
            let place = versions.iter().position(|version| version == stands);
            Some((versions, place))
        }
        Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Together { .. } => None,
    }
}

/// Whether `role` may choose between versions of `field`: what safety or rights hang on is for a supervisor or a
/// therapist (as `care::edit` has it), the rest for whoever writes the field.
#[must_use]
pub fn may_choose(page: &NounPage, field: &FieldDecl, role: Role) -> bool {
    if field.class.is_weighty() {
        return matches!(role, Role::Supervisor | Role::Therapist);
    }
    page.noun.may_edit(field, role)
}

/// Why not every answer may be chosen: whose more careful one stands.
fn held(careful: Option<&Version>, names: &Names) -> String {
    let writers = careful.into_iter().flat_map(|version| &version.stamps).filter_map(|stamp| stamp.author);
    let chooses = |who: PersonId| {
        let role = names.people.get(&who).map(|person| person.role);
        role.is_some_and(|role| matches!(role, Role::Supervisor | Role::Therapist))
    };
    let writers = writers.map(|author| author.person).filter(|who| chooses(*who));
    let mut writers: Vec<String> = writers.map(|who| names.person(who).into_owned()).collect();
    if writers.is_empty() {
        return names.say("chooser-held-supervisor");
    }
    writers.sort();
    writers.dedup();
    names.language.say_with("chooser-held", &[("who", writers.join(", ").into())])
}

/// What is sent when `version` is chosen: it names one of the changes that wrote it, so that it means the same
/// version whatever arrived meanwhile.
#[must_use]
pub fn choice_of(version: &Version) -> String {
    version.stamps.first().map(|stamp| stamp.change.to_string()).unwrap_or_default()
}

/// Which of `versions` was chosen by what was sent.
#[must_use]
pub fn chosen<'a>(versions: &'a [Version], sent: &str) -> Option<&'a Version> {
    let change = sent.parse().ok()?;
    versions.iter().find(|version| version.stamps.iter().any(|stamp| stamp.change == change))
}

/// Who wrote `stamp`, in words.
#[must_use]
pub fn writer(stamp: &Stamp, names: &Names) -> Writer {
    match stamp.author {
        Some(author) => Writer {
            person: names.person(author.person).into_owned(),
            device: names.device(author.device).into_owned(),
            when: names.when(stamp.written),
            ago: names.ago(stamp.written),
        },
        None => Writer {
            person: names.say("chooser-from-the-start"),
            device: String::new(),
            when: String::new(),
            ago: String::new(),
        },
    }
}

fn meanwhile(class: Class, acted_on: Option<usize>) -> &'static str {
    match (class, acted_on) {
        (Class::Frozen, _) => "chooser-meanwhile-signed",
        (class, Some(_)) if class.is_weighty() => "chooser-meanwhile-careful",
        (class, None) if class.is_weighty() => "chooser-meanwhile-all",
        (Class::State { .. }, _) => "chooser-meanwhile-ruled",
        (Class::Confirmed { .. } | Class::Register | Class::Prose | Class::Set, _) => "chooser-meanwhile-kept",
    }
}

fn problem_line(page: &NounPage, problem: &Problem, language: Language) -> super::form::ProblemLine {
    let href = match problem.what {
        Wrong::Rule(judge::NEEDS_REASON) => "#reason".to_owned(),
        Wrong::Missing
        | Wrong::Misfit(_)
        | Wrong::NotYours
        | Wrong::TwoVersions
        | Wrong::OneVersion
        | Wrong::Signed
        | Wrong::NoSuchEntry
        | Wrong::AlreadyThere
        | Wrong::AddOnly
        | Wrong::Kept
        | Wrong::NotSignable
        | Wrong::NoKey
        | Wrong::OtherConsent
        | Wrong::ForOthers
        | Wrong::ForWhom
        | Wrong::OtherStaff
        | Wrong::TooEarly
        | Wrong::Rule(_) => "#choices".to_owned(),
    };
    super::form::ProblemLine { href, text: words::wrong(page, problem.field, problem.what, language) }
}
