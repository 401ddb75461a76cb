//! Completes and corrects the output of `printpdf` with `lopdf`.
//!
//! In: the document that `printpdf` made, its scenes and the tag tree. Out: the bytes of the file (what is many in it comes from
//! `objects`): exact
//! page boxes, language, title shown in the window, bookmarks where there are several pages, tags, no
//! clock and no chance, PDF 1.7.

use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::fingerprint::Fingerprint;
use crate::geometry::Size;
use crate::render::RenderError;
use crate::render::usage::texts;
use crate::render::xml::escaped;
use crate::scene::{Scene, Stamp};

use super::objects::Written;
use super::strings::text_string;
use super::tags::{self, Element};
use super::{annotations, bookmarks, colours};

/// Entries of a page and its resources that `printpdf` writes though they are empty here.
const EMPTY_RESOURCES: [&[u8]; 2] = [b"ExtGState", b"Shading"];

/// What the end of the file begins with, after all objects.
const TRAILER: &[u8] = b"trailer";

/// Half of the time of the best, for streams that are larger by a hundredth.
const COMPRESSION: Compression = Compression::new(4);

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
    let written = finish(&mut document, first, scenes, tree, &pages)
        .map_err(|error| RenderError::Internal(format!("the PDF could not be finished ({error})")))?;
    saved(document, written).map_err(|error| RenderError::Internal(format!("the PDF could not be written ({error})")))
}

/// The bytes of the file. Its ID is the fingerprint of everything in it, and so is put in last.
fn saved(mut document: Document, written: Written) -> io::Result<Vec<u8>> {
    let nameless = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![nameless.clone(), nameless]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    drop(document);
    let bytes = written.within(&bytes)?;
    let id = digits(Fingerprint::new().with(&bytes).bytes());
    Ok(with_id(bytes, &digits([0; 16]), &id))
}

/// The bytes of a file with one ID in place of another.
fn with_id(mut bytes: Vec<u8>, old: &str, new: &str) -> Vec<u8> {
    let end = bytes.split_off(trailer_of(&bytes));
    bytes.extend(String::from_utf8_lossy(&end).replace(old, new).as_bytes());
    bytes
}

fn trailer_of(bytes: &[u8]) -> usize {
    bytes.windows(TRAILER.len()).rposition(|part| part == TRAILER).unwrap_or(bytes.len())
}

fn digits(id: [u8; 16]) -> String {
    id.map(|byte| format!("{byte:02x}")).concat()
}

/// Whether the ID of a PDF is the fingerprint of everything in it, as that of a file which was written here.
pub(crate) fn has_own_id(bytes: &[u8]) -> bool {
    let end = String::from_utf8_lossy(&bytes[trailer_of(bytes)..]);
    let id = end.split("/ID").nth(1).and_then(|rest| rest.split(['<', '>']).nth(1));
    id.filter(|id| id.len() == 32)
        .is_some_and(|id| digits(Fingerprint::new().with(&with_id(bytes.to_vec(), id, &digits([0; 16]))).bytes()) == id)
}

fn finish(
    document: &mut Document,
    first: &Scene,
    scenes: &[Scene],
    tree: &[Element],
    pages: &[ObjectId],
) -> lopdf::Result<Written> {
    let complete =
        texts(scenes).flat_map(|text| &text.line.runs).flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0);
    "1.7".clone_into(&mut document.version);
    for (number, (&page, scene)) in (0_i64..).zip(pages.iter().zip(scenes)) {
        finish_page(document, page, scene.size, number)?;
    }
    // What `printpdf` says about the document, with a date of its own, is said anew below.
    document.trailer.remove(b"Info");
    document.catalog_mut()?.remove(b"Metadata");
    // Both look through a list for each reference. So they are done before the tags, which are many and all needed.
    document.prune_objects();
    document.renumber_objects();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let pages = &pages[..];
    let mut written = Written::default();
    let (tags, links) = tags::write(document, &mut written, tree, pages);
    annotations::write(document, &mut written, &links, scenes, pages)?;
    let bookmarks = bookmarks::write(document, scenes, pages);
    let intent = output_intent(document);
    finish_catalogue(document.catalog_mut()?, first, tags, bookmarks);
    document.catalog_mut()?.set("OutputIntents", vec![intent.into()]);
    let information = document.add_object(information(first));
    document.trailer.set("Info", information);
    let metadata = document.add_object(metadata(first, complete));
    document.catalog_mut()?.set("Metadata", metadata);
    compress(document)?;
    Ok(written)
}

