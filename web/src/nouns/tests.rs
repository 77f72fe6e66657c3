//! Every noun has a page, and words for all that it says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use waystation_sync::care::NOUNS;
use waystation_sync::care::noun::{Area, Header, Kind, Shape};

use super::*;
use crate::language::tests::{file_of, files, ids};
use crate::noun_page::Heading;
use crate::{Language, words};

const WEB: &str = env!("CARGO_MANIFEST_DIR");

/// The ids that a noun's page asks for: those that must be there, and those that may be.
fn asked_for(page: &NounPage) -> (BTreeSet<String>, BTreeSet<String>) {
    let name = page.noun.name;
    let mut must = BTreeSet::from([name.to_owned(), format!("{name}.one")]);
    let mut may = BTreeSet::from(["intro", "empty", "help"].map(|said| format!("{name}.{said}")));
    may.extend((!page.later.is_empty()).then(|| format!("{name}.later")));
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
        if matches!(field.kind, Kind::Link { .. }) && !field.required {
            may.insert(format!("{name}-{}.none", field.name));
        }
        if matches!(field.kind, Kind::Code(_)) && !field.required {
            may.insert(format!("{name}-{}.blank", field.name));
        }
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
    let (declared, shown) = (names(&mut NOUNS.iter().copied()), names(&mut pages().map(|page| page.noun)));
    let unseen: Vec<_> = declared.difference(&shown).collect();
    assert!(unseen.is_empty(), "no page in the lists of web/src/nouns/<area>/mod.rs for {unseen:?}");
    assert_eq!(NOUNS.iter().count(), pages().count());
    let mut wrong = Vec::new();
    for language in Language::OFFERED {
        let ids = ids(language);
        for page in pages() {
            let name = page.noun.name;
            let file = format!("web/words/{}/nouns/{}/{name}.ftl", language.tag(), page.noun.area.name());
            let (must, may) = asked_for(page);
            let lacking = must.iter().filter(|id| !ids.contains_key(*id));
            wrong.extend(lacking.map(|id| format!("{file} lacks {id}")));
            let (dash, dot) = (format!("{name}-"), format!("{name}."));
            let own = ids.keys().filter(|id| id.starts_with(&dash) || id.starts_with(&dot));
            let beyond = own.filter(|id| !must.contains(*id) && !may.contains(*id));
            wrong.extend(beyond.map(|id| {
                format!(
                    "{} says {id}, and no page of {name:?} does: take it out, or, if it is of something else, choose \
                     another name for the noun",
                    file_of(language, id)
                )
            }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A file beside the others that no list names is not compiled, and nothing else would say so.
#[test]
fn every_file_of_a_noun_is_named_in_the_list_of_its_area() {
    let known: BTreeSet<PathBuf> = pages().map(|page| Path::new(page.noun.area.name()).join(page.noun.name)).collect();
    let areas: BTreeSet<&str> = AREAS.iter().map(|area| area.name).collect();
    assert_eq!(areas, Area::ALL.map(Area::name).into());
    let words = Language::OFFERED.map(|language| (format!("words/{}/nouns", language.tag()), ".ftl"));
    let folders = [("src/nouns".to_owned(), ".rs")].into_iter().chain(words);
    for (folder, ending) in folders {
        for file in files(&Path::new(WEB).join(&folder), ending) {
            let noun = file.strip_prefix(Path::new(WEB).join(&folder)).unwrap().with_extension("");
            let is_named = noun.ends_with("mod") || noun.components().count() == 1 || known.contains(&noun);
            assert!(
                is_named,
                "web/{folder}/{}{ending}: no list of the area's mod.rs (in sync/src/care/nouns and web/src/nouns) \
                 names a noun of this name in this area",
                noun.display()
            );
        }
    }
}

#[test]
fn a_card_shows_every_field_that_a_form_asks_for_once() {
    for page in pages() {
        let name = page.noun.name;
        let shown: Vec<&str> = page.fields().chain(page.header()).map(|field| field.name).collect();
        let (once, left_out): (BTreeSet<&str>, _) = (shown.iter().copied().collect(), left_out(page));
        assert_eq!(once.len(), shown.len(), "{name}: {shown:?}");
        let fields: BTreeSet<&str> = page.noun.fields.iter().map(|field| field.name).collect();
        assert_eq!(fields.difference(&once).copied().collect::<BTreeSet<_>>(), left_out, "{name}");
    }
}

/// The fields that stand in a card's heading or in that of its group, or that no form asks for.
fn left_out(page: &NounPage) -> BTreeSet<&'static str> {
    let heading = if let Heading::Field(field) = page.heading { Some(field.name) } else { None };
    let group =
        page.group_by.map(|grouping| grouping.field.name).filter(|name| !page.first.iter().any(|f| f.name == *name));
    let no_form =
        page.noun.fields.iter().filter(|field| {
            Some(*field) == page.noun.parent() || field.kind == Kind::Order || field.kind == Kind::Signed
        });
    no_form.map(|field| field.name).chain(heading).chain(group).collect()
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
