//! What a form holds before anybody typed.

use super::*;

/// What the input or the chosen option of `name` holds on a page.
fn held(html: &str, name: &str) -> Vec<String> {
    let inputs = html.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let own = inputs.filter(|input| input.contains(&format!("name=\"{name}\"")) && !input.contains("type=\"hidden\""));
    let held = own.filter(|input| !input.contains("type=\"radio\"") || input.contains(" checked"));
    held.filter_map(|input| Some(input.split("value=\"").nth(1)?.split('"').next()?.to_owned())).collect()
}

#[actix_web::test]
async fn a_new_entry_is_about_today_and_stands_at_its_beginning_and_an_older_one_is_as_it_was() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    let today = crate::host::clock::today().to_string();
    assert_eq!(held(&lee.get(&format!("{chart}/note/new")).await.text, "f.happened"), [today]);
    for (noun, status) in [("goal", "proposed"), ("task", "open"), ("need", "open"), ("safety_flag", "open")] {
        let form = lee.get(&format!("{chart}/{noun}/new")).await.text;
        assert_eq!(held(&form, "f.status"), [status], "{noun}");
    }
    let form = lee.get(&format!("{chart}/goal/new")).await.text;
    let (heads, id) = (hidden(&form, "heads"), hidden(&form, "edit_id"));
    let sent = [("heads", &*heads), ("edit_id", &*id), ("f.statement", "Sleep"), ("f.status", "accepted")];
    let saved = lee.post(&format!("{chart}/goal"), &sent).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert_eq!(held(&lee.get(&format!("{chart}/goal/{id}")).await.text, "f.status"), ["accepted"]);
    // What came back with something to put right is what was typed, with nothing put in place of an answer taken out.
    let form = lee.get(&format!("{chart}/task/new")).await.text;
    let (heads, id) = (hidden(&form, "heads"), hidden(&form, "edit_id"));
    let sent = [("heads", &*heads), ("edit_id", &*id), ("f.what", ""), ("f.status", "")];
    let again = lee.post(&format!("{chart}/task"), &sent).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_ne!(held(&again.text, "f.status"), ["open"]);
}

#[actix_web::test]
async fn what_has_a_time_of_day_and_is_mostly_written_down_at_once_is_about_now_by_the_clinics_clock() {
    let mut browser = Browser::new(NodeRole::Clinic);
    let mut form = vec![("clinic", "Juniper Creek"), ("zone", "Asia/Kolkata")];
    form.extend([("a.name", "Dana"), ("a.login", "dana"), ("a.role", "supervisor")]);
    form.extend([("a.passphrase", WORDS), ("a.again", WORDS)]);
    form.extend([("b.name", "Lee"), ("b.login", "lee"), ("b.role", "therapist")]);
    form.extend([("b.passphrase", WORDS), ("b.again", WORDS)]);
    assert_eq!(browser.post("/set-up", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/signed-in").await.location, "/today");
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    let clock = || jiff::Timestamp::now().in_tz("Asia/Kolkata").unwrap().strftime("%Y-%m-%dT%H:%M").to_string();
    for noun in ["contact_attempt", "mood", "urge", "client_decision"] {
        let (before, page) = (clock(), lee.get(&format!("{chart}/{noun}/new")).await.text);
        let held = held(&page, "f.happened");
        // A minute may end in between.
        assert!(held == [before] || held == [clock()], "{noun}: {held:?}");
    }
    // A time that is mostly ahead is nobody's now.
    for (noun, field) in [("appointment", "f.when"), ("activity", "f.when"), ("referral", "f.appointment")] {
        assert_eq!(held(&lee.get(&format!("{chart}/{noun}/new")).await.text, field), [""], "{noun}");
    }
    // Sent as it stands it is saved.
    let form = lee.form(&format!("{chart}/contact_attempt/new")).await;
    let form = form.with("f.result", "reached").with("f.channel", "phone");
    assert_eq!(lee.send(&form).await.status, StatusCode::SEE_OTHER);
}

/// The lists of a page, each by its name with the option that is sent where nobody picks one.
fn standing(html: &str) -> Vec<(String, String)> {
    let of = |list: &str| {
        let list = list.split("</select>").next()?;
        let name = list.split("name=\"").nth(1)?.split('"').next()?;
        let options: Vec<&str> = list.split("<option ").skip(1).collect();
        let option = options.iter().find(|option| option.contains(" selected")).or(options.first())?;
        Some((name.to_owned(), option.split("value=\"").nth(1)?.split('"').next()?.to_owned()))
    };
    html.split("<select ").skip(1).filter_map(of).collect()
}

#[actix_web::test]
async fn no_list_of_a_new_entry_stands_on_an_answer_that_nobody_gave() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    // There is something to lead to.
    for kind in ["share", "involve", "accountability"] {
        consents::consent(&mut dana, &chart, kind).await;
    }
    let mut lists = 0;
    for noun in waystation_sync::care::NOUNS {
        let page = dana.get(&format!("{chart}/{}/new", noun.name)).await;
        let own = waystation_web::nouns::page_of(noun);
        let meant: Vec<(&str, String)> = own.presets(crate::host::clock::today()).collect();
        for (name, value) in standing(&page.text).into_iter().filter(|(name, _)| name.starts_with("f.")) {
            let is_meant = meant.iter().any(|(field, words)| name == format!("f.{field}") && value == *words);
            assert!(value.is_empty() || is_meant, "{} {name}: {value}", noun.name);
            lists += 1;
        }
    }
    assert!(lists > 10, "{lists}");
    let page = dana.get(&format!("{chart}/network_person/new")).await.text;
    assert!(standing(&page).contains(&("f.role".to_owned(), String::new())), "{page}");
    let form = dana.form(&format!("{chart}/network_person/new")).await.with("f.name", "Quang").with("f.role", "");
    let wrong = dana.send(&form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "what somebody is to the client is chosen");
    assert!(!standing(&dana.get("/people").await.text).iter().any(|(_, value)| !value.is_empty()));
}
