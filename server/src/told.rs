//! What a person is told when the record itself is at fault. Must never show a path, nor anything that a frame holds:
//! files of the record are named by their own plain names.

use actix_web::http::StatusCode;
use waystation_sync::replica::NodeRole;
use waystation_web::link;

use crate::problem::{Told, vault_told};
use crate::store::StoreError;

/// A folder that was opened as the other kind of node.
pub(crate) fn other_role(belongs_to: NodeRole) -> Told {
    let (sentence, next) = match belongs_to {
        NodeRole::Clinic => (
            "This folder holds a clinic's record, and was opened as a laptop's.",
            "Nothing was changed. Stop the program and start it as: waystation clinic.",
        ),
        NodeRole::Laptop => (
            "This folder holds a laptop's record, and was opened as a clinic's.",
            "Nothing was changed. Stop the program and start it as: waystation laptop.",
        ),
    };
    Told {
        status: StatusCode::CONFLICT,
        title: "Another kind of folder",
        sentence: sentence.into(),
        next,
        link: (link::SIGN_IN, "Go back"),
    }
}

/// Keys that open a record without people.
pub(crate) fn no_people() -> Told {
    Told {
        sentence: "The passphrase is right, but its people are not in the record: files of it are missing, or its \
                   set-up was cut off. Nothing was changed."
            .into(),
        title: "Something is missing",
        next: "Tell whoever looks after this computer: the missing files have to be put back from the newest backup. If nothing was ever saved here, begin in another folder.",
        link: (link::SIGN_IN, "Try again"),
        ..record_told()
    }
}

/// The record failed, and its log says how.
pub(crate) fn record_told() -> Told {
    Told {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        title: "This did not work",
        sentence: "The record on this computer could not be read or written. What was confirmed before is safe.".into(),
        next: "Stop and start the program, and look whether the disk is full. If it stays so, tell whoever looks after this computer before going on.",
        link: (link::TODAY, "Go to today"),
    }
}

/// What is wrong with the record, named by file: whoever helps has to know which one to put back.
pub(crate) fn store_told(error: &StoreError) -> Told {
    let named = |title, sentence: String, next| Told {
        title,
        sentence: sentence.into(),
        next,
        link: (link::SIGN_IN, "Try again"),
        ..record_told()
    };
    match error {
        StoreError::Damaged { segment, offset, what } => named(
            "The record is damaged",
            format!("In {segment} at byte {offset}: {what}. Nothing was opened or changed."),
            "Copy the whole data folder to another disk now, and tell whoever looks after this computer: that file has to be put back from the newest backup. The command “waystation check” tells the same.",
        ),
        StoreError::Shortened { segment, expected, found } => named(
            "A part of the record is missing",
            format!("{segment} should reach byte {expected} and reaches {found}. Nothing was opened or changed."),
            "Tell whoever looks after this computer: the missing files have to be put back, or the newest backup.",
        ),
        StoreError::NewerFormat { file, found, known } => named(
            "Written by a newer version",
            format!(
                "{file} was written by a newer version of Waystation (format {found}; this one knows up to {known}). \
                 Nothing was opened or changed."
            ),
            "Install that version or a later one, then sign in again.",
        ),
        StoreError::Full { .. } => named(
            "The disk is full",
            "There was no room to write. What was confirmed before is safe.".to_owned(),
            "Make room on the disk, then stop the program and start it again.",
        ),
        StoreError::Vault(error) => vault_told(error),
        StoreError::ReadOnly { .. }
        | StoreError::NoFolder { .. }
        | StoreError::NotAFolder { .. }
        | StoreError::Locked
        | StoreError::Stopped
        | StoreError::TooLarge { .. }
        | StoreError::Malformed { .. }
        | StoreError::Index
        | StoreError::Io { .. } => record_told(),
    }
}
