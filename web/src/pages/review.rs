//! Everything that waits for a person across the caseload, from summary rows. Nothing leaves this list but by being
//! looked at.

use askama::Template;
use waystation_sync::care::noun::{Class, FieldDecl, Role};
use waystation_sync::care::overview::{Need, Overview, Wait};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::{Called, Said};
use waystation_sync::care::value::Value;
use waystation_sync::id::ClientId;

use super::alarm::{self, Alarm};
use super::pair::PairLine;
use super::returns::MeetingLine;
use crate::entry::{mark, value};
use crate::noun_page::NounPage;
use crate::part::chart;
use crate::part::chooser::may_choose;
use crate::part::let_in::LetInLine;
use crate::part::pager::{NoSuchPage, PAGE_LINES_MAX, Pager};
use crate::shell::{Nav, Page};
use crate::{Names, filters, isolate, link, nouns};

/// Most pairs of charts that the page shows.
const PAIRS_SHOWN: usize = 20;

/// One thing that waits.
pub struct Waiting {
    /// Whose chart.
    pub client: String,
    /// Section and field.
    pub what: String,
    /// What to do.
    pub act: String,
    /// The versions: "High: Ines Beltran, 2 hours ago"; none for who asked for initials where it may be a name.
    pub said: Vec<String>,
    /// The address that it leads to.
    pub href: String,
    /// How soon: 0 for a choice about safety, 1 for other choices and for what was lowered, 2 for reading.
    pub rank: u8,
}

/// What waits in `overview`, what matters for safety first: at most `most` things after the first `from`.
#[must_use]
pub fn waiting(overview: &Overview, from: usize, most: usize, names: &Names) -> Vec<Waiting> {
    overview.waits().skip(from).take(most).filter_map(|wait| told(overview, wait, names)).collect()
}

/// Where what waits is done that comes next after something of `client` was settled, for somebody who is there as
/// `role`: of the same client first, what matters for safety first. `None` where they may do nothing of what is left.
#[must_use]
pub fn next(overview: &Overview, client: ClientId, role: Role) -> Option<String> {
    let may = |wait: &&Wait| {
        let Some(page) = nouns::named(wait.noun) else { return false };
        let field = page.noun.field(&wait.field);
        match wait.need {
            Need::TwoVersions | Need::Ruled => field.is_some_and(|field| may_choose(page, field, role)),
            Need::MergedText | Need::SaidOfOther => field.is_some_and(|field| page.noun.may_edit(field, role)),
            Need::Lowered => role == Role::Supervisor,
            Need::WrittenWhileRetired => page.noun.editors.contains(&role),
            // For its author.
            Need::LateChange => false,
        }
    };
    let own = overview.waits().filter(|wait| wait.client == client).find(may);
    let wait = own.or_else(|| overview.waits().find(may))?;
    let noun = nouns::named(wait.noun)?.noun;
    Some(match wait.field.as_str() {
        "" => link::entry(wait.client, noun, wait.key),
        _ if wait.need == Need::SaidOfOther => link::entry(wait.client, noun, wait.key),
        field => link::choose(wait.client, noun, wait.key, field),
    })
}

fn told(overview: &Overview, wait: &Wait, names: &Names) -> Option<Waiting> {
    let (page, language) = (nouns::named(wait.noun)?, names.language);
    // An entry may be a client's name: who asked for initials sees what kind of entry it is.
    let called = match &wait.called {
        Some(Called::Words(words)) if !names.initials && !words.is_empty() => Some(page.named(words)),
        Some(Called::Person(person)) => Some(names.person(*person).into_owned()),
        Some(Called::Words(_)) | None => None,
    };
    let is_called = called.is_some();
    let heading = match (wait.key, called) {
        (EntryKey::Code(code), _) => page.key(code.as_str(), names),
        (EntryKey::Id(_), Some(called)) => {
            let values = [("section", page.title(language).into()), ("entry", called.into())];
            language.say_with("merged-section-entry", &values)
        }
        (EntryKey::One | EntryKey::Id(_), _) => page.title(language),
    };
    let is_signing = page.noun.field(&wait.field).is_some_and(|field| field.class == Class::Frozen);
    let in_field = || {
        if is_signing {
            let what = language.say_with("review-two-signed", &[("heading", heading.clone().into())]);
            return (what, link::choose(wait.client, page.noun, wait.key, &wait.field));
        }
        let values = [("heading", heading.clone().into()), ("field", page.label(&wait.field, language).into())];
        let href = link::choose(wait.client, page.noun, wait.key, &wait.field);
        (language.say_with(if is_called { "review-what-called" } else { "review-what" }, &values), href)
    };
    let in_entry = || (heading.clone(), link::entry(wait.client, page.noun, wait.key));
    let (act, (what, href)) = match wait.need {
        Need::TwoVersions => (mark::TWO_VERSIONS, in_field()),
        Need::MergedText => (mark::MERGED_TEXT, in_field()),
        Need::Lowered => (lowered(page, wait), in_field()),
        Need::Ruled => (mark::RULED, in_field()),
        Need::SaidOfOther => {
            let (what, _) = in_field();
            (mark::SAID_OF_OTHER, (what, link::entry(wait.client, page.noun, wait.key)))
        }
        Need::LateChange => ("review-late", in_entry()),
        Need::WrittenWhileRetired => ("review-away", in_entry()),
    };
    // Of several versions it says how many.
    let act = match wait.said.len() {
        n @ 3.. if wait.need == Need::TwoVersions => language.say_n("review-versions", n),
        _ => names.say(act),
    };
    let client = chart::listed_name(overview.rows(wait.client), names).into_owned();
    Some(Waiting { client, what, act, said: said(page, wait, names), href, rank: wait.rank() })
}

