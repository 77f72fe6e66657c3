//! A chart that is put away presses nobody and stays readable, what was entered in error stays and says so, and a former name
//! stands nowhere but among the names.

use super::away::leave;
use super::drafts::Form;
use super::*;
use crate::host::clock;

/// Puts the chart where `status` says.
async fn put(browser: &mut Browser, chart: &str, status: &str, reason: &str) {
    let form = browser.form(&format!("{chart}/standing/one")).await;
    leave(browser, &form.with("f.status", status).with("f.reason", reason)).await;
}

/// A signed note; its address.
async fn signed(browser: &mut Browser, chart: &str, text: &str) -> String {
    let form = browser.form(&format!("{chart}/note/new")).await.with("f.kind", "visit").with("f.text", text);
    let form = form.with("f.happened", &clock::today().to_string()).with("then", "sign");
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    format!("{chart}/note/{}", form.get("edit_id"))
}

#[actix_web::test]
async fn a_chart_that_is_put_away_says_so_and_stands_in_the_list_on_request_alone() {
    let mut browser = Browser::clinic().await;
    let (chart, _) = (browser.client("Ana Rios").await, browser.client("Ben Sol").await);
    let task = browser.form(&format!("{chart}/task/new")).await.with("f.what", "Find a bed").with("f.status", "open");
    assert_eq!(browser.send(&task).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/today").await.text.contains("Find a bed"));
    let form = browser.form(&format!("{chart}/standing/one")).await;
    let without = browser.send(&form.with("f.status", "moved")).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY, "it says why");
    put(&mut browser, &chart, "moved", "To the coast").await;

    assert!(!browser.get("/today").await.text.contains("Find a bed"));
    let list = browser.get("/clients").await.text;
    assert!(!list.contains("Ana Rios") && list.contains("Ben Sol") && list.contains("Show 1 chart put away"), "{list}");
    let away = browser.get("/clients/put-away").await.text;
    assert!(away.contains("Ana Rios") && away.contains("Moved away") && !away.contains("Ben Sol"), "{away}");
    let found = browser.post("/clients/search", &[("search", "rios")]).await.text;
    assert!(found.contains("Ana Rios") && found.contains("Moved away"), "{found}");
    let page = browser.get(&chart).await.text;
    assert!(page.contains("Moved away") && page.contains(": To the coast"), "{page}");

    put(&mut browser, &chart, "begun_by_mistake", "The same person twice").await;
    assert!(browser.get("/clients/put-away").await.text.contains("Begun by mistake"));
    put(&mut browser, &chart, "active", "").await;
    assert!(browser.get("/clients").await.text.contains("Ana Rios"));
    assert!(browser.get("/today").await.text.contains("Find a bed"));
}

#[actix_web::test]
async fn who_comes_back_is_asked_about_though_their_chart_was_put_away() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    for status in ["moved", "died", "ended", "begun_by_mistake"] {
        put(&mut browser, &chart, status, &format!("To the coast: {status}")).await;
        let form = browser.form("/clients/new").await.with("name.text", "Ana Rios");
        let asked = browser.send(&form).await;
        assert_eq!(asked.status, StatusCode::CONFLICT, "{status}: {}", asked.text);
        assert!(asked.text.contains(&format!("href=\"{chart}\"")), "{}", asked.text);
    }
}

