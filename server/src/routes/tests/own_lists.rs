//! The clinic's own codes, from a supervisor's form to every page that shows an entry under one.

use actix_web::http::StatusCode;

use super::{Browser, hidden};

#[actix_web::test]
async fn a_code_of_the_clinics_own_is_offered_shown_in_the_readers_language_renamed_and_retired() {
    let mut dana = Browser::clinic().await;
    let (chart, other) = (dana.client("Ana").await, dana.client("Ben").await);
    let new = [("list", "skill"), ("code", ""), ("words.en", "Drumming"), ("words.es", "Tambores")];
    assert_eq!(dana.post("/lists", &new).await.status, StatusCode::SEE_OTHER);
    assert!(dana.get("/lists").await.text.contains("Drumming"));

    // Offered like the others, before anybody wrote under it, and in pairs.
    let address = format!("{chart}/skill/own-drumming");
    assert!(dana.get(&format!("{chart}/skill")).await.text.contains("Drumming"));
    assert!(dana.get(&format!("{chart}/generalisation/own-drumming:home")).await.text.contains("Drumming: At home"));
    let form = dana.get(&address).await;
    let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
    let fields = [("heads", &*heads), ("edit_id", &*id), ("f.status", "taught")];
    assert_eq!(dana.post(&address, &fields).await.status, StatusCode::SEE_OTHER);
    for (language, own, foreign) in [("en", "Drumming", "Tambores"), ("es", "Tambores", "Drumming")] {
        dana.language = language;
        let mut pages =
            vec![dana.post("/paper", &[("client", chart.trim_start_matches("/clients/")), ("section", "skill")]).await];
        for page in [format!("{chart}/skill"), address.clone(), format!("{address}/history")] {
            pages.push(dana.get(&page).await);
        }
        for page in pages {
            assert!(page.text.contains(own) && !page.text.contains(foreign), "{language}: {}", page.text);
        }
    }
    dana.language = "en";

    // Renamed and retired: what stands under it keeps it, and nothing new is offered under it.
    let retired = [("list", "skill"), ("code", "own-drumming"), ("words.es", "Percusión"), ("retired", "yes")];
    assert_eq!(dana.post("/lists", &retired).await.status, StatusCode::SEE_OTHER);
    assert!(
        dana.get(&format!("{chart}/skill")).await.text.contains("Percusión"),
        "in the other language, for want of words"
    );
    assert!(!dana.get(&format!("{other}/skill")).await.text.contains("Percusión"));
    assert!(dana.get("/lists").await.text.contains("not offered any more"));
}

#[actix_web::test]
async fn a_field_takes_codes_of_the_clinics_own_and_keeps_one_that_is_retired() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let new = [("list", "trigger"), ("code", ""), ("words.en", "Payday"), ("words.es", "Día de pago")];
    assert_eq!(dana.post("/lists", &new).await.status, StatusCode::SEE_OTHER);
    assert!(dana.get("/lists").await.text.contains("Triggers: What sort"));

    let form = dana.get(&format!("{chart}/trigger/new")).await;
    assert!(form.text.contains("value=\"own-payday\"") && form.text.contains("Payday"), "{}", form.text);
    let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
    let fields = [("heads", &*heads), ("edit_id", &*id), ("f.kind", "own-payday"), ("f.what", "The first Friday")];
    let saved = dana.post(&format!("{chart}/trigger"), &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    for (language, own) in [("en", "Payday"), ("es", "Día de pago")] {
        dana.language = language;
        assert!(dana.get(&format!("{chart}/trigger")).await.text.contains(own));
        assert!(dana.get(&format!("{chart}/trigger/new")).await.text.contains(own));
    }
    dana.language = "en";
    let retired = [("list", "trigger"), ("code", "own-payday"), ("words.en", "Payday"), ("retired", "yes")];
    assert_eq!(dana.post("/lists", &retired).await.status, StatusCode::SEE_OTHER);
    assert!(!dana.get(&format!("{chart}/trigger/new")).await.text.contains("own-payday"));
    let list = dana.get(&format!("{chart}/trigger")).await.text;
    let at = list.split("href=\"").find(|rest| rest.starts_with(&format!("{chart}/trigger/0"))).unwrap();
    let page = dana.get(at.split('"').next().unwrap()).await.text;
    assert!(list.contains("Payday") && page.contains("own-payday"), "what holds it keeps it: {page}");
}

#[actix_web::test]
async fn what_is_wrong_with_a_code_is_said_beside_it_and_nobody_but_a_supervisor_writes_one() {
    let mut dana = Browser::clinic().await;
    let nameless = dana.post("/lists", &[("list", "skill"), ("code", ""), ("words.en", " ")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.text.contains("href=\"#own-skill--en\"") && nameless.text.contains("id=\"own-skill--en\""));
    for form in [
        [("list", "nothing"), ("code", ""), ("words.en", "A")],
        [("list", "skill"), ("code", "own-none"), ("words.en", "A")],
    ] {
        assert_eq!(dana.post("/lists", &form).await.status, StatusCode::BAD_REQUEST);
    }
    let mut sam = dana.beside("sam").await;
    let new = [("list", "skill"), ("code", ""), ("words.en", "Drumming")];
    assert_eq!(sam.post("/lists", &new).await.status, StatusCode::FORBIDDEN);
    let page = sam.get("/lists").await;
    assert_eq!(
        (page.status, page.text.contains("<form class=\"form\" method=\"post\" action=\"/lists\"")),
        (StatusCode::OK, false)
    );
}
