//! What one row says of a negative, a need, an opportunity and an action → the chain that leads from each to the next.
//!
//! In: the facts of a row. Out: the same facts; where one of them leads to others, these stand under it, and where several lead to
//! one, it names their labels. Where several stand beside several, nothing says which belongs to which: they stay apart.

use super::merged::{Fact, LabelMaker};
use crate::syntax::Keyword;

/// The chain, from its beginning.
const CHAIN: [Keyword; 4] = [Keyword::Negative, Keyword::Need, Keyword::Opportunity, Keyword::Action];

/// The facts of a row, linked; and whether any of them are.
pub(super) fn link(facts: Vec<Fact>, labels: &mut LabelMaker) -> (Vec<Fact>, bool) {
    let Some(place) = facts.iter().position(|fact| rank(fact).is_some()) else { return (facts, false) };
    let (chained, mut others): (Vec<Fact>, Vec<Fact>) = facts.into_iter().partition(|fact| rank(fact).is_some());
    let mut links: Vec<Vec<Fact>> = CHAIN.map(|_| Vec::new()).into();
    for fact in chained {
        // All of them have a rank: that is how they were chosen.
        links[rank(&fact).unwrap_or_default()].push(fact);
    }
    links.retain(|facts| !facts.is_empty());
    let mut apart: Vec<Vec<Fact>> = Vec::new();
    let mut is_linked = false;
    // From the end, so that what is moved takes along what stands under it.
    while let Some(mut facts) = links.pop() {
        match (links.last_mut().map(Vec::as_mut_slice), facts.as_mut_slice()) {
            (Some([only]), _) => {
                only.under.append(&mut facts);
                is_linked = true;
                continue;
            }
            (Some(several), [only]) if only.head.is(Keyword::Opportunity) || only.head.is(Keyword::Action) => {
                only.answers = several.iter_mut().map(|fact| labels.of(fact)).collect();
                is_linked = true;
            }
            _ => {}
        }
        apart.push(facts);
    }
    let after = others.split_off(place);
    others.extend(apart.into_iter().rev().flatten());
    others.extend(after);
    (others, is_linked)
}

fn rank(fact: &Fact) -> Option<usize> {
    CHAIN.iter().position(|keyword| fact.head.is(*keyword))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::draft::EntryHead;
    use crate::language::Language;

    /// The facts of a row, each with what stands under it in brackets, its label and its answers.
    fn linked(row: &str) -> (String, bool) {
        let fact = |word: &str| {
            let keyword = match &word[..1] {
                "m" => Keyword::Negative,
                "n" => Keyword::Need,
                "o" => Keyword::Opportunity,
                "a" => Keyword::Action,
                _ => Keyword::Quote,
            };
            Fact::new(EntryHead::Known(keyword), word.to_owned(), "", 1)
        };
        let (facts, is_linked) =
            link(row.split(' ').map(fact).collect(), &mut LabelMaker::of_language(Language::English));
        (facts.iter().map(shown).collect::<Vec<_>>().join(" "), is_linked)
    }

    fn shown(fact: &Fact) -> String {
        let under: Vec<String> = fact.under.iter().map(shown).collect();
        let under = if under.is_empty() { String::new() } else { format!("[{}]", under.join(" ")) };
        let label = fact.label.as_ref().map_or(String::new(), |label| format!("#{label}"));
        let answers = if fact.answers.is_empty() { String::new() } else { format!("={}", fact.answers.join("+")) };
        format!("{}{label}{answers}{under}", fact.text)
    }

    #[test]
    fn one_leads_to_all_that_follow() {
        assert_eq!(linked("q m n o a"), ("q m[n[o[a]]]".to_owned(), true));
        assert_eq!(linked("m1 q o1 o2"), ("m1[o1 o2] q".to_owned(), true));
        assert_eq!(linked("a o m"), ("m[o[a]]".to_owned(), true), "the order of the columns does not count");
    }

    #[test]
    fn several_are_named_by_their_labels() {
        let shown = "m1#negative-1 m2#negative-2 o=negative-1+negative-2[a1 a2]";
        assert_eq!(linked("m1 m2 o a1 a2"), (shown.to_owned(), true));
        assert_eq!(linked("m1 m2 n o"), ("m1 m2 n[o]".to_owned(), true), "a need names nothing");
    }

    #[test]
    fn several_beside_several_stay_apart() {
        assert_eq!(linked("m1 m2 o1 o2 q"), ("m1 m2 o1 o2 q".to_owned(), false));
        assert_eq!(linked("q m"), ("q m".to_owned(), false));
        assert_eq!(linked("q"), ("q".to_owned(), false));
    }
}
