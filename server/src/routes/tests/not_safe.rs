//! Somebody who stands as not safe to involve is told of wherever they are named: in forms, on cards, and before the
//! client's own plan goes on paper. Must never hold a promise that hangs on how a name is written.

use super::answering::saved;
use super::drafts::Form;
use super::involving::{Typed, boxed, checked};
use super::pairs::id;
use super::said_of::way;
use super::settling::staff;
use super::*;

const SAID: &str = "A check says “Not safe” of Boris";

/// Sends a new entry of `noun`; what came back, and the form.
pub(super) async fn sent(browser: &mut Browser, chart: &str, noun: &str, fields: Typed<'_>) -> (Answer, Form) {
    let mut form = browser.form(&format!("{chart}/{noun}/new")).await;
    for (name, value) in fields {
        form = form.with(&format!("f.{name}"), value);
    }
    (browser.send(&form).await, form)
}

/// The same where it is asked about and said yes to; its address.
async fn insisted(browser: &mut Browser, chart: &str, noun: &str, fields: Typed<'_>) -> String {
    let (asked, form) = sent(browser, chart, noun, fields).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun}: {} {}", asked.location, asked.text);
    let (name, value) = boxed(&asked.text, "sure.");
    let form = form.with(&name, &value);
    saved(browser, &form).await;
    format!("{chart}/{noun}/{}", form.get("edit_id"))
}

pub(super) async fn print_page(browser: &mut Browser, chart: &str) -> String {
    browser.get(&format!("{chart}/print")).await.text
}

/// The paper itself of an answer: what stands within it is printed.
pub(super) fn paper_of(page: &str) -> &str {
    let from = ["class=\"wallet\"", "class=\"pages\""].into_iter().find_map(|begins| page.split(begins).nth(1));
    from.unwrap_or_else(|| panic!("no paper in {page}"))
}

#[actix_web::test]
async fn the_clients_own_plan_is_printed_without_whoever_is_not_safe_unless_somebody_ticks_their_step() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Boris", "unsafe").await;
    let step = [("stage", "people"), ("what", "Call my brother"), ("who", "Boris"), ("phone", "555-0101")];
    let at = insisted(&mut lee, &chart, "crisis_step", &step).await;
    let other = [("stage", "people"), ("what", "Call my sister"), ("who", "Luz")];
    assert_eq!(sent(&mut lee, &chart, "crisis_step", &other).await.0.status, StatusCode::SEE_OTHER);
    let ask = print_page(&mut dana, &chart).await;
    assert!(ask.contains(SAID) && ask.contains(&format!("href=\"{at}\"")), "{ask}");
    let (_, own) = ask.split_once("value=\"step.").unwrap_or_else(|| panic!("no box for the step: {ask}"));
    let own = own.split('>').next().unwrap();
    assert!(!own.contains("checked"), "{own}");
    let ticked = format!("crisis step.{}", own.split('"').next().unwrap());
    for how in ["sheet", "card"] {
        for (section, stands) in [("crisis", false), (ticked.as_str(), true)] {
            let form = [("client", id(&chart)), ("section", section), ("as", how), ("agreed", "yes")];
            let page = dana.post("/paper", &form).await.text;
            let paper = paper_of(&page);
            assert_eq!(paper.contains("Boris"), stands, "{how} {section}: {page}");
            assert_eq!(paper.contains("Call my brother"), stands, "{how} {section}: {page}");
            assert!(paper.contains("Luz"), "{how} {section}: {page}");
            // What is printed says nothing of it; the page around it does, and leads to the step.
            assert!(!paper.contains("Not safe") && page.contains(SAID), "{how} {section}: {page}");
            assert!(page.contains(&format!("href=\"{at}\"")), "{how} {section}: {page}");
        }
    }
    let mut sam = dana.beside("lee").await;
    sam.language = "es";
    let ask = print_page(&mut sam, &chart).await;
    assert!(ask.contains("Una revisión dice “No es seguro” sobre Boris"), "{ask}");
}

