//! What was refused can be put right on the same page, and what is refused or asked names the thing that it is about.

use waystation_sync::care::{
    accountability, disclosure, exposure, household_member, joint_session, network_person, referral,
};

use super::consents::{consent, take_back, using};
use super::settling::staff;
use super::*;

/// Puts the entry at `at` away.
async fn put_away(browser: &mut Browser, at: &str) -> Answer {
    let page = browser.get(at).await.text;
    let heads = if page.contains("name=\"heads\"") { hidden(&page, "heads") } else { String::new() };
    let id = EditId(crate::host::clock::id().unwrap()).to_string();
    browser.post(&format!("{at}/retire"), &[("heads", &heads), ("edit_id", &id)]).await
}

#[actix_web::test]
async fn a_draft_that_is_refused_for_its_consent_is_put_right_on_its_page_and_signed() {
    let [_, mut lee, _] = staff().await;
    let chart = lee.client("Ana").await;
    let first = consent(&mut lee, &chart, "share").await;
    let told = using(&mut lee, &chart, &disclosure::DISCLOSURE, &first).await;
    take_back(&mut lee, &chart, &first, "").await;
    let refused = lee.form(&told).await.with("then", "sign");
    assert_eq!(lee.send(&refused).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = consent(&mut lee, &chart, "share").await;
    let form = lee.form(&told).await.with("f.consent", &other).with("f.what", "Page one of the plan");
    let signed = lee.send_with_yes(&form.with("then", "sign"), &["whom"]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    let page = lee.get(&told).await.text;
    assert!(page.contains("Signed by") && page.contains("Page one of the plan"), "{page}");
}

#[actix_web::test]
async fn a_draft_that_came_to_nothing_is_put_away_by_its_author_and_by_nobody_once_it_is_signed() {
    let [_, mut lee, mut rea] = staff().await;
    let chart = lee.client("Ana").await;
    let mut drafts = Vec::new();
    for _ in 0..2 {
        let form = lee.form(&format!("{chart}/disclosure/new")).await.with("f.what", "The plan");
        let form = form.with("f.basis", "A court order").with("f.to_whom", "Dr. Vega");
        let saved = lee.send(&form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        drafts.push((format!("{chart}/disclosure/{}", form.get("edit_id")), form));
    }
    let [(first, _), (second, _)] = &drafts[..] else { panic!("two drafts") };
    put_away(&mut rea, first).await;
    assert_eq!(lee.form(first).await.get("f.what"), "The plan", "it is not a colleague's to put away");
    let away = put_away(&mut lee, first).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.text);
    assert!(lee.get(first).await.text.contains("Put away"));
    let form = lee.form(second).await.with("then", "sign");
    assert_eq!(lee.send(&form).await.status, StatusCode::SEE_OTHER);
    put_away(&mut lee, second).await;
    assert!(lee.get(second).await.text.contains("Signed by"), "what is signed stays");
}

#[actix_web::test]
async fn what_rests_on_a_consent_that_counts_no_more_is_asked_about_once_beside_it_whatever_else_is_changed() {
    let [mut dana, ..] = staff().await;
    let chart = dana.client("Ana").await;
    let used = [
        (&exposure::EXPOSURE, "exposure_work", "f.what"),
        (&accountability::ACCOUNTABILITY, "accountability", "f.how_often"),
        (&household_member::HOUSEHOLD_MEMBER, "involve", "f.note"),
        (&joint_session::JOINT_SESSION, "involve", "f.topic"),
        (&referral::REFERRAL, "share", "f.outcome"),
        (&network_person::NETWORK_PERSON, "involve", "f.contact"),
    ];
    for (noun, kind, field) in used {
        for way in ["taken back", "replaced", "put away"] {
            let own = consent(&mut dana, &chart, kind).await;
            let at = using(&mut dana, &chart, noun, &own).await;
            let same = dana.form(&at).await;
            assert_eq!(dana.send(&same.with(field, "Before")).await.status, StatusCode::SEE_OTHER, "it is in force");
            match way {
                "taken back" => take_back(&mut dana, &chart, &own, "").await,
                "replaced" => {
                    let form = dana.form(&format!("{chart}/consent/new")).await.with("f.kind", kind);
                    let form = form.with("f.given", "signed").with("f.to_whom", "Dr. Vega").with("f.corrects", &own);
                    let form = form.with("f.happened", "2026-11-03T10:00");
                    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
                }
                _ => {
                    let away = put_away(&mut dana, &format!("{chart}/consent/{own}")).await;
                    assert_eq!(away.status, StatusCode::SEE_OTHER);
                }
            }
            let form = dana.form(&at).await.with(field, "On Mondays");
            let asked = dana.send(&form).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{} {way}: {}", noun.name, asked.text);
            for said in ["name=\"sure.rests.consent", way, "Save this all the same?", "On Mondays"] {
                assert!(asked.text.contains(said), "{} {way} {said}: {}", noun.name, asked.text);
            }
            let saved = dana.send_with_yes(&form, &["rests"]).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{} {way}: {}", noun.name, saved.text);
            let unchanged = dana.form(&at).await;
            assert_eq!(dana.send(&unchanged).await.status, StatusCode::SEE_OTHER, "nothing is changed by it");
        }
    }
}

#[actix_web::test]
async fn a_session_that_was_held_under_a_consent_that_stood_then_is_not_asked_about() {
    let [mut dana, ..] = staff().await;
    let chart = dana.client("Ana").await;
    let own = consent(&mut dana, &chart, "involve").await;
    let form = dana.form(&format!("{chart}/joint_session/new")).await.with("f.day", "2026-11-10");
    let form = form.with("f.who", "Dr. Vega").with("f.consents", &own);
    assert_eq!(dana.send_with_yes(&form, &["whom"]).await.status, StatusCode::SEE_OTHER);
    take_back(&mut dana, &chart, &own, "").await;
    let at = format!("{chart}/joint_session/{}", form.get("edit_id"));
    let later = dana.form(&at).await.with("f.topic", "The week");
    assert_eq!(dana.send(&later).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn a_choice_that_is_refused_names_what_was_chosen_and_says_what_to_do() {
    let [mut dana, ..] = staff().await;
    let chart = dana.client("Ana").await;
    let own = consent(&mut dana, &chart, "involve").await;
    let form = dana.form(&format!("{chart}/household_member/new")).await.with("f.name", "Luz");
    let form = form.with("f.relation", "parent").with("f.consent", &own);
    assert_eq!(put_away(&mut dana, &format!("{chart}/consent/{own}")).await.status, StatusCode::SEE_OTHER);
    let refused = dana.send_with_yes(&form, &["rests", "whom"]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    let said = "What is chosen here (consent) is put away or not in this chart";
    assert!(refused.text.contains(said) && !refused.text.contains("is not here"), "{}", refused.text);
    let unknown = EditId(crate::host::clock::id().unwrap()).to_string();
    let refused = dana.send(&form.with("f.consent", &unknown)).await;
    assert!(refused.text.contains(said), "{}", refused.text);
}

#[actix_web::test]
async fn an_entry_that_its_writer_may_not_read_is_corrected_by_nobody_but_its_own_readers() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let form = lee.form(&format!("{chart}/journal/new")).await.with("f.visible", "me");
    let form = form.with("f.happened", "2026-11-20T10:00").with("f.text", "A word for me");
    assert_eq!(lee.send(&form).await.status, StatusCode::SEE_OTHER);
    let hidden_one = form.get("edit_id").to_owned();
    let crafted = |form: drafts::Form| {
        let form = form.with("f.happened", "2026-11-21T10:00").with("f.text", "Another").with("f.visible", "me");
        form.with("f.corrects", &hidden_one)
    };
    let form = crafted(dana.form(&format!("{chart}/journal/new")).await);
    let refused = dana.send(&form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("is put away or not in this chart"), "{}", refused.text);
    let form = crafted(lee.form(&format!("{chart}/journal/new")).await);
    assert_eq!(lee.send(&form).await.status, StatusCode::SEE_OTHER, "its own reader corrects it");
}
