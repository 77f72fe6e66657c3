//! Pages in the language of the person who reads them, through whole requests.

use waystation_sync::care::noun::{FieldDecl, Kind, Shape};
use waystation_sync::directory::Body;
use waystation_sync::id::{ChangeId, DeviceId, DocId};
use waystation_sync::record::Refusal;
use waystation_sync::replica::Status;

use super::*;
use crate::net::discovery::DiscoveryError;

/// What a page gives to read: its texts in order, then what is read out for its parts. Left out is what stands as
/// `code`: addresses, codes and numbers are the same in every language.
fn read(html: &str) -> Vec<String> {
    let (mut texts, mut read_out, mut in_code) = (Vec::new(), Vec::new(), false);
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("a tag is not closed: {piece}"));
        in_code = (in_code || tag == "code" || tag.starts_with("code ")) && tag != "/code";
        let text = plain(text);
        if !text.is_empty() && !in_code {
            texts.push(text);
        }
        for name in ["aria-label", "alt", "title", "placeholder"] {
            let value = tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
            read_out.extend(value.map(plain));
        }
    }
    texts.extend(read_out);
    texts
}

/// Text as it is read: one space between words, and no entities.
fn plain(text: &str) -> String {
    let text = text.replace("&#39;", "'").replace("&#34;", "\"").replace("&#60;", "<").replace("&#62;", ">");
    text.replace("&#38;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Browser {
    /// What the page at `path` gives to read.
    async fn read(&mut self, path: &str) -> Vec<String> {
        read(&self.get(path).await.text)
    }
}

#[actix_web::test]
async fn a_browser_that_asks_for_spanish_reads_the_sign_in_page_in_it() {
    let mut browser = Browser::clinic().await;
    (browser.cookie, browser.language) = (None, "es-MX,es;q=0.9,en;q=0.8");
    let page = browser.get("/sign-in").await;
    assert!(page.text.contains("<html lang=\"es\" dir=\"ltr\""), "{}", page.text);
    let said = [
        "Iniciar sesión · Waystation",
        "Ir al contenido",
        "Juniper Creek",
        "Iniciar sesión",
        "Con su contraseña se abre lo que usted puede ver y se firma lo que usted escribe.",
        "Usuario",
        "Contraseña",
        "Iniciar sesión",
        "¿Olvidó su contraseña? Nadie puede leerla ni recuperarla. Supervisión puede agregarle de nuevo, con otro usuario.",
    ];
    assert_eq!(read(&page.text), said);
    let wrong = browser.post("/sign-in", &[("login", "dana"), ("passphrase", "wrong words here")]).await;
    assert!(wrong.text.contains("El usuario o la contraseña no son correctos."), "{}", wrong.text);
}

#[actix_web::test]
async fn a_browser_that_asks_for_no_offered_language_reads_english() {
    let mut browser = Browser::new(NodeRole::Clinic);
    for language in ["", "*", "fr", "de-AT,de;q=0.9", "en-US,en;q=0.5", "en-AU", "\u{fffd};q"] {
        browser.language = language;
        assert!(browser.get("/set-up").await.text.contains("<html lang=\"en\" dir=\"ltr\""), "{language}");
    }
}

#[actix_web::test]
async fn a_browser_that_asks_for_spanish_is_told_of_problems_in_it() {
    let mut browser = Browser::clinic().await;
    browser.language = "es";
    let said = [
        "Esta página no existe · Waystation",
        "Ir al contenido",
        "Waystation",
        "Esta página no existe",
        "La dirección es incorrecta, o lleva a algo que no está en este dispositivo.",
        "Búsquelo en los casos. Si antes estaba aquí, es posible que la clínica lo haya movido: sincronice y busque de nuevo.",
        "Ir a “Hoy”",
        "Si alguien le ayuda, dígale este número:",
    ];
    for path in ["/nowhere", "/clients/00000000-0000-7000-8000-000000000000/goal"] {
        let answer = browser.get(path).await;
        assert_eq!((answer.status, read(&answer.text)), (StatusCode::NOT_FOUND, said.map(str::to_owned).to_vec()));
    }
    let elsewhere = browser.ask(TestRequest::get().uri("/today").insert_header(("host", "clinic.example"))).await;
    assert!(elsewhere.text.contains("Estas páginas son solo para el navegador"), "{}", elsewhere.text);
}

#[actix_web::test]
async fn someone_who_reads_spanish_saves_a_goal_in_it() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    browser.language = "es";
    let form = browser.get(&format!("{chart}/goal/new")).await;
    let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
    let mut filled = vec![("heads", &*heads), ("edit_id", &*id), ("f.statement", "Dormir en casa")];
    filled.push(("f.status", "active"));
    let again = browser.post(&format!("{chart}/goal"), &filled).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains(&waystation_web::Language::Spanish.say("goal-active-needs-why")), "{}", again.text);
    filled.pop();
    filled.push(("f.status", "proposed"));
    let saved = browser.post(&format!("{chart}/goal"), &filled).await;
    let section = browser.read(&saved.location).await;
    for said in ["Guardado.", "Dormir en casa", "Metas", "Agregar una meta", "Bloquear", "Supervisión"] {
        assert!(section.iter().any(|text| text == said), "{said} in {section:#?}");
    }
}

