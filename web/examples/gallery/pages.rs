//! Every page with invented people, in any language: for the gallery to look at and for the test that reads them.

use waystation_sync::care::edit::{Problem, Wrong};
use waystation_sync::care::noun::{Noun, Part, Role, Shape};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::Misfit;
use waystation_sync::care::{NOUNS, addendum, client, crisis_step, goal, note, risk, urge};
use waystation_sync::id::{DraftId, EditId, EntryId, Heads, PersonId, ReturnId, SheetId};
use waystation_sync::replica::Progress;
use waystation_sync::time::Millis;
use waystation_web::entry::signature::SignedAt;
use waystation_web::entry::value;
use waystation_web::form_at::{FormAt, Which};
use waystation_web::glance::Seen;
use waystation_web::look::Look;
use waystation_web::pages::caseload::{Caseload, Listed};
use waystation_web::pages::chart::{Chart, Section, reads};
use waystation_web::pages::choose::{Choose, ReadText, Wrote};
use waystation_web::pages::connect::{Connect, ConnectPage, Ready};
use waystation_web::pages::devices::{Device, Devices, Window, WindowPage};
use waystation_web::pages::entry::{AddendumForm, Button, EntryAction, EntryPage, HistoryPage, SettledEntry};
use waystation_web::pages::find::{FindPage, Found};
use waystation_web::pages::join::{First, FirstSync, Join, Joining};
use waystation_web::pages::lowered::Lowered;
use waystation_web::pages::new_client::{BegunClient, NewClient};
use waystation_web::pages::others::{Others, Poster, Way, Ways};
use waystation_web::pages::own_lists::OwnLists;
use waystation_web::pages::own_plan::OwnPlan;
use waystation_web::pages::people::People;
use waystation_web::pages::person_form::PersonDraft;
use waystation_web::pages::print::{Period, PrintAsk, chosen};
use waystation_web::pages::problem::ProblemPage;
use waystation_web::pages::returns::{MeetingLine, Merged, NotTakenLine, Return, Returns};
use waystation_web::pages::review::Review;
use waystation_web::pages::set_up::SetUp;
use waystation_web::pages::settings::{Chosen, Settings};
use waystation_web::pages::sheet::{OnPaper, Sheet, SheetPlace};
use waystation_web::pages::sign_in::SignIn;
use waystation_web::pages::style::StylePage;
use waystation_web::pages::sync::{Alike, Peer, Refused, SyncPage};
use waystation_web::pages::today::Today;
use waystation_web::pages::waiting::{Sent, Waiting};
use waystation_web::part::card::Around;
use waystation_web::part::chart::ChartHead;
use waystation_web::part::chooser::{Chooser, Question};
use waystation_web::part::form::{Form, Source, field_of};
use waystation_web::part::history::{History, Written};
use waystation_web::part::keep::{Keep, KeptHere, KeptLine};
use waystation_web::part::list::List;
use waystation_web::part::merged::{MergedClient, asked};
use waystation_web::part::news;
use waystation_web::part::pager::Pager;
use waystation_web::part::progress::{Moving, UnderWay};
use waystation_web::part::steps::{self, Begun, Steps};
use waystation_web::part::story::{End, Meeting, Moved};
use waystation_web::part::timeline::{Timeline, tell};
use waystation_web::part::typed::{PREFIX, Typed};
use waystation_web::shell::{Notice, Page, Place, Reader, Shell, SyncLine};
use waystation_web::{Language, Names, link, nouns, render};

use crate::invented::World;

pub(crate) type Failure = Box<dyn std::error::Error>;

const IDS: EditId = EditId([9; 16]);

/// Every page in `language`, by the name of its file.
///
/// # Errors
/// When the invented world cannot be made, or a page will not write itself.
pub(crate) fn pages(language: Language) -> Result<Vec<(String, String)>, Failure> {
    pages_of(&World::new(language)?)
}

/// The same of a world that is made already.
///
/// # Errors
/// When a page will not write itself.
pub(crate) fn pages_of(world: &World) -> Result<Vec<(String, String)>, Failure> {
    let mut gallery = Gallery { world, pages: Vec::new() };
    gallery.doors()?;
    gallery.lists()?;
    gallery.charts()?;
    gallery.choices()?;
    gallery.meetings()?;
    gallery.devices()?;
    Ok(gallery.pages)
}

