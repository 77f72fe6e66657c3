//! Goal: what people write many times a day takes few actions, counted one by one as a person does them: a quick note
//! from Today, written and signed, and an entry of the log. Must never measure time.

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;

/// Most actions from Today until a quick note is signed.
const NOTE_ACTIONS_MAX: usize = 12;
/// Most actions from Today until an entry of the log is saved.
const LOG_ACTIONS_MAX: usize = 8;

/// A browser whose clicks, keys and filled fields are counted.
struct Counted<'a> {
    browser: &'a Browser,
    scripts: bool,
    actions: usize,
}

impl<'a> Counted<'a> {
    /// On the first page of the day; nothing is counted yet.
    async fn at_today(browser: &'a Browser, scripts: bool) -> Self {
        browser.go("/today").await;
        Self { browser, scripts, actions: 0 }
    }

    async fn leave_by(&mut self, css: &str) {
        self.actions += 1;
        self.browser.leave_by(css).await;
    }

    async fn click(&mut self, css: &str) {
        self.actions += 1;
        self.browser.click(css).await;
    }

    /// A field that is filled counts as one action, however long its words are.
    async fn fill(&mut self, css: &str, text: &str) {
        self.actions += 1;
        self.browser.type_into(css, text).await;
    }

    /// A day and a time that is filled; the browser's own boxes for it take what its language does, so it is set at
    /// once.
    async fn set(&mut self, css: &str, value: &str) {
        self.actions += 1;
        let field = serde_json::to_value(self.browser.find(css).await).expect("an element can be named");
        let set = "arguments[0].value = arguments[1]";
        self.browser.window.execute(set, vec![field, value.into()]).await.expect("it can be set");
    }

    /// Goes to the chart of somebody, by a piece of their name.
    async fn go_to(&mut self, name: &str) {
        if self.scripts {
            self.actions += 2;
            self.browser.type_keys("/").await;
            self.browser.find("dialog.find[open]").await;
            self.browser.type_keys(name).await;
            self.leave_by("dialog .found a[href^='/clients/']").await;
        } else {
            self.leave_by("a[data-find]").await;
            self.fill("#search", name).await;
            self.leave_by("form.search button").await;
            self.leave_by("main .found a[href^='/clients/']").await;
        }
    }
}

/// From Today to a signed note: how many actions it took.
async fn quick_note(browser: &Browser, scripts: bool) -> usize {
    let mut person = Counted::at_today(browser, scripts).await;
    person.go_to("owusu").await;
    person.leave_by("main .head a[href$='/note/new']").await;
    person.click("input[name='f.kind'][value=quick]").await;
    person.fill("#f-text", "Rang back: all is well.").await;
    person.leave_by("main form.form button[name=then][value=sign]").await;
    browser.wait_for("Signed").await;
    browser.wait_for("Rang back: all is well.").await;
    person.actions
}

/// From Today to an entry of the log, a mood, with scripts with a chip of what was felt too: how many actions it took.
async fn mood(browser: &Browser, scripts: bool) -> usize {
    let mut person = Counted::at_today(browser, scripts).await;
    person.go_to("owusu").await;
    person.leave_by("main .head a[href$='/mood/new']").await;
    person.set("#f-happened", "2026-11-22T21:15").await;
    person.fill("#f-level", "6").await;
    if scripts {
        person.click("input[name='f.emotions'][value=hopeful]").await;
    }
    person.leave_by("main form.form button[type=submit]:not([formaction])").await;
    browser.wait_for("Saved.").await;
    person.actions
}

async fn counted(scripts: bool) {
    if !is_here() {
        return;
    }
    let clinic = Desk::clinic();
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&clinic.person("sample-ruth")).await;
    let (note, log) = (quick_note(&browser, scripts).await, mood(&browser, scripts).await);
    assert!(note <= NOTE_ACTIONS_MAX, "a quick note takes {note} actions");
    assert!(log <= LOG_ACTIONS_MAX, "an entry of the log takes {log} actions");
    browser.go("/today").await;
    assert!(!browser.text().await.contains("Rang back"), "what is signed waits no more");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quick_note_takes_at_most_twelve_actions_and_a_log_entry_eight_with_scripts() {
    counted(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quick_note_takes_at_most_twelve_actions_and_a_log_entry_eight_without_scripts() {
    counted(false).await;
}