#[actix_web::test]
async fn writing_in_a_chart_that_is_put_away_asks_once_and_saves_as_was_answered() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    let note = signed(&mut browser, &chart, "Came alone.").await;
    put(&mut browser, &chart, "ended", "All reached").await;
    for (answer, is_active) in [("leave", false), ("take-up", true)] {
        let task = browser.form(&format!("{chart}/task/new")).await.with("f.what", answer).with("f.status", "open");
        let asked = browser.send(&task).await;
        assert_eq!(asked.status, StatusCode::CONFLICT);
        assert!(asked.text.contains("This chart is put away: Ended") && asked.text.contains(answer), "{}", asked.text);
        let again = Form::on(&asked.text).with("f.status", "open").with("chart_away", answer);
        assert_eq!(browser.send(&again).await.status, StatusCode::SEE_OTHER);
        assert!(browser.get(&format!("{chart}/task")).await.text.contains(answer));
        assert_eq!(browser.get("/clients").await.text.contains("Ana Rios"), is_active, "{answer}");
    }
    put(&mut browser, &chart, "died", "The register says so").await;
    let addendum = Form::on(&browser.get(&note).await.text).with("f.text", "Her sister rang.");
    let asked = browser.send(&addendum).await;
    assert!(asked.status == StatusCode::CONFLICT && asked.text.contains("Her sister rang."), "{}", asked.text);
    let saved = browser.send(&Form::on(&asked.text).with("chart_away", "leave")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert!(browser.get(&note).await.text.contains("Her sister rang."));
}

