//! Diagnostics in the types of the protocol.
//!
//! In: a text that is open, and the levels of its project. Out: its problems with their places, with the version of the text that
//! they are about; and those of the project's `journey.toml`, at that file.

use lsp_types::{
    CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    PublishDiagnosticsParams, Range, Uri,
};
use std::path::Path;

use super::hover::page_of;
use crate::assist::Analysis;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::lsp::client::Client;
use crate::lsp::positions::PositionEncoding;
use crate::lsp::session::{DocumentView, Session};
use crate::lsp::settings::{ProjectSettings, SettingsFile};
use crate::lsp::uris;
use crate::message::report;
use crate::source::{FileId, Source, Sources, Span};

/// The diagnostics to publish after a document changed.
pub(in crate::lsp) fn published(session: &mut Session, uri: &Uri) -> Vec<PublishDiagnosticsParams> {
    let (client, encoding, messages) = (session.client.clone(), session.encoding, session.messages);
    let general = session.general;
    let Some((document, analysis)) = session.documents.analysed(uri) else { return Vec::new() };
    document.is_told = true;
    let choices = document.path.as_deref().map(ProjectSettings::around).unwrap_or_default();
    let view = DocumentView { uri: uri.clone(), version: document.version, analysis, encoding, messages };
    let language = view.language(choices.messages);
    let mut walk = view.walk();
    let range = |found: &Diagnostic| walk.range(view.analysis.place_of(found));
    let found = problems(&view.analysis, &choices);
    let ranges: Vec<Range> = found.iter().map(range).collect();
    let published = found.iter().zip(ranges).map(|(found, range)| diagnostic(&view, found, range, (&client, language)));
    let diagnostics = published.collect();
    let mut published =
        vec![PublishDiagnosticsParams { uri: view.uri.clone(), diagnostics, version: Some(view.version) }];
    let general = messages.or(choices.messages).unwrap_or(general);
    published.extend(choices.file.and_then(|file| of_settings(&file, encoding, general)));
    published
}

/// Clears the diagnostics of a document.
pub(in crate::lsp) const fn none(uri: Uri) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri, diagnostics: Vec::new(), version: None }
}

/// The diagnostics of a document, with the levels of its project.
pub(in crate::lsp) fn problems(analysis: &Analysis, choices: &ProjectSettings) -> Vec<Diagnostic> {
    choices.levels.apply(analysis.diagnostics.clone())
}

/// A diagnostic in the types of the protocol.
pub(in crate::lsp) fn diagnostic(
    view: &DocumentView,
    found: &Diagnostic,
    range: Range,
    (client, language): (&Client, Language),
) -> lsp_types::Diagnostic {
    let analysis = &view.analysis;
    let is_elsewhere = found.span.file != FileId::default();
    let here = is_elsewhere.then(|| (found.span, report::elsewhere()));
    let related = here.iter().chain(&found.related).filter_map(|(span, words)| {
        let location = location(&view.uri, &analysis.sources, *span, view.encoding)?;
        Some(DiagnosticRelatedInformation { location, message: words.text(language) })
    });
    lsp_types::Diagnostic {
        code_description: page_of(found.code, language)
            .filter(|_| client.opens_codes)
            .map(|href| CodeDescription { href }),
        related_information: client.shows_related.then(|| related.collect::<Vec<_>>()).filter(|all| !all.is_empty()),
        ..plain(found, range, language)
    }
}

fn plain(found: &Diagnostic, range: Range, language: Language) -> lsp_types::Diagnostic {
    let message = match &found.help {
        Some(help) => format!("{}\n{}", found.message.text(language), help.text(language)),
        None => found.message.text(language),
    };
    lsp_types::Diagnostic {
        range,
        severity: Some(match found.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(found.code.name().to_owned())),
        source: Some("journey".to_owned()),
        message,
        ..lsp_types::Diagnostic::default()
    }
}

/// Where a span stands, in the text itself (`own`) or in another file.
pub(in crate::lsp) fn location(
    own: &Uri,
    sources: &Sources,
    span: Span,
    encoding: PositionEncoding,
) -> Option<Location> {
    let source: &Source = sources.get(span.file)?;
    let uri = if span.file == FileId::default() { own.clone() } else { uris::uri(Path::new(source.name()))? };
    Some(Location { uri, range: encoding.range(source, span) })
}

/// The diagnostics of a project's settings.
fn of_settings(
    file: &SettingsFile,
    encoding: PositionEncoding,
    language: Language,
) -> Option<PublishDiagnosticsParams> {
    let source = file.sources.get(FileId::default())?;
    let diagnostic = |found: &Diagnostic| plain(found, encoding.range(source, found.span), language);
    let diagnostics = file.diagnostics.iter().map(diagnostic).collect();
    Some(PublishDiagnosticsParams { uri: uris::uri(&file.path)?, diagnostics, version: None })
}
