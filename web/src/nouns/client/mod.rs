//! Who they are, and how to reach them. (CARE.md 1.A) Must hold nothing but the list of its nouns.

pub mod access_need;
pub mod alert;
pub mod allergies_asked;
pub mod allergy;
pub mod alliance_check;
pub mod chart_join;
#[expect(clippy::module_inception, reason = "the area has the name of its first noun")]
pub mod client;
pub mod client_decision;
pub mod concern;
pub mod contact;
pub mod identifier;
pub mod life_story;
pub mod medicine;
pub mod name;
pub mod personal_value;
pub mod rating;
pub mod recorded_diagnosis;
pub mod standing;
pub mod strength;
pub mod value_lived;
pub mod vulnerability;
pub mod win;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "client",
    pages: &[
        &client::PAGE,
        &name::PAGE,
        &identifier::PAGE,
        &contact::PAGE,
        &alert::PAGE,
        &concern::PAGE,
        &life_story::PAGE,
        &vulnerability::PAGE,
        &access_need::PAGE,
        &recorded_diagnosis::PAGE,
        &allergies_asked::PAGE,
        &allergy::PAGE,
        &medicine::PAGE,
        &strength::PAGE,
        &personal_value::PAGE,
        &value_lived::PAGE,
        &win::PAGE,
        &rating::PAGE,
        &alliance_check::PAGE,
        &client_decision::PAGE,
        &chart_join::PAGE,
        &standing::PAGE,
    ],
};
