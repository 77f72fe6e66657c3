//! How a page is seen: at which size, in which colours, by eye or through a checker of barriers. Must never change what
//! a page says.

use serde_json::{Value, json};

use crate::browser::Browser;

/// The checker of what a page is like for people who do not see it, hear it or use a mouse: axe-core 4.14.1,
/// unchanged, under the Mozilla Public License 2.0 (`vendor/axe.LICENSE`).
const AXE: &str = include_str!("../vendor/axe.min.js");
/// Runs it and tells each barrier with the elements.
const RUN_AXE: &str = include_str!("page/barriers.js");

/// A window and what the person before it asked their computer for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// What a test calls it.
    pub name: &'static str,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// How many pixels of the screen one of them is: 4 where a page is read at 400 %.
    pub zoom: u32,
    /// Whether it is held in a hand and touched.
    pub touch: bool,
    /// `prefers-color-scheme`, `forced-colors` and the like, with what is asked for.
    pub asks: &'static [(&'static str, &'static str)],
    /// The page's own look, for `data-look`; empty for the one that it came with.
    pub look: &'static str,
    /// On paper rather than on a screen.
    pub paper: bool,
}

/// A desk with a mouse, in light.
pub const DESK: Sight =
    Sight { name: "desk", width: 1366, height: 900, zoom: 1, touch: false, asks: &[], look: "", paper: false };
/// At night.
pub const DARK: Sight = Sight { name: "dark", asks: &[("prefers-color-scheme", "dark")], ..DESK };
/// The look of strong edges, chosen in the settings.
pub const CONTRAST: Sight = Sight { name: "high contrast", look: "contrast", ..DESK };
/// Strong edges, asked for by the computer.
pub const MORE_CONTRAST: Sight = Sight { name: "more contrast", asks: &[("prefers-contrast", "more")], ..DESK };
/// A computer that replaces every colour by a few of its own.
pub const FORCED: Sight = Sight { name: "forced colours", asks: &[("forced-colors", "active")], ..DESK };
/// The narrowest phone.
pub const PHONE: Sight = Sight { name: "phone", width: 320, height: 640, touch: true, ..DESK };
/// The commonest width of a phone.
pub const NARROW: Sight = Sight { name: "narrow", width: 360, height: 740, touch: true, ..DESK };
/// A phone on its side.
pub const SHORT: Sight = Sight { name: "short", width: 640, height: 320, touch: true, ..DESK };
/// A tablet upright.
pub const TABLET: Sight = Sight { name: "tablet", width: 768, height: 1024, touch: true, ..DESK };
/// A window of 1280 by 1024 read at 200 %.
pub const TWICE: Sight = Sight { name: "200 %", width: 640, height: 512, zoom: 2, ..DESK };
/// And at 400 %, as WCAG 1.4.10 has it.
pub const FOUR_TIMES: Sight = Sight { name: "400 %", width: 320, height: 256, zoom: 4, ..DESK };
/// On paper; its width is that of a printed page in CSS pixels.
pub const PAPER: Sight = Sight { name: "paper", width: 718, height: 1000, paper: true, ..DESK };

impl Sight {
    const fn size(&self) -> (u32, u32, u32, bool) {
        (self.width, self.height, self.zoom, self.touch)
    }
}

impl Browser {
    /// Sees the page that is open, and those that come, in this way. Nothing moves: a colour that is on its way to
    /// another is no colour to judge.
    pub async fn see(&self, sight: Sight) {
        let before = self.seen.lock().expect("unharmed").replace(sight);
        if before.is_none_or(|before| before.size() != sight.size()) {
            let size = json!({
                "width": sight.width, "height": sight.height, "deviceScaleFactor": sight.zoom, "mobile": sight.touch,
            });
            self.devtools("Emulation.setDeviceMetricsOverride", &size).await;
            self.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": sight.touch })).await;
        }
        if before.is_none_or(|before| (before.asks, before.paper) != (sight.asks, sight.paper)) {
            let asks = [("prefers-color-scheme", "light"), ("prefers-reduced-motion", "reduce")];
            let asks = asks.iter().filter(|(name, _)| sight.asks.iter().all(|(own, _)| own != name)).chain(sight.asks);
            let features: Vec<Value> = asks.map(|(name, value)| json!({ "name": name, "value": value })).collect();
            let media = if sight.paper { "print" } else { "" };
            self.devtools("Emulation.setEmulatedMedia", &json!({ "media": media, "features": features })).await;
        }
        if before.is_none_or(|before| before.look != sight.look) {
            let look = "const own = document.documentElement.dataset; own.came ??= own.look; \
                        own.look = arguments[0] || own.came;";
            self.window.execute(look, vec![sight.look.into()]).await.expect("it has a look");
        }
    }

    /// Gives the window a width in CSS pixels, and people who like it dark or light.
    pub async fn look(&self, width: u32, dark: bool) {
        self.see(Sight { width, ..if dark { DARK } else { DESK } }).await;
    }

    /// Reads the pages that come in this language, by its tag.
    pub async fn read_in(&self, tag: &str) {
        self.devtools("Network.setExtraHTTPHeaders", &json!({ "headers": { "Accept-Language": tag } })).await;
    }

    /// What axe-core finds wrong on the page, each with the elements; empty when nothing.
    pub async fn barriers(&self) -> Vec<String> {
        self.axe(&[]).await
    }

    /// What it finds wrong with the colours.
    pub async fn colour_barriers(&self) -> Vec<String> {
        self.axe(&["color-contrast", "link-in-text-block"]).await
    }

    async fn axe(&self, rules: &[&str]) -> Vec<String> {
        let there = self.window.execute("return !!window.axe", Vec::new()).await.expect("it tells");
        if there != true {
            self.window.execute(AXE, Vec::new()).await.expect("axe loads");
        }
        let found = self.window.execute_async(RUN_AXE, vec![json!(rules)]).await.expect("axe runs");
        let list = found.as_array().cloned().unwrap_or_else(|| vec![json!("axe said nothing")]);
        list.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }
}
