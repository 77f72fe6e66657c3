//! What the first page of a chart says.

use super::*;

#[actix_web::test]
async fn a_way_that_is_not_safe_says_nothing_of_messages_on_the_first_page() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    for (safe, number, says) in [("yes", "555 0101", true), ("no", "555 0102", false)] {
        let form = lee.get(&format!("{chart}/contact/new")).await.text;
        let (heads, id) = (hidden(&form, "heads"), hidden(&form, "edit_id"));
        let own = [("heads", &*heads), ("edit_id", &*id), ("f.channel", "phone"), ("f.value", number)];
        let sent = [&own[..], &[("f.safe", safe), ("f.leave_message", "full")]].concat();
        let saved = lee.post(&format!("{chart}/contact"), &sent).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let page = lee.get(&chart).await.text;
        let line = page.split("<li").find(|line| line.contains(number)).unwrap();
        assert_eq!(line.contains("A full message is fine"), says, "{safe}: {page}");
        let page = lee.get(&format!("{chart}/chapter/client")).await.text;
        let line = page.split("<li").find(|line| line.contains(number)).unwrap();
        assert_eq!(line.contains("A full message is fine"), says, "in its chapter, {safe}: {page}");
    }
    assert!(lee.get(&chart).await.text.contains("Not safe"));
}

#[actix_web::test]
async fn a_chapter_shows_what_is_not_assessed_and_what_was_put_away_is_not_there() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    browser.add("Desk", "front_desk").await;
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    let page = lee.get(&format!("{chart}/chapter/safety")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.matches("Not assessed").count() >= 7, "a blank would read as none seen: {}", page.text);
    let plan = lee.get(&format!("{chart}/chapter/plan")).await.text;
    assert!(plan.contains("Not begun yet") && plan.contains("Add a trigger"), "{plan}");
    assert_eq!(lee.get(&format!("{chart}/chapter/nowhere")).await.status, StatusCode::NOT_FOUND);
    let mut desk = browser.beside("desk").await;
    let refused = desk.get(&format!("{chart}/chapter/training")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
}

#[actix_web::test]
async fn chapters_are_gone_to_by_their_names_too() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let id = chart.trim_start_matches("/clients/").to_owned();
    let mut lee = browser.beside("lee").await;
    for (search, at) in [("practical", id.as_str()), ("ana practical", "")] {
        let found = lee.post("/find", &[("search", search), ("at", at)]).await.text;
        assert!(found.contains(&format!("{chart}/chapter/case")), "{search}: {found}");
    }
}

#[actix_web::test]
async fn the_first_page_says_how_many_ways_it_leaves_out_and_how_many_of_them_are_not_safe() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    for place in 0..11 {
        let form = browser.form(&format!("{chart}/contact/new")).await.with("f.channel", "phone");
        let form = form.with("f.value", &format!("555 010{place:02}"));
        let form = form.with("f.safe", if place < 2 { "no" } else { "yes" });
        assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    }
    let page = browser.get(&chart).await.text;
    let more = page.split("and 3 more, 2 of them not safe").next().unwrap();
    assert!(more.len() < page.len(), "{page}");
    assert!(more.ends_with(&format!("<a href=\"{chart}/contact\">")), "{page}");
}

#[actix_web::test]
async fn the_first_page_says_how_many_calls_of_the_plan_it_leaves_out() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    for place in 0..10 {
        let form = browser.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", "people");
        let form = form.with("f.what", &format!("Ask {place}")).with("f.who", &format!("Friend {place}"));
        assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    }
    let page = browser.get(&chart).await.text;
    assert!(page.contains("2 more"), "{page}");
}

#[actix_web::test]
async fn professionals_and_lines_to_call_stand_on_the_first_page_and_the_card_however_many_people_are_named() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let people = (0..9).map(|n| ("people", format!("Ask friend {n}"), format!("555-010{n}")));
    let lines = (0..4).map(|n| ("professionals", format!("Call line {n}"), format!("555-020{n}")));
    for (stage, what, phone) in people.chain(lines) {
        let form = browser.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", stage);
        let form = form.with("f.what", &what).with("f.phone", &phone);
        assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    }
    let page = browser.get(&chart).await.text;
    for n in 0..4 {
        assert!(page.contains(&format!("555-020{n}")), "{n}: {page}");
    }
    assert!(page.contains("555-0100") && page.contains("5 more"), "{page}");
    let client = chart.strip_prefix("/clients/").unwrap();
    let ask = [("client", client), ("section", "crisis"), ("as", "card"), ("agreed", "yes")];
    let card = browser.post("/paper", &ask).await.text;
    let card = card.split("class=\"wallet\"").nth(1).unwrap();
    for n in 0..4 {
        assert!(card.contains(&format!("555-020{n}")), "{n}: {card}");
    }
    assert!(card.contains("6 more on the sheet"), "{card}");
}

#[actix_web::test]
async fn a_search_that_finds_more_sections_than_it_shows_says_how_many_more() {
    let mut browser = Browser::clinic().await;
    for n in 0..11 {
        browser.client(&format!("Ana {n}")).await;
    }
    let found = browser.post("/find", &[("search", "ana triggers"), ("at", "")]).await.text;
    assert_eq!(found.matches("/trigger\"").count(), 8, "{found}");
    assert!(found.contains("3 more: type more of the name") && found.contains("href=\"/clients\""), "{found}");
}

#[actix_web::test]
async fn an_incident_asks_for_a_person_until_it_is_entered_in_error() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    let form = lee.form(&format!("{chart}/incident/new")).await.with("f.kind", "harm");
    let form = form.with("f.what", "It was another farm.").with("then", "sign");
    let at = format!("{chart}/incident/{}", form.get("edit_id"));
    assert_eq!(lee.send(&form).await.status, StatusCode::SEE_OTHER);
    let asks = "A person must look at this today";
    assert!(lee.get(&chart).await.text.contains(asks));
    let error = lee.form(&format!("{at}/incident_in_error")).await.with("f.reason", "Of somebody else");
    assert_eq!(lee.send(&error).await.status, StatusCode::SEE_OTHER);
    let page = lee.get(&chart).await.text;
    assert!(!page.contains(asks), "what was entered in error is no alarm: {page}");
}
