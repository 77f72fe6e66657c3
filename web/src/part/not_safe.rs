//! The ways to reach somebody that a chart says are not safe, for the top of another chart of theirs and of a form about reaching
//! them. Must never leave one out.

use std::sync::Arc;

use waystation_sync::care::contact;
use waystation_sync::care::overview::{SaidRow, most_careful};
use waystation_sync::care::summary::Row;

use crate::{Language, isolate, nouns};

/// Each of them: "Not safe: 555-0777".
#[must_use]
pub fn not_safe_in(rows: &[Arc<Row>], language: Language) -> Vec<String> {
    let page = nouns::page_of(&contact::CONTACT);
    let told = |said: &SaidRow| {
        let safe = page.code(contact::SAFE.name, &said.code, language);
        let values = [("safe", safe.into()), ("number", isolate::words(&said.of).into())];
        language.say_with("chart-not-safe", &values)
    };
    most_careful(rows, contact::CONTACT.name, &contact::SAFE).into_iter().map(told).collect()
}
