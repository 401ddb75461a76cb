//! Texts, names and paths that were written to do harm: nothing breaks out of the place that it is for.
//!
//! What the program writes is read back by parsers that are not ours, and by the rules of who reads it next: browsers,
//! terminals, CI services.

use std::collections::BTreeSet;

use journey::diagnostic::finding::Finding;
use journey::diagnostic::formats::{ReportFormat, write};
use journey::language::Language;
use journey::layout::Options;
use journey::scene::SheetKind;
use journey::source::{NoFiles, Source};
use journey::text::NoSystemFonts;
use journey::{DrawOptions, export};

use crate::support;
use crate::support::run::journey;

/// What breaks out of the formats that people forget to escape.
const PAYLOADS: [&str; 25] = [
    "javascript://x%0aalert(1)",
    "data://text/html,<script>alert(1)</script>",
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)",
    "]]><script>alert(1)</script><![CDATA[",
    "--><img src=x onerror=alert(1)><!--",
    "</text></svg><script>x</script>",
    "&lt;script&gt; &#x3c;script> &xxe;",
    "<!DOCTYPE a [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>",
    "<?xml-stylesheet href=\"http://x.example\"?>",
    "[click](javascript:alert(1)) ![x](http://x.example/y.png)",
    "<http://x.example> https://x.example www.x.example me@x.example",
    "[a]: http://x.example",
    "| a | b |",
    "``` </code></pre>",
    ") Tj ET Q (/JS (app.alert\\(1\\)) /S /JavaScript",
    "endstream endobj trailer << /OpenAction 1 0 R >> %%EOF",
    "\\ud800 \\\" \\u0000 \", \"code\": \"x",
    "${{ secrets.TOKEN }} $(touch x) `touch x` ; touch x",
    "::error file=a,line=1::gone %0A::set-output name=x::y",
    "%3Cscript%3E %00 %s%n",
    "$\\href{javascript:alert(1)}{x}$ $$\\unicode{x}$$",
    "\u{fe}\u{ff}A \u{ef}\u{bb}\u{bf}B",
];

/// A journey with the payloads wherever a text may stand.
fn text() -> String {
    let part = "Persona: NUMBER PAYLOAD\n  Role: PAYLOAD\n  Quote: PAYLOAD\n  Goal: PAYLOAD\nPhase: NUMBER PAYLOAD\n  Step: \
                NUMBER PAYLOAD\n    Touchpoint: PAYLOAD\n    By: PAYLOAD\n    Emotion: -1 PAYLOAD\n    Evil: PAYLOAD\n    - PAYLOAD\n      \
                Need: PAYLOAD\n        Opportunity: PAYLOAD\n          Action: PAYLOAD\n            Owner: PAYLOAD\n    + PAYLOAD\n    ! \
                PAYLOAD\n    Metric: PAYLOAD = 5 minutes\n";
    let mut text = format!("Journey: {}\nGoal: {}\nScope: {}\nLane: Evil\n", PAYLOADS[2], PAYLOADS[1], PAYLOADS[0]);
    for (number, payload) in PAYLOADS.iter().enumerate() {
        text.push_str(&part.replace("PAYLOAD", payload).replace("NUMBER", &number.to_string()));
    }
    text
}

fn compiled() -> journey::Compiled {
    let compiled = journey::compile(Source::new("a.journey", text()), &NoFiles);
    let errors: Vec<String> = compiled
        .diagnostics
        .iter()
        .filter(|found| found.severity == journey::diagnostic::Severity::Error)
        .map(|found| found.message.text(Language::English))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    compiled
}

/// The sheets of all kinds as SVG, and as one PDF.
fn drawn() -> (Vec<String>, Vec<u8>) {
    let layout = Options { kinds: SheetKind::ALL.to_vec(), ..Options::default() };
    let options = DrawOptions { layout, ..DrawOptions::default() };
    let drawing = compiled().draw(&options, &NoSystemFonts).expect("a journey");
    let svg = (0..drawing.scenes().len()).map(|sheet| drawing.svg(sheet).expect("our fonts"));
    (svg.collect(), drawing.pdf().expect("our fonts"))
}

