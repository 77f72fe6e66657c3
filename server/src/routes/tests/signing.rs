//! What is signed is what its author saw, and no button beside a form throws away what was typed into it.

use jiff::civil::Date;

use super::drafts::Form;
use super::*;
use crate::host::clock;

/// A day so many days before today; negative ones are ahead.
pub(super) fn ago(days: i32) -> String {
    let day: Date = clock::today().checked_sub(jiff::Span::new().days(days)).unwrap();
    day.to_string()
}

/// A note's form filled in, about today.
async fn note(browser: &mut Browser, chart: &str, text: &str) -> Form {
    let form = browser.form(&format!("{chart}/note/new")).await;
    form.with("f.kind", "visit").with("f.happened", &ago(0)).with("f.text", text)
}

/// A note that is saved as a draft; its address.
async fn draft(browser: &mut Browser, chart: &str, text: &str) -> String {
    let form = note(browser, chart, text).await;
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    format!("{chart}/note/{}", form.get("edit_id"))
}

/// Signs the draft at `at` as it stands.
pub(super) async fn sign(browser: &mut Browser, at: &str) {
    let draft = browser.form(at).await;
    let id = EditId(clock::id().unwrap()).to_string();
    browser.post(&format!("{at}/sign"), &[("heads", draft.get("heads")), ("edit_id", &id)]).await;
}

#[actix_web::test]
async fn what_is_signed_is_what_stands_in_the_form_also_of_a_new_note() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = draft(&mut browser, &chart, "Came alone.").await;
    let form = browser.form(&at).await.with("f.text", "Came alone, laughing.").with("then", "sign");
    let signed = browser.send(&form).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    let page = browser.get(&at).await.text;
    assert!(page.contains("Signed by Dana") && page.contains("Came alone, laughing.</p>"), "{page}");
    assert!(!page.contains("data-draft=\"/draft\"") || !page.contains("Save note"));

    let new = note(&mut browser, &chart, "Rang, no answer.").await.with("then", "sign");
    assert_eq!(browser.send(&new).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&format!("{chart}/note/{}", new.get("edit_id"))).await.text;
    assert!(page.contains("Signed by Dana") && page.contains("Rang, no answer.</p>"), "{page}");
    // Sent twice it is one note, signed once.
    assert_eq!(browser.send(&new).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(&format!("{chart}/note")).await.text.matches("Rang, no answer.").count(), 1);
}

#[actix_web::test]
async fn a_form_that_cannot_be_saved_is_not_signed_either() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = draft(&mut browser, &chart, "Came alone.").await;
    let form = browser.form(&at).await.with("f.text", "").with("then", "sign");
    let refused = browser.send(&form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser.get(&format!("{chart}/note")).await.text;
    assert!(!page.contains("Signed by") && page.contains("Came alone."), "{page}");
}

#[actix_web::test]
async fn a_form_saved_once_and_sent_again_to_be_signed_is_signed() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = note(&mut browser, &chart, "Came alone.").await;
    browser.send(&form).await;
    assert_eq!(browser.send(&form.clone().with("then", "sign")).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&format!("{chart}/note/{}", form.get("edit_id"))).await.text;
    assert!(page.contains("Signed by Dana"), "{page}");
}

#[actix_web::test]
async fn signing_from_elsewhere_beside_kept_words_is_refused_and_shows_them() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = draft(&mut browser, &chart, "Came alone.").await;
    let form = browser.form(&at).await;
    let kept = form.clone().with("f.text", "Came alone, and was afraid.");
    assert_eq!(browser.keep(&kept).await.0, StatusCode::OK);
    let id = EditId(clock::id().unwrap()).to_string();
    let answer = browser.post(&format!("{at}/sign"), &[("heads", form.get("heads")), ("edit_id", &id)]).await;
    assert_eq!(answer.location, at);
    let page = browser.get(&at).await.text;
    assert!(page.contains("Not signed") && page.contains("Came alone, and was afraid."), "{page}");
    assert!(!page.contains("Signed by"), "{page}");
}

