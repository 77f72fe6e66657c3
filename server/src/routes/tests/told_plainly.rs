//! What a page tells is whole: whose number a card leaves out, what was chosen instead of one's own, by which clock,
//! what is still needed and where it goes on. And paper tells nothing that nobody ticked, and asks nothing of who
//! cannot answer.

use super::drafts::Form;
use super::said_of::way;
use super::settling::{choice, staff, two_levels};
use super::*;

#[actix_web::test]
async fn a_card_names_beside_it_whose_numbers_it_leaves_out_and_the_question_does_before() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let ask = dana.get(&format!("{chart}/print")).await.text;
    assert!(!ask.contains("leaves out the number of"), "nobody has one: {ask}");
    for (stage, who, phone) in [("people", "Beto", "555-0101"), ("professionals", "Night line", "555-0199")] {
        let form = dana.form(&format!("{chart}/crisis_step/new")).await;
        let form = form.with("f.stage", stage).with("f.what", "Call").with("f.who", who).with("f.phone", phone);
        assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    }
    let ask = dana.get(&format!("{chart}/print")).await.text;
    assert!(ask.contains("the card leaves out the number of: Beto."), "{ask}");
    let client = chart.rsplit('/').next().unwrap().to_owned();
    let card = [("client", client.as_str()), ("section", "crisis"), ("as", "card"), ("named", "nobody")];
    let page = dana.post("/paper", &card).await.text;
    let (beside, paper) = page.split_once("class=\"wallet\"").unwrap();
    assert!(beside.contains("The card leaves out the number of: Beto."), "{page}");
    assert!(!paper.contains("leaves out") && !paper.contains("555-0101") && paper.contains("555-0199"), "{page}");
    let agreed: Vec<_> = card.into_iter().chain([("agreed", "yes")]).collect();
    let page = dana.post("/paper", &agreed).await.text;
    assert!(!page.contains("leaves out") && page.contains("555-0101"), "{page}");
}

#[actix_web::test]
async fn who_was_not_chosen_reads_both_answers_and_why_before_anything_else_that_is_due() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let choose = two_levels((&mut lee, "low"), (&mut rea, "high"), &at).await;
    let page = dana.get(&choose).await.text;
    let form = Form::on(&page).with("choice", &choice(&page, "High")).with("reason", "We asked her together.");
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    let today = lee.get("/today").await.text;
    let told = ["You wrote: Low", "Chosen: High", "Why: We asked her together."];
    let places: Vec<_> =
        told.iter().map(|said| today.find(said).unwrap_or_else(|| panic!("{said}: {today}"))).collect();
    assert!(places.is_sorted() && places[2] < today.find("id=\"your-tasks\"").unwrap(), "{today}");
    for other in [&mut rea, &mut dana] {
        assert!(!other.get("/today").await.text.contains("You wrote:"));
    }
}

