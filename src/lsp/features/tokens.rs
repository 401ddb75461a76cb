//! What each piece of the text is, for colours.

use lsp_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensLegend,
    SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult,
};

use crate::assist::tokens::{Token, TokenKind, tokens};
use crate::lsp::session::{DocumentView, RequestResult, Session};

/// The numbers that stand for kinds of token, in the order of [`TokenKind::ALL`].
pub(in crate::lsp) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TokenKind::ALL.map(token_type).to_vec(),
        token_modifiers: vec![SemanticTokenModifier::DECLARATION],
    }
}

const fn token_type(kind: TokenKind) -> SemanticTokenType {
    match kind {
        TokenKind::Comment => SemanticTokenType::COMMENT,
        TokenKind::Keyword => SemanticTokenType::KEYWORD,
        TokenKind::Bar => SemanticTokenType::OPERATOR,
        TokenKind::Name => SemanticTokenType::CLASS,
        TokenKind::Persona => SemanticTokenType::TYPE,
        TokenKind::Label => SemanticTokenType::VARIABLE,
        TokenKind::Value => SemanticTokenType::ENUM_MEMBER,
        TokenKind::Number => SemanticTokenType::NUMBER,
        TokenKind::Quoted => SemanticTokenType::STRING,
    }
}

/// The tokens of a whole text.
pub(in crate::lsp) fn full(
    session: &mut Session,
    params: &SemanticTokensParams,
) -> RequestResult<Option<SemanticTokensResult>> {
    let view = session.view(&params.text_document.uri)?;
    Ok(Some(SemanticTokensResult::Tokens(encoded(&view, &tokens(&view.analysis)))))
}

/// The tokens that a range touches.
pub(in crate::lsp) fn range(
    session: &mut Session,
    params: &SemanticTokensRangeParams,
) -> RequestResult<Option<SemanticTokensRangeResult>> {
    let view = session.view(&params.text_document.uri)?;
    let (start, end) = (view.offset(params.range.start), view.offset(params.range.end));
    let mut found = tokens(&view.analysis);
    found.retain(|token| token.end > start && token.start < end);
    Ok(Some(SemanticTokensRangeResult::Tokens(encoded(&view, &found))))
}

/// A token line by line, as the protocol counts lines, each with the byte where it begins.
fn pieces<'a>(text: &'a str, token: &'a Token) -> impl Iterator<Item = (&'a Token, usize, &'a str)> {
    let whole = text.get(token.start..token.end).unwrap_or_default();
    let mut next = token.start;
    whole.split_inclusive(['\r', '\n']).filter_map(move |piece| {
        let start = next;
        next += piece.len();
        let piece = piece.trim_end_matches(['\r', '\n']);
        (!piece.is_empty()).then_some((token, start, piece))
    })
}

/// Each token by its distance from the one before.
fn encoded(view: &DocumentView, tokens: &[Token]) -> SemanticTokens {
    let source = view.analysis.source();
    let mut walk = view.walk();
    let (mut line, mut column) = (0, 0);
    let mut data = Vec::with_capacity(tokens.len());
    for (token, start, piece) in tokens.iter().flat_map(|token| pieces(source.text(), token)) {
        let place = walk.position(start);
        data.push(SemanticToken {
            delta_line: place.line - line,
            delta_start: if place.line == line { place.character - column } else { place.character },
            length: view.encoding.length(piece),
            token_type: TokenKind::ALL
                .iter()
                .zip(0..)
                .find(|(kind, _)| **kind == token.kind)
                .map_or(0, |(_, number)| number),
            token_modifiers_bitset: u32::from(token.is_definition),
        });
        (line, column) = (place.line, place.character);
    }
    SemanticTokens { result_id: None, data }
}
