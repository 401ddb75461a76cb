use super::{Keyword, Language, fold};

/// Where a kind may stand: the file as `None`, then the kinds.
fn places(keyword: Keyword) -> Vec<Option<Keyword>> {
    let file = keyword.may_stand_in(None).then_some(None);
    file.into_iter().chain(keyword.holders().map(Some)).collect()
}

#[test]
fn every_word_means_its_keyword_in_its_language() {
    for &keyword in Keyword::ALL {
        for language in Language::ALL {
            for word in keyword.words(language) {
                for written in [(*word).to_owned(), word.to_uppercase(), word.to_lowercase()] {
                    let found = Keyword::from_word(&written, language);
                    assert!(found.contains(&keyword), "{written} {language:?}: {found:?}");
                }
            }
        }
    }
}

#[test]
fn no_word_means_two_things_in_one_place() {
    for &keyword in Keyword::ALL {
        for language in Language::ALL {
            for word in keyword.words(language) {
                for other in Keyword::from_word(word, language) {
                    let both = places(keyword).into_iter().filter(|place| places(other).contains(place));
                    assert!(other == keyword || both.count() == 0, "{word} {language:?}: {keyword:?} and {other:?}");
                }
            }
        }
    }
}

#[test]
fn the_preferred_word_is_found_first_or_in_another_place() {
    for &keyword in Keyword::ALL {
        for language in Language::ALL {
            let word = keyword.word(language);
            let shared: Vec<Keyword> = Keyword::ALL
                .iter()
                .copied()
                .filter(|other| *other != keyword && fold(other.word(language)) == fold(word))
                .collect();
            assert!(!word.is_empty() && shared.is_empty(), "{keyword:?} {language:?} {shared:?}");
        }
    }
}

#[test]
fn the_table_names_what_there_is() {
    for keyword in Keyword::ALL {
        for holder in keyword.inside() {
            let known = matches!(*holder, "file" | "anything") || Keyword::from_name(holder).is_some();
            assert!(known, "{keyword:?}: {holder}");
        }
    }
}

/// What may hold what has no circle, so that an outline is never deep.
#[test]
fn nothing_holds_itself_by_way_of_others() {
    fn depth(keyword: Keyword, above: &[Keyword]) -> usize {
        assert!(!above.contains(&keyword), "{keyword:?} in {above:?}");
        let path: Vec<Keyword> = above.iter().copied().chain([keyword]).collect();
        keyword.holders().map(|holder| depth(holder, &path)).max().unwrap_or(0) + 1
    }
    let deepest = Keyword::ALL.iter().map(|keyword| depth(*keyword, &[])).max();
    assert!(deepest.is_some_and(|deepest| deepest <= 10), "{deepest:?}");
}

#[test]
fn a_words_language_decides() {
    assert_eq!(Keyword::from_word("Chance", Language::German), [Keyword::Opportunity]);
    assert_eq!(Keyword::from_word("Étape", Language::Dutch), [Keyword::Step]);
    assert_eq!(Keyword::from_word("Zielwert", Language::German), [Keyword::Target]);
    assert_eq!(Keyword::from_word("Wie", Language::Dutch), [Keyword::Owner, Keyword::By]);
    assert_eq!(Keyword::from_word("Action", Language::Dutch), [Keyword::Action]);
    assert_eq!(Keyword::from_word("Attente", Language::French), [Keyword::Expectation]);
    assert_eq!(Keyword::from_word("", Language::French), []);
}

#[test]
fn a_note_stands_anywhere_but_on_a_note() {
    assert!(Keyword::Note.may_stand_in(None) && Keyword::Note.may_stand_in(Some(Keyword::Own)));
    assert!(!Keyword::Note.may_stand_in(Some(Keyword::Note)));
    assert!(Keyword::Own.may_stand_in(Some(Keyword::Step)) && !Keyword::Own.may_stand_in(None));
    assert!(Keyword::Action.is_container() && !Keyword::Version.is_container());
}
