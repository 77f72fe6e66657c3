//! What a form asks about once more before it is saved or signed: days that are unusual for their field, and the day that
//! goes with a change. Must never read a clock, nor speak against a change that another node brings.

use jiff::civil::{Date, date};

use crate::care::declare::{Days, Entry, FieldDecl, OddDay, UsualDays, Value, odd_to_sign};

/// A day that a form holds and that may be a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The field.
    pub field: &'static FieldDecl,
    /// The day that it is to hold.
    pub day: Date,
    /// What is unusual about it.
    pub odd: OddDay,
}

/// What a form says: fields with what each is to hold.
pub type Fields = [(&'static FieldDecl, Option<Value>)];

/// The days in `fields` that are unusual on `today`, of those that differ from what the form showed as `shown`: who puts
/// an overdue task right is not asked about its day. Where the status makes a day unusual ([`Noun::usual`]), it is asked
/// about as well when only that is changed.
///
/// [`Noun::usual`]: crate::care::declare::Noun::usual
#[must_use]
pub fn of_form(shown: &Entry, fields: &Fields, today: Date) -> Vec<Doubt> {
    let is_changed =
        |field: &FieldDecl| fields.iter().any(|(known, to)| *known == field && shown.value(known) != to.as_ref());
    let doubted = |field: &'static FieldDecl| {
        let usual = usual(shown, field, fields);
        let with = usual.and_then(|usual| shown.noun.field(usual.with));
        if !is_changed(field) && !with.is_some_and(is_changed) {
            return None;
        }
        let day = day_of(held(shown, field, fields)?)?;
        let days = usual.map_or(field.days, |usual| usual.days);
        Some(Doubt { field, day, odd: days.odd(day, today)? })
    };
    shown.noun.fields.iter().filter_map(doubted).collect()
}

/// What `field` is to hold once the form is saved.
fn held<'a>(shown: &'a Entry, field: &FieldDecl, fields: &'a Fields) -> Option<&'a Value> {
    let typed = fields.iter().find(|(known, _)| *known == field);
    typed.map_or_else(|| shown.value(field), |(_, to)| to.as_ref())
}

/// Which days the status that is to stand makes usual for `field`; `None` where it says nothing of them.
fn usual(shown: &Entry, field: &FieldDecl, fields: &Fields) -> Option<&'static UsualDays> {
    let stands = |usual: &&UsualDays| {
        let with = shown.noun.field(usual.with).and_then(|with| held(shown, with, fields)?.as_text());
        usual.day == field.name && with.is_some_and(|code| usual.codes.contains(&code))
    };
    shown.noun.usual.iter().find(stands)
}

/// The days in `fields` on which something is said to have happened before the client was `born`, of those that differ from
/// what the form showed as `shown`.
#[must_use]
pub fn before_birth(shown: &Entry, fields: &Fields, born: Date) -> Vec<Doubt> {
    let changed = fields.iter().filter(|(field, to)| field.days == Days::Past && shown.value(field) != to.as_ref());
    let days = changed.filter_map(|(field, to)| Some((*field, day_of(to.as_ref()?)?)));
    let early = days.filter(|(_, day)| *day < born);
    early.map(|(field, day)| Doubt { field, day, odd: OddDay::BeforeBirth }).collect()
}

/// The day of birth in `fields` where it comes after the day on which the client `died`, of those that differ from what the form
/// showed as `shown`.
#[must_use]
pub fn after_death(shown: &Entry, fields: &Fields, died: Date) -> Vec<Doubt> {
    let changed = fields.iter().filter(|(field, to)| field.days == Days::Birth && shown.value(field) != to.as_ref());
    let days = changed.filter_map(|(field, to)| Some((*field, day_of(to.as_ref()?)?)));
    let late = days.filter(|(_, day)| *day > died);
    late.map(|(field, day)| Doubt { field, day, odd: OddDay::AfterDeath }).collect()
}

/// The day of an entry in `fields` that comes before that of the signed one that it belongs to, where it differs from what the form
/// showed as `shown`: nobody agrees to what was not written yet.
#[must_use]
pub fn before_parent(shown: &Entry, fields: &Fields, parent: &Entry) -> Option<Doubt> {
    let field = shown.noun.dated_by()?;
    let (_, to) = fields.iter().find(|(own, to)| *own == field && shown.value(field) != to.as_ref())?;
    let (day, first) = (day_of(to.as_ref()?)?, day_of(&parent.signed_or_held(parent.noun.dated_by()?)?)?);
    (parent.is_signed() && day < first).then_some(Doubt { field, day, odd: OddDay::BeforeParent })
}

/// As [`of_form`], of a form whose entry is signed on `today` with what it says, or as `shown` stands where it says nothing
/// of the day.
#[must_use]
pub fn of_signing(shown: &Entry, fields: &Fields, today: Date) -> Vec<Doubt> {
    let mut doubts = of_form(shown, fields, today);
    let dated = shown.noun.dated_by().filter(|dated| doubts.iter().all(|doubt| doubt.field != *dated));
    let day = dated.and_then(|dated| {
        let said = fields.iter().find(|(field, _)| *field == dated).map(|(_, to)| to.as_ref());
        Some((dated, day_of(said.unwrap_or_else(|| shown.value(dated))?)?))
    });
    doubts.extend(day.and_then(|(field, day)| Some(Doubt { field, day, odd: odd_to_sign(day, today)? })));
    doubts
}

/// Puts `today` where it goes with a change of another field ([`FieldDecl::today_with`]) and nobody typed another day.
pub fn date_changes(shown: &Entry, fields: &mut Vec<(&'static FieldDecl, Option<Value>)>, today: Date) {
    for field in shown.noun.fields {
        let Some(with) = field.today_with.and_then(|with| shown.noun.field(with)) else { continue };
        let is_changed = |one: &FieldDecl, fields: &Fields| {
            fields.iter().any(|(field, to)| *field == one && shown.value(field) != to.as_ref())
        };
        let is_emptied = fields.iter().any(|(own, to)| *own == field && to.is_none());
        let is_typed = is_changed(field, fields) && !is_emptied;
        if !is_changed(with, fields) || is_typed || shown.field(field).is_conflicted() {
            continue;
        }
        fields.retain(|(own, _)| *own != field);
        fields.push((field, Some(Value::Date(today))));
    }
}

fn day_of(value: &Value) -> Option<Date> {
    match value {
        Value::Date(day) => Some(*day),
        Value::Year(year) => Date::new(*year, 1, 1).ok().or(Some(date(1, 1, 1))),
        Value::Moment(at) => Some(at.local().date()),
        Value::Words(_)
        | Value::Code(_)
        | Value::Codes(_)
        | Value::Number(_)
        | Value::YesNo(_)
        | Value::Staff(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Order(_)
        | Value::Answers(_)
        | Value::Signed(_) => None,
    }
}
