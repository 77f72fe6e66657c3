//! One field of a noun, declared. Must never hold a value or a version of one (`field.rs` does).

use std::fmt;

use super::{Class, Days, Kind, Role};

/// One field of a noun, declared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FieldDecl {
    /// Its name, unique in the noun; for ever.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// How concurrent writes to it meet.
    pub class: Class,
    /// Whether an entry cannot be saved without it.
    pub required: bool,
    /// Whether it is written when its entry is begun and never again; a mistake is put right by another entry.
    pub once: bool,
    /// Who may write it, where that differs from the noun.
    pub editors: Option<&'static [Role]>,
    /// Who may see it, where that differs from the part. Pages hide it from others; their computers hold it all the
    /// same, since a document is whole. A field that some computers may not hold belongs in another part. Lists,
    /// agendas and rules hear nothing of it, since facts are for whoever may read the part; nor may a noun have one
    /// whose entries are signed, since a signature holds all that was signed.
    pub readers: Option<&'static [Role]>,
    /// Roles that make it more protective and never less so: what they saw raises a concern, and whether it is over is for
    /// others to say. Only for codes that are [confirmed](FieldDecl::confirmed) in an order.
    pub raised_only_by: &'static [Role],
    /// Whether a less protective value waits until a supervisor has seen it (`engine/watch.rs`).
    pub watched: bool,
    /// Whether forms of earlier programs wrote it before it was watched: what they lowered bears no mark, and is taken.
    pub watched_later: bool,
    /// Of a field that holds a day: which days are usual. Forms ask about others; the record takes them all.
    pub days: Days,
    /// Whether a blank form shows today in it; of a moment, the present one.
    pub starts_today: bool,
    /// The field whose change makes it today, where a form changes that one and leaves this as it was.
    pub today_with: Option<&'static str>,
    /// The field whose value it explains: of several versions of that one, each has its own. Who chooses one of them on
    /// a page chooses this with it.
    pub told_with: Option<&'static str>,
    /// The field that it says something of: its answer stands only with the value of that one of which it was said.
    /// Where both were written apart, neither writer knowing of the other, what it says is not acted on until somebody
    /// says it anew.
    pub said_of: Option<&'static str>,
    /// Of a field that names a member of staff: what they have to be there for. A form that names another is refused.
    pub staff: Option<&'static [Role]>,
    /// Of a status: a code that a form gives it only where one of these stands. What merges is not held to it.
    pub only_from: Option<(&'static str, &'static [&'static str])>,
    /// Of a field that leads to consents: the kinds that do for it. A form that names another is refused.
    pub under: Option<&'static [&'static str]>,
    /// The fields that say what it is about: of entries of the noun that hold the same there, a less careful answer in
    /// one lowers the more careful one in another (`engine/across.rs`). Only for a field that is watched.
    pub across: &'static [&'static str],
    /// Whether it names one person: in one chart they may be written by a part of the name, or in another order.
    pub person: bool,
    /// Whether a form that changes that field may leave this as it is without being asked: its writer has both before
    /// them, and it mostly still holds.
    pub kept: bool,
    /// Whether it stands in its own entry alone: neither titles nor lines that tell entries apart say it.
    pub aside: bool,
}

impl FieldDecl {
    const fn new(name: &'static str, kind: Kind, class: Class) -> Self {
        Self {
            name,
            kind,
            class,
            required: false,
            once: false,
            editors: None,
            readers: None,
            raised_only_by: &[],
            watched: false,
            watched_later: false,
            days: Days::Any,
            starts_today: false,
            today_with: None,
            told_with: None,
            said_of: None,
            under: None,
            staff: None,
            only_from: None,
            across: &[],
            person: false,
            kept: false,
            aside: false,
        }
    }

    /// One value; of concurrent ones a winner is shown and the rest are listed for review. (REG)
    #[must_use]
    pub const fn register(name: &'static str, kind: Kind) -> Self {
        Self::new(name, kind, Class::Register)
    }

