//! The overview of a caseload answers as if everything were looked through each time, whatever happened before, and
//! knows of nothing but the parts that it is for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use waystation_sync::care::declare::{DocKey, FACTS_FORM, Fact, Part, Pressing, Stated};
use waystation_sync::care::overview::{Clash, Overview, Whose, by_family, clashes, client_facts, fold};
use waystation_sync::care::summary::{LevelRow, MemberRow, Row, StandingRow, TaskRow, standing_of};
use waystation_sync::id::{ClientId, EntryId, PersonId};
use waystation_sync::time::Millis;

const NAMES: [&str; 9] =
    ["Ana", "Álvaro Ruiz", "ana berg", "Bo", "José Łukasz", "Żaneta", "王 Wei", "(unknown)", "Bo Alvaro"];
const DAYS: [&str; 3] = ["2026-01-05", "2026-11-24", "2027-02-01"];
const LEVELS: [&str; 4] = ["low", "moderate", "high", "not_assessed"];
const NOUNS: [(&str, &str, &str); 5] = [
    ("risk", "legal", "level"),
    ("client", "one", "pronouns"),
    ("goal", "01010101-0101-0101-0101-010101010101", "why"),
    ("risk", "weather", "level"),
    ("dragon", "one", "fire"),
];
const DESK: &[Part] = &[Part::Core, Part::Case];

fn client(n: u8) -> ClientId {
    ClientId([n; 16])
}

fn person(n: u8) -> PersonId {
    PersonId([n; 16])
}

fn place() -> impl Strategy<Value = (String, String, String)> {
    prop::sample::select(NOUNS.to_vec()).prop_map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()))
}

fn several<T: std::fmt::Debug>(one: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(one, 0..3)
}

fn tasks() -> impl Strategy<Value = Vec<TaskRow>> {
    let one = (prop::option::of(0u8..3), prop::option::of(prop::sample::select(DAYS.to_vec())), "[ab]");
    several(one).prop_map(|tasks| {
        let task = |(n, (who, due, what)): (u8, (Option<u8>, Option<&str>, String))| TaskRow {
            entry: EntryId([n; 16]),
            what,
            who: who.map(person),
            due: due.map(|day| day.parse().unwrap()),
            priority: String::new(),
            status: "open".into(),
        };
        (1..).zip(tasks).map(task).collect()
    })
}

fn shown(level: &str) -> LevelRow {
    let rank = u8::try_from(LEVELS.iter().rev().position(|known| *known == level).unwrap()).unwrap();
    LevelRow { domain: "legal".into(), rank, level: level.to_owned(), two_versions: false }
}

fn stands(pressing: Pressing) -> StandingRow {
    let (noun, status) = ("client".to_owned(), "moved".to_owned());
    StandingRow { noun, status, pressing, reason: String::new(), since: None }
}

/// Those of whom something presses: `most` at the least pressing that counts.
fn pressing(clients: &Clients, most: Pressing) -> Clients {
    let presses = |rows: &[Arc<Row>]| standing_of(rows).map_or(Pressing::Fully, |standing| standing.pressing);
    clients.iter().filter(|(_, rows)| presses(rows) <= most).map(|(client, rows)| (*client, rows.clone())).collect()
}

fn member(n: u8) -> MemberRow {
    MemberRow { who: person(n), is_primary: false, from: None, to: None }
}

/// What some entry says that rules ask for: of few entries, so that they meet.
fn for_rules() -> impl Strategy<Value = Vec<Stated>> {
    let day = |n: usize| DAYS[n].parse().ok();
    let one = (0u8..4, 0u8..3, 0usize..3, any::<bool>()).prop_map(move |(kind, n, place, yes)| {
        let id = EntryId([n; 16]);
        let (noun, fact) = match kind {
            0 => ("measure", Fact::Raised { day: day(place).unwrap() }),
            1 => ("safety_flag", Fact::Flag { about: yes.then_some(id), is_closed: place == 0 }),
            2 => ("team", Fact::Primary { who: person(n), role: "peer".into(), until: day(place).filter(|_| yes) }),
            _ => ("referral", Fact::Sent { consent: yes.then_some(id), needs: "referrals".into(), at: Millis(1) }),
        };
        Stated { noun: noun.to_owned(), entry: id.to_string(), fact }
    });
    several(one)
}

