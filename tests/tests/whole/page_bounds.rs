//! Goal: no page of a chart has more than 100 KB, however much the chart holds; what a page does not hold stands on the
//! next; and a page reads no document that it does not show. Method: the real program with a chart of five years: 2,000
//! notes, 2,000 urges, 400 answered questionnaires, 300 goals, and texts of the longest allowed; and a chart with
//! entries of a long life: a goal with 500 versions, a draft with versions of the longest allowed, a note with 300
//! addenda.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use waystation_sync::care::declare::{DocKey, FieldDecl, Noun, Part, Quarter, header};
use waystation_sync::care::edit::{Act, Verb, portions};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::care::{addendum, goal, measure, name, note, urge};
use waystation_sync::id::{ClientId, EntryId, PersonId};
use waystation_sync::replica::NodeRole;
use waystation_tests::real::{PASSPHRASE, Real};
use waystation_tests::visitor::{Page, Visitor};

const CLIENT: ClientId = ClientId([7; 16]);
const NOTES: u32 = 2_000;
const URGES: u32 = 2_000;
const MEASURES: u32 = 400;
const GOALS: u32 = 300;
/// Most bytes of a page.
const PAGE_BYTES_MAX: usize = 100 * 1_000;
/// Between two notes, so that 2,000 take five years.
const HOURS_BETWEEN: u64 = 22;

/// When the entry `number` was begun, in milliseconds since 1970: the first on a day in 2021.
fn begun(number: u32) -> u64 {
    1_609_459_200_000 + u64::from(number) * 3_600_000 * HOURS_BETWEEN
}

fn id(number: u32) -> EntryId {
    let mut id = [0x70; 16];
    id[..6].copy_from_slice(&begun(number).to_be_bytes()[2..]);
    id[12..].copy_from_slice(&number.to_be_bytes());
    EntryId(id)
}

fn day(number: u32) -> String {
    let at = jiff::Timestamp::from_millisecond(i64::try_from(begun(number)).unwrap()).unwrap();
    at.to_string()[..10].to_owned()
}

