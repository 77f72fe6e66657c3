//! The tag and the bytes of each fact, as they stand on disk. Must never change those of one that was ever stored.

use jiff::civil::Date;

use super::fact_bytes::{body, whole};
use super::{Fact, InGroup, Need, Pressing, Served};
use crate::id::PersonId;

impl Fact {
    /// The tag on disk. For ever: another shape of a fact gets another tag.
    pub(super) const fn tag(&self) -> u8 {
        match self {
            Self::Name { .. } => 1,
            Self::Born { .. } => 2,
            Self::Due { .. } => 3,
            Self::Level { .. } => 4,
            Self::Member { .. } => 5,
            Self::Draft { .. } => 6,
            Self::Wait { .. } => 7,
            Self::Aim { .. } => 8,
            Self::Target { .. } => 9,
            Self::Consent { .. } => 10,
            Self::Withdrawn { .. } => 11,
            Self::Sent { .. } => 12,
            Self::Raised { .. } => 13,
            Self::Flag { .. } => 14,
            Self::Primary { .. } => 15,
            Self::Called { .. } => 16,
            Self::Review { .. } => 17,
            Self::NotChosen { .. } => 18,
            Self::Version { .. } => 19,
            Self::Phone { .. } => 20,
            Self::BornOn { .. } => 21,
            Self::Family { .. } => 22,
            Self::Join { .. } => 23,
            Self::Standing { .. } => 24,
            Self::Pronouns { .. } => 25,
            Self::NoneSeen => 26,
            Self::Owner { .. } => 27,
            Self::Lock { .. } => 28,
            Self::Reached { .. } => 29,
            Self::Within { .. } => 30,
            Self::Knows { .. } => 31,
            Self::Said { .. } => 32,
            Self::SaidBy { .. } => 61,
            Self::Alert { .. } => 33,
            Self::SaidOf { .. } => 60,
            Self::LoweredFrom { .. } => 62,
            Self::GivenFor { .. } => 40,
            Self::TakenBack { .. } => 41,
            Self::Rests { .. } => 42,
            Self::Replaces { .. } => 44,
            Self::Involves { .. } => 45,
            Self::Person { .. } => 46,
            Self::Checked { .. } => 47,
            Self::Mentions { .. } => 43,
            Self::Appointment { .. } => 34,
            Self::Score { .. } => 35,
            Self::Every { .. } => 36,
            Self::Group(_) => 70,
            Self::Served(_) => 71,
            Self::WasInGroup(_) => 72,
            Self::Unknown { tag, .. } => *tag,
        }
    }

    /// What stands after noun and entry. Postcard writes these plain types into memory without a way to fail.
    pub(super) fn body(&self) -> Result<Vec<u8>, postcard::Error> {
        match self {
            Self::Name { rank, text } => body(&(rank, text)),
            Self::Born { year } => body(year),
            Self::Due { what, who, day, priority, status } => body(&(what, who, day, priority, status)),
            Self::Level { rank, level, two_versions } => body(&(rank, level, two_versions)),
            Self::Member { who, is_primary, from, to } => body(&(who, is_primary, from, to)),
            Self::Draft { who } => body(who),
            Self::Wait { need, field } => body(&(need.number(), field)),
            Self::Aim { text, day } => body(&(text, day)),
            Self::Target { is_put_away } => body(is_put_away),
            Self::Consent { kind, covers, from, until } => body(&(kind, covers, from, until)),
            Self::Withdrawn { consent, sections, at } => body(&(consent, sections, at)),
            Self::Sent { consent, needs, at } => body(&(consent, needs, at)),
            Self::Raised { day } => body(day),
            Self::Flag { about, is_closed } => body(&(about, is_closed)),
            Self::Primary { who, role, until } => body(&(who, role, until)),
            Self::Called { words, who } => body(&(words, who)),
            Self::Review { day } => body(day),
            Self::NotChosen { field, who, by, at } => body(&(field, who, by, at)),
            Self::Version { field, text, who, at } => body(&(field, text, who, at)),
            Self::Phone { number } => body(number),
            Self::BornOn { day } => body(day),
            Self::Family { rank, text } => body(&(rank, text)),
            Self::Join { verdict, two_versions, who, at } => body(&(verdict, two_versions, who, at)),
            Self::Standing { status, pressing, reason, since } => body(&(status, pressing.number(), reason, since)),
            Self::Pronouns { text } => body(text),
            Self::NoneSeen => Ok(Vec::new()),
            Self::Owner { who } => body(who),
            Self::Lock { is_open, consent } => body(&(is_open, consent)),
            Self::Reached { day } => body(day),
            Self::Within { days, since } => body(&(days, since)),
            Self::Knows { consent, sections, until } => body(&(consent, sections, until)),
            Self::Said { field, of, code } => body(&(field, of, code)),
            Self::SaidBy { field, of, code, by, is_away } => body(&(field, of, code, by, is_away)),
            Self::Alert { kind, text, until } => body(&(kind, text, until)),
            Self::SaidOf { field, text, of } => body(&(field, text, of)),
            Self::LoweredFrom { field, was } => body(&(field, was)),
            Self::GivenFor { people } => body(people),
            Self::TakenBack { consent, sections, day } => body(&(consent, sections, day)),
            Self::Replaces { consent, at } => body(&(consent, at)),
            Self::Involves { names, people, day } => body(&(names, people, day)),
            Self::Person { name } => body(name),
            Self::Checked { who, code, at, day } => body(&(who, code, at, day)),
            Self::Rests { consents, people, sections, day, until } => body(&(consents, people, sections, day, until)),
            Self::Mentions { what, helped, corrects } => body(&(what, helped, corrects)),
            Self::Appointment { at, place, who } => body(&(at.to_string(), place, who)),
            Self::Score { instrument, day, total, corrects } => body(&(instrument, day, total, corrects)),
            Self::Every { weeks, since } => body(&(weeks, since)),
            Self::Group(InGroup { group, from, until }) => body(&(group, from, until)),
            Self::Served(Served { kind, day, at, minutes, is_draft, corrects }) => {
                body(&(kind, day, at, minutes, is_draft, corrects))
            }
            Self::WasInGroup(group) => body(group),
            Self::Unknown { bytes, .. } => Ok(bytes.clone()),
        }
    }

