//! No sentence promises what this program cannot do. Whoever builds one of these takes its line out.

use super::*;

/// What sentences once promised, and nothing does: shutting a laptop out, changing or giving back a passphrase, erasing a
/// chart, getting in again without a passphrase.
const NOT_THERE: [(Language, &[&str]); 2] = [
    (
        Language::English,
        &[
            "shut this laptop out",
            "shut the laptop out",
            "change it with you",
            "help you to a new",
            "erasing a chart",
            "after a loss",
        ],
    ),
    (
        Language::Spanish,
        &[
            "bloquear esta laptop",
            "cambiarla con usted",
            "ayudarle a obtener",
            "borrar un expediente",
            "recuperar el acceso",
        ],
    ),
];

#[test]
fn no_sentence_promises_what_is_not_there() {
    for (language, promises) in NOT_THERE {
        for text in texts(language) {
            let said = text.to_lowercase();
            for promise in promises {
                assert!(!said.contains(promise), "{language:?}: nothing does {promise:?}");
            }
        }
    }
}
