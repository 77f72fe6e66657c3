//! Goal: a computer that was never paired learns nothing, and every way in which pairing or meeting fails is told on
//! both screens. Method: real TLS links and real pages.

use std::time::{Duration, Instant};

use waystation::host::clock;
use waystation::net::dial::dial;
use waystation::net::identity::NodeIdentity;
use waystation::net::limits::Limits;
use waystation::net::tls::Expect;
use waystation_sync::care::Vocabulary;
use waystation_sync::replica::NodeRole;
use waystation_sync::replica::message::{About, Message};
use waystation_sync::time::Millis;
use waystation_sync::trust::{MAX_WRONG_TRIES, PairingCode, WINDOW_MS, Window};
use waystation_sync::wire::{Frame, Kind};
use waystation_tests::clinic::{Desk, code_on};
use waystation_tests::command::{assert_same, record};
use waystation_tests::process::Process;
use waystation_tests::real::{PASSPHRASE, Real};
use waystation_tests::visitor::{Page, Visitor};

/// How long a page may take to say what it will; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(90);
const REFUSED: &str = "The code is wrong, used or out of time; check it against the clinic's screen";

fn new_code() -> PairingCode {
    PairingCode::from_random(clock::random().expect("random"))
}

/// A laptop's try to join, through its page.
fn try_to_join(visitor: &mut Visitor, address: &str, code: &str) -> Page {
    let form = visitor.open("/join").form("/join");
    visitor.send(form.with("address", address).with("code", code).with("name", "A laptop"))
}

fn assert_refused(page: &Page) {
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(page.text().contains(REFUSED), "{}", page.text());
}

