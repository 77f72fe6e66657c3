//! Where a chart stands: what of it presses, and how two answers meet.

use std::sync::Arc;

use waystation_sync::care::declare::Pressing;
use waystation_sync::care::edit::{Verb, Wrong};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::care::overview::{Overview, Whose};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::standing::{REASON, SINCE, STANDING, STATUS, STATUSES, pressing};
use waystation_sync::care::summary::{Row, standing_of};
use waystation_sync::care::{name, note, risk, task};

use crate::support::*;

const PLACE: (&Noun, EntryKey) = (&STANDING, EntryKey::One);

fn put(copy: &mut Node, who: Who, status: &str, reason: &str) {
    let fields = vec![(&STATUS, code(status)), (&REASON, words(reason)), (&SINCE, day("2026-11-24"))];
    copy.does(who, vec![write(PLACE, fields)]).unwrap();
}

/// Two copies of which each was put somewhere apart from the other, and met.
fn met((one, why): (&str, &str), (other, other_why): (&str, &str)) -> Node {
    let mut clinic = Node::new(Part::Core, 1);
    clinic
        .does(
            MANAGER,
            vec![begin((&name::NAME, id(1)), vec![(&name::USE, code("usual")), (&name::TEXT, words("Ana"))])],
        )
        .unwrap();
    let mut laptop = clinic.twin(2);
    put(&mut clinic, THERAPIST, one, why);
    put(&mut laptop, MANAGER, other, other_why);
    clinic.meet(&laptop);
    clinic
}

#[test]
fn of_two_answers_the_furthest_stands_with_its_own_reason() {
    for (one, other) in [("ended", "paused"), ("moved", "ended"), ("begun_by_mistake", "moved"), ("active", "ended")] {
        for pair in [((one, "mine"), (other, "theirs")), ((other, "theirs"), (one, "mine"))] {
            let copy = met(pair.0, pair.1);
            assert!(matches!(copy.field(PLACE, &STATUS), Field::Ruled { .. }));
            let row = Row::of(&copy.doc).unwrap();
            let said = row.standing.as_ref().map(|standing| (standing.status.as_str(), standing.reason.as_str()));
            assert_eq!(said, (one != "active").then_some((one, "mine")), "{one} and {other}");
        }
    }
}

#[test]
fn that_somebody_died_stands_beside_no_other_answer_without_a_persons_word() {
    for other in ["paused", "moved", "active", "ended"] {
        let mut copy = met(("died", "Her sister rang"), (other, "Seen today"));
        assert!(copy.field(PLACE, &STATUS).is_conflicted());
        let row = Row::of(&copy.doc).unwrap();
        let stands = row.standing.as_ref().map(|standing| (standing.status.as_str(), standing.pressing));
        assert_eq!(stands, Some(("died", Pressing::Nothing)), "what cannot be undone is acted on: {other}");
        assert_eq!(row.standing.as_ref().map(|standing| standing.reason.as_str()), Some("Her sister rang"));
        let overview = Overview::new(&Part::ALL, [Arc::new(row)]);
        assert!(
            overview.waits().any(|wait| wait.noun == STANDING.name && wait.rank() == 0),
            "{other}: it is asked about"
        );
        // Who said so does not settle it alone; who said otherwise does, and so does a supervisor.
        let settled = settle(PLACE, &STATUS, code("died"), "The register says so");
        let refused = problems(copy.does(THERAPIST, vec![settled.clone()]));
        assert_eq!(refused, [(Some("status"), Wrong::Rule("settling-loosens"))]);
        // Nor by a third answer that puts the chart as far away.
        let third = settle(PLACE, &STATUS, code("begun_by_mistake"), "Twice");
        assert_eq!(problems(copy.does(THERAPIST, vec![third])), refused, "{other}");
        copy.does(SUPERVISOR, vec![settled]).unwrap();
        assert_eq!(copy.entry(PLACE).text(&STATUS), "died");
    }
}

