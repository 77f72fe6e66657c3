//! What an import did, in lines for the person who ran it. Must never show a client's word.

use std::collections::BTreeMap;
use std::fmt;

use waystation_sync::care::client::CLIENT;
use waystation_sync::care::name::NAME;
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::ClientId;

use super::already::{Difference, Origins, Says};
use super::error::refusal;
use super::parsed::{Account, Incoming, Question};
use super::tally::{Left, Spot};
use super::why::Weight;

/// How many places a line on the terminal names, of what a person should look at and of what was left; the account for
/// programs names all.
const PLACES_MAX: [usize; 2] = [4, 1];

/// How many lines of one sort the terminal is told of a file.
const LINES_MAX: usize = 20;

/// What an import of several files did.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// One for each file, in the order in which they were given.
    pub(crate) files: Vec<FileReport>,
}

/// What was taken from one file, and what was left and why.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileReport {
    /// What the reading said of it.
    pub(crate) account: Account,
    /// How many clients.
    pub(crate) clients: usize,
    /// How many entries of each noun, by the noun's name.
    pub(crate) taken: BTreeMap<&'static str, usize>,
    /// How many entries and fields of these were there already, and left as they were; see [`super::only_new`].
    pub(crate) already: usize,
    /// What stands in the chart and says something else in the file.
    pub(crate) differs: Vec<Differs>,
    /// Who is likely to have a chart in the folder already, with these charts.
    pub(crate) likely: Vec<(Spot, Vec<ClientId>)>,
}

/// An entry of a chart that says something else in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Differs {
    /// Where it stands in the file, and whose chart it is.
    pub(super) spot: Spot,
    pub(super) noun: &'static str,
    pub(super) says: Vec<Says>,
}

impl Differs {
    /// The fields that say something else.
    pub(super) fn fields(&self) -> Vec<&'static str> {
        let field = |says: &Says| match says {
            Says::Otherwise(field) => Some(*field),
            Says::Over | Says::NoMore => None,
        };
        self.says.iter().filter_map(field).collect()
    }

    /// Whether the entry itself is over in the file, or not in it any more.
    pub(super) fn end(&self) -> Option<&'static str> {
        self.says.iter().find_map(|says| match says {
            Says::Otherwise(_) => None,
            Says::Over => Some("over"),
            Says::NoMore => Some("no-more"),
        })
    }
}

impl fmt::Display for Differs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}: ", self.noun, Place(&self.spot))?;
        match self.end() {
            Some("over") => f.write_str("over there, and in use here"),
            Some(_) => f.write_str("one that an earlier import brought is not there any more, and in use here"),
            None => f.write_str(&self.fields().join(", ")),
        }
    }
}

impl Report {
    /// Notes what was read of a client.
    pub(crate) fn read(&mut self, client: &Incoming) {
        if let Some(file) = self.file(client.file) {
            file.clients += usize::from(client.is_patient);
        }
        for ((noun, _), origin) in &client.origins {
            if let Some(file) = self.file(origin.file) {
                *file.taken.entry(noun).or_default() += 1;
            }
        }
    }

    /// Takes over what the reading says of each file, in the order in which they were given.
    pub(crate) fn account(&mut self, accounts: Vec<Account>) {
        for (number, account) in accounts.into_iter().enumerate() {
            if let Some(file) = self.file(number) {
                file.account = account;
            }
        }
    }

    /// The report of the file of this number, which is there from its first mention.
    fn file(&mut self, number: usize) -> Option<&mut FileReport> {
        if self.files.len() <= number {
            self.files.resize_with(number + 1, FileReport::default);
        }
        self.files.get_mut(number)
    }

