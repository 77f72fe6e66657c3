//! Every sentence stands in every language, none is named that is not there, and none is there that nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;
use crate::nouns;

mod glossary;
mod promises;

const WEB: &str = env!("CARGO_MANIFEST_DIR");

/// Every id of a language with the values that its sentence takes.
pub(crate) fn ids(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut ids = BTreeMap::new();
    for text in texts(language) {
        let resource = FluentResource::try_new(text).map_err(|(_, errors)| errors).unwrap();
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name.to_owned();
            let attributes = message.attributes.iter().map(|a| (format!("{name}.{}", a.id.name), &a.value));
            for (id, pattern) in message.value.iter().map(|value| (name.clone(), value)).chain(attributes) {
                let mut values = BTreeSet::new();
                values_of(pattern, &mut values);
                assert!(ids.insert(id.clone(), values).is_none(), "{id} stands twice in {}", language.tag());
            }
        }
    }
    ids
}

fn values_of(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => value_of(inline, found),
            Expression::Select { selector, variants } => {
                value_of(selector, found);
                variants.iter().for_each(|variant| values_of(&variant.value, found));
            }
        }
    }
}

fn value_of(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = &**expression {
                value_of(inline, found);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

/// The files under a folder whose names end so.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { files(&path, ending) } else { vec![path] })
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    found.sort();
    found
}

/// The file of `language` in which the sentence `id` stands, from the project's folder; empty where none has it.
pub(crate) fn file_of(language: Language, id: &str) -> String {
    let message = format!("{} =", id.split('.').next().unwrap_or_default());
    let folder = Path::new(WEB).join("words").join(language.folder());
    let says = |path: &PathBuf| std::fs::read_to_string(path).unwrap().lines().any(|line| line.starts_with(&message));
    let file = files(&folder, ".ftl").into_iter().find(says);
    file.map(|file| format!("web/{}", file.strip_prefix(WEB).unwrap().display())).unwrap_or_default()
}

/// The text of every template.
fn templates() -> Vec<String> {
    let folder = Path::new(WEB).join("templates");
    files(&folder, ".html").iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The sources of pages and server, without comments and tests.
fn sources() -> Vec<String> {
    [sources_under("src"), sources_under("../server/src")].concat()
}

fn sources_under(folder: &str) -> Vec<String> {
    let folder = Path::new(WEB).join(folder);
    let paths = files(&folder, ".rs");
    let own = |path: &PathBuf| {
        let inside = path.strip_prefix(&folder).unwrap();
        let names = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        // The codes of an import's report are no sentences of a page.
        !names.into_iter().any(|name| name.starts_with("tests") || name == "import")
    };
    let code = |path: PathBuf| {
        let source = std::fs::read_to_string(path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        lines.join("\n")
    };
    paths.into_iter().filter(own).map(code).collect()
}

/// Every string literal of a source on one line of its own.
fn literals(code: &str) -> BTreeSet<&str> {
    code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// What a source or template names as an id: `say("…"`, `"…"|say`.
fn asked_for(text: &str) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for call in ["say(", "say_n(", "say_with(", "find("] {
        for (place, _) in text.match_indices(call) {
            // A template's `|say_with("what", …)` begins with the name of a value.
            let own = !text[..place].ends_with('|');
            if let Some(rest) = text[place + call.len()..].trim_start().strip_prefix('"').filter(|_| own) {
                asked.extend(rest.split('"').next().map(str::to_owned));
            }
        }
    }
    let mut before = text.split("\"|say").collect::<Vec<_>>();
    before.pop();
    asked.extend(before.iter().filter_map(|piece| piece.rsplit('"').next()).map(str::to_owned));
    asked
}

/// Whether a text is made as ids are: two or more words with dashes between, and at most one attribute.
fn looks_like_an_id(text: &str) -> bool {
    let (message, attribute) = text.split_once('.').unwrap_or((text, "one"));
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    message.contains('-') && message.split('-').all(word) && word(attribute)
}

fn area(id: &str) -> &str {
    id.split(['-', '.']).next().unwrap_or_default()
}

#[test]
fn every_sentence_stands_in_every_offered_language_with_the_same_values() {
    let english = ids(Language::English);
    let mut wrong = Vec::new();
    for language in Language::OFFERED {
        let own = ids(language);
        let [here, there] = [language, Language::English].map(|language| format!("web/words/{}", language.folder()));
        for id in english.keys().filter(|id| !own.contains_key(*id)) {
            wrong.push(format!("{} lacks {id}", file_of(Language::English, id).replacen(&there, &here, 1)));
        }
        for id in own.keys().filter(|id| !english.contains_key(*id)) {
            wrong.push(format!("{} says {id}, which English does not", file_of(language, id)));
        }
        for (id, values) in english.iter().filter(|(id, values)| own.get(*id).is_some_and(|own| own != *values)) {
            wrong.push(format!("{}: {id} takes other values than {values:?} of English", file_of(language, id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_every_language_parses_and_no_other_folder_is_there() {
    let folder = Path::new(WEB).join("words");
    for path in files(&folder, "") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(FluentResource::try_new(text).is_ok(), "{}", path.display());
        let inside = path.strip_prefix(&folder).unwrap().to_string_lossy().into_owned();
        assert!(Language::OFFERED.iter().any(|language| inside.starts_with(language.folder())), "{inside}");
        assert!(inside.ends_with(".ftl"), "{inside}");
    }
}

#[test]
fn every_sentence_that_pages_ask_for_is_there() {
    let english = ids(Language::English);
    let areas: BTreeSet<&str> = english.keys().map(|id| area(id)).collect();
    let (templates, sources) = (templates(), sources());
    let mut asked: BTreeSet<String> = templates.iter().chain(&sources).flat_map(|text| asked_for(text)).collect();
    // Ids that are kept and said later: titles of pages, what an act or a reason is called.
    let kept = |code: &str| -> Vec<String> {
        let known = |text: &&str| looks_like_an_id(text) && areas.contains(area(text));
        literals(code).into_iter().filter(known).map(str::to_owned).collect()
    };
    asked.extend(sources.iter().flat_map(|code| kept(code)));
    assert!(asked.len() > 300, "ids are found in the sources: {}", asked.len());
    let missing: Vec<&String> = asked.iter().filter(|id| !id.is_empty() && !english.contains_key(*id)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_sentence_is_said_somewhere() {
    let mut literal: BTreeSet<String> = templates().iter().flat_map(|text| asked_for(text)).collect();
    // Rules that hold for every noun are named by the engine.
    let sources = [sources(), sources_under("../sync/src/care/engine")].concat();
    literal.extend(sources.iter().flat_map(|code| literals(code)).map(str::to_owned));
    // `format!("{id}.meaning")`, `format!("month.m{}")`: what stands before and after the piece that is put in.
    let formats = literal
        .iter()
        .filter_map(|text| Some((text.split_once('{')?.0.to_owned(), text.rsplit_once('}')?.1.to_owned())));
    // `sentence.say_its("next", …)`
    let its =
        sources.iter().flat_map(|code| code.split("say_its(\"").skip(1)).filter_map(|rest| rest.split('"').next());
    let made: Vec<(String, String)> = formats
        .chain(its.map(|attribute| (String::new(), format!(".{attribute}"))))
        .filter(|(start, end)| !(start.is_empty() && end.is_empty()))
        .collect();
    let is_made = |id: &str| {
        made.iter().any(|(start, end)| match (start.is_empty(), id.strip_suffix(end.as_str())) {
            (true, Some(kept)) => literal.contains(kept),
            (false, Some(kept)) => start.contains(['-', '.']) && kept.starts_with(start.as_str()),
            (_, None) => false,
        })
    };
    let of_a_noun = |id: &str| nouns::named(area(id)).is_some();
    let english = ids(Language::English);
    let unsaid: Vec<&String> =
        english.keys().filter(|id| !literal.contains(*id) && !is_made(id) && !of_a_noun(id)).collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

/// What stands in a template outside of its tags and its own language's pieces, and in attributes that are read.
fn plain_text(template: &str) -> String {
    let without = |text: &str, open: &str, close: &str| -> String {
        let mut pieces = text.split(open);
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |kept, piece| kept + piece.split_once(close).map_or("", |(_, after)| after))
    };
    let said = without(&without(template, "{{", "}}"), "{%", "%}");
    let read = ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\""];
    let attributes: String =
        read.iter().flat_map(|start| said.split(start).skip(1)).filter_map(|rest| rest.split('"').next()).collect();
    without(&said, "<", ">") + &attributes
}

#[test]
fn no_template_holds_a_sentence_of_its_own() {
    for text in templates() {
        let plain = plain_text(&text).replace("Waystation", "");
        assert!(!plain.contains(char::is_alphabetic), "{:?}", plain.split_whitespace().collect::<Vec<_>>());
    }
    assert!(plain_text("<p title=\"Go\">{{ x|say }} Now</p>").contains("Now"));
    assert!(plain_text("<p title=\"Go\">{{ x|say }}</p>").contains("Go"));
}

#[test]
fn no_source_of_a_page_holds_a_sentence_of_its_own() {
    let own_words = |text: &&str| {
        let words: Vec<&str> = text.split(' ').collect();
        let is_word = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
        words.windows(2).any(|pair| pair.iter().all(is_word))
    };
    for code in sources_under("src") {
        let of_pages = code.lines().filter(|line| !line.contains("reason = ")).collect::<Vec<_>>().join("\n");
        let found: Vec<&str> = literals(&of_pages).into_iter().filter(own_words).collect();
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn counts_are_said_as_each_language_says_them() {
    assert_eq!(Language::English.say_n("count-clients", 1), "1 client");
    assert_eq!(Language::English.say_n("count-clients", 4), "4 clients");
    assert_eq!(Language::Spanish.say_n("count-clients", 1), "1 persona");
    assert_eq!(Language::Spanish.say_n("count-clients", 4), "4 personas");
}

#[test]
fn a_browser_gets_the_offered_language_that_it_likes_best() {
    for (header, language) in [
        ("es-MX,es;q=0.9,en;q=0.8", Language::Spanish),
        ("en-GB,en;q=0.9,es;q=0.8", Language::English),
        ("de,es;q=0.5,en;q=0.4", Language::Spanish),
        ("de", Language::English),
        ("", Language::English),
        ("ar", Language::English),
        ("ar-EG,ar;q=0.9", Language::English),
        ("en-XA", Language::Accented),
        ("ar-XB,ar;q=0.9", Language::Mirrored),
        (";;;q=,\u{fffd}", Language::English),
    ] {
        assert_eq!(Language::asked_for(header), language, "{header}");
    }
}

#[test]
fn the_languages_for_tests_leave_no_sentence_as_it_was() {
    for language in [Language::Accented, Language::Mirrored] {
        let (said, plain) = (language.say("goal"), Language::English.say("goal"));
        assert_ne!(said, plain);
    }
    assert_eq!(Language::English.say("no-such-id"), "⟦no-such-id⟧");
}