/// What is said of what waits for a supervisor. A status that needs a person's word waits for nothing else than that,
/// or that it was taken back.
fn lowered(page: &NounPage, wait: &Wait) -> &'static str {
    let Some(field) = page.noun.field(&wait.field) else { return mark::LOWERED };
    let said = wait.said.first().map_or("", |said| said.text.as_str());
    let was = match field.class {
        Class::State { confirmed: [word, ..], .. } => word,
        Class::State { .. } | Class::Confirmed { .. } | Class::Prose | Class::Set | Class::Register | Class::Frozen => {
            ""
        }
    };
    mark::lowered(field, was, said)
}

/// The versions of what waits, in words. A code says nothing of who the client is; words may, and are left out for who
/// asked for initials.
fn said(page: &NounPage, wait: &Wait, names: &Names) -> Vec<String> {
    let Some(field) = page.noun.field(&wait.field) else { return Vec::new() };
    let told = |said: &Said| {
        let value = match field.kind.parse(&said.text) {
            Ok(Some(value)) if names.initials && matches!(value, Value::Words(_)) => return None,
            Ok(Some(value)) => value::one(page, field, &value, names),
            Ok(None) => names.say("review-said-empty"),
            Err(_) if names.initials => return None,
            Err(_) => said.text.clone(),
        };
        let value = if said.of.is_empty() {
            value
        } else {
            value::said_of(field, (value, of(page, field, said, names)), names)
        };
        let who = said.who.map_or_else(|| names.say("someone-unknown"), |who| names.person(who).into_owned());
        let values = [("value", value.into()), ("who", who.into()), ("ago", names.ago(said.at).into())];
        Some(names.language.say_with("review-said", &values))
    };
    let was = wait.was.as_ref().map(|code| page.code(field.name, code, names.language));
    let was = was.map(|was| names.language.say_with("review-was", &[("was", was.into())]));
    wait.said.iter().filter_map(told).chain(was).collect()
}

/// Of what a version was said, in words; that it is something else, for who asked for initials where it may be a name.
fn of(page: &NounPage, field: &FieldDecl, said: &Said, names: &Names) -> String {
    let field = field.said_of.and_then(|of| page.noun.field(of)).unwrap_or(field);
    let told = |text: &String| match field.kind.parse(text) {
        Ok(Some(Value::Words(_))) | Err(_) if names.initials => names.say("value-something-else"),
        Ok(Some(value)) => value::one(page, field, &value, names),
        Ok(None) => names.say("value-nothing"),
        Err(_) => isolate::words(text),
    };
    said.of.iter().map(told).collect::<Vec<_>>().join(" / ")
}

/// The page.
#[derive(Template)]
#[template(path = "pages/review.html")]
pub struct Review {
    /// How many things it holds in all.
    pub count: usize,
    /// Safety flags that are open.
    pub flags: Vec<Alarm>,
    /// How many there are.
    pub flags_count: usize,
    /// What merged past a rule.
    pub clashes: Vec<Alarm>,
    /// How many of that there are.
    pub clashes_count: usize,
    /// Charts that may be of one person, for whoever may say so.
    pub pairs: Vec<PairLine>,
    /// How many there are besides.
    pub pairs_more: usize,
    /// What waits, as much as one page holds.
    pub waiting: Vec<Waiting>,
    /// Which page of it this is.
    pub pager: Pager,
    /// The newest meetings.
    pub meetings: Vec<MeetingLine>,
    /// Who waits to be let in, for whoever may do that.
    pub let_in: Vec<LetInLine>,
}

impl Review {
    /// The page that `asked` asks for of what waits in `overview`.
    ///
    /// # Errors
    /// [`NoSuchPage`].
    pub fn new(
        overview: &Overview,
        asked: Option<&str>,
        meetings: Vec<MeetingLine>,
        names: &Names,
    ) -> Result<Self, NoSuchPage> {
        let pager = Pager::new(link::REVIEW, overview.waits_count(), asked, names.language)?;
        // On the first page: the others go on with what waits.
        let is_first = pager.page == 1;
        Ok(Self {
            count: overview.desk_count(),
            flags: if is_first { alarm::flags(overview, PAGE_LINES_MAX, names) } else { Vec::new() },
            flags_count: overview.flags_count(),
            clashes: if is_first { alarm::clashes(overview, PAGE_LINES_MAX, &|_| false, names) } else { Vec::new() },
            clashes_count: overview.clashes_count(),
            pairs: Vec::new(),
            pairs_more: 0,
            waiting: waiting(overview, pager.from(), PAGE_LINES_MAX, names),
            pager,
            meetings,
            let_in: Vec::new(),
        })
    }
}

