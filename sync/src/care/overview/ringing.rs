//! Numbers of which it is said anywhere in the charts of a person that they are not safe: nobody rings them from
//! another place. Must never leave out one for how it was written.

use std::sync::Arc;

use super::row::Row;
use super::said::SaidRow;
use crate::care::declare::{Entry, FieldDecl, Header, Kind, NotSafe, Value, is_one_number, is_same};
use crate::care::nouns::client::contact::{CHANNEL, CONTACT, SAFE, VALUE};
use crate::care::nouns::goals::plan_version::{PLAN, PLAN_VERSION};
use crate::id::ClientId;

/// Another chart of the same person, with its rows.
type OtherChart = (ClientId, Vec<Arc<Row>>);

/// A number in a form of which it is said elsewhere that it is not safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ringing {
    /// The field.
    pub field: &'static FieldDecl,
    /// What is to stand there.
    pub number: String,
    /// Where it is said, and by which way it is not safe.
    pub said: Vec<NotSafe>,
}

/// The numbers in a form, which showed `shown` and says `fields`, that are said not to be safe: each is asked about
/// once. What the form leaves as it was is not. Of a way to reach somebody what its own chart says of that way is asked
/// about beside the answer itself ([`lowered`](crate::care::engine::across::lowered)): here what it says of another way
/// to the same number, also where the form makes the answer less careful.
#[must_use]
pub fn ringing(
    shown: &Entry,
    fields: &[(&'static FieldDecl, Option<Value>)],
    (own, others): (&[Arc<Row>], &[OtherChart]),
) -> Vec<Ringing> {
    let is_way = |field: &FieldDecl| *shown.noun == CONTACT && *field == VALUE;
    let rank = |to: Option<&Value>| SAFE.class.rank(to.and_then(Value::as_text).unwrap_or_default());
    let answer = fields.iter().find(|(field, _)| *shown.noun == CONTACT && **field == SAFE).map(|(_, to)| to.as_ref());
    let is_careful = answer.is_some_and(|to| rank(to) == 0);
    let is_loosened = answer.is_some_and(|to| rank(to) > rank(shown.value(&SAFE)));
    let way = fields.iter().find(|(field, _)| *shown.noun == CONTACT && **field == CHANNEL);
    let way =
        way.map_or_else(|| shown.text(&CHANNEL), |(_, to)| to.as_ref().and_then(Value::as_text).unwrap_or_default());
    let changed = fields.iter().filter(|(field, to)| {
        let is_other = || !is_same(to, &shown.field(field).value().cloned());
        may_hold_number(shown, field) && (is_other() || (is_way(field) && is_loosened))
    });
    let asked = changed.filter(|(field, _)| !is_way(field) || !is_careful).filter_map(|(field, to)| {
        let number = to.as_ref()?.to_string();
        let mut said = not_safe_of(own.iter(), &number);
        said.retain(|said| !is_way(field) || said.by != way);
        for one in not_safe_of(others.iter().flat_map(|(_, rows)| rows), &number) {
            if !said.contains(&one) {
                said.push(one);
            }
        }
        (!said.is_empty()).then_some(Ringing { field, number, said })
    });
    asked.collect()
}

/// Whether `said` is that a way to reach somebody is not safe.
fn is_not_safe(said: &SaidRow) -> bool {
    said.noun == CONTACT.name && said.field == SAFE.name && SAFE.class.rank(&said.code) == 0
}

/// What `rows` say of the telephone numbers in `text`: that they are not safe, each way once.
#[must_use]
pub fn not_safe_of<'a>(rows: impl Iterator<Item = &'a Arc<Row>>, text: &str) -> Vec<NotSafe> {
    let mut found: Vec<NotSafe> = Vec::new();
    for said in rows.flat_map(|row| &row.said).filter(|said| is_not_safe(said) && is_one_number(text, &said.of)) {
        let own = NotSafe { of: said.of.clone(), by: said.by.clone() };
        if !found.contains(&own) {
            found.push(own);
        }
    }
    found
}

/// Whether `field` of `entry` may hold a telephone number to be rung: one by its kind, any line, prose by which its
/// noun names people, and prose that stands until it is changed, or that the client takes home. What was, as it was, is
/// not held up.
fn may_hold_number(entry: &Entry, field: &FieldDecl) -> bool {
    match field.kind {
        Kind::Phone | Kind::Line { .. } => true,
        Kind::Text { .. } => {
            entry.noun.header == Header::Standing
                || (*entry.noun == PLAN_VERSION && *field == PLAN)
                || (entry.noun.involves)(entry).fields().any(|own| own == field)
        }
        Kind::Code(_)
        | Kind::Listed(_)
        | Kind::Codes(_)
        | Kind::Date
        | Kind::DateOrYear
        | Kind::Number { .. }
        | Kind::YesNo
        | Kind::Staff
        | Kind::Moment
        | Kind::Link { .. }
        | Kind::Links { .. }
        | Kind::Order
        | Kind::Answers(_)
        | Kind::Drawing
        | Kind::Signed => false,
    }
}

/// Notes in `entry` which of its numbers are said not to be safe, but where it says so itself.
pub(super) fn heed_not_safe<'a>(entry: &mut Entry, rows: impl Iterator<Item = &'a Arc<Row>> + Clone) {
    if !rows.clone().any(|row| row.said.iter().any(is_not_safe)) {
        return;
    }
    let says_so = |field: &FieldDecl| {
        let mut own = entry.noun.fields.iter().filter(|own| own.said_of == Some(field.name));
        own.any(|own| *own == SAFE && *entry.noun == CONTACT && own.class.rank(entry.text(own)) == 0)
    };
    let fields = entry.noun.fields.iter().filter(|field| may_hold_number(entry, field) && !says_so(field));
    let said = fields.filter_map(|field| {
        let numbers = entry.every_value(field).map(ToString::to_string);
        let said: Vec<NotSafe> = numbers.flat_map(|number| not_safe_of(rows.clone(), &number)).collect();
        (!said.is_empty()).then_some((field.name, said))
    });
    let said: Vec<(&'static str, Vec<NotSafe>)> = said.collect();
    entry.not_safe.extend(said);
}
