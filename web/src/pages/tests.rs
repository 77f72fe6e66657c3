//! Every page speaks the reader's language, down to what is nested in it. Names and what people wrote are Greek here,
//! so that a letter which no language for tests leaves alone was written in a template or a source.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{Problem, Wrong};
use waystation_sync::care::field::Stamp;
use waystation_sync::care::noun::{Noun, Part, Role};
use waystation_sync::care::overview::{AppointmentRow, Dated, Overview, ScheduleRow, ScoreRow};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::summary::{LevelRow, MemberRow, Row, TaskRow};
use waystation_sync::care::{goal, note};
use waystation_sync::id::{
    Author, ChangeId, ClientId, DeviceId, DraftId, EditId, EntryId, Heads, PersonId, ReturnId, SheetId,
};
use waystation_sync::replica::Progress;
use waystation_sync::time::Millis;

use super::away_ask::AwayPage;
use super::caseload::{Caseload, Listed};
use super::chart::{Chart, Section};
use super::choose::{Choose, ReadText, Wrote, wrote_line};
use super::connect::{Connect, ConnectPage, Ready};
use super::devices::{Device, Devices, Window, WindowPage};
use super::entry::{AddendumForm, Button, EntryAction, EntryPage, HistoryPage, SettledEntry};
use super::join::{First, FirstSync, Join, Joining};
use super::new_client::{BegunClient, NewClient};
use super::others::{Others, Poster, Way, Ways};
use super::people::People;
use super::person_form::PersonDraft;
use super::problem::ProblemPage;
use super::register::{Register, wanted};
use super::returns::{MeetingLine, Merged, NEW_CHARTS_MAX, NotTakenLine, Return, Returns};
use super::review::Review;
use super::set_up::SetUp;
use super::sign_in::SignIn;
use super::sync::{Alike, Call, Peer, Refused, SyncPage};
use super::today::Today;
use super::unsent::{Unsent, UnsentForm};
use super::waiting::{Sent, Waiting};
use crate::form_at::{FormAt, Which};
use crate::glance::Seen;
use crate::names::Person;
use crate::part::away::AwayAsk;
use crate::part::card::{Around, Card};
use crate::part::chart::ChartHead;
use crate::part::chooser::{Choosable, Chooser, writer};
use crate::part::form::{Form, ProblemLine, Source, field_of};
use crate::part::history::{FieldLine, History, Line};
use crate::part::keep::{Keep, KeptHere, KeptLine};
use crate::part::list::List;
use crate::part::merged::MergedClient;
use crate::part::news;
use crate::part::pager::Pager;
use crate::part::progress::{Moving, UnderWay};
use crate::part::since::Since;
use crate::part::steps::{Begun, Steps};
use crate::part::story::{Asked, End, Meeting, Moved};
use crate::part::timeline::{Timeline, tell};
use crate::part::typed::{PREFIX, Typed};
use crate::shell::{Live, Page, Place, Reader, Shell, SyncLine};
use crate::{Language, Names, isolate};

mod before;
mod chapters;
mod isolated;
mod skips;
mod supervision;
mod sync;

const NOW: Millis = Millis(1_795_516_920_000); // 2026-11-24T10:42:00Z
const CLIENT: ClientId = ClientId([1; 16]);
const READER: PersonId = PersonId([2; 16]);
const OTHER: PersonId = PersonId([3; 16]);
const LAPTOP: DeviceId = DeviceId([4; 16]);
const EDIT: EditId = EditId([5; 16]);
const ENTRY: EntryKey = EntryKey::Id(EntryId([6; 16]));
/// A name, and what anyone wrote.
const GREEK: &str = "Λέξη";
/// A member of staff, a laptop, a client, and the clinic.
const NAMES: [&str; 4] = ["Δάφνη", "Πυξίδα", "Νίκη", "Λιμάνι"];

const fn name(place: usize) -> &'static str {
    NAMES[place]
}

fn greek() -> String {
    GREEK.to_owned()
}

fn names(language: Language) -> Names {
    let person = |role| Person { name: name(0).to_owned(), role, active: role != Role::Peer };
    Names {
        people: BTreeMap::from([(READER, person(Role::Supervisor)), (OTHER, person(Role::Peer))]),
        devices: BTreeMap::from([(LAPTOP, name(1).to_owned())]),
        ..Names::of_nobody(NOW, language)
    }
}

