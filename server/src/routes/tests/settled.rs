//! What was settled stays settled: whose answer was not chosen does not bring it back by saving, the mark stands
//! wherever the value does, and a reason is that of the value beside it.

use super::drafts::Form;
use super::settling::{choice, staff, two_levels};
use super::*;

/// Lets the version whose value reads `text` stand.
pub(super) async fn settle(browser: &mut Browser, choose: &str, (text, why): (&str, &str)) {
    let page = browser.get(choose).await.text;
    let form = Form::on(&page).with("choice", &choice(&page, text)).with("reason", why);
    let settled = browser.send(&form).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.text);
}

#[actix_web::test]
async fn who_was_not_chosen_does_not_bring_their_less_careful_answer_back_and_is_told_who_settled_it_when_and_why() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let choose = two_levels((&mut lee, "low"), (&mut rea, "high"), &at).await;
    settle(&mut dana, &choose, ("High", "To be safe.")).await;
    for level in ["low", "none_seen", ""] {
        let refused = lee.form(&at).await.with("f.level", level).with("f.basis", "Asked again today.");
        let refused = lee.send_surely(&refused).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{level}: {}", refused.location);
        for told in ["Chosen from 2 versions by Dana", "because: To be safe.", "Asked again today.", "a supervisor"] {
            assert!(refused.text.contains(told), "{level} {told}: {}", refused.text);
        }
    }
    assert!(!dana.get("/review").await.text.contains("a supervisor looks"), "nothing was lowered");
    // What is not less careful than what was set aside is theirs to write, as anything else in the entry.
    let basis = lee.form(&at).await.with("f.level", "high").with("f.basis", "Asked again today.");
    assert_eq!(lee.send(&basis).await.status, StatusCode::SEE_OTHER);
    assert!(dana.get(&format!("{chart}/risk")).await.text.contains("Chosen from 2 versions by Dana"));
}

#[actix_web::test]
async fn what_was_set_aside_and_is_written_again_by_who_may_still_says_that_it_was_settled_also_on_paper() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let choose = two_levels((&mut lee, "low"), (&mut rea, "high"), &at).await;
    settle(&mut dana, &choose, ("High", "To be safe.")).await;
    let low = rea.form(&at).await.with("f.level", "low");
    let saved = rea.send_surely(&low).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let client = chart.strip_prefix("/clients/").unwrap();
    let card = dana.get(&format!("{chart}/risk")).await.text;
    let sheet = dana.post("/paper", &[("client", client), ("section", "risk"), ("period", "all")]).await.text;
    let look = dana.get(&choose).await.text;
    for page in [card, sheet, look] {
        for told in ["Chosen from 2 versions by Dana", "because: To be safe.", "Written otherwise since by Rea"] {
            assert!(page.contains(told), "{told}: {page}");
        }
    }
    assert!(!lee.get("/today").await.text.contains("Dana chose"), "what was written over is nobody's news any more");
    let high = rea.form(&at).await.with("f.level", "high");
    assert_eq!(rea.send_surely(&high).await.status, StatusCode::SEE_OTHER);
    let card = dana.get(&format!("{chart}/risk")).await.text;
    assert!(card.contains("Written otherwise since by Rea") && card.contains("because: To be safe."), "{card}");
}

#[actix_web::test]
async fn the_reason_beside_a_standing_that_was_chosen_is_the_one_that_was_written_with_it() {
    let [mut dana, mut lee, mut rea] = staff().await;
    for (name, first, own, said) in
        [("Ana Rios", "", "All reached", "All reached"), ("Bo Berg", "On holiday", "On holiday", "On holiday")]
    {
        let chart = dana.client(name).await;
        let at = format!("{chart}/standing/one");
        if !first.is_empty() {
            let form = dana.form(&at).await.with("f.status", "paused").with("f.reason", first);
            assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
        }
        let forms = (lee.form(&at).await, rea.form(&at).await);
        let died = forms.0.with("f.status", "died").with("f.reason", "The register says so");
        let died = died.with("f.since", "2026-01-05");
        assert_eq!(lee.send(&died).await.status, StatusCode::SEE_OTHER);
        let ended =
            rea.send(&forms.1.with("f.status", "ended").with("f.reason", own).with("sure.reason", "ended")).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text);
        settle(&mut dana, &format!("{at}/status/choose"), ("Ended", "She is well.")).await;
        for page in [chart.clone(), format!("{chart}/client"), at.clone()] {
            let text = dana.get(&page).await.text;
            assert!(text.contains(said) && !text.contains("The register says so"), "{name} {page}: {text}");
            assert!(!text.contains("5 Jan 2026") && !text.contains("2026-01-05"), "{name} {page}: {text}");
        }
        assert!(!dana.get("/review").await.text.contains(name), "nothing of it is left to choose");
        let history = dana.get(&format!("{at}/history")).await.text;
        let newest = history.split("class=\"history\"").nth(1).unwrap().split("</li>").next().unwrap();
        assert!(newest.contains("Ended") && newest.contains(said), "{newest}");
        assert!(!newest.contains("<ins dir=\"auto\">The register"), "{newest}");
    }
}

#[actix_web::test]
async fn the_reason_beside_what_was_chosen_of_two_charts_is_the_one_that_was_written_with_it() {
    let [mut dana, _, _] = staff().await;
    let (first, second) = (dana.client("Ana Rios").await, dana.client("Cem Kaya").await);
    for name in ["Ida", "Uma"] {
        dana.add(name, "supervisor").await;
    }
    let (mut ida, mut uma) = (dana.beside("ida").await, dana.beside("uma").await);
    let id = |address: &str| address.strip_prefix("/clients/").unwrap().to_owned();
    let pair = format!("/pairs/{}/{}", id(&first), id(&second));
    let (page, other) = (dana.get(&pair).await.text, ida.get(&pair).await.text);
    for (browser, page, verdict, why) in
        [(&mut dana, page, "one_person", "She said so herself"), (&mut ida, other, "two_people", "Cousins of one town")]
    {
        let (heads, edit) = (hidden(&page, "heads"), hidden(&page, "edit_id"));
        let form = [("heads", &*heads), ("edit_id", &*edit), ("verdict", verdict), ("reason", why)];
        assert_eq!(browser.post(&pair, &form).await.status, StatusCode::SEE_OTHER);
    }
    let at = format!("{first}/chart_join/{}", id(&second));
    settle(&mut uma, &format!("{at}/verdict/choose"), ("Yes, of one person", "Asked them both.")).await;
    for page in [pair, at, format!("{first}/client")] {
        let text = uma.get(&page).await.text;
        assert!(text.contains("She said so herself") && !text.contains("Cousins of one town"), "{page}: {text}");
    }
}
