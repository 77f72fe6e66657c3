//! Which chart a Patient is of. Must never join two people: a number alone decides nothing, name and birth date have to
//! agree with it, and where they do not a person is asked.

use waystation_sync::id::ClientId;

use super::at::{At, Said};
use super::error::Fault;
use super::ids;
use super::index::{Index, Resource};
use super::parsed::Question;
use super::people::{Likeness, Person};
use super::person::{KIND, is_over, person_of};
use super::placeholder::is_placeholder;
use super::settings::Settings;
use super::taking::{Scene, name_of};
use super::tally::Why;

/// Which client a record is of.
pub(super) struct Identity {
    /// The client's place among those gathered.
    pub(super) place: usize,
    /// What the client is known by elsewhere.
    pub(super) from: Said,
}

/// An identifier with system and value.
struct Number {
    said: Said,
    system: String,
    value: String,
    id: ClientId,
}

/// The numbers of a Patient, the best first, and those that are placeholders.
#[derive(Default)]
struct Numbers {
    sure: Vec<Number>,
    placeholders: Vec<Number>,
    /// Those that another Patient of the files has too, who is another record there.
    claimed: Vec<ClientId>,
}

/// What is decided of one Patient.
enum Decided {
    Chart(ClientId),
    /// Somebody has it, and it is not sure that they are the same.
    Ask(ClientId, Why),
}

/// Whose records go by whom, found out for one Patient after the other.
#[derive(Default)]
pub(super) struct Deciding {
    /// Name and birth date of those who were admitted, each with the record and the client.
    pub(super) seen: Vec<(String, usize, ClientId)>,
    /// What has to be asked, each with the record.
    pub(super) questions: Vec<(usize, Question)>,
}

impl Deciding {
    /// Finds the chart that a Patient is of; `None`, tallied, for one who is held back.
    pub(super) fn identify(
        &mut self,
        resource: &Resource<'_>,
        index: &Index<'_>,
        scene: &mut Scene<'_>,
    ) -> Result<Option<Identity>, Fault> {
        let at = &resource.at;
        let person = person_of(at)?;
        let mut numbers = numbers(at, scene.settings)?;
        let claimed = numbers.sure.iter().filter(|one| index.is_claimed(&one.system, &one.value, resource));
        numbers.claimed = claimed.map(|number| number.id).collect();
        let bare = name_of(resource, index);
        for number in &numbers.placeholders {
            tally_placeholder(at, number, scene);
        }
        let id = match decide(&person, &numbers, bare.as_deref(), scene) {
            Some(Decided::Chart(id)) => id,
            Some(Decided::Ask(id, why)) => {
                self.hold_back(resource, &person, (id, why), (index, scene));
                return Ok(None);
            }
            None => return Err(Fault::NoId { place: at.shown() }),
        };
        let best = numbers.sure.into_iter().next();
        let system = best.as_ref().map(|number| number.system.clone());
        let from = match (best, bare) {
            (Some(number), _) => number.said,
            (None, Some(bare)) => {
                scene.tally.look((KIND, None, Why::BareId), at);
                Said::own(format!("{KIND}/{bare}"))
            }
            (None, None) => Said::default(),
        };
        self.seen.extend(person.key().map(|key| (key, resource.number, id)));
        let place = scene.taking.admit(Some(resource.number), id, person, system.as_deref());
        Ok(Some(Identity { place, from }))
    }

    fn hold_back(
        &mut self,
        resource: &Resource<'_>,
        person: &Person,
        (id, why): (ClientId, Why),
        (index, scene): (&Index<'_>, &mut Scene<'_>),
    ) {
        scene.tally.forget(resource.number);
        scene.tally.left((KIND, None, why), &resource.at);
        scene.taking.hold_back(resource.number);
        let other = scene.taking.record_of(id).and_then(|number| index.get(number));
        let question = Question {
            place: resource.at.shown(),
            client: id,
            other: other.map(|other| (other.file, other.at.shown())),
            answer: ids::question(id, &person.told()),
        };
        self.questions.push((resource.number, question));
    }
}

fn tally_placeholder(at: &At<'_>, number: &Number, scene: &mut Scene<'_>) {
    let key = (KIND, Some("identifier"), Why::Placeholder);
    for place in &number.said.from {
        scene.tally.left_at(key, at.record, std::slice::from_ref(place));
    }
}