#[test]
fn texts_stay_texts_in_svg() {
    let svgs = drawn().0;
    let mut words = String::new();
    for svg in &svgs {
        assert!(!svg.contains("<!") && svg.matches("<?").count() <= 1, "a declaration or a comment");
        let document = roxmltree::Document::parse(svg).expect("well-formed");
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            assert!(
                !["script", "foreignObject", "iframe", "use", "animate", "set", "handler"].contains(&name),
                "{name}"
            );
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
                let leads_out = attribute.name() == "href" && !attribute.value().starts_with(['#', 'd']);
                assert!(!leads_out, "{}", attribute.value());
            }
        }
        let texts = document.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text());
        texts.for_each(|text| words.push_str(text));
    }
    // Lines are parted anywhere; the words must be there as they were written.
    let squeezed: String = words.split_whitespace().collect();
    assert!(squeezed.contains("<script>alert(1)</script>"), "the payload is not on the sheet");
}

#[test]
fn texts_stay_texts_in_pdf() {
    let document = lopdf::Document::load_mem(&drawn().1).expect("a PDF");
    let mut keys = BTreeSet::new();
    let mut left: Vec<lopdf::Object> = document.objects.values().cloned().collect();
    left.push(lopdf::Object::Dictionary(document.trailer.clone()));
    while let Some(object) = left.pop() {
        match object {
            lopdf::Object::Array(list) => left.extend(list),
            lopdf::Object::Stream(stream) => left.push(lopdf::Object::Dictionary(stream.dict)),
            lopdf::Object::Dictionary(fields) => {
                for (key, value) in &fields {
                    keys.insert(String::from_utf8_lossy(key).into_owned());
                    if let lopdf::Object::Name(name) = value {
                        keys.insert(format!("={}", String::from_utf8_lossy(name)));
                    }
                    left.push(value.clone());
                }
            }
            _ => {}
        }
    }
    for forbidden in
        ["JS", "=JavaScript", "=Launch", "=URI", "=SubmitForm", "=ImportData", "OpenAction", "AA", "EmbeddedFiles"]
    {
        assert!(!keys.contains(forbidden), "{forbidden}");
    }
    assert!(keys.contains("Contents") && keys.contains("=Page"), "nothing was looked at");
}

#[test]
fn texts_stay_texts_in_the_plan_and_in_a_page_made_of_it() {
    use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
    let plan = export::plan(&compiled().journey.expect("a journey"));
    let mut words = String::new();
    for event in Parser::new_ext(&plan, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("markup came through: {html}"),
            Event::InlineMath(math) | Event::DisplayMath(math) => panic!("a formula: {math}"),
            Event::Start(Tag::Image { dest_url, .. }) => panic!("a picture of {dest_url}"),
            // A bare address is a link to what it says, and to nothing else.
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let told = link_type == LinkType::Autolink && dest_url.starts_with("http");
                assert!(told || dest_url.starts_with('#'), "a link to {dest_url}");
            }
            Event::Start(Tag::CodeBlock(_)) => panic!("a block of code"),
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            _ => {}
        }
    }
    for payload in ["<script>alert(1)</script>", "&lt;script&gt;", "](javascript:alert(1))", "</text></svg>"] {
        assert!(words.contains(payload), "{payload} is not said as it was written");
    }
}

#[test]
fn texts_stay_texts_in_data() {
    let compiled = compiled();
    let journey = compiled.journey.as_ref().expect("a journey");
    let json = export::json(journey, &compiled.sources).expect("data");
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let mut strings = BTreeSet::new();
    let mut left = vec![&value];
    while let Some(value) = left.pop() {
        match value {
            serde_json::Value::String(text) => drop(strings.insert(text.as_str())),
            serde_json::Value::Array(values) => left.extend(values),
            serde_json::Value::Object(fields) => left.extend(fields.values()),
            _ => {}
        }
    }
    for payload in PAYLOADS {
        assert!(strings.contains(payload), "{payload}");
    }
}

/// Lines with mistakes in which the payloads are quoted, and control characters too.
fn mistakes() -> String {
    let mut text = String::from("Journey: a\nPhase: b\n  Step: c\n");
    for payload in
        PAYLOADS.iter().chain(&["\u{1b}[2J\u{1b}]0;x\u{7}", "a\rb", "\u{9b}31m", "\u{202e}x\u{2028}::error::y"])
    {
        let lines = ["    Emotion: ", "    Duration: ", "    For: ", "", "Photo: "];
        for line in lines {
            text.extend([line, *payload, "\n"]);
        }
    }
    text
}

