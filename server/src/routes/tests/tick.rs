//! A task ticked off where it is seen.

use super::*;

impl Browser {
    /// Posts from a page, as its forms do.
    async fn post_from(&mut self, page: &str, path: &str) -> Answer {
        let by = self.person();
        let referer = ("referer", format!("http://localhost:8470{page}"));
        let request = TestRequest::post().uri(path).insert_header(HOST).insert_header(OWN).insert_header(referer);
        self.ask(request.set_form([("form_by", by.as_str())])).await
    }
}

/// Where the first form on a page leads whose address ends so.
fn form_to(html: &str, end: &str) -> Option<String> {
    let actions = html.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    actions.filter(|action| action.ends_with(end)).map(str::to_owned).next()
}

async fn task(browser: &mut Browser, chart: &str, status: &str) -> String {
    let form = browser.get(&format!("{chart}/task/new")).await.text;
    let (heads, id) = (hidden(&form, "heads"), hidden(&form, "edit_id"));
    let sent = [("heads", &*heads), ("edit_id", &*id), ("f.what", "Call the school"), ("f.status", status)];
    assert_eq!(browser.post(&format!("{chart}/task"), &sent).await.status, StatusCode::SEE_OTHER);
    format!("{chart}/task/{id}")
}

#[actix_web::test]
async fn a_task_is_ticked_off_on_today_and_taken_back_as_it_was() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    for status in ["open", "doing"] {
        let task = task(&mut browser, &chart, status).await;
        let tick = form_to(&browser.get("/today").await.text, "/status/done").unwrap();
        assert_eq!(tick, format!("{task}/status/done"));
        let ticked = browser.post_from("/today", &tick).await;
        assert_eq!(ticked.location, "/today", "back where it was pressed: {}", ticked.text);
        let today = browser.get("/today").await.text;
        assert!(today.contains("Done.") && !today.contains(&tick), "it is not on the list any more");
        let undo = form_to(&today, &format!("/status/{status}")).unwrap();
        assert_eq!(browser.post_from("/today", &undo).await.location, "/today");
        assert!(browser.get("/today").await.text.contains(&tick), "it is on the list again");
        browser.post_from("/today", &tick).await;
        assert!(!browser.get("/today").await.text.contains(&tick));
    }
}

#[actix_web::test]
async fn a_task_that_stands_otherwise_than_its_reader_saw_is_not_changed_by_a_tick() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let task = task(&mut browser, &chart, "dropped").await;
    for code in ["done", "open", "doing"] {
        let answer = browser.post_from("/today", &format!("{task}/status/{code}")).await;
        assert_eq!(answer.location, task, "{code}: its own page says how it stands");
    }
    assert_eq!(browser.post_from("/today", &format!("{task}/status/dropped")).await.status, StatusCode::NOT_FOUND);
    let other = browser.post_from("//example.org", &format!("{task}/status/done")).await;
    assert_eq!(other.location, task);
}

#[actix_web::test]
async fn who_does_not_write_tasks_is_offered_no_tick() {
    let mut browser = Browser::clinic().await;
    browser.add("Pat", "peer").await;
    let chart = browser.client("Ana").await;
    let task = task(&mut browser, &chart, "open").await;
    let mut peer = browser.beside("pat").await;
    assert_eq!(form_to(&peer.get("/today").await.text, "/status/done"), None);
    peer.post_from("/today", &format!("{task}/status/done")).await;
    assert!(form_to(&browser.get("/today").await.text, "/status/done").is_some(), "nothing was changed");
}
