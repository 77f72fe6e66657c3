//! What pages say of entries that they leave out since they are for others. Must never say a word of one, nor whose it is.

use std::collections::BTreeMap;

use waystation_sync::care::noun::MeantFor;

use crate::Language;

/// "2 entries here are for their therapist only.", one sentence for each that they are for.
#[must_use]
pub fn kept_back(counts: &BTreeMap<MeantFor, usize>, language: Language) -> Vec<String> {
    let said = |(meant_for, count): (&MeantFor, &usize)| match meant_for {
        MeantFor::Writer => Some(language.say_n("kept-back-writer", *count)),
        MeantFor::Therapist => Some(language.say_n("kept-back-therapist", *count)),
        MeantFor::Team => None,
    };
    counts.iter().filter_map(said).collect()
}
