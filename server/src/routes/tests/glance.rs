//! What the first page of a chart says.

use super::*;

#[actix_web::test]
async fn a_way_that_is_not_safe_says_nothing_of_messages_on_the_first_page() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    for (safe, number, says) in [("yes", "555 0101", true), ("no", "555 0102", false)] {
        let form = lee.get(&format!("{chart}/contact/new")).await.text;
        let (heads, id) = (hidden(&form, "heads"), hidden(&form, "edit_id"));
        let own = [("heads", &*heads), ("edit_id", &*id), ("f.channel", "phone"), ("f.value", number)];
        let sent = [&own[..], &[("f.safe", safe), ("f.leave_message", "full")]].concat();
        let saved = lee.post(&format!("{chart}/contact"), &sent).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let page = lee.get(&chart).await.text;
        let line = page.split("<li").find(|line| line.contains(number)).unwrap();
        assert_eq!(line.contains("A full message is fine"), says, "{safe}: {page}");
    }
    assert!(lee.get(&chart).await.text.contains("Not safe"));
}
