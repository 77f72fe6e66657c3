//! What an import did, in lines for the person who ran it. Must never show a client's word.

use std::collections::BTreeMap;
use std::fmt;

use super::parsed::Parsed;
use super::tally::Left;

/// What an import of several files did.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// One for each file, in the order in which they were read.
    pub files: Vec<FileReport>,
}

/// What was taken from one file, and what was left and why.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileReport {
    /// The file, as the person named it.
    pub file: String,
    /// How many clients.
    pub clients: usize,
    /// How many entries of each noun, by the noun's name.
    pub taken: BTreeMap<&'static str, usize>,
    /// How many entries and fields of these were there already, and left as they were; see [`super::only_new`].
    pub already: usize,
    /// What was left, or taken otherwise than it stands.
    pub left: Vec<Left>,
}

impl FileReport {
    /// The account of `parsed`, before anything was there already.
    #[must_use]
    pub(crate) fn of(file: &str, parsed: &Parsed) -> Self {
        let mut taken = BTreeMap::new();
        for (noun, count) in parsed.clients.iter().flat_map(|client| &client.taken) {
            *taken.entry(*noun).or_default() += count;
        }
        Self { file: file.to_owned(), clients: parsed.clients.len(), taken, already: 0, left: parsed.left.clone() }
    }
}

impl Report {
    /// The account for programs: an object with one entry of `files` for each file.
    #[must_use]
    pub(crate) fn to_json(&self) -> serde_json::Value {
        let files: Vec<serde_json::Value> = self
            .files
            .iter()
            .map(|file| {
                let left: Vec<String> = file.left.iter().map(ToString::to_string).collect();
                serde_json::json!({
                    "file": file.file, "clients": file.clients, "taken": file.taken, "already": file.already,
                    "left": left,
                })
            })
            .collect();
        serde_json::json!({ "files": files })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.files.iter().try_for_each(|file| file.fmt(f))
    }
}

impl fmt::Display for FileReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.file, counted("client", self.clients))?;
        if self.clients == 0 {
            writeln!(f, "  There is no Patient in this file, so there was nothing to take.")?;
        }
        if !self.taken.is_empty() {
            let taken: Vec<String> = self.taken.iter().map(|(noun, count)| counted(noun, *count)).collect();
            writeln!(f, "  Read: {}", taken.join(", "))?;
        }
        if self.already > 0 {
            writeln!(f, "  Of these, there already and left as they were: {}", self.already)?;
        }
        let (look, left): (Vec<&Left>, Vec<&Left>) = self.left.iter().partition(|left| left.why.was_taken());
        for (heading, lines) in [("Please look at these", look), ("Left in the file", left)] {
            if !lines.is_empty() {
                writeln!(f, "  {heading}:")?;
            }
            for line in lines {
                writeln!(f, "    {line}")?;
            }
        }
        Ok(())
    }
}

/// `Goal.target, 2 times: a goal has room for one target`.
impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.resource)?;
        if let Some(element) = self.element {
            write!(f, ".{element}")?;
        }
        match self.count {
            1 => write!(f, ", once: {}", self.why),
            count => write!(f, ", {count} times: {}", self.why),
        }
    }
}

/// Words for our nouns, one and several.
fn counted(noun: &str, count: usize) -> String {
    let (one, many) = match noun {
        "client" => ("client", "clients"),
        "name" => ("name", "names"),
        "contact" => ("way to reach someone", "ways to reach someone"),
        "goal" => ("goal", "goals"),
        "task" => ("task", "tasks"),
        other => (other, other),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}
