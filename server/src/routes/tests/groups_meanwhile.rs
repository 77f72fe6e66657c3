//! Group work while others work too: a session that somebody else has written up, a chart that was put away, and words that were
//! saved in another window. Must never take a yes to one of them for a yes to another.

use super::drafts::Form;
use super::groups::{SKILLS, bytes_of, holds, in_the_group, said, sessions, sheet};
use super::*;

/// A form for a new session in which Ana was there alone.
async fn of_ana(browser: &mut Browser, [ana, ben, cleo]: &[String; 3], words: &str) -> Form {
    let form = sheet(browser, &format!("{SKILLS}/session")).await.with("then", "sign");
    said(said(said(form, ana, "attended", words), ben, "no", ""), cleo, "no", "")
}

#[actix_web::test]
async fn a_session_that_somebody_else_wrote_up_is_told_before_there_are_two_and_asked_about_once() {
    let (mut dana, charts) = in_the_group().await;
    let [ana, ben, _] = &charts;
    dana.add("Lee", "therapist").await;
    let mut lee = dana.beside("lee").await;
    let form = of_ana(&mut lee, &charts, "Listened.").await;
    let first = lee.send(&form).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let form = of_ana(&mut dana, &charts, "Spoke of the sea.").await;
    let asked = dana.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("Lee wrote up a session of this group on that day"), "{}", asked.text);
    let link = format!("href=\"{}\"", first.location);
    assert!(asked.text.contains(&link) && asked.text.contains("Spoke of the sea."), "{}", asked.text);
    assert!(!sessions(&mut dana, ana).await.contains("Spoke of the sea."));
    // On another day, and where nobody stands in both, there is nothing to ask.
    let other_day = form.clone().with("f.happened", "2026-01-05");
    assert!(!dana.send(&other_day).await.text.contains("wrote up a session"));
    let elsewhere = said(said(form.clone(), ana, "no", ""), ben, "attended", "Came.").with("then", "");
    assert!(!dana.send(&elsewhere).await.text.contains("wrote up a session"));
    let form = of_ana(&mut dana, &charts, "Spoke of the sea.").await;
    let saved = dana.send_surely(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let page = dana.get(SKILLS).await.text;
    assert!(page.matches("Perhaps the same session").count() >= 2, "{page}");
    assert!(page.contains("Written by Lee") && page.contains("Written by Dana"), "{page}");
}

#[actix_web::test]
async fn the_same_person_is_asked_about_a_second_session_of_a_day_too_and_a_yes_is_to_that_one_alone() {
    let (mut dana, charts) = in_the_group().await;
    for words in ["Listened.", "Spoke."] {
        let form = of_ana(&mut dana, &charts, words).await;
        let saved = dana.send_surely(&form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    }
    let third = of_ana(&mut dana, &charts, "Sang.").await;
    let asked = dana.send(&third.with("sure.session", "0190a000-0000-7000-8000-000000000000")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asked.text.matches("Dana wrote up a session of this group on that day").count(), 2, "{}", asked.text);
}

#[actix_web::test]
async fn nothing_is_signed_unasked_in_a_chart_that_was_put_away_meanwhile() {
    for status in ["ended", "died", "begun_by_mistake"] {
        let (mut dana, [ana, ben, cleo]) = in_the_group().await;
        let form = sheet(&mut dana, &format!("{SKILLS}/session")).await.with("then", "sign");
        let form = said(said(form, &ana, "attended", "Listened."), &ben, "attended", "Laughed.");
        let form = said(form, &cleo, "no", "");
        let stands = dana.form(&format!("{ben}/standing/one")).await;
        let stands =
            stands.with("f.status", status).with("f.reason", "As her sister told").with("f.since", "2026-01-05");
        let put_away = dana.send_surely(&stands).await;
        assert_eq!(put_away.status, StatusCode::SEE_OTHER, "{}", put_away.text);
        let asked = dana.send(&form).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{status}: {}", asked.text);
        assert!(asked.text.contains("Ben Okoro: This chart is put away"), "{status}: {}", asked.text);
        assert!(asked.text.contains("Laughed."), "{}", asked.text);
        for chart in [&ana, &ben] {
            assert!(
                !holds(&bytes_of(&dana, chart).await, "Laughed.") && !holds(&bytes_of(&dana, chart).await, "Listened.")
            );
        }
        let signed = dana.send_surely(&form).await;
        assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
        assert!(holds(&bytes_of(&dana, &ben).await, "Laughed."));
    }
}

#[actix_web::test]
async fn whoever_left_the_group_and_was_at_no_session_is_named_in_no_chart_either() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let left = dana.form(&format!("{cleo}/group_member/skills")).await.with("f.role", "left");
    assert_eq!(dana.send(&left).await.status, StatusCode::SEE_OTHER);
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await.with("f.group_part", "We missed Cleo.");
    let form = said(said(form, &ana, "attended", "Rode with Marsh."), &ben, "no", "");
    let asked = dana.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    for told in ["This names Cleo Marsh, who is in the group:", "This names Cleo Marsh, who is in the group too."] {
        assert!(asked.text.contains(told), "{told}: {}", asked.text);
    }
}

#[actix_web::test]
async fn what_is_signed_of_a_group_is_what_was_on_the_screen() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await;
    let form = said(said(said(form, &ana, "attended", "Listened."), &ben, "no", ""), &cleo, "no", "");
    let saved = dana.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let older = sheet(&mut dana, &saved.location).await.with("then", "sign");
    let newer = sheet(&mut dana, &saved.location).await.with("f.group_part", "Quite another evening.");
    let newer = said(newer, &cleo, "attended", "Came after all.");
    assert_eq!(dana.send(&said(newer, &ana, "attended", "Spoke first.")).await.status, StatusCode::SEE_OTHER);
    let refused = dana.send(&older).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    let both = ["Quite another evening.", "We named feelings", "Spoke first.", "Listened.", "Came after all."];
    for shown in both {
        assert!(refused.text.contains(shown), "{shown}: {}", refused.text);
    }
    assert!(refused.text.contains("Not signed: you saved other words here since"), "{}", refused.text);
    assert!(!sessions(&mut dana, &ana).await.contains("Signed by Dana"));
    // Read once, it is signed as it stands on the screen then.
    let read = Form::holding(&refused.text, "data-warn").with("then", "sign");
    let signed = dana.send(&read).await;
    assert_eq!(signed.location, saved.location, "{}", signed.text);
    let told = sessions(&mut dana, &ana).await;
    assert!(told.contains("Signed by Dana") && told.contains("Listened.") && !told.contains("Spoke first."), "{told}");
}
