//! Whoever sends a form is told all that is wrong with it and asked all that it asks in one answer. Must never hold a
//! promise that hangs on which of them is looked for first.

use super::away::leave;
use super::drafts::Form;
use super::involving::checked;
use super::settling::{staff, two_levels};
use super::*;

/// What the summary at the top of a form says.
fn summary(page: &str) -> &str {
    let (_, from) = page.split_once("id=\"problems\"").unwrap_or_else(|| panic!("nothing is told: {page}"));
    from.split("</div>").next().unwrap()
}

/// Asserts that the summary of an answer says all of these.
fn says_all(answer: &Answer, all: &[&str]) {
    let summary = summary(&answer.text);
    for said in all {
        assert!(summary.contains(said), "{said}: {summary}");
    }
}

async fn put_away(browser: &mut Browser, chart: &str) {
    let form = browser.form(&format!("{chart}/standing/one")).await;
    leave(browser, &form.with("f.status", "ended").with("f.reason", "All reached")).await;
}

#[actix_web::test]
async fn what_cannot_be_read_what_is_missing_and_what_is_asked_come_back_together() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Boris", "unsafe").await;
    let form = lee.form(&format!("{chart}/task/new")).await;
    let form = form.with("f.what", "Ring Boris").with("f.due", "soonish").with("f.status", "");
    let asked = lee.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    says_all(&asked, &["A check says “Not safe” of Boris", "By: Write a day", "How far: this is needed."]);
    assert!(asked.text.contains("name=\"sure.involve.what\""), "{}", asked.text);
    // All answered in one go, it is saved.
    let form = Form::on(&asked.text).with("f.due", "").with("f.status", "open");
    assert_eq!(lee.send_surely(&form).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn a_day_that_may_be_a_slip_is_asked_about_beside_what_is_missing() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let form = dana.form(&format!("{chart}/note/new")).await;
    let form = form.with("f.happened", "2031-03-01").with("f.text", "").with("f.kind", "");
    for form in [form.clone(), form.with("then", "sign")] {
        let asked = dana.send(&form).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        says_all(&asked, &["1 Mar 2031", "Kind of note: this is needed.", "Note: this is needed."]);
    }
}

#[actix_web::test]
async fn a_new_client_who_may_have_a_chart_is_asked_about_beside_all_that_is_wrong() {
    let mut dana = Browser::clinic().await;
    dana.client("Rosa Ortega").await;
    let form = dana.form("/clients/new").await.with("name.text", "Rosa Ortega").with("contact.channel", "phone");
    let asked = dana.send(&form.with("client.birth_date", "2199-05-05").with("contact.value", "555-0142")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    says_all(&asked, &["Is this way safe to use? This is needed.", "5 May 2199"]);
    assert!(asked.text.contains("name=\"none_of\""), "{}", asked.text);
}

#[actix_web::test]
async fn what_is_wrong_is_told_beside_the_question_what_is_to_be_with_a_chart_that_is_put_away() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let note = dana.form(&format!("{chart}/note/new")).await.with("f.kind", "visit").with("f.text", "Came alone.");
    assert_eq!(dana.send(&note.clone().with("then", "sign")).await.status, StatusCode::SEE_OTHER);
    put_away(&mut dana, &chart).await;
    let form = dana.form(&format!("{chart}/task/new")).await.with("f.what", "").with("f.due", "2020-01-02");
    let asked = dana.send(&form).await;
    says_all(&asked, &["What is to be done: this is needed.", "2 Jan 2020", "href=\"#chart-away\""]);
    let at = format!("{chart}/note/{}", note.get("edit_id"));
    let addendum = dana.form(&at).await;
    let asked = dana.send(&addendum.with("f.text", "")).await;
    says_all(&asked, &["this is needed.", "href=\"#chart-away\""]);
}

#[actix_web::test]
async fn a_choice_without_a_version_and_without_a_reason_says_that_both_are_needed() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let choose = two_levels((&mut lee, "low"), (&mut rea, "high"), &format!("{chart}/risk/self_harm")).await;
    let page = dana.get(&choose).await.text;
    let asked = dana.send(&Form::on(&page).with("reason", "")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let summary = summary(&asked.text);
    assert_eq!(summary.matches("<li>").count(), 2, "{summary}");
    put_away(&mut dana, &chart).await;
    let page = dana.get(&choose).await.text;
    let asked = dana.send(&Form::on(&page).with("reason", "")).await;
    says_all(&asked, &["href=\"#chart-away\"", "href=\"#reason\"", "href=\"#choices\""]);
}

#[actix_web::test]
async fn joining_says_at_once_that_address_and_code_are_wrong() {
    let mut laptop = Browser::new(NodeRole::Laptop);
    let asked = laptop.post("/join", &[("address", "no such place"), ("code", "12"), ("name", "")]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = asked.text.split("class=\"problems\"").nth(1).unwrap().split("</div>").next().unwrap();
    for said in ["address", "code"] {
        assert!(told.to_lowercase().contains(said), "{said}: {told}");
    }
}

#[actix_web::test]
async fn two_passphrases_that_differ_are_told_with_what_is_wrong_with_the_first() {
    let mut browser = Browser::new(NodeRole::Clinic);
    let mut form = vec![("clinic", ""), ("zone", "Nowhere/None"), ("a.name", ""), ("a.login", "dana")];
    form.extend([("a.role", "supervisor"), ("a.passphrase", "short"), ("a.again", "other")]);
    let asked = browser.post("/set-up", &form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told =
        ["href=\"#clinic\"", "href=\"#zone\"", "href=\"#a-name\"", "href=\"#a-again\"", "href=\"#a-passphrase\""];
    says_all(&asked, &told);
    says_all(&asked, &["href=\"#b-name\"", "href=\"#b-login\"", "href=\"#b-role\"", "href=\"#b-passphrase\""]);
}
