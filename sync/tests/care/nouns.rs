//! What holds for every noun, tried on each by its declaration.

use std::collections::BTreeSet;

use waystation_sync::care::NOUNS;
use waystation_sync::care::edit::{Verb, Wrong};
use waystation_sync::care::noun::{Class, FieldDecl, Header, Kind, Noun, Role, Shape, Spread, header};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;

use crate::support::*;
use crate::values::{bad, good, linked};

/// A node whose document has all that an entry of `noun` links to within it.
fn prepared(noun: &'static Noun) -> Node {
    let mut copy = Node::new(noun.part, 1);
    begin_targets(&mut copy, noun);
    copy
}

fn begin_targets(copy: &mut Node, noun: &'static Noun) {
    for name in noun.fields.iter().flat_map(|field| field.kind.targets()) {
        let target = NOUNS.into_iter().find(|target| target.name == *name).unwrap();
        if target.part != noun.part || target.shape != Shape::List {
            continue;
        }
        if target != noun {
            begin_targets(copy, target);
        }
        for place in (0..2).map(|n| (target, linked(n))) {
            let mut fields = filled(target, 0);
            // What is marked as entered in error was written by the one who marks it.
            let who = if noun.strikes { editor(noun) } else { editor(target) };
            fields.retain(|(field, _)| field.required || field.kind.targets().is_empty());
            fields.retain(|(field, _)| target.may_edit(field, who.role));
            stands_first(copy, noun, place, fields, who);
        }
    }
}

fn key(noun: &Noun) -> EntryKey {
    match noun.shape {
        Shape::One => EntryKey::One,
        Shape::List => id(1),
        Shape::Coded(_) => EntryKey::Code(noun.keys().first().copied().unwrap_or(somebody())),
    }
}

fn filled(noun: &Noun, n: usize) -> Vec<(&'static FieldDecl, Option<Value>)> {
    noun.fields.iter().filter_map(|field| Some((field, Some(good(field.kind, n)?)))).collect()
}

