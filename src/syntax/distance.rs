//! The edit distance of two words.
//!
//! In: the letters of two words, folded where case and accents do not count. Out: the number of mistakes
//! between them. The work grows with the product of their lengths, so callers leave long words out.

/// The mistakes between two words: a letter too many, too few, another one, or two neighbours swapped.
#[must_use]
pub fn distance(left: &[char], right: &[char]) -> usize {
    let mut two_above = vec![0; right.len() + 1];
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for row in 1..=left.len() {
        let mut current = vec![row; right.len() + 1];
        for column in 1..=right.len() {
            let other = usize::from(left[row - 1] != right[column - 1]);
            let mut mistakes = (above[column - 1] + other).min(above[column] + 1).min(current[column - 1] + 1);
            let swapped =
                row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
            if swapped {
                mistakes = mistakes.min(two_above[column - 2] + 1);
            }
            current[column] = mistakes;
        }
        two_above = std::mem::replace(&mut above, current);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn each_mistake_counts_once() {
        let between =
            |left: &str, right: &str| distance(&left.chars().collect::<Vec<_>>(), &right.chars().collect::<Vec<_>>());
        assert_eq!(between("stap", "stap"), 0);
        assert_eq!(between("stpa", "stap"), 1);
        assert_eq!(between("", "stap"), 4);
        assert_eq!(between("sta", "stoop"), 3);
    }
}
