//! What happened when client and staff met. (CARE.md 1.J) Must hold nothing but the list of its nouns.

pub mod addendum;
pub mod appointment;
pub mod between_sessions;
pub mod contact_attempt;
pub mod contact_rule;
pub mod entered_in_error;
pub mod group_member;
pub mod group_session;
pub mod group_session_in_error;
pub mod note;
pub mod own_summary;
pub mod own_summary_in_error;
pub mod transition;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "contacts",
    pages: &[
        &note::PAGE,
        &addendum::PAGE,
        &entered_in_error::PAGE,
        &group_member::PAGE,
        &group_session::PAGE,
        &group_session_in_error::PAGE,
        &contact_attempt::PAGE,
        &contact_rule::PAGE,
        &appointment::PAGE,
        &between_sessions::PAGE,
        &transition::PAGE,
        &own_summary::PAGE,
        &own_summary_in_error::PAGE,
    ],
};
