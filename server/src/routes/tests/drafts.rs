//! Words that are not saved yet: kept, shown again where they were typed, gone once saved, and nobody else's.

use actix_web::test::TestRequest;

use super::*;
use crate::node::unsaved::DRAFTS_MAX;

/// A form of a page, as a browser would send it.
#[derive(Clone)]
pub(super) struct Form {
    action: String,
    inputs: Vec<(String, String)>,
}

impl Form {
    /// The form of an entry on a page.
    pub(super) fn on(html: &str) -> Self {
        Self::holding(html, "data-draft")
    }

    /// The first form of a page that holds `mark`.
    pub(super) fn holding(html: &str, mark: &str) -> Self {
        let form = html.split("<form").find(|form| form.contains(mark)).expect("a form");
        let form = form.split("</form>").next().unwrap();
        let attribute = |tag: &str, name: &str| {
            let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
            Some(value.to_owned())
        };
        let mut inputs = Vec::new();
        for tag in form.split('<').skip(1) {
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            let Some(name) = attribute(tag, "name") else { continue };
            let is_choice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
            if tag.starts_with("textarea") {
                inputs.push((name, after.trim_start_matches('\n').to_owned()));
            } else if tag.starts_with("input") && (!is_choice || tag.contains(" checked")) {
                inputs.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        }
        Self { action: attribute(form, "action").unwrap(), inputs }
    }

    pub(super) fn with(mut self, name: &str, text: &str) -> Self {
        self.inputs.retain(|(known, _)| known != name);
        self.inputs.push((name.to_owned(), text.to_owned()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.inputs.retain(|(known, _)| known != name);
        self
    }

    /// The same as another person's page has it.
    pub(super) fn by(self, person: &str) -> Self {
        self.with("form_by", person)
    }

    /// What is sent to `action` by a button beside the form.
    pub(super) fn pressed(self, action: &str) -> (String, Vec<(String, String)>) {
        (action.to_owned(), self.inputs)
    }

    /// The names of the inputs in which a person writes.
    pub(super) fn fields(&self) -> Vec<String> {
        self.inputs.iter().map(|(name, _)| name.clone()).filter(|name| name.starts_with("f.")).collect()
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.inputs.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
    }
}

impl Browser {
    pub(super) async fn form(&mut self, path: &str) -> Form {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
        Form::on(&page.text)
    }

    pub(super) async fn send(&mut self, form: &Form) -> Answer {
        self.send_to(&form.action, form).await
    }

    pub(super) async fn send_to(&mut self, path: &str, form: &Form) -> Answer {
        let inputs: Vec<(&str, &str)> = form.inputs.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        self.post(path, &inputs).await
    }

    /// Keeps a form's words as the script does.
    pub(super) async fn keep(&mut self, form: &Form) -> (StatusCode, serde_json::Value) {
        let request = TestRequest::post().uri("/draft").insert_header(HOST).insert_header(OWN);
        let request = request.insert_header(("accept", "application/json")).set_form(&form.inputs);
        let answer = self.ask(request).await;
        (answer.status, serde_json::from_str(&answer.text).unwrap_or_default())
    }

    /// A goal that is saved; the address of its entry.
    pub(super) async fn goal(&mut self, chart: &str, statement: &str) -> String {
        let form = self.form(&format!("{chart}/goal/new")).await;
        let saved = self.send(&form.clone().with("f.statement", statement).with("f.status", "proposed")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        format!("{chart}/goal/{}", form.get("edit_id"))
    }

    /// The session as nobody at the keyboard leaves it.
    pub(super) fn lock_itself(&mut self) {
        let now = crate::host::clock::uptime();
        let person = self.state.sessions().person(SessionId::of(self.cookie.as_ref().unwrap().value()), now).unwrap();
        let long_ago = now.after(-IDLE_MS);
        let token = self.state.sessions().begin(person, None, long_ago).unwrap();
        let name = self.cookie.as_ref().unwrap().name().to_owned();
        self.cookie = Some(Cookie::new(name, token.as_str().to_owned()));
    }

    pub(super) fn drawer(&self) -> Vec<std::path::PathBuf> {
        let Ok(files) = std::fs::read_dir(self.folder.path().join("drawer")) else { return Vec::new() };
        files.map(|file| file.unwrap().path()).collect()
    }
}

#[actix_web::test]
async fn kept_words_are_in_the_form_again_and_saving_them_later_overwrites_nobody() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "case_manager").await;
    let chart = dana.client("Ana").await;
    let at = dana.goal(&chart, "Sleep at home").await;
    let form = dana.form(&at).await.with("f.first_step", "Pack a bag");
    let (status, said) = dana.keep(&form).await;
    assert_eq!(status, StatusCode::OK);
    assert!(said["said"].as_str().unwrap().starts_with("Draft saved ") && said["address"].is_null(), "{said}");
    assert_eq!((&said["draft"], &said["edit_id"]), (&form.get("draft").into(), &form.get("edit_id").into()));

    // Lee changes the same goal meanwhile, and sees nothing of Dana's words.
    let mut lee = dana.beside("lee").await;
    let theirs = lee.form(&at).await;
    assert_eq!(theirs.get("f.first_step"), "");
    assert_eq!(lee.send(&theirs.with("f.confidence", "7")).await.status, StatusCode::SEE_OTHER);

    let page = dana.get(&at).await;
    assert!(page.text.contains("Not saved yet: your draft of"), "{}", page.text);
    assert!(!page.text.contains("/retire"), "first the words, then the rest");
    let again = Form::on(&page.text);
    for same in ["heads", "edit_id", "draft", "f.first_step"] {
        assert_eq!(again.get(same), form.get(same), "{same}");
    }
    assert_eq!(again.get("f.confidence"), "", "the version that was typed on");
    assert_ne!(again.get("sheet"), form.get("sheet"));
    let saved = dana.send(&again).await;
    assert_eq!(saved.location, format!("{chart}/goal"));
    let section = dana.get(&saved.location).await;
    assert!(section.text.contains("together with someone else"), "{}", section.text);
    assert!(section.text.contains("Pack a bag") && section.text.contains(">7<"), "{}", section.text);
    assert_eq!(dana.drawer().len(), 0);
    assert!(!dana.get(&at).await.text.contains("Not saved yet"));
}

#[actix_web::test]
async fn the_button_keeps_words_without_a_script_and_today_leads_to_them() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.form(&format!("{chart}/crisis/one")).await.with("f.reasons", "The lake in June");
    assert_eq!(browser.send_to("/draft", &form).await.location, format!("{chart}/crisis"));
    let section = browser.get(&format!("{chart}/crisis")).await;
    assert!(section.text.contains("Draft saved. Nobody else sees it until you save it for good."));
    assert!(!section.text.contains("The lake"));
    let today = browser.get("/today").await;
    let line = today.text.split(&format!("{chart}/draft/{}", form.get("draft"))).nth(1).expect("a line on today");
    assert!(line.contains("Ana") && line.contains("Not saved, draft of ") && line.contains("The lake in June"));
    let again = browser.form(&format!("{chart}/draft/{}", form.get("draft"))).await;
    assert_eq!(again.get("f.reasons"), "The lake in June");
    assert_eq!(browser.send(&again).await.status, StatusCode::SEE_OTHER);
    assert!(!browser.get("/today").await.text.contains("/draft/"));
    let gone = browser.get(&format!("{chart}/draft/{}", form.get("draft"))).await;
    assert_eq!(gone.location, chart);
}

#[actix_web::test]
async fn words_typed_on_a_part_that_nobody_had_begun_overwrite_nothing_of_whoever_began_it() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/crisis/one");
    let form = dana.form(&at).await.with("f.reasons", "The lake in June");
    assert_eq!(form.get("heads"), "");
    dana.keep(&form).await;
    let mut lee = dana.beside("lee").await;
    let theirs = lee.form(&at).await.with("f.review_due", "2026-12-01");
    assert_eq!(lee.send(&theirs).await.status, StatusCode::SEE_OTHER);
    let again = dana.form(&at).await;
    assert_eq!((again.get("heads"), again.get("f.review_due")), ("", ""));
    dana.send(&again).await;
    let section = dana.get(&format!("{chart}/crisis")).await;
    assert!(section.text.contains("The lake in June") && section.text.contains("1 Dec 2026"));
}

