//! Every act in a chart that is put away asks as saving a form does, does nothing before it is answered, and then does
//! as was answered.

use super::drafts::Form;
use super::*;

/// Puts the chart away.
async fn end(browser: &mut Browser, chart: &str) {
    let form = browser.form(&format!("{chart}/standing/one")).await;
    leave(browser, &form.with("f.status", "ended").with("f.reason", "All reached")).await;
}

/// Sends a form that puts a chart away, with a yes to leaving open in it what stands open.
pub(super) async fn leave(browser: &mut Browser, form: &Form) {
    let saved = browser.send_with_yes(form, &["leave"]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
}

#[actix_web::test]
async fn putting_a_chart_away_asks_once_about_the_flags_and_tasks_that_stand_open_in_it() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    begin(&mut browser, &format!("{chart}/task"), &[("f.what", "Find a bed"), ("f.status", "open")]).await;
    let flag = [("f.why", "She rang at night"), ("f.status", "open"), ("f.owner", "")];
    begin(&mut browser, &format!("{chart}/safety_flag"), &flag).await;
    let at = format!("{chart}/standing/one");
    let paused = browser.form(&at).await.with("f.status", "paused").with("f.reason", "On holiday");
    assert_eq!(browser.send(&paused).await.status, StatusCode::SEE_OTHER, "a pause still presses for safety");
    let form = browser.form(&at).await.with("f.status", "moved").with("f.reason", "To the coast");
    let asked = browser.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    for said in ["1 safety flag stands open in this chart.", "1 task stands open in this chart.", "To the coast"] {
        assert!(asked.text.contains(said), "{said}: {}", asked.text);
    }
    let sure = Form::on(&asked.text).with("f.status", "moved").with("sure.leave.status", "1 1 0");
    // A yes to one task is none to two.
    begin(&mut browser, &format!("{chart}/task"), &[("f.what", "Ring her sister"), ("f.status", "open")]).await;
    assert_eq!(browser.send(&sure).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.send(&sure.with("sure.leave.status", "1 2 0")).await.status, StatusCode::SEE_OTHER);
    assert!(!browser.get("/today").await.text.contains("Find a bed"));
}

#[actix_web::test]
async fn putting_a_chart_away_says_how_many_choices_no_list_will_show_any_more() {
    let [mut dana, mut lee, mut rea] = settling::staff().await;
    let chart = dana.client("Ana").await;
    settling::two_levels((&mut lee, "low"), (&mut rea, "high"), &format!("{chart}/risk/self_harm")).await;
    let form = rea.form(&format!("{chart}/standing/one")).await;
    let form = form.with("f.status", "ended").with("f.reason", "All reached");
    let asked = rea.send(&form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text);
    assert!(asked.text.contains("1 thing in this chart has two versions and waits for a choice."), "{}", asked.text);
    leave(&mut rea, &form).await;
    let desk = dana.get("/review").await.text;
    assert!(desk.contains("The chart is put away (Ended), and a risk in it is high"), "{desk}");
}

/// Begins an entry; its address.
async fn begin(browser: &mut Browser, at: &str, fields: &[(&str, &str)]) -> String {
    let new = browser.form(&format!("{at}/new")).await;
    let form = fields.iter().fold(new, |form, (name, text)| form.with(name, text));
    let saved = browser.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    format!("{at}/{}", form.get("edit_id"))
}

/// What a press of a button sends, and where to.
type Press = (String, Vec<(String, String)>);

/// The button of a form that has only hidden inputs.
fn button(page: &str, action: &str) -> Press {
    let form = page.split("<form").find(|form| form.contains(&format!("action=\"{action}\""))).expect("a form");
    let tags = form.split("</form>").next().unwrap().split("<input type=\"hidden\" name=\"").skip(1);
    let pair = |tag: &str| {
        let (name, rest) = tag.split_once("\" value=\"").unwrap();
        (name.to_owned(), rest.split('"').next().unwrap().to_owned())
    };
    (action.to_owned(), tags.map(pair).collect())
}

async fn press(browser: &mut Browser, (action, inputs): &Press, more: &[(&str, &str)]) -> Answer {
    let own = inputs.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    browser.post(action, &own.chain(more.iter().copied()).collect::<Vec<_>>()).await
}

