//! Area E of CARE.md: couple and family. Must never hold more than the list of its nouns.

pub mod agreement;
pub mod family_education;
pub mod intimacy_intention;
pub mod involvement_check;
pub mod joint_session;
pub mod pattern;
pub mod trust;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &involvement_check::INVOLVEMENT_CHECK,
    &joint_session::JOINT_SESSION,
    &agreement::AGREEMENT,
    &trust::TRUST,
    &family_education::FAMILY_EDUCATION,
    &pattern::PATTERN,
    &intimacy_intention::INTIMACY_INTENTION,
];
