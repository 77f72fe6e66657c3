//! Goal: what is typed into a form is kept on the server by itself and is there again after a crash, a reload, a closed
//! window, a second window and a colleague's change; and it rests nowhere in clear. Method: the real program, ended as
//! a power cut ends it, and a real browser.

use std::fs;
use std::time::Duration;

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::visitor::Visitor;

/// Words that are found nowhere but on the pages of who wrote them.
const CANARY: &str = "Ask about the orchard behind the quarry";

/// A clinic of Ana and Lee, who is a therapist, a chart with a goal in it, and Ana at a browser: the addresses of chart
/// and goal.
async fn begin(scripts: bool) -> (Desk, Browser, String, String) {
    let mut clinic = Desk::of_two();
    clinic.join("lee", "therapist");
    let chart = clinic.client("Cleo");
    let new = format!("{chart}/goal/new");
    clinic.write(&new, &[("f.statement", "Sleep at home"), ("f.status", "proposed")]);
    let goals = clinic.visitor.open(&format!("{chart}/goal")).links();
    let entry = format!("{chart}/goal/");
    let goal = goals.into_iter().find(|link| link.strip_prefix(&entry).is_some_and(|id| id.len() == 36)).unwrap();
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&ana()).await;
    (clinic, browser, chart, goal)
}

fn ana() -> (String, String) {
    ("ana".to_owned(), PASSPHRASE.to_owned())
}

/// Types without emptying first, as a person goes on writing.
async fn write(browser: &Browser, css: &str, text: &str) {
    browser.find(css).await.send_keys(text).await.expect("it can be typed into");
}

async fn held(browser: &Browser, css: &str) -> String {
    browser.find(css).await.prop("value").await.expect("it tells").unwrap_or_default()
}

/// Whether the page would ask a person who leaves it.
async fn asks_before_leaving(browser: &Browser) -> bool {
    let leave = "const going = new Event('beforeunload', { cancelable: true }); dispatchEvent(going); \
                 return going.defaultPrevented";
    browser.window.execute(leave, Vec::new()).await.expect("it tells").as_bool().unwrap_or_default()
}

fn drafts(clinic: &Desk) -> usize {
    fs::read_dir(clinic.process.data().join("drawer")).map_or(0, |files| files.flatten().count())
}

