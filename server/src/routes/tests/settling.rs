//! Two versions and who lets one of them stand: what the pages offer, what they say, what the server takes.

use super::drafts::Form;
use super::*;

/// Two people answer one question about risk without knowing of each other; gives the address of the choice.
pub(super) async fn two_levels(first: (&mut Browser, &str), second: (&mut Browser, &str), at: &str) -> String {
    let forms = (first.0.form(at).await, second.0.form(at).await);
    for (browser, form, level) in [(first.0, forms.0, first.1), (second.0, forms.1, second.1)] {
        let told = [("f.level", level), ("f.basis", "Asked."), ("f.action", "We ring daily.")];
        let form = told.iter().fold(form, |form, (name, text)| form.with(name, text));
        let answer = browser.send(&form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    format!("{at}/level/choose")
}

/// The choice of the version whose value reads `text`; empty where no button stands beside it.
pub(super) fn choice(page: &str, text: &str) -> String {
    let before = page.split(&format!(">{text}</span>")).next().unwrap();
    let label = before.rsplit("<label").next().unwrap();
    let value = label.split("name=\"choice\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}

/// A supervisor, Dana, and the therapists Lee and Rea, each at a browser of their own.
pub(super) async fn staff() -> [Browser; 3] {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    dana.add("Rea", "therapist").await;
    let (lee, rea) = (dana.beside("lee").await, dana.beside("rea").await);
    [dana, lee, rea]
}

#[actix_web::test]
async fn nobody_is_offered_their_own_less_careful_answer_and_the_page_says_whose_it_is_to_choose() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let choose = two_levels((&mut lee, "low"), (&mut rea, "high"), &at).await;
    let theirs = lee.get(&choose).await.text;
    assert!(theirs.contains("is for Rea to choose, or for a supervisor who wrote none of these"), "{theirs}");
    assert_eq!(choice(&theirs, "Low"), "");
    assert!(!choice(&theirs, "High").is_empty() && !theirs.contains("None of these"), "{theirs}");
    // Sent all the same it is refused, with the words.
    let low = choice(&dana.get(&choose).await.text, "Low");
    let sent = Form::on(&theirs).with("choice", &low).with("reason", "I asked her.");
    let refused = lee.send(&sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("The more careful answer stands here until") && refused.text.contains("I asked her.")
    );
    assert!(dana.get(&at).await.text.contains("please choose"));
    // A supervisor apart is offered both.
    let page = dana.get(&choose).await.text;
    assert!(!page.contains("is for Rea to choose") && page.contains("None of these"), "{page}");
    let settled = dana.send(&Form::on(&page).with("choice", &low).with("reason", "We asked her together.")).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.text);
}

#[actix_web::test]
async fn a_raised_level_asks_for_its_reason_and_is_dated_today_when_it_changes() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let high = dana.form(&at).await.with("f.level", "high");
    let refused = dana.send(&high).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Say what this level rests on") && refused.text.contains("Say what is being done"));
    let (today, then) = (crate::host::clock::today().to_string(), "2024-01-02");
    let whole = high.clone().with("f.basis", "Said so").with("f.action", "We ring").with("f.assessed", then);
    assert_eq!(dana.send(&whole).await.status, StatusCode::SEE_OTHER);
    let page = dana.form(&at).await;
    assert_eq!(page.get("f.assessed"), then, "a day that was typed stands");
    dana.send_surely(&page.with("f.level", "moderate")).await;
    assert_eq!(dana.form(&at).await.get("f.assessed"), today);
    // A day that may be a slip is asked about beside its field, once.
    let slip = dana.form(&at).await.with("f.next_due", "2020-01-02");
    let asked = dana.send(&slip).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text.contains("2 Jan 2020 is past already.") && asked.text.contains("name=\"sure.next_due\""));
    assert_eq!(dana.send(&slip.clone().with("sure.next_due", "2020-01-02")).await.status, StatusCode::SEE_OTHER);
    let later = dana.form(&at).await.with("f.basis", "Said so twice");
    assert_eq!(dana.send(&later).await.status, StatusCode::SEE_OTHER, "what stands is not asked about again");
    let never = dana.form(&at).await.with("f.assessed", "0026-11-20").with("sure.assessed", "0026-11-20");
    assert_eq!(dana.send(&never).await.status, StatusCode::UNPROCESSABLE_ENTITY, "no form takes the year 26");
}

