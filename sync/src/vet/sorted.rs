//! The writes of a change on one entry, sorted by what the declaration says of their names. Must never take a value that
//! is not stored as a form stores it.

use std::collections::BTreeMap;

use automerge::ScalarValue;

use super::operations::Touch;
use crate::care::declare::{Class, EntryKey, FieldDecl, Kind, Misfit, Value};
use crate::care::engine::read::{PROSE_MARK, RETIRED};
use crate::care::engine::watch::SEEN_MARK;
use crate::record::Refusal;
use crate::time::Millis;

/// Most bytes of a value under a name that this version does not know.
const UNKNOWN_LEN_MAX: usize = 100_000;
/// Most bytes of such a name.
const UNKNOWN_NAME_MAX: usize = 100;

/// What a change does to one entry.
#[derive(Default)]
pub(super) struct Sorted<'a> {
    /// Fields of one value.
    pub(super) values: Vec<(&'static FieldDecl, Option<Value>)>,
    /// Codes put into sets (true) and taken out.
    pub(super) flags: BTreeMap<&'static str, Vec<(&'a str, bool)>>,
    /// The registers beside shared texts.
    pub(super) marks: Vec<(&'static FieldDecl, &'a str)>,
    /// The registers beside watched fields.
    pub(super) seen: Vec<(&'static FieldDecl, &'a str)>,
    /// What stands for the entry as signed.
    pub(super) signed: Option<(&'static FieldDecl, &'a [u8])>,
    /// When it was put away, or that it was taken up.
    pub(super) retired: Option<Option<Millis>>,
    /// Whether anything is written that only a newer version knows.
    pub(super) has_unknown: bool,
}

/// Sorts the writes of `touch`.
///
/// # Errors
/// [`Refusal::NotOfAForm`] for what no form stores, [`Refusal::Newer`] for a code that only a newer version knows.
pub(super) fn sorted(touch: &Touch) -> Result<Sorted<'_>, Refusal> {
    let mut sorted = Sorted::default();
    for (name, scalar) in &touch.written {
        if name == RETIRED && matches!(touch.key, EntryKey::Id(_)) {
            sorted.retired = Some(retired(scalar)?);
            continue;
        }
        let (head, code) = name.split_once('/').map_or((name.as_str(), None), |(head, code)| (head, Some(code)));
        if let (Some(field), None) = (head.strip_suffix(PROSE_MARK).and_then(|head| touch.noun.field(head)), code)
            && field.class == Class::Prose
        {
            sorted.marks.push((field, words(scalar)?));
            continue;
        }
        if let (Some(field), None) = (head.strip_suffix(SEEN_MARK).and_then(|head| touch.noun.field(head)), code)
            && field.watched
        {
            sorted.seen.push((field, words(scalar)?));
            continue;
        }
        match (touch.noun.field(head), code) {
            (Some(field), None) => value(touch, field, scalar, &mut sorted)?,
            (Some(field), Some(code)) if field.class == Class::Set => flag(field, code, scalar, &mut sorted)?,
            (Some(_), Some(_)) => return Err(Refusal::NotOfAForm),
            (None, _) => unknown(name, scalar, &mut sorted)?,
        }
    }
    Ok(sorted)
}

fn value<'a>(
    touch: &Touch,
    field: &'static FieldDecl,
    scalar: &'a ScalarValue,
    sorted: &mut Sorted<'a>,
) -> Result<(), Refusal> {
    match (field.class, scalar) {
        (Class::Set, _) => return Err(Refusal::NotOfAForm),
        // Shared text is an object: a scalar over it would hide what others wrote.
        (Class::Prose, _) if touch.texts.contains(field.name) => return Err(Refusal::NotOfAForm),
        // Where an entry stands from birth its text is born before anybody writes, and would hide a scalar when it is.
        (Class::Prose, _) if !matches!(touch.key, EntryKey::Id(_)) => return Err(Refusal::NotOfAForm),
        (Class::Frozen, ScalarValue::Bytes(bytes)) => sorted.signed = Some((field, bytes)),
        (Class::Frozen, _) => return Err(Refusal::NotOfAForm),
        (_, ScalarValue::Null) => sorted.values.push((field, None)),
        (_, scalar) => {
            let value = field.kind.read(scalar).ok_or(Refusal::NotOfAForm)?;
            if value.to_scalar() != *scalar {
                return Err(Refusal::NotOfAForm);
            }
            match field.kind.check(&value) {
                Err(Misfit::NotAChoice) if matches!(field.kind, Kind::Code(_)) => return Err(Refusal::Newer),
                Err(_) => return Err(Refusal::NotOfAForm),
                Ok(()) => sorted.values.push((field, Some(value))),
            }
        }
    }
    Ok(())
}

fn flag<'a>(
    field: &'static FieldDecl,
    code: &'a str,
    scalar: &ScalarValue,
    sorted: &mut Sorted<'a>,
) -> Result<(), Refusal> {
    let ScalarValue::Boolean(there) = scalar else { return Err(Refusal::NotOfAForm) };
    match field.kind.parse(code) {
        Ok(Some(value)) if value.flags() == [code.to_owned()].into() => {
            sorted.flags.entry(field.name).or_default().push((code, *there));
            Ok(())
        }
        _ => Err(Refusal::Newer),
    }
}

fn retired(scalar: &ScalarValue) -> Result<Option<Millis>, Refusal> {
    match scalar {
        ScalarValue::Null => Ok(None),
        ScalarValue::Timestamp(at) => Ok(Some(Millis(*at))),
        ScalarValue::Bytes(_)
        | ScalarValue::Str(_)
        | ScalarValue::Int(_)
        | ScalarValue::Uint(_)
        | ScalarValue::F64(_)
        | ScalarValue::Counter(_)
        | ScalarValue::Boolean(_)
        | ScalarValue::Unknown { .. } => Err(Refusal::NotOfAForm),
    }
}

fn words(scalar: &ScalarValue) -> Result<&str, Refusal> {
    if let ScalarValue::Str(text) = scalar { Ok(text.as_str()) } else { Err(Refusal::NotOfAForm) }
}

/// A field of a newer version passes and is passed on: nobody here reads it.
fn unknown(name: &str, scalar: &ScalarValue, sorted: &mut Sorted<'_>) -> Result<(), Refusal> {
    let fits_name = name.len() <= UNKNOWN_NAME_MAX
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_:/~-".contains(&byte));
    let fits_value = match scalar {
        ScalarValue::Str(text) => text.len() <= UNKNOWN_LEN_MAX,
        ScalarValue::Bytes(bytes) => bytes.len() <= UNKNOWN_LEN_MAX,
        ScalarValue::Null | ScalarValue::Boolean(_) | ScalarValue::Int(_) | ScalarValue::Timestamp(_) => true,
        ScalarValue::Uint(_) | ScalarValue::F64(_) | ScalarValue::Counter(_) | ScalarValue::Unknown { .. } => false,
    };
    sorted.has_unknown = true;
    if fits_name && fits_value { Ok(()) } else { Err(Refusal::NotOfAForm) }
}
