//! Objects of the file that are written down at once: the tag tree and the links are so many that as objects of `lopdf`, a
//! kilobyte each, they would take more memory than all else.
//!
//! In: dictionaries with their numbers, and the file that `lopdf` writes of all other objects. Out: the file with both, in the order
//! of their numbers, byte for byte as `lopdf` would have written it.

use std::io::{self, Write as _};

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// Objects as the file has them.
#[derive(Debug, Default)]
pub(super) struct Written {
    bytes: Vec<u8>,
    /// The number of each object, and where it begins and ends.
    places: Vec<ObjectBytes>,
}

/// The number of an object, and its bytes.
type ObjectBytes = (u32, usize, usize);

/// What comes before the place of the table of objects, at the end of a file.
const TABLE_AT: &[u8] = b"\nstartxref\n";
/// Bytes of a row of the table.
const ROW: usize = 20;

impl Written {
    /// Writes an object.
    pub(super) fn add(&mut self, id: ObjectId, entries: &Dictionary) {
        let begin = self.bytes.len();
        // Writing to memory cannot fail.
        let _ = writeln!(self.bytes, "{} {} obj", id.0, id.1);
        write_dictionary(&mut self.bytes, entries);
        self.bytes.extend(b"\nendobj\n");
        self.places.push((id.0, begin, self.bytes.len()));
    }

    /// The file of `lopdf` with these objects in it.
    pub(super) fn within(mut self, file: &[u8]) -> io::Result<Vec<u8>> {
        let table = ObjectTable::of(file).ok_or_else(|| io::Error::other("the table of objects cannot be read"))?;
        self.places.sort_unstable();
        let mut whole = Vec::with_capacity(file.len() + self.bytes.len() + ROW * self.places.len() + ROW);
        whole.extend(&file[..table.objects.first().map_or(table.begin, |object| object.1)]);
        let mut rows = Vec::with_capacity(table.objects.len() + self.places.len());
        let (mut ours, mut theirs) = (self.places.iter().peekable(), table.objects.iter().peekable());
        loop {
            let is_ours = match (ours.peek(), theirs.peek()) {
                (None, None) => break,
                (Some(our), Some(their)) => our.0 < their.0,
                (our, _) => our.is_some(),
            };
            let (next, bytes) = if is_ours { (ours.next(), &self.bytes[..]) } else { (theirs.next(), file) };
            let Some(&(number, begin, end)) = next else { break };
            rows.push((number, whole.len()));
            whole.extend(&bytes[begin..end]);
        }
        write_table(&mut whole, &rows, &file[table.end..table.at]);
        Ok(whole)
    }
}

/// Writes the table of objects, each with its number and its place, and the end of the file.
fn write_table(whole: &mut Vec<u8>, rows: &[(u32, usize)], trailer: &[u8]) {
    let begin = whole.len();
    whole.extend(b"xref\n");
    let with_free: Vec<(u32, Option<usize>)> =
        std::iter::once((0, None)).chain(rows.iter().map(|row| (row.0, Some(row.1)))).collect();
    for section in with_free.chunk_by(|one, next| one.0 + 1 == next.0) {
        // Writing to memory cannot fail.
        let _ = writeln!(whole, "{} {}", section[0].0, section.len());
        for row in section {
            let _ = match row.1 {
                Some(at) => writeln!(whole, "{at:010} 00000 n "),
                None => writeln!(whole, "0000000000 65535 f "),
            };
        }
    }
    whole.extend(trailer);
    whole.extend(TABLE_AT);
    whole.extend(format!("{begin}\n%%EOF").as_bytes());
}

/// The table of objects of a file.
struct ObjectTable {
    /// The objects, in order.
    objects: Vec<ObjectBytes>,
    /// Where it begins, where it ends, and where its own place is told.
    begin: usize,
    end: usize,
    at: usize,
}

impl ObjectTable {
    fn of(file: &[u8]) -> Option<ObjectTable> {
        let at = file.windows(TABLE_AT.len()).rposition(|part| part == TABLE_AT)?;
        let begin: usize = number(file.get(at + TABLE_AT.len()..)?)?;
        let mut end = begin + b"xref\n".len();
        let mut starts = Vec::new();
        while file.get(end)?.is_ascii_digit() {
            let head = file.get(end..)?.split(|byte| *byte == b'\n').next()?;
            let (first, count) = std::str::from_utf8(head).ok()?.split_once(' ')?;
            let (first, count): (u32, usize) = (first.parse().ok()?, count.parse().ok()?);
            let rows = file.get(end + head.len() + 1..)?.get(..count * ROW)?;
            let used = (first..).zip(rows.chunks(ROW)).filter(|(_, row)| row[17] == b'n');
            starts.extend(used.filter_map(|(id, row)| Some((id, number(row)?))));
            end += head.len() + 1 + rows.len();
        }
        let ends = starts.iter().skip(1).map(|start| start.1).chain([begin]);
        let objects: Vec<ObjectBytes> = starts.iter().zip(ends).map(|(start, end)| (start.0, start.1, end)).collect();
        objects.iter().all(|place| place.1 <= place.2 && place.2 <= begin).then_some(ObjectTable {
            objects,
            begin,
            end,
            at,
        })
    }
}