#[actix_web::test]
async fn what_was_chosen_stays_marked_and_who_was_not_chosen_is_told_until_they_have_seen_it() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let choose = two_levels((&mut lee, "low"), (&mut rea, "high"), &at).await;
    // The desk says what is to be chosen from, and whose it is.
    let desk = dana.get("/review").await.text;
    assert!(desk.contains("High (Rea, just now)") && desk.contains("Low (Lee, just now)"), "{desk}");
    let page = dana.get(&choose).await.text;
    let low = Form::on(&page).with("choice", &choice(&page, "Low")).with("reason", "We asked her together.");
    dana.send(&low).await;
    let mark = "Chosen from 2 versions by Dana";
    let because = "because: We asked her together.";
    for (browser, page) in [(&mut lee, format!("{chart}/risk")), (&mut dana, format!("{chart}/risk"))] {
        let card = browser.get(&page).await.text;
        assert!(card.contains(mark) && card.contains(because), "{card}");
    }
    let told = rea.get("/today").await.text;
    assert!(told.contains("Harm to self (Level now): Dana chose") && told.contains("Ana"), "{told}");
    for other in [&mut lee, &mut dana] {
        assert!(!other.get("/today").await.text.contains("Dana chose"));
    }
    let seen = hidden(&told, "seen");
    assert_eq!(rea.post("/today/seen", &[("seen", &seen)]).await.location, "/today");
    assert!(!rea.get("/today").await.text.contains("Dana chose"));
    // The mark stays for as long as the value stands.
    rea.form(&at).await;
    let raised = rea.form(&at).await.with("f.level", "moderate");
    assert_eq!(rea.send_surely(&raised).await.status, StatusCode::SEE_OTHER);
    assert!(!rea.get(&format!("{chart}/risk")).await.text.contains(mark));
    assert!(rea.get(&format!("{at}/history")).await.text.contains("We asked her together."));
}

#[actix_web::test]
async fn what_was_to_be_looked_at_again_stands_on_today_from_the_day_after() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let day = |days: i32| crate::host::clock::today().checked_sub(jiff::Span::new().days(days)).unwrap().to_string();
    for (at, field) in [("risk/self_harm", "next_due"), ("crisis/one", "review_due")] {
        let address = format!("{chart}/{at}");
        let form = dana.form(&address).await;
        let form = if at.starts_with("risk") { form.with("f.level", "low") } else { form };
        dana.send(&form.with(&format!("f.{field}"), &day(0))).await;
        assert!(!dana.get("/today").await.text.contains("the day to look again is past"), "{at}");
        let past = dana.form(&address).await.with(&format!("f.{field}"), &day(1));
        dana.send(&past.with(&format!("sure.{field}"), &day(1))).await;
        let today = dana.get("/today").await.text;
        assert!(today.contains("the day to look again is past") && today.contains(&address), "{at}: {today}");
        let next = dana.form(&address).await.with(&format!("f.{field}"), &day(-7));
        dana.send(&next).await;
    }
}

#[actix_web::test]
async fn of_two_windows_of_one_person_the_later_stands_and_no_desk_asks_about_it() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let windows = [dana.form(&at).await, dana.form(&at).await];
    for (form, level, basis) in
        [(&windows[1], "moderate", "In the second window"), (&windows[0], "high", "In the first window")]
    {
        let told = [("f.level", level), ("f.basis", basis), ("f.action", "We ring daily.")];
        let form = told.iter().fold(form.clone(), |form, (name, text)| form.with(name, text));
        assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    }
    let section = dana.get(&format!("{chart}/risk")).await.text;
    assert!(section.contains("together with what you saved in another window"), "{section}");
    assert!(section.contains("High") && section.contains("In the first window"), "{section}");
    assert!(!section.contains("please choose") && !section.contains("In the second window"), "{section}");
    for page in ["/review", "/today"] {
        assert!(!dana.get(page).await.text.contains("please choose"), "{page}");
    }
    let history = dana.get(&format!("{at}/history")).await.text;
    assert!(history.contains("You, twice") && history.contains("In the second window"), "{history}");
    dana.add("Lee", "therapist").await;
    let theirs = dana.beside("lee").await.get(&format!("{at}/history")).await.text;
    assert!(theirs.contains("Dana, twice") && !theirs.contains("You, twice"), "{theirs}");
}