fn ago(seconds: i64) -> Millis {
    Millis(NOW.0 - seconds * 1000)
}

fn stamp(author: bool) -> Stamp {
    let author = author.then_some(Author { person: OTHER, device: LAPTOP });
    Stamp { change: ChangeId([7; 32]), author, written: ago(3 * 86_400) }
}

fn rows() -> Vec<Arc<Row>> {
    let task = |who, due: Option<&str>, priority: &str| TaskRow {
        entry: EntryId([6; 16]),
        what: greek(),
        who,
        due: due.map(|due| due.parse::<Date>().unwrap()),
        priority: priority.to_owned(),
        status: "open".to_owned(),
    };
    let mut tasks = vec![
        task(Some(READER), Some("2026-11-20"), "urgent"),
        task(Some(OTHER), Some("2026-12-02"), "soon"),
        task(None, Some("2026-11-25"), ""),
        task(None, None, ""),
    ];
    tasks.extend((0..50).map(|_| task(Some(OTHER), None, "")));
    let place = |noun: &str, entry: String, field: &str| (noun.to_owned(), entry, field.to_owned());
    let born = place("client", EntryKey::One.to_string(), "birth_date");
    let mut two_versions = vec![place("risk", "self_harm".to_owned(), "level"), born];
    two_versions.extend((0..6).map(|_| place("goal", ENTRY.to_string(), "due")));
    vec![Arc::new(Row {
        two_versions,
        merged_texts: vec![place("goal", ENTRY.to_string(), "why")],
        written_while_retired: vec![("task".to_owned(), ENTRY.to_string())],
        names: vec![name(2).to_owned(); 2],
        tasks,
        levels: vec![level("self_harm", 0, "high", true), level("legal", 2, "low", false)],
        goals: vec![(greek(), Some("2026-12-24".parse().unwrap())), (greek(), None)],
        team: vec![member(READER, true), member(PersonId([9; 16]), false)],
        drafts: vec![note(Some(READER)), note(None)],
        dated: dated(),
        ..Row::empty(DocKey::whole(CLIENT, Part::Plan))
    })]
}

fn note(who: Option<PersonId>) -> (String, EntryId, Option<PersonId>) {
    ("note".to_owned(), EntryId([6; 16]), who)
}

/// An appointment today and a questionnaire that is due.
fn dated() -> Dated {
    let appointment = |place: String, who| AppointmentRow {
        noun: "appointment".to_owned(),
        entry: EntryId([6; 16]),
        at: "2026-11-24T15:00+00:00".parse().unwrap(),
        place,
        who,
    };
    let appointments = vec![
        appointment(greek(), Some(OTHER)),
        appointment(greek(), None),
        appointment(String::new(), Some(OTHER)),
        appointment(String::new(), None),
    ];
    let since = "2026-11-01".parse().ok();
    let (noun, instrument) = ("measure_schedule".to_owned(), "who-5".to_owned());
    let score = |n: u8, day: &str, total| ScoreRow {
        entry: EntryId([n; 16]),
        instrument: "phq-9".to_owned(),
        day: day.parse().unwrap(),
        total: Some(total),
        corrects: None,
    };
    let scores = vec![score(1, "2026-09-01", 15), score(2, "2026-11-01", 14)];
    Dated { appointments, schedules: vec![ScheduleRow { noun, instrument, weeks: Some(2), since }], scores }
}

/// The register of everybody, as it stands without filters.
fn register(overview: &Overview, names: &Names) -> Register {
    let who = (READER, Role::Supervisor);
    Register::new(overview, (wanted(|_| false), None), who, names).unwrap()
}

fn level(domain: &str, rank: u8, level: &str, two_versions: bool) -> LevelRow {
    LevelRow { domain: domain.to_owned(), rank, level: level.to_owned(), two_versions }
}

const fn member(who: PersonId, is_primary: bool) -> MemberRow {
    MemberRow { who, is_primary, from: None, to: None }
}

fn seen<'a>(rows: &'a [Arc<Row>], names: &'a Names) -> Seen<'a> {
    Seen { client: CLIENT, rows, read: &[], reader: READER, role: Role::Supervisor, names }
}

