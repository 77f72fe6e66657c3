//! Why two nodes did not pair, in words for the person at the screen. Must never say to the other side which of its
//! guesses was close.

use crate::stored::numbered;

/// What a node that was refused is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The code is wrong, used or out of time, or none is open.
    CodeNotAccepted,
    /// The clinic could not finish for a reason of its own.
    ClinicTrouble,
}

numbered!(Told { CodeNotAccepted = 1, ClinicTrouble = 2 });

/// Why two nodes did not pair. Nothing was stored; trying again is always safe.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PairingError {
    /// On the laptop: the clinic refused, or could not prove that it knows the code.
    #[error(
        "the code is wrong, used or out of time; check it against the clinic's screen, or ask a supervisor there \
         for a new one. If a code that is surely right is refused, stop and tell the supervisor: another computer \
         may be answering in the clinic's place"
    )]
    CodeNotAccepted,
    /// On the laptop: the clinic took the code but could not finish.
    #[error("the clinic took the code but could not finish; ask a supervisor there to open a new code and try again")]
    ClinicTrouble,
    /// On the clinic: the laptop could not prove that it knows the code.
    #[error("the laptop did not have the right code; this counts as one wrong try")]
    WrongCode,
    /// On the clinic: no code is open.
    #[error("no code is open for a new laptop; open one on this screen first")]
    NoWindow,
    /// On the clinic: the code's time is over.
    #[error("the code is out of time; open a new one")]
    Expired,
    /// On the clinic: the clock was set to before the time at which the code was opened.
    #[error("this computer's clock was set back while the code was open, so the code was closed; open a new one")]
    ClockSetBack,
    /// On the clinic: too many wrong tries.
    #[error(
        "there were too many wrong tries, so the code was closed; open a new one, and find out who was trying if \
         it was not you"
    )]
    TooManyTries,
    /// On the clinic: the code has paired one laptop already.
    #[error("the code was used already; open a new one for the next laptop")]
    Used,
    /// A message that is none, or not one that may come now.
    #[error("the other computer sent something that cannot be understood; check that both run the same version")]
    NotUnderstood,
    /// The laptop's name is empty or too long.
    #[error("a laptop's name needs between 1 and {max} bytes on one line; choose another name")]
    LaptopName {
        /// The longest name, in bytes.
        max: usize,
    },
    /// The bytes of the welcome are too many for one message.
    #[error("what a new laptop needs does not fit in one message ({len} of at most {max} bytes)")]
    WelcomeTooLong {
        /// How many there are.
        len: usize,
        /// How many there may be.
        max: usize,
    },
}

impl PairingError {
    /// What the other side is told. A wrong code and a closed window read the same, so that nobody outside learns more
    /// than that it did not work.
    #[must_use]
    pub const fn told(&self) -> Told {
        match self {
            Self::CodeNotAccepted
            | Self::WrongCode
            | Self::NoWindow
            | Self::Expired
            | Self::ClockSetBack
            | Self::TooManyTries
            | Self::Used
            | Self::NotUnderstood => Told::CodeNotAccepted,
            Self::ClinicTrouble | Self::LaptopName { .. } | Self::WelcomeTooLong { .. } => Told::ClinicTrouble,
        }
    }
}

impl From<Told> for PairingError {
    fn from(told: Told) -> Self {
        match told {
            Told::CodeNotAccepted => Self::CodeNotAccepted,
            Told::ClinicTrouble => Self::ClinicTrouble,
        }
    }
}