#[actix_web::test]
async fn a_status_that_two_gave_differently_is_looked_at_once() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let mut lee = dana.beside("lee").await;
    let chart = dana.client("Ana").await;
    let new = dana.form(&format!("{chart}/task/new")).await;
    dana.send(&new.with("f.what", "Ring the school").with("f.status", "open")).await;
    let list = dana.get(&format!("{chart}/task")).await.text;
    let mut at = list.split("href=\"").filter_map(|rest| rest.split('"').next());
    let is_task = |link: &&str| link.strip_prefix(&format!("{chart}/task/")).is_some_and(|id| id.len() == 36);
    let at = at.find(is_task).unwrap().to_owned();
    let forms = (dana.form(&at).await, lee.form(&at).await);
    assert_eq!(dana.send(&forms.0.with("f.status", "done")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(lee.send(&forms.1.with("f.status", "dropped")).await.status, StatusCode::SEE_OTHER);
    let choose = format!("{at}/status/choose");
    let desk = dana.get("/review").await.text;
    assert!(desk.contains("Given differently at the same time") && desk.contains(&choose), "{desk}");
    assert!(desk.contains("Done (Dana, just now)") && desk.contains("Dropped (Lee, just now)"), "{desk}");
    let page = dana.get(&choose).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.location);
    let page = page.text;
    assert!(page.contains("the one that is further along stands"), "{page}");
    let done = Form::on(&page).with("choice", &choice(&page, "Done"));
    assert_eq!(dana.send(&done).await.status, StatusCode::SEE_OTHER);
    assert!(!dana.get("/review").await.text.contains("Given differently"));
    assert!(dana.get(&format!("{at}/history")).await.text.contains("Chose between two versions"));
}

#[actix_web::test]
async fn a_choice_shows_what_it_is_about_and_leads_to_the_next_of_the_same_client_first() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let (ana, ben) = (dana.client("Ana").await, dana.client("Ben").await);
    let mut choices = Vec::new();
    for chart in [&ana, &ben] {
        for domain in ["legal", "self_harm"] {
            let at = format!("{chart}/risk/{domain}");
            let was = dana.form(&at).await.with("f.level", "none_seen").with("f.basis", "At intake");
            dana.send(&was).await;
            choices.push(two_levels((&mut lee, "low"), (&mut rea, "high"), &at).await);
        }
    }
    let page = dana.get(&choices[1]).await.text;
    for said in ["Before both: None seen", "Rea", "Lee", "<b>What it rests on</b>"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains(">Asked.<") && page.contains(">We ring daily.<"), "what was written in the same act: {page}");
    // One number, wherever it stands.
    for (left, settle) in [(4, 1), (3, 0), (2, 2), (1, 3)] {
        let badge = format!("<span class=\"pill waits\">{left}</span>");
        for address in ["/review", "/today", &ana] {
            assert!(dana.get(address).await.text.contains(&badge), "{address}: {left}");
        }
        let desk = dana.get("/review").await.text;
        assert!(desk.contains(&format!("Desk <span class=\"number\">{left}</span>")), "{desk}");
        assert_eq!(desk.matches("<li class=\"rank-0\"").count(), left);
        let page = dana.get(&choices[settle]).await.text;
        let high = Form::on(&page).with("choice", &choice(&page, "High")).with("reason", "To be safe");
        let next = dana.send(&high).await.location;
        let wanted = match settle {
            1 => choices[0].as_str(),
            0 => "of Ben",
            2 => choices[3].as_str(),
            _ => "/review",
        };
        assert!(next == wanted || (settle == 0 && next.starts_with(&ben)), "{settle}: {next}");
    }
    assert!(!dana.get("/today").await.text.contains("pill waits"), "nothing waits");
}

