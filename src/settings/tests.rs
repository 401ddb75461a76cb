use super::*;
use crate::diagnostic::Code;
use crate::model::{CardKind, MovableLane};

/// The settings of a text, and for each diagnostic its line, column and code.
fn of(text: &str) -> (Settings, Vec<(usize, usize, Code)>) {
    let source = Source::new("journey.toml", text);
    let read = read(&source, FileId::default());
    let places = read.diagnostics.iter().map(|found| {
        let position = source.position(found.span.start);
        (position.line, position.column, found.code)
    });
    (read.settings, places.collect())
}

fn first_help(text: &str) -> String {
    read(&Source::new("journey.toml", text), FileId::default())
        .diagnostics
        .remove(0)
        .help
        .unwrap()
        .text(Language::English)
}

#[test]
fn all_settings_are_read() {
    let (settings, found) = of("\u{feff}[build]\r\n\
        journeys = ['journeys', \"pilot/first.journey\"]\r\n\
        output = 'maps/{folder}/{name}'\r\n\
        formats = ['pdf']\r\n\
        sheets = ['map']\r\n\
        paper = 'a2'\r\n\
        portrait = true\r\n\
        dpi = 300\r\n\
        [levels]\r\n\
        allow = ['no-goal']\r\n\
        warn = ['no-scope']\r\n\
        deny = ['warnings']\r\n\
        [format]\r\n\
        keywords = 'nl'\r\n\
        [style]\r\n\
        logo = 'logo.png'\r\n\
        logo_text = 'Stad Aalst'\r\n\
        phases = ['#2d5b8a', '#064']\r\n\
        accent = '#a00020'\r\n\
        font = { regular = 'r.ttf', semibold = 's.ttf', bold = 'b.ttf', italic = 'i.ttf' }\r\n\
        lanes = ['Kansen', 'Need']\r\n\
        hidden = ['Regelgeving ', 'Beleving']\r\n");
    assert_eq!(found, []);
    let texts = |list: &[Spanned<String>]| list.iter().map(|setting| setting.value.clone()).collect::<Vec<_>>();
    let Settings { build, levels, format, messages, style } = settings;
    assert_eq!(messages.language, None);
    assert_eq!(texts(&build.journeys.expect("journeys")), ["journeys", "pilot/first.journey"]);
    let journeys_are_in = build.output.expect("a pattern").value.place("a/b", "c");
    assert_eq!(journeys_are_in, ("maps/a/b".to_owned(), "c".to_owned()));
    assert_eq!(texts(&build.formats.expect("formats")), ["pdf"]);
    assert_eq!(texts(&build.sheets.expect("sheets")), ["map"]);
    assert_eq!(build.paper.expect("a paper").value, "a2");
    assert!(build.portrait.expect("a side").value);
    assert_eq!(build.dpi.expect("a resolution").value, 300);
    assert_eq!([texts(&levels.allow), texts(&levels.warn)], [["no-goal"], ["no-scope"]]);
    assert_eq!(texts(&levels.deny), ["warnings"]);
    assert_eq!(format.keywords.expect("a language").value, Language::Dutch);
    assert_eq!(style.logo.expect("a logo").value, "logo.png");
    assert_eq!(style.logo_text.expect("its words").value, "Stad Aalst");
    let colours: Vec<Colour> = style.phases.iter().map(|setting| setting.value).collect();
    assert_eq!(colours, [Colour::hex(0x002d_5b8a), Colour::hex(0x0000_6644)]);
    assert_eq!(style.accent.expect("an accent").value, Colour::hex(0x00a0_0020));
    let faces = [style.font.regular, style.font.semibold, style.font.bold, style.font.italic];
    assert_eq!(faces.map(|face| face.expect("a face").value), ["r.ttf", "s.ttf", "b.ttf", "i.ttf"]);
    let lanes = |list: Vec<Spanned<LaneName>>| list.into_iter().map(|setting| setting.value).collect::<Vec<_>>();
    assert_eq!(
        lanes(style.lanes),
        [
            LaneName::Known(MovableLane::Cards(CardKind::Opportunity)),
            LaneName::Known(MovableLane::Cards(CardKind::Need))
        ]
    );
    assert_eq!(lanes(style.hidden), [LaneName::Own("regelgeving".to_owned()), LaneName::Known(MovableLane::Emotion)]);
}

#[test]
fn an_empty_file_says_nothing() {
    for text in ["", "\n\n", "# nothing yet\n", "[build]\n[style]\n"] {
        let (settings, found) = of(text);
        assert_eq!(found, [], "{text}");
        assert!(settings.build.journeys.is_none() && settings.style.phases.is_empty());
    }
}