#[actix_web::test]
async fn what_a_version_of_the_plan_begins_with_leaves_out_whoever_is_not_safe_and_says_so() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Boris", "unsafe").await;
    insisted(&mut lee, &chart, "crisis_step", &[("stage", "people"), ("what", "Call my brother"), ("who", "Boris")])
        .await;
    let (kept, _) =
        sent(&mut lee, &chart, "crisis_step", &[("stage", "people"), ("what", "Call Luz"), ("who", "Luz")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let page = lee.get(&format!("{chart}/plan_version/new")).await.text;
    let words = page.split("<textarea").find(|own| own.contains("name=\"f.plan\"")).unwrap_or_default();
    let words = words.split("</textarea>").next().unwrap();
    assert!(words.contains("Luz") && !words.contains("Boris"), "{page}");
    assert!(page.contains(SAID), "{page}");
}

#[actix_web::test]
async fn whoever_is_not_safe_is_asked_about_and_marked_in_every_field_that_names_people() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Boris", "unsafe").await;
    let used: [(&str, Typed<'_>, &str); 26] = [
        (
            "contact",
            &[("channel", "phone"), ("value", "555-0142"), ("safe", "yes"), ("who_may_answer", "Boris")],
            "who_may_answer",
        ),
        ("if_then", &[("when", "I am alone"), ("person", "Boris")], "person"),
        ("early_sign", &[("kind", "feeling"), ("what", "Restless"), ("noticed_by", "Luz, Boris")], "noticed_by"),
        ("activity", &[("what", "A walk"), ("with", "Boris")], "with"),
        ("lapse_step", &[("stage", "first_hour"), ("what", "Ask for help"), ("who", "Boris")], "who"),
        ("lapse_step", &[("stage", "first_hour"), ("what", "Call Boris")], "what"),
        ("crisis_step", &[("stage", "people"), ("what", "Call Boris")], "what"),
        (
            "environment",
            &[("area", "home"), ("what", "Keep it locked"), ("by_whom", "Boris"), ("status", "idea")],
            "by_whom",
        ),
        ("transition", &[("kind", "pause"), ("status", "planned"), ("who_to_call", "Boris, 555-0101")], "who_to_call"),
        ("advocacy", &[("with", "Boris at the housing office"), ("asked", "A flat")], "with"),
        ("case_review", &[("present", "Boris, Luz"), ("decided", "To go on")], "present"),
        ("plan_review", &[("present", "Boris"), ("next", "2027-01-15")], "present"),
        ("network_person", &[("name", "Boris"), ("role", "family")], "name"),
        ("household_member", &[("name", "Boris"), ("relation", "sibling")], "name"),
        ("network_activity", &[("kind", "sport"), ("what", "Football"), ("contact", "Boris")], "contact"),
        ("coping", &[("kind", "contact"), ("what", "Ring Boris")], "what"),
        ("task", &[("what", "Ring Boris"), ("status", "open")], "what"),
        ("appointment", &[("when", "2026-12-24T10:00"), ("status", "planned"), ("what", "With Boris")], "what"),
        ("between_sessions", &[("what", "Talk to Boris")], "what"),
        ("boundary", &[("with", "Boris"), ("limit", "No calls at night")], "with"),
        ("support_group", &[("name", "Boris’s circle"), ("kind", "peer")], "name"),
        ("network_person", &[("name", "Luz"), ("role", "family"), ("contact", "Through Boris")], "contact"),
        ("referral", &[("to", "Boris’s lodging house"), ("status", "draft")], "to"),
        ("routine", &[("name", "Breakfast"), ("backup", "Eat with Boris")], "backup"),
        (
            "intimacy_intention",
            &[("intention", "Time alone with Boris"), ("sensitivity", "very_restricted")],
            "intention",
        ),
        (
            "intimacy_intention",
            &[("intention", "To go slowly"), ("safety", "Ask Boris"), ("sensitivity", "very_restricted")],
            "safety",
        ),
    ];
    for (noun, fields, field) in used {
        let (asked, form) = sent(&mut lee, &chart, noun, fields).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun}: {} {}", asked.location, asked.text);
        assert!(asked.text.contains(SAID), "{noun}: {}", asked.text);
        let (name, value) = boxed(&asked.text, "sure.");
        assert_eq!(name, format!("sure.involve.{field}"), "{noun}");
        saved(&mut lee, &form.with(&name, &value)).await;
        let page = dana.get(&format!("{chart}/{noun}")).await;
        let page = if page.location.is_empty() { page.text } else { dana.get(&page.location).await.text };
        assert!(page.contains(SAID), "{noun}: {page}");
    }
}

