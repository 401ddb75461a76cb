//! Where the time of a compile goes: each pass for a journey of 15, 132 and 1,000 steps, the best of several
//! runs, and as a ratio to the whole and to the pass at 15 steps. `cargo bench` prints it; nothing here can fail.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use journey::export::plan;
use journey::layout::{Options, sheets};
use journey::source::{FileId, NoFiles, Source};
use journey::text::{NoSystemFonts, Typesetter};
use journey::{check, render, source, syntax};

/// How many steps the journeys have.
const SIZES: [usize; 3] = [15, 132, 1000];

/// A pass and its best time.
type Timed = (&'static str, Duration);

fn main() {
    let tables: Vec<Vec<Timed>> = SIZES.iter().map(|steps| passes(&journey(*steps))).collect();
    println!(
        "{:<10}{:>12}{:>9}{:>12}{:>9}{:>8}{:>12}{:>9}{:>8}",
        "pass", "15 steps", "share", "132 steps", "share", "× 15", "1,000 steps", "share", "× 15"
    );
    for row in 0..tables[0].len() {
        let mut line = format!("{:<10}", tables[0][row].0);
        for (index, table) in tables.iter().enumerate() {
            let total: Duration = table.iter().map(|(_, time)| *time).sum();
            let (_, time) = table[row];
            let milliseconds = time.as_secs_f64() * 1000.0;
            let share = time.as_secs_f64() / total.as_secs_f64() * 100.0;
            write!(line, "{milliseconds:>9.2} ms{share:>7.0} %").expect("a string takes any text");
            if index > 0 {
                let ratio = time.as_secs_f64() / tables[0][row].1.as_secs_f64();
                write!(line, "{ratio:>8.1}").expect("a string takes any text");
            }
        }
        println!("{line}");
    }
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
    let (_, layout) = best(|| sheets(&journey, &typesetter(), &Options::default()));
    let typesetter = typesetter();
    let scenes = sheets(&journey, &typesetter, &Options::default());
    let fonts = typesetter.fonts();
    let (_, svg) = best(|| scenes.iter().map(|scene| render::svg(scene, &fonts)).collect::<Vec<_>>());
    let (_, pdf) = best(|| render::pdf(&scenes, &fonts));
    let (_, planned) = best(|| plan(&journey));
    vec![("parse", parse), ("check", checking), ("layout", layout), ("svg", svg), ("pdf", pdf), ("plan", planned)]
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
fn journey(steps: usize) -> String {
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

fn moment(step: usize) -> String {
    let level = [-1, 0, 1, 2, 0, -2, 1][step % 7];
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
