//! What must hold on every sheet, whatever the journey.
//!
//! In: a scene. Out: a sentence for each place where a law is broken. That every text of the journey
//! is there is looked at in `texts`.

use journey::geometry::{Colour, Mm, Rect};
use journey::scene::{BoxItem, Item, PictureItem, Scene, Segment, SemanticRole, SheetKind};

use super::sheet::{Shape, Sheet, Words, corners};

/// Nothing that matters lies nearer to the edge of the paper.
const MARGIN: Mm = Mm(8.0);
/// What rounding may cost.
const SLACK: Mm = Mm(0.03);
/// The smallest type of all, of body text, and the largest of a title and of anything else, in points, on A3.
const TYPE: (f64, f64, f64, f64) = (7.0, 8.0, 12.0 * 2.1, 12.0 * 1.1);
/// Sheets of personas have larger type than maps, by this factor; their figures are larger by half once more.
const POSTER: f64 = 1.5 * 1.6 / 1.1;
/// Text stands out from its ground by as much.
const CONTRAST: f64 = 4.5;

/// Looks for the places where one thing is wrong.
type Law = fn(&Sheet) -> Vec<String>;

/// Each place on a sheet where a law is broken.
pub fn broken(scene: &Scene) -> Vec<String> {
    let not_finite = not_finite(scene);
    if !not_finite.is_empty() {
        return not_finite;
    }
    let sheet = Sheet::new(scene);
    let laws: [(&str, Law); 10] = [
        ("paper", off_the_paper),
        ("margin", in_the_margin),
        ("overlap", overlapping_texts),
        ("inside", outside_of_its_ground),
        ("type", out_of_bounds),
        ("curve", crossed_by_the_curve),
        ("clear", touching_shapes),
        ("apart", overlapping_grounds),
        ("faces", touching_faces),
        ("contrast", too_faint),
    ];
    let found = laws.iter().flat_map(|(name, law)| law(&sheet).into_iter().map(move |what| format!("{name}: {what}")));
    found.map(|what| format!("{}: {what}", scene.name.chars().take(14).collect::<String>())).collect()
}

fn tell(words: &Words) -> String {
    let text: String = words.item.line.text.chars().take(40).collect();
    format!("{:?} `{text}` at {}", words.owner.role, place(&words.area))
}

fn place(area: &Rect) -> String {
    let Rect { x, y, width, height } = area;
    format!("({:.1}, {:.1}) {:.1} × {:.1}", x.0, y.0, width.0, height.0)
}

fn not_finite(scene: &Scene) -> Vec<String> {
    let numbers = |item: &Item| -> Vec<f64> {
        match item {
            Item::Group(_) => Vec::new(),
            Item::Box(BoxItem { area, radius, .. }) | Item::Picture(PictureItem { area, radius, .. }) => {
                let Rect { x, y, width, height } = *area;
                vec![x.0, y.0, width.0, height.0, radius.0]
            }
            Item::Path(item) => item.segments.iter().flat_map(numbers_of).collect(),
            Item::Text(item) => {
                let runs = item.line.runs.iter();
                let glyphs =
                    runs.flat_map(|run| run.glyphs.iter().flat_map(|glyph| [run.x, glyph.x, glyph.dx, glyph.dy]));
                [item.origin.x.0, item.origin.y.0, item.size.0, item.line.width].into_iter().chain(glyphs).collect()
            }
        }
    };
    let wrong = |item: &&&Item| numbers(item).iter().any(|number| !number.is_finite());
    scene.leaves().iter().filter(wrong).map(|item| format!("finite: {item:?}").chars().take(300).collect()).collect()
}

fn numbers_of(segment: &Segment) -> Vec<f64> {
    let points = match *segment {
        Segment::Move(to) | Segment::Line(to) => vec![to],
        Segment::Cubic(one, two, to) => vec![one, two, to],
        Segment::Close => Vec::new(),
    };
    points.iter().flat_map(|point| [point.x.0, point.y.0]).collect()
}

fn off_the_paper(sheet: &Sheet) -> Vec<String> {
    let paper = Rect::new(Mm::ZERO, Mm::ZERO, sheet.size.width, sheet.size.height);
    let off = sheet.shapes.iter().filter(|shape| {
        !paper.contains(&shape.area, SLACK) || shape.area.width < Mm::ZERO || shape.area.height < Mm::ZERO
    });
    off.map(|shape| format!("{:?} shape at {}", shape.owner.role, place(&shape.area))).collect()
}

fn in_the_margin(sheet: &Sheet) -> Vec<String> {
    let inner = Rect::new(Mm::ZERO, Mm::ZERO, sheet.size.width, sheet.size.height).inset(MARGIN);
    sheet.texts.iter().filter(|words| !inner.contains(&words.area, SLACK)).map(tell).collect()
}

