//! A cache of what was rendered from a text without errors.
//!
//! In: a journey, its layout options, a kind of sheet. Out: its sheets and its plan, rendered on first use.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::export;
use crate::language::Language;
use crate::layout::{self, Options};
use crate::model::Journey;
use crate::preview::draw::{self, DrawnSheets};
use crate::preview::store::ViewStore;
use crate::preview::{Snapshot, markdown};
use crate::scene::SheetKind;
use crate::source::Sources;
use crate::text::{Family, SystemFonts, Typesetter};

/// Typesetters cache every text they shape; they are dropped after this many versions of journeys.
const CACHE_LIMIT: usize = 2000;

/// Typesetters, kept between versions of a journey.
pub struct TypesetterCache<'d> {
    system: &'d dyn SystemFonts,
    /// By language and version of the settings.
    typesetters: BTreeMap<(Language, u64), Typesetter<'d>>,
    texts: usize,
}

impl<'d> TypesetterCache<'d> {
    /// An empty cache; `system` finds fonts for what the bundled ones lack.
    pub fn new(system: &'d dyn SystemFonts) -> TypesetterCache<'d> {
        TypesetterCache { system, typesetters: BTreeMap::new(), texts: 0 }
    }

    /// Drops typesetters of old settings, or all when there are too many texts.
    pub fn evict_stale(&mut self, snapshot: &Snapshot) {
        self.texts += 1;
        let changed =
            self.typesetters.keys().any(|(_, settings_version)| *settings_version != snapshot.settings_version);
        if changed || self.texts > CACHE_LIMIT {
            self.typesetters.clear();
            self.texts = 0;
        }
    }

    fn typesetter(&mut self, language: Language, settings_version: u64, family: &Family) -> &Typesetter<'d> {
        let system = self.system;
        let new = || Typesetter::in_family(language, family, system);
        self.typesetters.entry((language, settings_version)).or_insert_with(new)
    }
}

/// The sheets and the plan of a journey, each rendered once.
pub struct RenderCache {
    pub journey: Journey,
    /// The text, and those of the files that it uses.
    pub sources: Arc<Sources>,
    options: Options,
    family: Family,
    settings_version: u64,
    sheets: BTreeMap<SheetKind, DrawnSheets>,
    plan: Option<Arc<str>>,
    found: Option<Vec<Diagnostic>>,
}

impl RenderCache {
    /// Nothing rendered yet; the journey has no errors.
    pub fn new(journey: Journey, snapshot: &Snapshot) -> RenderCache {
        RenderCache {
            journey,
            sources: Arc::clone(&snapshot.sources),
            options: snapshot.options.clone(),
            family: snapshot.family.clone(),
            settings_version: snapshot.settings_version,
            sheets: BTreeMap::new(),
            plan: None,
            found: None,
        }
    }

    /// The sheets of a kind, or why there are none.
    pub fn sheets(&mut self, kind: SheetKind, cache: &mut TypesetterCache, store: &ViewStore) -> DrawnSheets {
        if let Some(known) = self.sheets.get(&kind) {
            return known.clone();
        }
        let typesetter = cache.typesetter(self.journey.language, self.settings_version, &self.family);
        // A sheet whose fonts cannot be embedded stays empty; `journey build` reports why.
        let made = draw::sheets(&self.journey, kind, typesetter, &self.options, store).unwrap_or_default();
        self.sheets.insert(kind, made.clone());
        made
    }

    /// The plan as HTML.
    pub fn plan(&mut self) -> Arc<str> {
        let journey = &self.journey;
        let made = || markdown::html(&export::plan(journey), 1).into();
        Arc::clone(self.plan.get_or_insert_with(made))
    }

    /// The diagnostics of layout: characters that no font has.
    pub fn found(&mut self, cache: &mut TypesetterCache) -> Vec<Diagnostic> {
        if let Some(known) = &self.found {
            return known.clone();
        }
        let typesetter = cache.typesetter(self.journey.language, self.settings_version, &self.family);
        let found = layout::coverage(&self.journey, typesetter);
        self.found = Some(found.clone());
        found
    }
}
