//! What a person is told when the record itself is at fault. Must never show a path, nor anything that a frame holds:
//! files of the record are named by their own plain names.

use std::borrow::Cow;

use actix_web::http::StatusCode;
use waystation_sync::replica::NodeRole;
use waystation_web::language::Value;
use waystation_web::link;

use super::sentence::Sentence;
use crate::host::DiskError;
use crate::node::unsaved::UnsavedError;
use crate::store::{Damage, StoreError};
use crate::vault::VaultError;

/// What a person is told: the sentence heads a page, its `.sentence` says what happened, its `.next` what to do.
pub(crate) struct Explanation {
    pub(crate) status: StatusCode,
    pub(crate) said: Sentence,
    /// Where the page leads, and the id of what the way there says.
    pub(crate) link: (Cow<'static, str>, &'static str),
}

impl Explanation {
    pub(crate) const fn new(status: StatusCode, id: &'static str) -> Self {
        Self { status, said: Sentence::of(id), link: (Cow::Borrowed(link::TODAY), "told-link-today") }
    }
}

const BACK: (Cow<'static, str>, &str) = (Cow::Borrowed(link::SIGN_IN), "told-link-back");
const AGAIN: (Cow<'static, str>, &str) = (Cow::Borrowed(link::SIGN_IN), "told-link-again");

/// A folder that was opened as the other kind of node.
pub(crate) fn other_role(belongs_to: NodeRole) -> Explanation {
    let id = match belongs_to {
        NodeRole::Clinic => "told-clinics-folder",
        NodeRole::Laptop => "told-laptops-folder",
    };
    Explanation { link: BACK, ..Explanation::new(StatusCode::CONFLICT, id) }
}

/// Keys that open a record without people.
pub(crate) fn no_people() -> Explanation {
    Explanation { link: AGAIN, ..Explanation::new(StatusCode::INTERNAL_SERVER_ERROR, "told-no-people") }
}

/// Words that were not kept, or a choice that was not.
pub(crate) fn unsaved_told(error: &UnsavedError) -> Explanation {
    match error {
        UnsavedError::TooMany { max } => Explanation {
            said: Sentence::with("told-kept-too-many", [("max", Value::from(*max))]),
            ..Explanation::new(StatusCode::CONFLICT, "told-kept-too-many")
        },
        UnsavedError::TooMuch { bytes_max } => Explanation {
            said: Sentence::with("told-kept-too-much", [("size", Value::from(bytes_max >> 20))]),
            ..Explanation::new(StatusCode::CONFLICT, "told-kept-too-much")
        },
        UnsavedError::TooLarge { .. } => Explanation::new(StatusCode::PAYLOAD_TOO_LARGE, "told-kept-too-large"),
        UnsavedError::NotALanguage => Explanation::new(StatusCode::UNPROCESSABLE_ENTITY, "told-not-a-language"),
        UnsavedError::Disk(DiskError::Full { .. }) => {
            Explanation::new(StatusCode::INSUFFICIENT_STORAGE, "told-kept-full")
        }
        UnsavedError::Vault(_) | UnsavedError::Disk(_) | UnsavedError::Ended => {
            Explanation::new(StatusCode::INTERNAL_SERVER_ERROR, "told-not-kept")
        }
    }
}

/// The record failed, and its log says how.
pub(crate) fn record_told() -> Explanation {
    Explanation::new(StatusCode::INTERNAL_SERVER_ERROR, "told-record")
}

/// What is wrong with the keys, or with what was typed for them.
pub(crate) fn vault_told(error: &VaultError) -> Explanation {
    match error {
        VaultError::WrongPassphrase => Explanation::new(StatusCode::UNAUTHORIZED, "told-not-together"),
        VaultError::WeakPassphrase { .. } | VaultError::CommonPassphrase | VaultError::NoLogin => {
            Explanation::new(StatusCode::UNPROCESSABLE_ENTITY, "told-weak-passphrase")
        }
        VaultError::LastPerson => Explanation::new(StatusCode::CONFLICT, "told-last-person"),
        // A set-up that failed half way in this run, or in another one since this one started.
        VaultError::Exists { .. } => no_people(),
        VaultError::Disk(error) => disk_told(error),
        VaultError::Damaged { .. }
        | VaultError::NewerFormat { .. }
        | VaultError::NoKey
        | VaultError::Stopped
        | VaultError::Unreadable
        | VaultError::TooLarge { .. }
        | VaultError::Entropy { .. }
        | VaultError::Changing
        | VaultError::Memory => Explanation::new(StatusCode::INTERNAL_SERVER_ERROR, "told-keys"),
    }
}

/// What is wrong with the disk under the keys or the record: nothing that a backup would mend.
fn disk_told(error: &DiskError) -> Explanation {
    match error {
        DiskError::Full { .. } => full_told(),
        DiskError::ReadOnly { .. } => read_only_told(),
        DiskError::Missing { .. } | DiskError::Locked { .. } | DiskError::Io { .. } => record_told(),
    }
}

fn full_told() -> Explanation {
    Explanation { link: AGAIN, ..Explanation::new(StatusCode::INTERNAL_SERVER_ERROR, "told-full") }
}

fn read_only_told() -> Explanation {
    Explanation { link: AGAIN, ..Explanation::new(StatusCode::INTERNAL_SERVER_ERROR, "told-read-only") }
}

/// What is wrong with the record, named by file: whoever helps has to know which one to put back.
pub(crate) fn store_told(error: &StoreError) -> Explanation {
    let named = |said| Explanation { status: StatusCode::INTERNAL_SERVER_ERROR, said, link: AGAIN };
    // Places in a file are read out to whoever helps: their digits are never grouped.
    let figure = |number: &dyn ToString| Value::from(number.to_string());
    match error {
        StoreError::Damaged { segment, offset, what } => named(Sentence::with(
            "told-damaged",
            [("segment", segment.clone().into()), ("offset", figure(offset)), ("what", damage(*what).into())],
        )),
        StoreError::Shortened { segment, expected, found } => named(Sentence::with(
            "told-shortened",
            [("segment", segment.clone().into()), ("expected", figure(expected)), ("found", figure(found))],
        )),
        StoreError::NewerFormat { file, found, known } => named(Sentence::with(
            "told-newer-format",
            [("file", file.clone().into()), ("found", figure(found)), ("known", figure(known))],
        )),
        StoreError::KeysOlder => named(Sentence::of("told-keys-older")),
        StoreError::Full { .. } => full_told(),
        StoreError::ReadOnly { .. } => read_only_told(),
        StoreError::Vault(error) => vault_told(error),
        StoreError::NoFolder { .. }
        | StoreError::NotAFolder { .. }
        | StoreError::Foreign { .. }
        | StoreError::Locked
        | StoreError::Stopped
        | StoreError::TooLarge { .. }
        | StoreError::Malformed { .. }
        | StoreError::Index
        | StoreError::Io { .. } => record_told(),
    }
}

/// The name by which the sentence picks its words for a damage.
const fn damage(what: Damage) -> &'static str {
    match what {
        Damage::FileMissing => "file-missing",
        Damage::FileHeader => "file-header",
        Damage::FileOrder => "file-order",
        Damage::GroupHeader => "group-header",
        Damage::GroupOrder => "group-order",
        Damage::GroupCutOff => "group-cut-off",
        Damage::Group => "group",
        Damage::TooLong => "too-long",
        Damage::FrameHeader => "frame-header",
        Damage::FrameCutOff => "frame-cut-off",
        Damage::FrameNumber => "frame-number",
        Damage::Chain => "chain",
        Damage::FramesGone => "frames-gone",
        Damage::PayloadForm => "payload-form",
        Damage::PayloadGone => "payload-gone",
        Damage::ReachNote => "reach-note",
        Damage::OtherRecord => "other-record",
        Damage::PayloadSealed => "payload-sealed",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use waystation_web::Language;

    use super::*;

    #[test]
    fn every_damage_names_its_file_and_byte_and_has_words_of_its_own_in_every_language() {
        for language in Language::OFFERED {
            let mut said = BTreeSet::new();
            for what in Damage::ALL {
                let error = StoreError::Damaged { segment: "journal-00000002.wsj".into(), offset: 1_234_567, what };
                let sentence = store_told(&error).said.say_its("sentence", language);
                assert!(sentence.contains("journal-00000002.wsj") && sentence.contains("1234567:"), "{sentence}");
                if language == Language::English {
                    assert!(sentence.contains(&format!(": {what}. ")), "{sentence}");
                }
                said.insert(sentence);
            }
            assert_eq!(said.len(), Damage::ALL.len());
        }
    }
}
