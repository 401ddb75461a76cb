//! The colours for Kate and other editors of KDE.
//!
//! In: the words with their styles, and the signs. Out: a file for its highlighter, which also tells Kate that a file is a
//! journey.

use std::fmt::Write;

use super::sign_characters;
use super::styles::{Style, signs, words};
use super::words::any_of;

const HEAD: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<!-- Made from grammar/languages by tests/grammar.rs; change that, and run `cargo test`. -->
<!DOCTYPE language>
<language name="Journey" section="Other" extensions="*.journey" version="1" kateversion="5.0" license="MIT">
  <highlighting>
    <contexts>
      <context name="Line" attribute="Text" lineEndContext="#stay">
        <RegExpr attribute="Comment" context="#stay" String="^\s*#(?=#|\s|$).*" column="0"/>
        <RegExpr attribute="Bar" context="Text" String="^\s*[|｜]" column="0"/>
"##;

const TAIL: &str = r##"        <RegExpr attribute="Own" context="Text" String="^\s*[^\s:：][^:：]*[:：]" column="0"/>
      </context>
      <context name="Text" attribute="Text" lineEndContext="#pop">
        <RegExpr attribute="Date" context="#stay" String="\b\d{4}-\d{2}-\d{2}\b"/>
        <IncludeRules context="Labels"/>
      </context>
      <context name="Name" attribute="Name" lineEndContext="#pop">
        <IncludeRules context="Labels"/>
      </context>
      <context name="Feeling" attribute="Text" lineEndContext="#pop">
        <RegExpr attribute="Level" context="Text" String="\s*[+−-]?\d+(?:[.,]\d+)?(?=[\s(:,;.!?–—-]|$)"/>
        <RegExpr attribute="Text" context="Text" String="\S"/>
      </context>
      <context name="Value" attribute="Value" lineEndContext="#pop"/>
      <context name="Note" attribute="Comment" lineEndContext="#pop"/>
      <context name="References" attribute="Text" lineEndContext="#pop">
        <RegExpr attribute="Label" context="#stay" String="[^\s,;]+"/>
      </context>
      <context name="Labels" attribute="Text" lineEndContext="#pop">
        <RegExpr attribute="Label" context="#stay" String="(?&lt;=\s)#(?=[\d_-]*[^\W\d_])[\w-]+[,;]?(?=\s*$|\s+#)"/>
      </context>
    </contexts>
    <itemDatas>
      <itemData name="Frame" defStyleNum="dsControlFlow"/>
      <itemData name="Entry" defStyleNum="dsKeyword"/>
      <itemData name="Own" defStyleNum="dsAttribute"/>
      <itemData name="Positive" defStyleNum="dsInformation"/>
      <itemData name="Negative" defStyleNum="dsAlert"/>
      <itemData name="Question" defStyleNum="dsAnnotation"/>
      <itemData name="KeyMoment" defStyleNum="dsWarning"/>
      <itemData name="Bar" defStyleNum="dsOperator"/>
      <itemData name="Name" defStyleNum="dsFunction"/>
      <itemData name="Text" defStyleNum="dsNormal" spellChecking="true"/>
      <itemData name="Level" defStyleNum="dsDecVal"/>
      <itemData name="Date" defStyleNum="dsDecVal"/>
      <itemData name="Value" defStyleNum="dsConstant"/>
      <itemData name="Label" defStyleNum="dsVariable"/>
      <itemData name="Comment" defStyleNum="dsComment"/>
    </itemDatas>
  </highlighting>
  <general>
    <comments><comment name="singleLine" start="#"/></comments>
    <folding indentationsensitive="true"/>
    <keywords casesensitive="0"/>
  </general>
</language>
"##;

/// The file.
pub fn highlighting() -> String {
    let mut file = HEAD.to_owned();
    for (style, sign) in signs() {
        let pattern = format!(r"^\s*[{}]{{1,2}}(?=\s|$|[^\W\d_]|[&quot;“„«‘(¿¡])", sign_characters(sign));
        rule(&mut file, item(style), "Text", &pattern);
    }
    for (styles, words) in words() {
        let (item, context) = match styles.as_slice() {
            [style] => (item(*style), context(*style)),
            _ => ("Entry", "Text"),
        };
        rule(&mut file, item, context, &format!(r"^\s*(?i:{})\s*[:：]", any_of(words)));
    }
    file + TAIL
}

fn rule(file: &mut String, item: &str, context: &str, pattern: &str) {
    writeln!(file, r#"        <RegExpr attribute="{item}" context="{context}" String="{pattern}" column="0"/>"#)
        .expect("a string");
}

const fn item(style: Style) -> &'static str {
    match style {
        Style::Section | Style::Persona | Style::Lane => "Frame",
        Style::Positive => "Positive",
        Style::Negative => "Negative",
        Style::Question => "Question",
        Style::KeyMoment => "KeyMoment",
        _ => "Entry",
    }
}

const fn context(style: Style) -> &'static str {
    match style {
        Style::Section | Style::Persona | Style::Lane => "Name",
        Style::Emotion => "Feeling",
        Style::Value(_) | Style::Language => "Value",
        Style::Reference => "References",
        Style::Note => "Note",
        _ => "Text",
    }
}
