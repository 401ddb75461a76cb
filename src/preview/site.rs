//! Where the page is: a port on the loopback address, and a secret.
//!
//! In: the port that the system gave. Out: the address to open. A page of another site can neither guess nor read it.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// Where the page is.
#[derive(Clone, Debug)]
pub struct Site {
    /// The port on the loopback address.
    pub port: u16,
    /// The first part of every path; without it nothing is served.
    pub secret: String,
}

impl Site {
    /// A site on a port, with a secret of its own.
    pub fn new(port: u16) -> Site {
        // `RandomState` takes its keys from the random numbers of the system.
        let drawn = || RandomState::new().build_hasher().finish();
        Site { port, secret: format!("{:016x}{:016x}", drawn(), drawn()) }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.secret)
    }
}
