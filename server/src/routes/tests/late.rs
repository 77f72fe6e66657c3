//! Words that could not be saved when they were sent: drafts of their writer from then on, told as such, and discarded by
//! nobody else.

use super::drafts::Form;
use super::*;

/// What the button on a page sends that discards the draft `id`.
fn discards(html: &str, id: &str) -> Vec<(String, String)> {
    let forms = html.split("action=\"/draft/let-go\"").skip(1).map(|rest| rest.split("</form>").next().unwrap());
    let form = forms.into_iter().find(|form| form.contains(id)).expect("a button to discard it");
    ["form_by", "draft", "sheets_before"].map(|name| (name.to_owned(), hidden(form, name))).to_vec()
}

async fn press(browser: &mut Browser, action: &str, form: &[(String, String)]) -> Answer {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    browser.post(action, &form).await
}

#[actix_web::test]
async fn two_forms_sent_after_a_lock_are_drafts_at_once_and_both_are_offered() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let goal = browser.form(&format!("{chart}/goal/new")).await;
    let goal = goal.with("f.statement", "Swim on Fridays").with("f.status", "proposed");
    let need = browser.form(&format!("{chart}/need/new")).await.with("f.what", "A warm coat");
    let need = need.with("f.domain", "other").with("f.status", "open");
    browser.lock_itself();
    for form in [&goal, &need] {
        assert_eq!(browser.send(form).await.location, "/sign-in");
    }
    assert_eq!(browser.drawer().len(), 2, "kept before anybody is told so");
    let entered = browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    assert_eq!(entered.location, "/unsent");
    let page = browser.get("/unsent").await.text;
    for words in ["Swim on Fridays</dd>", "A warm coat</dd>", "<dt>What they want</dt>", "· Ana"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    for form in [&goal, &need] {
        let own = page.split("<section").find(|own| own.contains(form.get("draft"))).expect("its own part");
        let own = Form::on(&own.replace("method=\"post\"", "data-draft"));
        assert_eq!(own.get("edit_id"), form.get("edit_id"));
        assert_eq!(browser.send(&own).await.status, StatusCode::SEE_OTHER);
    }
    assert!(browser.get(&format!("{chart}/goal")).await.text.contains("Swim on Fridays"));
    assert!(browser.get(&format!("{chart}/need")).await.text.contains("A warm coat"));
    assert_eq!((browser.get("/unsent").await.location, browser.drawer().len()), ("/today".to_owned(), 0));
}

#[actix_web::test]
async fn what_waits_for_one_person_is_shown_to_nobody_who_signs_in_at_the_same_browser() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let form = browser.form(&format!("{chart}/goal/new")).await.with("f.statement", "Swim on Fridays");
    browser.lock_itself();
    browser.send(&form).await;
    let lee = [("login", "lee"), ("passphrase", WORDS)];
    assert_eq!(browser.post("/sign-in", &lee).await.location, "/today");
    for page in ["/today", "/unsent", &format!("{chart}/goal/new"), &format!("{chart}/draft/{}", form.get("draft"))] {
        assert!(!browser.get(page).await.text.contains("Swim"), "{page}");
    }
    let dana = [("login", "dana"), ("passphrase", WORDS)];
    assert_eq!(browser.post("/sign-in", &dana).await.location, "/unsent");
    assert!(browser.get("/unsent").await.text.contains("Swim on Fridays"));
}

#[actix_web::test]
async fn the_script_is_told_whether_words_behind_a_lock_are_kept() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.form(&format!("{chart}/goal/new")).await.with("f.statement", "Swim");
    let known = browser.cookie.clone();
    browser.cookie = None;
    let (status, said) = browser.keep(&form).await;
    assert_eq!((status, said["waits"].as_bool()), (StatusCode::UNAUTHORIZED, Some(false)), "{said}");
    browser.cookie = known;
    browser.lock_itself();
    let (status, said) = browser.keep(&form).await;
    assert_eq!((status, said["waits"].as_bool()), (StatusCode::UNAUTHORIZED, Some(true)), "{said}");
    assert_eq!(browser.drawer().len(), 1);
}

#[actix_web::test]
async fn a_paste_that_no_form_saves_is_kept_as_a_draft_and_comes_back_whole() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let paste = "orchard ".repeat(40_000);
    for (path, status) in [("note", StatusCode::UNPROCESSABLE_ENTITY), ("draft", StatusCode::SEE_OTHER)] {
        let form = browser.form(&format!("{chart}/note/new")).await.with("f.kind", "visit").with("f.text", &paste);
        let to = if path == "draft" { "/draft".to_owned() } else { format!("{chart}/note") };
        let answer = browser.send_to(&to, &form).await;
        assert_eq!(answer.status, status, "{path}");
        if path == "note" {
            assert_eq!(Form::on(&answer.text).get("f.text").trim(), paste.trim());
            assert!(answer.text.contains("Draft saved "), "it says that it is kept, and it is");
        }
        let again = browser.form(&format!("{chart}/draft/{}", form.get("draft"))).await;
        assert_eq!(again.get("f.text").trim(), paste.trim(), "{path}");
    }
}

