//! Someone at a browser without scripts: opens pages, reads their forms, sends them back with some fields changed.
//! Must never send what a page did not offer, but for what a test says it types.

use std::net::SocketAddr;

use ureq::Agent;
use ureq::config::ConfigBuilder;
use ureq::http::Response;
use ureq::typestate::AgentScope;

/// A visitor of one node.
pub struct Visitor {
    agent: Agent,
    origin: String,
    cookie: Option<String>,
    /// Every address that was asked for.
    pub addresses: Vec<String>,
}

/// A page as it came.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its address.
    pub address: String,
    /// HTTP status.
    pub status: u16,
    /// Its HTML.
    pub html: String,
}

/// A form of a page, as a browser would send it if nothing was changed.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// Its fields, in order.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// The form with a field typed or chosen.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

impl Page {
    /// The first form whose action ends with `action`, or with a button of that action: that sends the form it belongs to.
    ///
    /// # Panics
    /// When the page has none.
    #[must_use]
    pub fn form(&self, action: &str) -> Form {
        let own = forms(&self.html).into_iter().find(|form| form.action.ends_with(action));
        own.or_else(|| by_button(&self.html, action))
            .unwrap_or_else(|| panic!("{} has no form to {action}:\n{}", self.address, self.html))
    }

    /// The addresses that the page links to.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        self.html.split("href=\"").skip(1).filter_map(|rest| Some(plain(rest.split_once('"')?.0))).collect()
    }

    /// The first link that contains all of `parts`.
    ///
    /// # Panics
    /// When the page has none.
    #[must_use]
    pub fn link(&self, parts: &[&str]) -> String {
        self.links()
            .into_iter()
            .find(|link| parts.iter().all(|part| link.contains(part)))
            .unwrap_or_else(|| panic!("{} has no link with {parts:?}:\n{}", self.address, self.html))
    }

    /// The text that a reader sees, tags taken out and white space folded.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // A name stands apart from its sentence and reads as a part of it.
        let html = self.html.replace("<bdi translate=\"no\">", "").replace("<bdi>", "").replace("</bdi>", "");
        for piece in html.split('<') {
            text.push(' ');
            text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
        }
        plain(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Visitor {
    /// A visitor of the node whose pages are at `node`, not signed in.
    #[must_use]
    pub fn of(node: SocketAddr) -> Self {
        Self::with(Agent::config_builder(), format!("http://localhost:{}", node.port()))
    }

    /// A visitor of the pages at `origin`, such as `https://127.0.0.1:8473`, not signed in; `config` says whom it
    /// trusts.
    pub(crate) fn with(config: ConfigBuilder<AgentScope>, origin: String) -> Self {
        let config = config.max_redirects(0).http_status_as_error(false).build();
        Self { agent: config.into(), origin, cookie: None, addresses: Vec::new() }
    }

    /// Why nothing comes of asking for a page at all.
    ///
    /// # Panics
    /// When an answer comes.
    #[must_use]
    pub fn refused(&self) -> String {
        let error = self.agent.get(format!("{}/sign-in", self.origin)).call().expect_err("it is refused");
        error.to_string()
    }

    /// A visitor who has signed in.
    ///
    /// # Panics
    /// When that does not work.
    #[must_use]
    pub fn signed_in(node: SocketAddr, login: &str, passphrase: &str) -> Self {
        let mut visitor = Self::of(node);
        let page = visitor.sign_in(login, passphrase);
        assert_eq!(page.status, 200, "{login} signs in: {}", page.text());
        assert!(page.address.ends_with("/today"), "{login} signs in: {} {}", page.address, page.text());
        visitor
    }

    /// The cookie that it would send.
    #[must_use]
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// Signs in; the page that comes.
    pub fn sign_in(&mut self, login: &str, passphrase: &str) -> Page {
        let form = self.open("/sign-in").form("/sign-in").with("login", login).with("passphrase", passphrase);
        self.send(form)
    }

    /// Opens an address, following where it leads.
    pub fn open(&mut self, address: &str) -> Page {
        self.addresses.push(address.to_owned());
        let mut request = self.agent.get(format!("{}{address}", self.origin));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let response = request.header("sec-fetch-site", "same-origin").call().expect("the node answers");
        self.follow(address, response)
    }

    /// Sends a form, following where it leads.
    pub fn send(&mut self, form: Form) -> Page {
        self.addresses.push(form.action.clone());
        let mut request = self.agent.post(format!("{}{}", self.origin, form.action));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let response =
            request.header("sec-fetch-site", "same-origin").send_form(form.fields).expect("the node answers");
        self.follow(&form.action, response)
    }

    /// Sends a form, and says yes to what it asks once before it is saved.
    pub fn send_surely(&mut self, form: Form) -> Page {
        let asked = self.send(form.clone());
        let boxes = asked.html.split("name=\"sure.").skip(1).filter_map(|rest| {
            let (name, rest) = rest.split_once("\" value=\"")?;
            Some((format!("sure.{name}"), plain(rest.split_once('"')?.0)))
        });
        let boxes: Vec<(String, String)> = boxes.collect();
        if boxes.is_empty() {
            return asked;
        }
        self.send(boxes.iter().fold(form, |form, (name, value)| form.with(name, value)))
    }

    fn follow(&mut self, address: &str, mut response: Response<ureq::Body>) -> Page {
        for cookie in response.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().expect("a cookie is text");
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        let status = response.status().as_u16();
        if let (300..=399, Some(to)) = (status, response.headers().get("location")) {
            let to = to.to_str().expect("an address is text").to_owned();
            return self.open(&to);
        }
        let html = response.body_mut().read_to_string().expect("a page is text");
        Page { address: address.to_owned(), status, html }
    }
}

fn forms(html: &str) -> Vec<Form> {
    html.split("<form").skip(1).filter_map(|rest| form(rest.split("</form>").next()?)).collect()
}

/// The form that a button outside of it sends to an address that ends with `action`.
fn by_button(html: &str, action: &str) -> Option<Form> {
    let tags = html.split("<button").skip(1).filter_map(|rest| rest.split('>').next());
    tags.filter_map(|tag| Some((attribute(tag, "form")?, attribute(tag, "formaction")?)))
        .find(|(_, to)| to.ends_with(action))
        .and_then(|(id, to)| {
            let is_its = |rest: &&str| rest.split('>').next().and_then(|tag| attribute(tag, "id")) == Some(id.clone());
            let rest = html.split("<form").skip(1).find(is_its)?;
            Some(Form { action: to, ..form(rest.split("</form>").next()?)? })
        })
}

fn form(html: &str) -> Option<Form> {
    let action = attribute(html.split_once('>')?.0, "action")?;
    let mut fields = Vec::new();
    for tag in html.split('<').skip(1) {
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let Some(name) = attribute(tag, "name") else { continue };
        let kind = attribute(tag, "type").unwrap_or_default();
        if tag.starts_with("textarea") {
            fields.push((name, plain(after.strip_prefix('\n').unwrap_or(after))));
        } else if tag.starts_with("select") {
            fields.push((name.clone(), chosen(html, &name)));
        } else if tag.starts_with("input") {
            let is_choice = matches!(kind.as_str(), "radio" | "checkbox");
            if !is_choice || tag.contains(" checked") {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        }
    }
    Some(Form { action, fields })
}

/// The option of a `select` that is chosen, or its first.
fn chosen(html: &str, name: &str) -> String {
    let select = html
        .split("<select")
        .find(|part| attribute(part.split('>').next().unwrap_or(""), "name").as_deref() == Some(name));
    let options: Vec<&str> =
        select.unwrap_or("").split("</select>").next().unwrap_or("").split("<option").skip(1).collect();
    let picked = options.iter().find(|option| option.split('>').next().is_some_and(|tag| tag.contains(" selected")));
    picked.or(options.first()).and_then(|option| attribute(option, "value")).unwrap_or_default()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(plain(tag.get(start..)?.split('"').next()?))
}

/// Text with the entities that templates write taken back.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}
