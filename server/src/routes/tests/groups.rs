//! Group work: one form for a session, one entry in the chart of each who was there. Must never take a page for proof that a
//! name is in no chart: the documents are read too.

use std::collections::BTreeSet;

use waystation_sync::care::declare::Part;
use waystation_sync::id::ClientId;

use super::drafts::Form;
use super::*;

pub(super) const SKILLS: &str = "/groups/skills";
const GROUP: &str = "We named feelings, then practised waiting.";

/// Dana's clinic with Ana, Ben and Cleo in the skills group; their charts.
pub(super) async fn in_the_group() -> (Browser, [String; 3]) {
    let mut dana = Browser::clinic().await;
    let charts = [dana.client("Ana Ríos").await, dana.client("Ben Okoro").await, dana.client("Cleo Marsh").await];
    for chart in &charts {
        join(&mut dana, chart, "skills").await;
    }
    (dana, charts)
}

async fn join(browser: &mut Browser, chart: &str, group: &str) {
    let form = browser.form(&format!("{chart}/group_member/{group}")).await.with("f.role", "member");
    assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
}

/// The form at `address`, with the part about the group where that is new.
pub(super) async fn sheet(browser: &mut Browser, address: &str) -> Form {
    let page = browser.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}: {}", page.text);
    let form = Form::holding(&page.text, "data-warn");
    if form.get("f.group_part").is_empty() { form.with("f.group_part", GROUP) } else { form }
}

/// What the row of a member says: whether they were there, and what is said of them.
pub(super) fn said(form: Form, chart: &str, came: &str, words: &str) -> Form {
    let prefix = format!("m-{}", client(chart));
    form.with(&format!("{prefix}.came"), came).with(&format!("{prefix}.own_part"), words)
}

fn client(chart: &str) -> ClientId {
    chart.trim_start_matches("/clients/").parse().unwrap()
}

/// All that the documents of a chart hold, in every version.
pub(super) async fn bytes_of(browser: &Browser, chart: &str) -> Vec<u8> {
    let person = browser.person().parse().unwrap();
    let chart = browser.state.node().someone(person).unwrap().chart(client(chart)).unwrap();
    let mut bytes = Vec::new();
    for doc in Part::ALL.into_iter().flat_map(|part| chart.docs(part)) {
        bytes.extend(chart.read(doc, |doc, _| doc.save_nocompress()).await.unwrap());
    }
    bytes
}

pub(super) fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// The section of a chart that shows its sessions.
pub(super) async fn sessions(browser: &mut Browser, chart: &str) -> String {
    let text = browser.get(&format!("{chart}/group_session")).await.text;
    text.split_once("<main").unwrap().1.to_owned()
}

#[actix_web::test]
async fn no_members_name_or_part_is_in_the_chart_of_another() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await.with("then", "sign");
    let form = said(form, &ana, "attended", "Found the word restless.");
    let form = said(form, &ben, "late", "Came with the second bus.");
    let saved = dana.send(&said(form, &cleo, "no", "")).await;
    assert!(saved.location.starts_with(&format!("{SKILLS}/session/")), "{}", saved.text);
    let own = [(&ana, "Found the word restless.", "Ríos"), (&ben, "Came with the second bus.", "Okoro")];
    for (chart, words, name) in own {
        let (bytes, section) = (bytes_of(&dana, chart).await, sessions(&mut dana, chart).await);
        let paper = dana.post("/paper", &[("client", &chart[9..]), ("section", "group_session")]).await.text;
        assert!(holds(&bytes, words) && holds(&bytes, GROUP), "what is theirs is there");
        for told in [&section, &paper] {
            assert!(told.contains(words) && told.contains(GROUP), "{told}");
        }
        for (_, others, other) in own.into_iter().filter(|(other, ..)| *other != chart) {
            for hidden in
                [others, other, "Cleo", "Marsh", &ana[9..], &ben[9..]].into_iter().filter(|id| *id != &chart[9..])
            {
                assert!(!holds(&bytes, hidden), "{name}: {hidden}");
                assert!(!section.contains(hidden) && !paper.contains(hidden), "{name}: {hidden}");
            }
        }
    }
    // Whoever led it reads all of it together.
    let told = dana.get(&saved.location).await.text;
    for shown in ["Ana Ríos", "Ben Okoro", "Found the word restless.", "Came with the second bus.", GROUP] {
        assert!(told.contains(shown), "{shown}: {told}");
    }
    assert!(!told.contains("Cleo") && !told.contains("<form class=\"form\""), "{told}");
    let page = dana.get(SKILLS).await.text;
    assert!(page.contains("2 people were there") && page.contains("Cleo Marsh"), "{page}");
}