#[actix_web::test]
async fn refused_attempts_leave_one_draft_of_a_form_however_often_it_is_begun_anew() {
    let mut browser = Browser::clinic().await;
    for _ in 0..5 {
        let form = browser.form("/clients/new").await.with("name.text", "Ana Lima").with("client.birth_date", "x");
        assert_eq!(browser.send(&form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(browser.drawer().len(), 1);
    // Put right in the form that came back, nothing is left.
    let form = browser.form("/clients/new").await.with("name.text", "Ben Lima").with("client.birth_date", "y");
    let back = Form::on(&browser.send(&form).await.text);
    let again = Form::on(&browser.send(&back.clone().with("client.birth_date", "z")).await.text);
    assert_eq!(browser.drawer().len(), 2, "one for each of two forms with other words");
    let begun = browser.send(&again.with("client.birth_date", "1984")).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    assert_eq!(browser.drawer().len(), 1);
}

#[actix_web::test]
async fn leaving_a_form_discards_its_draft_and_can_be_undone() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = browser.goal(&chart, "Sleep at home").await;
    let form = browser.form(&at).await.with("f.first_step", "Pack");
    browser.keep(&form).await;
    // More was typed since; all of it is discarded, and all of it comes back.
    let form = form.with("f.first_step", "Pack a bag");
    assert!(browser.get(&at).await.text.contains("formaction=\"/draft/let-go\""));
    assert_eq!(browser.send_to("/draft/let-go", &form).await.location, format!("{chart}/goal"));
    assert_eq!(browser.drawer().len(), 0);
    let section = browser.get(&format!("{chart}/goal")).await.text;
    assert!(section.contains("Discarded.") && section.contains("action=\"/draft/take-back\""), "{section}");
    assert!(!browser.get("/today").await.text.contains("/draft/"));
    let back = browser.post("/draft/take-back", &[("form_by", &*browser.person())]).await;
    let page = browser.get(&back.location).await.text;
    assert!(page.contains("Your draft is back.") && Form::on(&page).get("f.first_step") == "Pack a bag", "{page}");
    assert_eq!(browser.drawer().len(), 1);
    // Undone twice is once.
    assert_eq!(browser.post("/draft/take-back", &[]).await.location, "/today");
    assert_eq!(browser.drawer().len(), 1);
}

#[actix_web::test]
async fn a_draft_is_put_away_from_today_where_it_is_listed_with_client_noun_and_first_words() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.form(&format!("{chart}/goal/new")).await.with("f.statement", "Swim on Fridays");
    browser.keep(&form).await;
    let today = browser.get("/today").await.text;
    let line = today.split(&format!("{chart}/draft/{}\"", form.get("draft"))).nth(1).unwrap();
    let line = line.split("</li>").next().unwrap();
    assert!(["Goals", "Ana", "Swim on Fridays", "Discard draft"].iter().all(|said| line.contains(said)), "{line}");
    let request = TestRequest::post().uri("/draft/let-go").insert_header(HOST).insert_header(OWN);
    let request = request.insert_header(("referer", "http://localhost:8470/today"));
    let gone = browser.ask(request.set_form(discards(&today, form.get("draft")))).await;
    assert_eq!(gone.location, "/today", "back where they came from");
    let today = browser.get("/today").await.text;
    assert!(today.contains("Discarded.") && !today.contains("Swim"), "{today}");
    let back = press(&mut browser, "/draft/take-back", &[]).await;
    assert_eq!(back.location, format!("{chart}/draft/{}", form.get("draft")));
}

#[actix_web::test]
async fn a_note_with_words_that_are_not_saved_is_listed_once() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let note = browser.form(&format!("{chart}/note/new")).await.with("f.kind", "visit").with("f.text", "Came.");
    browser.send(&note).await;
    let at = format!("{chart}/note/{}", note.get("edit_id"));
    assert_eq!(browser.get("/today").await.text.matches(&format!("href=\"{at}\"")).count(), 1);
    let form = browser.form(&at).await.with("f.text", "Came with her sister.");
    browser.keep(&form).await;
    let today = browser.get("/today").await.text;
    assert_eq!(today.matches(&format!("href=\"{at}\"")).count(), 0, "it stands there with its words");
    assert_eq!(today.matches(&format!("/draft/{}\"", form.get("draft"))).count(), 1, "{today}");
}

#[actix_web::test]
async fn a_form_that_does_not_say_whom_it_was_shown_to_is_refused_and_its_words_are_kept() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.form(&format!("{chart}/goal/new")).await.with("f.statement", "Swim on Fridays");
    let form = form.with("f.status", "proposed");
    for by in [None, Some("x")] {
        let form = by.map_or_else(|| form.clone().without("form_by"), |by| form.clone().by(by));
        let refused = browser.send(&form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.location);
        assert!(
            refused.text.contains("this form is from before") && refused.text.contains("/unsent"),
            "{}",
            refused.text
        );
        assert!(!browser.get(&format!("{chart}/goal")).await.text.contains("Swim on Fridays</"), "nothing was written");
        assert!(browser.get("/unsent").await.text.contains("Swim on Fridays"));
        assert_eq!(browser.drawer().len(), 1, "what is sent again is the same draft");
    }
}
