//! What links and screen readers find in the files: ids that stay, links that lead somewhere, headings in order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use lopdf::{Dictionary, Document, Object, ObjectId};
use roxmltree::Node;

const JOURNEY: &str = "\
Journey: Getting help

Persona: Sara

Phase: Before
  Step: Rings #ring
    Emotion: -1 tired
    Negative: A long wait #wait
      Need: Someone to talk to
  Step: Waits
    Back to: #ring
    Detail: parts/waiting for help.journey
    Evidence: assumed
    Key moment: Here people give up
    Thought: How long
Phase: After
  Step: Waits
    Emotion: +1
    Back to: #ring
    Detail: javascript:alert(1).journey
    Backstage: A letter is sent
";

/// The files that the program makes of a text, by name.
fn built(text: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("parts")).expect("a folder");
    for detail in ["parts/waiting for help.journey", "javascript:alert(1).journey"] {
        // Where no file can have this name, the detail is an error and nothing to look at.
        std::fs::write(folder.path().join(detail), "Journey: Waiting\n").expect("a file");
    }
    let journey = folder.path().join("help.journey");
    std::fs::write(&journey, text).expect("a file");
    built_from(&journey, "map")
}

/// The files that the program makes of a journey, with these kinds of sheet.
fn built_from(journey: &Path, kinds: &str) -> BTreeMap<String, Vec<u8>> {
    let output = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_journey"));
    let made = command
        .arg("build")
        .arg(journey)
        .args(["--format", "svg,pdf", "--sheet", kinds, "-o"])
        .arg(output.path())
        .output();
    let made = made.expect("the program runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let files = std::fs::read_dir(output.path()).expect("results").filter_map(|entry| Some(entry.ok()?.path()));
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    files.map(|path| (name(&path), std::fs::read(&path).expect("a result"))).collect()
}

fn text_of(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).expect("UTF-8")
}

fn ids(svg: &str) -> BTreeSet<String> {
    let document = roxmltree::Document::parse(svg).expect("XML");
    let all: Vec<String> = document.descendants().filter_map(|node| node.attribute("id")).map(str::to_owned).collect();
    let different: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(all.len(), different.len(), "an id comes twice");
    different
}

#[test]
fn ids_stay_when_another_line_changes() {
    let before = ids(&text_of(&built(JOURNEY), "help.svg"));
    assert!(before.contains("help-wait") && before.contains("help-curve"), "{before:?}");
    let changes = [
        ("Phase: After", "    Question: Who is calling\nPhase: After"),
        ("  Step: Rings", "  Step: Looks up the number\n  Step: Rings"),
        ("    Emotion: -1 tired", "    Emotion: -2 worn out"),
        ("Journey: Getting help", "Journey: Getting help at night"),
    ];
    for (from, to) in changes {
        let after = ids(&text_of(&built(&JOURNEY.replacen(from, to, 1)), "help.svg"));
        assert!(before.is_subset(&after), "`{to}` moves {:?}", before.difference(&after));
    }
    let renamed = ids(&text_of(&built(&JOURNEY.replacen("Step: Rings", "Step: Calls", 1)), "help.svg"));
    assert!(before.is_subset(&renamed), "a label keeps the id of what is renamed");
    let gone = ids(&text_of(&built(&JOURNEY.replacen("How long", "Why", 1)), "help.svg"));
    assert_eq!(before.difference(&gone).count(), 1);
}

#[test]
fn links_lead_to_what_is_there_and_to_files_beside_alone() {
    let files = built(JOURNEY);
    let svg = text_of(&files, "help.svg");
    let ids = ids(&svg);
    let document = roxmltree::Document::parse(&svg).expect("XML");
    let links: Vec<(&str, &str)> = document
        .descendants()
        .filter(|node| node.has_tag_name("a"))
        .map(|link| (link.attribute("aria-label").unwrap_or(""), link.attribute("href").unwrap_or("")))
        .collect();
    assert!(links.contains(&("back to 1: 1. Rings", "#help-ring")), "{links:?}");
    assert!(links.contains(&("detail: parts/waiting for help.journey", "waiting%20for%20help.pdf")), "{links:?}");
    let inside = links.iter().filter_map(|(_, address)| address.strip_prefix('#'));
    assert!(inside.clone().count() == 4 && inside.into_iter().all(|id| ids.contains(id)), "{links:?}");
    assert_eq!(links.len(), 5, "nothing leads to the file with a scheme: {links:?}");
}