#[actix_web::test]
async fn a_signed_note_entered_in_error_is_struck_through_with_reason_name_and_time_and_never_gone() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    let note = signed(&mut browser, &chart, "Came alone.").await;
    let addendum = Form::on(&browser.get(&note).await.text).with("f.text", "Rang back.");
    assert_eq!(browser.send(&addendum).await.status, StatusCode::SEE_OTHER);
    let form = browser.form(&format!("{note}/entered_in_error")).await;
    assert_eq!(browser.send(&form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it says why");
    let saved = browser.send(&form.with("f.reason", "Of somebody else")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    for page in [note.clone(), format!("{chart}/note"), chart.clone()] {
        let text = browser.get(&page).await.text;
        assert!(text.contains("<s>Came alone.</s>"), "{page}: {text}");
        assert!(text.contains("Entered in error: Of somebody else. Dana"), "{page}: {text}");
        assert!(text.contains("Rang back.") && !text.contains("<s>Rang back."), "{page}");
    }
    // Then what was added, by itself.
    let id = addendum.get("edit_id").to_owned();
    let form = browser.form(&format!("{note}/entered_in_error")).await;
    let saved = browser.send(&form.with("f.addendum", &id).with("f.reason", "Not hers either")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert!(browser.get(&note).await.text.contains("<s>Rang back.</s>"));
    assert!(!browser.get(&note).await.text.contains("Mark as entered in error"), "there is nothing left to mark");
}

#[actix_web::test]
async fn the_history_of_a_note_entered_in_error_is_struck_through_with_its_reason_and_what_was_added_stands_in_it() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    let note = signed(&mut browser, &chart, "Came alone.").await;
    let addendum = Form::on(&browser.get(&note).await.text).with("f.text", "Rang back.");
    assert_eq!(browser.send(&addendum).await.status, StatusCode::SEE_OTHER);
    let history = format!("{note}/history");
    let before = browser.get(&history).await.text;
    assert!(before.contains("Came alone.") && !before.contains("<s>") && before.contains("Rang back."), "{before}");
    let form = browser.form(&format!("{note}/entered_in_error")).await.with("f.reason", "Of somebody else");
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    let struck = browser.get(&history).await.text;
    assert!(struck.contains("<s>Came alone.</s>") && !struck.contains("<s>Rang back."), "{struck}");
    assert_eq!(struck.matches("Came alone.").count(), struck.matches("<s>Came alone.</s>").count(), "{struck}");
    assert!(struck.contains("Entered in error: Of somebody else. Dana"), "{struck}");
    let own = browser.form(&format!("{note}/entered_in_error")).await;
    let own = own.with("f.addendum", addendum.get("edit_id")).with("f.reason", "Not hers either");
    assert_eq!(browser.send(&own).await.status, StatusCode::SEE_OTHER);
    let struck = browser.get(&history).await.text;
    assert!(struck.contains("<s>Rang back.</s>") && struck.contains("Not hers either"), "{struck}");
    let own = format!("{chart}/addendum/{}/history", addendum.get("edit_id"));
    assert!(browser.get(&own).await.text.contains("<s>Rang back.</s>"));
}

#[actix_web::test]
async fn who_may_not_say_that_a_note_was_entered_in_error_is_told_so_before_they_write_a_word() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana Rios").await;
    let note = signed(&mut dana, &chart, "Came alone.").await;
    dana.add("Cam", "case_manager").await;
    let mut cam = dana.beside("cam").await;
    assert!(!cam.get(&note).await.text.contains("Mark as entered in error"));
    let form = format!("{note}/entered_in_error");
    let told = cam.get(&form).await;
    assert_eq!(told.location, note, "{}", told.text);
    let told = cam.get(&note).await.text;
    assert!(told.contains("for its author or a supervisor"), "{told}");
    assert!(dana.get(&form).await.text.contains("name=\"f.reason\""));
}

#[actix_web::test]
async fn on_paper_a_struck_note_is_struck_through_with_its_reason_and_stands_only_where_it_was_ticked() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    let note = signed(&mut browser, &chart, "Came alone.").await;
    let addendum = Form::on(&browser.get(&note).await.text).with("f.text", "Rang back.");
    assert_eq!(browser.send(&addendum).await.status, StatusCode::SEE_OTHER);
    let whole = browser.form(&format!("{note}/entered_in_error")).await.with("f.reason", "Of somebody else");
    assert_eq!(browser.send(&whole).await.status, StatusCode::SEE_OTHER);
    let client = chart.strip_prefix("/clients/").unwrap();
    for (section, is_ticked) in [("note", true), ("goal crisis", false)] {
        let sheet = browser.post("/paper", &[("client", client), ("section", section), ("period", "all")]).await;
        assert_eq!(sheet.status, StatusCode::OK, "{}", sheet.text);
        for said in ["<s>Came alone.</s>", "Entered in error: Of somebody else. Dana"] {
            assert_eq!(sheet.text.contains(said), is_ticked, "{section} {said}: {}", sheet.text);
        }
        assert_eq!(sheet.text.matches("Came alone.").count(), usize::from(is_ticked), "nowhere as if it stood");
        assert!(!sheet.text.contains("<s>Rang back."), "what was added stands by itself");
    }
    let id = addendum.get("edit_id").to_owned();
    let own = browser.form(&format!("{note}/entered_in_error")).await;
    let own = own.with("f.addendum", &id).with("f.reason", "Not hers either");
    assert_eq!(browser.send(&own).await.status, StatusCode::SEE_OTHER);
    let sheet = browser.post("/paper", &[("client", client), ("section", "note"), ("period", "all")]).await.text;
    assert!(sheet.contains("<s>Rang back.</s>") && sheet.matches("Rang back.").count() == 1, "{sheet}");
    assert!(sheet.contains("Not hers either"), "{sheet}");
}

#[actix_web::test]
async fn a_former_name_stands_among_the_names_and_nowhere_else() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    let form = browser.form(&format!("{chart}/name/new")).await;
    let kept = form.clone().with("f.use", "former").with("f.text", "Anselm Oldfield");
    assert_eq!(browser.keep(&kept).await.0, StatusCode::OK);
    assert!(!browser.get("/today").await.text.contains("Oldfield"), "nor in what is kept of its form");
    assert_eq!(browser.send(&kept).await.status, StatusCode::SEE_OTHER);
    let sections = ["", "/note", "/task", "/contact", "/risk", "/goal", "/print"];
    let pages = sections.iter().map(|section| format!("{chart}{section}"));
    for page in pages.chain(["/today", "/clients", "/clients/yours", "/review"].map(str::to_owned)) {
        let page = browser.get(&page).await;
        assert!(!page.text.contains("Oldfield"), "{}", page.text);
    }
    for (address, named) in [("/clients/search", "Ana Rios"), ("/find", "Ana Rios")] {
        let found = browser.post(address, &[("search", "oldfield")]).await.text;
        assert!(found.contains(named) && !found.contains("Anselm") && !found.contains("Oldfield<"), "{found}");
    }
    assert!(browser.get(&format!("{chart}/client")).await.text.contains("Anselm Oldfield"), "among the names");
}