/// Those that may be written again.
fn open(fields: Vec<(&'static FieldDecl, Option<Value>)>) -> Vec<(&'static FieldDecl, Option<Value>)> {
    fields.into_iter().filter(|(field, _)| !field.once).collect()
}

/// Someone who may write every field of `noun`.
fn editor(noun: &Noun) -> Who {
    [THERAPIST, SUPERVISOR, MANAGER, DESK, PEER]
        .into_iter()
        .find(|who| noun.fields.iter().all(|field| noun.may_edit(field, who.role)))
        .expect("someone writes it")
}

fn began(noun: &'static Noun) -> Node {
    let mut copy = prepared(noun);
    let place = (noun, key(noun));
    let act = match noun.shape {
        Shape::One | Shape::Coded(_) => write(place, filled(noun, 0)),
        Shape::List => begin(place, filled(noun, 0)),
    };
    copy.does(editor(noun), vec![act]).unwrap_or_else(|error| panic!("{noun:?}: {error:?}"));
    copy
}

#[test]
fn every_field_of_every_noun_reads_back_what_was_written_and_again_after_an_edit() {
    for noun in NOUNS {
        let mut copy = began(noun);
        let place = (noun, key(noun));
        let held = |copy: &Node, n| {
            for (field, value) in filled(noun, n) {
                assert_eq!(copy.entry(place).value(field), value.as_ref(), "{noun:?} {field:?}");
                assert!(!copy.field(place, field).stamps().is_empty(), "{noun:?} {field:?}");
            }
        };
        held(&copy, 0);
        if noun.is_add_only() {
            continue;
        }
        copy.does(editor(noun), vec![write(place, open(filled(noun, 1)))]).unwrap();
        for (field, value) in open(filled(noun, 1)) {
            assert_eq!(copy.entry(place).value(field), value.as_ref(), "{noun:?} {field:?}");
        }
        // Every field that need not be there can be cleared, of an entry as it was begun.
        copy.does(editor(noun), vec![write(place, open(filled(noun, 0)))]).unwrap();
        let cleared: Vec<_> =
            noun.fields.iter().filter(|field| !field.required && !field.once).map(|field| (field, None)).collect();
        let acts = vec![write(place, cleared.clone())];
        copy.does(editor(noun), acts).unwrap_or_else(|error| panic!("{noun:?}: {error:?}"));
        for (field, _) in cleared {
            assert_eq!(copy.entry(place).value(field), None, "{noun:?} {field:?}");
        }
        assert_eq!(copy.reloaded().get_heads(), copy.doc.get_heads());
    }
}

#[test]
fn every_entry_of_a_list_is_retired_and_taken_up_and_nothing_else_is() {
    for noun in NOUNS {
        let mut copy = began(noun);
        let place = (noun, key(noun));
        if noun.may_put_away() {
            copy.does(editor(noun), vec![act(place, Verb::Retire)]).unwrap();
            assert!(copy.entry(place).is_retired(), "{noun:?}");
            copy.does(editor(noun), vec![act(place, Verb::TakeUp)]).unwrap();
            assert!(!copy.entry(place).is_retired(), "{noun:?}");
        } else {
            let wrong = if noun.kept { Wrong::Kept } else { Wrong::AddOnly };
            for verb in [Verb::Retire, Verb::TakeUp] {
                assert_eq!(problems(copy.does(editor(noun), vec![act(place, verb)])), [(None, wrong)]);
            }
        }
        if !noun.fields.iter().any(|field| field.class == Class::Frozen) && !noun.is_add_only() {
            assert_eq!(problems(copy.does(editor(noun), vec![act(place, Verb::Sign)])), [(None, Wrong::NotSignable)]);
        }
    }
}

#[test]
fn a_required_field_left_out_or_cleared_is_said_at_that_field() {
    for noun in NOUNS {
        for required in noun.fields.iter().filter(|field| field.required) {
            let place = (noun, key(noun));
            let without = filled(noun, 0).into_iter().filter(|(field, _)| field.name != required.name).collect();
            let found = problems(prepared(noun).does(editor(noun), vec![begin(place, without)]));
            assert_eq!(found, [(Some(required.name), Wrong::Missing)], "{noun:?}");
            if !required.once {
                let found = problems(began(noun).does(editor(noun), vec![write(place, vec![(required, None)])]));
                assert!(found.contains(&(Some(required.name), Wrong::Missing)), "{noun:?}");
            }
        }
    }
}

#[test]
fn a_value_that_does_not_fit_is_said_at_its_field_and_changes_nothing() {
    for noun in NOUNS.into_iter().filter(|noun| !noun.is_add_only()) {
        let mut copy = began(noun);
        for field in noun.fields.iter().filter(|field| !field.once) {
            for (value, misfit) in bad(field.kind) {
                // A year is a value of some fields and none of others.
                let acts = vec![write((noun, key(noun)), vec![(field, Some(value))])];
                let found = problems(copy.does(editor(noun), acts));
                assert_eq!(found, [(Some(field.name), Wrong::Misfit(misfit))], "{noun:?} {field:?}");
            }
        }
    }
}

#[test]
fn all_that_is_wrong_with_a_form_is_said_at_once() {
    for noun in NOUNS.into_iter().filter(|noun| !noun.is_add_only()) {
        let mut copy = began(noun);
        let fields: Vec<_> =
            noun.fields.iter().map(|field| (field, bad(field.kind).pop().map(|(value, _)| value))).collect();
        let found = problems(copy.does(editor(noun), vec![write((noun, key(noun)), fields)]));
        let named: BTreeSet<_> = found.iter().filter_map(|(field, _)| *field).collect();
        assert_eq!(named, noun.fields.iter().map(|field| field.name).collect(), "{noun:?}");
    }
}

#[test]
fn only_those_who_may_write_a_field_write_it() {
    for noun in NOUNS {
        let place = (noun, key(noun));
        for role in Role::ALL {
            // The same person in another role: notes are their author's own.
            let who = Who { role, ..editor(noun) };
            if noun.shape == Shape::List {
                let begun = prepared(noun).does(who, vec![begin(place, filled(noun, 0))]);
                let all = noun.fields.iter().all(|field| noun.may_edit(field, role));
                assert_eq!(begun.is_ok(), all, "{noun:?} {role:?}");
            }
            if noun.is_add_only() {
                continue;
            }
            for (field, value) in open(filled(noun, 1)).into_iter().filter(|(field, _)| field.class != Class::Frozen) {
                let written = began(noun).does(who, vec![write(place, vec![(field, value)])]);
                if noun.may_edit(field, role) {
                    assert!(written.is_ok(), "{noun:?} {field:?} {role:?} {written:?}");
                } else {
                    assert_eq!(problems(written), [(Some(field.name), Wrong::NotYours)], "{noun:?} {role:?}");
                }
            }
        }
    }
}

#[test]
fn a_person_without_a_say_in_a_noun_begins_no_empty_entry() {
    let mut copy = Node::new(waystation_sync::care::noun::Part::Core, 1);
    // Settlements have no editors: they are written by settling only.
    let place = (&waystation_sync::care::settlement::SETTLEMENT, id(1));
    assert_eq!(problems(copy.does(SUPERVISOR, vec![begin(place, vec![])])), [(None, Wrong::NotYours)]);
}

#[test]
fn names_of_nouns_fields_and_codes_are_fit_for_documents() {
    let fit = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == '-');
    // What `care` calls its own files and rooms: a noun's file of the same name could not be found beside them.
    let taken =
        "access birth declare edit engine field instruments noun nouns overview read settlement sign summary value";
    let mut names = BTreeSet::new();
    for noun in NOUNS {
        assert!(fit(noun.name) && names.insert(noun.name), "{noun:?}");
        assert!(!taken.split(' ').any(|name| name == noun.name), "the name {:?} is taken: choose another", noun.name);
        let mut fields = BTreeSet::new();
        for field in noun.fields {
            assert!(fit(field.name) && fields.insert(field.name), "{noun:?} {field:?}");
            if let Kind::Code(codes) | Kind::Codes(codes) = field.kind {
                assert!(codes.iter().all(|code| fit(code)), "{noun:?} {field:?}");
                assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
                if let Class::Confirmed { most_protective_first: order } = field.class {
                    let all: BTreeSet<_> = codes.iter().collect();
                    assert!(order.is_empty() || order.iter().collect::<BTreeSet<_>>() == all, "{noun:?} {field:?}");
                }
            }
        }
    }
}

