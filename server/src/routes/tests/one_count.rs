//! What waits for a person is one number wherever it is said: on the desk, beside its name on every page, on Today, in
//! the caseload and in the chart. Must never hold a number of its own.

use super::answering::saved;
use super::drafts::Form;
use super::said_of::way;
use super::settling::{staff, two_levels};
use super::*;

/// The first number behind `from` in `page` that stands between `before` and "<"; 0 where `from` is not there.
fn number(page: &str, from: &str, before: &str) -> usize {
    let own = page.split(from).nth(1).and_then(|rest| rest.split(before).nth(1));
    own.and_then(|rest| rest.split('<').next()).and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// How many things the client lines of a caseload page say that are to be looked at, in all and of the chart at
/// `chart`.
fn in_lines(page: &str, chart: &str) -> (usize, usize) {
    let lines = page.split("<li id=\"").filter(|line| line.contains("class=\"client-name\""));
    let of = |line: &str| {
        let words = line.split(" to look at").next().filter(|_| line.contains(" to look at"));
        words.and_then(|words| words.rsplit('>').next()?.parse::<usize>().ok()).unwrap_or(0)
    };
    let all: Vec<(bool, usize)> = lines.map(|line| (line.contains(&format!("href=\"{chart}\"")), of(line))).collect();
    (all.iter().map(|(_, n)| n).sum(), all.iter().filter(|(own, _)| *own).map(|(_, n)| n).sum())
}

#[actix_web::test]
async fn what_waits_is_one_number_on_the_desk_in_the_menu_on_today_in_the_caseload_and_at_the_chart_for_every_role() {
    let [mut dana, mut lee, mut rea] = staff().await;
    for (name, role) in [("Max", "case_manager"), ("Pia", "peer")] {
        dana.add(name, role).await;
    }
    let first = dana.client("Ana").await;
    two_levels((&mut lee, "low"), (&mut rea, "high"), &format!("{first}/risk/self_harm")).await;
    two_levels((&mut lee, "moderate"), (&mut rea, "high"), &format!("{first}/risk/legal")).await;
    let not = way(&mut lee, &first, "555-0142", "no").await;
    let safe = rea.form(&not).await.with("f.safe", "yes");
    assert_eq!(rea.send_surely(&safe).await.status, StatusCode::SEE_OTHER);
    let flag = lee.form(&format!("{first}/safety_flag/new")).await.with("f.why", "She said goodbye.");
    saved(&mut lee, &flag.with("f.status", "open")).await;
    // One that is put away with something to choose in it presses nobody; that it was said to be a death waits.
    let second = dana.client("Ben").await;
    two_levels((&mut lee, "low"), (&mut rea, "moderate"), &format!("{second}/risk/self_harm")).await;
    let died = rea.form(&format!("{second}/standing/one")).await.with("f.status", "died");
    let died = died.with("f.reason", "Her sister rang.").with("f.since", &crate::host::clock::today().to_string());
    assert_eq!(rea.send_surely(&died).await.status, StatusCode::SEE_OTHER);
    let [max, pia, sam] = [dana.beside("max").await, dana.beside("pia").await, dana.beside("sam").await];
    let mut most = 0;
    for (name, mut who) in [("Dana", dana), ("Lee", lee), ("Rea", rea), ("Max", max), ("Pia", pia), ("Sam", sam)] {
        let desk = who.get("/review").await.text;
        let parts = ["flags", "clashes", "waiting", "pairs"]
            .map(|id| number(&desk, &format!("id=\"{id}\""), "class=\"number\">"));
        let all: usize = parts.iter().sum();
        let [flags, clashes, waits, _] = parts;
        assert_eq!(number(&desk, "<h1>", "class=\"number\">"), if all == 0 { parts[0] } else { all }, "{name}: {desk}");
        let today = who.get("/today").await.text;
        for page in [&desk, &today] {
            assert_eq!(number(page, "<nav", "class=\"pill waits\">"), all, "{name}: {page}");
        }
        let on_today = ["alarms", "waiting"].map(|id| number(&today, &format!("id=\"{id}\""), "class=\"number\">"));
        assert_eq!(on_today, [flags + clashes, waits], "{name}: {today}");
        let clients = who.get("/clients").await.text;
        let away = who.get("/clients/put-away").await.text;
        let (in_use, of_first) = in_lines(&clients, &first);
        let (put_away, of_second) = in_lines(&away, &second);
        assert_eq!(in_use + put_away, waits, "{name}: {clients} {away}");
        for (chart, listed) in [(&first, of_first), (&second, of_second)] {
            let page = who.get(chart).await.text;
            let index = page.split("id=\"chart-index\"").nth(1).and_then(|rest| rest.split("</nav>").next());
            let chapters = index.unwrap_or_default().split("<b class=\"waits\">").skip(1);
            let sum: usize = chapters.map(|own| number(own, "<span", "aria-hidden=\"true\">")).sum();
            assert_eq!(sum, listed, "{name}: {page}");
        }
        most = most.max(waits);
    }
    assert_eq!(most, 4);
}

#[actix_web::test]
async fn three_versions_are_called_three_wherever_they_are_said() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let forms: [Form; 3] = [dana.form(&at).await, lee.form(&at).await, rea.form(&at).await];
    for ((browser, form), level) in
        [&mut dana, &mut lee, &mut rea].into_iter().zip(forms).zip(["low", "moderate", "high"])
    {
        let form = form.with("f.level", level).with("f.basis", "Asked.").with("f.action", "We ring daily.");
        saved(browser, &form).await;
    }
    for (page, said) in [
        ("/review".to_owned(), "3 versions, please choose"),
        ("/today".to_owned(), "3 versions, please choose"),
        ("/today".to_owned(), "(3 versions)"),
        ("/clients".to_owned(), ", 3 versions"),
        (chart.clone(), "3 versions, please choose. The most careful one is acted on."),
        (chart.clone(), "two to 3 versions, please choose"),
    ] {
        let text = dana.get(&page).await.text;
        // What the level rests on was said alike.
        assert!(
            text.contains(said) || (said.starts_with("two to") && text.contains("has 3 versions")),
            "{said}: {text}"
        );
        assert!(!text.contains("two versions, please") && !text.contains("Two versions, please"), "{page}: {text}");
    }
}

#[actix_web::test]
async fn every_part_of_the_number_in_the_menu_stands_on_today_under_its_own_name() {
    let [mut dana, mut lee, mut rea] = staff().await;
    let first = dana.client("Cem").await;
    two_levels((&mut lee, "low"), (&mut rea, "high"), &format!("{first}/risk/self_harm")).await;
    pairs::two(&mut dana).await;
    for (name, mut who) in [("Dana", dana), ("Lee", lee)] {
        let today = who.get("/today").await.text;
        let parts =
            ["alarms", "waiting", "pairs"].map(|id| number(&today, &format!("id=\"{id}\""), "class=\"number\">"));
        assert_eq!(number(&today, "<nav", "class=\"pill waits\">"), parts.iter().sum::<usize>(), "{name}: {today}");
        assert_eq!(parts[2], usize::from(name == "Dana"), "{name}: charts are joined by supervisors");
    }
}
