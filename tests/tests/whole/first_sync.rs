//! Goal: a laptop's first sync says truthfully how far it is, on the page after pairing and on every page; the laptop
//! can be used meanwhile; cut off in the middle, it goes on with what is missing and not anew. Method: real processes,
//! and a link between them that lets so many bytes pass and holds up the rest, so that every moment can be looked at.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use waystation_tests::clinic::Desk;
use waystation_tests::process::Process;
use waystation_tests::relay::Relay;
use waystation_tests::visitor::{Page, Visitor};

/// How long something may take that surely comes; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(90);
/// Bytes towards the laptop that are let through at a time: less than a chart.
const DRIP_BYTES: usize = 500;

/// How many parts are here, and of how many, as a page says it.
fn counts(page: &Page) -> Option<(usize, usize)> {
    let text = page.text();
    let said = text.split("First sync: ").nth(1)?;
    let mut words = said.split(' ');
    let done = words.next()?.parse().ok()?;
    assert_eq!(words.next(), Some("of"), "{said}");
    Some((done, words.next()?.parse().ok()?))
}

/// Lets a little through at a time, until a page of the laptop is as wanted.
fn drip<T>(relay: &Relay, visitor: &mut Visitor, address: &str, wanted: impl Fn(&Page) -> Option<T>) -> (Page, T) {
    wait_for(visitor, address, |page| {
        let found = wanted(page);
        if found.is_none() {
            relay.let_more(DRIP_BYTES);
        }
        found
    })
}

/// Asks for a page until it is as wanted.
fn wait_for<T>(visitor: &mut Visitor, address: &str, wanted: impl Fn(&Page) -> Option<T>) -> (Page, T) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let page = visitor.open(address);
        if let Some(found) = wanted(&page) {
            return (page, found);
        }
        assert!(Instant::now() < deadline, "{address} never came to it: {}", page.text());
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn some_of_it(page: &Page) -> Option<(usize, usize)> {
    counts(page).filter(|(done, of)| *done >= 5 && done < of)
}

/// The charts that a caseload lists.
fn charts(page: &Page) -> BTreeSet<String> {
    let is_chart = |link: &String| link.starts_with("/clients/") && link.len() == "/clients/".len() + 36;
    page.links().into_iter().filter(is_chart).collect()
}

#[test]
fn a_first_sync_is_told_truthfully_can_be_worked_beside_and_goes_on_where_it_was_cut_off() {
    let mut clinic = Desk::clinic();
    let relay = Relay::to(clinic.process.peers.unwrap());
    let process = Process::start(&["laptop", "--clinic", &relay.address.to_string()]);
    let person = clinic.process.people.iter().find(|(login, _)| login == "sample-ruth").cloned().unwrap();

    // Paired, and held up in the middle of the first sync.
    let mut visitor = Visitor::of(process.http);
    let form = visitor.open("/join").form("/join");
    assert!(form.fields.contains(&("address".into(), relay.address.to_string())), "as given at the start: {form:?}");
    let form = form.with("code", &clinic.offer()).with("name", "Outreach");
    relay.hold();
    let joined = std::thread::scope(|scope| {
        let joining = scope.spawn(|| visitor.send(form));
        while !joining.is_finished() {
            relay.let_more(DRIP_BYTES);
            std::thread::sleep(Duration::from_millis(20));
        }
        joining.join().unwrap()
    });
    assert!(joined.text().contains("Compare four words"), "{}", joined.text());
    let (page, (done, of)) = drip(&relay, &mut visitor, "/join", some_of_it);
    println!("{done} of {of}");
    assert!(page.html.contains(&format!("<progress max=\"{of}\" value=\"{done}\"")), "{}", page.html);
    assert!(
        page.html.contains("http-equiv=\"refresh\"") && page.html.contains("data-again"),
        "it asks again by itself"
    );
    for words in ["Compare four words", "You can begin; what has not arrived yet appears by itself."] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }

    // Signed in meanwhile: every page says how far it is, and something can be written.
    let mut laptop = Desk::at(process, person, relay);
    for address in ["/today", "/clients", "/sync", "/join"] {
        let page = laptop.visitor.open(address);
        let told = some_of_it(&page).unwrap_or_else(|| panic!("{address} says how far it is: {}", page.text()));
        assert!(told.0 >= done && told.1 == of, "{address} says {told:?} after {done} of {of}");
        assert!(page.html.contains("<progress"), "{address}");
    }
    let client = laptop.client("Someone new");
    assert!(laptop.text(&client).contains("Someone new"));
    let sending = clinic.text("/sync");
    assert!(sending.contains("Outreach is being brought up to date: "), "{sending}");

    // Cut off: nothing is said to go on, and what is here stays.
    laptop.relay.as_ref().unwrap().cut();
    let (cut, ()) = wait_for(&mut laptop.visitor, "/sync", |page| counts(page).is_none().then_some(()));
    assert!(!cut.html.contains("<progress") && !cut.text().contains("Both sides hold the same"), "{}", cut.text());
    let told = laptop.text("/returns");
    assert!(told.contains("Cut off before the end"), "{told}");

    // Mended, and held up once more: it goes on from what is here.
    let relay = laptop.relay.as_ref().unwrap();
    relay.mend();
    let ask = laptop.visitor.open("/sync").form("/sync/now");
    laptop.visitor.send(ask);
    let (_, (more, still_of)) = drip(relay, &mut laptop.visitor, "/today", some_of_it);
    println!("{more} of {still_of} after the cut");
    assert!(more >= done && still_of >= of, "{more} of {still_of} after {done} of {of}");

    // And to the end.
    laptop.relay.as_ref().unwrap().let_pass();
    laptop.meet();
    let page = laptop.visitor.open("/clients");
    let whole = charts(&clinic.visitor.open("/clients"));
    assert!(whole.len() > 5 && whole.contains(&client) && charts(&page) == whole, "{}", page.text());
    assert!(counts(&page).is_none() && !laptop.text("/today").contains("You can begin"), "{}", page.text());
    let told = laptop.visitor.open("/returns");
    assert!(told.text().matches("came whole").count() >= 2, "both meetings brought a part of it: {}", told.text());
    let story = laptop.visitor.open(&told.link(&["/returns/"]));
    assert!(story.text().contains("At the end both held the same"), "{}", story.text());
}