#[actix_web::test]
async fn a_number_that_is_not_safe_is_asked_about_and_marked_in_every_line_that_holds_one() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    way(&mut dana, &chart, "555-0777", "no").await;
    let used: [(&str, Typed<'_>, &str); 11] = [
        ("transition", &[("kind", "pause"), ("status", "planned"), ("who_to_call", "Luz, 555-0777")], "who_to_call"),
        ("if_then", &[("when", "I am alone"), ("person", "Luz (555) 0777")], "person"),
        ("advocacy", &[("with", "Housing office 555-0777"), ("asked", "A flat")], "with"),
        ("activity", &[("what", "A walk"), ("with", "Luz 5550777")], "with"),
        ("network_activity", &[("kind", "sport"), ("what", "Football"), ("contact", "555-0777")], "contact"),
        (
            "contact",
            &[("channel", "phone"), ("value", "555-0142"), ("safe", "yes"), ("who_may_answer", "Luz at 555-0777")],
            "who_may_answer",
        ),
        ("network_person", &[("name", "Luz"), ("role", "family"), ("contact", "555-0777 at night")], "contact"),
        ("referral", &[("to", "Lodging house, 555-0777"), ("status", "draft")], "to"),
        ("routine", &[("name", "Breakfast"), ("backup", "Ring 555-0777")], "backup"),
        ("intimacy_intention", &[("intention", "Write to 555-0777"), ("sensitivity", "very_restricted")], "intention"),
        ("exposure", &[("what", "The phone"), ("status", "locked"), ("stop_rule", "Ring 555-0777")], "stop_rule"),
    ];
    for (noun, fields, field) in used {
        let (asked, form) = sent(&mut dana, &chart, noun, fields).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun}: {} {}", asked.location, asked.text);
        assert!(asked.text.contains("This number stands as not safe to ring"), "{noun}: {}", asked.text);
        let (name, value) = boxed(&asked.text, "sure.ring.");
        assert_eq!(name, format!("sure.ring.{field}"), "{noun}");
        saved(&mut dana, &form.with(&name, &value)).await;
        let page = dana.get(&format!("{chart}/{noun}")).await;
        let page = if page.location.is_empty() { page.text } else { dana.get(&page.location).await.text };
        assert!(page.contains("stands as not safe to ring"), "{noun}: {page}");
    }
}

#[actix_web::test]
async fn whoever_is_named_by_whose_they_are_or_by_their_family_is_the_one_who_was_checked() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Boris Garcia", "unsafe").await;
    checked(&mut lee, &chart, "Ana", "unsafe").await;
    for (who, is_asked) in [
        ("Boris García’s brother", true),
        ("boris garcia's brother", true),
        ("el hermano de Boris García", true),
        ("the Garcias", true),
        ("los García", true),
        ("Ana`s friend", true),
        ("whoever brings a banana", false),
        ("Anabel", false),
    ] {
        let step = [("stage", "people"), ("what", "Call"), ("who", who)];
        let (asked, _) = sent(&mut lee, &chart, "crisis_step", &step).await;
        assert_eq!(asked.status == StatusCode::UNPROCESSABLE_ENTITY, is_asked, "{who}: {}", asked.text);
    }
}

