//! Journeys that a machine makes up: every kind of entry wherever it may stand, in all languages, with texts
//! of all lengths and scripts.
//!
//! In: nothing but chance. Out: a [`Draft`] that shrinks well, and its text. What the laws say of its map is
//! not looked at here.

use std::fmt;

use journey::language::Language;
use journey::syntax::Keyword;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A made-up journey.
#[derive(Clone)]
pub struct Draft {
    language: Language,
    title: String,
    entries: Vec<Entry>,
    lanes: usize,
    personas: Vec<Vec<Entry>>,
    phases: Vec<Phase>,
}

#[derive(Clone, Debug)]
struct Phase {
    name: String,
    entries: Vec<Entry>,
    steps: Vec<(String, Vec<Entry>)>,
}

/// A line with those under it.
#[derive(Clone, Debug)]
struct Entry {
    /// Picks one of the kinds that may stand there; none is a feeling.
    kind: Option<Index>,
    value: Index,
    text: String,
    children: Vec<Entry>,
}

/// A text of 1 to 450 characters, most of them short.
fn text() -> impl Strategy<Value = String> {
    let words = prop_oneof![12 => 1..7_usize, 4 => 7..25_usize, 1 => 25..75_usize];
    let text = words.prop_flat_map(|count| vec(word(), count)).prop_map(|words| words.join(" "));
    text.prop_map(|text| text.chars().take(450).collect::<String>().trim().to_owned())
}

