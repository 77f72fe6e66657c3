//! How pages look to one person: light, dark, high contrast, or as their computer likes it. Must never be more than a
//! name for a set of the stylesheet's tokens.

/// A look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As the computer likes it.
    #[default]
    Auto,
    /// Dark words on light paper.
    Light,
    /// Light words on dark paper.
    Dark,
    /// Black on white, strong edges.
    Contrast,
}

impl Look {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Contrast];

    /// Its code, for `data-look` and for keeping.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The look with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.code() == code)
    }
}