fn keep(at: FormAt, unkept: bool) -> Keep {
    let (draft, sheet) = (DraftId([7; 16]), SheetId([8; 16]));
    Keep { at, draft, sheet, before: vec![], unkept, said: String::new() }
}

fn here(names: &Names) -> KeptHere {
    KeptHere::new(DraftId([7; 16]), &[SheetId([8; 16])], names.now, names)
}

fn kept_line(world: &World) -> KeptLine {
    let form = FormAt::InChart { client: world.ana, which: Which::New(&goal::GOAL) };
    KeptLine::new(&form, world.own("Ana Lindqvist"), (DraftId([7; 16]), here(&world.names)), &world.names)
}

struct Gallery<'a> {
    world: &'a World,
    pages: Vec<(String, String)>,
}

impl Gallery<'_> {
    fn write(&mut self, name: &str, page: &impl Page, notice: Option<&Notice>) -> Result<(), Failure> {
        let laptop = name.contains("laptop");
        let reader = Reader { id: PersonId([1; 16]), name: self.world.own("Dana Reyes"), role: Role::Supervisor };
        let place = if laptop { Place::Laptop } else { Place::Clinic };
        let place_name = self.world.own(if laptop { "Outreach laptop 2" } else { "Juniper Creek Clinic" });
        let line = SyncLine {
            place,
            saved: Some(self.world.names.now),
            met: Some(Millis(self.world.names.now.0 - 2 * 86_400_000)),
            waiting: if laptop { 4 } else { 0 },
            refused: usize::from(name.contains("refused")),
            meeting: false,
            under_way: None,
            refreshed: None,
        };
        let door = name.starts_with("door");
        let shell = Shell {
            place_name: &place_name,
            place,
            reader: (!door).then_some(&reader),
            sync: (!door).then_some(&line),
            clock: None,
            live: None,
            sample: name.contains("today") || name.contains("goal"),
            notice,
            slash: true,
            desk: 0,
            look: Look::Auto,
            names: &self.world.names,
        };
        self.pages.push((name.to_owned(), render(&shell, page)?));
        Ok(())
    }

    fn doors(&mut self) -> Result<(), Failure> {
        let sign_in = |locked, message: &str| SignIn {
            place: Place::Laptop,
            locked,
            kept: false,
            login: String::new(),
            message: message.to_owned(),
        };
        self.write("door-sign-in", &sign_in(false, ""), None)?;
        let wrong = self.world.names.say("told-not-together.sentence");
        self.write("door-locked-laptop", &sign_in(true, &wrong), None)?;
        self.write(
            "door-set-up",
            &SetUp::new(
                String::new(),
                (&["America/Denver".to_owned()], "UTC"),
                [PersonDraft::default(), PersonDraft::default()],
                vec![],
                self.world.names.language,
            ),
            None,
        )?;
        let form = Joining::Form {
            found: vec![(self.world.own("Juniper Creek Clinic"), "192.168.1.20:7443".to_owned())],
            address: String::new(),
            name: String::new(),
            messages: Vec::new(),
        };
        self.write("door-join-laptop", &Join { joining: form }, None)?;
        let words = ["river", "candle", "north", "apple"].map(|word| self.world.own(word)).to_vec();
        let since = Millis(self.world.names.now.0 - 16_000);
        let progress = Progress { done: 120, of: 1_000, moved: 120, since };
        let first = First::UnderWay(UnderWay { moving: Moving::First, progress });
        let first = FirstSync::new(&first, &self.world.names);
        let joining = Joining::Paired { clinic: self.world.own("Juniper Creek Clinic"), words, first };
        self.write("door-joined-laptop", &Join { joining }, None)?;
        let problem = ProblemPage {
            title: "told-stale",
            sentence: self.world.names.say("told-stale.sentence"),
            next: self.world.names.say("told-stale.next"),
            link: Some((link::TODAY.to_owned(), self.world.names.say("told-link-today"))),
            kept: vec![(self.world.names.say("goal-statement"), self.world.own("Sleep at home four nights a week."))],
            operation: "7f3a-19c2".to_owned(),
        };
        self.write("problem", &problem, None)
    }

    fn lists(&mut self) -> Result<(), Failure> {
        let World { rows, dana, names, .. } = self.world;
        let all = rows.iter().flat_map(|(_, rows)| rows).cloned();
        let (overview, nobody) = (Overview::new(&Part::ALL, all), Overview::new(&Part::ALL, []));
        let notice = Notice { good: true, text: names.say("routes-saved"), next: String::new(), undo: None };
        let today = Today { kept: vec![kept_line(self.world)], ..Today::new(&overview, *dana, names) };
        self.write("today", &today, Some(&notice))?;
        let begun = Begun { people: true, chart: false, laptop: false };
        self.write("today-first", &Today { steps: Steps::first(begun), ..Today::new(&nobody, *dana, names) }, None)?;
        let tour = Steps::tour(self.world.ana, steps::command("waystation", 8470, "127.0.0.1:8471"), false);
        self.write("today-tour", &Today { steps: Some(tour), ..Today::new(&overview, *dana, names) }, None)?;
        self.write("today-empty-laptop", &Today::new(&nobody, *dana, names), None)?;
        let who = (*dana, Role::Supervisor);
        self.write(
            "caseload",
            &Caseload::list(&overview, (Listed::All, None), who, names).map_err(|_| "no first page")?,
            None,
        )?;
        self.write("caseload-none", &Caseload::found(&nobody, self.world.own("Zed"), who, names), None)?;
        let problems =
            [Problem { noun: "name", key: EntryKey::Id(EntryId([0; 16])), field: Some("text"), what: Wrong::Missing }];
        let kept = (keep(FormAt::NewClient, true), IDS);
        let new = NewClient::new((&Typed::new(), &problems), kept, Role::FrontDesk, names);
        self.write("client-new", &new, None)?;
        let written = vec![(names.say("newclient-usual-name"), self.world.own("Ana Lima"))];
        let begun = BegunClient { chart: link::chart(self.world.ana), here: Some(here(names)), written };
        self.write("client-new-begun", &begun, None)?;
        self.write("review", &Review::new(&overview, None, Vec::new(), names).map_err(|_| "no first page")?, None)?;
        let found = Found {
            what: names.say("goal"),
            more: self.world.own("Ana Lima"),
            href: link::chart(self.world.ana),
            icon: "flag",
        };
        let find = FindPage { search: String::new(), at: String::new(), lines: vec![found], is_near: false, more: 3 };
        self.write("find", &find, None)?;
        let own = (self.world.own("Dana Reyes"), Role::Supervisor);
        self.write("style", &StylePage::new(names), None)?;
        self.write("settings", &Settings::new(own, Chosen::default(), Place::Clinic, names), None)?;
        self.write("people", &People::new(Some(PersonDraft::default()), vec![], names), None)?;
        self.write("own-lists", &OwnLists::new(true, None, vec![], names), None)
    }

    /// A chart's first page, and the chart on paper.
    fn first_page_and_paper(&mut self) -> Result<(), Failure> {
        let world = self.world;
        let read: Vec<_> = reads(&Part::ALL).into_iter().map(|noun| (noun, world.entries(noun))).collect();
        let (reader, role) = (PersonId([0; 16]), Role::Supervisor);
        let seen = Seen { client: world.ana, rows: world.ana_rows(), read: &read, reader, role, names: &world.names };
        self.write("chart", &Chart::new(&seen, &Part::ALL), None)?;
        let top = || head(world, None);
        self.write("print-ask", &PrintAsk::new(world.ana, top(), true, world.names.language), None)?;
        let names = Names { on_paper: true, ..world.names.clone() };
        let pages = chosen("contact crisis goal").into_iter().map(|page| {
            if OwnPlan::has(page.noun) {
                let entries =
                    [page.noun].into_iter().chain(page.beside.iter().copied()).flat_map(|noun| world.entries(noun));
                return OnPaper::own(page, OwnPlan::new(&entries.collect::<Vec<_>>(), &names), &names);
            }
            OnPaper::new(page, section(world, page.noun).lists, None, &names)
        });
        let place = SheetPlace {
            sections: String::new(),
            named: String::new(),
            period: Period::default(),
            sheet: 1,
            sheets: 2,
        };
        let sheet = Sheet::new(world.ana, None, (pages.collect(), place), &names.person(world.dana), &names);
        self.write("print", &sheet, None)
    }

    fn charts(&mut self) -> Result<(), Failure> {
        let world = self.world;
        self.first_page_and_paper()?;
        for noun in nouns::sections().map(|page| page.noun) {
            self.write(&format!("section-{}", noun.name), &section(world, noun), None)?;
        }
        let form =
            |page: &'static waystation_web::noun_page::NounPage, entry: &Entry, problems: &[Problem], typed: &Typed| {
                let source = Source { client: world.ana, page, entry, typed, problems, role: Role::Supervisor };
                let action = link::entry(world.ana, page.noun, entry.key);
                let is_new = entry.born.is_none() && page.noun.shape == Shape::List;
                let which = if is_new { Which::New(page.noun) } else { Which::Entry(page.noun, entry.key) };
                let keep = keep(FormAt::InChart { client: world.ana, which }, !typed.is_empty());
                let add = || page.add(world.names.language).unwrap_or_default();
                EntryPage {
                    head: head(world, Some(nouns::section_of(page.noun).noun)),
                    title: if is_new { add() } else { value::heading(page, entry, &world.names) },
                    changed: entry.last_changed().map(|stamp| world.names.by_ago(&stamp)).unwrap_or_default(),
                    history: link::history(world.ana, page.noun, entry.key),
                    stands: Vec::new(),
                    version: news::version(entry),
                    news: news::says(entry, &world.names),
                    stale: false,
                    since: None,
                    saved_before: false,
                    here: None,
                    others: vec![],
                    buttons: [EntryAction::Retire]
                        .into_iter()
                        .filter(|_| entry.born.is_some())
                        .map(|doing| Button::new(doing, page, &action, (&Heads::default(), IDS), world.names.language))
                        .collect(),
                    form: Form::new(&source, keep, (&Heads::default(), IDS), &world.names),
                }
            };
        for noun in NOUNS {
            let page = nouns::page_of(noun);
            let entry = world.entries(noun).into_iter().next();
            let entry = entry.unwrap_or_else(|| Entry::blank(noun, EntryKey::Id(EntryId([3; 16]))));
            self.write(&format!("form-{}", noun.name), &form(page, &entry, &[], &Typed::new()), None)?;
        }
        let (measure, blank) = (&nouns::risk::measure::PAGE, EntryKey::Id(EntryId([4; 16])));
        let asked: Typed = [("f.answers".to_owned(), "phq-9".to_owned())].into_iter().collect();
        let questions = form(measure, &Entry::blank(measure.noun, blank), &[], &asked);
        self.write("form-measure-questions", &questions, None)?;
        let links = Entry::blank(&urge::URGE, blank);
        self.write("form-urge-new", &form(nouns::page_of(&urge::URGE), &links, &[], &Typed::new()), None)?;
        let blank = Entry::blank(&goal::GOAL, EntryKey::Id(EntryId([4; 16])));
        let wrong = |field, what| Problem { noun: "goal", key: blank.key, field: Some(field), what };
        let problems = [
            wrong("statement", Wrong::Missing),
            wrong("confidence", Misfit::NotInRange { least: 0, most: 10 }.into()),
            wrong("due", Wrong::Rule("goal-active-needs-due")),
        ];
        let typed: Typed = [("f.confidence", "11"), ("f.status", "active")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into_iter()
            .collect();
        self.write("form-goal-wrong", &form(&nouns::goals::goal::PAGE, &blank, &problems, &typed), None)?;
        let page = form(&nouns::goals::goal::PAGE, &blank, &[], &typed);
        let page = EntryPage { here: Some(here(&world.names)), others: vec![kept_line(world)], ..page };
        self.write("form-goal-kept", &page, None)?;
        self.signed_note()
    }

    fn signed_note(&mut self) -> Result<(), Failure> {
        let world = self.world;
        let signed = world
            .entries(&note::NOTE)
            .into_iter()
            .find(|entry| note::signed(entry).is_some())
            .ok_or("no signed note")?;
        let addenda = world.entries(&addendum::ADDENDUM);
        let blank = Entry::blank(&addendum::ADDENDUM, EntryKey::Id(EntryId([5; 16])));
        let typed = Typed::new();
        let source = Source {
            client: world.ana,
            page: &nouns::contacts::addendum::PAGE,
            entry: &blank,
            typed: &typed,
            problems: &[],
            role: Role::Supervisor,
        };
        let page = SettledEntry {
            head: head(world, Some(&note::NOTE)),
            title: world.names.say("note-kind.visit"),
            section: (link::section(world.ana, &note::NOTE), world.names.say("note")),
            why: String::new(),
            card: None,
            note: Some(tell(world.ana, &signed, &addenda, world.dana, &world.names)),
            addendum: Some(AddendumForm {
                away: None,
                action: link::section(world.ana, &addendum::ADDENDUM),
                heads: String::new(),
                edit_id: IDS.to_string(),
                field: field_of(&source, &addendum::TEXT, PREFIX, &world.names),
                problems: vec![],
                keep: keep(
                    FormAt::InChart {
                        client: world.ana,
                        which: Which::Child(&addendum::ADDENDUM, EntryKey::Id(EntryId([3; 16]))),
                    },
                    false,
                ),
                here: Some(here(&world.names)),
            }),
            here: Some(here(&world.names)),
            written: vec![(world.names.say("note-text"), world.own("Came with her sister."))],
            others: vec![],
            buttons: vec![],
        };
        self.write("note-signed", &page, None)
    }

    /// A level that was lowered, as a supervisor and as somebody else sees it.
    fn lowered(&mut self) -> Result<(), Failure> {
        let world = self.world;
        let entries = world.entries(&risk::RISK);
        let entry = entries.iter().find(|entry| entry.lowered().next().is_some()).ok_or("nothing was lowered")?;
        for (name, role) in [("lowered", Role::Supervisor), ("lowered-not-yours", Role::CaseManager)] {
            let question = Question {
                client: world.ana,
                page: nouns::page_of(&risk::RISK),
                entry,
                field: &risk::LEVEL,
                typed: &Typed::new(),
                problems: &[],
                reader: PersonId([0; 16]),
                role,
            };
            let top = head(world, Some(&risk::RISK));
            let page = Lowered::new(top, &question, (&Heads::default(), IDS), &world.names).ok_or("not lowered")?;
            self.write(name, &page, None)?;
        }
        Ok(())
    }

    fn choices(&mut self) -> Result<(), Failure> {
        let world = self.world;
        for (noun, field) in [
            (&risk::RISK, &risk::LEVEL),
            (&crisis_step::CRISIS_STEP, &crisis_step::PHONE),
            (&client::CLIENT, &client::BIRTH_DATE),
        ] {
            let entries = world.entries(noun);
            let Some(entry) = entries.iter().find(|entry| entry.field(field).is_conflicted()) else { continue };
            let (typed, problems) = (Typed::new(), []);
            let page = nouns::page_of(noun);
            let question = Question {
                client: world.ana,
                page,
                entry,
                field,
                typed: &typed,
                problems: &problems,
                reader: PersonId([0; 16]),
                role: Role::Supervisor,
            };
            let chooser = Chooser::new(&question, (&Heads::default(), IDS), &world.names).ok_or("nothing to choose")?;
            let at = FormAt::InChart { client: world.ana, which: Which::Choice(noun, entry.key, field) };
            let page = Choose {
                head: head(world, Some(nouns::section_of(noun).noun)),
                title: value::heading(page, entry, &world.names),
                not_safe: Vec::new(),
                stale: false,
                here: None,
                others: vec![],
                chooser: Chooser { keep: Some(keep(at, false)), ..chooser },
            };
            self.write(&format!("choose-{}", noun.name), &page, None)?;
        }
        self.lowered()?;
        self.merged_text()
    }

    fn merged_text(&mut self) -> Result<(), Failure> {
        let world = self.world;
        let entries = world.entries(&goal::GOAL);
        let entry = entries.iter().find(|entry| entry.merged_texts().next().is_some()).ok_or("no merged text")?;
        let stamps = entry.field(&goal::STATEMENT).stamps();
        let texts = [
            "I sleep at home four nights a week, and call Lee when I do not.",
            "I sleep at home most nights, and tell my sister.",
        ];
        let wrote: Vec<Wrote> =
            stamps.iter().zip(texts).map(|(stamp, text)| Wrote { stamp: *stamp, text: world.own(text) }).collect();
        let (typed, problems) = (Typed::new(), []);
        let question = Question {
            client: world.ana,
            page: &nouns::goals::goal::PAGE,
            entry,
            field: &goal::STATEMENT,
            typed: &typed,
            problems: &problems,
            reader: PersonId([0; 16]),
            role: Role::Supervisor,
        };
        let page = ReadText::new(
            head(world, Some(&goal::GOAL)),
            &question,
            (&world.own("I sleep at home."), &wrote),
            (&Heads::default(), IDS),
            &world.names,
        )
        .ok_or("nothing to read")?;
        self.write("read-text", &page, None)?;
        let steps = world.history(&goal::GOAL, entry.key);
        let at = link::history(world.ana, &goal::GOAL, entry.key);
        let history = History::page(
            SignedAt::of(world.ana, entry),
            &nouns::goals::goal::PAGE,
            Written { steps: &steps, ..Written::default() },
            (&at, None),
            &world.names,
        )
        .map_err(|_| "no first page")?;
        let history = HistoryPage {
            head: head(world, Some(&goal::GOAL)),
            title: world.own("Sleep at home"),
            back: link::section(world.ana, &goal::GOAL),
            not_safe: Vec::new(),
            struck: Vec::new(),
            history,
        };
        self.write("history", &history, None)
    }

    fn meetings(&mut self) -> Result<(), Failure> {
        let world = self.world;
        let meeting = Meeting {
            id: ReturnId([1; 16]),
            device: world.laptop,
            at: world.names.now,
            took_ms: Some(12_000),
            skew_seconds: -1500,
            came: Moved { changes: 12, whole: 0 },
            charts: 1,
            waiting: 1,
            went: Some(Moved { changes: 5, whole: 2 }),
            bytes: Some((34_000, 12_000)),
            end: End::Alike,
            not_taken: 1,
        };
        let lines = || vec![MeetingLine::new(&meeting, &world.names)];
        let pager = Pager::new(link::RETURNS, 1, None, world.names.language).map_err(|_| "no such page")?;
        self.write("returns", &Returns::new(pager, lines(), (14, 3), &world.names), None)?;
        let received = world.received();
        let person_not_allowed = "routes-sync-person-not-allowed";
        let not_taken = NotTakenLine {
            what: world.own("Ana Lindqvist"),
            reason: world.names.say(person_not_allowed),
            next: world.names.say(&format!("{person_not_allowed}.next")),
            taken_since: false,
        };
        let merged = Merged {
            clients: vec![MergedClient::new(world.ana, world.own("Ana Lindqvist"), &received, &world.names)],
            new: vec![(world.own("Bo Lindqvist"), link::chart(world.ana))],
            not_taken: vec![not_taken],
            not_taken_more: 0,
            asked: asked(&received, world.ana_rows()),
        };
        self.write("return", &Return::new(&meeting, merged, Place::Clinic, &world.names), None)?;
        let line = |place, waiting| SyncLine {
            place,
            saved: None,
            met: Some(world.names.now),
            waiting,
            refused: 1,
            meeting: false,
            under_way: None,
            refreshed: None,
        };
        let peers = [
            Peer { device: world.laptop, met: Some(world.names.now), alike: Alike::Equal(world.names.now) },
            Peer { device: world.desk, met: None, alike: Alike::NotKnown },
        ];
        let names = &world.names;
        let part = waystation_web::words::part(Part::Plan, names.language);
        let values = [("client", world.own("Ana Lindqvist").into()), ("part", part.into())];
        let refused = [Refused {
            what: names.language.say_with("routes-sync-part", &values),
            reason: names.say("routes-sync-person-not-allowed"),
            next: names.say("routes-sync-person-not-allowed.next"),
        }];
        let tried = [("addresses", "192.168.1.20:7443".into())];
        let trouble = vec![names.language.say_with("routes-sync-tried", &tried), names.say("routes-sync-look")];
        self.write(
            "sync",
            &SyncPage::new(&line(Place::Clinic, 0), &peers, &[], (vec![], lines()), &world.names),
            None,
        )?;
        let page = SyncPage::new(&line(Place::Laptop, 4), &peers[..1], &refused, (trouble, lines()), &world.names);
        self.write("sync-laptop-refused", &page.waiting_for_update(3, names.language), None)
    }

    fn ways(&self) -> Ways {
        let own = |text: String| self.world.own(&text);
        let hosts = ["clinic.local", "192.168.1.20"];
        let language = self.world.names.language;
        Ways {
            begin: hosts.iter().map(|host| Way::to(own(format!("http://{host}:8472/connect")), language)).collect(),
            pages: hosts.iter().map(|host| own(format!("https://{host}:8473"))).collect(),
            fingerprint: ["09:10:86:22:93:93:90:65"; 4].join(":"),
            outside: vec!["203.0.113.7".to_owned()],
        }
    }

    fn connecting(&mut self) -> Result<(), Failure> {
        let Ways { pages, .. } = self.ways();
        let ready = Ready {
            authority: self.world.own("Waystation pages 1a2b3c4d"),
            clock: self.world.names.when(self.world.names.now),
            now: self.world.names.now,
            pages,
        };
        self.write("door-connect", &ConnectPage { connect: Connect::Open(ready) }, None)?;
        self.write("door-connect-locked", &ConnectPage { connect: Connect::Locked }, None)?;
        self.write("door-waiting", &Waiting { sent: Sent::Held }, None)
    }

    fn devices(&mut self) -> Result<(), Failure> {
        let world = self.world;
        let devices = [
            Device {
                id: world.laptop,
                met: Some(Millis(world.names.now.0 - 7_200_000)),
                other_version: None,
                people: Vec::new(),
                revoked: false,
            },
            Device { id: world.desk, met: None, other_version: Some((9, 2)), people: Vec::new(), revoked: true },
        ];
        let ways = self.ways();
        let page = Devices::new(&devices, true, false, String::new(), &world.names);
        self.write("devices", &page.with(Others::Ready(ways.clone())), None)?;
        let (clinic, made) = (world.own("Juniper Creek Clinic"), world.names.today().map(|day| world.names.day(day)));
        self.write("poster", &Poster { clinic, made: made.unwrap_or_default(), ways }, None)?;
        self.connecting()?;
        let window = |window| {
            let addresses = vec!["192.168.1.20:7443".to_owned()];
            WindowPage::new(window, addresses, vec![self.world.own("Lee Okafor")], world.names.language)
        };
        let open = Window::Open { code: "K7QM-3VRT".to_owned(), minutes: 9, tries: 3 };
        self.write("window", &window(open), None)?;
        let words = ["river", "candle", "north", "apple"].map(|word| self.world.own(word)).to_vec();
        self.write(
            "window-paired",
            &window(Window::Paired { device: self.world.own("Outreach laptop 2"), words }),
            None,
        )?;
        Ok(())
    }
}