#[actix_web::test]
async fn pronouns_stand_beside_the_name_and_that_risk_was_not_assessed_is_said() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    let form = browser.form(&format!("{chart}/client/one")).await.with("f.pronouns", "she/they");
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    let task = browser.form(&format!("{chart}/task/new")).await.with("f.what", "Find a bed").with("f.status", "open");
    assert_eq!(browser.send(&task).await.status, StatusCode::SEE_OTHER);
    for page in [chart.as_str(), "/clients", "/today"] {
        assert!(browser.get(page).await.text.contains("she/they"), "{page}");
    }
    for page in [chart.as_str(), "/clients"] {
        assert!(browser.get(page).await.text.contains("Risk not assessed"), "{page}");
    }
    assert!(browser.get(&format!("{chart}/risk")).await.text.matches("Not assessed").count() >= 7);
    let form = browser.form(&format!("{chart}/risk/legal")).await.with("f.level", "none_seen");
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&chart).await.text;
    assert!(!page.contains("Risk not assessed") && page.contains("No risk seen where it was assessed"), "{page}");
}

#[actix_web::test]
async fn a_day_of_birth_that_may_be_a_slip_is_asked_about_before_a_chart_is_begun() {
    let mut browser = Browser::clinic().await;
    for born in ["0026-05-06", "2206-05-06"] {
        let form = browser.form("/clients/new").await.with("name.text", "Ana Rios").with("client.birth_date", born);
        let asked = browser.send(&form).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{born}");
        assert!(asked.text.contains("Ana Rios") && asked.text.contains("client-birth_date-problem"), "{}", asked.text);
        assert!(!browser.get("/clients").await.text.contains("Ana Rios"), "nothing was begun");
    }
    let form = browser.form("/clients/new").await.with("name.text", "Ana Rios").with("client.birth_date", "1984-05-06");
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn a_day_in_a_chart_that_lies_before_its_clients_birth_is_asked_about() {
    let mut browser = Browser::clinic().await;
    let form = browser.form("/clients/new").await.with("name.text", "Ana Rios").with("client.birth_date", "1984-05-06");
    let chart = browser.send(&form).await.location;
    let form =
        browser.form(&format!("{chart}/standing/one")).await.with("f.status", "died").with("f.reason", "Register");
    let asked = browser.send(&form.clone().with("f.since", "1984-05-05")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text.contains("before the birth") && asked.text.contains("name=\"sure.since\""), "{}", asked.text);
    assert!(browser.get("/clients").await.text.contains("Ana Rios"), "nothing was saved");
    let sure = form.clone().with("f.since", "1984-05-05").with("sure.since", "1984-05-05");
    assert_eq!(browser.send(&sure).await.status, StatusCode::SEE_OTHER, "whoever knows it says so");
    let born = browser.client("Bo Berg").await;
    let form =
        browser.form(&format!("{born}/standing/one")).await.with("f.status", "died").with("f.reason", "Register");
    assert_eq!(
        browser.send(&form.with("f.since", "1984-05-05")).await.status,
        StatusCode::SEE_OTHER,
        "no birth is known"
    );
}

#[actix_web::test]
async fn that_somebody_did_not_die_after_all_is_looked_at_by_a_supervisor() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let chart = dana.client("Ana Rios").await;
    let mut lee = dana.beside("lee").await;
    put(&mut lee, &chart, "died", "The register says so").await;
    assert!(dana.get("/review").await.text.contains("Said for good; a supervisor looks"));
    put(&mut lee, &chart, "active", "").await;
    let look = format!("{chart}/standing/one/status/choose");
    let desk = dana.get("/review").await.text;
    assert!(desk.contains("A death was taken back; a supervisor looks") && desk.contains(&look), "{desk}");
    let page = dana.get(&look).await.text;
    assert!(page.contains("Died") && page.contains("Active") && page.contains("Lee"), "{page}");
    put(&mut dana, &chart, "died", "She rang her sister").await;
    put(&mut dana, &chart, "active", "").await;
    assert!(!dana.get("/review").await.text.contains("a supervisor looks"), "a supervisor who does it has seen it");
}

