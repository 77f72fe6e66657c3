//! Goal: group work in a browser, from the group's beginning to a session that is signed for those who were there, by few
//! actions, with scripts and without. Must never take another chart's page for the one that it reads.

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;

/// Most actions from the page of a group until a session of two who were there and one who was not is signed.
const SESSION_ACTIONS_MAX: usize = 6;
const GROUP: &str = "/groups/own-tuesday_evenin";

/// A group of the clinic's own, as a supervisor adds it.
async fn begin_group(browser: &Browser) {
    browser.go("/lists").await;
    browser.type_into("#own-group--en", "Tuesday evening").await;
    browser.leave_by("form:has(#own-group--en) button").await;
    browser.wait_for("The list is saved.").await;
    browser.go("/clients").await;
    browser.leave_by("main .head a[href='/groups']").await;
    browser.leave_by(&format!("a[href='{GROUP}']")).await;
    browser.wait_for("Nobody is in this group yet.").await;
}

/// The first three of the reader's own clients come into the group.
async fn bring_in_three(browser: &Browser) {
    for number in 0..3 {
        browser.go(GROUP).await;
        if number > 0 {
            browser.click("details.later summary").await;
        }
        browser.leave_by("details.later .lines a").await;
        browser.click("input[name='f.role'][value=member]").await;
        browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
        browser.wait_for("Saved.").await;
    }
}

/// Writes up a session and signs it; how many actions that took.
async fn write_up(browser: &Browser) -> usize {
    browser.go(GROUP).await;
    browser.leave_by("main .head a[href$='/session']").await;
    let words = [
        ("#f-group_part", "Two rounds of saying no kindly."),
        ("form .member:nth-child(1) textarea", "Found the words at once."),
        ("form .member:nth-child(2) textarea", "Laughed in the second round."),
    ];
    for (css, words) in words {
        browser.type_into(css, words).await;
    }
    browser.click("form .member:nth-child(3) input[value=no]").await;
    browser.leave_by("main form.form button[name=then][value=sign]").await;
    browser.wait_for("Signed.").await;
    browser.wait_for("It stands in 2 charts.").await;
    // The way to the form, each box that is filled, the answer of who was not there, and the signing.
    1 + words.len() + 1 + 1
}

async fn story(scripts: bool) {
    if !is_here() {
        return;
    }
    let clinic = Desk::clinic();
    let supervisor = Browser::open(clinic.process.http, scripts).await;
    supervisor.sign_in(&clinic.person("sample-ruth")).await;
    begin_group(&supervisor).await;
    supervisor.close().await;
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&clinic.person("sample-ines")).await;
    bring_in_three(&browser).await;
    let actions = write_up(&browser).await;
    assert!(actions <= SESSION_ACTIONS_MAX, "a session takes {actions} actions");
    let told = browser.text().await;
    for shown in ["Aaltonen", "Begaye", "Found the words at once.", "Laughed in the second round."] {
        assert!(told.contains(shown), "{shown}: {told}");
    }
    // In the chart of one nothing is said of the other.
    browser.leave_by("article.member a[href*='/group_session/']").await;
    let entry = browser.text().await;
    assert!(entry.contains("Found the words at once.") && entry.contains("Tuesday evening"), "{entry}");
    assert!(!entry.contains("Begaye") && !entry.contains("Laughed"), "{entry}");
    browser.go(GROUP).await;
    browser.wait_for("2 people were there").await;
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_begun_and_a_session_signed_for_those_who_were_there_with_scripts() {
    story(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_begun_and_a_session_signed_for_those_who_were_there_without_scripts() {
    story(false).await;
}
