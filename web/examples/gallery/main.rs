//! Renders every page with invented people into a folder, to look at:
//! `cargo run -p waystation-web --example gallery -- DIR es`, then serve DIR (assets are fetched from `/static/`).
//! Without a language's tag the pages are in English; what people wrote stays as they wrote it, but in the accented
//! language for tests it is in Greek letters.

mod invented;
mod pages;

use std::path::Path;

use pages::Failure;
use waystation_web::Language;

fn main() -> Result<(), Failure> {
    let folder = std::env::args().nth(1).ok_or("say where to put the pages: gallery DIR [LANGUAGE]")?;
    let folder = Path::new(&folder);
    let language = match std::env::args().nth(2) {
        Some(tag) => Language::from_tag(&tag).ok_or("no such language: use en, es, en-XA or ar-XB")?,
        None => Language::English,
    };
    std::fs::create_dir_all(folder.join("static"))?;
    let files = ["style.css", "devices.css", "icons.svg", "mark.svg", "connect.js", "scan.js"];
    for name in files.into_iter().chain(waystation_web::shell::SCRIPTS) {
        let url = waystation_web::asset_url(name);
        let hashed = url.trim_start_matches(waystation_web::asset::PREFIX);
        let (bytes, _) = waystation_web::asset(hashed).ok_or("an asset is missing")?;
        std::fs::write(folder.join("static").join(hashed), bytes)?;
    }
    let pages = pages::pages(language)?;
    for (name, html) in &pages {
        std::fs::write(folder.join(format!("{name}.html")), html)?;
    }
    println!("{} pages are in {}", pages.len(), folder.display());
    Ok(())
}
