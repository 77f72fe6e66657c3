//! The laptop's side of pairing. Must never say that it is paired before the clinic proved that it knows the code.

use super::certificate::{CertificateHash, Parties};
use super::code::PairingCode;
use super::error::PairingError;
use super::exchange::{Half, Keys};
use super::message::{Message, check_name};
use super::{Paired, Seed};

/// A laptop that has sent its element and waits for the clinic's.
pub struct Joining {
    half: Half,
    clinic: CertificateHash,
    laptop_name: String,
    signing_key: [u8; 32],
}

impl Joining {
    /// Begins, and gives the first message. `parties` are as this laptop sees them; the laptop's
    /// name and the public key that it will sign entries with go to the clinic with its proof; `seed` is used for nothing else.
    ///
    /// # Errors
    /// [`PairingError::LaptopName`] when the clinic could not show the name; ask for another.
    pub fn begin(
        code: &PairingCode,
        parties: Parties,
        (laptop_name, signing_key): (&str, [u8; 32]),
        seed: &Seed,
    ) -> Result<(Self, Vec<u8>), PairingError> {
        check_name(laptop_name)?;
        let (half, spake) = Half::laptop(code, parties, seed);
        let message = Message::Begin { spake }.encode()?;
        Ok((Self { half, clinic: parties.clinic, laptop_name: laptop_name.to_owned(), signing_key }, message))
    }

    /// Takes the clinic's answer and gives the laptop's proof to send. The clinic is now known, the laptop is not yet.
    ///
    /// # Errors
    /// [`PairingError::CodeNotAccepted`] when the clinic refused or does not know the code, other errors when it sent
    /// something else. Tell the clinic with [`super::refusal`] and close the connection.
    pub fn answer(self, message: &[u8]) -> Result<(Confirmed, Vec<u8>), PairingError> {
        let Message::Answer { spake, confirm } = Message::decode(message)? else {
            return Err(PairingError::NotUnderstood);
        };
        let keys = self.half.laptop_keys(&spake)?;
        keys.check_clinic(&confirm)?;
        let confirm = keys.laptop_proof(&self.laptop_name, &self.signing_key)?;
        let message =
            Message::Confirm { confirm, laptop_name: self.laptop_name, signing_key: self.signing_key }.encode()?;
        Ok((Confirmed { keys, clinic: self.clinic }, message))
    }
}

/// A laptop that knows the clinic and waits to be welcomed.
pub struct Confirmed {
    keys: Keys,
    clinic: CertificateHash,
}

impl Confirmed {
    /// Takes the clinic's welcome: both are paired. The bytes are the clinic's own words, since they came over the
    /// connection whose certificate is now proved.
    ///
    /// # Errors
    /// [`PairingError::CodeNotAccepted`] when the code was used or ran out meanwhile, [`PairingError::ClinicTrouble`]
    /// when the clinic could not finish, [`PairingError::NotUnderstood`] for anything else.
    pub fn welcome(self, message: &[u8]) -> Result<(Paired, Vec<u8>), PairingError> {
        let Message::Welcome { payload } = Message::decode(message)? else {
            return Err(PairingError::NotUnderstood);
        };
        Ok((self.keys.paired(self.clinic), payload))
    }
}

impl std::fmt::Debug for Joining {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Joining").field("clinic", &self.clinic).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Confirmed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Confirmed").field("clinic", &self.clinic).finish_non_exhaustive()
    }
}
