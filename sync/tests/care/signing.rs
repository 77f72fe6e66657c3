//! What a signature promises: who signed, on which device, exactly what; and that a later version can still tell.

use sha2::{Digest, Sha256};
use waystation_sync::care::declare::SignerKeys;
use waystation_sync::care::edit::{Verb, Wrong};
use waystation_sync::care::noun::{FieldDecl, Noun, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::sign::Signed;
use waystation_sync::care::{NOUNS, incident, note};

use crate::support::*;

const NOTE: (&Noun, EntryKey) = (&note::NOTE, id(7));

/// A note that the therapist signed, as it is stored.
fn signed_bytes() -> Vec<u8> {
    let mut copy = note_drafted(1);
    copy.does(THERAPIST, vec![act(NOTE, Verb::Sign)]).unwrap();
    copy.entry(NOTE).value(&note::SIGNED).unwrap().as_signed().unwrap().to_vec()
}

/// The keys of the therapist and of the first device, as a directory says them.
pub(crate) fn directory() -> SignerKeys {
    let copy = note_drafted(1);
    let (keys, author) = (copy.keys(THERAPIST), copy.author(THERAPIST));
    let mut all = SignerKeys::default();
    all.people.insert(author.person, vec![[9; 32], keys.person.verifying_key().to_bytes()]);
    all.devices.insert(author.device, vec![keys.device.verifying_key().to_bytes()]);
    all
}

#[test]
fn a_signature_is_true_by_the_keys_of_its_person_and_its_device_together() {
    let signed = Signed::read(&signed_bytes()).unwrap();
    let keys = directory();
    assert!(keys.vouch_for(&signed), "by a later key or an earlier one");
    for without in [
        SignerKeys { people: Default::default(), ..keys.clone() },
        SignerKeys { devices: Default::default(), ..keys.clone() },
        // A person's key is no device's, nor the other way about.
        SignerKeys {
            people: keys.devices.values().map(|keys| (signed.author.person, keys.clone())).collect(),
            devices: keys.people.values().map(|keys| (signed.author.device, keys.clone())).collect(),
        },
    ] {
        assert!(!without.vouch_for(&signed));
    }
}

#[test]
fn no_byte_of_a_signed_entry_can_be_another() {
    let (bytes, keys) = (signed_bytes(), directory());
    for place in 0..bytes.len() {
        let mut other = bytes.clone();
        other[place] ^= 1;
        assert!(!Signed::read(&other).is_some_and(|signed| keys.vouch_for(&signed)), "byte {place}");
    }
    for len in 0..bytes.len() {
        assert!(!Signed::read(&bytes[..len]).is_some_and(|signed| keys.vouch_for(&signed)), "{len} bytes");
    }
}

#[test]
fn nobody_signs_without_their_key() {
    let mut copy = note_drafted(1);
    let base = copy.heads();
    let mut edit = copy.form(THERAPIST, &base, vec![act(NOTE, Verb::Sign)]);
    edit.keys = None;
    assert_eq!(problems(copy.send(&edit)), [(None, Wrong::NoKey)]);
}

/// For ever: what one version signs, every later one reads.
#[test]
fn the_bytes_of_a_signed_entry_are_those_of_form_1() {
    let bytes = signed_bytes();
    let text = String::from_utf8(bytes[129..].to_vec()).unwrap();
    let wanted = "waystation signed entry 1\n@client=c1c1c1c1-c1c1-c1c1-c1c1-c1c1c1c1c1c1\n@noun=note\n\
        @entry=019b0000-0000-0707-0707-070707070707\n@signed_by=01010101-0101-0101-0101-010101010101\n\
        @signed_on=01010101-0101-0101-0101-010101010101\n@signed_at=1700000002000\nhappened=2026-11-24\nkind=visit\n\
        text=Seen at home.";
    assert_eq!((bytes[0], text.as_str()), (1, wanted));
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, "41ca444b41e147768946e10030664b6ef5cf89a1b36c1cb212082d0535dc0db9");
}

#[test]
fn what_is_to_be_signed_is_changed_by_its_author_until_it_is_and_never_after() {
    for noun in NOUNS.into_iter().filter(|noun| noun.signed().is_some()) {
        let is_said = |field: &&FieldDecl| field.is_signed_over() && field.name != "corrects";
        let once: Vec<&str> =
            noun.fields.iter().filter(is_said).filter(|field| field.once).map(|field| field.name).collect();
        assert!(once.is_empty(), "a draft of {noun:?} that is refused could not be put right: {once:?}");
    }
    let place = (&incident::INCIDENT, id(8));
    let mut copy = Node::new(Part::Risk, 1);
    let fields = vec![
        (&incident::HAPPENED, day("2026-11-10")),
        (&incident::KIND, code("other")),
        (&incident::WHAT, words("The key is lost")),
    ];
    copy.does(THERAPIST, vec![begin(place, fields)]).unwrap();
    let says = |text: &'static str| vec![write(place, vec![(&incident::WHAT, words(text))])];
    copy.does(THERAPIST, says("Two keys are lost")).unwrap();
    assert_eq!(problems(copy.does(SUPERVISOR, says("Nothing is lost"))), [(None, Wrong::NotYours)]);
    assert_eq!(problems(copy.does(THERAPIST, vec![act(place, Verb::Retire)])), [(None, Wrong::Kept)]);
    copy.does(THERAPIST, vec![act(place, Verb::Sign)]).unwrap();
    assert_eq!(problems(copy.does(THERAPIST, says("One key is lost"))), [(None, Wrong::Signed)]);
}
