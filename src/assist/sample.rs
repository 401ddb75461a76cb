//! A journey for the tests beside the code.

use super::Analysis;
use crate::source::{NoFiles, Source};

/// A journey in Dutch with a chain, labels, values and a comment.
pub(super) const DUTCH: &str = "\
Klantreis: Een kaart vernieuwen
# uit het gesprek
Persona: Nora Peeters
Fase: Aan de balie
  Stap: Vult het formulier in #formulier
    Contact: balie (persoonlijk)
    Emotie: -1 verward (Nora)
    - Niemand kent het nummer #nummer
      Behoefte: Verder kunnen zonder
        | nummer
        Kans: Zoeken op naam
          Actie: Scherm aanpassen
            Status: gepland
            Tegen: 2026-05-01
  Stap: Tekent
    Terug naar: #formulier
Kans: Eén formulier
  Voor: nummer, #weg
";

/// What a text means on its own.
pub(super) fn analysis(text: &str) -> Analysis {
    Analysis::new(Source::new("t.journey", text), &NoFiles)
}

/// The byte right after the first `word` of a text.
pub(super) fn after(text: &str, word: &str) -> usize {
    text.find(word).unwrap() + word.len()
}
