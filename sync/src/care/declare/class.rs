//! How concurrent writes to one field meet, by name. Must never merge anything itself: the engine does.

use std::collections::BTreeSet;

use super::Value;

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
    /// STATE: the furthest along the way stands, but where one of several is of `confirmed`: then a person chooses, as of
    /// CONF, and that one is acted on until then.
    State {
        /// Codes from first to last.
        way: &'static [&'static str],
        /// Codes that stand beside no other without a person's word; may be empty.
        confirmed: &'static [&'static str],
    },
    /// FROZEN: never changes; two signings at once are both kept until one is chosen.
    Frozen,
}

impl Class {
    /// Where a code stands among those of [`Class::Confirmed`], the most protective first; one that is not among them, and
    /// no code at all, comes last. Of a [`Class::State`] with such codes the last of the way comes first, since that one
    /// stands over all others, then they go along the way, and those that need a person's word come last.
    #[must_use]
    pub fn rank(&self, code: &str) -> usize {
        match self {
            Self::Confirmed { most_protective_first: order } => {
                order.iter().position(|known| *known == code).unwrap_or(order.len())
            }
            // Nothing of anybody's safety hangs on it.
            Self::State { confirmed: [], .. } => 0,
            Self::State { way, confirmed } if confirmed.contains(&code) => way.len() + 1,
            Self::State { way, .. } if way.last() == Some(&code) => 0,
            Self::State { way, .. } => way.iter().position(|known| *known == code).unwrap_or(way.len()) + 1,
            Self::Prose | Self::Set | Self::Register | Self::Frozen => 0,
        }
    }

    /// As [`Class::rank`], of what a field held one after another: there a code of a [`Class::State`] that needs a person's word
    /// protects more than the others, since to take it back is to say that somebody was wrong about it.
    #[must_use]
    pub fn rank_watched(&self, code: &str) -> usize {
        match self {
            Self::State { confirmed, .. } => usize::from(!confirmed.contains(&code)),
            Self::Confirmed { .. } | Self::Prose | Self::Set | Self::Register | Self::Frozen => self.rank(code),
        }
    }

    /// Whether `to` protects less than `other` does: by the order of the codes, and of sets without one by holding
    /// what the other does not.
    #[must_use]
    pub fn is_looser(&self, to: Option<&Value>, other: Option<&Value>) -> bool {
        let rank = |value: Option<&Value>| self.rank_watched(value.and_then(Value::as_text).unwrap_or_default());
        let codes =
            |value: Option<&Value>| if let Some(Value::Codes(codes)) = value { codes.clone() } else { BTreeSet::new() };
        let is_wider = || match (self, to) {
            (Self::Confirmed { most_protective_first: [] }, Some(Value::Codes(_))) => {
                !codes(to).is_subset(&codes(other))
            }
            _ => false,
        };
        rank(other) < rank(to) || is_wider()
    }

    /// Of a status that needs a person's word and after which nobody looks any more: what stands where it was never said. A second
    /// person looks at such a word.
    #[must_use]
    pub fn before_final(&self, code: &str) -> Option<&'static str> {
        match self {
            Self::State { way, confirmed } if confirmed.contains(&code) => way.last().copied(),
            Self::State { .. } | Self::Confirmed { .. } => None,
            Self::Prose | Self::Set | Self::Register | Self::Frozen => None,
        }
    }

    /// Whether safety or rights hang on a choice between several values: it needs a reason, and a supervisor or a therapist.
    #[must_use]
    pub const fn is_weighty(&self) -> bool {
        match self {
            Self::Confirmed { .. } | Self::Frozen => true,
            Self::State { confirmed, .. } => !confirmed.is_empty(),
            Self::Prose | Self::Set | Self::Register => false,
        }
    }
}
