//! How a noun of the care plan is declared: where it lives, its fields, what each may hold, who edits it and how
//! it merges. A declaration is plain data; reading, editing, conflicts, history and review all follow from it.
//! Must never hold behaviour that a declaration does not show.

use std::fmt;

use super::edit::Problem;
use super::read::Entry;
use super::summary::Row;

/// The documents that a client's chart is made of. Each has a key of its own, so that sync, consent and
/// erasure can differ per part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who the client is and how to reach them.
    Core,
    /// The plan itself: crisis plan, goals, risk, team.
    Plan,
    /// Case management: needs, referrals, tasks.
    Case,
    /// Drafts, signed notes and their addenda.
    Notes,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Core, Self::Plan, Self::Case, Self::Notes];

    /// The name in document ids and births. For ever.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Plan => "plan",
            Self::Case => "case",
            Self::Notes => "notes",
        }
    }

    /// The part with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// What a member of staff is there for. Editors of nouns are named by these (`CL`, the client, is entered by staff).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Role {
    /// Treats the client.
    Therapist,
    /// Keeps contact, housing, work, referrals.
    CaseManager,
    /// Reviews what was merged, settles, signs.
    Supervisor,
    /// Schedule and contact only.
    FrontDesk,
    /// Peer or mentor: own contributions only.
    Peer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Therapist, Self::CaseManager, Self::Supervisor, Self::FrontDesk, Self::Peer];

    /// The code in forms and files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Therapist => "therapist",
            Self::CaseManager => "case_manager",
            Self::Supervisor => "supervisor",
            Self::FrontDesk => "front_desk",
            Self::Peer => "peer",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn coded(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// One noun of the care plan, declared. See `goal.rs` for an example to follow.
pub struct Noun {
    /// Its one name: in documents, addresses, review and words. Lower case and underscores; for ever.
    pub name: &'static str,
    /// The document that it lives in.
    pub part: Part,
    /// Whether there is one, many, or one per code.
    pub shape: Shape,
    /// Its fields, in the order in which forms ask for them.
    pub fields: &'static [FieldDecl],
    /// Who may write it, where a field does not say otherwise.
    pub editors: &'static [Role],
    /// Rules that look at several fields at once, asked of the entry as it would be after an edit.
    pub rules: fn(&Entry) -> Vec<Problem>,
    /// What lists, agendas and searches need of it, added to the document's summary row.
    pub summarise: fn(&[Entry], &mut Row),
}

/// Nouns are told apart by name; there is one declaration of each.
impl PartialEq for Noun {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Noun {}

impl fmt::Debug for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Noun({})", self.name)
    }
}

impl Noun {
    /// The field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static FieldDecl> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether `role` may write `field`.
    #[must_use]
    pub fn may_edit(&self, field: &FieldDecl, role: Role) -> bool {
        field.editors.unwrap_or(self.editors).contains(&role)
    }

    /// The codes of a [`Shape::Coded`] noun, else none.
    #[must_use]
    pub const fn codes(&self) -> &'static [&'static str] {
        match self.shape {
            Shape::Coded(codes) => codes,
            Shape::One | Shape::List | Shape::Append => &[],
        }
    }
}

/// Passes every entry: for nouns without rules across fields.
#[must_use]
pub fn no_rules(_: &Entry) -> Vec<Problem> {
    Vec::new()
}

/// Adds nothing: for nouns that no list shows.
pub fn no_summary(_: &[Entry], _: &mut Row) {}

/// How many of a noun a client has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Exactly one, there from the start.
    One,
    /// Entries under ids of their own, each editable; one is retired, never deleted, so that an edit made
    /// elsewhere at the same time is never lost. (CARE.md: LIST)
    List,
    /// Entries that never change once saved; a correction is a new entry. (CARE.md: APPEND)
    Append,
    /// One per code of a fixed list, stored as scalars `code/field`, so that two people who begin the same
    /// one meet in it.
    Coded(&'static [&'static str]),
}

