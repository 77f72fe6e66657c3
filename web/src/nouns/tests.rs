//! Every noun has a page, and words for all that it says.

use std::collections::BTreeSet;
use std::path::Path;

use waystation_sync::care::NOUNS;
use waystation_sync::care::noun::{Header, Kind, Shape};

use super::*;
use crate::language::tests::{files, ids};
use crate::noun_page::Heading;
use crate::{Language, words};

const WEB: &str = env!("CARGO_MANIFEST_DIR");

/// The ids that a noun's page asks for: those that must be there, and those that may be.
fn asked_for(page: &NounPage) -> (BTreeSet<String>, BTreeSet<String>) {
    let name = page.noun.name;
    let mut must = BTreeSet::from([name.to_owned(), format!("{name}.one")]);
    let mut may = BTreeSet::from(["intro", "empty", "help"].map(|said| format!("{name}.{said}")));
    if page.noun.shape == Shape::List {
        must.insert(format!("{name}.add"));
    }
    if matches!(page.heading, Heading::Fixed) {
        must.insert(format!("{name}.heading"));
    }
    let is_event = page.noun.header == Header::Event;
    let in_header = |name: &str| is_event && (name == "happened" || page.header().any(|field| field.name == name));
    for field in page.noun.fields {
        // Where it belongs and how it stands among its siblings is asked by no form.
        if in_header(field.name) || Some(field) == page.noun.parent() || field.kind == Kind::Order {
            may.insert(format!("{name}-{}", field.name));
            may.insert(format!("{name}-{}.hint", field.name));
            may.extend(field.kind.codes().iter().map(|code| format!("{name}-{}.{code}", field.name)));
            continue;
        }
        must.insert(format!("{name}-{}", field.name));
        may.insert(format!("{name}-{}.hint", field.name));
        must.extend(field.kind.codes().iter().map(|code| format!("{name}-{}.{code}", field.name)));
    }
    must.extend(page.noun.computed.iter().map(|computed| format!("{name}-{}", computed.name)));
    let computed = page.noun.computed.iter().flat_map(|own| own.kind.codes().iter().map(move |code| (own.name, code)));
    must.extend(computed.map(|(own, code)| format!("{name}-{own}.{code}")));
    must.extend(page.noun.codes().iter().flat_map(|codes| codes.built_in()).map(|code| format!("{name}-key.{code}")));
    must.extend(page.noun.rule_codes.iter().map(|code| (*code).to_owned()));
    (must, may)
}

#[test]
fn every_noun_has_a_page_and_words_for_every_field_code_and_rule_and_for_nothing_else() {
    let names = |nouns: &mut dyn Iterator<Item = &'static Noun>| nouns.map(|noun| noun.name).collect::<BTreeSet<_>>();
    assert_eq!(names(&mut NOUNS.iter().copied()), names(&mut pages().map(|page| page.noun)));
    assert_eq!(NOUNS.iter().count(), pages().count());
    for language in Language::OFFERED {
        let ids = ids(language);
        for page in pages() {
            let (must, may) = asked_for(page);
            let lacking: Vec<&String> = must.iter().filter(|id| !ids.contains_key(*id)).collect();
            assert!(lacking.is_empty(), "{language:?} has no words for {lacking:#?}");
            let (dash, dot) = (format!("{}-", page.noun.name), format!("{}.", page.noun.name));
            let own = ids.keys().filter(|id| id.starts_with(&dash) || id.starts_with(&dot));
            let beyond: Vec<&String> = own.filter(|id| !must.contains(*id) && !may.contains(*id)).collect();
            assert!(
                beyond.is_empty(),
                "{language:?} has words that no page of a noun says: {beyond:#?}. Where they are those of something \
                 else, the name {:?} is taken: choose another for the noun",
                page.noun.name
            );
        }
    }
}

#[test]
fn every_noun_has_a_picture_that_is_there() {
    let sprite = std::fs::read_to_string(Path::new(WEB).join("static/icons.svg")).unwrap();
    for page in pages() {
        let symbol = format!("<symbol id=\"{}\"", page.icon);
        assert!(sprite.contains(&symbol), "{}: static/icons.svg has no {:?}", page.noun.name, page.icon);
    }
}

#[test]
fn a_noun_that_stands_beside_another_is_found_in_its_section() {
    assert_eq!(section_of(&waystation_sync::care::addendum::ADDENDUM).noun.name, "note");
    let names: Vec<&str> = sections().map(|page| page.noun.name).collect();
    let [whole, parts] = [
        ["client", "contact", "risk", "crisis", "goal", "task", "note", "team"],
        ["measure", "safety_flag", "trigger", "if_then", "generalisation", "urge", "referral", "consent"],
    ];
    assert!(whole.iter().chain(&parts).all(|name| names.contains(name)), "{names:?}");
    assert!(!["addendum", "if_then_step", "consent_withdrawal"].iter().any(|name| names.contains(name)));
}

#[test]
fn no_built_in_sentence_blames_or_labels() {
    for (language, banned) in words::BANNED {
        let folder = Path::new(WEB).join("words").join(language.tag());
        let found = files(&folder, ".ftl");
        assert!(found.len() > 20, "{language:?}");
        for path in found {
            let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
            // What stands left of the sign is an id, which no page says.
            let said = text.lines().map(|line| line.split_once(" = ").map_or(line, |(_, said)| said));
            for word in said.flat_map(|said| said.split(|c: char| !c.is_alphabetic())) {
                assert!(!banned.contains(&word), "{word:?} in {}", path.display());
            }
        }
    }
    assert_eq!(words::BANNED.map(|(language, _)| language), Language::OFFERED);
}
