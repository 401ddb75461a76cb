//! The words of the method's own rules.
//!
//! Each says what is missing and what to write, in the keywords of the file's own language.

use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::source::Span;
use crate::syntax::Keyword;

use super::{choice, quote};

/// The journey says nothing of this kind.
pub fn missing(code: Code, title: Span, keyword: Keyword, language: Language) -> Diagnostic {
    let (what, why) = match code {
        Code::NoGoal => ("what the map is for", "the goal of the map"),
        Code::NoScope => ("which journeys are meant and which are not", "the bounds of the journey"),
        Code::NoResearch => ("what it is grounded in", "the interviews or observations behind it, and how many"),
        _ => ("for whom it is", "the person whose journey it is"),
    };
    let word = keyword.word(language);
    Diagnostic::new(code, title, format!("this journey does not say {what}"))
        .help(format!("add a line `{word}:` with {why}"))
}

/// A step without something that other steps have.
pub fn step_without(code: Code, name: Span, step: &str, keyword: Keyword, language: Language) -> Diagnostic {
    let what = if code == Code::NoTouchpoint { "touchpoint" } else { "emotion" };
    let word = keyword.word(language);
    Diagnostic::new(code, name, format!("the step {} has no {what}, and other steps have one", quote(step)))
        .help(format!("add a line `{word}:` under this step"))
}

/// A card that leads to none of `next`.
pub fn unanswered(code: Code, card: Span, written: &str, next: &[Keyword], language: Language) -> Diagnostic {
    let message = match code {
        Code::UnansweredNegative => "nothing answers this negative",
        Code::NeedWithoutOpportunity => "nothing is proposed for this need",
        _ => "nobody takes up this opportunity",
    };
    let words: Vec<String> = next.iter().map(|keyword| format!("`{}:`", keyword.word(language))).collect();
    let pointing = Keyword::For.word(language);
    Diagnostic::new(code, card, format!("{message}: {}", quote(written)))
        .help(format!("write {} under it, or point to it from elsewhere with `{pointing}: #label`", choice(&words)))
}

/// With a card below that may have been meant to answer it.
pub fn perhaps_beside(problem: Diagnostic, beside: Span) -> Diagnostic {
    problem.related(beside, "if this answers it, indent it further")
}

/// An action without an owner or a date.
pub fn action_without(code: Code, card: Span, written: &str, keyword: Keyword, language: Language) -> Diagnostic {
    let (what, why) = match code {
        Code::ActionWithoutOwner => ("owner", "who sees to it"),
        _ => ("date", "the day by which it is done, such as `2026-05-01`"),
    };
    let word = keyword.word(language);
    Diagnostic::new(code, card, format!("this action has no {what}: {}", quote(written)))
        .help(format!("add a line `{word}:` under it with {why}"))
}

/// No step decides.
pub fn no_key_moment(title: Span, language: Language) -> Diagnostic {
    let word = Keyword::KeyMoment.word(language);
    Diagnostic::new(Code::NoKeyMoment, title, "no step of this journey is a key moment")
        .help(format!("mark the moments that decide most with `{word}:` and say why they do"))
}

/// Too many steps decide.
pub fn too_many_key_moments(title: Span, key_moments: usize, steps: usize) -> Diagnostic {
    let message = format!("{key_moments} of {steps} steps are key moments");
    Diagnostic::new(Code::TooManyKeyMoments, title, message)
        .help("keep those that decide most, at most one step in five")
}

/// A long journey without a closer look at any piece of it.
pub fn too_many_steps(title: Span, steps: usize, language: Language) -> Diagnostic {
    let word = Keyword::Detail.word(language);
    Diagnostic::new(Code::TooManySteps, title, format!("this journey has {steps} steps, and none is shown in detail elsewhere"))
        .help(format!(
            "map the whole in at most twenty steps, and let `{word}:` lead to a journey of its own for a piece that needs more"
        ))
}