/// A row of any client's document, with what such a row can hold.
fn row() -> impl Strategy<Value = Row> {
    let who = (1u8..7, prop::sample::select(Part::ALL.to_vec()));
    let standing = prop::option::of(prop::sample::select(vec![Pressing::Less, Pressing::Nothing]));
    let core = (several(prop::sample::select(NAMES.to_vec())), prop::option::of(1984i16..1987), standing);
    let plan = (prop::option::of(prop::sample::select(LEVELS.to_vec())), several(0u8..3));
    let waits = (several(place()), several(place()), several(place()));
    let rules = (for_rules(), prop::sample::select(vec![FACTS_FORM, FACTS_FORM, 0]));
    (who, core, plan, tasks(), several(prop::option::of(0u8..3)), waits, rules).prop_map(
        |(
            (n, part),
            (names, born_year, standing),
            (level, team),
            tasks,
            drafts,
            (two, merged, away),
            (for_rules, form),
        )| {
            let (core, plan) = (part == Part::Core, part == Part::Plan);
            let draft = |(n, who): (u8, Option<u8>)| ("note".to_owned(), EntryId([n; 16]), who.map(person));
            Row {
                names: if core { names.into_iter().map(str::to_owned).collect() } else { Vec::new() },
                born_year: born_year.filter(|_| core),
                standing: standing.filter(|_| core).map(stands),
                levels: level.filter(|_| plan).map(shown).into_iter().collect(),
                team: if plan { team.into_iter().map(member).collect() } else { Vec::new() },
                tasks: if part == Part::Case { tasks } else { Vec::new() },
                drafts: if part == Part::Notes { (1..).zip(drafts).map(draft).collect() } else { Vec::new() },
                two_versions: two,
                merged_texts: merged,
                written_while_retired: away.into_iter().map(|(noun, entry, _)| (noun, entry)).collect(),
                for_rules,
                form,
                ..Row::empty(DocKey::whole(client(n), part))
            }
        },
    )
}

type Clients = BTreeMap<ClientId, Vec<Arc<Row>>>;

/// What is there after `rows` came one after the other, for someone who may read `parts`.
fn looked_through(rows: &[Row], parts: &[Part]) -> Clients {
    let mut newest = BTreeMap::new();
    for row in rows {
        newest.insert(row.doc, row.clone());
    }
    let mut clients = Clients::new();
    for (doc, row) in newest {
        if parts.contains(&doc.part) {
            let rows = clients.entry(doc.client).or_default();
            rows.extend((row != Row::empty(doc)).then(|| Arc::new(row)));
        }
    }
    clients
}

fn is_own(rows: &[Arc<Row>], reader: PersonId) -> bool {
    rows.iter().flat_map(|row| &row.team).any(|member| member.who == reader)
}

fn folded(rows: &[Arc<Row>]) -> (bool, String, String) {
    let names: Vec<&String> = rows.iter().flat_map(|row| &row.names).collect();
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    (names.is_empty(), names.first().map_or_else(String::new, |name| by_family(name, None)), folded.join("\n"))
}

fn by_name(clients: &Clients, reader: PersonId) -> Vec<ClientId> {
    let mut all: Vec<_> = clients.iter().collect();
    all.sort_by_key(|(client, rows)| (!is_own(rows, reader), folded(rows), **client));
    all.into_iter().map(|(client, _)| *client).collect()
}

fn is_found(rows: &[Arc<Row>], wanted: &str) -> bool {
    wanted.split_whitespace().map(fold).all(|word| {
        rows.iter().any(|row| {
            row.names.iter().any(|name| fold(name).contains(&word))
                || row.born_year.is_some_and(|year| year.to_string() == word)
        })
    })
}

