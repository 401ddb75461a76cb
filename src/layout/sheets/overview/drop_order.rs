//! What is left out where there is no room for all, in order.
//!
//! In: nothing. Out: from the whole sheet to the least of it, what each keeps. Type never shrinks below the smallest; each
//! step leaves out one thing more. Title, ladder, arrows, curve, negatives, the table of phases and the foot always stay.

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Whether the lists say why, and which cards belong to a moment.
    pub roomy_lists: bool,
    /// All lines of the header, and not the goal alone.
    pub header_lines: bool,
    /// What a persona says and wants.
    pub persona_facts: bool,
    /// The strip of opportunities.
    pub opportunities: bool,
    /// The most rows of a list of moments or negatives.
    pub rows: usize,
    /// The most rows of the table of phases.
    pub phases: usize,
    pub register: Register,
    /// The rows of names above and below the curve.
    pub name_rows: usize,
    /// The strip of actions.
    pub actions: bool,
    /// The list of negatives.
    pub negatives: bool,
    /// The panel of the persona.
    pub persona: bool,
}

/// Which steps the register has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Register {
    /// Each of them.
    All,
    /// Neighbours without negatives, actions and star are one line.
    Folded,
    /// Those that decide.
    Stars,
}

/// The whole sheet.
const WHOLE: Kept = Kept {
    roomy_lists: true,
    header_lines: true,
    persona_facts: true,
    opportunities: true,
    rows: 6,
    phases: 12,
    register: Register::All,
    name_rows: 2,
    actions: true,
    negatives: true,
    persona: true,
};

/// From the whole sheet to the least.
pub fn steps() -> Vec<Kept> {
    let mut steps = vec![WHOLE];
    let mut then = |change: &dyn Fn(&mut Kept)| {
        let mut next = steps[steps.len() - 1];
        change(&mut next);
        steps.push(next);
    };
    then(&|kept| kept.roomy_lists = false);
    then(&|kept| kept.header_lines = false);
    then(&|kept| kept.persona_facts = false);
    then(&|kept| kept.opportunities = false);
    for rows in [5, 4, 3] {
        then(&|kept| (kept.rows, kept.phases) = (rows, rows + 3));
    }
    then(&|kept| kept.phases = 3);
    then(&|kept| kept.register = Register::Folded);
    then(&|kept| kept.register = Register::Stars);
    then(&|kept| kept.name_rows = 1);
    then(&|kept| kept.actions = false);
    then(&|kept| kept.negatives = false);
    then(&|kept| kept.persona = false);
    then(&|kept| kept.name_rows = 0);
    then(&|kept| (kept.rows, kept.phases) = (1, 1));
    steps
}
