//! Area J of CARE.md: contacts and notes. Must never hold more than the list of its nouns.

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

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &note::NOTE,
    &addendum::ADDENDUM,
    &entered_in_error::ENTERED_IN_ERROR,
    &group_member::GROUP_MEMBER,
    &group_session::GROUP_SESSION,
    &group_session_in_error::GROUP_SESSION_IN_ERROR,
    &contact_attempt::CONTACT_ATTEMPT,
    &contact_rule::CONTACT_RULE,
    &appointment::APPOINTMENT,
    &between_sessions::BETWEEN_SESSIONS,
    &transition::TRANSITION,
    &own_summary::OWN_SUMMARY,
    &own_summary_in_error::OWN_SUMMARY_IN_ERROR,
];
