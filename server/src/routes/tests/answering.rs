//! How a browser saves a form, and answers what that asks once more. Must never say yes to what a test did not ask it
//! to.

use super::drafts::Form;
use super::*;

impl Browser {
    /// Sends a form, and again with a yes to each question of `kinds` that it comes back with.
    pub(super) async fn send_with_yes(&mut self, form: &Form, kinds: &[&str]) -> Answer {
        self.send_saying_yes(form, |name| kinds.iter().any(|kind| is_of(name, kind))).await
    }

    /// Sends a form, and again with a yes to every question that it comes back with.
    pub(super) async fn send_surely(&mut self, form: &Form) -> Answer {
        self.send_saying_yes(form, |_| true).await
    }

    async fn send_saying_yes(&mut self, form: &Form, is_meant: impl Fn(&str) -> bool) -> Answer {
        let first = self.send(form).await;
        let boxes: Vec<(String, String)> = boxes(&first.text).into_iter().filter(|(name, _)| is_meant(name)).collect();
        if boxes.is_empty() {
            return first;
        }
        let sure = boxes.iter().fold(form.clone(), |form, (name, value)| form.with(name, value));
        self.send(&sure).await
    }
}

/// Sends a form that is saved.
pub(super) async fn saved(browser: &mut Browser, form: &Form) {
    let saved = browser.send(form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
}

/// Whether the box `name` is one of a question of `kind`: "sure.whom.consent" is of "whom".
fn is_of(name: &str, kind: &str) -> bool {
    name.split('.').nth(1) == Some(kind)
}

/// The boxes of a page that say yes to a question, each with what it sends.
fn boxes(html: &str) -> Vec<(String, String)> {
    let read = |from: &str| {
        let (name, rest) = from.split_once('"')?;
        let value = rest.split("value=\"").nth(1)?.split('"').next()?;
        Some((format!("sure.{name}"), value.to_owned()))
    };
    html.split("name=\"sure.").skip(1).filter_map(read).collect()
}