#[actix_web::test]
async fn signing_asks_once_about_a_day_ahead_or_before_yesterday() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    for (day, sentence) in [(ago(-3), "has not come yet"), (ago(2), "more than a day ago")] {
        let form = note(&mut browser, &chart, "Came alone.").await.with("f.happened", &day).with("then", "sign");
        let asked = browser.send(&form).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        assert!(asked.text.contains(sentence) && asked.text.contains("Came alone."), "{day}: {}", asked.text);
        let at = format!("{chart}/note/{}", form.get("edit_id"));
        assert_eq!(browser.get(&at).await.status, StatusCode::NOT_FOUND, "nothing was saved");
        let again = Form::on(&asked.text).with("f.kind", "visit").with("then", "sign");
        let sure = again.clone().with("sure.happened", &day);
        // A yes to one day is none to another.
        let other = browser.send(&sure.clone().with("f.happened", &ago(9))).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        assert_eq!(browser.send(&sure).await.status, StatusCode::SEE_OTHER, "{day}");
        assert!(browser.get(&at).await.text.contains("Signed by Dana"), "{day}");
    }
    for day in [ago(0), ago(1)] {
        let form = note(&mut browser, &chart, "Came alone.").await.with("f.happened", &day).with("then", "sign");
        assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER, "{day}");
    }
}

#[actix_web::test]
async fn putting_away_what_was_typed_into_is_refused_and_keeps_the_words() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = browser.goal(&chart, "Sleep at home").await;
    let form = browser.form(&at).await;
    let retire = format!("{at}/retire");
    let typed = form.clone().with("f.first_step", "Pack a bag");
    let refused = browser.send_to(&retire, &typed).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.location);
    assert!(refused.text.contains("Pack a bag") && refused.text.contains("Not put away"), "{}", refused.text);
    // With scripts the words are kept meanwhile, and the button sends none.
    assert_eq!(browser.keep(&typed).await.0, StatusCode::OK);
    let id = EditId(clock::id().unwrap()).to_string();
    let bare = [("heads", form.get("heads")), ("edit_id", id.as_str())];
    assert_eq!(browser.post(&retire, &bare).await.location, at);
    assert!(browser.get(&at).await.text.contains("Pack a bag"));
    assert!(browser.get(&format!("{chart}/goal")).await.text.contains("Sleep at home</a>"));
    // Where nothing was typed it is put away, also by the form's own button.
    let other = browser.goal(&chart, "Swim").await;
    let untouched = browser.form(&other).await;
    assert_eq!(browser.send_to(&format!("{other}/retire"), &untouched).await.location, format!("{chart}/goal"));
    assert!(browser.get(&other).await.text.contains("Put away."));
}

#[actix_web::test]
async fn a_text_is_not_said_to_read_right_while_its_reader_wrote_another() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let mut lee = browser.beside("lee").await;
    let chart = browser.client("Ana").await;
    let at = browser.goal(&chart, "Sleep at home").await;
    let forms = [browser.form(&at).await, lee.form(&at).await];
    browser.send(&forms[0].clone().with("f.statement", "Sleep at home on Fridays")).await;
    lee.send(&forms[1].clone().with("f.statement", "Sleep at home again")).await;
    let choose = format!("{at}/statement/choose");
    let form = browser.form(&choose).await;
    let typed = form.clone().with("f.statement", "Sleep at home every Friday").with("as_it_is", "yes");
    let refused = browser.send(&typed).await;
    assert!(refused.text.contains("Sleep at home every Friday") && refused.text.contains("Not marked as read"));
    assert!(browser.get(&choose).await.text.contains("as_it_is"), "it still waits");
    assert_eq!(browser.send(&form.with("as_it_is", "yes")).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get(&choose).await.location.ends_with(&at));
}

