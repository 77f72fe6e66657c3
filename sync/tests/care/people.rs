//! One person, one chart: whom a search finds by birth and telephone, which charts are likely of one person, and what
//! supervisors say of that joins in view and nothing else.

use std::sync::Arc;

use waystation_sync::care::chart_join::{CHART_JOIN, ONE_PERSON, REASON, TWO_PEOPLE, VERDICT};
use waystation_sync::care::declare::{DocKey, Part};
use waystation_sync::care::edit::Verb;
use waystation_sync::care::noun::Role;
use waystation_sync::care::overview::{Overview, PAIRS_MAX, Verdict, Whose, in_order};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::{JoinRow, LevelRow, MemberRow, Row};
use waystation_sync::id::{ClientId, PersonId};
use waystation_sync::time::Millis;

use crate::support::*;

const READER: PersonId = PersonId([1; 16]);
/// Another who settles.
const SUPERVISOR_TOO: Who = Who { person: PersonId([33; 16]), role: Role::Supervisor };

fn client(n: u64) -> ClientId {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&n.to_be_bytes());
    ClientId(id)
}

/// A chart by name, birth (a day, a year, or nothing) and telephone.
fn chart(n: u64, name: &str, born: &str, phone: &str) -> Row {
    let day = born.parse().ok();
    Row {
        names: vec![name.to_owned()],
        born_year: day.map(|day: jiff::civil::Date| day.year()).or(born.parse().ok()),
        born_on: day.into_iter().collect(),
        phones: if phone.is_empty() { Vec::new() } else { vec![phone.to_owned()] },
        ..Row::empty(DocKey::whole(client(n), Part::Core))
    }
}

fn of(rows: impl IntoIterator<Item = Row>) -> Overview {
    Overview::new(&Part::ALL, rows.into_iter().map(Arc::new))
}

fn said(other: u64, verdict: &str, two_versions: bool) -> JoinRow {
    JoinRow { other: client(other), verdict: verdict.to_owned(), two_versions, who: Some(READER), at: Millis(1) }
}

fn pair(one: u64, other: u64) -> (ClientId, ClientId) {
    in_order(client(one), client(other))
}

fn listed(overview: &Overview) -> Vec<ClientId> {
    overview.list(Whose::All(READER), 0, 50).into_iter().map(|(client, _)| client).collect()
}

#[test]
fn a_client_is_found_by_telephone_and_by_day_of_birth_however_they_are_written() {
    let overview =
        of([chart(1, "Ana Rios", "1984-05-06", "+1 (555) 014-2233"), chart(2, "Bo Berg", "1990", "555-9999")]);
    for typed in [
        "+1 555 014 2233",
        "(555) 0142233",
        "0142233",
        "2233",
        "05550142233",
        "ana 2233",
        "1984-05-06",
        "6 May 1984",
        "6 de mayo de 1984",
        "5/6/1984",
        "ana 1984-05-06",
        "06.05.1984",
        "1984",
    ] {
        let found = overview.search(typed, READER, 9);
        let clients: Vec<ClientId> = found.lines.iter().map(|(client, _)| *client).collect();
        assert_eq!(clients, [client(1)], "{typed}");
    }
    for typed in ["2234", "1984-05-07", "bo 2233", "233", "1990-01-01"] {
        assert_eq!(overview.search(typed, READER, 9).count, 0, "{typed}");
    }
}

