//! The diagnostics of the method.
//!
//! Each says what is missing and what to write, in the keywords of the file's own language.

use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::message::{
    action_without_due, action_without_owner, need_without_opportunity, no_emotion, no_goal, no_key_moment, no_persona,
    no_research, no_scope, no_touchpoint, opportunity_without_action, too_many_key_moments, too_many_steps,
    unanswered_card, unanswered_negative,
};
use crate::source::Span;
use crate::syntax::Keyword;

/// The journey says nothing of this kind.
pub fn missing(code: Code, title: Span, keyword: Keyword, language: Language) -> Diagnostic {
    let word = keyword.word(language);
    let (message, help) = match code {
        Code::NoGoal => (no_goal::message(), no_goal::help(word)),
        Code::NoScope => (no_scope::message(), no_scope::help(word)),
        Code::NoResearch => (no_research::message(), no_research::help(word)),
        _ => (no_persona::message(), no_persona::help(word)),
    };
    Diagnostic::new(code, title, message).help(help)
}

/// A step without something that other steps have.
pub fn step_without(code: Code, name: Span, step: &str, keyword: Keyword, language: Language) -> Diagnostic {
    let word = keyword.word(language);
    let (message, help) = match code {
        Code::NoTouchpoint => (no_touchpoint::message(step), no_touchpoint::help(word)),
        _ => (no_emotion::message(step), no_emotion::help(word)),
    };
    Diagnostic::new(code, name, message).help(help)
}

/// A card that leads to none of `next`.
pub fn unanswered(code: Code, card: Span, written: &str, next: &[Keyword], language: Language) -> Diagnostic {
    let message = match code {
        Code::UnansweredNegative => unanswered_negative::message(written),
        Code::NeedWithoutOpportunity => need_without_opportunity::message(written),
        _ => opportunity_without_action::message(written),
    };
    let keywords = next.iter().map(|keyword| format!("{}:", keyword.word(language))).collect();
    Diagnostic::new(code, card, message).help(unanswered_card::help(keywords, Keyword::For.word(language)))
}

/// With a card below that may have been meant to answer it.
pub fn perhaps_beside(problem: Diagnostic, beside: Span) -> Diagnostic {
    problem.related(beside, unanswered_card::beside())
}

/// An action without an owner or a date.
pub fn action_without(code: Code, card: Span, written: &str, keyword: Keyword, language: Language) -> Diagnostic {
    let word = keyword.word(language);
    let (message, help) = match code {
        Code::ActionWithoutOwner => (action_without_owner::message(written), action_without_owner::help(word)),
        _ => (action_without_due::message(written), action_without_due::help(word)),
    };
    Diagnostic::new(code, card, message).help(help)
}

/// No step decides.
pub fn no_key_moment(title: Span, language: Language) -> Diagnostic {
    Diagnostic::new(Code::NoKeyMoment, title, no_key_moment::message())
        .help(no_key_moment::help(Keyword::KeyMoment.word(language)))
}

/// Too many steps decide.
pub fn too_many_key_moments(title: Span, key_moments: usize, steps: usize) -> Diagnostic {
    Diagnostic::new(Code::TooManyKeyMoments, title, too_many_key_moments::message(key_moments, steps))
        .help(too_many_key_moments::help())
}

/// A long journey without a closer look at any piece of it.
pub fn too_many_steps(title: Span, steps: usize, language: Language) -> Diagnostic {
    Diagnostic::new(Code::TooManySteps, title, too_many_steps::message(steps))
        .help(too_many_steps::help(Keyword::Detail.word(language)))
}
