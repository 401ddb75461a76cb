//! Small things that every SVG element needs: numbers, text, elements without line breaks around.
//!
//! In: numbers, strings and elements. Out: what the `svg` crate can put into a document. Nothing is
//! known here of scenes.

use std::collections::hash_map::DefaultHasher;
use std::fmt;

use svg::node::element::Element;
use svg::node::{Attributes, Children, Node, NodeDefaultHash};

use crate::geometry::{Colour, Mm};
use crate::render::xml::allowed;

/// A length with three decimals (a thousandth of a millimetre), without needless zeros.
pub(super) fn number(Mm(length): Mm) -> String {
    let finite = if length.is_finite() { length } else { 0.0 };
    let fixed = format!("{finite:.3}");
    let short = fixed.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// A colour as `#rrggbb`.
pub(super) fn colour(Colour { red, green, blue }: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
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

/// An element that stands in a line of text: a line break around it would show as a space.
#[derive(Clone, Debug)]
pub(super) struct Inline(pub(super) Element);

impl fmt::Display for Inline {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl NodeDefaultHash for Inline {
    fn default_hash(&self, state: &mut DefaultHasher) {
        self.0.default_hash(state);
    }
}

impl Node for Inline {
    fn get_name(&self) -> &str {
        self.0.get_name()
    }

    fn get_attributes(&self) -> Option<&Attributes> {
        Some(self.0.get_attributes())
    }

    fn get_children(&self) -> Option<&Children> {
        Some(self.0.get_children())
    }

    fn is_bare(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{Mm, number};

    #[test]
    fn numbers_are_short_and_total() {
        let written = |length| number(Mm(length));
        assert_eq!(written(1.0), "1");
        assert_eq!(written(10.1239), "10.124");
        assert_eq!(written(-0.0001), "0");
        assert_eq!(written(f64::NAN), "0");
        assert_eq!(written(100.0), "100");
    }
}
