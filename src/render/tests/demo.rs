//! A sheet with every kind of item, and texts that are hard on fonts.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geometry::{Colour, Mm, Point, Rect, Size};
use crate::language::Language;
use crate::scene::{BoxItem, Group, Item, Paint, PathItem, Scene, Segment, SemanticRole, SheetKind, Stroke, TextItem};
use crate::text::{Face, FontSet, NoSystemFonts, SystemFont, SystemFonts, Typesetter};

const INK: Colour = Colour::hex(0x001f_2933);
const BLUE: Colour = Colour::hex(0x001b_4f72);
const PALE: Colour = Colour::hex(0x00ea_f2f8);

/// One text a line: accents, quotes, ligatures, kerning, other scripts, both directions, missing glyphs.
const TEXTS: [(&str, Face); 22] = [
    ("Aanvraag van een omgevingsvergunning", Face::Bold),
    ("Ik weet niet wie mijn dossier behandelt.", Face::Regular),
    ("“Ça va?” – ‘’t is één café, naïef & coöperatief’…", Face::Italic),
    ("office, fiets, efficiënt, flauw, affiche, afl.", Face::Regular),
    ("AVATo WA Type Toekomst LTV P. r, y. 1°/7", Face::SemiBold),
    ("AVATo WA Type Toekomst LTV P. r, y. 1°/7", Face::Bold),
    ("Ελληνικά: Καλημέρα κόσμε, ώρα", Face::Regular),
    ("Кириллица: Добрый день, ёлка, Їжак", Face::Regular),
    ("Řeřicha, žluťoučký kůň, Łódź, Ğüzel, Ţară, Việt Nam", Face::Regular),
    ("−4 → +3 · 12 × 8 ≥ 96 % € 1.250,00 ½ ² ™ ©", Face::Regular),
    ("zacht\u{2011}koppelteken en harde\u{a0}spatie", Face::Regular),
    ("<tag attr=\"x\"> & 'quoted' \\ (haakjes) %", Face::Regular),
    ("losse accenten: e\u{301} a\u{308} o\u{302} q\u{303} x\u{331}", Face::Regular),
    ("مرحبا بالعالم، لا إله", Face::Regular),
    ("de brief heet «رخصة البناء رقم 42» (concept)", Face::Regular),
    ("שלום עולם: (תיק) 17", Face::Regular),
    ("woord שלום woord", Face::SemiBold),
    ("建築許可を申請する、「東京」。", Face::Regular),
    ("한국어 안녕하세요", Face::Regular),
    ("हिन्दी क्षत्रिय ภาษาไทยน้ำ", Face::Regular),
    ("ontbreekt: \u{1F680} \u{1F9D1}\u{200D}\u{1F4BB} \u{10FFFD} klaar", Face::Regular),
    ("kaart ★ ◆ ✓ ☎ ✉ einde", Face::Regular),
];

/// The sheet and its fonts.
pub fn scene(system: &dyn SystemFonts) -> (Scene, FontSet) {
    let typesetter = Typesetter::new(Language::Dutch, system);
    let mut items = vec![group(SemanticRole::Decoration, "", vec![box_item(8.0, 8.0, 404.0, 281.0, 0.0, PALE, None)])];
    for (number, (text, face)) in (0_i32..).zip(TEXTS) {
        let (x, y) = (14.0 + 135.0 * f64::from(number % 3), 14.0 + 17.0 * f64::from(number / 3));
        items.push(card(&typesetter, text, face, x, y));
    }
    items.push(curve());
    items.push(group(SemanticRole::Footer, "voet", sizes(&typesetter)));
    let scene = Scene {
        kind: SheetKind::Map,
        kind_name: "",
        size: Size { width: Mm(420.0), height: Mm(297.0) },
        title: "Proefblad – “één” & meer".to_owned(),
        name: "Blad 1 / 1".to_owned(),
        description: "Alles wat op een blad kan staan.".to_owned(),
        author: "Zoë".to_owned(),
        made: None,
        language: "nl",
        items,
    };
    (scene, typesetter.fonts())
}

/// A sheet as full as a map gets: 600 texts on 300 cards, all with the bundled fonts.
pub fn full_scene() -> (Scene, FontSet) {
    let typesetter = Typesetter::new(Language::Dutch, &NoSystemFonts);
    let texts = [TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[3], TEXTS[4], TEXTS[5], TEXTS[9]];
    let items = (0_i32..300)
        .map(|number| {
            let (text, face) = texts[usize::try_from(number).unwrap() % texts.len()];
            let (x, y) = (9.0 + 80.0 * f64::from(number % 5), 9.0 + 4.6 * f64::from(number / 5));
            let shape = box_item(
                x,
                y,
                78.0,
                4.4,
                1.0,
                Colour::WHITE,
                Some(Stroke { colour: BLUE, width: Mm(0.3), dashes: vec![] }),
            );
            let key = text_item(&typesetter, &format!("K{number}"), Face::Bold, x + 1.0, y + 3.2, 2.9);
            let line = text_item(&typesetter, text, face, x + 9.0, y + 3.2, 2.9);
            group(SemanticRole::Card, &format!("K{number}"), vec![shape, key, line])
        })
        .collect();
    let (scene, _) = scene(&NoSystemFonts);
    (Scene { items, ..scene }, typesetter.fonts())
}

