//! What a consent is good for, and how it stands, is said wherever something leads to it.

use waystation_sync::care::NOUNS;
use waystation_sync::care::noun::{Kind, Noun};

use super::*;

/// A consent to Dr. Vega's practice, of `kind`; its id.
pub(super) async fn consent(browser: &mut Browser, chart: &str, kind: &str) -> String {
    let form = browser.form(&format!("{chart}/consent/new")).await;
    let form = form.with("f.kind", kind).with("f.given", "signed").with("f.to_whom", "Dr. Vega");
    let form = form.with("f.happened", "2026-11-02T10:00").with("f.covers", "plan logs referrals");
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    form.get("edit_id").to_owned()
}

pub(super) async fn take_back(browser: &mut Browser, chart: &str, consent: &str, sections: &str) {
    let form = browser.form(&format!("{chart}/consent/{consent}/consent_withdrawal")).await;
    let form = form.with("f.happened", "2026-11-15T10:00").with("f.sections", sections);
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
}

/// An entry of `noun` with all that it needs and its links to consents leading to `consent`; its address.
pub(super) async fn using(browser: &mut Browser, chart: &str, noun: &Noun, consent: &str) -> String {
    let mut form = browser.form(&format!("{chart}/{}/new", noun.name)).await;
    for field in noun.fields {
        let name = format!("f.{}", field.name);
        if field.kind.targets().contains(&"consent") {
            form = form.with(&name, consent);
        } else if field.required && form.get(&name).is_empty() {
            let value = if let Kind::Code([first, ..]) = field.kind {
                first
            } else if field.kind == Kind::Date {
                "2026-11-10"
            } else {
                "Somebody"
            };
            form = form.with(&name, value);
        }
    }
    // Whether the consent, which is for somebody by words alone, is meant for them.
    let saved = browser.send_with_yes(&form, &["whom"]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}: {}", noun.name, saved.text);
    format!("{chart}/{}/{}", noun.name, form.get("edit_id"))
}

#[actix_web::test]
async fn wherever_something_leads_to_a_consent_it_says_how_that_stands_today() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let client = chart.strip_prefix("/clients/").unwrap().to_owned();
    let leads = |noun: &&'static Noun| noun.fields.iter().any(|field| field.kind.targets().contains(&"consent"));
    let nouns: Vec<_> = NOUNS.into_iter().filter(leads).filter(|noun| noun.within != Some("consent")).collect();
    let nouns: Vec<_> = nouns.into_iter().filter(|noun| noun.name != "consent").collect();
    assert!(nouns.len() >= 6, "{nouns:?}");
    let mut used = Vec::new();
    for noun in nouns {
        let kinds = noun.fields.iter().find_map(|field| field.under);
        let own = consent(&mut browser, &chart, kinds.map_or("share", |kinds| kinds[0])).await;
        used.push((noun, using(&mut browser, &chart, noun, &own).await, own));
    }
    let mut told = Vec::new();
    for said in ["in force", "taken back in part: Logs", "taken back on 15 Nov 2026"] {
        for (noun, at, own) in &used {
            if said != "in force" {
                let sections = if said.contains("in part") { "logs" } else { "" };
                take_back(&mut browser, &chart, own, sections).await;
            }
            let form = [("client", client.as_str()), ("section", noun.name), ("period", "all")];
            let paper = browser.post("/paper", &form).await.text;
            let section = browser.get(&format!("{chart}/{}", noun.name)).await;
            let section =
                if section.location.is_empty() { section.text } else { browser.get(&section.location).await.text };
            for page in [section, browser.get(at).await.text, browser.get(&format!("{at}/history")).await.text] {
                assert!(page.contains("(Dr. Vega)") && page.contains(said), "{} {said}: {page}", noun.name);
            }
            told.push(paper.contains(said));
        }
    }
    assert!(told.iter().filter(|told| **told).count() >= 9, "{told:?}");
}

#[actix_web::test]
async fn a_form_offers_consents_by_whom_they_are_for_and_those_in_force_first() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let gone = consent(&mut browser, &chart, "share").await;
    take_back(&mut browser, &chart, &gone, "").await;
    consent(&mut browser, &chart, "share").await;
    let form = browser.get(&format!("{chart}/referral/new")).await.text;
    let stands = form.find("Sharing with others (Dr. Vega): in force").expect("the one in force");
    assert!(stands < form.find("(Dr. Vega): taken back on 15 Nov 2026").expect("the other"));
}

#[actix_web::test]
async fn a_consent_for_something_else_is_refused_beside_its_field_with_the_kinds_that_would_do() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let treatment = consent(&mut browser, &chart, "treatment").await;
    let form = browser.form(&format!("{chart}/accountability/new")).await;
    let form = form.with("f.who", "Uncle Ray").with("f.role", "family").with("f.may_know", "plan");
    let refused = browser.send(&form.with("f.consent", &treatment)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    let said = "What would do here: What a supporter may know, Sharing with others, Involving partner or family";
    assert!(refused.text.contains(said), "{}", refused.text);
    assert!(refused.text.contains("href=\"#f-consent\""), "{}", refused.text);
}
