//! The only place that asks what time it is, and the only randomness outside the vault. Must never be called by the
//! core, which is handed both.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use waystation_sync::time::Millis;

/// The operating system could not give random bytes: nothing that needs secrecy can go on.
#[derive(Debug, thiserror::Error)]
#[error("this computer gave no random bytes")]
pub struct NoRandom(#[from] getrandom::Error);

/// Milliseconds since 1970 UTC, now.
#[must_use]
pub fn now() -> Millis {
    Millis(jiff::Timestamp::now().as_millisecond())
}

/// Today, where this computer stands.
#[must_use]
pub fn today() -> Date {
    zone().to_datetime(jiff::Timestamp::now()).date()
}

/// The time zone of this computer.
#[must_use]
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// Random bytes.
///
/// # Errors
/// [`NoRandom`]; the caller gives up what it was doing.
pub fn random<const N: usize>() -> Result<[u8; N], NoRandom> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A new id: `UUIDv7` (RFC 9562), so that ids sort by birth.
///
/// # Errors
/// As [`random`].
pub fn id() -> Result<[u8; 16], NoRandom> {
    let random: [u8; 10] = random()?;
    let millis = u64::try_from(now().0).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().into_bytes())
}