fn check_lists(overview: &Overview, clients: &Clients, reader: PersonId) {
    let (used, mut away) = (pressing(clients, Pressing::Less), clients.clone());
    away.retain(|client, _| !used.contains_key(client));
    // Nobody's own stand first where a chart is put away.
    let mut away: Vec<ClientId> = away.into_keys().collect();
    away.sort_by_key(|client| (folded(&clients[client]), *client));
    let all = by_name(&used, reader);
    let own: Vec<ClientId> = all.iter().copied().filter(|client| is_own(&clients[client], reader)).collect();
    for (whose, expected) in [(Whose::All(reader), &all), (Whose::Own(reader), &own), (Whose::PutAway, &away)] {
        assert_eq!(overview.count(whose), expected.len());
        for (from, most) in [(0, 50), (0, 1), (1, 2), (2, 0), (3, 50), (expected.len(), 1), (99, 1)] {
            let page: Vec<ClientId> = overview.list(whose, from, most).into_iter().map(|(client, _)| client).collect();
            let plain: Vec<ClientId> = expected.iter().copied().skip(from).take(most).collect();
            assert_eq!(page, plain, "{whose:?} {from} {most}");
        }
    }
    let letters = |from: usize, clients_of: &[ClientId]| {
        let mut letters: Vec<(char, usize)> = Vec::new();
        for (place, client) in clients_of.iter().enumerate().skip(from) {
            let first = folded(&clients[client]).1.chars().next().filter(|letter| letter.is_alphabetic());
            if let Some(letter) = first.filter(|letter| letters.last().is_none_or(|(last, _)| last != letter)) {
                letters.push((letter, place));
            }
        }
        letters
    };
    assert_eq!(overview.letters(Whose::All(reader)), letters(own.len(), &all));
    assert_eq!(overview.letters(Whose::Own(reader)), letters(0, &own));
    assert_eq!(overview.letters(Whose::PutAway), letters(0, &away));
    let everybody: Vec<ClientId> = all.iter().chain(&away).copied().collect();
    for wanted in ["", "a", "AL", "ruiz alvaro", "bo", "lukasz jose", "1985", "198", "01985", "ana 1984", "zz", "\n"] {
        let found = overview.search(wanted, reader, 3);
        let plain: Vec<ClientId> =
            everybody.iter().copied().filter(|client| is_found(&clients[client], wanted)).collect();
        if found.is_near {
            assert_eq!(plain, [], "{wanted:?}");
            continue;
        }
        let lines: Vec<ClientId> = found.lines.iter().map(|(client, _)| *client).collect();
        assert_eq!((lines.as_slice(), found.count), (&plain[..plain.len().min(3)], plain.len()), "{wanted:?}");
    }
}

fn check_agendas(overview: &Overview, clients: &Clients, reader: PersonId) {
    let mut tasks: Vec<(ClientId, &TaskRow)> = Vec::new();
    let (fully, less) = (pressing(clients, Pressing::Fully), pressing(clients, Pressing::Less));
    for (client, rows) in &fully {
        tasks.extend(rows.iter().flat_map(|row| &row.tasks).map(|task| (*client, task)));
    }
    tasks.sort_by_key(|(client, task)| (task.due.is_none(), task.due, task.what.clone(), *client, task.entry));
    let (mine, others): (Vec<_>, Vec<_>) = tasks.into_iter().partition(|(_, task)| task.who == Some(reader));
    assert_eq!((overview.due_count(reader), overview.due_elsewhere_count(reader)), (mine.len(), others.len()));
    assert_eq!(overview.due(reader).collect::<Vec<_>>(), mine);
    assert_eq!(overview.due_elsewhere(reader).collect::<Vec<_>>(), others);

    let drafts = less.iter().flat_map(|(client, rows)| {
        let mine = rows.iter().flat_map(|row| &row.drafts).filter(|(.., who)| *who == Some(reader));
        mine.map(|(_, id, _)| (*client, *id, "note")).collect::<Vec<_>>()
    });
    let drafts: Vec<_> = drafts.collect();
    assert_eq!(overview.drafts_count(reader), drafts.len());
    assert_eq!(overview.drafts(reader).collect::<Vec<_>>(), drafts);

    let mut risks: Vec<(u8, ClientId)> = Vec::new();
    for (client, rows) in &less {
        risks.extend(rows.iter().flat_map(|row| &row.levels).map(|level| level.rank).min().map(|rank| (rank, *client)));
    }
    risks.sort_unstable();
    assert_eq!(overview.risks_count(), risks.len());
    let listed: Vec<ClientId> = overview.risks().map(|(client, _)| client).collect();
    assert_eq!(listed, risks.into_iter().map(|(_, client)| client).collect::<Vec<_>>());
}

