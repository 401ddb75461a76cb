//! Lengths, points, boxes and colours as types.
//!
//! Everything on a sheet is measured in millimetres from its top left corner, y growing downwards.
//! Points (1/72 inch) and pixels exist in `render` alone; a font size is a length like any other.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Mm(pub f64);

impl Mm {
    /// Zero.
    pub const ZERO: Mm = Mm(0.0);

    /// The length of `points` typographic points of 1/72 inch.
    #[must_use]
    pub const fn from_points(points: f64) -> Mm {
        Mm(points * 25.4 / 72.0)
    }

    /// This length in typographic points of 1/72 inch.
    #[must_use]
    pub const fn points(self) -> f64 {
        self.0 * 72.0 / 25.4
    }

    /// The longer of two lengths.
    #[must_use]
    pub const fn max(self, other: Mm) -> Mm {
        Mm(self.0.max(other.0))
    }

    /// The shorter of two lengths.
    #[must_use]
    pub const fn min(self, other: Mm) -> Mm {
        Mm(self.0.min(other.0))
    }
}

impl Add for Mm {
    type Output = Mm;
    fn add(self, other: Mm) -> Mm {
        Mm(self.0 + other.0)
    }
}

impl AddAssign for Mm {
    fn add_assign(&mut self, other: Mm) {
        self.0 += other.0;
    }
}

impl Sub for Mm {
    type Output = Mm;
    fn sub(self, other: Mm) -> Mm {
        Mm(self.0 - other.0)
    }
}

impl SubAssign for Mm {
    fn sub_assign(&mut self, other: Mm) {
        self.0 -= other.0;
    }
}

impl Neg for Mm {
    type Output = Mm;
    fn neg(self) -> Mm {
        Mm(-self.0)
    }
}

impl Mul<f64> for Mm {
    type Output = Mm;
    fn mul(self, factor: f64) -> Mm {
        Mm(self.0 * factor)
    }
}

impl Div<f64> for Mm {
    type Output = Mm;
    fn div(self, divisor: f64) -> Mm {
        Mm(self.0 / divisor)
    }
}

/// The ratio of two lengths.
impl Div for Mm {
    type Output = f64;
    fn div(self, divisor: Mm) -> f64 {
        self.0 / divisor.0
    }
}

impl Sum for Mm {
    fn sum<I: Iterator<Item = Mm>>(lengths: I) -> Mm {
        Mm(lengths.map(|length| length.0).sum())
    }
}

/// A place on the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Mm,
    /// Distance from the top edge.
    pub y: Mm,
}

impl Point {
    /// The point at `x`, `y`.
    #[must_use]
    pub const fn new(x: Mm, y: Mm) -> Point {
        Point { x, y }
    }
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Extent to the right.
    pub width: Mm,
    /// Extent downwards.
    pub height: Mm,
}

/// An upright rectangle; `y` grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: Mm,
    /// Top edge.
    pub y: Mm,
    /// Extent to the right.
    pub width: Mm,
    /// Extent downwards.
    pub height: Mm,
}

impl Rect {
    /// The box with its top left corner at `x`, `y`.
    #[must_use]
    pub const fn new(x: Mm, y: Mm, width: Mm, height: Mm) -> Rect {
        Rect { x, y, width, height }
    }

    /// `x + width`.
    #[must_use]
    pub fn right(&self) -> Mm {
        self.x + self.width
    }

    /// `y + height`.
    #[must_use]
    pub fn bottom(&self) -> Mm {
        self.y + self.height
    }

    /// Where the diagonals meet.
    #[must_use]
    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// This box with every edge moved inwards by `by` (outwards when negative).
    #[must_use]
    pub fn inset(&self, by: Mm) -> Rect {
        Rect::new(self.x + by, self.y + by, self.width - by * 2.0, self.height - by * 2.0)
    }

    /// The smallest box around this one and `other`.
    #[must_use]
    pub fn around(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// Whether the two boxes share an area; touching edges do not count.
    #[must_use]
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether `other` lies inside of this box, give or take `slack`.
    #[must_use]
    pub fn contains(&self, other: &Rect, slack: Mm) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }
}

/// An opaque colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// Paper.
    pub const WHITE: Colour = Colour::hex(0x00ff_ffff);
    /// Ink at its darkest.
    pub const BLACK: Colour = Colour::hex(0);

    /// The colour written `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Colour {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Colour { red, green, blue }
    }

    /// The colour written `#RRGGBB` or, with each digit standing for two, `#RGB`; none for anything else.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Colour> {
        let digits = code.trim().strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let whole = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        u32::from_str_radix(&whole, 16).ok().map(Colour::hex)
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.1 defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast with another colour, 1 to 21, as WCAG 2.1 defines it.
    #[must_use]
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }

    /// This colour, or as little darker as it stands out from `background` by `contrast` to 1; black where none does.
    #[must_use]
    pub fn darkened(self, background: Colour, contrast: f64) -> Colour {
        const STEPS: u8 = 64;
        let darker = |step: u8| self.mix(Colour::BLACK, f64::from(step) / f64::from(STEPS));
        (0..STEPS).map(darker).find(|colour| colour.contrast(background) >= contrast).unwrap_or(Colour::BLACK)
    }

    /// This colour mixed with `other`: `share` 0 gives this one, 1 the other.
    #[must_use]
    pub fn mix(self, other: Colour, share: f64) -> Colour {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mix of two bytes is a byte")]
        let blend = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
        Colour {
            red: blend(self.red, other.red),
            green: blend(self.green, other.green),
            blue: blend(self.blue, other.blue),
        }
    }
}

/// `#rrggbb`.
impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn codes_are_read_and_written() {
        assert_eq!(Colour::from_code("#2d5B8a"), Some(Colour::hex(0x002d_5b8a)));
        assert_eq!(Colour::from_code(" #fc0 "), Some(Colour::hex(0x00ff_cc00)));
        assert_eq!(Colour::hex(0x0000_0a0f).to_string(), "#000a0f");
        for other in ["", "#", "2d5b8a", "#2d5b8", "#2d5b8a00", "#ééé", "blue", "#+12345"] {
            assert_eq!(Colour::from_code(other), None, "{other}");
        }
    }

    #[test]
    fn a_darkened_colour_stands_out_and_is_hardly_changed() {
        let yellow = Colour::hex(0x00ff_cc00).darkened(Colour::WHITE, 4.5);
        let contrast = yellow.contrast(Colour::WHITE);
        assert!((4.5..4.8).contains(&contrast), "{yellow}: {contrast}");
        let blue = Colour::hex(0x002d_5b8a);
        assert_eq!(blue.darkened(Colour::WHITE, 4.5), blue);
        assert_eq!(Colour::WHITE.darkened(Colour::WHITE, 22.0), Colour::BLACK);
    }
}
