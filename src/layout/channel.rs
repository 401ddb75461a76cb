//! Which icon a touchpoint gets.
//!
//! In: the words of a touchpoint. Out: an icon. The words are looked up in a table of the channels
//! that people name in the four languages; what is not in it gets a dot. The channel in parentheses
//! is looked at before the name, unless it says less.

use crate::model::Touchpoint;

use super::icons::Icon;

/// Pieces of words, without accents and in small letters, and the icon that they mean. Rows that stand
/// earlier win, so that "mobile app" is an app and "call centre" a call. A piece after a hyphen ends a compound
/// too: `-zaal` is in "oefenzaal", and `-site` in "website".
const CHANNELS: &[(Icon, &[&str])] = &[
    (Icon::Mail, &["mail", "courriel", "newsletter", "nieuwsbrief"]),
    (
        Icon::Chat,
        &[
            "chat",
            "whatsapp",
            "sms",
            "messenger",
            "slack",
            "teams",
            "forum",
            "social",
            "sociale media",
            "reseaux",
            "line",
        ],
    ),
    (
        Icon::Phone,
        &[
            "telefo", "telepho", "phone", "bel", "call", "appel", "anruf", "hotline", "helpdesk", "infolijn", "gsm",
            "112",
        ],
    ),
    (Icon::Mobile, &["app", "mobile", "mobiel", "smartphone", "handy", "itsme", "digid"]),
    (
        Icon::Screen,
        &[
            "web",
            "-site",
            "interface",
            "figma",
            "excel",
            "sheet",
            "spreadsheet",
            "calendar",
            "youtube",
            "drive",
            "overzicht",
            "portaal",
            "portal",
            "portail",
            "online",
            "en ligne",
            "digita",
            "intranet",
            "internet",
            "google",
            "platform",
            "plateforme",
            "loket.",
            "formulier",
            "form",
            "dashboard",
            "video",
            "zoom",
            "screen",
            "system",
            "github",
            "-page",
            "-pagina",
            "browser",
            "login",
            "search",
            "zoek",
            "mijn ",
            "dossier",
        ],
    ),
    (
        Icon::Paper,
        &[
            "-brief",
            "letter",
            "lettre",
            "courrier",
            "post",
            "folder",
            "flyer",
            "brochure",
            "papier",
            "paper",
            "document",
            "attest",
            "contract",
            "contrat",
            "vertrag",
            "poster",
            "krant",
            "journal",
            "zeitung",
            "pdf",
            "rapport",
            "bescheid",
            "materiaal",
            "strook",
        ],
    ),
    // Before the houses that they are named after.
    (Icon::Person, &["huisarts", "hausarzt", "huisbezoek", "hausbesuch", "home visit"]),
    (
        Icon::Building,
        &[
            "balie",
            "loket",
            "kantoor",
            "-kamer",
            "-raum",
            "-zimmer",
            "department",
            "gemeente",
            "office",
            "counter",
            "desk",
            "guichet",
            "mairie",
            "-amt",
            "schalter",
            "ziekenhuis",
            "hospital",
            "hopital",
            "krankenhaus",
            "praktijk",
            "praxis",
            "clinic",
            "-winkel",
            "store",
            "shop",
            "magasin",
            "bibliothe",
            "library",
            "school",
            "kita",
            "home",
            "-huis",
            "maison",
            "-zaal",
            "ward",
            "pharmac",
            "apothe",
        ],
    ),
    (
        Icon::Person,
        &[
            "gesprek",
            "bezoek",
            "buren",
            "kennis",
            "familie",
            "vriend",
            "-arts",
            "persoon",
            "personne",
            "personeel",
            "bijeenkomst",
            "workshop",
            "visit",
            "meeting",
            "person",
            "neighbour",
            "friend",
            "family",
            "doctor",
            "nurse",
            "gp",
            "colleague",
            "team",
            "entretien",
            "visite",
            "voisin",
            "ami",
            "medecin",
            "besuch",
            "gesprach",
            "nachbar",
            "freund",
            "-arzt",
            "verhuis",
            "therap",
            "word of mouth",
            "mond",
            "face",
            "inspect",
            "advis",
            "coach",
            "consult",
            "interview",
            "balcon",
        ],
    ),
];

/// Channels that say less than most names: an e-mail is digital, and a desk is a place to be in person.
const BROAD: &[&str] = &["digita", "online", "numerique", "en ligne", "person", "personlich", "persoonlijk", "fysiek"];

/// The icon of a touchpoint.
pub fn icon(touchpoint: &Touchpoint) -> Icon {
    let by_name = || lookup(&touchpoint.name);
    let Some(channel) = &touchpoint.channel else { return by_name().unwrap_or(Icon::Dot) };
    let words = plain(channel);
    if BROAD.iter().any(|broad| words.contains(broad)) {
        return by_name().or_else(|| lookup(channel)).unwrap_or(Icon::Dot);
    }
    lookup(channel).or_else(by_name).unwrap_or(Icon::Dot)
}

/// The first row with a piece at the beginning of a word, or anywhere in it when the piece is long.
fn lookup(words: &str) -> Option<Icon> {
    let plain = plain(words);
    CHANNELS.iter().find(|(_, pieces)| pieces.iter().any(|piece| names(&plain, piece))).map(|(icon, _)| *icon)
}

fn names(plain: &str, piece: &str) -> bool {
    let (piece, ends_compounds) = piece.strip_prefix('-').map_or((piece, false), |piece| (piece, true));
    let letters = piece.chars().count();
    plain.match_indices(piece).any(|(at, _)| {
        let begins = !plain[..at].ends_with(char::is_alphanumeric);
        let ends = !plain[at + piece.len()..].starts_with(char::is_alphanumeric);
        if ends_compounds && ends {
            return true;
        }
        if letters < 4 { begins && ends } else { begins || letters > 4 }
    })
}

/// Small letters without the accents of the four languages.
fn plain(words: &str) -> String {
    let fold = |letter: char| match letter {
        'à' | 'â' | 'ä' | 'á' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        other => other,
    };
    words.chars().flat_map(char::to_lowercase).map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_and_whole_words_are_known() {
        let known = [
            ("website", Icon::Screen),
            ("oefenzaal", Icon::Building),
            ("spreekkamer", Icon::Building),
            ("Jugendamt", Icon::Building),
            ("huisarts", Icon::Person),
            ("persoonlijk gesprek", Icon::Person),
            ("call centre", Icon::Phone),
            ("mobile app", Icon::Mobile),
            ("user interface", Icon::Screen),
            ("aangetekende zending per post", Icon::Paper),
        ];
        for (words, icon) in known {
            assert_eq!(lookup(words), Some(icon), "{words}");
        }
        // A piece inside of a longer word means nothing.
        assert_eq!(lookup("salami"), None);
    }
}
