//! The clinic's side of pairing: a window that a supervisor opens for one laptop. Must never pair outside its time,
//! its tries and its one use.

use super::certificate::{CertificateHash, Parties};
use super::code::PairingCode;
use super::error::PairingError;
use super::exchange::{Half, Keys};
use super::message::{MAX_WELCOME_LEN, Message, check_name};
use super::{Paired, Seed};
use crate::id::PersonId;
use crate::time::Uptime;

/// How long a window is open, in milliseconds: ten minutes.
pub const WINDOW_MS: i64 = 10 * 60 * 1000;

/// How many tries a window allows in all. A try that was begun and never finished counts, since whoever began it has
/// learnt from the answer whether its guess was right.
pub const MAX_WRONG_TRIES: u8 = 5;

/// How a window stands, for the person at the clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowState {
    /// A laptop can join.
    Open {
        /// When it closes.
        until: Uptime,
        /// Tries that were begun and did not pair.
        tries: u8,
    },
    /// Its time is over.
    Expired,
    /// The clock says a time before the window was opened.
    ClockSetBack,
    /// All tries are used up.
    TooManyTries,
    /// A laptop was paired.
    Used,
}

/// A window for one new laptop. Once closed it stays closed.
#[derive(Debug)]
pub struct Window {
    code: PairingCode,
    opened_at: Uptime,
    /// The latest time that was handed in: a clock that goes back behind it closes the window.
    seen_at: Uptime,
    people: Vec<PersonId>,
    /// Tries that were begun, whatever became of them.
    tries: u8,
    /// Those of them that may still bring their proof.
    pending: u8,
    closed: Option<WindowState>,
}

impl Window {
    /// Opens a window now for one laptop that `people` may use.
    #[must_use]
    pub const fn open(code: PairingCode, opened_at: Uptime, people: Vec<PersonId>) -> Self {
        Self { code, opened_at, seen_at: opened_at, people, tries: 0, pending: 0, closed: None }
    }

    /// The code to show at the clinic.
    #[must_use]
    pub const fn code(&self) -> &PairingCode {
        &self.code
    }

    /// The people who may use the laptop.
    #[must_use]
    pub fn people(&self) -> &[PersonId] {
        &self.people
    }

    /// How the window stands at `now`. This is for the clinic's screen only.
    pub fn state(&mut self, now: Uptime) -> WindowState {
        if let Some(closed) = self.closed {
            return closed;
        }
        let until = self.opened_at.after(WINDOW_MS);
        let state = if now < self.seen_at {
            WindowState::ClockSetBack
        } else if now >= until {
            WindowState::Expired
        } else {
            self.seen_at = now;
            return WindowState::Open { until, tries: self.tries };
        };
        self.closed = Some(state);
        state
    }

    /// Takes a laptop's first message and gives the answer to send. This uses up one try.
    ///
    /// # Errors
    /// Why the window does not take it. Send [`super::refusal`] of [`PairingError::told`], and show the error at the
    /// clinic only.
    pub fn begin(
        &mut self,
        parties: Parties,
        message: &[u8],
        seed: &Seed,
        now: Uptime,
    ) -> Result<(ClinicTry, Vec<u8>), PairingError> {
        self.check_open(now)?;
        if self.tries >= MAX_WRONG_TRIES {
            return Err(PairingError::TooManyTries);
        }
        self.tries += 1;
        self.pending += 1;
        let begun = self.answer(parties, message, seed);
        if begun.is_err() {
            self.settle();
        }
        begun
    }

    fn answer(&self, parties: Parties, message: &[u8], seed: &Seed) -> Result<(ClinicTry, Vec<u8>), PairingError> {
        let Message::Begin { spake: from_laptop } = Message::decode(message)? else {
            return Err(PairingError::NotUnderstood);
        };
        let (half, spake) = Half::clinic(&self.code, parties, seed);
        let keys = half.clinic_keys(&from_laptop)?;
        let answer = Message::Answer { spake, confirm: keys.clinic_proof()? }.encode()?;
        Ok((ClinicTry { keys, laptop: parties.laptop, code: self.code.clone() }, answer))
    }

