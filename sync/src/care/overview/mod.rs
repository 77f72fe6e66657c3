//! Every client at a glance: what the documents of a caseload say of their clients, in the orders in which lists,
//! agendas and searches show them, kept as rows change, so that a page costs what it shows and not what exists. Must
//! hold nothing but what its rows hold, rows of its own parts alone, and the same whatever order they came in.

mod agenda;
mod alike;
mod asked;
mod by_family;
mod cautions;
mod contact;
mod dated;
mod elsewhere;
mod groups;
mod joined;
mod list;
mod listed;
mod look;
mod member;
mod mentions;
mod named_in;
mod pairs;
mod places;
mod pressing;
mod register;
mod ringing;
pub mod row;
mod rules;
mod said;
mod served;
mod soon;
mod standing_row;
mod waits_in;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

pub use crate::care::declare::fold;
pub use agenda::{Planned, answers_due};
pub use by_family::{by_family, holds_family, is_spoken_family_first};
pub use cautions::{Caution, against, cautions, is_same_name};
pub use contact::Contact;
pub use dated::{AppointmentRow, Dated, ScheduleRow, ScoreRow};
pub use elsewhere::{heeding, most_careful, stands_otherwise};
pub use groups::GroupSession;
use joined::Joined;
pub use joined::{Verdict, in_use};
pub use list::{Found, Whose};
pub use listed::{Clashing, Flagged, NotChosen};
use listed::{Draft, Due, Listed, Named};
pub use look::Review;
pub use mentions::{MentionRow, Mentioned, Mentions, mentioned};
pub use named_in::{is_named_in, mark_of};
pub use pairs::{Marked, PAIRS_MAX, Pair, in_order};
pub use register::{CaseLine, SPANS, STILL_WEEKS, Scores, Stalled, Wanted};
pub use ringing::{Ringing, not_safe_of, ringing};
pub use rules::{Clash, clashes, client_facts};
pub use said::SaidRow;
pub use served::{Counted, FEWER_THAN, KINDS, Services, Told};
pub use waits_in::{Wait, WaitsAt, waits_in};
pub use wanted::is_too_short_a_number;

pub use super::declare::Need;
use super::declare::{DocKey, Part};
use crate::id::{ClientId, PersonId};
use row::Row;

/// A client with the rows of their documents.
pub type Line<'a> = (ClientId, &'a [Arc<Row>]);

/// What an overview holds of one chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Held {
    /// Its documents, in order.
    docs: Vec<DocKey>,
    /// The rows of those that say anything, in the same order: most quarters of a long chart say nothing.
    rows: Vec<Arc<Row>>,
}

/// Every client whom someone who may read `parts` may see, and of each no more than that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    parts: &'static [Part],
    /// The day of which it tells who looks after whom; until one is set, former members of teams count too.
    today: Option<Date>,
    clients: BTreeMap<ClientId, Held>,
    /// By name.
    names: Vec<Named>,
    /// By name, those whose chart is put away; they stand in neither of the other lists.
    away: Vec<Named>,
    /// By name, for each person those whose team they are on.
    own: BTreeMap<PersonId, Vec<Named>>,
    /// Open tasks by day, of everybody and of each person.
    due: BTreeSet<Arc<Due>>,
    due_of: BTreeMap<PersonId, BTreeSet<Arc<Due>>>,
    drafts: BTreeMap<PersonId, BTreeSet<(ClientId, Draft)>>,
    /// Appointments that are planned, by their time.
    planned: BTreeSet<Planned>,
    /// Clients with a level that everybody should see, by their most pressing.
    levels: BTreeSet<(u8, ClientId)>,
    waits: BTreeSet<Wait>,
    flags: BTreeSet<Flagged>,
    clashes: BTreeSet<Clashing>,
    reviews: BTreeSet<Review>,
    not_chosen: BTreeMap<PersonId, BTreeSet<NotChosen>>,
    joined: Joined,
    /// Of a person with several charts, the rows of all of them, under the one with the smallest id.
    together: BTreeMap<ClientId, Vec<Arc<Row>>>,
    /// Charts that are likely of one person, once somebody asked.
    pairs: OnceLock<Vec<Pair>>,
}

