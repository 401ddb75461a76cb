//! The words that the program puts in an action plan, in the four languages. What the map says too
//! (lanes, header, legend) comes from the words of a map, so that both say it alike.

use super::Language;

/// The words of an action plan.
#[derive(Debug)]
pub struct PlanWords {
    /// Before the journey's title.
    pub plan: &'static str,
    /// Before the situation.
    pub situation: &'static str,
    /// Heading of the figures.
    pub figures: &'static str,
    /// Beside the number of actions that are done.
    pub of_which_done: &'static str,
    /// Where the journey has no actions at all.
    pub no_actions: &'static str,
    /// Headings of the groups of actions, by who can decide them.
    pub reach: ReachWords,
    /// Heads of the columns of tables, and labels of the same facts in lists.
    pub columns: Columns,
    /// In place of something that still has to be agreed on.
    pub to_decide: &'static str,
    /// How far an action is.
    pub status: StatusWords,
    /// How much effort or impact.
    pub level: LevelWords,
    /// Heading of what the actions brought.
    pub effects: &'static str,
    /// Heading of the links that are missing in the chain from negative to action.
    pub work_left: &'static str,
    /// Heading of negatives that nothing answers.
    pub unanswered_negatives: &'static str,
    /// Heading of needs without an opportunity.
    pub needs_left: &'static str,
    /// Heading of opportunities without an action.
    pub opportunities_left: &'static str,
    /// Heading of the positives.
    pub keep: &'static str,
    /// Heading of the key moments.
    pub key_moments: &'static str,
    /// Heading of the barriers.
    pub in_the_way: &'static str,
    /// Heading of the insights.
    pub learnt: &'static str,
    /// Heading of the text alternative.
    pub whole_journey: &'static str,
    /// Heading of what was said about the journey as a whole.
    pub as_a_whole: &'static str,
    /// What one thing of each kind is called.
    pub one: One,
}

/// The groups of actions by who can decide them.
#[derive(Debug)]
pub struct ReachWords {
    /// We ourselves.
    pub ourselves: &'static str,
    /// We, with others.
    pub together: &'static str,
    /// Others alone.
    pub outside: &'static str,
    /// Not said.
    pub undecided: &'static str,
}

/// Heads of columns.
#[derive(Debug)]
pub struct Columns {
    /// The number of a card.
    pub number: &'static str,
    /// By when.
    pub due: &'static str,
    /// How far.
    pub status: &'static str,
    /// How much work.
    pub effort: &'static str,
    /// How much it brings.
    pub impact: &'static str,
    /// Who can decide it.
    pub reach: &'static str,
    /// The cards that an action comes from.
    pub origin: &'static str,
    /// What was measured.
    pub value: &'static str,
    /// What it should be.
    pub target: &'static str,
    /// Where a figure comes from.
    pub source: &'static str,
    /// The data file of a figure.
    pub data: &'static str,
    /// The moment of a figure.
    pub moment: &'static str,
}

/// How far an action is.
#[derive(Debug)]
pub struct StatusWords {
    /// Said, no more.
    pub new: &'static str,
    /// Decided.
    pub planned: &'static str,
    /// Under way.
    pub doing: &'static str,
    /// Finished.
    pub done: &'static str,
    /// Given up.
    pub dropped: &'static str,
}

/// How much.
#[derive(Debug)]
pub struct LevelWords {
    /// Little.
    pub small: &'static str,
    /// Some.
    pub medium: &'static str,
    /// Much.
    pub large: &'static str,
}

