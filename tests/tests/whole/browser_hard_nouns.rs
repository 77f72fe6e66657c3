//! Goal: the hard rows of a plan are entered, read, changed, found in their history and put on paper in a real browser,
//! with scripts and without: an urge with what set it off, an if-then plan whose steps are moved, a skill in a setting,
//! a referral that waits for a consent, and a questionnaire with its score.

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;

/// A window in which the supervisor is signed in, and the address of a chart that was just begun.
async fn begin(scripts: bool) -> (Desk, Browser, String) {
    let mut clinic = Desk::clinic();
    let chart = clinic.client("Ada Reed");
    let ruth = clinic.person("sample-ruth");
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&ruth).await;
    (clinic, browser, chart)
}

/// Gives an input a value as its picker would.
async fn set(browser: &Browser, css: &str, value: &str) {
    let script = format!(
        "const input = document.querySelector(\"{css}\"); input.value = '{value}'; \
         input.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    browser.window.execute(&script, Vec::new()).await.unwrap();
}

/// Answers a question that has a few answers, as radios or as a list.
async fn answer(browser: &Browser, field: &str, code: &str) {
    let script = format!(
        "const list = document.querySelector('select#f-{field}'); \
         if (list) list.value = '{code}'; \
         else document.querySelector(\"input[name='f.{field}'][value='{code}']\").click()"
    );
    browser.window.execute(&script, Vec::new()).await.unwrap();
}

/// Ticks the choice of a field that reads `words`.
async fn tick(browser: &Browser, field: &str, words: &str) {
    let script = format!(
        "for (const label of document.querySelectorAll(\"[id='f-{field}'] label\")) \
         if (label.textContent.trim() === '{words}') label.querySelector('input').click()"
    );
    browser.window.execute(&script, Vec::new()).await.unwrap();
}

async fn save(browser: &Browser) {
    browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
}

async fn saved(browser: &Browser) {
    save(browser).await;
    browser.wait_for("Saved.").await;
}

/// Something short that others link to: a trigger, a coping response.
async fn named(browser: &Browser, chart: &str, noun: &str, kind: &str, what: &str) {
    browser.go(&format!("{chart}/{noun}/new")).await;
    answer(browser, "kind", kind).await;
    browser.type_into("#f-what", what).await;
    saved(browser).await;
}

async fn urge(browser: &Browser, chart: &str) {
    named(browser, chart, "trigger", "boredom", "Sunday evenings").await;
    named(browser, chart, "coping", "activity", "Call Marco").await;
    browser.go(&format!("{chart}/urge/new")).await;
    save(browser).await;
    browser.wait_for("How strong at the start: this is needed").await;
    set(browser, "#f-happened", "2026-11-22T21:15").await;
    browser.type_into("#f-start", "7").await;
    browser.type_into("#f-end", "2").await;
    tick(browser, "triggers", "Sunday evenings").await;
    tick(browser, "did", "Call Marco").await;
    browser.click("input[name='f.visible'][value=team]").await;
    saved(browser).await;
    let list = browser.text().await;
    for words in ["November 2026", "22 Nov 2026, 21:15", "Sunday evenings", "Call Marco", "7"] {
        assert!(list.contains(words), "{words:?}: {list}");
    }
    // What was logged stays; who may read it does not.
    browser.leave_by("#urge .card h3 a").await;
    browser.wait_for("Stays as it was saved.").await;
    assert!(browser.window.find(fantoccini::Locator::Css("#f-start")).await.unwrap().tag_name().await.unwrap() == "p");
    browser.click("input[name='f.visible'][value=me]").await;
    saved(browser).await;
    browser.wait_for("Only they").await;
    browser.click("#urge .card .quietly summary").await;
    browser.leave_by("#urge .card .quietly a").await;
    browser.wait_for("Who may read it").await;
    let history = browser.text().await;
    assert!(history.contains("Everyone who may open this chart") && history.contains("Only they"), "{history}");
}

async fn if_then(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/if_then/new")).await;
    browser.type_into("#f-when", "Alone at home after nine").await;
    tick(browser, "triggers", "Sunday evenings").await;
    saved(browser).await;
    for step in ["Put the phone in the kitchen", "Call Marco", "Walk to the corner"] {
        browser.leave_by("#if_then .card a.quiet").await;
        browser.type_into("#f-what", step).await;
        saved(browser).await;
    }
    let steps = || async {
        let ask = "return [...document.querySelectorAll('#if_then .children h4')].map((one) => one.textContent.trim())";
        browser.window.execute(ask, Vec::new()).await.unwrap().to_string()
    };
    let [first, second, third] = ["Put the phone in the kitchen", "Call Marco", "Walk to the corner"];
    assert_eq!(steps().await, format!("[\"{first}\",\"{second}\",\"{third}\"]"));
    browser.leave_by("#if_then .children .card:nth-child(3) .moves button").await;
    browser.wait_for("Moved.").await;
    assert_eq!(steps().await, format!("[\"{first}\",\"{third}\",\"{second}\"]"));
    assert!(browser.text().await.contains("Sunday evenings"), "a plan says which triggers it answers");
}

async fn skill(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/generalisation/breathing:home")).await;
    browser.click("input[name='f.status'][value=tried]").await;
    browser.type_into("#f-example", "Three breaths before opening the door").await;
    saved(browser).await;
    let list = browser.text().await;
    assert!(list.contains("Breathing: At home") && list.contains("Three breaths"), "{list}");
}

/// Writes down a consent that covers referrals.
async fn consent(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/consent/new")).await;
    set(browser, "#f-happened", "2026-11-20T10:00").await;
    answer(browser, "kind", "share").await;
    browser.type_into("#f-to_whom", "Housing office").await;
    browser.click("input[name='f.covers'][value=referrals]").await;
    browser.click("input[name='f.given'][value=signed]").await;
    saved(browser).await;
}

/// Chooses the first consent that is offered.
const CHOOSE_CONSENT: &str = "const option = document.querySelector('#f-consent option:not([value=\"\"])'); \
                   document.querySelector('#f-consent').value = option.value";

async fn referral(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/referral/new")).await;
    browser.type_into("#f-to", "Housing office").await;
    answer(browser, "status", "sent").await;
    save(browser).await;
    browser.wait_for("Choose the consent that it is sent under").await;
    answer(browser, "status", "draft").await;
    saved(browser).await;

    consent(browser, chart).await;
    browser.go(&format!("{chart}/referral")).await;
    browser.follow("Housing office").await;
    browser.window.execute(CHOOSE_CONSENT, Vec::new()).await.unwrap();
    answer(browser, "status", "sent").await;
    saved(browser).await;
    browser.wait_for("Sharing with others").await;
}

/// Takes the consent back and tries to send a referral under it.
async fn taken_back(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/consent")).await;
    browser.leave_by("#consent .card a.quiet").await;
    set(browser, "#f-happened", "2026-11-21T10:00").await;
    saved(browser).await;
    browser.go(&format!("{chart}/referral/new")).await;
    browser.type_into("#f-to", "Food bank").await;
    browser.window.execute(CHOOSE_CONSENT, Vec::new()).await.unwrap();
    answer(browser, "status", "sent").await;
    save(browser).await;
    browser.wait_for("This consent does not cover referrals today").await;
}

async fn questionnaire(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/measure/new")).await;
    browser.follow("PHQ-9").await;
    browser.wait_for("Little interest or pleasure in doing things").await;
    set(browser, "#f-happened", "2026-11-23T09:00").await;
    for question in 0..8 {
        browser.click(&format!("input[name='f.answers.{question}'][value='1']")).await;
    }
    browser.click("input[name='f.answers.8'][value='2']").await;
    saved(browser).await;
    let list = browser.text().await;
    for words in ["PHQ-9", "moderate", "10", "23 Nov 2026"] {
        assert!(list.contains(words), "{words:?}: {list}");
    }
    browser.click("#measure .answers summary").await;
    let answers = browser.text().await;
    assert!(answers.contains("More than half the days (2)") && answers.contains("Not answered"), "{answers}");

    // Its last question raised a flag, which stands first until somebody says what was done.
    browser.go(chart).await;
    browser.wait_for("A person must look at this today").await;
    browser.leave_by("#safety .lines a").await;
    browser.click("input[name='f.status'][value=closed]").await;
    browser.type_into("#f-reason", "Talked with her; the crisis plan is in her pocket").await;
    saved(browser).await;
    browser.go(chart).await;
    browser.wait_for("At a glance").await;
    assert!(!browser.text().await.contains("A person must look"), "it was looked at");
}

async fn on_paper(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/print")).await;
    for noun in ["urge", "if_then", "generalisation", "referral", "measure"] {
        browser.click(&format!("input[name=section][value={noun}]")).await;
    }
    browser.leave_by("main form.form button[type=submit]").await;
    browser.find("section.paper").await;
    let text = browser.print().await.text;
    for words in ["Sunday evenings", "Walk to the corner", "Three breaths", "Housing office", "PHQ-9"] {
        assert!(text.contains(words), "{words:?}: {text}");
    }
    assert!(!text.contains("Earlier"), "buttons are not printed: {text}");
}

async fn stories(scripts: bool) {
    if !is_here() {
        return;
    }
    let (_clinic, browser, chart) = begin(scripts).await;
    urge(&browser, &chart).await;
    if_then(&browser, &chart).await;
    skill(&browser, &chart).await;
    referral(&browser, &chart).await;
    questionnaire(&browser, &chart).await;
    on_paper(&browser, &chart).await;
    if scripts {
        assert_eq!(browser.console_errors().await, Vec::<String>::new());
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_under_a_consent_that_was_taken_back() {
    if !is_here() {
        return;
    }
    let (_clinic, browser, chart) = begin(false).await;
    consent(&browser, &chart).await;
    taken_back(&browser, &chart).await;
    browser.close().await;
}

/// What somebody who works apart leaves behind: answers that raise a flag, a referral under a consent that was taken
/// back meanwhile, and a lower level of risk.
async fn work_apart(clinic: &mut Desk, ruth: &Browser, chart: &str) -> Desk {
    consent(ruth, chart).await;
    clinic.write(
        &format!("{chart}/risk/self_harm"),
        &[("f.level", "high"), ("f.basis", "Said so"), ("f.action", "We ring daily")],
    );
    let mut laptop = Desk::laptop(clinic, "sample-ines", "Outreach");
    laptop.meet();
    laptop.relay.as_ref().unwrap().cut();
    ruth.go(&format!("{chart}/consent")).await;
    ruth.leave_by("#consent .card a.quiet").await;
    set(ruth, "#f-happened", "2026-11-21T10:00").await;
    saved(ruth).await;

    let ines = Browser::open(laptop.process.http, true).await;
    ines.sign_in(&clinic.person("sample-ines")).await;
    ines.go(&format!("{chart}/measure/new")).await;
    ines.follow("PHQ-9").await;
    set(&ines, "#f-happened", "2026-11-23T09:00").await;
    for question in 0..9 {
        ines.click(&format!("input[name='f.answers.{question}'][value='1']")).await;
    }
    saved(&ines).await;
    ines.go(&format!("{chart}/referral/new")).await;
    ines.type_into("#f-to", "Housing office").await;
    ines.window.execute(CHOOSE_CONSENT, Vec::new()).await.unwrap();
    answer(&ines, "status", "sent").await;
    saved(&ines).await;
    laptop.write(&format!("{chart}/risk/self_harm"), &[("f.level", "low")]);
    ines.go("/today").await;
    ines.wait_for("Answers of 23 Nov 2026 raised a safety flag").await;
    ines.close().await;
    laptop.relay.as_ref().unwrap().mend();
    laptop.meet();
    laptop
}

/// Looks at a page at the width of a desk and of a phone: nothing is wider than it, and axe finds nothing.
async fn fits(browser: &Browser, address: &str) {
    for width in [390, 1280] {
        browser.look(width, false).await;
        browser.go(address).await;
        assert!(browser.overflow().await <= 0, "{address} is wider than {width} pixels");
        assert_eq!(browser.barriers().await, Vec::<String>::new(), "{address} at {width} pixels");
    }
}

const FLAG: &str = "Answers of 23 Nov 2026 raised a safety flag";
const CLASH: &str = "Referrals: sent after the consent for it had been taken back";
const LOWERED: &str = "Lowered or closed; a supervisor looks";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_laptop_brings_to_be_looked_at_stands_on_today_and_the_desk_until_it_is_settled() {
    if !is_here() {
        return;
    }
    let (mut clinic, ruth, chart) = begin(true).await;
    let mut laptop = work_apart(&mut clinic, &ruth, &chart).await;
    for page in ["/today", "/review", &chart] {
        fits(&ruth, page).await;
    }
    for page in ["/today", "/review"] {
        ruth.go(page).await;
        for words in [FLAG, CLASH, LOWERED] {
            ruth.wait_for(words).await;
        }
    }

    // Each is settled where it leads to.
    ruth.go("/today").await;
    ruth.leave_by("#alarms a[href*='safety_flag/new']").await;
    ruth.click("input[name='f.status'][value=closed]").await;
    ruth.type_into("#f-reason", "Talked with her").await;
    saved(&ruth).await;
    ruth.go("/today").await;
    ruth.leave_by("#alarms a[href*='/referral/']").await;
    answer(&ruth, "status", "draft").await;
    saved(&ruth).await;
    ruth.go("/today").await;
    ruth.leave_by("#waiting a[href$='/risk/self_harm/level/choose']").await;
    fits(&ruth, &ruth.path().await).await;
    let page = ruth.text().await;
    assert!(page.contains("High") && page.contains("Low") && page.contains("on Outreach"), "{page}");
    ruth.leave_by("main form[action$='/choose'] button").await;
    for page in ["/today", "/review"] {
        ruth.go(page).await;
        let text = ruth.text().await;
        assert!([FLAG, CLASH, LOWERED].iter().all(|words| !text.contains(words)), "{page}: {text}");
    }
    laptop.meet();
    let today = laptop.text("/today");
    assert!([FLAG, CLASH, LOWERED].iter().all(|words| !today.contains(words)), "{today}");
    ruth.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_hard_rows_of_a_plan_with_scripts() {
    stories(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_hard_rows_of_a_plan_without_scripts() {
    stories(false).await;
}