#[test]
fn the_beginning_of_a_telephone_number_finds_its_client_from_four_digits_on_however_the_way_to_it_is_dialled() {
    let overview = of([
        chart(1, "Ana Rios", "1984-05-06", "555-0142"),
        chart(2, "Bo Berg", "1990", "+1 (207) 555-0142"),
        chart(3, "Cy Diaz", "1991", "+49 30 771 2233"),
        chart(4, "Di Elm", "1992", "(030) 771-9999"),
    ]);
    for (typed, found) in [
        ("555-01", &[1, 2][..]),
        ("5550", &[1, 2]),
        ("555 \u{2013} 01", &[1, 2]),
        ("55501", &[1, 2]),
        ("+1 207 55", &[2]),
        ("001207", &[2]),
        ("1207", &[2]),
        ("(207) 5", &[2]),
        ("207-555-01", &[2]),
        ("+1 555 01", &[1, 2]),
        ("+49 30 77", &[3, 4]),
        ("030 77", &[3, 4]),
        ("0049307712", &[3]),
        ("bo 555-01", &[2]),
    ] {
        let mut clients: Vec<ClientId> =
            overview.search(typed, READER, 9).lines.iter().map(|(client, _)| *client).collect();
        clients.sort();
        assert_eq!(clients, found.iter().map(|n| client(*n)).collect::<Vec<_>>(), "{typed}");
    }
    for typed in ["555", "5551", "+1 208 55", "555-02", "0501"] {
        assert_eq!(overview.search(typed, READER, 9).count, 0, "{typed}");
    }
}

#[test]
fn a_family_name_that_was_said_apart_finds_its_client_and_signs_alone_find_nobody() {
    let apart = Row { families_apart: vec!["López".to_owned()], ..chart(1, "Ana", "1984", "") };
    let overview = of([apart, chart(2, "Bo Berg", "1990", "")]);
    for typed in ["lopez", "ana lopez", "Lopez, Ana", "ana - lopez"] {
        let found: Vec<ClientId> = overview.search(typed, READER, 9).lines.iter().map(|(client, _)| *client).collect();
        assert_eq!(found, [client(1)], "{typed}");
    }
    for typed in ["🦄", "%", "*", "\"", "\\", "- -"] {
        assert_eq!(overview.search(typed, READER, 9).count, 0, "{typed}");
    }
}

#[test]
fn lists_go_by_family_name_also_where_it_comes_first() {
    let nagy = Row { family: Some("Nagy".into()), ..chart(3, "Nagy Ágnes", "", "") };
    let overview = of([chart(1, "Ana Rios", "", ""), chart(2, "王小明", "", ""), nagy, chart(4, "Zoe Berg", "", "")]);
    assert_eq!(listed(&overview), [client(4), client(3), client(1), client(2)]);
    let letters: Vec<char> = overview.letters(Whose::All(READER)).into_iter().map(|(letter, _)| letter).collect();
    assert_eq!(letters, ['b', 'n', 'r', '王']);
}

#[test]
fn charts_that_are_likely_of_one_person_are_a_pair_and_others_are_none() {
    for (one, other) in [
        (("Ana Rios", "1984-05-06", ""), ("Rios, Ana", "1984-05-06", "")),
        (("Piotr Kowalczyk", "", ""), ("Piotr Kowalczik", "", "")),
        (("Ana Rios", "1984", ""), ("Ana Ríos", "1984-05-06", "")),
        (("Ana Rios", "1984-05-06", ""), ("Ana Ríos López", "1984-06-05", "")),
        (("Ana Rios", "", ""), ("Ana Ríos López", "", "")),
        (("Ana", "", "555-0142"), ("Ana Ríos", "", "+1 555 0142")),
        (("Ana Rios", "1984-05-06", "555-0142"), ("Ana Berg", "1984-05-06", "555-0142")),
        (("Ana Rios", "1984-05-06", "555-0142"), ("Ana Rios", "1991-11-02", "555-0142")),
        (("José Zamora", "1970", ""), ("Jose Zamorra", "1970", "")),
    ] {
        let charts = [(1, one), (2, other)].map(|(n, (name, born, phone))| chart(n, name, born, phone));
        assert_eq!(of(charts).pairs(), [pair(1, 2)], "{one:?} {other:?}");
    }
    for (one, other) in [
        (("Ana Rios", "1984-05-06", ""), ("Ana Rios", "1991-11-02", "")),
        // Twins, a household's telephone, a first name alone.
        (("Ana Rios", "1984-05-06", ""), ("Luis Rios", "1984-05-06", "")),
        (("Ana Rios", "1984-05-06", "555-0142"), ("Luis Rios", "1950-01-02", "555-0142")),
        (("Ana", "", ""), ("Ana", "", "")),
        (("Ana", "", ""), ("Ana Rios", "", "")),
        (("Ana Rios", "", ""), ("Bo Berg", "", "")),
    ] {
        let charts = [(1, one), (2, other)].map(|(n, (name, born, phone))| chart(n, name, born, phone));
        assert_eq!(of(charts).pairs(), [], "{one:?} {other:?}");
    }
}

