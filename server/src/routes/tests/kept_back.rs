//! What a client said to be for few is shown to few, on every page and on paper, and only counted to others.

use waystation_sync::care::NOUNS;
use waystation_sync::care::noun::{Kind, Noun, header};
use waystation_web::chapters::CHAPTERS;

use super::settling::staff;
use super::*;

/// An entry of a log with every field of words saying `word`; its address.
async fn logged(browser: &mut Browser, chart: &str, noun: &Noun, visible: &str, word: &str) -> String {
    let mut form = browser.form(&format!("{chart}/{}/new", noun.name)).await;
    for field in noun.fields {
        let value = if *field == header::VISIBLE {
            visible.to_owned()
        } else if field.name == header::LANGUAGE.name {
            continue;
        } else if matches!(field.kind, Kind::Line { .. } | Kind::Text { .. }) {
            word.to_owned()
        } else if field.kind == Kind::Moment {
            "2026-11-20T10:00".to_owned()
        } else if !field.required {
            continue;
        } else if let Kind::Number { least, .. } = field.kind {
            least.to_string()
        } else {
            field.kind.codes()[0].to_owned()
        };
        form = form.with(&format!("f.{}", field.name), &value);
    }
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}: {}", noun.name, saved.text);
    format!("{chart}/{}/{}", noun.name, form.get("edit_id"))
}

/// Every page on which something of an entry at `at` could stand.
async fn pages(browser: &mut Browser, chart: &str, noun: &Noun, at: &str) -> Vec<(String, Answer)> {
    let mut paths = vec![chart.to_owned(), format!("{chart}/{}", noun.name), at.to_owned(), format!("{at}/history")];
    paths.extend(CHAPTERS.iter().map(|chapter| format!("{chart}/chapter/{}", chapter.name)));
    paths.extend([format!("{chart}/before"), "/today".into(), "/review".into(), "/clients".into()]);
    paths.push(format!("{at}/choose/{}", header::VISIBLE.name));
    let mut pages = Vec::new();
    for path in paths {
        let page = browser.get(&path).await;
        pages.push((path, page));
    }
    let client = chart.strip_prefix("/clients/").unwrap();
    let form = [("client", client), ("section", noun.name), ("period", "all")];
    pages.push(("paper".into(), browser.post("/paper", &form).await));
    pages
}

#[actix_web::test]
async fn what_is_for_few_is_on_no_page_of_others_by_a_word_and_is_counted() {
    let [mut dana, mut lee, mut rea] = staff().await;
    dana.add("Kim", "case_manager").await;
    let mut kim = dana.beside("kim").await;
    let chart = dana.client("Ana").await;
    let (lee_id, team) = (lee.person(), dana.form(&format!("{chart}/team/new")).await);
    let team = dana.send(&team.with("f.who", &lee_id).with("f.role", "therapist")).await;
    assert_eq!(team.status, StatusCode::SEE_OTHER, "{}", team.text);
    let nouns: Vec<_> = NOUNS.into_iter().filter(|noun| noun.fields.contains(&header::VISIBLE)).collect();
    assert!(nouns.len() >= 6, "{nouns:?}");
    for noun in nouns {
        let therapists = logged(&mut kim, &chart, noun, "therapist", "Kingfisher").await;
        let own = logged(&mut kim, &chart, noun, "me", "Heron").await;
        logged(&mut kim, &chart, noun, "team", "Sparrow").await;
        for (who, sees_first, sees_second) in
            [(&mut kim, true, true), (&mut lee, true, false), (&mut dana, true, false), (&mut rea, false, false)]
        {
            for (at, word, sees) in [(&therapists, "Kingfisher", sees_first), (&own, "Heron", sees_second)] {
                let all = pages(who, &chart, noun, at).await;
                let (path, page) = all.iter().find(|(path, _)| path == at).unwrap();
                assert_eq!(page.status == StatusCode::FORBIDDEN, !sees, "{path}: {}", page.text);
                let shows = |(_, page): &&(String, Answer)| page.text.contains(word);
                let section = format!("{chart}/{}", noun.name);
                let list = &all.iter().find(|(path, _)| *path == section).unwrap().1;
                assert!(list.text.contains("Sparrow"), "{}", list.text);
                if sees {
                    assert!(list.text.contains(word), "{}: {}", noun.name, list.text);
                } else {
                    let shown: Vec<_> = all.iter().filter(shows).map(|(path, _)| path).collect();
                    assert!(shown.is_empty(), "{word} of {} on {shown:?}", noun.name);
                    let only = if word == "Heron" { "for whoever wrote" } else { "for their therapist only" };
                    assert!(list.text.contains(only), "{}", list.text);
                    let paper = &all.last().unwrap().1.text;
                    assert!(paper.contains(only), "{paper}");
                }
            }
        }
    }
}

#[actix_web::test]
async fn of_two_answers_for_whom_an_entry_is_the_narrower_counts_and_nobody_else_writes_in_it() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let noun = NOUNS.into_iter().find(|noun| noun.name == "journal").unwrap();
    let at = logged(&mut rea, &chart, noun, "team", "Kingfisher").await;
    let (one, other) = (lee.form(&at).await, rea.form(&at).await);
    assert_eq!(rea.send(&other.with("f.visible", "me")).await.status, StatusCode::SEE_OTHER);
    // Lee's page was older: it is refused, or it stands beside; either way the entry is for Rea alone.
    let late = lee.send(&one.with("f.visible", "therapist")).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN, "{}", late.text);
    assert!(!late.text.contains("Kingfisher"), "{}", late.text);
    for other in [&mut lee, &mut dana] {
        assert_eq!(other.get(&at).await.status, StatusCode::FORBIDDEN);
        assert!(!other.get(&format!("{chart}/journal")).await.text.contains("Kingfisher"));
    }
    assert!(rea.get(&at).await.text.contains("Kingfisher"));
}

