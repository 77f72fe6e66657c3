//! What a field holds when several people may have written it. Must never drop a version: what does not stand is
//! still handed out.

use super::Value;
use crate::id::{Author, ChangeId};
use crate::time::Millis;

/// Which change wrote a thing: who, where, when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The change.
    pub change: ChangeId,
    /// Who and on which node; `None` for births, which nobody wrote.
    pub author: Option<Author>,
    /// When, by the writer's clock: advice, never order.
    pub written: Millis,
}

/// One value that a field was given, with everyone who gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The value; `None` when the field was cleared.
    pub value: Option<Value>,
    /// Who wrote it, in order of change id: two people may have written the same.
    pub stamps: Vec<Stamp>,
}

/// That an entry was entered in error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck {
    /// Who said so, and when.
    pub by: Stamp,
    /// Why.
    pub reason: String,
}

/// That what stands in a field was chosen from several versions, or was written over what was, and is one of those
/// versions or protects less than what was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Who chose, and when.
    pub by: Stamp,
    /// Why; may be empty.
    pub reason: String,
    /// The changes that had written the versions, the chosen one too.
    pub versions: Vec<ChangeId>,
    /// What was chosen; `None` for no value.
    pub value: Option<Value>,
    /// What each of these changes wrote, the chosen one too.
    pub wrote: Vec<Version>,
    /// Who wrote over what was chosen, where somebody did.
    pub since: Option<Stamp>,
}

/// That what stands in a field was said of another value of the field that it says something of
/// ([`FieldDecl::said_of`]), by somebody who did not know of the one that stands there, while whoever wrote that one
/// did not know what was said.
///
/// [`FieldDecl::said_of`]: super::FieldDecl::said_of
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfOther {
    /// The value of which it was said; `None` where nothing stood there.
    pub was: Option<Value>,
    /// What is acted on until somebody says it anew; `None` where no answer protects more than another: then what was
    /// said is shown, marked.
    pub acted_on: Option<Value>,
}

/// A more careful answer about the same that another entry of the chart gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The answer.
    pub value: Value,
    /// Whether the other entry was put away.
    pub is_away: bool,
    /// Whether it is only likely that it is of the same person, by a name written in another way.
    pub is_likely: bool,
    /// What was written over since in the entry that said so, where it says so no more.
    pub rewritten: Option<Rewritten>,
}

/// What was written over since an entry gave an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewritten {
    /// That of which it was given: another number, somebody else.
    Subject,
    /// The answer itself, and nobody who may decide that has done so.
    Answer,
}

/// An answer that an entry gave before it was written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidBefore {
    /// The answer.
    pub value: Value,
    /// Of what.
    pub of: Value,
    /// Who gave it.
    pub stamps: Vec<Stamp>,
    /// What was written over since.
    pub rewritten: Rewritten,
    /// Whether it was decided otherwise since: by who gave it, or by a supervisor who looked at a less careful answer.
    pub answered: bool,
}

/// That a number is said not to be safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotSafe {
    /// The number, as it stands where that is said.
    pub of: String,
    /// By which way it is not safe, as a code; empty where that is not known.
    pub by: String,
}

/// That one version of a field, acted on or not, was said of other values of the field that it says something of than
/// stand there ([`FieldDecl::said_of`]).
///
/// [`FieldDecl::said_of`]: super::FieldDecl::said_of
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidOf {
    /// The version.
    pub value: Option<Value>,
    /// Of what it was said; empty where nothing stood there.
    pub was: Vec<Value>,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Never written.
    Empty,
    /// One value.
    Settled(Version),
    /// Several were written at once and a rule says which stands: that of its class, or that of what one person wrote
    /// in two windows the later stands, where it protects no less. Blocks nothing.
    Ruled {
        /// The one that stands.
        stands: Version,
        /// The others, for review.
        others: Vec<Version>,
    },
    /// Prose that several people changed at once: merged text that someone should read once.
    Together {
        /// The merged text.
        text: Value,
        /// The changes that met in it.
        stamps: Vec<Stamp>,
    },
    /// Several were written at once and a person must choose. Accepts only settling.
    Conflicted {
        /// All of them, in an order that is the same on every node.
        versions: Vec<Version>,
        /// Which is acted on until then; `None` where no value protects more than another.
        acted_on: Option<usize>,
    },
}

/// Who wrote all of `stamps`, where that was one person at one node: in two windows, then.
#[must_use]
pub(crate) fn one_hand<'a>(stamps: impl IntoIterator<Item = &'a Stamp>) -> Option<Author> {
    let mut authors = stamps.into_iter().map(|stamp| stamp.author);
    let first = authors.next()??;
    authors.all(|author| author == Some(first)).then_some(first)
}

impl Field {
    /// Every version that stands side by side, in an order that is the same on every node; none where there is one
    /// value.
    #[must_use]
    pub fn versions(&self) -> Vec<Version> {
        match self {
            Self::Empty | Self::Settled(_) | Self::Together { .. } => Vec::new(),
            Self::Conflicted { versions, .. } => versions.clone(),
            Self::Ruled { stands, others } => {
                let mut all: Vec<Version> = std::iter::once(stands).chain(others).cloned().collect();
                all.sort_by(|a, b| a.value.cmp(&b.value));
                all
            }
        }
    }

    /// Whether what stands side by side in it was written by one person at one node, who knows what they wrote last.
    #[must_use]
    pub fn is_by_one_hand(&self) -> bool {
        one_hand(&self.stamps()).is_some()
    }

    /// The value to act on: the settled one, the one that stands, or the most protective of a conflict.
    /// `None` when empty, cleared, or in a conflict that has no order.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Empty => None,
            Self::Settled(version) => version.value.as_ref(),
            Self::Ruled { stands, .. } => stands.value.as_ref(),
            Self::Together { text, .. } => Some(text),
            Self::Conflicted { versions, acted_on } => {
                acted_on.and_then(|place| versions.get(place)).and_then(|version| version.value.as_ref())
            }
        }
    }

    /// Whether a person must choose.
    #[must_use]
    pub const fn is_conflicted(&self) -> bool {
        matches!(self, Self::Conflicted { .. })
    }

    /// Everyone whose writing can be seen in it now.
    #[must_use]
    pub fn stamps(&self) -> Vec<Stamp> {
        let mut all: Vec<Stamp> = match self {
            Self::Empty => Vec::new(),
            Self::Settled(version) => version.stamps.clone(),
            Self::Ruled { stands, others } => {
                stands.stamps.iter().chain(others.iter().flat_map(|other| &other.stamps)).copied().collect()
            }
            Self::Together { stamps, .. } => stamps.clone(),
            Self::Conflicted { versions, .. } => versions.iter().flat_map(|version| &version.stamps).copied().collect(),
        };
        all.sort_unstable();
        all.dedup();
        all
    }
}