/// A button that asks first: it does nothing before that is answered, and then what it says. `is_done` looks at `page`.
async fn asks(
    browser: &mut Browser,
    (chart, page): (&str, &str),
    pressed: Press,
    is_done: &dyn Fn(&str) -> bool,
    answer: &str,
) {
    let action = pressed.0.clone();
    let asked = press(browser, &pressed, &[]).await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{action}: {}", asked.location);
    assert!(asked.text.contains("This chart is put away: Ended"), "{action}: {}", asked.text);
    assert!(!is_done(&browser.get(page).await.text), "{action} did nothing yet");
    let again = button(&asked.text, &action);
    let unanswered = press(browser, &again, &[]).await;
    assert_eq!(unanswered.status, StatusCode::CONFLICT, "{action} without an answer");
    let done = press(browser, &again, &[("chart_away", answer)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{action}: {}", done.text);
    assert!(is_done(&browser.get(page).await.text), "{action}");
    let is_active = browser.get("/clients").await.text.contains("Ana Rios");
    assert_eq!(is_active, answer == "take-up", "{action}");
    if is_active {
        end(browser, chart).await;
    }
}

#[actix_web::test]
async fn every_button_in_a_chart_that_is_put_away_asks_as_saving_there_does() {
    let mut dana = Browser::clinic().await;
    let chart = &dana.client("Ana Rios").await;
    let (tasks, steps, notes) = (format!("{chart}/task"), format!("{chart}/crisis_step"), format!("{chart}/note"));
    let plan = format!("{chart}/crisis");
    begin(&mut dana, &steps, &[("f.stage", "people"), ("f.what", "Call Ben")]).await;
    let second = begin(&mut dana, &steps, &[("f.stage", "people"), ("f.what", "Call Ana")]).await;
    let goal = &dana.goal(chart, "Sleep at home").await;
    let is_away = |page: &str| page.contains("Take this goal up again");
    let is_first = |page: &str| page.find("Call Ana") < page.find("Call Ben");
    for answer in ["leave", "take-up"] {
        let task = begin(&mut dana, &tasks, &[("f.what", "Find a bed"), ("f.status", "open")]).await;
        let note = &begin(&mut dana, &notes, &[("f.kind", "visit"), ("f.text", "Came alone.")]).await;
        end(&mut dana, chart).await;

        let done = format!("{task}/status/done");
        let is_done = |page: &str| !page.contains(&done);
        asks(&mut dana, (chart, &tasks), (done.clone(), Vec::new()), &is_done, answer).await;
        let retire = dana.form(goal).await.pressed(&format!("{goal}/retire"));
        asks(&mut dana, (chart, goal), retire, &is_away, answer).await;
        let take_up = button(&dana.get(goal).await.text, &format!("{goal}/take-up"));
        asks(&mut dana, (chart, goal), take_up, &|page| !is_away(page), answer).await;
        let sign = dana.form(note).await.pressed(&format!("{note}/sign"));
        asks(&mut dana, (chart, note), sign, &|page| !page.contains("Save and sign"), answer).await;
        let to = button(&dana.get(&plan).await.text, &format!("{second}/move"));
        let is_first_now = is_first(&dana.get(&plan).await.text);
        asks(&mut dana, (chart, &plan), to, &|page| is_first(page) != is_first_now, answer).await;
        let form = dana.form(&format!("{chart}/standing/one")).await.with("f.status", "active").with("f.reason", "");
        assert_eq!(dana.send(&form).await.status, StatusCode::SEE_OTHER, "what is said of the chart asks nothing");
    }
}

#[actix_web::test]
async fn a_choice_in_a_chart_that_is_put_away_asks_with_its_words_in_it() {
    let [mut dana, mut lee, mut rea] = settling::staff().await;
    let chart = dana.client("Ana Rios").await;
    let at = format!("{chart}/risk/self_harm");
    let choose = settling::two_levels((&mut lee, "low"), (&mut rea, "high"), &at).await;
    end(&mut dana, &chart).await;
    let page = dana.get(&choose).await.text;
    let high = settling::choice(&page, "High");
    let sent = Form::on(&page).with("choice", &high).with("reason", "To be safe");
    let asked = dana.send(&sent).await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.text);
    assert!(asked.text.contains("This chart is put away: Ended") && asked.text.contains("To be safe"));
    assert!(dana.get(&choose).await.status == StatusCode::OK, "nothing was chosen yet");
    let saved = dana.send(&Form::on(&asked.text).with("choice", &high).with("chart_away", "leave")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert!(dana.get(&format!("{chart}/risk")).await.text.contains("because: To be safe"));
    assert!(!dana.get("/clients").await.text.contains("Ana Rios"));
    // What is looked at asks as well.
    let lowered = dana.form(&at).await.with("f.level", "low").with("chart_away", "leave");
    rea.send_surely(&lowered.by(&rea.person())).await;
    let look = format!("{at}/level/choose");
    let seen = button(&dana.get(&look).await.text, &look);
    asks(&mut dana, (&chart, &look), seen, &|page| page.is_empty(), "take-up").await;
}

#[actix_web::test]
async fn what_was_answered_once_is_not_asked_again_by_the_button_that_takes_the_act_back() {
    let mut dana = Browser::clinic().await;
    let chart = &dana.client("Ana Rios").await;
    let goal = &dana.goal(chart, "Sleep at home").await;
    let task = begin(&mut dana, &format!("{chart}/task"), &[("f.what", "Find a bed"), ("f.status", "open")]).await;
    end(&mut dana, chart).await;
    let retire = dana.form(goal).await.pressed(&format!("{goal}/retire"));
    for (pressed, back) in [
        (retire, format!("{goal}/take-up")),
        ((format!("{task}/status/done"), Vec::new()), format!("{task}/status/open")),
    ] {
        let asked = press(&mut dana, &pressed, &[]).await;
        assert!(asked.text.contains("Leave it as it was") && !asked.text.contains(">Discard<"), "{}", asked.text);
        let again = button(&asked.text, &pressed.0);
        let done = press(&mut dana, &again, &[("chart_away", "leave")]).await;
        let page = dana.get(&done.location).await.text;
        let undone = press(&mut dana, &button(&page, &back), &[]).await;
        assert_eq!(undone.status, StatusCode::SEE_OTHER, "{back}: {}", undone.text);
        assert!(!dana.get("/clients").await.text.contains("Ana Rios"), "the chart stays put away");
    }
}
