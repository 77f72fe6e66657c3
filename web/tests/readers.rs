//! A field that is kept from somebody is kept from them on every page: for each field of each noun, declared as if only
//! supervisors saw it, whatever is rendered for somebody else is the same whichever of two values it holds. Must never be
//! made from a list of pages that could be forgotten: it renders what all nouns share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use askama::Template;
use automerge::Automerge;
use waystation_sync::care::declare::SigningKeys;
use waystation_sync::care::edit::{Act, Actors, Edit, Verb, apply};
use waystation_sync::care::noun::{Class, ClientFacts, Codes, FieldDecl, Kind, Noun, Part, Role, Shape};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{NOUNS, Vocabulary};
use waystation_sync::id::{Author, ClientId, DeviceId, DraftId, EditId, EntryId, Heads, PersonId, SheetId};
use waystation_sync::review::{self, About};
use waystation_sync::time::Millis;
use waystation_web::entry::signature::SignedAt;
use waystation_web::form_at::{FormAt, Which};
use waystation_web::glance::Seen;
use waystation_web::noun_page::NounPage;
use waystation_web::pages::caseload::{Caseload, Listed};
use waystation_web::pages::chart::Chart;
use waystation_web::pages::review::Review;
use waystation_web::pages::today::Today;
use waystation_web::part::card::Around;
use waystation_web::part::form::{Form, Source};
use waystation_web::part::history::{History, Written};
use waystation_web::part::keep::Keep;
use waystation_web::part::linked::linked;
use waystation_web::part::list::List;
use waystation_web::part::merged::{MergedClient, Received};
use waystation_web::part::timeline::Timeline;
use waystation_web::part::typed::Typed;
use waystation_web::{Language, Names, nouns};

const CLIENT: ClientId = ClientId([1; 16]);
const READER: PersonId = PersonId([2; 16]);
const DEVICE: DeviceId = DeviceId([3; 16]);
const KEY: EntryKey = EntryKey::Id(EntryId([1, 0x9b, 0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]));
const AT: Millis = Millis(1_764_000_000_000);
/// Sees everything; and somebody who sees all but the field.
const INSIDE: Role = Role::Supervisor;
const OUTSIDE: Role = Role::CaseManager;

/// The `n`th of two values that fit; `None` for what only signing writes.
fn value(kind: Kind, n: usize) -> Option<Value> {
    let text = match kind {
        Kind::Line { .. } | Kind::Text { .. } => ["Quince", "Medlar"][n].to_owned(),
        Kind::Code(codes) | Kind::Codes(codes) => codes[n].to_owned(),
        // A library may have one code that every clinic has; another is the clinic's own.
        Kind::Listed(codes) => codes.built_in().get(n).copied().unwrap_or("own").to_owned(),
        Kind::Date => ["2031-03-17", "2032-04-18"][n].to_owned(),
        Kind::DateOrYear => ["1931", "1932"][n].to_owned(),
        Kind::Number { least, most } => [least, most][n].to_string(),
        Kind::YesNo => ["yes", "no"][n].to_owned(),
        Kind::Phone => ["555 0117", "555 0118"][n].to_owned(),
        Kind::Staff => PersonId([40 + n as u8; 16]).to_string(),
        Kind::Moment => ["2031-03-17T10:00+00:00", "2032-04-18T11:00+00:00"][n].to_owned(),
        Kind::Link { .. } | Kind::Links { .. } => {
            EntryId([1, 0x9b, 0, 0, 0, 0, 9, n as u8, 9, 9, 9, 9, 9, 9, 9, 9]).to_string()
        }
        Kind::Order => ["V", "aV"][n].to_owned(),
        Kind::Answers(known) => {
            let instrument = known.last()?;
            let points: String = instrument.asked().map(|_| ["0", "1"][n]).collect();
            format!("{}:{points}", instrument.id)
        }
        Kind::Drawing => ["M1 2 3 4", "M5 6 7 8"][n].to_owned(),
        Kind::Signed => return None,
    };
    kind.parse(&text).unwrap()
}

/// `noun` as if only supervisors saw its field `name`.
fn kept(noun: &Noun, name: &str) -> &'static Noun {
    let field = |field: &FieldDecl| if field.name == name { field.seen_by(&[INSIDE]) } else { *field };
    let fields: Vec<FieldDecl> = noun.fields.iter().map(field).collect();
    let fields = Box::leak(fields.into_boxed_slice());
    Box::leak(Box::new(Noun { fields, ..*noun }))
}

