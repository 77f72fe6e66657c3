//! What may be written: one decision about one deed of one author on one entry, made from the declaration. A form and a
//! change that another node brings are decided here alike. Must never read a document, nor know a noun by name.

use super::settlement::REASON_CHARACTERS_MAX;
use crate::care::access::{Ask, Standing, may};
use crate::care::declare::sign::Signed;
use crate::care::declare::{
    Class, Entry, EntryKey, Field, FieldDecl, MeantFor, Misfit, Noun, Problem, Role, Shape, Stamp, Value, Version,
    Wrong, header, tidy,
};
use crate::id::{Author, PersonId};
use crate::time::Millis;

/// One thing that somebody does to one entry.
#[derive(Clone, Copy, Debug)]
pub enum Deed<'a> {
    /// Begins it. Its first fields follow as deeds of their own.
    Begin,
    /// Gives a field another value, or none.
    Write(&'static FieldDecl, Option<&'a Value>),
    /// Chooses between the versions of a field, or writes a third, with the reason.
    Settle(&'static FieldDecl, Option<&'a Value>, &'a str),
    /// Writes under a name that only a newer version knows.
    WriteUnknown,
    /// Says that the merged text of a field has been read and stands as it is.
    ConfirmText(&'static FieldDecl),
    /// Say that the lower value of a watched field has been seen.
    SeeLowered(&'static FieldDecl),
    /// Puts it away.
    Retire,
    /// Takes it up again.
    TakeUp,
    /// Signs it, which fixes it for ever.
    Sign,
}

/// The rule that speaks against settling on a less careful answer than stands (see [`may_settle_on`]).
pub const LOOSENS: &str = "settling-loosens";

/// The rule that speaks against a choice that safety or rights hang on and that says not why.
pub const NEEDS_REASON: &str = "settling-needs-reason";

/// The rule that speaks against writing a less careful answer again that was not chosen (whoever wrote it is a party to
/// it).
pub const SET_ASIDE: &str = "settled-set-aside";
/// For how long after the choice that rule speaks against it: a day.
pub const SET_ASIDE_MS: i64 = 24 * 60 * 60 * 1000;

/// The rule that speaks against lowering what one's role may only raise.
pub const ONLY_RAISED: &str = "only-raised";

/// The rule that speaks against opening to more people what somebody else wrote.
pub(crate) const WIDENS: &str = "readers-widen";
/// The rule that speaks against keeping for its writer alone what somebody else wrote: whoever says so would not see it
/// again, and could not take it back.
pub(crate) const WRITERS_ALONE: &str = "readers-writer-alone";

/// The rule that speaks against saying of a draft that it was entered in error: it is put away instead.
pub const NOT_FIXED: &str = "error-needs-signature";

/// What an entry of `noun` with these links would say to be entered in error, as `find` finds it; `None` where it is
/// not there or belongs elsewhere than the entry itself.
pub(crate) fn struck_by(
    noun: &'static Noun,
    linked: impl Fn(&'static FieldDecl) -> Option<EntryKey>,
    find: impl Fn(&'static str, EntryKey) -> Option<Entry>,
) -> Option<Entry> {
    let links = noun.fields.iter().filter(|_| noun.strikes);
    let link = |field: &'static FieldDecl| Some((*field.kind.targets().first()?, linked(field)?));
    let parent = noun.parent().and_then(link)?;
    let (name, key) = links.filter_map(link).last()?;
    let struck = find(name, key)?;
    ((name, key) == parent || struck.parent() == Some(parent.1)).then_some(struck)
}

/// Whether `person`, who is there as `role`, may let `to` stand for `versions` of `field`. The most careful of them
/// stands until who wrote it decides otherwise, or a supervisor who wrote none of them: nobody decides for themselves
/// that their own less careful answer was right. Where no answer protects more than another, and on the most careful
/// one, everybody may.
#[must_use]
pub fn may_settle_on(
    field: &FieldDecl,
    versions: &[Version],
    (person, role): (PersonId, Role),
    to: Option<&Value>,
) -> bool {
    let rank = |value: Option<&Value>| field.class.rank(value.and_then(Value::as_text).unwrap_or(""));
    let wrote = |version: &Version| {
        version.stamps.iter().filter_map(|stamp| stamp.author).any(|author| author.person == person)
    };
    let Some(careful) = versions.iter().min_by_key(|version| rank(version.value.as_ref())) else { return true };
    rank(to) <= rank(careful.value.as_ref())
        || wrote(careful)
        || (role == Role::Supervisor && !versions.iter().any(wrote))
}

/// Whether `field` says for whom `entry` is and `person` wrote it down: that is theirs to say, also where two answers
/// stand, and one that is for them alone nobody else could choose about.
#[must_use]
pub fn is_writers_say(entry: &Entry, field: &FieldDecl, person: PersonId) -> bool {
    *field == header::VISIBLE && entry.author() == Some(person)
}

/// The rule that speaks against `person` writing into `field` that `entry` is for those whom `to` says; `None` where
/// they may, and for every other field. Who wrote it down says for whom it is; others make that narrower, and not so
/// that it is its writer's alone.
fn readers_refused(entry: &Entry, field: &FieldDecl, to: Option<&Value>, person: PersonId) -> Option<&'static str> {
    if *field != header::VISIBLE || entry.author().is_none_or(|writer| writer == person) {
        return None;
    }
    let (now, then) = (entry.meant_for(), MeantFor::said(to.and_then(Value::as_text).unwrap_or("")));
    if then > now {
        return Some(WIDENS);
    }
    (then == MeantFor::Writer && now != then).then_some(WRITERS_ALONE)
}

/// On which entry, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The noun.
    pub noun: &'static Noun,
    /// Which of its entries.
    pub key: EntryKey,
    /// The entry as its author saw it and as their earlier deeds of the same form leave it; `None` where there is none.
    pub entry: Option<&'a Entry>,
    /// Of one that strikes: what it is to say of, as its author saw it, where that is there.
    pub struck: Option<&'a Entry>,
    /// Whether the same form begins it.
    pub is_begun_here: bool,
    /// Who, on which node.
    pub author: Author,
    /// What they are there for.
    pub role: Role,
    /// When, by their clock.
    pub at: Millis,
}

/// Whether the deed may be done.
///
/// # Errors
/// The [`Problem`] that speaks against it: at the field where it is about one, else about the whole entry.
pub fn judge(case: &Case<'_>, deed: Deed<'_>) -> Result<(), Problem> {
    if let Some(problem) = case.unseen(deed) {
        return Err(problem);
    }
    if matches!(deed, Deed::Begin) {
        return case.begin();
    }
    let Some(entry) = case.entry else { return Err(case.whole(Wrong::NoSuchEntry)) };
    match deed {
        Deed::Begin => case.begin(),
        Deed::Write(field, to) => case.write(entry, field, to),
        Deed::Settle(field, to, reason) => case.settle(entry, field, to, reason),
        Deed::WriteUnknown => case.write_unknown(entry),
        Deed::ConfirmText(field) => case.confirm_text(entry, field),
        Deed::SeeLowered(field) => case.see_lowered(entry, field),
        Deed::Retire | Deed::TakeUp => case.retire(entry, matches!(deed, Deed::Retire)),
        Deed::Sign => case.sign(entry),
    }
}

impl Case<'_> {
    fn whole(&self, what: Wrong) -> Problem {
        Problem { noun: self.noun.name, key: self.key, field: None, what }
    }

    fn at(&self, field: &FieldDecl, what: impl Into<Wrong>) -> Problem {
        Problem { field: self.noun.field(field.name).map(|decl| decl.name), ..self.whole(what.into()) }
    }

    /// Whether the author may write `field`, which must be the noun's own and not another's of the same name.
    fn may_edit(&self, field: &FieldDecl) -> bool {
        let own = self.noun.field(field.name).is_some_and(|own| own.kind == field.kind && own.class == field.class);
        own && self.may_write(self.noun.field(field.name))
    }

    /// Whether the author may write `field` of such an entry, or the entry as a whole.
    fn may_write(&self, field: Option<&'static FieldDecl>) -> bool {
        may(Standing { role: self.role }, Ask::Write { noun: self.noun, field }).is_granted()
    }

    /// What is said where somebody would do something to what they may not even see.
    fn unseen(&self, deed: Deed<'_>) -> Option<Problem> {
        let (who, noun) = (Standing { role: self.role }, self.noun);
        let (ask, field) = match deed {
            Deed::Write(field, _) | Deed::Settle(field, ..) | Deed::ConfirmText(field) | Deed::SeeLowered(field) => {
                (Ask::See { noun, field }, Some(field))
            }
            Deed::Begin | Deed::WriteUnknown | Deed::Retire | Deed::TakeUp | Deed::Sign => {
                (Ask::Read { part: noun.part }, None)
            }
        };
        let problem = || field.map_or_else(|| self.whole(Wrong::NotYours), |field| self.at(field, Wrong::NotYours));
        (!may(who, ask).is_granted()).then(problem)
    }

    /// Where only its author writes an entry: the one who began it.
    fn is_own(&self, entry: &Entry) -> bool {
        let begun_by = entry.born.and_then(|born| born.author);
        !self.noun.own || begun_by.is_none_or(|author| author.person == self.author.person)
    }

    fn begin(&self) -> Result<(), Problem> {
        match self.noun.shape {
            Shape::List if self.key.fits(self.noun) => {}
            Shape::One | Shape::Coded(_) | Shape::List => {
                return Err(self.whole(Wrong::NoSuchEntry));
            }
        }
        if self.entry.is_some() {
            return Err(self.whole(Wrong::AlreadyThere));
        }
        let writes_some = self.noun.fields.iter().any(|field| self.may_write(Some(field)));
        if !writes_some && !self.may_write(None) {
            return Err(self.whole(Wrong::NotYours));
        }
        if self.noun.strikes { self.strike() } else { Ok(()) }
    }

    /// What was entered in error is said once, by its author or a supervisor, of what cannot be put right otherwise.
    fn strike(&self) -> Result<(), Problem> {
        let Some(struck) = self.struck else { return Err(self.whole(Wrong::NoSuchEntry)) };
        if struck.noun.signed().is_some() && !struck.is_signed() {
            return Err(self.whole(Wrong::Rule(NOT_FIXED)));
        }
        let begun_by = struck.born.and_then(|born| born.author).map(|author| author.person);
        if begun_by != Some(self.author.person) && self.role != Role::Supervisor {
            return Err(self.whole(Wrong::NotYours));
        }
        if struck.is_struck() { Err(self.whole(Wrong::AlreadyThere)) } else { Ok(()) }
    }

    fn write(&self, entry: &Entry, field: &'static FieldDecl, to: Option<&Value>) -> Result<(), Problem> {
        if !self.is_own(entry) {
            return Err(self.whole(Wrong::NotYours));
        }
        if entry.is_signed() && !puts_back_what_was_signed(entry, field, to) {
            return Err(self.whole(Wrong::Signed));
        }
        if field.class == Class::Frozen {
            return Err(self.at(field, Misfit::OnlySigned));
        }
        if entry.is_open(field) {
            return Err(self.at(field, Wrong::TwoVersions));
        }
        if !self.may_edit(field) {
            return Err(self.at(field, Wrong::NotYours));
        }
        if field.once && !self.is_begun_here {
            return Err(self.at(field, Wrong::AddOnly));
        }
        if self.brings_back(entry, field, to) {
            return Err(self.at(field, Wrong::Rule(SET_ASIDE)));
        }
        let held = entry.field(field).value().and_then(Value::as_text);
        if !field.may_replace(self.role, held, to.and_then(Value::as_text)) {
            return Err(self.at(field, Wrong::Rule(ONLY_RAISED)));
        }
        if let Some(rule) = readers_refused(entry, field, to, self.author.person) {
            return Err(self.at(field, Wrong::Rule(rule)));
        }
        match to {
            Some(value) => field.kind.check(value).map_err(|misfit| self.at(field, misfit)),
            None if field.required => Err(self.at(field, Wrong::Missing)),
            None => Ok(()),
        }
    }

    /// Whether the author would write, in place of what stands since a choice, an answer as little careful as one of
    /// theirs that was not chosen: what nobody may settle for themselves ([`may_settle_on`]) they do not bring back by
    /// saving. A day later it is a new look at how things are, which nobody may be kept from writing down; what was
    /// chosen is told beside it.
    fn brings_back(&self, entry: &Entry, field: &FieldDecl, to: Option<&Value>) -> bool {
        let Some(chosen) = entry.chosen(field) else { return false };
        let rank = |value: Option<&Value>| field.class.rank(value.and_then(Value::as_text).unwrap_or(""));
        let is_mine = |stamp: &Stamp| stamp.author.is_some_and(|author| author.person == self.author.person);
        let is_own = |version: &Version| version.stamps.iter().any(is_mine);
        // Where somebody else wrote over what was chosen, that is no more what stands.
        let stands = chosen.since.as_ref().is_none_or(is_mine);
        let careful = chosen.wrote.iter().min_by_key(|version| rank(version.value.as_ref()));
        let set_aside = chosen.wrote.iter().filter(|version| version.value != chosen.value && is_own(version));
        stands
            && self.at.since(chosen.by.written) < SET_ASIDE_MS
            && rank(to) > rank(entry.field(field).value())
            && !careful.is_some_and(is_own)
            && set_aside.map(|version| rank(version.value.as_ref())).any(|own| own <= rank(to))
    }

    /// Nobody here knows what stands there; what can be said of the whole entry holds for it as well.
    fn write_unknown(&self, entry: &Entry) -> Result<(), Problem> {
        if !self.is_own(entry) || !self.may_write(None) {
            return Err(self.whole(Wrong::NotYours));
        }
        if entry.is_signed() { Err(self.whole(Wrong::Signed)) } else { Ok(()) }
    }

    fn settle(
        &self,
        entry: &Entry,
        field: &'static FieldDecl,
        to: Option<&Value>,
        reason: &str,
    ) -> Result<(), Problem> {
        // Where a rule let one stand, somebody may say so all the same: that settles it too.
        let versions = &entry.field(field).versions();
        if versions.is_empty() {
            return Err(self.at(field, Wrong::OneVersion));
        }
        if entry.is_signed() && field.class != Class::Frozen {
            return Err(self.whole(Wrong::Signed));
        }
        // What explains an answer is chosen by those who choose the answer.
        let explained = field.told_with.and_then(|name| self.noun.field(name));
        let weighty = field.class.is_weighty() || explained.is_some_and(|field| field.class.is_weighty());
        let may = if weighty { matches!(self.role, Role::Supervisor | Role::Therapist) } else { self.may_edit(field) };
        let own = self.is_own(entry) || self.role == Role::Supervisor || field.class == Class::Frozen;
        let is_writers = is_writers_say(entry, field, self.author.person);
        if !(may || is_writers) || !own {
            return Err(self.at(field, Wrong::NotYours));
        }
        if !is_writers && !may_settle_on(field, versions, (self.author.person, self.role), to) {
            return Err(self.at(field, Wrong::Rule(LOOSENS)));
        }
        let reason = tidy(reason);
        if weighty && reason.is_empty() {
            return Err(self.at(field, Wrong::Rule(NEEDS_REASON)));
        }
        if reason.chars().count() > REASON_CHARACTERS_MAX {
            return Err(self.at(field, Misfit::TooLong { characters_max: REASON_CHARACTERS_MAX }));
        }
        let is_third = !versions.iter().any(|version| version.value.as_ref() == to);
        match to {
            None if field.required || field.class == Class::Frozen => Err(self.at(field, Wrong::Missing)),
            Some(_) if is_third && field.class == Class::Frozen => Err(self.at(field, Misfit::OnlySigned)),
            Some(value) if is_third => field.kind.check(value).map_err(|misfit| self.at(field, misfit)),
            Some(_) | None => Ok(()),
        }
    }

    fn confirm_text(&self, entry: &Entry, field: &'static FieldDecl) -> Result<(), Problem> {
        if !self.is_own(entry) {
            return Err(self.whole(Wrong::NotYours));
        }
        if entry.is_signed() {
            return Err(self.whole(Wrong::Signed));
        }
        match entry.field(field) {
            Field::Together { .. } if !self.may_edit(field) => Err(self.at(field, Wrong::NotYours)),
            Field::Together { .. } => Ok(()),
            Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Conflicted { .. } => {
                Err(self.at(field, Wrong::OneVersion))
            }
        }
    }

    fn see_lowered(&self, entry: &Entry, field: &'static FieldDecl) -> Result<(), Problem> {
        if self.role != Role::Supervisor {
            return Err(self.at(field, Wrong::NotYours));
        }
        entry.unseen_from(field).map(|_| ()).ok_or_else(|| self.at(field, Wrong::OneVersion))
    }

    fn retire(&self, entry: &Entry, away: bool) -> Result<(), Problem> {
        if away && entry.is_signed() {
            return Err(self.whole(Wrong::Signed));
        }
        if !self.noun.may_put_away() {
            return Err(self.whole(if self.noun.kept { Wrong::Kept } else { Wrong::AddOnly }));
        }
        let own = self.is_own(entry) || self.role == Role::Supervisor;
        if own && self.may_write(None) { Ok(()) } else { Err(self.whole(Wrong::NotYours)) }
    }

    fn sign(&self, entry: &Entry) -> Result<(), Problem> {
        let Some(field) = self.noun.signed() else { return Err(self.whole(Wrong::NotSignable)) };
        if !self.is_own(entry) {
            return Err(self.whole(Wrong::NotYours));
        }
        if entry.is_signed() {
            return Err(self.whole(Wrong::Signed));
        }
        if !self.may_edit(field) {
            return Err(self.whole(Wrong::NotYours));
        }
        // Nobody signs what they did not choose.
        entry.conflicts().next().map_or(Ok(()), |(field, _)| Err(self.at(field, Wrong::TwoVersions)))
    }
}

/// Whether `to` is what was signed, which lets go of words that came too late.
fn puts_back_what_was_signed(entry: &Entry, field: &FieldDecl, to: Option<&Value>) -> bool {
    let bytes = entry.noun.signed().and_then(|field| entry.value(field)).and_then(Value::as_signed);
    bytes.and_then(Signed::read).is_some_and(|signed| {
        field.class != Class::Frozen && to.map(ToString::to_string).unwrap_or_default() == signed.field(field.name)
    })
}