/// Pairs of boxes that share an area, found from top to bottom so that far ones are never compared.
fn overlaps(areas: &[Rect]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by(|one, two| areas[*one].y.0.total_cmp(&areas[*two].y.0));
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for next in order {
        let area = areas[next].inset(SLACK);
        open.retain(|other| areas[*other].bottom() > area.y);
        found.extend(open.iter().filter(|other| areas[**other].overlaps(&area)).map(|other| (*other, next)));
        open.push(next);
    }
    found
}

fn overlapping_texts(sheet: &Sheet) -> Vec<String> {
    let areas: Vec<Rect> = sheet.texts.iter().map(|words| words.area).collect();
    let both = |(one, two): (usize, usize)| format!("{} and {}", tell(&sheet.texts[one]), tell(&sheet.texts[two]));
    overlaps(&areas).into_iter().map(both).collect()
}

/// The ground that the texts of a group stand on: its first filled shape. Words on the curve have none.
fn grounds<'s, 'a>(sheet: &'s Sheet<'a>) -> Vec<&'s Shape<'a>> {
    let mut found: Vec<&Shape> = Vec::new();
    let free = [SemanticRole::Decoration, SemanticRole::Emotion, SemanticRole::Footer];
    for shape in sheet.shapes.iter().filter(|shape| shape.paint.fill.is_some() && !free.contains(&shape.owner.role)) {
        if found.last().is_none_or(|last| last.owner.group != shape.owner.group) {
            found.push(shape);
        }
    }
    found
}

fn outside_of_its_ground(sheet: &Sheet) -> Vec<String> {
    let mut found = Vec::new();
    let grounds = grounds(sheet);
    let mut at = 0;
    for words in &sheet.texts {
        while at < grounds.len() && grounds[at].owner.group < words.owner.group {
            at += 1;
        }
        let Some(ground) = grounds.get(at).filter(|ground| ground.owner.group == words.owner.group) else { continue };
        let inside = match words.owner.role {
            // What stands beside the plot explains it.
            SemanticRole::Curve => true,
            SemanticRole::Phase => corners(words.area).into_iter().all(|corner| ground.covers(corner)),
            _ => ground.area.contains(&words.area, SLACK),
        };
        if !inside {
            found.push(format!("{} runs out of {}", tell(words), place(&ground.area)));
        }
    }
    found
}

fn out_of_bounds(sheet: &Sheet) -> Vec<String> {
    let (least, body, title, most) = TYPE;
    let (smaller, larger) = growth(sheet);
    let (least, body, title, most) = (least * smaller, body * smaller, title * larger, most * larger);
    let is_small = |words: &Words| {
        let beside = [SemanticRole::Decoration, SemanticRole::Figure, SemanticRole::Curve, SemanticRole::Footer];
        // The number of a card: its prefix and digits.
        let number = words.item.line.text.chars().count() < 8
            && words.item.line.text.ends_with(|last: char| last.is_ascii_digit());
        beside.contains(&words.owner.role) || number
    };
    let wrong = |words: &&Words| {
        let points = words.item.size.points();
        let low = if is_small(words) { least } else { body };
        let high = match (words.owner.role, sheet.kind) {
            (SemanticRole::Header | SemanticRole::CutCard, _)
            | (SemanticRole::Phase, SheetKind::Phases | SheetKind::Blank) => title,
            // A poster may shout.
            (SemanticRole::Persona, SheetKind::Persona) => f64::INFINITY,
            (_, SheetKind::Persona | SheetKind::Blank) => most * POSTER,
            _ => most,
        };
        points < low - 0.13 * (smaller - 1.0) - 0.01 || points > high + 0.3 * (larger - 1.0) + 0.01
    };
    sheet
        .texts
        .iter()
        .filter(wrong)
        .map(|words| format!("{} in {:.2} pt", tell(words), words.item.size.points()))
        .collect()
}

/// How much larger the smallest and the largest type are than on A3: by the sixth root and the root of the area of
/// a sheet of ISO 216 with the same shorter side. Sizes are rounded to quarters of a point.
fn growth(sheet: &Sheet) -> (f64, f64) {
    let growth = (sheet.size.width.min(sheet.size.height).0 / 297.0).powi(2).clamp(1.0, 8.0);
    (growth.cbrt().sqrt(), growth.sqrt())
}

fn crossed_by_the_curve(sheet: &Sheet) -> Vec<String> {
    let mut found = Vec::new();
    let strokes =
        sheet.shapes.iter().filter(|shape| shape.owner.role == SemanticRole::Curve && !shape.outline.is_empty());
    for stroke in strokes {
        for words in sheet.texts.iter().filter(|words| !apart(&words.area, &stroke.area)) {
            let area = words.area.inset(SLACK);
            let hit = |x: Mm, y: Mm| x > area.x && x < area.right() && y > area.y && y < area.bottom();
            if stroke.outline.iter().any(|point| hit(point.x, point.y)) {
                found.push(tell(words));
            }
        }
    }
    found
}

