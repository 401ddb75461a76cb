//! What a bullet says that is no sign: `• x` among lines that begin with `-` is one of them.
//!
//! In: the lines of a file, and which of them are entries of which kind. Out: the same lines, where each bullet is the sign of the
//! list that it stands in; a list whose other entries are not all alike keeps its bullets, each with the lines of its list.

use std::ops::Range;

use super::Keyword;
use super::lines::{ParsedLine, Parts};

/// A list: the signs and bullets that stand equally far to the right, up to the next step or phase.
struct BulletList {
    indent: usize,
    /// What its entries are that are known; none where they are not all alike.
    kind: Alike,
    /// The lines that begin with a bullet.
    bullets: Vec<usize>,
}

/// What the known entries of a list have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    /// There are none.
    Unknown,
    All(Keyword),
    Mixed,
}

impl Alike {
    fn and(self, keyword: Keyword) -> Alike {
        match self {
            Alike::Unknown => Alike::All(keyword),
            Alike::All(same) if same == keyword => self,
            _ => Alike::Mixed,
        }
    }
}

/// Turns bullets into signs; `kind` gives what a line with a keyword is. Gives the bullets of each list that stays one.
pub(super) fn resolve(
    lines: &mut [ParsedLine],
    kind: impl Fn(&ParsedLine) -> Option<Keyword>,
) -> Vec<Vec<Range<usize>>> {
    if !lines.iter().any(|line| matches!(line.parts, Parts::Listed { .. })) {
        return Vec::new();
    }
    let (mut open, mut done): (Vec<BulletList>, Vec<BulletList>) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        let entry = match &line.parts {
            Parts::Blank | Parts::Comment | Parts::Continuation { .. } | Parts::Row { .. } | Parts::Other { .. } => {
                continue;
            }
            Parts::Listed { .. } => None,
            Parts::Shorthand { keyword, .. } => Some(*keyword),
            Parts::Colon { .. } => kind(line),
        };
        let begins_anew = matches!(entry, Some(Keyword::Journey | Keyword::Persona | Keyword::Phase | Keyword::Step));
        let ended = open.iter().position(|list| begins_anew || list.indent > line.outline_indent);
        done.extend(open.drain(ended.unwrap_or(open.len())..));
        let is_bullet = matches!(line.parts, Parts::Listed { .. });
        // A question among them says nothing about the others.
        let is_card = matches!(entry, Some(Keyword::Positive | Keyword::Negative));
        if !is_bullet && !is_card {
            continue;
        }
        if open.last().is_none_or(|list| list.indent < line.outline_indent) {
            open.push(BulletList { indent: line.outline_indent, kind: Alike::Unknown, bullets: Vec::new() });
        }
        if let Some(list) = open.last_mut() {
            list.bullets.extend(is_bullet.then_some(at));
            list.kind = entry.filter(|_| is_card).map_or(list.kind, |keyword| list.kind.and(keyword));
        }
    }
    done.append(&mut open);
    let mut unsure: Vec<Vec<Range<usize>>> = Vec::new();
    for list in done.into_iter().filter(|list| !list.bullets.is_empty()) {
        match list.kind {
            Alike::All(keyword) => list.bullets.iter().for_each(|at| lines[*at].take_bullet_for(keyword)),
            _ => unsure.push(list.bullets.iter().filter_map(|at| lines[*at].bullet()).collect()),
        }
    }
    unsure
}