    /// Notes what of a client was there already, and what says something else.
    pub(crate) fn met(
        &mut self,
        client: ClientId,
        file: usize,
        already: usize,
        differs: &[Difference],
        origins: &Origins,
    ) {
        if let Some(file) = self.files.get_mut(file) {
            file.already += already;
        }
        let mut by_entry: BTreeMap<(&'static str, EntryKey), Vec<Says>> = BTreeMap::new();
        for one in differs {
            by_entry.entry((one.noun, one.key)).or_default().push(one.says);
        }
        for ((noun, key), says) in by_entry {
            // What the file does not say any more stands nowhere in it: its person does.
            let origin = origins.get(&(noun, key)).or_else(|| origins.get(&(CLIENT.name, EntryKey::One)));
            let place = origin.map(|origin| origin.place.clone()).unwrap_or_default();
            let spot = Spot { place, client: Some(client) };
            let of = origin.map_or(file, |origin| origin.file);
            self.files.iter_mut().skip(of).take(1).for_each(|file| {
                file.differs.push(Differs { spot: spot.clone(), noun, says: says.clone() });
            });
        }
    }

    /// Notes that `client` is likely the person of these charts, which were in the folder before.
    pub(crate) fn likely(&mut self, client: &Incoming, charts: Vec<ClientId>) {
        let origin = client.origins.iter().min_by_key(|((noun, _), origin)| (*noun != NAME.name, origin.record));
        let place = origin.map(|(_, origin)| origin.place.clone()).unwrap_or_default();
        if let Some(file) = self.files.get_mut(client.file) {
            file.likely.push((Spot { place, client: Some(client.client) }, charts));
        }
    }

    /// A line for each file of which nothing was taken, with what to do.
    pub(crate) fn refusals(&self) -> impl Iterator<Item = String> {
        let refused = self.files.iter().filter_map(|file| Some((&file.account, file.account.refused.as_ref()?)));
        refused.map(|(account, fault)| {
            let more: String = account.odd.iter().map(|fault| format!("\n  Also: {fault}.")).collect();
            refusal(&account.file, fault) + &more
        })
    }

    /// How many files were refused, and how many records of others wait for a person.
    #[must_use]
    pub(crate) fn not_taken(&self) -> (usize, usize) {
        let refused = self.files.iter().filter(|file| file.account.refused.is_some()).count();
        let waiting = self.files.iter().filter(|file| file.account.refused.is_none()).map(|file| {
            let held = file.account.left.iter().filter(|left| left.why.weight() == Weight::Held);
            held.map(|left| left.spots.len()).sum::<usize>().max(file.account.odd.len())
        });
        (refused, waiting.sum())
    }

    pub(super) fn taken(&self) -> BTreeMap<&'static str, usize> {
        let mut taken = BTreeMap::new();
        for (noun, count) in self.files.iter().flat_map(|file| &file.taken) {
            *taken.entry(*noun).or_default() += count;
        }
        taken
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.files.iter().try_for_each(|file| file.show(&self.files, f))?;
        if self.files.len() > 1 {
            let sum = |of: fn(&FileReport) -> usize| self.files.iter().map(of).sum::<usize>();
            let (refused, waiting) = self.not_taken();
            writeln!(f, "\nIn all: {}", counted("client", sum(|file| file.clients)))?;
            write_taken(&self.taken(), f)?;
            writeln!(f, "  Files of which nothing was taken: {refused}. Records that wait for a person: {waiting}")?;
        }
        let (_, waiting) = self.not_taken();
        let lines = |file: &FileReport| file.account.left.len() + file.differs.len() + file.likely.len();
        if waiting + self.files.iter().map(lines).sum::<usize>() > 0 {
            writeln!(f, "\nEvery place is named with --json.")?;
        }
        Ok(())
    }
}

fn write_taken(taken: &BTreeMap<&'static str, usize>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if taken.is_empty() {
        return Ok(());
    }
    let taken: Vec<String> = taken.iter().map(|(noun, count)| counted(noun, *count)).collect();
    writeln!(f, "  Read: {}", taken.join(", "))
}

