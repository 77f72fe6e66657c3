//! What of a page can be measured: how wide it is, how large its controls are, whether any is lost, where the keyboard
//! is. Must never judge by a clock.

use std::collections::BTreeMap;

use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Browser;
use crate::eyes::Sight;

/// Controls that are too small for a finger.
const TARGETS: &str = include_str!("page/targets.js");
/// Controls that can be used.
const CONTROLS: &str = include_str!("page/controls.js");
/// What is chosen and shown by colour alone.
const CHOSEN: &str = include_str!("page/chosen.js");
/// What is hidden and can be seen.
const GHOSTS: &str = include_str!("page/ghosts.js");
/// What is wrong with the element that has the keyboard.
const FOCUS: &str = include_str!("page/focus.js");

impl Browser {
    /// By how many pixels the page is wider than the window.
    pub async fn overflow(&self) -> i64 {
        let wider = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        self.window.execute(wider, Vec::new()).await.expect("it tells").as_i64().unwrap_or_default()
    }

    /// What is wider than the window, where the page is; empty when it is not.
    pub async fn too_wide(&self) -> Vec<String> {
        let over = self.overflow().await;
        if over <= 0 {
            return Vec::new();
        }
        let who = "const width = document.documentElement.clientWidth; const own = (one) => one.closest('.index ul') === null; \
                   const beyond = [...document.body.querySelectorAll('*')].filter((one) => { \
                   const box = one.getBoundingClientRect(); return own(one) && (box.right > width + 1 || box.left < -1); }); \
                   return beyond.slice(-6).map((one) => one.tagName + '.' + one.getAttribute('class'))";
        vec![format!("{over} pixels wider than its window: {}", self.lines(who, Vec::new()).await.join(", "))]
    }

    /// The controls that are too small for a finger.
    pub async fn too_small(&self) -> Vec<String> {
        self.lines(TARGETS, Vec::new()).await
    }

    /// What says of itself that it is hidden, and can be seen all the same.
    pub async fn ghosts(&self) -> Vec<String> {
        self.lines(GHOSTS, Vec::new()).await
    }

    /// What is chosen, or where the reader is, and is shown by its colour alone.
    pub async fn shown_by_colour(&self) -> Vec<String> {
        self.lines(CHOSEN, Vec::new()).await
    }

    /// The controls that can be used now, by what they are and say.
    pub async fn controls(&self) -> Vec<String> {
        self.lines(CONTROLS, Vec::new()).await
    }

    /// The controls that can be used when the page is seen in the one way and not in the other.
    pub async fn lost(&self, from: Sight, to: Sight) -> Vec<String> {
        let mut there = BTreeMap::<String, usize>::new();
        self.see(to).await;
        for control in self.controls().await {
            *there.entry(control).or_default() += 1;
        }
        self.see(from).await;
        let mut lost = self.controls().await;
        lost.retain(|control| match there.get_mut(control) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        lost
    }

    /// What is wrong with the place of the keyboard: lost, not to be seen, under something else. Empty when nothing.
    pub async fn focus_fault(&self) -> String {
        let said = self.window.execute(FOCUS, Vec::new()).await.expect("it tells");
        said.as_str().unwrap_or("it did not tell").to_owned()
    }

    /// Goes round the whole page by Tab, once; what is wrong on the way, and how many places there were.
    ///
    /// # Panics
    /// When it never comes round.
    pub async fn round(&self) -> (usize, Vec<String>) {
        let begin = "document.activeElement?.blur(); scrollTo(0, 0); \
                     return document.querySelectorAll('a[href], button, input, select, textarea, summary').length";
        let most = self.window.execute(begin, Vec::new()).await.expect("it begins").as_u64().unwrap_or_default() + 2;
        let mut faults = Vec::new();
        let number = "const held = document.activeElement; const known = window.heldSoFar ??= new Set(); \
                      if (known.has(held) || held === document.body) { delete window.heldSoFar; return false; } \
                      known.add(held); return true";
        for places in 0..=most {
            self.press(Key::Tab).await;
            if self.window.execute(number, Vec::new()).await.expect("it tells") != json!(true) {
                return (usize::try_from(places).unwrap_or_default(), faults);
            }
            let fault = self.focus_fault().await;
            faults.extend((!fault.is_empty()).then_some(fault));
        }
        panic!("Tab never comes round on {}", self.path().await);
    }
}
