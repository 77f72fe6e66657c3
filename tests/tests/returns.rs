//! Goal: the page of a return tells its story, on both sides: who met whom, what moved each way, how it ended, what it asked
//! of people and whether that has been done since; meetings that brought nothing are counted and not listed; what the
//! record holds is told after a restart too, and what it does not is said to be unknown. Method: real processes.

use waystation_tests::clinic::Desk;
use waystation_tests::visitor::Page;

/// The story of the newest meeting that a node lists.
fn newest(desk: &mut Desk) -> Page {
    let list = desk.visitor.open("/returns");
    desk.visitor.open(&list.link(&["/returns/"]))
}

fn assert_says(page: &Page, all: &[&str]) {
    for words in all {
        assert!(page.text().contains(words), "{words:?} on {}: {}", page.address, page.text());
    }
}

#[test]
fn a_return_is_told_as_a_story_on_both_sides_and_after_a_restart() {
    let mut clinic = Desk::clinic();
    let client = clinic.client("Ada Reed");
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Outreach");
    laptop.meet();
    let first = newest(&mut laptop);
    assert_says(&first, &["This laptop met the clinic on", "Received in all: ", "charts are here for the first time"]);

    let about = format!("{client}/client/one");
    laptop.relay.as_ref().unwrap().cut();
    clinic.write(&about, &[("f.pronouns", "she/her")]);
    laptop.write(&about, &[("f.pronouns", "they/them")]);
    laptop.write(
        &format!("{client}/note/new"),
        &[("f.kind", "visit"), ("f.happened", "2026-11-20"), ("f.text", "All well")],
    );
    laptop.relay.as_ref().unwrap().mend();
    laptop.meet();

    let list = clinic.visitor.open("/returns");
    assert_says(&list, &["Outreach", "changes in 1 chart came in", "In 1 of its charts something waits for a person"]);
    let told = newest(&mut clinic);
    let met = "Outreach met this clinic on";
    assert_says(&told, &[met, "It took", "was sent to the other", "At the end both held the same"]);
    assert_says(&told, &["1 thing in it waits for a person", "Two versions, please choose", "Ada Reed"]);
    let own = newest(&mut laptop);
    assert_says(&own, &["This laptop met the clinic on", "1 change in 1 chart came in", "were sent to the other"]);
    assert_says(&own, &["At the end both held the same", "1 thing in it waits for a person"]);

    let choose = clinic.visitor.open(&format!("{about}/pronouns/choose"));
    let version = choose.html.split("name=\"choice\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let settled = choose.form("/choose").with("choice", version).with("reason", "Asked her");
    assert_eq!(clinic.visitor.send(settled).status, 200);
    let done = "1 thing in it asked for a person, and has been done since";
    let told = clinic.visitor.open(&told.address);
    assert_says(&told, &[done]);
    assert!(!clinic.text("/returns").contains("something waits"), "{}", clinic.text("/returns"));

    laptop.meet();
    laptop.meet();
    let list = clinic.visitor.open("/returns");
    assert_says(&list, &["meetings since this program was started that brought nothing new here"]);
    assert_eq!(list.html.matches("href=\"/returns/").count(), 1, "they are not listed: {}", list.text());

    clinic.kill_and_come_back();
    let again = clinic.visitor.open(&told.address);
    assert_says(&again, &[met, "changes in 1 chart came in", "At the end both held the same", done]);
    assert_says(&again, &["known only until the program is started anew"]);
    assert!(!again.text().contains("Received in all"), "{}", again.text());
}
