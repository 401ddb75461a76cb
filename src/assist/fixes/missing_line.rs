//! Lines that the method misses: a need, an opportunity, an action, an owner, a goal.
//!
//! In: a problem that says what is missing. Out: a line with the keyword, in the language and the indentation of the
//! file, right under what lacks it, so that it belongs there with indentation and without.

use super::Fix;
use crate::assist::Analysis;
use crate::assist::entries::EntryNode;
use crate::diagnostic::{Code, Diagnostic, Repair};
use crate::message::fix;
use crate::source::{FileId, Span};
use crate::syntax::Keyword;

/// A line for each kind of entry that would mend the problem.
pub(super) fn fixes(analysis: &Analysis, problem: &Diagnostic, code: Code) -> Vec<Fix> {
    let keywords: &[Keyword] = match code {
        Code::NoGoal => &[Keyword::Goal],
        Code::NoScope => &[Keyword::Scope],
        Code::NoResearch => &[Keyword::Research],
        Code::NoPersona => &[Keyword::Persona],
        Code::NoTouchpoint => &[Keyword::Touchpoint],
        Code::NoEmotion => &[Keyword::Emotion],
        Code::UnansweredNegative => &[Keyword::Need, Keyword::Opportunity, Keyword::Action],
        Code::NeedWithoutOpportunity => &[Keyword::Opportunity, Keyword::Action],
        Code::OpportunityWithoutAction => &[Keyword::Action],
        Code::ActionWithoutOwner => &[Keyword::Owner],
        Code::ActionWithoutDue => &[Keyword::Due],
        _ => return Vec::new(),
    };
    let nodes = analysis.nodes();
    let Some(node) = analysis.node_at(&nodes, problem.span.start) else { return Vec::new() };
    let is_header = node.entry.keyword == Keyword::Journey;
    let (after, indent) = if is_header {
        (header_end(&nodes, node), String::new())
    } else {
        (node.entry.span.end, indent(analysis, &nodes, node))
    };
    let line = |keyword: &Keyword| {
        let word = keyword.word(analysis.language);
        Fix {
            message: fix::add_line(word),
            change: insert_line(analysis, after, &format!("{indent}{word}: ")),
            is_preferred: keywords.len() == 1,
        }
    };
    keywords.iter().map(line).collect()
}

/// Where the last line ends that describes the journey as a whole.
fn header_end(nodes: &[EntryNode], journey: &EntryNode) -> usize {
    let is_header = |node: &&EntryNode| {
        node.holder.is_none() && !node.entry.keyword.is_container() && node.entry.span.start > journey.entry.span.start
    };
    let start = nodes.partition_point(|node| node.entry.span.start <= journey.entry.span.start);
    let header = nodes[start..].iter().take_while(is_header);
    header.last().map_or(journey.entry.span.end, |node| node.entry.span.end)
}

/// The white space before what stands under an entry: that of what stands there already, or one level more than its
/// own; its own in a file without indentation.
fn indent(analysis: &Analysis, nodes: &[EntryNode], node: &EntryNode) -> String {
    let white = |start: usize| {
        let text = analysis.source().text();
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        text[line..start]
            .trim_start_matches('\u{FEFF}')
            .chars()
            .take_while(|sign| sign.is_whitespace())
            .collect::<String>()
    };
    if let Some(child) = node.entry.children.first() {
        return white(child.keyword_span.start);
    }
    let own = white(node.entry.keyword_span.start);
    let indented = nodes.iter().map(|node| white(node.entry.keyword_span.start)).find(|white| !white.is_empty());
    match indented {
        None => own,
        Some(white) if white.contains('\t') => format!("{own}\t"),
        Some(_) => format!("{own}  "),
    }
}

/// A line after the one in which the byte `after` stands, with the line end of that line.
fn insert_line(analysis: &Analysis, after: usize, line: &str) -> Repair {
    let at = analysis.line_of(after);
    let span = analysis.tree.lines.get(at).map_or(Span::default(), |line| line.span);
    let written = analysis.source().slice(span);
    let end = if written.ends_with("\r\n") { "\r\n" } else { "\n" };
    let replacement = if written.ends_with('\n') { format!("{line}{end}") } else { format!("{end}{line}") };
    Repair { span: Span::new(FileId::default(), span.end, span.end), replacement }
}

#[cfg(test)]
mod tests {
    use super::super::tests::fixed;
    use super::*;

    #[test]
    fn the_missing_links_of_a_chain() {
        let text = "Klantreis: a\nFase: b\n  Stap: c\n    - d\n      | e\n    + f\n";
        let found = fixed(text, Code::UnansweredNegative);
        let titles: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(titles, ["Add a line `Behoefte:`", "Add a line `Kans:`", "Add a line `Actie:`"]);
        assert_eq!(found[0].1, text.replace("| e\n", "| e\n      Behoefte: \n"));
        let flat = "Journey: a\r\nPhase: b\r\nStep: c\r\nOpportunity: d";
        assert_eq!(fixed(flat, Code::OpportunityWithoutAction)[0].1, format!("{flat}\nAction: "));
        let flat = "Journey: a\r\nPhase: b\r\nOpportunity: d\r\nStep: c\r\n";
        assert_eq!(fixed(flat, Code::OpportunityWithoutAction)[0].1, flat.replace("d\r\n", "d\r\nAction: \r\n"));
    }

    #[test]
    fn indentation_is_that_of_its_neighbours() {
        let text = "Journey: a\nAction: b\n\tOwner: c\n";
        assert_eq!(fixed(text, Code::ActionWithoutDue)[0].1, "Journey: a\nAction: b\n\tDue: \n\tOwner: c\n");
        let text = "Journey: a\nPhase: b\n\tStep: c\n\tStep: d\n\t\tEmotion: 1\n";
        assert_eq!(fixed(text, Code::NoEmotion)[0].1, text.replace("c\n", "c\n\t\tEmotion: \n"));
    }

    #[test]
    fn what_describes_the_journey_stands_at_the_top() {
        let text = "Journey: a\n\nResearch: b\n\nPersona: c\nPhase: d\n";
        assert_eq!(fixed(text, Code::NoGoal)[0].1, text.replace("b\n", "b\nGoal: \n"));
    }

    #[test]
    fn what_is_added_is_begun_and_not_missed_again() {
        let text = "Journey: a\nPhase: b\n  Step: c\n    - d\n";
        let mended = &fixed(text, Code::UnansweredNegative)[0].1;
        let analysis = crate::assist::sample::analysis(mended);
        let codes: Vec<Code> = analysis.diagnostics.iter().map(|found| found.code).collect();
        assert!(codes.contains(&Code::EmptyText) && !codes.contains(&Code::UnansweredNegative), "{codes:?}");
    }
}