#[actix_web::test]
async fn new_entries_are_kept_each_by_itself_and_a_blank_form_leads_to_them() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let new = format!("{chart}/goal/new");
    let forms =
        [browser.form(&new).await.with("f.statement", "Swim"), browser.form(&new).await.with("f.statement", "Walk")];
    for form in &forms {
        let (_, said) = browser.keep(form).await;
        assert_eq!(said["address"], format!("{chart}/draft/{}", form.get("draft")), "a reload opens the words");
    }
    let blank = browser.get(&new).await;
    assert!(blank.text.contains("You have drafts here that are not saved yet"));
    assert_eq!(Form::on(&blank.text).get("f.statement"), "");
    let others = blank.text.split("data-draft").next().unwrap();
    assert!(others.contains("Swim") && others.contains("Walk"), "told apart by their first words");
    for form in &forms {
        assert!(blank.text.contains(&format!("href=\"{chart}/draft/{}\"", form.get("draft"))));
        let again = browser.form(&format!("{chart}/draft/{}", form.get("draft"))).await;
        assert_eq!(again.get("f.statement"), form.get("f.statement"));
        assert_eq!(again.get("edit_id"), form.get("edit_id"));
    }
    let saved = browser.send(&forms[0].clone().with("f.status", "proposed")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let blank = browser.get(&new).await;
    assert!(!blank.text.contains(forms[0].get("draft")) && blank.text.contains(forms[1].get("draft")));
}

#[actix_web::test]
async fn two_windows_with_one_draft_keep_both_words_and_a_late_older_one_changes_nothing() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = browser.goal(&chart, "Sleep at home").await;
    let first = browser.form(&at).await.with("f.first_step", "Pack");
    browser.keep(&first.clone().with("turn", "1")).await;
    let second = browser.form(&at).await.with("f.first_step", "Pack and ring");
    browser.keep(&second.clone().with("turn", "1")).await;
    let (status, said) = browser.keep(&first.clone().with("f.first_step", "Pack and walk").with("turn", "2")).await;
    assert_eq!(status, StatusCode::OK);
    assert_ne!(said["draft"], first.get("draft"));
    assert_eq!(said["draft"], said["edit_id"]);
    assert_eq!(browser.drawer().len(), 2);
    browser.keep(&second.clone().with("turn", "0").with("f.first_step", "Pa")).await;
    let page = browser.get(&at).await;
    let shown = Form::on(&page.text).get("f.first_step").to_owned();
    let other = page
        .text
        .split(&format!("href=\"{chart}/draft/"))
        .nth(1)
        .expect("the other words")
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let other = browser.form(&format!("{chart}/draft/{other}")).await.get("f.first_step").to_owned();
    let mut both = [shown, other];
    both.sort();
    assert_eq!(both, ["Pack and ring", "Pack and walk"]);
}