/// What one thing of each kind is called.
#[derive(Debug)]
pub struct One {
    /// A persona.
    pub persona: &'static str,
    /// A persona's role.
    pub role: &'static str,
    /// A persona's age.
    pub age: &'static str,
    /// A persona's portrait.
    pub photo: &'static str,
    /// A description.
    pub about: &'static str,
    /// A phase.
    pub phase: &'static str,
    /// A step.
    pub step: &'static str,
    /// A date or a moment in words.
    pub when: &'static str,
    /// How long.
    pub duration: &'static str,
    /// Waiting.
    pub waiting: &'static str,
    /// A condition.
    pub condition: &'static str,
    /// A touchpoint.
    pub touchpoint: &'static str,
    /// How it feels.
    pub emotion: &'static str,
    /// A moment that decides.
    pub key_moment: &'static str,
    /// Who acts.
    pub by: &'static str,
    /// A picture.
    pub image: &'static str,
    /// The journey that zooms in.
    pub detail: &'static str,
    /// The earlier step to which a step leads back.
    pub back_to: &'static str,
    /// How often.
    pub repeats: &'static str,
    /// What else a card answers.
    pub answers: &'static str,
    /// A note.
    pub note: &'static str,
    /// Who else is needed.
    pub with: &'static str,
    /// What an action changed.
    pub effect: &'static str,
    /// What the person thinks.
    pub thought: &'static str,
    /// What the person says.
    pub quote: &'static str,
    /// How the moment should feel.
    pub desired_emotion: &'static str,
    /// What the person expects.
    pub expectation: &'static str,
    /// What is good.
    pub positive: &'static str,
    /// What is not.
    pub negative: &'static str,
    /// What the person asks.
    pub question: &'static str,
    /// What the person needs.
    pub need: &'static str,
    /// What could be better.
    pub opportunity: &'static str,
    /// Who does what by when.
    pub action: &'static str,
    /// What the organisation does.
    pub backstage: &'static str,
    /// What is in the way.
    pub barrier: &'static str,
    /// A figure.
    pub metric: &'static str,
    /// What was learnt.
    pub insight: &'static str,
}

impl Language {
    /// The words of an action plan in this language.
    #[must_use]
    pub const fn plan_words(self) -> &'static PlanWords {
        match self {
            Language::English => &ENGLISH,
            Language::Dutch => &DUTCH,
            Language::French => &FRENCH,
            Language::German => &GERMAN,
        }
    }
}

static ENGLISH: PlanWords = PlanWords {
    plan: "Action plan",
    situation: "Situation",
    figures: "In figures",
    of_which_done: "of which done",
    no_actions: "No actions yet.",
    reach: ReachWords {
        ourselves: "What we can do ourselves",
        together: "What we can do with others",
        outside: "What is outside our power",
        undecided: "Who can decide it: to be decided",
    },
    columns: Columns {
        number: "No.",
        due: "Due",
        status: "Status",
        effort: "Effort",
        impact: "Impact",
        reach: "Reach",
        origin: "Comes from",
        value: "Value",
        target: "Target",
        source: "Source",
        data: "Data",
        moment: "Where",
    },
    to_decide: "to be decided",
    status: StatusWords { new: "new", planned: "planned", doing: "in progress", done: "done", dropped: "dropped" },
    level: LevelWords { small: "small", medium: "medium", large: "large" },
    effects: "What the actions changed",
    work_left: "Work left",
    unanswered_negatives: "Negatives that nothing answers yet",
    needs_left: "Needs without an opportunity",
    opportunities_left: "Opportunities without an action",
    keep: "What to keep",
    key_moments: "Key moments",
    in_the_way: "Barriers",
    learnt: "Insights",
    whole_journey: "The whole journey in words",
    as_a_whole: "The journey as a whole",
    one: One {
        persona: "Persona",
        role: "Role",
        age: "Age",
        photo: "Photo",
        about: "About",
        phase: "Phase",
        step: "Step",
        when: "When",
        duration: "Duration",
        waiting: "Waiting",
        condition: "If",
        touchpoint: "Touchpoint",
        emotion: "Emotion",
        key_moment: "Key moment",
        by: "By",
        image: "Image",
        detail: "Detail",
        back_to: "Back to",
        repeats: "Repeats",
        answers: "Answers",
        note: "Note",
        with: "With",
        effect: "Effect",
        thought: "Thought",
        quote: "Quote",
        desired_emotion: "Desired emotion",
        expectation: "Expectation",
        positive: "Positive",
        negative: "Negative",
        question: "Question",
        need: "Need",
        opportunity: "Opportunity",
        action: "Action",
        backstage: "Backstage",
        barrier: "Barrier",
        metric: "Metric",
        insight: "Insight",
    },
};

