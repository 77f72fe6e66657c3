//! The parts of a chart: which documents a client's care plan is made of. Must never change the name or the number of a
//! part.

/// The parts of a client's chart. Each document of a part has a key of its own, so that sync, consent and erasure can
/// differ per part.
///
/// **What decides the parts.** Three questions, in this order:
/// 1. *Who may never hold it?* A computer holds whole documents, so what some people's laptops may not carry is a part of
///    its own: `Core` and `Case` are what the front desk works with, `Relations` concerns third persons, `Risk` and
///    `Consent` outlive a consent that was withdrawn, `Restricted` is for its author and one supervisor.
/// 2. *What may a laptop leave out?* What grows for ever is cut by time: `Logs` and `Notes` by quarter, so that a five-year
///    chart opens and syncs by its newest quarters. `Measures` are few and small; they stay whole, since a score means
///    little without the earlier ones.
/// 3. *Who writes it together?* The plan is cut where its editors differ (`Training` is written with the client's coach,
///    `Relations` with the family's), so that two people at work seldom meet in one document.
///
/// What is neither kept from anybody, nor left out, nor written by others stays together: a document costs a key, an index
/// entry and a line in every comparison of two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who the client is and how to reach them (CARE.md A).
    Core,
    /// The plan itself: crises and relapse, thinking and doing, goals, transitions (B, D, F, plans of J, M).
    Plan,
    /// Training in handling emotions (C).
    Training,
    /// Couple, family and the people around the client (E, H).
    Relations,
    /// Current risk and safety flags (G).
    Risk,
    /// Journals and logs (I).
    Logs,
    /// Case management: needs, referrals, tasks (K).
    Case,
    /// Answers to measures (G).
    Measures,
    /// What the client allowed and withdrew (L).
    Consent,
    /// Drafts, signed notes and their addenda (J).
    Notes,
    /// What only its author and a named supervisor read.
    Restricted,
}

/// How many documents a client may have of one part, and what tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// One for all that there is.
    One,
    /// One for each quarter of a year in which an entry was begun.
    ByQuarter,
    /// One for each person who writes in it.
    ByAuthor,
}

impl Part {
    /// Every part, in the order of their numbers.
    pub const ALL: [Self; 11] = [
        Self::Core,
        Self::Plan,
        Self::Training,
        Self::Relations,
        Self::Risk,
        Self::Logs,
        Self::Case,
        Self::Measures,
        Self::Consent,
        Self::Notes,
        Self::Restricted,
    ];

    /// The name in births and words. For ever.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Plan => "plan",
            Self::Training => "training",
            Self::Relations => "relations",
            Self::Risk => "risk",
            Self::Logs => "logs",
            Self::Case => "case",
            Self::Measures => "measures",
            Self::Consent => "consent",
            Self::Notes => "notes",
            Self::Restricted => "restricted",
        }
    }

    /// The number on disk, on the wire and in document ids. For ever.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Core => 1,
            Self::Plan => 2,
            Self::Training => 3,
            Self::Relations => 4,
            Self::Risk => 5,
            Self::Logs => 6,
            Self::Case => 7,
            Self::Measures => 8,
            Self::Consent => 9,
            Self::Notes => 10,
            Self::Restricted => 11,
        }
    }

    /// How many documents it has, and what tells them apart.
    #[must_use]
    pub const fn spread(self) -> Spread {
        match self {
            Self::Logs | Self::Notes => Spread::ByQuarter,
            Self::Restricted => Spread::ByAuthor,
            Self::Core
            | Self::Plan
            | Self::Training
            | Self::Relations
            | Self::Risk
            | Self::Case
            | Self::Measures
            | Self::Consent => Spread::One,
        }
    }

    /// The part with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The part with this number; `None` for one of a newer version.
    #[must_use]
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.number() == number)
    }
}
