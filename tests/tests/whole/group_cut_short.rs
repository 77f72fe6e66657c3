//! Goal: where the program ends as a power cut ends it while a group's session is signed, chart after chart, its writer is told
//! for how many of those who were there it is written, and goes on from the words that are kept. Method: the real program,
//! killed as soon as a page shows the first chart.

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::visitor::{Form, Visitor};

const SKILLS: &str = "/groups/skills";
const MEMBERS: usize = 32;
/// On how many days it is tried to be quicker than the signing.
const DAYS: usize = 8;

/// Begins to sign a session of `day` with all members, and kills the program; for how many it was written by then.
fn cut(clinic: &mut Desk, day: Option<String>) -> usize {
    let form = clinic.visitor.open(&format!("{SKILLS}/session")).form("/session");
    let own: Vec<String> =
        form.fields.iter().map(|(name, _)| name.clone()).filter(|name| name.ends_with(".own_part")).collect();
    assert_eq!(own.len(), MEMBERS);
    let form = day.iter().fold(form, |form, day| form.with("f.happened", day));
    let fields = [("f.group_part", "Two rounds of waiting."), ("then", "sign")];
    let form = fields.into_iter().fold(form, |form, (name, value)| form.with(name, value));
    let form = own.iter().fold(form, |form, name| form.with(name, "Took part."));
    let mut watcher = Visitor::signed_in(clinic.process.http, "ana", PASSPHRASE);
    let mut writer = Visitor::signed_in(clinic.process.http, "ana", PASSPHRASE);
    let before = watcher.open(SKILLS).html.matches("/groups/skills/session/").count();
    // The connection ends with the program.
    let sending = std::thread::spawn(move || writer.send_surely(form));
    while watcher.open(SKILLS).html.matches("/groups/skills/session/").count() == before && !sending.is_finished() {}
    clinic.process.kill();
    sending.join().ok();
    clinic.process.start_again();
    clinic.sign_in();
    let told = clinic.visitor.open(SKILLS).text();
    let there = (1..=MEMBERS).rev().find(|count| {
        let (one, many) = (format!("{count} person was there"), format!("{count} people were there"));
        told.contains(&one) || told.contains(&many)
    });
    there.expect("the first was written")
}

/// The form that is offered to go on with, from the page of the group.
fn offered(clinic: &mut Desk, written: usize) -> Form {
    let group = clinic.visitor.open(SKILLS);
    let told = format!("Not finished: written up for {written} of {MEMBERS} who were there");
    assert!(group.text().contains(&told), "{told}: {}", group.text());
    assert!(clinic.visitor.open("/groups").text().contains("Not finished"));
    let draft = group.link(&[SKILLS, "/draft/"]);
    assert!(clinic.visitor.open("/today").links().contains(&draft), "it stands on Today too");
    clinic.visitor.open(&draft).form("/session")
}

#[test]
fn a_session_that_was_cut_short_while_it_was_signed_is_offered_and_ends_in_every_chart() {
    let mut clinic = Desk::of_two();
    for number in 1..=MEMBERS {
        let chart = clinic.client(&format!("Member {number:02}"));
        clinic.write(&format!("{chart}/group_member/skills"), &[("f.role", "member")]);
    }
    // On the first, the present day, nothing is asked: no try that was refused is kept of it.
    let days = std::iter::once(None).chain((1..=DAYS).map(|day| Some(format!("2026-01-{day:02}"))));
    let written = days.map(|day| cut(&mut clinic, day)).find(|written| *written < MEMBERS);
    let written = written.expect("one of them is cut short");
    let form = offered(&mut clinic, written).with("then", "sign");
    let done = clinic.visitor.send_surely(form);
    assert!(done.text().contains("It stands in 32 charts."), "{}", done.text());
    assert_eq!(done.html.matches("Took part.").count(), MEMBERS, "{}", done.text());
    assert!(!clinic.visitor.open(SKILLS).text().contains("Not finished"));
    assert!(!clinic.visitor.open("/today").html.contains("/groups/skills/draft/"));
}
