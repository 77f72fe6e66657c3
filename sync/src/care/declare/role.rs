//! What members of staff are there for. Must never say what a role may do: declarations and the access table do.

/// What a member of staff is there for. Editors of nouns are named by these (`CL`, the client, is entered by staff).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
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
}

impl Role {
    /// Every role.
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
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn coded(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}
