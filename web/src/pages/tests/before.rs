//! Before you meet, with something in it and with nothing.

use automerge::Automerge;
use waystation_sync::care::edit::{Act, Actors, Edit, Verb, apply};
use waystation_sync::care::goal::{ACHIEVEMENT, GOAL, STATEMENT, STATUS};
use waystation_sync::care::noun::{FieldDecl, Shape};
use waystation_sync::care::read::View;
use waystation_sync::care::risk::{ACTION, BASIS, LEVEL, RISK};
use waystation_sync::care::trigger::TRIGGER;
use waystation_sync::care::value::Value;

use super::super::before::Before;
use super::super::before_since::{SPANS_DAYS, Since, Why};
use super::super::before_was::{Was, asked};
use super::*;

const AGAIN: EntryKey = EntryKey::Id(EntryId([9; 16]));
/// Harm to themselves.
const HARM: EntryKey = EntryKey::coded("self_harm");

/// The page in each of its states.
pub(super) fn pages(names: &Names) -> Vec<String> {
    let (rows, week) = (rows(), names.day_of(ago(7 * 86_400)).unwrap());
    let page = |read: &[(&'static Noun, Vec<Entry>)], why| {
        let seen = Seen { read, ..seen(&rows, names) };
        shown(&Before::new(&seen, (Since { day: week, why }, &was()), head(names, None), &Part::ALL), names)
    };
    let mut entry = Entry::blank(&TRIGGER, ENTRY);
    entry.born = Some(stamp(true));
    let begun = [(&TRIGGER, vec![entry])];
    let changed = changed();
    let whys = [Why::Own, Why::Colleague, Why::Days(SPANS_DAYS[0])];
    whys.into_iter().flat_map(|why| [page(&[], why), page(&begun, why), page(&changed, why)]).collect()
}

/// Writes `code` into `field` in the document of the noun's part, `at` a moment.
fn write(
    doc: &mut Automerge,
    (noun, key): (&'static Noun, EntryKey),
    fields: &[(&'static FieldDecl, &str)],
    at: Millis,
) {
    let n = u8::try_from(doc.get_changes(&[]).len()).unwrap();
    let mut id = [5; 16];
    id[..2].copy_from_slice(&[n, noun.part as u8]);
    let fields = fields.iter().map(|(field, typed)| (*field, field.kind.parse(typed).unwrap())).collect();
    let begins = n == 0 && noun.shape == Shape::List;
    let edit = Edit {
        id: EditId(id),
        doc: noun.doc_key(CLIENT, key, None, OTHER),
        base: doc.get_heads().into_iter().collect(),
        author: Author { person: OTHER, device: LAPTOP },
        role: Role::Supervisor,
        at,
        facts: Arc::default(),
        keys: None,
        acts: vec![Act { noun, key, verb: if begins { Verb::Begin(fields) } else { Verb::Write(fields) } }],
    };
    apply(doc, &edit, Actors { run: [8; 16], fresh: id }).unwrap();
}

/// A level and how a goal goes, written three days ago over others, and a goal that goes as it did.
fn changed() -> Vec<(&'static Noun, Vec<Entry>)> {
    let (long_ago, lately) = (ago(90 * 86_400), ago(3 * 86_400));
    let mut risks = Automerge::new();
    write(&mut risks, (&RISK, HARM), &[(&LEVEL, "low")], long_ago);
    let why = [(&LEVEL, "high"), (&BASIS, GREEK), (&ACTION, GREEK)];
    write(&mut risks, (&RISK, HARM), &why, lately);
    let goal = |key, then: &str, now: &str| {
        let mut goals = Automerge::new();
        let begun = [(&STATEMENT, GREEK), (&STATUS, "proposed"), (&ACHIEVEMENT, then)];
        write(&mut goals, (&GOAL, key), &begun, long_ago);
        if then == now {
            write(&mut goals, (&GOAL, key), &[(&ACHIEVEMENT, "sustaining")], lately);
        }
        write(&mut goals, (&GOAL, key), &[(&ACHIEVEMENT, now)], lately);
        View::now(&goals).entry(&GOAL, key).unwrap()
    };
    vec![
        (&RISK, vec![View::now(&risks).entry(&RISK, HARM).unwrap()]),
        (&GOAL, vec![goal(ENTRY, "improving", "achieved"), goal(AGAIN, "no_change", "no_change")]),
    ]
}

fn was() -> Was {
    let code = |code: &str| Value::Code(code.to_owned());
    Was::from([
        ((RISK.name, HARM, LEVEL.name), code("low")),
        ((GOAL.name, ENTRY, ACHIEVEMENT.name), code("improving")),
        ((GOAL.name, AGAIN, ACHIEVEMENT.name), code("no_change")),
    ])
}

#[test]
fn what_was_changed_says_what_stood_there_before_where_that_is_something_else() {
    let names = names(Language::English);
    let page = pages(&names).into_iter().nth(2).unwrap();
    assert!(page.contains("Changed from Low"), "{page}");
    assert!(page.contains("Reached (before: Getting better)"), "{page}");
    assert_eq!(page.matches("(before:").count(), 1, "{page}");
}

#[test]
fn only_short_fields_that_were_written_since_of_what_was_there_before_are_asked_for_it() {
    let names = names(Language::English);
    let (rows, read) = (rows(), changed());
    let seen = Seen { read: &read, ..seen(&rows, &names) };
    let asked = |on| {
        let all = asked(&seen, on);
        all.into_iter().map(|((noun, key, field), _)| (noun.name, key, field.name)).collect::<Vec<_>>()
    };
    let all =
        [(RISK.name, HARM, LEVEL.name), (GOAL.name, ENTRY, ACHIEVEMENT.name), (GOAL.name, AGAIN, ACHIEVEMENT.name)];
    assert_eq!(asked(ago(7 * 86_400)), all);
    assert_eq!(asked(ago(86_400)), [], "nothing is new");
    assert_eq!(asked(ago(100 * 86_400)), all[..1], "what was begun since had nothing before");
}
