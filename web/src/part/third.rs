//! The control for a third answer beside versions to choose from. Must never send an answer by standing there.

use super::choice::Choice;
use super::control::Control;
use crate::Names;

/// A third answer must not be sent by standing there: no radio of it is chosen beforehand.
pub(super) fn third(control: Control, names: &Names) -> Control {
    match control {
        Control::Radios { mut choices } => {
            for choice in choices.iter_mut().filter(|choice| choice.value.is_empty()) {
                choice.words = names.say("chooser-third-empty");
            }
            // Where an answer is needed there is none that says nothing, and the first would stand as if it were meant.
            if choices.iter().all(|choice| !choice.value.is_empty()) {
                let words = names.say("chooser-third-empty");
                choices.push(Choice {
                    value: String::new(),
                    words,
                    chosen: choices.iter().all(|choice| !choice.chosen),
                });
            }
            choices.sort_by_key(|choice| !choice.value.is_empty());
            Control::Select { choices }
        }
        other @ (Control::Line { .. }
        | Control::Login { .. }
        | Control::NewPassphrase
        | Control::Day { .. }
        | Control::Moment { .. }
        | Control::Answers(_)
        | Control::Ways { .. }
        | Control::Area { .. }
        | Control::Drawing { .. }
        | Control::Select { .. }
        | Control::Checks { .. }
        | Control::Versions { .. }
        | Control::Fixed { .. }) => other,
    }
}
