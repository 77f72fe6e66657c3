//! What is said of an entry's signature. Must never call signed what the directory's keys do not vouch for.

use waystation_sync::care::field::{Field, Version};
use waystation_sync::care::noun::{Class, FieldDecl, Noun, Signing};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::sign::Signed;
use waystation_sync::care::value::Value;
use waystation_sync::id::ClientId;

use super::value;
use crate::Names;
use crate::noun_page::NounPage;

/// A signature in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Signed, once or more than once.
    Signed {
        /// By whom and when, or that it was signed more than once.
        said: String,
        /// The first letters of its fingerprint; empty while two signings stand.
        fingerprint: String,
    },
    /// A signature stands there that nothing vouches for.
    Unvouched {
        /// That it is so, whom it names, and what to do.
        said: String,
    },
}

/// The entry that a signature stands in.
#[derive(Clone, Copy)]
pub struct SignedAt {
    /// Whose chart.
    pub client: ClientId,
    /// The kind of entry.
    pub noun: &'static Noun,
    /// Which.
    pub key: EntryKey,
}

impl SignedAt {
    /// Where `entry` of `client` is.
    #[must_use]
    pub const fn of(client: ClientId, entry: &Entry) -> Self {
        Self { client, noun: entry.noun, key: entry.key }
    }

    /// How far what stands in `held`, a field for signatures, can be called signed.
    #[must_use]
    pub fn signing(self, held: &Field, names: &Names) -> Signing {
        names.signers.signing(held, (self.client, self.noun, self.key))
    }

    /// Everything that a field holds, as [`value::field`] says it, signatures no further than they are vouched for.
    #[must_use]
    pub fn field(self, page: &NounPage, decl: &FieldDecl, held: &Field, names: &Names) -> Vec<String> {
        if decl.class != Class::Frozen {
            return value::field(page, decl, held, names);
        }
        let said = |version: &Version| self.or_cleared(page, decl, version.value.as_ref(), names);
        match held {
            Field::Empty | Field::Together { .. } => Vec::new(),
            Field::Settled(version) | Field::Ruled { stands: version, .. } => vec![said(version)],
            Field::Conflicted { versions, .. } => versions.iter().map(said).collect(),
        }
    }

    /// One value of a field, or that it was left empty, as [`value::or_cleared`] says it.
    #[must_use]
    pub fn or_cleared(self, page: &NounPage, decl: &FieldDecl, held: Option<&Value>, names: &Names) -> String {
        match held.and_then(Value::as_signed) {
            Some(bytes) => self.words(bytes, names),
            None => value::or_cleared(page, decl, held, names),
        }
    }

    /// One version of a field over its words: a signature by who and when, no fingerprint, since what was signed stands
    /// below.
    #[must_use]
    pub fn headed(self, page: &NounPage, decl: &FieldDecl, held: Option<&Value>, names: &Names) -> String {
        let signed = held.and_then(Value::as_signed).and_then(Signed::read);
        match signed.filter(|signed| names.signers.vouch_at(signed, self.client, self.noun, self.key)) {
            Some(signed) => by("signature-by", &signed, names),
            None => self.or_cleared(page, decl, held, names),
        }
    }

    /// The signings of `entry` that were not chosen and that are vouched for, each with what was signed.
    #[must_use]
    pub fn not_chosen(self, page: &NounPage, entry: &Entry, names: &Names) -> Vec<(String, Vec<String>)> {
        let is_true = |signed: &Signed| names.signers.vouch_at(signed, self.client, self.noun, self.key);
        let beside = entry.signed_beside().into_iter().filter(is_true);
        beside
            .map(|signed| (by("signature-not-chosen", &signed, names), self.fields_of(page, &signed, names)))
            .collect()
    }

    /// What was signed under a signature, each field by its name; nothing for another value, and where it does not
    /// read.
    #[must_use]
    pub fn content(self, page: &NounPage, held: Option<&Value>, names: &Names) -> Vec<String> {
        let signed = held.and_then(Value::as_signed).and_then(Signed::read);
        signed.map_or_else(Vec::new, |signed| self.fields_of(page, &signed, names))
    }

    fn fields_of(self, page: &NounPage, signed: &Signed, names: &Names) -> Vec<String> {
        let fields = self.noun.fields.iter().filter(|field| field.is_signed_over());
        let said = |field: &'static FieldDecl| {
            let value = field.kind.parse(signed.field(field.name)).ok()??;
            let words = value::named(page, field.name, &value, names);
            Some(format!("{}: {words}", page.label(field.name, names.language)))
        };
        fields.filter_map(said).collect()
    }

    /// One signature in one line.
    fn words(self, bytes: &[u8], names: &Names) -> String {
        let Some(signed) = Signed::read(bytes) else { return names.say("value-signed-unknown") };
        let is_true = names.signers.vouch_at(&signed, self.client, self.noun, self.key);
        let id = if is_true { "value-signed" } else { "value-signed-unvouched" };
        let values = [
            ("person", names.person(signed.author.person).into()),
            ("when", names.when(signed.at).into()),
            ("fingerprint", fingerprint(&signed.sha256).into()),
        ];
        names.language.say_with(id, &values)
    }
}

impl Signature {
    /// What is said of the signature of `entry`; `None` where it holds none.
    #[must_use]
    pub fn of(client: ClientId, entry: &Entry, names: &Names) -> Option<Self> {
        match entry.signing(client, &names.signers) {
            Signing::Open => None,
            Signing::Vouched(signed) => Some(Self::Signed {
                said: by("signature-by", &signed, names),
                fingerprint: fingerprint(&signed.sha256),
            }),
            Signing::Several(_) => {
                Some(Self::Signed { said: names.say("signature-twice"), fingerprint: String::new() })
            }
            Signing::Unvouched(Some(signed)) => {
                Some(Self::Unvouched { said: by("signature-unvouched-by", &signed, names) })
            }
            Signing::Unvouched(None) => Some(Self::Unvouched { said: names.say("signature-unvouched-unread") }),
        }
    }
}

/// By whom and when something was signed, in the sentence `id`.
#[must_use]
pub fn by(id: &str, signed: &Signed, names: &Names) -> String {
    let values = [("person", names.person(signed.author.person).into()), ("when", names.when(signed.at).into())];
    names.language.say_with(id, &values)
}

/// The first letters of a fingerprint: enough to compare by eye.
fn fingerprint(sha256: &str) -> String {
    sha256.chars().take(12).collect()
}
