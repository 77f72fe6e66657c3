//! Goal: from an empty folder to a paired laptop the pages alone say what to do next; a clinic is begun once, by two
//! people, and a slip in its form begins nothing; a full disk loses nothing that was confirmed. Method: real processes
//! and their pages, once as a newcomer in a real browser goes through them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE, check_words, code_on, two_people};
use waystation_tests::command::{assert_same, contents, record, run};
use waystation_tests::process::Process;
use waystation_tests::visitor::{Page, Visitor};

/// How many of the steps on a page are done, and how many there are.
fn steps(page: &Page) -> (usize, usize) {
    let Some(list) = page.html.split("<ol class=\"steps\">").nth(1).and_then(|rest| rest.split("</ol>").next()) else {
        return (0, 0);
    };
    (list.matches("<li class=\"done\">").count(), list.matches("<li").count())
}

#[test]
fn from_an_empty_folder_to_a_paired_laptop_each_page_says_what_is_next() {
    let process = Process::start(&["clinic"]);
    let mut ana = Visitor::of(process.http);
    let begin = ana.open("/");
    assert!(begin.address.ends_with("/set-up"), "{}", begin.address);
    assert!(begin.text().contains("at least 12 characters"), "what is asked for is said beside it: {}", begin.text());
    let today = ana.send(two_people(begin.form("/set-up")));
    assert!(today.address.ends_with("/today") && today.text().contains("you are signed in"), "{}", today.text());
    assert_eq!(steps(&today), (1, 3), "two people are there: {}", today.html);

    let chart = ana.open(&today.link(&["/clients/new"]));
    let chart = ana.send(chart.form("/clients").with("name.text", "Ada Reed"));
    assert!(chart.text().contains("Ada Reed"), "{}", chart.text());
    let today = ana.open("/today");
    assert_eq!(steps(&today), (2, 3), "{}", today.html);

    let offer = ana.open(&today.link(&["/devices"]));
    let ben = offer.html.split("name=\"person\" value=\"").nth(2).and_then(|rest| rest.split('"').next()).unwrap();
    let window = ana.send(offer.form("/devices/open").with("person", ben));
    let address = window.html.split("<code class=\"address\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();

    let laptop = Process::start(&["laptop"]);
    let mut other = Visitor::of(laptop.http);
    let join = other.open("/");
    assert!(join.address.ends_with("/join"), "{}", join.address);
    assert_eq!(steps(&join), (0, 3), "{}", join.html);
    assert!(
        join.text().contains("Show a code"),
        "what to press at the clinic is named as it is there: {}",
        join.text()
    );
    let form = join.form("/join").with("address", address).with("code", &code_on(&window)).with("name", "Outreach");
    let compare = other.send(form);
    let words = check_words(&compare);
    assert_eq!(words.len(), 4, "{}", compare.text());
    assert_eq!(check_words(&ana.open("/devices/window")), words);
    assert_eq!(check_words(&other.open("/join")), words, "they stay until someone signs in");
    let mut other = Visitor::signed_in(laptop.http, "ben", PASSPHRASE);
    assert!(check_words(&other.open("/join")).is_empty());
    assert_eq!(steps(&other.open("/today")), (0, 0), "a laptop has no clinic to begin");
    assert_eq!(steps(&ana.open("/today")), (0, 0), "all is done");
}

#[test]
fn steps_can_be_put_away_by_each_person_and_a_laptop_can_be_started_as_they_say() {
    let desk = Desk::of_two();
    let mut ana = desk.visitor;
    let today = ana.open("/today");
    let away = ana.send(today.form("/today/put-away"));
    assert!(away.address.ends_with("/today") && steps(&away) == (0, 0), "{}", away.text());
    assert!(away.text().contains("Begin the first chart"), "what is next is said all the same: {}", away.text());
    let mut ben = Visitor::signed_in(desk.process.http, "ben", PASSPHRASE);
    assert_eq!(steps(&ben.open("/today")), (0, 0), "the front desk pairs no laptop");

    let mut clinic = Desk::clinic();
    let today = clinic.visitor.open("/today");
    assert_eq!(steps(&today), (0, 6), "{}", today.text());
    let list = today.html.split("<ol class=\"steps\">").nth(1).and_then(|rest| rest.split("</ol>").next()).unwrap();
    for link in list.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let page = clinic.visitor.open(link);
        assert_eq!(page.status, 200, "{link}: {}", page.text());
    }
    let command = today.html.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).unwrap();
    let command = command.replace("<wbr>", "");
    let words: Vec<&str> = command.split(' ').skip_while(|word| *word != "laptop").collect();
    let [laptop, data, _, http, _, clinic_is, door] = words[..] else { panic!("{command}") };
    assert_eq!([laptop, data, http, clinic_is], ["laptop", "--data", "--http", "--clinic"]);
    let second = Process::start(&[laptop, clinic_is, door]);
    let form = Visitor::of(second.http).open("/join").form("/join");
    assert!(form.fields.contains(&("address".into(), door.into())), "the address need not be typed: {form:?}");
    let today = clinic.visitor.open("/today");
    clinic.visitor.send(today.form("/today/put-away"));
    assert_eq!(steps(&clinic.visitor.open("/today")), (0, 0));
    let (login, passphrase) = clinic.process.people.iter().find(|(login, _)| login == "sample-jonah").unwrap();
    let mut jonah = Visitor::signed_in(clinic.process.http, login, passphrase);
    assert_eq!(steps(&jonah.open("/today")), (0, 6), "put away for oneself only");
}