impl Overview {
    /// The overview of `rows`, as far as they are of `parts`. Of two rows of one document the later one counts.
    #[must_use]
    pub fn new(parts: &'static [Part], rows: impl IntoIterator<Item = Arc<Row>>) -> Self {
        let mut overview = Self {
            parts,
            today: None,
            clients: BTreeMap::new(),
            names: Vec::new(),
            away: Vec::new(),
            own: BTreeMap::new(),
            due: BTreeSet::new(),
            due_of: BTreeMap::new(),
            drafts: BTreeMap::new(),
            planned: BTreeSet::new(),
            levels: BTreeSet::new(),
            waits: BTreeSet::new(),
            flags: BTreeSet::new(),
            clashes: BTreeSet::new(),
            reviews: BTreeSet::new(),
            not_chosen: BTreeMap::new(),
            joined: Joined::default(),
            together: BTreeMap::new(),
            pairs: OnceLock::new(),
        };
        for row in rows {
            overview.keep(row);
        }
        let clients: Vec<ClientId> = overview.clients.keys().copied().collect();
        for client in &clients {
            overview.learn_joins(*client);
        }
        for client in &clients {
            overview.put_together(*client);
        }
        let mut all: Vec<Listed> = clients.iter().map(|client| overview.listed(*client, None)).collect();
        // In the order of names each goes to the end of its lists.
        all.sort_by(|a, b| a.named.cmp(&b.named));
        for listed in all {
            overview.add(listed);
        }
        overview
    }

    /// Takes in the newest row of a document; one of another part is passed over.
    pub fn put(&mut self, row: Arc<Row>) {
        if !self.parts.contains(&row.doc.part) {
            return;
        }
        let client = row.doc.client;
        // Whoever has several charts is listed by all of them.
        let mut touched = self.linked(client);
        for join in &row.joins {
            touched.extend(self.linked(join.other));
        }
        let held = touched.iter().filter(|one| self.clients.contains_key(one));
        let mut before: BTreeMap<ClientId, Listed> = held.map(|one| (*one, self.listed(*one, self.today))).collect();
        self.keep(row);
        self.learn_joins(client);
        touched.retain(|one| self.clients.contains_key(one));
        if touched.len() > 1 {
            touched.iter().for_each(|one| self.put_together(*one));
        }
        for one in touched {
            let listed = before.remove(&one);
            self.change(one, listed);
        }
    }

    /// What lists say of one chart, of a person with several as their charts say together.
    fn listed(&self, client: ClientId, today: Option<Date>) -> Listed {
        let listed = Listed::of(client, self.rows(client), (self.parts, today));
        if self.together.is_empty() || self.circle(client).len() < 2 {
            return listed;
        }
        listed.of_several(self.together.get(&client).map(Vec::as_slice), today)
    }

    /// Tells from now on who looks after whom on `today`.
    pub fn set_day(&mut self, today: Date) {
        let dated = |row: &Arc<Row>| row.team.iter().any(|member| member.from.is_some() || member.to.is_some());
        let held = self.clients.iter().filter(|(_, held)| held.rows.iter().any(dated));
        let clients: BTreeSet<ClientId> = held.flat_map(|(client, _)| self.circle(*client)).collect();
        let before = self.today.replace(today);
        for client in clients {
            let listed = self.listed(client, before);
            self.change(client, Some(listed));
        }
    }

