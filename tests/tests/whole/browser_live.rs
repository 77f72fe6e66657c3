//! Goal: who looks at a page sees what a colleague or a laptop changed, marked, and who else is there; without losing
//! their place, their focus or a word that they typed; and a page left open keeps no session open.

use fantoccini::Locator;
use fantoccini::key::Key;
use waystation::node::live::STREAMS_OF_SESSION_MAX;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::listener::Listener;
use waystation_tests::raw;

fn person(clinic: &Desk, login: &str) -> (String, String) {
    clinic.process.people.iter().find(|(known, _)| known == login).cloned().expect("a sample person")
}

/// A clinic at which Ruth works without a browser, a window in which Jonah is signed in, and the address of a chart.
async fn begin() -> (Desk, Browser, String) {
    let mut clinic = Desk::clinic();
    let chart = clinic.visitor.open("/clients").link(&["/clients/", "-"]);
    let browser = Browser::open(clinic.process.http, true).await;
    browser.sign_in(&person(&clinic, "sample-jonah")).await;
    (clinic, browser, chart)
}

/// What every story ends with: nothing went wrong in the page, and the browser keeps nothing.
async fn end(browser: Browser) {
    assert_eq!(browser.kept_in_browser().await, "[0,0,\"\"]");
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_at_one_chart_see_each_other_until_one_leaves() {
    if !is_here() {
        return;
    }
    let (clinic, jonah, chart) = begin().await;
    let ruth = Browser::open(clinic.process.http, true).await;
    ruth.sign_in(&person(&clinic, "sample-ruth")).await;
    jonah.go(&chart).await;
    jonah.find("#said[data-listens]").await;
    assert!(!jonah.text().await.contains("Also here"), "nobody else is there, and nobody is told of themselves");
    ruth.go(&format!("{chart}/goal")).await;
    ruth.wait_for("Also here: Jonah Whitlock").await;
    jonah.wait_for("Also here: Ruth Okafor").await;
    assert_eq!(jonah.find("#also-here").await.text().await.unwrap(), "Also here: Ruth Okafor (sample)");
    assert!(jonah.barriers().await.is_empty(), "{:?}", jonah.barriers().await);
    ruth.follow("Notes").await;
    ruth.wait_for("Also here: Jonah Whitlock").await;
    jonah.wait_for("Also here: Ruth Okafor").await;
    ruth.follow("Today").await;
    jonah.wait_until_gone_from_text("Also here").await;
    end(jonah).await;
    end(ruth).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_colleague_saves_is_shown_and_marked_and_focus_stays_on_its_link() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart) = begin().await;
    browser.go(&format!("{chart}/client")).await;
    browser.find("#said[data-listens]").await;
    browser.tab_to_link(".card-head a").await;
    clinic.write(&format!("{chart}/client/one"), &[("f.language", "Basque")]);
    browser.wait_for("Something here was changed just now.").await;
    let card = browser.find("#client-one.just-changed").await.text().await.unwrap();
    assert!(card.contains("Basque") && card.contains("changed just now"), "{card}");
    assert!(browser.focus_is_at(".card-head a").await, "the keyboard stays where it was");
    let marked = browser.window.find_all(Locator::Css(".just-changed")).await.unwrap();
    assert_eq!(marked.len(), 1, "only what is different is marked");
    assert!(browser.barriers().await.is_empty(), "{:?}", browser.barriers().await);
    // An entry that is new comes into the list by itself, and its link works.
    browser.go(&format!("{chart}/goal")).await;
    browser.find("#said[data-listens]").await;
    clinic.write(&format!("{chart}/goal/new"), &[("f.statement", "Sleep at home"), ("f.status", "proposed")]);
    browser.wait_for("Sleep at home").await;
    browser.find(".card.just-changed").await;
    browser.leave_by(".card.just-changed h3 a").await;
    browser.find("#f-statement").await;
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn half_typed_words_and_focus_stay_when_a_colleague_saves_and_saving_keeps_both() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart) = begin().await;
    let form = format!("{chart}/client/one");
    browser.go(&form).await;
    browser.find("#said[data-listens]").await;
    browser.type_into("#f-gender", "her own word").await;
    clinic.write(&form, &[("f.pronouns", "they/them")]);
    browser.wait_for("Ruth Okafor (sample) changed this just now. Your words are safe: saving keeps both.").await;
    assert!(browser.focus_is_on("f-gender").await);
    browser.type_keys(" for it").await;
    let typed = browser.find("#f-gender").await.prop("value").await.unwrap();
    assert_eq!(typed.as_deref(), Some("her own word for it"));
    let untouched = browser.find("#f-pronouns").await.prop("value").await.unwrap();
    assert_ne!(untouched.as_deref(), Some("they/them"), "a form that someone writes in stays as it is");
    let look = browser.find("#said a").await.attr("href").await.unwrap().unwrap();
    assert!(look.ends_with(&format!("{chart}/client")), "{look}");
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved, together with someone else's changes.").await;
    let page = browser.text().await;
    assert!(page.contains("her own word for it") && page.contains("they/them"), "{page}");
    // A form in which nobody has written yet stays as it was asked too; its reader chooses when to look.
    browser.go(&form).await;
    browser.find("#said[data-listens]").await;
    clinic.write(&form, &[("f.language", "Basque")]);
    browser.wait_for("Ruth Okafor (sample) changed this just now.").await;
    assert_ne!(browser.find("#f-language").await.prop("value").await.unwrap().as_deref(), Some("Basque"));
    clinic.write(
        &format!("{chart}/risk/self_harm"),
        &[("f.level", "high"), ("f.basis", "Said so"), ("f.action", "We ring daily")],
    );
    browser.wait_for("Harm to self: High").await;
    assert!(!browser.text().await.contains("Basque"), "what is around the form is shown all the same");
    browser.leave_by("#said a").await;
    assert_eq!(browser.find("#f-language").await.prop("value").await.unwrap().as_deref(), Some("Basque"));
    browser.type_into("#f-pronouns", "she/her").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved.").await;
    let page = browser.text().await;
    assert!(page.contains("she/her") && page.contains("Basque") && !page.contains("please choose"), "{page}");
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_laptop_brings_back_is_on_today_by_itself_and_what_was_unfolded_stays_so() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart) = begin().await;
    let mut laptop = Desk::laptop(&mut clinic, "sample-ruth", "Laptop one");
    laptop.meet();
    browser.go("/today").await;
    browser.click("details.later summary").await;
    browser.find("#said[data-listens]").await;
    laptop.write(&format!("{chart}/task/new"), &[("f.what", "Bring the blue folder"), ("f.status", "open")]);
    laptop.meet();
    browser.wait_for("Bring the blue folder").await;
    let line = browser.find("li.just-changed").await.text().await.unwrap();
    assert!(line.contains("Bring the blue folder") && line.contains("changed just now"), "{line}");
    browser.find("details.later[open]").await;
    browser.wait_for("Last laptop met just now").await;
    // The laptop's own page says by itself how it stands.
    let away = Browser::open(laptop.process.http, true).await;
    away.sign_in(&person(&clinic, "sample-ruth")).await;
    away.wait_for("Nothing waiting.").await;
    away.find("#said[data-listens]").await;
    laptop.relay.as_ref().unwrap().cut();
    laptop.write(&format!("{chart}/client/one"), &[("f.language", "Basque")]);
    away.wait_for("1 change waiting.").await;
    laptop.relay.as_ref().unwrap().mend();
    laptop.meet();
    away.wait_for("Nothing waiting.").await;
    end(away).await;
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn own_words_that_are_kept_are_no_news_and_a_colleagues_are() {
    if !is_here() {
        return;
    }
    const LOOKED: &str = "return performance.getEntriesByType('resource').some((one) => one.name === location.href)";
    let (mut clinic, browser, chart) = begin().await;
    let form = format!("{chart}/client/one");
    browser.go(&form).await;
    browser.find("#said[data-listens]").await;
    browser.type_into("#f-gender", "her own word").await;
    browser.find("form[data-kept]").await;
    let listen = "window.heard = []; const said = document.querySelector('#said'); \
                  new MutationObserver(() => window.heard.push(said.textContent)).observe(said, { childList: true }); \
                  window.asked = []; const real = window.fetch; window.fetch = (address, how) => { \
                  if (!how?.method) window.asked.push(how?.headers?.['x-background']); return real(address, how); }";
    browser.window.execute(listen, Vec::new()).await.unwrap();
    // Something happens that makes every page look, and is nowhere on this one.
    let people = clinic.visitor.open("/people").form("/people").with("p.name", "Cara Lund").with("p.login", "cara");
    let words = [("p.role", "therapist"), ("p.passphrase", PASSPHRASE), ("p.again", PASSPHRASE)];
    let people = words.into_iter().fold(people, |form, (name, value)| form.with(name, value));
    assert_eq!(clinic.visitor.send(people).status, 200);
    browser.wait_until_true(LOOKED).await;
    clinic.write(&form, &[("f.pronouns", "they/them")]);
    browser.wait_for("Ruth Okafor (sample) changed this just now. Your words are safe: saving keeps both.").await;
    let heard = browser.window.execute("return window.heard", Vec::new()).await.unwrap();
    let heard: Vec<&str> = heard.as_array().unwrap().iter().map(|said| said.as_str().unwrap()).collect();
    assert!(heard.iter().all(|said| said.contains("Ruth Okafor")), "{heard:?}");
    let asked = browser.window.execute("return window.asked", Vec::new()).await.unwrap();
    let asked = asked.as_array().unwrap();
    assert!(
        asked.len() > 1 && asked.iter().all(|header| header == "1"),
        "no page uses the session by itself: {asked:?}"
    );
    assert_eq!(browser.find("#f-gender").await.prop("value").await.unwrap().as_deref(), Some("her own word"));
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_whose_entry_was_put_away_meanwhile_stays_until_its_reader_looks() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart) = begin().await;
    clinic.write(&format!("{chart}/goal/new"), &[("f.statement", "Sleep at home"), ("f.status", "proposed")]);
    browser.go(&format!("{chart}/goal")).await;
    browser.follow("Sleep at home").await;
    browser.find("#said[data-listens]").await;
    let address = browser.path().await;
    let away = clinic.visitor.open(&address).form("/retire");
    clinic.visitor.send(away);
    browser.wait_for("Something here was changed just now.").await;
    browser.find("#f-statement").await;
    browser.leave_by("#said a").await;
    browser.wait_for("Put away. It can be read, and taken up again.").await;
    browser.find("#said[data-listens]").await;
    let again = clinic.visitor.open(&address).form("/take-up");
    clinic.visitor.send(again);
    browser.wait_for("Ruth Okafor (sample) changed this just now.").await;
    browser.leave_by("#said a").await;
    browser.find("#f-statement").await;
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_done_with_stays_for_as_long_as_the_keyboard_is_on_it() {
    if !is_here() {
        return;
    }
    const FIRST: &str = "#your-tasks li a";
    let (mut clinic, browser, _chart) = begin().await;
    browser.go("/today").await;
    browser.find("#said[data-listens]").await;
    browser.tab_to_link(FIRST).await;
    let task = browser.find(FIRST).await.attr("href").await.unwrap().unwrap();
    let words = browser.find(&format!("{FIRST} b")).await.text().await.unwrap();
    clinic.write(&task, &[("f.status", "done")]);
    browser.wait_for("Something here was changed just now.").await;
    assert!(browser.focus_is_at(FIRST).await && browser.text().await.contains(&words), "focus stays where it was");
    // Over the line's own other link and its button, which are of the line.
    browser.press(Key::Tab).await;
    browser.press(Key::Tab).await;
    browser.press(Key::Tab).await;
    browser.wait_until_gone_from_text(&words).await;
    assert!(browser.focus_is_at(FIRST).await, "and goes on to the next line");
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_tabs_at_once_all_load_and_the_one_that_is_looked_at_hears() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart) = begin().await;
    let address = format!("{chart}/client");
    browser.go(&address).await;
    browser.find("#said[data-listens]").await;
    let first = browser.window.window().await.unwrap();
    for _ in 1..10 {
        let tab = browser.window.new_window(true).await.unwrap().handle;
        browser.window.switch_to_window(tab).await.unwrap();
        browser.go(&address).await;
        browser.find("#client-one").await;
    }
    assert_eq!(browser.window.windows().await.unwrap().len(), 10);
    clinic.write(&format!("{chart}/client/one"), &[("f.pronouns", "they/them")]);
    browser.wait_for("they/them").await;
    // A tab that was not looked at catches up when it is.
    browser.window.switch_to_window(first).await.unwrap();
    browser.wait_for("they/them").await;
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_past_the_limit_is_plain_and_listens_when_there_is_room() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart) = begin().await;
    let cookie = cookie_of(&browser).await;
    // A page without a stream: every place of the session is free.
    browser.go("/sign-in").await;
    let mut held: Vec<Listener> = Vec::new();
    while held.len() < STREAMS_OF_SESSION_MAX {
        held.push(Listener::ask(clinic.process.http, "/live", Some(&cookie)));
        held.retain(|stream| stream.status == 200);
    }
    browser.go(&format!("{chart}/client")).await;
    browser.wait_for_console("status of 429").await;
    assert!(browser.window.find(Locator::Css("#said[data-listens]")).await.is_err());
    browser.follow("Details").await;
    browser.type_into("#f-gender", "her own word").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved.").await;
    held.clear();
    browser.find("#said[data-listens]").await;
    clinic.write(&format!("{chart}/client/one"), &[("f.pronouns", "they/them")]);
    browser.wait_for("they/them").await;
    end(browser).await;
}