/// What `browser` sees of a form: its hidden inputs.
fn hidden_of(html: &str) -> [(&'static str, String); 2] {
    ["heads", "edit_id"].map(|name| (name, hidden(html, name)))
}

impl Browser {
    /// Sends the form at `page` to `to`, filled with `fields`; whatever the answer is, it is read.
    async fn fill(&mut self, (page, to): (&str, &str), fields: &[(&str, &str)]) -> Answer {
        let form = self.get(page).await.text;
        let at = form.find(&format!("action=\"{to}\"")).unwrap_or_else(|| panic!("no form to {to} at {page}"));
        // A button beside a form sends that one.
        let at = if form[..at].ends_with("form") { form.find("<form class=\"form\"").unwrap() } else { at };
        let [heads, id] = hidden_of(&form[at..]);
        let who = form[at..].split("name=\"f.who\"").nth(1).and_then(|select| {
            let mut ids = select.split("value=\"").skip(1).filter_map(|rest| rest.split('"').next());
            ids.find(|id| !id.is_empty())
        });
        let mut sent = vec![(heads.0, heads.1.as_str()), (id.0, id.1.as_str())];
        sent.extend(fields);
        // Elsewhere "who" is somebody beside the clinic, in words of one's own.
        let is_said = fields.iter().any(|(name, _)| *name == "f.who");
        sent.extend(who.filter(|_| !is_said).map(|who| ("f.who", who)));
        self.post(to, &sent).await
    }

    /// A laptop, and changes that were not taken, for every reason there is; discovery that did not start.
    async fn in_trouble(self) -> Self {
        let open = self.state.node().open().unwrap();
        let (device, certificate_hash) = (DeviceId([9; 16]), [9; 32]);
        let laptop = Body::Device { device, name: "№ 9".into(), certificate_hash, people: Vec::new(), active: true };
        open.direct(laptop).await.unwrap();
        let reasons = [
            Refusal::Damaged,
            Refusal::TooLarge,
            Refusal::OtherBeginning,
            Refusal::NoAuthor,
            Refusal::OtherDevice,
            Refusal::PersonNotAllowed,
            Refusal::OutOfOrder,
            Refusal::MissingBefore,
            Refusal::Inapplicable,
            Refusal::NotYours,
            Refusal::Fixed,
            Refusal::NotOfAForm,
            Refusal::FalseSignature,
            Refusal::Newer,
        ];
        let refused = reasons.map(|why| (DocId([7; 32]), ChangeId([7; 32]), why)).to_vec();
        open.set_status(Status { refused, met: Some(crate::host::clock::now()), ..Status::default() });
        drop(open);
        let mut state = Arc::into_inner(self.state.into_inner()).unwrap();
        state.around_mut().discovery_trouble = Some(DiscoveryError::Start { source: mdns_sd::Error::Again });
        Self { state: web::Data::new(state), ..self }
    }
}

/// An entry of most kinds in `chart`, a signed note, a goal put away, and two versions of a risk; gives their pages.
async fn filled(browser: &mut Browser, chart: &str) -> Vec<String> {
    let today = crate::host::clock::today().to_string();
    let entries: [(&str, &[(&str, &str)]); 6] = [
        ("contact", &[("f.channel", "phone"), ("f.value", "1"), ("f.safe", "at_times"), ("f.hours", "evening")]),
        ("crisis_step", &[("f.stage", "signs"), ("f.order", "1"), ("f.what", "2")]),
        ("goal", &[("f.statement", "3"), ("f.status", "proposed"), ("f.achievement", "improving")]),
        ("task", &[("f.what", "4"), ("f.due", &today), ("f.priority", "urgent"), ("f.status", "open")]),
        ("note", &[("f.kind", "visit"), ("f.happened", &today), ("f.text", "5")]),
        ("team", &[("f.role", "peer"), ("f.from", "2026-11-20"), ("f.primary", "yes")]),
    ];
    let mut pages = Vec::new();
    for (noun, fields) in entries {
        let section = format!("{chart}/{noun}");
        for again in [false, true] {
            let answer = browser.fill((&format!("{section}/new"), &section), fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{noun}: {}", answer.text);
            let list = browser.get(&answer.location).await.text;
            let link = format!("href=\"{section}/");
            let mut at = list.split(&link).skip(1).filter_map(|rest| rest.split('"').next());
            let id = at.find(|id| id.len() == 36).unwrap_or_else(|| panic!("no {noun} in {list}"));
            let entry = format!("{section}/{id}");
            pages.extend([entry.clone(), format!("{entry}/history")]);
            let retire = format!("{entry}/retire");
            let signing = [("then", "sign")];
            let (to, done) = if noun == "note" { (&entry, signing.as_slice()) } else { (&retire, [].as_slice()) };
            if again {
                let answer = browser.fill((&entry, to), done).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{entry}: {}", answer.text);
            }
        }
    }
    let risk = format!("{chart}/risk/self_harm");
    // What was done last is told once, with a form that takes it back.
    browser.get(chart).await;
    let mut lee = browser.beside("lee").await;
    let both = [browser.get(&risk).await, lee.get(&risk).await];
    for ((browser, form), level) in [browser, &mut lee].into_iter().zip(both).zip(["high", "low"]) {
        let [heads, id] = hidden_of(&form.text);
        let said = [("f.level", level), ("f.basis", "8"), ("f.action", "9")];
        browser.post(&risk, &[[(heads.0, &*heads.1), (id.0, &*id.1)].as_slice(), &said].concat()).await;
    }
    pages.extend(["", "/history", "/level/choose"].map(|more| format!("{risk}{more}")));
    pages
}

/// Every page that a supervisor opens by an address alone.
fn addresses(chart: &str) -> Vec<String> {
    let own = ["/today", "/clients", "/clients/new", "/review", "/returns", "/sync", "/sync?call=7", "/sync?call=x"];
    let mut pages: Vec<String> = own.into_iter().chain(["/devices", "/people", chart]).map(str::to_owned).collect();
    for page in waystation_web::nouns::pages() {
        let noun = page.noun;
        if waystation_web::nouns::section_of(noun).noun == noun {
            pages.push(format!("{chart}/{}", noun.name));
        }
        match noun.shape {
            Shape::List if noun.within.is_none() => pages.push(format!("{chart}/{}/new", noun.name)),
            Shape::One => pages.extend(["", "/history"].map(|more| format!("{chart}/{}/one{more}", noun.name))),
            Shape::Coded(_) | Shape::List => {}
        }
    }
    pages
}

/// Fails where a page holds a letter that the accented language never leaves as it is, but for what people typed.
fn only_accented(about: &str, html: &str) {
    // People, the clinic and the client as this test calls them; the program's own name; instruments as their makers
    // do.
    let instruments = waystation_sync::care::instruments::INSTRUMENTS.iter().map(|instrument| instrument.title);
    let typed: Vec<&str> =
        ["Juniper Creek", "Dana", "Lee", "Sam", "Waystation"].into_iter().chain(instruments).collect();
    // The time zone that this computer is set to, as the database calls it.
    let zone = crate::host::clock::computer_zone_name().unwrap_or_default();
    let html = html.replace(&format!("({zone})"), "");
    // Words that are offered as a passphrase are of a list of their own.
    let mut parts = html.split("<b class=\"offered\" translate=\"no\">");
    let first = parts.next().unwrap_or_default().to_owned();
    let html = parts.filter_map(|part| part.split_once("</b>")).fold(first, |html, (_, rest)| html + rest);
    // Time zones are called as their database calls them.
    let is_zone = |option: &str| option.split('"').next().is_some_and(|value| value.contains('/') || value == "UTC");
    let options = html.split("<option value=\"").enumerate().map(|(at, option)| match option.split_once("</option>") {
        Some((_, rest)) if at > 0 && is_zone(option) => rest.to_owned(),
        _ if at > 0 => format!("<option value=\"{option}"),
        _ => option.to_owned(),
    });
    let html = options.collect::<String>();
    for text in read(&html) {
        let left = typed.iter().fold(text.clone(), |left, name| left.replace(name, ""));
        // A note's fingerprint.
        let words = left.split(' ').filter(|word| word.len() != 12 || !word.chars().all(|c| c.is_ascii_hexdigit()));
        let plain = words.flat_map(str::chars).any(|c| c.is_ascii_alphabetic() && !"AEIOUaeiou".contains(c));
        assert!(!plain && !text.contains('⟦'), "{about} says {text:?}");
    }
}

#[actix_web::test]
async fn every_page_comes_from_the_files_of_words_whole() {
    let mut browser = Browser::clinic().await.in_trouble().await;
    browser.add("Lee", "therapist").await;
    browser.language = "en-XA";
    let chart = browser.client("Ωη").await;
    let mut pages = filled(&mut browser, &chart).await;
    pages.extend(addresses(&chart));
    for page in &pages {
        let answer = browser.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.text);
        only_accented(page, &answer.text);
    }
    let window = browser.post("/devices/open", &[("person", "")]).await;
    assert_eq!(window.status, StatusCode::UNPROCESSABLE_ENTITY);
    only_accented("opening a window for nobody", &window.text);
    let person = hidden(&browser.get("/devices").await.text.replace("type=\"checkbox\" ", ""), "person");
    let window = browser.post("/devices/open", &[("person", &person)]).await;
    only_accented("the window", &browser.get(&window.location).await.text);
    browser.post("/devices/close", &[]).await;
    only_accented("the window closed", &browser.get("/devices").await.text);
}

#[actix_web::test]
async fn every_form_that_comes_back_comes_from_the_files_of_words_whole() {
    let mut browser = Browser::clinic().await;
    browser.language = "en-XA";
    let chart = browser.client("Ωη").await;
    for page in
        waystation_web::nouns::pages().filter(|page| page.noun.shape == Shape::List && page.noun.within.is_none())
    {
        let section = format!("{chart}/{}", page.noun.name);
        // Longer than each field takes, and all together still a form that is read.
        let too_long =
            |field: &FieldDecl| if let Kind::Text { characters_max } = field.kind { characters_max + 1 } else { 2_001 };
        let wrong = page.noun.fields.iter().map(|field| (format!("f.{}", field.name), "0".repeat(too_long(field))));
        let wrong: Vec<(String, String)> = wrong.collect();
        let wrong: Vec<(&str, &str)> = wrong.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let answer = browser.fill((&format!("{section}/new"), &section), &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{section}");
        only_accented(&section, &answer.text);
        // There are more nouns than drafts that one person may have.
        let [draft, sheet] = ["draft", "sheet"].map(|name| (name, hidden(&answer.text, name)));
        let gone = browser.post("/draft/let-go", &[(draft.0, &*draft.1), (sheet.0, &*sheet.1)]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{section}");
    }
    for (path, form) in [
        ("/people", &[("p.name", ""), ("p.passphrase", "1"), ("p.again", "2")][..]),
        ("/people", &[("p.name", "1"), ("p.login", "dana"), ("p.role", "peer")]),
        ("/people", &[("p.name", "1"), ("p.login", "1"), ("p.role", "peer")]),
        ("/clients", &[("edit_id", "00000000-0000-7000-8000-000000000000"), ("client.birth_date", "1")]),
    ] {
        let answer = browser.post(path, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        only_accented(path, &answer.text);
    }
}

#[actix_web::test]
async fn every_door_and_every_problem_comes_from_the_files_of_words_whole() {
    for (role, path, form) in [
        (NodeRole::Clinic, "/set-up", &[("clinic", "")][..]),
        (NodeRole::Laptop, "/join", &[("address", "")]),
        (NodeRole::Laptop, "/join", &[("address", "127.0.0.1:9"), ("code", "1")]),
        (NodeRole::Laptop, "/join", &[("address", "127.0.0.1:9"), ("code", "22222222"), ("name", "1")]),
    ] {
        let mut browser = Browser::new(role);
        browser.language = "en-XA";
        only_accented(path, &browser.get(path).await.text);
        let answer = browser.post(path, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {form:?}");
        only_accented(path, &answer.text);
    }
    let mut browser = Browser::clinic().await;
    browser.language = "en-XA";
    browser.post("/sign-out", &[]).await;
    for tries in 0..=FREE_TRIES {
        let answer = browser.post("/sign-in", &[("login", "sam"), ("passphrase", "1")]).await;
        let waits = if tries == FREE_TRIES { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNAUTHORIZED };
        assert_eq!(answer.status, waits);
        only_accented("/sign-in", &answer.text);
    }
    browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    let elsewhere = browser.ask(TestRequest::get().uri("/today").insert_header(("host", "clinic.example"))).await;
    let foreign = TestRequest::post().uri("/sign-out").insert_header(HOST);
    let foreign = browser.ask(foreign.insert_header(("sec-fetch-site", "cross-site"))).await;
    let nowhere = browser.get("/nowhere").await;
    let unread = browser.post("/clients", &[]).await;
    let large = browser.post("/clients/search", &[("search", &"1".repeat(FORM_BYTES_MAX))]).await;
    for (answer, status) in [
        (elsewhere, StatusCode::MISDIRECTED_REQUEST),
        (foreign, StatusCode::FORBIDDEN),
        (nowhere, StatusCode::NOT_FOUND),
        (unread, StatusCode::BAD_REQUEST),
        (large, StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        assert_eq!(answer.status, status);
        only_accented(status.as_str(), &answer.text);
    }
}

#[actix_web::test]
async fn what_is_refused_before_anybody_is_asked_for_is_told_in_the_language_that_its_reader_chose() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let by = browser.person();
    browser.post("/settings", &[("form_by", &*by), ("language", "es"), ("look", "auto")]).await;
    assert!(browser.get("/today").await.text.contains("<html lang=\"es\""));
    let foreign = TestRequest::post().uri("/sign-out").insert_header(HOST);
    let answers = [
        browser.get(&format!("{chart}/medication/new")).await,
        browser.get("/nowhere").await,
        browser.get("/clients/x").await,
        browser.post("/clients/search", &[("search", &"1".repeat(FORM_BYTES_MAX))]).await,
        browser.ask(TestRequest::get().uri("/today").insert_header(("host", "clinic.example"))).await,
        browser.ask(foreign.insert_header(("sec-fetch-site", "cross-site"))).await,
    ];
    for answer in answers {
        assert!(answer.text.contains("<html lang=\"es\""), "{}", answer.text);
    }
}
