//! The sources of a crate as a graph: which file names something of which other. Must never take a re-export for a use: a
//! room's face names what is behind it and needs none of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module by its path within its crate; the crate's root is empty.
pub type Module = Vec<String>;

/// One source file.
#[derive(Debug)]
pub struct Source {
    /// Where it lies, from the project's folder.
    pub file: PathBuf,
    /// How many lines it has.
    pub lines: usize,
    /// What it names of its own crate, without what only tests name.
    pub uses: BTreeSet<Module>,
}

/// The sources of one crate without its tests, by module.
#[derive(Debug)]
pub struct Sources(pub BTreeMap<Module, Source>);

/// What a `use` or a path names: whole paths, with the names they go by here.
type Named = Vec<(Module, String)>;

impl Sources {
    /// Reads every file under `folder`, which is named from the project's folder.
    #[must_use]
    pub fn of(folder: &str) -> Self {
        let root = project().join(folder);
        let texts: BTreeMap<Module, (PathBuf, String)> = files(&root)
            .into_iter()
            .filter_map(|file| {
                let text = fs::read_to_string(&file).ok()?;
                Some((module_of(file.strip_prefix(&root).ok()?)?, (file, text)))
            })
            .collect();
        let modules: BTreeSet<Module> = texts.keys().cloned().collect();
        let codes: BTreeMap<&Module, Vec<String>> =
            texts.iter().map(|(module, (_, text))| (module, without_tests(words(text)))).collect();
        let mut faces = BTreeMap::new();
        let mut named = BTreeMap::new();
        for (module, code) in &codes {
            let (face, other) = paths(module, code);
            named.insert(*module, other);
            for (path, name) in face {
                faces.insert([module.as_slice(), &[name]].concat(), path);
            }
        }
        let sources = texts.iter().map(|(module, (file, text))| {
            let found = named.get(module).into_iter().flatten().map(|(path, _)| home(path, &modules, &faces));
            let uses = found.filter(|found| found != module).collect();
            let file = file.strip_prefix(project()).map_or_else(|_| file.clone(), Path::to_path_buf);
            (module.clone(), Source { file, lines: text.lines().count(), uses })
        });
        Self(sources.collect())
    }

    /// Every set of modules that name each other in a circle. A file may name its folder's own: a folder's `mod.rs` works
    /// what is behind it.
    #[must_use]
    pub fn circles(&self) -> Vec<BTreeSet<Module>> {
        let mut left: BTreeSet<&Module> = self.0.keys().collect();
        let mut circles = Vec::new();
        while let Some(one) = left.pop_first() {
            let reached = self.reached(one);
            let circle: BTreeSet<Module> =
                reached.into_iter().filter(|other| self.reached(other).contains(one)).collect();
            left.retain(|module| !circle.contains(*module));
            if circle.len() > 1 {
                circles.push(circle);
            }
        }
        circles
    }

    /// Everything that can be reached from a module by what files name.
    fn reached(&self, from: &Module) -> BTreeSet<Module> {
        let mut reached = BTreeSet::new();
        let mut next = vec![from.clone()];
        while let Some(module) = next.pop() {
            let is_own = |used: &&Module| module.split_last().is_some_and(|(_, folder)| folder == used.as_slice());
            let uses = self.0.get(&module).into_iter().flat_map(|source| &source.uses);
            for used in uses.filter(|used| !is_own(used)) {
                if reached.insert(used.clone()) {
                    next.push(used.clone());
                }
            }
        }
        reached
    }
}

/// The folder that the project lies in.
#[must_use]
pub fn project() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// Every Rust file under `folder`.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The module of a file; `None` for files of tests and for the program's own.
fn module_of(file: &Path) -> Option<Module> {
    let mut module: Module = file.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let last = module.pop()?;
    match last.trim_end_matches(".rs") {
        "mod" | "lib" => {}
        "main" => return None,
        name => module.push(name.to_owned()),
    }
    (!module.iter().any(|part| part == "tests")).then_some(module)
}

/// Words and signs of a source, without comments and without what stands in quotes.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => quoted(rest),
            'r' if rest.starts_with("r\"") => rest[2..].find('"').map_or(rest.len(), |end| end + 3),
            'r' if rest.starts_with("r#\"") => rest.find("\"#").map_or(rest.len(), |end| end + 2),
            '\'' => letter(rest),
            ':' if rest.starts_with("::") => 2,
            first if is_of_name(first) => rest.find(|next| !is_of_name(next)).unwrap_or(rest.len()),
            other => other.len_utf8(),
        };
        let (word, after) = rest.split_at(len);
        if word == "::" || is_of_name(first) || "{}(),;*#[]".contains(first) {
            words.push(word.to_owned());
        }
        rest = after;
    }
    words
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The length of what stands in quotes.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// The length of a letter in quotes; of a lifetime, that of its sign alone.
fn letter(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => text[2..].find('\'').map_or(1, |end| end + 3),
        Some(_) => match letters.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
        None => 1,
    }
}

