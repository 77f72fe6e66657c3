//! Before you meet: what happened in a chart since its reader last saw the client. Must never leave out what a
//! colleague wrote.

use super::consents::{consent, take_back};
use super::signing::ago;
use super::*;

/// Begins an entry by the form at `address` of `chart`.
async fn write(browser: &mut Browser, chart: &str, address: &str, fields: &[(&str, &str)]) {
    let form = browser.form(&format!("{chart}/{address}")).await;
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{address}: {}", saved.text);
}

fn today() -> String {
    crate::host::clock::today().to_string()
}

#[actix_web::test]
async fn what_colleagues_wrote_since_the_readers_last_note_is_told_and_what_the_reader_wrote_is_not() {
    let mut dana = Browser::clinic().await;
    dana.add("Fay", "therapist").await;
    let chart = dana.client("Ana").await;
    write(&mut dana, &chart, "trigger/new", &[("f.kind", "stress"), ("f.what", "long evenings")]).await;
    let page = format!("{chart}/before");
    let at_first = dana.get(&page).await.text;
    assert!(at_first.contains("Nothing was written here since then"), "{at_first}");
    let mut fay = dana.beside("fay").await;
    write(&mut fay, &chart, "coping/new", &[("f.kind", "activity"), ("f.what", "walks by the river")]).await;
    let note = [("f.kind", "visit"), ("f.happened", &today()), ("f.text", "She slept better.")];
    write(&mut fay, &chart, "note/new", &note).await;
    let told = dana.get(&page).await.text;
    for said in ["walks by the river", "New: Fay", "Not signed yet:", "She slept better."] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(!told.contains("long evenings"), "{told}");
    let theirs = fay.get(&page).await.text;
    assert!(theirs.contains("long evenings") && !theirs.contains("walks by the river"), "{theirs}");
    assert!(theirs.contains("Since your last note"), "{theirs}");
    let (asked, odd) = (fay.get(&format!("{page}?days=90")).await, fay.get(&format!("{page}?days=7000")).await);
    assert!(asked.text.contains("aria-current=\"true\">90 days"), "{}", asked.text);
    assert!(odd.text.contains("Since your last note"), "no other number of days is offered: {}", odd.text);
}

#[actix_web::test]
async fn what_is_due_is_told_once_and_a_score_with_those_before() {
    let mut dana = Browser::clinic().await;
    dana.add("Fay", "therapist").await;
    let chart = dana.client("Ana").await;
    let task = [("f.what", "call the school"), ("f.due", &today()), ("f.status", "open")];
    write(&mut dana.beside("fay").await, &chart, "task/new", &task).await;
    for (day, answer) in [("2026-09-01T09:00", "3"), ("2026-10-01T09:00", "2"), ("2026-11-01T09:00", "1")] {
        let mut fields = vec![("f.happened", day)];
        let items: Vec<String> = (0..9).map(|item| format!("f.answers.{item}")).collect();
        // Nothing that opens a safety flag, which has a line of its own.
        fields.extend(items.iter().map(|item| (item.as_str(), if item.ends_with('8') { "0" } else { answer })));
        write(&mut dana, &chart, "measure/new?answers=phq-9", &fields).await;
    }
    let told = dana.get(&format!("{chart}/before")).await.text;
    assert_eq!(told.matches("call the school").count(), 1, "{told}");
    assert!(told.contains("Score: 8, before 16, at first 24"), "{told}");
    assert!(told.contains("Score: 16, before 24"), "{told}");
}

#[actix_web::test]
async fn whoever_sees_part_of_a_chart_is_told_of_that_part_alone() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    write(&mut dana, &chart, "trigger/new", &[("f.kind", "stress"), ("f.what", "long evenings")]).await;
    write(&mut dana, &chart, "task/new", &[("f.what", "call the school"), ("f.status", "open")]).await;
    let told = dana.beside("sam").await.get(&format!("{chart}/before")).await.text;
    assert!(told.contains("call the school") && !told.contains("long evenings"), "{told}");
}

