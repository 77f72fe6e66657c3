//! Somebody whom a check calls not safe is not brought in, called or told anything without being asked about once.

use super::answering::saved;
use super::consents::consent;
use super::drafts::Form;
use super::settling::staff;
use super::*;

/// What is typed into a form, by the names of its fields.
pub(super) type Typed<'a> = &'a [(&'a str, &'a str)];

/// The name and the value of the box by which a form is told that something is meant.
pub(super) fn boxed(page: &str, begins: &str) -> (String, String) {
    let (_, from) = page.split_once(&format!("name=\"{begins}")).unwrap_or_else(|| panic!("no box in {page}"));
    let name = from.split('"').next().unwrap_or_default();
    let value = from.split("value=\"").nth(1).and_then(|from| from.split('"').next()).unwrap_or_default();
    (format!("{begins}{name}"), value.to_owned())
}

pub(super) async fn checked(browser: &mut Browser, chart: &str, who: &str, result: &str) -> String {
    let form = browser.form(&format!("{chart}/involvement_check/new")).await;
    let form = form.with("f.who", who).with("f.result", result).with("f.checked", "2026-11-10");
    saved(browser, &form).await;
    form.get("edit_id").to_owned()
}

#[actix_web::test]
async fn whoever_is_named_to_be_involved_and_was_checked_not_safe_is_asked_about_once_and_marked() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Carla Rios", "unsafe").await;
    let involve = consent(&mut lee, &chart, "involve").await;
    let knows = consent(&mut lee, &chart, "accountability").await;
    let share = consent(&mut lee, &chart, "share").await;
    let named = "carla ríos, and Luz";
    let used: [(&str, &str, Typed<'_>, &str); 9] = [
        ("joint_session", "family", &[("who", named), ("consents", &involve), ("topic", "The week")], "who"),
        (
            "household_member",
            "people",
            &[("name", named), ("relation", "sibling"), ("may_talk", "yes"), ("consent", &involve)],
            "name",
        ),
        (
            "accountability",
            "plan",
            &[("who", named), ("role", "family"), ("may_know", "plan"), ("consent", &knows)],
            "who",
        ),
        (
            "disclosure",
            "people",
            &[("to_whom", named), ("what", "The plan"), ("sections", "plan"), ("consent", &share)],
            "to_whom",
        ),
        ("crisis_step", "crisis", &[("stage", "people"), ("what", "Call"), ("who", named)], "who"),
        ("network_person", "people", &[("name", named), ("role", "mentor")], "name"),
        ("conference", "case", &[("present", named), ("about", "The week")], "present"),
        ("family_education", "family", &[("happened", "2026-11-30T00:00"), ("topic", "Sleep"), ("who", named)], "who"),
        (
            "consent",
            "people",
            &[("kind", "involve"), ("given", "signed"), ("happened", "2026-11-20T10:00"), ("to_whom", named)],
            "to_whom",
        ),
    ];
    for (noun, chapter, fields, field) in used {
        let mut form = lee.form(&format!("{chart}/{noun}/new")).await;
        for (name, value) in fields {
            form = form.with(&format!("f.{name}"), value);
        }
        let asked = lee.send(&form).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun}: {} {}", asked.location, asked.text);
        assert!(asked.text.contains("A check says “Not safe” of Carla Rios"), "{noun}: {}", asked.text);
        let (name, value) = boxed(&asked.text, "sure.");
        assert!([format!("sure.involve.{field}"), format!("sure.both.{field}")].contains(&name), "{name}");
        saved(&mut lee, &form.with(&name, &value)).await;
        let at = format!("{chart}/{noun}/{}", Form::on(&asked.text).get("edit_id"));
        let said = "A check says “Not safe” of Carla Rios";
        let mut pages = Vec::new();
        for path in [format!("{chart}/{noun}"), format!("{chart}/chapter/{chapter}")] {
            let page = dana.get(&path).await;
            pages.push(if page.location.is_empty() { page.text } else { dana.get(&page.location).await.text });
        }
        // The crisis plan on paper is written to the client, who may not be alone with it.
        if noun != "crisis_step" {
            let client = chart.strip_prefix("/clients/").unwrap();
            let form = [("client", client), ("section", noun), ("period", "all")];
            pages.push(dana.post("/paper", &form).await.text);
        }
        if noun == "crisis_step" {
            pages.push(dana.get(&chart).await.text);
        }
        for (place, page) in pages.iter().enumerate() {
            assert!(page.contains(said), "{noun} {place}: {page}");
        }
        let desk = dana.get("/review").await.text;
        assert!(desk.contains(&at), "{noun}: {desk}");
        // What is written beside it since asks no second time.
        let again = lee.form(&at).await;
        let again = lee.send(&again).await;
        assert_ne!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun}: {}", again.text);
    }
}

