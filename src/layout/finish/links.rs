//! Links of card numbers, chart points and references.
//!
//! In: all sheets of a document with their ids, and the journey. Out: the same with links. The number of a card leads to
//! the same card on the next kind of sheet that shows it; else to a card that answers it, or that it answers,
//! on another sheet where there is one. A dot of a chart leads to its row in the table, and where the number of the row leads
//! to no other kind of sheet, it leads back to the dot. "Back to 3" leads to step 3, and a detail to its file.

use std::collections::BTreeMap;

use crate::geometry::{Mm, Rect};
use crate::model::{Journey, Place, Target};
use crate::scene::{Group, Item, Link, LinkTarget, Scene, SemanticRole, SheetKind};
use crate::source::Span;

use super::ids::Anchors;

/// The minimum width and height of a link area where neighbours leave room: enough for a finger.
const FINGER: Mm = Mm(4.0);

/// Adds the links of a document.
pub fn add(scenes: &mut [Scene], journey: &Journey, anchors: &Anchors) {
    let index = LinkIndex::of(scenes, journey, anchors);
    for (sheet, scene) in scenes.iter_mut().enumerate() {
        let mut areas = Vec::new();
        index.link(&mut scene.items, (sheet, None), &mut areas);
        let mut areas = pressable(&areas).into_iter();
        place(&mut scene.items, &mut areas);
    }
}

/// A group on a sheet that can be linked to.
#[derive(Clone)]
struct GroupPlace {
    sheet: usize,
    id: String,
}

/// The target of a reference in the journey.
enum ReferenceTarget {
    Anchor(Span),
    File(String),
}

/// An index of what is on which sheet, and how cards are related.
struct LinkIndex<'a> {
    anchors: &'a Anchors,
    colon: &'static str,
    kinds: Vec<SheetKind>,
    /// The beginnings of the sheets' names.
    names: Vec<String>,
    shown: BTreeMap<Span, Vec<GroupPlace>>,
    /// The dots of charts.
    dots: BTreeMap<Span, GroupPlace>,
    /// Of each card those that answer it, then those that it answers.
    chain: BTreeMap<Span, Vec<Span>>,
    reference_targets: BTreeMap<Span, ReferenceTarget>,
}