#[actix_web::test]
async fn what_was_seen_stays_seen_when_the_program_is_started_anew() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let choose = two_levels((&mut lee, "low"), (&mut rea, "high"), &format!("{chart}/risk/self_harm")).await;
    let page = dana.get(&choose).await.text;
    let low = Form::on(&page).with("choice", &choice(&page, "Low")).with("reason", "We asked her together.");
    dana.send(&low).await;
    let seen = hidden(&rea.get("/today").await.text, "seen");
    assert!(rea.post("/today/seen", &[("seen", &seen)]).await.location == "/today");
    drop((lee, rea));
    let mut dana = dana.started_anew().await;
    let mut rea = dana.beside("rea").await;
    assert!(!rea.get("/today").await.text.contains("Dana chose"), "seen once is seen");
    assert!(dana.get("/review").await.status == StatusCode::OK);
}

#[actix_web::test]
async fn what_needs_nothing_more_is_put_away_by_whoever_looked_and_comes_back_when_it_changes() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    for who in [&dana.person(), &lee.person()] {
        let form = dana.form(&format!("{chart}/team/new")).await;
        let form = form.with("f.who", who).with("f.role", "peer").with("f.primary", "yes");
        assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    }
    let desk = dana.get("/review").await.text;
    assert!(desk.contains("2 people are the first to ask") && desk.contains("pill waits\">1<"), "{desk}");
    let name = hidden(&desk, "seen");
    assert_eq!(dana.post("/review/away", &[("seen", &name)]).await.location, "/review");
    let desk = dana.get("/review").await.text;
    assert!(!desk.contains("are the first to ask") && !desk.contains("pill waits"), "{desk}");
    assert!(!dana.get("/today").await.text.contains("are the first to ask"));
    assert!(lee.get("/review").await.text.contains("2 people are the first to ask"), "for herself alone");
    let form = dana.form(&format!("{chart}/team/new")).await;
    let sam = dana.beside("sam").await.person();
    dana.send(&form.with("f.who", &sam).with("f.role", "peer").with("f.primary", "yes")).await;
    assert!(dana.get("/review").await.text.contains("3 people are the first to ask"), "it is another question now");
}

#[actix_web::test]
async fn whether_a_phone_is_safe_is_not_loosened_unseen_by_who_was_not_chosen() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let new = dana.form(&format!("{chart}/contact/new")).await;
    let new = new
        .with("f.channel", "phone")
        .with("f.value", "555 0142")
        .with("f.safe", "at_times")
        .with("f.hours", "evening");
    dana.send(&new).await;
    let list = dana.get(&format!("{chart}/contact")).await.text;
    let mut links = list.split("href=\"").filter_map(|rest| rest.split('"').next());
    let is_own = |link: &&str| link.strip_prefix(&format!("{chart}/contact/")).is_some_and(|id| id.len() == 36);
    let at = links.find(is_own).unwrap().to_owned();
    let forms = (lee.form(&at).await, rea.form(&at).await);
    lee.send_surely(&forms.0.with("f.safe", "yes")).await;
    rea.send(&forms.1.with("f.safe", "no")).await;
    // While both stand, neither of them saves it plainly.
    let open = rea.form(&at).await.with("f.safe", "yes");
    assert_eq!(rea.send(&open).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(dana.get("/review").await.text.contains("Two versions, please choose"));
    let choose = format!("{at}/safe/choose");
    let page = dana.get(&choose).await.text;
    let no = Form::on(&page).with("choice", &choice(&page, "Not safe")).with("reason", "Her husband answers");
    assert_eq!(dana.send(&no).await.status, StatusCode::SEE_OTHER, "{page}");
    // Whoever was not chosen does not bring it back by saving; who said that it is not safe may know better later, and
    // a supervisor looks.
    let back = lee.form(&at).await.with("f.safe", "yes");
    assert_eq!(lee.send_surely(&back).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let plain = rea.form(&at).await.with("f.safe", "yes");
    let saved = rea.send_surely(&plain).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let desk = dana.get("/review").await.text;
    assert!(desk.contains("a supervisor looks") && desk.contains(&choose), "{desk}");
    assert!(dana.get(&choose).await.text.contains("Not safe"));
}

#[actix_web::test]
async fn what_was_written_in_something_put_away_is_left_there_by_a_press() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let goal = dana.goal(&chart, "Sleep at home").await;
    let (theirs, own) = (lee.form(&goal).await, dana.form(&goal).await);
    assert_eq!(dana.send_to(&format!("{goal}/retire"), &own).await.status, StatusCode::SEE_OTHER);
    assert!(!dana.get(&goal).await.text.contains("Leave it put away"), "nothing was written in it");
    assert_eq!(lee.send(&theirs.with("f.statement", "Sleep at her sister's")).await.status, StatusCode::SEE_OTHER);
    assert!(dana.get("/review").await.text.contains("Written in while put away, please look"));
    let page = dana.get(&goal).await.text;
    assert!(page.contains("Take this goal up again") && page.contains("Leave it put away"), "{page}");
    let (heads, id) = (hidden(&page, "heads"), hidden(&page, "edit_id"));
    let left = dana.post(&format!("{goal}/leave-away"), &[("heads", &heads), ("edit_id", &id)]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text);
    assert!(!dana.get("/review").await.text.contains("Written in while put away"));
    let page = dana.get(&goal).await.text;
    assert!(page.contains("Sleep at her sister") && page.contains("Take this goal up again"), "{page}");
    assert!(!page.contains("Leave it put away"), "{page}");
}

