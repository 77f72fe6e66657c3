//! Who of those that may read a part of a chart is shown an entry of it, where its client said who may. Must never
//! widen what was said: what is not known is for the fewest.

use super::{Entry, Role, header};
use crate::id::PersonId;

/// Somebody who reads a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Who.
    pub person: PersonId,
    /// What they are there for.
    pub role: Role,
    /// Whether they look after the client today.
    pub is_on_team: bool,
}

/// Whom an entry is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeantFor {
    /// Whoever wrote it down, alone: clients do not sign in.
    Writer,
    /// Therapists who look after the client, supervisors, and whoever wrote it down.
    Therapist,
    /// Whoever may read its part.
    Team,
}

impl MeantFor {
    /// Whom an entry is for by the code `visible`; nothing said is for the team, and a code of a newer version for the
    /// fewest.
    #[must_use]
    pub fn said(visible: &str) -> Self {
        match visible {
            "" | "team" => Self::Team,
            "therapist" => Self::Therapist,
            _ => Self::Writer,
        }
    }

    /// The code of `visible` that says so.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Writer => "me",
            Self::Therapist => "therapist",
            Self::Team => "team",
        }
    }

    /// Whether what `writer` wrote is for `reader`, of those who may read its part.
    #[must_use]
    pub fn is_for(self, writer: Option<PersonId>, reader: &Looks) -> bool {
        let is_treating = match reader.role {
            Role::Supervisor => true,
            Role::Therapist => reader.is_on_team,
            Role::CaseManager | Role::FrontDesk | Role::Peer | Role::Newer(_) => false,
        };
        match self {
            Self::Team => true,
            Self::Therapist => is_treating || writer == Some(reader.person),
            Self::Writer => writer == Some(reader.person),
        }
    }
}

impl Entry {
    /// Whom it is for. While two answers stand, the narrower counts; one of a newer version counts as the narrowest.
    #[must_use]
    pub fn meant_for(&self) -> MeantFor {
        let field = self.noun.fields.iter().find(|field| **field == header::VISIBLE);
        MeantFor::said(field.map_or("", |field| self.text(field)))
    }

    /// Whether it is for `reader`, of those who may read its part.
    #[must_use]
    pub fn is_for(&self, reader: &Looks) -> bool {
        self.meant_for().is_for(self.author(), reader)
    }

    /// Whether no list, desk, draft or title says its words: they are for its own section alone, or not for everybody
    /// there.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        (self.noun.is_quiet)(self) || self.meant_for() != MeantFor::Team
    }
}
