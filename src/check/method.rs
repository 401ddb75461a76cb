//! The method's own rules: what a journey needs to be acted on.
//!
//! In: a [`Journey`] as understood. Out: warnings, which the user can allow or deny. The rules are those
//! by which municipalities and care providers work with journeys: bounds first, grounded in research, a
//! chain from what is bad to who mends it, and few moments that decide.

use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::model::{Card, CardId, CardKind, Journey, Phase, Place, Status, Step, Target};
use crate::syntax::Keyword;

use super::context::Context;
use super::entries::card::card_kind;
use super::problems::method as problems;

/// More steps than this need a closer look elsewhere.
const MANY_STEPS: usize = 20;

/// Reports what the method misses in `journey`.
pub fn check(journey: &Journey, context: &mut Context) {
    bounds(journey, context);
    key_moments(journey, context);
    length(journey, context);
    let touchpoint = |step: &Step| !step.facts.touchpoints.is_empty();
    let of_phase = |phase: &Phase| !phase.facts.touchpoints.is_empty();
    in_other_steps(Code::NoTouchpoint, Keyword::Touchpoint, journey, (touchpoint, of_phase), context);
    let emotion = |step: &Step| !step.facts.emotions.is_empty();
    let of_phase = |phase: &Phase| !phase.facts.emotions.is_empty();
    in_other_steps(Code::NoEmotion, Keyword::Emotion, journey, (emotion, of_phase), context);
    chain(journey, context);
    for (id, card) in journey.cards_of(CardKind::Action) {
        if !context.half_read.contains(&id) {
            action(card, context);
        }
    }
}

/// What has to be said before anything else.
fn bounds(journey: &Journey, context: &mut Context) {
    for (code, keyword, missing) in [
        (Code::NoGoal, Keyword::Goal, journey.goals.is_empty()),
        (Code::NoScope, Keyword::Scope, journey.scope.is_empty()),
        (Code::NoResearch, Keyword::Research, journey.research.is_empty()),
        (Code::NoPersona, Keyword::Persona, journey.personas.is_empty()),
    ] {
        if missing && !context.begun.contains(&(Place::Journey, keyword)) {
            context.report(problems::missing(code, journey.title.span, keyword, context.language));
        }
    }
}

/// One moment in five decides most of the satisfaction; in a short journey that is one.
fn key_moments(journey: &Journey, context: &mut Context) {
    let steps = journey.steps().count();
    let marked = journey.steps().filter(|(_, _, step)| !step.key_moments.is_empty()).count();
    let title = journey.title.span;
    if steps > 0 && marked == 0 && !context.begun.iter().any(|(_, keyword)| *keyword == Keyword::KeyMoment) {
        context.report(problems::no_key_moment(title, context.language));
    } else if marked > 1 && marked * 5 > steps {
        context.report(problems::too_many_key_moments(title, marked, steps));
    }
}

fn length(journey: &Journey, context: &mut Context) {
    let steps = journey.steps().count();
    if steps > MANY_STEPS && journey.steps().all(|(_, _, step)| step.detail.is_none()) {
        context.report(problems::too_many_steps(journey.title.span, steps, context.language));
    }
}

/// Steps without something that other steps have. What their phase has counts for its steps.
fn in_other_steps(
    code: Code,
    keyword: Keyword,
    journey: &Journey,
    (step_has, phase_has): (impl Fn(&Step) -> bool, impl Fn(&Phase) -> bool),
    context: &mut Context,
) {
    if !journey.steps().any(|(_, _, step)| step_has(step)) {
        return;
    }
    let lacking = |(phase, _, step): &(usize, usize, &Step)| !step_has(step) && !phase_has(&journey.phases[*phase]);
    for (phase, index, step) in journey.steps().filter(lacking) {
        let is_begun = [Place::Phase(phase), Place::Step(phase, index)]
            .iter()
            .any(|place| context.begun.contains(&(*place, keyword)));
        if !is_begun {
            let name = &step.name;
            context.report(problems::step_without(code, name.span, &name.value, keyword, context.language));
        }
    }
}

/// The chain from a negative to an action, wherever it breaks.
fn chain(journey: &Journey, context: &mut Context) {
    let answered = AnsweredBy::of(journey);
    for (index, card) in journey.cards.iter().enumerate() {
        let (code, next): (Code, &[Keyword]) = match card.kind {
            CardKind::Negative => (Code::UnansweredNegative, &[Keyword::Need, Keyword::Opportunity, Keyword::Action]),
            // An action answers a need as well as the opportunity for it would.
            CardKind::Need => (Code::NeedWithoutOpportunity, &[Keyword::Opportunity, Keyword::Action]),
            CardKind::Opportunity => (Code::OpportunityWithoutAction, &[Keyword::Action]),
            _ => continue,
        };
        let is_half_read = context.half_read.contains(&CardId(index)) || context.cut_short.contains(&card.span.start);
        if !answered.contains(CardId(index), next) && !is_half_read {
            let (span, written) = (card.text.span, card.text.value.as_str());
            let problem = problems::unanswered(code, span, written, next, context.language);
            context.report(match left_beside(journey, index, next) {
                Some(beside) => problems::perhaps_beside(problem, beside.span),
                None => problem,
            });
        }
    }
}

/// How far below a card its answer is looked for.
const NEAR_BELOW: usize = 8;

/// A card a little below that stands for itself and could answer this one: perhaps it lacks indentation.
fn left_beside<'j>(journey: &'j Journey, index: usize, next: &[Keyword]) -> Option<&'j Card> {
    let place = journey.cards[index].place;
    let below = journey.cards.iter().skip(index + 1).take(NEAR_BELOW);
    let stands_alone = |card: &&Card| {
        card.place == place && card.parent.is_none() && card.answers.is_empty() && leads_on(next, card.kind)
    };
    below.filter(|_| place != Place::Journey).find(stands_alone)
}

/// Whether a card of this kind is one of `next`.
fn leads_on(next: &[Keyword], kind: CardKind) -> bool {
    next.iter().any(|keyword| card_kind(*keyword) == Some(kind))
}

/// Which cards lead on to a need, an opportunity or an action, under them or pointing to them.
struct AnsweredBy {
    by: BTreeSet<(CardId, CardKind)>,
}

impl AnsweredBy {
    fn of(journey: &Journey) -> AnsweredBy {
        let mut by = BTreeSet::new();
        for card in &journey.cards {
            let pointed = card.answers.iter().filter_map(|reference| match reference.target {
                Target::Card(answered) => Some(answered),
                Target::Place(_) => None,
            });
            by.extend(card.parent.into_iter().chain(pointed).map(|answered| (answered, card.kind)));
        }
        AnsweredBy { by }
    }

    fn contains(&self, card: CardId, next: &[Keyword]) -> bool {
        next.iter().any(|keyword| card_kind(*keyword).is_some_and(|kind| self.by.contains(&(card, kind))))
    }
}

/// An owner for each action, and a day; one that was given up needs neither, one that is done no day.
fn action(card: &Card, context: &mut Context) {
    let Some(action) = &card.action else { return };
    let (language, span, written) = (context.language, card.text.span, card.text.value.as_str());
    if action.owners.is_empty() && action.status != Some(Status::Dropped) {
        let code = Code::ActionWithoutOwner;
        context.report(problems::action_without(code, span, written, Keyword::Owner, language));
    }
    if action.due.is_none() && !matches!(action.status, Some(Status::Done | Status::Dropped)) {
        let code = Code::ActionWithoutDue;
        context.report(problems::action_without(code, span, written, Keyword::Due, language));
    }
}
