//! Values as people read them: codes as words, days as days, staff by name. Must never choose between versions.

use waystation_sync::care::field::{Field, Version};
use waystation_sync::care::instruments;
use waystation_sync::care::noun::{Answers, Class, FieldDecl, Kind, NotSafe, Rewritten};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::Value;

use crate::Names;
use crate::noun_page::{Heading, NounPage};

/// One value of `field`.
#[must_use]
pub fn one(page: &NounPage, field: &FieldDecl, value: &Value, names: &Names) -> String {
    named(page, field.name, value, names)
}

/// One value of a field or of what is worked out, by its name.
#[must_use]
pub fn named(page: &NounPage, name: &str, value: &Value, names: &Names) -> String {
    let code = |code: &String| page.code_in(name, code, names);
    match value {
        // What was drawn is shown as a picture where there is room for one.
        Value::Words(_) if is_drawn(page, name) => names.say("value-drawn"),
        Value::Words(words) => page.written(name, words),
        Value::Code(one) => code(one),
        Value::Codes(codes) => {
            // As they are declared: days of the week, not the letters of their codes.
            let declared = page.noun.field(name).map(|field| field.kind.codes()).unwrap_or_default();
            let place = |code: &str| declared.iter().position(|known| *known == code).unwrap_or(declared.len());
            let mut codes: Vec<&String> = codes.iter().collect();
            codes.sort_by_key(|code| place(code));
            codes.into_iter().map(code).collect::<Vec<_>>().join(", ")
        }
        Value::Date(date) => names.day(*date),
        Value::Year(year) => year.to_string(),
        Value::Number(number) => number.to_string(),
        Value::YesNo(true) => names.say("value-yes"),
        Value::YesNo(false) => names.say("value-no"),
        Value::Staff(person) => names.person(*person).into_owned(),
        Value::Moment(moment) => names.moment(*moment),
        Value::Link(key) => names.linked(*key).into_owned(),
        Value::Links(keys) => keys.iter().map(|key| names.linked(*key)).collect::<Vec<_>>().join(", "),
        // Where an entry stands is seen in its list.
        Value::Order(_) => String::new(),
        Value::Answers(answers) => answered(answers, names),
        // Who does not know where it stands cannot tell whether it is true (`signature.rs`).
        Value::Signed(_) => names.say("value-signature"),
    }
}

fn is_drawn(page: &NounPage, name: &str) -> bool {
    page.noun.field(name).is_some_and(|field| matches!(field.kind, Kind::Drawing))
}

/// A value, or that the field was left empty.
#[must_use]
pub fn or_cleared(page: &NounPage, field: &FieldDecl, value: Option<&Value>, names: &Names) -> String {
    value.map_or_else(|| names.say("value-cleared"), |value| one(page, field, value, names))
}

/// Everything that a field holds: one text when it is settled, every version when a person must choose, none when
/// it is empty.
#[must_use]
pub fn field(page: &NounPage, decl: &FieldDecl, field: &Field, names: &Names) -> Vec<String> {
    let shown = |version: &Version| or_cleared(page, decl, version.value.as_ref(), names);
    match field {
        Field::Empty => Vec::new(),
        Field::Settled(version) => version.value.iter().map(|value| one(page, decl, value, names)).collect(),
        Field::Ruled { stands, .. } => stands.value.iter().map(|value| one(page, decl, value, names)).collect(),
        Field::Together { text, .. } => vec![one(page, decl, text, names)],
        Field::Conflicted { versions, .. } => versions.iter().map(shown).collect(),
    }
}

/// One version of a field of `entry`: with what it was said of, where that is not what stands beside it.
#[must_use]
pub fn version(page: &NounPage, entry: &Entry, decl: &FieldDecl, value: Option<&Value>, names: &Names) -> String {
    let text = or_cleared(page, decl, value, names);
    let Some(was) = entry.said_apart(decl, value) else { return text };
    let of = decl.said_of.and_then(|of| page.noun.field(of)).unwrap_or(decl);
    let was: Vec<String> = was.iter().map(|was| one(page, of, was, names)).collect();
    let was = if was.is_empty() { names.say("value-nothing") } else { was.join(" / ") };
    said_of(decl, (text, was), names)
}

