//! Goal: the stream of a page says that something is different and who else is there, never what; has its limits; and
//! neither outlives its session nor holds up the program when it stops.

use serde_json::json;
use waystation::node::live::STREAMS_OF_SESSION_MAX;
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::listener::Listener;
use waystation_tests::visitor::Visitor;

/// A word of a client that must never be in a stream.
const CANARY: &str = "Marigold";

fn listen(desk: &Desk, at: &str) -> Listener {
    Listener::ask(desk.process.http, &format!("/live?at={at}"), desk.visitor.cookie())
}

fn client_of(chart: &str) -> String {
    chart.trim_start_matches("/clients/").to_owned()
}

/// Names as they are told: kept apart from what stands around them.
const ANA: &str = "\u{2068}\u{2060}Ana\u{2069}";
const BEN: &str = "\u{2068}\u{2060}Ben\u{2069}";

#[test]
fn a_stream_says_what_is_different_and_who_is_there_and_no_word_of_a_client() {
    let mut clinic = Desk::of_two();
    let chart = clinic.client(&format!("{CANARY} Reed"));
    let other = clinic.client("Somebody Else");
    let client = client_of(&chart);
    let mut stream = listen(&clinic, &client);
    assert_eq!(stream.status, 200);
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-store"),
        ("content-encoding", "identity"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(stream.header(name), Some(value), "{name}");
    }
    let hello = stream.until("hello");
    assert!(stream.heard.contains("retry: 3000"), "{}", stream.heard);
    assert_eq!(stream.until("here").data, json!({ "also": [] }));

    // Ben, at the front desk, opens the same chart; and leaves it.
    let ben = Visitor::signed_in(clinic.process.http, "ben", PASSPHRASE);
    let mut of_ben = Listener::ask(clinic.process.http, &format!("/live?at={client}"), ben.cookie());
    assert_eq!(of_ben.until("here").data, json!({ "also": [ANA] }));
    assert_eq!(stream.until("here").data, json!({ "also": [BEN] }));

    // What happens in another chart is no matter of this one; what happens in this one is, where it may be read.
    let mut everywhere = listen(&clinic, "");
    clinic.write(&format!("{other}/client/one"), &[("f.language", "Basque")]);
    let goal = [("f.statement", &*format!("{CANARY} sleeps at home")), ("f.status", "proposed")];
    clinic.write(&format!("{chart}/goal/new"), &goal);
    let changed = stream.until("changed");
    assert_eq!((&changed.data["client"], &changed.data["part"]), (&json!(client), &json!("plan")));
    assert!(changed.data["number"].as_u64() > hello.data["number"].as_u64());
    for expected in [client_of(&other), client.clone()] {
        assert_eq!(everywhere.until("changed").data["client"], json!(expected));
    }
    clinic.write(&format!("{chart}/client/one"), &[("f.language", CANARY)]);
    assert_eq!(of_ben.until("changed").data["part"], json!("core"), "the front desk hears nothing of the plan");
    for listener in [&stream, &of_ben, &everywhere] {
        assert!(!listener.heard.contains(CANARY), "{}", listener.heard);
    }
    drop(of_ben);
    assert_eq!(stream.until("here").data, json!({ "also": [] }), "who left is gone at once");
}

#[test]
fn a_stream_is_only_for_who_may_open_the_chart_and_a_session_has_so_many_and_no_more() {
    let mut clinic = Desk::of_two();
    let client = client_of(&clinic.client("Ana Marsh"));
    assert_eq!(Listener::ask(clinic.process.http, "/live", None).status, 204, "it is told not to ask again");
    for nobody in ["00000000-0000-7000-8000-000000000000", "x", "../today"] {
        assert_eq!(listen(&clinic, nobody).status, 404, "{nobody}");
    }
    let mut held: Vec<Listener> = (0..STREAMS_OF_SESSION_MAX).map(|_| listen(&clinic, &client)).collect();
    assert!(held.iter().all(|stream| stream.status == 200));
    assert_eq!(listen(&clinic, &client).status, 429);
    assert!(clinic.text("/today").contains("Your tasks"), "pages come all the same");
    // Another session has its own; and where one ends, there is room.
    let ben = Visitor::signed_in(clinic.process.http, "ben", PASSPHRASE);
    let mut of_ben = Listener::ask(clinic.process.http, &format!("/live?at={client}"), ben.cookie());
    assert_eq!(of_ben.until("here").data, json!({ "also": [ANA] }), "each person once");
    held.clear();
    assert_eq!(of_ben.until("here").data, json!({ "also": [] }));
    assert_eq!(listen(&clinic, &client).status, 200);
}

#[test]
fn a_stream_ends_with_its_session_and_does_not_hold_up_the_program_when_it_stops() {
    let mut clinic = Desk::of_two();
    let chart = clinic.client("Ana Marsh");
    let mut ended = listen(&clinic, &client_of(&chart));
    let form = clinic.visitor.open("/today").form("/lock");
    clinic.visitor.send(form);
    ended.until("over");
    assert_eq!(ended.event(), None);
    clinic.sign_in();
    let mut streams = [listen(&clinic, ""), listen(&clinic, &client_of(&chart))];
    for stream in &mut streams {
        stream.until("hello");
    }
    clinic.process.stop();
    for stream in &mut streams {
        while let Some(event) = stream.event() {
            assert_ne!(event.name, "over", "the session is not over: the browser asks again");
        }
        assert!(stream.heard.ends_with("\n0\r\n\r\n"), "it was ended, not cut off: {:?}", stream.heard);
    }
    assert!(!clinic.process.log().contains("panicked"), "{}", clinic.process.log());
}
