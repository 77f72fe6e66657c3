//! Goal: what a page calls signed was signed. A note that its author signed at two places, and went on with unsigned at
//! a third, shows each signing with its own words everywhere, the unsigned words as such, and lets a supervisor choose
//! by the words. Method: a clinic and two laptops as real processes, cut off, brought back in both orders.

use waystation_tests::clinic::Desk;
use waystation_tests::visitor::Visitor;

const WORDS: [&str; 3] = ["Walked by the river", "Walked by the orchard", "Walked nowhere"];

/// The part of a page that speaks of this note alone.
fn main_of(visitor: &mut Visitor, address: &str) -> String {
    let mut page = visitor.open(address);
    assert_eq!(page.status, 200, "{address}: {}", page.text());
    page.html = page.html.split("<main").nth(1).unwrap_or_default().to_owned();
    page.text()
}

fn note_of(visitor: &mut Visitor, chart: &str) -> String {
    let list = visitor.open(&format!("{chart}/note"));
    let is_note = |link: &&String| link.strip_prefix(&format!("{chart}/note/")).is_some_and(|id| id.len() == 36);
    list.links().iter().find(is_note).cloned().unwrap_or_else(|| panic!("the note is listed: {}", list.html))
}

fn text(visitor: &mut Visitor, note: &str, words: &str) {
    let form = visitor.open(note).form(note).with("f.text", words);
    assert_eq!(visitor.send(form).status, 200);
}

fn sign(visitor: &mut Visitor, note: &str) {
    let form = visitor.open(note).form(note).with("then", "sign");
    assert_eq!(visitor.send(form).status, 200);
}

#[test]
fn a_note_signed_at_two_places_shows_what_was_signed_at_each_and_calls_nothing_else_signed() {
    let mut clinic = Desk::clinic();
    let jonah = clinic.person("sample-jonah");
    let mut laptops =
        [Desk::laptop(&mut clinic, "sample-jonah", "One"), Desk::laptop(&mut clinic, "sample-jonah", "Two")];
    for order in [[0, 1], [1, 0]] {
        let mut at_clinic = Visitor::signed_in(clinic.process.http, &jonah.0, &jonah.1);
        let chart = clinic.client(&format!("Kay {}", order[0]));
        let form = at_clinic.open(&format!("{chart}/note/new")).form("/note");
        let form = form.with("f.kind", "visit").with("f.text", WORDS[0]);
        assert_eq!(at_clinic.send(form).status, 200);
        let note = note_of(&mut at_clinic, &chart);
        laptops.iter_mut().for_each(Desk::meet);
        laptops.iter().for_each(|laptop| laptop.relay.as_ref().unwrap().cut());

        sign(&mut laptops[0].visitor, &note);
        text(&mut laptops[1].visitor, &note, WORDS[1]);
        sign(&mut laptops[1].visitor, &note);
        text(&mut at_clinic, &note, WORDS[2]);
        for place in order {
            laptops[place].relay.as_ref().unwrap().mend();
            laptops[place].meet();
        }
        laptops[order[0]].meet();

        let choose = format!("{note}/signed/choose");
        let [one, two] = &mut laptops;
        for visitor in [&mut clinic.visitor, &mut one.visitor, &mut two.visitor] {
            for address in [&note, &format!("{chart}/note"), &chart] {
                let page = main_of(visitor, address);
                for words in ["Signed more than once", WORDS[0], WORDS[1], WORDS[2]] {
                    assert!(page.contains(words), "{address} says {words:?}: {page}");
                }
                assert!(page.contains(&format!("Nobody has signed these words. {}", WORDS[2])), "{page}");
            }
            let page = main_of(visitor, &choose);
            assert!(page.contains(WORDS[0]) && page.contains(WORDS[1]), "they are chosen by their words: {page}");
            assert!(!page.contains(WORDS[2]), "nobody chooses what nobody signed: {page}");
        }

        let page = clinic.visitor.open(&choose);
        let version = page.html.split("<label class=\"version").find(|version| {
            let words = version.replace("<mark>", "").replace("</mark>", "");
            words.contains(WORDS[1])
        });
        assert!(
            page.html.contains("<mark>orchard</mark>") && page.html.contains("<mark>river</mark>"),
            "{}",
            page.html
        );
        assert!(!page.html.contains("Fingerprint"), "{}", page.html);
        let choice = version.and_then(|part| part.split("name=\"choice\" value=\"").nth(1)?.split('"').next());
        let form = page
            .form("/choose")
            .with("reason", "Jonah says so")
            .with("choice", choice.unwrap_or_else(|| panic!("it is offered: {}", page.html)));
        assert_eq!(clinic.visitor.send(form).status, 200);
        laptops.iter_mut().for_each(Desk::meet);
        let [one, two] = &mut laptops;
        for visitor in [&mut clinic.visitor, &mut one.visitor, &mut two.visitor] {
            let page = main_of(visitor, &note);
            assert!(page.contains("Signed by Jonah") && !page.contains("more than once"), "{page}");
            let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words:?} is there: {page}"));
            // The signing that was not chosen stays one: no draft, and nothing that anybody has to write anew.
            assert!(at("Also signed by Jonah") < at(WORDS[0]) && at(WORDS[0]) < at("changed elsewhere"), "{page}");
            assert!(at(WORDS[1]) < at("changed elsewhere while it was being signed"), "{page}");
            assert!(at("changed elsewhere while it was being signed") < at(WORDS[2]), "{page}");
        }
    }
}