/// That `text` of `field` was said of `was`.
#[must_use]
pub fn said_of(field: &FieldDecl, (text, was): (String, String), names: &Names) -> String {
    let id = if field.kind == Kind::Phone { "value-number-of" } else { "value-said-of" };
    names.language.say_with(id, &[("said", text.into()), ("was", was.into())])
}

/// Everything that a field of `entry` holds ([`field`]), each version with what it was said of.
fn versions(page: &NounPage, entry: &Entry, decl: &FieldDecl, names: &Names) -> Vec<String> {
    let told = |value: Option<&Value>| version(page, entry, decl, value, names);
    match entry.field(decl) {
        Field::Settled(version) | Field::Ruled { stands: version, .. } => {
            version.value.iter().map(|value| told(Some(value))).collect()
        }
        Field::Conflicted { versions, .. } => versions.iter().map(|version| told(version.value.as_ref())).collect(),
        own @ (Field::Empty | Field::Together { .. }) => field(page, decl, own, names),
    }
}

/// What is said of a value of `entry`'s field beside it: that a number is not safe, that it takes text messages only.
/// Empty for nothing.
#[must_use]
pub fn behind(page: &NounPage, entry: &Entry, decl: &FieldDecl, text: &str, names: &Names) -> String {
    let own = (page.behind)(entry, decl).map(|id| names.say(id));
    let not_safe = not_safe(entry.not_safe(decl, text), names);
    in_brackets(own.into_iter().chain(not_safe), names)
}

/// The ways to reach somebody that go to an address.
pub(crate) const ADDRESSES: &[&str] = &["email", "post", "in_person"];

/// What is said of a number or an address that is not safe, each way once.
pub fn not_safe<'a>(said: impl Iterator<Item = &'a NotSafe>, names: &Names) -> impl Iterator<Item = String> {
    let (mut text, mut call, mut address) = (false, false, false);
    for one in said {
        match one.by.as_str() {
            "text" => text = true,
            by if ADDRESSES.contains(&by) => address = true,
            _ => call = true,
        }
    }
    let ids = [("value-not-to-ring", call), ("value-not-to-text", text), ("value-not-to-use", address)];
    ids.into_iter().filter(|(_, is_so)| *is_so).map(|(id, _)| names.say(id))
}

/// Several remarks behind a value; empty for none.
#[must_use]
pub fn in_brackets(remarks: impl Iterator<Item = String>, names: &Names) -> String {
    let remarks = remarks.collect::<Vec<_>>().join("; ");
    if remarks.is_empty() { remarks } else { names.language.say_with("value-remark", &[("what", remarks.into())]) }
}

/// The same of a field of `entry` with what is said beside each value ([`behind`]).
#[must_use]
pub fn held(page: &NounPage, entry: &Entry, decl: &FieldDecl, names: &Names) -> Vec<String> {
    let marked = |text: String| match behind(page, entry, decl, &text, names) {
        remark if remark.is_empty() => text,
        remark => format!("{text} {remark}"),
    };
    unmarked(page, entry, decl, names).into_iter().map(marked).collect()
}

/// The same as the client's own paper has it: of what is not safe it says nothing, since they may not be alone with it.
#[must_use]
pub fn held_by_client(page: &NounPage, entry: &Entry, decl: &FieldDecl, names: &Names) -> Vec<String> {
    let remark = in_brackets((page.behind)(entry, decl).map(|id| names.say(id)).into_iter(), names);
    let marked = |text: String| if remark.is_empty() { text } else { format!("{text} {remark}") };
    unmarked(page, entry, decl, names).into_iter().map(marked).collect()
}

