//! Sentences that no noun owns: what is wrong with a field, roles, and words that are never used. Must never repeat
//! what a person typed.

use waystation_sync::care::edit::{REASON_CHARACTERS_MAX, Wrong};
use waystation_sync::care::noun::{Kind, Part, Role};
use waystation_sync::care::value::Misfit;

use crate::noun_page::NounPage;

/// Words that no page says: they blame or label a person, or frighten where calm is due.
pub const BANNED: &[&str] = &["failure", "failures", "addict", "addicts", "dirty", "denial", "conflict", "conflicts"];

/// Words for the codes of roles.
pub const ROLE_WORDS: &[(&str, &str)] = &[
    ("therapist", "Therapist"),
    ("case_manager", "Case manager"),
    ("supervisor", "Supervisor"),
    ("front_desk", "Front desk"),
    ("peer", "Peer"),
];

/// Words for a role.
#[must_use]
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Therapist => "Therapist",
        Role::CaseManager => "Case manager",
        Role::Supervisor => "Supervisor",
        Role::FrontDesk => "Front desk",
        Role::Peer => "Peer",
    }
}

/// Words for a part of the chart.
#[must_use]
pub const fn part(part: Part) -> &'static str {
    match part {
        Part::Core => "Who they are",
        Part::Plan => "The plan",
        Part::Case => "Tasks",
        Part::Notes => "Notes",
    }
}

/// The sentence for what is wrong with `field` of `page`'s noun, or with the entry when it is `None`.
#[must_use]
pub fn wrong(page: &NounPage, field: Option<&str>, what: Wrong) -> String {
    match what {
        Wrong::Missing => match field {
            Some(field) => format!("{}: this is needed.", page.label(field)),
            None => "Something is still needed here.".to_owned(),
        },
        Wrong::Misfit(what) => misfit(page, field, what),
        Wrong::NotYours => "Your role does not write this. Ask someone on the team whose role does.".to_owned(),
        Wrong::TwoVersions => "There are two versions of this. Please choose one first.".to_owned(),
        Wrong::OneVersion => "Someone has chosen already: there is one version now.".to_owned(),
        Wrong::Signed => "This is signed, so it stays as it is. Add an addendum instead.".to_owned(),
        Wrong::NoSuchEntry => format!("This {} is not here. It may have come from another page.", page.singular),
        Wrong::AlreadyThere => format!("This {} is saved already.", page.singular),
        Wrong::AddOnly => "What is saved here stays as it is. Add another one instead.".to_owned(),
        Wrong::NotSignable => "This is not something to sign.".to_owned(),
        Wrong::Rule("settling-needs-reason") => {
            "Say in a few words why this version is right: safety or rights hang on it.".to_owned()
        }
        Wrong::Rule(rule) => page
            .rules
            .iter()
            .find(|(known, _)| *known == rule)
            .map_or_else(|| "Something here does not fit together yet.".to_owned(), |(_, said)| (*said).to_owned()),
    }
}

fn misfit(page: &NounPage, field: Option<&str>, what: Misfit) -> String {
    let choice_of_year =
        field.and_then(|field| page.noun.field(field)).is_some_and(|field| field.kind == Kind::DateOrYear);
    match what {
        Misfit::TooLong { characters_max } => {
            format!("This is longer than {characters_max} characters. Shorten it, or put the rest into a note.")
        }
        Misfit::NotOneLine => "Please keep this to one line.".to_owned(),
        Misfit::NotAChoice => "Please pick one of the answers shown.".to_owned(),
        Misfit::NotADate if choice_of_year => {
            "Write a year such as 1984, or a day as year-month-day: 1984-05-17.".to_owned()
        }
        Misfit::NotADate => "Write a day that exists, as year-month-day: 2026-11-24.".to_owned(),
        Misfit::NotInRange { least, most } => format!("Write a whole number from {least} to {most}."),
        Misfit::NotAPhone => "Write a telephone number: digits, spaces and + ( ) - only.".to_owned(),
        Misfit::NotAnId => "Please pick someone or something from the list.".to_owned(),
        Misfit::OnlySigned => "This is set by signing only.".to_owned(),
    }
}

/// The hint under a reason box.
#[must_use]
pub fn reason_hint() -> String {
    format!("Kept in the record beside your name. Up to {REASON_CHARACTERS_MAX} characters.")
}

/// A count with its noun: "1 change", "4 changes".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{client, goal};

    #[test]
    fn each_wrong_has_a_sentence_that_says_what_to_do() {
        let all = [
            Wrong::Missing,
            Wrong::Misfit(Misfit::TooLong { characters_max: 9 }),
            Wrong::Misfit(Misfit::NotInRange { least: 0, most: 10 }),
            Wrong::NotYours,
            Wrong::TwoVersions,
            Wrong::OneVersion,
            Wrong::Signed,
            Wrong::NoSuchEntry,
            Wrong::AlreadyThere,
            Wrong::AddOnly,
            Wrong::NotSignable,
            Wrong::Rule("goal-active-needs-why"),
            Wrong::Rule("settling-needs-reason"),
        ];
        for what in all {
            let said = wrong(&goal::PAGE, Some("statement"), what);
            assert!(said.ends_with('.') && said.len() > 20, "{said}");
        }
        assert!(wrong(&goal::PAGE, None, Wrong::Rule("goal-active-needs-due")).contains("day"));
    }

    #[test]
    fn a_wrong_birth_date_is_told_that_a_year_will_do() {
        assert!(wrong(&client::PAGE, Some("birth_date"), Misfit::NotADate.into()).contains("1984,"));
    }
}
