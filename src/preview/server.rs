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

use super::answer::{Answer, Body};
use super::hub::Hub;
use super::routes::{Route, Routes};
use super::site::Site;
use super::{events, request};

/// So many connections at once: a browser opens six to a site.
const MOST_CONNECTIONS: usize = 128;
/// A head has come within this time.
const TO_ASK: Duration = Duration::from_secs(5);
/// A piece of an answer is taken within this time.
const TO_LISTEN: Duration = Duration::from_secs(10);
/// All of an answer is taken within this time.
const TO_LISTEN_TO_ALL: Duration = Duration::from_secs(60);
/// A piece of an answer.
const PIECE: usize = 64 * 1024;

/// Begins to serve, on threads of its own.
///
/// # Errors
/// The system gives no thread.
pub fn start(listener: TcpListener, site: &Site, language: Language, hub: Arc<Hub>) -> io::Result<()> {
    let port = site.port;
    let routes = Arc::new(Routes::new(site, language, hub));
    let open = Arc::new(AtomicUsize::new(0));
    thread::Builder::new().name("listener".to_owned()).spawn(move || {
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Out of handles, perhaps: others may be given back.
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            let place = Place::take(&open);
            let routes = Arc::clone(&routes);
            if let Some(place) = place {
                // Without a thread the connection is closed.
                let _ = thread::Builder::new().spawn(move || {
                    let _place = place;
                    // Whoever has gone away hears nothing.
                    let _ = serve(stream, port, &routes);
                });
            }
        }
    })?;
    Ok(())
}

/// One of the connections that there may be.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Option<Place> {
        let place = Place(Arc::clone(open));
        (open.fetch_add(1, Ordering::SeqCst) < MOST_CONNECTIONS).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn serve(mut stream: TcpStream, port: u16, routes: &Routes) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(TO_LISTEN))?;
    let route = match asked(&mut stream, port)? {
        Ok(path) => routes.route(&path),
        Err(refusal) => Route::Answer(refusal),
    };
    match route {
        Route::Answer(answer) => send(&mut stream, &answer)?,
        Route::Events(key) => {
            stream.write_all(Answer::events().head().as_bytes())?;
            return events::write(&mut stream, routes.hub(), key);
        }
    }
    part(&mut stream)
}

/// The path that is asked for, or the refusal.
fn asked(stream: &mut TcpStream, port: u16) -> io::Result<Result<String, Answer>> {
    let until = Instant::now() + TO_ASK;
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
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
}

fn send(stream: &mut TcpStream, answer: &Answer) -> io::Result<()> {
    debug_assert!(!matches!(answer.body, Body::Events), "events are written as they come");
    let until = Instant::now() + TO_LISTEN_TO_ALL;
    stream.write_all(answer.head().as_bytes())?;
    for piece in answer.body.bytes().chunks(PIECE) {
        if Instant::now() > until {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.write_all(piece)?;
    }
    stream.flush()
}

/// Ends a connection. What was sent along with the request is read and thrown away: closed at once, the system would take
/// back the answer too.
fn part(stream: &mut TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    let mut rest = [0; 4096];
    let until = Instant::now() + Duration::from_secs(1);
    while Instant::now() < until && stream.read(&mut rest)? > 0 {}
    Ok(())
}
