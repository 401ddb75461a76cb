//! Which entry a line belongs to.
//!
//! In: entries in the order of their lines, each with what it may be and how far it is indented. Out: what
//! holds it, and whether the indentation says something else. A line belongs to the nearest open entry
//! that may hold it and stands less indented. Where none does, it belongs to the nearest that may hold it
//! and has nothing indented under it, or else to the file; in a file that is indented elsewhere, the file
//! goes first. The tree itself is built by the reader.

use super::Keyword;

/// The entries that may still hold what follows, outermost first; the file itself is none of them.
///
/// What may hold what is a graph without circles, and at most one broken entry is kept, so that it is never
/// longer than a dozen, however deep the lines are indented.
#[derive(Debug)]
pub(super) struct Outline {
    open: Vec<OpenEntry>,
    /// Whether the file uses indentation at all.
    is_indented: bool,
}

#[derive(Clone, Debug)]
struct OpenEntry {
    /// What it is and its node in the tree; none for a line that was not understood.
    entry: Option<(Keyword, usize)>,
    indent: usize,
    /// Whether it has no place of its own: it cannot stand here, or its line is no entry. What stands under it is not
    /// blamed again.
    is_stray: bool,
    /// Whether something that belongs to it is indented under it.
    has_indented: bool,
    /// Whether it, or something that belongs to it, is not indented under what holds it.
    is_flat: bool,
    /// The first entry that went to this one, though the step before it stands at the same indentation
    /// with nothing under it; with that step.
    passed_step: Option<(usize, usize)>,
}

impl OpenEntry {
    fn node(&self) -> Option<usize> {
        self.entry.map(|(_, node)| node)
    }

    fn is(&self, keyword: Keyword) -> bool {
        self.entry.is_some_and(|(of, _)| of == keyword)
    }
}

/// How well an entry fits somewhere; the later the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PlacementFit {
    /// Nothing open may hold it.
    Nowhere,
    /// Only an entry that it visibly does not stand under.
    Reopened,
    File,
    /// An entry that is not less indented.
    Flat,
    /// An entry that is less indented.
    Inside,
}

/// Where an entry belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placement {
    pub(super) keyword: Keyword,
    fit: PlacementFit,
    /// How many open entries stay open.
    depth: usize,
    /// The node that holds it; none for the file.
    pub(super) holder: Option<usize>,
    pub(super) verdict: Verdict,
}

/// Whether the outline that the writer sees agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It does.
    Clear,
    /// It is indented under this node, which cannot hold it, and went elsewhere.
    Under(usize),
    /// It stands outside of what holds it.
    Outside,
    /// It went to the file, though this node stands right above it and could hold it.
    Beside(usize),
    /// Nothing above may hold it.
    Misplaced,
    /// It is indented under a line that was blamed already; that line may well be what holds it.
    Excused,
}

impl Outline {
    /// Nothing open yet; `is_indented` says whether the lines of the file are indented in more than one way.
    pub(super) fn new(is_indented: bool) -> Outline {
        Outline { open: Vec::new(), is_indented }
    }

    /// Where an entry belongs that may be any of these kinds (at least one): the kind that fits best.
    pub(super) fn place(&self, candidates: &[Keyword], indent: usize) -> Option<Placement> {
        let mut best: Option<Placement> = None;
        for keyword in candidates {
            let place = self.find(*keyword, indent);
            if best.is_none_or(|best| (place.fit, place.depth) > (best.fit, best.depth)) {
                best = Some(place);
            }
        }
        best.map(|place| match self.verdict(place, indent) {
            verdict @ Verdict::Beside(_) => Placement { verdict, holder: None, ..place },
            verdict => Placement { verdict, ..place },
        })
    }

    fn find(&self, keyword: Keyword, indent: usize) -> Placement {
        let place = |fit, depth: usize| {
            let holder = depth.checked_sub(1).and_then(|at| self.open[at].node());
            Placement { keyword, fit, depth, holder, verdict: Verdict::Clear }
        };
        let nearest = |among: &[OpenEntry], suits: &dyn Fn(&OpenEntry) -> bool| {
            let holds = |open: &OpenEntry| open.entry.is_some_and(|(holder, _)| keyword.may_stand_in(Some(holder)));
            among.iter().rposition(|open| holds(open) && suits(open)).map(|at| at + 1)
        };
        // A note without indentation is about the card, the step or the phase, not about the value above it.
        let takes_flat =
            |open: &OpenEntry| keyword != Keyword::Note || open.entry.is_some_and(|(of, _)| of.is_container());
        if let Some(depth) = nearest(&self.open, &|open| open.indent < indent) {
            place(PlacementFit::Inside, depth)
        } else if let Some(depth) = nearest(self.left_open(indent), &takes_flat) {
            place(PlacementFit::Flat, depth)
        } else if keyword.may_stand_in(None) {
            place(PlacementFit::File, 0)
        } else if let Some(depth) = nearest(&self.open, &|_| true) {
            place(PlacementFit::Reopened, depth)
        } else {
            place(PlacementFit::Nowhere, 0)
        }
    }

