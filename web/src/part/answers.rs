//! The questions of an instrument as a form asks them, each with its answers in a row, and how what was ticked becomes
//! one text: a digit for each question. Must never change a word of an instrument, nor say what a score means.

use super::form::Choice;
use super::typed::Typed;

/// What stands for a question that was not answered.
const UNANSWERED: char = '-';

/// The questions of an instrument.
pub struct Questions {
    /// What is asked of every one of them; may be empty.
    pub stem: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// Who made the instrument, and in which words it stands here; may be empty.
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

/// An instrument as its makers wrote it.
pub struct Asked<'a> {
    /// What is asked of every question; may be empty.
    pub stem: &'a str,
    /// The questions.
    pub items: &'a [&'a str],
    /// The answers, each with its digit.
    pub options: &'a [(u8, &'a str)],
}

impl Questions {
    /// The questions of the field whose inputs' names begin with `name`, answered as `held` says: a digit for each.
    #[must_use]
    pub fn new(asked: &Asked<'_>, name: &str, held: &str, notice: String) -> Self {
        let mut answers = held.chars();
        let mut question = |(place, text): (usize, &&str)| {
            let answer = answers.next().and_then(|digit| digit.to_digit(10));
            let option = |(value, words): &(u8, &str)| Choice {
                value: value.to_string(),
                words: (*words).to_owned(),
                chosen: answer == Some(u32::from(*value)),
            };
            Question {
                name: input_name(name, place),
                text: (*text).to_owned(),
                options: asked.options.iter().map(option).collect(),
            }
        };
        let questions = asked.items.iter().enumerate().map(&mut question).collect();
        Self { stem: asked.stem.to_owned(), questions, notice }
    }
}

/// The name of the inputs for the question at `place` of the field named `name`.
fn input_name(name: &str, place: usize) -> String {
    format!("{name}.{place}")
}

/// What was ticked for the `count` questions of the field named `name`: a digit for each, [`UNANSWERED`] for one without
/// an answer; empty when none was answered. `None` where the form did not ask.
#[must_use]
pub fn ticked(typed: &Typed, name: &str, count: usize) -> Option<String> {
    typed.get(name)?;
    let digit = |place: usize| match typed.get(&input_name(name, place)).map(String::as_str) {
        Some(text) if text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.chars().next().unwrap_or(UNANSWERED)
        }
        Some(_) | None => UNANSWERED,
    };
    let digits: String = (0..count).map(digit).collect();
    Some(if digits.chars().all(|digit| digit == UNANSWERED) { String::new() } else { digits })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: Asked<'static> = Asked { stem: "", items: &["a", "b", "c"], options: &[(0, "no"), (1, "yes")] };

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_was_ticked_becomes_a_digit_for_each_question_and_back() {
        let sent = typed(&[("f.answers", ""), ("f.answers.0", "1"), ("f.answers.2", "0")]);
        assert_eq!(ticked(&sent, "f.answers", 3).as_deref(), Some("1-0"));
        let shown = Questions::new(&ASKED, "f.answers", "1-0", String::new());
        let chosen = |question: &Question| question.options.iter().position(|option| option.chosen);
        assert_eq!(shown.questions.iter().map(chosen).collect::<Vec<_>>(), [Some(1), None, Some(0)]);
        assert_eq!(shown.questions[2].name, "f.answers.2");
    }

    #[test]
    fn a_form_without_the_questions_says_nothing_of_them_and_one_without_answers_says_none() {
        assert_eq!(ticked(&typed(&[]), "f.answers", 3), None);
        assert_eq!(ticked(&typed(&[("f.answers", "")]), "f.answers", 3).as_deref(), Some(""));
        let odd = typed(&[("f.answers", ""), ("f.answers.0", "12"), ("f.answers.1", "x"), ("f.answers.2", "9")]);
        assert_eq!(ticked(&odd, "f.answers", 3).as_deref(), Some("--9"));
    }
}
