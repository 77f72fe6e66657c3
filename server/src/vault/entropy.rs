//! The vault's one source of chance: the operating system's. Must never be replaced by anything that can be foreseen.

use super::error::VaultError;

/// Fills `into` with random bytes fit for keys.
///
/// # Errors
/// [`VaultError::Entropy`] if the system gives none; nothing may then be sealed.
pub(crate) fn fill(into: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(into).map_err(|source| VaultError::Entropy { source })
}

/// `N` random bytes that are no secret: a nonce, a salt.
pub(super) fn draw<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}
