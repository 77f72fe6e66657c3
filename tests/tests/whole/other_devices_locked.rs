//! Goal: after a power cut, before anybody signed in, a tablet is told in words that the clinic is locked, over TLS
//! that it trusts, and comes to the pages by itself when it is open; it is given nothing else. Method: the program as
//! it is shipped, clients that trust the clinic's certificate and nothing else, raw requests, and a browser where there
//! is one.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::run;
use waystation_tests::device::{Device, pinned};
use waystation_tests::process::Process;
use waystation_tests::raw::ask;

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// Waits until an open clinic gives its pages to other computers.
fn ready(process: &Process) {
    let connect = process.connect.unwrap();
    let deadline = Instant::now() + Duration::from_secs(60);
    while ask(connect, "GET /connect", &[("Host", "clinic.local")], b"").status != 200 {
        assert!(Instant::now() < deadline, "the pages are never ready");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A clinic of two, and a device that was connected there.
fn clinic_and_device() -> (Desk, Device) {
    let desk = Desk::of_two();
    ready(&desk.process);
    let device = Device::connected(desk.process.connect.unwrap());
    (desk, device)
}

#[test]
fn while_it_is_locked_a_connected_device_gets_the_page_that_says_so_and_nothing_else() {
    let (mut desk, device) = clinic_and_device();
    let client = desk.client("Zephyrine");
    let https = desk.process.https.unwrap();
    let mut tablet = device.visitor(https);
    tablet.sign_in("ana", PASSPHRASE);
    let cookie = tablet.cookie().unwrap().to_owned();
    let of_pages = device.shake_hands(https, "clinic.local").unwrap();
    desk.process.kill_and_start_again();

    device.wait_for_greeting(https);
    let said = device.ask(https, "GET /today", &[("Host", "clinic.local"), ("Accept-Language", "es")], b"").body;
    assert!(said.contains("aún bloqueada") && said.contains("lo comprueba de nuevo"), "{said}");
    let shown = device.shake_hands(https, "clinic.local").unwrap();
    assert_ne!(shown, of_pages, "the certificate of the pages is locked away");
    let (own, other) = (https.to_string(), clinic_and_device().1);
    assert!(other.shake_hands(https, "127.0.0.1").unwrap_err().contains("UnknownIssuer"));
    for path in [
        "/",
        "/today",
        &client,
        "/sign-in",
        "/set-up",
        "/join",
        "/live",
        "/connect",
        "/x",
        "/static/../today",
        "/static/x.css",
    ] {
        for method in ["GET", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"] {
            let headers = [("Host", own.as_str()), ("Cookie", &cookie), ("Sec-Fetch-Site", "same-origin"), FORM];
            let body = format!("login=ana&passphrase={}", PASSPHRASE.replace(' ', "+"));
            let answer = device.ask(https, &format!("{method} {path}"), &headers, body.as_bytes());
            assert_eq!((answer.status, answer.header("retry-after")), (503, Some("10")), "{method} {path}: {answer:?}");
            assert_eq!(answer.header("connection"), Some("close"), "{method} {path}");
            let text = answer.text();
            for words in ["Somebody must unlock it at its own screen.", "This page looks again by itself."] {
                assert!(text.contains(words), "{method} {path}: {text}");
            }
            assert_eq!(text.contains("What you just sent was not saved."), method != "GET", "{method} {path}: {text}");
            assert!(answer.body.contains(r#"<meta http-equiv="refresh" content="10">"#));
            assert!(answer.header("set-cookie").is_none() && answer.header("content-security-policy").is_some());
            for word in ["Juniper", "Ana", "Ben", "Zephyrine", "ana", "<form"] {
                assert!(!answer.body.contains(word), "{word}: {}", answer.body);
            }
        }
    }
    // But for what the page is made of, which is the same in every clinic.
    let sheet = said.split("/static/").find_map(|rest| Some(rest.split_once(".css")?.0)).unwrap();
    let style = device.ask(https, &format!("GET /static/{sheet}.css"), &[("Host", &own)], b"");
    assert_eq!((style.status, style.header("content-type")), (200, Some("text/css; charset=utf-8")));
    assert!(!desk.process.log().contains("opened"), "nobody unlocks it from elsewhere");

    // A connection that was greeted so gives nothing else when the clinic is open, and ends.
    let mut early = device.connection_from(https.ip(), https).unwrap().unwrap();
    desk.sign_in();
    ready(&desk.process);
    let request = format!("GET /sign-in HTTP/1.1\r\nHost: {own}\r\n\r\n");
    early.write_all(request.as_bytes()).and_then(|()| early.flush()).unwrap();
    let mut rest = String::new();
    early.read_to_string(&mut rest).ok();
    assert!(rest.is_empty() || rest.starts_with("HTTP/1.1 503 "), "{rest}");
    assert!(!rest.contains("<form"));
    assert_eq!(device.shake_hands(https, "clinic.local").unwrap(), of_pages);
    let page = tablet.open("/today");
    assert!(page.status == 200 && page.address.ends_with("/sign-in"), "{}", page.text());
    assert!(tablet.sign_in("ana", PASSPHRASE).address.ends_with("/today"));
}

#[test]
fn the_waiting_certificate_is_private_short_lived_in_no_backup_and_made_anew_when_it_does_not_read() {
    let (mut desk, device) = clinic_and_device();
    let (https, file) = (desk.process.https.unwrap(), desk.process.data().join("page-waiting"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let made = std::fs::read(&file).unwrap();
    desk.process.stop();
    std::fs::write(&file, b"half of it").unwrap();
    let checked = run(desk.process.folder(), &["check", "--user", "ana"], Some(PASSPHRASE));
    assert!(checked.success, "it is no part of what was written: {}", checked.error);
    let backup = desk.process.folder().join("stick");
    std::fs::create_dir(&backup).unwrap();
    let copied = run(desk.process.folder(), &["backup", "--user", "ana", "stick"], Some(PASSPHRASE));
    assert!(copied.success, "{}", copied.error);
    let copy = std::fs::read_dir(&backup).unwrap().next().unwrap().unwrap().path();
    assert!(copy.join("page-authority").exists() && !copy.join("page-waiting").exists());

    desk.process.start_again();
    let deadline = Instant::now() + Duration::from_secs(60);
    while !desk.process.log().contains("tablets are shown no page while the clinic is locked") {
        assert!(Instant::now() < deadline, "{}", desk.process.log());
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(device.shake_hands(https, "127.0.0.1").is_err());
    desk.sign_in();
    ready(&desk.process);
    let again = std::fs::read(&file).unwrap();
    assert!(again.len() > 300 && again != made);
    desk.process.kill_and_start_again();
    device.wait_for_greeting(https);
}

/// What is wrong with the page that is open, at the widths of a telephone and a desk, light and dark.
async fn faults(browser: &Browser) -> Vec<String> {
    let mut found = Vec::new();
    for (width, dark) in [(390, false), (390, true), (1200, false)] {
        browser.look(width, dark).await;
        let wider = browser.overflow().await;
        if wider > 0 {
            found.push(format!("{wider} pixels wider than {width}"));
        }
        found.extend(browser.barriers().await.into_iter().map(|one| format!("{width}, dark: {dark}: {one}")));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tablet_that_waits_comes_to_the_pages_by_itself_with_scripts_and_without() {
    if !is_here() {
        return;
    }
    for scripts in [true, false] {
        let started = tokio::task::spawn_blocking(|| {
            let (mut desk, device) = clinic_and_device();
            let https = desk.process.https.unwrap();
            let open = device.key(https);
            desk.process.kill_and_start_again();
            device.wait_for_greeting(https);
            let pin = pinned(&[open, device.key(https)]);
            (desk, https, pin)
        });
        let (mut desk, https, pin) = started.await.unwrap();
        let origin = format!("https://clinic.local:{}", https.port());
        let name = "--host-resolver-rules=MAP clinic.local 127.0.0.1";
        let tablet = Browser::open_at(&origin, scripts, &[name, &pin]).await;
        tablet.go("/today").await;
        tablet.wait_for("Somebody must unlock it at its own screen.").await;
        if scripts {
            assert_eq!(faults(&tablet).await, Vec::<String>::new());
            assert_eq!(tablet.kept_in_browser().await, "[0,0,\"\"]");
        }
        let open = tokio::task::spawn_blocking(move || {
            desk.sign_in();
            desk
        });
        let _desk = open.await.unwrap();
        tablet.wait_for("Your passphrase opens what you may see").await;
        assert_eq!(tablet.path().await, "/sign-in");
        tablet.close().await;
    }
}
