//! A number that is not to be rung is rung from nowhere, whoever wrote it where and in whichever order. Must never hold
//! a promise that hangs on which entry was written first.

use super::answering::saved;
use super::drafts::Form;
use super::pairs::{id, say, two};
use super::said_of::way;
use super::settling::staff;
use super::*;

const BESIDE: &str = "Not safe: another entry of this chart says so of this number. Here: Safe";

/// The form of a new way to reach the client of `chart`, by `channel`.
async fn form_of(browser: &mut Browser, chart: &str, [channel, number, safe]: [&str; 3]) -> Form {
    let form = browser.form(&format!("{chart}/contact/new")).await;
    form.with("f.channel", channel).with("f.value", number).with("f.safe", safe)
}

async fn sheet(browser: &mut Browser, chart: &str, section: &str) -> String {
    let asked = [("client", id(chart)), ("section", section), ("period", "all")];
    browser.post("/paper", &asked).await.text
}

/// The card of the list on `page` that leads to `at`.
fn card<'a>(page: &'a str, at: &str) -> &'a str {
    page.split("<li class=\"card").find(|card| card.contains(&format!("href=\"{at}\""))).unwrap_or_default()
}

/// Puts the entry at `at` away.
async fn put_away(browser: &mut Browser, at: &str) {
    let page = browser.get(at).await.text;
    let form = [("heads", hidden(&page, "heads")), ("edit_id", hidden(&page, "edit_id"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let away = browser.post(&format!("{at}/retire"), &form).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.text);
}

#[actix_web::test]
async fn not_safe_of_a_number_counts_in_every_entry_with_that_number_whichever_was_written_first() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let first = way(&mut dana, &chart, "555-0142", "yes").await;
    let other = way(&mut dana, &chart, "555-0199", "yes").await;
    way(&mut dana, &chart, "+1 (555) 0142", "no").await;
    let section = dana.get(&format!("{chart}/contact")).await.text;
    assert!(card(&section, &first).contains(BESIDE), "{section}");
    assert!(!section.contains("tel:5550142") && !section.contains("tel:+15550142"), "{section}");
    assert!(card(&section, &other).contains("tel:5550199"), "another number stays as it is: {section}");
    for page in [dana.get(&chart).await.text, sheet(&mut dana, &chart, "contact").await] {
        assert!(page.contains(BESIDE) && !page.contains("tel:5550142"), "{page}");
    }
    let glance = dana.get(&chart).await.text;
    let places = ["555-0199", "555-0142"].map(|number| glance.find(number).unwrap());
    assert!(places[0] < places[1], "what is not safe stands behind what is: {glance}");
}

#[actix_web::test]
async fn words_that_are_not_saved_yet_say_on_today_too_that_their_number_is_not_safe() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    way(&mut dana, &chart, "555-0142", "no").await;
    let draft = dana.form(&format!("{chart}/task/new")).await.with("f.what", "Ring 555/0142 at noon");
    let (status, _) = dana.keep(&draft).await;
    assert_eq!(status, StatusCode::OK);
    let today = dana.get("/today").await.text;
    let line = today.split("Ring 555/0142 at noon").nth(1).and_then(|rest| rest.split("</li>").next());
    assert!(line.is_some_and(|line| line.contains("stands as not safe to ring")), "{today}");
}

#[actix_web::test]
async fn two_answers_about_one_number_that_were_written_apart_stand_on_the_desk_and_nobody_rings_it_meanwhile() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    way(&mut dana, &chart, "555-0199", "yes").await;
    let safe = form_of(&mut lee, &chart, ["phone", "555-0142", "yes"]).await;
    let not = form_of(&mut rea, &chart, ["phone", "(555) 0142", "no"]).await;
    saved(&mut lee, &safe).await;
    saved(&mut rea, &not).await;
    let at = format!("{chart}/contact/{}", safe.get("edit_id"));
    let section = dana.get(&format!("{chart}/contact")).await.text;
    assert!(card(&section, &at).contains(BESIDE) && !section.contains("tel:5550142"), "{section}");
    let desk = dana.get("/review").await.text;
    assert!(desk.contains(&at), "{desk}");
    // Once a supervisor has looked at it, what they let stand counts.
    let look = dana.get(&format!("{at}/safe/choose")).await.text;
    let form = [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let seen = dana.post(&format!("{at}/safe/choose"), &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    assert!(!dana.get("/review").await.text.contains(&at));
}

#[actix_web::test]
async fn a_text_message_has_a_link_that_rings_nobody_and_a_call_that_is_not_safe_has_none() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let text = form_of(&mut dana, &chart, ["text", "555-0142", "yes"]).await;
    saved(&mut dana, &text).await;
    way(&mut dana, &chart, "555-0142", "no").await;
    let at = format!("{chart}/contact/{}", text.get("edit_id"));
    let section = dana.get(&format!("{chart}/contact")).await.text;
    let own = card(&section, &at);
    assert!(own.contains("sms:5550142") && own.contains("text only"), "{own}");
    assert!(own.contains("stands as not safe to ring"), "{own}");
    assert!(!section.contains("tel:5550142"), "{section}");
    for page in [dana.get(&chart).await.text, sheet(&mut dana, &chart, "contact").await] {
        assert!(page.contains("text only") && !page.contains("tel:5550142"), "{page}");
    }
    // Messages that are not safe have none either, and take the link of the call too.
    let second = dana.client("Ben").await;
    let text = form_of(&mut dana, &second, ["text", "555-0142", "no"]).await;
    saved(&mut dana, &text).await;
    let call = form_of(&mut dana, &second, ["phone", "555-0142", "yes"]).await;
    let asked = dana.send(&call).await;
    assert!(asked.text.contains("This number stands as not safe for text messages:"), "{}", asked.text);
    saved(&mut dana, &call.with("sure.ring.value", "555-0142")).await;
    let section = dana.get(&format!("{second}/contact")).await.text;
    assert!(!section.contains("sms:") && !section.contains("tel:555"), "{section}");
    assert!(section.contains("stands as not safe for text messages"), "{section}");
}

