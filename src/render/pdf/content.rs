//! What is on a page, written down as a PDF holds it.
//!
//! In: operators and their operands, in points. Out: the bytes of a content stream (ISO 32000-1, 7.8.2 and annex A). They are
//! written at once, since the detour through operations and objects took a third of the time of a PDF. Items are drawn
//! in `shapes`, `text` and `pictures`; `page` holds the graphics state.

use crate::render::decimal::write_decimal;

/// Digits of a hexadecimal number.
const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];

/// A content stream while it is written.
#[derive(Default)]
pub(super) struct ContentStream {
    /// The stream so far: characters of ASCII alone.
    text: String,
}

impl ContentStream {
    /// The stream as it is in the file, before it is compressed.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    /// An operator with numbers before it. They are written to a thousandth.
    pub(super) fn write(&mut self, operands: &[f32], operator: &str) {
        for operand in operands {
            write_decimal(f64::from(*operand), &mut self.text);
            self.text.push(' ');
        }
        self.text.push_str(operator);
        self.text.push('\n');
    }

    /// A name as the operand of what is written next. Its letters are those that a name takes as they are.
    pub(super) fn name(&mut self, name: &str) {
        self.text.push('/');
        self.text.push_str(name);
        self.text.push(' ');
    }

    /// A list of numbers as the operand of what is written next.
    pub(super) fn list(&mut self, numbers: &[f32]) {
        self.text.push('[');
        for (place, number) in numbers.iter().enumerate() {
            if place > 0 {
                self.text.push(' ');
            }
            write_decimal(f64::from(*number), &mut self.text);
        }
        self.text.push_str("] ");
    }

    /// Properties as the operand of what is written next: the inside of a dictionary.
    pub(super) fn properties(&mut self, inside: &str) {
        self.text.push_str("<<");
        self.text.push_str(inside);
        self.text.push_str(">> ");
    }

    /// Shows glyphs by their numbers in the font. Each comes with the move before the next one, in thousandths of an em to the
    /// left; between glyphs without a move nothing is written.
    pub(super) fn show(&mut self, glyphs: impl Iterator<Item = (u16, f32)>) {
        self.text.push_str("[<");
        for (glyph, offset) in glyphs {
            self.text.extend([12, 8, 4, 0].map(|shift| DIGITS[usize::from(glyph >> shift & 0xf)]));
            if offset != 0.0 {
                self.text.push('>');
                write_decimal(f64::from(offset), &mut self.text);
                self.text.push('<');
            }
        }
        if self.text.ends_with('<') {
            self.text.pop();
        } else {
            self.text.push('>');
        }
        self.text.push_str("]TJ\n");
    }
}

#[cfg(test)]
mod tests {
    use super::ContentStream;

    fn written(write: impl Fn(&mut ContentStream)) -> String {
        let mut content = ContentStream::default();
        write(&mut content);
        String::from_utf8(content.into_bytes()).unwrap()
    }

    #[test]
    fn glyphs_without_moves_go_together() {
        let glyphs = [(1, 0.0), (0xabcd, -12.0), (3, 0.0)];
        assert_eq!(written(|content| content.show(glyphs.into_iter())), "[<0001abcd>-12<0003>]TJ\n");
        assert_eq!(written(|content| content.show([(1, 7.0)].into_iter())), "[<0001>7]TJ\n");
    }

    #[test]
    fn operands_come_before_their_operator() {
        let text = written(|content| {
            content.name("Span");
            content.properties("/MCID 3");
            content.write(&[], "BDC");
            content.list(&[1.0, 0.5]);
            content.write(&[0.0], "d");
        });
        assert_eq!(text, "/Span <</MCID 3>> BDC\n[1 0.5] 0 d\n");
    }
}
