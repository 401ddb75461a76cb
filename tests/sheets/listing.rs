//! A sheet in lines: what is there, at which place, in which colours. Lengths are millimetres, to a tenth.
//!
//! In: scenes. Out: text that a reader can compare with the sheet, and Git with another one. A line is indented under the group
//! that it belongs to. Boxes, pictures and icons: left, top, width × height. Text: the left end of its baseline, the size in
//! points, the face. Paths: their points; `~` is the end of a curve, after its two control points.

use std::fmt::Write;

use journey::geometry::{Mm, Point, Rect};
use journey::picture::Picture;
use journey::scene::{BoxItem, Group, Item, Link, LinkTarget, Paint, PathItem, Scene, Segment, SemanticRole, TextItem};

use super::{colours, icons};

/// Faces by the number of their font; those of the program come first.
const FACES: [&str; 5] = ["regular", "semibold", "bold", "italic", "emoji"];

/// All sheets, one after another.
pub fn listing(scenes: &[Scene]) -> String {
    if scenes.is_empty() {
        return "no sheets\n".to_owned();
    }
    let mut listing = Listing { out: String::new(), depth: 0 };
    for (index, scene) in scenes.iter().enumerate() {
        let size = (millimetres(scene.size.width), millimetres(scene.size.height));
        listing.line(&format!("sheet {}: {}, {} × {}", index + 1, scene.kind.name(), size.0, size.1));
        listing.depth += 1;
        listing.line(&format!("name {:?}, of {:?}", scene.name, scene.title));
        listing.items(&scene.items);
        listing.depth -= 1;
    }
    listing.out
}

struct Listing {
    out: String,
    depth: usize,
}

impl Listing {
    fn line(&mut self, words: &str) {
        let _ = writeln!(self.out, "{:1$}{words}", "", self.depth);
    }

    fn items(&mut self, items: &[Item]) {
        let mut rest = items;
        let mut tint = None;
        while let [first, others @ ..] = rest {
            if let Some(icon) = icons::first(rest) {
                let (parts, others) = rest.split_at(icon.items);
                self.line(&format!("icon {}: {} {}", icon.name, area(icon.area), inks(parts)));
                rest = others;
                continue;
            }
            let next = plot_tint(first);
            // The ground of the curve goes over in so many tints; the one after another says nothing new.
            if next.is_none()
                || next != tint.map(|tint| tint + 1)
                || others.first().is_none_or(|item| plot_tint(item) <= next)
            {
                self.item(first);
            }
            tint = next;
            rest = others;
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Group(group) => self.group(group),
            Item::Box(item) => self.line(&of_box(item)),
            Item::Path(item) => self.line(&of_path(item)),
            Item::Text(item) => self.line(&of_text(item)),
            Item::Picture(item) => {
                let of = content(&item.picture);
                self.line(&format!("picture {}{} {of}", area(item.area), rounding(item.radius)));
            }
        }
    }

    fn group(&mut self, group: &Group) {
        let mut words = role(group.role);
        if !group.id.is_empty() {
            let _ = write!(words, " #{}", group.id);
        }
        if let Some(link) = &group.link {
            let _ = write!(words, " {}", leads(link));
        }
        // What the label of other groups says is said by the texts in them.
        if !has_text(&group.items) && !group.label.is_empty() {
            let _ = write!(words, " {:?}", group.label);
        }
        self.line(&words);
        self.depth += 1;
        self.items(&group.items);
        self.depth -= 1;
    }
}

fn role(role: SemanticRole) -> String {
    match role {
        SemanticRole::Sign(sign) => format!("sign {sign:?}").to_lowercase(),
        SemanticRole::Heading(level) => format!("heading {level}"),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn leads(link: &Link) -> String {
    match &link.target {
        LinkTarget::Group { sheet, id } => format!("-> #{id} on sheet {}", sheet + 1),
        LinkTarget::File(path) => format!("-> {path:?}"),
    }
}

fn has_text(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Text(_) => true,
        Item::Group(group) => has_text(&group.items),
        _ => false,
    })
}

fn plot_tint(item: &Item) -> Option<u32> {
    let Item::Box(BoxItem { paint: Paint { fill: Some(colour), stroke: None }, .. }) = item else { return None };
    colours::plot_tint(*colour)
}

fn of_text(item: &TextItem) -> String {
    let face = item.line.runs.first().map_or("none".to_owned(), |run| {
        FACES.get(usize::from(run.font.0)).map_or_else(|| format!("font {}", run.font.0), |face| (*face).to_owned())
    });
    let points = tenth(item.size.points());
    format!("{} {points} {face} {} {:?}", at(item.origin), colours::name(item.colour), item.line.text)
}

fn of_box(item: &BoxItem) -> String {
    if icons::is_round(item) {
        return format!("disc {} {}", area(item.area), paint(&item.paint));
    }
    format!("box {}{} {}", area(item.area), rounding(item.radius), paint(&item.paint))
}

fn rounding(radius: Mm) -> String {
    if radius == Mm::ZERO { String::new() } else { format!(" round {}", millimetres(radius)) }
}

fn of_path(item: &PathItem) -> String {
    let points = item.segments.iter().map(|segment| match *segment {
        Segment::Move(to) => format!("from {}", at(to)),
        Segment::Line(to) => at(to),
        Segment::Cubic(one, two, to) => format!("{} {} ~{}", at(one), at(two), at(to)),
        Segment::Close => "close".to_owned(),
    });
    let points: Vec<String> = points.collect();
    format!("path {} {}", paint(&item.paint), points.join(" "))
}

fn paint(paint: &Paint) -> String {
    let mut words = paint.fill.map_or_else(String::new, colours::name);
    if let Some(stroke) = &paint.stroke {
        let dashed = if stroke.dashes.is_empty() { "" } else { " dashed" };
        let lengths = stroke.dashes.iter().flat_map(|dash| [" ".to_owned(), millimetres(*dash)]).collect::<String>();
        let gap = if words.is_empty() { "" } else { " " };
        let _ =
            write!(words, "{gap}edge {} {}{dashed}{lengths}", millimetres(stroke.width), colours::name(stroke.colour));
    }
    words
}

/// The colours of an icon, each once, in the order of its parts.
fn inks(parts: &[Item]) -> String {
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        let (Item::Box(BoxItem { paint, .. }) | Item::Path(PathItem { paint, .. })) = part else { continue };
        let used = paint.fill.into_iter().chain(paint.stroke.as_ref().map(|stroke| stroke.colour));
        for name in used.map(colours::name) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(" ")
}

/// A picture by its size and by the mean of its colours, which two pictures hardly share.
fn content(picture: &Picture) -> String {
    let mean = |channel: usize| {
        let sum: u64 = picture.pixels.chunks_exact(4).map(|pixel| u64::from(pixel[channel])).sum();
        sum / u64::from(picture.width) / u64::from(picture.height)
    };
    format!("{} × {} pixels, mean {} {} {}", picture.width, picture.height, mean(0), mean(1), mean(2))
}

fn area(area: Rect) -> String {
    format!("{} {}×{}", at(Point::new(area.x, area.y)), millimetres(area.width), millimetres(area.height))
}

fn at(point: Point) -> String {
    format!("{},{}", millimetres(point.x), millimetres(point.y))
}

fn millimetres(length: Mm) -> String {
    tenth(length.0)
}

/// A number to a tenth. What lies between two tenths goes up, though its last digits may differ between machines.
fn tenth(number: f64) -> String {
    let tenths = (number * 10.0 + 1e-6).round() / 10.0;
    format!("{}", if tenths == 0.0 { 0.0 } else { tenths })
}
