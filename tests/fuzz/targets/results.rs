//! The writers of results: whatever a journey says, it is words in them and nothing else.
//!
//! In: texts, a line each, which stand at all places of a journey that compiles, so that no input is spent on finding one. Out: the
//! map as SVG and PDF and the plan in Markdown, each read back with a reader of its own.

use std::borrow::Cow;
use std::collections::BTreeSet;

use journey::drawing::{self, Drawing};
use journey::export;
use journey::layout::Options;
use journey::model::Journey;
use journey::source::{NoFiles, Source};
use journey::text::{NoSystemFonts, Typesetter};
use lopdf::{Document, Object};
use pulldown_cmark::{Event, Parser, Tag};

use super::outcome;

/// A journey with a `@` at each place of a text.
const FORM: &str = "Journey: @
Goal: @
Team: @
Lane: Own
Persona: @
  Quote: @
  Goal: @
Insight: @
Phase: @
  Duration: 2 days
  Goal: @
  Step: @ #first
    Touchpoint: @
    Emotion: -1.5 @
    + @
    - @ #pain
      Quote: @
      Need: @ #need
        Opportunity: @ #idea
          Action: @
            Owner: @
            Effect: @
    ? @
    ! @
    Own: @
  Step: @
    Back to: #first
    Metric: @ = 38 %
      Source: @
";

/// Texts that mean something in one of the formats.
const SEEDS: [&str; 6] = [
    "plain words\nmore of them\nénd",
    "<script>alert(1)</script>\n]]><a href=\"javascript:x\">\n&#60;b&amp;\n<!-- --> & \"'",
    "$5http://$\n| --- | --- |\n**a** _b_ ~~c~~ `d`\n[x](javascript:y)\n<https://e.org/a?b=c&copy=1>\n1. # - [ ] www.a.org",
    "\\ a | b\\\n$1 and $2\n<br>\n![a](b)\n[^1]\n=====\n----\n    code",
    "(a) \\( Tj ET\n<</Type/Page>>\nendstream endobj\n%%EOF",
    "שלום 12 ab\nﷺ\n\u{202e}x\u{2028}y\n👩\u{200d}🔧 e\u{301}\n漢字\u{ad}x",
];

pub fn seeds() -> Vec<Vec<u8>> {
    SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

pub fn words() -> Vec<String> {
    SEEDS.iter().flat_map(|seed| seed.split(['\n', ' '])).map(str::to_owned).collect()
}

/// The journey with the texts at its places, one after the other and from the first again; none where the texts make it one with errors.
fn filled(bytes: &[u8]) -> Option<Journey> {
    let texts = String::from_utf8_lossy(&bytes[..bytes.len().min(3000)]).into_owned();
    let lines: Vec<&str> = texts.split('\n').collect();
    let mut text = String::new();
    for (place, part) in FORM.split('@').enumerate() {
        if place > 0 {
            text.push_str(&accepted(lines[(place - 1) % lines.len()]));
        }
        text.push_str(part);
    }
    let compiled = journey::compile(Source::new("a.journey", text), &NoFiles);
    let has_errors = compiled.diagnostics.iter().any(|one| one.severity == journey::diagnostic::Severity::Error);
    compiled.journey.filter(|_| !has_errors)
}

/// The text, where it could stand there; with a letter behind it, where nothing is said or a label would come again.
fn accepted(text: &str) -> Cow<'_, str> {
    let last = text.split_whitespace().next_back();
    if last.is_none_or(|last| last.starts_with('#')) { format!("{text} x").into() } else { text.into() }
}

/// The map, drawn.
fn map(journey: &Journey) -> Drawing {
    let typesetter = Typesetter::new(journey.language, &NoSystemFonts);
    drawing::draw_with(journey, &Options::default(), &typesetter).expect("few sheets")
}

