//! One person, one chart: whoever may have a chart already is shown before another is begun, and two charts of one person are
//! joined in view and taken apart again, by supervisors alone.

use waystation_sync::care::chart_join::CHART_JOIN;
use waystation_sync::care::read::View;

use super::away::leave;
use super::*;

/// Sends the form for a new client; `none_of` says which clients it is none of.
async fn begin(browser: &mut Browser, (name, born, phone): (&str, &str, &str), none_of: Option<&str>) -> Answer {
    let id = hidden(&browser.get("/clients/new").await.text, "edit_id");
    let mut form = vec![("edit_id", id.as_str()), ("name.text", name), ("client.birth_date", born)];
    if !phone.is_empty() {
        form.extend([("contact.channel", "phone"), ("contact.value", phone), ("contact.safe", "yes")]);
    }
    form.extend(none_of.map(|ids| ("none_of", ids)));
    browser.post("/clients", &form).await
}

/// The value of the button that says so.
fn none_of(answer: &Answer) -> String {
    let rest = answer.text.split("name=\"none_of\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

pub(super) fn id(address: &str) -> &str {
    address.strip_prefix("/clients/").unwrap()
}

#[actix_web::test]
async fn whoever_may_have_a_chart_already_is_shown_before_another_is_begun_and_nothing_is_written_before() {
    let mut browser = Browser::clinic().await;
    let ana = begin(&mut browser, ("Ana Ríos", "1984-05-06", "+1 (555) 014-2233"), None).await.location;
    for (name, born, phone) in [
        ("ana rios", "", ""),
        ("Rios, Ana", "6 May 1984", ""),
        ("Anna Rios", "1984", ""),
        ("Somebody Else", "1990", "0142233"),
        ("Somebody Else", "1990", "555 014 2233"),
    ] {
        let asked = begin(&mut browser, (name, born, phone), None).await;
        let is_asked = asked.text.contains("Is it one of these?") && asked.text.contains(&format!("href=\"{ana}\""));
        assert!(asked.status == StatusCode::CONFLICT && is_asked, "{name} {born} {phone}: {}", asked.text);
        assert!(asked.text.contains("6 May 1984") && asked.text.contains(name), "what is known, and what was typed");
    }
    assert!(browser.get("/clients").await.text.contains("1 client"), "nothing was written");
    let asked = begin(&mut browser, ("Ana Rios", "", ""), None).await;
    // An answer about somebody else is none about her.
    let other = begin(&mut browser, ("Ana Rios", "", ""), Some(&ClientId([9; 16]).to_string())).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    let begun = begin(&mut browser, ("Ana Rios", "", ""), Some(&none_of(&asked))).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    assert!(browser.get("/clients").await.text.contains("2 clients"));
    let else_ = begin(&mut browser, ("Cem Kaya", "1984-05-06", ""), None).await;
    assert_eq!(else_.status, StatusCode::SEE_OTHER, "{}", else_.text);
}

/// Two charts that may be of one person; their addresses, the one with the smaller id before the other.
pub(super) async fn two(browser: &mut Browser) -> [String; 2] {
    let first = begin(browser, ("Ana Ríos", "1984-05-06", ""), None).await.location;
    let asked = begin(browser, ("Ana Rios", "1984", "555-0142"), None).await;
    let second = begin(browser, ("Ana Rios", "1984", "555-0142"), Some(&none_of(&asked))).await.location;
    [first, second]
}

pub(super) async fn say(browser: &mut Browser, pair: &str, verdict: &str, why: &str) -> Answer {
    let page = browser.get(pair).await;
    let (heads, edit) = (hidden(&page.text, "heads"), hidden(&page.text, "edit_id"));
    browser.post(pair, &[("heads", &heads), ("edit_id", &edit), ("verdict", verdict), ("reason", why)]).await
}

#[actix_web::test]
async fn two_charts_of_one_person_are_joined_in_view_and_taken_apart_again_and_nothing_is_rewritten() {
    let mut dana = Browser::clinic().await;
    let [first, second] = two(&mut dana).await;
    let pair = format!("/pairs/{}/{}", id(&first), id(&second));
    let desk = dana.get("/review").await;
    assert!(desk.text.contains("Perhaps the same person") && desk.text.contains(&pair), "{}", desk.text);
    let page = dana.get(&pair).await;
    for told in ["Ana Ríos", "Ana Rios", "6 May 1984", "555-0142", "They are one person", "They are two people"] {
        assert!(page.text.contains(told), "{told}: {}", page.text);
    }
    let bare = say(&mut dana, &pair, "one_person", " ").await;
    assert!(bare.status == StatusCode::UNPROCESSABLE_ENTITY && bare.text.contains("Say why"), "{}", bare.text);
    let said = say(&mut dana, &pair, "one_person", "She said so herself").await;
    assert_eq!((said.status, said.location.as_str()), (StatusCode::SEE_OTHER, "/review"), "{}", said.text);
    assert!(!dana.get("/review").await.text.contains(&pair), "it is not asked about again");
    for (own, other) in [(&first, &second), (&second, &first)] {
        for page in [own.clone(), format!("{own}/goal")] {
            let chart = dana.get(&page).await;
            assert!(chart.text.contains("Joined with") && chart.text.contains(&format!("href=\"{other}\"")), "{page}");
        }
    }
    let list = dana.get("/clients").await;
    assert!(list.text.contains("1 client") && list.text.contains("2 charts"), "{}", list.text);
    let found = dana.post("/clients/search", &[("search", "0142")]).await;
    assert!(found.text.contains("1 client found"), "{}", found.text);
    // The chart with the larger id has nothing of it, and what was said stands with its reason.
    let again = dana.get(&pair).await;
    assert!(
        again.text.contains("Yes, of one person. ") && again.text.contains("She said so herself"),
        "{}",
        again.text
    );
    let open = dana.state.node().open().unwrap();
    let held = |address: &str| {
        let core = DocKey::whole(id(address).parse().unwrap(), Part::Core);
        open.read(core, |doc, _| View::now(doc).entries(&CHART_JOIN).len())
    };
    assert_eq!((held(&first).await.unwrap(), held(&second).await.unwrap()), (1, 0));
    let parted = say(&mut dana, &pair, "two_people", "Cousins of one name").await;
    assert_eq!(parted.status, StatusCode::SEE_OTHER, "{}", parted.text);
    assert!(!dana.get(&first).await.text.contains("Joined with"));
    let desk = dana.get("/review").await;
    assert!(dana.get("/clients").await.text.contains("2 clients") && !desk.text.contains(&pair));
}

#[actix_web::test]
async fn only_supervisors_say_whether_two_charts_are_of_one_person() {
    let mut dana = Browser::clinic().await;
    dana.add("Tess", "therapist").await;
    let [first, second] = two(&mut dana).await;
    let pair = format!("/pairs/{}/{}", id(&first), id(&second));
    for login in ["tess", "sam"] {
        let mut other = dana.beside(login).await;
        assert_ne!(other.get(&pair).await.status, StatusCode::OK, "{login}");
        assert!(!other.get("/review").await.text.contains("Perhaps the same person"), "{login}");
        let form = [("heads", ""), ("edit_id", "00000000-0000-0000-0000-00000000000a"), ("verdict", "one_person")];
        let form: Vec<_> = form.into_iter().chain([("reason", "x")]).collect();
        assert_ne!(other.post(&pair, &form).await.status, StatusCode::SEE_OTHER, "{login}");
    }
    say(&mut dana, &pair, "one_person", "She said so").await;
    let mut sam = dana.beside("sam").await;
    let chart = sam.get(&first).await;
    assert!(chart.text.contains("Joined with") && !chart.text.contains(&pair), "whoever reads both sees it");
    for address in ["/pairs/x/y", &format!("/pairs/{}/{}", id(&first), id(&first))] {
        assert_eq!(dana.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let absent = format!("/pairs/{}/{}", id(&first), ClientId([9; 16]));
    assert_eq!(dana.get(&absent).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_section_of_a_clients_chart_is_gone_to_by_both_names() {
    let mut dana = Browser::clinic().await;
    let ana = dana.client("Phạm Thị Ana").await;
    dana.client("Cem Kaya").await;
    for typed in ["pham notes", "notes pham", "pham ana note"] {
        let found = dana.post("/find", &[("search", typed)]).await;
        let first = found.text.split("class=\"found").nth(1).and_then(|rest| rest.split("href=\"").nth(1));
        assert!(first.is_some_and(|href| href.starts_with(&format!("{ana}/note\""))), "{typed}: {}", found.text);
        assert!(!found.text.contains("Cem"), "{typed}");
    }
    let found = dana.post("/find", &[("search", "kaya")]).await;
    assert!(found.text.contains("Cem Kaya") && !found.text.contains("Phạm"));
}

#[actix_web::test]
async fn charts_that_may_be_of_one_person_are_part_of_the_one_number() {
    let mut dana = Browser::clinic().await;
    dana.add("Tess", "therapist").await;
    let [first, second] = two(&mut dana).await;
    let badge = "<span class=\"pill waits\">1</span>";
    for page in ["/review", "/today", first.as_str()] {
        assert!(dana.get(page).await.text.contains(badge), "{page}");
    }
    assert!(dana.get("/review").await.text.contains("Desk <span class=\"number\">1</span>"));
    assert!(!dana.get("/review").await.text.contains("Nothing waits"));
    for login in ["tess", "sam"] {
        assert!(!dana.beside(login).await.get("/today").await.text.contains("pill waits"), "{login} has no say in it");
    }
    say(&mut dana, &format!("/pairs/{}/{}", id(&first), id(&second)), "two_people", "Cousins").await;
    assert!(!dana.get("/today").await.text.contains("pill waits"));
}

#[actix_web::test]
async fn nobody_is_shown_together_with_somebody_they_were_told_apart_from_and_the_page_says_what_contradicts() {
    let mut dana = Browser::clinic().await;
    let [first, second] = two(&mut dana).await;
    let asked = begin(&mut dana, ("Anna Rios", "1984", "555-0142"), None).await;
    let third = begin(&mut dana, ("Anna Rios", "1984", "555-0142"), Some(&none_of(&asked))).await.location;
    let pair = |one: &str, other: &str| format!("/pairs/{}/{}", id(one), id(other));
    let (near, far, apart) = (pair(&first, &second), pair(&second, &third), pair(&first, &third));
    for joined in [&near, &far] {
        assert_eq!(say(&mut dana, joined, "one_person", "She said so").await.status, StatusCode::SEE_OTHER);
    }
    assert!(dana.get("/clients").await.text.contains("3 charts"), "one person with three charts");
    assert_eq!(say(&mut dana, &apart, "two_people", "Born in two towns").await.status, StatusCode::SEE_OTHER);

    let list = dana.get("/clients").await.text;
    assert!(list.contains("3 clients") && !list.contains("charts</"), "{list}");
    for chart in [&first, &second, &third] {
        assert!(!dana.get(chart).await.text.contains("Joined with"), "{chart}");
    }
    let desk = dana.get("/review").await.text;
    assert!(desk.contains(&apart) && desk.contains("Does not fit what else was said"), "{desk}");
    assert!(desk.contains("Desk <span class=\"number\">1</span>"), "{desk}");
    for page in [&apart, &near, &far] {
        let text = dana.get(page).await.text;
        assert!(text.contains("What was said of these charts does not fit together"), "{page}: {text}");
        for other in [&apart, &near, &far] {
            assert_eq!(text.contains(&format!("href=\"{other}\"")), other != page, "{page} leads to {other}");
        }
    }
    // Whichever is said otherwise, the rest stands.
    assert_eq!(say(&mut dana, &far, "two_people", "Looked again").await.status, StatusCode::SEE_OTHER);
    assert!(dana.get("/clients").await.text.contains("2 clients"));
    for (own, other, is_joined) in [(&first, &second, true), (&second, &first, true), (&first, &third, false)] {
        assert_eq!(dana.get(own).await.text.contains(&format!("href=\"{other}\"")), is_joined, "{own} {other}");
    }
    assert!(!dana.get("/review").await.text.contains(&apart));
    assert!(!dana.get(&apart).await.text.contains("does not fit together"));
}

#[actix_web::test]
async fn both_charts_of_a_pair_name_the_other_with_a_link_where_what_was_said_of_them_stands() {
    let mut dana = Browser::clinic().await;
    let [first, second] = two(&mut dana).await;
    let pair = format!("/pairs/{}/{}", id(&first), id(&second));
    say(&mut dana, &pair, "one_person", "She said so herself").await;
    let mut sam = dana.beside("sam").await;
    for (own, other, called) in [(&first, &second, "Ana Rios"), (&second, &first, "Ana Ríos")] {
        for (browser, leads) in [(&mut dana, pair.as_str()), (&mut sam, other.as_str())] {
            let section = browser.get(&format!("{own}/client")).await.text;
            let main = section.split("id=\"other-charts\"").nth(1).unwrap();
            assert!(main.contains(called) && main.contains(&format!("href=\"{leads}\"")), "{own}: {main}");
            assert!(main.contains("Yes, of one person") && main.contains("She said so herself"), "{own}: {main}");
        }
    }
}

/// Puts the chart away.
async fn put_away(browser: &mut Browser, chart: &str) {
    let form = browser.form(&format!("{chart}/standing/one")).await;
    leave(browser, &form.with("f.status", "moved").with("f.reason", "To the coast")).await;
}

#[actix_web::test]
async fn the_desk_lists_a_pair_though_one_of_both_is_put_away_and_says_which() {
    let mut dana = Browser::clinic().await;
    let [first, second] = two(&mut dana).await;
    let pair = format!("/pairs/{}/{}", id(&first), id(&second));
    put_away(&mut dana, &second).await;
    let desk = dana.get("/review").await.text;
    let line = desk.split(&format!("href=\"{pair}\"")).nth(1).unwrap_or_default().split("</li>").next().unwrap();
    assert!(line.contains("Moved away"), "{desk}");
    assert!(desk.contains("Desk <span class=\"number\">1</span>"), "{desk}");
    assert!(dana.get(&pair).await.text.contains("Moved away"));
    put_away(&mut dana, &first).await;
    assert!(!dana.get("/review").await.text.contains(&pair), "two charts that nobody works with ask nobody");
}

#[actix_web::test]
async fn nothing_of_a_chart_that_is_put_away_presses_though_it_is_joined_with_one_that_is_not() {
    let mut dana = Browser::clinic().await;
    let [first, second] = two(&mut dana).await;
    let pair = format!("/pairs/{}/{}", id(&first), id(&second));
    for at in [&first, &second] {
        let task = dana.form(&format!("{at}/task/new")).await.with("f.what", "Find a bed").with("f.status", "open");
        let day = crate::host::clock::today().to_string();
        assert_eq!(dana.send(&task.with("f.due", &day)).await.status, StatusCode::SEE_OTHER);
        let risk = dana.form(&format!("{at}/risk/self_harm")).await.with("f.level", "high");
        let risk = risk.with("f.basis", "Asked.").with("f.action", "We ring daily.");
        assert_eq!(dana.send(&risk).await.status, StatusCode::SEE_OTHER);
    }
    say(&mut dana, &pair, "one_person", "She said so herself").await;
    put_away(&mut dana, &second).await;
    for (page, risks) in [("/today", 1), ("/clients", 1), ("/review", 0)] {
        let text = dana.get(page).await.text;
        // That a risk in it is high is asked about, and nothing else of it.
        let main = text.split("<main").nth(1).unwrap().replace(&format!("href=\"{second}/risk\""), "");
        assert_eq!(main.matches("Harm to self").count(), risks, "{page}: {main}");
        assert!(!main.contains(&format!("{second}/")), "{page}: {main}");
    }
    put_away(&mut dana, &first).await;
    let today = dana.get("/today").await.text;
    assert!(!today.contains("Find a bed") && !today.contains("Harm to self"), "{today}");
}
