//! Who asked for help is taken up once: the form says what it is about, and the line goes when somebody has.

use super::drafts::Form;
use super::*;

#[actix_web::test]
async fn a_flag_that_is_begun_from_the_desk_says_what_it_is_about_and_takes_the_line_away_for_everybody() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let mut lee = dana.beside("lee").await;
    let chart = dana.client("Ana").await;
    let checkin = dana.form(&format!("{chart}/checkin/new")).await;
    let checkin = checkin.with("f.happened", "2026-11-20T10:00").with("f.need_help", "yes");
    assert_eq!(dana.send(&checkin).await.status, StatusCode::SEE_OTHER);
    let begin = format!("{chart}/safety_flag/new?checkin={}", checkin.get("edit_id"));
    for page in ["/review", "/today"] {
        assert!(lee.get(page).await.text.contains(&begin), "{page}");
    }
    let page = lee.get(&begin).await.text;
    let form = Form::on(&page);
    assert_eq!(form.get("f.why"), "The check-in in which they asked for help: 20 Nov 2026, 10:00", "{page}");
    let about = format!("value=\"{}\" selected", checkin.get("edit_id"));
    assert!(page.contains(&about), "{page}");
    let saved = lee.send(&form.with("f.checkin", checkin.get("edit_id")).with("f.status", "open")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    for page in ["/review", "/today", &chart] {
        let text = dana.get(page).await.text;
        assert!(!text.contains("safety_flag/new?checkin="), "{page}: {text}");
        assert!(text.contains(&format!("{chart}/safety_flag/")), "{page}: {text}");
    }
}

#[actix_web::test]
async fn the_form_says_that_it_is_told_on_which_day_somebody_asked_for_help_whoever_may_read_the_rest() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    for (language, said) in
        [("en-GB", "also where the rest is kept back"), ("es", "también cuando el resto no se muestra a todos")]
    {
        dana.language = language;
        let form = dana.get(&format!("{chart}/checkin/new")).await.text;
        let (_, from) = form.split_once("id=\"f-need_help-field\"").expect("the field");
        assert!(from.split("id=\"f-help_with-field\"").next().unwrap().contains(said), "{form}");
    }
}