/// A document with an entry that a supervisor filled in; the field `name` holds the `n`th value.
fn written(noun: &'static Noun, name: &str, n: usize) -> Option<(Automerge, EntryKey)> {
    let key = match noun.shape {
        Shape::One => EntryKey::One,
        Shape::List => KEY,
        Shape::Coded([Codes::Clients]) => EntryKey::coded("00000000-0000-0000-0000-000000000001"),
        Shape::Coded(_) => EntryKey::Code(noun.keys()[0]),
    };
    let value_of = |field: &'static FieldDecl| (field, value(field.kind, if field.name == name { n } else { 0 }));
    let all = noun.fields.iter().filter(|field| field.class != Class::Frozen).map(value_of).collect::<Vec<_>>();
    let few = all.iter().filter(|(field, _)| field.required || field.name == name).cloned().collect::<Vec<_>>();
    // What belongs to an entry is begun beside it.
    let above = noun.within.and_then(|name| NOUNS.iter().copied().find(|above| above.name == name));
    let above = above.and_then(|above| {
        let needed = above.fields.iter().filter(|field| field.required).map(|field| (field, value(field.kind, 0)));
        let key = value(noun.parent()?.kind, 0)?.as_link()?;
        Some(Act { noun: above, key, verb: Verb::Begin(needed.collect()) })
    });
    // Rules do not let every field stand beside every other.
    [all, few].into_iter().find_map(|fields| {
        let mut doc = Automerge::new();
        let verb = if noun.shape == Shape::List { Verb::Begin(fields) } else { Verb::Write(fields) };
        let edit = |n: u8, base: Heads, acts: Vec<Act>| Edit {
            id: EditId([1, 0x9b, 0, 0, 0, 0, 8, 8, 8, 8, 8, 8, 8, 8, 8, n]),
            doc: noun.doc_key(CLIENT, key, None, READER),
            base,
            author: Author { person: READER, device: DEVICE },
            role: INSIDE,
            at: AT,
            facts: Arc::default(),
            keys: Some(SigningKeys::of(&[1; 32], &[2; 32])),
            acts,
        };
        let own = Act { noun, key, verb };
        // What is marked as entered in error was signed before.
        let forms: Vec<Vec<Act>> = match above.clone() {
            Some(begun) if noun.strikes => {
                let signed = Act { noun: begun.noun, key: begun.key, verb: Verb::Sign };
                vec![vec![begun], vec![signed], vec![own]]
            }
            above => vec![above.into_iter().chain([own]).collect()],
        };
        for (n, acts) in (0..).zip(forms) {
            let base = doc.get_heads().into_iter().collect();
            let actors = Actors { run: [5; 16], fresh: [6 + n; 16] };
            apply(&mut doc, &edit(8 + n, base, acts), actors).ok()?;
        }
        Some((doc, key))
    })
}