fn head(world: &World, here: Option<&Noun>) -> ChartHead {
    ChartHead::new(world.ana, world.ana_rows(), here, &Part::ALL, &world.names)
}

fn section(world: &World, noun: &'static Noun) -> Section {
    let page = nouns::page_of(noun);
    let list = |noun: &'static Noun| {
        let children: Vec<_> = nouns::children_of(noun).map(|page| (page, world.entries(page.noun))).collect();
        let heads = Heads::default();
        let around = Around { role: Role::Supervisor, children: &children, buttons: Some((&heads, IDS)), without: &[] };
        List::new(world.ana, nouns::page_of(noun), &world.entries(noun), &around, &world.names)
    };
    let timeline = (noun == &note::NOTE).then(|| {
        let all = (world.entries(noun), world.entries(&addendum::ADDENDUM));
        Timeline::new(world.ana, (&all.0, &all.1), (world.dana, Role::Supervisor), &world.names)
    });
    let lists = if timeline.is_some() {
        vec![]
    } else {
        let title = |noun| Some(nouns::page_of(noun).title(world.names.language));
        [list(noun)]
            .into_iter()
            .chain(page.beside.iter().map(|noun| List { title: title(noun), ..list(noun) }))
            .collect()
    };
    Section { head: head(world, Some(noun)), page, language: world.names.language, lists, others: None, timeline }
}
