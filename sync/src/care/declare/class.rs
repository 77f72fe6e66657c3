//! How concurrent writes to one field meet, by name. Must never merge anything itself: the engine does.

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

impl Class {
    /// Where a code stands among those of [`Class::Confirmed`], the most protective first; one that is not among them, and
    /// no code at all, comes last.
    #[must_use]
    pub fn rank(&self, code: &str) -> usize {
        let Self::Confirmed { most_protective_first: order } = self else { return 0 };
        order.iter().position(|known| *known == code).unwrap_or(order.len())
    }
}
