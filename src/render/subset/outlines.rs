//! TrueType outlines for fonts that have outlines of another kind.
//!
//! In: a font whose outlines are cubic curves (`CFF`, `CFF2`), its subset without outlines, and the
//! glyphs that stay. Out: the subset with outlines of quadratic curves (tables `glyf`, `loca`, and what
//! goes with them). The layout of these tables is that of the OpenType specification 1.9.

use std::collections::BTreeSet;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, MetadataProvider, Tag};
use write_fonts::FontBuilder;

/// The subset `cut` of `whole` with outlines for the glyphs `kept` (their new and old numbers).
///
/// Returns nothing when a table cannot be read or a glyph not be drawn.
pub(super) fn added(whole: &FontRef, cut: &FontRef, kept: &BTreeSet<(u16, u16)>) -> Option<Vec<u8>> {
    let mut tables = FontTables::default();
    for &(_, old) in kept {
        tables.add(whole, GlyphId::from(old))?;
    }
    tables.locations.extend(u32::try_from(tables.glyphs.len()).ok()?.to_be_bytes());
    let count = u16::try_from(kept.len()).ok()?;
    let font = FontBuilder::new()
        .add_raw(Tag::new(b"maxp"), tables.maximum_profile(count))
        .add_raw(Tag::new(b"head"), patched(cut, *b"head", 50, 1)?)
        .add_raw(Tag::new(b"hhea"), patched(cut, *b"hhea", 34, count)?)
        .add_raw(Tag::new(b"hmtx"), tables.widths)
        .add_raw(Tag::new(b"loca"), tables.locations)
        .add_raw(Tag::new(b"glyf"), tables.glyphs)
        .copy_missing_tables(cut.clone())
        .build();
    Some(font)
}

/// A table of `font` with the 16-bit number at `offset` replaced by `value`.
fn patched(font: &FontRef, table: [u8; 4], offset: usize, value: u16) -> Option<Vec<u8>> {
    let mut bytes = font.data_for_tag(Tag::new(&table))?.as_bytes().to_vec();
    bytes.get_mut(offset..offset + 2)?.copy_from_slice(&value.to_be_bytes());
    Some(bytes)
}

/// The tables that grow with every glyph.
#[derive(Default)]
struct FontTables {
    glyphs: Vec<u8>,
    locations: Vec<u8>,
    widths: Vec<u8>,
    most_points: u16,
    most_contours: u16,
}

impl FontTables {
    fn add(&mut self, font: &FontRef, glyph: GlyphId) -> Option<()> {
        let mut pen = QuadraticPen::default();
        if let Some(outline) = font.outline_glyphs().get(glyph) {
            outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
        }
        self.locations.extend(u32::try_from(self.glyphs.len()).ok()?.to_be_bytes());
        self.widths.extend(font.hmtx().ok()?.advance(glyph).unwrap_or(0).to_be_bytes());
        self.widths.extend(pen.bounds()[0].to_be_bytes());
        self.most_points = self.most_points.max(u16::try_from(pen.points.len()).ok()?);
        self.most_contours = self.most_contours.max(u16::try_from(pen.ends.len()).ok()?);
        self.glyphs.extend(pen.encoded()?);
        self.glyphs.resize(self.glyphs.len().next_multiple_of(4), 0);
        Some(())
    }

    /// The table `maxp`, version 1.0, of a font without instructions.
    fn maximum_profile(&self, count: u16) -> Vec<u8> {
        let zones = 2;
        let numbers = [1, 0, count, self.most_points, self.most_contours, 0, 0, zones, 0, 0, 0, 0, 0, 0, 0, 0];
        numbers.iter().flat_map(|number: &u16| number.to_be_bytes()).collect()
    }
}

/// A point of an outline, in font units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct OutlinePoint {
    x: i16,
    y: i16,
    on_curve: bool,
}

/// Collects an outline; cubic curves become quadratic ones.
#[derive(Default)]
struct QuadraticPen {
    points: Vec<OutlinePoint>,
    /// The number of the last point of each contour.
    ends: Vec<usize>,
    place: (f32, f32),
}

/// How far a quadratic curve may be from the cubic one, in font units: less than rounding does.
const TOLERANCE: f32 = 0.3;

impl QuadraticPen {
    #[allow(clippy::cast_possible_truncation, reason = "casts of floats saturate, which is what a broken font gets")]
    fn put(&mut self, (x, y): (f32, f32), on_curve: bool) {
        self.points.push(OutlinePoint { x: x.round() as i16, y: y.round() as i16, on_curve });
        self.place = (x, y);
    }

    fn end_contour(&mut self) {
        let begin = self.ends.last().map_or(0, |end| end + 1);
        if self.points.len() > begin + 1 && self.points.last() == self.points.get(begin) {
            self.points.pop();
        }
        if self.points.len() > begin {
            self.ends.push(self.points.len() - 1);
        }
    }

