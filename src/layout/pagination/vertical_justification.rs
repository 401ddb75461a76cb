//! Vertical justification: spreads the free height of the sheets so that they align side by side.
//!
//! In: measured sheets. Out: the gaps of each. The plots of all sheets become equally high, as high as the fullest sheet
//! allows, and stand at the same height on as many sheets as have the room; the rest of each sheet is filled. The number
//! of sheets and the type size do not change.

use crate::geometry::Mm;

use super::gaps::{FILLED, GapCounts, Gaps, MOST_GAP, PlotSection, VerticalSpacing};
use crate::layout::map::sheet::Sheet;
use crate::layout::numbers::to_f64;

/// The most that a gap above a plot stretches to align it with the others, in ems.
const MOST_GAP_ABOVE: f64 = 7.0;
/// The most that a gap between systems stretches beyond one between rows, in ems.
const MOST_BETWEEN: f64 = 6.0;
/// The shares of the free height to try for plots, largest first: a higher plot may push labels below it.
const SHARES: [f64; 5] = [1.0, 0.75, 0.5, 0.25, 0.0];

/// Makes the plots of the sheets equally high, and returns how the rest of each sheet is spread.
pub fn spread(sheets: &mut [Sheet]) -> Vec<VerticalSpacing> {
    grow(sheets);
    let mut spreads: Vec<SheetSpacing> = sheets.iter().map(SheetSpacing::of).collect();
    let most = spreads.iter().map(|spacing| spacing.sections.len()).max().unwrap_or(0);
    for index in 0..most {
        align(&mut spreads, index);
    }
    spreads.into_iter().map(SheetSpacing::finish).collect()
}

/// Makes all plots as high as the sheet with the least room for them allows.
fn grow(sheets: &mut [Sheet]) {
    let Some(lowest) = sheets.iter().filter_map(Sheet::lowest_plot).reduce(Mm::max) else { return };
    let wished = sheets.iter().filter_map(Sheet::wished_plot).reduce(Mm::min).unwrap_or(lowest).max(lowest);
    for share in SHARES {
        let plot = lowest + (wished - lowest) * share;
        for sheet in sheets.iter_mut() {
            sheet.grow(plot);
        }
        if sheets.iter().all(Sheet::fits) {
            return;
        }
    }
}

/// A sheet whose free height is being spread, from top to bottom.
struct SheetSpacing {
    sections: Vec<PlotSection>,
    /// The gaps below the last plot.
    rest: GapCounts,
    em: Mm,
    room: Mm,
    /// The height of its contents.
    height: Mm,
    /// The height that gaps have taken so far.
    used: Mm,
    result: VerticalSpacing,
}

impl SheetSpacing {
    fn of(sheet: &Sheet) -> SheetSpacing {
        let (sections, rest) = sheet.sections();
        let (em, room, height) = (sheet.scale().em(1.0), sheet.room(), sheet.height());
        SheetSpacing { sections, rest, em, room, height, used: Mm::ZERO, result: VerticalSpacing::default() }
    }

    fn left(&self) -> Mm {
        (self.room - self.height - self.used).max(Mm::ZERO)
    }

    /// The gaps that fill the rest of the sheet: moderate ones, or larger ones where these leave much of it empty.
    fn gaps(&self) -> Gaps {
        let done = self.result.gaps.len();
        let sections = self.sections.iter().skip(done).map(|section| section.gap_counts);
        let gap_counts = sections.chain([self.rest]).fold(GapCounts::default(), |sum, gap_counts| GapCounts {
            rows: sum.rows + gap_counts.rows,
            systems: sum.systems + gap_counts.systems,
        });
        let (all, systems) = (to_f64(gap_counts.rows + gap_counts.systems), to_f64(gap_counts.systems));
        let rows = (self.left() / (all + 1.0)).min(self.em * MOST_GAP);
        // The space above the first band does not count as filled.
        let filled = self.height + self.used - self.result.above;
        let lacks = (self.room * FILLED - filled - rows * all).max(Mm::ZERO);
        let apart = if gap_counts.systems > 0 { (lacks / systems).min(self.em * MOST_BETWEEN) } else { Mm::ZERO };
        let more = if all > 0.0 { (lacks - apart * systems).max(Mm::ZERO) / all } else { Mm::ZERO };
        Gaps { rows: rows + more, systems: rows + more + apart }
    }

