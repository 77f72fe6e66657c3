//! Goal: forms in a real browser keep what was typed, never overwrite another's words, and work from the keyboard;
//! and the browser keeps nothing: no store, no cookie that a script can read, no page in a cache.

use fantoccini::key::Key;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;

/// A clinic, a window in which the supervisor is signed in, and the address of a chart.
async fn begin(scripts: bool) -> (Desk, Browser, String) {
    let mut clinic = Desk::clinic();
    let clients = clinic.visitor.open("/clients");
    let chart = clients.link(&["/clients/", "-"]);
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&supervisor(&clinic)).await;
    (clinic, browser, chart)
}

fn supervisor(clinic: &Desk) -> (String, String) {
    clinic.process.people.iter().find(|(login, _)| login == "sample-ruth").cloned().expect("Ruth")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_something_missing_says_so_at_the_top_and_beside_and_keeps_what_was_typed() {
    if !is_here() {
        return;
    }
    for scripts in [true, false] {
        something_missing(scripts).await;
    }
}

async fn something_missing(scripts: bool) {
    let (_clinic, browser, chart) = begin(scripts).await;
    browser.go(&format!("{chart}/goal/new")).await;
    browser.click("form.form .later summary").await;
    browser.type_into("#f-first_step", "Pack a bag").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("One thing to put right").await;
    assert!(browser.focus_is_on("problems").await, "reading begins at what is wrong");
    let beside = browser.find(".field.wrong .problem").await.text().await.unwrap();
    assert!(beside.contains("What they want: this is needed"), "{beside}");
    let typed = browser.find("#f-first_step").await.prop("value").await.unwrap();
    assert_eq!(typed.as_deref(), Some("Pack a bag"));
    browser.click("#problems a").await;
    assert!(browser.focus_is_on("f-statement").await, "the summary leads to the field");
    browser.type_keys("Sleep at home").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved.").await;
    let goals = browser.text().await;
    assert!(goals.contains("Sleep at home") && goals.contains("Pack a bag"), "{goals}");
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_tabs_that_change_the_same_field_the_later_stands_and_the_other_is_in_the_history() {
    if !is_here() {
        return;
    }
    for scripts in [true, false] {
        two_tabs(scripts).await;
    }
}

async fn two_tabs(scripts: bool) {
    let (_clinic, browser, chart) = begin(scripts).await;
    let form = format!("{chart}/client/one");
    let first = browser.window.window().await.unwrap();
    browser.go(&form).await;
    let second = browser.window.new_window(true).await.unwrap().handle;
    browser.window.switch_to_window(second).await.unwrap();
    browser.go(&form).await;
    browser.type_into("#f-pronouns", "they/them").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved.").await;
    browser.window.switch_to_window(first).await.unwrap();
    browser.type_into("#f-pronouns", "ze/zir").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved, together with what you saved in another window meanwhile.").await;
    let page = browser.text().await;
    assert!(page.contains("ze/zir") && !page.contains("they/them") && !page.contains("please choose"), "{page}");
    browser.click(".quietly:has(a[href$='/client/one/history']) summary").await;
    browser.leave_by("a[href$='/client/one/history']").await;
    browser.wait_for("You, twice: written in another window of the same computer").await;
    let told = browser.text().await;
    assert!(told.contains("they/them") && told.contains("ze/zir"), "{told}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_and_saving_need_no_mouse() {
    if !is_here() {
        return;
    }
    let clinic = Desk::clinic();
    let (login, passphrase) = supervisor(&clinic);
    let browser = Browser::open(clinic.process.http, true).await;
    browser.go("/sign-in").await;
    browser.tab_to("login").await;
    browser.type_keys(&login).await;
    browser.press(Key::Tab).await;
    browser.type_keys(&passphrase).await;
    browser.press(Key::Enter).await;
    browser.wait_for("Your tasks").await;
    // The first Tab on a page offers to pass the way round.
    browser.press(Key::Tab).await;
    assert!(browser.focus_is_on("skip").await);
    browser.follow("Caseload").await;
    browser.tab_to("search").await;
    browser.type_keys("owusu").await;
    browser.press(Key::Enter).await;
    browser.wait_for("1 client found").await;
    browser.leave_by("#clients li a").await;
    let chart = browser.path().await;
    browser.go(&format!("{chart}/client/one")).await;
    browser.tab_to("f-gender").await;
    browser.type_keys("her own word").await;
    browser.press(Key::Enter).await;
    browser.wait_for("Saved.").await;
    assert!(browser.focus_is_on("notice").await, "reading begins at what came of it");
    assert!(browser.text().await.contains("her own word"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_keeps_nothing_and_every_answer_carries_its_headers() {
    if !is_here() {
        return;
    }
    let (_clinic, browser, chart) = begin(true).await;
    for address in ["/today", "/clients", &chart, &format!("{chart}/note"), "/sync"] {
        browser.go(address).await;
        assert_eq!(browser.kept_in_browser().await, "[0,0,\"\"]", "{address}");
    }
    let cookies = browser.window.get_all_cookies().await.unwrap();
    assert_eq!(cookies.len(), 1);
    for cookie in cookies {
        // No `Secure` on plain http of this computer: `other_devices` holds what goes over the network.
        assert_eq!((cookie.http_only(), cookie.secure()), (Some(true), Some(false)), "{}", cookie.name());
    }
    let style = browser.find("link[rel=stylesheet]").await.attr("href").await.unwrap().unwrap();
    let form = format!("{chart}/client/one");
    for address in ["/today", "/sign-in", &chart, &form, "/nowhere", &style, "/returns/nothing", "/devices/window"] {
        let ask = "const [address, done] = arguments; fetch(address).then((a) => done([...a.headers]))";
        let said = browser.window.execute_async(ask, vec![address.into()]).await.unwrap();
        let header = |name: &str| {
            let pairs = said.as_array().cloned().unwrap_or_default();
            pairs.iter().find(|pair| pair[0] == name).map(|pair| pair[1].as_str().unwrap_or_default().to_owned())
        };
        let policy = header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
        let wanted = [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-frame-options", "DENY"),
        ];
        for (name, value) in wanted {
            assert_eq!(header(name).as_deref(), Some(value), "{name} of {address}");
        }
        assert!(header("permissions-policy").is_some() && header("strict-transport-security").is_none(), "{address}");
        if address != style {
            assert_eq!(header("cache-control").as_deref(), Some("no-store"), "{address}");
        }
    }
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.leave_by("#lock").await;
    browser.go(&chart).await;
    browser.find("#login").await;
    browser.close().await;
}