/// The words without modules that only tests have.
fn without_tests(words: Vec<String>) -> Vec<String> {
    const MARK: [&str; 8] = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let Some(at) = words.windows(MARK.len()).position(|window| window == MARK) else { return words };
    let mut depth = 0_usize;
    let end = words[at..].iter().position(|word| {
        match word.as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && (word == "}" || word == ";")
    });
    let (before, after) = (words[..at].to_vec(), words[at + end.map_or(0, |end| end + 1)..].to_vec());
    if end.is_none() { before } else { without_tests([before, after].concat()) }
}

/// What a file names of its crate: what it re-exports, and what it uses.
fn paths(module: &Module, words: &[String]) -> (Named, Named) {
    let (mut face, mut used) = (Named::new(), Named::new());
    let mut at = 0;
    while at < words.len() {
        let is_use = words[at] == "use" && words.get(at + 1).is_some_and(|word| word != "<");
        let re_exports = is_use && at > 0 && (words[at - 1] == "pub" || words[at - 1] == ")");
        let begins =
            is_use || (words.get(at + 1).is_some_and(|next| next == "::") && (at == 0 || words[at - 1] != "::"));
        // How far something is seen, as in `pub(in crate::node)`, is no use of it.
        let is_reach = at > 2 && words[at - 1] == "in" && words[at - 3] == "pub";
        if !begins || is_reach {
            at += 1;
            continue;
        }
        let mut named = Named::new();
        at = tree(words, if is_use { at + 1 } else { at }, &[], &mut named).max(at + 1);
        let own = named.into_iter().filter_map(|(path, name)| Some((absolute(module, path, is_use)?, name)));
        if re_exports { face.extend(own) } else { used.extend(own) }
    }
    (face, used)
}

/// Reads a tree of names, such as `a::{b, c::d}`, and says where it ends.
fn tree(words: &[String], mut at: usize, before: &[String], named: &mut Named) -> usize {
    let mut path = before.to_vec();
    while let Some(word) = words.get(at) {
        match word.as_str() {
            "{" => {
                at += 1;
                while words.get(at).is_some_and(|word| word != "}") {
                    at = if words[at] == "," { at + 1 } else { tree(words, at, &path, named).max(at + 1) };
                }
                return at + 1;
            }
            "::" => at += 1,
            "*" => return at + 1,
            "self" if !before.is_empty() => {
                at += 1;
                break;
            }
            name if name.starts_with(is_of_name) => {
                path.push(name.to_owned());
                at += 1;
                if words.get(at).is_none_or(|next| next != "::") {
                    break;
                }
            }
            _ => break,
        }
    }
    let name = match (words.get(at).map(String::as_str), words.get(at + 1)) {
        (Some("as"), Some(name)) => {
            at += 2;
            name.clone()
        }
        _ => path.last().cloned().unwrap_or_default(),
    };
    named.push((path, name));
    at
}

/// A path from the crate's root; `None` if it leads out of the crate. What begins with neither `crate` nor `super` may be
/// a module beside the uses of a face.
fn absolute(module: &Module, path: Module, is_use: bool) -> Option<Module> {
    let up = path.iter().take_while(|part| *part == "super").count();
    match path.first().map(String::as_str) {
        Some("crate") => Some(path[1..].to_vec()),
        Some("self") => Some([module.as_slice(), &path[1..]].concat()),
        Some("super") => Some([&module[..module.len().saturating_sub(up)], &path[up..]].concat()),
        Some(_) if is_use || path.len() > 1 => Some([module.as_slice(), &path].concat()),
        Some(_) | None => None,
    }
}

/// The module in which a path ends, through the faces of rooms.
fn home(path: &Module, modules: &BTreeSet<Module>, faces: &BTreeMap<Module, Module>) -> Module {
    let mut path = path.clone();
    for _ in 0..modules.len() {
        let at = (0..=path.len()).rev().find(|len| modules.contains(&path[..*len])).unwrap_or(0);
        let Some(behind) = path.get(..=at).and_then(|name| faces.get(name)) else { return path[..at].to_vec() };
        path = [behind.as_slice(), &path[at + 1..]].concat();
    }
    path
}
