//! Steps of an ordered list: what is added to which, and where one stands after it was moved, for whoever cannot see it.
//! Must never let who works by keyboard begin again at the top of the page.

use super::answering::saved;
use super::*;

/// The tags of a page that begin with `begins`.
fn tags<'a>(html: &'a str, begins: &str) -> Vec<&'a str> {
    html.split('<').filter(|tag| tag.starts_with(begins)).filter_map(|tag| tag.split('>').next()).collect()
}

#[actix_web::test]
async fn a_button_that_adds_to_an_entry_says_to_which() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    for goal in ["Sleep at home", "Swim"] {
        dana.goal(&chart, goal).await;
    }
    let mut ways = 0;
    for page in [format!("{chart}/goal"), format!("{chart}/chapter/goals")] {
        let page = dana.get(&page).await.text;
        for about in tags(&page, "summary aria-label=\"Who changed this") {
            let says_which = ["Sleep at home", "Swim"].iter().filter(|goal| about.contains(**goal)).count();
            assert_eq!(says_which, 1, "{about}");
        }
        for way in tags(&page, "a class=\"quiet\"").into_iter().filter(|way| way.contains("/goal_step\"")) {
            let says_which = ["Sleep at home", "Swim"].iter().filter(|goal| way.contains(**goal)).count();
            assert!(way.contains("aria-label=\"") && says_which == 1, "{way}");
            ways += 1;
        }
    }
    assert!(ways >= 2, "{ways}");
}

#[actix_web::test]
async fn after_a_step_was_moved_the_page_goes_on_at_its_button() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let goal = dana.goal(&chart, "Sleep at home").await;
    for what in ["Pack", "Ring", "Walk"] {
        let form = dana.form(&format!("{goal}/goal_step")).await.with("f.what", what);
        saved(&mut dana, &form).await;
    }
    // Walk goes to the top in two steps: at the top there is only the way back.
    for side in ["Earlier", "Later"] {
        let page = dana.get(&format!("{chart}/goal")).await.text;
        let forms = page.split("<form method=\"post\"").skip(1);
        let own = forms.filter_map(|form| form.split("</form>").next());
        let own = own
            .filter(|form| form.contains("aria-label=\"Earlier: "))
            .find(|form| form.contains("Walk"))
            .expect("a button");
        let action = own.split("action=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let [heads, edit_id, before, by] = ["heads", "edit_id", "before", "form_by"].map(|name| hidden(own, name));
        let form = [("heads", &*heads), ("edit_id", &*edit_id), ("before", &*before), ("form_by", &*by)];
        let moved = dana.post(&action, &form).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text);
        let (at, id) = moved.location.split_once('#').unwrap_or_else(|| panic!("no place in {}", moved.location));
        let page = dana.get(at).await.text;
        let buttons = tags(&page, "button class=\"quiet\"");
        let held = buttons.iter().find(|button| button.contains(&format!("id=\"{id}\""))).expect(id);
        assert!(held.contains(side) && held.contains("Walk"), "{side}: {held}");
    }
}
