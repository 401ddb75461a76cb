//! A page in Markdown → its tables, and the words beside them.
//!
//! In: the text of a page. Out: its blocks in order: headings, tables, diagrams, other lines. Tables are read
//! as people type them: rows with fewer or more cells than the head, blanks missing, `<br>` in cells. Marks of bold, code and links
//! are taken off; the words stay.

use super::table::{Cell, CellTable};

/// A piece of a page.
#[derive(Debug, PartialEq)]
pub(super) enum MarkdownBlock {
    /// A heading: how deep, and its words.
    Heading(usize, Cell),
    CellTable(CellTable),
    /// The text of a Mermaid diagram, and the line before it.
    Diagram(String, usize),
    /// Any other line that says something.
    Line(Cell),
}

/// The blocks of a page.
pub(super) fn blocks(text: &str) -> Vec<MarkdownBlock> {
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at].trim();
        let number = at + 1;
        if let Some(end) = fence_end(&lines, at) {
            fenced(&lines, at, end, &mut blocks);
            at = end;
        } else if is_row(line) && lines.get(at + 1).is_some_and(|next| is_rule(next)) {
            let end = at + lines[at..].iter().take_while(|line| is_row(line.trim())).count();
            blocks.push(MarkdownBlock::CellTable(table(&lines[at..end], at)));
            at = end;
            continue;
        } else if let Some((depth, words)) = heading(line) {
            blocks.push(MarkdownBlock::Heading(depth, Cell::new(unmarked(words), number)));
        } else if !line.chars().all(|sign| "-=_*| :".contains(sign)) {
            blocks.push(MarkdownBlock::Line(Cell::new(unmarked(line), number)));
        }
        at += 1;
    }
    blocks
}

/// The line of the fence that closes the one at this line.
fn fence_end(lines: &[&str], at: usize) -> Option<usize> {
    let line = lines[at].trim_start();
    let fence = ["```", "~~~"].into_iter().find(|fence| line.starts_with(fence))?;
    let close = lines[at + 1..].iter().position(|line| line.trim_start().starts_with(fence));
    Some(close.map_or(lines.len(), |close| at + 1 + close))
}

fn fenced(lines: &[&str], at: usize, end: usize, blocks: &mut Vec<MarkdownBlock>) {
    let kind = lines[at].trim_start().trim_start_matches(['`', '~']).trim();
    let body = &lines[at + 1..end.min(lines.len())];
    if kind.starts_with("mermaid")
        || body.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| line.trim() == "journey")
    {
        blocks.push(MarkdownBlock::Diagram(body.join("\n"), at + 1));
        return;
    }
    let words = body.iter().zip(at + 2..).filter(|(line, _)| !line.trim().is_empty());
    blocks.extend(words.map(|(line, number)| MarkdownBlock::Line(Cell::new(line.trim(), number))));
}

/// How deep a heading is, and its words.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = line[depth..].trim_start();
    ((1..=6).contains(&depth) && words.len() < line.len() - depth).then(|| (depth, words.trim_end_matches('#').trim()))
}

/// Whether a line can be a row of a table.
fn is_row(line: &str) -> bool {
    line.contains('|')
}

/// Whether a line parts the head of a table from its rows: `|---|:--:|`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.chars().all(|sign| matches!(sign, '|' | '-' | ':' | ' ' | '\t' | '–' | '—'))
}

fn table(lines: &[&str], first: usize) -> CellTable {
    let rows = lines.iter().zip(first + 1..).enumerate().filter(|(at, _)| *at != 1);
    CellTable { heading: None, rows: rows.map(|(_, (line, number))| cells(line, number)).collect() }
}

