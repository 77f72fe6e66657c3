//! One chart in every state that a person can bring it to. Must never look at another noun's forms: they are made of
//! the same parts.

use waystation_tests::browser::Browser;
use waystation_tests::tour::Tour;

use super::page::{links, send_empty};
use super::sample::Sample;

/// A chart: its first page, paper, what is kept, signed, put away, or has two versions.
pub(crate) async fn of_a_chart(sample: &Sample, browser: &Browser) -> Tour {
    let mut tour = Tour::default();
    let chart = &sample.chart;
    tour.at(browser, "chart", chart).await;
    tour.at(browser, "before you meet", &format!("{chart}/before?days=90")).await;
    kept(browser, chart, &mut tour).await;
    tour.at(browser, "entry", &format!("{chart}/client/one")).await;
    spoil(browser).await;
    browser.leave_by("main form.form button[type=submit]").await;
    tour.state(browser, "entry", "gone stale").await;
    for (what, address) in [
        ("plain", format!("{chart}/client/one/pronouns/choose")),
        ("weighty", format!("{}/value/choose", sample.contact)),
        ("merged text", format!("{}/statement/choose", sample.goal)),
    ] {
        browser.go(&address).await;
        browser.find(if what == "merged text" { ".together" } else { "form.chooser" }).await;
        tour.addresses.push(address);
        tour.state(browser, "choose", what).await;
    }
    browser.go(&format!("{}/value/choose", sample.contact)).await;
    browser.leave_by("form.chooser button[type=submit]").await;
    browser.find(".problems").await;
    tour.state(browser, "choose", "with problems").await;
    spoil(browser).await;
    browser.click("label.version").await;
    browser.type_into("#reason", "Asked").await;
    browser.leave_by("form.chooser button[type=submit]").await;
    browser.wait_for("Something newer arrived meanwhile").await;
    tour.state(browser, "choose", "gone stale").await;
    browser.type_into("#reason", "Asked on Monday").await;
    browser.find("form[data-kept]").await;
    tour.state(browser, "choose", "being kept").await;
    browser.go(&format!("{}/value/choose", sample.contact)).await;
    browser.wait_for("Not saved yet").await;
    tour.state(browser, "choose", "with words come back to").await;
    tour.at(browser, "print", &format!("{chart}/print")).await;
    // Not by the pointer: the bar of the page may lie over what nobody has scrolled to.
    let press = |which: &str| format!("document.querySelectorAll('{which}').forEach((one) => one.click())");
    browser.window.execute(&press("input[type=checkbox]:checked"), Vec::new()).await.unwrap();
    send_empty(browser).await;
    tour.state(browser, "print", "with nothing ticked").await;
    browser.window.execute(&press("input[type=checkbox]"), Vec::new()).await.unwrap();
    browser.leave_by("main form.form button[type=submit]").await;
    browser.find("section.paper").await;
    tour.state(browser, "sheet", "with everything").await;
    away_and_signed(sample, browser, &mut tour).await;
    tour
}

/// A form whose words are kept, and one that finds words of before.
async fn kept(browser: &Browser, chart: &str, tour: &mut Tour) {
    let form = format!("{chart}/goal/new");
    browser.go(&form).await;
    browser.type_into("#f-statement", "Sleep at home").await;
    browser.find("form[data-kept]").await;
    tour.state(browser, "new entry", "being kept").await;
    browser.window.refresh().await.unwrap();
    browser.wait_for("Not saved yet").await;
    tour.state(browser, "kept words", "come back to").await;
    browser.go(&form).await;
    browser.wait_for("You have drafts here that are not saved yet").await;
    tour.state(browser, "new entry", "with words of before").await;
    tour.at(browser, "today", "/today").await;
}

/// Makes the version that a form was shown from one that nobody knows.
async fn spoil(browser: &Browser) {
    let other = "for (const one of document.querySelectorAll('main [name=heads]')) one.value = '0'.repeat(64)";
    browser.window.execute(other, Vec::new()).await.unwrap();
}

/// What is put away, drafts, what is signed and its addenda.
async fn away_and_signed(sample: &Sample, browser: &Browser, tour: &mut Tour) {
    let chart = &sample.chart;
    let tasks = format!("{chart}/task");
    browser.go(&tasks).await;
    let task = links(browser, &format!("{tasks}/"), &["/new", "/history", "/choose"]).await.remove(0);
    browser.go(&task).await;
    browser.leave_by("button[formaction$='/retire']").await;
    browser.wait_for("Put away").await;
    tour.state(browser, "section", "with something to undo").await;
    browser.click("details.away summary").await;
    tour.state(browser, "section", "with what was put away open").await;
    tour.at(browser, "put away", &task).await;
    browser.go(&format!("{chart}/note/new")).await;
    browser.click("input[name='f.kind'][value=visit]").await;
    browser.type_into("#f-text", "She walked to the river and back.").await;
    let day = "document.querySelector('#f-happened').value = '2026-01-05'";
    browser.window.execute(day, Vec::new()).await.unwrap();
    browser.leave_by("main form.form button[type=submit]").await;
    browser.wait_for("Saved.").await;
    browser.leave_by(".note:has(.tag.draft) h3 a").await;
    let note = browser.path().await;
    tour.at(browser, "draft", &note).await;
    browser.leave_by("button[name=then][value=sign]").await;
    browser.wait_for("Is that the day?").await;
    tour.state(browser, "draft", "asked about its day").await;
    browser.click("input[name='sure.happened']").await;
    browser.leave_by("button[name=then][value=sign]").await;
    browser.wait_for("Signed.").await;
    tour.at(browser, "signed note", &note).await;
    send_empty(browser).await;
    tour.state(browser, "signed note", "addendum with problems").await;
    browser.type_into("main textarea", "It was the north path.").await;
    browser.leave_by("main form.form button[type=submit]").await;
    browser.wait_for("Addendum").await;
    tour.state(browser, "section", "with an addendum").await;
}