#[tokio::test(flavor = "multi_thread")]
async fn typed_words_outlive_the_program_and_are_saved_beside_a_colleagues_change() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart, goal) = begin(true).await;
    browser.go(&goal).await;
    browser.find("form[data-draft]").await;
    assert!(!asks_before_leaving(&browser).await);
    browser.go("/today").await;
    browser.go(&goal).await;
    assert_eq!(drafts(&clinic), 0, "an untouched form is not kept");
    browser.type_into("#f-first_step", CANARY).await;
    assert!(asks_before_leaving(&browser).await, "words that are not kept yet");
    browser.wait_for("Draft saved ").await;
    assert!(!asks_before_leaving(&browser).await, "they are kept");
    assert_eq!(browser.kept_in_browser().await, "[0,0,\"\"]");
    assert_eq!(drafts(&clinic), 1);
    clinic.process.assert_nowhere(CANARY);

    clinic.process.kill_and_start_again();
    assert_eq!(drafts(&clinic), 1);
    let mut lee = Visitor::signed_in(clinic.process.http, "lee", PASSPHRASE);
    let page = lee.open(&goal);
    assert!(!page.html.contains(CANARY), "nobody else sees them");
    assert_eq!(lee.send(page.form(&goal).with("f.confidence", "7")).status, 200);

    browser.sign_in(&ana()).await;
    browser.wait_for("Not saved, draft of ").await;
    browser.leave_by("a[href*='/draft/']").await;
    browser.wait_for("Not saved yet: your draft of").await;
    assert_eq!(held(&browser, "#f-first_step").await, CANARY);
    assert_eq!(held(&browser, "#f-confidence").await, "");
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.leave_by("form[data-draft] button[type=submit]").await;
    browser.wait_for("Saved, together with someone else's changes.").await;
    let goals = browser.text().await;
    assert!(goals.contains(CANARY) && goals.contains('7'), "{goals}");
    assert_eq!(drafts(&clinic), 0);
    browser.go("/today").await;
    assert!(!browser.text().await.contains("Not saved"));
    assert!(!chart.is_empty());
    clinic.process.assert_nowhere(CANARY);
    assert_eq!(browser.kept_in_browser().await, "[0,0,\"\"]");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_keep_each_its_own_and_a_reload_or_a_closed_window_loses_nothing() {
    if !is_here() {
        return;
    }
    let (clinic, browser, chart, _) = begin(true).await;
    let new = format!("{chart}/goal/new");
    let first = browser.window.window().await.unwrap();
    browser.go(&new).await;
    browser.type_into("#f-statement", "Swim").await;
    browser.wait_for("Draft saved ").await;
    let second = browser.window.new_window(true).await.unwrap().handle;
    browser.window.switch_to_window(second).await.unwrap();
    browser.go(&new).await;
    browser.wait_for("You have drafts here that are not saved yet").await;
    assert_eq!(held(&browser, "#f-statement").await, "");
    browser.type_into("#f-statement", "Walk").await;
    browser.wait_for("Draft saved ").await;
    // The address leads to the words now, and holds none of them.
    assert!(browser.path().await.contains("/draft/"), "{}", browser.path().await);
    browser.window.refresh().await.unwrap();
    browser.wait_for("Not saved yet").await;
    assert_eq!(held(&browser, "#f-statement").await, "Walk");
    // Left before a pause in typing: the last words are kept as the page goes.
    write(&browser, "#f-statement", " far").await;
    browser.go("/today").await;
    let deadline = tokio::time::Instant::now() + Duration::from_secs(30);
    loop {
        browser.go("/today").await;
        browser.leave_by("a[href*='/draft/']").await;
        if held(&browser, "#f-statement").await == "Walk far" {
            break;
        }
        assert!(tokio::time::Instant::now() < deadline, "{}", held(&browser, "#f-statement").await);
    }
    browser.window.close_window().await.unwrap();
    browser.window.switch_to_window(first).await.unwrap();
    assert_eq!(held(&browser, "#f-statement").await, "Swim");
    browser.click("input[name='f.status'][value=proposed]").await;
    // Sent while it may just be being kept: saved once, and its draft gone.
    browser.leave_by("form[data-draft] button[type=submit]").await;
    browser.wait_for("Saved.").await;
    assert_eq!(drafts(&clinic), 1, "the other window's");
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_cannot_be_kept_say_so_and_are_kept_as_soon_as_they_can_be() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, _, goal) = begin(true).await;
    browser.go(&goal).await;
    let form = browser.window.window().await.unwrap();
    clinic.process.kill();
    browser.type_into("#f-first_step", CANARY).await;
    browser.wait_for("Draft not saved yet. Stay on this page: it is tried again by itself.").await;
    clinic.process.start_again();
    browser.wait_for("Draft not saved yet: nobody is signed in.").await;
    let other = browser.window.new_window(true).await.unwrap().handle;
    browser.window.switch_to_window(other).await.unwrap();
    browser.sign_in(&ana()).await;
    browser.window.switch_to_window(form).await.unwrap();
    browser.wait_for("Draft saved ").await;
    assert_eq!(drafts(&clinic), 1);
    browser.leave_by("form[data-draft] button[type=submit]").await;
    browser.wait_for("Saved.").await;
    assert_eq!(drafts(&clinic), 0);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_something_to_put_right_is_kept_as_it_came_back() {
    if !is_here() {
        return;
    }
    let (clinic, browser, chart, _) = begin(true).await;
    browser.go(&format!("{chart}/goal/new")).await;
    browser.click("form.form .later summary").await;
    browser.type_into("#f-first_step", CANARY).await;
    browser.leave_by("form[data-draft] button[type=submit]").await;
    browser.wait_for("One thing to put right").await;
    browser.wait_for("Draft saved ").await;
    assert_eq!(drafts(&clinic), 1);
    browser.window.refresh().await.unwrap();
    browser.wait_for("Not saved yet").await;
    assert_eq!(held(&browser, "#f-first_step").await, CANARY);
    browser.leave_by("form[action='/draft/let-go'] button").await;
    browser.wait_for("Discarded.").await;
    assert_eq!(drafts(&clinic), 0);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_button_keeps_words_for_later() {
    if !is_here() {
        return;
    }
    let (clinic, browser, _, goal) = begin(false).await;
    browser.go(&goal).await;
    browser.type_into("#f-first_step", CANARY).await;
    browser.leave_by("button[formaction='/draft']").await;
    browser.wait_for("Draft saved. Nobody else sees it until you save it for good.").await;
    assert_eq!(drafts(&clinic), 1);
    browser.go(&goal).await;
    browser.wait_for("Not saved yet: your draft of").await;
    assert_eq!(held(&browser, "#f-first_step").await, CANARY);
    browser.leave_by("form[data-draft] button[type=submit]").await;
    browser.wait_for("Saved.").await;
    assert_eq!(drafts(&clinic), 0);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_clients_words_are_there_after_a_reload_and_gone_when_the_chart_is_begun() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, ..) = begin(true).await;
    browser.go("/clients/new").await;
    browser.type_into("#name-text", CANARY).await;
    browser.wait_for("Draft saved ").await;
    // The address leads to the words now, and holds none of them.
    let address = browser.path().await;
    assert!(address.starts_with("/clients/new/draft/") && address.len() == 55, "{address}");
    browser.window.refresh().await.unwrap();
    browser.wait_for("Not saved yet: your draft of").await;
    assert_eq!(held(&browser, "#name-text").await, CANARY);
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    clinic.process.assert_nowhere(CANARY);

    clinic.process.kill_and_start_again();
    browser.sign_in(&ana()).await;
    browser.wait_for("Not saved, draft of ").await;
    browser.leave_by("a[href^='/clients/new/draft/']").await;
    assert_eq!(held(&browser, "#name-text").await, CANARY);
    browser.leave_by("form[data-draft] button[type=submit]").await;
    browser.wait_for("The chart is begun.").await;
    assert_eq!(drafts(&clinic), 0);
    assert_eq!(browser.kept_in_browser().await, "[0,0,\"\"]");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_new_client_is_kept_for_later_and_today_leads_back() {
    if !is_here() {
        return;
    }
    let (clinic, browser, ..) = begin(false).await;
    browser.go("/clients/new").await;
    browser.type_into("#name-text", CANARY).await;
    browser.leave_by("button[formaction='/draft']").await;
    browser.wait_for("Draft saved. Nobody else sees it until you save it for good.").await;
    assert_eq!((browser.path().await.as_str(), drafts(&clinic)), ("/clients", 1));
    browser.go("/clients/new").await;
    browser.wait_for("You have drafts here that are not saved yet").await;
    assert_eq!(held(&browser, "#name-text").await, "");
    browser.go("/today").await;
    browser.leave_by("a[href^='/clients/new/draft/']").await;
    browser.wait_for("Not saved yet: your draft of").await;
    assert_eq!(held(&browser, "#name-text").await, CANARY);
    browser.leave_by("form[data-draft] button[type=submit]").await;
    browser.wait_for("The chart is begun.").await;
    assert_eq!(drafts(&clinic), 0);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_with_its_reason_is_there_after_a_reload_and_is_made() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, _, goal) = begin(true).await;
    let mut lee = Visitor::signed_in(clinic.process.http, "lee", PASSPHRASE);
    let forms = [clinic.visitor.open(&goal).form(&goal), lee.open(&goal).form(&goal)];
    for ((visitor, form), step) in
        [&mut clinic.visitor, &mut lee].into_iter().zip(forms).zip(["Pack a bag", "Ring my sister"])
    {
        assert_eq!(visitor.send(form.with("f.first_step", step)).status, 200);
    }
    let choose = format!("{goal}/first_step/choose");
    browser.go(&choose).await;
    browser.click("label.version").await;
    browser.type_into("#reason", CANARY).await;
    assert!(asks_before_leaving(&browser).await, "words that are not kept yet");
    browser.find("form[data-kept]").await;
    assert!(browser.find("output.kept").await.text().await.unwrap().starts_with("Draft saved "));
    clinic.process.assert_nowhere(CANARY);
    assert_eq!(browser.path().await, choose);
    browser.window.refresh().await.unwrap();
    browser.wait_for("Not saved yet: your draft of").await;
    assert_eq!(held(&browser, "#reason").await, CANARY);
    browser.find("label.version input:checked").await;
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    browser.leave_by("form[data-draft] button[type=submit]").await;
    browser.wait_for("Saved.").await;
    assert_eq!(drafts(&clinic), 0);
    assert_eq!(browser.kept_in_browser().await, "[0,0,\"\"]");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_words_begun_while_two_versions_stood_are_saved_once_somebody_has_chosen() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart, _) = begin(false).await;
    clinic.join("rea", "therapist");
    let at = format!("{chart}/risk/self_harm");
    let mut staff = ["lee", "rea"].map(|login| Visitor::signed_in(clinic.process.http, login, PASSPHRASE));
    let forms = staff.each_mut().map(|visitor| visitor.open(&at).form(&at));
    for ((visitor, form), level) in staff.iter_mut().zip(forms).zip(["low", "high"]) {
        let told = [("f.level", level), ("f.basis", "Asked."), ("f.action", "We ring daily.")];
        assert_eq!(visitor.send(told.iter().fold(form, |form, (name, text)| form.with(name, text))).status, 200);
    }
    browser.go(&at).await;
    browser.wait_for("Two versions, please choose").await;
    write(&browser, "#f-action", " She asked for it.").await;
    browser.leave_by("button[formaction='/draft']").await;
    let choose = format!("{at}/level/choose");
    let page = clinic.visitor.open(&choose);
    let high = page.html.split("version acting").nth(1).and_then(|rest| rest.split("name=\"choice\" value=\"").nth(1));
    let high = high.and_then(|rest| rest.split('"').next()).expect("a choice").to_owned();
    let chosen = page.form(&choose).with("choice", &high).with("reason", "We asked her together.");
    assert_eq!(clinic.visitor.send(chosen).status, 200);

    browser.go(&at).await;
    browser.wait_for("Somebody has chosen since you began").await;
    let text = browser.text().await;
    assert!(text.contains("because: We asked her together.") && !text.contains("please choose"), "{text}");
    assert_eq!(held(&browser, "#f-action").await, "We ring daily. She asked for it.");
    browser.find("input[name='f.level'][value=high]:checked").await;
    browser.click("input[name='f.level'][value=moderate]").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Is it meant for Moderate too?").await;
    browser.click("input[name='sure.basis']").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved.").await;
    let text = browser.text().await;
    assert!(
        text.contains("Moderate") && text.contains("She asked for it.") && !text.contains("please choose"),
        "{text}"
    );
    assert_eq!(drafts(&clinic), 0);
    browser.close().await;
}