#[actix_web::test]
async fn since_when_a_chart_stands_so_is_never_left_out_and_a_birth_after_a_death_is_asked_about() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    let at = format!("{chart}/standing/one");
    let form = browser.form(&at).await.with("f.status", "moved").with("f.reason", "To the coast");
    assert_eq!(browser.send(&form.with("f.since", "2026-01-05")).await.status, StatusCode::SEE_OTHER);
    let emptied = browser.form(&at).await.with("f.since", "");
    let refused = browser.send(&emptied).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("say since when"), "{}", refused.text);
    // With another standing it is today, as the form says.
    let died = browser.form(&at).await.with("f.status", "died").with("f.reason", "Register").with("f.since", "");
    assert_eq!(browser.send(&died).await.status, StatusCode::SEE_OTHER);
    let day = browser.form(&at).await;
    assert_eq!(day.get("f.since"), clock::today().to_string());
    assert_eq!(browser.send(&day.with("f.since", "2001-02-03")).await.status, StatusCode::SEE_OTHER);
    let born = browser.form(&format!("{chart}/client/one")).await.with("f.birth_date", "2004-05-06");
    let asked = browser.send(&born).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text.contains("after the day on which this person is said to have died"), "{}", asked.text);
}

#[actix_web::test]
async fn the_newest_note_is_one_that_stands() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    signed(&mut browser, &chart, "Slept well.").await;
    let note = signed(&mut browser, &chart, "Came alone.").await;
    let page = browser.get(&format!("{note}/entered_in_error")).await.text;
    let form = Form::on(&page).with("f.reason", "Of somebody else");
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&chart).await.text;
    assert!(page.contains("Slept well.") && page.contains("A newer note was entered in error"), "{page}");
    assert!(!page.contains("Came alone."), "{page}");
}

#[actix_web::test]
async fn a_chart_that_is_put_away_while_a_risk_in_it_is_high_or_a_flag_is_open_is_listed_until_somebody_looked() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana Rios").await;
    let risk = browser.form(&format!("{chart}/risk/self_harm")).await.with("f.level", "high");
    let risk = risk.with("f.basis", "She texted").with("f.action", "Calling");
    assert_eq!(browser.send(&risk).await.status, StatusCode::SEE_OTHER);
    let flag = browser.form(&format!("{chart}/safety_flag/new")).await.with("f.why", "Asked for help");
    let flag = flag.with("f.status", "open");
    let raised = browser.send(&flag).await;
    assert_eq!(raised.status, StatusCode::SEE_OTHER, "{}", raised.text);
    put(&mut browser, &chart, "ended", "Moved on").await;
    let desk = browser.get("/review").await.text;
    assert!(desk.contains("The chart is put away (Ended), and a risk in it is high"), "{desk}");
    assert!(desk.contains("/safety_flag/"), "a flag stays until somebody closes it: {desk}");
    let risk = browser.form(&format!("{chart}/risk/self_harm")).await.with("f.level", "low").with("f.basis", "Met her");
    let lowered = browser.send(&risk.with("f.action", "None").with("away", "stay")).await;
    let _ = lowered;
    put(&mut browser, &chart, "active", "").await;
    assert!(!browser.get("/review").await.text.contains("The chart is put away"));
}
