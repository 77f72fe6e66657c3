//! What somebody sees whose role sees little: that it is their role. Must never be a page that looks as if something were
//! missing, or a button that leads to a refusal.

use super::*;

#[actix_web::test]
async fn who_sees_no_charts_is_told_that_it_is_their_role_and_is_offered_none() {
    let mut browser = Browser::clinic().await;
    browser.add("Pat", "peer").await;
    let mut peer = browser.beside("pat").await;
    let says = "Your role does not see this part of a chart.";
    for page in ["/today", "/clients"] {
        let shown = peer.get(page).await.text;
        assert!(shown.contains(says) && !shown.contains("href=\"/clients/new\""), "{page}: {shown}");
    }
    let chart = browser.client("Ana").await;
    for page in [chart.clone(), format!("{chart}/chapter/plan"), format!("{chart}/goal"), format!("{chart}/note/new")] {
        let told = peer.get(&page).await;
        assert!(told.status == 403 && told.text.contains(says), "{page}: {} {}", told.status, told.text);
    }
    // Nor can they learn by it which charts there are.
    let other = "/clients/00000000-0000-4000-8000-000000000001";
    assert_eq!(peer.get(other).await.status, 403);
    assert_eq!(browser.get(other).await.status, 404, "who sees charts is told that this one is not here");
}

#[actix_web::test]
async fn a_number_too_short_to_find_anybody_by_says_how_many_digits_it_takes() {
    let mut browser = Browser::clinic().await;
    browser.client("Ana").await;
    for (page, typed) in [("/clients", "555"), ("/clients", "55-5"), ("/find", "555")] {
        let told = browser
            .post(&if page == "/find" { page.to_owned() } else { "/clients/search".to_owned() }, &[("search", typed)])
            .await;
        assert!(told.text.contains("Type at least four"), "{page} {typed}: {}", told.text);
    }
    let told = browser.post("/clients/search", &[("search", "5550")]).await;
    assert!(!told.text.contains("Type at least four"), "{}", told.text);
}
