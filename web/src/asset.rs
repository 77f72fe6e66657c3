//! Files that browsers fetch as they are: the stylesheet, the script, the pictures. Served under a name that holds
//! their hash, so that a browser may keep them for ever. Must never hold anything about a client.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::{Embed, EmbeddedFile};

#[derive(Embed)]
#[folder = "static/"]
struct Files;

/// Where assets are served.
pub const PREFIX: &str = "/static/";

/// Every asset's address by its plain name. A page asks for dozens of them, each icon for one.
static URLS: LazyLock<BTreeMap<Cow<'static, str>, String>> = LazyLock::new(|| {
    let url = |name: &str| Some(format!("{PREFIX}{}", hashed(name, &Files::get(name)?)));
    Files::iter().filter_map(|name| Some((name.clone(), url(&name)?))).collect()
});

/// The address of an asset by its plain name: `style.css` becomes `/static/style.1a2b3c4d.css`.
#[must_use]
pub fn asset_url(name: &str) -> String {
    URLS.get(name).cloned().unwrap_or_else(|| format!("{PREFIX}{name}"))
}

/// The bytes and type of an asset by its hashed name, without [`PREFIX`]; `None` when there is none, also when its
/// hash is that of another version.
#[must_use]
pub fn asset(path: &str) -> Option<(Cow<'static, [u8]>, &'static str)> {
    let (stem, rest) = path.split_once('.')?;
    let (_, extension) = rest.split_once('.')?;
    let name = format!("{stem}.{extension}");
    let file = Files::get(&name)?;
    (hashed(&name, &file) == path).then(|| (file.data, content_type(extension)))
}

fn hashed(name: &str, file: &EmbeddedFile) -> String {
    let hash: String = file.metadata.sha256_hash().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    match name.split_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_found_by_the_address_that_pages_use_and_by_no_other() {
        for name in ["style.css", "icons.svg"].into_iter().chain(crate::shell::SCRIPTS) {
            let url = asset_url(name);
            let (bytes, _) = asset(url.strip_prefix(PREFIX).unwrap()).unwrap();
            assert!(!bytes.is_empty());
            assert!(asset(name).is_none());
        }
        assert!(asset("style.00000000.css").is_none());
        assert!(asset("../Cargo.toml").is_none());
    }

    #[test]
    fn the_stylesheet_stays_small_for_old_laptops() {
        assert!(Files::get("style.css").unwrap().data.len() <= 30_000);
        assert!(Files::get("chart.css").unwrap().data.len() <= 5_000);
        let scripts =
            Files::iter().filter(|name| name.ends_with(".js")).map(|name| Files::get(&name).unwrap().data.len());
        assert!(scripts.sum::<usize>() < 60 * 1024);
    }
}