#[actix_web::test]
async fn what_a_flag_asks_for_stands_on_its_card_once() {
    let [mut dana, mut lee, _] = staff().await;
    let chart = dana.client("Ana").await;
    let section = format!("{chart}/safety_flag");
    let new = lee.form(&format!("{section}/new")).await.with("f.status", "open").with("f.why", "She rang at night.");
    assert_eq!(lee.send(&new).await.status, StatusCode::SEE_OTHER);
    let at = format!("{section}/{}", new.get("edit_id"));
    let close = lee.form(&at).await.with("f.status", "closed").with("f.reason", "She is at her sister's.");
    let saved = lee.send(&close).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let page = dana.get(&saved.location).await.text;
    assert_eq!(page.matches("Lowered or closed; a supervisor looks").count(), 1, "{page}");
}

#[actix_web::test]
async fn who_chose_what_heads_a_card_stands_on_it() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let new = dana.form(&format!("{chart}/crisis_step/new")).await.with("f.stage", "people").with("f.what", "Call");
    assert_eq!(dana.send(&new).await.status, StatusCode::SEE_OTHER);
    let at = format!("{chart}/crisis_step/{}", new.get("edit_id"));
    let forms = (lee.form(&at).await, rea.form(&at).await);
    lee.send(&forms.0.with("f.what", "Call Ana")).await;
    rea.send(&forms.1.with("f.what", "Call Ben")).await;
    let page = dana.get(&format!("{at}/what/choose")).await.text;
    let ben = Form::on(&page).with("choice", &choice(&page, "Call Ben")).with("reason", "She is there.");
    assert_eq!(dana.send(&ben).await.status, StatusCode::SEE_OTHER, "{page}");
    let page = dana.get(&format!("{chart}/crisis")).await.text;
    assert!(page.contains("Chosen from 2 versions by Dana") && page.contains("because: She is there."), "{page}");
}

#[actix_web::test]
async fn two_choices_that_meet_each_say_who_made_them_and_why() {
    let [mut dana, mut lee, mut rea] = staff().await;
    dana.add("Sue", "supervisor").await;
    let mut sue = dana.beside("sue").await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let choose = two_levels((&mut lee, "low"), (&mut rea, "high"), &at).await;
    let (first, second) = (dana.get(&choose).await.text, sue.get(&choose).await.text);
    let high = Form::on(&first).with("choice", &choice(&first, "High")).with("reason", "To be safe.");
    let low = Form::on(&second).with("choice", &choice(&second, "Low")).with("reason", "We asked her together.");
    for (browser, form) in [(&mut dana, high), (&mut sue, low)] {
        let settled = browser.send(&form).await;
        assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.text);
    }
    let page = dana.get(&choose).await.text;
    for told in ["Chosen because", "To be safe.", "We asked her together.", "Dana", "Sue"] {
        assert!(page.contains(told), "{told}: {page}");
    }
}