/// The map is well-formed XML, holds nothing that does something by itself, and its links lead to what is there.
pub fn svg(bytes: &[u8]) -> u64 {
    let Some(journey) = filled(bytes) else { return 0 };
    let drawing = map(&journey);
    let sheets = drawing.scenes().len();
    let mut written = 0;
    for sheet in 0..sheets {
        let svg = drawing.svg(sheet).expect("our own fonts can be embedded");
        let document = roxmltree::Document::parse(&svg).expect("well-formed");
        written += svg.len();
        let mut ids = BTreeSet::new();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            assert!(!matches!(name, "script" | "foreignObject" | "iframe"), "a {name}");
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on"), "{attribute:?}");
                assert!(attribute.name() != "id" || ids.insert(attribute.value()), "{attribute:?} comes again");
            }
        }
        let hrefs = document
            .descendants()
            .filter_map(|node| node.attributes().find(|attribute| attribute.name() == "href").map(|href| href.value()));
        for href in hrefs {
            let inside = href.strip_prefix('#').is_some_and(|id| ids.contains(id));
            let beside = !href.starts_with('#') && !href.split('/').next().is_some_and(|first| first.contains(':'));
            assert!(inside || href.starts_with("data:image/") || beside, "a link to {href}");
        }
    }
    outcome((sheets, written / 500))
}

/// The map is a PDF of which every reference leads to an object and every page can be read.
pub fn pdf(bytes: &[u8]) -> u64 {
    let Some(journey) = filled(bytes) else { return 0 };
    let drawing = map(&journey);
    let written = drawing.pdf().expect("our own fonts can be embedded");
    let document = Document::load_mem(&written).expect("a PDF");
    let pages = document.get_pages();
    assert_eq!(pages.len(), drawing.scenes().len(), "pages");
    let mut operators = BTreeSet::new();
    for page in pages.values() {
        let content = document.get_page_content(*page);
        let content = lopdf::content::Content::decode(&content).expect("operators");
        operators.extend(content.operations.into_iter().map(|operation| operation.operator));
    }
    let mut left: Vec<&Object> = document.objects.values().collect();
    left.extend(document.trailer.iter().map(|(_, object)| object));
    while let Some(object) = left.pop() {
        match object {
            Object::Reference(id) => assert!(document.objects.contains_key(id), "{id:?} is not there"),
            Object::Array(items) => left.extend(items),
            Object::Dictionary(fields) => left.extend(fields.iter().map(|(_, object)| object)),
            Object::Stream(stream) => left.extend(stream.dict.iter().map(|(_, object)| object)),
            _ => {}
        }
    }
    outcome((drawing.scenes().len(), operators, written.len() / 4000))
}

/// The plan has headings, paragraphs, lists, tables and links alone; no text becomes code, a formula, HTML or a cell more.
pub fn plan(bytes: &[u8]) -> u64 {
    let Some(journey) = filled(bytes) else { return 0 };
    let plan = export::plan(&journey);
    assert!(plan.ends_with('\n') && !plan.contains('\r'), "{plan:?}");
    let mut tags = 0;
    for event in Parser::new_ext(&plan, added()) {
        let expected = match &event {
            Event::Text(_) | Event::HardBreak | Event::End(_) => true,
            Event::InlineHtml(html) => &**html == "<br>",
            Event::Start(Tag::Link { dest_url, .. }) => {
                let scheme = dest_url.split("://").next().unwrap_or_default();
                ["http", "https", "ftp"].iter().any(|safe| scheme.eq_ignore_ascii_case(safe))
            }
            Event::Start(tag) => {
                tags += 1;
                matches!(
                    tag,
                    Tag::Heading { .. }
                        | Tag::Paragraph
                        | Tag::Item
                        | Tag::List(None)
                        | Tag::Strong
                        | Tag::Table(_)
                        | Tag::TableHead
                        | Tag::TableRow
                        | Tag::TableCell
                )
            }
            _ => false,
        };
        assert!(expected, "{event:?} in {plan}");
    }
    outcome((tags, tables(&plan), plan.len() / 200))
}

/// What GitHub and GitLab add to `CommonMark`.
fn added() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
}

/// How many rows of tables there are, each with as many cells as its head.
fn tables(plan: &str) -> usize {
    let mut head = None;
    let mut rows = 0;
    for line in plan.lines() {
        if !line.starts_with("| ") {
            head = None;
            continue;
        }
        rows += 1;
        // A backslash before a bar hides it, also where another one stands before that (GFM, tables).
        let bars = line.char_indices().filter(|(at, sign)| *sign == '|' && !line[..*at].ends_with('\\')).count();
        assert_eq!(bars, *head.get_or_insert(bars), "{line}");
    }
    rows
}