/// The cells of a row; a bar behind a backslash or inside of code separates nothing.
fn cells(line: &str, number: usize) -> Vec<Cell> {
    let line = line.trim();
    let inner = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(last) = cells.last_mut() else { break };
        match letter {
            '\\' if letters.peek() == Some(&'|') => last.extend(letters.next()),
            '|' => cells.push(String::new()),
            other => last.push(other),
        }
    }
    if inner.ends_with('|') && !inner.ends_with("\\|") && cells.len() > 1 {
        cells.pop();
    }
    cells.into_iter().map(|cell| Cell::new(unmarked(&cell), number)).collect()
}

/// The words of a text without the marks around them; `<br>` is a line end.
pub(super) fn unmarked(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(letter) = rest.chars().next() {
        if let Some(after) = line_break(rest) {
            words.push('\n');
            rest = after;
        } else if let Some((character, after)) = entity(rest) {
            words.push(character);
            rest = after;
        } else if let Some(mark) = ["**", "__", "~~", "`"].into_iter().find(|mark| rest.starts_with(mark)) {
            rest = &rest[mark.len()..];
        } else {
            words.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    emphasised(words.trim()).to_owned()
}

/// What is in italics as a whole, without its stars.
fn emphasised(text: &str) -> &str {
    let inner = text.strip_prefix('*').and_then(|rest| rest.strip_suffix('*'));
    inner.filter(|inner| !inner.is_empty() && !inner.contains('*') && !inner.starts_with(' ')).unwrap_or(text)
}

/// What follows a `<br>`, however it is written.
pub(super) fn line_break(text: &str) -> Option<&str> {
    let start = text.get(..3).filter(|start| start.eq_ignore_ascii_case("<br"))?;
    let rest = text[start.len()..].trim_start();
    rest.strip_prefix('/').unwrap_or(rest).strip_prefix('>')
}

/// The character that an entity of HTML stands for, and what follows it.
pub(super) fn entity(text: &str) -> Option<(char, &str)> {
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(12).position(|byte| byte == b';')?;
    let (name, rest) = (&name[..end], &name[end + 1..]);
    Some((character(name)?, rest))
}

/// The character with this name or number.
pub(super) fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    let named = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{A0}'),
        ("colon", ':'),
        ("semi", ';'),
        ("num", '#'),
    ];
    named.iter().find(|(of, _)| *of == name).map(|(_, character)| *character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_marks() {
        assert_eq!(unmarked(" **Fase 1**: `code` &amp; __x__ "), "Fase 1: code & x");
        assert_eq!(unmarked("- a<br>- b<BR />c"), "- a\n- b\nc");
        assert_eq!(unmarked("*zegt* niets"), "*zegt* niets");
        assert_eq!(unmarked("*alles*"), "alles");
        assert_eq!(unmarked("5 * 3 * 2 & meer; &#59;"), "5 * 3 * 2 & meer; ;");
    }

    #[test]
    fn rows_are_read_as_people_type_them() {
        let texts = |line: &str| cells(line, 1).into_iter().map(|cell| cell.text).collect::<Vec<_>>();
        assert_eq!(texts("| a | b\\|c | |"), ["a", "b|c", ""]);
        assert_eq!(texts("a|b"), ["a", "b"]);
        assert_eq!(texts("| **Phase 1** |"), ["Phase 1"]);
    }

    #[test]
    fn a_page_has_blocks() {
        let page = "# Title\n\nWords\n\n| Fase | Stap |\n|---|---|\n| a | b |\n\n```mermaid\njourney\n```\n---\n";
        let blocks = blocks(page);
        assert_eq!(blocks[0], MarkdownBlock::Heading(1, Cell::new("Title", 1)));
        assert_eq!(blocks[1], MarkdownBlock::Line(Cell::new("Words", 3)));
        let MarkdownBlock::CellTable(table) = &blocks[2] else { panic!("{blocks:?}") };
        assert_eq!(table.rows[1], [Cell::new("a", 7), Cell::new("b", 7)]);
        assert_eq!(blocks[3..], [MarkdownBlock::Diagram("journey".to_owned(), 9)]);
    }
}
