//! A watched field that was lowered: what it was, what it is now and on what ground, for a supervisor to look at. Must
//! never be taken for seen by having been opened.

use askama::Template;
use waystation_sync::care::field::Stamp;
use waystation_sync::care::noun::{FieldDecl, Role};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;
use waystation_sync::id::{ClientId, EditId, Heads};

use crate::entry::{mark, value};
use crate::noun_page::NounPage;
use crate::part::away::AwayAsk;
use crate::part::card::{Around, Card};
use crate::part::cautioned::likely;
use crate::part::chart::ChartHead;
use crate::part::chooser::Question;
use crate::shell::{Nav, Page};
use crate::{Names, filters, isolate, link, nouns};

/// Most other entries whose answers the page tells.
const OTHERS_MAX: usize = 5;

/// A more careful answer about the same in another entry.
pub struct OtherSaid {
    /// The answer and of what it was given, and whether that entry still says so.
    pub said: String,
    /// The entry.
    pub href: String,
    /// What explained it, and who gave it, where and when.
    pub by: Vec<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "pages/lowered.html")]
pub struct Lowered {
    /// The chart's top and index.
    pub head: ChartHead,
    /// What the entry and the field are called.
    pub place: String,
    /// The ids of its heading and of what to know before looking.
    pub words: (&'static str, &'static str),
    /// What it was.
    pub was: String,
    /// Who wrote that, where and when, and what explained it then; nothing where that is not known.
    pub before: Vec<String>,
    /// What other entries say of the same that is more careful.
    pub others: Vec<OtherSaid>,
    /// Where something else is written.
    pub change: String,
    /// What it is now.
    pub now: String,
    /// Who lowered it, where and when.
    pub by: Vec<String>,
    /// All of the entry.
    pub card: Card,
    /// Where its history is.
    pub history: String,
    /// Where the form is sent.
    pub action: String,
    /// The version that the page shows.
    pub heads: String,
    /// The form's id.
    pub edit_id: String,
    /// Where to go instead.
    pub cancel: String,
    /// Whether this reader may say that it was seen.
    pub may: bool,
    /// What is asked where the chart is put away.
    pub away: Option<AwayAsk>,
}

impl Lowered {
    /// The page for `question`'s field; `None` where no supervisor has to look at it.
    #[must_use]
    pub fn new(head: ChartHead, question: &Question<'_>, ids: (&Heads, EditId), names: &Names) -> Option<Self> {
        let Question { client, page, entry, field, role, .. } = *question;
        let was = Value::Code(entry.lowered_from(field)?.to_owned());
        let section = match entry.key.id() {
            Some(_) => page.title(names.language),
            None => value::heading(page, entry, names),
        };
        let place = [("section", section.into()), ("field", page.label(field.name, names.language).into())];
        let by = |stamp: &Stamp| names.by(stamp);
        Some(Self {
            head,
            place: names.language.say_with("readtext-place", &place),
            words: match mark::lowered(field, entry.lowered_from(field)?, entry.text(field)) {
                mark::FINAL => ("lowered-final-heading", "lowered-final-intro"),
                mark::TAKEN_BACK => ("lowered-back-heading", "lowered-back-intro"),
                mark::SAFER => ("lowered-safer-heading", "lowered-safer-intro"),
                _ => ("lowered-heading", "lowered-intro"),
            },
            was: value::one(page, field, &was, names),
            before: Vec::new(),
            others: Vec::new(),
            change: link::entry(client, page.noun, entry.key),
            now: value::or_cleared(page, field, entry.value(field), names),
            by: entry.field(field).stamps().iter().map(by).collect(),
            card: Card::new(client, page, entry, &Around::nothing(role), names),
            history: link::history(client, page.noun, entry.key),
            action: link::choose(client, page.noun, entry.key, field.name),
            heads: ids.0.to_string(),
            edit_id: ids.1.to_string(),
            cancel: link::section(client, nouns::section_of(page.noun).noun),
            may: role == Role::Supervisor,
            away: None,
        })
    }
}

impl Lowered {
    /// The same with who wrote what stood there before, and what explained it then.
    #[must_use]
    pub fn after(
        self,
        page: &NounPage,
        (stamp, explained): &(Stamp, Vec<(&'static FieldDecl, Value)>),
        (role, names): (Role, &Names),
    ) -> Self {
        let seen = explained.iter().filter(|(field, _)| field.is_seen_by(role));
        let said = seen.map(|(field, value)| {
            format!("{}: {}", page.label(field.name, names.language), value::named(page, field.name, value, names))
        });
        Self { before: said.chain([names.by(stamp)]).collect(), ..self }
    }
}

impl Lowered {
    /// The same with what `others`, which are of the noun of `page`, say of the same that is more careful, or of
    /// somebody of whom it is only likely that they are the same.
    #[must_use]
    pub fn beside(
        self,
        (client, page, field): (ClientId, &NounPage, &'static FieldDecl),
        others: &[(Entry, bool)],
        (role, names): (Role, &Names),
    ) -> Self {
        let told = |(other, is_likely): &(Entry, bool)| {
            let about = field.across.iter().filter_map(|name| page.noun.field(name));
            let about: Vec<String> = about.flat_map(|of| value::field(page, of, other.field(of), names)).collect();
            let said = value::field(page, field, other.field(field), names).join(" / ");
            let about = about.join(", ");
            let about = if *is_likely { likely(&about, names) } else { isolate::words(&about) };
            let values = [("said", isolate::words(&said).into()), ("about", about.into())];
            let id = match (other.is_before(), other.is_put_away()) {
                (true, _) => "lowered-beside.before",
                (false, true) => "lowered-beside.away",
                (false, false) => "lowered-beside",
            };
            // Of one that was rewritten, what stands in it now explains something else.
            let explains =
                page.noun.fields.iter().filter(|own| own.told_with == Some(field.name) && !other.is_before());
            let explained = explains.filter(|own| own.is_seen_by(role)).filter_map(|own| {
                let said = value::named(page, own.name, other.field(own).value()?, names);
                Some(format!("{}: {said}", page.label(own.name, names.language)))
            });
            let by = other.field(field).stamps();
            OtherSaid {
                said: names.language.say_with(id, &values),
                href: link::entry(client, page.noun, other.key),
                by: explained.chain(by.iter().map(|stamp| names.by(stamp))).collect(),
            }
        };
        Self { others: others.iter().take(OTHERS_MAX).map(told).collect(), ..self }
    }
}

impl Page for Lowered {
    fn title(&self) -> &'static str {
        "lowered-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
