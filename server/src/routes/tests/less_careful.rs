//! An answer that asks for less care than the one before is not given by a slip, shows on every page that nobody has
//! looked at it yet, and nothing that people said of safety is taken away by an answer that says nothing.

use super::answering::saved;
use super::drafts::Form;
use super::said_of::way;
use super::settling::{choice, staff, two_levels};
use super::*;

#[actix_web::test]
async fn a_lower_level_asks_what_it_rests_on_and_every_page_says_that_no_supervisor_has_looked_yet() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana Rios").await;
    let at = format!("{chart}/risk/self_harm");
    let high = lee.form(&at).await.with("f.level", "high").with("f.basis", "She said so.");
    saved(&mut lee, &high.with("f.action", "We ring daily.")).await;
    // The level alone, in two presses: what High rested on does not stand for Low by itself.
    let low = lee.form(&at).await.with("f.level", "low");
    let asked = lee.send(&low).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("“She said so.” was said of High. Is it meant for Low too?"), "{}", asked.text);
    saved(&mut lee, &Form::on(&asked.text).with("f.level", "low").with("f.basis", "She sleeps and eats.")).await;
    for page in [chart.clone(), "/clients".to_owned(), "/today".to_owned()] {
        let page = lee.get(&page).await.text;
        assert!(page.to_lowercase().contains("lowered"), "{page}");
    }
    // The supervisor sees what it rested on before and who wrote that, and can write something else.
    let look = dana.get(&format!("{at}/level/choose")).await.text;
    for words in ["She said so.", "She sleeps and eats.", "Lee", "Write something else"] {
        assert!(look.contains(words), "{words}: {look}");
    }
    let seen = [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
    let seen: Vec<(&str, &str)> = seen.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let seen = dana.post(&format!("{at}/level/choose"), &seen).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    assert!(!lee.get(&chart).await.text.to_lowercase().contains("lowered"));
}

#[actix_web::test]
async fn a_level_that_is_taken_away_is_asked_about_and_stays_in_the_head_of_the_chart_until_a_supervisor_has_looked() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana Rios").await;
    let at = format!("{chart}/risk/self_harm");
    let high = lee.form(&at).await.with("f.level", "high").with("f.basis", "She said so.");
    saved(&mut lee, &high.with("f.action", "We ring daily.")).await;
    let none = lee.form(&at).await.with("f.level", "").with("f.basis", "").with("f.action", "");
    let asked = lee.send(&none).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("“High” stands here, and nothing would stand in its place."), "{}", asked.text);
    let so = hidden(&asked.text, "sure.less.level");
    saved(&mut lee, &Form::on(&asked.text).with("f.level", "").with("sure.less.level", &so)).await;
    for page in [chart.clone(), "/clients".to_owned()] {
        let page = dana.get(&page).await.text;
        assert!(page.contains("Harm to self") && page.to_lowercase().contains("lowered"), "{page}");
    }
}

#[actix_web::test]
async fn a_way_that_was_not_safe_is_called_safe_only_after_it_was_asked_once() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana Rios").await;
    let at = way(&mut dana, &chart, "555-0142", "no").await;
    let safe = lee.form(&at).await.with("f.safe", "yes");
    let asked = lee.send(&safe).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("“Not safe” stands here. Is it “Safe” now?"), "{}", asked.text);
    let so = hidden(&asked.text, "sure.less.safe");
    saved(&mut lee, &Form::on(&asked.text).with("f.safe", "yes").with("sure.less.safe", &so)).await;
    // What is more careful is asked about by nobody.
    let not = lee.form(&at).await.with("f.safe", "no");
    saved(&mut lee, &not).await;
}

#[actix_web::test]
async fn a_third_answer_that_says_nothing_takes_away_nothing_that_was_said() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let choose = two_levels((&mut lee, "moderate"), (&mut rea, "high"), &at).await;
    let page = dana.get(&choose).await.text;
    let third = Form::on(&page).with("choice", "other").with("f.level", "").with("reason", "I asked them both.");
    let refused = dana.send(&third).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.location);
    assert!(refused.text.contains("I asked them both."), "{}", refused.text);
    assert!(!choice(&dana.get(&choose).await.text, "High").is_empty(), "both still stand");
    let third = Form::on(&refused.text).with("choice", "other").with("f.level", "low");
    saved(&mut dana, &third.with("reason", "Neither: we met her today.")).await;
    assert!(dana.get(&chart).await.text.contains("Harm to self: Low"));
}

