//! Couple and family. (CARE.md 1.E) Must hold nothing but the list of its nouns.

pub mod agreement;
pub mod family_education;
pub mod intimacy_intention;
pub mod involvement_check;
pub mod joint_session;
pub mod pattern;
pub mod trust;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "relations",
    pages: &[
        &involvement_check::PAGE,
        &joint_session::PAGE,
        &agreement::PAGE,
        &trust::PAGE,
        &family_education::PAGE,
        &pattern::PAGE,
        &intimacy_intention::PAGE,
    ],
};
