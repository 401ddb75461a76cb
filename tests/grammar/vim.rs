//! The colours for Vim and Neovim.
//!
//! In: the words with their styles, and the signs. Out: a syntax file. What stands in the text of an entry is seen by its form
//! alone; a language server knows more.

use std::fmt::Write;

use super::sign_characters;
use super::styles::{Style, signs, words};
use super::words::{Dialect, any_in};

const HEAD: &str = r#"" Journeys. Made from grammar/languages by tests/grammar.rs; change that, and run `cargo test`.
if exists("b:current_syntax")
  finish
endif

syntax match journeyLabel /\v\s\zs#[0-9\-]*\K%(\k|-)*[,;]?\ze%(\s*$|\s+#)/ contained
syntax match journeyLevel /\v%([:：]\s*)@<=[-+−]?\d+%([.,]\d+)?>/ contained
syntax match journeyDate /\v<\d{4}-\d{2}-\d{2}>/ contained
syntax match journeyReference /\v[^[:space:],;:]+/ contained
syntax match journeyOwn /\v^\s*[^:：]+[:：]/ nextgroup=journeyText
"#;

const TAIL: &str = r#"syntax match journeyBar /\v^\s*[|｜]/ nextgroup=journeyText
syntax match journeyComment /\v^\s*#%(#|\s|$).*/
syntax match journeyText /.*/ contained contains=journeyLabel,journeyDate
syntax match journeyName /.*/ contained contains=journeyLabel
syntax match journeyFeeling /.*/ contained contains=journeyLevel
syntax match journeyValue /.*/ contained
syntax match journeyNote /.*/ contained
syntax match journeyReferences /.*/ contained contains=journeyReference

highlight default link journeyFrame Keyword
highlight default link journeyEntry Statement
highlight default link journeyOwn Identifier
highlight default link journeyPositive DiffAdd
highlight default link journeyNegative DiffDelete
highlight default link journeyQuestion DiffChange
highlight default link journeyKeyMoment Special
highlight default link journeyBar Delimiter
highlight default link journeyName Title
highlight default link journeyText String
highlight default link journeyFeeling String
highlight default link journeyLevel Number
highlight default link journeyDate Number
highlight default link journeyValue Constant
highlight default link journeyLabel Tag
highlight default link journeyReference Identifier
highlight default link journeyNote Comment
highlight default link journeyComment Comment

let b:current_syntax = "journey"
"#;

/// The syntax file.
pub fn syntax() -> String {
    let mut file = HEAD.to_owned();
    for (styles, words) in words() {
        let words = any_in(Dialect::Vim, words);
        let (group, next) = match styles.as_slice() {
            [style] => (group(*style), text(*style)),
            _ => ("journeyEntry", "journeyText"),
        };
        writeln!(file, r"syntax match {group} /\v\c^\s*%({words})\s*[:：]/ nextgroup={next}").expect("a string");
    }
    for (style, sign) in signs() {
        let signs = sign_characters(sign);
        writeln!(
            file,
            r#"syntax match {} /\v^\s*[{signs}]{{1,2}}%(\s|$|\K|["“„«‘(¿¡])@=/ nextgroup=journeyText"#,
            group(style)
        )
        .expect("a string");
    }
    file + TAIL
}

const fn group(style: Style) -> &'static str {
    match style {
        Style::Section | Style::Persona | Style::Lane => "journeyFrame",
        Style::Positive => "journeyPositive",
        Style::Negative => "journeyNegative",
        Style::Question => "journeyQuestion",
        Style::KeyMoment => "journeyKeyMoment",
        _ => "journeyEntry",
    }
}

const fn text(style: Style) -> &'static str {
    match style {
        Style::Section | Style::Persona | Style::Lane => "journeyName",
        Style::Emotion => "journeyFeeling",
        Style::Value(_) | Style::Language => "journeyValue",
        Style::Reference => "journeyReferences",
        Style::Note => "journeyNote",
        _ => "journeyText",
    }
}
