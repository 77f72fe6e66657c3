//! Every version of what was said of a number says of which, and every number whose it was written as: also the one
//! that is not acted on, on every page and on paper.

use super::answering::saved;
use super::pairs::{id, say, two};
use super::said_of::way;
use super::settling::staff;
use super::*;

async fn sheet(browser: &mut Browser, chart: &str, section: &str) -> String {
    let asked = [("client", id(chart)), ("section", section), ("period", "all")];
    browser.post("/paper", &asked).await.text
}

#[actix_web::test]
async fn a_version_that_is_not_acted_on_says_of_which_number_it_was_said_on_every_page_and_on_paper() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = way(&mut dana, &chart, "555-0142", "no").await;
    let (safe, at_times, number) = (lee.form(&at).await, rea.form(&at).await, dana.form(&at).await);
    let safe = safe.with("f.safe", "yes");
    assert_eq!(lee.send_surely(&safe).await.status, StatusCode::SEE_OTHER);
    let at_times = at_times.with("f.safe", "at_times").with("f.hours", "evening");
    assert_eq!(rea.send_surely(&at_times).await.status, StatusCode::SEE_OTHER);
    saved(&mut dana, &number.with("f.value", "555-0667")).await;
    let section = format!("{chart}/contact");
    let pages = [
        dana.get(&chart).await.text,
        dana.get(&section).await.text,
        dana.get(&at).await.text,
        sheet(&mut dana, &chart, "contact").await,
        dana.get("/review").await.text,
        dana.get("/today").await.text,
    ];
    for page in pages {
        for told in ["Safe (said of 555-0142)", "Only at times (said of 555-0142)"] {
            assert!(page.contains(told), "{told}: {page}");
        }
    }
}

#[actix_web::test]
async fn the_careful_answer_too_says_of_which_number_it_was_said_and_the_desk_says_so_of_one_that_waits() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = way(&mut dana, &chart, "555-0142", "yes").await;
    let (careful, number) = (lee.form(&at).await, rea.form(&at).await);
    saved(&mut lee, &careful.with("f.safe", "no").with("f.leave_message", "full").with("sure.leave_message", "")).await;
    let number = number.with("f.value", "555-0667").with("sure.safe", "555-0667");
    saved(&mut rea, &number).await;
    let shown = format!("{chart}/contact");
    for page in [dana.get(&shown).await.text, sheet(&mut dana, &chart, "contact").await] {
        assert!(page.contains("Not safe (said of 555-0142)"), "{page}");
    }
    let desk = dana.get("/review").await.text;
    assert!(desk.contains("A full message is fine (said of 555-0142)"), "{desk}");
}

#[actix_web::test]
async fn a_number_that_was_written_as_somebody_elses_stands_nowhere_as_that_of_the_new_person() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana Rios").await;
    let person = dana.form(&format!("{chart}/network_person/new")).await;
    let person = person.with("f.name", "Carla").with("f.role", "family").with("f.phone", "555-0101");
    saved(&mut dana, &person).await;
    let step = dana.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", "people");
    let step = step.with("f.what", "Call somebody").with("f.who", "Carla").with("f.phone", "555-0101");
    saved(&mut dana, &step).await;
    let step_after = dana.form(&format!("{chart}/lapse_step/new")).await.with("f.stage", "first_hour");
    let step_after = step_after.with("f.what", "Call somebody").with("f.who", "Carla").with("f.phone", "555-0101");
    saved(&mut dana, &step_after).await;
    let told = "555-0202 (written as the number of Carla)";
    for (noun, form, name, section) in [
        ("network_person", &person, "f.name", "network_person"),
        ("crisis_step", &step, "f.who", "crisis"),
        ("lapse_step", &step_after, "f.who", "lapse_plan"),
    ] {
        let at = format!("{chart}/{noun}/{}", form.get("edit_id"));
        let (other, newer) = (lee.form(&at).await, rea.form(&at).await);
        saved(&mut lee, &other.with(name, "Delia").with("f.phone", "555-0303")).await;
        saved(&mut rea, &newer.with("f.phone", "555-0202")).await;
        for page in [dana.get(&at).await.text, sheet(&mut dana, &chart, section).await, dana.get("/review").await.text]
        {
            assert!(page.contains(told) && page.contains("555-0303"), "{noun}: {page}");
            assert!(!page.contains("555-0303 (written"), "{noun}: {page}");
            assert!(!page.contains("tel:5550202"), "{noun}: {page}");
        }
    }
    let card = [("client", id(&chart)), ("as", "card"), ("named", "nobody"), ("agreed", "yes")];
    let card = dana.post("/paper", &card).await.text;
    assert!(card.contains(told), "{card}");
}

