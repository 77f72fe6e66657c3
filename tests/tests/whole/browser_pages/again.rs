//! Every address once more, seen in other ways. Must never write anything.

use waystation_tests::browser::Browser;
use waystation_tests::eyes::{DESK, FOUR_TIMES, PHONE, TABLET, TWICE};
use waystation_tests::tour::{Tour, say};

/// Every address again: on a tablet, read at 200 % and at 400 %, and in the languages for tests, which are longer and
/// run from right to left.
pub(crate) async fn once_more(browser: &Browser, tour: &mut Tour) {
    let mut addresses = std::mem::take(&mut tour.addresses);
    addresses.sort();
    addresses.dedup();
    for address in &addresses {
        browser.go(address).await;
        let mut faults = Vec::new();
        for sight in [TWICE, FOUR_TIMES] {
            let lost = browser.lost(DESK, sight).await;
            faults.extend(lost.into_iter().map(|control| format!("lost at {}: {control}", sight.name)));
            browser.see(sight).await;
            faults.extend(browser.too_wide().await);
        }
        browser.see(TABLET).await;
        faults.extend(browser.too_small().await);
        faults.extend(browser.too_wide().await);
        browser.see(DESK).await;
        tour.found.extend(faults.into_iter().map(|fault| format!("{address}: {fault}")));
    }
    for (tag, direction) in [("ar-XB", "rtl"), ("en-XA", "ltr")] {
        browser.read_in(tag).await;
        for address in &addresses {
            browser.go(address).await;
            browser.find(&format!("html[dir={direction}][lang={tag}]")).await;
            let mut faults = if direction == "rtl" { browser.barriers().await } else { Vec::new() };
            faults.extend(browser.too_wide().await);
            browser.see(PHONE).await;
            faults.extend(browser.too_wide().await);
            browser.see(DESK).await;
            tour.found.extend(faults.into_iter().map(|fault| format!("{address} in {tag}: {fault}")));
        }
    }
    browser.read_in("en").await;
    say(&format!("{} addresses once more at 200 %, 400 %, on a tablet and in two languages", addresses.len()));
}