/// One field of a noun, declared.
#[derive(PartialEq, Eq)]
pub struct FieldDecl {
    /// Its name, unique in the noun; for ever.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// How concurrent writes to it meet.
    pub class: Class,
    /// Whether an entry cannot be saved without it.
    pub required: bool,
    /// Who may write it, where that differs from the noun.
    pub editors: Option<&'static [Role]>,
}

impl FieldDecl {
    const fn new(name: &'static str, kind: Kind, class: Class) -> Self {
        Self { name, kind, class, required: false, editors: None }
    }

    /// One value; of concurrent ones a winner is shown and the rest are listed for review. (REG)
    #[must_use]
    pub const fn register(name: &'static str, kind: Kind) -> Self {
        Self::new(name, kind, Class::Register)
    }

    /// One value that matters for safety or rights: all concurrent ones are shown until a person settles
    /// them, and until then the one that comes first in `most_protective_first` is acted on. An empty list
    /// means that no value protects more than another. (CONF)
    #[must_use]
    pub const fn confirmed(name: &'static str, kind: Kind, most_protective_first: &'static [&'static str]) -> Self {
        Self::new(name, kind, Class::Confirmed { most_protective_first })
    }

    /// A status along a way; of concurrent ones the furthest stands. (STATE)
    #[must_use]
    pub const fn state(name: &'static str, way: &'static [&'static str]) -> Self {
        Self::new(name, Kind::Code(way), Class::State { way })
    }

    /// Prose that several people may write together. (T)
    #[must_use]
    pub const fn prose(name: &'static str, characters_max: usize) -> Self {
        Self::new(name, Kind::Text { characters_max }, Class::Prose)
    }

    /// Any of `codes`; adding wins over taking away. (SET)
    #[must_use]
    pub const fn set(name: &'static str, codes: &'static [&'static str]) -> Self {
        Self::new(name, Kind::Codes(codes), Class::Set)
    }

    /// Bytes fixed for ever by signing, written only by [`super::edit::Verb::Sign`]. (FROZEN)
    #[must_use]
    pub const fn frozen(name: &'static str) -> Self {
        Self::new(name, Kind::Signed, Class::Frozen)
    }

    /// This field, which an entry cannot be without.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// This field, which only `roles` write.
    #[must_use]
    pub const fn only(mut self, roles: &'static [Role]) -> Self {
        self.editors = Some(roles);
        self
    }
}

impl fmt::Debug for FieldDecl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldDecl({})", self.name)
    }
}

/// What a field may hold. Codes, numbers, dates and phone numbers are scalars, never shared text: two people
/// who change "5 mg" to "10 mg" and "20 mg" in shared text make "1020 mg".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of plain text.
    Line {
        /// Longest allowed, in characters.
        characters_max: usize,
    },
    /// Several lines of plain text.
    Text {
        /// Longest allowed, in characters.
        characters_max: usize,
    },
    /// One of these codes.
    Code(&'static [&'static str]),
    /// Any number of these codes.
    Codes(&'static [&'static str]),
    /// A day.
    Date,
    /// A day, or only a year when no more is known.
    DateOrYear,
    /// A whole number.
    Number {
        /// Smallest allowed.
        least: i64,
        /// Largest allowed.
        most: i64,
    },
    /// Yes or no; unset means not asked.
    YesNo,
    /// A telephone number: digits, spaces, `+ ( ) - . / # *`, at least three digits.
    Phone,
    /// A member of staff.
    Staff,
    /// Another entry of the same client.
    Link,
    /// Signed bytes.
    Signed,
}

/// How concurrent writes to one field meet (CARE.md 1.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// T: merged letter by letter; marked "merged text, please read" until someone has.
    Prose,
    /// SET: adding wins over taking away.
    Set,
    /// REG: a winner is shown, the rest are kept and listed.
    Register,
    /// CONF: all are shown until settled; the most protective is acted on, where an order is known.
    Confirmed {
        /// Codes, the most protective first; may be empty.
        most_protective_first: &'static [&'static str],
    },
    /// STATE: the furthest along the way stands.
    State {
        /// Codes from first to last.
        way: &'static [&'static str],
    },
    /// FROZEN: never changes; two signings at once are both kept until one is chosen.
    Frozen,
}