#[actix_web::test]
async fn what_may_be_told_to_one_person_is_not_told_to_another_whose_name_came_in_their_place() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana Rios").await;
    let person = dana.form(&format!("{chart}/network_person/new")).await;
    let person = person.with("f.name", "Carla").with("f.role", "family");
    saved(&mut dana, &person).await;
    let at = format!("{chart}/network_person/{}", person.get("edit_id"));
    let (other, where_) = (lee.form(&at).await, rea.form(&at).await);
    saved(&mut lee, &other.with("f.name", "Delia")).await;
    saved(&mut rea, &where_.with("f.contact", "12 Mill Lane")).await;
    for page in [dana.get(&at).await.text, sheet(&mut dana, &chart, "network_person").await] {
        assert!(page.contains("was said of Carla") && page.contains("12 Mill Lane"), "{page}");
    }
}

#[actix_web::test]
async fn hours_that_were_said_of_one_number_are_marked_beside_another_until_somebody_says_so_of_it() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = way(&mut dana, &chart, "555-0142", "no").await;
    let (hours, number) = (lee.form(&at).await, rea.form(&at).await);
    saved(&mut lee, &hours.with("f.hours", "evening weekend")).await;
    saved(&mut rea, &number.with("f.value", "555-0667")).await;
    let page = format!("{chart}/contact");
    let told = "Evening, Weekend (this was said of 555-0142: please look)";
    // Who reads paper cannot look.
    let on_paper = "Evening, Weekend (this was said of 555-0142; nobody has looked at it since)";
    let pages = [(dana.get(&page).await.text, told), (sheet(&mut dana, &chart, "contact").await, on_paper)];
    for (page, told) in pages {
        assert!(page.contains(told), "{page}");
    }
    let look = rea.form(&at).await.with("f.hours", "evening weekend").with("sure.hours", "555-0667");
    saved(&mut rea, &look).await;
    let after = dana.get(&page).await.text;
    assert!(!after.contains("said of") && after.contains("Evening, Weekend"), "{after}");
    // One after another it is asked, as all that was said of the number is.
    let form = rea.form(&at).await.with("f.hours", "evening weekend").with("f.value", "555-0800");
    let asked = rea.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("was said of 555-0667. Is it meant for 555-0800 too?"), "{}", asked.text);
}

#[actix_web::test]
async fn a_number_with_an_extension_heeds_what_another_chart_says_of_it_without_or_with_another() {
    for (number, other) in [
        ("555-0777 ext 4", "555-0777"),
        ("555-0777", "(555) 0777 anexo 12"),
        ("555-0777 x4", "555 0777 ext. 5"),
        ("555-0777 #4", "+1 555-0777"),
    ] {
        let mut dana = Browser::clinic().await;
        let [first, second] = two(&mut dana).await;
        way(&mut dana, &first, number, "yes").await;
        way(&mut dana, &second, other, "no").await;
        let pair = format!("/pairs/{}/{}", id(&first), id(&second));
        assert_eq!(say(&mut dana, &pair, "one_person", "She said so").await.status, StatusCode::SEE_OTHER);
        let page = dana.get(&format!("{first}/contact")).await.text;
        assert!(page.contains("Not safe: another chart of this person says so"), "{number} {other}: {page}");
    }
}
