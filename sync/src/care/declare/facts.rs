//! Facts: what lists, agendas, searches and other documents' rules need of one document, so that they never load it.
//! Must never drop a fact that it does not know, nor take one that it cannot read for none.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::fact_bytes::body;
use super::{EntryKey, Fact};

/// The number of today's way to make facts. A change of what any noun says in its facts needs the next number:
/// documents whose facts are of an older one stay listed with those and are made anew in the background.
pub const FACTS_FORM: u16 = 22;

/// The least rank of a name that is not used any more: it finds its client and is shown nowhere else. So in facts of every
/// form.
pub const FORMER_RANK: u8 = 3;

/// A fact, and the entry that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The noun's name; empty where it cannot be read.
    pub noun: String,
    /// The entry's key, as [`EntryKey`] displays it.
    pub entry: String,
    /// What it says.
    pub fact: Fact,
}

/// Everything that a document says of its client, by the noun and the key of the entry that says it, so that a change
/// of one entry costs no look at the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<(String, String), Vec<Fact>>);

/// The length of a record's head: its tag, and how many bytes follow.
const HEAD_LEN: usize = 5;

/// Where a fact comes from, as it stands before every fact of a known tag.
#[derive(Serialize, Deserialize)]
struct Source<'a> {
    noun: &'a str,
    entry: &'a str,
}

impl Facts {
    /// All of them, in the order of nouns and keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &Fact)> {
        self.0.iter().flat_map(|((noun, entry), facts)| facts.iter().map(move |fact| (&**noun, &**entry, fact)))
    }

    /// Keeps those that `keeps` says yes to.
    pub fn retain(&mut self, keeps: impl Fn(&Fact) -> bool) {
        self.0.retain(|_, facts| {
            facts.retain(&keeps);
            !facts.is_empty()
        });
    }

    /// As stored: one record a fact, each a tag (one byte), the length of the rest (big-endian `u32`), noun and entry, and
    /// what the tag says that follows.
    ///
    /// # Errors
    /// When a fact cannot be written; nothing may be stored then.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = Vec::new();
        for (noun, entry, fact) in self.iter() {
            let mut record =
                if matches!(fact, Fact::Unknown { .. }) { Vec::new() } else { body(&Source { noun, entry })? };
            record.extend(fact.body()?);
            bytes.push(fact.tag());
            let length = u32::try_from(record.len()).map_err(|_| postcard::Error::SerializeBufferFull)?;
            bytes.extend(length.to_be_bytes());
            bytes.extend(record);
        }
        Ok(bytes)
    }

    /// Reads stored facts. One of an unknown tag, or of a shape that its tag does not have here, is kept as it is. What
    /// cannot be cut into records ends the list: the document's facts are made anew at its next change.
    #[must_use]
    pub fn from_bytes(mut bytes: &[u8]) -> Self {
        let mut facts = Self::default();
        while let Some((tag, record, rest)) = record(bytes) {
            bytes = rest;
            let source = postcard::take_from_bytes::<Source<'_>>(record).ok();
            let known = source.as_ref().and_then(|(_, body)| Fact::read(tag, body));
            let (noun, entry) = source.map_or(("", ""), |(source, _)| (source.noun, source.entry));
            let fact = known.unwrap_or_else(|| Fact::Unknown { tag, bytes: record.to_vec() });
            facts.of(noun, entry).push(fact);
        }
        facts
    }

    /// Adds what the entry `key` of `noun` says.
    pub fn add(&mut self, noun: &str, key: EntryKey, facts: impl IntoIterator<Item = Fact>) {
        let mut facts = facts.into_iter().peekable();
        if facts.peek().is_some() {
            self.of(noun, &key.to_string()).extend(facts);
        }
    }

    /// Puts `newer` in the place of what the entries `touched`, noun and key, said; what newer versions said of them
    /// stays.
    pub fn renew(&mut self, touched: &BTreeSet<(String, String)>, newer: Self) {
        for place in touched {
            let Some(said) = self.0.get_mut(place) else { continue };
            said.retain(|fact| matches!(fact, Fact::Unknown { .. }));
            if said.is_empty() {
                self.0.remove(place);
            }
        }
        for (place, facts) in newer.0 {
            self.0.entry(place).or_default().extend(facts);
        }
    }

    fn of(&mut self, noun: &str, entry: &str) -> &mut Vec<Fact> {
        self.0.entry((noun.to_owned(), entry.to_owned())).or_default()
    }
}

