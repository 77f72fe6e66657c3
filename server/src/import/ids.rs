//! Ids made from what a file says, so that the same thing imported twice is one thing. Must never change: another
//! way to make them would import every client again.

use sha2::{Digest, Sha256};
use waystation_sync::id::{ClientId, EntryId};

/// The client that another system knows as `name` (its identifier there, or failing that a bare resource id).
pub(super) fn client(system: &str, name: &str) -> ClientId {
    ClientId(shaped(&[b"client", system.as_bytes(), name.as_bytes()]))
}

/// The entry of `client` made from the resource of this `kind` and `id`, or from its element number `index`.
pub(super) fn entry(client: ClientId, kind: &str, id: &str, index: Option<usize>) -> EntryId {
    let index = index.map(|index| index.to_string()).unwrap_or_default();
    EntryId(shaped(&[b"entry", &client.0, kind.as_bytes(), id.as_bytes(), index.as_bytes()]))
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
