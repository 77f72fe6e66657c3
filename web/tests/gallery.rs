//! Every page of the gallery, with real entries in it, speaks the reader's language and no other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "../examples/gallery/invented.rs"]
mod invented;
#[path = "../examples/gallery/pages.rs"]
mod pages;

use std::collections::BTreeMap;

use askama::Template;
use waystation_sync::care::declare::SignerKeys;
use waystation_sync::care::field::{Field, Stamp, Version};
use waystation_sync::care::instruments::INSTRUMENTS;
use waystation_sync::care::note;
use waystation_sync::care::noun::{Instrument, Part, Role};
use waystation_sync::id::{ChangeId, ClientId};
use waystation_web::entry::signature::SignedAt;
use waystation_web::part::card::{Around, Card};
use waystation_web::part::history::{History, Written};
use waystation_web::part::merged::MergedClient;
use waystation_web::part::timeline::Timeline;
use waystation_web::{Language, Names, isolate, nouns};

/// What a page says to eyes and to screen readers: text between tags, and the attributes that are read aloud.
fn said(html: &str) -> Vec<String> {
    let mut said = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        if tag.starts_with("code") {
            continue;
        }
        said.push(text.trim().to_owned());
        for attribute in ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\""] {
            said.extend(tag.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned()));
        }
    }
    said.retain(|text| !text.is_empty());
    said
}