#[actix_web::test]
async fn who_was_not_there_gets_no_note_and_who_was_counts_as_reached() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await;
    let form = said(form, &ana, "attended", "Listened.");
    // What was begun about somebody who was not there is asked about, and not kept.
    let form = said(form, &cleo, "no", "");
    let asked = dana.send(&said(form.clone(), &ben, "no", "Half a sentence")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("it says that they were not there") && asked.text.contains("Half a sentence"));
    let saved = dana.send(&said(form, &ben, "no", "")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    for absent in [&ben, &cleo] {
        assert!(sessions(&mut dana, absent).await.contains("No group sessions yet."));
        assert!(!holds(&bytes_of(&dana, absent).await, "Half a sentence"));
    }
    let someone = dana.state.node().someone(dana.person().parse().unwrap()).unwrap();
    let reached = |chart: &str| someone.overview(|overview| overview.contact(client(chart)).reached);
    assert_eq!((reached(&ana), reached(&ben)), (Some(crate::host::clock::today()), None));
    // A draft says otherwise later: then there is none, and who came after all has one.
    let form = sheet(&mut dana, &saved.location).await.with("then", "sign");
    assert_eq!(form.get(&format!("m-{}.own_part", client(&ana))), "Listened.");
    let form = said(said(form, &ana, "no", "Listened."), &ben, "attended", "Spoke first.");
    let signed = dana.send(&form).await;
    assert_eq!(signed.location, saved.location, "{}", signed.text);
    assert!(sessions(&mut dana, &ben).await.contains("Signed by Dana"));
    let told = dana.get(&signed.location).await.text;
    assert!(told.contains("Spoke first.") && !told.contains("Listened."), "{told}");
}

#[actix_web::test]
async fn a_form_that_is_sent_twice_writes_once() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await.with("then", "sign");
    let form = said(said(form, &ana, "attended", "Listened."), &ben, "no", "");
    let form = said(form, &cleo, "attended", "Laughed.");
    let first = dana.send(&form).await;
    let again = dana.send(&form).await;
    assert_eq!((first.status, &first.location), (again.status, &again.location), "{}", again.text);
    for (chart, words) in [(&ana, "Listened."), (&cleo, "Laughed.")] {
        let section = sessions(&mut dana, chart).await;
        assert_eq!((section.matches(words).count(), section.matches("Signed by Dana").count()), (1, 1), "{section}");
    }
    assert_eq!(dana.get(SKILLS).await.text.matches("2 people were there").count(), 1);
}

#[actix_web::test]
async fn words_that_come_back_to_a_signed_session_are_not_dropped_and_nothing_is_signed_beside_it() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await.with("then", "sign");
    let form = said(said(form, &ben, "attended", "Listened."), &cleo, "no", "");
    let signed = dana.send(&said(form.clone(), &ana, "attended", "Spoke first.")).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    // As a browser shows it that goes back: other words of hers, of the group, and somebody who was not there.
    let other = said(form.clone(), &ana, "attended", "Told me of her brother.");
    let group = said(form.clone(), &ana, "attended", "Spoke first.").with("f.group_part", "Quite another evening.");
    let third = said(group.clone(), &cleo, "attended", "Came after all.");
    for (form, words) in
        [(other, "Told me of her brother."), (group, "Quite another evening."), (third, "Came after all.")]
    {
        let refused = dana.send(&form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}: {}", refused.text);
        assert!(refused.text.contains("This session is signed already, with other words"), "{}", refused.text);
        assert!(refused.text.contains(words), "what was written is still there: {words} {}", refused.text);
        // What was kept of it shows them too.
        let today = dana.get("/today").await.text;
        let kept = today.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let kept = kept.filter(|href| href.starts_with("/groups/skills/draft/")).collect::<BTreeSet<_>>();
        let mut shown = String::new();
        for draft in kept {
            shown.push_str(&dana.get(draft).await.text);
        }
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(sessions(&mut dana, &cleo).await.contains("No group sessions yet."));
    assert!(!sessions(&mut dana, &ana).await.contains("brother"));
    // The same once more is no other.
    let again = dana.send(&said(form, &ana, "attended", "Spoke first.")).await;
    assert_eq!(again.location, signed.location, "{}", again.text);
}