    pub(super) fn read(tag: u8, body: &[u8]) -> Option<Self> {
        Some(match tag {
            1 => whole(body).map(|(rank, text)| Self::Name { rank, text })?,
            2 => whole(body).map(|year| Self::Born { year })?,
            3 => {
                whole(body).map(|(what, who, day, priority, status)| Self::Due { what, who, day, priority, status })?
            }
            4 => whole(body).map(|(rank, level, two_versions)| Self::Level { rank, level, two_versions })?,
            5 => whole(body).map(|(who, is_primary, from, to)| Self::Member { who, is_primary, from, to })?,
            6 => whole(body).map(|who| Self::Draft { who })?,
            7 => {
                let (need, field) = whole::<(u8, String)>(body)?;
                Self::Wait { need: Need::numbered(need)?, field }
            }
            8 => whole(body).map(|(text, day)| Self::Aim { text, day })?,
            9 => whole(body).map(|is_put_away| Self::Target { is_put_away })?,
            10 => whole(body).map(|(kind, covers, from, until)| Self::Consent { kind, covers, from, until })?,
            11 => whole(body).map(|(consent, sections, at)| Self::Withdrawn { consent, sections, at })?,
            12 => whole(body).map(|(consent, needs, at)| Self::Sent { consent, needs, at })?,
            13 => whole(body).map(|day| Self::Raised { day })?,
            14 => whole(body).map(|(about, is_closed)| Self::Flag { about, is_closed })?,
            15 => whole(body).map(|(who, role, until)| Self::Primary { who, role, until })?,
            16 => whole(body).map(|(words, who)| Self::Called { words, who })?,
            17 => whole(body).map(|day| Self::Review { day })?,
            18 => whole(body).map(|(field, who, by, at)| Self::NotChosen { field, who, by, at })?,
            19 => whole(body).map(|(field, text, who, at)| Self::Version { field, text, who, at })?,
            20 => whole(body).map(|number| Self::Phone { number })?,
            21 => whole(body).map(|day| Self::BornOn { day })?,
            22 => whole(body).map(|(rank, text)| Self::Family { rank, text })?,
            23 => whole(body).map(|(verdict, two_versions, who, at)| Self::Join { verdict, two_versions, who, at })?,
            24 => {
                let (status, pressing, reason, since) = whole::<(String, u8, String, Option<Date>)>(body)?;
                Self::Standing { status, pressing: Pressing::numbered(pressing)?, reason, since }
            }
            25 => whole(body).map(|text| Self::Pronouns { text })?,
            26 => whole::<()>(body).map(|()| Self::NoneSeen)?,
            27 => whole(body).map(|who| Self::Owner { who })?,
            28 => whole(body).map(|(is_open, consent)| Self::Lock { is_open, consent })?,
            29 => whole(body).map(|day| Self::Reached { day })?,
            30 => whole(body).map(|(days, since)| Self::Within { days, since })?,
            31 => whole(body).map(|(consent, sections, until)| Self::Knows { consent, sections, until })?,
            32 => whole(body).map(|(field, of, code)| Self::Said { field, of, code })?,
            61 => whole(body).map(|(field, of, code, by, is_away)| Self::SaidBy { field, of, code, by, is_away })?,
            33 => whole(body).map(|(kind, text, until)| Self::Alert { kind, text, until })?,
            60 => whole(body).map(|(field, text, of)| Self::SaidOf { field, text, of })?,
            62 => whole(body).map(|(field, was)| Self::LoweredFrom { field, was })?,
            40 => whole(body).map(|people| Self::GivenFor { people })?,
            41 => whole(body).map(|(consent, sections, day)| Self::TakenBack { consent, sections, day })?,
            45 => whole(body).map(|(names, people, day)| Self::Involves { names, people, day })?,
            46 => whole(body).map(|name| Self::Person { name })?,
            47 => whole(body).map(|(who, code, at, day)| Self::Checked { who, code, at, day })?,
            44 => whole(body).map(|(consent, at)| Self::Replaces { consent, at })?,
            42 => {
                let (consents, people, sections, day, until) = whole(body)?;
                Self::Rests { consents, people, sections, day, until }
            }
            43 => whole(body).map(|(what, helped, corrects)| Self::Mentions { what, helped, corrects })?,
            34 => {
                let (at, place, who) = whole::<(String, String, Option<PersonId>)>(body)?;
                Self::Appointment { at: at.parse().ok()?, place, who }
            }
            35 => whole(body).map(|(instrument, day, total, corrects)| Self::Score {
                instrument,
                day,
                total,
                corrects,
            })?,
            36 => whole(body).map(|(weeks, since)| Self::Every { weeks, since })?,
            70 => whole(body).map(|(group, from, until)| Self::Group(InGroup { group, from, until }))?,
            71 => {
                let (kind, day, at, minutes, is_draft, corrects) = whole(body)?;
                Self::Served(Served { kind, day, at, minutes, is_draft, corrects })
            }
            72 => whole(body).map(Self::WasInGroup)?,
            _ => return None,
        })
    }
}