/// The number at the beginning of `bytes`.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&bytes[..digits]).ok()?.parse().ok()
}

fn write_dictionary(bytes: &mut Vec<u8>, entries: &Dictionary) {
    bytes.extend(b"<<");
    for (key, value) in entries {
        write_name(bytes, key);
        write_object(bytes, value, true);
    }
    bytes.extend(b">>");
}

/// A name of letters and digits: no other stands here.
fn write_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    bytes.extend(name);
}

/// Writes a direct object; `apart` from what is before it, where that is needed.
fn write_object(bytes: &mut Vec<u8>, object: &Object, apart: bool) {
    let before = if apart { " " } else { "" };
    // Writing to memory cannot fail.
    let _ = match object {
        Object::Integer(value) => write!(bytes, "{before}{value}"),
        Object::Real(value) => write!(bytes, "{before}{value}"),
        Object::Boolean(value) => write!(bytes, "{before}{value}"),
        Object::Reference(id) => write!(bytes, "{before}{} {} R", id.0, id.1),
        Object::Null | Object::Stream(_) => write!(bytes, "{before}null"),
        Object::Name(name) => {
            write_name(bytes, name);
            Ok(())
        }
        Object::String(text, StringFormat::Hexadecimal) => {
            bytes.push(b'<');
            let digits = text.iter().flat_map(|byte| [byte >> 4, byte & 15]);
            bytes.extend(digits.map(|digit| b"0123456789ABCDEF"[usize::from(digit)]));
            bytes.push(b'>');
            Ok(())
        }
        Object::String(text, StringFormat::Literal) => {
            write_literal(bytes, text);
            Ok(())
        }
        Object::Array(items) => {
            bytes.push(b'[');
            for (number, item) in items.iter().enumerate() {
                write_object(bytes, item, number > 0);
            }
            bytes.push(b']');
            Ok(())
        }
        Object::Dictionary(entries) => {
            write_dictionary(bytes, entries);
            Ok(())
        }
    };
}

/// A string between parentheses; those within that have no partner are escaped (ISO 32000-1, 7.3.4.2).
fn write_literal(bytes: &mut Vec<u8>, text: &[u8]) {
    let (mut escaped, mut open) = (Vec::new(), Vec::new());
    for (place, byte) in text.iter().enumerate() {
        match byte {
            b'(' => open.push(place),
            b')' if open.pop().is_none() => escaped.push(place),
            b'\\' | b'\r' => escaped.push(place),
            _ => {}
        }
    }
    escaped.append(&mut open);
    escaped.sort_unstable();
    bytes.push(b'(');
    let mut from = 0;
    for place in escaped {
        bytes.extend(&text[from..place]);
        bytes.extend([b'\\', if text[place] == b'\r' { b'r' } else { text[place] }]);
        from = place + 1;
    }
    bytes.extend(&text[from..]);
    bytes.push(b')');
}

#[cfg(test)]
mod tests {
    use lopdf::xref::XrefType;
    use lopdf::{Document, dictionary};

    use super::*;

    #[test]
    fn the_file_is_the_one_that_lopdf_writes() {
        let entries = || {
            let words = ["plain", "(a) and b)", "((", "\\ \r", ""];
            let strings: Vec<Object> = words.iter().map(|word| Object::string_literal(*word)).collect();
            let hexadecimal = Object::String(vec![0, 171, 255], StringFormat::Hexadecimal);
            let all = vec![1.into(), 2.5_f32.into(), "Name".into(), Object::Null, true.into(), (3, 0).into()];
            dictionary! {
                "S" => "Span", "P" => (4, 0), "K" => all, "T" => strings, "H" => hexadecimal,
                "A" => dictionary! { "O" => "List" }, "N" => -7,
            }
        };
        for ours in [&[][..], &[2, 5], &[1], &[6], &[1, 2, 3, 4, 5, 6], &[3, 4]] {
            let mut whole = Document::with_version("1.7");
            let mut others = Document::with_version("1.7");
            for document in [&mut whole, &mut others] {
                document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
            }
            let mut written = Written::default();
            for number in (1..=6).rev() {
                whole.set_object((number, 0), entries());
                if ours.contains(&number) {
                    written.add((number, 0), &entries());
                } else {
                    others.set_object((number, 0), entries());
                }
            }
            (whole.max_id, others.max_id) = (6, 6);
            let (mut expected, mut without) = (Vec::new(), Vec::new());
            whole.save_to(&mut expected).expect("memory takes any file");
            others.save_to(&mut without).expect("memory takes any file");
            let file = written.within(&without).expect("a table");
            assert_eq!(String::from_utf8_lossy(&file), String::from_utf8_lossy(&expected), "{ours:?}");
        }
    }
}