#[actix_web::test]
async fn a_questionnaire_that_is_due_is_told_with_the_tasks_leads_to_its_form_and_says_when_among_the_measures() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let schedule = dana.form(&format!("{chart}/measure_schedule/phq-9")).await;
    let schedule = schedule.with("f.every", "weeks").with("f.weeks", "2").with("f.since", &today());
    assert_eq!(dana.send(&schedule).await.status, StatusCode::SEE_OTHER);
    let told = dana.get(&format!("{chart}/before")).await.text;
    let link = format!("{chart}/measure/new?answers=phq-9");
    assert!(told.contains(&link) && told.contains("The next two weeks; nothing overdue"), "{told}");
    assert_eq!(dana.form(&link).await.get("f.answers"), "phq-9");
    for (page, said) in [("chapter/safety", "Next: due today"), ("measure_schedule", "Next</dt>")] {
        let page = dana.get(&format!("{chart}/{page}")).await.text;
        assert!(page.contains(said), "{said}: {page}");
    }
    let desk = dana.beside("sam").await.get(&format!("{chart}/before")).await.text;
    assert!(!desk.contains("measure/new"), "what the front desk may not open is not told there: {desk}");
}

#[actix_web::test]
async fn lines_over_all_time_show_what_was_logged_years_ago_and_those_of_a_month_do_not() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let now = format!("{}T08:00", today());
    for (day, peak) in [("2024-02-03T10:00", "9"), ("2025-05-06T10:00", "7"), (now.as_str(), "4")] {
        write(&mut dana, &chart, "urge/new", &[("f.happened", day), ("f.start", "3"), ("f.peak", peak)]).await;
    }
    let page = |span: &str| format!("{chart}/chapter/log?span={span}");
    let (all, month) = (dana.get(&page("all")).await.text, dana.get(&page("30")).await.text);
    let figure = |from: &str| from.split("</figure>").next().unwrap().to_owned();
    let lines = |page: &str| page.split("<figure").skip(1).map(figure).collect::<String>();
    assert!(lines(&all).contains("2024") && lines(&all).contains(">9<"), "{all}");
    assert!(!lines(&month).contains("2024"), "{month}");
}

#[actix_web::test]
async fn what_was_taken_back_refused_or_said_not_to_be_safe_since_is_told_first_with_who_when_and_of_what() {
    let mut dana = Browser::clinic().await;
    dana.add("Fay", "supervisor").await;
    let mut fay = dana.beside("fay").await;
    let chart = dana.client("Ana").await;
    let own = consent(&mut dana, &chart, "share").await;
    let form = dana.form(&format!("{chart}/contact/new")).await.with("f.channel", "phone").with("f.safe", "yes");
    let form = form.with("f.value", "555 0100 17");
    assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER);
    let contact = format!("{chart}/contact/{}", form.get("edit_id"));
    let form = dana.form(&format!("{chart}/plan_version/new")).await.with("f.plan", "Walk on Sundays.");
    assert_eq!(
        dana.send(&form.clone().with("f.until", &ago(-30)).with("then", "sign")).await.status,
        StatusCode::SEE_OTHER
    );
    let version = format!("{chart}/plan_version/{}", form.get("edit_id"));
    // Enough of each chapter that lists cut off.
    for n in 0..7 {
        let who = format!("Cousin {n}");
        write(&mut fay, &chart, "network_person/new", &[("f.name", &who), ("f.role", "family")]).await;
        write(&mut fay, &chart, "identifier/new", &[("f.system", "other"), ("f.value", &who)]).await;
        write(&mut fay, &chart, "trigger/new", &[("f.kind", "stress"), ("f.what", &who)]).await;
        write(&mut fay, &chart, "family_education/new", &[("f.topic", &who), ("f.happened", "2026-11-20T10:00")]).await;
    }
    take_back(&mut fay, &chart, &own, "logs").await;
    let check = [("f.who", "Ray"), ("f.result", "unsafe")];
    write(&mut fay, &chart, "involvement_check/new", &check).await;
    let not_safe = fay.form(&contact).await.with("f.safe", "no");
    assert_eq!(fay.send(&not_safe).await.status, StatusCode::SEE_OTHER);
    let answer = fay.form(&format!("{version}/plan_signature")).await.with("f.supervisor", "no");
    assert_eq!(fay.send(&answer).await.status, StatusCode::SEE_OTHER);
    let standing = fay.form(&format!("{chart}/standing/one")).await.with("f.status", "paused");
    assert_eq!(fay.send(&standing.with("f.reason", "Away with her aunt")).await.status, StatusCode::SEE_OTHER);
    let told = dana.get(&format!("{chart}/before?days=30")).await.text;
    for (at, says) in [
        (format!("{chart}/consent_withdrawal/"), &["Taken back", "Sharing with others", "Dr. Vega", "Logs"][..]),
        (format!("{chart}/involvement_check/"), &["Ray"]),
        (contact, &["555 0100 17", "Not safe"]),
        (format!("{chart}/plan_signature/"), &["Answer to this version", "I agree as supervisor: No"]),
        (format!("{chart}/standing/one"), &["Paused", "Away with her aunt"]),
    ] {
        let at = format!("href=\"{at}");
        let mut lines = told.split(&at).skip(1).map(|from| from.split("</li>").next().unwrap());
        let is_told = |line: &str| line.contains("Fay") && says.iter().all(|said| line.contains(said));
        assert!(lines.any(is_told), "{at} {says:?}: {told}");
    }
}