#[actix_web::test]
async fn what_was_said_against_somebody_lives_on_when_the_check_is_rewritten_for_somebody_else() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let check = checked(&mut lee, &chart, "Carla Rios", "unsafe").await;
    let at = format!("{chart}/involvement_check/{check}");
    let form = lee.form(&at).await.with("f.who", "Luz");
    saved(&mut lee, &form).await;
    for who in ["Carla Rios", "Luz"] {
        let (asked, _) =
            sent(&mut lee, &chart, "crisis_step", &[("stage", "people"), ("what", "Call"), ("who", who)]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}: {}", asked.text);
    }
    // A check that says otherwise, which a supervisor writes, is heard.
    let clear = dana.form(&format!("{chart}/involvement_check/new")).await;
    let clear = clear.with("f.who", "Carla Rios").with("f.result", "ok");
    let asked = dana.send(&clear).await;
    assert!(asked.text.contains("“Not safe” of Carla Rios"), "{}", asked.text);
    let (name, value) = boxed(&asked.text, "sure.lower.result");
    let form = clear.with(&name, &value);
    saved(&mut dana, &form).await;
    let waits = format!("{chart}/involvement_check/{}", form.get("edit_id"));
    let look = dana.get(&format!("{waits}/result/choose")).await.text;
    let seen = [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
    let seen: Vec<(&str, &str)> = seen.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(dana.post(&format!("{waits}/result/choose"), &seen).await.status, StatusCode::SEE_OTHER);
    let step = [("stage", "people"), ("what", "Call"), ("who", "Carla Rios")];
    assert_eq!(sent(&mut lee, &chart, "crisis_step", &step).await.0.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn of_a_person_it_is_said_of_this_person_and_two_checks_that_say_one_thing_say_it_once() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    checked(&mut lee, &chart, "Boris", "unsafe").await;
    let clear = rea.form(&format!("{chart}/involvement_check/new")).await;
    let clear = clear.with("f.who", "Boris").with("f.result", "not_now").with("f.checked", "2026-11-10");
    let asked = rea.send(&clear).await;
    let (name, value) = boxed(&asked.text, "sure.lower.result");
    saved(&mut rea, &clear.with(&name, &value)).await;
    let section = dana.get(&format!("{chart}/involvement_check")).await.text;
    assert!(section.contains("another check of this chart says so of this person"), "{section}");
    assert!(!section.contains("of this number"), "{section}");
    checked(&mut lee, &chart, "boris", "unsafe").await;
    insisted(&mut lee, &chart, "crisis_step", &[("stage", "people"), ("what", "Call"), ("who", "Boris")]).await;
    let section = dana.get(&format!("{chart}/crisis_step")).await;
    let section = if section.location.is_empty() { section.text } else { dana.get(&section.location).await.text };
    let card = section.split("<li class=\"card").find(|card| card.contains("Boris")).unwrap_or(&section);
    assert_eq!(card.matches("A check says “Not safe” of").count(), 1, "{card}");
}

#[actix_web::test]
async fn three_versions_are_not_called_two() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = way(&mut dana, &chart, "555-0142", "no").await;
    let forms = [dana.form(&at).await, lee.form(&at).await, rea.form(&at).await];
    for ((writer, form), number) in
        [&mut dana, &mut lee, &mut rea].into_iter().zip(forms).zip(["555-0201", "555-0202", "555-0203"])
    {
        saved(writer, &form.with("f.value", number)).await;
    }
    for path in [format!("{chart}/contact"), format!("{at}/value/choose")] {
        let page = dana.get(&path).await.text;
        assert!(page.contains("Several versions, please choose") && page.contains("555-0203"), "{path}: {page}");
        assert!(!page.contains("Two versions"), "{path}: {page}");
    }
}

#[actix_web::test]
async fn a_number_that_is_not_safe_says_so_on_its_own_form_in_its_history_and_where_versions_are_chosen_from() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    way(&mut dana, &chart, "555-0777", "no").await;
    let (saved_it, form) = sent(&mut dana, &chart, "network_person", &[("name", "Luz"), ("role", "family")]).await;
    assert_eq!(saved_it.status, StatusCode::SEE_OTHER, "{}", saved_it.text);
    let at = format!("{chart}/network_person/{}", form.get("edit_id"));
    let (one, other) = (dana.form(&at).await, lee.form(&at).await);
    saved(&mut dana, &one.with("f.phone", "(555) 0777").with("sure.ring.phone", "(555) 0777")).await;
    saved(&mut lee, &other.with("f.phone", "555-0111")).await;
    for path in [at.clone(), format!("{at}/history"), format!("{at}/phone/choose")] {
        let page = dana.get(&path).await.text;
        assert!(page.contains("(555) 0777: stands as not safe to ring"), "{path}: {page}");
        assert!(!page.contains("555-0111: stands"), "{path}: {page}");
    }
}