#[actix_web::test]
async fn whoever_left_the_group_is_not_named_in_the_chart_of_another_either() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let left = dana.form(&format!("{cleo}/group_member/skills")).await.with("f.until", "2026-01-31");
    assert_eq!(dana.send(&left).await.status, StatusCode::SEE_OTHER);
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await;
    let form = said(said(form, &ana, "attended", "Met Marshs mother."), &ben, "no", "").with("f.with", "Cleo");
    let asked = dana.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.matches("This names").count() >= 2 && asked.text.contains("Cleo Marsh"), "{}", asked.text);
}

#[actix_web::test]
async fn where_one_chart_is_refused_nothing_is_written_in_any_and_the_form_says_whose() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await;
    let form = said(said(form, &ana, "attended", "Listened."), &ben, "attended", &"x".repeat(10_001));
    let told = dana.send(&said(form, &cleo, "late", " ")).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.text.contains("2 things to put right"), "both are told at once: {}", told.text);
    for said in ["Ben Okoro: ", "Cleo Marsh: Write something about them"] {
        assert!(told.text.contains(said), "{said}: {}", told.text);
    }
    for chart in [&ana, &ben, &cleo] {
        assert!(sessions(&mut dana, chart).await.contains("No group sessions yet."));
    }
    let form = Form::holding(&told.text, "data-warn");
    assert_eq!(form.get(&format!("m-{}.own_part", client(&ana))), "Listened.");
    let form = said(said(form, &ben, "attended", "Short."), &cleo, "no", "");
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn words_that_name_another_member_are_asked_about_and_a_yes_is_to_these_words_alone() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await.with("f.group_part", "As RIOS said, a good hour.");
    let form = said(form, &ana, "attended", "Ana sat beside Okoro’s brother.");
    let form = said(said(form, &ben, "attended", "Ben spoke of Ben."), &cleo, "no", "");
    let told = dana.send(&form).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = ["This names Ana Ríos, who is in the group:", "This names Ben Okoro, who is in the group too."];
    for asked in asked {
        assert!(told.text.contains(asked), "{asked}: {}", told.text);
    }
    assert!(told.text.contains("2 things to put right"), "their own name is their own: {}", told.text);
    assert!(sessions(&mut dana, &ben).await.contains("No group sessions yet."));
    let again = Form::holding(&told.text, "data-warn").with("f.group_part", "As Ana said, a good hour.");
    let told = dana.send_surely(&again).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.text);
    // A yes that was said to other words counts for nothing.
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await.with("f.group_part", "Ana led.");
    let form = said(said(said(form, &ana, "attended", "Led."), &ben, "no", ""), &cleo, "no", "");
    let told = dana.send(&form.with("sure.f.group_part", "0011223344556677")).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn a_group_of_the_clinics_own_has_its_page_its_members_and_its_sessions() {
    let mut dana = Browser::clinic().await;
    let (ana, ben) = (dana.client("Ana Ríos").await, dana.client("Ben Okoro").await);
    let new = [("list", "group"), ("code", ""), ("words.en", "Tuesday evening"), ("words.es", "Martes por la tarde")];
    assert_eq!(dana.post("/lists", &new).await.status, StatusCode::SEE_OTHER);
    let list = dana.get("/groups").await.text;
    assert!(list.contains("Tuesday evening") && list.contains("Nobody in it"), "{list}");
    join(&mut dana, &ana, "own-tuesday_evenin").await;
    let page = dana.get("/groups/own-tuesday_evenin").await.text;
    assert!(page.contains("Ana Ríos") && !page.contains("Ben Okoro"), "{page}");
    let form = sheet(&mut dana, "/groups/own-tuesday_evenin/session").await;
    assert_eq!(dana.send(&said(form, &ana, "attended", "Listened.")).await.status, StatusCode::SEE_OTHER);
    let section = sessions(&mut dana, &ana).await;
    assert!(section.contains("Tuesday evening"), "{section}");
    // Who left is on the list no more.
    let left = dana.form(&format!("{ana}/group_member/own-tuesday_evenin")).await.with("f.role", "left");
    assert_eq!(dana.send(&left).await.status, StatusCode::SEE_OTHER);
    let page = dana.get("/groups/own-tuesday_evenin").await.text;
    assert!(page.contains("Nobody is in this group yet.") && page.contains("1 person was there"), "{page}");
    assert_eq!(dana.get("/groups/own-nothing").await.status, StatusCode::NOT_FOUND);
    assert!(!sessions(&mut dana, &ben).await.contains("Listened."));
}

