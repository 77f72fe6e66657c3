//! What is signed never changes, whatever meets it.

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use waystation_sync::care::edit::Verb;
use waystation_sync::care::note;
use waystation_sync::care::sign::Signed;

use crate::support::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]
    #[test]
    fn signed_bytes_stay_and_their_hash_verifies_after_many_meetings(
        steps in prop::collection::vec((0usize..3, 0usize..3, 0usize..3), 20..50),
        signs_at in 0usize..20,
    ) {
        let place = (&note::NOTE, id(7));
        let first = note_drafted(1);
        let mut copies: Vec<Node> = (2..5).map(|device| first.twin(device)).collect();
        let mut bytes: Option<Vec<u8>> = None;
        for (n, (at, what, other)) in steps.into_iter().enumerate() {
            if n == signs_at {
                // A draft in which the author's own devices disagree is settled before it is signed.
                let open = copies[at].entry(place);
                for (field, conflict) in open.conflicts() {
                    let choice = conflict.value().cloned();
                    copies[at].does(THERAPIST, vec![settle(place, field, choice, "mine")]).unwrap();
                }
                copies[at].does(THERAPIST, vec![act(place, Verb::Sign)]).unwrap();
                bytes = copies[at].entry(place).value(&note::SIGNED).and_then(|v| v.as_signed()).map(<[u8]>::to_vec);
                prop_assert!(bytes.is_some());
            } else if !copies[at].entry(place).is_signed() {
                let act = match what {
                    0 => write(place, vec![(&note::TEXT, words(&format!("Draft {n}.")))]),
                    1 => write(place, vec![(&note::HAPPENED, day("2026-11-25"))]),
                    _ => write(place, vec![(&note::KIND, code(["visit", "phone"][n % 2]))]),
                };
                // Two versions of the day or kind accept only settling; that is another test's.
                drop(copies[at].does(THERAPIST, vec![act]));
            }
            if other != at {
                let theirs = copies[other].twin(0xEE);
                copies[at].meet(&theirs);
            }
            if let Some(bytes) = bytes.as_ref().filter(|_| copies[at].entry(place).is_signed()) {
                let entry = copies[at].entry(place);
                prop_assert_eq!(entry.value(&note::SIGNED).and_then(|v| v.as_signed()), Some(bytes.as_slice()));
            }
        }
        all_meet(&mut copies);
        let bytes = bytes.unwrap();
        let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        for copy in &copies {
            let entry = copy.entry(place);
            prop_assert_eq!(entry.value(&note::SIGNED).and_then(|v| v.as_signed()), Some(bytes.as_slice()));
            let signed = note::signed(&entry).unwrap();
            prop_assert_eq!(&signed.sha256, &sha256);
            prop_assert_eq!(Signed::read(&bytes), Some(signed));
            prop_assert_eq!(entry, copies[0].entry(place));
        }
    }
}
