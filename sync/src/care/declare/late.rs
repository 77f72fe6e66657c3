//! What a signed entry says, and what was written in it elsewhere while it was being signed. Must never show late words
//! as signed, nor lose one.

use std::borrow::Cow;

use super::sign::Signed;
use super::signature::{SignerKeys, Signing};
use super::{Entry, Field, FieldDecl, Value, Version};
use crate::id::ClientId;

impl Entry {
    /// The entry with what was signed in the place of what its fields hold since: what readers are shown of a signed
    /// entry. While two signings stand, as the earlier one has it: never words that nobody signed. As it is where
    /// nobody in `keys` is known to have signed it.
    #[must_use]
    pub fn as_signed(&self, client: ClientId, keys: &SignerKeys) -> Cow<'_, Self> {
        let signed = match self.signing(client, keys) {
            Signing::Vouched(signed) => Some(signed).filter(|signed| self.says_else(signed)),
            Signing::Several(signed) => signed.into_iter().next(),
            Signing::Open | Signing::Unvouched(_) => None,
        };
        let Some(signed) = signed else { return Cow::Borrowed(self) };
        let mut shown = self.clone();
        for field in self.noun.fields.iter().filter(|field| field.is_signed_over()) {
            if let Ok(value) = field.kind.parse(signed.field(field.name)) {
                let stamps = self.field(field).stamps();
                shown.fields.insert(field.name, Field::Settled(Version { value, stamps }));
            }
        }
        Cow::Owned(shown)
    }

    /// Whether anything that stands in it is another than what `signed` fixed: late words, or those of a signing beside
    /// it.
    fn says_else(&self, signed: &Signed) -> bool {
        let mut fields = self.noun.fields.iter().filter(|field| field.is_signed_over());
        fields.any(|field| {
            let held = self.field(field);
            held.is_conflicted()
                || held.value().map(ToString::to_string).unwrap_or_default() != signed.field(field.name)
        })
    }

    /// Whether the entry was changed elsewhere while it was being signed: what is signed stands, and the late words are
    /// for its author to say in an entry that belongs to it or to let go, by writing back what was signed.
    #[must_use]
    pub fn has_late_change(&self) -> bool {
        self.noun.fields.iter().any(|field| !self.late_versions(field).is_empty())
    }

    /// What `field` was given elsewhere while the entry was being signed, each version once: `None` where it was
    /// cleared.
    #[must_use]
    pub fn late_versions(&self, field: &FieldDecl) -> Vec<Option<&Value>> {
        let Some(signed) = self.signed().filter(|_| field.is_signed_over()) else { return Vec::new() };
        let all = match self.field(field) {
            Field::Conflicted { versions, .. } => versions.iter().map(|version| version.value.as_ref()).collect(),
            one @ (Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Together { .. }) => {
                vec![one.value()]
            }
        };
        // What was signed too, and not chosen, is no draft's: its signature stands beside the chosen one.
        let beside = self.signed_beside();
        let is_late = |value: &Option<&Value>| {
            let said = value.map(ToString::to_string).unwrap_or_default();
            said != signed.field(field.name) && beside.iter().all(|other| said != other.field(field.name))
        };
        all.into_iter().filter(is_late).collect()
    }

    /// The signings that were not chosen, where somebody chose between several: words that stay signed.
    #[must_use]
    pub fn signed_beside(&self) -> Vec<Signed> {
        let Some(chosen) = self.noun.signed().and_then(|field| self.chosen(field)) else { return Vec::new() };
        let bytes = |version: &Version| version.value.as_ref().and_then(Value::as_signed).and_then(Signed::read);
        let stands = self.signed().map(|signed| signed.sha256);
        let others = chosen.wrote.iter().filter_map(bytes);
        others.filter(|signed| stands.as_ref() != Some(&signed.sha256)).collect()
    }

    /// What `field` says for who acts on it: as it was signed where the entry is, true or not, whatever came too late
    /// for that; else as it stands.
    #[must_use]
    pub fn signed_or_held(&self, field: &FieldDecl) -> Option<Value> {
        match self.signed().filter(|_| field.is_signed_over()) {
            Some(signed) => field.kind.parse(signed.field(field.name)).ok().flatten(),
            None => self.value(field).cloned(),
        }
    }
}