fn check_waits(overview: &Overview, clients: &Clients) {
    // The nouns that there are, by what such a place is called where it is looked at.
    let known = |noun: &str| ["risk", "client", "goal"].contains(&noun);
    let mut waits = Vec::new();
    for (client, rows) in clients {
        let mut own = BTreeSet::new();
        for row in rows.iter() {
            let choices =
                row.two_versions.iter().map(|(n, e, f)| (if n == "risk" { 0 } else { 1 }, n, e, f.as_str(), 0));
            let texts = row.merged_texts.iter().map(|(n, e, f)| (2, n, e, f.as_str(), 1));
            let away = row.written_while_retired.iter().map(|(n, e)| (2, n, e, "", 2));
            let presses = |noun: &str| {
                let standing = standing_of(rows);
                standing.is_none_or(|standing| !standing.is_put_away() || standing.noun == noun)
            };
            own.extend(choices.chain(texts).chain(away).filter(|(_, noun, _, _, _)| known(noun) && presses(noun)));
        }
        waits.extend(own.into_iter().map(|(rank, noun, entry, field, _)| {
            (rank, folded(rows).1, *client, noun.clone(), entry.clone(), field.to_owned())
        }));
    }
    let mut listed: Vec<_> = overview
        .waits()
        .map(|wait| {
            let name = folded(&clients[&wait.client]).1;
            (wait.rank(), name, wait.client, wait.noun.to_owned(), wait.key.to_string(), wait.field.clone())
        })
        .collect();
    assert!(listed.is_sorted_by_key(|(rank, name, client, ..)| (*rank, name.clone(), *client)));
    assert_eq!(overview.waits_count(), listed.len());
    waits.sort();
    listed.sort();
    assert_eq!(listed, waits);
}

fn check_alarms(overview: &Overview, clients: &Clients, parts: &[Part]) {
    let (mut flags, mut clashing) = (BTreeSet::new(), BTreeSet::new());
    for (client, rows) in clients {
        let facts = client_facts(parts, rows.iter().map(Arc::as_ref), overview.today());
        assert_eq!(facts, overview.client_facts(*client));
        flags.extend(facts.open_flags().into_iter().map(|flag| (*client, flag)));
        if let Some(standing) = standing_of(rows).filter(|standing| standing.is_put_away()) {
            // Of a chart that is put away the most pressing level alone is asked about.
            let is_pressing = rows.iter().flat_map(|row| &row.levels).any(|level| level.rank == 0);
            let clash = Clash::PutAwayAtRisk { status: standing.status.clone() };
            clashing.extend(is_pressing.then_some((*client, clash)));
            continue;
        }
        clashing.extend(clashes(&facts).into_iter().map(|clash| (*client, clash)));
    }
    assert_eq!((overview.flags_count(), overview.clashes_count()), (flags.len(), clashing.len()));
    assert_eq!(overview.flags().map(|flagged| (flagged.client, flagged.flag)).collect::<BTreeSet<_>>(), flags);
    let listed = overview.clashes().map(|clashing| (clashing.client, clashing.clash.clone()));
    assert_eq!(listed.collect::<BTreeSet<_>>(), clashing);
}

proptest! {
    #[test]
    fn whatever_happened_before_it_answers_as_if_all_were_looked_through(
        rows in prop::collection::vec(row(), 0..40),
        begun in 0usize..40,
    ) {
        for parts in [&Part::ALL[..], DESK, &[]] {
            let clients = looked_through(&rows, parts);
            let (first, later) = rows.split_at(begun.min(rows.len()));
            let shared = |row: &Row| Arc::new(row.clone());
            let mut overview = Overview::new(parts, first.iter().map(shared));
            for row in later {
                overview.put(shared(row));
            }
            prop_assert_eq!(&overview, &Overview::new(parts, rows.iter().map(shared)));
            prop_assert_eq!(overview.len(), clients.len());
            for n in 0..8 {
                let held = clients.get(&client(n)).cloned().unwrap_or_default();
                prop_assert_eq!(overview.rows(client(n)), &held[..]);
            }
            for reader in (0..4).map(person) {
                check_lists(&overview, &clients, reader);
                check_agendas(&overview, &clients, reader);
            }
            check_waits(&overview, &clients);
            check_alarms(&overview, &clients, parts);
        }
    }
}

