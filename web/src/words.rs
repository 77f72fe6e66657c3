//! Sentences that no noun and no page owns: what is wrong with a field, roles, and words that are never used. Must
//! never repeat what a person typed.

use waystation_sync::care::edit::{REASON_CHARACTERS_MAX, Wrong};
use waystation_sync::care::noun::{Kind, Part, Role};
use waystation_sync::care::value::Misfit;

use crate::Language;
use crate::noun_page::NounPage;

/// Words that no page says: they blame or label a person, or frighten where calm is due.
pub const BANNED: [(Language, &[&str]); 2] = [
    (Language::English, &["failure", "failures", "addict", "addicts", "dirty", "denial", "conflict", "conflicts"]),
    (
        Language::Spanish,
        &[
            "fracaso",
            "fracasos",
            "adicto",
            "adicta",
            "adictos",
            "adictas",
            "sucio",
            "sucia",
            "sucios",
            "sucias",
            "negación",
            "conflicto",
            "conflictos",
        ],
    ),
];

/// Words for a role.
#[must_use]
pub fn role(role: Role, language: Language) -> String {
    language.say(match role {
        Role::Therapist => "role.therapist",
        Role::CaseManager => "role.case_manager",
        Role::Supervisor => "role.supervisor",
        Role::FrontDesk => "role.front_desk",
        Role::Peer => "role.peer",
        Role::Newer(_) => "role.newer",
    })
}

/// Words for a part of the chart.
#[must_use]
pub fn part(part: Part, language: Language) -> String {
    language.say(match part {
        Part::Core => "part.core",
        Part::Plan => "part.plan",
        Part::Training => "part.training",
        Part::Relations => "part.relations",
        Part::Risk => "part.risk",
        Part::Logs => "part.logs",
        Part::Case => "part.case",
        Part::Measures => "part.measures",
        Part::Consent => "part.consent",
        Part::Notes => "part.notes",
        Part::Restricted => "part.restricted",
    })
}

/// What is wrong, with the label of the field that it is about: for a place where all that is wrong stands together.
#[must_use]
pub fn wrong_in(page: &NounPage, field: Option<&str>, what: Wrong, language: Language) -> String {
    let said = wrong(page, field, what, language);
    // That it is missing says of itself what is.
    let has_label = |field: &&str| page.noun.field(field).is_some_and(|field| field.kind != Kind::Order);
    let Some(field) = field.filter(|field| what != Wrong::Missing && has_label(field)) else { return said };
    let label = page.label(field, language);
    let id = if label.ends_with('?') { "form-problem-asked" } else { "form-problem" };
    language.say_with(id, &[("field", label.into()), ("what", said.into())])
}

/// The sentence for what is wrong with `field` of `page`'s noun, or with the entry when it is `None`.
#[must_use]
pub fn wrong(page: &NounPage, field: Option<&str>, what: Wrong, language: Language) -> String {
    let of_noun = |id: &str| language.say_with(id, &[("one", page.one(language).into())]);
    match what {
        Wrong::Missing => match field {
            Some(field) => {
                let label = page.label(field, language);
                let id = if label.ends_with('?') { "wrong-missing-asked" } else { "wrong-missing" };
                language.say_with(id, &[("field", label.into())])
            }
            None => language.say("wrong-missing-entry"),
        },
        Wrong::Misfit(what) => misfit(page, field, what, language),
        Wrong::NotYours => language.say("wrong-not-yours"),
        Wrong::TwoVersions => language.say("wrong-two-versions"),
        Wrong::OneVersion => language.say("wrong-one-version"),
        Wrong::Signed => language.say("wrong-signed"),
        Wrong::NoSuchEntry => match chosen(page, field, language) {
            Some(one) => language.say_with("wrong-no-such-choice", &[("one", one.into())]),
            None => of_noun("wrong-no-such-entry"),
        },
        Wrong::AlreadyThere => of_noun("wrong-already-there"),
        Wrong::AddOnly => language.say("wrong-add-only"),
        Wrong::Kept => of_noun("wrong-kept"),
        Wrong::NotSignable => language.say("wrong-not-signable"),
        Wrong::NoKey => language.say("wrong-no-key"),
        Wrong::OtherConsent => {
            let kinds = field.and_then(|field| page.noun.field(field)?.under).unwrap_or_default();
            let said = |code: &&str| language.say(&format!("consent-kind.{code}"));
            let kinds = kinds.iter().map(said).collect::<Vec<_>>().join(", ");
            language.say_with("wrong-other-consent", &[("kinds", kinds.into())])
        }
        Wrong::OtherStaff => {
            let roles = field.and_then(|field| page.noun.field(field)?.staff).unwrap_or_default();
            let roles = roles.iter().map(|as_what| role(*as_what, language)).collect::<Vec<_>>().join(", ");
            language.say_with("wrong-other-staff", &[("roles", roles.into())])
        }
        Wrong::TooEarly => {
            let declared = field.and_then(|field| page.noun.field(field));
            let from = declared.and_then(|field| Some((field.name, field.only_from?.1)));
            let said = from.map(|(field, codes)| codes.iter().map(move |code| page.code(field, code, language)));
            let before = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
            language.say_with("wrong-too-early", &[("before", before.into())])
        }
        Wrong::ForOthers => language.say("wrong-for-others"),
        Wrong::ForWhom => language.say("wrong-for-whom"),
        Wrong::Rule("settling-loosens") => language.say("settling-loosens"),
        Wrong::Rule("only-raised") => language.say("only-raised"),
        Wrong::Rule("error-needs-signature") => language.say("error-needs-signature"),
        Wrong::Rule(rule) => language.find(rule).unwrap_or_else(|| language.say("wrong-rule")),
    }
}

