//! A task of a Mermaid journey: `name: score: actors`.
//!
//! In: the words of a statement. Out: a [`MermaidTask`]. Mermaid takes the first colon for the end of the name and drops what stands
//! behind a third one; here a time (`10:15`), a colon in the name and a colon in an actor stay what the writer meant.

use super::entities::in_one_line;
use crate::message::{Message, import};

/// A task as the writer meant it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct MermaidTask {
    pub(super) name: String,
    /// The score, whatever its size.
    pub(super) score: Option<f64>,
    /// What stands in place of a score that is no number.
    pub(super) feeling: Option<String>,
    pub(super) actors: Vec<String>,
    /// What Mermaid would make of it instead; none where it reads the same.
    pub(super) remark: Option<Message>,
}

impl MermaidTask {
    /// The task that a statement is. Every statement is one, if only a name.
    pub(super) fn of(words: &str) -> MermaidTask {
        let pieces: Vec<&str> = words.split([':', '：']).collect();
        match score_at(&pieces) {
            Some((at, score)) => MermaidTask::scored(words, &pieces, at, score),
            None => MermaidTask::unscored(words, &pieces),
        }
    }

    fn scored(words: &str, pieces: &[&str], at: usize, score: f64) -> MermaidTask {
        let (name, actors) = around(words, pieces, at);
        let mut task = MermaidTask {
            name: name.trim().to_owned(),
            score: Some(score),
            actors: parted(actors),
            ..MermaidTask::default()
        };
        if at > 1 {
            task.remark = Some(import::colon_in_name(in_one_line(&task.name)));
        } else if pieces.len() > at + 2 {
            task.remark = Some(import::third_colon(task.actors.iter().map(|actor| in_one_line(actor)).collect()));
        } else if !(0.0..=5.0).contains(&score) || score.fract() != 0.0 {
            task.remark = Some(import::other_score(score.to_string()));
        } else if score == 0.0 {
            task.remark = Some(import::low_score());
        }
        task
    }

    fn unscored(words: &str, pieces: &[&str]) -> MermaidTask {
        let whole = words.trim().trim_end_matches([':', '：']).trim();
        match pieces {
            // Three parts, and the second is no number: words in place of a score.
            [name, feeling, ..] if pieces.len() > 2 && !feeling.trim().is_empty() && !pieces[2].trim().is_empty() => {
                let (_, actors) = around(words, pieces, 1);
                let remark = import::words_for_score(in_one_line(feeling.trim()));
                MermaidTask {
                    name: name.trim().to_owned(),
                    feeling: Some(feeling.trim().to_owned()),
                    actors: parted(actors),
                    remark: Some(remark),
                    ..MermaidTask::default()
                }
            }
            [name, empty, ..] if pieces.len() > 2 && empty.trim().is_empty() => {
                let (_, actors) = around(words, pieces, 1);
                let remark = Some(import::no_score(in_one_line(name.trim())));
                MermaidTask { name: name.trim().to_owned(), actors: parted(actors), remark, ..MermaidTask::default() }
            }
            _ => MermaidTask {
                name: whole.to_owned(),
                remark: Some(import::no_score(in_one_line(whole))),
                ..MermaidTask::default()
            },
        }
    }
}

/// Which piece is the score, and the score. The first number behind the name, unless it is the minutes of a time and
/// another number follows.
fn score_at(pieces: &[&str]) -> Option<(usize, f64)> {
    let mut numbers = (1..pieces.len()).filter_map(|at| Some((at, number(pieces[at])?)));
    let first = numbers.next()?;
    if is_time(pieces, first.0) { Some(numbers.next().unwrap_or(first)) } else { Some(first) }
}

/// Whether the colon before a piece is that of a time: digits, colon, two digits, without blanks.
fn is_time(pieces: &[&str], at: usize) -> bool {
    let before = pieces[at - 1].bytes().next_back().is_some_and(|byte| byte.is_ascii_digit());
    let minutes = pieces[at].bytes().take_while(u8::is_ascii_digit).count();
    before && minutes == 2
}

fn number(piece: &str) -> Option<f64> {
    let piece = piece.trim().replace('−', "-").replace(',', ".");
    let is_plain = piece.chars().all(|sign| sign.is_ascii_digit() || "+-.".contains(sign));
    piece.parse().ok().filter(|value: &f64| is_plain && value.is_finite())
}

/// What stands before and after a piece.
fn around<'w>(words: &'w str, pieces: &[&'w str], at: usize) -> (&'w str, &'w str) {
    let start = pieces[at].as_ptr() as usize - words.as_ptr() as usize;
    let before = words[..start].trim_end_matches([':', '：']);
    let after = words[start + pieces[at].len()..].trim_start_matches([':', '：']);
    (before, after)
}

fn parted(actors: &str) -> Vec<String> {
    actors.split(',').map(str::trim).filter(|actor| !actor.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> (String, Option<f64>, String) {
        let task = MermaidTask::of(words);
        (task.name, task.score, task.actors.join("|"))
    }

    fn task(name: &str, score: f64, actors: &str) -> (String, Option<f64>, String) {
        (name.to_owned(), Some(score), actors.to_owned())
    }

    #[test]
    fn tasks_are_what_the_writer_meant() {
        assert_eq!(read("Make tea: 5: Me, Cat"), task("Make tea", 5.0, "Me|Cat"));
        assert_eq!(read("Make tea :5"), task("Make tea", 5.0, ""));
        assert_eq!(read("Make tea: 5:"), task("Make tea", 5.0, ""));
        assert_eq!(read("Arrive (10:15): 4: Me"), task("Arrive (10:15)", 4.0, "Me"));
        assert_eq!(read("Arrive at 10:15: 4: Me"), task("Arrive at 10:15", 4.0, "Me"));
        assert_eq!(read("Phase 1: Basics: 3: Me"), task("Phase 1: Basics", 3.0, "Me"));
        assert_eq!(read("Help: 2: Agent: Tier 1, Me"), task("Help", 2.0, "Agent: Tier 1|Me"));
        assert_eq!(read("Task 1:5:Me"), task("Task 1", 5.0, "Me"));
        assert_eq!(read("Zoekt：3：Ik"), task("Zoekt", 3.0, "Ik"));
        assert_eq!(read("Wake: -10: Me"), task("Wake", -10.0, "Me"));
    }

    #[test]
    fn a_task_without_a_score_keeps_its_words() {
        assert_eq!(read("nonsense"), ("nonsense".to_owned(), None, String::new()));
        assert_eq!(read("Day 1: arrive"), ("Day 1: arrive".to_owned(), None, String::new()));
        assert_eq!(read("Wake:: Me"), ("Wake".to_owned(), None, "Me".to_owned()));
        let words = MermaidTask::of("Wake: high: Me");
        assert_eq!((words.name.as_str(), words.feeling.as_deref(), words.actors.len()), ("Wake", Some("high"), 1));
    }
}
