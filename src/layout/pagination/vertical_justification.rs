//! The room that is left on the sheets of a map, spread over them so that they hang well side by side.
//!
//! In: the sheets, measured. Out: how far bands and rows of each move apart. The plots of all sheets become equally high,
//! as high as the fullest sheet allows, and stand at the same place on as many sheets as have the room; the rest of
//! each sheet is filled. Nothing here takes a sheet more, or smaller type.

use crate::geometry::Mm;

use super::gaps::FILLED;
use super::gaps::Gaps;
use super::gaps::Joints;
use super::gaps::MOST_GAP;
use super::gaps::Spread;
use super::gaps::Stretch;
use crate::layout::map::sheet::Sheet;
use crate::layout::numbers::number;

/// Rows above a plot move apart by this much at the most to bring it where the others are, in ems.
const MOST_GAP_ABOVE: f64 = 7.0;
/// Systems move apart by this much more at the most, in ems.
const MOST_BETWEEN: f64 = 6.0;
/// The shares of the room left for plots that are tried: words that a higher plot pushes below it may take too much.
const SHARES: [f64; 5] = [1.0, 0.75, 0.5, 0.25, 0.0];

/// Makes the plots of sheets equally high, and says how the rest of each sheet is spread.
pub fn spread(sheets: &mut [Sheet]) -> Vec<Spread> {
    grow(sheets);
    let mut spreads: Vec<Filling> = sheets.iter().map(Filling::of).collect();
    let most = spreads.iter().map(|filling| filling.stretches.len()).max().unwrap_or(0);
    for index in 0..most {
        align(&mut spreads, index);
    }
    spreads.into_iter().map(Filling::finish).collect()
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

/// A sheet while its room is spread, from its top to its foot.
struct Filling {
    stretches: Vec<Stretch>,
    /// The gaps below the last plot.
    rest: Joints,
    em: Mm,
    room: Mm,
    /// How high all is that stands on it.
    height: Mm,
    /// How much has been given away.
    used: Mm,
    spread: Spread,
}

impl Filling {
    fn of(sheet: &Sheet) -> Filling {
        let (stretches, rest) = sheet.stretches();
        let (em, room, height) = (sheet.kind().em(1.0), sheet.room(), sheet.height());
        Filling { stretches, rest, em, room, height, used: Mm::ZERO, spread: Spread::default() }
    }

    fn left(&self) -> Mm {
        (self.room - self.height - self.used).max(Mm::ZERO)
    }

    /// The gaps that fill what is left of the sheet: a little at first, and where that leaves much of it empty, as far
    /// as it takes.
    fn gaps(&self) -> Gaps {
        let done = self.spread.gaps.len();
        let stretches = self.stretches.iter().skip(done).map(|stretch| stretch.joints);
        let joints = stretches.chain([self.rest]).fold(Joints::default(), |sum, joints| Joints {
            rows: sum.rows + joints.rows,
            systems: sum.systems + joints.systems,
        });
        let (all, systems) = (number(joints.rows + joints.systems), number(joints.systems));
        let rows = (self.left() / (all + 1.0)).min(self.em * MOST_GAP);
        // Nothing is said in the white space above the first band.
        let filled = self.height + self.used - self.spread.lead;
        let lacks = (self.room * FILLED - filled - rows * all).max(Mm::ZERO);
        let apart = if joints.systems > 0 { (lacks / systems).min(self.em * MOST_BETWEEN) } else { Mm::ZERO };
        let more = if all > 0.0 { (lacks - apart * systems).max(Mm::ZERO) / all } else { Mm::ZERO };
        Gaps { rows: rows + more, systems: rows + more + apart }
    }

    /// Where a plot stands at the highest, where it would stand by itself, and where at the lowest.
    fn range(&self, index: usize) -> Option<[Mm; 3]> {
        let stretch = self.stretches.get(index)?;
        let highest = stretch.plot + self.used;
        let (gaps, joints) = (self.gaps(), number(stretch.joints.rows + stretch.joints.systems));
        let lead = if index == 0 { self.most_lead() } else { Mm::ZERO };
        let most = (self.em * MOST_GAP_ABOVE * joints + lead).min(self.left());
        let usual = stretch.joints.taking(gaps);
        Some([highest, highest + usual, highest + usual.max(most)])
    }

    /// So much of the room may stay empty above the first band.
    fn most_lead(&self) -> Mm {
        self.room * (1.0 - FILLED)
    }

    /// Brings a plot to `place`, where its sheet's band comes no lower than `band`.
    fn place(&mut self, index: usize, place: Mm, band: Mm) {
        let Some(stretch) = self.stretches.get(index).copied() else { return };
        let all = (place - stretch.plot - self.used).max(Mm::ZERO);
        let gaps = self.gaps();
        let usual = stretch.joints.taking(gaps);
        let over = (all - usual).max(Mm::ZERO);
        let has_joints = stretch.joints != Joints::default();
        let lower = stretch.band.map_or(Mm::ZERO, |own| (band - own).max(Mm::ZERO));
        let lead = if has_joints { lower.min(over).min(self.most_lead()) } else { over };
        let lead = if index == 0 { lead } else { Mm::ZERO };
        let factor = if usual > Mm::ZERO { (all - lead) / usual } else { 0.0 };
        let even = (all - lead) / number((stretch.joints.rows + stretch.joints.systems).max(1));
        self.spread.lead += lead;
        self.spread.gaps.push(if usual > Mm::ZERO {
            Gaps { rows: gaps.rows * factor, systems: gaps.systems * factor }
        } else {
            Gaps { rows: even, systems: even }
        });
        self.used += all;
    }

    fn finish(mut self) -> Spread {
        let gaps = self.gaps();
        self.spread.gaps.push(gaps);
        self.spread
    }
}

/// Brings the plots with this number, counted on each sheet, to one place on as many sheets as can be; the others
/// stand where their own sheet has them.
fn align(fillings: &mut [Filling], index: usize) {
    let ranges: Vec<Option<[Mm; 3]>> = fillings.iter().map(|filling| filling.range(index)).collect();
    let Some(place) = common(&ranges) else { return };
    let reaches = |range: &[Mm; 3]| range[0] <= place + CLOSE && place <= range[2] + CLOSE;
    let bands = fillings.iter().zip(&ranges).filter(|(_, range)| range.as_ref().is_some_and(reaches));
    let bands = bands.filter_map(|(filling, _)| filling.stretches.get(index)?.band);
    let band = bands.reduce(Mm::max).unwrap_or(Mm::ZERO);
    for (filling, range) in fillings.iter_mut().zip(&ranges) {
        if let Some(range) = range {
            filling.place(index, if reaches(range) { place } else { range[1] }, band);
        }
    }
}

/// Places that are closer are the same: lengths are rounded.
const CLOSE: Mm = Mm(1e-6);

/// The place that most ranges hold, of those where a plot would stand by itself or at the highest; of several such, the
/// highest on the sheet.
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