    /// One value that matters for safety or rights: all concurrent ones are shown until a person settles them, and
    /// until then the one that comes first in `most_protective_first` is acted on. An empty list means that no value
    /// protects more than another, but for sets: of those the one that lies within all others. (CONF)
    #[must_use]
    pub const fn confirmed(name: &'static str, kind: Kind, most_protective_first: &'static [&'static str]) -> Self {
        Self::new(name, kind, Class::Confirmed { most_protective_first })
    }

    /// A status along a way; of concurrent ones the furthest stands. (STATE)
    #[must_use]
    pub const fn state(name: &'static str, way: &'static [&'static str]) -> Self {
        Self::new(name, Kind::Code(way), Class::State { way, confirmed: &[] })
    }

    /// This status, of which `codes` stand beside no other without a person's word. (STATE with CONF codes)
    #[must_use]
    pub const fn confirming(mut self, codes: &'static [&'static str]) -> Self {
        if let Class::State { way, .. } = self.class {
            self.class = Class::State { way, confirmed: codes };
        }
        self
    }

    /// Prose that several people may write together. (T)
    #[must_use]
    pub const fn prose(name: &'static str, characters_max: usize) -> Self {
        Self::new(name, Kind::Text { characters_max }, Class::Prose)
    }

    /// Any of `codes`; adding wins over taking away. (SET)
    #[must_use]
    pub const fn set(name: &'static str, codes: &'static [&'static str]) -> Self {
        Self::new(name, Kind::Codes(codes), Class::Set)
    }

    /// Any number of entries of the nouns `to`; adding wins over taking away. (SET of ids)
    #[must_use]
    pub const fn links(name: &'static str, to: &'static [&'static str]) -> Self {
        Self::new(name, Kind::Links { to }, Class::Set)
    }

    /// The place of an entry among its siblings (see [`Kind::Order`]).
    #[must_use]
    pub const fn order(name: &'static str) -> Self {
        Self::register(name, Kind::Order)
    }

    /// Bytes fixed for ever by signing, written only by [`crate::care::edit::Verb::Sign`]. (FROZEN)
    #[must_use]
    pub const fn frozen(name: &'static str) -> Self {
        Self::new(name, Kind::Signed, Class::Frozen)
    }

    /// This field, which an entry cannot be without. Only for a field that is declared together with its noun: laptops
    /// of the release before would begin entries without it, and their clinic would refuse them.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// This field, written once (CARE.md: APPEND). Fields of the entry beside it may stay open.
    #[must_use]
    pub const fn once(mut self) -> Self {
        self.once = true;
        self
    }

    /// This field, which pages show to `roles` only (see [`FieldDecl::readers`]).
    #[must_use]
    pub const fn seen_by(mut self, roles: &'static [Role]) -> Self {
        self.readers = Some(roles);
        self
    }

    /// This field, [watched](FieldDecl::watched) since a time when forms wrote it without.
    #[must_use]
    pub const fn watched_later(mut self) -> Self {
        self.watched_later = true;
        self.watched()
    }

    /// This field, of which a less protective value than before waits until a supervisor has seen it. Only for codes
    /// that are [`FieldDecl::confirmed`] in an order, or for a status of which some are [`FieldDecl::confirming`].
    #[must_use]
    pub const fn watched(mut self) -> Self {
        self.watched = true;
        self
    }

    /// This field, which holds one of the days that are usual as `days` says.
    #[must_use]
    pub const fn on(mut self, days: Days) -> Self {
        self.days = days;
        self
    }

    /// This field, which holds today in a blank form.
    #[must_use]
    pub const fn starts_today(mut self) -> Self {
        self.starts_today = true;
        self
    }

    /// This field, which is today once the field named `field` is changed, unless another day is typed.
    #[must_use]
    pub const fn today_with(mut self, field: &'static str) -> Self {
        self.today_with = Some(field);
        self
    }

    /// This field, which explains the value of the field named `field`.
    #[must_use]
    pub const fn told_with(mut self, field: &'static str) -> Self {
        self.told_with = Some(field);
        self
    }

    /// This field, which says something of what the field named `field` holds (see [`FieldDecl::said_of`]). A form that
    /// changes that one and leaves this as it was asks whether it is meant for the new value too.
    #[must_use]
    pub const fn said_of(mut self, field: &'static str) -> Self {
        self.said_of = Some(field);
        self
    }

    /// This field, which names members of staff who are there as one of `roles`.
    #[must_use]
    pub const fn staff(mut self, roles: &'static [Role]) -> Self {
        self.staff = Some(roles);
        self
    }

    /// This status, which a form makes `code` only where one of `from` stands.
    #[must_use]
    pub const fn only_from(mut self, code: &'static str, from: &'static [&'static str]) -> Self {
        self.only_from = Some((code, from));
        self
    }

    /// This field, for which consents of `kinds` do and no others.
    #[must_use]
    pub const fn under(mut self, kinds: &'static [&'static str]) -> Self {
        self.under = Some(kinds);
        self
    }

    /// This field, of which entries that hold the same in `fields` speak of one thing (see [`FieldDecl::across`]).
    #[must_use]
    pub const fn across(mut self, fields: &'static [&'static str]) -> Self {
        self.across = fields;
        self
    }

    /// This field, which names [one person](FieldDecl::person).
    #[must_use]
    pub const fn of_person(mut self) -> Self {
        self.person = true;
        self
    }

    /// This field, which says something of another and which a form may [leave as it is](FieldDecl::kept) where that
    /// one changes.
    #[must_use]
    pub const fn kept(mut self) -> Self {
        self.kept = true;
        self
    }

    /// This field, which [no title says](FieldDecl::aside).
    #[must_use]
    pub const fn aside(mut self) -> Self {
        self.aside = true;
        self
    }

    /// Whether pages show it to `role`, of those who may read its part.
    #[must_use]
    pub fn is_seen_by(&self, role: Role) -> bool {
        self.readers.is_none_or(|readers| readers.contains(&role))
    }

    /// Whether signing an entry fixes it: not the place of the entry among others, which may change, nor the signed
    /// bytes.
    #[must_use]
    pub fn is_signed_over(&self) -> bool {
        self.class != Class::Frozen && self.kind != Kind::Order
    }

    /// This field, of which `roles` write only what is more protective than what stands there.
    #[must_use]
    pub const fn raised_only_by(mut self, roles: &'static [Role]) -> Self {
        self.raised_only_by = roles;
        self
    }

    /// Whether `role` may write `to` in place of `from`: whoever only raises writes what protects more, or as much, and
    /// where nothing stands, whatever asks for some care.
    #[must_use]
    pub fn may_replace(&self, role: Role, from: Option<&str>, to: Option<&str>) -> bool {
        let rank = |code: Option<&str>| self.class.rank(code.unwrap_or(""));
        let least = match self.class {
            Class::Confirmed { most_protective_first: order } => order.last().copied(),
            Class::State { .. } | Class::Prose | Class::Set | Class::Register | Class::Frozen => None,
        };
        let is_raised = rank(to) <= rank(from) && to != least;
        !self.raised_only_by.contains(&role) || from == to || is_raised
    }

    /// This field, which only `roles` write.
    #[must_use]
    pub const fn only(mut self, roles: &'static [Role]) -> Self {
        self.editors = Some(roles);
        self
    }
}

impl fmt::Debug for FieldDecl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldDecl({})", self.name)
    }
}