fn nameless() -> Vec<Arc<Row>> {
    vec![Arc::new(Row { born_year: Some(1984), ..Row::empty(DocKey::whole(CLIENT, Part::Plan)) })]
}

/// Everybody: one with everything, one without a name, and so many that no list holds them all.
fn clients() -> Overview {
    let row = |client: ClientId, row: &Row| Row { doc: DocKey::whole(client, Part::Plan), ..row.clone() };
    let levels = vec![level("legal", 2, "low", false)];
    let drafts = vec![note(Some(READER))];
    let common = Row {
        levels,
        drafts,
        names: vec![name(2).to_owned()],
        team: vec![member(READER, true)],
        ..rows()[0].as_ref().clone()
    };
    let more = (0..60).map(|n| row(ClientId([n + 100; 16]), &common));
    let all = [row(CLIENT, &rows()[0]), row(ClientId([2; 16]), &nameless()[0])].into_iter().chain(more);
    Overview::new(&Part::ALL, all.map(Arc::new))
}

fn head(names: &Names, here: Option<&Noun>) -> ChartHead {
    ChartHead::new(CLIENT, &rows(), here, &Part::ALL, names)
}

fn problem_lines() -> Vec<ProblemLine> {
    vec![ProblemLine { href: String::new(), text: greek() }]
}

fn shown<P: Page>(page: &P, names: &Names) -> String {
    let line = SyncLine {
        place: Place::Laptop,
        saved: Some(NOW),
        met: Some(ago(86_400)),
        waiting: 2,
        refused: 1,
        meeting: false,
        under_way: None,
        refreshed: None,
    };
    let reader = Reader { id: READER, name: names.person(READER).into_owned(), role: Role::Supervisor };
    let shell = Shell {
        place_name: name(3),
        place: Place::Clinic,
        reader: Some(&reader),
        sync: Some(&line),
        clock: None,
        live: Some(Live { number: 7, by_address: true }),
        sample: true,
        notice: None,
        slash: true,
        desk: 0,
        look: crate::look::Look::Auto,
        names,
    };
    crate::render(&shell, page).unwrap()
}

fn lists(names: &Names) -> Vec<String> {
    let (clients, nobody) = (clients(), Overview::new(&Part::ALL, []));
    let who = (READER, Role::Supervisor);
    let lines = |own, page| Caseload::list(&clients, (own, Some(page)), who, names).unwrap();
    let problem = Problem { noun: "name", key: ENTRY, field: Some("text"), what: Wrong::Missing };
    let today = |steps| shown(&Today { steps, ..Today::new(&nobody, READER, names) }, names);
    let told = meetings();
    let meetings = || told.iter().map(|meeting| MeetingLine::new(meeting, names)).collect::<Vec<_>>();
    let review = |overview, page| Review::new(overview, Some(page), meetings(), names).unwrap();
    let elsewhere = || KeptLine { href: None, ..kept_line(names) };
    let pager = |lines| Pager::new(crate::link::RETURNS, lines, None, names.language).unwrap();
    let mut all = vec![
        shown(&Today::new(&clients, READER, names), names),
        shown(&Today { kept: vec![kept_line(names), elsewhere()], ..Today::new(&clients, READER, names) }, names),
        shown(&Today::new(&nobody, READER, names), names),
        today(Steps::first(Begun { people: true, chart: false, laptop: false })),
        today(Some(Steps::tour(CLIENT, String::new(), false))),
        shown(&register(&clients, names), names),
        shown(&Today { arriving: true, ..Today::new(&nobody, READER, names) }, names),
        shown(&lines(Listed::All, "1"), names),
        shown(&lines(Listed::Own, "2"), names),
        shown(&Caseload::found(&clients, greek(), who, names), names),
        shown(&Caseload::found(&nobody, greek(), (READER, Role::Peer), names), names),
        shown(&Caseload::list(&nobody, (Listed::All, None), (READER, Role::Peer), names).unwrap(), names),
        shown(&new_client(&[problem], names), names),
        shown(
            &BegunClient { chart: "/".to_owned(), here: Some(kept(names)), written: vec![(greek(), greek())] },
            names,
        ),
        shown(&Returns::new(pager(120), meetings(), (14, 3), names), names),
        shown(&Returns::new(pager(0), Vec::new(), (1, 0), names), names),
        shown(&Returns::new(pager(0), Vec::new(), (0, 0), names), names),
        shown(&review(&clients, "1"), names),
        shown(&review(&clients, "2"), names),
        shown(&Review::new(&nobody, None, Vec::new(), names).unwrap(), names),
    ];
    for (meeting, place) in told.iter().flat_map(|meeting| [(meeting, Place::Clinic), (meeting, Place::Laptop)]) {
        all.push(shown(&Return::new(meeting, merged_of(meeting, names), place, names), names));
    }
    all
}

