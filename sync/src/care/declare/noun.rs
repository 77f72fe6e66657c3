//! How a noun of the care plan is declared: where it lives, its fields, what each may hold, who edits it and how
//! it merges. A declaration is plain data; reading, editing, conflicts, history and review all follow from it.
//! A declaration names what an entry of it holds and an entry names its declaration, so the two stand together here.
//! Must never hold behaviour that a declaration does not show.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{
    Area, Beside, CODE_JOINT, Chosen, Class, ClientFacts, Code, Codes, Days, EntryKey, Fact, Field, FieldDecl, Header,
    Involving, Kind, NotSafe, OfOther, Part, Problem, Rewritten, Role, SaidBefore, SaidOf, Stamp, Struck, Value,
};
use crate::id::ChangeId;

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
    /// What its entries are, in time.
    pub header: Header,
    /// What is worked out from an entry when it is shown: on cards, in histories and on paper, never in forms.
    pub computed: &'static [Computed],
    /// Shared prose of an entry that stands from birth (`one` or a code) and was declared with the noun, as `field` or
    /// `code/field`: it is born with the noun's own room. What is added to the noun later is not named here; it is born
    /// by a change of its own. For ever.
    pub born_with: &'static [&'static str],
    /// Who may write it, where a field does not say otherwise.
    pub editors: &'static [Role],
    /// Whether only whoever began an entry writes and signs it; a supervisor may settle it and put it away. What is
    /// signed is signed for by one person, so a noun with a frozen field is its author's; a test holds that.
    pub own: bool,
    /// Whether its entries are never put away, for what must not vanish from lists by a button: its own fields say when
    /// it is over, and on what ground.
    pub kept: bool,
    /// The child noun by whose entries one of it is said to be entered in error; `None` for nouns of which nothing says
    /// so.
    pub struck_by: Option<&'static Noun>,
    /// Whether an entry of it says that what it links to was entered in error: its last link that is filled in counts,
    /// and its last field says why. One is begun by whoever began that, or a supervisor, once that is fixed; nothing
    /// undoes it.
    pub strikes: bool,
    /// Whether the words of an entry are for its own section alone: no list, desk, draft or title says them.
    pub is_quiet: fn(&Entry) -> bool,
    /// Every code of [`Wrong::Rule`](super::Wrong::Rule) that `rules` gives; pages have a sentence for each.
    pub rule_codes: &'static [&'static str],
    /// Rules that look at several fields at once, asked of the entry as it would be after an edit,
    /// and of what is known of the client's other documents.
    pub rules: fn(&Entry, &ClientFacts) -> Vec<Problem>,
    /// Whom an entry names to be brought in, called or told something: who was checked not safe is asked about there.
    pub involves: fn(&Entry) -> Involving,
    /// Of a noun with entries that take something back, refuse it or say that it is not safe: whether one is such.
    /// Whoever meets the client is told of them first, also of those that belong to other entries.
    pub weighs: Option<fn(&Entry) -> bool>,
    /// Which days are usual for a field as long as a status stands: what is planned is to come, what was held is over.
    /// Where none of these says otherwise, the field's own [`Days`] count.
    pub usual: &'static [UsualDays],
    /// Whether links of other documents may lead to its entries: then its documents' facts name each of them.
    pub linkable: bool,
    /// Whether each entry takes the place of those begun before it: of what they say is looked at again by a day, only
    /// the last one's counts.
    pub follows: bool,
    /// What lists, agendas, searches and the rules of other nouns need of one entry. A change of it needs the next
    /// [`FACTS_FORM`](super::FACTS_FORM).
    pub facts: fn(&Entry, &mut Vec<Fact>),
}

/// Which days are usual for a field while a status stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualDays {
    /// The name of the field that holds a day.
    pub day: &'static str,
    /// The name of the status.
    pub with: &'static str,
    /// While it is one of these.
    pub codes: &'static [&'static str],
    /// Then these are.
    pub days: Days,
}

