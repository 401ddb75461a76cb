//! What a letter costs: so many letters, counted in bytes as the limits do, of anything take at most three times the instructions that as many letters of prose take.
//!
//! Instructions are counted and no time is taken, so that a busy machine fails nothing. One process builds all texts, each a
//! journey of its own, one after the other on one processor, and callgrind writes down its count when the next one begins. Where
//! there is no valgrind, or no `taskset` to choose the processor, the laws are left out, and that is said.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// How many bytes each text has. Few, since a debug build under valgrind is slow.
const LETTERS: usize = 600;

/// How much more letters may cost than those of prose.
const MOST: u64 = 3;

const PROSE: &str =
    "Every customer who applies for a permit waits for an answer that nobody gives before the third week. ";

/// Texts that nobody writes, each repeated until it has as many letters: where all letters hang together, where a line may end
/// at every other one, where each is an item by itself, and where each has to be escaped in one of the formats.
const EXTREMES: [&str; 16] = [
    "a/",
    "a.",
    "x_",
    "To",
    "aA",
    "a,",
    "(",
    "`",
    "[](",
    "a\u{301}\u{323}",
    "a\u{5d0}",
    "\u{4e00}",
    "r/",
    "r.",
    "\u{7ca}\u{7cb}",
    "\u{5d0}1",
];

/// Texts that took the square of their length, or more, before something was done about each; and what they stand in.
const GROWING: [(&str, &str); 4] =
    [("    - ", "a/"), ("    - ", "x_"), ("    Emotion: 1 ", "("), ("    - ", "a\u{5d0}")];

/// What twice as many letters may cost, in percent: with n log n it is 220.
const GROWTH: u64 = 240;

/// What can hold a text.
const PLACES: [&str; 2] = ["    - ", "    Emotion: 1 "];

/// The function with which the work on a journey begins, as callgrind calls it.
const BEGIN: &str = "--dump-before=journey::compile";

/// The costs of all texts in instructions, without those of a journey with one letter.
struct Costs {
    prose: u64,
    /// Of each text of [`EXTREMES`].
    extremes: Vec<u64>,
    /// Of each text of [`GROWING`], with half as many letters and with all.
    growing: Vec<[u64; 2]>,
}

/// Counted once for all laws; none without a valgrind.
fn costs() -> Option<&'static Costs> {
    static COSTS: OnceLock<Option<Costs>> = OnceLock::new();
    let costs = COSTS.get_or_init(|| {
        // What is done once, such as looking for fonts, is done for the first journey.
        let first = format!("{}a\u{5d0}\u{4e00}\u{7ca}", PLACES[0]);
        let mut lines = vec![first, format!("{}a", PLACES[0]), format!("{}{}", PLACES[0], so_many(LETTERS, PROSE))];
        // Where each text stands takes turns; both cost the same for prose.
        let extremes = EXTREMES.iter().zip(PLACES.iter().cycle());
        lines.extend(extremes.map(|(unit, place)| format!("{place}{}", so_many(LETTERS, unit))));
        let growing = GROWING.iter().flat_map(|text| [LETTERS / 2, LETTERS].map(|letters| (text, letters)));
        lines.extend(growing.map(|((place, unit), letters)| format!("{place}{}", so_many(letters, unit))));
        let counts = instructions(&lines)?;
        let costs: Vec<u64> = counts[1..].iter().map(|count| count.saturating_sub(counts[1])).collect();
        let (extremes, growing) = costs[2..].split_at(EXTREMES.len());
        let growing = growing.chunks(2).map(|pair| [pair[0], pair[1]]).collect();
        Some(Costs { prose: costs[1], extremes: extremes.to_vec(), growing })
    });
    if costs.is_none() {
        eprintln!("left out: there is no valgrind to count instructions");
    }
    costs.as_ref()
}

/// The instructions of a build to all formats of a journey with each of these lines; none without a valgrind.
fn instructions(lines: &[String]) -> Option<Vec<u64>> {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, line) in lines.iter().enumerate() {
        let text = format!("Journey: A\nPhase: B\n  Step: C\n{line}\n");
        fs::write(folder.path().join(format!("{number:02}.journey")), text).expect("a file");
    }
    let mut command = Command::new("taskset");
    command.args(["-c", &processor()?, "valgrind", "--tool=callgrind", "--callgrind-out-file=counts", BEGIN]);
    command.arg(env!("CARGO_BIN_EXE_journey")).args(["build", ".", "--format", "svg,pdf,md", "--quiet"]);
    let ended = command.current_dir(folder.path()).output().ok()?;
    let told = String::from_utf8_lossy(&ended.stderr);
    if !told.contains("Callgrind") {
        return None;
    }
    assert!(ended.status.success(), "{told}");
    // The first count is from the start of the process to the first journey, and the last one has no number.
    let names = (2..=lines.len()).map(|number| format!("counts.{number}")).chain(["counts".to_owned()]);
    Some(names.map(|name| total(&folder.path().join(name))).collect())
}

/// The number of a processor that this process may use.
fn processor() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let allowed = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?;
    allowed.trim().split([',', '-']).next().map(str::to_owned)
}

/// The count that callgrind has written into a file.
fn total(file: &Path) -> u64 {
    let text = fs::read_to_string(file).expect("a count for each journey");
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    total.and_then(|total| total.trim().parse().ok()).expect("a total")
}

fn so_many(letters: usize, unit: &str) -> String {
    unit.repeat(letters / unit.len())
}

#[test]
fn letters_of_anything_cost_no_more_than_three_times_those_of_prose() {
    let Some(costs) = costs() else { return };
    let mut told = String::new();
    let mut too_dear = Vec::new();
    for (name, cost) in EXTREMES.iter().zip(&costs.extremes) {
        let a_letter = cost / LETTERS as u64;
        let percent = cost * 100 / costs.prose;
        writeln!(told, "{name:?}: {a_letter} instructions a letter, {percent} % of prose")
            .expect("a string takes any text");
        if *cost > costs.prose * MOST {
            too_dear.push(*name);
        }
    }
    println!("{told}");
    assert!(costs.prose > 0 && too_dear.is_empty(), "dearer than {MOST} times prose: {too_dear:?}\n{told}");
}

#[test]
fn twice_as_many_letters_cost_twice_as_much() {
    let Some(costs) = costs() else { return };
    let growths: Vec<(&str, u64)> =
        GROWING.iter().zip(&costs.growing).map(|(text, [half, all])| (text.1, all * 100 / half.max(&1))).collect();
    println!("{growths:?}");
    assert!(growths.iter().all(|growth| growth.1 <= GROWTH), "more than {GROWTH} %: {growths:?}");
}
