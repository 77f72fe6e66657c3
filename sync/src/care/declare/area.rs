//! The chapters of a care plan, by CARE.md's letters. Must never decide where a noun is stored: its part does.

/// A chapter of the plan: what belongs together on a page and in a table of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// A: who the client is, and how to reach them.
    Client,
    /// B: relapse prevention and crises.
    Relapse,
    /// C: training in handling emotions.
    Training,
    /// D: thinking, doing, exposure.
    Thinking,
    /// E: couple and family.
    Relations,
    /// F: goals and what was learned.
    Goals,
    /// G: risk and measures.
    Risk,
    /// H: the people around the client.
    People,
    /// I: journals and logs.
    Logs,
    /// J: contacts, notes, transitions.
    Contacts,
    /// K: case management.
    Casework,
    /// L: consent and confidentiality.
    Consent,
}

impl Area {
    /// Every area, in the order of CARE.md.
    pub const ALL: [Self; 12] = [
        Self::Client,
        Self::Relapse,
        Self::Training,
        Self::Thinking,
        Self::Relations,
        Self::Goals,
        Self::Risk,
        Self::People,
        Self::Logs,
        Self::Contacts,
        Self::Casework,
        Self::Consent,
    ];

    /// Its name: of the folders that its nouns and their pages lie in, and of its words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Relapse => "relapse",
            Self::Training => "training",
            Self::Thinking => "thinking",
            Self::Relations => "relations",
            Self::Goals => "goals",
            Self::Risk => "risk",
            Self::People => "people",
            Self::Logs => "logs",
            Self::Contacts => "contacts",
            Self::Casework => "casework",
            Self::Consent => "consent",
        }
    }
}