#[actix_web::test]
async fn a_setback_review_is_signed_and_let_go_of_and_struck_as_a_note_is_and_harm_raised_in_it_is_looked_at_today() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.form(&format!("{chart}/setback_review/new")).await;
    let form = form.with("f.what", "I could not sleep.").with("f.harm", "yes");
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    let at = format!("{chart}/setback_review/{}", form.get("edit_id"));
    assert!(browser.get(&chart).await.text.contains("Harm to others was raised"));
    assert!(browser.get("/today").await.text.contains("raised a safety flag"));
    let draft = browser.form(&at).await;
    let id = EditId(clock::id().unwrap()).to_string();
    browser.post(&format!("{at}/sign"), &[("heads", draft.get("heads")), ("edit_id", &id)]).await;
    assert_eq!(browser.send(&draft.with("f.what", "I walked all night.")).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&at).await.text;
    assert!(page.contains("Signed by Dana") && page.contains("I could not sleep."), "{page}");
    assert!(page.contains("What happened: I walked all night."), "{page}");
    let (heads, id) = (hidden(&page, "heads"), hidden(&page, "edit_id"));
    let let_go = [("heads", &*heads), ("edit_id", &*id)];
    assert_eq!(browser.post(&format!("{at}/let-go"), &let_go).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&at).await.text;
    assert!(page.contains("I could not sleep.") && !page.contains("I walked all night."), "{page}");
    assert!(page.contains(&format!("{at}/setback_in_error")), "{page}");
    let error = browser.form(&format!("{at}/setback_in_error")).await.with("f.reason", "Of somebody else");
    assert_eq!(browser.send(&error).await.status, StatusCode::SEE_OTHER);
    for page in [&at, &format!("{chart}/setback_review")] {
        let text = browser.get(page).await.text;
        assert!(text.contains("<s>I could not sleep.</s>"), "{text}");
        assert!(text.contains("Entered in error: Of somebody else. Dana"), "{text}");
    }
    assert!(!browser.get("/today").await.text.contains("raised a safety flag"), "nobody has to look any more");
}

#[actix_web::test]
async fn a_version_of_the_plan_begins_with_what_it_says_today_and_once_signed_others_agree_and_nothing_changes_it() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    for what in ["Sunday evenings", "Payday"] {
        let trigger = browser.form(&format!("{chart}/trigger/new")).await;
        let trigger = trigger.with("f.kind", "boredom").with("f.what", what);
        assert_eq!(browser.send(&trigger).await.status, StatusCode::SEE_OTHER);
    }
    let gone = browser.form(&format!("{chart}/coping/new")).await.with("f.kind", "activity").with("f.what", "Walk");
    assert_eq!(browser.send(&gone).await.status, StatusCode::SEE_OTHER);
    let walk = format!("{chart}/coping/{}", gone.get("edit_id"));
    let form = browser.form(&walk).await;
    browser.post(&format!("{walk}/retire"), &[("heads", form.get("heads")), ("edit_id", form.get("edit_id"))]).await;

    let form = browser.form(&format!("{chart}/plan_version/new")).await;
    let plan = form.get("f.plan").to_owned();
    assert!(plan.contains("- Sunday evenings") && plan.contains("- Payday"), "{plan}");
    assert!(!plan.contains("Walk"), "what was put away is no part of it: {plan}");
    let until = clock::today().checked_add(jiff::Span::new().days(90)).unwrap().to_string();
    let form = form.with("f.plan", &format!("{plan}\nMine.")).with("f.until", &until);
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    let at = format!("{chart}/plan_version/{}", form.get("edit_id"));

    let agrees = browser.form(&format!("{at}/plan_signature")).await;
    let agrees = agrees.with("f.who", "client").with("f.how", "on_screen").with("f.drawn", "M1 2 3 4 50 60");
    let refused = browser.send(&agrees).await;
    assert!(refused.text.contains("not signed by its author yet"), "{}", refused.text);

    sign(&mut browser, &at).await;
    assert!(browser.get(&at).await.text.contains("Signed by Dana"));
    for (field, wrong, told) in [
        ("f.drawn", "", "Sign in the field"),
        ("f.drawn", "M1 2\"/><script>", "Sign in the field again"),
        ("f.who", "", "Choose who agrees"),
        ("f.how", "", "Choose how it was said"),
        ("f.how", "spoken_with_witness", "Write who heard it"),
        ("f.who", "guardian", "Write their name"),
        ("f.who", "other", "Write their name"),
    ] {
        let refused = browser.send(&agrees.clone().with(field, wrong)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={wrong}");
        assert!(refused.text.contains(told), "{told}: {}", refused.text);
    }
    let sent = browser.send(&agrees).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    for page in [&at, &format!("{chart}/plan_version")] {
        let text = browser.get(page).await.text;
        assert!(
            text.contains("<path d=\"M1 2 3 4 50 60\"") && text.contains("aria-label=\"Signed by hand\""),
            "{text}"
        );
    }
    let trigger = browser.get(&format!("{chart}/trigger")).await.text;
    assert!(!trigger.contains("Mine."));
    let later = browser.form(&format!("{chart}/trigger/new")).await.with("f.kind", "boredom").with("f.what", "Later");
    browser.send(&later).await;
    let text = browser.get(&at).await.text;
    assert!(text.contains("Mine.") && !text.contains("- Later"), "what was agreed stays as it was: {text}");
}
