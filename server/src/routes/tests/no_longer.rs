//! What counts no more says so in words wherever it is shown by a line, as its card does.

use waystation_sync::care::{accountability, disclosure, exposure, household_member, joint_session};

use super::consents::{consent, take_back, using};
use super::settling::staff;
use super::*;

/// The line of a chapter or of what stands before a meeting that leads to `at`.
fn line(page: &Answer, at: &str) -> String {
    let (_, from) = page.text.split_once(&format!("href=\"{at}")).unwrap_or_else(|| panic!("{at} in {}", page.text));
    from.split("</li>").next().unwrap().to_owned()
}

async fn lines(browser: &mut Browser, chart: &str, chapter: &str, at: &str) -> [String; 2] {
    let mut lines = Vec::new();
    for path in [format!("{chart}/chapter/{chapter}"), format!("{chart}/before?days=30")] {
        lines.push(line(&browser.get(&path).await, at));
    }
    lines.try_into().unwrap()
}

async fn paper(browser: &mut Browser, chart: &str, section: &str) -> String {
    let client = chart.strip_prefix("/clients/").unwrap();
    browser.post("/paper", &[("client", client), ("section", section), ("period", "all")]).await.text
}

/// Saves a form, and says yes where it asks whether a consent is meant for who is named.
async fn save(browser: &mut Browser, form: &drafts::Form) {
    let saved = browser.send_with_yes(form, &["whom"]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
}

/// The consent `of` written down again by another one; its id.
async fn correct(browser: &mut Browser, chart: &str, of: &str) -> String {
    let form = browser.form(&format!("{chart}/consent/new")).await;
    let form = form.with("f.kind", "share").with("f.given", "signed").with("f.to_whom", "Dr. Vega");
    let form = form.with("f.happened", "2026-11-03T10:00").with("f.covers", "contact").with("f.corrects", of);
    save(browser, &form).await;
    form.get("edit_id").to_owned()
}

#[actix_web::test]
async fn a_consent_that_another_one_corrects_counts_no_more_on_any_page_nor_under_anything() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let first = consent(&mut lee, &chart, "share").await;
    let told = using(&mut lee, &chart, &disclosure::DISCLOSURE, &first).await;
    let second = correct(&mut lee, &chart, &first).await;
    let words = "replaced by a corrected one on ";
    for at in [format!("{chart}/consent"), format!("{chart}/consent/{first}"), told.clone()] {
        let page = dana.get(&at).await;
        let page = if page.location.is_empty() { page } else { dana.get(&page.location).await };
        assert!(page.text.contains(words), "{at}: {}", page.text);
    }
    for line in lines(&mut dana, &chart, "people", &format!("{chart}/consent/{first}")).await {
        assert!(line.contains(words), "{line}");
    }
    let stands = line(&dana.get(&format!("{chart}/chapter/people")).await, &format!("{chart}/consent/{second}"));
    assert!(!stands.contains(words), "{stands}");
    assert!(paper(&mut dana, &chart, "consent").await.contains(words));
    assert!(paper(&mut dana, &chart, "disclosure").await.contains(words));
    let late = dana.form(&format!("{chart}/disclosure/new")).await;
    let late = late.with("f.to_whom", "Dr. Vega").with("f.what", "The plan").with("f.sections", "plan");
    let refused = dana.send(&late.with("f.consent", &first)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    // The first one does not come back with the second one gone.
    take_back(&mut lee, &chart, &second, "").await;
    let gone = line(&dana.get(&format!("{chart}/chapter/people")).await, &format!("{chart}/consent/{first}"));
    assert!(gone.contains(words) && gone.contains("which does not count either"), "{gone}");
}

#[actix_web::test]
async fn a_consent_that_was_taken_back_or_ended_says_so_in_every_line() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let gone = consent(&mut lee, &chart, "share").await;
    take_back(&mut lee, &chart, &gone, "").await;
    let part = consent(&mut lee, &chart, "share").await;
    take_back(&mut lee, &chart, &part, "logs").await;
    let ended = lee.form(&format!("{chart}/consent/new")).await;
    let ended = ended.with("f.kind", "involve").with("f.given", "signed").with("f.happened", "2026-11-02T10:00");
    let ended = ended.with("f.until", "2026-11-10").with("sure.until", "2026-11-10");
    save(&mut lee, &ended).await;
    for (consent, said) in [
        (gone.as_str(), "taken back on 15 Nov 2026"),
        (&part, "taken back in part: Logs"),
        (ended.get("edit_id"), "ended on 10 Nov 2026"),
    ] {
        let at = format!("{chart}/consent/{consent}");
        for line in lines(&mut dana, &chart, "people", &at).await {
            assert!(line.contains(said), "{line}");
        }
        let card = dana.get(&format!("{chart}/consent")).await.text;
        assert!(card.contains(said), "{card}");
    }
}

