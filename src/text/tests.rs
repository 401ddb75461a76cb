//! Laws of line breaking over generated texts, and examples of shaping.

use super::*;
use crate::language::Language;
use proptest::prelude::*;

const NO_FONTS: NoSystemFonts = NoSystemFonts;

fn dutch() -> Typesetter<'static> {
    Typesetter::new(Language::Dutch, &NO_FONTS)
}

/// A text of one line, however wide.
fn single(typesetter: &Typesetter, text: &str, face: Face) -> ShapedLine {
    typesetter.paragraph(text, face).lines(f64::INFINITY).remove(0)
}

fn texts(lines: &[ShapedLine]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

/// What must survive breaking: everything but blanks, hyphens and controls.
fn essence(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !c.is_control() && !matches!(c, '-' | '\u{ad}')).collect()
}

/// Whether nothing smaller than this line could be set: a single grapheme cluster.
fn is_single_cluster(line: &ShapedLine) -> bool {
    itemise::grapheme_starts(&line.text).len() <= 2
}

#[test]
fn a_line_is_as_wide_as_its_glyphs() {
    let line = single(&dutch(), "Vergunning: 12 dagen – “Típ” office", Face::Regular);
    let glyphs: f64 = line.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance).sum();
    assert!((line.width - glyphs).abs() < 1e-9);
    for glyph in line.runs.iter().flat_map(|run| &run.glyphs) {
        assert_ne!(glyph.id, 0);
    }
}

#[test]
fn pairs_are_kerned() {
    let typesetter = dutch();
    let width = |text| single(&typesetter, text, Face::Regular).width;
    assert!(width("To") < width("T") + width("o") - 0.01);
}

#[test]
fn long_words_are_parted_by_a_hyphen() {
    let typesetter = dutch();
    let paragraph = typesetter.paragraph("aansprakelijkheidsverzekering", Face::Regular);
    let lines = paragraph.lines(paragraph.natural_width() * 0.7);
    assert_eq!(texts(&lines), ["aansprakelijkheids-", "verzekering"]);
    assert!(lines[0].hyphenated && !lines[1].hyphenated);
}

#[test]
fn words_stay_whole_where_a_hyphen_saves_no_line() {
    let typesetter = dutch();
    let text = "De aanvrager belt omdat de verzekering niet klaar is";
    let paragraph = typesetter.paragraph(text, Face::Regular);
    let lines = paragraph.lines(paragraph.natural_width() * 0.62);
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| !line.hyphenated));
}

#[test]
fn soft_hyphens_overrule_the_patterns() {
    let typesetter = dutch();
    let paragraph = typesetter.paragraph("verzekerings\u{ad}maatschappij", Face::Regular);
    assert_eq!(texts(&paragraph.lines(paragraph.minimum_width())), ["verzekerings-", "maatschappij"]);
}

#[test]
fn written_hyphens_part_words_and_short_prefixes_stay() {
    let typesetter = dutch();
    let paragraph = typesetter.paragraph("auto-ongeluk", Face::Regular);
    let width = single(&typesetter, "ongeluk", Face::Regular).width;
    assert_eq!(texts(&paragraph.lines(width)), ["auto-", "ongeluk"]);
    let mail = typesetter.paragraph("e-mail", Face::Regular);
    assert!((mail.minimum_width() - mail.natural_width()).abs() < 1e-9);
}

#[test]
fn addresses_and_abbreviations_get_no_hyphen() {
    let typesetter = dutch();
    for text in
        ["/v1/tenants/{tenantidentificatie}/abonnementen", "INSCHRIJVINGSNUMMER2", "info@gemeentehuis.voorbeeld"]
    {
        let paragraph = typesetter.paragraph(text, Face::Regular);
        for line in paragraph.lines(4.0) {
            assert!(!line.hyphenated, "{} in {text}", line.text);
        }
    }
    let capitals = typesetter.paragraph("OMGEVINGSVERGUNNING", Face::Regular);
    assert!((capitals.minimum_width() - capitals.natural_width()).abs() < 1e-9);
}

#[test]
fn a_part_that_is_too_wide_breaks_between_characters() {
    let paragraph = dutch().paragraph("zzzzzzzzzzzzzzzzzzzz", Face::Bold);
    let lines = paragraph.lines(3.0);
    assert!(lines.len() > 2 && lines[0].hyphenated);
    assert_eq!(paragraph.lines(0.0).len(), 20);
}

#[test]
fn no_width_is_too_odd() {
    let paragraph = dutch().paragraph("een nieuwe aanvraag", Face::Regular);
    for width in [f64::NAN, f64::NEG_INFINITY, -1.0, 0.0, f64::MIN_POSITIVE, f64::INFINITY] {
        assert_eq!(paragraph.lines(width).len(), paragraph.line_count(width));
    }
}

