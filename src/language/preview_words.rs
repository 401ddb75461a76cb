//! The words of the page that shows journeys while they are written, in the four languages.
//!
//! In: nothing. Out: for each language the same names in the same order, each with a word. The page and its script ask by
//! name; in a word, `{n}` stands for a number.

use super::Language;

/// Names and words.
pub type PreviewWords = [(&'static str, &'static str); 44];

impl Language {
    /// The words of the page in this language.
    #[must_use]
    pub const fn preview_words(self) -> &'static PreviewWords {
        match self {
            Language::English => &ENGLISH,
            Language::Dutch => &DUTCH,
            Language::French => &FRENCH,
            Language::German => &GERMAN,
        }
    }
}

static ENGLISH: PreviewWords = [
    ("skip", "To the sheets"),
    ("journey", "Journey"),
    ("views", "What is shown"),
    ("map", "Map"),
    ("phases", "Phases"),
    ("persona", "Personas"),
    ("blank", "Templates"),
    ("actions", "Actions"),
    ("insights", "Insights"),
    ("plan", "Action plan"),
    ("problems", "Problems"),
    ("zoom", "Size"),
    ("smaller", "Smaller"),
    ("larger", "Larger"),
    ("fit_width", "Fit width"),
    ("fit_sheet", "Fit sheet"),
    ("real_size", "Real size"),
    (
        "keys",
        "Keys: + and − for the size, 0 real size, 1 fit width, 2 fit sheet, Enter for the first card; on a card the arrows for the next one and Enter for its lines",
    ),
    ("drawing", "Drawing …"),
    ("renewed", "Renewed"),
    ("mended", "All errors are mended"),
    ("error", "1 error"),
    ("errors", "{n} errors"),
    ("warning", "1 warning"),
    ("warnings", "{n} warnings"),
    ("an_error", "Error"),
    ("a_warning", "Warning"),
    ("stale", "What you see is the last version without errors."),
    ("gone", "The file cannot be read. What you see is its last version; it is renewed when the file is back."),
    ("none", "There is nothing to show yet: the text has errors."),
    ("missing", "There is nothing to show: the file cannot be read."),
    ("empty", "The journey has nothing for these sheets yet."),
    ("no_problems", "Nothing is wrong or missing."),
    ("more", "And {n} more, to be seen when these are mended."),
    ("all_problems", "All problems"),
    ("in_source", "In the text"),
    ("as_drawn", "As it was when this sheet was drawn."),
    ("open", "Open in the editor"),
    ("close", "Close"),
    ("explain", "What does this mean?"),
    ("help", "What to do"),
    ("line", "line {n}"),
    ("lost", "journey watch has ended. Start it again to see what changes."),
    ("waiting", "Connecting …"),
];

static DUTCH: PreviewWords = [
    ("skip", "Naar de bladen"),
    ("journey", "Klantreis"),
    ("views", "Wat er te zien is"),
    ("map", "Kaart"),
    ("phases", "Fasen"),
    ("persona", "Persona’s"),
    ("blank", "Sjablonen"),
    ("actions", "Acties"),
    ("insights", "Inzichten"),
    ("plan", "Actieplan"),
    ("problems", "Problemen"),
    ("zoom", "Grootte"),
    ("smaller", "Kleiner"),
    ("larger", "Groter"),
    ("fit_width", "Paginabreedte"),
    ("fit_sheet", "Hele blad"),
    ("real_size", "Ware grootte"),
    (
        "keys",
        "Toetsen: + en − voor de grootte, 0 ware grootte, 1 paginabreedte, 2 hele blad, Enter voor de eerste kaart; op een kaart de pijlen voor de volgende en Enter voor haar regels",
    ),
    ("drawing", "Bezig met tekenen …"),
    ("renewed", "Bijgewerkt"),
    ("mended", "Alle fouten zijn opgelost"),
    ("error", "1 fout"),
    ("errors", "{n} fouten"),
    ("warning", "1 waarschuwing"),
    ("warnings", "{n} waarschuwingen"),
    ("an_error", "Fout"),
    ("a_warning", "Waarschuwing"),
    ("stale", "U ziet de laatste versie zonder fouten."),
    (
        "gone",
        "Het bestand kan niet worden gelezen. U ziet de laatste versie; die wordt bijgewerkt zodra het bestand terug is.",
    ),
    ("none", "Er is nog niets te zien: er staan fouten in de tekst."),
    ("missing", "Er is niets te zien: het bestand kan niet worden gelezen."),
    ("empty", "De klantreis heeft nog niets voor deze bladen."),
    ("no_problems", "Er is niets fout en er ontbreekt niets."),
    ("more", "En nog {n}, te zien als deze zijn opgelost."),
    ("all_problems", "Alle problemen"),
    ("in_source", "In de tekst"),
    ("as_drawn", "Zoals het was toen dit blad werd getekend."),
    ("open", "Openen in de editor"),
    ("close", "Sluiten"),
    ("explain", "Wat betekent dit?"),
    ("help", "Wat te doen"),
    ("line", "regel {n}"),
    ("lost", "journey watch is gestopt. Start het opnieuw om te zien wat er verandert."),
    ("waiting", "Verbinding maken …"),
];

