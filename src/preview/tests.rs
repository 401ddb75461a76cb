use super::*;
use crate::diagnostic::Code;
use crate::message::no_goal;
use crate::source::{FileId, Source, Span};

#[test]
fn editors_are_led_to_a_place() {
    let address = |editor: &str, name: &str| Editor::new(editor).unwrap().address(name, 7, 3).unwrap();
    if cfg!(unix) {
        assert_eq!(address("vscode", "/a/één x&y.journey"), "vscode://file/a/%C3%A9%C3%A9n%20x%26y.journey:7:3");
        assert_eq!(address("idea", "/a/b.journey"), "idea://open?file=/a/b.journey&line=7");
        assert_eq!(address("txmt", "/a/b.journey"), "txmt://open?url=file:///a/b.journey&line=7&column=3");
        assert_eq!(address("my-editor:{line}+{file}", "/a/b.journey"), "my-editor:7+a/b.journey");
    }
    for bad in [
        "",
        "emacs",
        "{file}",
        "javascript:alert('{file}')",
        "HTTPS://x/{file}",
        "a b:{file}",
        "x:{file} y",
        "1x:{file}",
    ] {
        assert!(Editor::new(bad).is_err(), "{bad}");
    }
}

fn sources(text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add(Source::new("a.journey", text));
    sources
}

#[test]
fn a_card_comes_with_what_is_indented_under_it() {
    let text = "Phase: A\n  Step: B\n    - C\n\n      Need: D\n\n  Step: E\n";
    let numbers = |start: usize| -> Vec<usize> {
        let excerpt = lines::excerpt(Span::new(FileId(0), start, start + 4), &sources(text), None, true).unwrap();
        excerpt.lines.iter().map(|line| line.number).collect()
    };
    assert_eq!(numbers(11), [2, 3, 4, 5]);
    assert_eq!(numbers(text.find("Step: E").unwrap()), [7]);
    assert_eq!(numbers(0).len(), 7);
}

#[test]
fn a_line_of_any_length_is_shown_around_its_place() {
    let text = format!("{}X{}", "é".repeat(100_000), "ü".repeat(100_000));
    let at = 200_000;
    for (start, end) in
        [(at, at + 1), (at - 1, at + 2), (0, text.len()), (text.len(), text.len()), (text.len() + 9, text.len() + 10)]
    {
        let excerpt = lines::excerpt(Span::new(FileId(0), start, end), &sources(&text), None, true).unwrap();
        let line = &excerpt.lines[0];
        assert!(line.before.len() + line.place.len() + line.after.len() < 1100, "{start}");
    }
    let excerpt = lines::excerpt(Span::new(FileId(0), at, at + 1), &sources(&text), None, false).unwrap();
    assert_eq!((excerpt.lines[0].place.as_str(), excerpt.column), ("X", 100_001));
}

#[test]
fn problems_are_reported_errors_first_and_no_more_than_can_be_read() {
    let sources = sources(&"x\n".repeat(500));
    let at = |code: Code, line: usize| {
        Diagnostic::new(code, Span::new(FileId(0), line * 2, line * 2 + 1), no_goal::message())
    };
    let mut found: Vec<Diagnostic> = (0..400).map(|line| at(Code::NoGoal, line)).collect();
    found.push(at(Code::UnknownKeyword, 450));
    let problems = lines::problems(&[(&found, &sources)], None, Language::English);
    assert_eq!(problems.len(), lines::PROBLEMS_SHOWN);
    assert_eq!((problems[0].severity, problems[0].places[0].line), ("error", 451));
}

#[test]
fn markdown_brings_nothing_but_text() {
    let bad = "# One\n\n\
        x <script>x</script> <b onclick=x>y</b> [a](javascript:b) [c](vscode://d) ![e](http://f/g.png) [h](https://i/j)\n\n\
        <div>\nk\n</div>\n";
    let html = markdown::html(bad, 1);
    assert!(html.starts_with("<h2>One</h2>"), "{html}");
    for tag in ["<script", "<b ", "<div", "<img", "javascript:", "vscode:"] {
        assert!(!html.contains(tag), "{tag}: {html}");
    }
    let link = markdown::html("[h](https://i/j?k&l)", 1);
    assert!(link.contains("<a href=\"https://i/j?k&amp;l\" target=\"_blank\" rel=\"noreferrer\">h</a>"), "{link}");
    assert!(markdown::html("| a |\n| --- |\n| b |\n", 1).contains("<div class=\"table\" tabindex=\"0\"><table>"));
}

#[test]
fn the_page_has_all_its_words() {
    let page = include_str!("page/page.html");
    let script = include_str!("page/page.js");
    let known: Vec<&str> = Language::English.preview_words().iter().map(|(name, _)| *name).collect();
    let asked = |text: &str, before: &str, after: char| -> Vec<String> {
        text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).map(str::to_owned).collect()
    };
    let mut used = asked(page, "{{", '}');
    used.retain(|name| name != "language" && name != "words");
    used.extend(asked(script, "word(\"", '"'));
    let of_words =
        |rest: &str| -> String { rest.chars().take_while(|sign| sign.is_ascii_lowercase() || *sign == '_').collect() };
    used.extend(script.split("words.").skip(1).map(of_words));
    used.retain(|name| !name.is_empty());
    assert!(used.len() > 30, "{used:?}");
    for name in &used {
        assert!(known.contains(&name.as_str()), "{name}");
    }
    let by_count = ["error", "warning", "warnings"];
    for name in known {
        assert!(by_count.contains(&name) || used.iter().any(|asked| asked == name), "nobody asks for {name}");
    }
}
