//! What stands folded: fields of a new entry that are filled in later, and who changed an entry last.

use super::*;

/// The part of a page from `begin` to the next `end`.
fn between<'a>(html: &'a str, begin: &str, end: &str) -> &'a str {
    html.split(begin).nth(1).and_then(|rest| rest.split(end).next()).unwrap_or_default()
}

/// The fold of a form with the fields that are filled in later: whether it is open, and what stands in it.
fn fold(html: &str) -> (bool, &str) {
    let fold = between(html, "<details class=\"later\"", "</details>");
    (fold.starts_with(" open"), fold)
}

#[actix_web::test]
async fn a_goal_is_said_first_and_made_smart_second_and_what_is_typed_there_is_never_hidden() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    let form = lee.get(&format!("{chart}/goal/new")).await.text;
    let (open, later) = fold(&form);
    assert!(!open && !later.contains("f.statement") && !later.contains("f.status"), "{later}");
    for field in ["specific", "measure", "target", "confidence", "first_step", "why", "due", "achievement"] {
        assert!(later.contains(&format!("name=\"f.{field}\"")), "{field}");
    }
    // Something is missing there: it is seen.
    let new = lee.form(&format!("{chart}/goal/new")).await.with("f.statement", "Sleep");
    let again = lee.send(&new.clone().with("f.status", "active")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(fold(&again.text).0, "{}", again.text);
    // What was typed there and came back with something else to put right is seen too.
    let again = lee.send(&new.clone().with("f.statement", "").with("f.why", "Rest")).await;
    assert!(fold(&again.text).0 && fold(&again.text).1.contains("Rest"), "{}", again.text);
    // Nothing is folded in the form of a goal that is there.
    assert_eq!(lee.send(&new).await.status, StatusCode::SEE_OTHER);
    assert_eq!(fold(&lee.get(&format!("{chart}/goal/{}", new.get("edit_id"))).await.text).1, "");
}

#[actix_web::test]
async fn a_crisis_plan_is_one_numbered_page_through_its_stages_and_who_changed_a_step_stands_behind_one_control() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    for (stage, what, phone) in
        [("people", "Call Meg", "555-0100"), ("signs", "I skip supper", ""), ("signs", "I pace", "")]
    {
        let step = lee.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", stage);
        let saved = lee.send(&step.with("f.what", what).with("f.phone", phone)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    }
    let page = lee.get(&format!("{chart}/crisis")).await.text;
    let stages: Vec<&str> = page.split("<div class=\"stage\">").skip(1).collect();
    let starts: Vec<&str> = stages.iter().map(|stage| between(stage, "<ol class=\"cards\" start=\"", "\"")).collect();
    assert_eq!(starts, ["1", "3"], "{page}");
    assert!(stages[0].contains("I skip supper") && stages[0].contains("I pace") && stages[1].contains("Call Meg"));
    assert!(stages[1].contains("href=\"tel:5550100\"") || stages[1].contains("href=\"tel:555-0100\""), "{}", stages[1]);
    for step in page.split("<li class=\"card").skip(1).filter(|step| step.contains("Last changed")) {
        let told = between(step, "<details class=\"quietly\">", "</details>");
        assert!(told.contains("Last changed") && told.contains("/history\""), "{step}");
    }
    let crisis = between(&page, "id=\"crisis_step\"", "</section>");
    assert_eq!(crisis.matches("class=\"quietly\"").count(), 3);
}