/// The same of a field of `entry`, where that counts which is acted on: an answer that was given of another number is
/// told as what it is, behind the one that is acted on until somebody looks, and each of several versions says of which
/// it was given.
#[must_use]
pub fn unmarked(page: &NounPage, entry: &Entry, decl: &FieldDecl, names: &Names) -> Vec<String> {
    let texts = versions(page, entry, decl, names);
    if let Some(elsewhere) = entry.said_elsewhere(decl) {
        let unsaid =
            page.unsaid.filter(|(own, _)| *own == decl).map(|(_, code)| page.code(decl.name, code, names.language));
        let said = match texts.is_empty() {
            true => unsaid.unwrap_or_else(|| names.say("value-nothing")),
            false => texts.join(" / "),
        };
        let values = [("acted", one(page, decl, elsewhere, names).into()), ("said", said.into())];
        let id = match entry.said_beside(decl) {
            Some(beside) if beside.rewritten == Some(Rewritten::Answer) => "value-beside-since",
            Some(beside) if beside.rewritten.is_some() => "value-beside-before",
            Some(beside) if beside.is_away => "value-beside-away",
            Some(_) => "value-beside",
            None if decl.said_of.is_some() => "value-elsewhere",
            None => "value-elsewhere-level",
        };
        let id = match entry.said_beside(decl).is_some_and(|beside| beside.is_likely) {
            true => format!("{id}.maybe"),
            false if decl.said_of.is_some_and(is_of_person) => format!("{id}.person"),
            false => id.to_owned(),
        };
        return vec![names.language.say_with(&id, &values)];
    }
    let Some(of_other) = entry.said_of_other(decl) else { return texts };
    let of = decl.said_of.and_then(|of| page.noun.field(of)).unwrap_or(decl);
    let was = of_other.was.as_ref().map(|was| one(page, of, was, names));
    let said = entry.field(decl).value().map(|said| one(page, decl, said, names)).unwrap_or_default();
    let values = [
        ("said", said.into()),
        ("was", was.unwrap_or_else(|| names.say("value-nothing")).into()),
        ("acted", of_other.acted_on.as_ref().map(|acted| one(page, decl, acted, names)).unwrap_or_default().into()),
    ];
    let id = match of_other.acted_on {
        Some(_) => "value-of-other-until",
        // Who reads paper cannot look where it was said.
        None if names.on_paper => "value-of-other-paper",
        None => "value-of-other",
    };
    let told = names.language.say_with(id, &values);
    // Two versions that somebody chooses from stay beside it.
    texts.into_iter().filter(|_| entry.is_open(decl)).chain([told]).collect()
}

/// Whether what is said of the field named `of` is said of a person, and not of a number.
fn is_of_person(of: &str) -> bool {
    ["who", "name"].contains(&of)
}

/// "PHQ-9, 9 of 10 answered".
fn answered(answers: &Answers, names: &Names) -> String {
    let title = instruments::named(answers.instrument()).map_or("", |instrument| instrument.title);
    let (given, all) = (answers.points().flatten().count(), answers.points().count());
    let values = [("title", title.into()), ("given", given.into()), ("all", all.into())];
    names.language.say_with("value-answers", &values)
}

/// Most characters of the words that stand beside what an entry is called by.
const BESIDE_CHARACTERS_MAX: usize = 60;

/// What tells `entry` from others of `page`'s noun: what it is called and, where that is a code, its first words, if
/// they are few: "Email: ana@example.org". Without words that not everybody with its part may read.
#[must_use]
pub fn told_apart(page: &NounPage, entry: &Entry, names: &Names) -> String {
    let said = heading(page, entry, names);
    let Heading::Field(called) = page.heading else { return said };
    // Of what is signed, the words that stand now may be nobody's.
    let is_signable = entry.noun.fields.iter().any(|decl| decl.class == Class::Frozen);
    if is_signable || !matches!(entry.value(called), Some(Value::Code(_))) || (entry.noun.is_quiet)(entry) {
        return said;
    }
    // Not what is merged letter by letter: nobody may have written it so, nor signed it.
    let is_open = |decl: &&FieldDecl| decl.readers.is_none() && !decl.aside && decl.class != Class::Prose;
    let open = entry.noun.fields.iter().filter(is_open);
    let beside = open.filter_map(|decl| match entry.value(decl) {
        Some(value @ Value::Words(words)) if words.chars().count() <= BESIDE_CHARACTERS_MAX => {
            Some(one(page, decl, value, names))
        }
        Some(_) | None => None,
    });
    beside.take(1).fold(said, |said, words| format!("{said}: {words}"))
}

/// What `entry` of `page`'s noun is called on pages.
#[must_use]
pub fn heading(page: &NounPage, entry: &Entry, names: &Names) -> String {
    let said = match page.heading {
        Heading::Fixed => page.said(names.language, "heading").unwrap_or_default(),
        Heading::Key => match entry.key {
            EntryKey::Code(code) => page.key(code.as_str(), names),
            EntryKey::One | EntryKey::Id(_) => page.title(names.language),
        },
        Heading::Field(decl) => field(page, decl, entry.field(decl), names).join(" / "),
    };
    if said.is_empty() {
        return names.language.say_with("entry-without-words", &[("one", page.one(names.language).into())]);
    }
    said
}
