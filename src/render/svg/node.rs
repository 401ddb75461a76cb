//! Helpers for SVG elements: numbers, text and leaves.
//!
//! In: numbers, strings and elements. Out: what the `svg` crate can put into a document. Nothing is
//! known here of scenes.

use std::fmt::Write;

use svg::node::element::Element;
use svg::node::{Blob, Node};

use crate::geometry::{Colour, Mm};
use crate::render::decimal::write_decimal;
use crate::render::xml::{allowed, escaped};

/// A length with three decimals (a thousandth of a millimetre), without needless zeros.
pub(super) fn number(Mm(length): Mm) -> String {
    let mut text = String::new();
    write_decimal(length, &mut text);
    text
}

/// A shape or a line of text. It is written down at once, since elements that can still be changed take many times as long, and
/// two thirds of a document are leaves.
pub(super) struct Leaf {
    name: &'static str,
    markup: String,
}

impl Leaf {
    /// A leaf without attributes so far.
    pub(super) fn new(name: &'static str) -> Leaf {
        Leaf { name, markup: format!("<{name}") }
    }

    /// Begins an attribute, whose value is written up to `end_value`.
    fn begin_value(&mut self, attribute: &str) {
        self.markup.push(' ');
        self.markup.push_str(attribute);
        self.markup.push_str("=\"");
    }

    fn end_value(&mut self) {
        self.markup.push('"');
    }

    /// Adds an attribute. The value has no signs that XML would take for its own.
    pub(super) fn set(&mut self, attribute: &str, value: &str) {
        self.begin_value(attribute);
        self.markup.push_str(value);
        self.end_value();
    }

    /// Adds an attribute that is a length in millimetres.
    pub(super) fn set_length(&mut self, attribute: &str, Mm(length): Mm) {
        self.begin_value(attribute);
        write_decimal(length, &mut self.markup);
        self.end_value();
    }

    /// Adds an attribute that is a colour.
    pub(super) fn set_colour(&mut self, attribute: &str, Colour { red, green, blue }: Colour) {
        self.begin_value(attribute);
        // Writing to a string cannot fail.
        let _ = write!(self.markup, "#{red:02x}{green:02x}{blue:02x}");
        self.end_value();
    }

    /// The leaf with nothing inside.
    pub(super) fn empty(mut self) -> Blob {
        self.markup.push_str("/>");
        Blob::new(self.markup)
    }

    /// The leaf around a text, without space between.
    pub(super) fn around_text(self, text: &str) -> Blob {
        self.around(&escaped(text))
    }

    /// The leaf around what is markup itself.
    pub(super) fn around(mut self, inside: &str) -> Blob {
        self.markup.push('>');
        self.markup.push_str(inside);
        self.markup.push_str("</");
        self.markup.push_str(self.name);
        self.markup.push('>');
        Blob::new(self.markup)
    }
}

/// An element called `name` with `attributes`.
pub(super) fn element(name: &str, attributes: impl IntoIterator<Item = (&'static str, String)>) -> Element {
    let mut element = Element::new(name);
    for (attribute, value) in attributes {
        element.assign(attribute, value);
    }
    element
}

/// An element called `name` around a text, without space between.
pub(super) fn text_element(
    name: &str,
    attributes: impl IntoIterator<Item = (&'static str, String)>,
    text: &str,
) -> Element {
    let mut element = element(name, attributes);
    element.append(svg::node::Text::new(allowed(text)));
    element
}
