//! Goal: on a tablet or phone the page that connects it can be used by everybody, with scripts and without, and tells
//! whether its clock will do; the pages then work in its browser over TLS, and in no browser that was not connected.
//! Skipped with a printed line where there is no browser.

use fantoccini::Locator;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::device::Device;
use waystation_tests::process::Process;

/// Narrow, as a telephone; and wide, as a desk.
const WIDTHS: [u32; 2] = [360, 1366];

/// What is wrong with the page that is open, light and dark, narrow and wide.
async fn faults(browser: &Browser, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (width, dark) in [(WIDTHS[0], false), (WIDTHS[0], true), (WIDTHS[1], false)] {
        browser.look(width, dark).await;
        let wider = browser.overflow().await;
        if wider > 0 {
            found.push(format!("{name}: {wider} pixels wider than {width}"));
        }
        found.extend(browser.barriers().await.into_iter().map(|one| format!("{name} ({width}, dark: {dark}): {one}")));
    }
    found
}

/// Opens everything that can be folded, so that all of the page is looked at.
async fn unfold(browser: &Browser) {
    let all = "for (const part of document.querySelectorAll('details')) part.open = true";
    browser.window.execute(all, Vec::new()).await.unwrap();
}

fn at(process: &Process) -> String {
    format!("http://{}", process.connect.unwrap())
}