/// One entry of a noun, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its declaration.
    pub noun: &'static Noun,
    /// Which it is.
    pub key: EntryKey,
    /// The change that began it; `None` for those that stand from birth.
    pub born: Option<Stamp>,
    /// Since when it is retired; cleared when it was taken up again.
    pub retired: Field,
    /// Whether something in it was changed by someone who did not know that it was retired.
    pub edited_while_retired: Vec<Stamp>,
    /// Of a child: whether the entry that it belongs to is retired, and it with that.
    pub parent_retired: bool,
    /// What said that it was entered in error, in the order in which that was written; none where nothing does.
    pub struck: Vec<Struck>,
    pub(in crate::care) fields: BTreeMap<&'static str, Field>,
    /// By the name of a watched field, the most protective code that it held since a supervisor last looked.
    pub(in crate::care) watched: BTreeMap<&'static str, String>,
    /// The watched fields of which a supervisor looked at what stands there now, with the changes that say so.
    pub(in crate::care) looked: BTreeMap<&'static str, Vec<ChangeId>>,
    /// By the name of a watched field, what is waiting though nothing was written over it: the more careful code that
    /// another entry gives, or what stood before a word that is final.
    pub(in crate::care) unlooked: BTreeMap<&'static str, String>,
    /// By a field's name, who chose what stands there from several versions, for as long as it stands.
    pub(in crate::care) chosen: BTreeMap<&'static str, Chosen>,
    /// By a field's name, of what else that was said which stands there.
    pub(in crate::care) of_other: BTreeMap<&'static str, OfOther>,
    /// By a field's name, each of its versions that was said of something else than stands beside it.
    pub(in crate::care) said_apart: BTreeMap<&'static str, Vec<SaidOf>>,
    /// By a field's name, the more careful answer that another entry of this chart gives of the same number.
    pub(in crate::care) beside: BTreeMap<&'static str, Beside>,
    /// The fields of which it was decided otherwise since than this entry, which is put away, says.
    pub(in crate::care) answered: BTreeSet<&'static str>,
    /// By a field's name, the careful answers that it gave before it was written over.
    pub(in crate::care) said_before: BTreeMap<&'static str, Vec<SaidBefore>>,
    /// Where this is not how the entry stands but what it said before ([`Entry::before`]), what was written over since.
    pub(in crate::care) rewritten: Option<Rewritten>,
    /// By the name of a field that holds a number, what is said of that number anywhere: that it is not safe.
    pub(in crate::care) not_safe: BTreeMap<&'static str, Vec<NotSafe>>,
    /// By a field's name, what another chart of the same person says of the same number, where that is more careful.
    pub(in crate::care) elsewhere: BTreeMap<&'static str, Value>,
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
        header: Header::Standing,
        computed: &[],
        born_with: &[],
        editors: &[],
        own: false,
        kept: false,
        struck_by: None,
        strikes: false,
        is_quiet: never,
        rule_codes: &[],
        rules: no_rules,
        involves: nobody,
        weighs: None,
        usual: &[],
        linkable: false,
        follows: false,
        facts: no_facts,
    };

    /// Whether its entries stand as they were begun: every field is written once. None is put away either; a mistake is
    /// put right by another entry. (CARE.md: APPEND)
    #[must_use]
    pub fn is_add_only(&self) -> bool {
        self.shape == Shape::List && self.fields.iter().all(|field| field.once)
    }

    /// Whether its entries may be put away.
    #[must_use]
    pub fn may_put_away(&self) -> bool {
        self.shape == Shape::List && !self.kept && !self.is_add_only()
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

    /// The lists of codes of a [`Shape::Coded`] noun, else none.
    #[must_use]
    pub const fn codes(&self) -> &'static [&'static Codes] {
        match self.shape {
            Shape::Coded(lists) => lists,
            Shape::One | Shape::List => &[],
        }
    }

    /// The keys that entries of a [`Shape::Coded`] noun stand under without the clinic's library, in order.
    #[must_use]
    pub fn keys(&self) -> Vec<Code> {
        let mut keys: Vec<String> = Vec::new();
        for (place, list) in self.codes().iter().enumerate() {
            let all = list.built_in().iter();
            keys = if place == 0 {
                all.map(|code| (*code).to_owned()).collect()
            } else {
                keys.iter().flat_map(|key| all.clone().map(move |code| format!("{key}{CODE_JOINT}{code}"))).collect()
            };
        }
        keys.iter().filter_map(|key| Code::new(key)).collect()
    }

    /// Of a child noun: the field that links to the parent.
    #[must_use]
    pub fn parent(&self) -> Option<&'static FieldDecl> {
        self.within.and_then(|_| self.fields.first())
    }

    /// The field that says where an entry stands among its siblings.
    #[must_use]
    pub fn order(&self) -> Option<&'static FieldDecl> {
        self.fields.iter().find(|field| field.kind == Kind::Order)
    }

    /// The field that holds the day or moment that an entry is about.
    #[must_use]
    pub const fn dated_by(&self) -> Option<&'static FieldDecl> {
        match self.header {
            Header::Standing => None,
            Header::Dated(field) => Some(field),
            Header::Event => Some(&super::header::HAPPENED),
        }
    }

    /// The field that holds the signed bytes, of a noun whose entries are signed.
    #[must_use]
    pub fn signed(&self) -> Option<&'static FieldDecl> {
        self.fields.iter().find(|field| field.class == Class::Frozen)
    }
}

/// Passes every entry: for nouns without rules across fields.
fn no_rules(_: &Entry, _: &ClientFacts) -> Vec<Problem> {
    Vec::new()
}

/// No: for nouns of which lists may say everything.
fn never(_: &Entry) -> bool {
    false
}

/// Nobody: for nouns that name no people to be brought in.
fn nobody(_: &Entry) -> Involving {
    Involving::default()
}

/// Says nothing: for nouns that no list shows.
fn no_facts(_: &Entry, _: &mut Vec<Fact>) {}

/// How many of a noun a client has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Exactly one, there from the start.
    One,
    /// Entries under ids of their own, each editable; one is retired, never deleted, so that an edit made
    /// elsewhere at the same time is never lost. (CARE.md: LIST)
    List,
    /// One per code of a list, or per pair of codes of two lists (`breathing:home`), stored as scalars `code/field`, so
    /// that two people who begin the same one meet in it. Codes of a newer version or of the clinic's library are read
    /// and shown as they are.
    Coded(&'static [&'static Codes]),
}

/// A value that is worked out from an entry, and so never in conflict (CARE.md: CALC).
#[derive(Clone, Copy)]
pub struct Computed {
    /// Its name, unique among the noun's fields too: its words are `<noun>-<name>`.
    pub name: &'static str,
    /// What it holds, so that a page can show it as it shows fields of this kind.
    pub kind: Kind,
    /// How it is worked out; `None` where it cannot be.
    pub of: fn(&Entry) -> Option<Value>,
}

impl fmt::Debug for Computed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Computed({})", self.name)
    }
}
