//! How the writes that a document holds for one field meet: the merge classes of CARE.md 1.0, each once. Must never
//! drop a version: what does not stand is still handed out.

use std::collections::BTreeSet;

use crate::care::declare::{Class, Field, Stamp, Value, Version, one_hand};
use crate::id::ChangeId;
use crate::time::Millis;

/// One write as Automerge holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Write {
    /// What was written.
    pub(super) value: Option<Value>,
    /// By which change.
    pub(super) stamp: Stamp,
}

/// How the writes that a document holds for one field meet. `winner` is the place in `writes` of the one
/// that Automerge shows: the same on every node, but never "the latest".
#[must_use]
pub(super) fn meet(class: Class, writes: Vec<Write>, winner: usize) -> Field {
    let won = writes.get(winner).map(|write| write.value.clone());
    let mut versions = collapse(writes);
    if versions.len() <= 1 {
        return versions.pop().map_or(Field::Empty, Field::Settled);
    }
    let is_one_hand = || one_hand(versions.iter().flat_map(|version| &version.stamps)).is_some();
    if class != Class::Frozen && is_one_hand() && !loosens(class, &versions) {
        return later(versions);
    }
    let place_of = |wanted: &Option<Value>| versions.iter().position(|version| version.value == *wanted);
    match class {
        Class::State { way, confirmed } => {
            let needs_a_word = |version: &Version| rank(confirmed, version).is_some();
            let furthest = versions
                .iter()
                .enumerate()
                .filter(|(_, version)| !needs_a_word(version))
                .max_by_key(|(place, version)| (rank(way, version), usize::MAX - place))
                .map(|(place, _)| place);
            // What needs a person's word counts until one has spoken: what it says cannot be undone, so it is not passed over.
            if let Some(word) = versions.iter().position(needs_a_word) {
                return Field::Conflicted { versions, acted_on: Some(word) };
            }
            let stands = versions.remove(furthest.unwrap_or(0));
            Field::Ruled { stands, others: versions }
        }
        Class::Confirmed { most_protective_first } => {
            let acted_on = versions
                .iter()
                .enumerate()
                .filter_map(|(place, version)| rank(most_protective_first, version).map(|rank| (rank, place)))
                .min()
                .map(|(_, place)| place)
                .or_else(|| narrowest(&versions));
            Field::Conflicted { versions, acted_on }
        }
        Class::Frozen => Field::Conflicted { versions, acted_on: None },
        Class::Register | Class::Prose | Class::Set => {
            let acted_on = won.and_then(|value| place_of(&value));
            Field::Conflicted { versions, acted_on }
        }
    }
}

/// Whether what was written last protects less than what stands beside it. It does not stand for being the later: whoever
/// wrote it in an old window had not seen the other, and what they chose between nobody would look at.
fn loosens(class: Class, versions: &[Version]) -> bool {
    let last = versions.iter().max_by_key(|version| newest(version));
    let looser = |last: &Version, other: &Version| class.is_looser(last.value.as_ref(), other.value.as_ref());
    last.is_some_and(|last| versions.iter().any(|version| looser(last, version)))
}

/// When a version was last written, by the writer's clock; of two in one moment the one that is later on every node.
fn newest(version: &Version) -> Option<(Millis, ChangeId)> {
    version.stamps.iter().map(|stamp| (stamp.written, stamp.change)).max()
}

/// What one person wrote in two windows of one node: the later stands, by the clock of that node. A form that is saved in
/// the second window bears a later time than the first, whatever the clock says (`edit`).
pub(super) fn later(mut versions: Vec<Version>) -> Field {
    let place = versions.iter().enumerate().max_by_key(|(_, version)| newest(version)).map_or(0, |(place, _)| place);
    let stands = versions.remove(place);
    Field::Ruled { stands, others: versions }
}

/// Equal values are one version with several writers; versions come in the order of their values.
fn collapse(writes: Vec<Write>) -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    for write in writes {
        match versions.iter_mut().find(|version| version.value == write.value) {
            Some(version) => version.stamps.push(write.stamp),
            None => versions.push(Version { value: write.value, stamps: vec![write.stamp] }),
        }
    }
    for version in &mut versions {
        version.stamps.sort_unstable();
    }
    versions.sort_by(|a, b| a.value.cmp(&b.value));
    versions
}