#[actix_web::test]
async fn what_rests_on_a_consent_that_was_taken_back_says_so_in_its_line_whatever_else_it_says() {
    let [mut dana, lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let lee = lee.person();
    let in_work = [("what", "The bus"), ("rationale", "It helps"), ("stop_rule", "When it is too much")];
    let in_work = [&in_work[..], &[("therapist", &lee), ("approved", "yes"), ("status", "in_work")]].concat();
    let ended = [&in_work[..5], &[("status", "stopped")]].concat();
    let knows = [("who", "Ray"), ("role", "family"), ("may_know", "plan"), ("how_often", "Each week")];
    let member = [("name", "Luz"), ("relation", "parent"), ("may_talk", "yes"), ("knows", "in_care")];
    let session = [("day", "2026-11-20"), ("who", "Luz"), ("topic", "The week")];
    let told = [("happened", "2026-11-20"), ("to_whom", "Dr. Vega"), ("what", "The plan"), ("sections", "plan")];
    let used = [
        (&exposure::EXPOSURE, "exposure_work", "thinking", &in_work[..]),
        (&exposure::EXPOSURE, "exposure_work", "thinking", &ended),
        (&accountability::ACCOUNTABILITY, "accountability", "plan", &knows),
        (&household_member::HOUSEHOLD_MEMBER, "involve", "people", &member),
        (&joint_session::JOINT_SESSION, "involve", "family", &session),
        (&disclosure::DISCLOSURE, "share", "people", &told),
    ];
    for (noun, kind, chapter, fields) in used {
        let own = consent(&mut dana, &chart, kind).await;
        let mut form = dana.form(&format!("{chart}/{}/new", noun.name)).await;
        for (name, value) in fields {
            form = form.with(&format!("f.{name}"), value);
        }
        for field in noun.fields.iter().filter(|field| field.under.is_some()) {
            form = form.with(&format!("f.{}", field.name), &own);
        }
        save(&mut dana, &form).await;
        take_back(&mut dana, &chart, &own, "").await;
        let at = format!("{chart}/{}/{}", noun.name, form.get("edit_id"));
        let said = line(&dana.get(&format!("{chart}/chapter/{chapter}")).await, &at);
        assert!(said.contains("taken back on 15 Nov 2026") && said.contains("class=\"pressing\""), "{said}");
    }
}

#[actix_web::test]
async fn an_answer_of_yes_or_no_says_in_a_line_of_what_it_is_one() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let own = consent(&mut dana, &chart, "involve").await;
    let form = dana.form(&format!("{chart}/household_member/new")).await;
    let form = form.with("f.name", "Luz").with("f.relation", "parent").with("f.may_talk", "yes");
    let form = form.with("f.consent", &own);
    save(&mut dana, &form).await;
    let line = line(
        &dana.get(&format!("{chart}/chapter/people")).await,
        &format!("{chart}/household_member/{}", form.get("edit_id")),
    );
    assert!(line.contains("May we talk with them about the care: Yes"), "{line}");
}

#[actix_web::test]
async fn a_draft_and_what_a_later_entry_corrects_say_so_in_their_lines() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let own = consent(&mut lee, &chart, "share").await;
    let told = using(&mut lee, &chart, &disclosure::DISCLOSURE, &own).await;
    let draft = line(&dana.get(&format!("{chart}/chapter/people")).await, &told);
    assert!(draft.contains("Not signed yet"), "{draft}");
    let mut at: Vec<String> = Vec::new();
    for (happened, belonging) in [("2026-11-20T10:00", "3"), ("2026-11-21T10:00", "5")] {
        let form = lee.form(&format!("{chart}/connection_rating/new")).await;
        let form = form.with("f.happened", happened).with("f.belonging", belonging);
        let form = match at.first() {
            Some(first) => form.with("f.corrects", first),
            None => form,
        };
        save(&mut lee, &form).await;
        at.push(form.get("edit_id").to_owned());
    }
    let line =
        line(&dana.get(&format!("{chart}/chapter/people")).await, &format!("{chart}/connection_rating/{}", at[0]));
    assert!(line.contains("Corrected by a later entry"), "{line}");
}

#[actix_web::test]
async fn under_a_consent_that_was_put_away_nothing_is_signed_whatever_was_taken_back_of_it_before() {
    let [_, mut lee, _] = staff().await;
    for is_taken_back in [false, true] {
        let chart = lee.client(&format!("Ana {is_taken_back}")).await;
        let own = consent(&mut lee, &chart, "share").await;
        let told = using(&mut lee, &chart, &disclosure::DISCLOSURE, &own).await;
        if is_taken_back {
            take_back(&mut lee, &chart, &own, "").await;
        }
        let at = format!("{chart}/consent/{own}");
        let form = lee.form(&at).await;
        let id = EditId(crate::host::clock::id().unwrap()).to_string();
        let away = lee.post(&format!("{at}/retire"), &[("heads", form.get("heads")), ("edit_id", &id)]).await;
        assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.text);
        let form = lee.form(&told).await.with("then", "sign");
        let refused = lee.send(&form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{is_taken_back}: {}", refused.text);
        assert!(!lee.get(&told).await.text.contains("Signed by"), "{is_taken_back}");
    }
}

#[actix_web::test]
async fn a_consent_of_which_every_section_was_taken_back_is_taken_back() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = lee.client("Ana").await;
    let own = consent(&mut lee, &chart, "involve").await;
    for section in ["plan", "logs"] {
        take_back(&mut lee, &chart, &own, section).await;
    }
    let [chapter, _] = lines(&mut dana, &chart, "people", &format!("{chart}/consent/{own}")).await;
    assert!(chapter.contains("in part"), "{chapter}");
    take_back(&mut lee, &chart, &own, "referrals").await;
    for line in lines(&mut dana, &chart, "people", &format!("{chart}/consent/{own}")).await {
        assert!(line.contains("taken back on 15 Nov 2026") && !line.contains("in part"), "{line}");
    }
    let form = lee.form(&format!("{chart}/joint_session/new")).await.with("f.who", "Dr. Vega");
    let refused = lee.send(&form.with("f.topic", "The week").with("f.consents", &own)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
}
