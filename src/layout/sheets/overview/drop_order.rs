//! What is left out where there is no room for all, in order.
//!
//! In: nothing. Out: from the whole sheet to the least of it, what each keeps. Type never shrinks below the smallest; each
//! step leaves out one thing more. Title, ladder, arrows, curve, negatives, the table of phases and the foot always stay.

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each part of the sheet is kept or not")]
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
    pub register: RegisterDetail,
    /// The rows of names above and below the curve.
    pub name_rows: usize,
    /// The strip of actions.
    pub actions: bool,
    /// The list of negatives.
    pub negatives: bool,
    /// The panel of the persona.
    pub persona: bool,
    /// Steps as cards, where columns are wide enough.
    pub cards: bool,
    /// The list of moments.
    pub moments: bool,
    /// The strip of waiting.
    pub waiting: bool,
    /// The figures beside the title.
    pub figures: bool,
    /// The brackets of sheets.
    pub brackets: bool,
    /// The least height of the curve from −2 to +2, in ems.
    pub curve: f64,
}

/// Which steps the register has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterDetail {
    /// Each of them.
    All,
    /// Neighbours without negatives, actions and star are one line.
    Folded,
    /// Those that decide.
    Stars,
    /// None.
    Nothing,
}

impl RegisterDetail {
    /// The next that has more.
    const fn more(self) -> RegisterDetail {
        match self {
            RegisterDetail::Nothing => RegisterDetail::Stars,
            RegisterDetail::Stars => RegisterDetail::Folded,
            RegisterDetail::Folded | RegisterDetail::All => RegisterDetail::All,
        }
    }
}

/// The least height of the curve from −2 to +2, in ems: 28 mm at 8 points; and on paper for which that is too much.
const LOWEST: f64 = 9.9;
const LOWEST_OF_ALL: f64 = 5.5;

/// The whole sheet.
const WHOLE: Kept = Kept {
    roomy_lists: true,
    header_lines: true,
    persona_facts: true,
    opportunities: true,
    rows: 6,
    phases: 12,
    register: RegisterDetail::All,
    name_rows: 2,
    actions: true,
    negatives: true,
    persona: true,
    cards: true,
    moments: true,
    waiting: true,
    figures: true,
    brackets: true,
    curve: LOWEST,
};

/// Restores what was left out for something larger, the most important first, where everything still `fits`.
pub fn restored(kept: Kept, fits: impl Fn(&Kept) -> bool) -> Kept {
    let changes: [fn(&mut Kept); 10] = [
        |kept| kept.negatives = WHOLE.negatives,
        |kept| kept.actions = WHOLE.actions,
        |kept| kept.name_rows = WHOLE.name_rows,
        |kept| kept.register = kept.register.more(),
        |kept| kept.register = kept.register.more(),
        |kept| kept.phases = WHOLE.phases,
        |kept| kept.opportunities = WHOLE.opportunities,
        |kept| kept.persona_facts = WHOLE.persona_facts,
        |kept| kept.header_lines = WHOLE.header_lines,
        |kept| kept.rows = WHOLE.rows,
    ];
    let mut best = kept;
    for change in changes {
        let mut next = best;
        change(&mut next);
        if next != best && fits(&next) {
            best = next;
        }
    }
    best
}

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
    then(&|kept| kept.register = RegisterDetail::Folded);
    then(&|kept| kept.register = RegisterDetail::Stars);
    then(&|kept| kept.name_rows = 1);
    then(&|kept| kept.actions = false);
    then(&|kept| kept.negatives = false);
    then(&|kept| kept.persona = false);
    // Paper smaller than A4 has no room for more than this.
    then(&|kept| kept.cards = false);
    then(&|kept| kept.moments = false);
    then(&|kept| kept.waiting = false);
    then(&|kept| kept.figures = false);
    then(&|kept| kept.brackets = false);
    then(&|kept| kept.name_rows = 0);
    then(&|kept| (kept.rows, kept.phases) = (1, 1));
    then(&|kept| kept.curve = LOWEST_OF_ALL);
    then(&|kept| kept.register = RegisterDetail::Nothing);
    steps
}