/// Someone at a browser, whose clicks and filled fields are counted.
struct Newcomer {
    browser: Browser,
    clicks: usize,
    fields: usize,
}

impl Newcomer {
    async fn at(process: &Process) -> Self {
        let browser = Browser::open(process.http, true).await;
        browser.go("/").await;
        Self { browser, clicks: 0, fields: 0 }
    }

    async fn types(&mut self, css: &str, text: &str) {
        self.fields += 1;
        self.browser.type_into(css, text).await;
    }

    async fn ticks(&mut self, css: &str) {
        self.clicks += 1;
        self.browser.click(css).await;
    }

    async fn follows(&mut self, text: &str) {
        self.clicks += 1;
        self.browser.follow(text).await;
    }

    async fn presses(&mut self, css: &str) {
        self.clicks += 1;
        self.browser.leave_by(css).await;
    }

    async fn introduces(&mut self, prefix: &str, name: &str, login: &str) {
        self.types(&format!("#{prefix}-name"), name).await;
        self.types(&format!("#{prefix}-login"), login).await;
        self.types(&format!("#{prefix}-passphrase"), PASSPHRASE).await;
        self.types(&format!("#{prefix}-again"), PASSPHRASE).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_gets_from_an_empty_folder_to_a_paired_laptop_by_the_pages_alone() {
    if !is_here() {
        return;
    }
    let (clinic, laptop) = (Process::start(&["clinic"]), Process::start(&["laptop"]));
    let mut desk = Newcomer::at(&clinic).await;
    desk.types("#clinic", "Juniper Creek").await;
    desk.introduces("a", "Ana Reyes", "ana").await;
    desk.introduces("b", "Ben Okafor", "ben").await;
    desk.ticks("label:has(input[name='b.role'][value=case_manager])").await;
    desk.presses("main form button[type=submit]").await;
    desk.browser.wait_for("First steps").await;
    desk.follows("The first chart").await;
    desk.types("#name-text", "Ada Reed").await;
    desk.presses("main form button[type=submit]").await;
    desk.browser.wait_for("At a glance").await;
    desk.follows("Today").await;
    desk.follows("The first laptop").await;
    desk.ticks("label:has(input[name=person])").await;
    desk.ticks("label:has(input[name=person]):nth-of-type(2)").await;
    desk.presses("form[action='/devices/open'] button").await;
    let code = desk.browser.find(".code code").await.text().await.unwrap();
    let address = desk.browser.find("code.address").await.text().await.unwrap();

    let mut away = Newcomer::at(&laptop).await;
    away.browser.wait_for("Join a clinic").await;
    away.types("#address", &address).await;
    away.types("#code", &code).await;
    away.types("#name", "Outreach").await;
    away.presses("main form button[type=submit]").await;
    let words = away.browser.find(".check-words").await.text().await.unwrap();
    away.browser.wait_for("The first sync is done: 1 part of a chart is here.").await;
    // The clinic's page finds out by itself.
    desk.browser.wait_for("Outreach is in.").await;
    assert_eq!(desk.browser.find(".check-words").await.text().await.unwrap(), words);
    desk.follows("They are the same").await;
    away.follows("They are the same: sign in").await;
    away.types("#login", "ben").await;
    away.types("#passphrase", PASSPHRASE).await;
    away.presses("main form button").await;
    away.browser.wait_for("Clinic last met").await;
    away.follows("Caseload").await;
    away.browser.wait_for("Ada Reed").await;
    let (clicks, fields) = (desk.clicks + away.clicks, desk.fields + away.fields);
    println!("{clicks} clicks and {fields} fields from an empty folder to a chart on a paired laptop");
    for one in [&desk.browser, &away.browser] {
        assert_eq!(one.console_errors().await, Vec::<String>::new());
    }
    desk.browser.close().await;
    away.browser.close().await;
}

#[test]
fn a_slip_in_the_set_up_is_told_beside_its_field_and_begins_nothing() {
    let process = Process::start(&["clinic"]);
    let mut visitor = Visitor::of(process.http);
    let before = contents(&process.data());
    for (changed, words) in [
        (vec![("clinic", "  ")], "Give the clinic a name."),
        (vec![("b.again", "candle wool harbor")], "The two passphrases differ. Type both again."),
        (vec![("a.passphrase", "short"), ("a.again", "short")], "Choose a longer passphrase: at least 12 characters."),
        (vec![("b.login", " Ana ")], "Somebody signs in with that name already. Choose another login."),
        (vec![("b.role", "wizard")], "Say what they are here for."),
        (vec![("a.name", "")], "Give a name of one line"),
        (vec![("b.login", "")], "Give a login."),
    ] {
        let form = two_people(visitor.open("/set-up").form("/set-up"));
        let form = changed.into_iter().fold(form, |form, (name, value)| form.with(name, value));
        let page = visitor.send(form);
        assert_eq!(page.status, 422, "{words}: {}", page.text());
        assert!(page.text().contains(words), "{words}: {}", page.text());
        assert!(!page.html.contains(PASSPHRASE), "no passphrase is shown again: {}", page.html);
        assert_same(&before, &contents(&process.data()));
    }
}

#[test]
fn two_people_begin_a_clinic_and_nobody_begins_it_again() {
    let process = Process::start(&["clinic"]);
    let mut early = Visitor::of(process.http);
    let again = two_people(early.open("/set-up").form("/set-up")).with("a.login", "mallory");
    let mut ana = Visitor::of(process.http);
    let form = two_people(ana.open("/set-up").form("/set-up"));
    assert!(ana.send(form).address.ends_with("/today"));
    let form = ana.open("/clients/new").form("/clients").with("name.text", "Ada Reed");
    assert_eq!(ana.send(form).status, 200);
    let before = record(&process.data());

    // A form that somebody had open all the while.
    let page = early.send(again);
    assert!(page.address.ends_with("/sign-in"), "{}: {}", page.address, page.text());
    assert!(early.open("/set-up").address.ends_with("/sign-in"));
    assert_eq!(early.sign_in("mallory", PASSPHRASE).status, 401);
    assert_same(&before, &record(&process.data()));
    let mut ben = Visitor::signed_in(process.http, "ben", PASSPHRASE);
    assert!(ben.open("/clients").text().contains("Ada Reed"));
}

#[test]
fn a_record_whose_journal_is_gone_is_not_taken_for_a_wrong_passphrase() {
    let mut desk = Desk::of_two();
    desk.process.kill();
    let data = desk.process.data();
    std::fs::remove_file(data.join("journal-00000001.wsj")).unwrap();
    desk.process.start_again();
    let page = Visitor::of(desk.process.http).sign_in("ana", PASSPHRASE);
    assert_eq!(page.status, 500, "{}", page.text());
    assert!(page.text().contains("A part of the record is missing"), "{}", page.text());
    assert!(page.text().contains("journal-00000001.wsj should reach byte"), "{}", page.text());
    assert!(page.text().contains("newest backup"), "{}", page.text());
}

/// A small disk of its own below a path; gone with this value.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn at(path: &Path) -> Option<Self> {
        std::fs::create_dir(path).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(path).output();
        mounted.is_ok_and(|done| done.status.success()).then(|| Self(path.to_owned()))
    }