fn record(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (head, rest) = bytes.split_at_checked(HEAD_LEN)?;
    let (tag, length) = head.split_first()?;
    let length = usize::try_from(u32::from_be_bytes(length.try_into().ok()?)).ok()?;
    let (record, rest) = rest.split_at_checked(length)?;
    Some((*tag, record, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{InGroup, Need, Pressing, Served};
    use super::*;
    use crate::id::{EntryId, PersonId};
    use crate::time::Millis;

    fn every_kind() -> Facts {
        let (who, day) = (PersonId([7; 16]), "2026-11-29".parse().ok());
        let facts = [
            Fact::Name { rank: 0, text: "Ana".into() },
            Fact::Born { year: 1984 },
            Fact::Due { what: "Call".into(), who: Some(who), day, priority: "urgent".into(), status: "open".into() },
            Fact::Level { rank: 1, level: "high".into(), two_versions: true },
            Fact::Member { who, is_primary: true, from: None, to: day },
            Fact::Draft { who: None },
            Fact::Wait { need: Need::MergedText, field: "text".into() },
            Fact::Aim { text: "Sleep".into(), day },
            Fact::Target { is_put_away: true },
            Fact::Consent {
                kind: "share".into(),
                covers: ["notes".into(), "plan".into()].into(),
                from: day,
                until: None,
            },
            Fact::Withdrawn {
                consent: EntryId([8; 16]),
                sections: ["plan".into()].into(),
                at: Millis(1_764_400_000_000),
            },
            Fact::Sent { consent: None, needs: "referrals".into(), at: Millis(1) },
            Fact::Raised { day: day.unwrap() },
            Fact::Flag { about: Some(EntryId([8; 16])), is_closed: true },
            Fact::Primary { who, role: "peer".into(), until: day },
            Fact::Called { words: "Sleep".into(), who: None },
            Fact::Review { day: day.unwrap() },
            Fact::NotChosen { field: "level".into(), who, by: Some(who), at: Millis(1) },
            Fact::Version { field: "level".into(), text: "high".into(), who: None, at: Millis(1) },
            Fact::Phone { number: "555-0142".into() },
            Fact::BornOn { day: day.unwrap() },
            Fact::Family { rank: 0, text: "Rios".into() },
            Fact::Join { verdict: "one_person".into(), two_versions: false, who: Some(who), at: Millis(1) },
            Fact::Standing {
                status: "moved".into(),
                pressing: Pressing::Nothing,
                reason: "To the coast".into(),
                since: day,
            },
            Fact::Pronouns { text: "she".into() },
            Fact::NoneSeen,
            Fact::Owner { who },
            Fact::Lock { is_open: true, consent: Some(EntryId([8; 16])) },
            Fact::Reached { day: day.unwrap() },
            Fact::Within { days: 14, since: day },
            Fact::Knows { consent: Some(EntryId([8; 16])), sections: ["plan".into()].into(), until: day },
            Fact::Said { field: "safe".into(), of: "555-0142".into(), code: "no".into() },
            Fact::SaidBy {
                field: "safe".into(),
                of: "555-0142".into(),
                code: "no".into(),
                by: "phone".into(),
                is_away: true,
            },
            Fact::Alert { kind: "safety".into(), text: "Dog".into(), until: day },
            Fact::SaidOf { field: "safe".into(), text: "yes".into(), of: "555-0142".into() },
            Fact::GivenFor { people: [EntryId([8; 16])].into() },
            Fact::TakenBack { consent: EntryId([8; 16]), sections: ["plan".into()].into(), day: day.unwrap() },
            Fact::Rests {
                consents: [EntryId([8; 16])].into(),
                people: Some([EntryId([7; 16])].into()),
                sections: ["plan".into()].into(),
                day,
                until: None,
            },
            Fact::Mentions { what: [EntryId([8; 16])].into(), helped: true, corrects: None },
            Fact::Appointment { at: "2026-11-30T09:15-06:00".parse().unwrap(), place: "Mill".into(), who: Some(who) },
            Fact::Score { instrument: "phq-9".into(), day: day.unwrap(), total: Some(12), corrects: None },
            Fact::Every { weeks: Some(2), since: day },
            Fact::Replaces { consent: EntryId([8; 16]), at: Millis(1_764_400_000_000) },
            Fact::Involves { names: vec!["Ray".into()], people: [EntryId([8; 16])].into(), day },
            Fact::Person { name: "Ray".into() },
            Fact::Checked { who: "Ray".into(), code: "unsafe".into(), at: Millis(1), day },
            Fact::LoweredFrom { field: "level".into(), was: "high".into() },
            Fact::Group(InGroup { group: "skills".into(), from: day, until: None }),
            Fact::Served(served(day)),
            Fact::WasInGroup("skills".into()),
        ];
        Facts([(("goal".to_owned(), "one".to_owned()), facts.into())].into())
    }

    fn served(day: Option<jiff::civil::Date>) -> Served {
        let (at, corrects) = (Some(Millis(1)), Some(EntryId([8; 16])));
        Served { kind: "visit".into(), day, at, minutes: Some(50), is_draft: true, corrects }
    }

    const GOLDEN: &str = concat!(
        "010000000e04676f616c036f6e650003416e61020000000b04676f616c036f6e65801f030000003704676f616c036f6e6504",
        "43616c6c0107070707070707070707070707070707010a323032362d31312d323906757267656e74046f70656e0400000010",
        "04676f616c036f6e6501046869676801050000002704676f616c036f6e65070707070707070707070707070707070100010a",
        "323032362d31312d3239060000000a04676f616c036f6e6500070000000f04676f616c036f6e65020474657874080000001b",
        "04676f616c036f6e6505536c656570010a323032362d31312d3239090000000a04676f616c036f6e65010a000000280467",
        "6f616c036f6e6505736861726502056e6f74657304706c616e010a323032362d31312d3239000b0000002504676f616c03",
        "6f6e65080808080808080808080808080808080104706c616e80b0fbe6d9660c0000001504676f616c036f6e6500097265",
        "66657272616c73020d0000001404676f616c036f6e650a323032362d31312d32390e0000001b04676f616c036f6e650108",
        "080808080808080808080808080808010f0000002a04676f616c036f6e6507070707070707070707070707070707047065",
        "6572010a323032362d31312d3239100000001004676f616c036f6e6505536c65657000",
        "110000001404676f616c036f6e650a323032362d31312d3239120000003104676f616c036f6e65056c6576656c07070707",
        "070707070707070707070707010707070707070707070707070707070702130000001604676f616c036f6e65056c657665",
        "6c04686967680002",
        "140000001204676f616c036f6e65083535352d30313432150000001404676f616c036f6e650a323032362d31312d323916",
        "0000000f04676f616c036f6e65000452696f73170000002704676f616c036f6e650a6f6e655f706572736f6e0001070707",
        "0707070707070707070707070702",
        "180000002904676f616c036f6e65056d6f766564030c546f2074686520636f617374010a323032362d31312d3239190000000d",
        "04676f616c036f6e65037368651a0000000904676f616c036f6e65",
        "1b0000001904676f616c036f6e6507070707070707070707070707070707",
        "1c0000001b04676f616c036f6e65010108080808080808080808080808080808",
        "1d0000001404676f616c036f6e650a323032362d31312d3239",
        "1e0000001604676f616c036f6e650e010a323032362d31312d3239",
        "1f0000002c04676f616c036f6e65010808080808080808080808080808080801",
        "04706c616e010a323032362d31312d3239",
        "200000001a04676f616c036f6e650473616665083535352d30313432026e6f",
        "3d0000002104676f616c036f6e650473616665083535352d30313432026e6f0570686f6e6501",
        "210000002004676f616c036f6e650673616665747903446f67010a323032362d31312d3239",
        "3c0000001b04676f616c036f6e650473616665037965730835",
        "35352d30313432",
        "280000001a04676f616c036f6e650108080808080808080808080808080808",
        "290000002a04676f616c036f6e65080808080808080808080808080808080104706c616e0a323032362d31312d3239",
        "2a0000003f04676f616c036f6e65010808080808080808080808080808080801010707070707070707070707070707070701",
        "04706c616e010a323032362d31312d323900",
        "2b0000001c04676f616c036f6e6501080808080808080808080808080808080100",
        "220000003604676f616c036f6e6516323032362d31312d33305430393a31352d30363a3030044d696c6c0107070707070707070707070707070707",
        "230000001d04676f616c036f6e65057068712d390a323032362d31312d3239011800",
        "240000001704676f616c036f6e650102010a323032362d31312d3239",
        "2c0000001f04676f616c036f6e650808080808080808080808080808080880b0fbe6d966",
        "2d0000002b04676f616c036f6e6501035261790108080808080808080808080808080808",
        "010a323032362d31312d3239",
        "2e0000000d04676f616c036f6e6503526179",
        "2f0000002104676f616c036f6e650352617906756e7361666502010a323032362d31312d3239",
        "3e0000001404676f616c036f6e65056c6576656c0468696768",
        "460000001d04676f616c036f6e6506736b696c6c73010a323032362d31312d323900",
        "470000003104676f616c036f6e65057669736974010a323032362d31312d3239010201320101",
        "08080808080808080808080808080808",
        "480000001004676f616c036f6e6506736b696c6c73",
    );

    #[test]
    fn the_bytes_of_facts_never_change() {
        let bytes = every_kind().to_bytes().unwrap();
        let hex = bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(hex, GOLDEN);
        assert_eq!(Facts::from_bytes(&bytes), every_kind());
    }

    #[test]
    fn a_fact_of_a_newer_version_outlives_being_read_changed_and_stored() {
        let record = [&[200, 0, 0, 0, 11, 4][..], b"goal", &[3], b"one", &[9, 9]].concat();
        let bytes = [every_kind().to_bytes().unwrap(), record.clone()].concat();
        let mut facts = Facts::from_bytes(&bytes);
        assert_eq!(facts.to_bytes().unwrap(), bytes);
        let mut newer = Facts::default();
        newer.add("goal", EntryKey::One, [Fact::Born { year: 1990 }]);
        facts.renew(&BTreeSet::from([("goal".to_owned(), "one".to_owned())]), newer);
        assert_eq!(facts.iter().count(), 2);
        assert!(facts.to_bytes().unwrap().starts_with(&record));
    }

    #[test]
    fn a_known_fact_of_another_shape_is_kept_as_it_is() {
        let bytes = [&[2, 0, 0, 0, 12, 4][..], b"goal", &[3], b"one", &[0x80, 0x1f, 1]].concat();
        let facts = Facts::from_bytes(&bytes);
        assert!(matches!(facts.iter().next(), Some((_, _, Fact::Unknown { tag: 2, .. }))));
        assert_eq!(facts.to_bytes().unwrap(), bytes);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_and_what_was_read_is_written_back(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let facts = Facts::from_bytes(&bytes);
            let written = facts.to_bytes().unwrap();
            prop_assert_eq!(Facts::from_bytes(&written), facts);
        }
    }
}
