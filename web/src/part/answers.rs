//! The questions of an instrument as a form asks them, each with its answers in a row, how what was ticked becomes one
//! text, and the table of what was answered. Must never change a word of an instrument, nor say what a score means.

use waystation_sync::care::instruments;
use waystation_sync::care::noun::{Answers, Instrument, Item, UNANSWERED};

use super::choice::Choice;
use super::typed::Typed;
use crate::{Language, Names};

/// The questions of an instrument.
pub struct Questions {
    /// Its id.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// The language of its words, as a tag.
    pub language: &'static str,
    /// Says that it stands in another language than the page; empty where it does not.
    pub language_said: String,
    /// What is asked of every one of them; may be empty.
    pub stem: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// Who made the instrument, and on what terms it stands here.
    pub notice: String,
}

/// One question.
pub struct Question {
    /// The name of its inputs.
    pub name: String,
    /// Its words.
    pub text: String,
    /// Its answers.
    pub options: Vec<Choice>,
}

impl Questions {
    /// The questions of the field whose inputs' names begin with `name`, answered as `held` says: a digit for each.
    #[must_use]
    pub fn new(instrument: &'static Instrument, name: &str, held: &str, language: Language) -> Self {
        let mut answers = held.chars();
        let mut question = |(place, item): (usize, &Item)| {
            let answer = answers.next().and_then(|digit| digit.to_digit(10));
            let option = |(value, words): &(u8, &str)| Choice {
                value: value.to_string(),
                words: (*words).to_owned(),
                chosen: answer == Some(u32::from(*value)),
            };
            Question {
                name: input_name(name, place),
                text: item.text.to_owned(),
                options: item.options.iter().map(option).collect(),
            }
        };
        let questions = instrument.asked().enumerate().map(&mut question).collect();
        Self {
            instrument: instrument.id.to_owned(),
            title: instrument.title.to_owned(),
            language: instrument.language,
            language_said: language_said(instrument, language),
            stem: instrument.stem.to_owned(),
            questions,
            notice: instrument.notice.to_owned(),
        }
    }
}

/// That an instrument stands in another language than the page, because its makers published it in that one.
fn language_said(instrument: &Instrument, language: Language) -> String {
    if language.tag() == instrument.language { String::new() } else { language.say("answers-other-language") }
}

/// The name of the inputs for the question at `place` of the field named `name`.
fn input_name(name: &str, place: usize) -> String {
    format!("{name}.{place}")
}

/// What was ticked for the questions of the field named `name`, as its kind reads it: the id of the instrument and a
/// digit for each question; the id alone where none was answered. `None` where the form did not ask.
#[must_use]
pub fn ticked(typed: &Typed, name: &str) -> Option<String> {
    let sent = typed.get(name)?;
    let Some(instrument) = instruments::named(sent) else { return Some(sent.clone()) };
    let digit = |place: usize| match typed.get(&input_name(name, place)).map(String::as_str) {
        Some(text) if text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.chars().next().unwrap_or(UNANSWERED)
        }
        Some(_) | None => UNANSWERED,
    };
    let digits: String = (0..instrument.asked().count()).map(digit).collect();
    Some(format!("{sent}:{digits}"))
}

/// What was answered, as a table.
pub struct Answered {
    /// The title of the instrument.
    pub title: String,
    /// The language of its words, as a tag.
    pub language: &'static str,
    /// Each question with its answer.
    pub lines: Vec<(String, String)>,
    /// Who made the instrument, and on what terms it stands here.
    pub notice: String,
}

impl Answered {
    /// What `answers` say; `None` for an instrument that this version does not know.
    #[must_use]
    pub fn new(answers: &Answers, names: &Names) -> Option<Self> {
        let instrument = instruments::named(answers.instrument())?;
        let line = |(item, points): (&Item, Option<u8>)| {
            let words = points.and_then(|points| item.options.iter().find(|(own, _)| *own == points));
            let said = words.map_or_else(|| names.say("answers-none"), |(points, words)| format!("{words} ({points})"));
            (item.text.to_owned(), said)
        };
        Some(Self {
            title: instrument.title.to_owned(),
            language: instrument.language,
            lines: instrument.asked().zip(answers.points()).map(line).collect(),
            notice: instrument.notice.to_owned(),
        })
    }
}

/// About how many bytes the table of what was answered has.
#[must_use]
pub fn bytes_of(answers: &Answers) -> usize {
    let Some(instrument) = instruments::named(answers.instrument()) else { return 0 };
    let line = |item: &Item| item.text.len() + LINE_BYTES;
    instrument.asked().map(line).sum::<usize>() + instrument.notice.len() + LINE_BYTES * 4
}

/// About how many bytes a line of it has without its question.
const LINE_BYTES: usize = 90;

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_was_ticked_becomes_a_digit_for_each_question_and_back() {
        let sent = typed(&[("f.answers", "phq-2"), ("f.answers.1", "3")]);
        assert_eq!(ticked(&sent, "f.answers").as_deref(), Some("phq-2:-3"));
        let phq_2 = instruments::named("phq-2").unwrap();
        let shown = Questions::new(phq_2, "f.answers", "-3", Language::English);
        let chosen = |question: &Question| question.options.iter().position(|option| option.chosen);
        assert_eq!(shown.questions.iter().map(chosen).collect::<Vec<_>>(), [None, Some(3)]);
        assert_eq!((shown.questions[1].name.as_str(), shown.language_said.as_str()), ("f.answers.1", ""));
        assert!(!Questions::new(phq_2, "f.answers", "", Language::Spanish).language_said.is_empty());
    }

    #[test]
    fn a_form_without_the_questions_says_nothing_of_them_and_one_without_answers_says_none() {
        assert_eq!(ticked(&typed(&[]), "f.answers"), None);
        assert_eq!(ticked(&typed(&[("f.answers", "phq-2")]), "f.answers").as_deref(), Some("phq-2:--"));
        let odd = typed(&[("f.answers", "phq-2"), ("f.answers.0", "12"), ("f.answers.1", "x")]);
        assert_eq!(ticked(&odd, "f.answers").as_deref(), Some("phq-2:--"));
        assert_eq!(ticked(&typed(&[("f.answers", "other")]), "f.answers").as_deref(), Some("other"));
    }

    #[test]
    fn what_was_answered_is_said_in_the_words_of_the_instrument() {
        let answers = Answers::parse(instruments::INSTRUMENTS, "phq-2:-3").unwrap();
        let names = Names::of_nobody(waystation_sync::time::Millis(0), Language::English);
        let answered = Answered::new(&answers, &names).unwrap();
        assert_eq!(answered.lines[1].1, "Nearly every day (3)");
        assert_eq!(answered.lines[0].1, "Not answered");
    }
}