#[actix_web::test]
async fn a_number_that_is_not_safe_is_asked_about_once_wherever_it_is_written_and_linked_nowhere() {
    let mut dana = Browser::clinic().await;
    let [chart, second] = two(&mut dana).await;
    way(&mut dana, &chart, "555-0777", "no").await;
    way(&mut dana, &second, "555-0888", "no").await;
    let pair = format!("/pairs/{}/{}", id(&chart), id(&second));
    assert_eq!(say(&mut dana, &pair, "one_person", "She said so").await.status, StatusCode::SEE_OTHER);
    let said: [(&str, &[(&str, &str)]); 4] = [
        ("crisis_step", &[("f.stage", "people"), ("f.what", "Ask her"), ("f.who", "Beto")]),
        ("network_person", &[("f.name", "Beto"), ("f.role", "family")]),
        ("lapse_step", &[("f.stage", "first_hour"), ("f.what", "Ask her")]),
        ("appointment", &[("f.when", "2026-12-24T10:00"), ("f.status", "planned")]),
    ];
    for (noun, fields) in said {
        for (number, linked) in [("(555) 0777", "tel:5550777"), ("5550888", "tel:5550888")] {
            let form = dana.form(&format!("{chart}/{noun}/new")).await.with("f.phone", number);
            let form = fields.iter().fold(form, |form, (name, text)| form.with(name, text));
            let asked = dana.send(&form).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun}: {}", asked.text);
            assert!(asked.text.contains("This number stands as not safe to ring"), "{noun}: {}", asked.text);
            let form = Form::on(&asked.text).with("sure.ring.phone", number);
            let form = fields.iter().fold(form, |form, (name, text)| form.with(name, text));
            let at = format!("{chart}/{noun}/{}", form.get("edit_id"));
            let kept = dana.send(&form).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER, "{noun}: {}", kept.text);
            let section = dana.get(&kept.location).await.text;
            assert!(!section.contains(linked), "{noun}: {section}");
            assert!(section.contains("stands as not safe to ring"), "{noun}: {section}");
            // What the form leaves as it was is not asked about.
            let again = dana.form(&at).await;
            saved(&mut dana, &again).await;
        }
    }
    let ask = [("client", id(&chart)), ("section", "crisis"), ("as", "card"), ("named", "nobody"), ("agreed", "yes")];
    let paper = dana.post("/paper", &ask).await.text;
    assert!(paper.contains("stands as not safe to ring"), "{paper}");
    assert!(sheet(&mut dana, &chart, "network_person").await.contains("stands as not safe to ring"));
    // Another number asks nothing.
    let form = dana.form(&format!("{chart}/network_person/new")).await.with("f.name", "Eva").with("f.role", "mentor");
    saved(&mut dana, &form.with("f.phone", "555-0111")).await;
    assert!(dana.get(&format!("{chart}/network_person")).await.text.contains("tel:5550111"));
}

