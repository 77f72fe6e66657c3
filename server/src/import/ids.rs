//! Ids made from what a file says, so that the same thing imported twice is one thing. Must never change: another
//! way to make them would import every client again.

use sha2::{Digest, Sha256};
use waystation_sync::id::{ClientId, EntryId};
use waystation_sync::time::Millis;

/// The client that another system knows as `name` (its identifier there, or failing that a bare resource id).
pub(super) fn client(system: &str, name: &str) -> ClientId {
    ClientId(shaped(&[b"client", system.as_bytes(), name.as_bytes()]))
}

/// The entry of `client` made from the resource of this `kind` and `id`, or from its element number `index`.
pub(super) fn entry(client: ClientId, kind: &str, id: &str, index: Option<usize>) -> EntryId {
    let index = index.map(|index| index.to_string()).unwrap_or_default();
    EntryId(shaped(&[b"entry", &client.0, kind.as_bytes(), id.as_bytes(), index.as_bytes()]))
}

/// The client whom another system knows by the bare id `id` alone, where that id is somebody else's here: known by all
/// that is told of them.
pub(super) fn somebody(id: &str, told: &str) -> ClientId {
    ClientId(shaped(&[b"somebody", id.as_bytes(), told.as_bytes()]))
}

/// The entry of `client` made from an element of a list: known by what it says, wherever in the list it stands.
pub(super) fn element(client: ClientId, kind: &str, content: &[&str]) -> EntryId {
    let mut pieces: Vec<&[u8]> = vec![b"element", &client.0, kind.as_bytes()];
    pieces.extend(content.iter().map(|text| text.as_bytes()));
    EntryId(shaped(&pieces))
}

/// The entries that earlier versions made from this element and from others of its list, which they knew by their places:
/// the own place first, then those of a list of `places` and a few more.
pub(super) fn by_places(client: ClientId, kind: &str, id: &str, (place, places): (usize, usize)) -> Vec<EntryId> {
    const MORE: usize = 16;
    let others = (0..places + MORE).filter(|other| *other != place);
    std::iter::once(place).chain(others).map(|place| entry(client, kind, id, Some(place))).collect()
}

/// The same id with the time in it at which the entry was begun, for nouns whose document goes by that time.
pub(super) fn begun(mut id: EntryId, at: Millis) -> EntryId {
    for (to, from) in id.0.iter_mut().zip(at.0.to_be_bytes().into_iter().skip(2)) {
        *to = from;
    }
    id
}

/// A short name for the question whether a record is of this client, for the person who answers it.
pub(super) fn question(client: ClientId, told: &str) -> String {
    let hash = shaped(&[b"question", &client.0, told.as_bytes()]);
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The first 16 bytes of SHA-256 over the pieces, each after its length, shaped as UUIDv8 (RFC 9562 section 5.8).
fn shaped(pieces: &[&[u8]]) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(b"waystation import 1\0");
    for piece in pieces {
        hash.update(u64::try_from(piece.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(piece);
    }
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_has_the_same_id_for_ever_and_every_other_thing_another() {
        let ana = client("urn:example:clinic", "17");
        assert_eq!(ana.to_string(), GOLDEN);
        assert_ne!(ana, client("urn:example:clinic1", "7"));
        assert_ne!(ana, client("", "17"));
        let ids = [
            entry(ana, "Goal", "1", None),
            entry(ana, "Goal", "1", Some(0)),
            entry(ana, "Goal", "10", None),
            entry(ana, "CarePlan", "1", None),
            entry(client("", "17"), "Goal", "1", None),
        ];
        for (place, id) in ids.iter().enumerate() {
            assert!(!ids[..place].contains(id));
            assert_eq!(uuid::Uuid::from_bytes(id.0).get_version_num(), 8);
            assert_eq!(uuid::Uuid::from_bytes(id.0).get_variant(), uuid::Variant::RFC4122);
        }
    }

    const GOLDEN: &str = "48e1f3b6-45c3-8f81-a65e-2b3eb3c20861";
}
