//! Everything that stands in a field, in one line. Must never show one of several versions without whose it is.

use waystation_sync::care::field::{Field, Version};
use waystation_sync::care::noun::FieldDecl;

use crate::entry::signature::SignedAt;
use crate::noun_page::NounPage;
use crate::{Names, isolate};

/// Everything that stands in `held`; of several versions, whose each is.
pub(super) fn held_by(spot: SignedAt, (page, field): (&NounPage, &FieldDecl), held: &Field, names: &Names) -> String {
    let Field::Conflicted { versions, .. } = held else { return spot.field(page, field, held, names).join(" / ") };
    let said = |version: &Version| {
        let who = version.stamps.iter().filter_map(|stamp| stamp.author).map(|author| author.person);
        let mut who: Vec<String> = who.map(|person| names.person(person).into_owned()).collect();
        who.dedup();
        let value = spot.or_cleared(page, field, version.value.as_ref(), names);
        if who.is_empty() {
            return value;
        }
        let values = [("value", isolate::words(&value).into()), ("who", who.join(", ").into())];
        names.language.say_with("merged-said", &values)
    };
    versions.iter().map(said).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use waystation_sync::care::contact;
    use waystation_sync::care::field::Stamp;
    use waystation_sync::care::noun::Role;
    use waystation_sync::care::read::EntryKey;
    use waystation_sync::care::value::Value;
    use waystation_sync::id::{Author, ChangeId, ClientId, DeviceId, EntryId, PersonId};
    use waystation_sync::time::Millis;

    use super::*;
    use crate::names::Person;
    use crate::{Language, nouns};

    #[test]
    fn of_several_versions_it_is_said_who_wrote_each() {
        let (mut names, who) = (Names::of_nobody(Millis(0), Language::English), [PersonId([1; 16]), PersonId([2; 16])]);
        for (person, name) in who.iter().zip(["Lee", "Rea"]) {
            let known = Person { name: name.into(), role: Role::Therapist, active: true };
            names.people.insert(*person, known);
        }
        let version = |text: &str, by: PersonId| Version {
            value: Some(Value::Words(text.into())),
            stamps: vec![Stamp {
                change: ChangeId([by.0[0]; 32]),
                author: Some(Author { person: by, device: DeviceId([1; 16]) }),
                written: Millis(0),
            }],
        };
        let versions = vec![version("555-0142", who[0]), version("555-0199", who[1])];
        let held = Field::Conflicted { versions, acted_on: None };
        let key = EntryKey::Id(EntryId([3; 16]));
        let spot = SignedAt { client: ClientId([4; 16]), noun: &contact::CONTACT, key };
        let page = nouns::page_of(&contact::CONTACT);
        let said = isolate::bare(&held_by(spot, (page, &contact::VALUE), &held, &names));
        assert_eq!(said, "555-0142 (Lee) / 555-0199 (Rea)");
    }
}
