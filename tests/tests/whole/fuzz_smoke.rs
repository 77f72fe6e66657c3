//! Goal: bytes from outside never make the program stumble. Method: each target of `waystation_tests::fuzz` reads all
//! inputs that ever failed and a fixed number of mutated ones; longer runs are one command (`tests/fuzz/README.md`).

use waystation_tests::fuzz::{Fuzzer, named};

fn smoke(name: &str) {
    let target = named(name).expect("a target of this name");
    let fuzzer = Fuzzer::start(target).unwrap_or_else(|why| panic!("{why}"));
    for seed in 0..target.smoke_runs {
        fuzzer.run(seed).unwrap_or_else(|why| panic!("{why}"));
    }
}

macro_rules! smokes {
    ($($test:ident: $name:literal),+ $(,)?) => { $(#[test] fn $test() { smoke($name); })+ };
}

smokes! {
    frames_in_any_pieces_are_read_or_refused: "wire",
    messages_are_read_or_refused: "message",
    payloads_of_the_record_are_read_or_refused: "stored",
    changes_are_taken_or_refused_and_leave_a_document_that_reads: "change",
    a_record_with_any_segment_opens_or_is_named_damaged: "segment",
    a_record_with_any_keys_opens_or_is_named_damaged: "key-log",
    whatever_a_person_types_is_taken_or_told: "form",
    a_file_of_fhir_is_read_or_told: "fhir",
}
