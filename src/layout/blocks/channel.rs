//! Which icon a touchpoint gets.
//!
//! In: the words of a touchpoint. Out: an icon, by the whole words for channels in `grammar/languages`; a dot where they name
//! none, or several. The channel in parentheses takes precedence over the name, unless it is less specific.

use crate::language::Language;
use crate::language::fold::fold;
use crate::model::Touchpoint;

use super::icons::Icon;

/// Folded words, and by language the icon that they tell, if any, and whether they are broad.
type Channel = (&'static str, &'static [(Language, Option<Icon>, bool)]);

// `CHANNELS`, sorted by folded words: by language, the icon that they tell, if any, and whether they are less specific than most names;
// as `grammar/build` makes it of the catalogue.
include!(concat!(env!("OUT_DIR"), "/channels.rs"));

/// The most words that one channel has in the catalogue.
const LONGEST: usize = 4;

/// The icon of a touchpoint in a journey of this language.
pub fn icon(touchpoint: &Touchpoint, language: Language) -> Icon {
    let matched = |text: &str| IconMatch::by(text, language);
    let name = matched(&touchpoint.name);
    let channel = touchpoint.channel.as_deref().map(matched).unwrap_or_default();
    let exact = if channel.is_ambiguous { None } else { channel.exact.or(name.exact) };
    let broad = if name.is_ambiguous { channel.broad } else { channel.broad.or(name.broad) };
    exact.or(broad).unwrap_or(Icon::Dot)
}

/// The icon that some words stand for.
#[derive(Default)]
struct IconMatch {
    /// By words that name a channel; `None` where they name several.
    exact: Option<Icon>,
    is_ambiguous: bool,
    /// By less specific words.
    broad: Option<Icon>,
}

impl IconMatch {
    fn by(text: &str, language: Language) -> IconMatch {
        let folded = fold(text);
        let words: Vec<&str> = folded
            .split(|sign: char| !(sign.is_alphanumeric() || sign == '\''))
            .filter(|word| !word.is_empty())
            .collect();
        let mut matched = IconMatch::default();
        let mut at = 0;
        while at < words.len() {
            // The longest channel that begins here.
            let found = (1..=LONGEST.min(words.len() - at))
                .rev()
                .find_map(|count| Some((count, lookup(&words[at..at + count], language)?)));
            let Some((count, (icon, is_broad))) = found else {
                at += 1;
                continue;
            };
            let place = if is_broad { &mut matched.broad } else { &mut matched.exact };
            matched.is_ambiguous |= !is_broad && icon.is_some() && place.is_some_and(|before| Some(before) != icon);
            *place = place.or(icon);
            at += count;
        }
        if matched.is_ambiguous {
            matched.exact = None;
        }
        matched
    }
}

/// The icon of words: in this language, or else in all others that have them, if those agree.
fn lookup(words: &[&str], language: Language) -> Option<(Option<Icon>, bool)> {
    let joined = words.join(" ");
    let at = CHANNELS.binary_search_by_key(&joined.as_str(), |(channel, _)| channel).ok()?;
    let (_, meanings) = CHANNELS[at];
    let own = meanings.iter().find(|(of, ..)| *of == language);
    let (_, icon, is_broad) = own.or(meanings.first())?;
    let agree = own.is_some() || meanings.iter().all(|(_, other, _)| other == icon);
    agree.then_some((*icon, *is_broad))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;
    use crate::source::Span;

    fn icon_of(name: &str, channel: Option<&str>) -> Icon {
        let text = Text { value: name.to_owned(), span: Span::default() };
        let touchpoint = Touchpoint { text, name: name.to_owned(), channel: channel.map(str::to_owned) };
        icon(&touchpoint, Language::Dutch)
    }

    #[test]
    fn whole_words_tell_the_icon() {
        for (words, expected) in [
            ("website", Icon::Screen),
            ("Jugendamt", Icon::Building),
            ("huisarts", Icon::Person),
            ("persoonlijk gesprek", Icon::Person),
            ("call centre", Icon::Phone),
            ("mobile app", Icon::Mobile),
            ("user interface", Icon::Screen),
            ("aangetekende zending per post", Icon::Paper),
            ("Trends line chart", Icon::Dot),
            ("salami", Icon::Dot),
            ("website en balie", Icon::Dot),
        ] {
            assert_eq!(icon_of(words, None), expected, "{words}");
        }
    }

    #[test]
    fn the_channel_comes_first_unless_it_says_less() {
        assert_eq!(icon_of("website", Some("telefoon")), Icon::Phone);
        assert_eq!(icon_of("e-mail", Some("digitaal")), Icon::Mail);
        assert_eq!(icon_of("Mijn Burgerprofiel", Some("digitaal")), Icon::Screen);
        assert_eq!(icon_of("Filter bar", Some("by industry, team, region")), Icon::Dot);
        assert_eq!(icon_of("site de la commune", Some("numérique")), Icon::Screen);
        assert_eq!(icon_of("website", Some("telefoon of balie")), Icon::Dot);
    }
}
