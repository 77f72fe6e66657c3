//! Area C of CARE.md: training in handling emotions. Must never hold more than the list of its nouns.

pub mod boundary;
pub mod emotion;
pub mod generalisation;
pub mod group_feedback;
pub mod mastery;
pub mod practice;
pub mod practice_task;
pub mod skill;
pub mod training_session;

use crate::care::declare::Noun;

/// The nouns of this area, in the order in which a chart shows them.
pub(super) const NOUNS: &[&Noun] = &[
    &skill::SKILL,
    &generalisation::GENERALISATION,
    &practice_task::PRACTICE_TASK,
    &training_session::TRAINING_SESSION,
    &mastery::MASTERY,
    &boundary::BOUNDARY,
    &group_feedback::GROUP_FEEDBACK,
    &practice::PRACTICE,
    &emotion::EMOTION,
];
