//! The parts of a chart: which documents a client's care plan is made of. Must never change the name of a part.

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