fn apart(one: &Rect, two: &Rect) -> bool {
    one.x > two.right() || two.x > one.right() || one.y > two.bottom() || two.y > one.bottom()
}

/// Texts on the ground of something else, and texts that touch a face, an icon, a star or an edge: each
/// shape either holds a text or keeps clear of it.
fn touching_shapes(sheet: &Sheet) -> Vec<String> {
    let mut found = Vec::new();
    let mut shapes: Vec<&Shape> = sheet
        .shapes
        .iter()
        .filter(|shape| {
            !matches!(shape.owner.role, SemanticRole::Decoration | SemanticRole::Curve | SemanticRole::Phase)
        })
        .collect();
    shapes.extend(
        grounds(sheet)
            .into_iter()
            .filter(|shape| matches!(shape.owner.role, SemanticRole::Curve | SemanticRole::Phase)),
    );
    for words in &sheet.texts {
        let area = words.area.inset(SLACK);
        for shape in shapes.iter().filter(|shape| shape.area.overlaps(&area)) {
            let felt = shape.owner.role == SemanticRole::Curve && words.owner.role == SemanticRole::Emotion;
            let holds = (felt || shape.owner.outer == words.owner.outer)
                && (shape.area.contains(&words.area, SLACK)
                    || matches!(shape.owner.role, SemanticRole::Phase | SemanticRole::Curve));
            let face = shape.owner.role == SemanticRole::Emotion;
            if (!holds || face) && (!face || touches_disc(shape, &area)) {
                found.push(format!(
                    "{} touches a shape of {:?} at {}",
                    tell(words),
                    shape.owner.role,
                    place(&shape.area)
                ));
            }
        }
    }
    found
}

/// Whether a box touches the disc inside of a shape's box.
fn touches_disc(disc: &Shape, area: &Rect) -> bool {
    let centre = disc.area.centre();
    let x = centre.x.max(area.x).min(area.right()) - centre.x;
    let y = centre.y.max(area.y).min(area.bottom()) - centre.y;
    x.0.hypot(y.0) < disc.area.width.0 / 2.0 - SLACK.0
}

fn overlapping_grounds(sheet: &Sheet) -> Vec<String> {
    // Arrows of the band reach into each other; their words are looked at one by one.
    let grounds: Vec<&Shape> =
        grounds(sheet).into_iter().filter(|shape| shape.owner.role != SemanticRole::Phase).collect();
    let areas: Vec<Rect> = grounds.iter().map(|shape| shape.area).collect();
    // A photo stands on the panel of its persona.
    let on_its_panel = |(one, two): &(usize, usize)| {
        let (one, two) = (grounds[*one], grounds[*two]);
        let holds = |panel: &Shape, photo: &Shape| {
            (panel.owner.role, photo.owner.role) == (SemanticRole::Persona, SemanticRole::Picture)
                && panel.owner.outer == photo.owner.outer
                && panel.area.contains(&photo.area, SLACK)
        };
        holds(one, two) || holds(two, one)
    };
    let both = |(one, two): (usize, usize)| {
        let tell = |shape: &Shape| format!("{:?} at {}", shape.owner.role, place(&shape.area));
        format!("{} and {}", tell(grounds[one]), tell(grounds[two]))
    };
    overlaps(&areas).into_iter().filter(|pair| !on_its_panel(pair)).map(both).collect()
}

/// Faces on each other: the disc of a face is the first shape of its group.
fn touching_faces(sheet: &Sheet) -> Vec<String> {
    let mut discs: Vec<&Shape> =
        sheet.shapes.iter().filter(|shape| shape.owner.role == SemanticRole::Emotion).collect();
    discs.dedup_by_key(|shape| shape.owner.group);
    let areas: Vec<Rect> = discs.iter().map(|disc| disc.area).collect();
    let touch = |(one, two): &(usize, usize)| {
        let (one, two) = (areas[*one], areas[*two]);
        let (from, to) = (one.centre(), two.centre());
        (from.x - to.x).0.hypot((from.y - to.y).0) < f64::midpoint(one.width.0, two.width.0)
    };
    let tell = |(one, two): (usize, usize)| format!("{} and {}", place(&areas[one]), place(&areas[two]));
    overlaps(&areas).into_iter().filter(touch).map(tell).collect()
}

fn too_faint(sheet: &Sheet) -> Vec<String> {
    let mut found = Vec::new();
    for words in &sheet.texts {
        let middle = words.area.centre();
        let filled = sheet.shapes.iter().take_while(|shape| shape.order < words.order);
        let beneath = filled.filter(|shape| shape.paint.fill.is_some() && shape.covers(middle)).last();
        let ground = beneath.and_then(|shape| shape.paint.fill).unwrap_or(Colour::WHITE);
        let contrast = words.item.colour.contrast(ground);
        if contrast < CONTRAST {
            found.push(format!("{} stands out by {contrast:.2}", tell(words)));
        }
    }
    found
}
