//! Which way a request came in. Must never be told from what a browser says, such as a header.

/// Which of the two listeners for pages a request came through; the listener's own app data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listener {
    /// Plain http on loopback, for this computer's own browser.
    ThisComputer,
    /// TLS, for other computers in the building.
    Building,
}

impl Listener {
    /// From app data; where nothing is said, it is loopback.
    pub(crate) fn of(data: Option<&Self>) -> Self {
        data.copied().unwrap_or(Self::ThisComputer)
    }

    /// What its addresses begin with.
    pub(crate) const fn scheme(self) -> &'static str {
        match self {
            Self::ThisComputer => "http://",
            Self::Building => "https://",
        }
    }

    /// Whether its cookies are marked `Secure`. Over TLS always. On loopback never, where nothing leaves the computer:
    /// WebKit keeps no such cookie from plain http, not even from localhost, so that nobody could sign in there.
    pub(crate) const fn has_secure_cookies(self) -> bool {
        matches!(self, Self::Building)
    }
}