#[actix_web::test]
async fn the_clock_of_a_set_up_is_told_in_the_zone_that_was_chosen_and_says_which() {
    let mut browser = Browser::new(NodeRole::Clinic);
    for zone in ["America/Denver", "Asia/Kolkata"] {
        let page = browser.post("/set-up", &[("clinic", "Juniper Creek"), ("zone", zone)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let now = jiff::Timestamp::now().in_tz(zone).unwrap();
        // A minute may end in between.
        let times = [now.clone(), now.checked_sub(jiff::Span::new().minutes(1)).unwrap()];
        let is_told = times.iter().any(|at| page.text.contains(&format!("{} ({zone})</strong>", at.strftime("%H:%M"))));
        assert!(is_told, "{zone}: {}", page.text);
    }
}

#[actix_web::test]
async fn a_new_client_is_asked_for_all_that_is_missing_at_once_and_each_thing_by_its_name() {
    let mut dana = Browser::clinic().await;
    let form = dana.form("/clients/new").await.with("name.text", "Rosa").with("client.birth_date", "3/7/1990");
    let asked = dana.send(&form.with("contact.channel", "phone").with("contact.value", "505 555 0142")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let summary = asked.text.split("id=\"problems\"").nth(1).unwrap().split("</div>").next().unwrap();
    for said in ["Born: Write a year", "write the month as a word", "Is this way safe to use? This is needed."] {
        assert!(summary.contains(said), "{said}: {summary}");
    }
    assert!(!asked.text.contains("Nothing was saved"), "a draft may be kept: {summary}");
}

#[actix_web::test]
async fn a_way_that_is_safe_only_at_times_says_at_which() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let form = dana.form(&format!("{chart}/contact/new")).await;
    let form = form.with("f.channel", "phone").with("f.value", "555-0142").with("f.safe", "at_times");
    let asked = dana.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text.contains("Say at what times it is safe to use."), "{}", asked.text);
    assert_eq!(dana.send(&form.with("f.hours", "evening")).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn what_was_said_anew_leads_on_to_what_waits_next_as_a_choice_does() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let mut ways = Vec::new();
    for (before, after) in [("555-0142", "555-0667"), ("555-0143", "555-0668")] {
        let at = way(&mut dana, &chart, before, "no").await;
        let (safe, number) = (lee.form(&at).await.with("f.safe", "yes"), rea.form(&at).await.with("f.value", after));
        assert_eq!(lee.send_surely(&safe).await.status, StatusCode::SEE_OTHER);
        assert_eq!(rea.send(&number).await.status, StatusCode::SEE_OTHER);
        ways.push((at, after));
    }
    let [(first, number), (second, other)] = [ways.remove(0), ways.remove(0)];
    let saved = rea.form(&first).await.with("sure.safe", number);
    assert_eq!(rea.send(&saved).await.location, second, "the other one waits");
    // Saved without an answer it waits as before, and nobody is led in a circle.
    let unsaid = rea.form(&second).await.with("f.code_word", "rain");
    assert_eq!(rea.send(&unsaid).await.location, format!("{chart}/contact"));
    let saved = rea.form(&second).await.with("sure.safe", other);
    assert_eq!(rea.send(&saved).await.location, "/review", "nothing is left");
}

#[actix_web::test]
async fn paper_says_how_somebody_is_spoken_of_only_where_who_they_are_was_ticked() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let form = dana.form(&format!("{chart}/client/one")).await;
    assert_eq!(dana.send(&form.with("f.pronouns", "they/them")).await.status, StatusCode::SEE_OTHER);
    let client = chart.rsplit('/').next().unwrap().to_owned();
    for (section, is_said) in [("crisis", false), ("goal task", false), ("client", true), ("crisis client", true)] {
        let asked = [("client", client.as_str()), ("section", section), ("named", "usual")];
        let sheet = dana.post("/paper", &asked).await.text;
        let paper = sheet.split("class=\"pages\"").nth(1).unwrap();
        assert!(paper.contains("Ana"), "{paper}");
        assert_eq!(paper.contains("they/them"), is_said, "{section}: {paper}");
    }
}

#[actix_web::test]
async fn paper_says_that_two_versions_stand_and_asks_nobody_to_choose() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    two_levels((&mut lee, "low"), (&mut rea, "high"), &format!("{chart}/risk/self_harm")).await;
    let at = way(&mut dana, &chart, "555-0142", "no").await;
    let (safe, number) = (lee.form(&at).await.with("f.safe", "yes"), rea.form(&at).await.with("f.value", "555-0667"));
    assert_eq!(lee.send_surely(&safe).await.status, StatusCode::SEE_OTHER);
    assert_eq!(rea.send(&number).await.status, StatusCode::SEE_OTHER);
    let client = chart.rsplit('/').next().unwrap().to_owned();
    let sheet = dana.post("/paper", &[("client", client.as_str()), ("section", "risk contact")]).await.text;
    let paper = sheet.split("class=\"pages\"").nth(1).unwrap();
    for said in ["Two versions stand; nobody has chosen yet.", "Said of something else; nobody has looked at it yet."] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
    assert!(!paper.contains("please"), "{paper}");
}

#[actix_web::test]
async fn where_no_risk_is_written_down_today_says_how_many_were_not_assessed() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    dana.client("Beto").await;
    let today = dana.get("/today").await.text;
    assert!(today.contains("2 clients have not been assessed."), "{today}");
    let form = dana.form(&format!("{chart}/risk/self_harm")).await.with("f.level", "none_seen");
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    let today = dana.get("/today").await.text;
    assert!(today.contains("1 client has not been assessed."), "{today}");
}

#[actix_web::test]
async fn a_sheet_of_many_sections_says_in_one_line_in_which_of_them_nothing_is_written() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    dana.goal(&chart, "Sleep").await;
    let client = chart.rsplit('/').next().unwrap().to_owned();
    let asked = [("client", client.as_str()), ("section", "goal task need note risk crisis"), ("named", "usual")];
    let sheet = dana.post("/paper", &asked).await.text;
    let paper = sheet.split("class=\"pages\"").nth(1).unwrap();
    assert!(paper.contains("Sleep"), "{paper}");
    for empty in ["<h2>Tasks", "<h2>Needs", "<h2>Notes", "No task", "Nothing is written here yet."] {
        assert!(!paper.contains(empty), "{empty}: {paper}");
    }
    let line = paper.split("Nothing is written in: ").nth(1).unwrap_or_else(|| panic!("{paper}"));
    let line = line.split('<').next().unwrap();
    assert!(line.contains("Tasks") && line.contains("Needs") && !line.contains("Goals"), "{line}");
    dana.language = "es";
    let sheet = dana.post("/paper", &asked).await.text;
    assert!(sheet.contains("No hay nada escrito en: "), "{sheet}");
    // One alone says so itself.
    let asked = [("client", client.as_str()), ("section", "task"), ("named", "usual")];
    dana.language = "en";
    let sheet = dana.post("/paper", &asked).await.text;
    assert!(!sheet.contains("Nothing is written in") && sheet.contains("class=\"empty\""), "{sheet}");
}
