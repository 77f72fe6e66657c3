//! A clock that is set wrong opens nothing, locks nobody out, throws nothing away, and is said.

use super::drafts::Form;
use super::*;
use crate::host::clock;
use crate::http::{FIRST_WAIT_MS, Seat};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The clock of this computer set by so much until it is dropped.
struct SetBy;

impl SetBy {
    fn days(days: i64) -> Self {
        clock::set_by(days * DAY_MS);
        Self
    }
}

impl Drop for SetBy {
    fn drop(&mut self) {
        clock::set_by(0);
    }
}

async fn note(browser: &mut Browser, chart: &str) -> Form {
    let form = browser.form(&format!("{chart}/note/new")).await;
    let today = clock::today().to_string();
    form.with("f.kind", "visit").with("f.happened", &today).with("f.text", "Came alone.").with("then", "sign")
}

#[actix_web::test]
async fn a_clock_set_back_a_day_keeps_no_idle_screen_open() {
    let mut browser = Browser::clinic().await;
    let _set = SetBy::days(-1);
    browser.state.sessions().backdate(browser.session(), IDLE_MS);
    assert_eq!(browser.get("/today").await.location, "/sign-in");
}

#[actix_web::test]
async fn a_clock_set_forward_a_month_signs_nobody_out_keeps_their_words_and_locks_no_login() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = note(&mut browser, &chart).await;
    {
        let _set = SetBy::days(31);
        assert_eq!(browser.get("/today").await.status, StatusCode::OK);
        for _ in 0..=FREE_TRIES {
            browser.post("/sign-in", &[("login", "sam"), ("passphrase", "a guess at it")]).await;
        }
    }
    let (tries, now) = (browser.state.tries(), clock::uptime());
    assert!(tries.wait_ms("sam", Seat::Here, now) > 0);
    assert_eq!(tries.wait_ms("sam", Seat::Here, now.after(FIRST_WAIT_MS)), 0, "it is over as soon as ever");
    // Words that came after the session had locked itself outlast a clock that runs away.
    browser.state.sessions().backdate(browser.session(), IDLE_MS);
    assert_eq!(browser.send(&form).await.location, "/sign-in");
    let _set = SetBy::days(31);
    browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    assert!(browser.get("/unsent").await.text.contains("Came alone."));
}

#[actix_web::test]
async fn a_clock_in_doubt_is_said_on_every_page_and_asked_about_once_before_anything_is_signed() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    assert!(!browser.get("/today").await.text.contains("clock-line"));
    let _set = SetBy::days(-1);
    let page = browser.get("/today").await.text;
    assert!(page.contains("clock-line") && page.contains("clock may be wrong: it says"), "{page}");
    let form = note(&mut browser, &chart).await;
    let asked = browser.send(&form).await;
    assert!(asked.text.contains("Not signed yet") && asked.text.contains("Came alone."), "{}", asked.text);
    let at = format!("{chart}/note/{}", form.get("edit_id"));
    let signed = browser.send(&form).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    assert!(browser.get(&at).await.text.contains("Signed by Dana"));
}

#[actix_web::test]
async fn whoever_says_that_the_clock_is_right_is_believed_and_nobody_is_asked_again() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let _set = SetBy::days(-1);
    let page = browser.get("/clock").await.text;
    assert!(page.contains("set back by 24 hours") && page.contains("The clock is right"), "{page}");
    let by = browser.person();
    assert_eq!(browser.post("/clock/right", &[("form_by", &by)]).await.location, "/clock");
    assert!(!browser.get("/today").await.text.contains("clock-line"));
    let form = note(&mut browser, &chart).await;
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn after_a_restart_in_the_year_2000_the_record_says_that_the_clock_is_wrong() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    browser.state.node().close().await.unwrap();
    let _set = SetBy::days(-26 * 365);
    browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    browser.get("/signed-in").await;
    let page = browser.get("/clock").await.text;
    assert!(page.contains("Something was written here on"), "{page}");
    assert!(browser.get(&chart).await.text.contains("clock-line"));
}

#[actix_web::test]
async fn after_a_restart_long_after_the_last_writing_the_clock_is_asked_about_before_anything_is_signed() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    browser.state.node().close().await.unwrap();
    let _set = SetBy::days(400);
    browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    browser.get("/signed-in").await;
    let page = browser.get("/clock").await.text;
    assert!(page.contains("nothing has been written here for months: the last of it is of"), "{page}");
    assert!(browser.get(&chart).await.text.contains("clock-line"));
    let form = note(&mut browser, &chart).await;
    let asked = browser.send(&form).await;
    assert!(asked.text.contains("Not signed yet"), "{}", asked.text);
    let by = browser.person();
    browser.post("/clock/right", &[("form_by", &by)]).await;
    assert!(!browser.get("/today").await.text.contains("clock-line"));
}

#[actix_web::test]
async fn a_clinics_day_is_that_of_its_own_time_zone() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let by = browser.person();
    let mut days = Vec::new();
    // There is no moment at which it is the same day in both.
    for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
        let saved = browser.post("/clock", &[("form_by", &*by), ("zone", zone)]).await;
        assert_eq!(saved.location, "/clock", "{}", saved.text);
        assert!(browser.get("/clock").await.text.contains(&zone.replace('_', " ")));
        days.push(browser.form(&format!("{chart}/note/new")).await.get("f.happened").to_owned());
    }
    assert_ne!(days[0], days[1]);
    let here = |zone| clock::today_in(&clock::zone_named(zone).unwrap()).to_string();
    assert_eq!(days, [here("Pacific/Kiritimati"), here("Pacific/Pago_Pago")].map(|day| day.to_string()));
    let refused = browser.post("/clock", &[("form_by", &*by), ("zone", "Mars/Olympus")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut sam = browser.beside("sam").await;
    let by = sam.person();
    assert!(!sam.get("/clock").await.text.contains("<select"), "a supervisor changes it");
    let refused = sam.post("/clock", &[("form_by", &*by), ("zone", "America/Denver")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn on_the_first_day_the_page_says_what_the_clock_says_and_whether_that_can_be() {
    let mut browser = Browser::new(NodeRole::Clinic);
    let page = browser.get("/set-up").await.text;
    assert!(page.contains("clock says") && page.contains(&clock::today().year().to_string()), "{page}");
    assert!(!page.contains("may be wrong"), "{page}");
    for (days, doubt) in [(-26 * 365, "This program was made on"), (40 * 365, "more than twenty years since")] {
        let _set = SetBy::days(days);
        let page = browser.get("/set-up").await.text;
        assert!(page.contains("This may be wrong.") && page.contains(doubt), "{page}");
    }
}

#[actix_web::test]
async fn a_clinic_begun_by_a_clock_that_cannot_be_is_told_so_on_every_page() {
    let _set = SetBy::days(40 * 365);
    let mut browser = Browser::clinic().await;
    let page = browser.get("/clock").await.text;
    assert!(page.contains("more than twenty years since"), "{page}");
    assert!(browser.get("/today").await.text.contains("clock-line"));
}
