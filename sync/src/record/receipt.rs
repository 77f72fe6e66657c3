//! The clinic's word that it took a version of a document, with all that the version builds on: what a laptop has to show
//! to a clinic that was put back to an older state and knows nothing of it. Must never count without the clinic's
//! signature.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::id::{DocId, Heads};
use crate::stored::Stored;

/// That the clinic holds this version of a document. A version names all changes before it by their hashes, so one receipt
/// stands for all of them, whoever wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The version.
    pub heads: Heads,
    /// Ed25519 (RFC 8032) by the clinic's key over a fixed line, the document's id and the heads.
    pub signature: Vec<u8>,
}

impl Receipt {
    /// The clinic vouches for a version that is durable there.
    #[must_use]
    pub fn sign(doc: &DocId, heads: &Heads, clinic: &SigningKey) -> Self {
        let signature = clinic.sign(&signed_bytes(doc, heads)).to_bytes().to_vec();
        Self { heads: heads.clone(), signature }
    }

    /// Whether it is the word of this clinic about this document.
    #[must_use]
    pub fn is_true(&self, doc: &DocId, clinic: &VerifyingKey) -> bool {
        let signature = Signature::from_slice(&self.signature);
        signature.is_ok_and(|signature| clinic.verify_strict(&signed_bytes(doc, &self.heads), &signature).is_ok())
    }
}

fn signed_bytes(doc: &DocId, heads: &Heads) -> Vec<u8> {
    let mut bytes = b"waystation receipt 1\0".to_vec();
    bytes.extend_from_slice(&doc.0);
    for head in heads.as_slice() {
        bytes.extend_from_slice(&head.0);
    }
    bytes
}

/// The receipts that a laptop holds of one document: the payload of [`FrameKind::Receipts`](super::FrameKind::Receipts). The
/// newest such frame of a document stands for all before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipts(pub Vec<Receipt>);

impl Stored for Receipts {
    const WHAT: &'static str = "a clinic's receipts";
    const FORM: u8 = 1;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ChangeId;

    #[test]
    fn a_receipt_is_true_for_its_document_its_version_and_its_clinic_alone() {
        let (clinic, other) = (SigningKey::from_bytes(&[7; 32]), SigningKey::from_bytes(&[8; 32]));
        let (doc, heads) = (DocId([1; 32]), Heads::from_iter([ChangeId([2; 32])]));
        let receipt = Receipt::sign(&doc, &heads, &clinic);
        assert!(receipt.is_true(&doc, &clinic.verifying_key()));
        assert!(!receipt.is_true(&DocId([3; 32]), &clinic.verifying_key()));
        assert!(!receipt.is_true(&doc, &other.verifying_key()));
        let more = Receipt { heads: Heads::from_iter([ChangeId([2; 32]), ChangeId([4; 32])]), ..receipt.clone() };
        assert!(!more.is_true(&doc, &clinic.verifying_key()));
        let none = Receipt { signature: Vec::new(), ..receipt };
        assert!(!none.is_true(&doc, &clinic.verifying_key()));
    }
}