/// What is chosen in `field`: one of the nouns that it leads to; `None` where it leads to none.
fn chosen(page: &NounPage, field: Option<&str>, language: Language) -> Option<String> {
    let targets = field.and_then(|field| page.noun.field(field))?.kind.targets();
    let ones: Vec<String> = targets.iter().filter_map(|name| language.find(&format!("{name}.one"))).collect();
    (!ones.is_empty()).then(|| ones.join(", "))
}

fn misfit(page: &NounPage, field: Option<&str>, what: Misfit, language: Language) -> String {
    let choice_of_year =
        field.and_then(|field| page.noun.field(field)).is_some_and(|field| field.kind == Kind::DateOrYear);
    match what {
        Misfit::TooLong { characters_max } => language.say_n("misfit-too-long", characters_max),
        Misfit::NotOneLine => language.say("misfit-not-one-line"),
        Misfit::NotAChoice => language.say("misfit-not-a-choice"),
        Misfit::NotADate if choice_of_year => language.say("misfit-not-a-date-or-year"),
        Misfit::NotADate => language.say("misfit-not-a-date"),
        Misfit::NotInRange { least, most } => {
            language.say_with("misfit-not-in-range", &[("least", least.into()), ("most", most.into())])
        }
        Misfit::NotADrawing => language.say("misfit-not-a-drawing"),
        Misfit::NotAMoment => language.say("misfit-not-a-moment"),
        Misfit::NotAPhone => language.say("misfit-not-a-phone"),
        Misfit::SeveralPhones => language.say("misfit-several-phones"),
        Misfit::NotAnId => language.say("misfit-not-an-id"),
        Misfit::OnlySigned => language.say("misfit-only-signed"),
    }
}

/// The hint under a reason box.
#[must_use]
pub fn reason_hint(language: Language) -> String {
    language.say_n("choose-reason-hint", REASON_CHARACTERS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nouns::client::client;
    use crate::nouns::goals::goal;

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
            Wrong::Kept,
            Wrong::NotSignable,
            Wrong::NoKey,
            Wrong::OtherConsent,
            Wrong::ForOthers,
            Wrong::ForWhom,
            Wrong::OtherStaff,
            Wrong::TooEarly,
            Wrong::Rule("goal-active-needs-why"),
            Wrong::Rule("settling-needs-reason"),
            Wrong::Rule("settling-loosens"),
            Wrong::Rule("only-raised"),
            Wrong::Rule("error-needs-signature"),
        ];
        for what in all {
            let said = wrong(&goal::PAGE, Some("statement"), what, Language::English);
            assert!(said.ends_with('.') && said.len() > 20, "{said}");
        }
        assert!(wrong(&goal::PAGE, None, Wrong::Rule("goal-active-needs-due"), Language::English).contains("day"));
    }

    #[test]
    fn a_wrong_birth_date_is_told_that_a_year_will_do() {
        assert!(wrong(&client::PAGE, Some("birth_date"), Misfit::NotADate.into(), Language::English).contains("1984,"));
    }
}
