//! Which records have to be read together, so that reading them a few at a time gives what reading all at once would.
//! Must never put apart what is tied; that two are put together that are not costs memory alone.

use std::collections::HashMap;

use super::kept::Kept;
use super::links::Link;

/// About how many bytes of text are read at once, where what is tied is not more.
pub(super) const RUN_BYTES: usize = 1 << 20;
/// Most bytes of text that are tied to each other and read: 8 MiB, some thousand records.
pub(super) const GROUP_MAX: usize = 8 << 20;

/// Records to read at once.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Their numbers, in order.
    pub(super) records: Vec<usize>,
    /// Records of types that are not read, at which these point.
    pub(super) beside: Vec<usize>,
    /// Whether it is more than is read at once.
    pub(super) is_too_much: bool,
}

/// Records in groups.
#[derive(Default)]
pub(super) struct Groups {
    /// Each record that is read after the first one of its group.
    order: Vec<(u32, u32)>,
    /// Which record points at which other that is not read, in order.
    beside: Vec<(u32, u32)>,
    /// How many of `order` were given out.
    given: usize,
    run_bytes: usize,
    group_max: usize,
}

impl Groups {
    /// Groups these records by their ties, which are taken from them.
    pub(super) fn of(records: &mut [Kept]) -> Self {
        let mut ties = Ties { first: (0..short(records.len())).collect(), ..Ties::default() };
        for (number, record) in (0..).zip(records.iter()) {
            ties.add(number, record);
        }
        ties.found.sort_unstable();
        let mut beside = Vec::new();
        for (number, record) in (0..).zip(records.iter_mut()) {
            ties.follow(number, &std::mem::take(&mut record.links), &mut beside);
        }
        beside.sort_unstable();
        beside.dedup();
        let read = (0..).zip(records.iter()).filter(|(_, record)| record.is_read());
        let mut order: Vec<(u32, u32)> = read.map(|(number, _)| (ties.first_of(number), number)).collect();
        order.sort_unstable();
        Self { order, beside, given: 0, run_bytes: RUN_BYTES, group_max: GROUP_MAX }
    }

    /// The same, given out one by one.
    #[cfg(test)]
    pub(super) fn one_by_one(records: &mut [Kept]) -> Self {
        Self { run_bytes: 0, ..Self::of(records) }
    }

    /// The same, given out all at once.
    #[cfg(test)]
    pub(super) fn at_once(records: &mut [Kept]) -> Self {
        let all = |is_read: bool| {
            let numbers = (0..).zip(records.iter()).filter(move |(_, record)| record.is_read() == is_read);
            numbers.map(|(number, _)| number).collect::<Vec<u32>>()
        };
        let (read, light) = (all(true), all(false));
        let beside = read.first().into_iter().flat_map(|first| light.iter().map(|light| (*first, *light))).collect();
        let order = read.into_iter().map(|number| (0, number)).collect();
        Self { order, beside, given: 0, run_bytes: usize::MAX, group_max: usize::MAX }
    }

    /// The next records to read; `size` says how many bytes of text one has.
    pub(super) fn next_run(&mut self, size: impl Fn(usize) -> usize) -> Option<Run> {
        let rest = self.order.get(self.given..).filter(|rest| !rest.is_empty())?;
        let (mut run, mut bytes) = (Run::default(), 0);
        for group in rest.chunk_by(|(one, _), (other, _)| one == other) {
            let of_group: usize = group.iter().map(|(_, number)| size(long(*number))).sum();
            let is_too_much = of_group > self.group_max;
            if !run.records.is_empty() && (is_too_much || bytes + of_group > self.run_bytes) {
                break;
            }
            bytes += of_group;
            run.records.extend(group.iter().map(|(_, number)| long(*number)));
            run.is_too_much = is_too_much;
            if is_too_much {
                break;
            }
        }
        self.given += run.records.len();
        run.records.sort_unstable();
        run.beside = run.records.iter().flat_map(|number| self.beside_of(*number)).collect();
        run.beside.sort_unstable();
        run.beside.dedup();
        Some(run)
    }

    fn beside_of(&self, number: usize) -> impl Iterator<Item = usize> {
        let from = self.beside.partition_point(|(of, _)| long(*of) < number);
        let own = self.beside.get(from..).unwrap_or_default().iter();
        own.take_while(move |(of, _)| long(*of) == number).map(|(_, light)| long(*light))
    }
}

/// What was found out about ties.
#[derive(Default)]
struct Ties {
    /// Of each record one that comes before it in its group, or itself.
    first: Vec<u32>,
    givers: HashMap<u64, u32>,
    sharers: HashMap<u64, u32>,
    /// What records are found by that are not read.
    found: Vec<(u64, u32)>,
}

impl Ties {
    fn add(&mut self, number: u32, record: &Kept) {
        for link in &record.links {
            match link {
                Link::Gives(key) if !record.is_read() => self.found.push((*key, number)),
                Link::Gives(key) => {
                    let first = *self.givers.entry(*key).or_insert(number);
                    self.tie(first, number);
                }
                Link::Shares(key) => {
                    let first = *self.sharers.entry(*key).or_insert(number);
                    self.tie(first, number);
                }
                Link::Asks(_) => {}
            }
        }
    }

    /// Ties a record to those at which it points.
    fn follow(&mut self, number: u32, links: &[Link], beside: &mut Vec<(u32, u32)>) {
        for link in links {
            let (Link::Asks(key) | Link::Shares(key)) = link else { continue };
            if let Some(other) = self.givers.get(key).copied() {
                self.tie(other, number);
            }
            let from = self.found.partition_point(|(other, _)| other < key);
            let found = self.found.get(from..).unwrap_or_default().iter().take_while(|(other, _)| other == key);
            beside.extend(found.map(|(_, light)| (number, *light)));
        }
    }

    /// The first record of a group.
    fn first_of(&mut self, number: u32) -> u32 {
        let mut at = number;
        loop {
            let before = self.first.get(long(at)).copied().unwrap_or(at);
            let further = self.first.get(long(before)).copied().unwrap_or(before);
            if before == at {
                return at;
            }
            if let Some(place) = self.first.get_mut(long(at)) {
                *place = further;
            }
            at = further;
        }
    }

    fn tie(&mut self, one: u32, other: u32) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        let (first, later) = if one <= other { (one, other) } else { (other, one) };
        if let Some(place) = self.first.get_mut(long(later)) {
            *place = first;
        }
    }
}

/// Records are fewer than the bytes that are kept of them, which are not as many as this.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn long(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