#[actix_web::test]
async fn who_was_cleared_since_by_a_check_that_a_supervisor_looked_at_is_asked_about_no_more() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Carla Rios", "unsafe").await;
    let step = |form: Form| form.with("f.stage", "people").with("f.what", "Call").with("f.who", "Carla Rios");
    let new = format!("{chart}/crisis_step/new");
    let clear = dana.form(&format!("{chart}/involvement_check/new")).await;
    let clear = clear.with("f.who", "carla rios").with("f.result", "ok");
    let asked = dana.send(&clear).await;
    let (name, value) = boxed(&asked.text, "sure.lower.result");
    saved(&mut dana, &clear.with(&name, &value)).await;
    let clear_at = format!("{chart}/involvement_check/{}", Form::on(&asked.text).get("edit_id"));
    let waits = step(lee.form(&new).await);
    assert_eq!(lee.send(&waits).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody looked yet");
    let look = dana.get(&format!("{clear_at}/result/choose")).await.text;
    let form = [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let seen = dana.post(&format!("{clear_at}/result/choose"), &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    let form = step(lee.form(&new).await);
    saved(&mut lee, &form).await;
    // Of somebody else nothing is asked.
    let other = lee.form(&new).await.with("f.stage", "people").with("f.what", "Call").with("f.who", "Luz");
    saved(&mut lee, &other).await;
}

#[actix_web::test]
async fn who_may_be_somebody_not_safe_by_a_shorter_or_turned_name_is_asked_about_as_likely_and_marked() {
    let [mut dana, mut lee, _] = staff().await;
    for (place, (who, named)) in [
        ("Quang, husband", "husband Quang"),
        ("Quang Pham", "Phạm, Quang"),
        ("Pham Quang", "husband Quang"),
        ("Pham Van Quang", "Quang Pham"),
        ("Al Reed", "Reed, Al"),
        ("Quang, husband", "her husband"),
    ]
    .into_iter()
    .enumerate()
    {
        let chart = dana.client(&format!("Ana {place}")).await;
        checked(&mut lee, &chart, who, "unsafe").await;
        for (noun, fields) in [
            ("network_person", vec![("name", named), ("role", "family")]),
            ("crisis_step", vec![("stage", "people"), ("what", "Call"), ("who", named)]),
        ] {
            let mut form = lee.form(&format!("{chart}/{noun}/new")).await;
            for (name, value) in fields {
                form = form.with(&format!("f.{name}"), value);
            }
            let asked = lee.send(&form).await;
            let said = format!("A check says “Not safe” of {who}, who may be meant here");
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun} {who} {named}: {}", asked.text);
            assert!(asked.text.contains(&said), "{noun} {who} {named}: {}", asked.text);
            let (name, value) = boxed(&asked.text, "sure.");
            let at = format!("{chart}/{noun}/{}", form.get("edit_id"));
            saved(&mut lee, &form.with(&name, &value)).await;
            let desk = dana.get("/review").await.text;
            let line = desk.split(&format!("href=\"{at}\"")).nth(1).unwrap_or_else(|| panic!("no {at}: {desk}"));
            let told = line.split("</a>").next().unwrap_or_default();
            assert!(told.contains("it may name somebody whom a check says not to involve"), "{told}");
        }
        // Of another with the same family name, or the same part in the client's life, nothing is asked.
        let other = lee.form(&format!("{chart}/network_person/new")).await;
        let other = other.with("f.name", "Hoa Tran").with("f.role", "family");
        saved(&mut lee, &other).await;
    }
}

#[actix_web::test]
async fn a_less_careful_check_of_who_may_be_the_same_person_is_asked_about_and_lifts_nothing() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Quang, husband", "unsafe").await;
    let clear = dana.form(&format!("{chart}/involvement_check/new")).await;
    let clear = clear.with("f.who", "Pham Quang").with("f.result", "ok");
    let asked = dana.send(&clear).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.location);
    assert!(asked.text.contains("of Quang, husband (may be the same person)"), "{}", asked.text);
    let (name, value) = boxed(&asked.text, "sure.lower.result");
    let at = format!("{chart}/involvement_check/{}", clear.get("edit_id"));
    saved(&mut dana, &clear.with(&name, &value)).await;
    assert!(dana.get("/review").await.text.contains(&at));
    let look = dana.get(&format!("{at}/result/choose")).await.text;
    assert!(look.contains("of Quang, husband (may be the same person)"), "{look}");
    let form = [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let seen = dana.post(&format!("{at}/result/choose"), &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    // A look at the other name takes nothing from what was said of this one.
    let list = dana.get(&format!("{chart}/chapter/family")).await.text;
    assert!(list.contains("of somebody who may be the same person"), "{list}");
    let step = lee.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", "people").with("f.what", "Call");
    assert_eq!(lee.send(&step.with("f.who", "Quang")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn a_consent_that_says_in_words_alone_whom_it_is_for_is_looked_at_once_where_somebody_else_is_named() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let involve = consent(&mut dana, &chart, "involve").await;
    let knows = consent(&mut dana, &chart, "accountability").await;
    let share = consent(&mut dana, &chart, "share").await;
    let used: [(&str, &str, Typed<'_>); 4] = [
        ("disclosure", "to_whom", &[("what", "The plan"), ("sections", "plan"), ("consent", &share)]),
        ("household_member", "name", &[("relation", "sibling"), ("may_talk", "yes"), ("consent", &involve)]),
        ("accountability", "who", &[("role", "family"), ("may_know", "plan"), ("consent", &knows)]),
        ("joint_session", "who", &[("consents", &involve), ("topic", "The week")]),
    ];
    for (noun, names, fields) in used {
        for (who, is_asked) in [("dr. véga", false), ("Luz", true)] {
            let mut form = dana.form(&format!("{chart}/{noun}/new")).await.with(&format!("f.{names}"), who);
            for (name, value) in fields {
                form = form.with(&format!("f.{name}"), value);
            }
            let answer = dana.send(&form).await;
            assert_eq!(answer.status == StatusCode::UNPROCESSABLE_ENTITY, is_asked, "{noun} {who}: {}", answer.text);
            if is_asked {
                let said = "The consent is for “Dr. Vega”, in its own words. Is that Luz?";
                assert!(answer.text.contains(said), "{noun}: {}", answer.text);
                let (name, value) = boxed(&answer.text, &format!("sure.whom.{names}"));
                saved(&mut dana, &form.with(&name, &value)).await;
            }
        }
    }
}

#[actix_web::test]
async fn two_questions_at_one_field_are_asked_and_answered_together() {
    let [_, mut lee, _] = staff().await;
    let chart = lee.client("Ana").await;
    checked(&mut lee, &chart, "Luz", "unsafe").await;
    let knows = consent(&mut lee, &chart, "accountability").await;
    let form = lee.form(&format!("{chart}/accountability/new")).await.with("f.who", "Luz").with("f.role", "family");
    let form = form.with("f.may_know", "plan").with("f.consent", &knows);
    let asked = lee.send(&form).await;
    for said in ["A check says “Not safe” of Luz", "“Dr. Vega”, in its own words. Is that Luz?"] {
        assert!(asked.text.contains(said), "{}", asked.text);
    }
    let (name, value) = boxed(&asked.text, "sure.");
    saved(&mut lee, &form.with(&name, &value)).await;
}

#[actix_web::test]
async fn what_a_check_says_against_somebody_lives_on_when_it_is_put_away_and_what_it_says_for_them_does_not() {
    let [mut dana, mut lee, _] = staff().await;
    for (result, is_asked) in [("unsafe", true), ("ok", false)] {
        let chart = dana.client(&format!("Ana {result}")).await;
        let check = checked(&mut lee, &chart, "Carla Rios", "unsafe").await;
        let at = format!("{chart}/involvement_check/{check}");
        if result == "ok" {
            let form = dana.form(&at).await.with("f.result", "ok");
            saved(&mut dana, &form).await;
        }
        let form = lee.form(&at).await;
        let id = EditId(crate::host::clock::id().unwrap()).to_string();
        let away = lee.post(&format!("{at}/retire"), &[("heads", form.get("heads")), ("edit_id", &id)]).await;
        assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.text);
        let step = lee.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", "people");
        let asked = lee.send(&step.with("f.what", "Call").with("f.who", "Carla Rios")).await;
        assert_eq!(asked.status == StatusCode::UNPROCESSABLE_ENTITY, is_asked, "{result}: {}", asked.text);
    }
}

#[actix_web::test]
async fn a_person_and_a_number_in_one_field_are_asked_about_each_by_its_own_box() {
    let [_, mut lee, _] = staff().await;
    let chart = lee.client("Ana").await;
    checked(&mut lee, &chart, "Ray", "unsafe").await;
    said_of::way(&mut lee, &chart, "555-0142", "no").await;
    let form = lee.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", "people");
    let mut form = form.with("f.what", "Call").with("f.who", "Ray 555-0142");
    let asked = lee.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    for begins in ["sure.involve.", "sure.ring."] {
        let (name, value) = boxed(&asked.text, begins);
        form = form.with(&name, &value);
    }
    saved(&mut lee, &form).await;
}
