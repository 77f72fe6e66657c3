//! Invented people and what two of them wrote about one client while apart.

#[path = "hard_nouns.rs"]
mod hard_nouns;

use std::collections::BTreeMap;
use std::sync::Arc;

use automerge::Automerge;
use waystation_sync::care::NOUNS;
use waystation_sync::care::declare::{SignerKeys, SigningKeys};
use waystation_sync::care::edit::{Act, Actors, Edit, Verb, apply};
use waystation_sync::care::field::Stamp;
use waystation_sync::care::noun::{ClientFacts, FieldDecl, Kind, Noun, Part, Role};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{
    addendum, client, contact, crisis, crisis_step, goal, name, note, noun_named, risk, task, team,
};
use waystation_sync::directory::{Library, OwnCode};
use waystation_sync::id::{Author, ClientId, DeviceId, EditId, EntryId, Heads, PersonId};
use waystation_sync::review::{self, Step};
use waystation_sync::time::Millis;
use waystation_web::names::Person;
use waystation_web::part::linked::linked;
use waystation_web::part::merged::Received;
use waystation_web::{Language, Names};

const NOW: i64 = 1_795_516_920_000;
const HOUR: i64 = 3_600_000;

pub(crate) struct World {
    pub(crate) names: Names,
    pub(crate) ana: ClientId,
    pub(crate) dana: PersonId,
    pub(crate) desk: DeviceId,
    pub(crate) laptop: DeviceId,
    pub(crate) rows: Vec<(ClientId, Vec<Arc<Row>>)>,
    docs: BTreeMap<&'static str, Automerge>,
}

/// What an invented person wrote, and what they are called: as it stands here, but in Greek letters where the page is
/// in the accented language, so that what is still plain there comes from no file of words.
fn own(language: Language, text: &str) -> String {
    let greek = |letter: char| match letter.to_ascii_lowercase() {
        small @ 'a'..='z' => char::from_u32(u32::from('α') + u32::from(small) - u32::from('a')).unwrap_or(letter),
        _ => letter,
    };
    match language {
        Language::Accented => text.chars().map(greek).collect(),
        Language::English | Language::Spanish | Language::Mirrored => text.to_owned(),
    }
}

/// What everybody here signs with.
fn keys() -> SigningKeys {
    SigningKeys::of(&[1; 32], &[2; 32])
}

/// What this clinic added to its lists.
fn library(language: Language) -> Library {
    let mut library = Library::default();
    for (list, code, words, retired) in
        [("trigger", "own-payday", "Payday", false), ("skill", "own-drumming", "Drumming", true)]
    {
        let words = [(language.tag().to_owned(), own(language, words))].into();
        library.learn(list.to_owned(), code.to_owned(), OwnCode { words, retired });
    }
    library
}

/// The directory's word for it.
fn signers(people: &[PersonId], devices: &[DeviceId]) -> SignerKeys {
    let keys = keys();
    SignerKeys {
        people: people.iter().map(|person| (*person, vec![keys.person.verifying_key().to_bytes()])).collect(),
        devices: devices.iter().map(|device| (*device, vec![keys.device.verifying_key().to_bytes()])).collect(),
    }
}

struct Writer {
    language: Language,
    author: Author,
    role: Role,
    at: i64,
    next: u8,
}