#[test]
fn links_between_sheets_lead_to_the_file_of_the_sheet() {
    let journey = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bouwvergunning.journey");
    let files = built_from(&journey, "map");
    let sheets: Vec<&String> = files.keys().filter(|name| !name.ends_with("pdf")).collect();
    let of_file: BTreeMap<&str, BTreeSet<String>> =
        sheets.iter().map(|name| (name.as_str(), ids(&text_of(&files, name)))).collect();
    let mut across = 0;
    for name in &sheets {
        let svg = text_of(&files, name);
        let document = roxmltree::Document::parse(&svg).expect("XML");
        for address in document.descendants().filter_map(|node| node.attribute("href")) {
            let (file, id) = address.split_once('#').expect("a place in a file");
            across += usize::from(!file.is_empty());
            let file = if file.is_empty() { name.as_str() } else { file };
            assert!(of_file.get(file).is_some_and(|ids| ids.contains(id)), "{address} in {name}");
        }
    }
    assert!(across > 0, "no chain goes on on another sheet");
    let all: usize = of_file.values().map(BTreeSet::len).sum();
    let title_and_description = 2 * (sheets.len() - 1);
    let different: BTreeSet<&String> = of_file.values().flatten().collect();
    assert_eq!(all - title_and_description, different.len(), "two sheets on one page would share an id");
}

#[test]
fn a_screen_reader_meets_phase_step_and_cards_in_order() {
    let files = built(JOURNEY);
    let svg = text_of(&files, "help.svg");
    let document = roxmltree::Document::parse(&svg).expect("XML");
    let spoken = |node: &Node| match node.attribute("role") {
        Some("heading") => {
            let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
            let words: Vec<&str> = texts.map(str::trim).filter(|text| !text.is_empty()).collect();
            Some(format!("{} {}", node.attribute("aria-level").unwrap_or(""), words.join(" ")))
        }
        Some("listitem" | "img") => node.attribute("aria-label").map(str::to_owned),
        _ => None,
    };
    let told: Vec<String> = document.descendants().filter_map(|node| spoken(&node)).collect();
    let wanted = [
        "1 Getting help",
        "2 Sara",
        "Emotion: begins at −1 (1. Rings); lowest −1 (1. Rings); highest +1 (3. Waits); ends at +1 (3. Waits).",
        "2 Before",
        "3 1 Rings",
        "Emotion −1",
        "Negative −1",
        "Need N1",
        "3 2 Waits",
        "key moment",
        "assumed",
        "Thought",
        "2 After",
        "3 3 Waits",
        "Emotion +1",
        "Backstage",
    ];
    assert_eq!(told, wanted);
}

/// The entries of an object, wherever it stands.
fn entries<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).and_then(|(_, object)| object.as_dict()).expect("a dictionary")
}

fn words(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text")
}

/// The titles of a bookmark's kin and of those under them, each with how deep it is.
fn titles(document: &Document, parent: &Dictionary, depth: usize, found: &mut Vec<(usize, String)>) {
    let mut next = parent.get(b"First").ok();
    while let Some(object) = next {
        let own = entries(document, object);
        assert!(own.has(b"Dest"));
        found.push((depth, words(own.get(b"Title").expect("a title"))));
        titles(document, own, depth + 1, found);
        next = own.get(b"Next").ok();
    }
}

#[test]
fn bookmarks_show_sheets_phases_and_steps() {
    let document = Document::load_mem(&built(JOURNEY)["help.pdf"]).expect("a PDF");
    let catalogue = document.catalog().expect("a catalogue");
    let mut found = Vec::new();
    titles(&document, entries(&document, catalogue.get(b"Outlines").expect("bookmarks")), 0, &mut found);
    let found: Vec<(usize, &str)> = found.iter().map(|(depth, title)| (*depth, title.as_str())).collect();
    let phases = [(1, "Before"), (2, "1. Rings"), (2, "2. Waits"), (1, "After"), (2, "3. Waits")];
    assert_eq!(found[0], (0, "Sheet 1 / 1: Before, After"));
    assert_eq!(found[1..], phases);
}