#[actix_web::test]
async fn words_are_let_go_by_their_writer_and_the_form_is_as_it_is_saved() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = browser.goal(&chart, "Sleep at home").await;
    let form = browser.form(&at).await.with("f.statement", "Something else");
    browser.keep(&form).await;
    let page = browser.get(&at).await;
    let let_go =
        page.text.split("action=\"/draft/let-go\"").nth(1).unwrap().split("</form>").next().unwrap().to_owned();
    let form = [("draft", hidden(&let_go, "draft")), ("sheets_before", hidden(&let_go, "sheets_before"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    // Another window wrote on meanwhile: nothing is let go unseen.
    let window = browser.form(&at).await.with("f.statement", "Something more");
    browser.keep(&window).await;
    let refused = browser.post("/draft/let-go", &form).await;
    assert_eq!(refused.location, format!("{chart}/draft/{}", window.get("draft")));
    let page = browser.get(&refused.location).await;
    assert!(page.text.contains("in another window meanwhile") && page.text.contains("Something more"));
    let let_go = page.text.split("action=\"/draft/let-go\"").nth(1).unwrap();
    let form = [("draft", hidden(let_go, "draft")), ("sheets_before", hidden(let_go, "sheets_before"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(browser.post("/draft/let-go", &form).await.location, at);
    assert_eq!(browser.form(&at).await.get("f.statement"), "Sleep at home");
    assert_eq!(browser.drawer().len(), 0);
}

#[actix_web::test]
async fn words_are_kept_only_for_forms_that_their_writer_could_send() {
    let mut dana = Browser::clinic().await;
    let chart = dana.client("Ana").await;
    let goal = dana.goal(&chart, "Sleep at home").await;
    let form = dana.form(&goal).await.with("f.first_step", "Pack a bag");
    let nobody = "/clients/00000000-0000-7000-8000-000000000000";
    let nothing = format!("{chart}/goal/{}", &nobody[9..]);
    let bad = ["", "/people", "/clients/new", &chart, &format!("{goal}/retire"), &format!("{nobody}/goal"), &nothing];
    for at in bad.into_iter().chain(["/clients/x/goal", "https://elsewhere.example/clients/x/goal"]) {
        let (status, _) = dana.keep(&form.clone().with("form_at", at)).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{at}");
    }
    for (input, text) in [("sheet", ""), ("heads", "x"), ("edit_id", ""), ("turn", "many")] {
        let (status, said) = dana.keep(&form.clone().with(input, text)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{input}: {said}");
    }
    let mut sam = dana.beside("sam").await;
    let as_his = form.clone().with("form_by", &sam.person());
    assert_eq!(sam.keep(&as_his).await.0, StatusCode::FORBIDDEN, "the front desk does not read goals");
    // A form that was shown to somebody else does not end in the drawer of who signed in since.
    let contact = dana.form(&format!("{chart}/contact/new")).await.with("f.value", "555 0100");
    let (status, said) = sam.keep(&contact).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(said["said"].as_str().unwrap().contains("shown to somebody else"), "{said}");
    assert!(!sam.get(&format!("{chart}/contact/new")).await.text.contains("555 0100"));
    assert!(dana.get(&format!("{chart}/contact/new")).await.text.contains("555 0100"), "it is hers");
    assert_eq!(dana.drawer().len(), 1);

    dana.keep(&form).await;
    let address = format!("{chart}/draft/{}", form.get("draft"));
    assert_eq!(sam.get(&address).await.location, chart, "nobody opens another's words");
    assert_eq!(
        sam.post("/draft/let-go", &[("draft", form.get("draft")), ("sheet", form.get("sheet"))]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(dana.get(&address).await.text.contains("Pack a bag"));
    sam.cookie = None;
    assert_eq!(sam.get(&address).await.location, "/sign-in");
    // What no field of the noun is called is not kept.
    dana.keep(&form.clone().with("f.other", "x").with("turn", "1")).await;
    assert!(!dana.form(&address).await.inputs.iter().any(|(name, _)| name == "f.other"));
}

#[actix_web::test]
async fn one_form_too_many_is_refused_in_plain_words_and_comes_back_as_it_was_typed() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let new = format!("{chart}/goal/new");
    for number in 0..DRAFTS_MAX {
        let form = browser.form(&new).await.with("f.statement", &format!("Kept {number}"));
        assert_eq!(browser.keep(&form).await.0, StatusCode::OK);
    }
    let form = browser.form(&new).await.with("f.statement", "One more");
    let (status, said) = browser.keep(&form).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(said["said"].as_str().unwrap().contains("64 drafts"), "{said}");
    let again = browser.send_to("/draft", &form).await;
    assert!(again.text.contains("64 drafts") && again.location.is_empty());
    assert_eq!(Form::on(&again.text).get("f.statement"), "One more");
    assert_eq!(browser.drawer().len(), DRAFTS_MAX);
}

#[actix_web::test]
async fn a_form_as_large_as_forms_may_be_is_kept_and_a_larger_one_is_refused_in_plain_words() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.form(&format!("{chart}/note/new")).await.without("f.text");
    let body: String = form.inputs.iter().map(|(name, text)| format!("{name}={text}&")).collect();
    for (length, expected) in [(FORM_BYTES_MAX, StatusCode::OK), (FORM_BYTES_MAX + 1, StatusCode::PAYLOAD_TOO_LARGE)] {
        let text = "x".repeat(length - body.len() - "f.text=".len());
        let request = TestRequest::post().uri("/draft").insert_header(HOST).insert_header(OWN);
        let request = request.insert_header(("accept", "application/json"));
        let request = request.insert_header(("content-type", "application/x-www-form-urlencoded"));
        let answer = browser.ask(request.set_payload(format!("{body}f.text={text}"))).await;
        assert_eq!(answer.status, expected, "{length}: {}", answer.text);
        assert_eq!(
            answer.text.contains("more than can be kept in one go"),
            expected != StatusCode::OK,
            "{}",
            answer.text
        );
    }
    assert!(browser.form(&format!("{chart}/draft/{}", form.get("draft"))).await.get("f.text").len() > 200_000);
}

#[actix_web::test]
async fn a_draft_whose_form_was_saved_when_the_program_ended_is_not_offered_again() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let at = browser.goal(&chart, "Sleep at home").await;
    let new = browser.form(&format!("{chart}/goal/new")).await.with("f.statement", "Swim").with("f.status", "proposed");
    let old = browser.form(&at).await.with("f.first_step", "Pack a bag");
    for form in [new, old] {
        browser.keep(&form).await;
        // Saved, and ended before the draft was removed.
        assert_eq!(browser.send(&form.clone().without("draft")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(browser.drawer().len(), 1);
        let answer = browser.get(&format!("{chart}/draft/{}", form.get("draft"))).await;
        let page = if answer.location.is_empty() { answer } else { browser.get(&answer.location).await };
        assert!(!page.text.contains("Not saved yet"), "{}", page.text);
        assert_eq!(browser.drawer().len(), 0);
    }
    assert_eq!(browser.get(&format!("{chart}/goal")).await.text.matches("Swim</a>").count(), 1);
}

#[actix_web::test]
async fn words_written_on_after_their_form_was_saved_are_never_taken_for_the_saved_ones() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form =
        browser.form(&format!("{chart}/goal/new")).await.with("f.statement", "Swim").with("f.status", "proposed");
    browser.send(&form).await;
    // Back in the browser's history, and on.
    let more = form.clone().with("f.statement", "Swim on Fridays");
    let (status, said) = browser.keep(&more).await;
    assert_eq!(status, StatusCode::CONFLICT, "{said}");
    let again = browser.send(&more).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("Saved before, and written in since"));
    let again = Form::on(&again.text);
    assert_eq!(again.get("f.statement"), "Swim on Fridays");
    assert_ne!(again.get("edit_id"), form.get("edit_id"));
    // Pressing "Keep for later" there says the same.
    let kept = browser.send_to("/draft", &more).await;
    assert!(kept.text.contains("Saved before, and written in since"));
    assert_eq!(browser.send(&again).await.status, StatusCode::SEE_OTHER);
    let goals = browser.get(&format!("{chart}/goal")).await.text;
    assert!(goals.contains("Swim on Fridays</a>") && !goals.contains("please choose"));

    // Kept by a second window before the first one saved: they are still there, on what was saved.
    let at = format!("{chart}/goal/{}", form.get("edit_id"));
    let first = browser.form(&at).await.with("f.first_step", "Towel");
    browser.keep(&first).await;
    let second = browser.form(&at).await.with("f.first_step", "Towel and cap");
    browser.keep(&second).await;
    browser.send(&first).await;
    assert_eq!(browser.drawer().len(), 1, "it holds more than was saved");
    let page = browser.form(&at).await;
    assert_eq!(page.get("f.first_step"), "Towel and cap");
    browser.send(&page).await;
    let goals = browser.get(&format!("{chart}/goal")).await.text;
    assert!(goals.contains("Towel and cap") && !goals.contains("please choose"), "{goals}");
    assert_eq!(browser.drawer().len(), 0);
}

#[actix_web::test]
async fn words_for_a_goal_that_was_put_away_meanwhile_can_be_read_and_let_go() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let chart = dana.client("Ana").await;
    let at = dana.goal(&chart, "Sleep at home").await;
    let form = dana.form(&at).await.with("f.first_step", "Pack a bag");
    dana.keep(&form).await;
    let mut lee = dana.beside("lee").await;
    let untouched = lee.form(&at).await;
    assert_eq!(lee.send_to(&format!("{at}/retire"), &untouched).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&at).await;
    assert!(page.text.contains("Put away.") && page.text.contains("Pack a bag") && page.text.contains("/draft/let-go"));
    assert!(!page.text.contains("data-draft"));
    // They still come when typed on, as long as the form is open.
    assert_eq!(
        dana.keep(&form.clone().with("f.first_step", "Pack a bag and a book").with("turn", "3")).await.0,
        StatusCode::OK
    );
    assert!(dana.get(&at).await.text.contains("Pack a bag and a book"));
    assert!(!lee.get(&at).await.text.contains("Pack a bag"));
}

#[actix_web::test]
async fn an_addendum_is_kept_too_and_added_once() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let note = browser.form(&format!("{chart}/note/new")).await;
    let filled = note.clone().with("f.kind", "visit").with("f.text", "Came with her sister.");
    browser.send(&filled).await;
    let at = format!("{chart}/note/{}", note.get("edit_id"));
    let signing = browser.form(&at).await.with("f.kind", "visit").with("then", "sign");
    browser.send(&signing).await;
    let form = browser.form(&at).await.with("f.text", "Her number changed.");
    assert_eq!(browser.keep(&form).await.0, StatusCode::OK);
    let page = browser.get(&at).await;
    assert!(page.text.contains("Not saved yet: your draft of"));
    let again = Form::on(&page.text);
    assert_eq!((again.get("f.text"), again.get("edit_id")), ("Her number changed.", form.get("edit_id")));
    assert_eq!(browser.send(&again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.drawer().len(), 0);
    // Sent twice it is one; with other words it is asked about.
    browser.send(&again).await;
    let other = browser.send(&again.clone().with("f.text", "Her address changed.")).await;
    assert!(other.text.contains("Saved already, and these words differ."), "{}", other.text);
    assert_eq!(Form::on(&other.text).get("f.text"), "Her address changed.");
    let notes = browser.get(&format!("{chart}/note")).await.text;
    assert_eq!((notes.matches("Her number changed.").count(), notes.matches("Her address").count()), (1, 0));
}

#[actix_web::test]
async fn words_sent_to_be_kept_after_the_session_locked_itself_wait_for_their_writer() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form =
        browser.form(&format!("{chart}/goal/new")).await.with("f.statement", "Swim").with("f.status", "proposed");
    browser.lock_itself();
    let refused = browser.send_to("/draft", &form).await;
    assert_eq!(refused.location, "/sign-in");
    // What somebody looked for is no words of theirs: it takes the place of none.
    assert_eq!(browser.post("/clients/search", &[("search", "ana")]).await.location, "/sign-in");
    let entered = browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    assert_eq!(entered.location, "/unsent");
    let page = browser.get("/unsent").await;
    assert!(page.text.contains("Swim") && page.text.contains(&format!("action=\"{chart}/goal\"")), "{}", page.text);
    // The window that still shows the form keeps it by itself, and nothing waits any more.
    assert_eq!(browser.keep(&form).await.0, StatusCode::OK);
    assert_eq!(browser.get("/unsent").await.location, "/today");
}

#[actix_web::test]
async fn no_kept_word_is_in_any_file_of_the_node() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let canary = "the orchard behind the quarry";
    let form = browser.form(&format!("{chart}/goal/new")).await.with("f.statement", canary);
    browser.keep(&form).await;
    assert_eq!(browser.drawer().len(), 1);
    let mut folders = vec![browser.folder.path().to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_str().unwrap();
            assert!(!name.contains(form.get("draft")) && !name.contains(&chart[9..]), "{name}");
            if path.is_dir() {
                folders.push(path);
            } else {
                files += 1;
                let bytes = std::fs::read(&path).unwrap();
                assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{name}");
            }
        }
    }
    assert!(files > 3, "{files}");
}

#[actix_web::test]
async fn how_a_person_likes_their_pages_is_followed_at_once_and_for_nobody_else() {
    let mut dana = Browser::clinic().await;
    let mut sam = dana.beside("sam").await;
    let now = crate::host::clock::uptime();
    let person = dana.state.sessions().person(SessionId::of(dana.cookie.as_ref().unwrap().value()), now).unwrap();
    let someone = dana.state.node().someone(person).unwrap();
    let mut choices = someone.choices();
    choices.language = Some("es".to_owned());
    choices.look = waystation_web::look::Look::Dark;
    someone.set_choices(choices).await.unwrap();
    let page = dana.get("/today").await.text;
    assert!(page.contains("lang=\"es\"") && page.contains("data-look=\"dark\""), "{page}");
    assert!(dana.get("/nowhere").await.text.contains("lang=\"es\""), "a page that is not there too");
    let page = sam.get("/today").await.text;
    assert!(page.contains("lang=\"en\"") && !page.contains("data-look=\"dark\""), "{page}");
    assert!(sam.get("/nowhere").await.text.contains("lang=\"en\""), "of another reader it is theirs");
}

/// The form for a new client with a name and a number in it, and the address of its words.
async fn new_client(browser: &mut Browser) -> (Form, String) {
    let form = browser.form("/clients/new").await.with("name.text", "Ana Lima").with("contact.value", "555 0100");
    let form = form.with("contact.channel", "phone").with("contact.safe", "yes");
    let at = format!("/clients/new/draft/{}", form.get("draft"));
    (form, at)
}

#[actix_web::test]
async fn a_new_clients_words_are_kept_listed_and_shown_again_until_the_chart_is_begun() {
    let mut browser = Browser::clinic().await;
    let (form, at) = new_client(&mut browser).await;
    let (status, said) = browser.keep(&form.clone().with("f.text", "x")).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    assert!(said["said"].as_str().unwrap().starts_with("Draft saved ") && said["address"] == at, "{said}");
    let blank = browser.get("/clients/new").await;
    assert!(blank.text.contains("You have drafts here that are not saved yet"), "{}", blank.text);
    let others = blank.text.split("<form class").next().unwrap();
    assert!(others.contains(&format!("href=\"{at}\"")) && others.contains("Ana Lima"), "told apart by their words");
    assert_eq!(Form::on(&blank.text).get("name.text"), "");
    let today = browser.get("/today").await;
    let line = today.text.split(&at).nth(1).expect("a line on today");
    assert!(line.contains("New client") && line.contains("Not saved, draft of ") && line.contains("Ana Lima"));

    let page = browser.get(&at).await;
    assert!(page.text.contains("Not saved yet: your draft of"), "{}", page.text);
    let again = Form::on(&page.text);
    for same in ["edit_id", "draft", "name.text", "contact.value"] {
        assert_eq!(again.get(same), form.get(same), "{same}");
    }
    assert!(!again.inputs.iter().any(|(name, _)| name == "f.text"), "what the form does not ask is not kept");
    // Sent with something to put right it stays kept.
    let wrong = browser.send(&again.clone().with("client.birth_date", "x")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((Form::on(&wrong.text).get("draft"), browser.drawer().len()), (form.get("draft"), 1));
    let chart = browser.send(&again).await;
    assert_eq!(chart.location, format!("/clients/{}", form.get("edit_id")), "{}", chart.text);
    assert!(browser.get(&chart.location).await.text.contains("Ana Lima"));
    assert_eq!(browser.drawer().len(), 0);
    assert_eq!(browser.get(&at).await.location, "/clients", "they are not waiting any more");
    assert!(!browser.get("/clients/new").await.text.contains("/new/draft/"));
}

#[actix_web::test]
async fn a_new_clients_words_are_kept_by_the_button_and_let_go_by_their_writer_alone() {
    let mut dana = Browser::clinic().await;
    let (form, at) = new_client(&mut dana).await;
    assert_eq!(dana.send_to("/draft", &form).await.location, "/clients");
    let caseload = dana.get("/clients").await.text;
    assert!(
        caseload.contains("Draft saved. Nobody else sees it until you save it for good.") && !caseload.contains("Lima")
    );
    let mut sam = dana.beside("sam").await;
    assert_eq!(sam.get(&at).await.location, "/clients");
    assert!(!sam.get("/clients/new").await.text.contains("/new/draft/"));
    assert_eq!(sam.keep(&form).await.0, StatusCode::FORBIDDEN, "it was shown to somebody else");
    // No chart's address opens them.
    let chart = dana.client("Lee").await;
    let elsewhere = format!("{chart}/draft/{}", form.get("draft"));
    assert_eq!(dana.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    let goal = dana.form(&format!("{chart}/goal/new")).await.with("f.statement", "Swim");
    dana.keep(&goal).await;
    let elsewhere = format!("/clients/new/draft/{}", goal.get("draft"));
    assert_eq!(dana.get(&elsewhere).await.status, StatusCode::NOT_FOUND);

    let page = dana.get(&at).await.text;
    let let_go = page.split("action=\"/draft/let-go\"").nth(1).unwrap();
    let form = [("draft", hidden(let_go, "draft")), ("sheets_before", hidden(let_go, "sheets_before"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(dana.post("/draft/let-go", &form).await.location, "/clients");
    assert_eq!(dana.get(&at).await.location, "/clients");
    assert_eq!(dana.drawer().len(), 1, "the goal's");
}

#[actix_web::test]
async fn whoever_begins_no_charts_keeps_nothing_for_one() {
    let mut dana = Browser::clinic().await;
    dana.add("Pia", "peer").await;
    let (form, at) = new_client(&mut dana).await;
    let mut pia = dana.beside("pia").await;
    let (status, said) = pia.keep(&form.with("form_by", &pia.person())).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{said}");
    assert_eq!(dana.drawer().len(), 0);
    assert_eq!(pia.get(&at).await.location, "/clients");
}

#[actix_web::test]
async fn a_chart_is_begun_once_and_words_that_came_after_are_shown_beside_it() {
    let mut browser = Browser::clinic().await;
    let (form, at) = new_client(&mut browser).await;
    let chart = format!("/clients/{}", form.get("edit_id"));
    // Begun, and ended before the draft was removed.
    browser.keep(&form).await;
    assert_eq!(browser.send(&form.clone().without("draft")).await.location, chart);
    assert_eq!((browser.drawer().len(), browser.get(&at).await.location), (1, chart.clone()));
    assert_eq!(browser.drawer().len(), 0);
    // Sent twice it is one, and nothing is said of other words.
    assert_eq!(browser.send(&form).await.location, chart);
    assert!(browser.get(&chart).await.text.contains("Saved already."));
    // Back in the browser's history, and on.
    let more = form.clone().with("client.birth_date", "1984");
    let (status, said) = browser.keep(&more).await;
    assert_eq!(status, StatusCode::CONFLICT, "{said}");
    assert!(said["said"].as_str().unwrap().contains("this form was saved already"), "{said}");
    for path in ["/clients", "/draft"] {
        let page = browser.send_to(path, &more).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(
            page.text.contains("begun before") && page.text.contains("<dd dir=\"auto\">1984</dd>"),
            "{}",
            page.text
        );
        assert!(!page.text.contains("555 0100") && page.text.contains(&format!("href=\"{chart}\"")));
    }
    let caseload = browser.get("/clients").await.text;
    assert_eq!(caseload.matches("Ana Lima").count(), 1, "{caseload}");
    assert!(!browser.get(&chart).await.text.contains("1984"));
}

#[actix_web::test]
async fn kept_words_whose_chart_was_begun_from_another_window_can_be_read_and_let_go() {
    let mut browser = Browser::clinic().await;
    let (form, at) = new_client(&mut browser).await;
    browser.keep(&form).await;
    let first = browser.form(&at).await;
    let second = browser.form(&at).await.with("name.text", "Ana Maria Lima");
    browser.keep(&second).await;
    let chart = browser.send(&first).await.location;
    assert_eq!(browser.drawer().len(), 1, "it holds more than was saved");
    let page = browser.get(&at).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Ana Maria Lima") && page.text.contains("Not saved: your draft of"), "{}", page.text);
    assert!(page.text.contains(&format!("href=\"{chart}\"")) && !page.text.contains("data-draft"));
    let let_go = page.text.split("action=\"/draft/let-go\"").nth(1).unwrap();
    let form = [("draft", hidden(let_go, "draft")), ("sheets_before", hidden(let_go, "sheets_before"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(browser.post("/draft/let-go", &form).await.location, "/clients");
    assert_eq!(browser.drawer().len(), 0);
}

#[actix_web::test]
async fn a_new_client_sent_after_the_session_locked_itself_waits_for_its_writer() {
    for path in ["/clients", "/draft"] {
        let mut browser = Browser::clinic().await;
        let (form, _) = new_client(&mut browser).await;
        browser.lock_itself();
        assert_eq!(browser.send_to(path, &form).await.location, "/sign-in");
        let entered = browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
        assert_eq!(entered.location, "/unsent", "{path}");
        let page = browser.get("/unsent").await.text;
        assert!(page.contains("Your words are still here") && page.contains("action=\"/clients\""), "{page}");
        assert!(page.contains("Ana Lima</dd>") && page.contains("555 0100</dd>"), "{page}");
        let sent = ["edit_id", "draft", "sheet", "name.text"].map(|name| (name, hidden(&page, name)));
        let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let chart = browser.post("/clients", &sent).await.location;
        assert_eq!(chart, format!("/clients/{}", form.get("edit_id")));
        assert!(browser.get(&chart).await.text.contains("Ana Lima"));
        assert_eq!(browser.get("/unsent").await.location, "/today");
    }
}

/// Writes `answers` into the field `name` of the entry at `at` from forms of one version, as people apart do.
async fn answer_apart(browser: &mut Browser, at: &str, name: &str, answers: &[&str; 2]) {
    let mut lee = browser.beside("lee").await;
    let forms = [browser.form(at).await, lee.form(at).await];
    for ((browser, form), answer) in [browser, &mut lee].into_iter().zip(forms).zip(answers) {
        let form = form.without("draft").with(name, answer);
        // What a raised level needs.
        let form = if name == "f.level" { form.with("f.basis", "Said so").with("f.action", "We ring") } else { form };
        assert_eq!(browser.send(&form).await.status, StatusCode::SEE_OTHER);
    }
}

/// What is sent to choose the version that reads `text`.
fn choice(html: &str, text: &str) -> String {
    let before = html.split(&format!(">{text}<")).next().unwrap();
    before.rsplit("name=\"choice\" value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

#[actix_web::test]
async fn a_choice_and_its_reason_are_kept_and_gone_once_it_is_made() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    answer_apart(&mut dana, &at, "f.level", &["high", "low"]).await;
    let choose = format!("{at}/level/choose");
    let page = dana.get(&choose).await.text;
    let form = Form::on(&page).with("choice", &choice(&page, "Low")).with("reason", "Asked her again");
    let (status, said) = dana.keep(&form.clone().with("f.other", "x")).await;
    assert_eq!(status, StatusCode::OK, "{said}");
    assert!(said["said"].as_str().unwrap().starts_with("Draft saved ") && said["address"].is_null(), "{said}");
    let today = dana.get("/today").await.text;
    assert!(
        today.contains(&format!("href=\"{chart}/draft/{}\"", form.get("draft"))) && today.contains("Asked her again")
    );
    for address in [&choose, &format!("{chart}/draft/{}", form.get("draft"))] {
        let again = dana.form(address).await;
        for same in ["heads", "edit_id", "draft", "choice", "reason"] {
            assert_eq!(again.get(same), form.get(same), "{same}");
        }
    }
    let mut lee = dana.beside("lee").await;
    assert!(!lee.get(&choose).await.text.contains("Asked her"));
    let mut sam = dana.beside("sam").await;
    let as_his = form.clone().with("form_by", &sam.person());
    assert_eq!(sam.keep(&as_his).await.0, StatusCode::FORBIDDEN, "the front desk does not read risks");

    // The button keeps it too, and a form that comes back with something to put right stays kept.
    let again = dana.form(&choose).await;
    assert_eq!(dana.send_to("/draft", &again.clone().with("reason", "Asked")).await.location, format!("{chart}/risk"));
    let unreasoned = dana.form(&choose).await.with("reason", " ");
    let wrong = dana.send(&unreasoned).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((Form::on(&wrong.text).get("draft"), dana.drawer().len()), (form.get("draft"), 1));
    // What was refused is the draft now.
    let last = dana.form(&choose).await;
    assert_eq!(last.get("reason").trim(), "");
    let last = last.with("reason", "Asked");
    assert_eq!(dana.keep(&last).await.0, StatusCode::OK);
    // Made, and ended before the draft was removed.
    assert_eq!(dana.send(&last.clone().without("draft")).await.location, "/review");
    assert_eq!((dana.drawer().len(), dana.get(&choose).await.location), (1, at.clone()));
    assert_eq!(dana.drawer().len(), 0);
    // Sent twice it counts once; with other words these are shown, and nothing is changed.
    assert_eq!(dana.send(&last).await.location, "/review");
    assert!(dana.get(&at).await.text.contains("Saved already."));
    let more = last.with("reason", "Asked her sister");
    assert_eq!(dana.keep(&more).await.0, StatusCode::CONFLICT);
    for path in [choose.as_str(), "/draft"] {
        let page = dana.send_to(path, &more).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.text.contains("Someone has chosen already"), "{}", page.text);
        assert!(
            page.text.contains("<dd dir=\"auto\">Asked her sister</dd>") && page.text.contains("on this page only")
        );
    }
    let history = dana.get(&format!("{at}/history")).await.text;
    assert!(history.contains("Asked") && !history.contains("Asked her sister"));
}

#[actix_web::test]
async fn a_kept_choice_says_when_the_versions_are_others_or_someone_has_chosen() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let mut lee = dana.beside("lee").await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let blank = dana.form(&at).await;
    answer_apart(&mut dana, &at, "f.level", &["high", "low"]).await;
    let choose = format!("{at}/level/choose");
    let page = dana.get(&choose).await.text;
    let form = Form::on(&page).with("choice", &choice(&page, "Low")).with("reason", "Asked her again");
    dana.keep(&form).await;
    assert!(!dana.get(&choose).await.text.contains("Something newer arrived meanwhile"));
    assert_eq!(
        lee.send(
            &blank
                .with("f.level", "moderate")
                .with("f.basis", "Said so")
                .with("f.action", "We ring")
                .with("form_by", &lee.person())
        )
        .await
        .status,
        StatusCode::SEE_OTHER
    );
    let page = dana.get(&choose).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Something newer arrived meanwhile") && page.text.contains(">Moderate<"));
    let again = Form::on(&page.text);
    assert_eq!((again.get("choice"), again.get("reason")), (form.get("choice"), "Asked her again"));
    assert_ne!(again.get("heads"), form.get("heads"), "what is settled is what is shown");

    let theirs = lee.get(&choose).await.text;
    let theirs = Form::on(&theirs).with("choice", &choice(&theirs, "High")).with("reason", "She called");
    assert_eq!(lee.send(&theirs).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&choose).await;
    assert!(page.text.contains("Someone has chosen already") && page.text.contains("Asked her again"), "{}", page.text);
    assert!(page.text.contains("Not saved: your draft of") && !page.text.contains("data-draft"));
    let let_go = page.text.split("action=\"/draft/let-go\"").nth(1).unwrap();
    let form = [("draft", hidden(let_go, "draft")), ("sheets_before", hidden(let_go, "sheets_before"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(dana.post("/draft/let-go", &form).await.location, choose);
    assert_eq!((dana.get(&choose).await.location, dana.drawer().len()), (at, 0));
}

#[actix_web::test]
async fn merged_text_that_is_being_put_right_is_kept_and_overwrites_nobody() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let mut lee = dana.beside("lee").await;
    let chart = dana.client("Ana").await;
    let at = format!("{chart}/crisis/one");
    let begun = dana.form(&at).await.with("f.reasons", "The lake.");
    dana.send(&begun).await;
    answer_apart(&mut dana, &at, "f.reasons", &["In June. The lake.", "The lake. And the dog."]).await;
    let choose = format!("{at}/reasons/choose");
    let form = dana.form(&choose).await;
    assert_eq!(form.get("f.reasons"), "In June. The lake. And the dog.");
    let form = form.with("f.reasons", "In June, the lake. And the dog.");
    assert_eq!(dana.keep(&form).await.0, StatusCode::OK);
    let theirs = lee.form(&choose).await;
    let theirs = theirs.with("f.reasons", "In June. The lake. And the dog. Her niece.");
    assert_eq!(lee.send(&theirs).await.status, StatusCode::SEE_OTHER);
    let page = dana.get(&choose).await;
    assert!(page.text.contains("Not saved yet: your draft of"), "{}", page.text);
    let again = Form::on(&page.text);
    for same in ["heads", "edit_id", "draft", "f.reasons"] {
        assert_eq!(again.get(same), form.get(same), "{same}");
    }
    assert_eq!(dana.send(&again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(dana.drawer().len(), 0);
    let section = dana.get(&format!("{chart}/crisis")).await.text;
    assert!(section.contains("In June, the lake.") && section.contains("Her niece."), "{section}");
}

/// What is typed into a form, by the names of its inputs.
type Words<'a> = &'a [(&'a str, &'a str)];

#[actix_web::test]
async fn refused_tries_at_one_form_leave_the_newest_and_saving_it_leaves_none() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let tries: [(&str, Words<'_>, &str, &str); 3] = [
        ("/clients/new", &[("name.text", "Ana Lima")], "client.birth_date", "1984-05-17"),
        ("task/new", &[("f.what", "Find a bed"), ("f.status", "open")], "f.due", "2100-01-01"),
        ("contact_attempt/new", &[("f.summary", "She rang."), ("f.result", "reached")], "f.channel", "phone"),
    ];
    for (at, words, field, right) in tries {
        let new = if at.starts_with('/') { at.to_owned() } else { format!("{chart}/{at}") };
        let filled = |form: Form| words.iter().fold(form, |form, (name, text)| form.with(name, text));
        for again in 0..16 {
            let wrong = if field == "f.channel" { String::new() } else { format!("{}-99-99", 2200 + again) };
            let form = filled(browser.form(&new).await).with(field, &wrong);
            let refused = browser.send(&form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{new}: {}", refused.location);
            assert_eq!(browser.drawer().len(), 1, "{new} {again}");
        }
        // Begun anew and saved, nothing of the tries is left.
        let form = filled(browser.form(&new).await).with(field, right);
        let saved = browser.send_surely(&form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{new}: {}", saved.text);
        assert_eq!(browser.drawer().len(), 0, "{new}");
    }
}

#[actix_web::test]
async fn a_refused_try_that_holds_other_words_stays_beside_the_newest() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let new = format!("{chart}/goal/new");
    for statement in ["Swim", "Sleep at home"] {
        let form = browser.form(&new).await.with("f.statement", statement).with("f.status", "active");
        assert_eq!(browser.send(&form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(browser.drawer().len(), 2, "two goals are two drafts");
    let again = browser.form(&new).await.with("f.statement", "Swim every day").with("f.status", "active");
    assert_eq!(browser.send(&again).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.drawer().len(), 2, "the longer words hold the shorter");
    let blank = browser.get(&new).await.text;
    assert!(blank.contains("Swim every day") && blank.contains("Sleep at home"), "{blank}");
}
