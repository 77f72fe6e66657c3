//! `cargo dev`: every page with invented people at http://localhost:8490, rendered again whenever a file of `web` or
//! of `sync/src/care` is saved; an open page reloads by itself. Must never be reachable from another computer, nor hold a real client.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use actix_web::{App, HttpResponse, HttpServer, web};

/// Where the pages are.
const PORT: u16 = 8490;
/// How often the sources are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(300);
/// Asks whether the pages were rendered again, and reloads if so. Added to a page as it is served, never to the product.
const RELOAD: &str = "<script>let was;setInterval(async()=>{try{const now=await(await fetch('/rendered')).text();\
                      if(was&&was!==now)location.reload();was=now}catch{}},500)</script>";

struct Pages {
    folder: PathBuf,
    /// Counts up with each rendering.
    rendered: AtomicU64,
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = Arc::new(Pages { folder: top.join("target/gallery"), rendered: AtomicU64::new(0) });
    let watched = Arc::clone(&pages);
    std::thread::spawn(move || watch(&top, &watched));
    println!("Pages: http://localhost:{PORT}/ (the first rendering takes a moment; Ctrl-C ends it)");
    let data = web::Data::from(pages);
    HttpServer::new(move || {
        App::new()
            .app_data(data.clone())
            .route("/rendered", web::get().to(rendered))
            .route("/{path:.*}", web::get().to(page))
    })
    .workers(1)
    .bind(("127.0.0.1", PORT))?
    .run()
    .await
}

async fn rendered(pages: web::Data<Pages>) -> String {
    pages.rendered.load(Ordering::Relaxed).to_string()
}

async fn page(pages: web::Data<Pages>, path: web::Path<String>) -> HttpResponse {
    if path.is_empty() {
        return HttpResponse::Ok().content_type("text/html; charset=utf-8").body(list(&pages.folder) + RELOAD);
    }
    let is_plain = Path::new(path.as_str()).components().all(|part| matches!(part, std::path::Component::Normal(_)));
    let Some(bytes) = is_plain.then(|| std::fs::read(pages.folder.join(path.as_str())).ok()).flatten() else {
        return HttpResponse::NotFound().body("no such page yet");
    };
    let kind = match path.rsplit('.').next() {
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        _ => {
            return HttpResponse::Ok()
                .content_type("text/html; charset=utf-8")
                .body([&bytes, RELOAD.as_bytes()].concat());
        }
    };
    HttpResponse::Ok().content_type(kind).body(bytes)
}

fn list(folder: &Path) -> String {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".html"))
        .collect();
    names.sort();
    let links: Vec<String> = names.iter().map(|name| format!("<li><a href=\"/{name}\">{name}</a></li>")).collect();
    format!("<!doctype html><title>Pages</title><ul>{}</ul>", links.concat())
}

/// Renders whenever the newest file of `web`, or of the care plan that it shows, is newer than the last rendering.
fn watch(top: &Path, pages: &Pages) {
    let mut last = None;
    loop {
        let newest = ["web", "sync/src/care"].iter().filter_map(|folder| newest_in(&top.join(folder))).max();
        if newest != last {
            last = newest;
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let arguments = ["run", "--quiet", "--locked", "--package", "waystation-web", "--example", "gallery", "--"];
            let made = Command::new(cargo).current_dir(top).args(arguments).arg(&pages.folder).status();
            if made.is_ok_and(|status| status.success()) {
                let number = pages.rendered.fetch_add(1, Ordering::Relaxed) + 1;
                println!("rendered ({number})");
            }
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

fn newest_in(folder: &Path) -> Option<SystemTime> {
    std::fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let kind = entry.file_type().ok()?;
            if kind.is_dir() { newest_in(&entry.path()) } else { entry.metadata().ok()?.modified().ok() }
        })
        .max()
}
