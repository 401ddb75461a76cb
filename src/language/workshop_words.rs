//! The words that the program puts on sheets for workshops and on sheets of personas, in the four languages.

use super::Language;

/// The words of sheets for workshops and of sheets of personas.
#[derive(Debug)]
pub struct WorkshopWords {
    /// What to write in each lane.
    pub hints: Hints,
    /// Before the name of a journey that is still to be written down.
    pub journey: &'static str,
    /// Before the name of a persona, and what a sheet of one is called.
    pub persona: &'static str,
    /// Before a name.
    pub name: &'static str,
    /// Before an age.
    pub age: &'static str,
    /// Before a role.
    pub role: &'static str,
    /// Over what a persona is told about.
    pub about: &'static str,
    /// Over what a persona says, where it is to be written down.
    pub quote: &'static str,
    /// What to put in the place of a portrait.
    pub portrait: &'static str,
    /// Over the curve of a persona.
    pub course: &'static str,
    /// Over the steps that decide.
    pub key_moments: &'static str,
    /// Under the number of positives: one, and several.
    pub positives: [&'static str; 2],
    /// Under the number of needs: one, and several.
    pub needs: [&'static str; 2],
    /// The name of a template, for those who cannot see it.
    pub template: &'static str,
}

/// What to write in each lane, and in each part of the sheet of a persona: questions about the person.
#[derive(Debug)]
pub struct Hints {
    /// Steps.
    pub steps: &'static str,
    /// Touchpoints.
    pub touchpoints: &'static str,
    /// Thoughts.
    pub thoughts: &'static str,
    /// Quotes.
    pub quotes: &'static str,
    /// Desired emotions.
    pub desired: &'static str,
    /// Expectations.
    pub expectations: &'static str,
    /// Positives.
    pub positives: &'static str,
    /// Negatives.
    pub negatives: &'static str,
    /// Questions.
    pub questions: &'static str,
    /// Needs.
    pub needs: &'static str,
    /// Opportunities.
    pub opportunities: &'static str,
    /// Actions.
    pub actions: &'static str,
    /// What the organisation does.
    pub backstage: &'static str,
    /// Barriers.
    pub barriers: &'static str,
    /// Metrics.
    pub metrics: &'static str,
    /// Insights.
    pub insights: &'static str,
    /// What a persona wants.
    pub wants: &'static str,
    /// What a persona runs into.
    pub runs_into: &'static str,
    /// What a persona is like.
    pub about: &'static str,
}

impl Language {
    /// The words of sheets for workshops in this language.
    #[must_use]
    pub const fn workshop_words(self) -> &'static WorkshopWords {
        match self {
            Language::English => &ENGLISH,
            Language::Dutch => &DUTCH,
            Language::French => &FRENCH,
            Language::German => &GERMAN,
        }
    }
}

static ENGLISH: WorkshopWords = WorkshopWords {
    hints: Hints {
        steps: "what do they do?",
        touchpoints: "where and how do we meet?",
        thoughts: "what do they think?",
        quotes: "what do they say?",
        desired: "how should it feel?",
        expectations: "what do they expect?",
        positives: "what goes well?",
        negatives: "what goes wrong?",
        questions: "what do they ask?",
        needs: "what do they need?",
        opportunities: "what could be better?",
        actions: "who does what, by when?",
        backstage: "what do we do for it?",
        barriers: "what stands in the way?",
        metrics: "what do we measure?",
        insights: "what did we learn?",
        wants: "what does this person want to reach?",
        runs_into: "what makes it hard?",
        about: "home, work, habits, what matters",
    },
    journey: "Journey",
    persona: "Persona",
    name: "Name",
    age: "Age",
    role: "Role",
    about: "About",
    quote: "What this person says",
    portrait: "photo or drawing",
    course: "How the journey feels",
    key_moments: "Key moments",
    positives: ["positive", "positives"],
    needs: ["need", "needs"],
    template: "Template to fill in by hand",
};

static DUTCH: WorkshopWords = WorkshopWords {
    hints: Hints {
        steps: "wat doet men?",
        touchpoints: "waar en hoe is er contact?",
        thoughts: "wat denkt men?",
        quotes: "wat zegt men?",
        desired: "hoe zou het moeten voelen?",
        expectations: "wat verwacht men?",
        positives: "wat gaat goed?",
        negatives: "wat loopt mis?",
        questions: "wat vraagt men zich af?",
        needs: "wat heeft men nodig?",
        opportunities: "wat kan beter?",
        actions: "wie doet wat, en wanneer?",
        backstage: "wat doen wij daarvoor?",
        barriers: "wat staat in de weg?",
        metrics: "wat meten we?",
        insights: "wat hebben we geleerd?",
        wants: "wat wil deze persoon bereiken?",
        runs_into: "wat maakt het moeilijk?",
        about: "thuis, werk, gewoonten, wat telt",
    },
    journey: "Klantreis",
    persona: "Persona",
    name: "Naam",
    age: "Leeftijd",
    role: "Rol",
    about: "Over",
    quote: "Wat deze persoon zegt",
    portrait: "foto of tekening",
    course: "Hoe de reis voelt",
    key_moments: "Sleutelmomenten",
    positives: ["pluspunt", "pluspunten"],
    needs: ["behoefte", "behoeften"],
    template: "Sjabloon om met de hand in te vullen",
};

static FRENCH: WorkshopWords = WorkshopWords {
    hints: Hints {
        steps: "que fait-on\u{a0}?",
        touchpoints: "où et comment se rencontre-t-on\u{a0}?",
        thoughts: "que pense-t-on\u{a0}?",
        quotes: "que dit-on\u{a0}?",
        desired: "que devrait-on ressentir\u{a0}?",
        expectations: "à quoi s’attend-on\u{a0}?",
        positives: "qu’est-ce qui va bien\u{a0}?",
        negatives: "qu’est-ce qui coince\u{a0}?",
        questions: "que se demande-t-on\u{a0}?",
        needs: "de quoi a-t-on besoin\u{a0}?",
        opportunities: "que peut-on améliorer\u{a0}?",
        actions: "qui fait quoi, et pour quand\u{a0}?",
        backstage: "que faisons-nous pour cela\u{a0}?",
        barriers: "qu’est-ce qui fait obstacle\u{a0}?",
        metrics: "que mesurons-nous\u{a0}?",
        insights: "qu’avons-nous appris\u{a0}?",
        wants: "que veut atteindre cette personne\u{a0}?",
        runs_into: "qu’est-ce qui lui rend la vie difficile\u{a0}?",
        about: "logement, travail, habitudes, ce qui compte",
    },
    journey: "Parcours",
    persona: "Persona",
    name: "Nom",
    age: "Âge",
    role: "Rôle",
    about: "À propos",
    quote: "Ce que dit cette personne",
    portrait: "photo ou dessin",
    course: "Le ressenti du parcours",
    key_moments: "Moments clés",
    positives: ["point positif", "points positifs"],
    needs: ["besoin", "besoins"],
    template: "Modèle à remplir à la main",
};

static GERMAN: WorkshopWords = WorkshopWords {
    hints: Hints {
        steps: "was geschieht?",
        touchpoints: "wo und wie begegnet man sich?",
        thoughts: "was denkt die Person?",
        quotes: "was sagt die Person?",
        desired: "wie sollte es sich anfühlen?",
        expectations: "was wird erwartet?",
        positives: "was läuft gut?",
        negatives: "was läuft schief?",
        questions: "welche Fragen kommen auf?",
        needs: "was wird gebraucht?",
        opportunities: "was kann besser werden?",
        actions: "wer macht was bis wann?",
        backstage: "was tun wir dafür?",
        barriers: "was steht im Weg?",
        metrics: "was messen wir?",
        insights: "was haben wir gelernt?",
        wants: "was will diese Person erreichen?",
        runs_into: "was macht es schwer?",
        about: "Zuhause, Arbeit, Gewohnheiten, was zählt",
    },
    journey: "Reise",
    persona: "Persona",
    name: "Name",
    age: "Alter",
    role: "Rolle",
    about: "Über die Person",
    quote: "Was diese Person sagt",
    portrait: "Foto oder Zeichnung",
    course: "Wie sich die Reise anfühlt",
    key_moments: "Schlüsselmomente",
    positives: ["Pluspunkt", "Pluspunkte"],
    needs: ["Bedürfnis", "Bedürfnisse"],
    template: "Vorlage zum Ausfüllen von Hand",
};