/// The chart that a person is of: one that has one of their numbers and whose name and birth date agree; a new one when
/// nobody has any; `None` when nothing tells them from others.
fn decide(person: &Person, numbers: &Numbers, bare: Option<&str>, scene: &Scene<'_>) -> Option<Decided> {
    let (taking, settings) = (&scene.taking, scene.settings);
    let told = person.told();
    let likeness = |id: ClientId, is_sure: bool| {
        let holder = taking.holder(id)?;
        let question = ids::question(id, &told);
        Some(match () {
            () if settings.same.contains(&question) => Likeness::Same,
            () if settings.another.contains(&question) => Likeness::Other,
            () => match person.likeness(holder, is_sure) {
                // Two records of one input are two people unless their names are equal: twins share much else.
                Likeness::Same if numbers.claimed.contains(&id) && !person.is_named_as(holder) => Likeness::Unsure,
                likeness @ (Likeness::Same | Likeness::Other | Likeness::Unsure) => likeness,
            },
        })
    };
    let is_answered = |id: ClientId| settings.another.contains(&ids::question(id, &told));
    let bare_id = bare.map(|bare| ids::client("", bare));
    let weak = || numbers.placeholders.iter().map(|number| number.id).chain(bare_id);
    let mut sure = numbers.sure.iter().map(|number| number.id);
    if let Some(id) = sure.find(|id| likeness(*id, true) == Some(Likeness::Same)) {
        return Some(Decided::Chart(id));
    }
    if let Some(id) = weak().find(|id| likeness(*id, false) == Some(Likeness::Same)) {
        return Some(Decided::Chart(id));
    }
    let mut held = numbers.sure.iter().map(|number| number.id).filter(|id| likeness(*id, true).is_some());
    let another = |bare: Option<&str>| ids::somebody(bare.unwrap_or_default(), &told);
    if let Some(id) = held.find(|id| !is_answered(*id)) {
        return Some(Decided::Ask(id, Why::OtherPerson));
    }
    if let Some(number) = numbers.sure.first() {
        let taken = likeness(number.id, true).is_some();
        return Some(Decided::Chart(if taken { another(bare) } else { number.id }));
    }
    match bare_id.map(|id| (id, likeness(id, false))) {
        Some((id, None)) => Some(Decided::Chart(id)),
        Some((id, Some(Likeness::Unsure))) => Some(Decided::Ask(id, Why::PerhapsOther)),
        Some((_, Some(Likeness::Other | Likeness::Same))) => Some(Decided::Chart(another(bare))),
        None => person.key().map(|_| Decided::Chart(another(None))),
    }
}

/// Every id under which the folder may have a chart of this Patient.
pub(super) fn candidates(
    resource: &Resource<'_>,
    index: &Index<'_>,
    settings: &Settings,
) -> Result<Vec<ClientId>, Fault> {
    let (person, numbers) = (person_of(&resource.at)?, numbers(&resource.at, settings)?);
    let bare = name_of(resource, index);
    let mut all: Vec<ClientId> = numbers.sure.iter().chain(&numbers.placeholders).map(|number| number.id).collect();
    all.extend(bare.as_deref().map(|bare| ids::client("", bare)));
    all.push(ids::somebody(bare.as_deref().unwrap_or_default(), &person.told()));
    Ok(all)
}

/// The identifiers that name this person in other systems. The one that marks a medical record is preferred, then
/// the usual one; a passport or licence is the last resort.
fn numbers(at: &At<'_>, settings: &Settings) -> Result<Numbers, Fault> {
    let (mut sure, mut placeholders) = (Vec::new(), Vec::new());
    for identifier in at.objects("identifier")? {
        let (Some(system), Some(value)) = (identifier.said("system")?, identifier.said("value")?) else { continue };
        let mut is_record = false;
        let kind = identifier.object("type")?;
        for coding in kind.as_ref().map_or(Ok(Vec::new()), |kind| kind.objects("coding"))? {
            is_record |= coding.text("code")? == Some("MR");
        }
        let rank = match identifier.text("use")? {
            Some("old" | "temp") => continue,
            _ if is_over(&identifier, settings)? => continue,
            _ if is_record => 0,
            Some("usual") => 1,
            _ if kind.is_none() => 2,
            _ => 3,
        };
        let id = ids::client(system.text.trim(), value.text.trim());
        let is_none = is_placeholder(&value.text);
        if is_none {
            let (system, word) = (system.text, value.text.trim().to_owned());
            placeholders.push(Number { said: value, system, value: word, id });
        } else {
            let (name, word) = (system.text.trim().to_owned(), value.text.trim().to_owned());
            let said = Said::joined([system, value], " ");
            sure.push((rank, Number { said, system: name, value: word, id }));
        }
    }
    sure.sort_by_key(|(rank, _)| *rank);
    Ok(Numbers { sure: sure.into_iter().map(|(_, number)| number).collect(), placeholders, claimed: Vec::new() })
}
