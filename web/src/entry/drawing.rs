//! What was drawn by hand, as the paths of pictures. Must never hand out anything but lines: a page puts it in as it is.

use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{FieldDecl, Kind, is_drawing};
use waystation_sync::care::value::Value;

/// The paths of a field that holds what was drawn by hand, version by version.
#[must_use]
pub fn paths(field: &FieldDecl, held: &Field) -> Vec<String> {
    if !matches!(field.kind, Kind::Drawing) {
        return Vec::new();
    }
    let path =
        |value: Option<&Value>| value.map(ToString::to_string).filter(|text| is_drawing(text)).unwrap_or_default();
    match held.value() {
        Some(value) => vec![path(Some(value))],
        None => held.versions().iter().map(|version| path(version.value.as_ref())).collect(),
    }
}
