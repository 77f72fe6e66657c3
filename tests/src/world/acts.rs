//! What people do to entries, drawn from the declarations, so that every noun is in the world as soon as it is declared.
//! Must never know a noun by its name.

use waystation_sync::care::NOUNS;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Answers, Codes, FieldDecl, Instrument, Item, Kind, Noun, Role, Shape};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::id::{DocId, EntryId, PersonId};

use super::World;

/// Most places that are remembered as written lately.
const TOUCHED_MAX: usize = 6;
/// Nouns that a life is about, besides those that they belong or lead to.
const NOUNS_OF_A_LIFE: usize = 4;

/// Clients whom entries are about: few, so that people meet in one.
const CLIENTS: [&str; 2] = ["00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"];

/// Where somebody wrote.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) doc: DocKey,
    pub(super) noun: &'static Noun,
    pub(super) key: EntryKey,
}

impl World {
    /// What the life of `seed` is about: a few nouns, with those that their entries belong to or must lead to. Each noun is the
    /// first of some life, so that as many seeds as there are nouns leave none out.
    pub(super) fn some_nouns(&mut self, seed: u64) -> Vec<&'static Noun> {
        let mut nouns: Vec<&'static Noun> = Vec::new();
        let count = u64::try_from(NOUNS.len()).expect("there are not so many");
        let first = NOUNS[usize::try_from(seed % count).expect("it is one of them")];
        let others = (1..NOUNS_OF_A_LIFE).map(|_| NOUNS[self.pick(NOUNS.len())]);
        let mut next: Vec<&'static Noun> = others.chain([first]).collect();
        while let Some(noun) = next.pop() {
            if nouns.contains(&noun) {
                continue;
            }
            nouns.push(noun);
            let leads_to = noun.fields.iter().filter(|field| field.required).flat_map(|field| field.kind.targets());
            let names: Vec<&str> = noun.within.into_iter().chain(leads_to.copied()).collect();
            next.extend(NOUNS.iter().filter(|other| names.contains(&other.name)));
        }
        nouns
    }

    /// A noun of this life that `role` may write; any other where there is none.
    pub(super) fn noun(&mut self, role: Role) -> &'static Noun {
        let may = |noun: &&'static Noun| noun.editors.contains(&role);
        let of_life: Vec<&'static Noun> = self.nouns.iter().copied().filter(may).collect();
        let nouns = if of_life.is_empty() { NOUNS.into_iter().filter(may).collect() } else { of_life };
        // Most of all the one that no other life may be about.
        if let Some(first) = self.nouns.first().copied().filter(may)
            && self.once_in(3)
        {
            return first;
        }
        nouns[self.pick(nouns.len())]
    }

    /// Somewhere that somebody wrote lately, if `role` may write there and it is known at `node`.
    pub(super) fn lately(&mut self, node: usize, role: Role) -> Option<Spot> {
        let known = |spot: &Spot| {
            let stands = || self.entries(node, &spot.doc.id(), spot.noun).iter().any(|entry| entry.key == spot.key);
            spot.noun.editors.contains(&role) && (spot.noun.shape != Shape::List || stands())
        };
        let spots: Vec<Spot> = self.touched.iter().filter(|spot| known(spot)).copied().collect();
        (!spots.is_empty()).then(|| spots[self.pick(spots.len())])
    }

    /// Remembers where somebody wrote.
    pub(super) fn touch(&mut self, spot: Spot) {
        self.touched.retain(|other| (other.doc, other.noun, other.key) != (spot.doc, spot.noun, spot.key));
        self.touched.push_back(spot);
        if self.touched.len() > TOUCHED_MAX {
            self.touched.pop_front();
        }
    }

    /// Something that somebody of `role` at `node` could do with a noun in a document; `fresh` is the id of an entry that
    /// they begin.
    pub(super) fn act(&mut self, node: usize, (doc, noun): (&DocId, &'static Noun), role: Role, fresh: EntryId) -> Act {
        if noun.strikes
            && let Some(act) = self.strike(node, doc, noun, fresh)
        {
            return act;
        }
        let known = self.entries(node, doc, noun);
        let key = match noun.shape {
            Shape::One => EntryKey::One,
            Shape::Coded([Codes::Clients]) => EntryKey::coded(CLIENTS[self.pick(CLIENTS.len())]),
            Shape::Coded(_) => {
                let keys = noun.keys();
                // Few of them, so that people meet in one.
                EntryKey::Code(keys[self.pick(keys.len().min(3))])
            }
            Shape::List if known.is_empty() || self.once_in(4) => {
                // What belongs to another entry can be begun once there is one.
                let parent = NOUNS.into_iter().find(|parent| noun.within == Some(parent.name));
                let parent = parent.filter(|parent| parent.shape == Shape::List && parent.editors.contains(&role));
                if let Some(parent) = parent.filter(|parent| self.entries(node, doc, parent).is_empty()) {
                    return self.act(node, (doc, parent), role, fresh);
                }
                let key = EntryKey::Id(fresh);
                let fields = self.values(node, doc, noun.fields.iter().filter(|field| noun.may_edit(field, role)));
                return Act { noun, key, verb: Verb::Begin(fields) };
            }
            Shape::List => known[self.pick(known.len())].key,
        };
        self.act_on(node, doc, (noun, key), role)
    }

    /// Says of something signed that it was entered in error, or signs what could be; `None` where there is neither.
    fn strike(&mut self, node: usize, doc: &DocId, noun: &'static Noun, fresh: EntryId) -> Option<Act> {
        let link = noun.fields.iter().find(|field| field.required && !field.kind.targets().is_empty())?;
        let target = NOUNS.into_iter().find(|target| link.kind.targets().contains(&target.name))?;
        let known = self.entries(node, doc, target);
        if let Some(signed) = known.iter().find(|entry| entry.is_signed() && !entry.is_struck()) {
            let words = noun.fields.iter().filter(|field| field.required && field.kind.targets().is_empty());
            let mut fields = self.values(node, doc, words);
            fields.push((link, Some(Value::Link(signed.key))));
            return Some(Act { noun, key: EntryKey::Id(fresh), verb: Verb::Begin(fields) });
        }
        let key = known.get(self.pick(known.len().max(1)))?.key;
        Some(Act { noun: target, key, verb: Verb::Sign })
    }

    /// Something that somebody of `role` at `node` could do with one entry.
    pub(super) fn act_on(
        &mut self,
        node: usize,
        doc: &DocId,
        (noun, key): (&'static Noun, EntryKey),
        role: Role,
    ) -> Act {
        let entry = self.entries(node, doc, noun).into_iter().find(|entry| entry.key == key);
        Act { noun, key, verb: self.verb(node, (doc, noun), entry.as_ref(), role) }
    }

    fn entries(&self, node: usize, doc: &DocId, noun: &'static Noun) -> Vec<Entry> {
        self.nodes[node].document(doc).map(|doc| View::now(doc).entries(noun)).unwrap_or_default()
    }

    fn verb(&mut self, node: usize, at: (&DocId, &'static Noun), entry: Option<&Entry>, role: Role) -> Verb {
        let (doc, noun) = at;
        let open: Vec<&'static FieldDecl> =
            noun.fields.iter().filter(|field| !field.once && noun.may_edit(field, role)).collect();
        if open.is_empty() || (noun.shape == Shape::List && self.once_in(8)) {
            return if entry.is_some_and(Entry::is_retired) { Verb::TakeUp } else { Verb::Retire };
        }
        if noun.signed().is_some() && self.once_in(10) {
            return Verb::Sign;
        }
        // A few fields of a noun are written over and over, so that people meet in them.
        let field = open[self.pick(open.len().min(4))];
        let value = self.value(node, doc, field.kind);
        if let Some(Field::Conflicted { .. }) = entry.map(|entry| entry.field(field)) {
            return Verb::Settle { field, choice: value, reason: "talked it over".into() };
        }
        let value = if value.is_none() && field.required { return Verb::Retire } else { value };
        Verb::Write(vec![(field, value)])
    }

    /// A value for each of these fields; those that need not be there are left out now and then.
    fn values(
        &mut self,
        node: usize,
        doc: &DocId,
        fields: impl Iterator<Item = &'static FieldDecl>,
    ) -> Vec<(&'static FieldDecl, Option<Value>)> {
        let mut values = Vec::new();
        for field in fields {
            if (field.required || self.once_in(2))
                && let Some(value) = self.value(node, doc, field.kind)
            {
                values.push((field, Some(value)));
            }
        }
        values
    }

    /// Something that fits a field; `None` where there is nothing to link to, or only signing writes it.
    fn value(&mut self, node: usize, doc: &DocId, kind: Kind) -> Option<Value> {
        let n = self.pick(1_000);
        let code = |codes: &[&str]| codes[n % codes.len()].to_owned();
        let day = format!("202{}-0{}-1{}", n % 7, 1 + n % 9, n % 10);
        Some(match kind {
            Kind::Line { .. } => Value::Words(format!("words {n}")),
            Kind::Text { .. } => Value::Words(format!("words {n}\nand more")),
            Kind::Code(codes) => Value::Code(code(codes)),
            Kind::Listed(codes) => Value::Code(code(codes.built_in())),
            Kind::Codes(codes) => Value::Codes([code(codes)].into()),
            Kind::Date => Value::Date(day.parse().expect("a day")),
            Kind::DateOrYear => Value::Year(1950 + i16::try_from(n % 50).expect("a year")),
            Kind::Number { least, most } => {
                Value::Number(least + i64::try_from(n).expect("small") % (most - least + 1))
            }
            Kind::YesNo => Value::YesNo(n.is_multiple_of(2)),
            Kind::Phone => Value::Words(format!("+1 555 0{n:03}")),
            Kind::Staff => Value::Staff(PersonId([101; 16])),
            Kind::Moment => Value::Moment(format!("{day}T1{}:42-06:00", n % 10).parse().expect("a moment")),
            Kind::Link { to } => Value::Link(self.linked(node, doc, to)?),
            Kind::Links { to } => Value::Links([self.linked(node, doc, to)?].into_iter().collect()),
            Kind::Order => Value::Order(["V", "aV", "k", "m5"][n % 4].into()),
            Kind::Answers(known) => Value::Answers(answers(known, n)),
            Kind::Drawing => Value::Words(format!("M{0} 2 3 {0}", n % 200)),
            Kind::Signed => return None,
        })
    }

    /// An entry of one of these nouns in the same document.
    fn linked(&mut self, node: usize, doc: &DocId, to: &[&str]) -> Option<EntryKey> {
        let targets = NOUNS.into_iter().filter(|noun| to.contains(&noun.name));
        let known: Vec<EntryKey> =
            targets.flat_map(|noun| self.entries(node, doc, noun)).map(|entry| entry.key).collect();
        (!known.is_empty()).then(|| known[self.pick(known.len())])
    }
}

/// Answers to all items of an instrument.
fn answers(known: &[&Instrument], n: usize) -> Answers {
    let instrument = known[n % known.len()];
    let point = |(place, item): (usize, &Item)| item.options[(n + place) % item.options.len()].0.to_string();
    let points: String = instrument.asked().enumerate().map(point).collect();
    Answers::parse(known, &format!("{}:{points}", instrument.id)).expect("answers of this instrument")
}
