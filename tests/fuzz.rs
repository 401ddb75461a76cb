//! Fuzzing on plain stable Rust: changed inputs, one after the other, into each way by which a stranger's bytes come in.
//!
//! In: files of the project as seeds, cases that were found before (`found/TARGET/`), and a number from which all chance
//! follows. Out: nothing, or the input that made a target panic, take too long or break a law, made smaller and written down.
//! Without arguments it is a short test; `--minutes` makes it long, and another `--seed` makes it another one.
//! What an input led to (`Outcome`) decides whether it is worth changing further, in the place of instruments in the binary.
//! `guided` holds the same targets for libFuzzer, which has such instruments; `--seeds FOLDER` writes down what it begins with.

#[allow(dead_code, reason = "the rest is for the integration tests")]
mod support;

mod fuzz {
    pub mod chance;
    pub mod mutate;
    pub mod shrink;
    pub mod targets;
}

use std::collections::BTreeSet;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use fuzz::chance::Chance;
use fuzz::targets::{TARGETS, Target};
use fuzz::{mutate, shrink};

/// An input that takes longer than this in a run by hand is written down; a test has no clock.
const SLOW: Duration = Duration::from_secs(10);
/// So many inputs of a target are kept for changing further.
const MOST_KEPT: usize = 4000;

/// Where the last panic was.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// What the command line asks for.
struct Wish {
    /// Which targets, by a part of their name; empty for all.
    only: Option<String>,
    seed: u64,
    /// How many times the runs of a short test.
    rounds: u32,
    /// In the place of rounds: as long as this.
    time: Option<Duration>,
    /// In the place of all runs: a folder for the seeds and words of each target.
    seeds: Option<PathBuf>,
}

impl Wish {
    fn read(mut words: impl Iterator<Item = String>) -> Wish {
        let mut wish = Wish { only: None, seed: 1, rounds: 1, time: None, seeds: None };
        while let Some(word) = words.next() {
            if word == "--seeds" {
                wish.seeds = words.next().map(PathBuf::from);
                continue;
            }
            let mut number = || words.next().and_then(|word| word.parse::<u64>().ok()).expect("a number follows");
            match word.as_str() {
                "--seed" => wish.seed = number(),
                "--rounds" => wish.rounds = u32::try_from(number()).expect("fewer rounds"),
                "--minutes" => wish.time = Some(Duration::from_secs(number() * 60)),
                // What the test harness of Rust would take.
                _ if word.starts_with('-') => {}
                _ => wish.only = Some(word),
            }
        }
        wish
    }
}

fn main() -> ExitCode {
    let wish = Wish::read(std::env::args().skip(1));
    // A panic is reported once, with its input, and not each time that the input is made smaller.
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }));
    let wanted = |target: &&Target| wish.only.as_ref().is_none_or(|only| target.name.contains(only.as_str()));
    let targets: Vec<&Target> = TARGETS.iter().filter(wanted).collect();
    if let Some(folder) = &wish.seeds {
        for target in targets {
            write_seeds(target, &folder.join(target.name)).expect("a folder to write to");
        }
        return ExitCode::SUCCESS;
    }
    let mut campaigns: Vec<Campaign> = targets.into_iter().map(|target| Campaign::new(target, wish.seed)).collect();
    let began = Instant::now();
    let mut round = 0;
    while wish.time.map_or(round < wish.rounds, |time| began.elapsed() < time) {
        for campaign in &mut campaigns {
            campaign.round(wish.time.is_some());
        }
        round += 1;
    }
    for campaign in &campaigns {
        println!(
            "fuzz {}: {} executions, {} outcomes, {} faults",
            campaign.target.name,
            campaign.executions,
            campaign.outcomes.len(),
            campaign.faults.len()
        );
    }
    ExitCode::from(u8::from(campaigns.iter().any(|campaign| !campaign.faults.is_empty())))
}

/// The runs of one target.
struct Campaign {
    target: &'static Target,
    chance: Chance,
    seeds: Vec<Vec<u8>>,
    outcomes: BTreeSet<u64>,
    /// What was wrong, in the words of the panic without its numbers, so that each fault is told once.
    faults: BTreeSet<String>,
    executions: u64,
}

impl Campaign {
    fn new(target: &'static Target, seed: u64) -> Campaign {
        let mut campaign = Campaign {
            target,
            chance: Chance::new(seed),
            seeds: Vec::new(),
            outcomes: BTreeSet::new(),
            faults: BTreeSet::new(),
            executions: 0,
        };
        // Cases that were found before first: a fault that comes back is told whatever chance brings.
        for bytes in files(&folder("tests/fuzz/found").join(target.name)) {
            campaign.attempt(bytes, false);
        }
        campaign.seeds = (target.seeds)();
        assert!(!campaign.seeds.is_empty(), "{} has no seeds", target.name);
        campaign
    }

    fn round(&mut self, timed: bool) {
        for _ in 0..self.target.runs {
            let bytes = mutate::changed(&self.seeds, self.target.words, &mut self.chance);
            self.attempt(bytes, timed);
        }
    }

    fn attempt(&mut self, bytes: Vec<u8>, timed: bool) {
        self.executions += 1;
        let began = Instant::now();
        if timed {
            // What ends the whole process (a stack that is full, no memory) leaves its input here.
            let _ = fs::write(scratch().join(format!("{}.last", self.target.name)), &bytes);
        }
        match run(self.target, &bytes) {
            Ok(outcome) => {
                if timed && began.elapsed() > SLOW {
                    self.tell(&format!("slow: {:?}", began.elapsed()), &bytes);
                }
                if self.outcomes.insert(outcome) && self.seeds.len() < MOST_KEPT {
                    self.seeds.push(bytes);
                }
            }
            Err(words) => {
                let kind = words.chars().filter(|letter| !letter.is_ascii_digit()).take(120).collect();
                if self.faults.insert(kind) {
                    let small = shrink::smaller(bytes, |bytes| run(self.target, bytes).is_err());
                    self.tell(&words, &small);
                }
            }
        }
    }

    fn tell(&self, words: &str, bytes: &[u8]) {
        let path = scratch().join(format!("{}-{}", self.target.name, self.executions));
        let _ = fs::write(&path, bytes);
        println!("fuzz {}: {words}\n  the input is in {}", self.target.name, path.display());
    }
}

/// What an input led to, or the words of the panic.
fn run(target: &Target, bytes: &[u8]) -> Result<u64, String> {
    panic::catch_unwind(AssertUnwindSafe(|| (target.run)(bytes))).map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        format!("{}: {text}", PLACE.lock().unwrap_or_else(PoisonError::into_inner))
    })
}

/// What a target begins with, a file a seed, and beside the folder its words as libFuzzer reads them.
fn write_seeds(target: &Target, folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let found = files(&crate::folder("tests/fuzz/found").join(target.name));
    for (number, bytes) in (target.seeds)().iter().chain(&found).enumerate() {
        fs::write(folder.join(format!("seed-{number}")), bytes)?;
    }
    let mut lines = String::new();
    for word in (target.words)().into_iter().map(String::into_bytes).chain(mutate::signs()) {
        let quoted: Vec<String> = word.iter().map(|byte| format!("\\x{byte:02x}")).collect();
        lines.extend(["\"", &quoted.concat(), "\"\n"]);
    }
    fs::write(folder.with_extension("words"), lines)
}

/// Where inputs are written down.
fn scratch() -> PathBuf {
    let folder = folder("target").join("fuzz");
    let _ = fs::create_dir_all(&folder);
    folder
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What is in each file of a folder, by name; nothing where there is no such folder.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}
