//! The questionnaires that are shipped, one per file with its source and terms. Must never hold one that may not be
//! redistributed with its wording (CARE.md 2: tier A only), nor a translation that its makers did not publish.

mod audit_c;
mod gad_7;
mod phq_2;
mod phq_9;
mod who_5;

use super::declare::Instrument;

/// Every instrument, in the order in which a form offers them.
pub const INSTRUMENTS: &[&Instrument] =
    &[&phq_9::PHQ_9, &phq_2::PHQ_2, &gad_7::GAD_7, &who_5::WHO_5, &audit_c::AUDIT_C];

/// The instrument with this id.
#[must_use]
pub fn named(id: &str) -> Option<&'static Instrument> {
    INSTRUMENTS.iter().find(|instrument| instrument.id == id).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::declare::Answers;

    fn score(text: &str) -> (Option<i64>, Option<&'static str>) {
        let answers = Answers::parse(INSTRUMENTS, text).unwrap();
        let instrument = named(answers.instrument()).unwrap();
        let score = instrument.score(&answers);
        (score, score.and_then(|score| instrument.band(score)))
    }

    #[test]
    fn phq_9_is_scored_as_kroenke_2001_has_it() {
        assert_eq!(score("phq-9:0000000000"), (Some(0), Some("minimal")));
        assert_eq!(score("phq-9:1111000000"), (Some(4), Some("minimal")));
        assert_eq!(score("phq-9:1111100003"), (Some(5), Some("mild")));
        assert_eq!(score("phq-9:111111112-"), (Some(10), Some("moderate")));
        assert_eq!(score("phq-9:222222210-"), (Some(15), Some("moderately_severe")));
        assert_eq!(score("phq-9:222222233-"), (Some(20), Some("severe")));
        assert_eq!(score("phq-9:3333333333"), (Some(27), Some("severe")));
    }

    #[test]
    fn the_other_forms_are_scored_as_their_sources_have_it() {
        assert_eq!(score("phq-2:33"), (Some(6), None));
        assert_eq!(score("gad-7:1111100"), (Some(5), Some("mild")));
        assert_eq!(score("gad-7:3333333"), (Some(21), Some("severe")));
        assert_eq!(score("who-5:55555"), (Some(100), None));
        assert_eq!(score("who-5:32122"), (Some(40), None));
        assert_eq!(score("audit-c:444"), (Some(12), None));
        let further = |id: &str, score| named(id).unwrap().asks_further(score);
        assert_eq!((further("phq-9", 9), further("phq-9", 10)), (Some(false), Some(true)));
        assert_eq!((further("phq-2", 2), further("phq-2", 3)), (Some(false), Some(true)));
        assert_eq!((further("who-5", 50), further("who-5", 52)), (Some(true), Some(false)));
        assert_eq!(further("audit-c", 12), None, "the cut-off differs and is the clinic's to set");
    }

    #[test]
    fn a_form_with_an_item_left_out_has_no_score_and_still_opens_a_flag() {
        assert_eq!(score("phq-9:33333333-0"), (None, None));
        let answers = Answers::parse(INSTRUMENTS, "phq-9:--------1-").unwrap();
        let phq_9 = named("phq-9").unwrap();
        assert!(phq_9.opens_flag(&answers) && phq_9.score(&answers).is_none());
        let calm = Answers::parse(INSTRUMENTS, "phq-9:3333333303").unwrap();
        assert!(!phq_9.opens_flag(&calm));
    }

    #[test]
    fn answers_that_no_option_gives_are_refused() {
        for text in
            ["phq-9:", "phq-9:----------", "phq-9:4000000000", "phq-9:000000000", "phq-3:00", "who-5:6----", "x"]
        {
            assert_eq!(Answers::parse(INSTRUMENTS, text), None, "{text}");
        }
    }

    #[test]
    fn every_instrument_names_its_source_and_terms_and_its_bands_cover_every_score() {
        for instrument in INSTRUMENTS {
            assert!(!instrument.source.is_empty() && !instrument.notice.is_empty(), "{}", instrument.id);
            assert!(instrument.bands.is_empty() || instrument.band(0).is_some(), "{}", instrument.id);
            assert!(instrument.bands.is_sorted_by(|a, b| a.from < b.from), "{}", instrument.id);
            assert!(instrument.asked().all(|item| !item.text.is_empty() && item.options.len() > 1));
            assert!(instrument.asked().flat_map(|item| item.options).all(|(points, _)| *points < 10));
        }
    }
}
