//! Today and the register for the weekly review. Must never show a score to whoever sees no questionnaires, nor a client's word in an
//! address.

use super::*;

/// Begins an entry by the form at `address` of `chart`.
async fn write(browser: &mut Browser, chart: &str, address: &str, fields: &[(&str, &str)]) {
    let form = browser.form(&format!("{chart}/{address}")).await;
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{address}: {}", saved.text);
}

/// Answers to the PHQ-9 on a day, each item alike but for the last, which would open a safety flag.
async fn answers(browser: &mut Browser, chart: &str, day: &str, points: &str) {
    let items: Vec<String> = (0..9).map(|item| format!("f.answers.{item}")).collect();
    let moment = format!("{day}T09:00");
    let mut fields = vec![("f.happened", moment.as_str())];
    fields.extend(items.iter().map(|item| (item.as_str(), if item.ends_with('8') { "0" } else { points })));
    write(browser, chart, "measure/new?answers=phq-9", &fields).await;
}

#[actix_web::test]
async fn today_names_each_draft_by_what_it_is_and_leads_to_its_form() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let today = crate::host::clock::today().to_string();
    let setback = [("f.happened", today.as_str()), ("f.what", "a long weekend"), ("f.harm", "no")];
    write(&mut dana, &chart, "setback_review/new", &setback).await;
    let told = dana.get("/today").await.text;
    let (_, drafts) = told.split_once("id=\"your-drafts\"").unwrap();
    let (drafts, _) = drafts.split_once("</section>").unwrap();
    assert!(drafts.contains("setback review") && !drafts.contains("long weekend"), "{drafts}");
    let (_, rest) = drafts.split_once(&format!("href=\"{chart}/setback_review/")).unwrap();
    let (entry, _) = rest.split_once('"').unwrap();
    let form = dana.get(&format!("{chart}/setback_review/{entry}")).await;
    assert!(form.text.contains("a long weekend"), "{}", form.text);
    assert!(!dana.beside("sam").await.get("/today").await.text.contains("setback review"));
}

#[actix_web::test]
async fn the_register_tells_scores_and_reviews_to_those_who_see_them_and_the_front_desk_neither() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    dana.client("Ben").await;
    for (day, points) in [("2026-08-03", "2"), ("2026-11-02", "2")] {
        answers(&mut dana, &chart, day, points).await;
    }
    let register = dana.get("/clients/weekly").await.text;
    for said in ["PHQ-9", "16 \u{2192} 16", "No change", "Record review", "eight weeks", "2 clients"] {
        let said = if said == "eight weeks" { "8 weeks or more" } else { said };
        assert!(register.contains(said), "{said}: {register}");
    }
    let today = crate::host::clock::today();
    let review = [("f.present", "Dana, Sam"), ("f.decided", "Look at the plan anew"), ("f.next", &today.to_string())];
    write(&mut dana, &chart, "case_review/new", &review).await;
    let register = dana.get("/clients/weekly").await.text;
    assert!(register.contains("class=\"pressing\""), "{register}");
    let desk = dana.beside("sam").await.get("/clients/weekly").await.text;
    assert!(desk.contains("Ana") && desk.contains("Ben"), "{desk}");
    for hidden in ["PHQ-9", "16 \u{2192}", "No change", "Record review", "Next review", "First and last score"] {
        let (_, main) = desk.split_once("<main").unwrap();
        assert!(!main.contains(hidden), "{hidden}: {main}");
    }
    dana.add("Pat", "peer").await;
    let peer = dana.beside("pat").await.get("/clients/weekly").await.text;
    assert!(peer.contains("Your role does not see this part of a chart") && !peer.contains("Ana"), "{peer}");
}

#[actix_web::test]
async fn filters_of_the_register_combine_by_plain_addresses_that_hold_no_word_of_a_client() {
    let mut dana = Browser::clinic().await;
    let (ana, ben) = (dana.client("Ana").await, dana.client("Ben").await);
    for chart in [&ana, &ben] {
        write(
            &mut dana,
            chart,
            "task/new",
            &[("f.what", "ring"), ("f.status", "open"), ("f.due", "2026-11-01"), ("sure.due", "2026-11-01")],
        )
        .await;
    }
    let risk = [("f.level", "high"), ("f.basis", "said so"), ("f.action", "weekly visit")];
    write(&mut dana, &ana, "risk/self_harm", &risk).await;
    let shown = |text: &str| [&ana, &ben].map(|chart| text.contains(&format!("<a href=\"{chart}\"")));
    for (query, expected) in [
        ("", [true, true]),
        ("?overdue=yes", [true, true]),
        ("?risk=yes", [true, false]),
        ("?risk=yes&overdue=yes", [true, false]),
        ("?stalled=yes", [false, false]),
        ("?mine=yes", [false, false]),
        ("?choose=yes&risk=yes", [false, false]),
        ("?risk=Ana", [true, true]),
    ] {
        let page = dana.get(&format!("/clients/weekly{query}")).await.text;
        assert_eq!(shown(&page), expected, "{query}: {page}");
        for address in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(!address.contains("Ana") && !address.contains("Ben"), "{address}");
        }
    }
    let page = dana.get("/clients/weekly?risk=yes").await.text;
    assert!(
        page.contains("href=\"/clients/weekly?risk=yes&#38;overdue=yes\"")
            || page.contains("href=\"/clients/weekly?risk=yes&amp;overdue=yes\""),
        "{page}"
    );
    assert!(page.contains("href=\"/clients/weekly\" aria-current=\"true\""), "{page}");
    assert_eq!(dana.get("/clients/weekly?page=2").await.status, 404);
}