#[actix_web::test]
async fn what_is_not_safe_stands_first_and_is_never_cut_off_however_much_else_was_written() {
    let mut dana = Browser::clinic().await;
    for (name, role) in [("Fay", "supervisor"), ("Gus", "therapist")] {
        dana.add(name, role).await;
    }
    let (mut fay, mut gus) = (dana.beside("fay").await, dana.beside("gus").await);
    let chart = dana.client("Ana").await;
    for (n, domain) in
        ["self_harm", "harm_to_others", "harm_from_others", "exploitation", "sexual_health", "legal"].iter().enumerate()
    {
        let level = [("f.level", if n < 3 { "high" } else { "low" }), ("f.basis", "She said so"), ("f.action", "Ring")];
        write(&mut fay, &chart, &format!("risk/{domain}"), &level).await;
        let why = format!("Reason {n}");
        write(&mut fay, &chart, "safety_flag/new", &[("f.why", &why), ("f.status", "open")]).await;
        let number = format!("555 0100 1{n}");
        let way = [("f.channel", "phone"), ("f.value", number.as_str()), ("f.safe", "no")];
        write(&mut fay, &chart, "contact/new", &way).await;
        let who = format!("Cousin {n}");
        write(&mut fay, &chart, "involvement_check/new", &[("f.who", &who), ("f.result", "unsafe")]).await;
    }
    // A level that somebody lowered, and more than fits of what is struck or refused, all of it newer.
    let lower = gus.form(&format!("{chart}/risk/self_harm")).await.with("f.level", "none_seen");
    let lower = lower.with("f.basis", "").with("f.action", "");
    assert_eq!(gus.send_surely(&lower).await.status, StatusCode::SEE_OTHER);
    for n in 0..6 {
        let what = format!("Offer {n}");
        let (when, what) = (("f.happened", "2026-11-20T10:00"), ("f.proposal", what.as_str()));
        let decision = [when, what, ("f.decision", "declined")];
        write(&mut fay, &chart, "client_decision/new", &decision).await;
    }
    let told = dana.get(&format!("{chart}/before?days=30")).await.text;
    for n in 0..6 {
        for said in [format!("Reason {n}"), format!("555 0100 1{n}"), format!("Cousin {n}"), format!("Offer {n}")] {
            assert!(told.contains(&said), "{said}: {told}");
        }
    }
    let main = told.split("<h1>").nth(1).unwrap();
    for domain in ["Harm to self", "Harm to others", "Exploitation", "Risk to sexual health", "Legal risk"] {
        assert!(main.contains(domain), "{domain}: {main}");
    }
    let first = |words: &str| main.find(words).unwrap_or_else(|| panic!("{words}: {main}"));
    assert!(first("555 0100 1") < first("Offer "), "{main}");
    let last = (0..6).map(|n| first(&format!("555 0100 1{n}"))).max().unwrap();
    assert!((0..6).all(|n| last < first(&format!("Offer {n}"))), "{main}");
}

