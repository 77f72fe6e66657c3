//! Goal: the main job in another language than English, and in one that is read from right to left.

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;
use waystation_tests::eyes::{DESK, PHONE};
use waystation_web::Language;

/// English words that no page in another language says.
const ENGLISH: [&str; 8] = ["Caseload", "Directory", "Saved", "Goals", "please choose", "Go to", "Write", "Settings"];

/// Everything on the page that stays English in every language: what staff wrote.
async fn says_no_english(browser: &Browser, language: Language) {
    browser.find(&format!("html[lang='{}'][dir={}]", language.tag(), language.direction())).await;
    let page = browser.text().await;
    for word in ENGLISH {
        assert!(!page.contains(word), "{word:?} is English: {page}");
    }
}

async fn main_job(language: Language, scripts: bool) {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::clinic();
    let found = clinic.visitor.open("/clients/search").form("/clients/search").with("search", "owusu");
    let chart = clinic.visitor.send(found).link(&["/clients/", "-"]);
    clinic.leave_two_versions(&format!("{chart}/client/one"), "f.pronouns", ["ella", "elle"]);
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.read_in(language.tag()).await;
    browser.sign_in(&clinic.person("sample-ruth")).await;
    browser.wait_for(&language.say("today-mine")).await;
    browser.follow(&language.say("nav-caseload")).await;
    browser.type_into("#search", "owusu").await;
    browser.leave_by("form.search button").await;
    browser.wait_for(&language.say_n("caseload-found", 1)).await;
    browser.leave_by("#clients li a").await;
    browser.wait_for(&language.say("glance-heading")).await;
    says_no_english(&browser, language).await;

    browser.leave_by(".index a[href$='/goal']").await;
    browser.leave_by(".card h3 a").await;
    browser.type_into("#f-first_step", "Llamar a su hermana").await;
    browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
    browser.wait_for(&language.say("routes-saved")).await;
    browser.wait_for("Llamar a su hermana").await;
    browser.leave_by(".card h3 a").await;
    browser.leave_by("button[formaction$='/retire']").await;
    browser.wait_for(&language.say("routes-put-away")).await;
    browser.leave_by(".notice form button").await;
    browser.wait_for(&language.say("routes-taken-up")).await;

    browser.leave_by(".versions-banner a").await;
    browser.leave_by("main a[href$='/pronouns/choose']").await;
    browser.click("label.version").await;
    let chosen = browser.find("label.version:has(:checked) .version-text").await.text().await.unwrap();
    browser.type_into("#reason", "Por teléfono").await;
    browser.leave_by("form.chooser button[type=submit]").await;
    browser.wait_for(&language.say("routes-saved")).await;
    browser.go(&format!("{chart}/client")).await;
    browser.wait_for(&chosen).await;
    says_no_english(&browser, language).await;
    sides(&browser, language).await;
    browser.leave_by("#lock").await;
    browser.find("#login").await;
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

/// The index stands where reading begins, and nothing is wider than its window.
async fn sides(browser: &Browser, language: Language) {
    let mirrored = language.direction() == "rtl";
    let index = browser.find(".index").await.rectangle().await.unwrap();
    let page = browser.find(".chart-page").await.rectangle().await.unwrap();
    assert_eq!(index.0 > page.0, mirrored, "the index at {index:?} beside {page:?}");
    for sight in [PHONE, DESK] {
        browser.see(sight).await;
        assert_eq!(browser.too_wide().await, Vec::<String>::new(), "{}", sight.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_in_spanish() {
    for scripts in [true, false] {
        main_job(Language::Spanish, scripts).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_from_right_to_left() {
    for scripts in [true, false] {
        main_job(Language::Mirrored, scripts).await;
    }
}