/// Meetings that went in every way in which one can go.
fn meetings() -> Vec<Meeting> {
    let plain = Meeting {
        id: ReturnId([8; 16]),
        device: LAPTOP,
        at: ago(7200),
        took_ms: Some(12_000),
        skew_seconds: 0,
        came: Moved { changes: 12, whole: 0 },
        charts: 3,
        waiting: 1,
        went: Some(Moved { changes: 5, whole: 0 }),
        bytes: Some((34_000, 1_200_000)),
        end: End::Alike,
        not_taken: 0,
    };
    let moved = |changes, whole| Moved { changes, whole };
    vec![
        Meeting { came: moved(0, 4), went: Some(moved(0, 0)), end: End::Differs, ..plain.clone() },
        Meeting { came: moved(1, 2), went: Some(moved(0, 1)), skew_seconds: 600, end: End::UnderWay, ..plain.clone() },
        Meeting { went: Some(moved(2, 2)), skew_seconds: -600, end: End::Cut(Some((2, 9))), ..plain.clone() },
        Meeting { went: None, bytes: None, took_ms: None, end: End::NotKnown, ..plain.clone() },
        Meeting { came: moved(0, 0), waiting: 0, not_taken: 3, end: End::Cut(None), ..plain.clone() },
        plain,
    ]
}

/// Something for each of them that it may have merged.
fn merged_of(meeting: &Meeting, names: &Names) -> Merged {
    let line = |taken_since| NotTakenLine { what: greek(), reason: greek(), next: greek(), taken_since };
    let new = if meeting.came.whole > 0 { NEW_CHARTS_MAX + 1 } else { 0 };
    Merged {
        clients: if meeting.charts > 0 {
            vec![MergedClient::new(CLIENT, isolate::name(name(2)), &[], names)]
        } else {
            vec![]
        },
        new: vec![(greek(), "/clients".to_owned()); new],
        not_taken: if meeting.not_taken > 0 { vec![line(true), line(false)] } else { vec![] },
        not_taken_more: usize::from(meeting.not_taken > 0),
        asked: Asked { asked: meeting.came.changes, waits: meeting.waiting },
    }
}

