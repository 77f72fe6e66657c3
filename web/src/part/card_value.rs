//! One value on a card, in pieces of which some lead somewhere. Must never lead where nobody said that it does.

/// One value on a card.
pub struct CardValue {
    /// The value.
    pub text: String,
    /// The value in pieces, each with where it leads: a telephone number to `tel:+15550142`. Empty for nowhere.
    pub pieces: Vec<(String, String)>,
    /// The path of what was drawn by hand; empty for nothing.
    pub drawn: String,
    /// Whether it is acted on until someone has chosen.
    pub acted_on: bool,
}

impl CardValue {
    /// Words that lead nowhere.
    #[must_use]
    pub fn plain(text: String) -> Self {
        Self { pieces: vec![(text.clone(), String::new())], text, drawn: String::new(), acted_on: false }
    }
}