#[actix_web::test]
async fn a_number_within_the_words_of_the_clients_own_plan_is_left_off_its_paper_unless_somebody_ticks_it() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let words = [("stage", "people"), ("what", "Ring my brother at (555) 0777")];
    let (saved_it, step) = sent(&mut dana, &chart, "crisis_step", &words).await;
    assert_eq!(saved_it.status, StatusCode::SEE_OTHER);
    let luz = [("stage", "people"), ("what", "Call my sister"), ("who", "Luz 555-0101")];
    assert_eq!(sent(&mut dana, &chart, "crisis_step", &luz).await.0.status, StatusCode::SEE_OTHER);
    let reasons = dana.form(&format!("{chart}/crisis/one")).await;
    saved(&mut dana, &reasons.with("f.reasons", "The sea\nBoris, 5550777")).await;
    // It is said of the number only after the plan was written.
    way(&mut dana, &chart, "555-0777", "no").await;
    let ask = print_page(&mut dana, &chart).await;
    let step = format!("step.{}", step.get("edit_id"));
    for (answer, at) in [(&*step, "crisis_step/"), ("step.one", "crisis/one")] {
        let (_, own) = ask.split_once(&format!("value=\"{answer}\"")).unwrap_or_else(|| panic!("no {answer}: {ask}"));
        assert!(!own.split('>').next().unwrap().contains("checked"), "{own}");
        assert!(own.contains("stands as not safe to ring") && own.contains(at), "{own}");
    }
    for how in ["sheet", "card"] {
        for (section, stands) in [("crisis".to_owned(), [false, false]), (format!("crisis {step}"), [true, false])] {
            let form = [("client", id(&chart)), ("section", &section), ("as", how), ("agreed", "yes")];
            let page = dana.post("/paper", &form).await.text;
            let paper = paper_of(&page);
            let shown = ["Ring my brother", "The sea"].map(|words| paper.contains(words));
            assert_eq!(shown, stands, "{how} {section}: {page}");
            assert!(paper.contains("Luz") && page.contains("stands as not safe to ring"), "{how} {section}: {page}");
        }
        let form = [("client", id(&chart)), ("section", "crisis step.one"), ("as", how), ("agreed", "yes")];
        let page = dana.post("/paper", &form).await.text;
        assert!(paper_of(&page).contains("The sea") && !paper_of(&page).contains("Ring my brother"), "{how}: {page}");
    }
}

#[actix_web::test]
async fn hours_at_which_a_way_is_safe_are_asked_about_once_where_they_become_more() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let form = dana.form(&format!("{chart}/contact/new")).await;
    let form = form.with("f.channel", "phone").with("f.value", "555-0142").with("f.safe", "at_times");
    saved(&mut dana, &form.clone().with("f.hours", "evening")).await;
    let at = format!("{chart}/contact/{}", form.get("edit_id"));
    let wider = dana.form(&at).await.with("f.hours", "evening weekend");
    let asked = dana.send(&wider).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.location);
    assert!(asked.text.contains("More times than before: Weekend."), "{}", asked.text);
    let (name, value) = boxed(&asked.text, "sure.hours.");
    let wider = wider.with(&name, &value);
    // A yes to these is none to others.
    let all = wider.clone().with("f.hours", "morning midday evening weekend");
    assert_eq!(dana.send(&all).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    saved(&mut dana, &wider).await;
    // Fewer are not asked about, nor what was left as it stood, nor the hours of a way that is safe at any time.
    let fewer = dana.form(&at).await.with("f.hours", "weekend");
    saved(&mut dana, &fewer).await;
    let form = dana.form(&format!("{chart}/contact/new")).await;
    let form = form.with("f.channel", "text").with("f.value", "555-0199").with("f.safe", "yes");
    saved(&mut dana, &form.clone().with("f.hours", "evening")).await;
    let any = dana.form(&format!("{chart}/contact/{}", form.get("edit_id"))).await.with("f.hours", "morning evening");
    saved(&mut dana, &any).await;
}

#[actix_web::test]
async fn whoever_an_intention_for_intimacy_names_is_told_of_in_its_own_section_alone() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let intention = [("intention", "Time alone with Boris"), ("sensitivity", "very_restricted")];
    let (kept, _) = sent(&mut lee, &chart, "intimacy_intention", &intention).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let step = [("stage", "people"), ("what", "Call"), ("who", "Boris")];
    let (kept, _) = sent(&mut lee, &chart, "crisis_step", &step).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    checked(&mut lee, &chart, "Boris", "unsafe").await;
    let page = lee.get(&format!("{chart}/intimacy_intention")).await;
    let page = if page.location.is_empty() { page.text } else { lee.get(&page.location).await.text };
    assert!(page.contains(SAID), "{page}");
    let (today, desk) = (dana.get("/today").await.text, dana.get("/review").await.text);
    assert!(desk.contains("/crisis_step/"), "{desk}");
    assert!(!desk.contains("/intimacy_intention/") && !today.contains("/intimacy_intention/"), "{desk} {today}");
}
