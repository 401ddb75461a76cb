//! The stream of events on which a page waits (HTML, 9.2: server-sent events).
//!
//! In: what the page looks at. Out: each new view of it, as it comes, for as long as someone reads.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use super::store::{ViewKey, ViewStore};

/// A page that is closed is noticed when something is written to it: so often at least.
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
