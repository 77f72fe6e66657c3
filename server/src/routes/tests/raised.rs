//! Who only raises a level of risk, what an older window never lowers, and what a form about reaching somebody says of
//! ways that are not safe. Must never hold a promise that hangs on what a page happened to offer.

use super::answering::saved;
use super::drafts::Form;
use super::said_of::way;
use super::settled::settle;
use super::settling::staff;
use super::*;

#[actix_web::test]
async fn a_case_managers_form_offers_no_lower_level_and_one_that_is_sent_is_refused_with_why() {
    let [mut dana, mut lee, _] = staff().await;
    dana.add("Jo", "case_manager").await;
    let mut jo = dana.beside("jo").await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let moderate = lee.form(&at).await.with("f.level", "moderate").with("f.basis", "Asked her");
    saved(&mut lee, &moderate.with("f.action", "Ring on Friday")).await;
    let page = jo.get(&at).await.text;
    let offers = |code: &str| page.contains(&format!("type=\"radio\" name=\"f.level\" value=\"{code}\""));
    assert_eq!(
        ["high", "moderate", "low", "none_seen", "not_assessed", ""].map(offers),
        [true, true, false, false, false, false]
    );
    assert!(page.contains("Lowering it is for a therapist or a supervisor."), "{page}");
    let lower = jo.form(&at).await.with("f.level", "low").with("f.basis", "She said so").with("f.action", "Nothing");
    let refused = jo.send(&lower).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("For your role this can be raised, not lowered."), "{}", refused.text);
    assert!(refused.text.contains("She said so"), "{}", refused.text);
    let higher =
        jo.form(&at).await.with("f.level", "high").with("f.basis", "Her sister rang").with("f.action", "Visit");
    saved(&mut jo, &higher).await;
    // Who lowers it is told apart, with what it was.
    let low = lee.form(&at).await.with("f.level", "none_seen").with("f.basis", "Met her").with("f.action", "");
    saved(&mut lee, &low).await;
    for page in ["/review", "/today", "/clients"] {
        let text = dana.get(page).await.text;
        assert!(text.contains("None seen") && text.contains("High"), "{page}: {text}");
    }
    let head = dana.get(&chart).await.text;
    assert!(head.contains("Lowered from High; no supervisor has looked yet."), "{head}");
}

#[actix_web::test]
async fn a_number_that_is_not_safe_to_ring_is_asked_about_before_text_messages_to_it_are_called_safe() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    way(&mut dana, &chart, "555-0142", "no").await;
    let new = format!("{chart}/contact/new");
    let text = lee.form(&new).await.with("f.channel", "text").with("f.value", "(555) 0142").with("f.safe", "yes");
    let asked = lee.send(&text).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("This number stands as not safe to ring:"), "{}", asked.text);
    // What is as careful asks nothing; made less careful afterwards, it does.
    let careful = lee.form(&new).await.with("f.channel", "text").with("f.value", "(555) 0142").with("f.safe", "no");
    saved(&mut lee, &careful).await;
    let at = format!("{chart}/contact/{}", careful.get("edit_id"));
    let loosened = lee.form(&at).await.with("f.safe", "yes");
    let asked = lee.send(&loosened).await;
    assert!(asked.text.contains("This number stands as not safe to ring:"), "{}", asked.text);
    // Another number, and what stays as it was, are not asked about.
    let other = lee.form(&new).await.with("f.channel", "text").with("f.value", "555-0177").with("f.safe", "yes");
    saved(&mut lee, &other).await;
}

#[actix_web::test]
async fn who_logs_a_contact_is_told_first_which_ways_are_not_safe() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    way(&mut dana, &chart, "555-0142", "no").await;
    way(&mut dana, &chart, "555-0177", "yes").await;
    let form = dana.get(&format!("{chart}/contact_attempt/new")).await.text;
    let above = form.split("<form").find(|part| part.contains("Not safe: ")).unwrap_or_default();
    assert!(above.contains("555-0142") && !above.contains("555-0177"), "{form}");
}

#[actix_web::test]
async fn of_two_windows_of_one_person_what_is_less_careful_never_stands_for_being_later() {
    let [mut dana, mut lee, _] = staff().await;
    dana.add("Jo", "case_manager").await;
    let mut jo = dana.beside("jo").await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let says =
        |form: Form, level: &str| form.with("f.level", level).with("f.basis", level).with("f.action", "Ring daily");
    let [first, second] = [jo.form(&at).await, jo.form(&at).await];
    assert_eq!(jo.send(&says(first, "high")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(jo.send(&says(second, "low")).await.status, StatusCode::SEE_OTHER);
    for page in [at.replace("/self_harm", ""), "/review".to_owned(), "/today".to_owned()] {
        let text = dana.get(&page).await.text;
        assert!(text.contains("wo versions, please choose") && text.contains("High"), "{page}: {text}");
    }
    // A number too: it is linked nowhere meanwhile.
    let way = way(&mut lee, &chart, "555-0142", "yes").await;
    let safe = |form: Form, safe: &str| form.with("f.safe", safe).with("f.hours", "morning");
    let [first, second] = [lee.form(&way).await, lee.form(&way).await];
    assert_eq!(lee.send(&safe(first, "no")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(lee.send(&safe(second, "at_times")).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&format!("{chart}/contact")).await.text;
    assert!(page.contains("Not safe") && !page.contains("tel:5550142"), "{page}");
}

#[actix_web::test]
async fn of_two_windows_each_level_has_its_own_reason_and_brings_it_when_it_is_chosen() {
    for (chosen, reason, other) in
        [("High", "Rope in the barn", "Laughed it off"), ("Low", "Laughed it off", "Rope in the barn")]
    {
        let [mut dana, mut lee, _] = staff().await;
        let chart = dana.client("Ana").await;
        let at = format!("{chart}/risk/self_harm");
        let says = |form: Form, level: &str, basis: &str| {
            form.with("f.level", level).with("f.basis", basis).with("f.action", basis)
        };
        let [first, second] = [lee.form(&at).await, lee.form(&at).await];
        assert_eq!(lee.send(&says(first, "high", "Rope in the barn")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(lee.send(&says(second, "low", "Laughed it off")).await.status, StatusCode::SEE_OTHER);
        let text = dana.get(&format!("{chart}/risk")).await.text;
        assert!(text.contains("Rope in the barn (said of High) <span class=\"acted\">"), "{text}");
        let text = dana.get(&format!("{chart}/before")).await.text;
        assert!(text.contains("Rope in the barn (said of High)"), "{text}");
        settle(&mut dana, &format!("{at}/level/choose"), (chosen, "We asked her together.")).await;
        let text = dana.get(&format!("{chart}/risk")).await.text;
        assert!(text.contains(reason) && !text.contains(other) && !text.contains("please choose"), "{text}");
    }
}
