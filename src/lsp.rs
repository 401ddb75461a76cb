//! The language server: an editor's questions about journeys, answered over a pair of streams.
//!
//! In: messages of the Language Server Protocol 3.17. Out: the same. What is answered comes from
//! [`assist`](crate::assist) and [`format`](mod@crate::format) in bytes of the text; here it is put into the protocol's words
//! and positions, one file a feature. Messages that wait are read together, so that of many keystrokes only the last
//! text is looked at.

mod capabilities;
mod client;
mod documents;
mod edited;
mod features;
mod positions;
mod server;
mod session;
mod settings;
mod uris;
mod wire;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::io::{BufRead, Write};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::language::Language;
use server::Server;
use wire::Incoming;

/// Serves one editor until it says `exit` or closes the stream. Gives whether it ended as the protocol asks: with
/// `shutdown` and then `exit`. What it says is in the language of the journey, unless the user asked for `messages` in another.
pub fn run(mut input: impl BufRead + Send + 'static, output: impl Write, messages: Option<Language>) -> bool {
    let (sender, receiver) = channel();
    // Ends with the stream, or with the process where the editor keeps it open.
    thread::spawn(move || {
        while let Some(incoming) = wire::read(&mut input) {
            if sender.send(incoming).is_err() {
                break;
            }
        }
    });
    serve(&receiver, Server::new(output, messages))
}

fn serve(receiver: &Receiver<Incoming>, mut server: Server<impl Write>) -> bool {
    while let Ok(first) = receiver.recv() {
        let mut waiting = VecDeque::from([first]);
        loop {
            let fresh: Vec<Incoming> = receiver.try_iter().collect();
            server.note_cancelled(&fresh);
            waiting.extend(fresh);
            let Some(next) = waiting.pop_front() else { break };
            if let Some(is_clean) = server.take(next) {
                return is_clean;
            }
        }
        // Nobody waits: time to look at what changed.
        if !server.publish() {
            return false;
        }
    }
    false
}