#[test]
fn findings_stay_findings_for_machines() {
    let compiled = journey::compile(Source::new("a,b:c%\n::error::.journey", mistakes()), &NoFiles);
    let findings: Vec<Finding> =
        compiled.diagnostics.iter().map(|found| Finding::new(found, &compiled.sources, Language::English)).collect();
    assert!(findings.len() > 60, "{}", findings.len());
    let github = write(&findings, ReportFormat::Github);
    assert_eq!(github.split(['\n', '\r']).filter(|line| !line.is_empty()).count(), findings.len(), "{github}");
    assert!(!github.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{2028}']), "{github}");
    for line in github.lines() {
        let rest = line.strip_prefix("::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.journey,line=");
        let rest = rest.or_else(|| line.strip_prefix("::warning file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.journey,line="));
        assert!(rest.is_some(), "{line}");
    }
    for line in write(&findings, ReportFormat::Json).lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(value.is_object());
    }
    for format in [ReportFormat::Sarif, ReportFormat::Gitlab] {
        let _: serde_json::Value = serde_json::from_str(&write(&findings, format)).expect("JSON");
    }
    let short = write(&findings, ReportFormat::Short);
    assert_eq!(short.lines().count(), findings.len());
    assert!(!short.chars().any(|letter| letter.is_control() && letter != '\n'));
}

#[test]
fn nothing_moves_the_cursor() {
    let quiet = |text: &str| !text.chars().any(|letter| letter.is_control() && letter != '\n');
    for format in ["human", "narrated", "short"] {
        let command = format!("check a.journey --message-format {format}");
        let ended = journey(&command).file("a.journey", mistakes()).go();
        assert!(ended.status == 1 && quiet(&ended.stdout) && quiet(&ended.stderr), "{}{}", ended.stdout, ended.stderr);
    }
    for command in ["import a.csv", "fmt --check a.journey"] {
        let table = "Phase,Step,Emotion\n\u{1b}[2J,\u{1b}[3J,\u{9b}31m\n";
        let ended = journey(command).file("a.csv", table).file("a.journey", mistakes()).go();
        assert!(quiet(&ended.stdout) && quiet(&ended.stderr), "{:?}{:?}", ended.stdout, ended.stderr);
    }
    let settings = "[build]\npaper = \"\\u001b[2J\"\n\"\\u001b]0;x\" = 1\n";
    let ended = journey("build").file("journey.toml", settings).file("a.journey", "Journey: a\n").go();
    assert!(ended.status == 2 && quiet(&ended.stderr), "{:?}", ended.stderr);
}