#[test]
fn bookmarks_of_several_kinds_stand_under_their_kind() {
    let journey = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bouwvergunning.journey");
    let document =
        Document::load_mem(&built_from(&journey, "map,persona,phases")["bouwvergunning.pdf"]).expect("a PDF");
    let catalogue = document.catalog().expect("a catalogue");
    let mut found = Vec::new();
    titles(&document, entries(&document, catalogue.get(b"Outlines").expect("bookmarks")), 0, &mut found);
    let at = |depth: usize| found.iter().filter(move |(of, _)| *of == depth).map(|(_, title)| title.as_str());
    assert_eq!(at(0).collect::<Vec<_>>(), ["Kaart", "Persona’s", "Fasen"]);
    assert!(at(1).any(|title| title.starts_with("Blad 1 / 3")), "{found:?}");
}

#[test]
fn links_of_a_pdf_are_in_its_tree_and_say_where_they_lead() {
    let document = Document::load_mem(&built(JOURNEY)["help.pdf"]).expect("a PDF");
    let page: ObjectId = document.get_pages()[&1];
    let links = document.get_dictionary(page).and_then(|page| page.get(b"Annots")).and_then(Object::as_array);
    let root = document.catalog().and_then(|catalogue| catalogue.get(b"StructTreeRoot")).expect("a tree");
    let parents = entries(&document, entries(&document, root).get(b"ParentTree").expect("a tree"));
    let parents = parents.get(b"Nums").and_then(Object::as_array).expect("numbers");
    let mut files = Vec::new();
    for link in links.expect("links") {
        let own = entries(&document, link);
        assert!(!words(own.get(b"Contents").expect("words")).is_empty());
        let number = own.get(b"StructParent").and_then(Object::as_i64).expect("a number");
        let at = parents.iter().step_by(2).position(|known| known.as_i64().ok() == Some(number)).expect("known");
        let element = entries(&document, &parents[2 * at + 1]);
        assert_eq!(element.get(b"S").and_then(Object::as_name).expect("a type"), b"Link");
        if let Ok(action) = own.get(b"A") {
            let file = entries(&document, entries(&document, action).get(b"F").expect("a file"));
            files.push(words(file.get(b"UF").expect("a name")));
        } else {
            let place = own.get(b"Dest").and_then(Object::as_array).expect("a place");
            assert_eq!(place[0].as_reference().expect("a page"), page);
        }
    }
    assert_eq!(files, ["waiting for help.pdf"]);
}

/// The levels of the headings below an element of the tag tree, in reading order.
fn levels(document: &Document, element: &Dictionary, found: &mut Vec<u8>) {
    if let Ok([b'H', level @ b'1'..=b'6']) = element.get(b"S").and_then(Object::as_name) {
        found.push(level - b'0');
    }
    let kids = match element.get(b"K") {
        Ok(Object::Array(all)) => all.clone(),
        Ok(one) => vec![one.clone()],
        Err(_) => return,
    };
    for kid in kids.iter().filter(|kid| kid.as_reference().is_ok()) {
        levels(document, entries(document, kid), found);
    }
}

/// PDF/UA-1 (ISO 14289-1, 7.4.2): the first heading is of the first level, and no level is left out.
#[test]
fn headings_leave_out_no_level_on_any_mix_of_sheets() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("help.journey");
    let more = "Persona: Tom\n  Age: 40\nAction: Call back\n  Effort: low\n  Impact: high\nInsight: Waiting hurts\n";
    std::fs::write(
        &path,
        JOURNEY
            .replace("    Detail: parts/waiting for help.journey\n", "")
            .replace("    Detail: javascript:alert(1).journey\n", "")
            + more,
    )
    .expect("a file");
    let kinds = ["map", "phases", "persona", "blank", "actions", "insights"];
    for mix in 1_u32..1 << kinds.len() {
        let chosen: Vec<&str> = (0..kinds.len()).filter(|at| mix >> at & 1 == 1).map(|at| kinds[at]).collect();
        // In the order of the kinds, and in the other one.
        let orders = [chosen.clone(), chosen.iter().rev().copied().collect()];
        for order in &orders[..chosen.len().min(2)] {
            let files = built_from(&path, &order.join(","));
            let pdf = files.iter().find(|(name, _)| name.rsplit('.').next() == Some("pdf")).expect("a PDF").1;
            let document = Document::load_mem(pdf).expect("a PDF");
            let root = document.catalog().and_then(|all| all.get(b"StructTreeRoot")).expect("a tree");
            let mut found = vec![0];
            levels(&document, entries(&document, root), &mut found);
            assert!(found.len() > 1 || chosen == ["insights"], "{order:?} has no heading");
            assert!(found.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{order:?}: {found:?}");
        }
    }
}