#[test]
fn blank_texts_have_no_lines_and_written_line_ends_stay() {
    let typesetter = dutch();
    for blank in ["", "   ", "\n \n", "\u{ad}"] {
        assert_eq!(typesetter.paragraph(blank, Face::Regular).lines(10.0), []);
    }
    let paragraph = typesetter.paragraph("een\n\ntwee", Face::Regular);
    assert_eq!(texts(&paragraph.lines(100.0)), ["een", "", "twee"]);
}

#[test]
fn characters_that_draw_nothing_are_not_missing() {
    let typesetter = dutch();
    assert!(typesetter.missing("a\u{200d}\u{fe0f}\u{ad}\t\u{3000}é e\u{301}").is_empty());
    assert_eq!(typesetter.missing("語 en 語 ن"), ['語', 'ن']);
    let line = single(&typesetter, "a\u{200b}b\u{2060}", Face::Regular);
    assert!(line.runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
    assert_eq!(line.runs[0].glyphs.len(), 2);
}

#[test]
fn an_unknown_emoji_sequence_is_one_piece() {
    let typesetter = dutch();
    let line = single(&typesetter, "ja 👩\u{200d}💻\u{fe0f} nee", Face::Regular);
    assert!(line.width > single(&typesetter, "ja  nee", Face::Regular).width + 0.3);
    let starts = itemise::grapheme_starts(&line.text);
    assert_eq!(starts.len() - 1, 8);
}

/// A system with the first of some Arabic fonts that Debian and Fedora install; with none, the characters
/// are boxes, in the same order.
struct ArabicFont(Option<SystemFont>);

impl ArabicFont {
    fn find() -> ArabicFont {
        const PLACES: [&str; 3] = [
            "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
            "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
            "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
        ];
        let bytes = PLACES.iter().find_map(|place| std::fs::read(place).ok());
        ArabicFont(bytes.map(|bytes| SystemFont { bytes: bytes.into(), index: 0, name: "Arabic".into() }))
    }
}

impl SystemFonts for ArabicFont {
    fn covering(&self, character: char, _face: Face) -> Option<SystemFont> {
        self.0.clone().filter(|_| ('\u{600}'..='\u{6ff}').contains(&character))
    }
}

#[test]
fn right_to_left_words_stand_in_order_and_letters_join() {
    let system = ArabicFont::find();
    let typesetter = Typesetter::new(Language::English, &system);
    let line = single(&typesetter, "He said سلام عليكم twice", Face::Regular);
    assert_eq!(line.text, "He said سلام عليكم twice");
    let shown: String = line.runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(shown, "He said عليكم سلام twice");
    for run in line.runs.iter().filter(|run| run.right_to_left) {
        assert!(run.glyphs.is_sorted_by(|left, right| left.cluster.0 >= right.cluster.0), "{run:?}");
    }
    if system.0.is_some() {
        assert!(typesetter.missing("سلام").is_empty());
        let apart: f64 = "سلام".chars().map(|c| single(&typesetter, &c.to_string(), Face::Regular).width).sum();
        assert!(single(&typesetter, "سلام", Face::Regular).width < apart - 0.1);
        let shown: Vec<FontId> = line.runs.iter().map(|run| run.font).filter(|font| font.0 > 4).collect();
        assert_eq!(shown, [FontId(5); 2], "one font of the system");
    } else {
        assert_eq!(typesetter.missing("سلام").len(), 4);
    }
}

#[test]
fn a_line_that_begins_in_hebrew_reads_from_right_to_left() {
    let line = single(&dutch(), "שלום abc 12", Face::Regular);
    let texts: Vec<&str> = line.runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts.last(), Some(&"שלום "));
    assert!(line.runs.windows(2).all(|pair| (pair[0].x + pair[0].width - pair[1].x).abs() < 1e-9));
}

#[test]
fn long_texts_and_long_words_are_broken_in_linear_time() {
    let typesetter = dutch();
    let words = typesetter.paragraph(&"aanvraag ".repeat(100_000), Face::Regular);
    assert_eq!(words.lines(30.0).len(), words.line_count(30.0));
    let letters = typesetter.paragraph(&"x".repeat(100_000), Face::Regular);
    assert_eq!(letters.lines(30.0).len(), letters.line_count(30.0));
}