/// Of sets, the one that every other holds too: the smaller one is acted on (CARE.md: scopes). None where no set lies within
/// all others, since each of those says more than somebody allowed; a set that was emptied lies within every other.
fn narrowest(versions: &[Version]) -> Option<usize> {
    let flags = |version: &Version| match &version.value {
        Some(set @ Value::Codes(_)) => Some(set.flags()),
        None => Some(BTreeSet::new()),
        Some(_) => None,
    };
    let sets: Vec<BTreeSet<String>> = versions.iter().map(flags).collect::<Option<_>>()?;
    sets.iter().position(|set| sets.iter().all(|other| set.is_subset(other)))
}

fn rank(order: &[&str], version: &Version) -> Option<usize> {
    let code = version.value.as_ref()?.as_text()?;
    order.iter().position(|known| *known == code)
}

/// A set from what each code was given, concurrently: adding wins over taking away.
#[must_use]
pub(super) fn meet_set(
    codes: Vec<(String, Vec<(bool, Stamp)>)>,
    value_of: impl Fn(BTreeSet<String>) -> Value,
) -> Field {
    let stamps: BTreeSet<Stamp> = codes.iter().flat_map(|(_, writes)| writes.iter().map(|(_, stamp)| *stamp)).collect();
    if stamps.is_empty() {
        return Field::Empty;
    }
    let present: BTreeSet<String> =
        codes.into_iter().filter(|(_, writes)| writes.iter().any(|(there, _)| *there)).map(|(code, _)| code).collect();
    let value = if present.is_empty() { None } else { Some(value_of(present)) };
    Field::Settled(Version { value, stamps: stamps.into_iter().collect() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::{Author, ChangeId, DeviceId, PersonId};
    use crate::time::Millis;

    fn stamp(n: u8) -> Stamp {
        Stamp { change: ChangeId([n; 32]), author: None, written: Millis(0) }
    }

    fn write(code: &str, n: u8) -> Write {
        Write { value: Some(Value::Code(code.into())), stamp: stamp(n) }
    }

    const LEVEL: Class = Class::Confirmed { most_protective_first: &["high", "low"] };
    const WAY: Class = Class::State { way: &["open", "doing", "done"], confirmed: &[] };

    #[test]
    fn the_same_value_written_twice_is_no_conflict_and_names_both_writers() {
        let Field::Settled(version) = meet(LEVEL, vec![write("low", 1), write("low", 2)], 0) else {
            panic!("one value is settled")
        };
        assert_eq!(version.stamps.len(), 2);
    }

    #[test]
    fn the_most_protective_level_is_acted_on_whoever_automerge_lets_win() {
        for winner in [0, 1] {
            let field = meet(LEVEL, vec![write("low", 1), write("high", 2)], winner);
            assert!(field.is_conflicted());
            assert_eq!(field.value(), Some(&Value::Code("high".into())));
        }
    }

    #[test]
    fn where_no_value_protects_more_none_is_acted_on() {
        let class = Class::Confirmed { most_protective_first: &[] };
        assert_eq!(meet(class, vec![write("a", 1), write("b", 2)], 1).value(), None);
    }

    #[test]
    fn of_sets_the_one_within_all_others_is_acted_on_and_none_where_each_says_more_than_another() {
        let class = Class::Confirmed { most_protective_first: &[] };
        let set = |codes: &[&str], n| {
            let codes: BTreeSet<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            Write { value: (!codes.is_empty()).then_some(Value::Codes(codes)), stamp: stamp(n) }
        };
        let acted_on = |writes| meet(class, writes, 0).value().cloned();
        let small = set(&["plan"], 1).value;
        assert_eq!(acted_on(vec![set(&["notes", "plan"], 2), set(&["plan"], 1)]), small);
        assert_eq!(acted_on(vec![set(&["plan"], 1), set(&["notes"], 2)]), None);
        let emptied = meet(class, vec![set(&["plan"], 1), set(&[], 2)], 0);
        assert!(emptied.is_conflicted() && emptied.value().is_none());
    }

    #[test]
    fn a_status_stands_at_the_furthest_and_hands_out_the_others() {
        let field = meet(WAY, vec![write("done", 1), write("open", 2)], 1);
        let Field::Ruled { stands, others } = field else { panic!("a status is ruled") };
        assert_eq!(stands.value, Some(Value::Code("done".into())));
        assert_eq!(others.len(), 1);
    }

    fn by(person: u8, device: u8, code: &str, n: u8, written: i64) -> Write {
        let author = Author { person: PersonId([person; 16]), device: DeviceId([device; 16]) };
        let stamp = Stamp { author: Some(author), written: Millis(written), ..stamp(n) };
        Write { stamp, ..write(code, n) }
    }

    #[test]
    fn of_what_one_person_wrote_in_two_windows_the_later_stands_and_nobody_is_asked() {
        for class in [LEVEL, WAY, Class::Register] {
            for winner in [0, 1] {
                let field = meet(class, vec![by(1, 1, "low", 1, 5000), by(1, 1, "high", 2, 6000)], winner);
                let Field::Ruled { stands, others } = field else { panic!("the later stands: {field:?}") };
                assert_eq!((stands.value, others.len()), (Some(Value::Code("high".into())), 1));
            }
        }
        // What protects less does not stand for being later, nor does a wider set.
        let field = meet(LEVEL, vec![by(1, 1, "high", 1, 5000), by(1, 1, "low", 2, 6000)], 1);
        assert!(field.is_conflicted() && field.value() == Some(&Value::Code("high".into())), "{field:?}");
        let set = |codes: &[&str], n, written| Write {
            value: Some(Value::Codes(codes.iter().map(|code| (*code).to_owned()).collect())),
            ..by(1, 1, "", n, written)
        };
        let class = Class::Confirmed { most_protective_first: &[] };
        let wider = meet(class, vec![set(&["plan"], 1, 5000), set(&["notes", "plan"], 2, 6000)], 1);
        assert!(wider.is_conflicted(), "{wider:?}");
        let neither = meet(class, vec![set(&["plan"], 1, 5000), set(&["notes"], 2, 6000)], 1);
        assert!(neither.is_conflicted(), "{neither:?}");
        let narrower = meet(class, vec![set(&["notes", "plan"], 1, 5000), set(&["plan"], 2, 6000)], 0);
        assert!(matches!(narrower, Field::Ruled { .. }), "{narrower:?}");
        // Another computer or another person makes it a question for somebody.
        for other in [by(1, 2, "low", 2, 6000), by(2, 1, "low", 2, 6000)] {
            assert!(meet(LEVEL, vec![by(1, 1, "high", 1, 5000), other], 0).is_conflicted());
        }
        let third = by(2, 1, "other", 3, 7000);
        let all = vec![by(1, 1, "high", 1, 5000), by(1, 1, "low", 2, 6000), third];
        assert_eq!(meet(Class::Register, all, 0).versions().len(), 3, "beside a colleague's, all are shown");
        let signed = vec![by(1, 1, "a", 1, 5000), by(1, 1, "b", 2, 6000)];
        assert!(meet(Class::Frozen, signed, 0).is_conflicted(), "what was signed is never ruled upon");
    }

    #[test]
    fn clearing_beside_writing_is_two_versions() {
        let cleared = Write { value: None, stamp: stamp(2) };
        assert!(meet(Class::Register, vec![write("a", 1), cleared], 0).is_conflicted());
    }

    #[test]
    fn adding_to_a_set_wins_over_taking_away() {
        let field = meet_set(
            vec![
                ("morning".into(), vec![(true, stamp(1)), (false, stamp(2))]),
                ("evening".into(), vec![(false, stamp(3))]),
            ],
            Value::Codes,
        );
        assert_eq!(field.value(), Some(&Value::Codes(BTreeSet::from(["morning".to_owned()]))));
    }

    proptest! {
        #[test]
        fn no_class_loses_a_version_and_the_order_of_writes_does_not_matter(
            codes in prop::collection::vec(prop::sample::select(vec!["high", "low", "open", "doing", "done", "other"]), 1..6),
            class in prop::sample::select(vec![LEVEL, WAY, Class::Register, Class::Frozen]),
        ) {
            let writes: Vec<Write> = codes.iter().zip(1u8..).map(|(code, n)| write(code, n)).collect();
            let field = meet(class, writes.clone(), 0);
            prop_assert_eq!(field.stamps().len(), writes.len());
            let mut turned = writes.clone();
            turned.reverse();
            prop_assert_eq!(meet(class, turned, writes.len() - 1), field);
        }
    }
}