/// A clinic of two whose page for connecting devices is ready.
async fn ready() -> Desk {
    let desk = tokio::task::spawn_blocking(Desk::of_two).await.unwrap();
    let browser = Browser::open_at(&at(&desk.process), true, &[]).await;
    browser.go("/connect").await;
    browser.wait_for("Open the clinic's pages").await;
    browser.close().await;
    desk
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_that_connects_a_device_has_no_barrier_and_leads_through_without_scripts() {
    if !is_here() {
        return;
    }
    let fresh = Process::start(&["clinic"]);
    let browser = Browser::open_at(&at(&fresh), true, &[]).await;
    browser.go("/connect").await;
    browser.wait_for("Someone must begin it at the clinic's own screen first").await;
    let mut found = faults(&browser, "not begun").await;
    browser.close().await;

    let mut desk = ready().await;
    let browser = Browser::open_at(&at(&desk.process), true, &[]).await;
    // Any address leads there.
    browser.go("/today").await;
    assert_eq!(browser.path().await, "/connect");
    browser.wait_for("This device's clock agrees with it.").await;
    unfold(&browser).await;
    found.extend(faults(&browser, "connect").await);
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    assert_eq!(browser.kept_in_browser().await, "[0,0,\"\"]");
    browser.close().await;

    let plain = Browser::open_at(&at(&desk.process), false, &[]).await;
    plain.go("/connect").await;
    plain.wait_for("Does this device say the same, within a few minutes?").await;
    assert!(!plain.text().await.contains("agrees"), "without a script the page does not know");
    for name in ["Android", "iPhone", "Windows", "Mac", "Linux"] {
        let mut opened = false;
        for part in plain.window.find_all(Locator::Css("details.per-device")).await.unwrap() {
            let summary = part.find(Locator::Css("summary")).await.unwrap();
            if summary.text().await.unwrap().contains(name) {
                summary.click().await.unwrap();
                opened = part.find(Locator::Css("a.button")).await.unwrap().is_displayed().await.unwrap();
            }
        }
        assert!(opened, "{name} has steps");
    }
    tokio::task::spawn_blocking(move || {
        desk.process.kill_and_start_again();
        desk
    })
    .await
    .unwrap();
    plain.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_whose_clock_is_wrong_is_told_by_how_much() {
    if !is_here() {
        return;
    }
    let desk = ready().await;
    let browser = Browser::open_at(&at(&desk.process), true, &[]).await;
    // Each script sets the clock on by the sum of those before it.
    for (by_ms, words) in [
        (-3 * 86_400_000_i64, "This device's clock is behind it (3 days)."),
        (3 * 86_400_000 + 4 * 60_000, "This device's clock agrees with it."),
        (36 * 60_000, "This device's clock is ahead of it (40 minutes)."),
    ] {
        browser.before_pages(&format!("{{ const now = Date.now; Date.now = () => now() + {by_ms}; }}")).await;
        browser.go("/connect").await;
        browser.wait_for(words).await;
        assert!(!browser.text().await.contains("Does this device say the same"));
    }
    assert_eq!(faults(&browser, "a wrong clock").await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connected_browser_works_over_tls_under_the_clinics_name_and_one_that_is_not_is_warned() {
    if !is_here() {
        return;
    }
    let mut desk = ready().await;
    let (connect, https) = (desk.process.connect.unwrap(), desk.process.https.unwrap());
    let (pin, client) = tokio::task::spawn_blocking(move || {
        let pin = Device::connected(connect).pin(https);
        let client = desk.client("Ada Reed");
        (pin, (desk, client))
    })
    .await
    .unwrap();
    let (desk, client) = client;
    let origin = format!("https://clinic.local:{}", https.port());
    let name = "--host-resolver-rules=MAP clinic.local 127.0.0.1";
    let stranger = Browser::open_at(&origin, true, &[name]).await;
    stranger.go("/sign-in").await;
    stranger.wait_for("ERR_CERT_AUTHORITY_INVALID").await;
    assert!(stranger.window.find(Locator::Css("#login")).await.is_err(), "a warning, and no page");
    stranger.close().await;

    for scripts in [true, false] {
        let tablet = Browser::open_at(&origin, scripts, &[name, &pin]).await;
        tablet.look(820, false).await;
        tablet.sign_in(&("ana".to_owned(), PASSPHRASE.to_owned())).await;
        tablet.go(&format!("{client}/client/one")).await;
        let pronouns = if scripts { "she/her" } else { "they/them" };
        tablet.type_into("#f-pronouns", pronouns).await;
        tablet.leave_by("form.form button[type=submit]").await;
        tablet.wait_for("Saved.").await;
        assert!(tablet.text().await.contains(pronouns));
        if scripts {
            let context =
                "return [isSecureContext, performance.getEntriesByType('navigation')[0].nextHopProtocol].join()";
            let said = tablet.window.execute(context, Vec::new()).await.unwrap();
            assert_eq!(said, "true,http/1.1");
            assert_eq!(tablet.console_errors().await, Vec::<String>::new());
            assert_eq!(tablet.kept_in_browser().await, "[0,0,\"\"]");
        }
        tablet.close().await;
    }
    let own = Browser::open(desk.process.http, true).await;
    own.sign_in(&("ana".to_owned(), PASSPHRASE.to_owned())).await;
    own.go(&format!("{client}/client")).await;
    own.wait_for("they/them").await;
    own.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clinics_own_page_and_its_poster_show_where_to_begin_and_have_no_barrier() {
    if !is_here() {
        return;
    }
    let desk = ready().await;
    let connect = format!("http://{}/connect", desk.process.connect.unwrap());
    let browser = Browser::open(desk.process.http, true).await;
    // Whoever is signed in may print it.
    browser.sign_in(&("ben".to_owned(), PASSPHRASE.to_owned())).await;
    browser.go("/devices").await;
    browser.wait_for(&connect).await;
    let words = browser.find("#others .check-words").await.text().await.unwrap();
    assert_eq!(words.lines().count(), 2, "{words}");
    unfold(&browser).await;
    let mut found = faults(&browser, "laptops").await;
    browser.follow("A poster to print").await;
    browser.wait_for(&connect).await;
    assert_eq!(browser.find(".poster .check-words").await.text().await.unwrap(), words);
    let size = browser.find(".poster svg.qr").await.rectangle().await.unwrap();
    assert!(size.2 > 100.0 && size.3 > 100.0, "a camera can read it: {size:?}");
    found.extend(faults(&browser, "poster").await);
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
    let device = Browser::open_at(&at(&desk.process), true, &[]).await;
    device.go("/connect").await;
    let page = device.find("main").await.text().await.unwrap();
    for digits in words.lines() {
        assert!(!page.contains(digits), "what is to be compared stands on no page that anybody could copy: {page}");
    }
    device.close().await;
}

/// A browser on this system has a camera that shows a test picture, but nothing that reads codes in pictures; this
/// stands for that part, and says what the camera is to see.
const READER: &str = "
    window.seen = '';
    window.BarcodeDetector = class {
        static async getSupportedFormats() { return ['qr_code']; }
        async detect(video) { return video.videoWidth > 0 && window.seen ? [{ rawValue: window.seen }] : []; }
    };";

#[tokio::test(flavor = "multi_thread")]
async fn a_laptops_camera_fills_in_the_code_and_a_person_still_joins() {
    if !is_here() {
        return;
    }
    let mut clinic = tokio::task::spawn_blocking(Desk::of_two).await.unwrap();
    let laptop = Process::start(&["laptop"]);
    let origin = format!("http://localhost:{}", laptop.http.port());
    let unable = Browser::open_at(&origin, true, &[]).await;
    unable.go("/join").await;
    assert!(!unable.find("#scan").await.is_displayed().await.unwrap(), "offered only where it can be done");
    unable.close().await;

    let camera = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
    let browser = Browser::open_at(&origin, true, &camera).await;
    browser.before_pages(READER).await;
    browser.go("/join").await;
    let see = |text: String| {
        let window = browser.window.clone();
        async move { window.execute("window.seen = arguments[0]", vec![text.into()]).await.unwrap() }
    };
    let code_is = || async { browser.find("#code").await.prop("value").await.unwrap().unwrap_or_default() };
    browser.click("#scan button").await;
    browser.wait_for("Hold the picture on the clinic's screen in front of the camera.").await;
    for garbage in [
        "https://example.org/",
        "waystation-pair:",
        "waystation-pair:C4D5-92XY@",
        "waystation-pair:C4D5-92XY@clinic.example:8471",
        "waystation-pair:C4D5-92XY@192.168.1.20",
        "waystation-pair:OOOO-IIII@192.168.1.20:8471",
        "waystation-pair:C4D5-92XY@192.168.1.20:8471 and more",
        "x waystation-pair:C4D5-92XY@192.168.1.20:8471",
        "waystation-pair:C4D5-92XY@<b>:8471",
    ] {
        browser.window.execute("document.querySelector('[data-say=other]').hidden = true", Vec::new()).await.unwrap();
        see(garbage.to_owned()).await;
        browser.wait_for("That picture is not a clinic's code.").await;
        assert_eq!(code_is().await, "", "{garbage}");
    }
    see("waystation-pair:C4D5-92XY@[fd00::1:2]:8471".to_owned()).await;
    browser.wait_for("The code and the address are filled in.").await;
    assert_eq!(code_is().await, "C4D5-92XY");
    assert_eq!(browser.find("#address").await.prop("value").await.unwrap().as_deref(), Some("[fd00::1:2]:8471"));
    assert!(!browser.find("#scan video").await.is_displayed().await.unwrap(), "the camera is off again");
    assert_eq!(browser.path().await, "/join", "nothing was sent");
    assert_eq!(faults(&browser, "join").await, Vec::<String>::new());

    // The real one, as the clinic's screen shows it.
    let (code, address, clinic) = tokio::task::spawn_blocking(move || {
        let page = clinic.visitor.open("/devices");
        let person = page.html.split("name=\"person\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let window = clinic.visitor.send(page.form("/devices/open").with("person", &person));
        assert!(window.html.contains("<svg class=\"qr\""), "{}", window.html);
        (waystation_tests::clinic::code_on(&window), clinic.process.peers.unwrap(), clinic)
    })
    .await
    .unwrap();
    browser.click("#scan button").await;
    see(format!("waystation-pair:{code}@{address}")).await;
    // The words stand there since the first picture: only the code tells that the second was seen.
    for _ in 0..300 {
        if code_is().await == code {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(code_is().await, code);
    browser.type_into("#name", "Laptop one").await;
    browser.leave_by("main form button[type=submit]").await;
    browser.wait_for("Compare four words").await;
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
    drop(clinic);
}
