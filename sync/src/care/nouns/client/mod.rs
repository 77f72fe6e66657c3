//! Area A of CARE.md: who the client is and how to reach them. Must never hold more than the list of its nouns.

pub mod access_need;
pub mod alert;
pub mod allergies_asked;
pub mod allergy;
pub mod alliance_check;
pub mod chart_join;
#[expect(clippy::module_inception, reason = "an area may be called as its first noun is")]
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

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &client::CLIENT,
    &name::NAME,
    &identifier::IDENTIFIER,
    &contact::CONTACT,
    &alert::ALERT,
    &concern::CONCERN,
    &life_story::LIFE_STORY,
    &vulnerability::VULNERABILITY,
    &access_need::ACCESS_NEED,
    &recorded_diagnosis::RECORDED_DIAGNOSIS,
    &allergies_asked::ALLERGIES_ASKED,
    &allergy::ALLERGY,
    &medicine::MEDICINE,
    &strength::STRENGTH,
    &personal_value::PERSONAL_VALUE,
    &value_lived::VALUE_LIVED,
    &win::WIN,
    &rating::RATING,
    &alliance_check::ALLIANCE_CHECK,
    &client_decision::CLIENT_DECISION,
    &chart_join::CHART_JOIN,
    &standing::STANDING,
];
