//! The table of diagnostics: one row a mistake.
//!
//! A code is stable: it never changes its name or meaning, and a retired one is never used again.
//! Each row has a page `docs/diagnostics/CODE.md` that `journey explain CODE` prints, with a bad and a
//! good example that the tests compile; `docs/diagnostics/TAG` holds the pages of another language.

use super::Severity;
use crate::language::Language;

// `TRANSLATED`: the pages that are not in English.
include!(concat!(env!("OUT_DIR"), "/pages.rs"));

macro_rules! codes {
    ($($severity:ident $variant:ident $name:literal;)*) => {
        /// A kind of mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`; its page is `docs/diagnostics/", $name, ".md`.")] $variant,)*
        }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The name that users see and type.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// How bad it is unless the user says otherwise.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            const fn english_page(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("../../docs/diagnostics/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    // The lines and their outline.
    Error MissingJourney "missing-journey";
    Error SecondJourney "second-journey";
    Error UnknownKeyword "unknown-keyword";
    Error NotAnEntry "not-an-entry";
    Error MisplacedEntry "misplaced-entry";
    Error EmptyText "empty-text";
    Error StrayContinuation "stray-continuation";
    Warning OutlineContradiction "outline-contradiction";
    Warning ControlCharacter "control-character";
    Error OverLimit "over-limit";
    // The values inside of a line.
    Error RepeatedEntry "repeated-entry";
    Warning UnknownLanguage "unknown-language";
    Warning UnknownSituation "unknown-situation";
    Error EmotionOutOfRange "emotion-out-of-range";
    Error UnreadableDate "unreadable-date";
    Warning UnreadableDuration "unreadable-duration";
    Warning UnreadableNumber "unreadable-number";
    Warning UnknownStatus "unknown-status";
    Warning UnknownLevel "unknown-level";
    Warning UnknownReach "unknown-reach";
    Warning UnknownEvidence "unknown-evidence";
    Warning WaitingOverDuration "waiting-over-duration";
    Warning LongText "long-text";
    // Names.
    Error DuplicateLabel "duplicate-label";
    Error UnknownLabel "unknown-label";
    Error WrongTarget "wrong-target";
    Error DuplicatePersona "duplicate-persona";
    Warning UnknownPersona "unknown-persona";
    Error AmbiguousPersona "ambiguous-persona";
    Error DuplicateLane "duplicate-lane";
    // Other files.
    Error FileNotFound "file-not-found";
    Error FileUnreadable "file-unreadable";
    Error NotText "not-text";
    Warning NotUtf8 "not-utf8";
    Error OutsideProject "outside-project";
    Error IncludeCycle "include-cycle";
    Warning UnreadableData "unreadable-data";
    Warning NothingToUse "nothing-to-use";
    Warning UnreadablePicture "unreadable-picture";
    // What is said of other findings.
    Warning UnusedWaiver "unused-waiver";
    // The method.
    Warning NoGoal "no-goal";
    Warning NoScope "no-scope";
    Warning NoResearch "no-research";
    Warning NoPersona "no-persona";
    Warning NoTouchpoint "no-touchpoint";
    Warning NoEmotion "no-emotion";
    Warning UnansweredNegative "unanswered-negative";
    Warning NeedWithoutOpportunity "need-without-opportunity";
    Warning OpportunityWithoutAction "opportunity-without-action";
    Warning ActionWithoutOwner "action-without-owner";
    Warning ActionWithoutDue "action-without-due";
    Warning NoKeyMoment "no-key-moment";
    Warning TooManyKeyMoments "too-many-key-moments";
    Warning TooManySteps "too-many-steps";
    // The sheet.
    Warning MissingGlyph "missing-glyph";
    // What a repository keeps.
    Error UnusualForm "unusual-form";
    Error MissingResult "missing-result";
    Error OutdatedResult "outdated-result";
    Error LeftOverResult "left-over-result";
    // The settings of a project.
    Error BrokenSettings "broken-settings";
    Error UnknownSetting "unknown-setting";
    Error BadSetting "bad-setting";
    Warning FaintColour "faint-colour";
    Warning DoubtfulLane "doubtful-lane";
    Warning RestrictedFont "restricted-font";
}

impl Code {
    /// The code with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// The page that explains it in a language, in Markdown; the English one while there is no other.
    #[must_use]
    pub fn page(self, language: Language) -> &'static str {
        let is_it = |(of, name, _): &&(Language, &str, &str)| *of == language && *name == self.name();
        TRANSLATED.iter().find(is_it).map_or_else(|| self.english_page(), |(.., page)| page)
    }

    /// The first sentence of what its page says that it means, under the first heading.
    #[must_use]
    pub fn gist(self, language: Language) -> String {
        let section = self.page(language).split("\n## ").nth(1).unwrap_or_default();
        let meaning = section.split_once('\n').unwrap_or_default().1.trim_start();
        let paragraph =
            meaning.split("\n\n").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        paragraph.split_inclusive(". ").next().unwrap_or_default().trim_end().to_owned()
    }
}
