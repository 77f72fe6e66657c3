//! What somebody who is signed in is told of the time. Must never hold back more than a signature.

use jiff::civil::Date;
use waystation_web::shell::Notice;

use super::who::SignedIn;
use crate::host::clock;

impl SignedIn {
    /// The present day at the clinic.
    #[must_use]
    pub(crate) fn today(&self) -> Date {
        clock::today_in(&self.names().zone)
    }

    /// What every page says while this computer's clock may be wrong.
    pub(crate) fn clock_line(&self) -> Option<String> {
        self.someone().clock_doubt()?;
        Some(self.language().say_with("line-clock", &[("now", self.names().when(self.names().now).into())]))
    }

    /// Whether signing has to wait for an answer about this computer's clock, which may be wrong: it asks once a session. Says
    /// so on the next page.
    pub(crate) fn asks_of_clock(&self) -> bool {
        if self.someone().clock_doubt().is_none() || self.state().sessions().asked_of_clock(self.session()) {
            return false;
        }
        let now = self.names().when(self.names().now);
        let text = self.language().say_with("clock-signing", &[("now", now.into())]);
        self.keep_notice(Notice { good: false, text, next: self.language().say("clock-signing.next"), undo: None });
        true
    }
}
