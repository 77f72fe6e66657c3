//! What lowers somebody's care waits for a second person's look: a check that says less than another one did, and a
//! death; and a level that another chart of the same person gives stands in this one.

use super::answering::saved;
use super::drafts::Form;
use super::pairs::{id, say, two};
use super::said_of::way;
use super::settling::staff;
use super::*;
use crate::host::clock;

/// The value that the box `name` sends.
fn boxed(page: &str, name: &str) -> String {
    let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    value.split('"').next().unwrap_or_default().to_owned()
}

#[actix_web::test]
async fn a_check_that_says_safe_beside_another_that_said_not_safe_asks_once_and_waits_for_a_supervisor() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let new = format!("{chart}/involvement_check/new");
    let unsafe_ = lee.form(&new).await.with("f.who", "Carla Rios").with("f.result", "unsafe");
    saved(&mut lee, &unsafe_).await;
    let safe = rea.form(&new).await.with("f.who", "carla rios").with("f.result", "ok");
    let asked = rea.send(&safe).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("Another entry says “Not safe” of Carla Rios: Lee"), "{}", asked.text);
    let so = boxed(&asked.text, "sure.lower.result");
    let again = Form::on(&asked.text).with("f.result", "ok").with("sure.lower.result", &so);
    saved(&mut rea, &again).await;
    let at = format!("{chart}/involvement_check/{}", safe.get("edit_id"));
    let card = "A less careful answer than before; a supervisor looks";
    for page in ["/review".to_owned(), "/today".to_owned(), format!("{chart}/involvement_check")] {
        let page = dana.get(&page).await.text;
        assert!(page.contains(card), "{page}");
    }
    let look = dana.get(&format!("{at}/result/choose")).await.text;
    assert!(look.contains("Not safe") && look.contains("Safe to involve"), "{look}");
    // Where it is another entry's answer, the page says what that is, of whom, who gave it and when, and leads there.
    let other = unsafe_.get("edit_id");
    assert!(look.contains("Another entry says “Not safe” of Carla Rios"), "{look}");
    assert!(look.contains(&format!("href=\"{chart}/involvement_check/{other}\"")), "{look}");
    let own = look.split("Another entry says").nth(1).unwrap().split("class=\"after\"").next().unwrap();
    assert!(own.contains("Lee") && own.contains("Date: "), "{own}");
    let form = [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let seen = dana.post(&format!("{at}/result/choose"), &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    assert!(!dana.get("/review").await.text.contains(card));
    // Of somebody else, and what is more careful, asks nothing.
    let other = rea.form(&new).await.with("f.who", "Ben").with("f.result", "ok");
    saved(&mut rea, &other).await;
    let careful = rea.form(&new).await.with("f.who", "Carla Rios").with("f.result", "unsafe");
    saved(&mut rea, &careful).await;
    assert!(!dana.get("/review").await.text.contains(card));
}

#[actix_web::test]
async fn a_second_way_with_the_same_number_that_is_called_safe_asks_once_too() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    way(&mut dana, &chart, "555-0142", "no").await;
    let form = dana.form(&format!("{chart}/contact/new")).await;
    let form = form.with("f.channel", "phone").with("f.value", "(555) 0142 ext 4").with("f.safe", "yes");
    let asked = dana.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("Another entry says “Not safe”"), "{}", asked.text);
}

#[actix_web::test]
async fn a_death_holds_at_once_and_waits_until_a_supervisor_has_looked_at_it() {
    let mut dana = Browser::clinic().await;
    dana.add("Cam", "case_manager").await;
    let mut cam = dana.beside("cam").await;
    let chart = dana.client("Ana Rios").await;
    let at = format!("{chart}/standing/one");
    let died = cam.form(&at).await.with("f.status", "died").with("f.reason", "Her sister rang");
    saved(&mut cam, &died).await;
    assert!(dana.get("/clients/put-away").await.text.contains("Ana Rios"), "it is put away at once");
    for page in ["/review", "/today"] {
        let page = dana.get(page).await.text;
        assert!(page.contains("Said for good; a supervisor looks") && page.contains("Died (Cam"), "{page}");
    }
    let choose = format!("{at}/status/choose");
    assert!(!cam.get(&choose).await.text.contains("I have looked at this"), "the second person is a supervisor");
    let look = dana.get(&choose).await.text;
    assert!(look.contains("Her sister rang"), "{look}");
    let form = [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let seen = dana.post(&choose, &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    assert!(!dana.get("/review").await.text.contains("Said for good"));
    // Taken back and said again, it is looked at again.
    let active = cam.form(&at).await.with("f.status", "active").with("f.reason", "");
    saved(&mut cam, &active).await;
    let again = cam.form(&at).await.with("f.status", "died").with("f.reason", "The register says so");
    saved(&mut cam, &again).await;
    assert!(dana.get("/review").await.text.contains("Said for good; a supervisor looks"));
}

#[actix_web::test]
async fn a_day_of_death_before_the_newest_contact_with_them_is_asked_about_once() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana Rios").await;
    let today = clock::today().to_string();
    let note = dana.form(&format!("{chart}/note/new")).await.with("f.kind", "visit").with("f.text", "Came alone.");
    saved(&mut dana, &note.with("f.happened", &today)).await;
    let at = format!("{chart}/standing/one");
    let died = dana.form(&at).await.with("f.status", "died").with("f.reason", "The register says so");
    let asked = dana.send(&died.with("f.since", "2026-01-05")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("was in contact with this person after"), "{}", asked.text);
    let sure = Form::on(&asked.text).with("f.status", "died").with("sure.since", "2026-01-05");
    saved(&mut dana, &sure).await;
}

#[actix_web::test]
async fn a_level_that_one_chart_of_a_person_gives_stands_in_the_other_and_on_its_paper_with_where_it_stands() {
    let mut dana = Browser::clinic().await;
    let [first, second] = two(&mut dana).await;
    let high = dana.form(&format!("{second}/risk/self_harm")).await.with("f.level", "high");
    saved(&mut dana, &high.with("f.basis", "Said so").with("f.action", "Daily calls")).await;
    let pair = format!("/pairs/{}/{}", id(&first), id(&second));
    assert_eq!(say(&mut dana, &pair, "one_person", "She said so").await.status, StatusCode::SEE_OTHER);
    let told = "High: another chart of this person says so. Here: Not assessed";
    let asked = [("client", id(&first)), ("section", "risk"), ("period", "all")];
    let sheet = dana.post("/paper", &asked).await.text;
    for page in [dana.get(&format!("{first}/risk")).await.text, sheet] {
        assert!(page.contains(told), "{page}");
    }
    let chart = dana.get(&first).await.text;
    assert!(chart.contains("High (in another chart of this person)"), "{chart}");
    assert!(!chart.contains("Risk not assessed") && !chart.contains("No risk"), "{chart}");
    assert_eq!(say(&mut dana, &pair, "two_people", "Cousins").await.status, StatusCode::SEE_OTHER);
    let apart = dana.get(&format!("{first}/risk")).await.text;
    assert!(!apart.contains("another chart"), "{apart}");
}