    /// Left, bottom, right and top edge; zeros for an empty outline.
    fn bounds(&self) -> [i16; 4] {
        let across = || self.points.iter().map(|point| point.x);
        let along = || self.points.iter().map(|point| point.y);
        [across().min(), along().min(), across().max(), along().max()].map(Option::unwrap_or_default)
    }

    /// The glyph as the table `glyf` holds it; nothing when it has too many points.
    fn encoded(&self) -> Option<Vec<u8>> {
        if self.points.is_empty() {
            return Some(Vec::new());
        }
        let mut bytes = i16::try_from(self.ends.len()).ok()?.to_be_bytes().to_vec();
        bytes.extend(self.bounds().iter().flat_map(|edge| edge.to_be_bytes()));
        for &end in &self.ends {
            bytes.extend(u16::try_from(end).ok()?.to_be_bytes());
        }
        let no_instructions = 0_u16;
        bytes.extend(no_instructions.to_be_bytes());
        bytes.extend(self.coordinates());
        Some(bytes)
    }

    /// Flags, then distances to the right, then upwards, each from the point before.
    fn coordinates(&self) -> Vec<u8> {
        let (mut flags, mut across, mut along) = (Vec::new(), Vec::new(), Vec::new());
        let mut before = OutlinePoint::default();
        for &point in &self.points {
            flags.push(
                u8::from(point.on_curve)
                    | distance(i32::from(point.x) - i32::from(before.x), 0x02, 0x10, &mut across)
                    | distance(i32::from(point.y) - i32::from(before.y), 0x04, 0x20, &mut along),
            );
            before = point;
        }
        [flags, across, along].concat()
    }
}

/// Writes a distance in as few bytes as the format knows and returns the flags that say how.
fn distance(value: i32, short: u8, same_or_positive: u8, bytes: &mut Vec<u8>) -> u8 {
    match (value, u8::try_from(value.unsigned_abs())) {
        (0, _) => same_or_positive,
        (_, Ok(small)) => {
            bytes.push(small);
            short | if value > 0 { same_or_positive } else { 0 }
        }
        _ => {
            let clamped = value.clamp(i32::from(i16::MIN), i32::from(i16::MAX));
            bytes.extend(i16::try_from(clamped).unwrap_or(0).to_be_bytes());
            0
        }
    }
}

impl OutlinePen for QuadraticPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put((x, y), true);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put((x, y), true);
    }

    fn quad_to(&mut self, control_x: f32, control_y: f32, x: f32, y: f32) {
        self.put((control_x, control_y), false);
        self.put((x, y), true);
    }

    fn curve_to(&mut self, one_x: f32, one_y: f32, two_x: f32, two_y: f32, x: f32, y: f32) {
        let cubic = [self.place, (one_x, one_y), (two_x, two_y), (x, y)];
        let pieces = pieces(&cubic);
        for number in 0..pieces {
            let [begin, one, two, end] = part(&cubic, f32::from(number) / f32::from(pieces), 1.0 / f32::from(pieces));
            let control = |begin: f32, one: f32, two: f32, end: f32| (3.0 * (one + two) - begin - end) / 4.0;
            self.put((control(begin.0, one.0, two.0, end.0), control(begin.1, one.1, two.1, end.1)), false);
            self.put(end, true);
        }
    }

    fn close(&mut self) {
        self.end_contour();
    }
}

/// Into how many quadratic curves a cubic one goes, 1 to 16. The distance between a cubic curve and its
/// quadratic neighbour is the third difference of its points times √3 ⁄ 36, and falls with the third power.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1 to 16 before")]
fn pieces(&[begin, one, two, end]: &[(f32, f32); 4]) -> u8 {
    let third = |begin: f32, one: f32, two: f32, end: f32| end - 3.0 * two + 3.0 * one - begin;
    let difference = third(begin.0, one.0, two.0, end.0).hypot(third(begin.1, one.1, two.1, end.1));
    (difference * 3.0_f32.sqrt() / 36.0 / TOLERANCE).cbrt().ceil().clamp(1.0, 16.0) as u8
}

/// The part of a cubic curve from `from` on, `share` of the whole long.
fn part(&[begin, one, two, end]: &[(f32, f32); 4], from: f32, share: f32) -> [(f32, f32); 4] {
    let at = |begin: f32, one: f32, two: f32, end: f32, time: f32| {
        let rest = 1.0 - time;
        let value = rest.powi(3) * begin
            + 3.0 * rest.powi(2) * time * one
            + 3.0 * rest * time.powi(2) * two
            + time.powi(3) * end;
        let slope = 3.0 * (rest.powi(2) * (one - begin) + 2.0 * rest * time * (two - one) + time.powi(2) * (end - two));
        (value, slope * share / 3.0)
    };
    let points = |time| (at(begin.0, one.0, two.0, end.0, time), at(begin.1, one.1, two.1, end.1, time));
    let (left, right) = (points(from), points(from + share));
    [
        (left.0.0, left.1.0),
        (left.0.0 + left.0.1, left.1.0 + left.1.1),
        (right.0.0 - right.0.1, right.1.0 - right.1.1),
        (right.0.0, right.1.0),
    ]
}
