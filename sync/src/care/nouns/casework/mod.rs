//! Area K of CARE.md: case management. Must never hold more than the list of its nouns.

pub mod advocacy;
pub mod advocacy_step;
pub mod case_review;
pub mod case_review_in_error;
pub mod conference;
pub mod conference_in_error;
pub mod enrolment;
pub mod entitlement;
pub mod need;
pub mod need_rating;
pub mod referral;
pub mod stability;
pub mod task;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &task::TASK,
    &need::NEED,
    &need_rating::NEED_RATING,
    &referral::REFERRAL,
    &advocacy::ADVOCACY,
    &advocacy_step::ADVOCACY_STEP,
    &entitlement::ENTITLEMENT,
    &stability::STABILITY,
    &enrolment::ENROLMENT,
    &conference::CONFERENCE,
    &conference_in_error::CONFERENCE_IN_ERROR,
    &case_review::CASE_REVIEW,
    &case_review_in_error::CASE_REVIEW_IN_ERROR,
];
