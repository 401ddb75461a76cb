//! Where the time of a compile goes: each pass, and the cold process, for a journey of 15, 132 and 1,000 steps. For each the
//! best of several runs, its share of all passes, and the exponent with which it grows. `cargo bench` prints it; nothing
//! here can fail for being slow. `docs/performance.md` tells what it means.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use journey::drawing::draw_with;
use journey::export::plan;
use journey::layout::Options;
use journey::source::{FileId, NoFiles, Source};
use journey::text::{NoSystemFonts, Typesetter};
use journey::{check, source, syntax};

/// How many steps the journeys have.
const SIZES: [u32; 3] = [15, 132, 1000];

/// A pass and its best time.
type Timed = (&'static str, Duration);

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    std::fs::create_dir_all(&folder).expect("the folder of the build takes files");
    let texts = SIZES.map(journey);
    let tables = texts.each_ref().map(|text| passes(text));
    let processes = texts.each_ref().map(|text| cold_process(text, &folder));
    let totals = tables.each_ref().map(|table| table.iter().map(|(_, time)| *time).sum::<Duration>());
    println!(
        "{:<14}{:>12}{:>8}{:>13}{:>8}{:>13}{:>8}{:>10}",
        "", "15 steps", "share", "132 steps", "share", "1,000 steps", "share", "exponent"
    );
    for row in 0..tables[0].len() {
        say(tables[0][row].0, tables.each_ref().map(|table| table[row].1), Some(totals));
    }
    say("all passes", totals, Some(totals));
    say("cold process", processes, None);
}

/// A line of the table: times, shares of the totals where they are asked for, and the exponent.
fn say(name: &str, times: [Duration; 3], totals: Option<[Duration; 3]>) {
    let mut line = format!("{name:<14}");
    for (index, time) in times.iter().enumerate() {
        let share = totals.map(|totals| format!("{:.0} %", time.as_secs_f64() / totals[index].as_secs_f64() * 100.0));
        let width = if index == 0 { 9 } else { 10 };
        write!(line, "{:>width$.2} ms{:>8}", time.as_secs_f64() * 1000.0, share.unwrap_or_default())
            .expect("a string takes any text");
    }
    println!("{line}{:>10.2}", exponent(times));
}

/// The slope of the straight line nearest to the times, where both steps and times are counted in powers.
fn exponent(times: [Duration; 3]) -> f64 {
    let points = SIZES.map(|steps| f64::from(steps).ln()).into_iter().zip(times.map(|time| time.as_secs_f64().ln()));
    let points: Vec<(f64, f64)> = points.collect();
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / 3.0;
    let (across, up) = (mean(|point| point.0), mean(|point| point.1));
    let covariance: f64 = points.iter().map(|(x, y)| (x - across) * (y - up)).sum();
    covariance / points.iter().map(|(x, _)| (x - across).powi(2)).sum::<f64>()
}

/// The time of `journey build` from its start to its end, for SVG, PDF and plan.
fn cold_process(text: &str, folder: &Path) -> Duration {
    let file = folder.join("reis.journey");
    std::fs::write(&file, text).expect("the folder of the build takes files");
    let build = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_journey"));
        command.arg("build").arg(&file).arg("--output").arg(folder.join("results"));
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program runs")
    };
    best(build).1
}

fn passes(text: &str) -> Vec<Timed> {
    let source = Source::new("bench.journey", text);
    let file = FileId::default();
    let (tree, parse) = best(|| syntax::parse(&source, file));
    let (checked, checking) = best(|| {
        let mut sources = source::Sources::new();
        let file = sources.add(source.clone());
        check::check(&tree, file, &mut sources, &NoFiles)
    });
    let journey = checked.journey.expect("the generated journey has a title");
    let typesetter = || Typesetter::new(journey.language, &NoSystemFonts);
    let (mut drawing, layout) = best(|| draw_with(&journey, &Options::default(), &typesetter()).expect("few sheets"));
    let ((), cutting) = best(|| {
        // Forgets what was cut before.
        drawing.document.scenes_mut();
        drawing.document.cut_fonts().expect("our own fonts can be cut");
    });
    let (_, svg) = best(|| (0..drawing.scenes().len()).map(|sheet| drawing.svg(sheet)).collect::<Vec<_>>());
    let (_, pdf) = best(|| drawing.pdf());
    let (_, planned) = best(|| plan(&journey));
    vec![
        ("parse", parse),
        ("check", checking),
        ("layout", layout),
        ("fonts", cutting),
        ("SVG", svg),
        ("PDF", pdf),
        ("plan", planned),
    ]
}

/// The result of a pass and the shortest of its times: noise only ever makes a run longer.
fn best<T>(mut pass: impl FnMut() -> T) -> (T, Duration) {
    let began = Instant::now();
    let mut result = black_box(pass());
    let mut shortest = began.elapsed();
    let budget = Instant::now();
    while budget.elapsed() < Duration::from_millis(400) {
        let began = Instant::now();
        result = black_box(pass());
        shortest = shortest.min(began.elapsed());
    }
    (result, shortest)
}

/// A journey of so many steps with the kinds of entry that real ones have, in lengths that real ones have.
fn journey(steps: u32) -> String {
    let mut text = String::from(
        "Klantreis: Een vergunning aanvragen\nDoel: De wachttijd terugbrengen van twaalf naar acht weken\nAfbakening: Particulieren\nOnderzoek: 8 interviews\n\nPersona: Sara De Wit\n  Rol: verbouwt voor het eerst\n  Citaat: Ik wil gewoon weten waar ik aan toe ben.\n",
    );
    for step in 0..steps {
        if step % 5 == 0 {
            writeln!(text, "\nFase: Deel {} van de reis\n  Duur: 2 weken", step / 5 + 1)
                .expect("a string takes any text");
        }
        text.push_str(&moment(step));
    }
    text
}

fn moment(step: u32) -> String {
    let level = [-1, 0, 1, 2, 0, -2, 1][step as usize % 7];
    let mut text = format!(
        "  Stap: Zoekt informatie over onderdeel {step} op de website van de gemeente\n    Contact: website (digitaal)\n    Emotie: {level} verward\n"
    );
    if step.is_multiple_of(2) {
        writeln!(text, "    + Eén pagina met alle voorwaarden bij elkaar ({step})").expect("a string takes any text");
    }
    if !step.is_multiple_of(3) {
        writeln!(text, "    - De tekst staat vol vaktaal, en nummer {step} is nergens uitgelegd\n      Behoefte: Begrijpen wat ik nodig heb, in gewone taal\n        Kans: Herschrijf de pagina met een keuzehulp")
            .expect("a string takes any text");
    }
    if step % 9 == 4 {
        text.push_str("    Citaat: Ik voelde me gehaast en kon geen vragen stellen.\n    Achter de schermen: Balie neemt de telefoon op naast het loket\n");
    }
    text
}
