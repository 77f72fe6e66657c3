//! How a noun of the care plan is declared: where it lives, its fields, what each may hold, who edits it and how
//! it merges. A declaration is plain data; reading, editing, conflicts, history and review all follow from it.
//! Must never hold behaviour that a declaration does not show.

use std::fmt;

use super::{Area, FieldDecl, Part, Role};
use super::{Entry, Problem, Row};

/// One noun of the care plan, declared. See `goal.rs` for an example to follow.
pub struct Noun {
    /// Its one name: in documents, addresses, review and words. Lower case and underscores; for ever.
    pub name: &'static str,
    /// The document that it lives in.
    pub part: Part,
    /// Whether there is one, many, or one per code.
    pub shape: Shape,
    /// The noun that its entries belong to, each to one entry of it: a step to its plan, an addendum to its note. A
    /// child's first field is a link to the parent, written once (see [`Noun::parent`]); it lies in the parent's
    /// document, is shown on the parent's card and added from there, and is put away with it.
    pub within: Option<&'static str>,
    /// Its fields, in the order in which forms ask for them.
    pub fields: &'static [FieldDecl],
    /// The chapter of the plan that it belongs to; a chart shows nouns by it.
    pub area: Area,
    /// Shared prose of an entry that stands from birth (`one` or a code) and was declared with the noun, as
    /// `field` or `code/field`: it is born with the noun's own room. What is added to the noun later is not named here; it is born
    /// by a change of its own. For ever.
    pub born_with: &'static [&'static str],
    /// Who may write it, where a field does not say otherwise.
    pub editors: &'static [Role],
    /// Every code of [`Wrong::Rule`](super::Wrong::Rule) that `rules` gives; pages have a sentence for each.
    pub rule_codes: &'static [&'static str],
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
    /// What most nouns have in common; a declaration names what it has and ends in `..Noun::PLAIN`.
    pub const PLAIN: Self = Self {
        name: "",
        part: Part::Plan,
        shape: Shape::List,
        within: None,
        fields: &[],
        area: Area::Client,
        born_with: &[],
        editors: &[],
        rule_codes: &[],
        rules: no_rules,
        summarise: no_summary,
    };

    /// Whether its entries stand as they were begun: every field is written once. None is put away either; a mistake is
    /// put right by another entry. (CARE.md: APPEND)
    #[must_use]
    pub fn is_add_only(&self) -> bool {
        self.shape == Shape::List && self.fields.iter().all(|field| field.once)
    }

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
            Shape::One | Shape::List => &[],
        }
    }
}

/// Passes every entry: for nouns without rules across fields.
fn no_rules(_: &Entry) -> Vec<Problem> {
    Vec::new()
}

/// Adds nothing: for nouns that no list shows.
fn no_summary(_: &[Entry], _: &mut Row) {}

/// How many of a noun a client has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Exactly one, there from the start.
    One,
    /// Entries under ids of their own, each editable; one is retired, never deleted, so that an edit made
    /// elsewhere at the same time is never lost. (CARE.md: LIST)
    List,
    /// One per code of a fixed list, stored as scalars `code/field`, so that two people who begin the same
    /// one meet in it.
    Coded(&'static [&'static str]),
}