#[test]
fn what_takes_a_death_back_counts_once_a_supervisor_has_looked_and_of_two_other_answers_nothing_presses_that_is_put_away()
 {
    for other in ["active", "paused", "ended", "moved", "begun_by_mistake"] {
        let mut copy = Node::new(Part::Core, 1);
        put(&mut copy, SUPERVISOR, "died", "Her sister rang");
        put(&mut copy, MANAGER, other, "Seen in town");
        let stands = |copy: &Node| {
            let row = Row::of(&copy.doc).unwrap();
            let reason = row.standing.as_ref().map(|standing| standing.reason.clone()).unwrap_or_default();
            (row.standing.map(|standing| standing.status), reason, row.lowered.len())
        };
        // Why it stood otherwise is not why they are said to have died.
        assert_eq!(stands(&copy), (Some("died".to_owned()), String::new(), 1), "{other}");
        copy.does(SUPERVISOR, vec![act(PLACE, Verb::SeeLowered { field: &STATUS })]).unwrap();
        let status = (other != "active").then(|| other.to_owned());
        let reason = if other == "active" { String::new() } else { "Seen in town".to_owned() };
        assert_eq!(stands(&copy), (status, reason, 0), "{other}");
    }
    for (one, other) in [("begun_by_mistake", "ended"), ("begun_by_mistake", "moved"), ("moved", "ended")] {
        let copy = met((one, "mine"), (other, "theirs"));
        let row = Row::of(&copy.doc).unwrap();
        assert_eq!(row.standing.as_ref().map(|standing| standing.pressing), Some(Pressing::Nothing));
        assert_eq!(row.ruled.len(), 1, "{one} and {other}: somebody looks at it");
    }
    // Two who take a death back apart do not bring the chart back between them.
    let mut clinic = Node::new(Part::Core, 1);
    put(&mut clinic, SUPERVISOR, "died", "Her sister rang");
    let mut laptop = clinic.twin(2);
    put(&mut clinic, THERAPIST, "active", "Seen");
    put(&mut laptop, MANAGER, "moved", "To the coast");
    clinic.meet(&laptop);
    let row = Row::of(&clinic.doc).unwrap();
    assert_eq!(row.standing.map(|standing| standing.status).as_deref(), Some("died"));
}

#[test]
fn who_puts_a_chart_away_says_why_and_the_desk_does_not() {
    let mut copy = Node::new(Part::Core, 1);
    for status in STATUSES.iter().filter(|status| pressing(status) != Pressing::Fully) {
        let found = problems(copy.does(MANAGER, vec![write(PLACE, vec![(&STATUS, code(status))])]));
        assert_eq!(found, [(Some("reason"), Wrong::Rule("standing-needs-reason"))], "{status}");
    }
    let fields = vec![(&STATUS, code("moved")), (&REASON, words("To the coast"))];
    let found = problems(copy.does(DESK, vec![write(PLACE, fields)]));
    assert!(found.iter().all(|(_, what)| *what == Wrong::NotYours) && !found.is_empty(), "{found:?}");
}

/// A chart in which everything presses, and its rows.
fn pressing_chart() -> (Node, Vec<Arc<Row>>) {
    let mut core = Node::new(Part::Core, 1);
    let fields = vec![(&name::USE, code("usual")), (&name::TEXT, words("Ana"))];
    core.does(MANAGER, vec![begin((&name::NAME, id(1)), fields)]).unwrap();
    let mut case = Node::new(Part::Case, 1);
    let fields = vec![(&task::WHAT, words("Find a bed")), (&task::STATUS, code("open"))];
    case.does(MANAGER, vec![begin((&task::TASK, id(1)), fields)]).unwrap();
    let place = (&risk::RISK, EntryKey::coded("self_harm"));
    let mut risks = Node::new(Part::Risk, 1);
    let mut laptop = risks.twin(2);
    for (copy, who, level) in [(&mut risks, THERAPIST, "high"), (&mut laptop, MANAGER, "low")] {
        let fields = vec![
            (&risk::LEVEL, code(level)),
            (&risk::BASIS, words("said so")),
            (&risk::ACTION, words("seen daily")),
            (&risk::NEXT_DUE, day("2026-11-01")),
        ];
        copy.does(who, vec![write(place, fields)]).unwrap();
    }
    risks.meet(&laptop);
    let notes = note_drafted(1);
    let rows = [&case, &risks, &notes].map(|copy| Arc::new(Row::of(&copy.doc).unwrap())).to_vec();
    (core, rows)
}

