//! That somebody is said to have died stands until a supervisor has looked at what takes it back, and beside every
//! other answer it is what counts. Must never let a chart press again on one person's word.

use super::away::leave;
use super::drafts::Form;
use super::settling::staff;
use super::*;

async fn put(browser: &mut Browser, chart: &str, status: &str, reason: &str) {
    let form = browser.form(&format!("{chart}/standing/one")).await;
    leave(browser, &form.with("f.status", status).with("f.reason", reason).with("sure.reason", status)).await;
}

async fn is_away(browser: &mut Browser) -> bool {
    let lists = ["/clients", "/clients/put-away"];
    let mut held = Vec::new();
    for list in lists {
        held.push(browser.get(list).await.text.contains("Ana Rios"));
    }
    assert_ne!(held[0], held[1], "it stands in one of the two lists");
    held[1]
}

#[actix_web::test]
async fn a_death_that_somebody_takes_back_stands_until_a_supervisor_has_looked_and_every_page_says_who_took_it_back() {
    for (status, said) in
        [("active", "Active"), ("paused", "Paused"), ("moved", "Moved away"), ("begun_by_mistake", "Begun by mistake")]
    {
        let mut dana = Browser::clinic().await;
        dana.add("Cam", "case_manager").await;
        let mut cam = dana.beside("cam").await;
        let chart = dana.client("Ana Rios").await;
        put(&mut dana, &chart, "died", "Her sister rang").await;
        let reason = if status == "active" { "" } else { "Seen in town" };
        put(&mut cam, &chart, status, reason).await;
        assert!(is_away(&mut dana).await, "{status}");
        let head = dana.get(&chart).await.text;
        assert!(head.contains("Died") && head.contains(&format!(" wrote “{said}” on ")), "{status}: {head}");
        assert!(head.contains("Cam"), "{status}: {head}");
        assert!(head.contains("a supervisor looks"), "{status}: {head}");
        assert!(dana.get("/clients/put-away").await.text.contains("Died (a supervisor looks)"), "{status}");
        let choose = format!("{chart}/standing/one/status/choose");
        let desk = dana.get("/review").await.text;
        assert!(desk.contains(&choose) && desk.contains("A death was taken back; a supervisor looks"), "{desk}");
        let look = dana.get(&choose).await.text;
        assert!(look.contains("It does not count yet"), "{look}");
        let form =
            [("heads", hidden(&look, "heads")), ("edit_id", hidden(&look, "edit_id")), ("act", "seen".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let seen = dana.post(&choose, &form).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
        let presses = ["active", "paused"].contains(&status);
        assert_eq!(is_away(&mut dana).await, !presses, "{status}: then it counts");
        assert!(!dana.get(&chart).await.text.contains("Died"), "{status}");
    }
}

#[actix_web::test]
async fn of_a_death_and_another_answer_that_were_written_apart_the_death_counts_and_both_are_shown() {
    for (status, said) in [("paused", "Paused"), ("active", "Active"), ("begun_by_mistake", "Begun by mistake")] {
        let [mut dana, mut lee, mut rea] = staff().await;
        let chart = dana.client("Ana Rios").await;
        let at = format!("{chart}/standing/one");
        let task = dana.form(&format!("{chart}/task/new")).await.with("f.what", "Find a bed").with("f.status", "open");
        assert_eq!(dana.send(&task).await.status, StatusCode::SEE_OTHER);
        let forms = (lee.form(&at).await, rea.form(&at).await);
        let died = forms.0.with("f.status", "died").with("f.reason", "Her sister rang");
        leave(&mut lee, &died).await;
        leave(&mut rea, &forms.1.with("f.status", status).with("f.reason", "Seen in town")).await;
        assert!(is_away(&mut dana).await, "{status}");
        let head = dana.get(&chart).await.text;
        for told in ["Died", "two versions, please choose", said] {
            assert!(head.contains(told), "{status} {told}: {head}");
        }
        assert!(!dana.get("/today").await.text.contains("Find a bed"), "{status}: nothing presses");
        let card = dana.get(&format!("{chart}/client")).await.text;
        assert!(card.contains("Died <span class=\"acted\">"), "the death is what is acted on: {card}");
        assert!(dana.get("/review").await.text.contains(&format!("{at}/status/choose")), "{status}");
    }
}

#[actix_web::test]
async fn who_takes_up_a_chart_of_somebody_who_died_is_told_that_a_supervisor_looks_first() {
    let mut dana = Browser::clinic().await;
    dana.add("Cam", "case_manager").await;
    let mut cam = dana.beside("cam").await;
    let chart = dana.client("Ana Rios").await;
    put(&mut dana, &chart, "died", "Her sister rang").await;
    let task = cam.form(&format!("{chart}/task/new")).await.with("f.what", "Find a bed").with("f.status", "open");
    let asked = cam.send(&task).await;
    let again = Form::on(&asked.text).with("f.status", "open").with("chart_away", "take-up");
    assert_eq!(cam.send(&again).await.status, StatusCode::SEE_OTHER);
    let told = cam.get(&format!("{chart}/task")).await.text;
    assert!(told.contains("The chart stays put away until a supervisor has looked"), "{told}");
    assert!(is_away(&mut dana).await);
}

#[actix_web::test]
async fn a_death_that_no_supervisor_has_looked_at_leaves_flags_and_urgent_tasks_pressing_and_nothing_else() {
    for login in ["cam", "dana"] {
        let mut dana = Browser::clinic().await;
        dana.add("Cam", "case_manager").await;
        let mut by = dana.beside(login).await;
        let chart = dana.client("Ana Rios").await;
        for (what, priority) in [("Find a bed", "urgent"), ("Ring her sister", "routine")] {
            let task = dana.form(&format!("{chart}/task/new")).await.with("f.what", what).with("f.status", "open");
            assert_eq!(dana.send(&task.with("f.priority", priority)).await.status, StatusCode::SEE_OTHER);
        }
        let flag = dana.form(&format!("{chart}/safety_flag/new")).await.with("f.why", "She rang at night");
        assert_eq!(dana.send(&flag.with("f.status", "open")).await.status, StatusCode::SEE_OTHER);
        let form = by.form(&format!("{chart}/standing/one")).await.with("f.status", "died");
        let form = form.with("f.reason", "A neighbour said so");
        let asked = by.send(&form).await.text;
        assert!(asked.contains("until a supervisor has looked"), "{asked}");
        leave(&mut by, &form).await;
        let today = dana.get("/today").await.text;
        assert!(today.contains("Find a bed"), "{login}: {today}");
        assert!(!today.contains("Ring her sister"), "{login}: {today}");
        assert!(today.contains(&format!("{chart}/safety_flag/")), "{login}: {today}");
        assert!(is_away(&mut dana).await, "{login}: nobody writes to them or calls");
        let choose = format!("{chart}/standing/one/status/choose");
        let look = dana.get(&choose).await.text;
        let (heads, id) = (hidden(&look, "heads"), hidden(&look, "edit_id"));
        let seen = dana.post(&choose, &[("heads", &heads), ("edit_id", &id), ("act", "seen")]).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
        assert!(!dana.get("/today").await.text.contains("Find a bed"), "a supervisor has looked");
    }
}
