//! The only place that asks what time it is, and the only randomness outside the vault. Must never be called by the
//! core, which is handed both.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use waystation_sync::time::{Millis, Uptime};

/// The operating system could not give random bytes: nothing that needs secrecy can go on.
#[derive(Debug, thiserror::Error)]
#[error("this computer gave no random bytes")]
pub struct NoRandom(#[from] getrandom::Error);

/// Milliseconds since 1970 UTC, now, as this computer's clock says. It may be set, or wrong: nothing that lasts is measured
/// with it.
#[must_use]
pub fn now() -> Millis {
    #[cfg(test)]
    let now = Millis(jiff::Timestamp::now().as_millisecond() + SET.get());
    #[cfg(not(test))]
    let now = Millis(jiff::Timestamp::now().as_millisecond());
    now
}

#[cfg(test)]
thread_local! {
    /// By how much the clock is set wrong for a test.
    static SET: std::cell::Cell<i64> = const { std::cell::Cell::new(0) };
}

/// Sets the clock by so many milliseconds against the right time, for tests on this thread.
#[cfg(test)]
pub(crate) fn set_by(ms: i64) {
    SET.set(ms);
}

/// How long this computer has been on, asleep or awake (`CLOCK_BOOTTIME` of Linux). Nobody can set it.
#[must_use]
pub fn uptime() -> Uptime {
    #[cfg(target_os = "linux")]
    let uptime = {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        Uptime(time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000))
    };
    // On Windows this counts sleep too; elsewhere an idle lock may come as much later as the computer slept.
    #[cfg(not(target_os = "linux"))]
    let uptime = {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        let passed = START.get_or_init(std::time::Instant::now).elapsed();
        Uptime(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
    };
    uptime
}

/// Today, in `zone`.
#[must_use]
pub fn today_in(zone: &TimeZone) -> Date {
    jiff::Timestamp::from_millisecond(now().0).map_or_else(|_| Date::default(), |now| zone.to_datetime(now).date())
}

/// Today, where this computer stands.
#[cfg(test)]
pub(crate) fn today() -> Date {
    today_in(&computer_zone())
}

/// The time zone that this computer is set to: a clinic's own comes first, where it has chosen one.
#[must_use]
pub fn computer_zone() -> TimeZone {
    TimeZone::system()
}

/// The name of this computer's time zone in the IANA database, if its zone is one of those.
#[must_use]
pub fn computer_zone_name() -> Option<String> {
    computer_zone().iana_name().map(str::to_owned)
}

/// The time zone with this name in the IANA database, which is in the program.
#[must_use]
pub fn zone_named(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// The names of all places' time zones, as people choose among them.
#[must_use]
pub fn zone_names() -> Vec<String> {
    const NO_PLACE: [&str; 5] = ["Etc/", "SystemV/", "US/", "posix/", "right/"];
    let all = jiff::tz::db().available().map(|name| name.to_string());
    all.filter(|name| name.contains('/') && NO_PLACE.iter().all(|prefix| !name.starts_with(prefix))).collect()
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

/// When an id was made, if it is one of [`id`].
#[must_use]
pub(crate) fn begun(id: [u8; 16]) -> Option<Millis> {
    let (seconds, nanos) = uuid::Uuid::from_bytes(id).get_timestamp()?.to_unix();
    i64::try_from(seconds).ok().map(|seconds| Millis(seconds.saturating_mul(1000) + i64::from(nanos / 1_000_000)))
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