/// The value that the box `name` of a page sends.
fn boxed(page: &str, name: &str) -> String {
    let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    value.split('"').next().unwrap_or_default().to_owned()
}

#[actix_web::test]
async fn whoever_wrote_an_entry_is_asked_once_before_more_people_may_read_it() {
    let [mut dana, mut lee, _] = staff().await;
    dana.add("Kim", "case_manager").await;
    let mut kim = dana.beside("kim").await;
    let chart = dana.client("Ana").await;
    for noun in NOUNS.into_iter().filter(|noun| noun.fields.contains(&header::VISIBLE)) {
        let at = logged(&mut kim, &chart, noun, "me", "Heron").await;
        for (visible, count) in [("therapist", 2), ("team", 4)] {
            let form = kim.form(&at).await.with("f.visible", visible);
            let asked = kim.send(&form).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}: {}", noun.name, asked.text);
            let said = format!("{count} people will be able to read this from now on");
            assert!(asked.text.contains(&said), "{}: {}", noun.name, asked.text);
            assert_ne!(lee.get(&at).await.status, StatusCode::OK, "not before it was said");
            let yes = boxed(&asked.text, "sure.wider.visible");
            let saved = kim.send(&form.with("sure.wider.visible", &yes)).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        }
        assert_eq!(lee.get(&at).await.status, StatusCode::OK);
        let history = dana.get(&format!("{at}/history")).await.text;
        assert!(history.contains("Everyone who may open this chart") && history.contains("Kim"), "{history}");
        // Making it narrower asks nothing.
        let narrower = kim.form(&at).await.with("f.visible", "me");
        assert_eq!(kim.send(&narrower).await.status, StatusCode::SEE_OTHER);
    }
}

#[actix_web::test]
async fn nobody_opens_to_more_people_what_somebody_else_wrote_nor_keeps_it_for_them_alone() {
    let [mut dana, _, _] = staff().await;
    dana.add("Kim", "case_manager").await;
    let mut kim = dana.beside("kim").await;
    let chart = dana.client("Ana").await;
    for noun in NOUNS.into_iter().filter(|noun| noun.fields.contains(&header::VISIBLE)) {
        let at = logged(&mut kim, &chart, noun, "therapist", "Heron").await;
        for (visible, said) in [
            ("team", "Only the person who wrote this down can open it"),
            ("", "Only the person who wrote this down can open it"),
            ("me", "Only the person who wrote this down can keep it"),
        ] {
            let form = dana.form(&at).await.with("f.visible", visible);
            let asked = dana.send(&form).await;
            let asked = match boxed(&asked.text, "sure.wider.visible") {
                none if none.is_empty() => asked,
                yes => dana.send(&form.with("sure.wider.visible", &yes)).await,
            };
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{} {visible}: {}", noun.name, asked.text);
            assert!(asked.text.contains(said), "{}: {}", noun.name, asked.text);
        }
        assert_eq!(dana.get(&at).await.status, StatusCode::OK);
    }
}

#[actix_web::test]
async fn the_choice_of_readers_says_who_each_answer_is_for() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    for (language, everyone, nothing) in [
        ("en-GB", "Everyone who may open this chart", "Not said: everyone who may open this chart"),
        ("es", "Cualquiera que pueda abrir este expediente", "Sin indicar: cualquiera que pueda abrir este expediente"),
    ] {
        dana.language = language;
        for noun in NOUNS.into_iter().filter(|noun| noun.fields.contains(&header::VISIBLE)) {
            let form = dana.get(&format!("{chart}/{}/new", noun.name)).await.text;
            assert!(form.contains(everyone) && form.contains(nothing), "{}: {form}", noun.name);
        }
    }
}

#[actix_web::test]
async fn whoever_corrects_an_entry_that_is_for_few_is_asked_before_the_new_one_is_for_more() {
    let [mut dana, mut lee, _] = staff().await;
    dana.add("Kim", "case_manager").await;
    let mut kim = dana.beside("kim").await;
    let chart = dana.client("Ana").await;
    let corrected = |noun: &&'static Noun| noun.field("corrects").is_some();
    let mut nouns = 0;
    for noun in NOUNS.into_iter().filter(|noun| noun.fields.contains(&header::VISIBLE)).filter(corrected) {
        nouns += 1;
        let first = logged(&mut kim, &chart, noun, "me", "Heron").await;
        let id = first.rsplit('/').next().unwrap().to_owned();
        // Filled in as the first, and sent for more people.
        let again = logged(&mut kim, &chart, noun, "me", "Egret").await;
        let filled = kim.form(&again).await;
        let new = kim.form(&format!("{chart}/{}/new", noun.name)).await.with("f.corrects", &id);
        let form = noun.fields.iter().fold(new, |form, field| match filled.get(&format!("f.{}", field.name)) {
            said if said.is_empty() || field.name == "corrects" => form,
            said => form.with(&format!("f.{}", field.name), said),
        });
        let form = form.with("f.happened", "2026-11-20T10:00");
        for visible in ["", "team"] {
            let asked = kim.send(&form.clone().with("f.visible", visible)).await;
            assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{} {visible}: {}", noun.name, asked.text);
            assert!(asked.text.contains("will be able to read this from now on"), "{}: {}", noun.name, asked.text);
        }
        assert!(!lee.get(&format!("{chart}/{}", noun.name)).await.text.contains("Heron"));
    }
    assert!(nouns > 0);
}
