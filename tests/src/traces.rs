//! What a browser leaves behind: whom it asked, what it keeps. Must never be asked by a page.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::browser::Browser;

impl Browser {
    /// Every address that the pages asked for and that is not the node's; none, if all is well. Each is told once.
    ///
    /// # Panics
    /// When the browser tells of no request at all, since then it would not tell of others either.
    pub async fn asked_elsewhere(&self) -> Vec<String> {
        let own = format!("{}/", self.origin);
        let mut elsewhere = BTreeSet::new();
        let mut asked = 0;
        for line in self.log("performance").await {
            let said: Value = serde_json::from_str(line["message"].as_str().unwrap_or_default()).unwrap_or_default();
            let said = &said["message"];
            let address = match said["method"].as_str() {
                Some("Network.requestWillBeSent") => said["params"]["request"]["url"].as_str(),
                Some("Network.webSocketCreated") => said["params"]["url"].as_str(),
                _ => None,
            };
            let Some(address) = address else { continue };
            asked += 1;
            let inside = ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| address.starts_with(scheme));
            if !inside && !address.starts_with(&own) {
                elsewhere.insert(address.to_owned());
            }
        }
        assert!(asked > 0, "the browser tells what it asks for");
        elsewhere.into_iter().collect()
    }

    /// What the browser keeps for the node's pages in any of its own stores, but for the session's cookie, which no
    /// script can read; empty, if all is well.
    pub async fn stores(&self) -> Vec<String> {
        let script = "const kept = []; \
                      for (const name of ['localStorage', 'sessionStorage']) \
                        try { if (window[name].length) kept.push(name) } catch { /* A page without an origin. */ } \
                      try { if (document.cookie) kept.push('a cookie that scripts can read') } catch { /* The same. */ } \
                      return kept";
        let mut kept = self.lines(script, Vec::new()).await;
        let usage = self.devtools("Storage.getUsageAndQuota", &json!({ "origin": self.origin })).await;
        for store in usage["usageBreakdown"].as_array().into_iter().flatten() {
            if store["usage"].as_f64().unwrap_or(1.0) > 0.0 {
                kept.push(store["storageType"].as_str().unwrap_or("a store").to_owned());
            }
        }
        kept
    }
}
