//! Who is there for the client. (CARE.md 1.H) Must hold nothing but the list of its nouns.

pub mod connection_rating;
pub mod cover;
pub mod group_attendance;
pub mod household_member;
pub mod network_person;
pub mod support_group;
pub mod team;

use super::Area;

/// The nouns, in the order in which a chart shows them.
pub static AREA: Area = Area {
    name: "people",
    pages: &[
        &team::PAGE,
        &cover::PAGE,
        &network_person::PAGE,
        &household_member::PAGE,
        &support_group::PAGE,
        &group_attendance::PAGE,
        &connection_rating::PAGE,
    ],
};