fn charts(names: &Names) -> Vec<String> {
    let language = names.language;
    let (blank, written) = (Entry::blank(&goal::GOAL, ENTRY), Entry::blank(&note::NOTE, ENTRY));
    let one = [written.clone()];
    let at = |noun| head(names, Some(noun));
    let section =
        |noun, page, lists, timeline| Section { head: at(noun), page, language, lists, others: None, timeline };
    let around = Around::nothing(Role::Supervisor);
    let list = List::new(CLIENT, &crate::nouns::goals::goal::PAGE, &[], &around, names);
    let full = List::new(CLIENT, &crate::nouns::goals::goal::PAGE, std::slice::from_ref(&blank), &around, names);
    let who = (READER, Role::Supervisor);
    let days = |notes: &[Entry]| Some(Timeline::new(CLIENT, (notes, &[]), who, names));
    let typed = Typed::new();
    let problems = [Problem { noun: "goal", key: ENTRY, field: Some("statement"), what: Wrong::Missing }];
    let source = Source {
        client: CLIENT,
        page: &crate::nouns::goals::goal::PAGE,
        entry: &blank,
        typed: &typed,
        problems: &problems,
        role: Role::Supervisor,
    };
    let since = Since { chosen: vec![&goal::STATEMENT], beside: vec![&goal::STATEMENT] };
    let heads = Heads::default();
    let button = |doing| Button::new(doing, &crate::nouns::goals::goal::PAGE, "/", (&heads, EDIT), language);
    let buttons = || {
        [EntryAction::Retire, EntryAction::LeaveAway, EntryAction::TakeUp, EntryAction::Sign, EntryAction::LetGo]
            .map(button)
            .into()
    };
    let settled = |card, note| SettledEntry {
        head: head(names, None),
        title: greek(),
        section: ("/".to_owned(), greek()),
        why: greek(),
        card,
        note,
        addendum: Some(AddendumForm {
            away: None,
            action: "/".to_owned(),
            heads: String::new(),
            edit_id: String::new(),
            field: field_of(&source, &goal::WHY, PREFIX, names),
            problems: problem_lines(),
            keep: keep(names),
            here: Some(kept(names)),
        }),
        here: Some(kept(names)),
        written: vec![(greek(), greek())],
        others: vec![kept_line(names)],
        buttons: buttons(),
    };
    vec![
        shown(&Chart::new(&seen(&rows(), names), &Part::ALL), names),
        shown(&Chart::new(&seen(&nameless(), names), &Part::ALL), names),
        shown(&section(&goal::GOAL, &crate::nouns::goals::goal::PAGE, vec![list, full], None), names),
        shown(&section(&note::NOTE, &crate::nouns::contacts::note::PAGE, Vec::new(), days(&[])), names),
        shown(&section(&note::NOTE, &crate::nouns::contacts::note::PAGE, Vec::new(), days(&one)), names),
        shown(
            &EntryPage {
                head: head(names, None),
                title: greek(),
                changed: names.by_ago(&stamp(true)),
                history: "/".to_owned(),
                stands: vec![greek()],
                version: news::version(&blank),
                news: news::says(&blank, names),
                stale: true,
                since: Some("entry-saved-since"),
                saved_before: true,
                here: Some(KeptHere { stale: true, ..kept(names) }),
                others: vec![kept_line(names)],
                form: Form::new(&source, keep(names), (&heads, EDIT), names).telling(&since, &source, names),
                buttons: buttons(),
            },
            names,
        ),
        shown(&settled(Some(Card::new(CLIENT, &crate::nouns::goals::goal::PAGE, &blank, &around, names)), None), names),
        shown(&settled(None, Some(tell(CLIENT, &written, &[], READER, names))), names),
        shown(&history(names), names),
    ]
}

const FORM: FormAt = FormAt::InChart { client: CLIENT, which: Which::New(&goal::GOAL) };

fn keep(names: &Names) -> Keep {
    let (draft, sheet) = (DraftId([8; 16]), SheetId([9; 16]));
    let said = crate::part::keep::said(NOW, names);
    Keep { at: FORM, draft, sheet, before: Vec::new(), unkept: true, said }
}

fn new_client(problems: &[Problem], names: &Names) -> NewClient {
    let keep = Keep { at: FormAt::NewClient, ..keep(names) };
    let page = NewClient::new((&Typed::new(), problems), (keep, EDIT), Role::Supervisor, names);
    NewClient { here: Some(kept(names)), others: vec![kept_line(names)], ..page }
}

fn kept(names: &Names) -> KeptHere {
    KeptHere::new(DraftId([8; 16]), &[SheetId([9; 16])], NOW, names)
}

fn kept_line(names: &Names) -> KeptLine {
    KeptLine::new(&FORM, greek(), (DraftId([8; 16]), kept(names)), names)
}

fn unsent_form(names: &Names) -> UnsentForm {
    let typed: Typed = [("f.statement".to_owned(), greek())].into();
    UnsentForm::new(kept_line(names), &FORM, (EditId([1; 16]), &Heads::default(), SheetId([9; 16])), &typed, names)
}

fn history(names: &Names) -> HistoryPage {
    let field = |before: Option<String>| FieldLine {
        label: greek(),
        before,
        after: Some(greek()),
        settled: greek(),
        is_struck: false,
    };
    let line = |author| Line {
        by: writer(&stamp(author), names),
        what: greek(),
        fields: vec![field(None), field(Some(greek()))],
        remarks: Vec::new(),
    };
    let history = History { lines: vec![line(true), line(false)], plots: Vec::new(), pager: None };
    HistoryPage {
        head: head(names, None),
        title: greek(),
        back: "/".to_owned(),
        struck: vec![greek()],
        not_safe: vec![greek()],
        history,
    }
}

