//! Goal: the main job needs no mouse, on a slow computer too; whoever has the keyboard sees where it is, on every page
//! and at every size, and it is where reading goes on after a page came.

use fantoccini::key::Key;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;
use waystation_tests::eyes::{DESK, FORCED, FOUR_TIMES, PHONE, SHORT};

/// How many times slower the processor is made.
const SLOW: u32 = 4;

/// Goes somewhere by its name, from wherever the keyboard is.
async fn go_to(browser: &Browser, name: &str, says: &str) {
    let page = browser.find("html").await;
    browser.type_keys("/").await;
    browser.find("dialog.find[open]").await;
    browser.type_keys(name).await;
    browser.wait_for(says).await;
    assert!(browser.focus_is_on("find-box").await, "typing goes on while lines come");
    browser.press(Key::Down).await;
    assert_eq!(browser.focus_fault().await, "");
    browser.press(Key::Enter).await;
    browser.until_gone(page).await;
    browser.find("main").await;
}

/// Presses Enter on what leads to another page.
async fn enter(browser: &Browser) {
    assert_eq!(browser.focus_fault().await, "");
    let page = browser.find("html").await;
    browser.press(Key::Enter).await;
    browser.until_gone(page).await;
    browser.find("main").await;
}

/// What came of the last thing is where reading goes on.
async fn told(browser: &Browser, words: &str) {
    browser.wait_for(words).await;
    assert!(browser.focus_is_on("notice").await, "reading goes on at {words:?}");
    assert_eq!(browser.focus_fault().await, "");
}

async fn tab_to(browser: &Browser, css: &str) {
    browser.tab_to_link(css).await;
    assert_eq!(browser.focus_fault().await, "", "{css}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_needs_no_mouse_even_on_a_slow_computer() {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::clinic();
    let found = clinic.visitor.open("/clients/search").form("/clients/search").with("search", "owusu");
    let chart = clinic.visitor.send(found).link(&["/clients/", "-"]);
    clinic.leave_two_versions(&format!("{chart}/client/one"), "f.pronouns", ["she/her", "they/them"]);
    let (login, passphrase) = clinic.person("sample-ruth");
    let browser = Browser::open(clinic.process.http, true).await;
    browser.slow_down(SLOW).await;
    browser.go("/sign-in").await;
    browser.tab_to("login").await;
    browser.type_keys(&login).await;
    browser.press(Key::Tab).await;
    browser.type_keys(&passphrase).await;
    enter(&browser).await;
    browser.press(Key::Tab).await;
    assert!(browser.focus_is_on("skip").await, "the first Tab offers to pass the way round");
    assert_eq!(browser.focus_fault().await, "");

    go_to(&browser, "owu", "Abena Owusu").await;
    assert_eq!(browser.path().await, chart);
    go_to(&browser, "goals", "Goals").await;
    assert_eq!(browser.path().await, format!("{chart}/goal"));
    tab_to(&browser, ".card h3 a").await;
    enter(&browser).await;
    tab_to(&browser, "#f-first_step").await;
    browser.type_keys(" and bread").await;
    tab_to(&browser, "main form.form button[type=submit]").await;
    enter(&browser).await;
    told(&browser, "Saved.").await;
    assert!(browser.text().await.contains("and bread"));

    tab_to(&browser, ".card h3 a").await;
    enter(&browser).await;
    tab_to(&browser, "button[formaction$='/retire']").await;
    enter(&browser).await;
    told(&browser, "Put away.").await;
    tab_to(&browser, ".notice form button").await;
    enter(&browser).await;
    told(&browser, "Taken up again.").await;

    tab_to(&browser, ".versions-banner a").await;
    enter(&browser).await;
    tab_to(&browser, "main a[href$='/pronouns/choose']").await;
    enter(&browser).await;
    tab_to(&browser, "input[name=choice]").await;
    browser.press(Key::Down).await;
    browser.press(Key::Up).await;
    assert_eq!(browser.focus_fault().await, "");
    let chosen = browser.find("label.version:has(:checked)").await.text().await.unwrap();
    tab_to(&browser, "#reason").await;
    browser.type_keys("Asked on the phone").await;
    tab_to(&browser, "form.chooser button[type=submit]").await;
    enter(&browser).await;
    told(&browser, "Saved.").await;
    assert_eq!(browser.path().await, "/review", "nothing else waits");
    browser.go(&format!("{chart}/client")).await;
    let settled = chosen.lines().next().unwrap_or_default();
    let page = browser.text().await;
    assert!(page.contains(settled) && !page.contains("please choose"), "{settled}: {page}");

    // Locked, and back on the same page.
    let before = browser.path().await;
    tab_to(&browser, "#lock").await;
    enter(&browser).await;
    assert!(browser.focus_is_on("passphrase").await, "their name is filled in, so that the passphrase is next");
    browser.type_keys(&passphrase).await;
    enter(&browser).await;
    assert_eq!(browser.path().await, before);

    // Hidden from someone who walks in, and shown again, with the keyboard where it was.
    tab_to(&browser, ".index a[aria-current]").await;
    browser.press(Key::Escape).await;
    browser.press(Key::Escape).await;
    browser.find("html.hidden-page .cover:not([hidden])").await;
    assert!(!browser.text().await.contains("Owusu"), "nothing of the page is to be read: {}", browser.text().await);
    assert!(browser.focus_is_at(".cover button").await);
    assert_eq!(browser.focus_fault().await, "");
    browser.press(Key::Escape).await;
    browser.press(Key::Escape).await;
    browser.find("html:not(.hidden-page)").await;
    assert!(browser.focus_is_at(".index a[aria-current]").await);
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_goes_round_every_kind_of_page_and_is_always_seen() {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::clinic();
    let chart = clinic.visitor.open("/clients").link(&["/clients/", "-"]);
    clinic.leave_two_versions(&format!("{chart}/client/one"), "f.pronouns", ["she/her", "they/them"]);
    let browser = Browser::open(clinic.process.http, true).await;
    browser.sign_in(&clinic.person("sample-ruth")).await;
    let (mut places, mut faults) = (0, Vec::new());
    for address in ["/today", "/clients", "/settings", "/people"].map(str::to_owned).into_iter().chain(
        ["", "/goal", "/goal/new", "/note", "/client/one/pronouns/choose", "/print"]
            .map(|page| format!("{chart}{page}")),
    ) {
        for sight in [DESK, PHONE, SHORT, FOUR_TIMES, FORCED] {
            browser.see(sight).await;
            browser.go(&address).await;
            let (count, found) = browser.round().await;
            assert!(count > 8, "{address} has more than {count} places for the keyboard");
            places += count;
            faults.extend(found.into_iter().map(|fault| format!("{address} ({}): {fault}", sight.name)));
        }
        browser.see(DESK).await;
    }
    waystation_tests::tour::say(&format!("{places} places of the keyboard, {} faults", faults.len()));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    browser.close().await;
}