static FRENCH: PreviewWords = [
    ("skip", "Aller aux feuilles"),
    ("journey", "Parcours"),
    ("views", "Ce qui est affiché"),
    ("map", "Carte"),
    ("phases", "Phases"),
    ("persona", "Personas"),
    ("blank", "Modèles"),
    ("actions", "Actions"),
    ("insights", "Enseignements"),
    ("plan", "Plan d’action"),
    ("problems", "Problèmes"),
    ("zoom", "Taille"),
    ("smaller", "Plus petit"),
    ("larger", "Plus grand"),
    ("fit_width", "Pleine largeur"),
    ("fit_sheet", "Feuille entière"),
    ("real_size", "Taille réelle"),
    (
        "keys",
        "Touches : + et − pour la taille, 0 taille réelle, 1 pleine largeur, 2 feuille entière, Entrée pour la première carte ; sur une carte, les flèches pour la suivante et Entrée pour ses lignes",
    ),
    ("drawing", "Dessin en cours…"),
    ("renewed", "Mis à jour"),
    ("mended", "Toutes les erreurs sont corrigées"),
    ("error", "1 erreur"),
    ("errors", "{n} erreurs"),
    ("warning", "1 avertissement"),
    ("warnings", "{n} avertissements"),
    ("an_error", "Erreur"),
    ("a_warning", "Avertissement"),
    ("stale", "Vous voyez la dernière version sans erreur."),
    (
        "gone",
        "Le fichier ne peut pas être lu. Vous voyez sa dernière version ; elle sera mise à jour au retour du fichier.",
    ),
    ("none", "Il n’y a encore rien à voir : le texte contient des erreurs."),
    ("missing", "Il n’y a rien à voir : le fichier ne peut pas être lu."),
    ("empty", "Le parcours n’a encore rien pour ces feuilles."),
    ("no_problems", "Rien n’est faux et rien ne manque."),
    ("more", "Et {n} de plus, à voir une fois ceux-ci corrigés."),
    ("all_problems", "Tous les problèmes"),
    ("in_source", "Dans le texte"),
    ("as_drawn", "Tel qu’il était quand cette feuille a été dessinée."),
    ("open", "Ouvrir dans l’éditeur"),
    ("close", "Fermer"),
    ("explain", "Qu’est-ce que cela veut dire ?"),
    ("help", "Que faire"),
    ("line", "ligne {n}"),
    ("lost", "journey watch est arrêté. Relancez-le pour voir les changements."),
    ("waiting", "Connexion…"),
];

static GERMAN: PreviewWords = [
    ("skip", "Zu den Blättern"),
    ("journey", "Kundenreise"),
    ("views", "Was gezeigt wird"),
    ("map", "Karte"),
    ("phases", "Phasen"),
    ("persona", "Personas"),
    ("blank", "Vorlagen"),
    ("actions", "Maßnahmen"),
    ("insights", "Erkenntnisse"),
    ("plan", "Maßnahmenplan"),
    ("problems", "Probleme"),
    ("zoom", "Größe"),
    ("smaller", "Kleiner"),
    ("larger", "Größer"),
    ("fit_width", "Seitenbreite"),
    ("fit_sheet", "Ganzes Blatt"),
    ("real_size", "Wahre Größe"),
    (
        "keys",
        "Tasten: + und − für die Größe, 0 wahre Größe, 1 Seitenbreite, 2 ganzes Blatt, Enter für die erste Karte; auf einer Karte die Pfeile für die nächste und Enter für ihre Zeilen",
    ),
    ("drawing", "Wird gezeichnet …"),
    ("renewed", "Aktualisiert"),
    ("mended", "Alle Fehler sind behoben"),
    ("error", "1 Fehler"),
    ("errors", "{n} Fehler"),
    ("warning", "1 Warnung"),
    ("warnings", "{n} Warnungen"),
    ("an_error", "Fehler"),
    ("a_warning", "Warnung"),
    ("stale", "Sie sehen die letzte Fassung ohne Fehler."),
    (
        "gone",
        "Die Datei kann nicht gelesen werden. Sie sehen ihre letzte Fassung; sie wird aktualisiert, sobald die Datei wieder da ist.",
    ),
    ("none", "Es gibt noch nichts zu sehen: Der Text hat Fehler."),
    ("missing", "Es gibt nichts zu sehen: Die Datei kann nicht gelesen werden."),
    ("empty", "Die Kundenreise hat noch nichts für diese Blätter."),
    ("no_problems", "Nichts ist falsch, und nichts fehlt."),
    ("more", "Und {n} weitere, zu sehen, wenn diese behoben sind."),
    ("all_problems", "Alle Probleme"),
    ("in_source", "Im Text"),
    ("as_drawn", "Wie er war, als dieses Blatt gezeichnet wurde."),
    ("open", "Im Editor öffnen"),
    ("close", "Schließen"),
    ("explain", "Was bedeutet das?"),
    ("help", "Was zu tun ist"),
    ("line", "Zeile {n}"),
    ("lost", "journey watch ist beendet. Starten Sie es neu, um Änderungen zu sehen."),
    ("waiting", "Verbindung wird hergestellt …"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_languages_have_the_same_names() {
        let names = |language: Language| language.preview_words().map(|(name, _)| name);
        for language in Language::ALL {
            assert_eq!(names(language), names(Language::English));
            for ((name, word), (_, english)) in language.preview_words().iter().zip(&ENGLISH) {
                assert_eq!(word.contains("{n}"), english.contains("{n}"), "{name}");
            }
        }
    }
}