#[test]
fn all_mistakes_are_reported_in_one_run() {
    let (_, found) = of("colour = 'red'\n\
        build = 3\n\
        [levels]\n\
        deny = 'warnings'\n\
        alow = []\n\
        [format]\n\
        keywords = 'xx'\n\
        [style]\n\
        logo = 7\n\
        phases = ['blue', '#12', 4]\n\
        lanes = ['Step', '', 'Need', 'Behoefte']\n\
        [style.font]\n\
        bold = 'b.ttf'\n\
        [styel]\n");
    let expected = [
        (1, 1, Code::UnknownSetting),
        (2, 9, Code::BadSetting),
        (4, 8, Code::BadSetting),
        (5, 1, Code::UnknownSetting),
        (7, 12, Code::BadSetting),
        (9, 8, Code::BadSetting),
        (10, 11, Code::BadSetting),
        (10, 19, Code::BadSetting),
        (10, 26, Code::BadSetting),
        (11, 10, Code::BadSetting),
        (11, 18, Code::BadSetting),
        (11, 30, Code::BadSetting),
        (12, 1, Code::BadSetting),
        (14, 2, Code::UnknownSetting),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_is_no_toml_is_reported_where_it_goes_wrong() {
    for (text, line) in [("[build]\npaper = a2\n", 2), ("a = 1\na = 2\n", 2), ("[build\n", 1), ("= 3\n", 1)] {
        let (settings, found) = of(text);
        assert!(found.iter().all(|(_, _, code)| *code == Code::BrokenSettings), "{text}: {found:?}");
        assert_eq!(found.first().map(|(line, ..)| *line), Some(line), "{text}");
        assert!(settings.build.paper.is_none());
    }
}

#[test]
fn the_nearest_setting_is_offered() {
    assert_eq!(first_help("[build]\npapper = 'a2'\n"), "write `paper`");
    assert_eq!(first_help("paper = 'a2'\n"), "write `paper` below `[build]`");
    assert_eq!(first_help("[styel]\n"), "write `style`");
    assert_eq!(first_help("[build]\nstyle = 1\n"), "write `[style]`");
    assert_eq!(first_help("[levels]\nfrobnicate = 1\n"), "leave it out, or take one of `allow`, `warn`, `deny`");
    assert_eq!(first_help("[build]\nformats = 'pdf'\n"), "write `formats = [\"pdf\"]`");
}

#[test]
fn lanes_are_known_by_keyword_and_by_their_name_on_the_map_in_four_languages() {
    let words = ["Kans", "opportunities", "CHANCEN", "Opportunité"];
    for word in words {
        let (settings, found) = of(&format!("[style]\nhidden = ['{word}']\n"));
        assert_eq!(found, [], "{word}");
        let hidden: Vec<LaneName> = settings.style.hidden.into_iter().map(|setting| setting.value).collect();
        assert_eq!(hidden, [LaneName::Known(MovableLane::Cards(CardKind::Opportunity))], "{word}");
    }
    assert_eq!(of("[style]\nlanes = ['Opportunty']\n").1, [(2, 10, Code::DoubtfulLane)]);
    assert_eq!(of("[style]\nlanes = ['Wetgeving']\n").1, []);
}

#[test]
fn light_colours_are_reported() {
    let (settings, found) = of("[style]\nphases = ['#fffdf0', '#ffcc00', '#123456']\naccent = '#ff8800'\n");
    assert_eq!(found, [(2, 11, Code::FaintColour), (2, 22, Code::FaintColour), (3, 10, Code::FaintColour)]);
    // Phases stay as they were chosen, because dark names can be read on them; an accent is text.
    assert_eq!(settings.style.phases[1].value, Colour::hex(0x00ff_cc00));
    assert!(settings.style.accent.expect("an accent").value.contrast(Colour::WHITE) >= 4.5);
}

#[test]
fn results_stay_in_the_project_and_are_reported_apart() {
    let outside = Code::OutsideProject;
    for (pattern, code) in [
        ("../{name}", outside),
        ("maps/../../{name}", outside),
        ("/maps/{name}", outside),
        ("C:/{name}", outside),
        ("maps", Code::BadSetting),
        ("{name}/map", Code::BadSetting),
        ("{file}", Code::BadSetting),
        ("{name", Code::BadSetting),
    ] {
        assert_eq!(of(&format!("[build]\noutput = '{pattern}'\n")).1, [(2, 10, code)], "{pattern}");
    }
    let place = |pattern: &str, folder: &str, name: &str| {
        let (settings, _) = of(&format!("[build]\noutput = '{pattern}'\n"));
        let (folder, name) = settings.build.output.expect("a pattern").value.place(folder, name);
        format!("{folder}|{name}")
    };
    assert_eq!(place("{name}", "a", "b"), "|b");
    assert_eq!(place("maps/{folder}/{name}", "", "b"), "maps|b");
    assert_eq!(place("./maps//{folder}-maps/map-{name}", "a/b", "c"), "maps/a/b-maps|map-c");
    assert_eq!(place("{folder}/{name}", "{name}", "{folder}"), "{name}|{folder}");
}

#[test]
fn a_large_file_takes_no_longer_than_its_length() {
    let keys: String = (0..20_000).fold(String::new(), |all, number| all + &format!("key{number} = 1\n"));
    assert_eq!(of(&keys).1.len(), 20_000);
    let lanes: String = (0..20_000).fold(String::new(), |all, number| all + &format!("'Baan {number}',"));
    let (settings, found) = of(&format!("[style]\nlanes = [{lanes}]\n"));
    assert_eq!((settings.style.lanes.len(), found.len()), (200, 1));
    let (settings, found) = of(&format!("[style]\nlanes = [{}]\n", "'Wachtruimte',".repeat(20_000)));
    assert_eq!((settings.style.lanes.len(), found.len()), (1, 200));
    let deep = "[".repeat(100_000);
    assert!(!of(&format!("a = {deep}")).1.is_empty());
}