    /// The open entries that a line does not visibly stand outside of: what is indented under an entry ends
    /// where a line is not.
    fn left_open(&self, indent: usize) -> &[OpenEntry] {
        let ended = self.open.iter().position(|open| open.indent >= indent && open.has_indented);
        &self.open[..ended.unwrap_or(self.open.len())]
    }

    fn verdict(&self, place: Placement, indent: usize) -> Verdict {
        // Only what is nearer than the holder can be mistaken for it.
        let under = self.shown_under(indent).filter(|at| *at >= place.depth).map(|at| &self.open[at]);
        if under.is_some_and(|open| open.is_stray) {
            return Verdict::Excused;
        }
        match (place.fit, under.and_then(OpenEntry::node)) {
            (PlacementFit::Nowhere, _) => Verdict::Misplaced,
            // What could have stood nearer must not slip to the file from deep inside of something else.
            (PlacementFit::File, Some(_))
                if place.keyword.holders().next().is_some() && place.keyword != Keyword::Note =>
            {
                Verdict::Misplaced
            }
            (_, Some(node)) => Verdict::Under(node),
            // Steps that stand beside their phase are a way to write.
            (PlacementFit::Reopened, None) if place.keyword != Keyword::Step => Verdict::Outside,
            (PlacementFit::Flat, None) if self.is_the_files(place) => {
                place.holder.map_or(Verdict::Clear, Verdict::Beside)
            }
            _ => Verdict::Clear,
        }
    }

    /// Which open entry a line seems to stand under. All else stands under the journey, so it does not count.
    fn shown_under(&self, indent: usize) -> Option<usize> {
        self.open.iter().rposition(|open| open.indent < indent && !open.is(Keyword::Journey))
    }

    /// In a file with indentation, an entry without any is meant for the file, unless what could hold it
    /// is written without indentation too.
    fn is_the_files(&self, place: Placement) -> bool {
        self.is_indented
            && place.keyword.may_stand_in(None)
            && place.depth.checked_sub(1).is_some_and(|at| !self.open[at].is_flat)
    }

    /// Opens an entry where it belongs. Gives an entry and the step before it, when the entry went past
    /// that step to the phase and another step follows now: then it was probably meant for the step.
    pub(super) fn open(&mut self, place: Placement, node: usize, indent: usize) -> Option<(usize, usize)> {
        let entry = Some((place.keyword, node));
        let child =
            OpenEntry { entry, indent, is_stray: false, has_indented: false, is_flat: false, passed_step: None };
        match place.verdict {
            Verdict::Misplaced => {
                self.open_stray(entry, indent);
                return None;
            }
            Verdict::Excused => {
                // The line above stays open for what else stands under it.
                let stray = self.open.iter().position(|open| open.is_stray);
                self.open.truncate(stray.map_or(place.depth, |stray| stray + 1));
                self.open.push(child);
                return None;
            }
            _ => {}
        }
        let passed = self.passed_step(place, indent);
        self.open.truncate(place.depth);
        let mut suspect = None;
        let mut child = child;
        // What could be meant stays open: the next line may show that it is.
        let is_beside = matches!(place.verdict, Verdict::Beside(_));
        if let Some(holder) = self.open.last_mut().filter(|_| !is_beside) {
            child.is_flat = holder.indent >= indent;
            holder.is_flat |= child.is_flat;
            holder.has_indented |= !child.is_flat;
            if place.keyword == Keyword::Step {
                suspect = holder.passed_step.take();
            } else if let (Some(step), None) = (passed, holder.passed_step) {
                holder.passed_step = Some((node, step));
            }
        }
        self.open.push(child);
        suspect
    }

    /// The step that an entry goes past on its way to the phase, though it could belong to the step and
    /// stands at the same indentation.
    fn passed_step(&self, place: Placement, indent: usize) -> Option<usize> {
        let step = self.open.get(place.depth).filter(|open| open.is(Keyword::Step))?;
        let could_be_its = place.keyword.may_stand_in(Some(Keyword::Step));
        let is_beside = place.fit == PlacementFit::Inside && step.indent == indent && !step.has_indented;
        step.node().filter(|_| could_be_its && is_beside)
    }

    /// Opens an entry that belongs nowhere, or a line that is no entry, so that what stands under it is not
    /// blamed too. What is open stays open.
    pub(super) fn open_stray(&mut self, entry: Option<(Keyword, usize)>, indent: usize) {
        if let Some(first) = self.open.iter().position(|open| open.is_stray) {
            self.open.truncate(first);
        }
        self.open.push(OpenEntry {
            entry,
            indent,
            is_stray: true,
            has_indented: false,
            is_flat: false,
            passed_step: None,
        });
    }
}
