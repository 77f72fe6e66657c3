//! What staff have taken on, and what is needed beside treatment. (CARE.md 1.K) Must hold nothing but the list of its nouns.

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

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "casework",
    pages: &[
        &task::PAGE,
        &need::PAGE,
        &need_rating::PAGE,
        &referral::PAGE,
        &advocacy::PAGE,
        &advocacy_step::PAGE,
        &entitlement::PAGE,
        &stability::PAGE,
        &enrolment::PAGE,
        &conference::PAGE,
        &conference_in_error::PAGE,
        &case_review::PAGE,
        &case_review_in_error::PAGE,
    ],
};