    /// The highest, the natural and the lowest position of a plot.
    fn range(&self, index: usize) -> Option<[Mm; 3]> {
        let section = self.sections.get(index)?;
        let highest = section.plot + self.used;
        let (gaps, gap_counts) = (self.gaps(), to_f64(section.gap_counts.rows + section.gap_counts.systems));
        let above = if index == 0 { self.most_above() } else { Mm::ZERO };
        let most = (self.em * MOST_GAP_ABOVE * gap_counts + above).min(self.left());
        let usual = section.gap_counts.taking(gaps);
        Some([highest, highest + usual, highest + usual.max(most)])
    }

    /// The most free height above the first band.
    fn most_above(&self) -> Mm {
        self.room * (1.0 - FILLED)
    }

    /// Moves a plot to `place`, with the band of its sheet no lower than `band`.
    fn place(&mut self, index: usize, place: Mm, band: Mm) {
        let Some(section) = self.sections.get(index).copied() else { return };
        let all = (place - section.plot - self.used).max(Mm::ZERO);
        let gaps = self.gaps();
        let usual = section.gap_counts.taking(gaps);
        let over = (all - usual).max(Mm::ZERO);
        let has_joints = section.gap_counts != GapCounts::default();
        let lower = section.band.map_or(Mm::ZERO, |own| (band - own).max(Mm::ZERO));
        let above = if has_joints { lower.min(over).min(self.most_above()) } else { over };
        let above = if index == 0 { above } else { Mm::ZERO };
        let factor = if usual > Mm::ZERO { (all - above) / usual } else { 0.0 };
        let even = (all - above) / to_f64((section.gap_counts.rows + section.gap_counts.systems).max(1));
        self.result.above += above;
        self.result.gaps.push(if usual > Mm::ZERO {
            Gaps { rows: gaps.rows * factor, systems: gaps.systems * factor }
        } else {
            Gaps { rows: even, systems: even }
        });
        self.used += all;
    }

    fn finish(mut self) -> VerticalSpacing {
        let gaps = self.gaps();
        self.result.gaps.push(gaps);
        self.result
    }
}

/// Aligns the plots with this index on as many sheets as possible; the others keep their natural position.
fn align(spacings: &mut [SheetSpacing], index: usize) {
    let ranges: Vec<Option<[Mm; 3]>> = spacings.iter().map(|spacing| spacing.range(index)).collect();
    let Some(place) = common(&ranges) else { return };
    let reaches = |range: &[Mm; 3]| range[0] <= place + CLOSE && place <= range[2] + CLOSE;
    let bands = spacings.iter().zip(&ranges).filter(|(_, range)| range.as_ref().is_some_and(reaches));
    let bands = bands.filter_map(|(spacing, _)| spacing.sections.get(index)?.band);
    let band = bands.reduce(Mm::max).unwrap_or(Mm::ZERO);
    for (spacing, range) in spacings.iter_mut().zip(&ranges) {
        if let Some(range) = range {
            spacing.place(index, if reaches(range) { place } else { range[1] }, band);
        }
    }
}

/// Positions closer than this are equal, since lengths are rounded.
const CLOSE: Mm = Mm(1e-6);

/// The natural or highest position that lies in the most ranges; of several such, the highest on the sheet.
fn common(ranges: &[Option<[Mm; 3]>]) -> Option<Mm> {
    let sorted = |of: fn(&[Mm; 3]) -> Mm| {
        let mut all: Vec<f64> = ranges.iter().flatten().map(|range| of(range).0).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (highest, lowest) = (sorted(|range| range[0]), sorted(|range| range[2]));
    let held = |place: f64| {
        let begun = highest.partition_point(|bound| *bound <= place + CLOSE.0);
        begun - lowest.partition_point(|bound| *bound < place - CLOSE.0)
    };
    let mut places = sorted(|range| range[1]);
    places.extend(&highest);
    places.sort_by(f64::total_cmp);
    let mut best: Option<(usize, f64)> = None;
    for place in places {
        if best.is_none_or(|(most, _)| held(place) > most) {
            best = Some((held(place), place));
        }
    }
    best.map(|(_, place)| Mm(place))
}

#[cfg(test)]
mod tests {
    use super::{Mm, common};

    #[test]
    fn the_place_that_most_can_share_is_taken() {
        let range = |one: f64, two: f64, three: f64| Some([Mm(one), Mm(two), Mm(three)]);
        assert_eq!(common(&[]), None);
        assert_eq!(common(&[None, range(3.0, 4.0, 9.0)]), Some(Mm(3.0)));
        assert_eq!(common(&[range(1.0, 2.0, 6.0), range(5.0, 6.0, 7.0), range(9.0, 9.0, 9.0)]), Some(Mm(5.0)));
        assert_eq!(common(&[range(9.0, 9.0, 9.0), range(1.0, 2.0, 3.0), range(2.5, 2.5, 8.0)]), Some(Mm(2.5)));
    }
}
