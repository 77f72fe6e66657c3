//! What a noun's file here declares: how an entry shows, and where its words are found. Must never say what may be
//! written or how it merges; the noun's declaration in `care` does.

use std::collections::BTreeMap;

use jiff::civil::Date;
use waystation_sync::care::noun::{CODE_JOINT, Class, ClientFacts, Codes, FieldDecl, Header, Kind, Noun, Role, Shape};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::id::ClientId;

use crate::glance::Glance;
use crate::link::Dial;
use crate::{Language, Names, isolate, link};

mod order;

pub use order::{SortKey, as_declared, as_placed, newest_first, oldest_first};

/// Looks of one noun. Its words stand in `words/<tag>/nouns/<area>/<noun>.ftl` under ids made of its names, as the goal's do:
///
/// | id | what |
/// |---|---|
/// | `goal` | heading of its section: "Goals" |
/// | `goal.one` | one of it, inside a sentence: "goal" |
/// | `goal.add` | the button that begins one; absent where none is begun |
/// | `goal.intro`, `goal.empty` | a sentence under the heading; what an empty section says |
/// | `goal.later` | what opens the fields that are filled in later; may be absent |
/// | `goal.help` | what the section is for, folded at first; may be absent |
/// | `goal.heading` | what heads the entry, for [`Heading::Fixed`] |
/// | `entered_in_error-addendum.none`, `urge-visible.blank` | what it means that a field leads to no entry, or says nothing |
/// | `goal-due`, `goal-due.hint` | a field's label, always visible, and a line under it, which may be absent |
/// | `goal-status.active` | a code of a field |
/// | `risk-key.self_harm` | an entry's code, for nouns with one entry per code |
/// | `header-happened` | a field that every logged entry has, where the noun has no words of its own for it |
/// | `goal-active-needs-due` | what a rule says, under the rule's own code |
pub struct NounPage {
    /// The declaration that this is about.
    pub noun: &'static Noun,
    /// Its picture: the id of a symbol in `web/static/icons.svg`.
    pub icon: &'static str,
    /// What heads an entry.
    pub heading: Heading,
    /// The fields that lead on a card, under its heading; the others follow as they are declared, and empty ones are left out.
    pub first: &'static [&'static FieldDecl],
    /// What the form of a new entry holds before anybody typed: what it is nearly always. It is saved only with the form.
    pub preset: &'static [(&'static FieldDecl, Preset)],
    /// The fields that are filled in later, as a rule: the form of a new entry has them folded.
    pub later: &'static [&'static FieldDecl],
    /// Whether its list is read in one go, a line for each entry, numbered.
    pub in_lines: bool,
    /// Whether the form of a new one says first which ways to reach the client are not safe.
    pub warns_of_ways: bool,
    /// What the form of a new entry says by itself of what its address names: the field, and those that lead to that.
    pub tells: Option<(&'static FieldDecl, &'static [&'static FieldDecl])>,
    /// The code that a field is said to hold on cards while nothing stands in it, where a blank could be read as another.
    pub unsaid: Option<(&'static FieldDecl, &'static str)>,
    /// A question of yes and no to which a line says nothing where the answer is no.
    pub hides_no: Option<&'static FieldDecl>,
    /// How the list is grouped, if it is.
    pub group_by: Option<Grouping>,
    /// Orders entries within their group, smallest first.
    pub order: fn(&Entry) -> SortKey,
    /// How much attention an entry asks for.
    pub tone: fn(&Entry) -> Tone,
    /// How the telephone number that a field of an entry holds may be used from the page.
    pub dials: fn(&Entry, &FieldDecl) -> Dial,
    /// The id of what is always said behind a field of an entry.
    pub behind: fn(&Entry, &FieldDecl) -> Option<&'static str>,
    /// Fields that hold somebody's name.
    pub called: &'static [&'static FieldDecl],
    /// What links call an entry of it, and whether it counts no more or not yet: by the facts of its client, and by what `Names`
    /// call the entries that it links to itself. What heads it where this is `None`.
    pub linked_as: Option<fn(&Entry, &ClientFacts, &Names) -> LinkedAs>,
    /// Nouns that are shown on this noun's section page and have none of their own.
    pub beside: &'static [&'static Noun],
    /// Of a noun with one entry per code: the noun of pairs of such a code and another, with which it makes a board.
    pub board: Option<&'static NounPage>,
    /// What its entries are among the numbers of the logs over time.
    pub trend: Option<Trend>,
    /// What other entries of the chart say of one of it, counted.
    pub counts: Option<fn(&Entry, &Names) -> Counted>,
    /// What the first page of a chart says of it.
    pub glance: Option<Glance>,
}

/// An entry as links call it.
pub struct LinkedAs {
    /// What it is called, and how it stands.
    pub words: String,
    /// Whether it counts no more, or not yet.
    pub is_over: bool,
    /// How it stands, where that is not simply in force.
    pub stands: Option<String>,
}

