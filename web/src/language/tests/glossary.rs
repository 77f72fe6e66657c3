//! One word for each idea, as `web/GLOSSARY.md` has it. Must never hold a list of words of its own.

use super::*;

const GLOSSARY: &str = include_str!("../../../GLOSSARY.md");

/// Every word that the glossary refuses in `language`, with the row's own word for it: rows of four cells are about Spanish,
/// those of two about English.
fn refused(language: Language) -> Vec<(String, &'static str)> {
    let rows = GLOSSARY
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| English |") && !line.starts_with("| Say |"));
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let (right, wrong) = match (&cells[..], language) {
            ([_, right, _, wrong], Language::Spanish) | ([right, wrong], Language::English) => (*right, *wrong),
            ([_, _, _, _], Language::English) | ([_, _], Language::Spanish) => ("", ""),
            _ => panic!("a row has two cells or four: {row}"),
        };
        let words = wrong.split(',').map(|word| word.trim().to_owned());
        words.filter(|word| !word.is_empty()).map(|word| (word, right)).collect::<Vec<_>>()
    })
    .collect()
}

/// A text as words in small letters, one space on each side of each.
fn spaced(text: &str) -> String {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// Every sentence of `language` that holds a word which the glossary refuses.
fn misworded(language: Language, least: usize) -> Vec<String> {
    let refused = refused(language);
    assert!(refused.len() > least, "{}", refused.len());
    let mut wrong = Vec::new();
    for text in texts(language) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let said = spaced(line.split_once('=').map_or(line, |(_, said)| said));
            for (word, right) in refused.iter().filter(|(word, _)| said.contains(&spaced(word))) {
                wrong.push(format!("{line}: not “{word}”; the glossary has “{right}”"));
            }
        }
    }
    wrong
}

#[test]
fn spanish_has_one_word_for_each_idea() {
    let wrong = misworded(Language::Spanish, 40);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_has_one_word_for_each_idea() {
    let wrong = misworded(Language::English, 8);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_heading_of_a_risk_reads_as_a_risk_whatever_level_stands_beside_it() {
    for (language, starts) in [
        (Language::English, &["Harm ", "Exploitation", "Risk ", "Legal risk"][..]),
        (Language::Spanish, &["Riesgo "][..]),
    ] {
        let keys: Vec<String> = ids(language).into_keys().filter(|id| id.starts_with("risk-key.")).collect();
        assert_eq!(keys.len(), 7);
        for key in keys {
            let said = language.say(&key);
            assert!(starts.iter().any(|start| said.starts_with(start)), "{key}: {said}");
        }
    }
}

#[test]
fn a_verb_agrees_with_its_count_in_spanish() {
    for (id, one, many) in [
        ("line-not-taken", "1 cambio no se aceptó: revíselo.", "3 cambios no se aceptaron: revíselos."),
        ("caseload-found", "Se encontró 1 persona.", "Se encontraron 3 personas."),
        ("returns-not-taken", "1 cambio no aceptado", "3 cambios no aceptados"),
        ("glance-other-goals", "Hay una meta que aún no está activa.", "Hay 3 metas que aún no están activas."),
    ] {
        let said = [1, 3].map(|n| Language::Spanish.say_n(id, n));
        assert_eq!(said, [one, many]);
    }
}