fn begin(noun: &'static Noun, number: u32, fields: Vec<(&'static FieldDecl, String)>) -> Act {
    let value = |(field, text): (&'static FieldDecl, String)| (field, field.kind.parse(&text).unwrap());
    Act { noun, key: EntryKey::Id(id(number)), verb: Verb::Begin(fields.into_iter().map(value).collect()) }
}

fn note(number: u32) -> Act {
    // Marks that HTML writes with five letters, and one note in a hundred as long as notes may be.
    let words = if number.is_multiple_of(100) { "<\"&\"> ".repeat(2_800) } else { "We walked & talked. ".repeat(4) };
    let text = format!("Note {number}. {words}");
    begin(
        &note::NOTE,
        number,
        vec![(&note::KIND, "visit".to_owned()), (&note::HAPPENED, day(number)), (&note::TEXT, text)],
    )
}

fn moment(number: u32) -> String {
    format!("{}T10:30+00:00", day(number))
}

fn urge(number: u32) -> Act {
    let learned = format!("Urge {number}. {}", "<\"&\"> ".repeat(100));
    let fields = vec![
        (&header::HAPPENED, moment(number)),
        (&urge::START, "7".to_owned()),
        (&urge::LEARNED, learned),
        (&header::VISIBLE, "team".to_owned()),
    ];
    begin(&urge::URGE, number, fields)
}

fn measured(number: u32) -> Act {
    let answers = "phq-9:1111111110".to_owned();
    begin(&measure::MEASURE, number, vec![(&header::HAPPENED, moment(number)), (&measure::ANSWERS, answers)])
}

fn goal(number: u32) -> Act {
    let statement = format!("Goal {number} {}", "<walk> ".repeat(120));
    begin(&goal::GOAL, number, vec![(&goal::STATEMENT, statement), (&goal::STATUS, "proposed".to_owned())])
}

/// Writes more than one form may hold.
async fn write_all(clinic: &Real, ana: PersonId, doc: DocKey, acts: Vec<Act>) {
    for acts in portions(acts) {
        clinic.write_in(ana, doc, acts).await;
    }
}

/// Writes entries of a part that lies by quarters, each into its own document.
async fn write_by_quarter(clinic: &Real, ana: PersonId, part: Part, (count, act): (u32, fn(u32) -> Act)) {
    let mut quarters: BTreeMap<Quarter, Vec<Act>> = BTreeMap::new();
    for number in 0..count {
        quarters.entry(Quarter::of(id(number))).or_default().push(act(number));
    }
    for (quarter, acts) in quarters {
        write_all(clinic, ana, DocKey::quarter(CLIENT, part, quarter), acts).await;
    }
}

/// A clinic with the chart.
async fn clinic() -> Real {
    let (clinic, ana) = Real::clinic().await;
    let named = vec![(&name::USE, "usual".to_owned()), (&name::TEXT, "Ada Reed".to_owned())];
    clinic.write(ana, CLIENT, name::NAME.part, vec![begin(&name::NAME, 1, named)]).await;
    write_by_quarter(&clinic, ana, Part::Notes, (NOTES, note)).await;
    write_by_quarter(&clinic, ana, Part::Logs, (URGES, urge)).await;
    write_all(&clinic, ana, DocKey::whole(CLIENT, Part::Measures), (0..MEASURES).map(measured).collect()).await;
    write_all(&clinic, ana, DocKey::whole(CLIENT, Part::Plan), (0..GOALS).map(goal).collect()).await;
    clinic
}

fn assert_is_small(page: &Page) {
    assert_eq!(page.status, 200, "{}", page.address);
    assert!(page.html.len() <= PAGE_BYTES_MAX, "{} has {} bytes", page.address, page.html.len());
}

/// The numbers behind `what` on a page.
fn numbers(page: &Page, what: &str) -> Vec<u32> {
    page.html.split(what).skip(1).filter_map(|rest| rest.split([' ', '.']).next()?.parse().ok()).collect()
}

/// Which things of `what` stand on the pages of the list at `address`, page after page.
fn seen_on_all_pages(visitor: &mut Visitor, address: &str, what: &str) -> BTreeSet<u32> {
    let mut seen = BTreeSet::new();
    let mut next = Some(address.to_owned());
    while let Some(address) = next {
        let page = visitor.open(&address);
        assert_is_small(&page);
        seen.extend(numbers(&page, what));
        let link = page.html.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        next = link.map(|link| link.replace("&#38;", "&"));
    }
    seen
}

/// How many sheets there are of what the first of them shows.
fn sheets_of(first: &Page) -> usize {
    let said = first.html.split("Sheet 1 of ").nth(1).expect("there are several");
    said.split(|letter: char| !letter.is_ascii_digit()).next().unwrap().parse().unwrap()
}

/// Looks at the first, the second and the last sheet of paper with everything on it; what lies between is cut in the
/// same places.
fn look_at_paper(visitor: &mut Visitor, chart: &str) {
    let ask = visitor.open(&format!("{chart}/print"));
    assert_is_small(&ask);
    let form = ask.form("/paper").with("section", "note urge goal measure").with("period", "all");
    let mut sheet = |number: usize| {
        let page = visitor.send(form.clone().with("sheet", &number.to_string()));
        assert_is_small(&page);
        page
    };
    let (first, second) = (sheet(1), sheet(2));
    let sheets = sheets_of(&first);
    assert!(sheets > 90, "{sheets}");
    let cards = |page: &Page| -> BTreeSet<String> {
        let cards = page.html.split("<div class=\"on-sheet").skip(1);
        cards.filter_map(|card| Some(card.split("</section>").next()?.to_owned())).collect()
    };
    assert!(!cards(&first).is_empty() && cards(&first).is_disjoint(&cards(&second)));
    sheet(sheets);
}

/// No page has more than 100 KB, and none leaves anything out.
fn look(http: SocketAddr) {
    let mut visitor = Visitor::signed_in(http, "ana", PASSPHRASE);
    let chart = format!("/clients/{CLIENT}");
    let first = visitor.open(&chart);
    assert_is_small(&first);
    let mut pages: Vec<String> = first.links().into_iter().filter(|link| link.starts_with(&chart)).collect();
    assert!(pages.len() > 8, "{pages:?}");
    pages.extend(["note", "urge", "goal", "measure"].map(|noun| format!("{chart}/{noun}/{}", id(100))));
    pages.extend(["note", "urge", "goal", "task", "need"].map(|noun| format!("{chart}/{noun}/new")));
    pages.extend(["/today", "/clients", "/review", "/sync"].map(str::to_owned));
    for page in pages {
        assert_is_small(&visitor.open(&page));
    }
    for (noun, what, count) in [("note", "Note ", NOTES), ("urge", "Urge ", URGES), ("goal", "Goal ", GOALS)] {
        let seen = seen_on_all_pages(&mut visitor, &format!("{chart}/{noun}"), what);
        assert!(seen.into_iter().eq(0..count), "{noun}");
    }
    seen_on_all_pages(&mut visitor, &format!("{chart}/measure"), "Measure ");
    look_at_paper(&mut visitor, &chart);
}

/// How many documents of each part that lies by quarters are in memory.
fn held(clinic: &Real) -> BTreeMap<&'static str, usize> {
    let quarters: BTreeSet<Quarter> = (0..NOTES).map(|number| Quarter::of(id(number))).collect();
    let open = clinic.open();
    let count = |part| quarters.iter().filter(|quarter| open.holds(DocKey::quarter(CLIENT, part, **quarter))).count();
    BTreeMap::from([("notes", count(Part::Notes)), ("logs", count(Part::Logs))])
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_of_a_chart_of_five_years_has_more_than_100_kb_or_reads_a_quarter_that_it_does_not_show() {
    let clinic = clinic().await;
    let http = clinic.state.around().http;
    tokio::task::spawn_blocking(move || look(http)).await.unwrap();
    let folder = clinic.stop().await;
    // The newest quarter has but a few days in it: a page goes on into the one before.
    for (page, notes, logs) in
        [("", 2, 2), ("/note", 2, 0), ("/urge", 0, 2), ("/note/entry", 1, 0), ("/goal", 0, 0), ("/print", 0, 0)]
    {
        let clinic = Real::start(NodeRole::Clinic, folder.clone(), None).await;
        let http = clinic.state.around().http;
        let address = format!("/clients/{CLIENT}{}", page.replace("entry", &id(3).to_string()));
        let look = move || assert_is_small(&Visitor::signed_in(http, "ana", PASSPHRASE).open(&address));
        tokio::task::spawn_blocking(look).await.unwrap();
        let held = held(&clinic);
        assert!(held["notes"] <= notes && held["logs"] <= logs, "{page:?} read {held:?}");
        clinic.stop().await;
    }
}

/// How often the goal was written in.
const VERSIONS: u32 = 500;
/// How often the draft was.
const DRAFTS: u32 = 4;
const ADDENDA: u32 = 300;

fn write(noun: &'static Noun, number: u32, fields: Vec<(&'static FieldDecl, String)>) -> Act {
    let value = |(field, text): (&'static FieldDecl, String)| (field, field.kind.parse(&text).unwrap());
    Act { noun, key: EntryKey::Id(id(number)), verb: Verb::Write(fields.into_iter().map(value).collect()) }
}

fn addendum(number: u32) -> Act {
    let words = if number.is_multiple_of(100) { "<\"&\"> ".repeat(700) } else { "<said & done> ".repeat(20) };
    let to = (&addendum::NOTE, Some(Value::Link(EntryKey::Id(id(0)))));
    let said = (&addendum::TEXT, Some(Value::Words(format!("Addendum {number}. {}", words.trim()))));
    Act { noun: &addendum::ADDENDUM, key: EntryKey::Id(id(number + 10)), verb: Verb::Begin(vec![to, said]) }
}

/// Signs the note `number` as a person does.
fn sign(http: SocketAddr, number: u32) {
    let mut visitor = Visitor::signed_in(http, "ana", PASSPHRASE);
    let address = format!("/clients/{CLIENT}/note/{}", id(number));
    let form = visitor.open(&address).form(&address).with("then", "sign");
    let day = form.fields.iter().find(|(name, _)| name == "f.happened").map(|(_, day)| day.clone()).unwrap();
    let form = form.with("sure.happened", &day);
    assert!(visitor.send(form).text().contains("Signed."));
}

/// A chart whose entries had a long life.
async fn long_lives(clinic: &Real, ana: PersonId) {
    let named = vec![(&name::USE, "usual".to_owned()), (&name::TEXT, "Ada Reed".to_owned())];
    clinic.write(ana, CLIENT, name::NAME.part, vec![begin(&name::NAME, 1, named)]).await;
    clinic.write(ana, CLIENT, Part::Plan, vec![goal(0)]).await;
    for number in 0..VERSIONS {
        let why = format!("Version {number}. {}", "<\"&\"> ".repeat(40));
        let fields = vec![(&goal::WHY, why), (&goal::CONFIDENCE, (number % 11).to_string())];
        clinic.write(ana, CLIENT, Part::Plan, vec![write(&goal::GOAL, 0, fields)]).await;
    }
    let notes = DocKey::quarter(CLIENT, Part::Notes, Quarter::of(id(0)));
    write_all(clinic, ana, notes, vec![note(0), note(1)]).await;
    for number in 0..DRAFTS {
        let text = format!("Draft {number}. {}", "<\"&\"> ".repeat(3_300));
        write_all(clinic, ana, notes, vec![write(&note::NOTE, 1, vec![(&note::TEXT, text)])]).await;
    }
    let http = clinic.state.around().http;
    tokio::task::spawn_blocking(move || sign(http, 0)).await.unwrap();
    write_all(clinic, ana, notes, (0..ADDENDA).map(addendum).collect()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_history_and_no_note_with_its_addenda_has_more_than_100_kb_on_a_page_and_none_leaves_anything_out() {
    let (clinic, ana) = Real::clinic().await;
    long_lives(&clinic, ana).await;
    let http = clinic.state.around().http;
    let look = move || {
        let mut visitor = Visitor::signed_in(http, "ana", PASSPHRASE);
        let chart = format!("/clients/{CLIENT}");
        let all = [
            (format!("{chart}/goal/{}/history", id(0)), "Version ", VERSIONS),
            (format!("{chart}/note/{}/history", id(1)), "Draft ", DRAFTS),
            (format!("{chart}/note/{}", id(0)), "Addendum ", ADDENDA),
        ];
        for (address, what, count) in all {
            let seen = seen_on_all_pages(&mut visitor, &address, what);
            assert!(seen.iter().copied().eq(0..count), "{address}: {seen:?}");
        }
        for page in ["", "/note", "/goal"] {
            assert_is_small(&visitor.open(&format!("{chart}{page}")));
        }
        let ask = visitor.open(&format!("{chart}/print")).form("/paper").with("section", "note");
        let ask = ask.with("period", "all");
        let mut seen = BTreeSet::new();
        for number in 1..=sheets_of(&visitor.send(ask.clone())) {
            let sheet = visitor.send(ask.clone().with("sheet", &number.to_string()));
            assert_is_small(&sheet);
            seen.extend(numbers(&sheet, "Addendum "));
        }
        assert!(seen.into_iter().eq(0..ADDENDA), "on paper");
    };
    tokio::task::spawn_blocking(look).await.unwrap();
}
