//! What must hold of both back ends, shown on a small sheet with every kind of item.

use lopdf::{Document, Object};

use super::{FileNames, RenderError, RenderJob};
use crate::scene::Scene;
use crate::text::FontSet;

mod demo;
#[cfg(feature = "png")]
mod pixels;

fn demo() -> (Scene, FontSet) {
    demo::scene(&crate::text::NoSystemFonts)
}

/// Scenes as back ends take them.
fn document(scenes: &[Scene], fonts: &FontSet) -> super::Document {
    super::Document::new(scenes.to_vec(), fonts.clone())
}

/// The PDF of scenes alone.
fn pdf(scenes: &[Scene], fonts: &FontSet) -> Result<Vec<u8>, RenderError> {
    super::pdf(&RenderJob::new(&document(scenes, fonts), FileNames::ALONE))
}

/// The SVG of a scene alone.
fn svg(scene: &Scene, fonts: &FontSet) -> Result<String, RenderError> {
    let document = document(std::slice::from_ref(scene), fonts);
    super::svg(&RenderJob::new(&document, FileNames::ALONE), 0).map(|svg| svg.text)
}

#[test]
fn same_scene_same_bytes() {
    let ((one, fonts), (other, other_fonts)) = (demo(), demo());
    assert_eq!(svg(&one, &fonts), svg(&other, &other_fonts));
    assert_eq!(pdf(std::slice::from_ref(&one), &fonts), pdf(&[other], &other_fonts));
}

#[test]
fn svg_is_well_formed_and_stands_alone() {
    let (scene, fonts) = demo();
    let text = svg(&scene, &fonts).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("width"), Some("420mm"));
    assert_eq!(root.attribute("height"), Some("297mm"));
    assert_eq!(root.attribute("viewBox"), Some("0 0 420 297"));
    assert_eq!(root.first_element_child().map(|title| title.text()), Some(Some(scene.title.as_str())));
    assert!(!text.contains("<!DOCTYPE") && !text.contains("<script") && !text.contains("href"));
    assert_eq!(text.matches("http").count(), 1, "only the name of the namespace");
    assert_eq!(text.matches("url(").count(), text.matches("url(data:font/ttf;base64,").count());
}

#[test]
fn svg_holds_every_text() {
    let (scene, fonts) = demo();
    let text = svg(&scene, &fonts).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let lines: Vec<String> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| node.descendants().filter(roxmltree::Node::is_text).filter_map(|part| part.text()).collect())
        .collect();
    let wanted: Vec<&str> =
        super::usage::texts(std::slice::from_ref(&scene)).map(|text| text.line.text.as_str()).collect();
    assert_eq!(lines, wanted);
}

#[test]
fn svg_says_where_each_run_after_the_first_stands() {
    let (scene, fonts) = demo();
    let text = svg(&scene, &fonts).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let spans_of = |line: roxmltree::Node| -> Vec<(String, Option<String>)> {
        let spans = line.children().filter(|node| node.has_tag_name("tspan"));
        spans.map(|span| (span.text().unwrap_or_default().to_owned(), span.attribute("x").map(str::to_owned))).collect()
    };
    let lines: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).map(spans_of).collect();
    assert!(lines.iter().flat_map(|spans| spans.iter().skip(1)).all(|(_, x)| x.is_some()), "{lines:?}");
    // What is read last stands first in a line from right to left: without a place it would follow the word before it.
    let hebrew = lines.iter().find(|spans| spans.first().is_some_and(|(words, _)| words.starts_with('\u{5e9}')));
    assert_eq!(hebrew.and_then(|spans| spans.last()), Some(&("17".to_owned(), Some("0".to_owned()))));
}

