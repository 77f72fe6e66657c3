//! Goal: a client and a therapist draw up the plan in one sitting: it begins with what the plan says, is signed, and
//! the client signs on the screen; where that cannot be done, it is said in another way. Method: a real browser, with
//! scripts and without, at a desk and on a tablet.

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;
use waystation_tests::eyes::{DESK, TABLET};

async fn begin(scripts: bool) -> (Desk, Browser, String) {
    let mut clinic = Desk::clinic();
    let chart = clinic.client("Ada Reed");
    let ines = clinic.person("sample-ines");
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&ines).await;
    browser.go(&format!("{chart}/trigger/new")).await;
    browser.choose("#f-kind", "boredom").await;
    browser.type_into("#f-what", "Sunday evenings").await;
    browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
    (clinic, browser, chart)
}

/// Draws up the plan and signs it: the page of the version is open.
async fn agreed(browser: &Browser, chart: &str) -> String {
    browser.go(&format!("{chart}/plan_version/new")).await;
    let plan = browser.find("#f-plan").await.prop("value").await.unwrap().unwrap();
    assert!(plan.contains("- Sunday evenings"), "{plan}");
    let script =
        "document.querySelector('#f-until').value = new Date(Date.now() + 90 * 864e5).toISOString().slice(0, 10)";
    browser.window.execute(script, Vec::new()).await.unwrap();
    browser.leave_by("main form.form button[name=then][value=sign]").await;
    browser.wait_for("Signed by Ines Arroyo").await;
    browser.leave_by("#plan_version .card h3 a").await;
    browser.path().await
}

/// Draws two strokes with a mouse: dispatched as a pointer does, in the middle of the field.
const DRAW: &str = "const field = document.querySelector('.draw canvas'), box = field.getBoundingClientRect();
    field.setPointerCapture = () => {};
    const at = (kind, x, y) => field.dispatchEvent(new PointerEvent(kind, { bubbles: true, isPrimary: true, pointerId: 1,
        button: 0, clientX: box.left + box.width * x, clientY: box.top + box.height * y }));
    for (const y of [.4, .6]) {
        at('pointerdown', .1, y);
        for (let x = .1; x < .9; x += .02) at('pointermove', x, y + Math.sin(x * 20) / 8);
        at('pointerup', .9, y);
    }
    return document.querySelector('.draw input').value";

#[tokio::test(flavor = "multi_thread")]
async fn the_client_signs_the_plan_on_the_screen_and_what_was_drawn_stands_under_it() {
    if !is_here() {
        return;
    }
    let (_clinic, browser, chart) = begin(true).await;
    let at = agreed(&browser, &chart).await;
    for (sight, who) in [(DESK, "client"), (TABLET, "guardian")] {
        browser.see(sight).await;
        browser.go(&format!("{at}/plan_signature")).await;
        browser.click(&format!("input[name='f.who'][value={who}]")).await;
        if who != "client" {
            browser.type_into("#f-name", "Luz").await;
        }
        browser.click("input[name='f.how'][value=on_screen]").await;
        browser.wait_for("Nothing is written yet.").await;
        let drawn = browser.window.execute(DRAW, Vec::new()).await.unwrap();
        let drawn = drawn.as_str().unwrap();
        assert_eq!(drawn.matches('M').count(), 2, "{drawn}");
        assert!(drawn.split(' ').count() > 60, "{drawn}");
        browser.wait_for("Signed.").await;
        assert_eq!(browser.barriers().await, Vec::<String>::new());
        assert_eq!(browser.too_wide().await, Vec::<String>::new());
        browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
        browser.wait_for("Saved.").await;
        browser.go(&at).await;
        let paths = "return [...document.querySelectorAll('svg.drawn path')].map(one => one.getAttribute('d'))";
        let shown = browser.window.execute(paths, Vec::new()).await.unwrap();
        assert!(shown.as_array().unwrap().iter().any(|path| path == drawn), "{shown}");
    }
    browser.see(DESK).await;
    // Cleared, there is nothing to save.
    browser.go(&format!("{at}/plan_signature")).await;
    browser.window.execute(DRAW, Vec::new()).await.unwrap();
    browser.click("[data-again]").await;
    browser.wait_for("Nothing is written yet.").await;
    browser.click("input[name='f.who'][value=other]").await;
    browser.type_into("#f-name", "Ben").await;
    browser.click("input[name='f.how'][value=on_screen]").await;
    browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
    browser.wait_for("Sign in the field, or choose another way.").await;
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_the_client_agrees_on_paper_or_by_word() {
    if !is_here() {
        return;
    }
    let (_clinic, browser, chart) = begin(false).await;
    let at = agreed(&browser, &chart).await;
    browser.go(&format!("{at}/plan_signature")).await;
    browser.wait_for("This browser cannot be signed on here.").await;
    browser.click("input[name='f.who'][value=client]").await;
    browser.click("input[name='f.how'][value=spoken_with_witness]").await;
    browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
    browser.wait_for("Write who heard it.").await;
    browser.type_into("#f-witness", "Ruth").await;
    browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
    browser.wait_for("Saved.").await;
    browser.go(&at).await;
    browser.wait_for("Said so, with a witness").await;
    browser.close().await;
}
