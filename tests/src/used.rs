//! What a process has used, as the system tells it: for numbers, not for promises. Nought where it does not tell.

use std::time::Duration;

/// Processor time so far of the process with this number, its threads that ended too. Told in steps of ten milliseconds.
#[must_use]
pub fn processor_time(process: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or("").split(' ').collect();
    let ticks = |place: usize| fields.get(place).and_then(|ticks| ticks.parse::<u64>().ok()).unwrap_or(0);
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}

/// Memory that the process with this number holds, in mebibytes.
#[must_use]
pub fn memory_mib(process: u32) -> u64 {
    mib_of(process, "VmRSS:")
}

/// The most memory that the process with this number has held so far, in mebibytes.
#[must_use]
pub fn most_memory_mib(process: u32) -> u64 {
    mib_of(process, "VmHWM:")
}

fn mib_of(process: u32, what: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let held = status.lines().find_map(|line| line.strip_prefix(what));
    held.and_then(|held| held.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