/// What is counted of an entry: the id of what that is, and how it is said; `None` where there is nothing to count.
pub type Counted = Option<(&'static str, String)>;

/// What an entry of a noun is among the numbers of the logs.
#[derive(Clone, Copy)]
pub enum Trend {
    /// A number over time.
    Line(&'static FieldDecl),
    /// Something that happened beside them.
    Mark,
}

/// What a field of a new entry's form holds before anybody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// A code.
    Code(&'static str),
    /// The day on which the form is opened.
    Today,
}

/// Groups of a list: one for each code of a field.
#[derive(Clone, Copy)]
pub struct Grouping {
    /// The field.
    pub field: &'static FieldDecl,
    /// The code whose group leads; the others follow as they are declared.
    pub first: Option<&'static str>,
}

impl Grouping {
    /// Groups by `field`, in the order in which its codes are declared.
    #[must_use]
    pub const fn by(field: &'static FieldDecl) -> Self {
        Self { field, first: None }
    }

    /// The same with the group of `code` in front.
    #[must_use]
    pub const fn led_by(self, code: &'static str) -> Self {
        Self { first: Some(code), ..self }
    }
}

/// How much attention an entry asks for. Never said by colour alone: the words are on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As any other.
    Plain,
    /// Look at it before acting.
    Mind,
    /// Safety hangs on it.
    Alarm,
}

/// For nouns whose entries all ask for the same attention.
#[must_use]
pub fn plain(_: &Entry) -> Tone {
    Tone::Plain
}

/// What heads an entry.
#[derive(Clone, Copy)]
pub enum Heading {
    /// The value of a field.
    Field(&'static FieldDecl),
    /// The words of its code, for nouns with one entry per code.
    Key,
    /// The noun's own fixed words, for nouns of which there is one.
    Fixed,
}

impl NounPage {
    /// Looks with nothing but a heading: entries in the order of their birth, those of a log the newest first.
    #[must_use]
    pub const fn new(noun: &'static Noun, icon: &'static str, heading: Heading) -> Self {
        Self {
            noun,
            icon,
            heading,
            first: &[],
            preset: &[],
            later: &[],
            in_lines: false,
            warns_of_ways: false,
            tells: None,
            unsaid: None,
            hides_no: None,
            group_by: None,
            order: if matches!(noun.header, Header::Event) { newest_first } else { oldest_first },
            tone: plain,
            dials: |_, field| if matches!(field.kind, Kind::Phone) { Dial::Ring } else { Dial::No },
            behind: |_, _| None,
            called: &[],
            linked_as: None,
            beside: &[],
            board: None,
            trend: None,
            counts: None,
            glance: None,
        }
    }

    pub(crate) fn said(&self, language: Language, attribute: &str) -> Option<String> {
        language.find(&format!("{}.{attribute}", self.noun.name))
    }

    /// Heading of its section: "Goals".
    #[must_use]
    pub fn title(&self, language: Language) -> String {
        language.say(self.noun.name)
    }

    /// What the form of a new entry holds before anybody typed, by the names of its fields.
    pub fn presets(&self, today: Date) -> impl Iterator<Item = (&'static str, String)> {
        self.preset.iter().map(move |(field, preset)| {
            let words = match preset {
                Preset::Code(code) => (*code).to_owned(),
                Preset::Today => today.to_string(),
            };
            (field.name, words)
        })
    }

    /// What the form of a new entry says of what it is about, which `asked` names by the names of inputs that begin with
    /// `prefix`: its field, and the words.
    #[must_use]
    pub fn told(&self, asked: &BTreeMap<String, String>, prefix: &str, names: &Names) -> Option<(String, String)> {
        let (field, leads) = self.tells?;
        let named = |lead: &&FieldDecl| {
            let key = EntryKey::linked(asked.get(&format!("{prefix}{}", lead.name))?)?;
            let values = [("label", self.label(lead.name, names.language).into()), ("what", names.linked(key).into())];
            Some(isolate::bare(&names.language.say_with("form-about", &values)))
        };
        Some((format!("{prefix}{}", field.name), leads.iter().find_map(named)?))
    }

    /// One of it, inside a sentence: "goal".
    #[must_use]
    pub fn one(&self, language: Language) -> String {
        language.say(&format!("{}.one", self.noun.name))
    }

    /// What the button that begins one says; `None` where none is begun.
    #[must_use]
    pub fn add(&self, language: Language) -> Option<String> {
        self.said(language, "add")
    }

    /// Words and address of what begins one in `client`'s chart, where a person with `role` may.
    #[must_use]
    pub fn begin(&self, client: ClientId, role: Role, language: Language) -> Option<(String, String)> {
        let may = self.noun.shape == Shape::List && self.noun.within.is_none() && self.noun.editors.contains(&role);
        Some((self.add(language).filter(|_| may)?, link::new_entry(client, self.noun)))
    }

    /// A sentence under the heading; may be empty.
    #[must_use]
    pub fn intro(&self, language: Language) -> String {
        self.said(language, "intro").unwrap_or_default()
    }

    /// What an empty section says; may be empty.
    #[must_use]
    pub fn empty(&self, language: Language) -> String {
        self.said(language, "empty").unwrap_or_default()
    }

    /// What its section is for, folded at first.
    #[must_use]
    pub fn help(&self, language: Language) -> Option<String> {
        self.said(language, "help")
    }

    /// The label of `field`.
    #[must_use]
    pub fn label(&self, field: &str, language: Language) -> String {
        let own = language.find(&format!("{}-{field}", self.noun.name));
        own.unwrap_or_else(|| language.say(&format!("header-{field}")))
    }

    /// A line under the label of `field`; may be empty.
    #[must_use]
    pub fn hint(&self, field: &str, language: Language) -> String {
        self.said_of(language, field, "hint").unwrap_or_default()
    }

    /// What it means that `field`, which leads to another entry, leads to none; `None` where that is that nothing was said.
    #[must_use]
    pub fn unlinked(&self, field: &str, language: Language) -> Option<String> {
        self.said_of(language, field, "none")
    }

    /// What it means that nothing is said in `field`, where that is more than that.
    #[must_use]
    pub fn blank(&self, field: &str, language: Language) -> Option<String> {
        self.said_of(language, field, "blank")
    }

    /// The words for `code` of `field`; the code itself when a newer version wrote it.
    #[must_use]
    pub fn code(&self, field: &str, code: &str, language: Language) -> String {
        self.said_of(language, field, code).unwrap_or_else(|| code.replace('_', " "))
    }

    /// The words for a code that `field` holds; of the clinic's own as the clinic calls it, in the reader's language or else
    /// in another. One whose row has not arrived yet is shown as it is.
    #[must_use]
    pub fn code_in(&self, field: &str, code: &str, names: &Names) -> String {
        let list = self.noun.field(field).and_then(|field| field.kind.list());
        let own = list.and_then(|list| names.library.words(list, code, names.language.tag()));
        own.map_or_else(|| self.code(field, code, names.language), str::to_owned)
    }

    /// The words for an entry's code, for nouns with one entry per code; of a pair, both: "Breathing: at home". A code of the
    /// clinic's own is called as the clinic calls it, in the reader's language or else in another.
    #[must_use]
    pub fn key(&self, code: &str, names: &Names) -> String {
        let said = |(place, part): (usize, &str)| {
            let own = match self.noun.codes().get(place) {
                // Whose chart it is, pages say that know it.
                Some(Codes::Clients) => return names.say("pair-another"),
                Some(Codes::Library { name, .. }) => names.library.words(name, part, names.language.tag()),
                Some(Codes::Fixed(_)) | None => None,
            };
            own.map_or_else(|| self.code("key", part, names.language), str::to_owned)
        };
        code.split(CODE_JOINT).enumerate().map(said).collect::<Vec<_>>().join(": ")
    }

    fn said_of(&self, language: Language, field: &str, attribute: &str) -> Option<String> {
        let own = language.find(&format!("{}-{field}.{attribute}", self.noun.name));
        own.or_else(|| language.find(&format!("header-{field}.{attribute}")))
    }

    /// `words` that `field` holds as a page says them: a name is kept apart from the sentence around it.
    #[must_use]
    pub fn written(&self, field: &str, words: &str) -> String {
        let is_name = self.called.iter().any(|called| called.name == field);
        if is_name { isolate::name(words) } else { words.to_owned() }
    }

    /// Words that head an entry, inside a sentence.
    #[must_use]
    pub fn named(&self, words: &str) -> String {
        match self.heading {
            Heading::Field(field) if self.called.contains(&field) => isolate::name(words),
            Heading::Field(_) | Heading::Key | Heading::Fixed => isolate::words(words),
        }
    }

    /// The fields that a card shows under its heading, in this order: each that a person fills in, but for the one that heads
    /// the card and the one that groups its list. Those that every logged entry has stand apart ([`NounPage::header`]).
    pub fn fields(&self) -> impl Iterator<Item = &'static FieldDecl> {
        let follows = |field: &&'static FieldDecl| {
            let heads = matches!(self.heading, Heading::Field(head) if head == *field);
            let groups = self.group_by.is_some_and(|grouping| grouping.field == *field);
            let is_typed =
                field.class != Class::Frozen && field.kind != Kind::Order && Some(*field) != self.noun.parent();
            let leads = self.first.contains(field);
            is_typed && !heads && !groups && !leads && !self.header().any(|own| own == *field)
        };
        self.first.iter().copied().chain(self.noun.fields.iter().filter(follows))
    }

    /// Whether the form of a new entry has `field` folded: it is filled in later as a rule, or where it matters.
    #[must_use]
    pub fn is_later(&self, field: &FieldDecl) -> bool {
        self.later.contains(&field) || self.header().any(|own| own == field)
    }

    /// The fields that every logged entry has, but for when it happened; none where the noun logs nothing.
    pub fn header(&self) -> impl Iterator<Item = &'static FieldDecl> {
        let is_event = self.noun.header == Header::Event;
        self.noun.fields.iter().filter(move |field| is_event && HEADER.contains(&field.name))
    }
}

/// Names of the fields that every logged entry has, beside when it happened.
const HEADER: [&str; 4] = ["source", "language", "sensitivity", "corrects"];
