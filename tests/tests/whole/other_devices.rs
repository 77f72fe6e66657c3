//! Goal: tablets and computers in the building that do not run the program open the clinic's pages once they trust its
//! certificate, nobody else does, nothing of a client goes without encryption, and a locked clinic says so. Method: the
//! program as it is shipped, clients that trust the clinic's certificate and nothing else, and raw requests.

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::contents;
use waystation_tests::device::Device;
use waystation_tests::process::Process;
use waystation_tests::raw::{Answer, ask};
use waystation_tests::visitor::Visitor;

/// What the page that connects devices says once it can.
const READY: &str = "Open the clinic's pages";
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// Asks the page that connects devices, which a running clinic makes ready by itself, until it has come that far.
fn connect_page(process: &Process, words: &str) -> Answer {
    let connect = process.connect.expect("a clinic connects devices");
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        let answer = ask(connect, "GET /connect", &[("Host", &connect.to_string())], b"");
        if answer.text().contains(words) {
            return answer;
        }
        assert!(std::time::Instant::now() < deadline, "it never says {words:?}: {answer:?}");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

/// A clinic of two, and a device that was connected there.
fn clinic_and_device() -> (Desk, Device) {
    let desk = Desk::of_two();
    connect_page(&desk.process, READY);
    let device = Device::connected(desk.process.connect.unwrap());
    (desk, device)
}

fn words_on(html: &str) -> Vec<String> {
    let list = html.split("class=\"check-words\"").nth(1).and_then(|rest| rest.split("</ol>").next()).unwrap_or("");
    list.split("<li>").skip(1).filter_map(|item| Some(item.split("</li>").next()?.to_owned())).collect()
}

#[test]
fn a_device_that_trusts_the_clinics_certificate_signs_in_and_writes_like_any_desk() {
    let (mut desk, device) = clinic_and_device();
    let client = desk.client("Ada Reed");
    let https = desk.process.https.unwrap();
    let mut tablet = device.visitor(https);
    let page = tablet.sign_in("ana", PASSPHRASE);
    assert!(page.status == 200 && page.address.ends_with("/today"), "{}", page.text());
    assert!(tablet.cookie().unwrap().starts_with("__Host-waystation-"));
    let own = https.to_string();
    let form = format!("login=ana&passphrase={}", PASSPHRASE.replace(' ', "+"));
    let headers = [("Host", own.as_str()), ("Sec-Fetch-Site", "same-origin"), FORM];
    let answer = device.ask(https, "POST /sign-in", &headers, form.as_bytes());
    let marks = answer.header("set-cookie").and_then(|cookie| cookie.split_once("; ")).unwrap().1;
    assert_eq!(marks, "HttpOnly; SameSite=Strict; Secure; Path=/", "over the network never without Secure");
    let form = tablet.open(&format!("{client}/goal/new")).form("/goal");
    let saved = tablet.send(form.with("f.statement", "Walk on Sundays").with("f.status", "proposed"));
    assert_eq!(saved.status, 200, "{}", saved.text());
    assert!(desk.text(&format!("{client}/goal")).contains("Walk on Sundays"), "and the clinic's own screen shows it");
    // Somebody at the tablet may look after people and laptops, too, if that is their role.
    assert!(tablet.open("/devices").text().contains("Show a code"));
    for name in ["127.0.0.1", "localhost", "clinic.local"] {
        device.shake_hands(https, name).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn a_device_that_does_not_trust_it_is_given_nothing_and_neither_is_one_that_wants_another_name() {
    let (desk, device) = clinic_and_device();
    let (other, stranger) = clinic_and_device();
    let https = desk.process.https.unwrap();
    assert_ne!(device.authority_der, stranger.authority_der, "each clinic has its own");
    assert!(stranger.visitor(https).refused().contains("UnknownIssuer"), "{}", stranger.visitor(https).refused());
    assert!(device.visitor(other.process.https.unwrap()).refused().contains("UnknownIssuer"));
    for name in ["bank.example", "192.168.1.20", "other.local"] {
        let error = device.shake_hands(https, name).unwrap_err();
        assert!(error.contains("not valid for name"), "{name}: {error}");
    }
    // Who speaks no TLS there gets no page.
    let plain = ask(https, "GET /sign-in", &[("Host", "localhost")], b"");
    assert_eq!((plain.status, plain.body.as_str()), (0, ""));
}

#[test]
fn asked_for_under_a_name_that_is_not_the_clinics_or_from_another_site_nothing_is_done() {
    let (mut desk, device) = clinic_and_device();
    let https = desk.process.https.unwrap();
    let mut tablet = device.visitor(https);
    tablet.sign_in("ana", PASSPHRASE);
    let cookie = tablet.cookie().unwrap().to_owned();
    let (own, port) = (https.to_string(), https.port());
    let get = |host: &str| device.ask(https, "GET /today", &[("Host", host), ("Cookie", &cookie)], b"").status;
    for host in [own.clone(), format!("clinic.local:{port}"), format!("localhost:{port}")] {
        assert_eq!(get(&host), 200, "{host}");
    }
    for host in ["evil.example", "192.168.1.20", "clinic.local.evil.example", ""] {
        let answer = device.ask(https, "GET /today", &[("Host", host), ("Cookie", &cookie)], b"");
        assert_eq!(answer.status, 421, "{host}");
        assert!(answer.text().contains("not given under this address"), "{}", answer.body);
    }
    // The listener for this computer's own browser takes none of the names that the other one does.
    let loopback = desk.process.http;
    let answer = ask(loopback, "GET /today", &[("Host", &format!("clinic.local:{}", loopback.port()))], b"");
    assert_eq!(answer.status, 421);

    // But for the words that the form offers, which are others every time.
    let people =
        |desk: &mut Desk| desk.visitor.open("/people").text().split("Drawn at random").next().map(str::to_owned);
    let before = people(&mut desk);
    let plain = format!("http://{own}");
    for (name, value) in [
        ("Sec-Fetch-Site", "cross-site"),
        ("Origin", "https://evil.example"),
        // The same host and port, but a page that anybody on the network could have made.
        ("Origin", plain.as_str()),
    ] {
        let headers = [("Host", own.as_str()), ("Cookie", &cookie), (name, value), FORM];
        let answer = device.ask(https, "POST /sign-out", &headers, b"a=b");
        assert_eq!(answer.status, 403, "{name} {value}: {answer:?}");
    }
    assert_eq!(get(&own), 200, "still signed in");
    assert_eq!(people(&mut desk), before);
}

#[test]
fn a_clinic_that_is_not_begun_or_locked_says_so_and_gives_no_page_of_its_own() {
    let process = Process::start(&["clinic"]);
    let (connect, https) = (process.connect.unwrap(), process.https.unwrap());
    let fresh = connect_page(&process, "must begin it at the clinic's own screen first");
    assert_eq!(fresh.status, 503);
    let nobody = Device { authority_der: clinic_and_device().1.authority_der };
    let error = nobody.shake_hands(https, "127.0.0.1").unwrap_err();
    assert!(!error.contains("UnknownIssuer"), "no certificate is shown at all: {error}");

    let mut desk = Desk::begin(process);
    let open = connect_page(&desk.process, READY);
    assert_eq!(open.status, 200);
    let device = Device::connected(connect);
    let digits = device.fingerprint();
    let ends: Vec<String> = [&digits[..4], &digits[28..]].map(|pairs| pairs.join(" ")).to_vec();
    assert_eq!(words_on(&desk.visitor.open("/devices").html), ends, "the clinic's own page shows what the device does");
    assert_eq!(words_on(&desk.visitor.open("/devices/poster").html), ends);
    // Somebody else's page could say the same, so this one says nothing to go by.
    let told = connect_page(&desk.process, READY).text();
    for said in [&digits.join(":"), &digits.join(" "), &ends[0], "bank", "counts only", "made for this clinic"] {
        assert!(!told.contains(said), "{said}: {told}");
    }

    desk.process.kill_and_start_again();
    let locked = connect_page(&desk.process, "Locked: someone must sign in at the clinic");
    assert_eq!(locked.status, 503);
    for path in ["/connect/clinic.crt", "/connect/clinic.mobileconfig"] {
        let answer = ask(connect, &format!("GET {path}"), &[("Host", "clinic.local")], b"");
        assert_eq!((answer.status, answer.header("location")), (303, Some("/connect")));
    }
    for word in ["Juniper", "Ana", "Ben"] {
        assert!(!locked.body.contains(word), "{word} before anyone signed in: {}", locked.body);
    }
    device.wait_for_greeting(https);
    assert_eq!(device.ask(https, "GET /today", &[("Host", "clinic.local")], b"").status, 503);

    desk.sign_in();
    connect_page(&desk.process, READY);
    assert_eq!(words_on(&desk.visitor.open("/devices").html), ends, "no device is visited twice");
    let mut tablet = device.visitor(https);
    assert!(tablet.sign_in("ben", PASSPHRASE).address.ends_with("/today"));
}

#[test]
fn without_encryption_nothing_is_given_but_the_page_that_connects() {
    let (mut desk, _) = clinic_and_device();
    let client = desk.client("Zephyrine");
    let connect = desk.process.connect.unwrap();
    let cookie = desk.visitor.cookie().unwrap().to_owned();
    for path in ["/", "/today", &client, "/sign-in", "/set-up", "/join", "/people", "/devices", "/devices/poster", "/x"]
    {
        for method in ["GET", "POST", "PUT", "DELETE"] {
            let headers =
                [("Host", "clinic.local"), ("Cookie", cookie.as_str()), ("Sec-Fetch-Site", "same-origin"), FORM];
            let answer = ask(connect, &format!("{method} {path}"), &headers, b"login=ana");
            assert_eq!(
                (answer.status, answer.header("location")),
                (303, Some("/connect")),
                "{method} {path}: {answer:?}"
            );
            assert!(answer.body.is_empty() && answer.header("set-cookie").is_none());
        }
    }
    for host in ["clinic.local", "evil.example\"><script>", "127.0.0.1"] {
        let page = ask(connect, "GET /connect", &[("Host", host), ("Cookie", &cookie)], b"");
        assert_eq!(page.status, 200);
        assert!(page.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
        assert!(page.header("set-cookie").is_none() && page.header("strict-transport-security").is_none());
        for word in ["Zephyrine", "Ana", "Ben", "evil.example", "<form"] {
            assert!(!page.body.contains(word), "{word}: {}", page.body);
        }
    }
    let profile = ask(connect, "GET /connect/clinic.mobileconfig", &[("Host", "clinic.local")], b"");
    assert_eq!(profile.header("content-type"), Some("application/x-apple-aspen-config"));
    assert!(profile.body.contains("com.apple.security.root"));
}

#[test]
fn first_people_are_named_at_the_clinics_own_screen_only() {
    let (desk, device) = clinic_and_device();
    let https = desk.process.https.unwrap();
    for path in ["/set-up", "/join"] {
        for method in ["GET", "POST"] {
            let headers = [("Host", &*https.to_string()), ("Sec-Fetch-Site", "same-origin"), FORM];
            let answer = device.ask(https, &format!("{method} {path}"), &headers, b"clinic=Mine");
            assert_eq!(answer.status, 403, "{method} {path}");
            assert!(answer.text().contains("own screen only"), "{}", answer.text());
        }
    }
}

#[test]
fn a_computer_that_guesses_has_to_wait_and_the_clinics_own_screen_never_does() {
    let (desk, device) = clinic_and_device();
    let mut guesser = device.visitor(desk.process.https.unwrap());
    for n in 0..waystation::http::FREE_TRIES_OF_ADDRESS {
        assert_eq!(guesser.sign_in(&format!("name{n}"), "a guess at it all").status, 401);
    }
    let page = guesser.sign_in("ben", PASSPHRASE);
    assert_eq!(page.status, 429, "{}", page.text());
    assert!(page.text().contains("Too many tries from this device. Wait"), "{}", page.text());
    let mut ben = Visitor::of(desk.process.http);
    assert!(ben.sign_in("ben", PASSPHRASE).address.ends_with("/today"));
    assert!(!desk.process.log().contains("guess"));
}

#[test]
fn guesses_sent_all_at_once_are_counted_before_they_are_looked_at() {
    let (desk, device) = clinic_and_device();
    let https = desk.process.https.unwrap();
    let own = https.to_string();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        // As many as one computer may have at once.
        let tries: Vec<_> = (0..waystation::run::pages::STRANGE_CONNECTIONS_MAX)
            .map(|n| {
                let (device, own) = (&device, &own);
                scope.spawn(move || {
                    let headers = [("Host", own.as_str()), ("Sec-Fetch-Site", "same-origin"), FORM];
                    let body = format!("login=name{n}&passphrase=a+guess+at+it+all");
                    device.ask(https, "POST /sign-in", &headers, body.as_bytes()).status
                })
            })
            .collect();
        tries.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let looked_at = statuses.iter().filter(|status| **status == 401).count();
    assert_eq!(looked_at, usize::try_from(waystation::http::FREE_TRIES_OF_ADDRESS).unwrap(), "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 401 | 429)), "{statuses:?}");
}

#[test]
fn the_keys_lie_sealed_and_belong_to_the_folder() {
    let (mut desk, device) = clinic_and_device();
    let names = ["page-authority", "page-certificate"];
    let held = contents(&desk.process.data());
    for name in names {
        let bytes = &held[name];
        assert!(!bytes.windows(7).any(|piece| piece == b"PRIVATE"), "{name}");
        // How every key of this kind begins in DER: the name of its curve.
        let curve = [0x2a, 0x86, 0x48, 0xce, 0x3d];
        assert!(!bytes.windows(curve.len()).any(|piece| piece == curve), "{name}");
    }
    // Damage is told at the clinic's own screen, and nothing is put in its place.
    desk.process.stop();
    let path = desk.process.data().join(names[0]);
    let mut bytes = held[names[0]].clone();
    bytes[50] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    desk.process.start_again();
    desk.sign_in();
    connect_page(&desk.process, "Something must be put right at the clinic");
    let said = desk.text("/devices");
    for words in ["file page-authority in the data folder is damaged", "Put it back from the newest backup"] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert!(device.shake_hands(desk.process.https.unwrap(), "127.0.0.1").is_err());
    desk.process.stop();
    std::fs::write(&path, &held[names[0]]).unwrap();
    desk.process.start_again();
    desk.sign_in();
    connect_page(&desk.process, READY);
    device.shake_hands(desk.process.https.unwrap(), "127.0.0.1").unwrap();
}

#[test]
fn turned_off_nothing_listens_and_the_page_says_how_to_turn_it_on() {
    let process = Process::start(&["clinic", "--https", "off"]);
    assert_eq!((process.https, process.connect), (None, None));
    let mut desk = Desk::begin(process);
    assert!(desk.text("/devices").contains("without --https off"));
    assert_eq!(desk.visitor.open("/devices/poster").status, 404);
    assert!(!contents(&desk.process.data()).contains_key("page-authority"), "no authority is made before it is needed");

    let process = Process::start(&["clinic", "--connect", "off"]);
    assert!(process.https.is_some() && process.connect.is_none());
    let mut desk = Desk::begin(process);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !desk.text("/devices").contains("turned off with --connect off") {
        assert!(std::time::Instant::now() < deadline, "{}", desk.text("/devices"));
    }
    assert!(desk.visitor.open("/devices/poster").address.ends_with("/devices"));
}
