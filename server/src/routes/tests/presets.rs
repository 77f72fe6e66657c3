//! What a form holds before anybody typed.

use super::*;

/// What the input or the chosen option of `name` holds on a page.
fn held(html: &str, name: &str) -> Vec<String> {
    let inputs = html.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let own = inputs.filter(|input| input.contains(&format!("name=\"{name}\"")) && !input.contains("type=\"hidden\""));
    let held = own.filter(|input| !input.contains("type=\"radio\"") || input.contains(" checked"));
    held.filter_map(|input| Some(input.split("value=\"").nth(1)?.split('"').next()?.to_owned())).collect()
}

#[actix_web::test]
async fn a_new_entry_is_about_today_and_stands_at_its_beginning_and_an_older_one_is_as_it_was() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let chart = browser.client("Ana").await;
    let mut lee = browser.beside("lee").await;
    let today = crate::host::clock::today().to_string();
    assert_eq!(held(&lee.get(&format!("{chart}/note/new")).await.text, "f.happened"), [today]);
    for (noun, status) in [("goal", "proposed"), ("task", "open"), ("need", "open"), ("safety_flag", "open")] {
        let form = lee.get(&format!("{chart}/{noun}/new")).await.text;
        assert_eq!(held(&form, "f.status"), [status], "{noun}");
    }
    let form = lee.get(&format!("{chart}/goal/new")).await.text;
    let (heads, id) = (hidden(&form, "heads"), hidden(&form, "edit_id"));
    let sent = [("heads", &*heads), ("edit_id", &*id), ("f.statement", "Sleep"), ("f.status", "accepted")];
    let saved = lee.post(&format!("{chart}/goal"), &sent).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert_eq!(held(&lee.get(&format!("{chart}/goal/{id}")).await.text, "f.status"), ["accepted"]);
    // What came back with something to put right is what was typed, with nothing put in place of an answer taken out.
    let form = lee.get(&format!("{chart}/task/new")).await.text;
    let (heads, id) = (hidden(&form, "heads"), hidden(&form, "edit_id"));
    let sent = [("heads", &*heads), ("edit_id", &*id), ("f.what", ""), ("f.status", "")];
    let again = lee.post(&format!("{chart}/task"), &sent).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_ne!(held(&again.text, "f.status"), ["open"]);
}