    /// Fills it but for `left` bytes.
    fn fill(&self, left: u64) {
        use std::io::Write;
        let mut filler = std::fs::File::create(self.0.join("filler")).unwrap();
        while filler.write_all(&[0; 4096]).is_ok() {}
        let len = filler.metadata().unwrap().len();
        filler.set_len(len.saturating_sub(left)).unwrap();
    }

    fn make_room(&self) {
        std::fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}

#[test]
fn a_set_up_on_a_full_disk_is_told_as_that_and_made_when_there_is_room() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let Some(disk) = SmallDisk::at(&folder.path().join("waystation-data")) else {
        println!("skipped: no small disk can be mounted here");
        return;
    };
    let process = Process::start_on(Arc::clone(&folder), &["clinic"]);
    disk.fill(0);
    let mut visitor = Visitor::of(process.http);
    let form = two_people(visitor.open("/set-up").form("/set-up"));
    let told = visitor.send(form).text();
    assert!(told.contains("The disk is full") && told.contains("Make room on the disk"), "{told}");
    assert!(!told.contains("backup"), "nothing is there that a backup has: {told}");
    disk.make_room();
    let mut desk = Desk::begin(process);
    desk.client("Ada");
    drop(desk);
    drop(disk);
}

#[test]
fn a_disk_that_fills_up_refuses_the_save_in_words_and_loses_nothing_that_was_confirmed() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let Some(disk) = SmallDisk::at(&folder.path().join("waystation-data")) else {
        println!("skipped: no small disk can be mounted here");
        return;
    };
    let process = Process::start_on(Arc::clone(&folder), &["clinic"]);
    let mut desk = Desk::begin(process);
    let client = desk.client("Ada");
    disk.fill(24 * 1024);
    let mut confirmed = Vec::new();
    let refused = loop {
        let statement = format!("Goal number {} {}", confirmed.len(), "with many words ".repeat(50));
        let form = desk.visitor.open(&format!("{client}/goal/new")).form("/goal");
        let page = desk.visitor.send(form.with("f.statement", &statement).with("f.status", "proposed"));
        if page.status != 200 {
            break page;
        }
        confirmed.push(format!("Goal number {} ", confirmed.len()));
        assert!(confirmed.len() < 500, "the disk fills up");
    };
    assert_eq!(refused.status, 500, "{}", refused.text());
    for words in ["could not be written to disk, so nothing was changed", "the disk is full", "start it again"] {
        assert!(refused.text().contains(words), "{words}: {}", refused.text());
    }
    let unsaved = format!("Goal number {} ", confirmed.len());
    assert!(refused.html.contains(&unsaved), "its words are still there: {}", refused.html);
    assert!(!confirmed.is_empty(), "some were saved before");
    let goals = desk.text(&format!("{client}/goal"));
    assert!(confirmed.iter().all(|goal| goals.contains(goal)), "what was saved can be read: {goals}");

    // With room the same form is saved, and nothing was started anew.
    disk.make_room();
    let again = desk.visitor.send(refused.form("/goal"));
    assert_eq!(again.status, 200, "{}", again.text());
    confirmed.push(unsaved);

    desk.process.kill();
    desk.process.start_again();
    desk.sign_in();
    let goals = desk.text(&format!("{client}/goal"));
    for goal in &confirmed {
        assert!(goals.contains(goal), "{goal} was confirmed: {goals}");
    }
    desk.client("Bo");
    desk.process.stop();
    let ended = run(folder.path(), &["check", "--user", "ana"], Some(PASSPHRASE));
    assert!(ended.success, "{}", ended.error);
    drop(desk);
    drop(disk);
}
