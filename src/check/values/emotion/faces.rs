//! Faces and what they feel: the common ones, as pictures and as signs.
//!
//! In: a text. Out: the level of the first face in it. The face stays in the words.

/// The faces of each level.
const FACES: [(f64, &str); 5] = [
    (-2.0, "😡🤬😭😱🤯👿😤"),
    (-1.0, "😟🙁☹😕😠😞😔😢😒😣😖😩😫😰😨😥😓😦😧👎"),
    (0.0, "😐😑😶🤔😏"),
    (1.0, "🙂☺😊😌😉👍😅😇"),
    (2.0, "😀😃😄😁😆😍🤩🥰🥳😂🤗😎"),
];

/// The faces that are made of signs; each is a word of its own.
const SMILEYS: [(f64, &[&str]); 5] = [
    (-2.0, &[">:(", ":'("]),
    (-1.0, &[":(", ":-(", ":/", ":-/"]),
    (0.0, &[":|", ":-|"]),
    (1.0, &[":)", ":-)", ";)", ";-)"]),
    (2.0, &[":D", ":-D"]),
];

/// The level of the first face in `text`.
pub fn level(text: &str) -> Option<f64> {
    let smiley = |word: &str| SMILEYS.iter().find(|(_, faces)| faces.contains(&word)).map(|(level, _)| *level);
    text.split_whitespace().find_map(|word| smiley(word).or_else(|| word.chars().find_map(of_face)))
}

/// Whether `char` is a face that has a level.
pub fn is_face(char: char) -> bool {
    of_face(char).is_some()
}

fn of_face(char: char) -> Option<f64> {
    // Most texts hold nothing like a face.
    let is_near = char >= '\u{2600}';
    FACES.iter().filter(|_| is_near).find(|(_, faces)| faces.contains(char)).map(|(level, _)| *level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_face_counts() {
        assert_eq!(level("😡"), Some(-2.0));
        assert_eq!(level("zo blij 😀😡"), Some(2.0));
        assert_eq!(level("☹\u{fe0f} jammer"), Some(-1.0));
        assert_eq!(level("oei :-("), Some(-1.0));
        assert_eq!(level("website:(nieuw)"), None);
        assert_eq!(level("📚"), None);
    }
}