#[test]
fn svg_beside_its_fonts_is_the_same_without_them() {
    let (scene, fonts) = demo();
    let whole = svg(&scene, &fonts).unwrap();
    let document = document(&[scene], &fonts);
    let job = RenderJob::new(&document, FileNames::ALONE).with_fonts_beside();
    let super::SvgDocument { text: beside, fonts: files } = super::svg(&job, 0).unwrap();
    let places = |text: &str| -> Vec<(String, Option<String>, Option<String>)> {
        let document = roxmltree::Document::parse(text).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        let read = |node: roxmltree::Node, name: &str| node.attribute(name).map(str::to_owned);
        texts
            .map(|node| (node.text().unwrap_or_default().to_owned(), read(node, "transform"), read(node, "x")))
            .collect()
    };
    assert_eq!(places(&beside), places(&whole));
    assert!(!beside.contains("<style") && !beside.contains("font/ttf"));
    let document = roxmltree::Document::parse(&beside).unwrap();
    let named = document.descendants().filter(|node| node.has_tag_name("text") || node.has_tag_name("tspan"));
    let classes: Vec<&str> = named.filter_map(|node| node.attribute("class")).collect();
    assert!(!classes.is_empty() && classes.iter().all(|class| files.iter().any(|font| font.name == *class)));
    assert!(files.iter().all(|font| font.name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')));
}

#[test]
fn pdf_pages_have_exact_boxes() {
    let (scene, fonts) = demo();
    let document = Document::load_mem(&pdf(&[scene], &fonts).unwrap()).unwrap();
    assert_eq!(document.version, "1.7");
    let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
    for name in [&b"MediaBox"[..], b"TrimBox", b"BleedBox"] {
        let edges: Vec<f32> =
            page.get(name).unwrap().as_array().unwrap().iter().map(|edge| edge.as_float().unwrap()).collect();
        assert!((edges[2] - 1190.551).abs() < 0.001 && (edges[3] - 841.89).abs() < 0.001, "{edges:?}");
    }
}

#[test]
fn pdf_embeds_each_font_once() {
    let (scene, fonts) = demo();
    let document = Document::load_mem(&pdf(&[scene.clone(), scene], &fonts).unwrap()).unwrap();
    assert_eq!(document.get_pages().len(), 2);
    let descriptors: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|entries| entries.has_type(b"FontDescriptor"))
        .collect();
    assert_eq!(descriptors.len(), 5, "the four faces and the emoji");
    for descriptor in descriptors {
        assert!(descriptor.has(b"FontFile2"));
        let name = descriptor.get(b"FontName").and_then(Object::as_name).unwrap();
        assert_eq!(name.get(6), Some(&b'+'), "{}", String::from_utf8_lossy(name));
    }
}

#[test]
fn pdf_gives_its_texts_back() {
    let (scene, fonts) = demo();
    let document = Document::load_mem(&pdf(&[scene], &fonts).unwrap()).unwrap();
    let found = document.extract_text(&[1]).unwrap();
    for text in
        ["Ik weet niet wie mijn dossier behandelt.", "office, fiets", "‘’t is één café", "Řeřicha, žluťoučký kůň"]
    {
        assert!(found.contains(text), "`{text}` is not in:\n{found}");
    }
}

#[test]
fn pdf_tags_every_content_once() {
    let (scene, fonts) = demo();
    let document = Document::load_mem(&pdf(&[scene], &fonts).unwrap()).unwrap();
    let page = document.get_pages()[&1];
    let operations = document.get_and_decode_page_content(page).unwrap().operations;
    let numbers: Vec<i64> = operations
        .iter()
        .filter(|operation| operation.operator == "BDC")
        .filter_map(|operation| operation.operands.get(1)?.as_dict().ok()?.get(b"MCID").ok()?.as_i64().ok())
        .collect();
    assert_eq!(numbers, (0..).take(numbers.len()).collect::<Vec<i64>>());
    let count = |operator: &str| operations.iter().filter(|operation| operation.operator == operator).count();
    assert_eq!(count("BDC") + count("BMC"), count("EMC"));
    assert!(numbers.len() > 40, "two lines a card");
}

#[test]
fn broken_numbers_still_give_files() {
    let (mut scene, fonts) = demo();
    scene.items.push(demo::broken());
    let text = svg(&scene, &fonts).unwrap();
    assert!(roxmltree::Document::parse(&text).is_ok() && !text.contains("NaN") && !text.contains("inf"));
    assert!(Document::load_mem(&pdf(&[scene], &fonts).unwrap()).is_ok());
}

#[test]
fn a_sheet_that_is_not_there_is_refused() {
    let (scene, fonts) = demo();
    assert_eq!(pdf(&[], &fonts).unwrap_err().to_string(), "the document has no sheets");
    let document = document(&[scene], &fonts);
    let refused = super::svg(&RenderJob::new(&document, FileNames::ALONE), 1).unwrap_err();
    assert_eq!(refused, RenderError::NoSheet { sheet: 1, sheets: 1 });
}

#[test]
fn changed_sheets_have_their_own_fonts() {
    let (mut scene, fonts) = demo();
    let items = std::mem::take(&mut scene.items);
    let mut document = document(&[scene], &fonts);
    let svg = |document: &super::Document| super::svg(&RenderJob::new(document, FileNames::ALONE), 0).unwrap().text;
    assert!(!svg(&document).contains("font/ttf"));
    document.scenes_mut()[0].items = items;
    assert!(svg(&document).contains("font/ttf"));
}

/// Writes the demo, with the fonts of this machine, and a full sheet, for looking at them with other programs.
#[test]
#[ignore = "writes files to the folder for temporary files"]
fn write_demo() {
    let folder = std::env::temp_dir().join("journey-render-demo");
    std::fs::create_dir_all(&folder).unwrap();
    let sheets = [("demo", demo::scene(&demo::FoundFonts::default())), ("full", demo::full_scene())];
    for (name, (scene, fonts)) in sheets {
        let started = std::time::Instant::now();
        let vector = svg(&scene, &fonts).unwrap();
        println!("{name}.svg {:?}", started.elapsed());
        let started = std::time::Instant::now();
        let bytes = pdf(std::slice::from_ref(&scene), &fonts).unwrap();
        println!("{name}.pdf {:?}", started.elapsed());
        std::fs::write(folder.join(format!("{name}.svg")), vector).unwrap();
        std::fs::write(folder.join(format!("{name}.pdf")), bytes).unwrap();
        std::fs::write(folder.join(format!("{name}-twice.pdf")), pdf(&[scene.clone(), scene], &fonts).unwrap())
            .unwrap();
    }
}
