//! Goal: in a caseload longer than a page everybody can be found in a real browser: by going on, by letter, by search,
//! and whoever types a name that stands on another page is told so. Skipped with a printed line where there is no
//! browser.

use fantoccini::Locator;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE};

/// One more than a page holds.
const CLIENTS: usize = 51;

async fn shown(browser: &Browser) -> Vec<String> {
    let mut names = Vec::new();
    for name in browser.window.find_all(Locator::Css("#clients .client-name b")).await.expect("a list") {
        if name.is_displayed().await.expect("it tells") {
            names.push(name.text().await.expect("it tells"));
        }
    }
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_in_a_list_of_several_pages_can_be_found() {
    if !is_here() {
        return;
    }
    for scripts in [true, false] {
        found(scripts).await;
    }
}

async fn found(scripts: bool) {
    let mut clinic = Desk::of_two();
    for number in 0..CLIENTS {
        let letter = ('A'..='Z').nth(number % 26).expect("a letter");
        clinic.client(&format!("{number:02} {letter}na"));
    }
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&("ana".to_owned(), PASSPHRASE.to_owned())).await;
    browser.go("/clients").await;
    browser.wait_for("51 clients").await;
    let first = shown(&browser).await;
    assert_eq!((first.len(), first[0].as_str(), first[49].as_str()), (50, "00 Ana", "50 Yna"));
    for width in [360, 1366] {
        browser.look(width, false).await;
        assert!(browser.overflow().await <= 0, "wider than {width} pixels");
        if scripts {
            assert_eq!(browser.barriers().await, Vec::<String>::new(), "{width} pixels wide");
        }
    }

    // Whose name stands on the next page is found from this one too, while it is typed.
    browser.type_into("#search", "zna 25").await;
    if scripts {
        browser.wait_for("25 Zna").await;
        assert_eq!(shown(&browser).await, ["25 Zna"]);
    }
    browser.leave_by("form.search button").await;
    browser.wait_for("1 client found").await;
    assert_eq!(shown(&browser).await, ["25 Zna"]);

    browser.go("/clients").await;
    browser.leave_by("a[rel=next]").await;
    assert_eq!(shown(&browser).await, ["25 Zna"]);
    browser.leave_by("a[rel=prev]").await;
    // By its letter, on this page and from there on the next.
    browser.click(".letters a[href$='#at-3']").await;
    assert!(browser.address().await.ends_with("/clients#at-3"));
    assert_eq!(browser.find("#at-3 b").await.text().await.expect("it tells"), "01 Bna");
    browser.leave_by(".letters a[href$='#at-51']").await;
    assert_eq!(browser.find("#at-51 b").await.text().await.expect("it tells"), "25 Zna");
    assert!(browser.address().await.ends_with("/clients?page=2#at-51"), "{}", browser.address().await);
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

/// Names that people are called, and what somebody types who looks for them.
const TYPED: [(&str, &[&str]); 6] = [
    ("Nguyễn Thị Phạm", &["nguyen", "PHAM nguyen"]),
    ("Jürgen Strauß", &["strauss"]),
    ("Mary O\u{2019}Brien", &["o'brien", "obrien", "brien, mary"]),
    ("Luz García-López", &["garcia-lopez", "garcialopez"]),
    ("Þóra Ægisdóttir", &["thora"]),
    ("王小明", &["小明"]),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_the_page_shows_while_a_name_is_typed_is_what_enter_finds() {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::of_two();
    for (name, _) in TYPED {
        clinic.client(name);
    }
    clinic.client("Piotr Kowalczyk");
    let browser = Browser::open(clinic.process.http, true).await;
    browser.sign_in(&("ana".to_owned(), PASSPHRASE.to_owned())).await;
    for (name, typed) in TYPED {
        for typed in typed {
            browser.go("/clients").await;
            browser.type_into("#search", typed).await;
            assert_eq!(shown(&browser).await, [name], "{typed} on the page");
            browser.leave_by("form.search button").await;
            browser.wait_for("1 client found").await;
            assert_eq!(shown(&browser).await, [name], "{typed}");
        }
    }
    browser.type_into("#search", "kowalczik").await;
    browser.leave_by("form.search button").await;
    browser.wait_for("Nobody is called that. 1 client is called nearly so.").await;
    assert_eq!(shown(&browser).await, ["Piotr Kowalczyk"]);
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

/// Names as people say them, the part that lists go by, and what somebody types who looks for them; as the list shows
/// them.
const SAID: [(&str, &str, &str); 5] = [
    ("Luz García López", "García López", "garcia"),
    ("Nagy Ágnes", "nagy", "agnes nagy"),
    ("Ana Reed", "", "reed"),
    ("Sukarno", "", "sukarno"),
    ("王小明", "王", "小明"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_by_the_family_name_that_was_said_when_the_chart_was_begun() {
    if !is_here() {
        return;
    }
    for scripts in [true, false] {
        let clinic = Desk::of_two();
        let browser = Browser::open(clinic.process.http, scripts).await;
        browser.sign_in(&("ana".to_owned(), PASSPHRASE.to_owned())).await;
        for (name, family, _) in SAID.iter().rev() {
            browser.go("/clients/new").await;
            browser.type_into("[name='name.text']", name).await;
            browser.type_into("[name='name.family']", family).await;
            browser.leave_by("form.form button.button:not(.second)").await;
            browser.wait_for(name).await;
        }
        browser.go("/clients").await;
        browser.wait_for("5 clients").await;
        assert_eq!(shown(&browser).await, SAID.map(|(name, _, _)| name), "scripts: {scripts}");
        for (name, _, typed) in SAID {
            browser.go("/clients").await;
            browser.type_into("#search", typed).await;
            if scripts {
                assert_eq!(shown(&browser).await, [name], "{typed} on the page");
            }
            browser.leave_by("form.search button").await;
            assert_eq!(shown(&browser).await, [name], "{typed}");
        }
        assert_eq!(browser.console_errors().await, Vec::<String>::new());
        browser.close().await;
    }
}