#[cfg(unix)]
#[test]
fn names_of_files_do_not_move_the_cursor() {
    let name = "\u{1b}[2Jx.journey";
    for command in ["check", "build --format md", "check \u{1b}[2Jgone.journey", "build . --message-format short"] {
        let ended = journey(command).file(name, "Journey: a\nFase: b\n").go();
        assert!(!ended.stderr.contains('\u{1b}'), "{command}: {:?}", ended.stderr);
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_are_no_commands_to_a_service() {
    let is_command = |line: &&str| line.trim_start().starts_with("::") || line.starts_with("##[");
    for name in ["::error::x.journey", "a\n::error::x.journey", " ::error::x.journey", "##[error]x.journey"] {
        for command in [
            "check",
            "check --message-format narrated",
            "check --message-format short",
            "build --format md",
            "fmt --check .",
        ] {
            let ended = journey(command).file(name, "Journey:   a\nFase: b\n").go();
            let found = ended.stdout.lines().chain(ended.stderr.lines()).find(is_command);
            assert_eq!(found, None, "{command} {name:?}");
        }
    }
}

/// Ways out of a project that a path can be written in.
const WAYS_OUT: [&str; 18] = [
    "../secret.png",
    "a/../../secret.png",
    "./../secret.png",
    "..\\secret.png",
    "a\\..\\..\\secret.png",
    "/etc/passwd",
    "//server/share/secret.png",
    "\\\\server\\share\\secret.png",
    "\\\\?\\C:\\secret.png",
    "C:\\secret.png",
    "C:secret.png",
    "file:///etc/passwd",
    "http://127.0.0.1:1/secret.png",
    "%2e%2e/secret.png",
    "..%2fsecret.png",
    "~/secret.png",
    "secret.png/../../secret.png",
    "\u{2025}/secret.png",
];

/// Each path under each keyword that names a file, and what becomes of it: an error or a warning, and never the secret.
#[test]
fn no_path_leads_out_of_the_project() {
    let secret = support::pictures::png(3, 3);
    for way in WAYS_OUT {
        let text = format!(
            "Journey: a\nUse: {way}\nPersona: P\n  Photo: {way}\nPhase: b\n  Step: c\n    Image: {way}\n    Detail: {way}\n    \
             Metric: m\n      Data: {way} column x\n"
        );
        let run = journey("check p/x/a.journey --message-format short").file("p/journey.toml", "");
        let ended = run.file("p/x/a.journey", text).file("secret.png", &secret).file("p/secret.txt", "x").go();
        let told = ended.stdout.lines().filter(|line| {
            ["outside-project", "file-not-found", "file-unreadable"].iter().any(|code| line.contains(code))
        });
        // In `x`, one step up is still the project: there the file is only not found.
        assert_eq!(told.count(), 5, "{way}:\n{}", ended.stdout);
    }
}

#[test]
fn no_setting_leads_out_of_the_project() {
    for way in WAYS_OUT {
        let quoted = way.replace('\\', "\\\\");
        for key in ["[build]\njourneys = [\"PATH\"]", "[style]\nlogo = \"PATH\"", "[style.font]\nregular = \"PATH\""] {
            let settings = key.replace("PATH", &quoted);
            let run = journey("build").within("p").file("p/journey.toml", settings).file("secret.png", b"x");
            let ended = run.file("p/a.journey", "Journey: a\n").go();
            assert_eq!(ended.status, 2, "{way}: {}{}", ended.stdout, ended.stderr);
        }
    }
    for way in ["../out", "a/../../out", "/tmp/out", "..\\\\out", "C:\\\\out", "\\\\\\\\server\\\\out"] {
        let settings = format!("[build]\noutput = \"{way}\"\nformats = [\"md\"]\n");
        let run = journey("build").within("p").file("p/journey.toml", settings);
        let ended = run.file("p/a.journey", "Journey: a\n").go();
        assert!(!ended.files().iter().any(|file| file.contains("a.md") && !file.starts_with("p/")), "{way}");
    }
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_project() {
    let run = journey("check p/a.journey --message-format short")
        .file("p/journey.toml", "")
        .file("secret/people.journey", "Persona: Top\n");
    let run = run.file(
        "p/a.journey",
        "Journey: a\nUse: folder/people.journey\nUse: people.journey\nPhase: b\n  Step: c\n    Image: up/secret/people.journey\n",
    );
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, run.folder().join(name)).expect("a link");
    link("../secret", "p/folder");
    link("../secret/people.journey", "p/people.journey");
    link("..", "p/up");
    let ended = run.go();
    assert_eq!(ended.stdout.matches("outside-project").count(), 3, "{}", ended.stdout);
}

/// What a walk finds is read in the project alone, and nothing of the rest is printed.
#[cfg(unix)]
#[test]
fn a_walk_does_not_lead_out_of_the_project() {
    for arguments in ["check", "check js", "check .", "build", "fmt --check"] {
        let run = journey(arguments).within("p").file("secret/s.txt", "Journey: Top\nSecret: 42\n");
        let run = run.file("p/journey.toml", "[build]\njourneys = [\"js\"]\n").file("p/js/a.journey", "Journey: a\n");
        let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, run.folder().join(name)).expect("a link");
        link("../../secret/s.txt", "p/js/evil.journey");
        link("../../secret/none.txt", "p/js/none.journey");
        let ended = run.go();
        let told = format!("{}{}", ended.stdout, ended.stderr);
        assert!(!told.contains("Secret") && !told.contains("Top"), "{arguments}: {told}");
        assert_ne!(ended.status, 0, "{arguments}: {told}");
        for name in ["evil", "none"] {
            let wanted = format!("`js/{name}.journey` lies outside of the project");
            assert!(told.contains(&wanted), "{arguments}: {told}");
        }
        assert!(!ended.files().iter().any(|file| file.contains("evil.") && !file.ends_with(".journey")), "{arguments}");
    }
}

#[cfg(unix)]
#[test]
fn settings_and_data_do_not_lead_out_of_the_project() {
    let run =
        journey("check").within("p").file("secret.toml", "[build]\nSecret = 42\n").file("p/a.journey", "Journey: a\n");
    std::os::unix::fs::symlink("../secret.toml", run.folder().join("p/journey.toml")).expect("a link");
    let ended = run.go();
    assert!(ended.status == 2 && !ended.stderr.contains("Secret"), "{}", ended.stderr);
    assert!(ended.stderr.contains("`journey.toml` lies outside of the project"), "{}", ended.stderr);
}

#[test]
fn a_zero_in_a_path_is_no_way() {
    let ended = journey("check a.journey").file("a.journey", "Journey: a\nUse: a.png\0.journey\n").go();
    assert_eq!(ended.status, 1, "{}", ended.stderr);
}