fn choices(names: &Names) -> Vec<String> {
    let wrote = |author| wrote_line(&Wrote { stamp: stamp(author), text: greek() }, names);
    let option = |acted_on| Choosable {
        choice: String::new(),
        text: greek(),
        content: vec![vec![crate::part::difference::Piece { text: greek(), is_own: true }]],
        beside: vec![(greek(), greek())],
        by: vec![writer(&stamp(true), names), writer(&stamp(false), names)],
        acted_on,
        may: true,
        chosen: false,
    };
    let chooser = |may, weighty| Chooser {
        action: "/".to_owned(),
        heads: String::new(),
        edit_id: String::new(),
        label: greek(),
        before: greek(),
        options: vec![option(true), option(false)],
        other: None,
        other_chosen: false,
        weighty,
        reason: String::new(),
        meanwhile: "chooser-meanwhile-all",
        problems: problem_lines(),
        cancel: "/".to_owned(),
        reason_hint: crate::words::reason_hint(names.language),
        held: greek(),
        may,
        keep: may.then(|| keep(names)),
        away: may.then(away_ask),
        version: String::new(),
        news: String::new(),
    };
    let choose = |chooser| Choose {
        head: head(names, None),
        title: greek(),
        not_safe: vec![greek()],
        stale: true,
        here: Some(kept(names)),
        others: vec![kept_line(names)],
        chooser,
    };
    let text = ReadText {
        before: String::new(),
        head: head(names, None),
        place: greek(),
        wrote: vec![wrote(true), wrote(false)],
        together: greek(),
        typed: greek(),
        problems: problem_lines(),
        action: "/".to_owned(),
        heads: String::new(),
        write_id: String::new(),
        input: "f.why".to_owned(),
        input_id: "f-why".to_owned(),
        cancel: "/".to_owned(),
        may: true,
        keep: Some(keep(names)),
        away: Some(away_ask()),
        here: Some(kept(names)),
        others: vec![kept_line(names)],
        version: String::new(),
        news: String::new(),
    };
    let asked = AwayPage::new(head(names, None), away_ask(), &Typed::new(), ("/".to_owned(), "/".to_owned()));
    vec![
        shown(&choose(chooser(true, true)), names),
        shown(&choose(chooser(false, false)), names),
        shown(&text, names),
        shown(&asked, names),
    ]
}

fn away_ask() -> AwayAsk {
    AwayAsk { said: greek(), why: greek(), may_take_up: true }
}

fn devices(names: &Names) -> Vec<String> {
    let device = |met, revoked| Device { id: LAPTOP, met, other_version: None, people: vec![READER], revoked };
    let devices = [device(Some(ago(7200)), false), device(None, true)];
    let others = |others| shown(&Devices::new(&[], false, false, String::new(), names).with(others), names);
    let connect = |connect| shown(&ConnectPage { connect }, names);
    let ready = Ready {
        authority: greek(),
        clock: names.when(NOW),
        now: NOW,
        pages: vec!["192.168.1.20".to_owned(), "192.168.1.21".to_owned()],
    };
    vec![
        shown(&Devices::new(&devices, true, true, greek(), names), names),
        shown(&Devices::new(&[], false, false, String::new(), names), names),
        others(Others::Off),
        others(Others::Soon),
        others(Others::Trouble(greek())),
        others(Others::Ready(ways(names, true))),
        others(Others::Ready(ways(names, false))),
        shown(&Poster { clinic: name(3).to_owned(), ways: ways(names, true), made: greek() }, names),
        connect(Connect::Fresh),
        connect(Connect::Locked),
        connect(Connect::Soon),
        connect(Connect::Trouble),
        connect(Connect::Open(ready)),
        shown(&Waiting { sent: Sent::Nothing }, names),
        shown(&Waiting { sent: Sent::Held }, names),
        shown(&Waiting { sent: Sent::Lost }, names),
    ]
}