    /// The parts of charts that it is of.
    #[must_use]
    pub const fn parts(&self) -> &'static [Part] {
        self.parts
    }

    /// The day that was set last.
    #[must_use]
    pub const fn today(&self) -> Option<Date> {
        self.today
    }

    fn change(&mut self, client: ClientId, before: Option<Listed>) {
        let mut after = self.listed(client, self.today);
        // Who is likely whom hangs on what they are called, were born and are reached by, and on what was said of their
        // charts.
        if before.as_ref().is_none_or(|before| before.named != after.named) {
            self.pairs = OnceLock::new();
        }
        if let Some(mut before) = before {
            before.leave_out_what_both_have(&mut after);
            self.take_away(&before);
        }
        self.add(after);
    }

    /// Keeps a row among its client's, in the order of documents, if it is of a part that is kept.
    fn keep(&mut self, row: Arc<Row>) {
        if !self.parts.contains(&row.doc.part) {
            return;
        }
        let held = self.clients.entry(row.doc.client).or_default();
        if let Err(at) = held.docs.binary_search(&row.doc) {
            held.docs.insert(at, row.doc);
        }
        let is_silent = *row == Row::empty(row.doc);
        match held.rows.binary_search_by_key(&row.doc, |row| row.doc) {
            Ok(at) if is_silent => {
                held.rows.remove(at);
            }
            Ok(at) => {
                if let Some(kept) = held.rows.get_mut(at) {
                    *kept = row;
                }
            }
            Err(_) if is_silent => {}
            Err(at) => held.rows.insert(at, row),
        }
    }

    fn add(&mut self, listed: Listed) {
        let client = listed.named.client;
        let is_away = listed.named.is_away;
        for person in listed.team.into_iter().filter(|_| !is_away) {
            insert(self.own.entry(person).or_default(), listed.named.clone());
        }
        if listed.is_new {
            insert(if is_away { &mut self.away } else { &mut self.names }, listed.named);
        }
        for due in listed.due {
            if let Some(who) = due.who {
                self.due_of.entry(who).or_default().insert(Arc::clone(&due));
            }
            self.due.insert(due);
        }
        for (person, draft) in listed.drafts {
            self.drafts.entry(person).or_default().insert((client, draft));
        }
        self.planned.extend(listed.planned);
        self.levels.extend(listed.level.map(|rank| (rank, client)));
        self.waits.extend(listed.waits);
        self.flags.extend(listed.flags);
        self.clashes.extend(listed.clashes);
        self.reviews.extend(listed.reviews);
        for (person, not) in listed.not_chosen {
            self.not_chosen.entry(person).or_default().insert(not);
        }
    }

    fn take_away(&mut self, listed: &Listed) {
        let client = listed.named.client;
        for person in &listed.team {
            if let Some(own) = self.own.get_mut(person) {
                remove(own, &listed.named);
            }
        }
        for due in &listed.due {
            self.due.remove(due);
            if let Some(of) = due.who.and_then(|who| self.due_of.get_mut(&who)) {
                of.remove(due);
            }
        }
        for (person, draft) in &listed.drafts {
            if let Some(of) = self.drafts.get_mut(person) {
                of.remove(&(client, *draft));
            }
        }
        for planned in &listed.planned {
            self.planned.remove(planned);
        }
        self.own.retain(|_, own| !own.is_empty());
        self.due_of.retain(|_, of| !of.is_empty());
        self.drafts.retain(|_, of| !of.is_empty());
        listed.level.map(|rank| self.levels.remove(&(rank, client)));
        for wait in &listed.waits {
            self.waits.remove(wait);
        }
        for flagged in &listed.flags {
            self.flags.remove(flagged);
        }
        for clashing in &listed.clashes {
            self.clashes.remove(clashing);
        }
        for review in &listed.reviews {
            self.reviews.remove(review);
        }
        for (person, not) in &listed.not_chosen {
            if let Some(of) = self.not_chosen.get_mut(person) {
                of.remove(not);
            }
        }
        self.not_chosen.retain(|_, of| !of.is_empty());
        if listed.is_new {
            remove(if listed.named.is_away { &mut self.away } else { &mut self.names }, &listed.named);
        }
    }

    /// How many clients there are, those whose chart is put away too.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len() + self.away.len()
    }

    /// Whether there is no client.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.away.is_empty()
    }

    /// The rows of a client's documents that say anything, in the order of documents.
    #[must_use]
    pub fn rows(&self, client: ClientId) -> &[Arc<Row>] {
        self.clients.get(&client).map_or(&[], |held| &held.rows)
    }

    /// The documents of a client, in order, so of one part the oldest quarter first; none where there is no such client
    /// here.
    #[must_use]
    pub fn docs(&self, client: ClientId) -> &[DocKey] {
        self.clients.get(&client).map_or(&[], |held| &held.docs)
    }
}

fn insert(list: &mut Vec<Named>, named: Named) {
    if let Err(at) = list.binary_search(&named) {
        list.insert(at, named);
    }
}

fn remove(list: &mut Vec<Named>, named: &Named) {
    if let Ok(at) = list.binary_search(named) {
        list.remove(at);
    }
}
