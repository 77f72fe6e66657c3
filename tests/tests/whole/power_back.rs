//! Goal: after a power cut, or when the clinic's computer has moved, everybody is back at work with what the clinic
//! has: a key on a stick, an address on a screen. Method: the program as it is shipped.

use std::fs;
use std::time::{Duration, Instant};

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::run;
use waystation_tests::process::Process;
use waystation_tests::visitor::Visitor;

/// Only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A laptop of Ana's.
fn laptop(clinic: &mut Desk) -> Desk {
    Desk::laptop_of(clinic, ("ana".into(), PASSPHRASE.into()), "Laptop 1")
}

#[test]
fn a_key_on_a_stick_that_is_put_in_later_opens_a_clinic_without_a_screen_until_it_is_shut_out() {
    let mut clinic = Desk::begin(Process::start(&["clinic", "--unlock-file", "stick.key"]));
    clinic.client("Zephyrine");
    let mut laptop = laptop(&mut clinic);
    laptop.meet();
    clinic.process.stop();
    let folder = clinic.process.folder().to_owned();
    let refused = run(&folder, &["unlock-key", "--user", "ben", "made.key"], Some(PASSPHRASE));
    refused.assert_refused(&["only a supervisor"]);
    let made = run(&folder, &["unlock-key", "--user", "ana", "made.key"], Some(PASSPHRASE));
    assert!(made.success && made.out.contains("--unlock-file"), "{}", made.error);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(folder.join("made.key")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // The power comes back; somebody puts the stick in when they arrive.
    clinic.process.start_again();
    let mut stranger = Visitor::of(clinic.process.http);
    assert!(stranger.open("/today").text().contains("locked"), "{}", stranger.open("/today").text());
    fs::rename(folder.join("made.key"), folder.join("stick.key")).unwrap();
    laptop.meet();
    assert!(stranger.open("/today").address.ends_with("/sign-in"), "nobody is signed in by it");
    assert!(!stranger.open("/sign-in").text().contains("Zephyrine"));

    clinic.sign_in();
    let page = clinic.visitor.open("/unlock-keys");
    let shut = clinic.visitor.send(page.form("/unlock-keys/shut-out"));
    assert!(shut.text().contains("There is none."), "{}", shut.text());
    clinic.process.kill_and_start_again();
    let deadline = Instant::now() + PATIENCE;
    while !clinic.process.log().contains("does not open this node") {
        assert!(Instant::now() < deadline, "{}", clinic.process.log());
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(Visitor::of(clinic.process.http).open("/today").text().contains("locked"));
    let secret = fs::read_to_string(folder.join("stick.key")).unwrap().lines().last().unwrap().to_owned();
    fs::remove_file(folder.join("stick.key")).unwrap();
    clinic.process.assert_nowhere(&secret);
}

#[test]
fn a_laptop_is_told_where_its_clinic_is_now_and_no_other_address_harms_it() {
    let mut clinic = Desk::of_two();
    clinic.client("Ana Lindqvist");
    let mut laptop = laptop(&mut clinic);
    laptop.meet();
    clinic.process.stop();
    clinic.process = Process::start_on(clinic.process.share(), &["clinic"]);
    clinic.sign_in();
    let begun = clinic.client("Ben Ode");
    // Somebody else answers where the clinic was: what is no clinic's address is put right, what is another node's is
    // tried.
    let page = laptop.visitor.open("/sync");
    let wrong = laptop.visitor.send(page.form("/sync/address").with("address", "the grey box"));
    assert!(wrong.text().contains("That is no address"), "{}", wrong.text());
    let other = laptop.process.http.to_string();
    laptop.visitor.send(page.form("/sync/address").with("address", &other));
    assert!(!laptop.text("/clients").contains("Ben Ode"));
    let address = clinic.process.peers.expect("a clinic has a door").to_string();
    laptop.visitor.send(page.form("/sync/address").with("address", &address));
    laptop.meet();
    assert!(laptop.text(&begun).contains("Ben Ode"));
    // It is remembered.
    laptop.kill_and_come_back();
    clinic.client("Cai Rees");
    laptop.meet();
    assert!(laptop.text("/clients").contains("Cai Rees"));
}