/// What presses: tasks, what is overdue, drafts, levels, waits.
fn presses(overview: &Overview) -> [usize; 5] {
    let today = "2026-11-24".parse().unwrap();
    [
        overview.due_elsewhere_count(THERAPIST.person),
        overview.overdue(today).count(),
        overview.drafts_count(THERAPIST.person),
        overview.risks_count(),
        overview.waits_count(),
    ]
}

#[test]
fn nothing_of_a_chart_that_is_put_away_presses_until_it_is_taken_up_again() {
    let (mut core, rest) = pressing_chart();
    let row = |core: &Node| Arc::new(Row::of(&core.doc).unwrap());
    let mut overview = Overview::new(&Part::ALL, rest.iter().cloned().chain([row(&core)]));
    let all = presses(&overview);
    assert!(all.iter().all(|count| *count > 0), "{all:?}");
    for status in STATUSES {
        // By whoever need not be looked after where a death is taken back.
        put(&mut core, SUPERVISOR, status, "as it is");
        overview.put(row(&core));
        let is_away = standing_of(overview.rows(CLIENT)).is_some_and(|standing| standing.is_put_away());
        let listed = [Whose::All(MANAGER.person), Whose::PutAway].map(|whose| overview.count(whose));
        match pressing(status) {
            Pressing::Fully => assert_eq!((presses(&overview), listed), (all, [1, 0]), "{status}"),
            Pressing::Less => {
                assert_eq!((presses(&overview), listed), ([0, 0, all[2], all[3], all[4]], [1, 0]), "{status}");
            }
            // Whoever says that somebody died, it is looked at.
            Pressing::Nothing => {
                let waits = usize::from(*status == "died");
                assert_eq!((presses(&overview), listed), ([0, 0, 0, 0, waits], [0, 1]), "{status}");
            }
        }
        assert_eq!(is_away, pressing(status) == Pressing::Nothing);
        assert_eq!(overview.search("ana", MANAGER.person, 9).count, 1, "{status}: it is found");
        assert_eq!(overview, Overview::new(&Part::ALL, rest.iter().cloned().chain([row(&core)])));
    }
    // A late note of a laptop is taken as any other, and presses no more than the rest.
    put(&mut core, MANAGER, "died", "The register says so");
    overview.put(row(&core));
    let mut late = note_drafted(2);
    late.does(THERAPIST, vec![write((&note::NOTE, id(7)), vec![(&note::TEXT, words("Seen the day before."))])])
        .unwrap();
    overview.put(Arc::new(Row::of(&late.doc).unwrap()));
    assert_eq!(presses(&overview), [0, 0, 0, 0, 1], "that they died is looked at");
}

#[test]
fn a_former_name_finds_its_client_and_stands_nowhere_else() {
    let mut copy = Node::new(Part::Core, 1);
    for (n, (kind, text)) in (1..).zip([("former", "Anna Oldfield"), ("usual", "Ana Berg")]) {
        let fields = vec![(&name::USE, code(kind)), (&name::TEXT, words(text))];
        copy.does(DESK, vec![begin((&name::NAME, id(n)), fields)]).unwrap();
    }
    let row = Row::of(&copy.doc).unwrap();
    assert_eq!(
        (row.names.as_slice(), row.former_names.as_slice()),
        (&["Ana Berg".to_owned()][..], &["Anna Oldfield".to_owned()][..])
    );
    let overview = Overview::new(&Part::ALL, [Arc::new(row)]);
    assert_eq!(overview.search("oldfield", DESK.person, 9).count, 1);
    // Two answers about a former name: the desk is told that there are, and not what they are.
    let mut laptop = copy.twin(2);
    copy.writes(DESK, (&name::NAME, id(1)), &name::TEXT, words("Anna Oldfeld"));
    laptop.writes(MANAGER, (&name::NAME, id(1)), &name::TEXT, words("Anne Oldfield"));
    copy.meet(&laptop);
    let row = Row::of(&copy.doc).unwrap();
    assert_eq!((row.two_versions.len(), row.versions.len(), row.called.len()), (1, 0, 0));
    // Somebody of whom only a former name is known has no name that is shown, and stands under no letter of it.
    copy.does(DESK, vec![act((&name::NAME, id(2)), Verb::Retire)]).unwrap();
    let overview = Overview::new(&Part::ALL, [Arc::new(Row::of(&copy.doc).unwrap())]);
    assert!(overview.letters(Whose::All(DESK.person)).is_empty());
}
