//! The words that the program puts on a map, in the four languages.

use super::Language;

/// The words of a map.
#[derive(Debug)]
pub struct MapWords {
    /// Before the journey's goal.
    pub goal: &'static str,
    /// Before the scope.
    pub scope: &'static str,
    /// Before the audience.
    pub audience: &'static str,
    /// Before the research.
    pub research: &'static str,
    /// Before the team.
    pub team: &'static str,
    /// Before the owner.
    pub owner: &'static str,
    /// Before the version.
    pub version: &'static str,
    /// Before the next meeting.
    pub follow_up: &'static str,
    /// The situation as it is.
    pub current: &'static str,
    /// The situation as it should be.
    pub desired: &'static str,
    /// Before a persona's goals.
    pub wants: &'static str,
    /// Before a persona's frustrations.
    pub runs_into: &'static str,
    /// Under the figure of the whole lead time.
    pub lead_time: &'static str,
    /// Under the figure of waiting.
    pub of_which_waiting: &'static str,
    /// Under the number of pain points: one, and several.
    pub pain_points: [&'static str; 2],
    /// Under the number of opportunities: one, and several.
    pub opportunities_found: [&'static str; 2],
    /// Lane of what is said of phases.
    pub phases: &'static str,
    /// Lane of steps.
    pub steps: &'static str,
    /// Lane of images.
    pub images: &'static str,
    /// Before a step's number and name, to say what an image belongs to.
    pub image_of_step: &'static str,
    /// Before a persona's name, to say whose photo it is.
    pub photo: &'static str,
    /// Lane of touchpoints.
    pub touchpoints: &'static str,
    /// In the lane of touchpoints where a step has none.
    pub no_touchpoint: &'static str,
    /// Lane of the emotion curve.
    pub emotion: &'static str,
    /// In the words for the curve, before its first level.
    pub curve_begins: &'static str,
    /// Before its lowest level.
    pub curve_lowest: &'static str,
    /// Before its highest level.
    pub curve_highest: &'static str,
    /// Before its last level.
    pub curve_ends: &'static str,
    /// The question beside the curve.
    pub emotion_question: &'static str,
    /// Lane of thoughts.
    pub thoughts: &'static str,
    /// Lane of quotes.
    pub quotes: &'static str,
    /// Lane of desired emotions.
    pub desired_emotion: &'static str,
    /// Lane of expectations.
    pub expectations: &'static str,
    /// Lane of positives.
    pub positives: &'static str,
    /// Lane of negatives.
    pub negatives: &'static str,
    /// Lane of questions.
    pub questions: &'static str,
    /// Lane of needs.
    pub needs: &'static str,
    /// Lane of opportunities.
    pub opportunities: &'static str,
    /// Lane of actions.
    pub actions: &'static str,
    /// Lane of what the organisation does.
    pub backstage: &'static str,
    /// Lane of barriers.
    pub barriers: &'static str,
    /// Lane of metrics.
    pub metrics: &'static str,
    /// Lane of insights.
    pub insights: &'static str,
    /// In the legend beside the star.
    pub key_moment: &'static str,
    /// In the legend: the dashed edge of what is assumed.
    pub assumed: &'static str,
    /// In the legend: what a dashed edge means.
    pub dashed: &'static str,
    /// In place of a name where a feeling is nobody's in particular.
    pub everyone: &'static str,
    /// Evidence: observed.
    pub observed: &'static str,
    /// Evidence: measured.
    pub measured: &'static str,
    /// In the legend: the numbers lead to the action plan.
    pub numbers_lead: &'static str,
    /// Before the condition of an optional step.
    pub optional: &'static str,
    /// Before how often a step repeats.
    pub repeats: &'static str,
    /// Before the step to which this one leads back.
    pub back_to: &'static str,
    /// Lane of what the header has no room for.
    pub about: &'static str,
    /// Before who acts.
    pub by: &'static str,
    /// Before a waiting time.
    pub waiting: &'static str,
    /// Before the target of a metric.
    pub target: &'static str,
    /// Before the source of a figure.
    pub source: &'static str,
    /// In place of a value that is not known yet.
    pub not_measured: &'static str,
    /// Before who else is needed for an action.
    pub with: &'static str,
    /// Before what an action changed.
    pub effect: &'static str,
    /// Before the journey that zooms in on a step.
    pub detail: &'static str,
    /// After the name of a phase that goes on from another sheet.
    pub continued: &'static str,
    /// What the kinds of sheet are called: map, phases, personas, templates, actions, insights.
    pub kinds: [&'static str; 6],
    /// The word for a sheet, before "1 / 2".
    pub sheet: &'static str,
    /// The first letters of the numbers of cards.
    pub prefixes: Prefixes,
    /// The corners of the square of effort and impact.
    pub square: Square,
}

/// What to do with the actions in a corner of the square of effort and impact, and with those outside of it.
#[derive(Debug)]
pub struct Square {
    /// Little effort, much impact.
    pub do_now: &'static str,
    /// Much effort, much impact.
    pub plan: &'static str,
    /// Little effort, little impact.
    pub if_time: &'static str,
    /// Much effort, little impact.
    pub rather_not: &'static str,
    /// Nobody said how much effort or how much impact.
    pub not_estimated: &'static str,
}

/// What stands before the number of a card of each kind that is numbered.
#[derive(Debug)]
pub struct Prefixes {
    /// Positive.
    pub positive: &'static str,
    /// Negative; a true minus sign.
    pub negative: &'static str,
    /// Question.
    pub question: &'static str,
    /// Need.
    pub need: &'static str,
    /// Opportunity.
    pub opportunity: &'static str,
    /// Action.
    pub action: &'static str,
    /// Barrier.
    pub barrier: &'static str,
    /// Metric.
    pub metric: &'static str,
    /// Insight.
    pub insight: &'static str,
}

impl Language {
    /// The words of a map in this language.
    #[must_use]
    pub const fn map_words(self) -> &'static MapWords {
        match self {
            Language::English => &ENGLISH,
            Language::Dutch => &DUTCH,
            Language::French => &FRENCH,
            Language::German => &GERMAN,
        }
    }
}

static ENGLISH: MapWords = MapWords {
    goal: "Goal",
    scope: "Scope",
    audience: "Audience",
    research: "Research",
    team: "Team",
    owner: "Owner",
    version: "Version",
    follow_up: "Next meeting",
    current: "current situation",
    desired: "desired situation",
    wants: "Wants",
    runs_into: "Runs into",
    lead_time: "lead time",
    of_which_waiting: "of which waiting",
    pain_points: ["pain point", "pain points"],
    opportunities_found: ["opportunity", "opportunities"],
    phases: "Phase",
    steps: "Steps",
    images: "Images",
    image_of_step: "Image of step",
    photo: "Photo",
    touchpoints: "Touchpoints",
    no_touchpoint: "no touchpoint",
    emotion: "Emotion",
    curve_begins: "begins at",
    curve_lowest: "lowest",
    curve_highest: "highest",
    curve_ends: "ends at",
    emotion_question: "how does it feel?",
    thoughts: "Thoughts",
    quotes: "Quotes",
    desired_emotion: "Desired emotion",
    expectations: "Expectations",
    positives: "Positives",
    negatives: "Negatives",
    questions: "Questions",
    needs: "Needs",
    opportunities: "Opportunities",
    actions: "Actions",
    backstage: "Backstage",
    barriers: "Barriers",
    metrics: "Metrics",
    insights: "Insights",
    key_moment: "key moment",
    assumed: "assumed",
    dashed: "dashed edge: assumed",
    everyone: "everyone",
    observed: "observed",
    measured: "measured",
    numbers_lead: "numbers lead to the action plan",
    optional: "if",
    repeats: "repeats",
    back_to: "back to",
    about: "About this journey",
    by: "by",
    waiting: "waiting",
    target: "target",
    source: "source",
    not_measured: "not measured yet",
    with: "with",
    effect: "effect",
    detail: "detail",
    continued: "continued",
    kinds: ["Map", "Phases", "Personas", "Templates", "Actions", "Insights"],
    sheet: "Sheet",
    prefixes: Prefixes {
        positive: "+",
        negative: "−",
        question: "Q",
        need: "N",
        opportunity: "O",
        action: "A",
        barrier: "B",
        metric: "M",
        insight: "I",
    },
    square: Square {
        do_now: "Do now",
        plan: "Plan",
        if_time: "If time is left",
        rather_not: "Rather not",
        not_estimated: "Not estimated yet",
    },
};

static DUTCH: MapWords = MapWords {
    goal: "Doel",
    scope: "Afbakening",
    audience: "Doelgroep",
    research: "Onderzoek",
    team: "Team",
    owner: "Eigenaar",
    version: "Versie",
    follow_up: "Opvolging",
    current: "huidige situatie",
    desired: "gewenste situatie",
    wants: "Wil",
    runs_into: "Loopt vast op",
    lead_time: "doorlooptijd",
    of_which_waiting: "waarvan wachten",
    pain_points: ["minpunt", "minpunten"],
    opportunities_found: ["kans", "kansen"],
    phases: "Fase",
    steps: "Stappen",
    images: "Beelden",
    image_of_step: "Beeld bij stap",
    photo: "Foto",
    touchpoints: "Contact",
    no_touchpoint: "geen contact",
    emotion: "Beleving",
    curve_begins: "begint op",
    curve_lowest: "laagst",
    curve_highest: "hoogst",
    curve_ends: "eindigt op",
    emotion_question: "hoe voelt het?",
    thoughts: "Gedachten",
    quotes: "Citaten",
    desired_emotion: "Gewenste emotie",
    expectations: "Verwachtingen",
    positives: "Pluspunten",
    negatives: "Minpunten",
    questions: "Vragen",
    needs: "Behoeften",
    opportunities: "Kansen",
    actions: "Acties",
    backstage: "Achter de schermen",
    barriers: "Grenzen",
    metrics: "Metingen",
    insights: "Inzichten",
    key_moment: "sleutelmoment",
    assumed: "aanname",
    dashed: "gestreepte rand: aanname",
    everyone: "iedereen",
    observed: "waargenomen",
    measured: "gemeten",
    numbers_lead: "nummers verwijzen naar het actieplan",
    optional: "als",
    repeats: "herhaalt",
    back_to: "terug naar",
    about: "Over deze reis",
    by: "door",
    waiting: "wachten",
    target: "doel",
    source: "bron",
    not_measured: "nog niet gemeten",
    with: "met",
    effect: "effect",
    detail: "detail",
    continued: "vervolg",
    kinds: ["Kaart", "Fasen", "Persona’s", "Sjablonen", "Acties", "Inzichten"],
    sheet: "Blad",
    prefixes: Prefixes {
        positive: "+",
        negative: "−",
        question: "V",
        need: "B",
        opportunity: "K",
        action: "A",
        barrier: "G",
        metric: "M",
        insight: "I",
    },
    square: Square {
        do_now: "Nu doen",
        plan: "Inplannen",
        if_time: "Als er tijd over is",
        rather_not: "Liever niet",
        not_estimated: "Nog niet ingeschat",
    },
};

static FRENCH: MapWords = MapWords {
    goal: "Objectif",
    scope: "Périmètre",
    audience: "Public cible",
    research: "Étude",
    team: "Équipe",
    owner: "Responsable",
    version: "Version",
    follow_up: "Suivi",
    current: "situation actuelle",
    desired: "situation souhaitée",
    wants: "Veut",
    runs_into: "Bute sur",
    lead_time: "durée totale",
    of_which_waiting: "dont attente",
    pain_points: ["point négatif", "points négatifs"],
    opportunities_found: ["opportunité", "opportunités"],
    phases: "Phase",
    steps: "Étapes",
    images: "Images",
    image_of_step: "Image de l’étape",
    photo: "Photo",
    touchpoints: "Contact",
    no_touchpoint: "aucun contact",
    emotion: "Ressenti",
    curve_begins: "commence à",
    curve_lowest: "au plus bas",
    curve_highest: "au plus haut",
    curve_ends: "finit à",
    emotion_question: "que ressent-on\u{a0}?",
    thoughts: "Pensées",
    quotes: "Citations",
    desired_emotion: "Émotion souhaitée",
    expectations: "Attentes",
    positives: "Points positifs",
    negatives: "Points négatifs",
    questions: "Questions",
    needs: "Besoins",
    opportunities: "Opportunités",
    actions: "Actions",
    backstage: "Coulisses",
    barriers: "Obstacles",
    metrics: "Mesures",
    insights: "Enseignements",
    key_moment: "moment clé",
    assumed: "supposé",
    dashed: "bord en pointillé\u{a0}: supposé",
    everyone: "tous",
    observed: "observé",
    measured: "mesuré",
    numbers_lead: "les numéros renvoient au plan d’action",
    optional: "si",
    repeats: "répétition",
    back_to: "retour à",
    about: "À propos",
    by: "par",
    waiting: "attente",
    target: "cible",
    source: "source",
    not_measured: "pas encore mesuré",
    with: "avec",
    effect: "effet",
    detail: "détail",
    continued: "suite",
    kinds: ["Carte", "Phases", "Personas", "Modèles", "Actions", "Enseignements"],
    sheet: "Feuille",
    prefixes: Prefixes {
        positive: "+",
        negative: "−",
        question: "Q",
        need: "B",
        opportunity: "O",
        action: "A",
        barrier: "L",
        metric: "M",
        insight: "E",
    },
    square: Square {
        do_now: "À faire maintenant",
        plan: "À planifier",
        if_time: "S’il reste du temps",
        rather_not: "Plutôt pas",
        not_estimated: "Pas encore estimées",
    },
};

static GERMAN: MapWords = MapWords {
    goal: "Ziel",
    scope: "Abgrenzung",
    audience: "Zielgruppe",
    research: "Untersuchung",
    team: "Team",
    owner: "Verantwortlich",
    version: "Version",
    follow_up: "Folgetermin",
    current: "Ist-Situation",
    desired: "Soll-Situation",
    wants: "Will",
    runs_into: "Stößt auf",
    lead_time: "Durchlaufzeit",
    of_which_waiting: "davon Warten",
    pain_points: ["Minuspunkt", "Minuspunkte"],
    opportunities_found: ["Chance", "Chancen"],
    phases: "Phase",
    steps: "Schritte",
    images: "Bilder",
    image_of_step: "Bild zu Schritt",
    photo: "Foto",
    touchpoints: "Kontakt",
    no_touchpoint: "kein Kontakt",
    emotion: "Gefühl",
    curve_begins: "beginnt bei",
    curve_lowest: "am tiefsten",
    curve_highest: "am höchsten",
    curve_ends: "endet bei",
    emotion_question: "wie fühlt es sich an?",
    thoughts: "Gedanken",
    quotes: "Zitate",
    desired_emotion: "Gewünschte Emotion",
    expectations: "Erwartungen",
    positives: "Pluspunkte",
    negatives: "Minuspunkte",
    questions: "Fragen",
    needs: "Bedürfnisse",
    opportunities: "Chancen",
    actions: "Maßnahmen",
    backstage: "Hinter den Kulissen",
    barriers: "Hürden",
    metrics: "Kennzahlen",
    insights: "Erkenntnisse",
    key_moment: "Schlüsselmoment",
    assumed: "angenommen",
    dashed: "gestrichelter Rand: angenommen",
    everyone: "alle",
    observed: "beobachtet",
    measured: "gemessen",
    numbers_lead: "Nummern führen zum Maßnahmenplan",
    optional: "wenn",
    repeats: "Wiederholung",
    back_to: "zurück zu",
    about: "Über diese Reise",
    by: "durch",
    waiting: "Warten",
    target: "Ziel",
    source: "Quelle",
    not_measured: "noch nicht gemessen",
    with: "mit",
    effect: "Ergebnis",
    detail: "Detail",
    continued: "Fortsetzung",
    kinds: ["Karte", "Phasen", "Personas", "Vorlagen", "Maßnahmen", "Erkenntnisse"],
    sheet: "Blatt",
    prefixes: Prefixes {
        positive: "+",
        negative: "−",
        question: "F",
        need: "B",
        opportunity: "C",
        action: "M",
        barrier: "H",
        metric: "K",
        insight: "E",
    },
    square: Square {
        do_now: "Jetzt tun",
        plan: "Einplanen",
        if_time: "Wenn Zeit bleibt",
        rather_not: "Eher nicht",
        not_estimated: "Noch nicht eingeschätzt",
    },
};