static DUTCH: PlanWords = PlanWords {
    plan: "Actieplan",
    situation: "Situatie",
    figures: "In cijfers",
    of_which_done: "waarvan klaar",
    no_actions: "Nog geen acties.",
    reach: ReachWords {
        ourselves: "Wat we zelf kunnen doen",
        together: "Wat we samen met anderen kunnen doen",
        outside: "Wat buiten onze macht ligt",
        undecided: "Bereik nog te bepalen",
    },
    columns: Columns {
        number: "Nr.",
        due: "Tegen",
        status: "Status",
        effort: "Inspanning",
        impact: "Impact",
        reach: "Bereik",
        origin: "Komt van",
        value: "Waarde",
        target: "Doelwaarde",
        source: "Bron",
        data: "Gegevens",
        moment: "Waar",
    },
    to_decide: "nog te bepalen",
    status: StatusWords { new: "nieuw", planned: "gepland", doing: "bezig", done: "klaar", dropped: "vervallen" },
    level: LevelWords { small: "klein", medium: "gemiddeld", large: "groot" },
    effects: "Wat de acties veranderden",
    work_left: "Wat nog open ligt",
    unanswered_negatives: "Minpunten waar nog niets tegenover staat",
    needs_left: "Behoeften zonder kans",
    opportunities_left: "Kansen zonder actie",
    keep: "Wat zo moet blijven",
    key_moments: "Sleutelmomenten",
    in_the_way: "Grenzen",
    learnt: "Inzichten",
    whole_journey: "De hele reis in woorden",
    as_a_whole: "De reis als geheel",
    one: One {
        persona: "Persona",
        role: "Rol",
        age: "Leeftijd",
        photo: "Foto",
        about: "Toelichting",
        phase: "Fase",
        step: "Stap",
        when: "Wanneer",
        duration: "Duur",
        waiting: "Wachttijd",
        condition: "Als",
        touchpoint: "Contact",
        emotion: "Beleving",
        key_moment: "Sleutelmoment",
        by: "Door",
        image: "Beeld",
        detail: "Detail",
        back_to: "Terug naar",
        repeats: "Herhaalt",
        answers: "Antwoord op",
        note: "Notitie",
        with: "Met",
        effect: "Effect",
        thought: "Gedachte",
        quote: "Citaat",
        desired_emotion: "Gewenste emotie",
        expectation: "Verwachting",
        positive: "Pluspunt",
        negative: "Minpunt",
        question: "Vraag",
        need: "Behoefte",
        opportunity: "Kans",
        action: "Actie",
        backstage: "Achter de schermen",
        barrier: "Grens",
        metric: "Meting",
        insight: "Inzicht",
    },
};

static FRENCH: PlanWords = PlanWords {
    plan: "Plan d’action",
    situation: "Situation",
    figures: "En chiffres",
    of_which_done: "dont terminées",
    no_actions: "Pas encore d’action.",
    reach: ReachWords {
        ourselves: "Ce que nous pouvons faire nous-mêmes",
        together: "Ce que nous pouvons faire avec d’autres",
        outside: "Ce qui n’est pas en notre pouvoir",
        undecided: "Portée à déterminer",
    },
    columns: Columns {
        number: "N°",
        due: "Échéance",
        status: "Statut",
        effort: "Effort",
        impact: "Impact",
        reach: "Portée",
        origin: "Provient de",
        value: "Valeur",
        target: "Valeur cible",
        source: "Source",
        data: "Données",
        moment: "Où",
    },
    to_decide: "à déterminer",
    status: StatusWords {
        new: "nouvelle",
        planned: "planifiée",
        doing: "en cours",
        done: "terminée",
        dropped: "abandonnée",
    },
    level: LevelWords { small: "petit", medium: "moyen", large: "grand" },
    effects: "Ce que les actions ont changé",
    work_left: "Ce qui reste à faire",
    unanswered_negatives: "Points négatifs encore sans réponse",
    needs_left: "Besoins sans opportunité",
    opportunities_left: "Opportunités sans action",
    keep: "Ce qu’il faut garder",
    key_moments: "Moments clés",
    in_the_way: "Obstacles",
    learnt: "Enseignements",
    whole_journey: "Tout le parcours en mots",
    as_a_whole: "Le parcours dans son ensemble",
    one: One {
        persona: "Persona",
        role: "Rôle",
        age: "Âge",
        photo: "Photo",
        about: "À propos",
        phase: "Phase",
        step: "Étape",
        when: "Quand",
        duration: "Durée",
        waiting: "Attente",
        condition: "Si",
        touchpoint: "Point de contact",
        emotion: "Ressenti",
        key_moment: "Moment clé",
        by: "Par",
        image: "Image",
        detail: "Détail",
        back_to: "Retour à",
        repeats: "Répétition",
        answers: "Répond à",
        note: "Note",
        with: "Avec",
        effect: "Effet",
        thought: "Pensée",
        quote: "Citation",
        desired_emotion: "Émotion souhaitée",
        expectation: "Attente",
        positive: "Point positif",
        negative: "Point négatif",
        question: "Question",
        need: "Besoin",
        opportunity: "Opportunité",
        action: "Action",
        backstage: "Coulisses",
        barrier: "Obstacle",
        metric: "Mesure",
        insight: "Enseignement",
    },
};

