//! Area H of CARE.md: the people around the client. Must never hold more than the list of its nouns.

pub mod connection_rating;
pub mod cover;
pub mod group_attendance;
pub mod household_member;
pub mod network_person;
pub mod support_group;
pub mod team;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &team::TEAM,
    &cover::COVER,
    &network_person::NETWORK_PERSON,
    &household_member::HOUSEHOLD_MEMBER,
    &support_group::SUPPORT_GROUP,
    &group_attendance::GROUP_ATTENDANCE,
    &connection_rating::CONNECTION_RATING,
];