/// Compresses the streams that are not compressed yet, where they may be.
fn compress(document: &mut Document) -> io::Result<()> {
    // One for all, since what it keeps of what it has read is large.
    let mut compressor = Compress::new(COMPRESSION, true);
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            let content = deflated(&stream.content, &mut compressor)?;
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(content);
        }
    }
    Ok(())
}

fn deflated(content: &[u8], compressor: &mut Compress) -> io::Result<Vec<u8>> {
    let mut deflated = Vec::with_capacity(content.len() / 2 + 64);
    compressor.reset();
    loop {
        let rest = content.get(usize::try_from(compressor.total_in()).unwrap_or(usize::MAX)..).unwrap_or_default();
        let status = compressor.compress_vec(rest, &mut deflated, FlushCompress::Finish).map_err(io::Error::other)?;
        if status == Status::StreamEnd {
            break;
        }
        deflated.reserve(deflated.capacity());
    }
    // A stream that ends in a carriage return would seem one byte shorter than it is, since a line feed follows it. A byte
    // after the end of compressed data is not read.
    if deflated.ends_with(b"\r") {
        deflated.push(b'\n');
    }
    Ok(deflated)
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

fn finish_catalogue(catalogue: &mut Dictionary, first: &Scene, tags: ObjectId, bookmarks: ObjectId) {
    for name in [&b"PageLayout"[..], b"PageMode"] {
        catalogue.remove(name);
    }
    catalogue.set("Lang", text_string(first.language));
    // A map is made for its paper: viewers that heed it print at actual size.
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" });
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("StructTreeRoot", tags);
    catalogue.set("Outlines", bookmarks);
}

/// Says that the colours are those of sRGB (ISO 32000-1, 14.11.5).
fn output_intent(document: &mut Document) -> Dictionary {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, colours::profile()));
    let name = || Object::string_literal(colours::SRGB);
    dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFA1", "OutputConditionIdentifier" => name(), "Info" => name(),
        "DestOutputProfile" => profile,
    }
}

/// What document information says; a date only where the scene has one, since a clock would differ from run to run.
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
    if let Some(Stamp { year, month, day, hour, minute, second }) = first.made {
        let date = format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z");
        information.set("CreationDate", Object::string_literal(date.as_str()));
        information.set("ModDate", Object::string_literal(date));
    }
    information
}

/// The same for programs that read XMP (ISO 16684-1). A document in which every character has a glyph says that it
/// keeps to PDF/UA-1 (ISO 14289-1), since it can be read aloud to the end, and to PDF/A-2b (ISO 19005-2).
fn metadata(first: &Scene, complete: bool) -> Stream {
    let list = |name: &str, kind: &str, attributes: &str, text: &str| {
        let text = escaped(text);
        format!("<dc:{name}><rdf:{kind}><rdf:li{attributes}>{text}</rdf:li></rdf:{kind}></dc:{name}>")
    };
    let mut entries = list("title", "Alt", DEFAULT_LANGUAGE, &first.title);
    if !first.author.is_empty() {
        entries.push_str(&list("creator", "Seq", "", &first.author));
    }
    if !first.description.is_empty() {
        entries.push_str(&list("description", "Alt", DEFAULT_LANGUAGE, &first.description));
    }
    let dates = first.made.map_or_else(String::new, dates);
    let packet = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\
         {entries}<pdf:Producer>{PRODUCER}</pdf:Producer></rdf:Description>{dates}{conformance}\
         </rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
        conformance = if complete { CONFORMANCE } else { "" },
    );
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Programs that know nothing of PDF look for this packet in the file as it is.
    Stream::new(entries, packet.into_bytes()).with_compression(false)
}

/// The dates as XMP says them; those of document information must be the same (ISO 19005-2, 6.6.3).
fn dates(Stamp { year, month, day, hour, minute, second }: Stamp) -> String {
    let date = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate></rdf:Description>"
    )
}

const DEFAULT_LANGUAGE: &str = " xml:lang=\"x-default\"";

/// The two standards, and, since PDF/A knows nothing of PDF/UA, what `pdfuaid:part` is.
const CONFORMANCE: &str = "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" \
    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part>\
    <pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\
    <rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>part of the standard</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";
