//! A version of the plan outside its own page: in its chapter, before a meeting, on Today. Must never read as agreed
//! what is a draft, nor say a word that nobody signed.

use super::drafts::Form;
use super::signing::{ago, sign};
use super::*;

/// A draft of a version in force for 30 days; its address.
async fn drawn_up(browser: &mut Browser, chart: &str, plan: &str) -> String {
    let form = browser.form(&format!("{chart}/plan_version/new")).await;
    let form = form.with("f.plan", plan).with("f.until", &ago(-30));
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    format!("{chart}/plan_version/{}", form.get("edit_id"))
}

/// What a colleague reads of it where it is one line among others.
async fn lines(browser: &mut Browser, chart: &str) -> [String; 2] {
    [browser.get(&format!("{chart}/chapter/plan")).await.text, browser.get(&format!("{chart}/before")).await.text]
}

#[actix_web::test]
async fn a_draft_of_a_version_is_told_as_one_and_what_came_too_late_for_the_signature_is_told_nowhere_as_agreed() {
    let mut dana = Browser::clinic().await;
    dana.add("Fay", "therapist").await;
    let chart = dana.client("Ana").await;
    let at = drawn_up(&mut dana, &chart, "Walk on Sundays.").await;
    let mut fay = dana.beside("fay").await;
    for page in lines(&mut fay, &chart).await {
        assert!(page.contains("Not signed yet:") && page.contains("Walk on Sundays."), "{page}");
    }
    let client = chart.strip_prefix("/clients/").unwrap();
    let paper = [("client", client), ("section", "plan_version"), ("period", "all")];
    for page in [fay.get(&format!("{chart}/plan_version")).await.text, fay.post("/paper", &paper).await.text] {
        assert!(page.contains("Not signed yet: nobody stands for this") && page.contains("Walk on Sundays."), "{page}");
    }
    let late = dana.form(&at).await;
    sign(&mut dana, &at).await;
    let late = late.with("f.plan", "Stay in on Sundays.").with("f.until", &ago(-1));
    assert_eq!(dana.send(&late).await.status, StatusCode::SEE_OTHER);
    for page in lines(&mut fay, &chart).await {
        assert!(page.contains("Walk on Sundays.") && !page.contains("Stay in on Sundays."), "{page}");
        assert!(!page.contains("Not signed yet:"), "{page}");
    }
    let list = fay.get(&format!("{chart}/plan_version")).await.text;
    assert!(!list.contains("Not signed yet") && list.contains("Signed by Dana"), "{list}");
}

#[actix_web::test]
async fn signing_in_a_window_that_was_opened_before_other_words_were_saved_is_refused_and_shows_both() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let at = drawn_up(&mut dana, &chart, "Walk on Sundays.").await;
    let (older, other) = (dana.form(&at).await, dana.form(&at).await);
    assert_eq!(dana.send(&other.with("f.plan", "Stay in on Sundays.")).await.status, StatusCode::SEE_OTHER);

    // Nothing was typed: there is nothing to keep beside what stands now.
    let refused = dana.send(&older.clone().with("then", "sign")).await;
    assert_eq!(refused.location, at, "{}", refused.text);
    let page = dana.get(&at).await.text;
    assert!(page.contains("you saved other words here since") && !page.contains("Not saved yet"), "{page}");
    assert_eq!(Form::on(&page).get("f.plan"), "Stay in on Sundays.");

    let id = EditId(crate::host::clock::id().unwrap()).to_string();
    let refused = dana.post(&format!("{at}/sign"), &[("heads", older.get("heads")), ("edit_id", &id)]).await;
    assert_eq!(refused.location, at);
    let page = dana.get(&at).await.text;
    assert!(page.contains("you saved other words here since") && !page.contains("Signed by"), "{page}");

    let typed = older.clone().with("f.plan", "Swim on Sundays.").with("then", "sign");
    let refused = dana.send(&typed).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
    let form = Form::on(&refused.text);
    assert_eq!(form.get("f.plan"), "Swim on Sundays.");
    assert!(refused.text.contains("Stay in on Sundays."), "{}", refused.text);

    let signed = dana.send(&form.with("then", "sign")).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    let page = dana.get(&at).await.text;
    assert!(page.contains("Signed by Dana") && page.contains("Swim on Sundays."), "{page}");
    assert!(!page.contains("changed elsewhere while it was being signed"), "{page}");
}

#[actix_web::test]
async fn an_answer_to_a_version_from_before_its_day_is_asked_about_and_a_no_is_not_headed_as_a_yes() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let at = drawn_up(&mut dana, &chart, "Walk on Sundays.").await;
    sign(&mut dana, &at).await;
    let answer = dana.form(&format!("{at}/plan_signature")).await.with("f.supervisor", "no");
    let early = answer.clone().with("f.happened", &ago(3));
    let asked = dana.send(&early).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("before the day of what this belongs to"), "{}", asked.text);
    assert_eq!(dana.send(&answer).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&at).await.text;
    assert!(page.contains("I agree as supervisor") && !page.contains("Agreed"), "{page}");
}

#[actix_web::test]
async fn a_second_answer_of_the_same_person_to_one_version_is_asked_about_and_one_of_somebody_else_is_not() {
    let mut dana = Browser::clinic().await;
    dana.add("Fay", "supervisor").await;
    let mut fay = dana.beside("fay").await;
    let chart = dana.client("Ana").await;
    let at = drawn_up(&mut dana, &chart, "Walk on Sundays.").await;
    sign(&mut dana, &at).await;
    let address = format!("{at}/plan_signature");
    let guardian = dana.form(&address).await.with("f.who", "guardian").with("f.how", "on_paper");
    let client = dana.form(&address).await.with("f.who", "client").with("f.how", "on_paper");
    let answers = [
        dana.form(&address).await.with("f.supervisor", "yes"),
        guardian.clone().with("f.name", "Luz Rios"),
        client.clone(),
    ];
    for answer in &answers {
        let saved = dana.send(answer).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    }
    for (field, name, value) in
        [("supervisor", "f.supervisor", "no"), ("who", "f.name", "luz ríos"), ("who", "f.who", "client")]
    {
        let form = dana.form(&address).await;
        let form = if field == "who" { form.with("f.who", "guardian").with("f.how", "on_paper") } else { form };
        let form = form.with(name, value);
        let asked = dana.send(&form).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", asked.text);
        assert!(asked.text.contains(&format!("name=\"sure.again.{field}\"")), "{name}: {}", asked.text);
        assert!(asked.text.contains("There is an answer of theirs to this version already"), "{}", asked.text);
        assert_eq!(dana.send_with_yes(&form, &["again"]).await.status, StatusCode::SEE_OTHER, "{name}");
    }
    // Of a name that is written otherwise it is only likely that they are the same.
    for name in ["Rios, Luz", "Luz", "her mother Luz"] {
        let form = dana.form(&address).await.with("f.who", "guardian").with("f.how", "on_paper").with("f.name", name);
        let asked = dana.send(&form).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", asked.text);
        let said = "Somebody who may be the same person answered this version already";
        assert!(asked.text.contains(said), "{name}: {}", asked.text);
    }
    let other = fay.form(&address).await.with("f.supervisor", "no");
    assert_eq!(fay.send(&other).await.status, StatusCode::SEE_OTHER, "another supervisor answers for themselves");
    let other = dana.form(&address).await.with("f.who", "guardian").with("f.how", "on_paper");
    assert_eq!(dana.send(&other.with("f.name", "Ray Rios")).await.status, StatusCode::SEE_OTHER);
}