#[test]
fn a_reader_of_some_parts_learns_nothing_of_the_others() {
    let row = |n: u8, part: Part, change: fn(&mut Row)| {
        let mut row = Row::empty(DocKey::whole(client(n), part));
        change(&mut row);
        Arc::new(row)
    };
    let rows = [
        row(1, Part::Core, |row| row.names.push("Ana".into())),
        row(1, Part::Plan, |row| row.levels.push(shown("high"))),
        // Of this client nothing may be read at the desk: not even that there is one.
        row(2, Part::Plan, |row| row.team.push(member(1))),
        row(2, Part::Notes, |row| row.drafts.push(("note".to_owned(), EntryId([1; 16]), Some(person(1))))),
    ];
    let desk = Overview::new(DESK, rows.iter().cloned());
    assert_eq!((desk.len(), desk.risks_count(), desk.drafts_count(person(1))), (1, 0, 0));
    assert_eq!(desk.count(Whose::Own(person(1))), 0);
    assert!(desk.rows(client(2)).is_empty() && desk.rows(client(1)).len() == 1);
    assert_eq!(desk.search("", person(1), 50).count, 1);
    let all = Overview::new(&Part::ALL, rows);
    assert_eq!((all.len(), all.risks_count(), all.drafts_count(person(1))), (2, 1, 1));
    assert_eq!(all.list(Whose::Own(person(1)), 0, 50).len(), 1);
}

/// Names that people are called, and what somebody types who looks for them.
const TYPED: [(&str, &[&str]); 10] = [
    ("Nguyễn Thị Phạm", &["nguyen", "pham", "PHAM nguyen", "thi"]),
    ("Jürgen Strauß", &["strauss", "jurgen"]),
    ("Eglė Kazlauskienė", &["egle", "kazlauskiene"]),
    ("Mary O\u{2019}Brien", &["o'brien", "o\u{2019}brien", "obrien", "brien, mary"]),
    ("Ana Rios", &["Rios, Ana", "rios\u{200b} ana", "anarios"]),
    ("Luz García-López", &["garcia-lopez", "garcia lopez", "garcialopez", "lopez luz"]),
    ("Piotr Kowalczyk", &["kowalczik", "kovalczyk", "piotr kowalczik"]),
    ("Þóra Ægisdóttir", &["thora", "aegisdottir"]),
    ("王小明", &["王小明", "小明"]),
    ("José Zamora", &["jose", "zamorra"]),
];

#[test]
fn a_client_is_found_by_what_people_type_who_do_not_know_how_the_name_is_written() {
    let row = |(n, (name, _)): (u8, &(&str, &[&str]))| {
        let names = vec![(*name).to_owned()];
        Arc::new(Row { names, ..Row::empty(DocKey::whole(client(n), Part::Core)) })
    };
    let overview = Overview::new(&Part::ALL, (1..).zip(&TYPED).map(row));
    for (n, (name, typed)) in (1..).zip(TYPED) {
        for typed in typed {
            let found = overview.search(typed, person(1), 50);
            let clients: Vec<ClientId> = found.lines.iter().map(|(client, _)| *client).collect();
            assert_eq!(clients, [client(n)], "{typed} for {name}");
        }
    }
    assert!(overview.search("kowalczik", person(1), 50).is_near);
    assert!(!overview.search("kowalczyk", person(1), 50).is_near);
    for nobody in ["kowalsky", "xyz", "mary strauss"] {
        let found = overview.search(nobody, person(1), 50);
        assert_eq!((found.count, found.is_near), (0, false), "{nobody}");
    }
}
