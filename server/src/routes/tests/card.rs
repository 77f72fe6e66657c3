//! The crisis plan as a card for the pocket. Must never hold the number of somebody who did not agree to that.

use super::not_safe::{paper_of, print_page, sent};
use super::pairs::id;
use super::said_of::way;
use super::*;

async fn step(browser: &mut Browser, chart: &str, stage: &str, fields: &[(&str, &str)]) {
    let form = browser.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", stage);
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn a_card_holds_the_plan_alone_and_the_numbers_of_people_only_where_they_agreed() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    for what in ["I pace", "I stop eating", "I lie awake", "I cancel plans"] {
        step(&mut browser, &chart, "signs", &[("f.what", what)]).await;
    }
    let brother = [("f.what", "Ask my brother"), ("f.who", "Beto"), ("f.phone", "555-0101")];
    step(&mut browser, &chart, "people", &brother).await;
    let line = [("f.what", "Call the night line"), ("f.phone", "555-0199")];
    step(&mut browser, &chart, "professionals", &line).await;
    let client = chart.rsplit('/').next().unwrap().to_owned();
    let mut ask = vec![("client", client.as_str()), ("section", "crisis contact"), ("as", "card"), ("named", "nobody")];
    let card = browser.post("/paper", &ask).await;
    for said in ["My plan", "I pace", "I lie awake", "1 more on the sheet", "Beto", "555-0199", "1 / "] {
        assert!(card.text.contains(said), "{said}: {}", card.text);
    }
    for hidden in ["555-0101", "I cancel plans", "Ana", "Ways to reach"] {
        let paper = card.text.split("class=\"wallet\"").nth(1).unwrap();
        assert!(!paper.contains(hidden), "{hidden}: {paper}");
    }
    ask.extend([("agreed", "yes")]);
    ask[3] = ("named", "usual");
    let card = browser.post("/paper", &ask).await;
    assert!(card.text.contains("555-0101") && card.text.contains("Ana"), "{}", card.text);
    let desk = browser.beside("sam").await.post("/paper", &ask).await;
    assert_eq!(desk.status, StatusCode::FORBIDDEN, "who sees no plan prints no card");
}

#[actix_web::test]
async fn a_number_that_is_not_to_be_rung_is_left_off_the_clients_own_paper_unless_it_is_ticked_and_the_paper_says_nothing_of_it()
 {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let boris = [("stage", "people"), ("what", "Ask my brother"), ("who", "Boris"), ("phone", "555-0777")];
    let (saved_it, step) = sent(&mut dana, &chart, "crisis_step", &boris).await;
    assert_eq!(saved_it.status, StatusCode::SEE_OTHER, "{}", saved_it.text);
    let luz = [("stage", "people"), ("what", "Call my sister"), ("who", "Luz"), ("phone", "555-0101")];
    assert_eq!(sent(&mut dana, &chart, "crisis_step", &luz).await.0.status, StatusCode::SEE_OTHER);
    way(&mut dana, &chart, "555-0777", "no").await;
    let ask = print_page(&mut dana, &chart).await;
    let number = format!("number.{}", step.get("edit_id"));
    let (_, own) = ask.split_once(&format!("value=\"{number}\"")).unwrap_or_else(|| panic!("no {number}: {ask}"));
    assert!(!own.split('>').next().unwrap().contains("checked") && own.contains("555-0777"), "{own}");
    for how in ["sheet", "card"] {
        for (section, stands) in [("crisis".to_owned(), false), (format!("crisis {number}"), true)] {
            let form = [("client", id(&chart)), ("section", &section), ("as", how), ("agreed", "yes")];
            let page = dana.post("/paper", &form).await.text;
            let paper = paper_of(&page);
            assert_eq!(paper.contains("555-0777"), stands, "{how} {section}: {page}");
            assert!(paper.contains("Boris") && paper.contains("555-0101"), "{how} {section}: {page}");
            assert!(!paper.contains("not safe"), "{how} {section}: {page}");
            let said = if stands { "with its number all the same" } else { "On this paper without its number" };
            assert!(page.contains(said), "told around it: {how} {section}: {page}");
            assert!(page.contains("stands as not safe to ring"), "told around it: {how} {section}: {page}");
        }
    }
}
