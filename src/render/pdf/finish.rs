//! What `printpdf` leaves out or gets wrong, put right through the crate that it stands on.
//!
//! In: the document that `printpdf` made, its scenes and the tag tree. Out: the bytes of the file: exact
//! page boxes, language, title shown in the window, bookmarks where there are several pages, tags, no
//! clock and no chance, PDF 1.7.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};

use crate::geometry::Size;
use crate::render::RenderError;
use crate::render::fingerprint::Fingerprint;
use crate::render::usage::texts;
use crate::render::xml::escaped;
use crate::scene::Scene;

use super::tags::{self, Element};

/// Entries of a page and its resources that `printpdf` writes though they are empty here.
const EMPTY_RESOURCES: [&[u8]; 2] = [b"ExtGState", b"Shading"];

/// The program that made the file; without a version, so that a new one does not change every file.
const PRODUCER: &str = "journey";

/// The bytes of the finished file. `first` is the scene that the document is called after.
pub(super) fn finished(
    mut document: Document,
    first: &Scene,
    scenes: &[Scene],
    tree: &[Element],
) -> Result<Vec<u8>, RenderError> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    finish(&mut document, first, scenes, tree, &pages)
        .map_err(|error| RenderError::Internal(format!("the PDF could not be finished ({error})")))?;
    let mut bytes = Vec::new();
    document
        .save_to(&mut bytes)
        .map_err(|error| RenderError::Internal(format!("the PDF could not be written ({error})")))?;
    Ok(bytes)
}

fn finish(
    document: &mut Document,
    first: &Scene,
    scenes: &[Scene],
    tree: &[Element],
    pages: &[ObjectId],
) -> lopdf::Result<()> {
    let readable_aloud =
        texts(scenes).flat_map(|text| &text.line.runs).flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0);
    "1.7".clone_into(&mut document.version);
    for (number, (&page, scene)) in (0_i64..).zip(pages.iter().zip(scenes)) {
        finish_page(document, page, scene.size, number)?;
    }
    let tags = tags::write(document, tree, pages);
    let bookmarks = (pages.len() > 1).then(|| write_bookmarks(document, scenes, pages));
    finish_catalogue(document.catalog_mut()?, first, tags, bookmarks);
    let information = document.add_object(information(first));
    document.trailer.set("Info", information);
    let metadata = document.add_object(metadata(first, readable_aloud));
    document.catalog_mut()?.set("Metadata", metadata);
    document.prune_objects();
    document.renumber_objects();
    document.compress();
    let id = Object::String(fingerprint(document).bytes().to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// Sets the boxes of a page: the sheet is printed to its edges and not cut further.
fn finish_page(document: &mut Document, page: ObjectId, size: Size, number: i64) -> lopdf::Result<()> {
    #[allow(clippy::cast_possible_truncation, reason = "a sheet is some metres at most")]
    let edges = [0.0, 0.0, size.width.points() as f32, size.height.points() as f32];
    let entries = document.get_dictionary_mut(page)?;
    for name in ["MediaBox", "CropBox", "BleedBox", "TrimBox"] {
        entries.set(name, edges.map(Object::from).to_vec());
    }
    entries.remove(b"Annots");
    entries.set("StructParents", number);
    entries.set("Tabs", "S");
    let resources = entries.get(b"Resources").and_then(Object::as_reference)?;
    let objects = document.get_dictionary(resources)?.get(b"XObject").and_then(Object::as_reference)?;
    let has_pictures = !document.get_dictionary(objects)?.is_empty();
    let resources = document.get_dictionary_mut(resources)?;
    for name in EMPTY_RESOURCES {
        resources.remove(name);
    }
    if !has_pictures {
        resources.remove(b"XObject");
    }
    Ok(())
}

fn finish_catalogue(catalogue: &mut Dictionary, first: &Scene, tags: ObjectId, bookmarks: Option<ObjectId>) {
    for name in [&b"PageLayout"[..], b"PageMode"] {
        catalogue.remove(name);
    }
    catalogue.set("Lang", text_string(first.language));
    // A map is made for its paper: viewers that heed it print at actual size.
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" });
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("StructTreeRoot", tags);
    if let Some(bookmarks) = bookmarks {
        catalogue.set("Outlines", bookmarks);
    }
}

/// Writes a bookmark a page, called after its scene; returns the object that the catalogue names.
fn write_bookmarks(document: &mut Document, scenes: &[Scene], pages: &[ObjectId]) -> ObjectId {
    let root = document.new_object_id();
    let items: Vec<ObjectId> = pages.iter().map(|_| document.new_object_id()).collect();
    for (number, (scene, &page)) in scenes.iter().zip(pages).enumerate() {
        let target = vec![page.into(), "Fit".into()];
        let mut entries = dictionary! { "Title" => text_string(&scene.name), "Parent" => root, "Dest" => target };
        if let Some(&before) = number.checked_sub(1).and_then(|before| items.get(before)) {
            entries.set("Prev", before);
        }
        if let Some(&next) = items.get(number + 1) {
            entries.set("Next", next);
        }
        if let Some(&item) = items.get(number) {
            document.set_object(item, entries);
        }
    }
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let mut entries = dictionary! { "Type" => "Outlines", "Count" => count };
    if let (Some(&first), Some(&last)) = (items.first(), items.last()) {
        entries.set("First", first);
        entries.set("Last", last);
    }
    document.set_object(root, entries);
    root
}

/// What document information says; without a date, which would differ from run to run.
fn information(first: &Scene) -> Dictionary {
    let mut information = dictionary! {
        "Title" => text_string(&first.title),
        "Producer" => text_string(PRODUCER),
    };
    for (key, text) in [("Author", &first.author), ("Subject", &first.description)] {
        if !text.is_empty() {
            information.set(key, text_string(text));
        }
    }
    information
}

/// The same for programs that read XMP (ISO 16684-1). A document that can be read aloud to the end says that
/// it keeps to PDF/UA-1 (ISO 14289-1); a character that no font has breaks that.
fn metadata(first: &Scene, readable_aloud: bool) -> Stream {
    let title = escaped(&first.title);
    let author = escaped(&first.author);
    let creator = format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>");
    let packet = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>{creator}\
         <pdf:Producer>{PRODUCER}</pdf:Producer>{conformance}\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
        creator = if author.is_empty() { "" } else { &creator },
        conformance = if readable_aloud { "<pdfuaid:part>1</pdfuaid:part>" } else { "" },
    );
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Programs that know nothing of PDF look for this packet in the file as it is.
    Stream::new(entries, packet.into_bytes()).with_compression(false)
}

/// The fingerprint of everything that the file will hold but for its ID.
fn fingerprint(document: &Document) -> Fingerprint {
    document.objects.values().fold(Fingerprint::new(), |print, object| match object {
        Object::Stream(stream) => print.with(format!("{:?}", stream.dict).as_bytes()).with(&stream.content),
        other => print.with(format!("{other:?}").as_bytes()),
    })
}