impl<'a> LinkIndex<'a> {
    fn of(scenes: &[Scene], journey: &Journey, anchors: &'a Anchors) -> LinkIndex<'a> {
        let (mut shown, mut dots) = (BTreeMap::new(), BTreeMap::new());
        for (sheet, scene) in scenes.iter().enumerate() {
            find(&scene.items, sheet, &mut shown, &mut dots);
        }
        let name = |scene: &Scene| scene.name.split(':').next().unwrap_or_default().trim_end().to_owned();
        LinkIndex {
            anchors,
            colon: journey.language.colon(),
            kinds: scenes.iter().map(|scene| scene.kind).collect(),
            names: scenes.iter().map(name).collect(),
            shown,
            dots,
            chain: chain(journey),
            reference_targets: reference_targets(journey),
        }
    }

    /// Gives links to the groups of a sheet that lead somewhere; `areas` gets the boxes of their words in the same order.
    fn link(&self, items: &mut [Item], (sheet, card): (usize, Option<Span>), areas: &mut Vec<Rect>) {
        for item in items {
            let Item::Group(group) = item else { continue };
            let found = match (group.role, group.span, card) {
                (SemanticRole::Number, _, Some(card)) => self.of_card(sheet, card),
                (SemanticRole::ChartPoint, Some(span), _) => self.of_dot(sheet, span),
                (SemanticRole::Reference, Some(span), _) => self.of_reference(sheet, span),
                _ => None,
            };
            if let (Some((target, named)), Some(area)) = (found, group.area()) {
                let shown = words(&group.items);
                group.link = Some(Link { area, target });
                // What is said begins with what is seen.
                group.label = if shown.contains(&named) { shown } else { format!("{shown}{}{named}", self.colon) };
                areas.push(area);
                continue;
            }
            let is_card = |span: &Span| self.anchors.at(*span).is_some_and(|anchor| anchor.number.is_some());
            let card = group.span.filter(is_card).or(card);
            self.link(&mut group.items, (sheet, card), areas);
        }
    }

    /// Where the number of a card on this sheet leads, and what that is called.
    fn of_card(&self, sheet: usize, card: Span) -> Option<(LinkTarget, String)> {
        let other_kind = |shown: &&GroupPlace| self.kinds[shown.sheet] != self.kinds[sheet];
        let all = self.shown.get(&card).map_or(&[][..], Vec::as_slice);
        let later = all.iter().filter(|shown| shown.sheet > sheet).find(other_kind);
        if let Some(shown) = later.or_else(|| all.iter().find(other_kind)) {
            return Some(self.link_to(sheet, card, shown));
        }
        if let Some(dot) = self.dots.get(&card).filter(|dot| !other_kind(dot)) {
            return Some(self.link_to(sheet, card, dot));
        }
        let related = self.chain.get(&card)?;
        let places =
            || related.iter().flat_map(|span| self.shown.get(span).into_iter().flatten().map(move |at| (span, at)));
        let (span, shown) = places().find(|(_, shown)| shown.sheet != sheet).or_else(|| places().next())?;
        Some(self.link_to(sheet, *span, shown))
    }

    /// Where a dot of a chart leads: to its row in the table.
    fn of_dot(&self, sheet: usize, card: Span) -> Option<(LinkTarget, String)> {
        let row = self.shown.get(&card)?.iter().find(|shown| self.kinds[shown.sheet] == self.kinds[sheet])?;
        Some(self.link_to(sheet, card, row))
    }

    fn of_reference(&self, sheet: usize, span: Span) -> Option<(LinkTarget, String)> {
        let Some(target) = self.reference_targets.get(&span) else { return self.elsewhere(sheet, span) };
        match target {
            ReferenceTarget::File(path) => Some((LinkTarget::File(path.clone()), path.clone())),
            ReferenceTarget::Anchor(anchor) => {
                let all = self.shown.get(anchor)?;
                let here = all.binary_search_by_key(&sheet, |shown| shown.sheet);
                let shown = here.map_or_else(|_| all.first(), |at| all.get(at))?;
                Some(self.link_to(sheet, *anchor, shown))
            }
        }
    }

    /// Where something stands on another kind of sheet: an action among the actions, all else on the map.
    fn elsewhere(&self, sheet: usize, span: Span) -> Option<(LinkTarget, String)> {
        let all = self.shown.get(&span)?;
        let on = |kind: SheetKind| all.iter().find(|shown| self.kinds[shown.sheet] == kind && shown.sheet != sheet);
        let shown = on(SheetKind::Actions).or_else(|| on(SheetKind::Map))?;
        Some(self.link_to(sheet, span, shown))
    }

    fn link_to(&self, from: usize, span: Span, to: &GroupPlace) -> (LinkTarget, String) {
        let name = self.anchors.at(span).map_or("", |anchor| anchor.name.as_str());
        let label = if to.sheet == from { name.to_owned() } else { format!("{name}, {}", self.names[to.sheet]) };
        (LinkTarget::Group { sheet: to.sheet, id: to.id.clone() }, label)
    }
}

/// The words of a number or a reference.
fn words(items: &[Item]) -> String {
    let lines = items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.line.text.clone()),
        Item::Group(group) => Some(words(&group.items)),
        _ => None,
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn find(
    items: &[Item],
    sheet: usize,
    shown: &mut BTreeMap<Span, Vec<GroupPlace>>,
    dots: &mut BTreeMap<Span, GroupPlace>,
) {
    for item in items {
        let Item::Group(group) = item else { continue };
        if let Some(span) = group.span.filter(|_| !group.id.is_empty()) {
            let at = GroupPlace { sheet, id: group.id.clone() };
            if group.role == SemanticRole::ChartPoint {
                dots.insert(span, at);
            } else {
                shown.entry(span).or_default().push(at);
            }
        }
        find(&group.items, sheet, shown, dots);
    }
}

fn chain(journey: &Journey) -> BTreeMap<Span, Vec<Span>> {
    let mut answers: Vec<(Span, Span)> = Vec::new();
    for card in &journey.cards {
        let named = card.answers.iter().filter_map(|answer| match answer.target {
            Target::Card(id) => Some(id),
            Target::Place(_) => None,
        });
        answers.extend(card.parent.into_iter().chain(named).map(|id| (card.span, journey.card(id).span)));
    }
    let mut chain: BTreeMap<Span, Vec<Span>> = BTreeMap::new();
    for (answer, question) in &answers {
        chain.entry(*question).or_default().push(*answer);
    }
    for (answer, question) in answers {
        chain.entry(answer).or_default().push(question);
    }
    chain
}

fn reference_targets(journey: &Journey) -> BTreeMap<Span, ReferenceTarget> {
    let mut reference_targets = BTreeMap::new();
    for (_, _, step) in journey.steps() {
        for back in &step.back_to {
            if let Target::Place(Place::Step(phase, index)) = back.target {
                reference_targets
                    .insert(back.label.span, ReferenceTarget::Anchor(journey.phases[phase].steps[index].facts.span));
            }
        }
        reference_targets.extend(step.detail.iter().map(|path| (path.span, ReferenceTarget::File(path.value.clone()))));
    }
    reference_targets
}

/// The places to press for words in these boxes: as large as a finger, but where they would then touch another.
fn pressable(areas: &[Rect]) -> Vec<Rect> {
    let wide: Vec<Rect> = areas.iter().map(|area| finger(*area)).collect();
    let mut order: Vec<usize> = (0..wide.len()).collect();
    order.sort_by(|one, two| wide[*one].y.0.total_cmp(&wide[*two].y.0));
    let mut touching = vec![false; wide.len()];
    let mut open: Vec<usize> = Vec::new();
    for next in order {
        open.retain(|other| wide[*other].bottom() > wide[next].y);
        for other in open.iter().filter(|other| wide[**other].overlaps(&wide[next])) {
            (touching[*other], touching[next]) = (true, true);
        }
        open.push(next);
    }
    let chosen = wide.iter().zip(areas).zip(touching);
    chosen.map(|((wide, area), touching)| if touching { *area } else { *wide }).collect()
}

fn finger(area: Rect) -> Rect {
    let (wider, higher) = ((FINGER - area.width).max(Mm::ZERO), (FINGER - area.height).max(Mm::ZERO));
    Rect::new(area.x - wider / 2.0, area.y - higher / 2.0, area.width + wider, area.height + higher)
}

fn place(items: &mut [Item], areas: &mut impl Iterator<Item = Rect>) {
    for item in items {
        let Item::Group(Group { link, items, .. }) = item else { continue };
        match link {
            Some(link) => link.area = areas.next().unwrap_or(link.area),
            None => place(items, areas),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::layout::Options;
    use crate::model::{CardKind, sample};
    use crate::text::{NoSystemFonts, Typesetter};

    fn at(x: f64, y: f64, height: f64) -> Rect {
        Rect::new(Mm(x), Mm(y), Mm(3.0), Mm(height))
    }

    /// The first link, at any depth.
    fn first(items: &[Item]) -> Option<&Link> {
        items.iter().find_map(|item| match item {
            Item::Group(Group { link: Some(link), .. }) => Some(link),
            Item::Group(group) => first(&group.items),
            _ => None,
        })
    }

    #[test]
    fn the_number_of_a_card_leads_to_the_next_kind_of_sheet_that_shows_it() {
        let mut journey = sample::journey(Language::Dutch, "Reis");
        journey.phases.push(sample::phase("Voor", vec![sample::step("Belt")]));
        let card = journey.add(CardKind::Negative, "Lang wachten", Place::Step(0, 0), None);
        journey.cards[card.0].span = Span { start: 7, end: 9, ..Span::default() };
        let map = || {
            crate::layout::sheets::map::sheets(
                &journey,
                &Typesetter::new(journey.language, &NoSystemFonts),
                &Options::default(),
            )
        };
        let mut scenes = map();
        scenes.extend(map().into_iter().map(|scene| Scene { kind: SheetKind::Actions, ..scene }));
        let anchors = Anchors::of(&journey);
        anchors.name(&mut scenes);
        add(&mut scenes, &journey, &anchors);
        let leads = |sheet: usize| first(&scenes[sheet].items).map(|link| link.target.clone());
        for (from, to, begins) in [(0, 1, "actions-negative-"), (1, 0, "negative-")] {
            let Some(LinkTarget::Group { sheet, id }) = leads(from) else { panic!("no link on sheet {from}") };
            assert!(sheet == to && id.starts_with(begins), "sheet {from} leads to {id} on {sheet}");
        }
    }

    #[test]
    fn a_dot_leads_to_its_row_and_the_number_of_the_row_back() {
        let mut journey = sample::journey(Language::Dutch, "Reis");
        journey.phases.push(sample::phase("Voor", vec![sample::step("Belt")]));
        let card = journey.add(CardKind::Action, "Terugbellen", Place::Step(0, 0), None);
        journey.cards[card.0].span = Span { start: 7, end: 9, ..Span::default() };
        journey.cards[card.0].action = Some(crate::model::Action::default());
        let options = Options { kinds: vec![SheetKind::Actions], ..Options::default() };
        let scenes = crate::layout::sheets(&journey, &Typesetter::new(journey.language, &NoSystemFonts), &options);
        let mut links = Vec::new();
        for scene in &scenes {
            gather(&scene.items, false, &mut links);
        }
        let [(true, dot, row), (false, _, back)] = &links[..] else { panic!("{links:?}") };
        assert!(row.starts_with("actions-action-") && dot == back, "{links:?}");
        assert_eq!(*dot, format!("{row}-dot"));
    }

    /// Each link: whether it is that of a dot, the id of its group and where it leads.
    fn gather(items: &[Item], in_dot: bool, links: &mut Vec<(bool, String, String)>) {
        for item in items {
            let Item::Group(group) = item else { continue };
            let in_dot = in_dot || group.role == SemanticRole::ChartPoint;
            if let Some(Link { target: LinkTarget::Group { id, .. }, .. }) = &group.link {
                links.push((in_dot, group.id.clone(), id.clone()));
            }
            gather(&group.items, in_dot, links);
        }
    }

    #[test]
    fn a_place_to_press_suits_a_finger_unless_another_is_near() {
        let places = pressable(&[at(10.0, 10.0, 3.5), at(10.0, 13.6, 3.5), at(40.0, 10.0, 3.5)]);
        assert_eq!(places[0], at(10.0, 10.0, 3.5));
        assert_eq!(places[1], at(10.0, 13.6, 3.5));
        assert_eq!(places[2], Rect::new(Mm(39.5), Mm(9.75), Mm(4.0), Mm(4.0)));
    }
}