async fn cookie_of(browser: &Browser) -> String {
    let cookies = browser.window.get_all_cookies().await.unwrap();
    format!("{}={}", cookies[0].name(), cookies[0].value())
}

/// Locks the session of `browser` as another window of it would.
async fn lock_elsewhere(clinic: &Desk, browser: &Browser) {
    let cookie = cookie_of(browser).await;
    let host = format!("localhost:{}", clinic.process.http.port());
    let headers = [("Host", &*host), ("Cookie", &*cookie), ("Sec-Fetch-Site", "same-origin")];
    assert_eq!(raw::ask(clinic.process.http, "POST /lock", &headers, b"").status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_session_was_locked_shows_nothing_more_unless_words_are_typed_in_it() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart) = begin().await;
    let form = format!("{chart}/client/one");
    let jonah = person(&clinic, "sample-jonah");
    for typed in ["", "her own word"] {
        browser.go(&form).await;
        browser.find("#said[data-listens]").await;
        if !typed.is_empty() {
            browser.type_into("#f-gender", typed).await;
            browser.find("form[data-kept]").await;
        }
        lock_elsewhere(&clinic, &browser).await;
        browser.type_into("#login", &jonah.0).await;
        browser.type_into("#passphrase", &jonah.1).await;
        browser.leave_by("main form button").await;
        let value = browser.find("#f-gender").await.prop("value").await.unwrap();
        assert_eq!(browser.path().await, form, "who signs in again is back where they were");
        assert!(typed.is_empty() || value.as_deref() == Some(typed), "with what they had typed: {value:?}");
    }
    // Words that are not kept yet stay on the page.
    clinic.leave_two_versions(&form, "f.pronouns", ["she/her", "ze/zir"]);
    browser.go(&format!("{form}/pronouns/choose")).await;
    browser.find("#said[data-listens]").await;
    browser.click("label.version").await;
    browser.type_into("#reason", "Asked again together").await;
    lock_elsewhere(&clinic, &browser).await;
    browser.wait_for("This page is locked now. Your words are still on it").await;
    let value = browser.find("#reason").await.prop("value").await.unwrap();
    assert_eq!(value.as_deref(), Some("Asked again together"));
    browser.leave_by("form.chooser button[type=submit]").await;
    browser.sign_in(&jonah).await;
    browser.wait_for("Your words are still here").await;
    browser.leave_by("main form button").await;
    browser.wait_for("Saved.").await;
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_chart_is_read_and_written_as_before() {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::clinic();
    let chart = clinic.visitor.open("/clients").link(&["/clients/", "-"]);
    let browser = Browser::open(clinic.process.http, false).await;
    browser.sign_in(&person(&clinic, "sample-jonah")).await;
    browser.go(&format!("{chart}/client/one")).await;
    clinic.write(&format!("{chart}/client/one"), &[("f.pronouns", "they/them")]);
    browser.type_into("#f-language", "Basque").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved, together with someone else's changes.").await;
    let page = browser.text().await;
    assert!(page.contains("Basque") && page.contains("they/them") && !page.contains("Also here"), "{page}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_computer_falls_silent_says_within_a_minute_that_it_is_not_up_to_date_and_takes_it_back() {
    if !is_here() {
        return;
    }
    let (clinic, jonah, chart) = begin().await;
    // A minute of the page's is half a minute of the test's.
    jonah.before_pages("{ const now = performance.now.bind(performance); performance.now = () => 2 * now(); }").await;
    jonah.go(&chart).await;
    jonah.find("#said[data-listens]").await;
    clinic.process.hold(true);
    jonah.wait_for("This page is not up to date").await;
    jonah.wait_for("Look again").await;
    clinic.process.hold(false);
    jonah.wait_until_gone_from_text("This page is not up to date").await;
    end(jonah).await;
}