static GERMAN: PlanWords = PlanWords {
    plan: "Maßnahmenplan",
    situation: "Situation",
    figures: "In Zahlen",
    of_which_done: "davon erledigt",
    no_actions: "Noch keine Maßnahmen.",
    reach: ReachWords {
        ourselves: "Was wir selbst tun können",
        together: "Was wir gemeinsam mit anderen tun können",
        outside: "Was nicht in unserer Macht liegt",
        undecided: "Reichweite noch offen",
    },
    columns: Columns {
        number: "Nr.",
        due: "Bis",
        status: "Status",
        effort: "Aufwand",
        impact: "Wirkung",
        reach: "Reichweite",
        origin: "Kommt von",
        value: "Wert",
        target: "Zielwert",
        source: "Quelle",
        data: "Daten",
        moment: "Wo",
    },
    to_decide: "noch offen",
    status: StatusWords { new: "neu", planned: "geplant", doing: "in Arbeit", done: "erledigt", dropped: "verworfen" },
    level: LevelWords { small: "klein", medium: "mittel", large: "groß" },
    effects: "Was die Maßnahmen verändert haben",
    work_left: "Was noch offen ist",
    unanswered_negatives: "Minuspunkte noch ohne Antwort",
    needs_left: "Bedürfnisse ohne Chance",
    opportunities_left: "Chancen ohne Maßnahme",
    keep: "Was so bleiben soll",
    key_moments: "Schlüsselmomente",
    in_the_way: "Hürden",
    learnt: "Erkenntnisse",
    whole_journey: "Die ganze Reise in Worten",
    as_a_whole: "Die Reise als Ganzes",
    one: One {
        persona: "Persona",
        role: "Rolle",
        age: "Alter",
        photo: "Foto",
        about: "Erläuterung",
        phase: "Phase",
        step: "Schritt",
        when: "Wann",
        duration: "Dauer",
        waiting: "Wartezeit",
        condition: "Wenn",
        touchpoint: "Kontaktpunkt",
        emotion: "Gefühl",
        key_moment: "Schlüsselmoment",
        by: "Durch",
        image: "Bild",
        detail: "Detail",
        back_to: "Zurück zu",
        repeats: "Wiederholung",
        answers: "Antwortet auf",
        note: "Notiz",
        with: "Mit",
        effect: "Ergebnis",
        thought: "Gedanke",
        quote: "Zitat",
        desired_emotion: "Gewünschte Emotion",
        expectation: "Erwartung",
        positive: "Pluspunkt",
        negative: "Minuspunkt",
        question: "Frage",
        need: "Bedürfnis",
        opportunity: "Chance",
        action: "Maßnahme",
        backstage: "Hinter den Kulissen",
        barrier: "Hürde",
        metric: "Kennzahl",
        insight: "Erkenntnis",
    },
};
