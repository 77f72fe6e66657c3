//! Goal: a form that is sent without scripts after the program was started again is not lost, though nobody is known
//! then: its words wait for whoever it was shown to, at that browser, and for nobody else. Method: the real program,
//! ended as a power cut ends it; people without scripts, at the clinic's own screen and at a tablet.

use std::time::{Duration, Instant};

use waystation::http::UNCLAIMED_OF_ADDRESS_BYTES_MAX;
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::device::Device;
use waystation_tests::raw::ask;
use waystation_tests::visitor::{Form, Visitor};

/// Words that stand nowhere else.
const WORDS: &str = "The orchard behind the quarry";
const WAITS: &str = "What you sent waits for you.";

/// The form for a new goal, with these words typed.
fn goal(visitor: &mut Visitor, chart: &str, words: &str) -> Form {
    visitor.open(&format!("{chart}/goal/new")).form(&format!("{chart}/goal")).with("f.statement", words)
}

/// Whether the words stand on any page where somebody would find them.
fn finds(visitor: &mut Visitor) -> bool {
    ["/unsent", "/today"].iter().any(|page| visitor.open(page).html.contains(WORDS))
}

#[test]
fn a_form_sent_after_a_restart_waits_for_its_writer_who_signs_in_there_and_is_saved_by_them() {
    let mut clinic = Desk::of_two();
    let chart = clinic.client("Cleo");
    let form = goal(&mut clinic.visitor, &chart, WORDS);
    clinic.process.kill_and_start_again();
    let page = clinic.visitor.send(form);
    assert_eq!(page.address, "/sign-in");
    assert!(page.text().contains(WAITS), "{}", page.text());
    clinic.process.assert_nowhere(WORDS);
    assert!(!Visitor::of(clinic.process.http).open("/sign-in").text().contains(WAITS), "another browser knows nothing");
    let page = clinic.visitor.sign_in("ana", PASSPHRASE);
    assert!(page.address.ends_with("/unsent") && page.html.contains(WORDS), "{}: {}", page.address, page.text());
    clinic.visitor.send(page.form(&format!("{chart}/goal")));
    assert!(clinic.text(&format!("{chart}/goal")).contains(WORDS));
    assert!(!clinic.visitor.open("/unsent").address.ends_with("/unsent"), "it waits no longer");
    clinic.process.assert_nowhere(WORDS);
}

#[test]
fn a_long_form_waits_as_a_short_one_does() {
    let mut clinic = Desk::of_two();
    let chart = clinic.client("Cleo");
    let long = format!("{WORDS} {}", "and the mill by the water ".repeat(8_000));
    let form = goal(&mut clinic.visitor, &chart, &long);
    clinic.process.kill_and_start_again();
    let page = clinic.visitor.send(form);
    assert!(page.address == "/sign-in" && page.text().contains(WAITS), "{}", page.text());
    let page = clinic.visitor.sign_in("ana", PASSPHRASE);
    assert!(page.address.ends_with("/unsent") && page.html.contains(WORDS), "{}: {}", page.address, page.text());
    assert!(page.html.matches("the mill by the water").count() >= 8_000, "whole");
}

#[test]
fn somebody_else_who_signs_in_at_that_browser_or_with_that_name_elsewhere_is_not_given_the_words() {
    let mut clinic = Desk::of_two();
    let chart = clinic.client("Cleo");
    let form = goal(&mut clinic.visitor, &chart, WORDS);
    clinic.process.kill_and_start_again();
    assert!(clinic.visitor.send(form).text().contains(WAITS));
    // Their writer is somewhere else: at that browser they wait.
    let mut elsewhere = Visitor::signed_in(clinic.process.http, "ana", PASSPHRASE);
    assert!(!finds(&mut elsewhere));
    let page = clinic.visitor.sign_in("ben", PASSPHRASE);
    assert!(page.address.ends_with("/today") && !page.html.contains(WORDS), "{}", page.text());
    assert!(!finds(&mut clinic.visitor));
    // Now somebody of the clinic sat there, and the words are in their writer's drawer.
    let page = clinic.visitor.open("/settings").form("/sign-out");
    clinic.visitor.send(page);
    let page = clinic.visitor.sign_in("ana", PASSPHRASE);
    assert!(page.address.ends_with("/unsent") && page.html.contains(WORDS), "{}: {}", page.address, page.text());
}

#[test]
fn what_is_too_large_or_comes_from_a_browser_that_nobody_used_is_neither_held_nor_promised() {
    let mut clinic = Desk::of_two();
    let chart = clinic.client("Cleo");
    let large = goal(&mut clinic.visitor, &chart, &"a".repeat(UNCLAIMED_OF_ADDRESS_BYTES_MAX));
    let small = goal(&mut clinic.visitor, &chart, WORDS);
    clinic.process.kill_and_start_again();
    let body: Vec<String> =
        small.fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect();
    let host = format!("localhost:{}", clinic.process.http.port());
    let headers = [
        ("Host", host.as_str()),
        ("Sec-Fetch-Site", "same-origin"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    let answer = ask(clinic.process.http, &format!("POST {chart}/goal"), &headers, body.join("&").as_bytes());
    assert_eq!((answer.status, answer.header("location")), (303, Some("/sign-in")));
    let page = clinic.visitor.send(large);
    assert!(page.address.ends_with("/sign-in") && !page.text().contains(WAITS), "{}", page.text());
    assert!(clinic.visitor.sign_in("ana", PASSPHRASE).address.ends_with("/today"));
    assert!(!finds(&mut clinic.visitor));
}

#[test]
fn at_a_tablet_the_words_wait_while_the_clinic_is_locked() {
    let mut clinic = Desk::of_two();
    let chart = clinic.client("Cleo");
    let (connect, https) = (clinic.process.connect.unwrap(), clinic.process.https.unwrap());
    let deadline = Instant::now() + Duration::from_secs(60);
    while ask(connect, "GET /connect", &[("Host", "clinic.local")], b"").status != 200 {
        assert!(Instant::now() < deadline, "the pages are never ready");
        std::thread::sleep(Duration::from_millis(50));
    }
    let device = Device::connected(connect);
    let mut tablet = device.visitor(https);
    tablet.sign_in("ana", PASSPHRASE);
    let form = goal(&mut tablet, &chart, WORDS);
    let large = goal(&mut tablet, &chart, &"a".repeat(UNCLAIMED_OF_ADDRESS_BYTES_MAX));
    clinic.process.kill_and_start_again();
    device.wait_for_greeting(https);
    let page = tablet.send(form);
    assert_eq!(page.status, 503);
    assert!(page.text().contains("What you just sent waits at the clinic."), "{}", page.text());
    assert!(!page.html.contains(WORDS));
    let page = tablet.send(large);
    assert!(page.text().contains("What you just sent was not saved."), "{}", page.text());
    clinic.process.assert_nowhere(WORDS);
    clinic.sign_in();
    device.wait_for_greeting(https);
    while tablet.open("/sign-in").status != 200 {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(tablet.open("/sign-in").text().contains(WAITS));
    let page = tablet.sign_in("ana", PASSPHRASE);
    assert!(page.address.ends_with("/unsent") && page.html.contains(WORDS), "{}: {}", page.address, page.text());
}
