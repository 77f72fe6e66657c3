//! What members of staff are there for. Must never say what a role may do: declarations and the access table do.

/// What a member of staff is there for. Editors of nouns are named by these (`CL`, the client, is entered by staff).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// A role that only a newer version knows, by its number: whoever has it is named, and may do nothing here.
    Newer(u8),
}

crate::stored::numbered!(Role {
    Therapist = 1,
    CaseManager = 2,
    Supervisor = 3,
    FrontDesk = 4,
    Peer = 5,
} else Newer);

impl Role {
    /// Every role that this version knows.
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
            Self::Newer(_) => "newer",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn coded(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}
