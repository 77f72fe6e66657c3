//! Signing in as different browsers do it.

use super::*;

/// Signs Dana in at a browser that has no cookie; the raw header that a cookie is set with.
async fn set_cookie(browser: &Browser) -> String {
    let app = init_service(App::new().app_data(browser.state.clone()).configure(super::super::configure)).await;
    let form = [("login", "dana"), ("passphrase", WORDS)];
    let request = TestRequest::post().uri("/sign-in").insert_header(HOST).insert_header(OWN).set_form(form);
    let answer = call_service(&app, request.to_request()).await;
    answer.headers().get("set-cookie").unwrap().to_str().unwrap().to_owned()
}

#[actix_web::test]
async fn the_cookie_of_plain_http_is_one_that_every_engine_keeps_from_localhost() {
    let browser = Browser::clinic().await;
    let said = set_cookie(&browser).await;
    let (name, rest) = said.split_once('=').unwrap();
    assert_eq!(name, "waystation-8470", "`__Host-` would ask for `Secure`");
    let marks: Vec<_> = rest.split("; ").skip(1).collect();
    assert_eq!(marks, ["HttpOnly", "SameSite=Strict", "Path=/"]);
}

#[actix_web::test]
async fn a_browser_that_keeps_no_cookie_is_told_so_after_a_right_passphrase() {
    let mut browser = Browser::clinic().await;
    browser.cookie = None;
    let entered = browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    browser.cookie = None;
    let told = browser.get(&entered.location).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    assert!(told.text.contains("did not keep the cookie"), "{}", told.text);
    // Nobody is told so who was not just let in, or whose session ended.
    assert!(!browser.get("/sign-in").await.text.contains("did not keep the cookie"));
    browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    browser.state.sessions().end(browser.session());
    assert_eq!(browser.get("/signed-in").await.location, "/sign-in");
}

#[actix_web::test]
async fn whoever_comes_back_to_a_locked_screen_finds_their_own_name_filled_in_and_nobody_elses() {
    let mut browser = Browser::clinic().await;
    let filled = "value=\"dana\"";
    assert!(!browser.get("/sign-in").await.text.contains(filled), "the session is open");
    browser.post("/lock", &[("a", "b")]).await;
    assert!(browser.get("/sign-in").await.text.contains(filled));
    let wrong = browser.post("/sign-in", &[("login", "sam"), ("passphrase", "wrong words here")]).await;
    assert!(!wrong.text.contains(filled) && wrong.text.contains("value=\"sam\""), "what was typed stays");
    browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    browser.post("/sign-out", &[("a", "b")]).await;
    assert!(!browser.get("/sign-in").await.text.contains(filled), "who signs out leaves no name");
    browser.cookie = None;
    assert!(!browser.get("/sign-in").await.text.contains(filled));
}

#[actix_web::test]
async fn nobody_new_is_called_as_the_clinic_is_nor_signs_in_with_what_cannot_be_seen() {
    let mut browser = Browser::clinic().await;
    let fay = |name, login| {
        [("p.name", name), ("p.login", login), ("p.role", "peer"), ("p.passphrase", WORDS), ("p.again", WORDS)]
    };
    for name in ["Clinic", "juniper creek", " JUNIPER\u{200B} Creek ", "Clínica", "Waystation"] {
        let refused = browser.post("/people", &fay(name, "fay")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.text.contains("id=\"p-name-problem\""), "{}", refused.text);
    }
    for login in ["fay reed", "fay\nreed", "fay\u{3164}", "fay/reed", "fay\u{FE0F}", "<fay>"] {
        let refused = browser.post("/people", &fay("Fay", login)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{login:?}");
        assert!(refused.text.contains("id=\"p-login-problem\""), "{}", refused.text);
    }
    for (name, login) in [("Fay of Juniper Creek", "fay.reed_2-b"), ("Gil", " Begoña ")] {
        assert_eq!(browser.post("/people", &fay(name, login)).await.status, StatusCode::SEE_OTHER, "{login}");
    }
    let mut door = Browser::new(NodeRole::Clinic);
    let named = [("clinic", "Ward Nine"), ("a.name", "ward nine"), ("a.login", "ward"), ("b.login", "b c")];
    let refused = door.post("/set-up", &named).await.text;
    for field in ["a-name", "b-login"] {
        assert!(refused.contains(&format!("href=\"#{field}\"")), "{field}: {refused}");
    }
}
