//! Services and minutes by kind. Must never tell a number about few clients, nor anything to whoever is no supervisor.

use jiff::civil::Date;
use waystation_web::pages::served::last_month;

use super::*;

/// A contact in which a client was reached, on `day`, by `channel`; its address.
async fn contact(browser: &mut Browser, chart: &str, (day, channel): (Date, &str), minutes: &str) -> String {
    let form = browser.form(&format!("{chart}/contact_attempt/new")).await;
    let form = form.with("f.happened", &format!("{day}T09:00")).with("f.channel", channel);
    let form = form.with("f.result", "reached").with("f.minutes", minutes);
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    form.get("edit_id").to_owned()
}

/// The line of the file that begins with `what`.
fn line<'a>(file: &'a str, what: &str) -> &'a str {
    file.lines().find(|line| line.starts_with(what)).unwrap_or_else(|| panic!("{what}: {file}"))
}

#[actix_web::test]
async fn a_supervisor_counts_services_as_charts_hold_them_and_few_clients_are_told_nowhere() {
    let mut dana = Browser::clinic().await;
    let (from, until) = last_month(crate::host::clock::today());
    let mut charts = Vec::new();
    for name in ["Ana", "Ben", "Cem", "Dee", "Eli", "Fay"] {
        charts.push(dana.client(name).await);
    }
    for chart in &charts {
        contact(&mut dana, chart, (from, "phone"), "20").await;
    }
    contact(&mut dana, &charts[0], (until, "phone"), "").await;
    for chart in &charts[..5] {
        contact(&mut dana, chart, (until, "text"), "5").await;
    }
    contact(&mut dana, &charts[1], (from, "in_person"), "50").await;
    // Of another month, not reached, and corrected: by one that says what it was.
    let before = from.yesterday().unwrap();
    contact(&mut dana, &charts[2], (before, "phone"), "99").await;
    let wrong = contact(&mut dana, &charts[3], (from, "phone"), "99").await;
    let form = dana.form(&format!("{}/contact_attempt/new", charts[3])).await;
    let form = form.with("f.happened", &format!("{from}T09:00")).with("f.channel", "phone");
    let form = form.with("f.result", "no_answer").with("f.corrects", &wrong);
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);

    let page = dana.get("/clients/served").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for said in ["Fewer than 5", "Not shown", &format!("value=\"{from}\""), "table.csv?from="] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    assert!(!page.text.contains("Ana") && !page.text.contains("Ben"), "no client is named");
    let file = dana.get(&format!("/clients/served/table.csv?from={from}&until={until}")).await.text;
    assert_eq!(line(&file, "Phone contacts"), "Phone contacts,7,120,1,6");
    assert_eq!(line(&file, "Visits"), "Visits,Not shown,Not shown,Not shown,Fewer than 5");
    // The visits of one client are the total less the others: the smallest of those is not told either.
    let written = line(&file, "\"Contacts by text");
    assert_eq!(written, "\"Contacts by text, email or post\",Not shown,Not shown,Not shown,Not shown");
    assert_eq!(line(&file, "Joint sessions"), "Joint sessions,0,0,0,0");
    assert_eq!(line(&file, "All together"), "All together,13,195,1,6");
    let file = dana.get(&format!("/clients/served/table.csv?from={before}&until={before}")).await.text;
    assert_eq!(line(&file, "Phone contacts"), "Phone contacts,Not shown,Not shown,Not shown,Fewer than 5");
    assert_eq!(line(&file, "All together"), "All together,Not shown,Not shown,Not shown,Fewer than 5");
}

#[actix_web::test]
async fn whoever_is_no_supervisor_counts_nothing_and_days_that_cannot_be_are_said_beside_what_was_typed() {
    let mut dana = Browser::clinic().await;
    dana.add("Fay", "therapist").await;
    for login in ["fay", "sam"] {
        let mut other = dana.beside(login).await;
        let page = other.get("/clients/served").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{login}");
        assert!(page.text.contains("Your role does not see") && !page.text.contains("<table"), "{}", page.text);
        assert_eq!(other.get("/clients/served/table.csv").await.status, StatusCode::FORBIDDEN, "{login}");
        assert!(!other.get("/clients/weekly").await.text.contains("/clients/served"), "{login}");
    }
    assert!(dana.get("/clients/weekly").await.text.contains("/clients/served"));
    for (from, until, said) in [
        ("2026-02-30", "2026-03-01", "Choose two days that exist"),
        ("2026-03-02", "2026-03-01", "The last day is before"),
    ] {
        let page = dana.post("/clients/served", &[("from", from), ("until", until)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains(said) && page.text.contains(&format!("value=\"{from}\"")), "{}", page.text);
    }
}