impl FileReport {
    fn show(&self, files: &[Self], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let account = &self.account;
        if account.refused.is_some() {
            // Said apart, where errors are said.
            return Ok(());
        }
        writeln!(f, "{}: {}", account.file, counted("client", self.clients))?;
        if account.patients == 0 && self.taken.is_empty() {
            writeln!(f, "  There is no Patient in this file, so there was nothing to take.")?;
        }
        write_taken(&self.taken, f)?;
        if self.already > 0 {
            writeln!(f, "  Of these, there already and left as they were: {}", self.already)?;
        }
        if !self.differs.is_empty() {
            writeln!(f, "  Says something else than the chart, which was left as it is; please compare:")?;
        }
        write_lines(&self.differs, ToString::to_string, f)?;
        if !self.likely.is_empty() {
            writeln!(
                f,
                "  Likely to have a chart here already; theirs was begun all the same, and the Desk shows both:"
            )?;
        }
        let likely = |(spot, charts): &(Spot, Vec<ClientId>)| {
            let charts: Vec<String> = charts.iter().map(|client| short(*client)).collect();
            format!("{}: chart {}", Place(spot), charts.join(", "))
        };
        write_lines(&self.likely, likely, f)?;
        if !account.odd.is_empty() {
            writeln!(f, "  Records that are not as they should be, and were left:")?;
        }
        write_lines(&account.odd, ToString::to_string, f)?;
        for (heading, weight) in [
            ("Held back until a person decides", Weight::Held),
            ("Please look at these", Weight::Look),
            ("Left in the file", Weight::Left),
        ] {
            let lines: Vec<&Left> = account.left.iter().filter(|left| left.why.weight() == weight).collect();
            if !lines.is_empty() {
                writeln!(f, "  {heading}:")?;
            }
            for line in lines {
                writeln!(f, "    {line}")?;
            }
            if weight == Weight::Held {
                write_lines(&account.held, |held| question(held, files), f)?;
            }
        }
        Ok(())
    }
}

/// As many lines as people read, and how many more there are.
fn write_lines<T>(all: &[T], line: impl Fn(&T) -> String, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    all.iter().take(LINES_MAX).try_for_each(|one| writeln!(f, "    {}", line(one)))?;
    match all.len().saturating_sub(LINES_MAX) {
        0 => Ok(()),
        more => writeln!(f, "    and {more} more"),
    }
}

/// Whom a person has to compare, and how they say what they found.
fn question(held: &Question, files: &[FileReport]) -> String {
    let other = held.other.as_ref().map(|(file, place)| {
        let file = files.get(*file).map(|file| file.account.file.as_str()).unwrap_or_default();
        format!(" ({place} of {file})")
    });
    let (chart, other) = (short(held.client), other.unwrap_or_default());
    format!(
        "Is {} the person of chart {chart}{other}? If so, import again with: --same {1}; if not, with: --another {1}",
        held.place, held.answer
    )
}

/// `entry[3].resource (chart 48e1f3b6)`.
struct Place<'p>(&'p Spot);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(place_of(self.0))?;
        self.0.client.map_or(Ok(()), |client| write!(f, " (chart {})", short(client)))
    }
}

/// The place of what is all that its file holds has no path.
pub(super) fn place_of(spot: &Spot) -> &str {
    if spot.place.is_empty() { "the file" } else { &spot.place }
}

fn short(client: ClientId) -> String {
    client.to_string().chars().take(8).collect()
}

/// `Goal.target, 2 times: a goal has room for one target; at ...`.
impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.resource)?;
        if let Some(element) = self.element {
            write!(f, ".{element}")?;
        }
        match self.spots.len() {
            1 => write!(f, ", once: {}", self.why)?,
            count => write!(f, ", {count} times: {}", self.why)?,
        }
        let [of_looked, of_left] = PLACES_MAX;
        let most = if self.why.weight() == Weight::Left { of_left } else { of_looked };
        for (n, spot) in self.spots.iter().take(most).enumerate() {
            write!(f, "{}{}", if n == 0 { "; at " } else { ", " }, Place(spot))?;
        }
        match self.spots.len().saturating_sub(most) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

/// Words for our nouns, one and several.
fn counted(noun: &str, count: usize) -> String {
    let (one, many) = match noun {
        "client" => ("client", "clients"),
        "name" => ("name", "names"),
        "contact" => ("way to reach someone", "ways to reach someone"),
        "goal" => ("goal", "goals"),
        "task" => ("task", "tasks"),
        "note" => ("draft note", "draft notes"),
        "safety_flag" => ("reported concern", "reported concerns"),
        other => (other, other),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}