/// Shapes that no layout should make.
pub fn broken() -> Item {
    let at = |x: f64, y: f64| Point::new(Mm(x), Mm(y));
    let stroke = Stroke { colour: INK, width: Mm(-1.0), dashes: vec![Mm(0.0), Mm(f64::NAN)] };
    let paint = Paint { fill: Some(INK), stroke: Some(stroke) };
    let segments =
        vec![Segment::Close, Segment::Line(at(1.0, 1.0)), Segment::Move(at(f64::INFINITY, f64::NAN)), Segment::Close];
    let path = Item::Path(PathItem { segments, paint });
    let shape = box_item(f64::NAN, 1.0, -5.0, f64::NEG_INFINITY, 9.0, INK, None);
    group(SemanticRole::Curve, "a\u{0}b\u{ffff}", vec![path, shape])
}

fn card(typesetter: &Typesetter, text: &str, face: Face, x: f64, y: f64) -> Item {
    let edge = Stroke { colour: BLUE, width: Mm(0.3), dashes: vec![Mm(1.0), Mm(0.8)] };
    let shape = box_item(x, y, 128.0, 14.0, 2.0, Colour::WHITE, Some(edge));
    let line = text_item(typesetter, text, face, x + 3.0, y + 6.0, 4.5);
    let small = text_item(typesetter, text, face, x + 3.0, y + 11.0, 2.8);
    group(SemanticRole::Card, text, vec![shape, line, small])
}

fn sizes(typesetter: &Typesetter) -> Vec<Item> {
    (0..5)
        .map(|number| {
            let size = 2.5 + f64::from(number);
            text_item(typesetter, "Versie 3, blad 1 van 1", Face::Regular, 14.0 + 75.0 * f64::from(number), 280.0, size)
        })
        .collect()
}

fn curve() -> Item {
    let at = |x: f64, y: f64| Point::new(Mm(x), Mm(y));
    let wave = vec![
        Segment::Move(at(20.0, 220.0)),
        Segment::Cubic(at(80.0, 180.0), at(120.0, 260.0), at(200.0, 215.0)),
        Segment::Cubic(at(260.0, 180.0), at(330.0, 250.0), at(395.0, 200.0)),
    ];
    let ring = vec![
        Segment::Move(at(200.0, 235.0)),
        Segment::Line(at(220.0, 235.0)),
        Segment::Line(at(210.0, 255.0)),
        Segment::Close,
        Segment::Move(at(207.0, 240.0)),
        Segment::Line(at(210.0, 247.0)),
        Segment::Line(at(213.0, 240.0)),
        Segment::Close,
    ];
    let dashed = Stroke { colour: INK, width: Mm(0.2), dashes: vec![Mm(2.0), Mm(1.0)] };
    let axis = vec![Segment::Move(at(20.0, 230.0)), Segment::Line(at(395.0, 230.0))];
    let parts = vec![
        Item::Path(PathItem { segments: axis, paint: Paint { fill: None, stroke: Some(dashed) } }),
        Item::Path(PathItem { segments: wave, paint: Paint::stroke(BLUE, Mm(0.9)) }),
        Item::Path(PathItem { segments: ring, paint: Paint::fill(PALE).with_edge(INK, Mm(0.4)) }),
        box_item(240.0, 240.0, 12.0, 12.0, 6.0, BLUE, None),
        box_item(260.0, 240.0, 40.0, 12.0, 0.0, BLUE, Some(Stroke { colour: INK, width: Mm(1.0), dashes: vec![] })),
    ];
    group(SemanticRole::Curve, "Emotie van −4 tot +3", parts)
}

fn box_item(x: f64, y: f64, width: f64, height: f64, radius: f64, fill: Colour, stroke: Option<Stroke>) -> Item {
    let area = Rect::new(Mm(x), Mm(y), Mm(width), Mm(height));
    Item::Box(BoxItem { area, radius: Mm(radius), paint: Paint { fill: Some(fill), stroke } })
}

fn text_item(typesetter: &Typesetter, text: &str, face: Face, x: f64, y: f64, size: f64) -> Item {
    let origin = Point::new(Mm(x), Mm(y));
    let line = typesetter.paragraph(text, face).lines(f64::INFINITY).remove(0);
    Item::Text(TextItem { origin, size: Mm(size), colour: INK, line })
}

fn group(role: SemanticRole, label: &str, items: Vec<Item>) -> Item {
    Item::Group(Group { role, label: label.to_owned(), span: None, items, ..Group::default() })
}

/// Fonts of this machine, by fixed names; for looking only.
#[derive(Default)]
pub struct FoundFonts(RefCell<BTreeMap<&'static str, Option<Arc<[u8]>>>>);

const FOLDER: &str = "/usr/share/fonts/";
const FILES: [&str; 6] = [
    "truetype/noto/NotoSansArabic-Regular.ttf",
    "truetype/noto/NotoSansHebrew-Regular.ttf",
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "truetype/noto/NotoSansDevanagari-Regular.ttf",
    "truetype/noto/NotoSansThai-Regular.ttf",
    "truetype/dejavu/DejaVuSans.ttf",
];

impl SystemFonts for FoundFonts {
    fn covering(&self, character: char, _face: Face) -> Option<SystemFont> {
        FILES.into_iter().find_map(|file| {
            let bytes = self
                .0
                .borrow_mut()
                .entry(file)
                .or_insert_with(|| std::fs::read(format!("{FOLDER}{file}")).ok().map(Arc::from))
                .clone()?;
            let font = skrifa::FontRef::from_index(&bytes, 0).ok()?;
            skrifa::MetadataProvider::charmap(&font).map(character)?;
            Some(SystemFont { bytes, index: 0, name: file.to_owned() })
        })
    }
}
