//! Choosing between versions, and reading a text that came from several hands.

use askama::Template;
use waystation_sync::care::field::{Field, Stamp};
use waystation_sync::id::{EditId, Heads};

use crate::part::away::AwayAsk;
use crate::part::chart::ChartHead;
use crate::part::chooser::{Chooser, Question, writer};
use crate::part::form::{ProblemLine, away_line, problem_lines};
use crate::part::keep::{Keep, KeptHere, KeptLine};
use crate::part::news;
use crate::part::typed::PREFIX;
use crate::shell::{Nav, Page};
use crate::{Names, filters, link, nouns};

/// The choice between versions of one field.
#[derive(Template)]
#[template(path = "pages/choose.html")]
pub struct Choose {
    /// The chart's top and index.
    pub head: ChartHead,
    /// What the entry is called.
    pub title: String,
    /// What others say against the entry, as sentences.
    pub not_safe: Vec<String>,
    /// Whether the versions are others than those that the words in it were written on.
    pub stale: bool,
    /// Words that it shows and that are not saved yet.
    pub here: Option<KeptHere>,
    /// Words that it leads to.
    pub others: Vec<KeptLine>,
    /// The choice.
    pub chooser: Chooser,
}

impl Page for Choose {
    fn title(&self) -> &'static str {
        if self.chooser.options.len() > 2 { "choose-title-several" } else { "choose-title" }
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

/// What one person wrote before the texts met.
pub struct Wrote {
    /// Who wrote it, where and when.
    pub stamp: Stamp,
    /// The text as they left it.
    pub text: String,
}

/// A text that came from several hands.
#[derive(Template)]
#[template(path = "pages/read_text.html")]
pub struct ReadText {
    /// The chart's top and index.
    pub head: ChartHead,
    /// What the entry and the field are called.
    pub place: String,
    /// What stood there before; empty where nothing did.
    pub before: String,
    /// What each wrote.
    pub wrote: Vec<WroteLine>,
    /// The text together.
    pub together: String,
    /// What was typed into the box before, else the text together.
    pub typed: String,
    /// What is wrong.
    pub problems: Vec<ProblemLine>,
    /// Where the form is sent.
    pub action: String,
    /// The version that the page shows.
    pub heads: String,
    /// The form's id.
    pub write_id: String,
    /// The name of its input.
    pub input: String,
    /// The id of that input.
    pub input_id: String,
    /// Where to go instead.
    pub cancel: String,
    /// Whether this reader's role writes this text.
    pub may: bool,
    /// How the words of the form that puts it right are kept.
    pub keep: Option<Keep>,
    /// What is asked where the chart is put away.
    pub away: Option<AwayAsk>,
    /// Words that it shows and that are not saved yet.
    pub here: Option<KeptHere>,
    /// Words that it leads to.
    pub others: Vec<KeptLine>,
    /// What tells a page that is open that its entry has something new.
    pub version: String,
    /// What such a page may say of that.
    pub news: String,
}

/// What one person wrote, in words.
pub struct WroteLine {
    /// "Dana Reyes wrote".
    pub who: String,
    /// "on Laptop 3, 24 Nov 2026, 10:42"; empty for what was there from the start.
    pub by: String,
    /// The text as they left it.
    pub text: String,
}

impl ReadText {
    /// The page for `question`'s field, its words kept nowhere; `None` when its text is no longer a merged one.
    #[must_use]
    pub fn new(
        head: ChartHead,
        question: &Question<'_>,
        (before, wrote): (&str, &[Wrote]),
        (heads, write_id): (&Heads, EditId),
        names: &Names,
    ) -> Option<Self> {
        let Question { client, page, entry, field, typed, problems, role, .. } = *question;
        let Field::Together { text, .. } = entry.field(field) else { return None };
        let input = format!("{PREFIX}{}", field.name);
        let together = text.to_string();
        let place =
            [("section", page.title(names.language).into()), ("field", page.label(field.name, names.language).into())];
        Some(Self {
            head,
            place: names.language.say_with("readtext-place", &place),
            before: before.to_owned(),
            wrote: wrote.iter().map(|wrote| wrote_line(wrote, names)).collect(),
            typed: typed.get(&input).cloned().unwrap_or_else(|| together.clone()),
            together,
            problems: problem_lines(page, problems, PREFIX, names.language),
            action: link::choose(client, page.noun, entry.key, field.name),
            heads: heads.to_string(),
            write_id: write_id.to_string(),
            input,
            input_id: format!("f-{}", field.name),
            cancel: link::section(client, nouns::section_of(page.noun).noun),
            may: page.noun.may_edit(field, role),
            keep: None,
            away: None,
            here: None,
            others: Vec::new(),
            version: news::version(entry),
            news: news::says(entry, names),
        })
    }
}

impl ReadText {
    /// The same with what is asked where the chart is put away.
    #[must_use]
    pub fn asking_of(mut self, away: Option<AwayAsk>, names: &Names) -> Self {
        self.problems.extend(away.as_ref().map(|ask| away_line(ask, names)));
        Self { away, ..self }
    }
}

pub(super) fn wrote_line(wrote: &Wrote, names: &Names) -> WroteLine {
    let by = writer(&wrote.stamp, names);
    let (who, by) = match wrote.stamp.author {
        Some(_) => (
            names.language.say_with("readtext-wrote", &[("person", by.person.into())]),
            names.language.say_with("readtext-by", &[("device", by.device.into()), ("when", by.when.into())]),
        ),
        None => (by.person, String::new()),
    };
    WroteLine { who, by, text: wrote.text.clone() }
}

impl Page for ReadText {
    fn title(&self) -> &'static str {
        "readtext-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
