//! Server-sent events (HTML, 9.2).
//!
//! In: the view that a page shows. Out: each new version of it, until the page is closed.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use super::store::{ViewKey, ViewStore};

/// How often to write to a page: only a write shows that it is closed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Writes views until the page is closed.
///
/// # Errors
/// The page is closed.
pub fn write(stream: &mut impl Write, store: &Arc<ViewStore>, key: ViewKey) -> io::Result<()> {
    let _subscription = store.subscribe(key);
    let mut seen = 0;
    loop {
        match store.newer(key, seen, HEARTBEAT) {
            Some((serial, view)) => {
                seen = serial;
                // JSON has no line feeds in it.
                stream.write_all(format!("data: {}\n\n", view.json).as_bytes())?;
            }
            None => stream.write_all(b":\n\n")?,
        }
        stream.flush()?;
    }
}