#[test]
fn pairs_stay_few_and_quick_however_many_are_called_alike() {
    // Ten thousand of one name, all born on the first of January 1900: nobody is told from anybody by that.
    let same = of((1..=10_000).map(|n| chart(n, "Maria Lopez", "1900-01-01", "555-0000")));
    assert_eq!(same.pairs(), []);
    let twice = of((1..=1_000).flat_map(|n| [n, n + 1_000].map(|at| chart(at, &format!("Ana{n} Rios{n}"), "", ""))));
    assert_eq!(twice.pairs().len(), PAIRS_MAX);
    let marked = twice.marked();
    assert_eq!(marked.likely(chart(9_999, "Rios7, Ana7", "", "")), [client(7), client(1_007)].into());
    assert!(marked.likely(chart(7, "Bo Berg", "", "")).is_empty());
}

#[test]
fn whoever_may_have_a_chart_already_is_named_before_another_is_begun() {
    let overview = of([
        chart(1, "Ana Rios", "1984-05-06", "555-0142"),
        chart(2, "Ana Maria Rios", "1991-11-02", ""),
        chart(3, "Bo Berg", "", "555-0142"),
        chart(4, "Cem Kaya", "", ""),
    ]);
    let like = |name: &str, born: &str, phone: &str| -> Vec<ClientId> {
        overview.those_like(chart(9, name, born, phone), 5).into_iter().map(|(client, _)| client).collect()
    };
    assert_eq!(like("ana ríos", "", ""), [client(1), client(2)]);
    assert_eq!(like("Ana Rios", "1984", ""), [client(1)]);
    assert_eq!(like("Kaya", "", "5550142"), [client(3), client(1)]);
    assert_eq!(like("Dora Quist", "1984-05-06", ""), []);
    assert_eq!(overview.those_like(chart(9, "Ana Rios", "", ""), 1).len(), 1);
}

#[test]
fn charts_that_are_joined_are_one_line_and_taken_apart_again_they_are_two() {
    let level = |level: &str, rank| LevelRow { domain: "legal".into(), rank, level: level.into(), two_versions: false };
    let risk = |n, row| Row { levels: vec![row], ..Row::empty(DocKey::whole(client(n), Part::Risk)) };
    let member = MemberRow { who: READER, is_primary: true, from: None, to: None };
    let team = Row { team: vec![member], ..Row::empty(DocKey::whole(client(2), Part::Relations)) };
    let (ana, other) = (chart(1, "Ana Rios", "", ""), chart(2, "Ana Ríos", "", ""));
    let rows = [ana.clone(), other, risk(1, level("low", 2)), risk(2, level("high", 0)), team, chart(3, "Bo", "", "")];
    let apart = of(rows.clone());
    let mut overview = apart.clone();
    assert_eq!((overview.len(), overview.risks_count(), overview.pairs()), (3, 2, &[pair(1, 2)][..]));
    overview.put(Arc::new(Row { joins: vec![said(2, ONE_PERSON, false)], ..ana.clone() }));
    assert_eq!((listed(&overview), overview.len(), overview.pairs()), (vec![client(1), client(3)], 2, &[][..]));
    assert_eq!(overview.search("rios", READER, 9).count, 1);
    assert_eq!(overview.count(Whose::Own(READER)), 1, "who looks after one chart looks after the person");
    let risks: Vec<_> =
        overview.risks().map(|(client, rows)| (client, rows.iter().flat_map(|row| &row.levels).count())).collect();
    assert_eq!(risks, [(client(1), 2)]);
    assert_eq!(overview.joined_with(client(2)).collect::<Vec<_>>(), [client(1)]);
    assert_eq!(overview.rows(client(1)).len(), 2, "each chart stays as it is");
    // The same whatever came first.
    let joined = Row { joins: vec![said(2, ONE_PERSON, false)], ..ana.clone() };
    let mut later = of([rows[3].clone(), rows[5].clone(), joined.clone()]);
    for row in [&rows[1], &rows[2], &rows[4]] {
        later.put(Arc::new(row.clone()));
    }
    assert_eq!(
        later,
        of([joined, rows[1].clone(), rows[2].clone(), rows[3].clone(), rows[4].clone(), rows[5].clone()])
    );
    overview.put(Arc::new(Row { joins: vec![said(2, TWO_PEOPLE, false)], ..ana.clone() }));
    assert_eq!((overview.len(), overview.pairs(), overview.risks_count()), (3, &[][..], 2));
    overview.put(Arc::new(ana));
    assert_eq!(overview, apart, "nothing of it is left");
}