/// The window that the clinic's supervisor opens for everybody.
fn open_window(clinic: &mut Desk) -> Page {
    let page = clinic.visitor.open("/devices");
    let person = page.html.split("name=\"person\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let page = clinic.visitor.send(page.form("/devices/open").with("person", person));
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_that_is_not_paired_is_told_nothing_whatever_it_says() {
    let mut clinic = tokio::task::block_in_place(Desk::of_two);
    tokio::task::block_in_place(|| clinic.client("Zephyrine Quillfeather"));
    let before = record(&clinic.process.data());
    let stranger = NodeIdentity::generate().unwrap();
    let hello = Message::Hello {
        about: About::new(Millis(0), Vocabulary::CURRENT.mark()),
        epoch: None,
        sequence: 0,
        directory: 0,
    };
    let want = Message::Want(Vec::new());
    for (kind, payload) in [
        (Kind::Session, hello.to_bytes().unwrap()),
        (Kind::Session, want.to_bytes().unwrap()),
        (Kind::Pairing, vec![0xff; 200]),
        (Kind::Pairing, Vec::new()),
        (Kind::Unknown(77), b"Zephyrine".to_vec()),
        (Kind::Bye, Vec::new()),
    ] {
        let address = clinic.process.peers.unwrap();
        let mut link = dial(address, &stranger, Expect::Pairing, &Limits::default()).await.expect("the door greets");
        link.send(&Frame { kind, payload }).await.expect("it is sent");
        let mut heard = Vec::new();
        while let Ok(Some(frame)) = link.recv().await {
            assert!(matches!(frame.kind, Kind::Pairing | Kind::Bye), "{kind:?} is answered by no session");
            heard.extend(frame.payload);
        }
        assert!(heard.len() <= 4, "{kind:?}: at most a refusal, not {heard:?}");
    }
    assert_same(&before, &record(&clinic.process.data()));
    let log = clinic.process.log();
    assert!(!log.contains("Zephyrine") && !log.contains("panicked"), "{log}");
    assert_eq!(tokio::task::block_in_place(|| clinic.visitor.open("/devices").status), 200, "the clinic goes on");
}

#[test]
fn a_wrong_an_incomplete_and_a_used_code_are_told_on_both_screens() {
    let mut clinic = Desk::of_two();
    let address = clinic.process.peers.unwrap().to_string();
    let laptop = Process::start(&["laptop"]);
    let mut visitor = Visitor::of(laptop.http);

    // No window is open: the same words, so that nobody outside learns that.
    assert_refused(&try_to_join(&mut visitor, &address, &new_code().show()));

    let window = open_window(&mut clinic);
    let code = code_on(&window);
    assert!(window.text().contains(&format!("{MAX_WRONG_TRIES} tries left")), "{}", window.text());
    let page = try_to_join(&mut visitor, &address, "ABC");
    assert!(page.status == 422 && page.text().contains("The code is not complete"), "{}", page.text());
    let page = try_to_join(&mut visitor, "", &code);
    assert!(page.status == 422 && page.text().contains("Give the clinic's address"), "{}", page.text());
    let page = try_to_join(&mut visitor, "127.0.0.1:1", &code);
    assert!(page.status == 422 && page.text().contains("check the address"), "{}", page.text());
    let page = try_to_join(&mut visitor, &clinic.process.http.to_string(), &code);
    assert!(page.status == 422 && page.text().contains("something else than Waystation answers"), "{}", page.text());
    assert!(page.html.contains(&clinic.process.http.to_string()), "what was typed stays: {}", page.html);

    assert_refused(&try_to_join(&mut visitor, &address, &new_code().show()));
    let shown = clinic.visitor.open("/devices/window").text();
    assert!(shown.contains(&format!("{} tries left", MAX_WRONG_TRIES - 1)) && shown.contains(&code), "{shown}");
    assert!(visitor.open("/today").address.ends_with("/join"), "the laptop is as fresh as before");

    assert_eq!(try_to_join(&mut visitor, &address, &code).status, 200);
    let other = Process::start(&["laptop"]);
    assert_refused(&try_to_join(&mut Visitor::of(other.http), &address, &code));
    let devices = clinic.visitor.open("/devices").html;
    // It may have met the clinic already: a laptop calls as soon as it is paired.
    assert_eq!(devices.matches("A laptop</bdi></b>").count(), 1, "{devices}");
    let again = try_to_join_again(&mut visitor);
    assert!(again.address.ends_with("/sign-in"), "a paired laptop joins nothing else: {}", again.text());
}

/// A form kept from before the laptop was paired.
fn try_to_join_again(visitor: &mut Visitor) -> Page {
    let form = waystation_tests::visitor::Form {
        action: "/join".into(),
        fields: vec![("address".into(), "127.0.0.1:1".into()), ("code".into(), new_code().show())],
    };
    visitor.send(form)
}

#[test]
fn too_many_wrong_codes_close_the_window_even_for_the_right_one() {
    let mut clinic = Desk::of_two();
    let address = clinic.process.peers.unwrap().to_string();
    let code = code_on(&open_window(&mut clinic));
    let laptop = Process::start(&["laptop"]);
    let mut visitor = Visitor::of(laptop.http);
    for _ in 0..MAX_WRONG_TRIES {
        assert_refused(&try_to_join(&mut visitor, &address, &new_code().show()));
    }
    let shown = clinic.visitor.open("/devices/window").text();
    assert!(shown.contains("too many wrong tries") && shown.contains("Find out who was trying"), "{shown}");
    assert!(shown.contains("Begin again") && !shown.contains(&code), "{shown}");
    assert_refused(&try_to_join(&mut visitor, &address, &code));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_is_out_of_time_is_told_on_both_screens() {
    let (clinic, ana) = Real::clinic().await;
    let code = new_code();
    let long_ago = clock::uptime().after(-WINDOW_MS - 1);
    clinic.node().desk().open(Window::open(code.clone(), long_ago, vec![ana]));
    let (pages, door) = (clinic.state.around().http, clinic.state.around().peers.unwrap().to_string());
    tokio::task::block_in_place(|| {
        let laptop = Process::start(&["laptop"]);
        assert_refused(&try_to_join(&mut Visitor::of(laptop.http), &door, &code.show()));
        let shown = Visitor::signed_in(pages, "ana", PASSPHRASE).open("/devices/window").text();
        assert!(shown.contains("The code is out of time") && shown.contains("Begin again"), "{shown}");
        assert!(!shown.contains(&code.show()), "{shown}");
    });
    assert_eq!(clinic.node().role(), NodeRole::Clinic);
    clinic.stop().await;
}

#[test]
fn a_locked_clinic_says_so_and_the_laptops_sync_page_tells_what_to_do() {
    let mut clinic = Desk::clinic();
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Laptop one");
    laptop.meet();
    clinic.process.kill_and_start_again();
    let deadline = Instant::now() + PATIENCE;
    loop {
        let ask = laptop.visitor.open("/sync").form("/sync/now");
        laptop.visitor.send(ask);
        let text = laptop.text("/sync");
        if text.contains("The other computer is locked: someone must sign in there.") {
            assert!(text.contains("someone has signed in there"), "{text}");
            break;
        }
        assert!(Instant::now() < deadline, "it says that the clinic is locked: {text}");
        std::thread::sleep(Duration::from_millis(50));
    }
    clinic.sign_in();
    laptop.meet();
    assert!(!laptop.text("/sync").contains("locked"), "{}", laptop.text("/sync"));
}
