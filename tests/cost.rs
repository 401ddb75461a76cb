//! What a letter costs: so many letters, counted in bytes as the limits do, of anything take at most three times the instructions that as many letters of prose take.
//!
//! Instructions are counted and no time is taken, so that a busy machine fails nothing. Where there is no valgrind to count them, the
//! law is left out, and that is said.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

/// How many bytes each text has. Few, since a debug build under valgrind is slow.
const LETTERS: usize = 1_200;

/// How much more letters may cost than those of prose.
const MOST: u64 = 3;

const PROSE: &str =
    "Every customer who applies for a permit waits for an answer that nobody gives before the third week. ";

/// Texts that nobody writes, each repeated until it has as many letters: where all letters hang together, where a line may end
/// at every other one, where each is an item by itself, and where each has to be escaped in one of the formats.
const EXTREMES: [&str; 12] =
    ["a/", "a.", "x_", "To", "aA", "a,", "(", "`", "[](", "a\u{301}\u{323}", "a\u{5d0}", "\u{4e00}"];

/// Texts that took the square of their length, or more, before something was done about each; and what they stand in.
const GROWING: [(&str, &str); 4] =
    [("    - ", "a/"), ("    - ", "x_"), ("    Emotion: 1 ", "("), ("    - ", "a\u{5d0}")];

/// What twice as many letters may cost, in percent: with n log n it is 220.
const GROWTH: u64 = 240;

/// What can hold a text.
const PLACES: [&str; 2] = ["    - ", "    Emotion: 1 "];

/// The instructions of a build to all formats of a journey with this line; none without a valgrind.
fn instructions(folder: &Path, number: usize, line: &str) -> Option<u64> {
    let folder = folder.join(number.to_string());
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("a.journey"), format!("Journey: A\nPhase: B\n  Step: C\n{line}\n")).expect("a file");
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(env!("CARGO_BIN_EXE_journey")).args(["build", "a.journey", "--format", "svg,pdf,md", "--quiet"]);
    let ended = command.current_dir(&folder).output().ok()?;
    let told = String::from_utf8_lossy(&ended.stderr);
    let counted = told.lines().find_map(|line| line.split_once("refs:"))?.1;
    assert!(ended.status.success(), "{number}: {told}");
    counted.trim().replace(',', "").parse().ok()
}

fn text(unit: &str) -> String {
    so_many(LETTERS, unit)
}

fn so_many(letters: usize, unit: &str) -> String {
    unit.repeat(letters / unit.len())
}

/// The instructions of each line, several counted at a time.
fn counted(lines: &[String]) -> Vec<Option<u64>> {
    let folder = tempfile::tempdir().expect("a folder");
    let (next, threads) = (AtomicUsize::new(0), thread::available_parallelism().map_or(1, usize::from));
    let work = || {
        let mut counts = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(line) = lines.get(number) else { return counts };
            counts.push((number, instructions(folder.path(), number, line)));
        }
    };
    let mut counts: Vec<(usize, Option<u64>)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no count fails")).collect()
    });
    counts.sort_unstable();
    counts.into_iter().map(|(_, count)| count).collect()
}

#[test]
fn letters_of_anything_cost_no_more_than_three_times_those_of_prose() {
    // Where each text stands takes turns; both cost the same for prose.
    let extremes = EXTREMES.iter().zip(PLACES.iter().cycle()).map(|(unit, place)| format!("{place}{}", text(unit)));
    let first =
        [format!("{}a", PLACES[0]), format!("{}{}", PLACES[0], text(PROSE)), format!("{}{}", PLACES[1], text("("))];
    let lines: Vec<String> = first.into_iter().chain(extremes).collect();
    let counts: Option<Vec<u64>> = counted(&lines).into_iter().collect();
    let Some(counts) = counts else { return eprintln!("left out: there is no valgrind to count instructions") };
    let costs: Vec<u64> = counts[1..].iter().map(|count| count.saturating_sub(counts[0])).collect();
    let names = ["prose", "( felt"].iter().chain(&EXTREMES);
    let mut told = String::new();
    let mut too_dear = Vec::new();
    for (name, cost) in names.zip(&costs) {
        let a_letter = cost / LETTERS as u64;
        let percent = cost * 100 / costs[0];
        writeln!(told, "{name:?}: {a_letter} instructions a letter, {percent} % of prose")
            .expect("a string takes any text");
        if *cost > costs[0] * MOST {
            too_dear.push(*name);
        }
    }
    println!("{told}");
    assert!(too_dear.is_empty(), "dearer than {MOST} times prose: {too_dear:?}\n{told}");
}

#[test]
fn twice_as_many_letters_cost_twice_as_much() {
    let line = |(place, unit): &(&str, &str), letters: usize| format!("{place}{}", so_many(letters, unit));
    let mut lines = vec![format!("{}a", PLACES[0])];
    lines.extend(GROWING.iter().flat_map(|text| [line(text, LETTERS / 2), line(text, LETTERS)]));
    let counts: Option<Vec<u64>> = counted(&lines).into_iter().collect();
    let Some(counts) = counts else { return eprintln!("left out: there is no valgrind to count instructions") };
    let costs: Vec<u64> = counts[1..].iter().map(|count| count.saturating_sub(counts[0])).collect();
    let growths: Vec<(&str, u64)> =
        GROWING.iter().zip(costs.chunks(2)).map(|(text, costs)| (text.1, costs[1] * 100 / costs[0].max(1))).collect();
    println!("{growths:?}");
    assert!(growths.iter().all(|growth| growth.1 <= GROWTH), "more than {GROWTH} %: {growths:?}");
}
