//! What facts say by a number: what is asked of a person, and how much of a chart presses. Must never give a number that was
//! ever stored another meaning.

/// What is asked of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// To choose between two versions of a field.
    TwoVersions,
    /// To read text that was merged from several hands.
    MergedText,
    /// To look at an entry that someone went on writing in after it was put away.
    WrittenWhileRetired,
    /// To look, as a supervisor, at a value that protects less than the one before.
    Lowered,
    /// To look at a status that several people gave differently, of which its rule let one stand.
    Ruled,
    /// To say in an addendum, or to let go, what was written in an entry elsewhere while it was being signed.
    LateChange,
    /// To say anew what was said of another value than the one that stands beside it.
    SaidOfOther,
}

/// How much of a chart presses: what lists of things to do, alarms and counts say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressing {
    /// All of it.
    Fully,
    /// What is about safety, what waits for a choice, and what its writer has not finished: neither tasks nor what is looked
    /// at again by a day.
    Less,
    /// Nothing.
    Nothing,
}

impl Need {
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::TwoVersions => 1,
            Self::MergedText => 2,
            Self::WrittenWhileRetired => 3,
            Self::Lowered => 4,
            Self::Ruled => 5,
            Self::LateChange => 6,
            Self::SaidOfOther => 7,
        }
    }

    pub(super) const fn numbered(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::TwoVersions),
            2 => Some(Self::MergedText),
            3 => Some(Self::WrittenWhileRetired),
            4 => Some(Self::Lowered),
            5 => Some(Self::Ruled),
            6 => Some(Self::LateChange),
            7 => Some(Self::SaidOfOther),
            _ => None,
        }
    }
}

impl Pressing {
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::Fully => 1,
            Self::Less => 2,
            Self::Nothing => 3,
        }
    }

    pub(super) const fn numbered(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Fully),
            2 => Some(Self::Less),
            3 => Some(Self::Nothing),
            _ => None,
        }
    }
}