#[actix_web::test]
async fn what_was_said_of_a_number_lives_on_when_its_entry_is_put_away() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let old = way(&mut dana, &chart, "555-0142", "no").await;
    put_away(&mut dana, &old).await;
    let form = form_of(&mut dana, &chart, ["phone", "(555) 0142", "yes"]).await;
    let asked = dana.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("An entry that was put away says “Not safe” of"), "{}", asked.text);
    let step = dana.form(&format!("{chart}/network_person/new")).await.with("f.name", "Eva").with("f.role", "mentor");
    let step = dana.send(&step.with("f.phone", "555-0142")).await;
    assert_eq!(step.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", step.text);
    // Whoever was asked and says that it is safe now is heard.
    let box_of =
        asked.text.split("name=\"sure.lower.safe\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let again = Form::on(&asked.text).with("f.channel", "phone").with("f.safe", "yes").with("sure.lower.safe", &box_of);
    saved(&mut dana, &again).await;
    assert!(dana.get(&format!("{chart}/contact")).await.text.contains("tel:5550142"));
    // What was safe before it was said takes no link back by that the entry goes.
    let second = dana.client("Ben").await;
    way(&mut dana, &second, "555-0142", "yes").await;
    let not = way(&mut dana, &second, "555-0142", "no").await;
    put_away(&mut dana, &not).await;
    let section = dana.get(&format!("{second}/contact")).await.text;
    let told = "Not safe: an entry that was put away says so of this number. Here: Safe";
    assert!(section.contains(told) && !section.contains("tel:5550142"), "{section}");
}

#[actix_web::test]
async fn two_numbers_in_one_field_are_two_links_and_never_one_number_that_nobody_has() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    for (typed, linked) in [
        ("556-8701 / 556-8702", &["tel:5568701", "tel:5568702"][..]),
        ("556-8701 or 02", &["tel:5568701"]),
        ("(call after 5) 556-8703", &["tel:5568703"]),
        ("556-8704 or 556-8705 after 5pm", &["tel:5568704", "tel:5568705"]),
        ("1-800-FLOWERS", &[]),
    ] {
        let form = form_of(&mut dana, &chart, ["phone", typed, "yes"]).await;
        saved(&mut dana, &form).await;
        let at = format!("{chart}/contact/{}", form.get("edit_id"));
        let section = dana.get(&format!("{chart}/contact")).await.text;
        let own = card(&section, &at);
        let links: Vec<&str> = own.split("href=\"").skip(1).filter_map(|link| link.split('"').next()).collect();
        let links: Vec<&str> = links.into_iter().filter(|link| link.starts_with("tel:")).collect();
        assert_eq!(links, linked, "{typed}: {own}");
    }
    // Either of them is heeded.
    way(&mut dana, &chart, "556-8702", "no").await;
    let section = dana.get(&format!("{chart}/contact")).await.text;
    assert!(!section.contains("tel:5568702"), "{section}");
    // A field that holds a number alone asks to have them apart.
    let form = dana.form(&format!("{chart}/network_person/new")).await.with("f.name", "Eva").with("f.role", "mentor");
    let asked = dana.send(&form.with("f.phone", "556-8711 / 556-8712")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("one number"), "{}", asked.text);
}

#[actix_web::test]
async fn what_was_said_of_a_number_lives_on_when_its_entry_is_rewritten_to_another() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let old = way(&mut dana, &chart, "555-0142", "no").await;
    let form = dana.form(&old).await.with("f.value", "555-0199").with("f.safe", "yes");
    saved(&mut dana, &form).await;
    let form = form_of(&mut dana, &chart, ["phone", "(555) 0142", "yes"]).await;
    let asked = dana.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    let told = "An entry that holds something else now said “Not safe” of";
    assert!(asked.text.contains(told) && asked.text.contains("555-0142"), "{}", asked.text);
    let person = dana.form(&format!("{chart}/network_person/new")).await.with("f.name", "Eva").with("f.role", "mentor");
    let person = dana.send(&person.with("f.phone", "555-0142")).await;
    assert_eq!(person.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", person.text);
    // The number that it holds now is what its own answer says.
    assert!(dana.get(&format!("{chart}/contact")).await.text.contains("tel:5550199"));
    // Whoever was asked and says that it is safe now is heard.
    let box_of =
        asked.text.split("name=\"sure.lower.safe\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let again = Form::on(&asked.text).with("f.channel", "phone").with("f.safe", "yes").with("sure.lower.safe", &box_of);
    saved(&mut dana, &again).await;
    assert!(dana.get(&format!("{chart}/contact")).await.text.contains("tel:5550142"));
    // Written over twice, put away, and beside an answer from before, it counts all the same.
    let second = dana.client("Ben").await;
    let safe = way(&mut dana, &second, "555-0142", "yes").await;
    let not = way(&mut dana, &second, "(555) 0142", "no").await;
    for (number, safe) in [("555-0301", "no"), ("555-0302", "yes")] {
        let form = dana.form(&not).await.with("f.value", number).with("f.safe", safe);
        saved(&mut dana, &form).await;
    }
    put_away(&mut dana, &not).await;
    let section = dana.get(&format!("{second}/contact")).await.text;
    assert!(
        card(&section, &safe)
            .contains("Not safe: an entry that holds something else now said so of this number. Here: Safe"),
        "{section}"
    );
    assert!(!section.contains("tel:5550142"), "{section}");
    for number in ["555-0142", "555-0301"] {
        let form =
            dana.form(&format!("{second}/network_person/new")).await.with("f.name", "Eva").with("f.role", "mentor");
        let asked = dana.send(&form.with("f.phone", number)).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}: {}", asked.text);
    }
}

#[actix_web::test]
async fn a_number_that_comes_back_into_its_entry_is_not_safe_until_somebody_was_asked() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let at = way(&mut dana, &chart, "555-0142", "no").await;
    let form = dana.form(&at).await.with("f.value", "555-0199").with("f.safe", "yes");
    saved(&mut dana, &form).await;
    let form = dana.form(&at).await.with("f.value", "555-0142").with("sure.safe", "555-0142");
    let asked = dana.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("said “Not safe” of"), "{}", asked.text);
}
