//! A local web page that shows journeys and updates at each save.
//!
//! In: a [`PreviewHost`], which reads journeys and their options. Out: a page on the loopback address, for a browser
//! on the same computer. The passes find the problems and draw the sheets; here is only what serves them: `worker` renders
//! views, `store` holds them, `server` sends them.
//!
//! One thread renders, because a typesetter cannot move to another. Each request has its own thread, and none of them
//! waits for another.

mod draw;
mod editor;
mod events;
mod lines;
mod markdown;
mod request;
mod response;
mod routes;
mod server;
mod site;
mod store;
#[cfg(test)]
mod tests;
mod view;
mod worker;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::layout;
use crate::model::Journey;
use crate::source::Sources;
use crate::text::{Family, SystemFonts};

pub use editor::Editor;

use routes::Routes;
use site::Site;
use store::ViewStore;
use worker::PreviewWorker;

/// What the preview asks of its caller: the journeys, their content and their options.
pub trait PreviewHost {
    /// The names of the journeys, as a user knows them.
    fn names(&self) -> Vec<String>;

    /// A journey as it is now.
    fn snapshot(&mut self, journey: usize) -> Snapshot;

    /// Applies the levels of the project to diagnostics.
    fn apply_levels(&mut self, journey: usize, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic>;

    /// Reports the state of a journey on the terminal.
    fn report(&mut self, journey: usize, snapshot: &Snapshot);
}

/// A journey as it is at one moment.
pub struct Snapshot {
    /// The journey as far as it is understood; none if there is none or its file cannot be read.
    pub journey: Option<Journey>,
    /// The diagnostics, with levels applied, and the files that they point into.
    pub found: Vec<(Vec<Diagnostic>, Arc<Sources>)>,
    /// The text and those of the files that it uses.
    pub sources: Arc<Sources>,
    /// Layout options and pictures.
    pub options: layout::Options,
    /// The faces that text is measured with and drawn in.
    pub family: Family,
    /// Changes whenever the settings or their files change.
    pub settings_version: u64,
    /// The language of messages about it.
    pub messages: Language,
    /// Why its file cannot be read; none if it can.
    pub missing: Option<String>,
    /// The file and all that it uses, whether they exist or not: a change in one of them means a reload.
    pub files: Vec<PathBuf>,
}

/// How the page is served.
#[derive(Debug)]
pub struct PreviewSettings {
    /// The port; none for one that is free.
    pub port: Option<u16>,
    /// The editor that opens lines of the source.
    pub editor: Option<Editor>,
    /// The language of the page if no journey compiles.
    pub language: Language,
    /// The language that the user asked for, for all messages.
    pub messages: Option<Language>,
}

/// A page that is ready to be served.
#[derive(Debug)]
pub struct Preview {
    listener: TcpListener,
    site: Site,
    settings: PreviewSettings,
}

impl Preview {
    /// Takes the port on the loopback address.
    ///
    /// # Errors
    /// The port is taken or not allowed.
    pub fn open(settings: PreviewSettings) -> io::Result<Preview> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, settings.port.unwrap_or(0)));
        let listener = TcpListener::bind(address)?;
        let site = Site::new(listener.local_addr()?.port());
        Ok(Preview { listener, site, settings })
    }

    /// The URL of the page.
    #[must_use]
    pub fn address(&self) -> String {
        self.site.address()
    }

    /// Serves the page and renews it until the process ends.
    ///
    /// # Errors
    /// The system cannot start a thread.
    pub fn run(self, host: &mut dyn PreviewHost, system: &dyn SystemFonts) -> io::Result<()> {
        let (sender, receiver) = mpsc::channel();
        let store = Arc::new(ViewStore::new(sender.clone(), host.names().len()));
        let mut worker = PreviewWorker::new(host, system, Arc::clone(&store), self.settings.editor);
        let language = worker.begin().unwrap_or(self.settings.language);
        let pages = self.settings.messages.unwrap_or(language);
        server::start(self.listener, &self.site, Routes::new(&self.site, language, pages, store))?;
        worker.work(sender, &receiver);
        Ok(())
    }
}
