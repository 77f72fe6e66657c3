//! Goal: what a page says is kept is there after the program was ended as a power cut ends it, for its writer and for
//! nobody else who signs in at the same computer, and it rests nowhere in clear. Method: the real program, without
//! scripts.

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::visitor::Visitor;

/// Words that are found nowhere but on the pages of who wrote them.
const CANARIES: [&str; 3] = ["The orchard behind the quarry", "A coat for the orchard", "The quarry in spring"];

#[test]
fn forms_sent_behind_a_lock_and_one_that_was_refused_outlive_the_program_for_their_writer_alone() {
    let mut clinic = Desk::of_two();
    let people = clinic.visitor.open("/people").form("/people");
    let lee = [("p.name", "Lee"), ("p.login", "lee"), ("p.role", "therapist"), ("p.passphrase", PASSPHRASE)];
    let form =
        lee.into_iter().chain([("p.again", PASSPHRASE)]).fold(people, |form, (name, text)| form.with(name, text));
    assert_eq!(clinic.visitor.send(form).status, 200);
    let chart = clinic.client("Cleo");
    let mut new = |noun: &str, field: &str, words: &str| {
        clinic.visitor.open(&format!("{chart}/{noun}/new")).form(&format!("{chart}/{noun}")).with(field, words)
    };
    let [goal, need, risky] = [
        new("goal", "f.statement", CANARIES[0]),
        new("need", "f.what", CANARIES[1]),
        new("goal", "f.statement", CANARIES[2]).with("f.confidence", "eleven"),
    ];
    let refused = clinic.visitor.send(risky);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Draft saved "), "{}", refused.text());
    let lock = clinic.visitor.open("/today").form("/lock");
    clinic.visitor.send(lock);
    for form in [goal, need] {
        let page = clinic.visitor.send(form);
        assert_eq!(page.address, "/sign-in");
        assert!(page.text().contains("What you sent waits for you."), "{}", page.text());
    }
    clinic.process.kill_and_start_again();
    for words in CANARIES {
        clinic.process.assert_nowhere(words);
    }
    let mut lee = Visitor::signed_in(clinic.process.http, "lee", PASSPHRASE);
    for page in ["/today", "/unsent", &format!("{chart}/goal/new"), &format!("{chart}/need/new")] {
        let page = lee.open(page);
        assert!(CANARIES.iter().all(|words| !page.html.contains(words)), "{}: {}", page.address, page.text());
    }
    clinic.sign_in();
    let today = clinic.visitor.open("/today");
    for words in CANARIES {
        assert_eq!(today.html.matches(words).count(), 1, "{words}: {}", today.text());
    }
    let drafts: Vec<String> = today.links().into_iter().filter(|link| link.contains("/draft/")).collect();
    assert_eq!(drafts.len(), 3);
    for draft in drafts {
        let page = clinic.visitor.open(&draft);
        // Above the form are the first words of the others.
        let form = page.html.split(" data-draft=").nth(1).expect("a form");
        assert_eq!(CANARIES.iter().filter(|words| form.contains(**words)).count(), 1, "{}", page.text());
    }
}
