//! Every noun's page, one line each. Must name all of `care::NOUNS`; a test sees to it.

use waystation_sync::care::noun::Noun;

use crate::noun_page::NounPage;

/// Every noun's page, in the order in which a chart shows them.
pub static PAGES: [&NounPage; 11] = [
    &crate::client::PAGE,
    &crate::name::PAGE,
    &crate::contact::PAGE,
    &crate::risk::PAGE,
    &crate::crisis::PAGE,
    &crate::crisis_step::PAGE,
    &crate::goal::PAGE,
    &crate::task::PAGE,
    &crate::note::PAGE,
    &crate::addendum::PAGE,
    &crate::team::PAGE,
];

/// The page of `noun`. A noun without one would be shown as the first, which a test rules out.
#[must_use]
pub fn page_of(noun: &Noun) -> &'static NounPage {
    named(noun.name).unwrap_or(&crate::client::PAGE)
}

/// The page of the noun with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static NounPage> {
    PAGES.into_iter().find(|page| page.noun.name == name)
}

/// The section that shows `noun`: its own, or that of the noun it stands beside.
#[must_use]
pub fn section_of(noun: &Noun) -> &'static NounPage {
    PAGES.into_iter().find(|page| page.beside.contains(&noun)).unwrap_or_else(|| page_of(noun))
}

/// The sections of a chart, in order: every page that does not stand beside another.
pub fn sections() -> impl Iterator<Item = &'static NounPage> {
    PAGES.into_iter().filter(|page| section_of(page.noun).noun == page.noun)
}

#[cfg(test)]
mod tests {
    use waystation_sync::care::NOUNS;
    use waystation_sync::care::noun::Kind;

    use super::*;
    use crate::words;

    fn codes_of(kind: Kind) -> &'static [&'static str] {
        match kind {
            Kind::Code(codes) | Kind::Codes(codes) => codes,
            Kind::Line { .. }
            | Kind::Text { .. }
            | Kind::Date
            | Kind::DateOrYear
            | Kind::Number { .. }
            | Kind::YesNo
            | Kind::Phone
            | Kind::Staff
            | Kind::Link
            | Kind::Signed => &[],
        }
    }

    /// The rule codes that a noun's file in `care` names: string literals that begin with the noun's name and a dash.
    fn rules_of(noun: &Noun) -> Vec<String> {
        let file = format!("{}/../sync/src/care/{}.rs", env!("CARGO_MANIFEST_DIR"), noun.name);
        let source = std::fs::read_to_string(file).unwrap();
        let start = format!("{}-", noun.name);
        source.split('"').skip(1).step_by(2).filter(|text| text.starts_with(&start)).map(str::to_owned).collect()
    }

    #[test]
    fn every_noun_has_a_page_and_words_for_every_field_code_and_rule() {
        assert_eq!(NOUNS.map(|noun| noun.name), PAGES.map(|page| page.noun.name));
        for page in PAGES {
            let noun = page.noun;
            for field in noun.fields {
                let words = page.words(field.name).unwrap_or_else(|| panic!("{}.{}", noun.name, field.name));
                assert!(!words.label.is_empty());
                for code in codes_of(field.kind) {
                    assert!(words.codes.iter().any(|(known, _)| known == code), "{}.{} {code}", noun.name, field.name);
                }
            }
            assert_eq!(page.fields.len(), noun.fields.len(), "{} has words for a field it lacks", noun.name);
            for code in noun.codes() {
                assert!(page.keys.iter().any(|(known, _)| known == code), "{} {code}", noun.name);
            }
            for rule in rules_of(noun) {
                assert!(page.rules.iter().any(|(known, _)| *known == rule), "{rule}");
            }
        }
        assert!(rules_of(&waystation_sync::care::goal::GOAL).len() == 5, "rules are found in the sources");
    }

    #[test]
    fn a_noun_that_stands_beside_another_is_found_in_its_section() {
        assert_eq!(section_of(&waystation_sync::care::addendum::ADDENDUM).noun.name, "note");
        let names: Vec<&str> = sections().map(|page| page.noun.name).collect();
        assert_eq!(names, ["client", "contact", "risk", "crisis", "goal", "task", "note", "team"]);
    }

    #[test]
    fn no_built_in_sentence_blames_or_labels() {
        let mut said: Vec<String> = Vec::new();
        for page in PAGES {
            said.extend([page.title, page.singular, page.add, page.intro, page.empty].map(str::to_owned));
            for words in page.fields {
                said.extend([words.label.to_owned(), words.hint.to_owned()]);
                said.extend(words.codes.iter().map(|(_, words)| (*words).to_owned()));
            }
            said.extend(page.keys.iter().chain(page.rules).map(|(_, words)| (*words).to_owned()));
        }
        said.extend(templates(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates"))));
        said.extend(literals(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))));
        for sentence in said {
            let low = sentence.to_lowercase();
            for banned in words::BANNED {
                let found = low.split(|c: char| !c.is_alphabetic()).any(|word| word == *banned);
                assert!(!found, "{banned:?} in {sentence:?}");
            }
        }
    }

    fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
        std::fs::read_dir(folder)
            .unwrap()
            .flat_map(|entry| {
                let path = entry.unwrap().path();
                if path.is_dir() { files(&path) } else { vec![path] }
            })
            .collect()
    }

    /// What stands in templates outside of tags.
    fn templates(folder: &std::path::Path) -> Vec<String> {
        let text_of = |path: &std::path::PathBuf| {
            let text = std::fs::read_to_string(path).unwrap();
            text.split('{').filter_map(|piece| piece.rsplit('}').next().map(str::to_owned)).collect::<String>()
        };
        files(folder).iter().map(text_of).collect()
    }

    /// Every string literal of the sources but those of tests and of the list of banned words itself.
    fn literals(folder: &std::path::Path) -> Vec<String> {
        files(folder)
            .iter()
            .flat_map(|path| {
                let source = std::fs::read_to_string(path).unwrap();
                let code = source.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                code.lines()
                    .filter(|line| !line.contains("BANNED") && !line.trim_start().starts_with("//"))
                    .flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}
