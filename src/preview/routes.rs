//! Routes: from paths to responses.
//!
//! In: a path. Out: a response, or the view to stream. There is nothing but the page, its parts, and what is
//! shown on it: no path leads to a file.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::language::Language;

use super::response::Response;
use super::site::Site;
use super::store::{Tab, ViewKey, ViewStore};
use super::{lines, markdown};

const PAGE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// What a path leads to.
#[derive(Debug)]
pub enum Route {
    Response(Response),
    /// A stream of events.
    Events(ViewKey),
}

/// All paths.
#[derive(Debug)]
pub struct Routes {
    secret: String,
    page: String,
    /// The language of the pages of codes.
    pages: Language,
    store: Arc<ViewStore>,
}

impl Routes {
    /// The paths of a site, with the page in a language, and the pages of codes in one.
    pub fn new(site: &Site, language: Language, pages: Language, store: Arc<ViewStore>) -> Routes {
        Routes { secret: site.secret.clone(), page: page(language), pages, store }
    }

    pub const fn store(&self) -> &Arc<ViewStore> {
        &self.store
    }

    /// What `path` leads to.
    pub fn route(&self, path: &str) -> Route {
        let parts: Vec<&str> = path.split('/').collect();
        let found = match parts.as_slice() {
            ["", secret, rest @ ..] if *secret == self.secret => self.below(rest),
            _ => None,
        };
        found.unwrap_or_else(|| Route::Response(Response::missing()))
    }

    /// What a path below the secret leads to.
    fn below(&self, parts: &[&str]) -> Option<Route> {
        Some(Route::Response(match parts {
            [""] => Response::text("text/html", self.page.clone()),
            ["page.css"] => Response::text("text/css", STYLE),
            ["page.js"] => Response::text("text/javascript", SCRIPT),
            ["events", journey, tab] => return Some(Route::Events(self.key(journey, tab)?)),
            ["sheet", journey, tab, print] => {
                let (_, sheet) = self.store.sheet(self.key(journey, tab)?, print)?;
                Response::text("image/svg+xml", sheet.svg.clone())
            }
            ["lines", journey, tab, print, id] => self.lines(self.key(journey, tab)?, print, id)?,
            ["font", name] => Response::font(self.store.font(name)?),
            ["explain", code] => {
                Response::text("text/html", markdown::html(Code::from_name(code)?.page(self.pages), 1))
            }
            _ => return None,
        }))
    }

    fn key(&self, journey: &str, tab: &str) -> Option<ViewKey> {
        let journey = journey.parse().ok().filter(|journey| *journey < self.store.journeys)?;
        Some((journey, Tab::from_name(tab)?))
    }

    /// The lines from which a group on a sheet comes.
    fn lines(&self, key: ViewKey, print: &str, id: &str) -> Option<Response> {
        let (view, sheet) = self.store.sheet(key, print)?;
        let excerpt = lines::excerpt(*sheet.places.get(id)?, &view.sources, view.editor.as_ref(), true)?;
        Some(Response::text("application/json", serde_json::to_string(&excerpt).ok()?))
    }
}

/// The page in a language: each `{{word}}` in it is one of its words, and `{{words}}` are all of them.
fn page(language: Language) -> String {
    let words = language.preview_words();
    let all: serde_json::Map<String, serde_json::Value> =
        words.iter().map(|(name, word)| ((*name).to_owned(), (*word).into())).collect();
    let mut page = PAGE.replace("{{language}}", language.tag());
    for (name, word) in words {
        page = page.replace(&format!("{{{{{name}}}}}"), &escaped(word));
    }
    page.replace("{{words}}", &escaped(&serde_json::Value::Object(all).to_string()))
}

fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return text.into();
    }
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").into()
}
