//! The HTTP server: connections, timeouts and responses.
//!
//! In: connections from this computer. Out: responses. Each connection has its own thread and timeouts, so one
//! that is slow or dead blocks no other; their number is limited.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::response::{Body, Response};
use super::routes::{Route, Routes};
use super::site::Site;
use super::{events, request};

/// The most connections at once; a browser opens six to a site.
const MAX_CONNECTIONS: usize = 128;
/// Limit for receiving the head of a request.
const READ_TIMEOUT: Duration = Duration::from_secs(5);
/// Limit for sending one chunk of a response.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);
/// Limit for sending a whole response.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(60);
/// The size of a chunk, in bytes.
const CHUNK_SIZE: usize = 64 * 1024;

/// Starts the server on its own threads.
///
/// # Errors
/// The system gives no thread.
pub fn start(listener: TcpListener, site: &Site, routes: Routes) -> io::Result<()> {
    let port = site.port;
    let routes = Arc::new(routes);
    let open = Arc::new(AtomicUsize::new(0));
    thread::Builder::new().name("listener".to_owned()).spawn(move || {
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Perhaps out of file handles: wait for some to be closed.
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            let slot = ConnectionSlot::take(&open);
            let routes = Arc::clone(&routes);
            if let Some(slot) = slot {
                // Without a thread the connection is closed.
                let _ = thread::Builder::new().spawn(move || {
                    let _slot = slot;
                    // A client that has disconnected gets no response.
                    let _ = serve(stream, port, &routes);
                });
            }
        }
    })?;
    Ok(())
}

/// A place among the connections that are allowed at once.
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

/// The path of the request, or the error response.
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

/// Closes a connection. The rest of the request is read and discarded first: otherwise the system could reset the
/// connection before the response has arrived.
fn close(stream: &mut TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    let mut rest = [0; 4096];
    let until = Instant::now() + Duration::from_secs(1);
    while Instant::now() < until && stream.read(&mut rest)? > 0 {}
    Ok(())
}
