//! What was said of one number is not passed off as said of another, wherever it is shown.

use super::drafts::Form;
use super::pairs::{id, say, two};
use super::settling::staff;
use super::*;

/// A way to reach the client of `chart`; its address.
pub(super) async fn way(browser: &mut Browser, chart: &str, number: &str, safe: &str) -> String {
    let form = browser.form(&format!("{chart}/contact/new")).await;
    let form = form.with("f.channel", "phone").with("f.value", number).with("f.safe", safe);
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    format!("{chart}/contact/{}", form.get("edit_id"))
}

#[actix_web::test]
async fn a_number_that_was_changed_apart_is_not_shown_as_safe_anywhere_until_somebody_says_so_of_it() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = way(&mut dana, &chart, "555-0142", "no").await;
    let (safe, number) = (lee.form(&at).await, rea.form(&at).await);
    let safe = safe.with("f.safe", "yes").with("f.leave_message", "full");
    assert_eq!(lee.send_surely(&safe).await.status, StatusCode::SEE_OTHER);
    let number = rea.send(&number.with("f.value", "555-0667")).await;
    assert_eq!(number.status, StatusCode::SEE_OTHER, "what protects most is said of any number: {}", number.text);
    let client = chart.strip_prefix("/clients/").unwrap().to_owned();
    for told in ["Not safe until somebody looks", "was said of 555-0142"] {
        let sheet = dana.post("/paper", &[("client", &client), ("section", "contact"), ("period", "all")]).await.text;
        let pages = [dana.get(&chart).await.text, dana.get(&format!("{chart}/contact")).await.text, sheet];
        for page in pages {
            assert!(page.contains(told) && page.contains("555-0667"), "{told}: {page}");
            assert!(!page.contains("tel:5550667") && !page.contains("Full message is fine</"), "{page}");
        }
    }
    let desk = dana.get("/review").await.text;
    assert!(desk.contains("Said of something else, please look") && desk.contains(&format!("href=\"{at}\"")), "{desk}");
    // Saved again without a look at it, it stays so; only a yes to this very number counts.
    let form = rea.form(&at).await.with("f.code_word", "rain");
    assert_eq!(rea.send(&form).await.status, StatusCode::SEE_OTHER);
    assert!(dana.get(&chart).await.text.contains("Not safe until somebody looks"));
    let form = rea.form(&at).await.with("sure.safe", "555-0667").with("sure.leave_message", "555-0667");
    assert_eq!(rea.send(&form).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&chart).await.text;
    assert!(!page.contains("until somebody looks") && page.contains("555-0667"), "{page}");
    assert!(dana.get(&format!("{chart}/contact")).await.text.contains("tel:555"));
}

#[actix_web::test]
async fn a_form_that_changes_the_number_asks_whether_safe_is_meant_for_the_new_one() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = way(&mut browser, &chart, "555-0142", "yes").await;
    let form = browser.form(&at).await.with("f.value", "555-0667");
    let asked = browser.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text.contains("was said of 555-0142. Is it meant for 555-0667 too?"), "{}", asked.text);
    // A yes to another number is none to this one.
    let other = Form::on(&asked.text).with("f.channel", "phone").with("f.safe", "yes").with("sure.safe", "555-0668");
    let other = browser.send(&other).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    let meant = Form::on(&other.text).with("f.channel", "phone").with("f.safe", "yes").with("sure.safe", "555-0667");
    let saved = browser.send(&meant).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    // Signs between the digits, another answer, and what protects most ask nothing.
    for (field, value, safe) in
        [("f.value", "(555) 0667", "yes"), ("f.value", "555-0700", "at_times"), ("f.safe", "no", "no")]
    {
        let form = browser.form(&at).await.with(field, value).with("f.safe", safe);
        let form = if safe == "at_times" { form.with("f.hours", "evening") } else { form.with("f.hours", "") };
        assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER, "{value} {safe}");
    }
    let form = browser.form(&at).await.with("f.value", "555-0800").with("sure.hours", "555-0800");
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn the_reason_of_one_standing_is_asked_about_before_it_stands_beside_another() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = format!("{chart}/standing/one");
    let moved = browser.form(&at).await.with("f.status", "moved").with("f.reason", "To the coast");
    assert_eq!(browser.send(&moved).await.status, StatusCode::SEE_OTHER);
    let form = browser.form(&at).await.with("f.status", "died");
    let asked = browser.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text.contains("To the coast” was said of Moved away. Is it meant for Died too?"), "{}", asked.text);
    let died = Form::on(&asked.text).with("f.status", "died").with("f.reason", "Her sister rang");
    assert_eq!(browser.send(&died).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&chart).await.text;
    assert!(page.contains("Her sister rang") && !page.contains("To the coast"), "{page}");
}

