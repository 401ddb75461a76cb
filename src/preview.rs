//! A page on this computer that shows journeys as they are now, and renews itself at each save.
//!
//! In: a door ([`PreviewHost`]) that reads journeys and says how they are drawn. Out: a page on the loopback address, for a browser
//! on the same computer. What is wrong with a journey and how its sheets look is decided by the passes; here is only
//! what they need to be seen: `worker` makes what is looked at, `store` holds it, `server` hands it out.
//!
//! One thread makes sheets, because typesetters stay on theirs. Each request has a thread of its own, and none of them
//! waits for another one.

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

use site::Site;
use store::ViewStore;
use worker::PreviewWorker;

/// What is read and decided outside: which journeys there are, what is in them, and how they are drawn.
pub trait PreviewHost {
    /// The names of the journeys, as a user knows them.
    fn names(&self) -> Vec<String>;

    /// A journey as it is now.
    fn snapshot(&mut self, journey: usize) -> Snapshot;

    /// Diagnostics of a journey as the user wants them: with the severities of the project, or left out.
    fn apply_levels(&mut self, journey: usize, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic>;

    /// Says how a journey stands, to whoever looks at the terminal.
    fn report(&mut self, journey: usize, snapshot: &Snapshot);
}

/// A journey as it is at one moment.
pub struct Snapshot {
    /// The journey as far as it is understood; none where there is none, or where its file cannot be had.
    pub journey: Option<Journey>,
    /// What was found, as the user wants it, with the files that it points into.
    pub found: Vec<(Vec<Diagnostic>, Arc<Sources>)>,
    /// The text and those of the files that it uses.
    pub sources: Arc<Sources>,
    /// How it is drawn, and its pictures.
    pub options: layout::Options,
    /// What it is set in.
    pub family: Family,
    /// Changes when the settings or their files change.
    pub settings_version: u64,
    /// Why its file cannot be had, in words; none where it can.
    pub missing: Option<String>,
    /// The file itself and all that it uses, there or not: a change of one of them asks for another look.
    pub files: Vec<PathBuf>,
}

/// How the page is served.
#[derive(Debug)]
pub struct PreviewSettings {
    /// The port; none for one that is free.
    pub port: Option<u16>,
    /// What opens a line of the source.
    pub editor: Option<Editor>,
    /// The language of the page where no journey says it.
    pub language: Language,
    /// The language of what is told about a journey.
    pub messages: Language,
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
    /// Why it cannot be had.
    pub fn open(settings: PreviewSettings) -> io::Result<Preview> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, settings.port.unwrap_or(0)));
        let listener = TcpListener::bind(address)?;
        let site = Site::new(listener.local_addr()?.port());
        Ok(Preview { listener, site, settings })
    }

    /// Where the page is.
    #[must_use]
    pub fn address(&self) -> String {
        self.site.address()
    }

    /// Serves the page and renews it until the process ends.
    ///
    /// # Errors
    /// What the system refuses.
    pub fn run(self, host: &mut dyn PreviewHost, system: &dyn SystemFonts) -> io::Result<()> {
        let (sender, receiver) = mpsc::channel();
        let store = Arc::new(ViewStore::new(sender.clone(), host.names().len()));
        let mut worker =
            PreviewWorker::new(host, system, Arc::clone(&store), self.settings.editor, self.settings.messages);
        let language = worker.begin().unwrap_or(self.settings.language);
        server::start(self.listener, &self.site, language, store)?;
        worker.work(sender, &receiver);
        Ok(())
    }
}