/// Everything that is rendered of a document for `role`, hashes of changes cut out.
fn rendered((doc, key): &(Automerge, EntryKey), noun: &'static Noun, role: Role) -> String {
    let original = nouns::page_of(noun);
    let page: &'static NounPage = Box::leak(Box::new(NounPage {
        noun,
        first: original.first,
        group_by: original.group_by,
        order: original.order,
        tone: original.tone,
        ..NounPage::new(noun, original.icon, original.heading)
    }));
    let mut names = nobody();
    let entries: Vec<Entry> = View::now(doc).entries(noun).into_iter().map(|entry| entry.seen_by(role)).collect();
    let entry = entries.iter().find(|entry| entry.key == *key).unwrap();
    names.linked = linked(noun, &entries, &ClientFacts::default(), &names);
    let field = |known: &FieldDecl| noun.field(known.name).unwrap();
    let steps = review::history(doc, noun, *key).into_iter().map(|mut step| {
        step.fields.iter_mut().for_each(|change| change.field = field(change.field));
        step
    });
    let steps: Vec<_> = steps.filter_map(|step| step.seen_by(role)).collect();
    let of_another = |item: &review::Item| matches!(&item.about, About::Entry { noun: of, .. } if of.name != noun.name);
    let items = review::all(doc).into_iter().filter(|item| !of_another(item)).map(|mut item| {
        item.fields.iter_mut().for_each(|change| change.field = field(change.field));
        // Titles are made of the declarations of the program; facts, below, have the same ones made of these.
        if let About::Entry { title, .. } = &mut item.about {
            *title = None;
        }
        item
    });
    let received: Vec<Received> = items
        .filter_map(|item| item.seen_by(role))
        .map(|item| Received { part: noun.part, item, at: AT, here: DEVICE })
        .collect();
    let known: &'static [&'static Noun] = Box::leak(Box::new([noun]));
    let rows: Vec<Arc<Row>> = Row::stored(&Vocabulary::of(known).summary_of(doc)).into_iter().map(Arc::new).collect();
    let overview = Overview::new(&Part::ALL, rows.clone());
    let typed = Typed::new();
    let source = Source { client: CLIENT, page, entry, typed: &typed, problems: &[], role };
    let which = if noun.shape == Shape::List { Which::New(noun) } else { Which::Entry(noun, *key) };
    let keep = Keep {
        at: FormAt::InChart { client: CLIENT, which },
        draft: DraftId([7; 16]),
        sheet: SheetId([8; 16]),
        before: vec![],
        unkept: false,
        said: String::new(),
    };
    let read = [(noun, entries.clone())];
    let seen = Seen { client: CLIENT, rows: &rows, read: &read, reader: READER, role, names: &names };
    let told = [
        List::new(CLIENT, page, &entries, &Around::nothing(role), &names).render().unwrap(),
        Form::new(&source, keep, (&Heads::default(), EditId([9; 16])), &names).render().unwrap(),
        History::page(
            SignedAt::of(CLIENT, entry),
            page,
            Written { steps: &steps, ..Written::default() },
            ("/history", None),
            &names,
        )
        .ok()
        .unwrap()
        .render()
        .unwrap(),
        MergedClient::new(CLIENT, String::new(), &received, &names).render().unwrap(),
        Chart::new(&seen, &Part::ALL).render().unwrap(),
        Today::new(&overview, READER, &names).render().unwrap(),
        Review::new(&overview, None, Vec::new(), &names).ok().unwrap().render().unwrap(),
        Caseload::list(&overview, (Listed::All, None), (READER, role), &names).ok().unwrap().render().unwrap(),
        names.linked.iter().map(|linked| linked.words.clone()).collect(),
        if noun.name == "note" {
            Timeline::new(CLIENT, (&entries, &[]), (READER, role), &names).render().unwrap()
        } else {
            String::new()
        },
    ];
    without_hashes(&told.join("\n"))
}

fn nobody() -> Names {
    Names {
        people: Default::default(),
        devices: Default::default(),
        here: None,
        now: AT,
        zone: jiff::tz::TimeZone::UTC,
        language: Language::English,
        initials: false,
        on_paper: false,
        linked: Vec::new(),
        corrected: std::collections::BTreeSet::new(),
        cautioned: std::collections::BTreeMap::new(),
        mentioned: std::collections::BTreeMap::new(),
        answers_due: Vec::new(),
        reader: None,
        library: Default::default(),
        signers: Default::default(),
    }
}

fn without_hashes(html: &str) -> String {
    let is_hash = |word: &&str| word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit());
    let words = html.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    words
        .map(|word| if is_hash(&word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())) { "#" } else { word })
        .collect()
}

#[test]
fn whatever_is_rendered_for_somebody_outside_is_the_same_whichever_value_a_field_holds() {
    let (mut tried, mut told, mut skipped) = (0, 0, Vec::new());
    for noun in NOUNS {
        // A signature holds all that was signed, so such a noun keeps no field from anybody.
        let fields = noun.fields.iter().filter(|field| field.class != Class::Frozen && Some(*field) != noun.parent());
        for field in fields {
            let kept = kept(noun, field.name);
            let (Some(one), Some(other)) = (written(kept, field.name, 0), written(kept, field.name, 1)) else {
                skipped.push(format!("{}.{}", noun.name, field.name));
                continue;
            };
            tried += 1;
            told += usize::from(rendered(&one, kept, INSIDE) != rendered(&other, kept, INSIDE));
            let (a, b) = (rendered(&one, kept, OUTSIDE), rendered(&other, kept, OUTSIDE));
            let at = a.lines().zip(b.lines()).find(|(a, b)| a != b);
            assert!(a == b, "{}.{} is told: {at:?}", noun.name, field.name);
        }
    }
    println!("{tried} fields, {told} of them told to who may see them; not tried: {skipped:?}");
    // What an entry corrects leads to another of its own kind, of which this has one.
    let others = skipped.iter().filter(|name| !name.ends_with(".corrects")).count();
    assert!(tried >= 100 && told * 10 >= tried * 9 && others < 10, "{tried} {told} {skipped:?}");
}