#[actix_web::test]
async fn what_one_chart_of_a_person_says_of_a_number_or_a_death_counts_in_the_other_for_as_long_as_they_are_joined() {
    let mut dana = Browser::clinic().await;
    let [first, second] = two(&mut dana).await;
    way(&mut dana, &first, "(555) 0777", "yes").await;
    way(&mut dana, &second, "555-0777", "no").await;
    way(&mut dana, &second, "555-0888", "no").await;
    let died = dana.form(&format!("{second}/standing/one")).await.with("f.status", "died");
    let died = died.with("f.reason", "Her sister rang").with("f.since", "2026-01-05");
    assert_eq!(dana.send(&died).await.status, StatusCode::SEE_OTHER);
    let task = dana.form(&format!("{first}/task/new")).await.with("f.what", "Find a bed").with("f.status", "open");
    assert_eq!(dana.send(&task).await.status, StatusCode::SEE_OTHER);
    let client = id(&first).to_owned();
    let careful = "Not safe: another chart of this person says so of this number";
    let pair = format!("/pairs/{}/{}", id(&first), id(&second));
    assert!(!dana.get(&first).await.text.contains(careful));
    assert_eq!(say(&mut dana, &pair, "one_person", "She said so").await.status, StatusCode::SEE_OTHER);
    let sheet = dana.post("/paper", &[("client", &client), ("section", "contact"), ("period", "all")]).await.text;
    let chart = dana.get(&first).await.text;
    for page in [&chart, &dana.get(&format!("{first}/contact")).await.text, &sheet] {
        assert!(page.contains(careful) && !page.contains("tel:5550777"), "{page}");
    }
    for told in ["Not safe: 555-0777", "Not safe: 555-0888", "Her sister rang", "Died"] {
        assert!(chart.contains(told), "{told}: {chart}");
    }
    for page in ["/today", "/clients"] {
        let page = dana.get(page).await.text;
        assert!(page.contains("Died in another chart"), "{page}");
    }
    let other = dana.get(&format!("{second}/contact")).await.text;
    assert!(!other.contains("Here: Not safe"), "what is as careful there stands as it is: {other}");
    assert_eq!(say(&mut dana, &pair, "two_people", "Cousins").await.status, StatusCode::SEE_OTHER);
    let chart = dana.get(&first).await.text;
    assert!(!chart.contains(careful) && !chart.contains("Died") && !chart.contains("0888"), "{chart}");
}

#[actix_web::test]
async fn a_number_that_was_emptied_first_is_asked_about_like_any_other_and_a_way_stays_the_way_it_is() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = way(&mut browser, &chart, "555-0142", "yes").await;
    let emptied = browser.form(&at).await.with("f.value", "");
    let emptied = browser.send(&emptied).await;
    let emptied = if emptied.status == StatusCode::SEE_OTHER {
        emptied
    } else {
        let none = Form::on(&emptied.text).with("sure.safe", "");
        browser.send(&none).await
    };
    assert_eq!(emptied.status, StatusCode::SEE_OTHER, "{}", emptied.text);
    let another = browser.form(&at).await.with("f.value", "555-3002");
    let asked = browser.send(&another).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("555-3002"), "{}", asked.text);
    // What was said of a call is not said of a text message: another way is another entry.
    let as_text = browser.form(&at).await.with("f.channel", "text");
    browser.send(&as_text).await;
    assert!(browser.get(&format!("{chart}/contact")).await.text.contains("Phone call"));
}