/// A word of any script, or what looks like one.
fn word() -> impl Strategy<Value = String> {
    const LATIN: [&str; 22] = [
        "de",
        "wachttijd",
        "is",
        "té",
        "lang",
        "vergunningsaanvraag",
        "the",
        "counter",
        "closes",
        "at",
        "16:30",
        "Geschäftsführung",
        "für",
        "naïve",
        "l’été",
        "où",
        "ça",
        "12",
        "€",
        "A/B",
        "e-mail",
        "straightforward",
    ];
    const ODD: [&str; 32] = [
        "https://www.stad.example/loket/vergunningen/aanvragen?stap=3&taal=nl#formulier",
        "申请建筑许可证需要等待很长时间",
        "等",
        "請問",
        "مرحبا",
        "بالعالم",
        "שלום",
        "עולם",
        "(שלום)",
        "👩🏽‍🔧",
        "🙂🙂🙂",
        "e\u{301}\u{323}\u{308}",
        "q\u{308}\u{323}x",
        "ver\u{ad}gun\u{ad}ning",
        "“aanhalen”",
        "«\u{a0}dit\u{a0}»",
        "\"x\"",
        "<b>",
        "&amp;",
        "*ster*",
        "_o_",
        "`code`",
        "[a](b)",
        "|",
        "\\n",
        "]]>",
        "ﷺ",
        "ไม่ทราบ",
        "№5",
        "½",
        "a\u{200d}b",
        "\u{1f1f3}\u{1f1f1}",
    ];
    prop_oneof![
        20 => select(&LATIN[..]).prop_map(str::to_owned),
        5 => select(&ODD[..]).prop_map(str::to_owned),
        2 => "[a-zéüß]{1,14}",
        1 => "[a-zA-Z]{20,80}",
        1 => "\\PC{1,6}",
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let parts = || (any::<Index>().prop_map(Some), any::<Index>(), text());
    let leaf = parts().prop_map(|(kind, value, text)| Entry { kind, value, text, children: Vec::new() });
    leaf.prop_recursive(3, 6, 2, move |inner| {
        (parts(), vec(inner, 0..3)).prop_map(|((kind, value, text), children)| Entry { kind, value, text, children })
    })
}

fn phase(steps: std::ops::Range<usize>, entries: std::ops::Range<usize>) -> impl Strategy<Value = Phase> {
    (text(), vec(entry(), 0..3), vec((text(), vec(entry(), entries)), steps)).prop_map(|(name, entries, steps)| Phase {
        name,
        entries,
        steps,
    })
}

/// A journey of a usual size, one with many steps, or one with a crowded step.
pub fn draft() -> impl Strategy<Value = Draft> {
    let phases = prop_oneof![
        8 => vec(phase(0..6, 0..6), 0..=12),
        1 => vec(phase(30..70, 0..2), 1..=3),
        2 => vec(phase(1..3, 0..60), 1..=3),
    ];
    let personas = prop_oneof![4 => vec(vec(entry(), 0..5), 0..4), 1 => vec(vec(entry(), 0..12), 4..9)];
    (select(&Language::ALL[..]), text(), vec(entry(), 0..8), 0..4_usize, personas, phases).prop_map(
        |(language, title, entries, lanes, personas, phases)| Draft {
            language,
            title,
            entries,
            lanes,
            personas,
            phases,
        },
    )
}

/// A journey of up to twelve steps, each with something said.
pub fn short() -> impl Strategy<Value = Draft> {
    let phases = vec(phase(1..4, 1..6), 1..=4);
    (select(&Language::ALL[..]), text(), vec(entry(), 0..4), phases).prop_map(|(language, title, entries, phases)| {
        Draft { language, title, entries, lanes: 1, personas: Vec::new(), phases }
    })
}

/// A journey of up to two hundred steps, some of them crowded.
pub fn large() -> impl Strategy<Value = Draft> {
    let phases = prop_oneof![
        3 => vec(phase(1..20, 0..3), 8..=10),
        1 => vec(phase(60..100, 0..2), 1..=2),
        1 => vec(phase(1..4, 0..60), 4..=8),
    ];
    (select(&Language::ALL[..]), text(), vec(entry(), 0..8), vec(vec(entry(), 0..8), 0..6), phases).prop_map(
        |(language, title, entries, personas, phases)| Draft { language, title, entries, lanes: 2, personas, phases },
    )
}

/// A journey of up to thirty steps that is full of feelings, of up to six people.
pub fn felt() -> impl Strategy<Value = Draft> {
    let words =
        || vec(word(), 1..6).prop_map(|words| words.join(" ").chars().take(60).collect::<String>().trim().to_owned());
    let feeling = move || {
        (any::<Index>(), words()).prop_map(|(value, text)| Entry { kind: None, value, text, children: Vec::new() })
    };
    let steps =
        prop_oneof![4 => vec((words(), vec(feeling(), 0..4)), 0..6), 1 => vec((words(), vec(feeling(), 4..14)), 1..4)];
    let phase =
        (words(), vec(feeling(), 0..3), steps).prop_map(|(name, entries, steps)| Phase { name, entries, steps });
    (select(&Language::ALL[..]), words(), 0..7_usize, vec(phase, 1..6)).prop_map(
        |(language, title, personas, phases)| Draft {
            language,
            title,
            entries: Vec::new(),
            lanes: 0,
            personas: vec![Vec::new(); personas],
            phases,
        },
    )
}

/// A short journey with texts of up to four thousand letters.
pub fn lengthy() -> impl Strategy<Value = Draft> {
    let length = prop_oneof![2 => 1..300_usize, 1 => 300..2500_usize, 1 => 2500..4000_usize];
    let long = move || {
        (vec(word(), 700), length.clone()).prop_map(|(words, length)| words.join(" ").chars().take(length).collect())
    };
    let long =
        move || long().prop_map(|text: String| text.trim().to_owned()).prop_filter("no text", |text| !text.is_empty());
    let entry = move || {
        let parts = (any::<Index>(), any::<Index>(), long());
        parts.prop_map(|(kind, value, text)| Entry { kind: Some(kind), value, text, children: Vec::new() })
    };
    let phase = (text(), vec(entry(), 0..3), vec((text(), vec(entry(), 0..3)), 0..4))
        .prop_map(|(name, entries, steps)| Phase { name, entries, steps });
    (select(&Language::ALL[..]), text(), vec(entry(), 0..4), vec(vec(entry(), 0..4), 0..3), vec(phase, 0..3)).prop_map(
        |(language, title, entries, personas, phases)| Draft { language, title, entries, lanes: 1, personas, phases },
    )
}

/// Kinds with a place of their own in a draft, and those that only name files.
const APART: [Keyword; 7] =
    [Keyword::Journey, Keyword::Language, Keyword::Lane, Keyword::Persona, Keyword::Phase, Keyword::Step, Keyword::Use];

impl Draft {
    fn word(&self, keyword: Keyword) -> &'static str {
        keyword.word(self.language)
    }

    fn line(&self, entry: &Entry, holder: Option<Keyword>, indent: usize, lines: &mut Vec<String>) {
        let kinds: Vec<Keyword> =
            Keyword::ALL.iter().copied().filter(|kind| kind.may_stand_in(holder) && !APART.contains(kind)).collect();
        let own = if matches!(holder, Some(Keyword::Step | Keyword::Phase)) { self.lanes } else { 0 };
        let feeling = kinds.iter().position(|kind| *kind == Keyword::Emotion).unwrap_or_default();
        let pick = entry.kind.map_or(feeling, |pick| pick.index(kinds.len() + own));
        let blanks = " ".repeat(indent);
        let Some(kind) = kinds.get(pick) else {
            lines.push(format!("{blanks}{}: {}", lane(pick - kinds.len()), entry.text));
            return;
        };
        lines.push(format!("{blanks}{}: {}", self.word(*kind), self.value(*kind, entry)));
        if kind.is_container() {
            self.under(&entry.children, Some(*kind), indent + 2, lines);
        }
    }

    fn under(&self, entries: &[Entry], holder: Option<Keyword>, indent: usize, lines: &mut Vec<String>) {
        for entry in entries {
            self.line(entry, holder, indent, lines);
        }
    }

    /// The text of an entry whose kind asks for a certain form; now and then it has another one.
    fn value(&self, kind: Keyword, entry: &Entry) -> String {
        let text = &entry.text;
        let pick = |values: &[&str]| values[entry.value.index(values.len())].replace('…', text);
        let who = || {
            if self.personas.is_empty() {
                String::new()
            } else {
                format!(" ({})", name(entry.value.index(self.personas.len())))
            }
        };
        match kind {
            Keyword::Duration | Keyword::Waiting => {
                pick(&["2 weeks", "3-5 days", "½ uur", "1 mois", "10 Minuten", "…"])
            }
            Keyword::Emotion => pick(&["-2 …", "+1", "0 …", "1,5 …", "2", "-1 …", "…"]) + &who(),
            Keyword::Due => pick(&["2026-05-01", "2026-12-31"]),
            Keyword::FollowUp => pick(&["2026-05-01", "2026-12-31 …"]),
            Keyword::Version => pick(&["2026-05-01", "…"]),
            Keyword::Status => pick(&["new", "planned", "doing", "done", "dropped"]),
            Keyword::Effort | Keyword::Impact => pick(&["small", "medium", "large"]),
            Keyword::Reach => pick(&["self", "together", "outside"]),
            Keyword::Evidence => pick(&["assumed", "observed", "measured"]),
            Keyword::Situation => pick(&["current", "desired"]),
            Keyword::Metric => pick(&["… = 38 %", "… = 1,5 weken van de …", "…"]),
            Keyword::Target => pick(&["15 %", "1 …"]),
            Keyword::Image | Keyword::Photo => pick(&FILES),
            Keyword::BackTo | Keyword::For => pick(&["#s0", "#s1", "#s7"]),
            _ => text.clone(),
        }
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("{}: {}", self.word(Keyword::Journey), self.title)];
        lines.extend((0..self.lanes).map(|at| format!("{}: {}", self.word(Keyword::Lane), lane(at))));
        self.under(&self.entries, None, 0, &mut lines);
        for (at, entries) in self.personas.iter().enumerate() {
            lines.push(format!("{}: {}", self.word(Keyword::Persona), name(at)));
            self.under(entries, Some(Keyword::Persona), 2, &mut lines);
        }
        let mut step = 0;
        for phase in &self.phases {
            lines.push(format!("{}: {}", self.word(Keyword::Phase), phase.name));
            self.under(&phase.entries, Some(Keyword::Phase), 2, &mut lines);
            for (name, entries) in &phase.steps {
                lines.push(format!("  {}: {name} #s{step}", self.word(Keyword::Step)));
                self.under(entries, Some(Keyword::Step), 4, &mut lines);
                step += 1;
            }
        }
        lines
    }
}

/// Pictures of all proportions, one that is damaged, and what no file is called.
const FILES: [&str; 7] = ["wide.png", "high.png", "square.jpg", "face.jpg", "dot.png", "broken.jpg", "…"];

fn lane(at: usize) -> String {
    ["Sicherheitsvorkehrungen", "Eigen rij", "IT & data"][at % 3].to_owned()
}

fn name(at: usize) -> String {
    format!("{} {at}", ["Sara", "Şükrü von Ömerbach-Öztürk", "李", "Ali"][at % 4])
}

/// The text of the journey.
impl fmt::Display for Draft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines().iter().try_for_each(|line| writeln!(formatter, "{line}"))
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