/// Texts as journeys have them, and worse.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zA-Zéëïôü]{1,12}",
        1 => "[a-z]{30,80}",
        1 => "[A-Z0-9@/._-]{1,30}",
        1 => "[a-z]{2,6}\u{ad}[a-z]{2,6}(\u{ad}[a-z]{1,4})?",
        1 => prop::sample::select(vec![
            "سلام", "שלום", "語言学", "👩\u{200d}💻", "1\u{fe0f}\u{20e3}", "e\u{301}", "Привет", "ไทย", "fi", "ffi",
            "–", "“Ja,”", "Ty", "A-V", "\u{202e}abc\u{202c}", "한국어", "हिन्दी", "\u{a0}", "\u{200b}", "\u{600} "
        ]).prop_map(String::from),
        1 => any::<String>(),
    ];
    let gap = prop_oneof![8 => Just(" "), 1 => Just(""), 1 => Just("  "), 1 => Just("\n")];
    prop::collection::vec((word, gap), 0..20)
        .prop_map(|pieces| pieces.into_iter().map(|(word, gap)| word + gap).collect())
}

fn any_face() -> impl Strategy<Value = Face> {
    prop::sample::select(vec![Face::Regular, Face::SemiBold, Face::Bold, Face::Italic])
}

/// Widths and indents, some near each other.
fn widths() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let near = (0.0..1.0f64, 0.0..1.0f64);
    let any = (0.0..30.0f64, 0.0..8.0f64);
    prop::collection::vec((any, prop::collection::vec(near, 1..6)), 1..6).prop_map(|all| {
        let around = |((width, indent), near): ((f64, f64), Vec<(f64, f64)>)| {
            near.into_iter().map(move |(one, other)| (width + one, indent + other))
        };
        all.into_iter().flat_map(around).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn no_line_is_wider_than_allowed_and_nothing_is_lost(text in any_text(), face in any_face(), width in 0.0..40.0f64) {
        let system = ArabicFont::find();
        let typesetter = Typesetter::new(Language::Dutch, &system);
        let paragraph = typesetter.paragraph(&text, face);
        let lines = paragraph.lines(width);
        prop_assert_eq!(lines.len(), paragraph.line_count(width));
        for line in &lines {
            prop_assert!(line.width <= width + 1e-6 || is_single_cluster(line), "{} > {width}: {:?}", line.width, line.text);
        }
        let joined: String = lines.iter().map(|line| line.text.as_str()).collect();
        prop_assert_eq!(essence(&joined), essence(&text));
    }

    #[test]
    fn the_runs_of_a_line_follow_each_other(text in any_text(), width in 1.0..40.0f64) {
        let paragraph = dutch().paragraph(&text, Face::Regular);
        for line in paragraph.lines(width) {
            let mut x = 0.0;
            for run in &line.runs {
                prop_assert!((run.x - x).abs() < 1e-9);
                x += run.width;
                for glyph in &run.glyphs {
                    prop_assert!(run.text.get(glyph.bytes()).is_some());
                }
            }
            prop_assert!((line.width - x).abs() < 1e-9);
        }
    }

    #[test]
    fn a_wider_line_never_needs_more_lines(text in any_text(), width in 0.5..40.0f64, more in 0.0..10.0f64) {
        let paragraph = dutch().paragraph(&text, Face::Regular);
        prop_assert!(paragraph.line_count(width + more) <= paragraph.line_count(width));
    }

    #[test]
    fn a_count_is_the_same_whatever_was_asked_before(text in any_text(), asked in widths()) {
        let typesetter = dutch();
        let asked_often = typesetter.paragraph(&text, Face::Regular);
        for (width, indent) in asked {
            let fresh = dutch().paragraph(&text, Face::Regular);
            prop_assert_eq!(asked_often.line_count_after(width, indent), fresh.lines_after(width, indent).len());
        }
    }

    #[test]
    fn the_widths_of_a_paragraph_hold(text in any_text()) {
        let paragraph = dutch().paragraph(&text, Face::SemiBold);
        let lines = paragraph.lines(paragraph.natural_width());
        prop_assert_eq!(lines.len(), paragraph.line_count(f64::INFINITY));
        let narrow = paragraph.minimum_width();
        prop_assert!(narrow <= paragraph.natural_width() + 0.5);
        for line in paragraph.lines(narrow) {
            prop_assert!(line.width <= narrow + 1e-6);
        }
    }
}

#[test]
fn a_back_tick_stands_beside_its_letter() {
    let typesetter = Typesetter::new(Language::English, &NoSystemFonts);
    let lines = typesetter.paragraph("`code` e´", Face::Regular).lines(f64::INFINITY);
    let glyphs: Vec<_> = lines[0].runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| (run.x, glyph))).collect();
    assert_eq!(glyphs.len(), 9);
    for (_, glyph) in &glyphs {
        assert!(glyph.dx == 0.0 && glyph.dy == 0.0, "an accent was put over a letter: {glyph:?}");
    }
}