impl Review {
    /// The same for a supervisor: charts that may be of one person count too, and stand on the first page.
    #[must_use]
    pub fn with_pairs(mut self, overview: &Overview, names: &Names) -> Self {
        self.count += overview.pairs().len();
        if self.pager.page != 1 {
            return self;
        }
        let pairs = PairLine::all(overview, PAIRS_SHOWN, names);
        Self { pairs_more: overview.pairs().len() - pairs.len(), pairs, ..self }
    }

    /// The same without what this reader put away.
    #[must_use]
    pub fn but_for(mut self, overview: &Overview, is_away: &dyn Fn(&str) -> bool, names: &Names) -> Self {
        let away = away_count(overview, is_away);
        self.count -= away;
        self.clashes_count -= away;
        if self.pager.page == 1 {
            self.clashes = alarm::clashes(overview, PAGE_LINES_MAX, is_away, names);
        }
        self
    }
}

/// How many things of the desk a reader put away who knows them by `is_away`.
#[must_use]
pub fn away_count(overview: &Overview, is_away: &dyn Fn(&str) -> bool) -> usize {
    overview.clashes().filter(|clashing| is_away(&alarm::name_of(clashing))).count()
}

impl Page for Review {
    fn title(&self) -> &'static str {
        "review-title"
    }

    fn nav(&self) -> Nav {
        Nav::Desk
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use waystation_sync::care::declare::DocKey;
    use waystation_sync::care::noun::Part;
    use waystation_sync::care::summary::Row;

    use super::*;

    fn names() -> Names {
        Names::of_nobody(waystation_sync::time::Millis(0), crate::Language::English)
    }

    #[test]
    fn a_list_shows_initials_where_the_reader_asked_for_them() {
        let row =
            Row { names: vec!["Ana  de la Cruz".into()], ..Row::empty(DocKey::whole(ClientId([1; 16]), Part::Core)) };
        let rows = [Arc::new(row)];
        assert_eq!(isolate::bare(&chart::listed_name(&rows, &names())), "Ana  de la Cruz");
        assert_eq!(isolate::bare(&chart::listed_name(&rows, &Names { initials: true, ..names() })), "A. d. l. C.");
    }

    #[test]
    fn what_waits_names_its_entry_but_not_where_that_may_be_a_name() {
        let at = |noun: &str| (noun.to_owned(), waystation_sync::id::EntryId([7; 16]).to_string());
        let ((noun, entry), doc) = (at("goal"), DocKey::whole(ClientId([1; 16]), Part::Plan));
        let row = Row {
            two_versions: vec![(noun.clone(), entry.clone(), "due".into())],
            lowered: vec![("risk".into(), "legal".into(), "level".into())],
            called: vec![(noun, entry, Called::Words("I sleep at home.".into()))],
            ..Row::empty(doc)
        };
        let overview = Overview::new(&Part::ALL, [Arc::new(row)]);
        let what = |names: &Names| {
            waiting(&overview, 0, 9, names).into_iter().map(|wait| isolate::bare(&wait.what)).collect::<Vec<_>>()
        };
        assert_eq!(what(&names()), ["Legal risk: Level now", "Goals: I sleep at home. (By when)"]);
        assert_eq!(what(&Names { initials: true, ..names() }), ["Legal risk: Level now", "Goals: By when"]);
    }

    fn clients(count: u8) -> Overview {
        let rows = (0..count).flat_map(|n| {
            let row = |part| Row::empty(DocKey::whole(ClientId([n; 16]), part));
            let at = |noun: &str, entry: &str, field: &str| (noun.to_owned(), entry.to_owned(), field.to_owned());
            let place = if n % 2 == 0 { at("risk", "legal", "level") } else { at("crisis", "one", "reasons") };
            let part = Row { two_versions: vec![place], ..row(Part::Plan) };
            [Row { names: vec![format!("Client {n:03}")], ..row(Part::Core) }, part]
        });
        Overview::new(&Part::ALL, rows.map(Arc::new))
    }

    #[test]
    fn nothing_that_waits_is_left_out_and_what_is_about_safety_comes_first() {
        for (count, pages) in [(0, 1), (1, 1), (50, 1), (51, 2), (120, 3)] {
            let overview = clients(count);
            let mut seen = Vec::new();
            for page in 1..=pages {
                let review = Review::new(&overview, Some(&page.to_string()), Vec::new(), &names()).unwrap();
                assert!(review.waiting.len() <= PAGE_LINES_MAX);
                seen.extend(review.waiting.into_iter().map(|wait| (wait.rank, wait.client)));
            }
            assert!(seen.len() == usize::from(count) && seen.is_sorted(), "{seen:?}");
            assert_eq!(Review::new(&overview, Some("4"), Vec::new(), &names()).err().map(|no| no.pages), Some(pages));
        }
    }
}
