//! The words that the program puts in what it imports and exports, in the four languages.
//!
//! In: a language. Out: what stands for a name that is missing, the comments of an imported journey, and the
//! names of sheets and columns that the map and the plan do not have. `{}` stands for what is put in.

use super::Language;

/// Before the score that a Mermaid diagram gives, in a note on the step: import writes it where the score is none
/// of 1 to 5, and export writes that very score again. The same in all languages.
pub const MERMAID_SCORE: &str = "Mermaid score:";

/// The words of imported and exported files.
#[derive(Debug)]
pub struct ExchangeWords {
    /// In place of a title or the name of a phase that is missing.
    pub untitled: &'static str,
    /// In place of the name of a step that is missing.
    pub unnamed: &'static str,
    /// Comment: where the journey was imported from.
    pub imported: &'static str,
    /// Comment: the language was guessed.
    pub language_guessed: &'static str,
    /// Comment: why this actor became the persona.
    pub persona_chosen: &'static str,
    /// Comment: what became of the scores of Mermaid.
    pub mermaid_scale: &'static str,
    /// Comment: what became of the numbers in a column: its name, its ends, and the level of each.
    pub scale: &'static str,
    /// Comment: a column that was taken for the steps.
    pub steps_chosen: &'static str,
    /// Comment: a column that was taken for the phases.
    pub phases_chosen: &'static str,
    /// Comment: what stands in one row was linked to a chain.
    pub linked: &'static str,
    /// Comment: what was not understood, with its line.
    pub not_understood: &'static str,
    /// A column that has no name, with its number.
    pub column: &'static str,
    /// Column: how long one waits; in French the word of the plan also stands for what is expected.
    pub waiting: &'static str,
    /// Column: what kind of card it is.
    pub kind: &'static str,
    /// Column: the words of a card.
    pub text: &'static str,
    /// Column: how it is known.
    pub evidence: &'static str,
    /// Column: the names by which entries point to each other.
    pub labels: &'static str,
    /// Column: the unit of a value.
    pub unit: &'static str,
    /// Sheet of a workbook: all cards.
    pub cards: &'static str,
}

impl Language {
    /// The words of imported and exported files in this language.
    #[must_use]
    pub const fn exchange_words(self) -> &'static ExchangeWords {
        match self {
            Language::English => &ENGLISH,
            Language::Dutch => &DUTCH,
            Language::French => &FRENCH,
            Language::German => &GERMAN,
        }
    }
}

static ENGLISH: ExchangeWords = ExchangeWords {
    untitled: "Untitled",
    unnamed: "Without a name",
    imported: "Imported from {}.",
    language_guessed: "The language was guessed from the words.",
    persona_chosen: "“{}” acts in most of the steps, and became the persona.",
    mermaid_scale: "Scores 1 to 5 became emotions -2 to 2.",
    scale: "The numbers under “{}” were read as a scale from {} to {}, and became emotions -2 to 2.",
    steps_chosen: "The column “{}” was taken for the steps.",
    phases_chosen: "The column “{}” was taken for the phases.",
    linked: "In each row, the negative was linked to the need, the opportunity and the action beside it.",
    not_understood: "Not understood, line {}:",
    column: "Column {}",
    waiting: "Waiting time",
    kind: "Kind",
    text: "Text",
    evidence: "Evidence",
    labels: "Labels",
    unit: "Unit",
    cards: "Cards",
};

static DUTCH: ExchangeWords = ExchangeWords {
    untitled: "Zonder titel",
    unnamed: "Zonder naam",
    imported: "Ingelezen uit {}.",
    language_guessed: "De taal is geraden uit de woorden.",
    persona_chosen: "“{}” handelt in de meeste stappen en werd de persona.",
    mermaid_scale: "Scores 1 tot 5 werden emoties -2 tot 2.",
    scale: "De getallen onder “{}” zijn gelezen als een schaal van {} tot {} en werden emoties -2 tot 2.",
    steps_chosen: "De kolom “{}” is gelezen als de stappen.",
    phases_chosen: "De kolom “{}” is gelezen als de fasen.",
    linked: "In elke rij is het minpunt verbonden met de behoefte, de kans en de actie ernaast.",
    not_understood: "Niet begrepen, regel {}:",
    column: "Kolom {}",
    waiting: "Wachttijd",
    kind: "Soort",
    text: "Tekst",
    evidence: "Bewijs",
    labels: "Labels",
    unit: "Eenheid",
    cards: "Kaarten",
};

static FRENCH: ExchangeWords = ExchangeWords {
    untitled: "Sans titre",
    unnamed: "Sans nom",
    imported: "Importé de {}.",
    language_guessed: "La langue a été devinée d’après les mots.",
    persona_chosen: "« {} » agit dans la plupart des étapes et est devenu le persona.",
    mermaid_scale: "Les scores de 1 à 5 sont devenus des émotions de -2 à 2.",
    scale: "Les nombres sous « {} » ont été lus comme une échelle de {} à {} et sont devenus des émotions de -2 à 2.",
    steps_chosen: "La colonne « {} » a été lue comme celle des étapes.",
    phases_chosen: "La colonne « {} » a été lue comme celle des phases.",
    linked: "Dans chaque rangée, le point négatif a été lié au besoin, à l’opportunité et à l’action à côté.",
    not_understood: "Pas compris, ligne {} :",
    column: "Colonne {}",
    waiting: "Temps d’attente",
    kind: "Type",
    text: "Texte",
    evidence: "Preuve",
    labels: "Étiquettes",
    unit: "Unité",
    cards: "Cartes",
};

static GERMAN: ExchangeWords = ExchangeWords {
    untitled: "Ohne Titel",
    unnamed: "Ohne Namen",
    imported: "Eingelesen aus {}.",
    language_guessed: "Die Sprache wurde aus den Wörtern erraten.",
    persona_chosen: "„{}“ handelt in den meisten Schritten und wurde zur Persona.",
    mermaid_scale: "Aus den Werten 1 bis 5 wurden Emotionen von -2 bis 2.",
    scale: "Die Zahlen unter „{}“ wurden als Skala von {} bis {} gelesen; daraus wurden Emotionen von -2 bis 2.",
    steps_chosen: "Die Spalte „{}“ wurde als Schritte gelesen.",
    phases_chosen: "Die Spalte „{}“ wurde als Phasen gelesen.",
    linked: "In jeder Reihe wurde der Minuspunkt mit dem Bedürfnis, der Chance und der Maßnahme daneben verbunden.",
    not_understood: "Nicht verstanden, Zeile {}:",
    column: "Spalte {}",
    waiting: "Wartezeit",
    kind: "Art",
    text: "Text",
    evidence: "Beleg",
    labels: "Marken",
    unit: "Einheit",
    cards: "Karten",
};

/// A sentence with what is put in for each `{}`, in order.
#[must_use]
pub fn filled(sentence: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut pieces = sentence.split("{}");
    let mut result = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        result.push_str(values.next().copied().unwrap_or_default());
        result.push_str(piece);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_places_to_fill() {
        let places = |words: &ExchangeWords| {
            [words.imported, words.persona_chosen, words.scale, words.steps_chosen, words.not_understood, words.column]
                .map(|sentence| sentence.matches("{}").count())
        };
        for language in Language::ALL {
            assert_eq!(places(language.exchange_words()), [1, 1, 3, 1, 1, 1], "{language:?}");
        }
        assert_eq!(filled("a {} b {}", &["1", "2"]), "a 1 b 2");
    }
}
