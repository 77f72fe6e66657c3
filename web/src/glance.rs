//! What a noun says on the first page of a chart, as its page declares it. Must never name a noun.

use std::sync::Arc;

use waystation_sync::care::noun::{Noun, Role};
use waystation_sync::care::read::Entry;
use waystation_sync::care::summary::Row;
use waystation_sync::id::{ClientId, PersonId};

use crate::Names;

/// Most lines of a block about what is needed at once; its section has all.
pub const LINES_MAX: usize = 8;
/// Most lines of any block.
pub const BLOCK_LINES_MAX: usize = 20;

/// A noun's place on the first page of a chart.
pub struct Glance {
    /// Whether the button that begins one stands at the top of the page.
    pub leads: bool,
    /// The nouns whose entries it reads.
    pub reads: &'static [&'static Noun],
    /// What it says of them.
    pub say: fn(&Seen<'_>) -> Vec<Block>,
}

/// What a chart's first page was made from.
pub struct Seen<'a> {
    /// Whose chart.
    pub client: ClientId,
    /// Its summary rows.
    pub rows: &'a [Arc<Row>],
    /// The entries of each noun that was read, put away ones too.
    pub read: &'a [(&'static Noun, Vec<Entry>)],
    /// Who reads it.
    pub reader: PersonId,
    /// What they are there for.
    pub role: Role,
    /// Names and language.
    pub names: &'a Names,
}

impl Seen<'_> {
    /// The entries of `noun` that are in use; none where its part is not for this reader.
    pub fn entries(&self, noun: &'static Noun) -> impl Iterator<Item = &Entry> {
        let of_noun = self.read.iter().filter(move |(own, _)| *own == noun);
        of_noun.flat_map(|(_, entries)| entries).filter(|entry| !entry.is_retired())
    }
}

/// Where a block stands among the others, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Before everything else: a person must look today.
    Safety,
    /// First, beside another of its kind: what is needed at once.
    AtOnce,
    /// What they work on.
    Aims,
    /// What is to be done.
    Work,
    /// What is unfinished.
    Unfinished,
    /// What was last.
    Newest,
}

/// One block of the page.
pub struct Block {
    /// Its id on the page.
    pub id: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Name of its picture.
    pub icon: &'static str,
    /// Its heading.
    pub title: String,
    /// Where its heading leads; empty where it leads nowhere.
    pub href: String,
    /// What it says while it has no line; a block without lines and without this is left out.
    pub empty: String,
    /// Words and address of what begins an entry of it, shown while it has no line.
    pub begin: Option<(String, String)>,
    /// What it shows.
    pub content: Content,
    /// What else there is, and where.
    pub more: Option<(String, String)>,
}

/// What a block shows.
pub enum Content {
    /// Lines, each leading to an entry.
    Lines(Vec<Line>),
    /// One entry, as its section tells it.
    Told(Box<Entry>),
}

/// One line of a block.
#[derive(Default)]
pub struct Line {
    /// Its id on the page; empty for none.
    pub id: String,
    /// What it is.
    pub what: String,
    /// What to know about it before acting on it.
    pub about: String,
    /// Whether to look twice: it is not simply safe, or two versions stand.
    pub careful: bool,
    /// When or who.
    pub more: String,
    /// The id of what a person has to do about it; empty when nothing.
    pub mark: &'static str,
    /// Where it is.
    pub href: String,
}

impl Block {
    /// The same with no more lines than a block may have, and where the rest is.
    #[must_use]
    pub fn shortened(mut self, names: &Names) -> Self {
        if let Content::Lines(lines) = &mut self.content
            && lines.len() > BLOCK_LINES_MAX
        {
            let rest = lines.len() - BLOCK_LINES_MAX;
            lines.truncate(BLOCK_LINES_MAX);
            self.more.get_or_insert_with(|| (names.language.say_n("glance-more", rest), self.href.clone()));
        }
        self
    }
}

impl Content {
    /// Its lines; none for an entry.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        match self {
            Self::Lines(lines) => lines,
            Self::Told(_) => &[],
        }
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Lines(lines) if lines.is_empty())
    }
}