#[actix_web::test]
async fn a_code_word_is_what_no_line_calls_its_entry() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = way(&mut dana, &chart, "555-0142", "yes").await;
    let word = dana.form(&at).await.with("f.code_word", "blue thread");
    saved(&mut dana, &word).await;
    let (one, two) = (lee.form(&at).await, rea.form(&at).await);
    for (browser, form, number) in [(&mut lee, one, "555-0143"), (&mut rea, two, "555-0144")] {
        let asked = browser.send(&form.with("f.value", number)).await;
        let form = Form::on(&asked.text).with("f.value", number);
        let form = ["safe", "leave_message", "code_word"].into_iter().fold(form, |form, field| {
            let box_ = format!("sure.{field}");
            if asked.text.contains(&format!("name=\"{box_}\"")) { form.with(&box_, number) } else { form }
        });
        saved(browser, &form).await;
    }
    for page in ["/review".to_owned(), "/today".to_owned(), format!("{at}/value/choose")] {
        let page = dana.get(&page).await.text;
        let named = page.split("written with it").next().unwrap_or_default();
        assert!(!named.contains("blue thread: ") && !named.contains("blue thread ("), "{page}");
        assert!(!named.contains(": blue thread"), "{page}");
    }
}

/// Says that the less careful answer of the way at `at` was looked at.
async fn looked(dana: &mut Browser, at: &str) {
    let look = dana.get(&format!("{at}/safe/choose")).await.text;
    let seen = [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
    let seen: Vec<(&str, &str)> = seen.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let seen = dana.post(&format!("{at}/safe/choose"), &seen).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
}

#[actix_web::test]
async fn a_number_is_rung_from_nowhere_until_a_supervisor_has_looked_whoever_puts_away_or_rewrites_what_said_not_safe()
{
    for how in ["retire", "number", "answer"] {
        let [mut dana, mut lee, mut rea] = staff().await;
        let chart = dana.client("Ana").await;
        let not = way(&mut lee, &chart, "555-0142", "no").await;
        let step = rea.form(&format!("{chart}/network_person/new")).await.with("f.name", "Eva");
        let step = step.with("f.role", "mentor").with("f.phone", "555-0142");
        assert!(rea.send_surely(&step).await.location.contains("network_person"));
        match how {
            "retire" => {
                let form = rea.form(&not).await;
                let away = [("heads", form.get("heads")), ("edit_id", form.get("edit_id"))];
                assert_eq!(rea.post(&format!("{not}/retire"), &away).await.status, StatusCode::SEE_OTHER);
            }
            "number" => {
                let form = rea.form(&not).await.with("f.value", "555-0199").with("f.safe", "yes");
                assert_eq!(rea.send_surely(&form).await.status, StatusCode::SEE_OTHER);
            }
            _ => {
                let form = rea.form(&not).await.with("f.safe", "yes");
                assert_eq!(rea.send_surely(&form).await.status, StatusCode::SEE_OTHER);
            }
        }
        let safe = rea.form(&format!("{chart}/contact/new")).await;
        let safe = safe.with("f.channel", "phone").with("f.value", "555-0142").with("f.safe", "yes");
        assert_eq!(rea.send_surely(&safe).await.status, StatusCode::SEE_OTHER, "{how}");
        let safe = format!("{chart}/contact/{}", safe.get("edit_id"));
        let look = format!("{safe}/safe/choose");
        let pages = [chart.clone(), format!("{chart}/contact"), format!("{chart}/network_person"), safe.clone(), look];
        for page in &pages {
            let page = rea.get(page).await.text;
            assert!(!page.contains("tel:5550142"), "{how}: {page}");
        }
        let own = rea.get(&safe).await.text;
        assert!(own.contains("Not safe: ") && own.contains("Here: Safe"), "{how}: {own}");
        // Another form that names the number is asked about it.
        let other = rea.form(&format!("{chart}/network_person/new")).await.with("f.name", "Ada");
        let asked = rea.send(&other.with("f.role", "mentor").with("f.phone", "555-0142")).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{how}: {}", asked.text);
        if how == "answer" {
            let so = "so it was said of this number, and no supervisor has looked at what was said instead. Here: Safe";
            for page in [&not, &safe] {
                let page = rea.get(page).await.text;
                assert!(page.contains(so), "{page}");
            }
        }
        let look = dana.get(&format!("{safe}/safe/choose")).await.text;
        let says = match how {
            "retire" => "An entry that was put away says “Not safe” of",
            _ => "An entry in which something else stands now said “Not safe” of",
        };
        let other = look.split(says).nth(1).unwrap_or_else(|| panic!("{how}: {look}"));
        let other = other.split("class=\"after\"").next().unwrap();
        assert!(other.contains("555-0142") && other.contains("Lee"), "{how}: {look}");
        looked(&mut dana, &safe).await;
        for page in &pages[1..3] {
            let page = rea.get(page).await.text;
            assert!(page.contains("tel:5550142"), "{how}: {page}");
        }
    }
}

#[actix_web::test]
async fn a_flag_that_was_closed_and_a_way_that_is_called_safe_are_marked_at_the_top_of_the_chart_until_they_are_looked_at()
 {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let not = way(&mut lee, &chart, "555-0142", "no").await;
    let flag = lee.form(&format!("{chart}/safety_flag/new")).await;
    let flag = flag.with("f.why", "She said goodbye.").with("f.status", "open");
    saved(&mut lee, &flag).await;
    let flag = format!("{chart}/safety_flag/{}", flag.get("edit_id"));
    let pages = [chart.clone(), "/clients".to_owned(), "/today".to_owned()];
    for page in &pages {
        let page = dana.get(page).await.text;
        assert!(!page.contains("Safety flags: Closed") && !page.contains("Reaching them: a less"), "{page}");
    }
    let closed = rea.form(&flag).await.with("f.status", "closed").with("f.reason", "Rang her; safe tonight.");
    assert_eq!(rea.send_surely(&closed).await.status, StatusCode::SEE_OTHER);
    let safe = rea.form(&not).await.with("f.safe", "yes");
    assert_eq!(rea.send_surely(&safe).await.status, StatusCode::SEE_OTHER);
    for page in &pages {
        let text = dana.get(page).await.text;
        for said in ["Safety flags: Closed", "Reaching them: a less careful answer"] {
            let own = text.split(said).nth(1).unwrap_or_default();
            assert!(own.chars().take(90).collect::<String>().contains("looked"), "{page} {said}: {text}");
        }
    }
    looked(&mut dana, &not).await;
    let text = dana.get(&chart).await.text;
    assert!(text.contains("Safety flags: Closed") && !text.contains("Reaching them:"), "{text}");
}

#[actix_web::test]
async fn what_was_called_safe_stays_on_the_desk_when_it_is_put_away_and_is_rung_from_nowhere() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let not = way(&mut lee, &chart, "555-0142", "no").await;
    let safe = rea.form(&not).await.with("f.safe", "yes");
    assert_eq!(rea.send_surely(&safe).await.status, StatusCode::SEE_OTHER);
    let form = rea.form(&not).await;
    let away = [("heads", form.get("heads")), ("edit_id", form.get("edit_id"))];
    assert_eq!(rea.post(&format!("{not}/retire"), &away).await.status, StatusCode::SEE_OTHER);
    let look = format!("{not}/safe/choose");
    let desk = dana.get("/review").await.text;
    assert!(desk.contains(&look), "{desk}");
    for page in [&not, &look, &format!("{chart}/contact")] {
        let page = dana.get(page).await.text;
        assert!(page.contains("555-0142") && !page.contains("tel:5550142"), "{page}");
    }
    looked(&mut dana, &not).await;
    let desk = dana.get("/review").await.text;
    assert!(!desk.contains(&look), "{desk}");
}
