//! The port: who may connect, for how long, and what each is sent.
//!
//! In: connections from this computer. Out: answers. Each connection has a thread and a time to speak and to listen, so one
//! that is slow or dead keeps nobody waiting; there are never more than a fixed number.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::language::Language;

use super::response::{Body, Response};
use super::routes::{Route, Routes};
use super::site::Site;
use super::store::ViewStore;
use super::{events, request};

/// So many connections at once: a browser opens six to a site.
const MAX_CONNECTIONS: usize = 128;
/// A head has come within this time.
const READ_TIMEOUT: Duration = Duration::from_secs(5);
/// A piece of an answer is taken within this time.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);
/// All of an answer is taken within this time.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(60);
/// A piece of an answer.
const CHUNK_SIZE: usize = 64 * 1024;

/// Begins to serve, on threads of its own.
///
/// # Errors
/// The system gives no thread.
pub fn start(listener: TcpListener, site: &Site, language: Language, store: Arc<ViewStore>) -> io::Result<()> {
    let port = site.port;
    let routes = Arc::new(Routes::new(site, language, store));
    let open = Arc::new(AtomicUsize::new(0));
    thread::Builder::new().name("listener".to_owned()).spawn(move || {
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Out of handles, perhaps: others may be given back.
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            let slot = ConnectionSlot::take(&open);
            let routes = Arc::clone(&routes);
            if let Some(slot) = slot {
                // Without a thread the connection is closed.
                let _ = thread::Builder::new().spawn(move || {
                    let _slot = slot;
                    // Whoever has gone away hears nothing.
                    let _ = serve(stream, port, &routes);
                });
            }
        }
    })?;
    Ok(())
}

/// One of the connections that there may be.
struct ConnectionSlot(Arc<AtomicUsize>);

impl ConnectionSlot {
    fn take(open: &Arc<AtomicUsize>) -> Option<ConnectionSlot> {
        let slot = ConnectionSlot(Arc::clone(open));
        (open.fetch_add(1, Ordering::SeqCst) < MAX_CONNECTIONS).then_some(slot)
    }
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn serve(mut stream: TcpStream, port: u16, routes: &Routes) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(WRITE_TIMEOUT))?;
    let route = match read_request(&mut stream, port)? {
        Ok(path) => routes.route(&path),
        Err(error) => Route::Response(error),
    };
    match route {
        Route::Response(response) => send(&mut stream, &response)?,
        Route::Events(key) => {
            stream.write_all(Response::events().head().as_bytes())?;
            return events::write(&mut stream, routes.store(), key);
        }
    }
    close(&mut stream)
}

/// The path that is asked for, or the refusal.
fn read_request(stream: &mut TcpStream, port: u16) -> io::Result<Result<String, Response>> {
    let until = Instant::now() + READ_TIMEOUT;
    let (mut head, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_read_timeout(Some(left))?;
        let count = stream.read(&mut piece)?;
        if count == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        head.extend_from_slice(&piece[..count]);
        match request::path(&head, port) {
            Ok(None) => {}
            Ok(Some(path)) => return Ok(Ok(path)),
            Err(error) => return Ok(Err(error)),
        }
    }
}

fn send(stream: &mut TcpStream, response: &Response) -> io::Result<()> {
    debug_assert!(!matches!(response.body, Body::Events), "events are written as they come");
    let until = Instant::now() + RESPONSE_TIMEOUT;
    stream.write_all(response.head().as_bytes())?;
    for piece in response.body.bytes().chunks(CHUNK_SIZE) {
        if Instant::now() > until {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.write_all(piece)?;
    }
    stream.flush()
}

/// Ends a connection. What was sent along with the request is read and thrown away: closed at once, the system would take
/// back the answer too.
fn close(stream: &mut TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    let mut rest = [0; 4096];
    let until = Instant::now() + Duration::from_secs(1);
    while Instant::now() < until && stream.read(&mut rest)? > 0 {}
    Ok(())
}