    /// Takes the laptop's proof. After this the laptop is paired and the window is used.
    ///
    /// # Errors
    /// [`PairingError::WrongCode`] when the proof is wrong, or why the window closed meanwhile; as for
    /// [`Window::begin`], the laptop is told less than the clinic.
    pub fn confirm(&mut self, begun: ClinicTry, message: &[u8], now: Uptime) -> Result<Newcomer, PairingError> {
        if !begun.code.same(&self.code) {
            // Begun at an earlier window, which was closed since; it is no try at this one.
            return Err(PairingError::Expired);
        }
        let confirmed = self.check_open(now).and_then(|()| confirmed(&begun, message));
        match confirmed {
            Ok((laptop_name, signing_key)) => {
                self.closed = Some(WindowState::Used);
                let (paired, people) = (begun.keys.paired(begun.laptop), self.people.clone());
                Ok(Newcomer { paired, laptop_name, signing_key, people })
            }
            Err(error) => {
                self.settle();
                Err(error)
            }
        }
    }

    /// Gives up a try whose laptop went away without a proof. It stays counted.
    pub fn abandon(&mut self, begun: ClinicTry) {
        if begun.code.same(&self.code) {
            self.settle();
        }
        drop(begun);
    }

    /// One try is over and did not pair; after the last one the window closes.
    fn settle(&mut self) {
        self.pending = self.pending.saturating_sub(1);
        if self.pending == 0 && self.tries >= MAX_WRONG_TRIES && self.closed.is_none() {
            self.closed = Some(WindowState::TooManyTries);
        }
    }

    fn check_open(&mut self, now: Uptime) -> Result<(), PairingError> {
        match self.state(now) {
            WindowState::Open { .. } => Ok(()),
            WindowState::Expired => Err(PairingError::Expired),
            WindowState::ClockSetBack => Err(PairingError::ClockSetBack),
            WindowState::TooManyTries => Err(PairingError::TooManyTries),
            WindowState::Used => Err(PairingError::Used),
        }
    }
}

/// Checks the laptop's proof and gives its name and the key that it signs entries with.
fn confirmed(begun: &ClinicTry, message: &[u8]) -> Result<(String, [u8; 32]), PairingError> {
    let (confirm, laptop_name, signing_key) = match Message::decode(message) {
        Ok(Message::Confirm { confirm, laptop_name, signing_key }) => (confirm, laptop_name, signing_key),
        // The laptop saw that the proof it was sent is not for its code.
        Err(PairingError::CodeNotAccepted) => return Err(PairingError::WrongCode),
        Ok(_) | Err(_) => return Err(PairingError::NotUnderstood),
    };
    begun.keys.check_laptop(&laptop_name, &signing_key, &confirm)?;
    check_name(&laptop_name)?;
    Ok((laptop_name, signing_key))
}

/// A try that was begun: the clinic has proved itself and waits for the laptop's proof.
pub struct ClinicTry {
    keys: Keys,
    laptop: CertificateHash,
    code: PairingCode,
}

impl std::fmt::Debug for ClinicTry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClinicTry").field("laptop", &self.laptop).finish_non_exhaustive()
    }
}

/// A laptop that has just been paired, as the clinic knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Its certificate, and the words to show.
    pub paired: Paired,
    /// What its user called it.
    pub laptop_name: String,
    /// The public key that it signs entries with (Ed25519).
    pub signing_key: [u8; 32],
    /// Who may use it.
    pub people: Vec<PersonId>,
}

impl Newcomer {
    /// The message that gives the laptop what it needs. Only a laptop that has been paired can be welcomed.
    ///
    /// # Errors
    /// [`PairingError::WelcomeTooLong`] above [`MAX_WELCOME_LEN`] bytes.
    pub fn welcome(&self, payload: Vec<u8>) -> Result<Vec<u8>, PairingError> {
        if payload.len() > MAX_WELCOME_LEN {
            return Err(PairingError::WelcomeTooLong { len: payload.len(), max: MAX_WELCOME_LEN });
        }
        Message::Welcome { payload }.encode()
    }
}