type Failure = Box<dyn std::error::Error>;
type Fields = Vec<(&'static FieldDecl, Option<Value>)>;
type Words<'a> = &'a [(&'a str, &'a str)];

impl Writer {
    fn make(
        &mut self,
        doc: &mut Automerge,
        client: ClientId,
        (noun, key): (&'static Noun, EntryKey),
        verb: Verb,
    ) -> Result<(), Box<dyn std::error::Error>> {
        self.next += 1;
        self.at += HOUR / 4;
        let mut id = [self.next; 16];
        id[0] = self.author.person.0[0];
        let edit = Edit {
            keys: Some(keys()),
            facts: Arc::default(),
            id: EditId(id),
            doc: noun.doc_key(client, key, None, self.author.person),
            base: doc.get_heads().into_iter().collect::<Heads>(),
            author: self.author,
            role: self.role,
            at: Millis(self.at),
            acts: vec![Act { noun, key, verb }],
        };
        id[1] = 77;
        let run = [self.author.person.0[0]; 16];
        apply(doc, &edit, Actors { run, fresh: id })?;
        Ok(())
    }

    fn fields(&self, noun: &'static Noun, words: Words<'_>) -> Result<Fields, Box<dyn std::error::Error>> {
        words
            .iter()
            .map(|(field, text)| {
                let field = noun.field(field).ok_or("no such field")?;
                let text = match field.kind {
                    Kind::Line { .. } | Kind::Text { .. } => own(self.language, text),
                    Kind::Date
                    | Kind::DateOrYear
                    | Kind::Number { .. }
                    | Kind::Code(_)
                    | Kind::Listed(_)
                    | Kind::Codes(_)
                    | Kind::YesNo
                    | Kind::Phone
                    | Kind::Staff
                    | Kind::Moment
                    | Kind::Link { .. }
                    | Kind::Links { .. }
                    | Kind::Order
                    | Kind::Answers(_)
                    | Kind::Drawing
                    | Kind::Signed => (*text).to_owned(),
                };
                Ok((field, field.kind.parse(&text)?))
            })
            .collect()
    }

    fn begin(
        &mut self,
        doc: &mut Automerge,
        client: ClientId,
        noun: &'static Noun,
        place: u8,
        words: Words<'_>,
    ) -> Result<EntryKey, Box<dyn std::error::Error>> {
        let mut id = [place; 16];
        // All of them were begun in one quarter, as their ids say.
        id[..6].copy_from_slice(&NOW.to_be_bytes()[2..]);
        id[7] = self.author.person.0[0];
        let key = EntryKey::Id(EntryId(id));
        let fields = self.fields(noun, words)?;
        self.make(doc, client, (noun, key), Verb::Begin(fields))?;
        Ok(key)
    }

    fn write(
        &mut self,
        doc: &mut Automerge,
        client: ClientId,
        at: (&'static Noun, EntryKey),
        words: Words<'_>,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let fields = self.fields(at.0, words)?;
        self.make(doc, client, at, Verb::Write(fields))
    }
}

impl World {
    pub(crate) fn new(language: Language) -> Result<Self, Box<dyn std::error::Error>> {
        let (dana, lee, sam) = (PersonId([1; 16]), PersonId([2; 16]), PersonId([3; 16]));
        let (desk, laptop) = (DeviceId([1; 16]), DeviceId([2; 16]));
        let (ana, ben, cleo) = (ClientId([1; 16]), ClientId([2; 16]), ClientId([3; 16]));
        let person = |name: &str, role| Person { name: own(language, name), role, active: true };
        let names = Names {
            reader: None,
            people: BTreeMap::from([
                (dana, person("Dana Reyes", Role::Supervisor)),
                (lee, person("Lee Okafor", Role::CaseManager)),
                (sam, person("Sam Whitehorse", Role::FrontDesk)),
            ]),
            devices: BTreeMap::from([
                (desk, own(language, "Clinic desk")),
                (laptop, own(language, "Outreach laptop 2")),
            ]),
            here: Some(desk),
            now: Millis(NOW),
            zone: jiff::tz::TimeZone::UTC,
            language,
            initials: false,
            on_paper: false,
            linked: Vec::new(),
            corrected: std::collections::BTreeSet::new(),
            cautioned: BTreeMap::new(),
            mentioned: BTreeMap::new(),
            answers_due: Vec::new(),
            library: library(language),
            signers: signers(&[dana, lee, sam], &[desk, laptop]),
        };
        let mut first = Writer {
            language,
            author: Author { person: dana, device: desk },
            role: Role::Supervisor,
            at: NOW - 80 * HOUR,
            next: 0,
        };
        let mut second = Writer {
            language,
            author: Author { person: lee, device: laptop },
            role: Role::Therapist,
            at: NOW - 30 * HOUR,
            next: 0,
        };
        let mut docs = BTreeMap::new();
        docs.insert("core", core(&mut first, &mut second, ana)?);
        docs.insert("plan", plan(&mut first, &mut second, ana)?);
        docs.insert("risk", levels(&mut first, &mut second, ana)?);
        docs.insert("relations", team_of(&mut first, ana, [dana, lee, sam])?);
        docs.insert("case", case(&mut first, ana, (dana, lee))?);
        docs.insert("notes", notes(&mut first, &mut second, ana)?);
        hard_nouns::write(&mut first, &mut docs, ana)?;
        let mut other =
            |client, names: &str, year: &str, level: &str| -> Result<Vec<Arc<Row>>, Box<dyn std::error::Error>> {
                let (mut core, mut levels) = (Automerge::new(), Automerge::new());
                first.begin(&mut core, client, &name::NAME, 1, &[("use", "usual"), ("text", names)])?;
                first.write(&mut core, client, (&client::CLIENT, EntryKey::One), &[("birth_date", year)])?;
                first.write(&mut levels, client, (&risk::RISK, EntryKey::coded("self_harm")), &[("level", level)])?;
                Ok([core, levels].iter().filter_map(Row::of).map(Arc::new).collect())
            };
        let rows = vec![
            (ana, docs.values().filter_map(Row::of).map(Arc::new).collect()),
            (ben, other(ben, "Benedikt Achterberg-Oyelaran", "1991", "none_seen")?),
            (cleo, other(cleo, "Cleo Marsh", "1979-04-02", "moderate")?),
        ];
        let mut world = Self { names, ana, dana, desk, laptop, rows, docs };
        // What links lead to is called as it is written.
        for noun in NOUNS {
            let entries = world.entries(noun);
            world.names.linked.extend(linked(noun, &entries, &ClientFacts::default(), &world.names));
        }
        Ok(world)
    }

    pub(crate) fn entries(&self, noun: &'static Noun) -> Vec<Entry> {
        let noun = noun_named(noun.name).unwrap_or(noun);
        self.docs.get(noun.part.name()).map(|doc| View::now(doc).entries(noun)).unwrap_or_default()
    }
}

impl World {
    /// A name or words of a person's own, as this world writes them.
    pub(crate) fn own(&self, text: &str) -> String {
        own(self.names.language, text)
    }

    pub(crate) fn ana_rows(&self) -> &[Arc<Row>] {
        self.rows.iter().find(|(client, _)| *client == self.ana).map_or(&[], |(_, rows)| rows)
    }

    pub(crate) fn history(&self, noun: &'static Noun, key: EntryKey) -> Vec<Step> {
        self.docs.get(noun.part.name()).map(|doc| review::history(doc, noun, key)).unwrap_or_default()
    }

    /// As if everything here had come in a meeting.
    #[cfg(test)]
    pub(crate) fn all_received(&self) -> Vec<Received> {
        self.received_from(|_| true)
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        let lee = |stamp: &Stamp| stamp.author.is_some_and(|author| author.person == PersonId([2; 16]));
        self.received_from(lee)
    }

    fn received_from(&self, who: impl Fn(&Stamp) -> bool) -> Vec<Received> {
        Part::ALL
            .into_iter()
            .filter_map(|part| Some((part, self.docs.get(part.name())?)))
            .flat_map(|(part, doc)| review::all(doc).into_iter().map(move |item| (part, item)))
            .filter(|(_, item)| item.changes.iter().any(&who))
            .map(|(part, item)| Received { part, item, at: self.names.now, here: self.desk })
            .collect()
    }
}

type Made = Result<Automerge, Box<dyn std::error::Error>>;

fn core(first: &mut Writer, second: &mut Writer, ana: ClientId) -> Made {
    let mut doc = Automerge::new();
    first.begin(&mut doc, ana, &name::NAME, 1, &[("use", "usual"), ("text", "Ana Lindqvist")])?;
    first.begin(&mut doc, ana, &name::NAME, 2, &[("use", "former"), ("text", "Ana Moreau")])?;
    first.write(
        &mut doc,
        ana,
        (&client::CLIENT, EntryKey::One),
        &[("birth_date", "1988"), ("pronouns", "she, her"), ("language", "Swedish"), ("interpreter_needed", "no")],
    )?;
    let contact = first.begin(
        &mut doc,
        ana,
        &contact::CONTACT,
        3,
        &[
            ("channel", "phone"),
            ("value", "+1 555 0142"),
            ("safe", "at_times"),
            ("leave_message", "name_only"),
            ("hours", "morning midday"),
        ],
    )?;
    first.begin(&mut doc, ana, &contact::CONTACT, 4, &[("channel", "post"), ("safe", "no")])?;
    let mut away = doc.fork();
    first.write(&mut doc, ana, (&client::CLIENT, EntryKey::One), &[("birth_date", "1988-05-17")])?;
    first.write(&mut doc, ana, (&contact::CONTACT, contact), &[("leave_message", "full")])?;
    second.write(&mut away, ana, (&client::CLIENT, EntryKey::One), &[("birth_date", "1988-07-15")])?;
    second.write(&mut away, ana, (&contact::CONTACT, contact), &[("leave_message", "none")])?;
    doc.merge(&mut away)?;
    Ok(doc)
}

fn levels(first: &mut Writer, second: &mut Writer, ana: ClientId) -> Made {
    let mut doc = Automerge::new();
    let own = (&risk::RISK, EntryKey::coded("self_harm"));
    first.write(
        &mut doc,
        ana,
        own,
        &[
            ("level", "low"),
            ("basis", "Says the thoughts come and go, no plan."),
            ("assessed", "2026-11-20"),
            ("next_due", "2026-11-27"),
        ],
    )?;
    first.write(
        &mut doc,
        ana,
        (&risk::RISK, EntryKey::coded("harm_from_others")),
        &[("level", "moderate"), ("action", "Safe room agreed with her sister.")],
    )?;
    let lowered = (&risk::RISK, EntryKey::coded("exploitation"));
    first.write(&mut doc, ana, lowered, &[("level", "high")])?;
    second.write(&mut doc, ana, lowered, &[("level", "low"), ("basis", "Has her own key again.")])?;
    let mut away = doc.fork();
    first.write(&mut doc, ana, own, &[("level", "moderate")])?;
    second.write(&mut away, ana, own, &[("level", "high"), ("action", "Calls twice a day until Friday.")])?;
    doc.merge(&mut away)?;
    Ok(doc)
}

fn plan(first: &mut Writer, second: &mut Writer, ana: ClientId) -> Made {
    let mut doc = Automerge::new();
    let sleep = first.begin(
        &mut doc,
        ana,
        &goal::GOAL,
        1,
        &[
            ("statement", "I sleep at home most nights."),
            ("specific", "Home by ten, phone off by eleven"),
            ("measure", "Nights a week"),
            ("target", "4"),
            ("confidence", "7"),
            ("first_step", "Thursday only"),
            ("why", "My girls are calmer when I am there"),
            ("due", "2026-12-24"),
            ("status", "active"),
            ("achievement", "improving"),
        ],
    )?;
    first.begin(
        &mut doc,
        ana,
        &goal::GOAL,
        2,
        &[("statement", "I find a swimming hour that fits the bus."), ("status", "proposed")],
    )?;
    let old = first.begin(
        &mut doc,
        ana,
        &goal::GOAL,
        3,
        &[("statement", "I stop carrying two phones."), ("status", "completed"), ("achievement", "achieved")],
    )?;
    first.make(&mut doc, ana, (&goal::GOAL, old), Verb::Retire)?;
    let call = crisis_plan(first, &mut doc, ana)?;
    let mut away = doc.fork();
    first.write(
        &mut doc,
        ana,
        (&goal::GOAL, sleep),
        &[("statement", "I sleep at home four nights a week, and call Lee when I do not.")],
    )?;
    first.write(&mut doc, ana, (&crisis_step::CRISIS_STEP, call), &[("phone", "555 0199")])?;
    second.write(
        &mut away,
        ana,
        (&goal::GOAL, sleep),
        &[("statement", "I sleep at home most nights, and tell my sister.")],
    )?;
    second.write(&mut away, ana, (&crisis_step::CRISIS_STEP, call), &[("phone", "555 0177")])?;
    doc.merge(&mut away)?;
    Ok(doc)
}

fn team_of(first: &mut Writer, ana: ClientId, [dana, lee, sam]: [PersonId; 3]) -> Made {
    let mut doc = Automerge::new();
    // Written on another day than who is first: two are now.
    let second = [("who", &*sam.to_string()), ("role", "case_manager"), ("primary", "yes")];
    first.begin(&mut doc, ana, &team::TEAM, 9, &second)?;
    first.begin(
        &mut doc,
        ana,
        &team::TEAM,
        7,
        &[("who", &dana.to_string()), ("role", "supervisor"), ("from", "2026-03-01")],
    )?;
    first.begin(
        &mut doc,
        ana,
        &team::TEAM,
        8,
        &[("who", &lee.to_string()), ("role", "case_manager"), ("primary", "yes"), ("from", "2026-03-01")],
    )?;
    Ok(doc)
}

fn crisis_plan(first: &mut Writer, doc: &mut Automerge, ana: ClientId) -> Result<EntryKey, Box<dyn std::error::Error>> {
    let call = first.begin(
        doc,
        ana,
        &crisis_step::CRISIS_STEP,
        4,
        &[("stage", "people"), ("what", "Call my sister"), ("who", "Maja"), ("phone", "555 0101")],
    )?;
    first.begin(
        doc,
        ana,
        &crisis_step::CRISIS_STEP,
        5,
        &[("stage", "signs"), ("what", "I stop answering messages and skip dinner")],
    )?;
    first.begin(
        doc,
        ana,
        &crisis_step::CRISIS_STEP,
        6,
        &[("stage", "alone"), ("what", "Cold water, then ten slow breaths on the back step")],
    )?;
    first.write(
        doc,
        ana,
        (&crisis::CRISIS, EntryKey::One),
        &[
            ("status", "agreed"),
            ("reasons", "The girls. The lake in June. Finishing the boat with Maja."),
            ("review_due", "2027-01-15"),
        ],
    )?;
    Ok(call)
}

fn case(first: &mut Writer, ana: ClientId, (dana, lee): (PersonId, PersonId)) -> Made {
    let mut doc = Automerge::new();
    let (dana, lee) = (dana.to_string(), lee.to_string());
    first.begin(
        &mut doc,
        ana,
        &task::TASK,
        1,
        &[
            ("what", "Ring the housing office about the deposit"),
            ("who", &dana),
            ("due", "2026-11-22"),
            ("priority", "urgent"),
            ("status", "open"),
        ],
    )?;
    first.begin(
        &mut doc,
        ana,
        &task::TASK,
        2,
        &[("what", "Bring the bus timetable"), ("who", &dana), ("due", "2026-11-24"), ("status", "doing")],
    )?;
    first.begin(
        &mut doc,
        ana,
        &task::TASK,
        3,
        &[
            ("what", "Ask the school about the pick-up list"),
            ("who", &lee),
            ("due", "2026-11-26"),
            ("priority", "soon"),
            ("status", "open"),
        ],
    )?;
    first.begin(&mut doc, ana, &task::TASK, 4, &[("what", "Find the spare key"), ("status", "done")])?;
    Ok(doc)
}

fn notes(first: &mut Writer, second: &mut Writer, ana: ClientId) -> Made {
    let mut doc = Automerge::new();
    let visit = first.begin(&mut doc, ana, &note::NOTE, 1, &[("kind", "visit"), ("happened", "2026-11-16"), ("text", "Came with her sister. Slept at home four nights.\n\nSays the evenings are easier when the phone is in the hall. We looked at the crisis plan together and changed the first step.")])?;
    first.make(&mut doc, ana, (&note::NOTE, visit), Verb::Sign)?;
    let EntryKey::Id(id) = visit else { return Ok(doc) };
    second.begin(
        &mut doc,
        ana,
        &addendum::ADDENDUM,
        2,
        &[("note", &id.to_string()), ("text", "The sister's new number is in the crisis plan, not in this note.")],
    )?;
    first.begin(
        &mut doc,
        ana,
        &note::NOTE,
        3,
        &[
            ("kind", "phone"),
            ("happened", "2026-11-21"),
            ("text", "Short call. Tired, but laughing. Wants to move the swimming hour."),
        ],
    )?;
    Ok(doc)
}