/// The words of an instrument: they stay as its makers published them, in every language.
fn published(instrument: &'static Instrument) -> impl Iterator<Item = &'static str> {
    let items = instrument.asked().flat_map(|item| item.options.iter().map(|(_, words)| *words).chain([item.text]));
    items.chain([instrument.stem, instrument.notice])
}

/// What stands behind an answer: its points.
const SCORED: &[char] = &[' ', '(', ')', '0', '1', '2', '3', '4', '5'];

/// The consonants of plain English: the accented language leaves none, and here people write Greek.
fn is_plain(text: &str) -> bool {
    // Each language is offered under the name that its own speakers give it.
    if Language::OFFERED.iter().any(|language| language.own_name() == text) {
        return false;
    }
    // A time zone is called as its database calls it.
    if ["UTC", "America/Denver"].contains(&text) {
        return false;
    }
    // An instrument keeps the name that it was published under, in every language.
    if INSTRUMENTS.iter().any(|instrument| instrument.title == text) {
        return false;
    }
    let text = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&#34;", "\"").replace("&amp;", "&");
    let answer = text.trim_end_matches(SCORED);
    let mut words = INSTRUMENTS.iter().flat_map(|instrument| published(instrument));
    if words.any(|words| words == text || words == answer) {
        return false;
    }
    let titles = INSTRUMENTS.iter().map(|instrument| instrument.title);
    let own = titles.chain(["Waystation"]).fold(text, |kept, title| kept.replace(title, ""));
    own.chars().any(|letter| letter.is_ascii_alphabetic() && !"aeiouAEIOU".contains(letter))
}

#[test]
fn a_page_in_the_accented_language_holds_no_plain_sentence() {
    let pages = pages::pages(Language::Accented).unwrap();
    assert!(pages.len() > 40, "{}", pages.len());
    let mut plain = Vec::new();
    for (name, html) in &pages {
        assert!(html.contains("lang=\"en-XA\""), "{name}");
        plain.extend(said(html).into_iter().filter(|text| is_plain(text)).map(|text| format!("{name}: {text}")));
    }
    assert!(plain.is_empty(), "{plain:#?}");
    let english = pages::pages(Language::English).unwrap();
    assert!(english.iter().all(|(_, html)| said(html).iter().any(|text| is_plain(text))), "plain letters are found");
}

#[test]
fn no_page_in_any_language_lacks_a_sentence_or_a_value_of_one() {
    for language in Language::ALL {
        for (name, html) in pages::pages(language).unwrap() {
            assert!(!html.contains('⟦') && !html.contains("{$"), "{name} in {language:?}");
        }
    }
}

/// Every part that says of an entry that it is signed, of a note that is signed twice over by Dana.
fn told_of_the_signed_note(world: &invented::World, client: ClientId, names: &Names) -> Vec<(&'static str, String)> {
    let entries = world.entries(&note::NOTE);
    let signed = entries.iter().find(|entry| note::signed(entry).is_some()).unwrap();
    let page = nouns::page_of(&note::NOTE);
    let stamp = Stamp { change: ChangeId([1; 32]), author: None, written: names.now };
    let version = || Version { value: signed.value(&note::SIGNED).cloned(), stamps: vec![stamp] };
    let twice = Field::Conflicted { versions: vec![version(), version()], acted_on: None };
    let mut received = world.all_received();
    received.retain(|received| received.part == Part::Notes);
    vec![
        ("timeline", Timeline::new(client, (&entries, &[]), (world.dana, Role::Supervisor), names).render().unwrap()),
        ("card", Card::new(client, page, signed, &Around::nothing(Role::Supervisor), names).render().unwrap()),
        ("history", {
            let steps = world.history(&note::NOTE, signed.key);
            History::page(
                SignedAt::of(client, signed),
                page,
                Written { steps: &steps, ..Written::default() },
                ("/history", None),
                names,
            )
            .unwrap()
            .render()
            .unwrap()
        }),
        ("merged", MergedClient::new(client, String::new(), &received, names).render().unwrap()),
        ("two signings", SignedAt::of(client, signed).field(page, &note::SIGNED, &twice, names).join(" ")),
    ]
}

#[test]
fn nothing_is_called_signed_that_the_directorys_keys_do_not_vouch_for() {
    let mut world = invented::World::new(Language::English).unwrap();
    let calls_it_signed = |html: &str| {
        let said = said(html).join("|");
        html.contains("tag signed") || said.split('|').any(|text| text == "Signed" || text.starts_with("Signed by"))
    };
    let (ana, known) = (world.ana, world.names.signers.clone());
    for (part, html) in told_of_the_signed_note(&world, ana, &world.names) {
        assert!(calls_it_signed(&html) || isolate::bare(&html).starts_with("Signed by Dana Reyes"), "{part}: {html}");
        assert!(!html.contains("vouches") && !html.contains("Not known to be signed"), "{part}: {html}");
    }
    let others_key = |all: &SignerKeys| SignerKeys {
        people: all.people.keys().map(|person| (*person, vec![[9; 32]])).collect(),
        ..all.clone()
    };
    let person_alone = SignerKeys { devices: BTreeMap::new(), ..known.clone() };
    let copied = ClientId([7; 16]);
    let cases = [
        ("nobody's keys are known", ana, SignerKeys::default()),
        ("another key made it", ana, others_key(&known)),
        ("no device signed it", ana, person_alone),
        ("it was copied from another chart", copied, known),
    ];
    for (what, client, signers) in cases {
        let names = Names { signers, ..world.names.clone() };
        for (part, html) in told_of_the_signed_note(&world, client, &names) {
            assert!(!calls_it_signed(&html) && !html.starts_with("Signed by"), "{what}, {part}: {html}");
            assert!(html.contains("vouches") || html.contains("Not known to be signed"), "{what}, {part}: {html}");
        }
    }
    // The whole gallery; the page of looks has a signature of its own, to be looked at.
    world.names.signers = SignerKeys::default();
    for (name, html) in pages::pages_of(&world).unwrap().iter().filter(|(name, _)| name != "style") {
        assert!(!html.contains("tag signed"), "{name}");
    }
}

#[test]
fn what_is_nested_in_a_page_says_spanish_in_spanish() {
    let pages = pages::pages(Language::Spanish).unwrap();
    let page = |name: &str| &pages.iter().find(|(known, _)| known == name).unwrap().1;
    for (name, id) in [
        ("section-goal", "card-merged-text"),
        ("section-goal", "card-history"),
        ("section-risk", "card-acted-on"),
        ("section-note", "timeline-draft-yours"),
        ("choose-risk", "chooser-meanwhile-careful"),
        ("choose-risk", "chooser-settle"),
        ("form-goal-wrong", "form-nothing-saved"),
        ("history", "history-before"),
        ("return", "merged-came-in"),
        ("chart", "chart-index"),
    ] {
        let (spanish, english) = (Language::Spanish.say(id), Language::English.say(id));
        assert!(page(name).contains(&spanish), "{name} lacks {spanish:?}");
        assert!(!page(name).contains(&english), "{name} says {english:?}");
    }
}
