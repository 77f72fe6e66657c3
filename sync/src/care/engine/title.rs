//! What an entry may be called by where only one line of it is named. Must never hold more than its first words, nor
//! words of a field that is kept from some of those who may read its part.

use crate::care::declare::{Entry, FieldDecl, Value};

/// Longest title, in characters.
const TITLE_CHARACTERS_MAX: usize = 80;

/// The first words, or the first person, that `entry` holds: of one that is signed, those that were signed; none while
/// two signings stand, which no words but both name.
pub(crate) fn title(entry: &Entry) -> Option<Value> {
    if entry.is_quiet() {
        return None;
    }
    if entry.is_signed() {
        let signed = entry.signed()?;
        let fields = entry.noun.fields.iter().filter(|decl| is_told(decl) && decl.is_signed_over());
        return first(fields.filter_map(|decl| decl.kind.parse(signed.field(decl.name)).ok()?));
    }
    let fields = entry.noun.fields.iter().filter(|decl| is_told(decl));
    first(fields.filter_map(|decl| entry.value(decl).cloned()))
}

/// Whether a title may say what `decl` holds.
const fn is_told(decl: &FieldDecl) -> bool {
    decl.readers.is_none() && !decl.aside
}

/// The first words or person among values.
fn first(mut values: impl Iterator<Item = Value>) -> Option<Value> {
    values.find_map(|value| match value {
        Value::Words(text) => Some(Value::Words(short(text.lines().next().unwrap_or("")))),
        Value::Staff(person) => Some(Value::Staff(person)),
        Value::Code(_)
        | Value::Codes(_)
        | Value::Date(_)
        | Value::Year(_)
        | Value::Number(_)
        | Value::YesNo(_)
        | Value::Moment(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Order(_)
        | Value::Answers(_)
        | Value::Signed(_) => None,
    })
}

/// A line with room in a title: a longer one ends after a whole word, and says that it goes on.
fn short(line: &str) -> String {
    if line.chars().count() <= TITLE_CHARACTERS_MAX {
        return line.to_owned();
    }
    let cut: String = line.chars().take(TITLE_CHARACTERS_MAX - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([' ', '.', ',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_cut_ends_after_a_whole_word_and_says_that_it_goes_on() {
        let (fits, long) = ("a".repeat(TITLE_CHARACTERS_MAX), "a".repeat(TITLE_CHARACTERS_MAX + 1));
        assert_eq!(short(&fits), fits);
        assert_eq!(short(&long), format!("{}…", "a".repeat(TITLE_CHARACTERS_MAX - 1)));
        let said = "I want to walk to the river and back, on every day of the week. And to bring my own key home";
        assert_eq!(short(said), "I want to walk to the river and back, on every day of the week. And to bring…");
        let said = "I want to walk to the river and back, on every single day of the coming week. And more";
        assert_eq!(short(said), "I want to walk to the river and back, on every single day of the coming week…");
    }
}