#[test]
fn a_field_written_once_is_never_written_again_and_stands_beside_fields_that_stay_open() {
    for noun in NOUNS {
        let place = (noun, key(noun));
        for (field, value) in filled(noun, 1).into_iter().filter(|(field, _)| field.once) {
            for to in [value, None] {
                let mut copy = began(noun);
                let before = copy.heads();
                let found = problems(copy.does(editor(noun), vec![write(place, vec![(field, to)])]));
                assert_eq!(found, [(Some(field.name), Wrong::AddOnly)], "{noun:?} {field:?}");
                assert_eq!(copy.heads(), before);
            }
            // A form gives back what it showed.
            let same = began(noun).does(editor(noun), vec![write(place, vec![(field, good(field.kind, 0))])]).unwrap();
            assert_eq!(same.change, None, "{noun:?} {field:?}");
        }
    }
}

#[test]
fn only_entries_that_are_begun_have_fields_written_once() {
    for noun in NOUNS.into_iter().filter(|noun| noun.shape != Shape::List) {
        assert!(noun.fields.iter().all(|field| !field.once), "{noun:?}");
    }
}

#[test]
fn a_child_belongs_to_a_noun_of_its_own_document_by_a_link_that_is_written_once() {
    for noun in NOUNS.into_iter().filter(|noun| noun.within.is_some()) {
        let parent = NOUNS.into_iter().find(|parent| Some(parent.name) == noun.within).unwrap();
        assert_eq!((parent.part, parent.shape, noun.shape), (noun.part, Shape::List, Shape::List), "{noun:?}");
        assert!(parent.within.is_none(), "{noun:?}");
        let link = noun.fields.first().unwrap();
        assert!(link.once && link.required && link.kind.targets() == [parent.name], "{noun:?}");
    }
}

#[test]
fn what_happened_at_a_moment_has_the_whole_header_of_an_event() {
    for noun in NOUNS {
        let names: Vec<&str> = noun.fields.iter().map(|field| field.name).collect();
        let event = noun.header == Header::Event;
        assert_eq!(noun.fields.first() == Some(&header::HAPPENED), event && noun.within.is_none(), "{noun:?}");
        if event {
            assert!(noun.fields.contains(&header::HAPPENED), "{noun:?}");
            assert!(names.ends_with(&["source", "language", "sensitivity", "corrects"]), "{noun:?}");
            let corrects = noun.field("corrects").unwrap();
            assert!(corrects.once && corrects.kind.targets() == [noun.name], "{noun:?}");
        }
        if let Some(dated_by) = noun.dated_by() {
            assert!(noun.fields.contains(dated_by), "{noun:?}");
        }
    }
}

#[test]
fn a_chapter_and_every_target_of_a_link_are_known() {
    for noun in NOUNS {
        for name in noun.fields.iter().flat_map(|field| field.kind.targets()) {
            assert!(
                NOUNS.into_iter().any(|target| target.name == *name && target.shape != Shape::One),
                "{noun:?} {name}"
            );
        }
        for computed in noun.computed {
            assert!(noun.field(computed.name).is_none(), "{noun:?} {computed:?}");
        }
        for codes in noun.codes() {
            assert!(codes.built_in().iter().all(|code| codes.take(code)), "{noun:?}");
        }
        let all: usize = noun.codes().iter().map(|codes| codes.built_in().len()).product();
        assert!(noun.codes().is_empty() || noun.keys().len() == all, "{noun:?}");
    }
}

/// What a link of another document leads to is asked of facts, so those have to name it. Logs and notes grow for ever and
/// are not named; a link to one of them is not checked.
#[test]
fn whatever_is_linked_to_from_another_document_is_named_in_facts() {
    let linked = |to: &Noun| {
        let from = NOUNS.into_iter().filter(|noun| noun.part != to.part).flat_map(|noun| noun.fields);
        from.flat_map(|field| field.kind.targets()).any(|name| *name == to.name)
    };
    for noun in NOUNS {
        let is_whole = noun.part.spread() == Spread::One;
        assert!(if is_whole { noun.linkable || !linked(noun) } else { !noun.linkable }, "{}", noun.name);
    }
}

/// What is signed is signed for by one person, so only that person writes it.
#[test]
fn a_noun_that_is_signed_is_its_authors() {
    for noun in NOUNS {
        assert!(noun.own || noun.signed().is_none(), "{}", noun.name);
        // What is signed holds every field, so a page that shows it could keep none.
        assert!(noun.signed().is_none() || noun.fields.iter().all(|field| field.readers.is_none()), "{}", noun.name);
    }
}