#[test]
fn where_two_supervisors_say_two_things_the_charts_stay_apart_and_the_pair_is_asked_about_again() {
    let (ana, other) = (chart(1, "Ana Rios", "", ""), chart(2, "Zoe Berg", "", ""));
    for (here, there) in [
        (vec![said(2, TWO_PEOPLE, true)], Vec::new()),
        (vec![said(2, ONE_PERSON, true)], Vec::new()),
        (vec![said(2, ONE_PERSON, false)], vec![said(1, TWO_PEOPLE, false)]),
    ] {
        let overview = of([Row { joins: here, ..ana.clone() }, Row { joins: there, ..other.clone() }]);
        assert_eq!(overview.verdict(pair(1, 2)), Some(Verdict::Disputed));
        assert_eq!((overview.len(), overview.pairs()), (2, &[pair(1, 2)][..]));
    }
    // Of a chart that is not here nothing is shown.
    let overview = of([Row { joins: vec![said(2, ONE_PERSON, false)], ..ana }]);
    assert_eq!((overview.len(), overview.joined_with(client(1)).count()), (1, 0));
}

#[test]
fn two_supervisors_who_say_two_things_apart_are_both_heard_and_a_third_settles_it() {
    let key = EntryKey::coded(&client(2).to_string());
    let place = (&CHART_JOIN, key);
    let says = |verdict: &str, why: &str| write(place, vec![(&VERDICT, code(verdict)), (&REASON, words(why))]);
    let mut clinic = Node::new(Part::Core, 1);
    let mut laptop = Node::new(Part::Core, 2);
    clinic.does(SUPERVISOR, vec![says(ONE_PERSON, "same day of birth")]).unwrap();
    laptop.does(SUPERVISOR_TOO, vec![says(TWO_PEOPLE, "cousins")]).unwrap();
    for who in [THERAPIST, MANAGER, DESK, PEER] {
        assert!(clinic.does(who, vec![says(TWO_PEOPLE, "I think")]).is_err(), "only supervisors say so");
    }
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    for copy in [&clinic, &laptop] {
        let joins = Row::of(&copy.doc).unwrap().joins;
        assert_eq!(joins.len(), 1, "one register for each pair");
        assert_eq!((joins[0].other, joins[0].verdict.as_str(), joins[0].two_versions), (client(2), TWO_PEOPLE, true));
    }
    // Whoever said "one person" cannot make it stand over a colleague's "two people"; the colleague can.
    let settle =
        |verdict: &str| act(place, Verb::Settle { field: &VERDICT, choice: code(verdict), reason: "I asked".into() });
    assert!(clinic.does(SUPERVISOR, vec![settle(ONE_PERSON)]).is_err());
    clinic.does(SUPERVISOR_TOO, vec![settle(ONE_PERSON)]).unwrap();
    let joins = Row::of(&clinic.doc).unwrap().joins;
    assert_eq!((joins[0].verdict.as_str(), joins[0].two_versions), (ONE_PERSON, false));
}

