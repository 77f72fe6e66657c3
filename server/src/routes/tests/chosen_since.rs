//! A form that was begun while two versions stood and is saved once somebody has chosen: it goes on from what was chosen, with
//! its words, and writes over nothing that its writer did not see.

use super::drafts::Form;
use super::settling::{choice, staff, two_levels};
use super::*;

/// Lee said low and Rea high of one client; gives the form that Lee has open and the address of the choice.
async fn open(lee: &mut Browser, rea: &mut Browser, at: &str) -> (Form, String) {
    let choose = two_levels((lee, "low"), (rea, "high"), at).await;
    let page = lee.get(at).await.text;
    assert!(page.contains("Two versions, please choose"), "{page}");
    (Form::on(&page), choose)
}

async fn settle(dana: &mut Browser, choose: &str, on: &str) {
    let page = dana.get(choose).await.text;
    let form = Form::on(&page).with("choice", &choice(&page, on)).with("reason", "We asked her together.");
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
}

const CHOSEN: &str = "Chosen from 2 versions by Dana";

#[actix_web::test]
async fn kept_words_go_on_from_what_was_chosen_meanwhile_and_can_be_saved() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let (form, choose) = open(&mut lee, &mut rea, &at).await;
    let form = form.with("f.basis", "She rang.");
    assert_eq!(lee.keep(&form).await.0, StatusCode::OK);
    assert!(lee.get(&at).await.text.contains("Two versions, please choose"), "nobody has chosen yet");
    settle(&mut dana, &choose, "High").await;
    let seen = rea.form(&at).await.with("f.action", "We visit weekly.");
    assert_eq!(rea.send(&seen).await.status, StatusCode::SEE_OTHER);

    let page = lee.get(&at).await.text;
    assert!(!page.contains("please choose") && page.contains(CHOSEN), "{page}");
    assert!(page.contains("Somebody has chosen since you began"), "{page}");
    let again = Form::on(&page);
    assert!(page.contains("value=\"high\" checked"), "{page}");
    assert_eq!(again.get("f.basis"), "She rang.");
    assert_eq!(again.get("f.action"), "We visit weekly.", "what its writer left alone is as it is now");
    assert_ne!(again.get("heads"), form.get("heads"));
    let saved = lee.send(&again.with("f.level", "moderate")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let page = dana.get(&format!("{chart}/risk")).await.text;
    assert!(page.contains("Moderate") && page.contains("She rang.") && page.contains("We visit weekly."), "{page}");
    assert!(!page.contains("please choose"));
    assert!(dana.get("/review").await.text.contains("a supervisor looks"), "lowered after a choice is looked at");
}

#[actix_web::test]
async fn what_was_chosen_stands_beside_what_was_typed_and_is_not_written_over_unseen() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let (form, choose) = open(&mut lee, &mut rea, &at).await;
    let form = form.with("f.level", "moderate").with("f.basis", "She rang.");
    let refused = lee.send(&form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "both stand still");
    settle(&mut dana, &choose, "High").await;
    let basis = rea.form(&at).await.with("f.basis", "Seen today.");
    assert_eq!(rea.send(&basis).await.status, StatusCode::SEE_OTHER);
    let asked = lee.send(&form).await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.text);
    for said in [CHOSEN, "It says now: High", "It says now: Seen today.", "Somebody has chosen since you began"] {
        assert!(asked.text.contains(said), "{said}: {}", asked.text);
    }
    let again = Form::on(&asked.text);
    assert!(asked.text.contains("value=\"moderate\" checked"), "{}", asked.text);
    assert_eq!(again.get("f.basis"), "She rang.", "no word is lost");
    let page = dana.get(&format!("{chart}/risk")).await.text;
    assert!(
        page.contains("High") && page.contains("Seen today.") && page.contains(CHOSEN),
        "nothing was saved: {page}"
    );
    assert!(lee.get(&at).await.text.contains("It says now: High"), "kept as it was shown");
    assert_eq!(lee.send(&again.with("f.level", "moderate")).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&format!("{chart}/risk")).await.text;
    assert!(page.contains("Moderate") && page.contains("She rang.") && !page.contains("please choose"), "{page}");
}

#[actix_web::test]
async fn words_that_would_meet_two_versions_stay_where_they_were_written() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let (form, choose) = open(&mut lee, &mut rea, &at).await;
    let (one, other) = (rea.form(&at).await, dana.form(&at).await);
    for (browser, form, basis) in [(&mut rea, one, "Seen today."), (&mut dana, other, "Told by her sister.")] {
        assert_eq!(browser.send(&form.with("f.basis", basis)).await.status, StatusCode::SEE_OTHER);
    }
    settle(&mut dana, &choose, "High").await;
    // Her own words are a third version of what she saw.
    assert_eq!(lee.send(&form.with("f.basis", "She rang.")).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&format!("{at}/basis/choose")).await.text;
    for basis in ["Seen today.", "Told by her sister.", "She rang."] {
        assert!(page.contains(basis), "{basis}: {page}");
    }
}