fn nodes(names: &Names) -> Vec<String> {
    let window = |window| {
        let addresses = vec!["192.168.1.20:8471".to_owned()];
        shown(&WindowPage::new(window, addresses, vec![greek(), greek()], names.language), names)
    };
    let under_way = |moving| Some(UnderWay { moving, progress: progress() });
    let line = |place, waiting, meeting| SyncLine {
        place,
        saved: None,
        met: None,
        waiting,
        refused: 0,
        meeting,
        under_way: None,
        refreshed: None,
    };
    let peer = |alike| Peer { device: LAPTOP, met: Some(ago(7200)), alike };
    let peers = [
        peer(Alike::Equal(NOW)),
        peer(Alike::Differs),
        peer(Alike::Met(NOW)),
        Peer { met: None, ..peer(Alike::NotKnown) },
    ];
    let refused = [Refused { what: greek(), reason: greek(), next: greek() }];
    let sync = |line: SyncLine, peers: &[Peer], refused: &[Refused], trouble, call| {
        let page = SyncPage::new(&line, peers, refused, (trouble, Vec::new()), names);
        let newer = if refused.is_empty() { 0 } else { 3 };
        shown(&page.called(call, names.language).waiting_for_update(newer, names.language), names)
    };
    let (laptop, clinic) = (Place::Laptop, Place::Clinic);
    let (none, one) = (Vec::new, || vec![greek()]);
    vec![
        window(Window::Open { code: "1234-5678".to_owned(), minutes: 1, tries: 3 }),
        window(Window::Paired { device: name(1).to_owned(), words: vec![greek()] }),
        window(Window::Shut { why: greek() }),
        sync(line(laptop, 2, false), &peers, &refused, one(), Call::Ended),
        sync(line(laptop, 0, false), &peers[..1], &[], none(), Call::Ended),
        sync(line(laptop, 0, false), &peers, &[], none(), Call::UnderWay),
        sync(line(laptop, 0, true), &peers, &[], none(), Call::None),
        sync(
            SyncLine { under_way: under_way(Moving::First), ..line(laptop, 0, true) },
            &peers,
            &[],
            none(),
            Call::None,
        ),
        sync(
            SyncLine { under_way: under_way(Moving::Again), ..line(laptop, 0, true) },
            &peers,
            &[],
            none(),
            Call::None,
        ),
        sync(
            SyncLine { under_way: under_way(Moving::To(name(1).to_owned())), ..line(clinic, 0, true) },
            &peers,
            &[],
            none(),
            Call::None,
        ),
        sync(line(clinic, 0, true), &peers, &[], none(), Call::None),
        sync(line(clinic, 0, false), &peers, &[], none(), Call::None),
        sync(line(clinic, 0, false), &peers[2..3], &[], none(), Call::None),
        sync(line(clinic, 0, false), &[], &[], none(), Call::None),
    ]
}

fn ways(names: &Names, connects: bool) -> Ways {
    let begin = if connects { vec![Way::to("192.168.1.20".to_owned(), names.language)] } else { Vec::new() };
    Ways {
        begin,
        pages: vec!["192.168.1.20".to_owned()],
        fingerprint: "00:11".to_owned(),
        outside: vec!["203.0.113.7".to_owned()],
    }
}

fn progress() -> Progress {
    Progress { done: 120, of: 1_000, moved: 120, since: ago(16) }
}