#[actix_web::test]
async fn how_to_reach_them_whom_to_call_and_the_next_visit_stand_there_whoever_wrote_them() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let way = [("f.channel", "in_person"), ("f.value", "At the sewing room"), ("f.safe", "yes")];
    write(&mut dana, &chart, "contact/new", &way).await;
    let step = [("f.stage", "people"), ("f.what", "Call my daughter"), ("f.who", "Satu"), ("f.phone", "555 0113")];
    write(&mut dana, &chart, "crisis_step/new", &step).await;
    let visit = format!("{}T09:30", ago(-3));
    write(&mut dana, &chart, "appointment/new", &[("f.when", &visit), ("f.place", "Room 2"), ("f.status", "planned")])
        .await;
    let far = format!("{}T09:30", ago(-40));
    write(&mut dana, &chart, "appointment/new", &[("f.when", &far), ("f.place", "Room 9"), ("f.status", "planned")])
        .await;
    let page = dana.get(&format!("{chart}/before")).await.text;
    for said in ["At the sewing room", "Call my daughter", "Satu", "555 0113", "Room 2", "09:30"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Room 9"), "only the coming two weeks: {page}");
}

#[actix_web::test]
async fn a_level_that_asks_for_something_stands_first_however_old_it_is_and_one_that_asks_for_nothing_is_no_alarm() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let level = [("f.level", "moderate"), ("f.basis", "Hard nights in June"), ("f.action", "A call each Friday")];
    write(&mut dana, &chart, "risk/self_harm", &level).await;
    write(&mut dana, &chart, "risk/legal", &[("f.level", "none_seen"), ("f.basis", "Nothing open")]).await;
    let page = dana.get(&format!("{chart}/before")).await.text;
    let block = |id: &str| page.split(&format!("<section class=\"block\" id=\"{id}\"")).nth(1).unwrap_or_default();
    let now = block("now-risk").split("</section>").next().unwrap();
    assert!(now.contains("Hard nights in June") && now.contains("A call each Friday"), "{page}");
    assert!(!now.contains("Nothing open"), "{now}");
    let news = block("safety").split("</section>").next().unwrap();
    assert!(news.contains("Nothing open") && !news.contains("pressing"), "{news}");
    assert!(!news.contains("Hard nights in June"), "it is said once: {news}");
}

#[actix_web::test]
async fn the_next_meeting_is_said_before_everything_else_and_that_none_is_planned() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let none = dana.get(&format!("{chart}/before")).await.text;
    assert!(none.contains("No appointment is in the calendar."), "{none}");
    let at = |day: &str| format!("{day}T10:00");
    let (later, soon) = (at(&ago(-40)), at(&ago(-20)));
    for (when, place) in [(&later, "The school"), (&soon, "At the farm")] {
        let fields = [("f.when", when.as_str()), ("f.status", "planned"), ("f.place", place)];
        write(&mut dana, &chart, "appointment/new", &fields).await;
    }
    let page = dana.get(&format!("{chart}/before")).await.text;
    let next = page.split("id=\"next-meeting\"").nth(1).unwrap_or_default().split("</a>").next().unwrap();
    assert!(next.contains("At the farm") && next.contains("10:00") && !next.contains("The school"), "{page}");
}