#[actix_web::test]
async fn who_may_not_read_the_charts_of_a_group_sees_no_group_and_a_colleague_does_not_write_in_a_draft() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await;
    let form = said(said(said(form, &ana, "attended", "Listened."), &ben, "no", ""), &cleo, "no", "");
    let saved = dana.send(&form).await;
    for (name, role) in [("Pat", "peer"), ("Lee", "therapist")] {
        dana.add(name, role).await;
    }
    for login in ["sam", "pat"] {
        let mut other = dana.beside(login).await;
        assert!(!other.get("/groups").await.text.contains("Skills group"));
        assert!(!other.get("/clients").await.text.contains("href=\"/groups\""), "nothing leads where they may not go");
        assert!(!other.post("/find", &[("search", "groups")]).await.text.contains("href=\"/groups\""));
        for page in [SKILLS, &format!("{SKILLS}/session"), &saved.location] {
            let told = other.get(page).await;
            assert!(told.status == StatusCode::FORBIDDEN && !told.text.contains("Ríos"), "{login} {page}");
        }
    }
    let mut lee = dana.beside("lee").await;
    let told = lee.get(&saved.location).await.text;
    assert!(told.contains("Listened.") && told.contains("Draft") && !told.contains("data-warn"), "{told}");
    let form = sheet(&mut dana, &saved.location).await.by(&lee.person());
    let refused = lee.send(&said(form, &ana, "attended", "Not hers.")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(!holds(&bytes_of(&dana, &ana).await, "Not hers."));
}

#[actix_web::test]
async fn a_draft_that_is_changed_in_its_chart_is_asked_about_names_too_and_stands_with_the_notes() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await;
    let form = said(said(said(form, &ana, "attended", "Listened."), &ben, "no", ""), &cleo, "no", "");
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    let notes = dana.get(&format!("{ana}/note")).await.text;
    let at = format!("href=\"{ana}/group_session/");
    let mut entries = notes.split(&at).skip(1).filter(|entry| !entry.starts_with("new"));
    let entry = entries.next().unwrap_or_else(|| panic!("{notes}"));
    assert!(notes.contains("Listened.") && notes.contains("Group sessions"), "{notes}");
    let address = format!("{ana}/group_session/{}", entry.split('"').next().unwrap());
    let form = dana.form(&address).await.with("f.own_part", "Ana and Ben paired up.");
    let told = dana.send(&form).await;
    assert!(told.text.contains("This names Ben Okoro, who is in the group too."), "{}", told.text);
    let told = dana.send_with_yes(&form, &["named"]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.text);
    let notes = dana.get(&format!("{ana}/note")).await.text;
    assert!(notes.contains("Ana and Ben paired up."), "{notes}");
    assert!(!dana.get(&format!("{ben}/note")).await.text.contains("paired up"));
}

#[actix_web::test]
async fn words_of_a_session_are_kept_until_it_is_saved_and_none_of_them_are_lost_when_the_page_was_locked() {
    let (mut dana, [ana, ben, cleo]) = in_the_group().await;
    let form = sheet(&mut dana, &format!("{SKILLS}/session")).await;
    let form = said(said(said(form, &ana, "late", "Half a sentence"), &ben, "no", ""), &cleo, "no", "");
    let (status, kept) = dana.keep(&form).await;
    assert_eq!(status, StatusCode::OK, "{kept}");
    let again = sheet(&mut dana, kept["address"].as_str().unwrap()).await;
    assert_eq!(again.get(&format!("m-{}.own_part", client(&ana))), "Half a sentence");
    assert_eq!((again.get("edit_id"), again.get("f.group_part")), (form.get("edit_id"), GROUP));
    assert!(dana.get("/today").await.text.contains("Skills group"), "a draft of it stands on Today");
    // Locked by itself meanwhile: what is sent then waits for its writer, and is sent as it came.
    dana.lock_itself();
    assert_eq!(dana.send(&again).await.location, "/sign-in");
    let entered = dana.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    let unsent = dana.get("/unsent").await;
    assert!(unsent.text.contains("Half a sentence"), "{} {}", entered.location, unsent.text);
    let late = Form::holding(&unsent.text, &format!("action=\"{SKILLS}/session\""));
    let saved = dana.send(&late).await;
    assert!(saved.location.starts_with(&format!("{SKILLS}/session/")), "{}", saved.text);
    let section = sessions(&mut dana, &ana).await;
    assert!(section.contains("Half a sentence") && section.contains("Came late"), "{section}");
    assert!(!dana.get("/today").await.text.contains(kept["draft"].as_str().unwrap()), "nothing is kept of it any more");
}
