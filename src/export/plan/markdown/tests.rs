//! Laws of the writer, and how a viewer reads what it wrote.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{Inline, MarkdownDocument};

/// The text that a viewer shows, one entry for each heading, paragraph, list entry and cell; `\n` for
/// a line break.
pub fn shown(markdown: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut blocks = vec![String::new()];
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => blocks.last_mut().unwrap().push_str(&text),
            Event::HardBreak => blocks.last_mut().unwrap().push('\n'),
            Event::InlineHtml(html) if &*html == "<br>" => blocks.last_mut().unwrap().push('\n'),
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Item | Tag::TableCell) => {
                blocks.push(String::new());
            }
            Event::Start(
                Tag::Strong | Tag::List(None) | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::Link { .. },
            )
            | Event::End(_) => {}
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn of(build: impl FnOnce(&mut MarkdownDocument)) -> String {
    let mut document = MarkdownDocument::new(": ");
    build(&mut document);
    let text = document.finish();
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text:?}");
    assert!(text.lines().all(|line| line.trim_end() == line), "{text:?}");
    text
}

fn paragraph(text: &str) -> String {
    of(|document| document.paragraph(&Inline::text(text)))
}

#[test]
fn plain_texts_stay_plain() {
    for text in [
        "Ik wil gewoon weten waar ik aan toe ben.",
        "38 % < 50 %, a <= b, 3 > 2",
        "R&D & co; AT&T",
        "snake_case en 2 * 3",
        "-1 (of +1), #3, 1.5 uur, 2) nee",
        "zie https://example.org/a?b=c&d=e.",
        "vraag! antwoord? (ja)",
        "a | b",
        "from $5 to $6",
    ] {
        assert_eq!(paragraph(text), format!("{text}\n"));
    }
}

#[test]
fn signs_that_would_be_taken_are_kept() {
    assert_eq!(paragraph("*a* _b_ `c` [d](e)"), "\\*a\\* \\_b\\_ \\`c\\` \\[d](e)\n");
    assert_eq!(paragraph("1. Eerst"), "1\\. Eerst\n");
    assert_eq!(paragraph("- nee\n# ja"), "\\- nee\\\n\\# ja\n");
    assert_eq!(paragraph("$x$ and $$y$$, (5-6$)"), "\\$x\\$ and \\$\\$y\\$\\$, (5-6\\$)\n");
    assert_eq!(paragraph("<b> &amp; &#39;"), "\\<b> \\&amp; \\&#39;\n");
    assert_eq!(paragraph("(https://example.org/_a_)."), "(<https://example.org/_a_>).\n");
    assert_eq!(paragraph("https://a.b\nwww.c.d\nhttps://e.f"), "<https://a.b>\\\nwww\\.c.d\\\nhttps://e.f\n");
    assert_eq!(paragraph("ftp://a/<b>"), "ftp\\://a/\\<b>\n");
    // A price opens no formula, because nothing behind it could end one.
    assert_eq!(paragraph("# $5http://$ x"), "\\# $5http\\://\\$ x\n");
    assert_eq!(paragraph("a $5 <https://e.org/$b>"), "a $5 \\<https\\://e.org/\\$b>\n");
    assert_eq!(paragraph("www.example.org/_a_"), "www\\.example.org/\\_a\\_\n");
}

/// What Markdown and its dialects take for their own, and what stands around it.
const PIECES: &str = "http://␣https://a.b/c_d_␣www.␣<b>␣&amp;␣&#35;␣---␣===␣1.␣1)␣**␣__␣~~␣```␣[x]␣[^1]␣![a](b)␣|␣\\|␣a@b.c␣\
    <http://x>␣-->␣<!--␣ ␣ # ␣\n␣x␣“␣−2␣<br>␣:-:␣|-|␣[a]: b␣> [!NOTE]␣$␣$$␣$5␣    ␣";

/// Texts as the compiler has them: blanks folded, no control characters, `\n` between paragraphs.
pub fn written() -> impl Strategy<Value = String> {
    let signs = "[-+*_#$`~\\[\\]()<>!|:&;=.,0-9a-zé \\\\\n]{1,30}";
    let words: Vec<&str> = PIECES.split_terminator('␣').collect();
    let words = proptest::sample::select(words);
    let pieces = proptest::collection::vec(words, 1..12).prop_map(|pieces| pieces.concat());
    let addresses = "[a `*(<&]{0,3}([a-z]{1,3}|www.)(://)?[-+*_#`~\\[\\]()<>!|:&;=.,0-9a-zé \\\\\n/'\"%?”’]{1,9}";
    prop_oneof![signs, pieces, addresses, "\\PC{1,30}"].prop_map(|text| clean(&text))
}

fn clean(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { "x".to_owned() } else { lines.join("\n") }
}

proptest! {
    #[test]
    fn a_paragraph_shows_its_text(text in written()) {
        prop_assert_eq!(shown(&paragraph(&text)), [text]);
    }

    #[test]
    fn a_heading_shows_its_text_on_one_line(text in written()) {
        let markdown = of(|document| document.heading(2, &Inline::text(&text)));
        prop_assert_eq!(shown(&markdown), [text.replace('\n', " ")]);
    }

    #[test]
    fn list_entries_show_their_texts(first in written(), second in written(), third in written()) {
        let markdown = of(|document| {
            document.bullet(0, &Inline::text(&first));
            let words = document.label(&second.replace('\n', " ")).then_text(&third);
            document.bullet(1, &words);
            document.bullet(0, &Inline::text(&third));
        });
        prop_assert_eq!(shown(&markdown), [first, format!("{}: {third}", second.replace('\n', " ")), third]);
    }

    #[test]
    fn cells_show_their_texts(first in written(), second in written()) {
        let markdown = of(|document| {
            document.table(&["a", "b"], &[vec![Inline::text(&first), Inline::text(&second)]]);
        });
        prop_assert_eq!(shown(&markdown), ["a", "b", &first, &second]);
    }
}