fn doors(names: &Names) -> Vec<String> {
    let form = |found: Vec<(String, String)>| Join {
        joining: Joining::Form { found, address: String::new(), name: String::new(), messages: vec![greek()] },
    };
    let sign_in =
        |place, locked| shown(&SignIn { place, locked, kept: locked, login: String::new(), message: greek() }, names);
    let joining = |joining| shown(&Join { joining }, names);
    let paired = |first| {
        let first = FirstSync::new(&first, names);
        joining(Joining::Paired { clinic: name(3).to_owned(), words: vec![greek()], first })
    };
    let under_way = UnderWay { moving: Moving::First, progress: progress() };
    let drafts = || [PersonDraft::default(), PersonDraft::default()];
    vec![
        shown(&form(vec![(name(3).to_owned(), "192.168.1.20:8471".to_owned())]), names),
        shown(&form(Vec::new()), names),
        paired(First::Soon),
        paired(First::UnderWay(under_way)),
        paired(First::Done(0)),
        paired(First::Done(1_000)),
        paired(First::NotReached),
        joining(Joining::Joined { clinic: name(3).to_owned(), address: "192.168.1.20:8471".to_owned() }),
        sign_in(Place::Clinic, true),
        sign_in(Place::Laptop, true),
        sign_in(Place::Laptop, false),
        shown(&SetUp::new(greek(), (&[], ""), drafts(), problem_lines(), names.language), names),
        shown(&People::new(Some(PersonDraft::default()), problem_lines(), names), names),
        shown(&Unsent { forms: vec![unsent_form(names), unsent_form(names)] }, names),
        shown(
            &ProblemPage {
                title: "unsent-title",
                sentence: greek(),
                next: greek(),
                link: Some(("/".to_owned(), greek())),
                kept: vec![(greek(), greek())],
                operation: "0000-0000".to_owned(),
            },
            names,
        ),
    ]
}

fn all(language: Language) -> Vec<String> {
    let names = names(language);
    [
        lists(&names),
        charts(&names),
        vec![chapters::begun(&names), chapters::bare(&names), chapters::training(&names)],
        before::pages(&names),
        choices(&names),
        devices(&names),
        nodes(&names),
        doors(&names),
        supervision::pages(&names),
    ]
    .concat()
}

/// What a page says to eyes and to screen readers: text between tags, and the attributes that are read aloud.
fn said(html: &str) -> Vec<String> {
    let mut said = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        said.push(text.trim().to_owned());
        for attribute in ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\""] {
            said.extend(tag.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    said.retain(|text| !text.is_empty());
    said
}

/// What a page is called in its window, to be found by.
fn titled(html: &str) -> &str {
    html.split_once("<title>")
        .and_then(|(_, rest)| rest.split_once("</title>"))
        .map_or("a page without a title", |it| it.0)
}

#[test]
fn every_page_says_all_that_it_says_from_the_files_of_a_language() {
    let pages = all(Language::Accented);
    for html in &pages {
        for text in said(html) {
            // The program's own name, and HTML's names for signs.
            let own = text.replace("Waystation", "").replace("&#39;", "").replace("&quot;", "").replace("&amp;", "");
            // The accented language leaves vowels as they are; every word has a consonant.
            let plain = own.chars().any(|letter| letter.is_ascii_alphabetic() && !"aeiouAEIOU".contains(letter));
            assert!(!plain, "{text:?} is not from the files of web/words, on the page {:?}", titled(html));
        }
    }
}

#[test]
fn no_page_in_any_language_names_a_sentence_that_is_not_there_or_leaves_a_value_open() {
    for language in Language::ALL {
        for html in all(language) {
            let lacking: Vec<&str> = html.split('⟦').skip(1).filter_map(|rest| rest.split('⟧').next()).collect();
            let page = titled(&html);
            assert!(lacking.is_empty(), "{language:?} has no words in web/words for {lacking:?}, on the page {page:?}");
            let open: Vec<String> = said(&html).into_iter().filter(|text| text.contains("{$")).collect();
            assert!(!html.contains("{$"), "{language:?}: a value is left open on {page:?}: {open:?}");
        }
    }
}

#[test]
fn what_is_nested_in_a_page_speaks_the_same_language() {
    let names = names(Language::Spanish);
    let html = charts(&names).concat();
    for id in ["shell-skip", "entry-retire.meaning", "card-empty", "form-leave", "chart-no-team", "timeline-empty"] {
        let (own, english) = (Language::Spanish.say(id), Language::English.say(id));
        assert!(html.contains(&own) && !html.contains(&english), "{id}: {own}");
    }
}

#[test]
fn a_pairing_window_says_what_is_left_of_it() {
    let left = |minutes, tries, language| {
        let window = Window::Open { code: String::new(), minutes, tries };
        WindowPage::new(window, Vec::new(), Vec::new(), language).left
    };
    assert_eq!(left(1, 1, Language::English), "1 minute left, 1 try left.");
    assert_eq!(left(9, 3, Language::English), "9 minutes left, 3 tries left.");
    assert_eq!(left(1, 3, Language::Spanish), "Queda 1 minuto y 3 intentos.");
}