#[test]
fn nobody_is_joined_by_way_of_others_with_somebody_they_were_told_apart_from() {
    let named = [1, 2, 3, 4].map(|n| chart(n, "Ana Rios", "", ""));
    let joins = |n: u8, joins: Vec<_>| Row { joins, ..named[usize::from(n) - 1].clone() };
    let is = |n| said(n, ONE_PERSON, false);
    // 1 is 2, 2 is 3 and 3 is 4, and each of these speaks against it.
    let chain = [joins(1, vec![is(2)]), joins(2, vec![is(3)]), joins(3, vec![is(4)]), named[3].clone()];
    assert_eq!((listed(&of(chain.clone())), of(chain.clone()).contradiction(pair(1, 2))), (vec![client(1)], vec![]));
    for (one, other, verdict, two_versions) in
        [(1, 3, TWO_PEOPLE, false), (2, 4, TWO_PEOPLE, true), (1, 4, ONE_PERSON, true)]
    {
        let mut against = chain.clone();
        let own = &mut against[usize::try_from(one - 1).unwrap()];
        own.joins.push(said(other, verdict, two_versions));
        let row = own.clone();
        let overview = of(against);
        assert_eq!(listed(&overview), [1, 2, 3, 4].map(client), "each by itself");
        assert!((1..=4).all(|n| overview.joined_with(client(n)).count() == 0));
        assert_eq!(overview.pairs(), [pair(one, other)], "and this is asked about");
        for asked in [pair(one, other), pair(2, 3), pair(1, 1)] {
            let all = overview.contradiction(asked);
            assert_eq!((all[0], &all[1..]), (pair(one, other), &[pair(1, 2), pair(2, 3), pair(3, 4)][..]));
        }
        // The same where it comes last, and undone it is as it was.
        let mut later = of(chain.clone());
        later.put(Arc::new(row));
        assert_eq!((later.pairs(), &later), (overview.pairs(), &overview));
        later.put(Arc::new(chain[usize::try_from(one - 1).unwrap()].clone()));
        assert_eq!(later, of(chain.clone()));
        // Taken apart in the middle, what is left fits.
        later.put(Arc::new(joins(2, vec![])));
        assert_eq!((listed(&later).len(), later.contradiction(pair(1, 2))), (2, vec![]));
    }
}

#[test]
fn likely_pairs_are_the_same_whatever_else_was_written_since() {
    let rows = [chart(1, "Ana Rios", "", ""), chart(2, "Ana Rios", "", ""), chart(3, "Bo Berg", "", "")];
    let mut overview = of(rows.clone());
    assert_eq!(overview.pairs(), [pair(1, 2)]);
    let level = LevelRow { domain: "legal".into(), rank: 2, level: "low".into(), two_versions: false };
    overview.put(Arc::new(Row { levels: vec![level], ..Row::empty(DocKey::whole(client(1), Part::Risk)) }));
    assert_eq!(overview.pairs(), [pair(1, 2)]);
    overview.put(Arc::new(chart(3, "Ana Rios", "", "")));
    assert_eq!(overview.pairs(), [pair(1, 2), pair(1, 3), pair(2, 3)], "somebody is called otherwise");
    overview.put(Arc::new(Row { joins: vec![said(2, TWO_PEOPLE, false)], ..rows[0].clone() }));
    assert_eq!(overview.pairs(), [pair(1, 3), pair(2, 3)], "something was said");
    overview.put(Arc::new(chart(4, "Rios, Ana", "", "")));
    assert_eq!(overview.pairs().len(), 5, "somebody came");
}
