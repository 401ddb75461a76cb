//! `journey watch` as whoever reaches its port sees it: the real program, and sockets without a browser between.
#![cfg(feature = "watch")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};
use std::{fs, thread};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::run::{FLAWLESS, journey};

/// Longer than anything here takes on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program at work in a folder of its own.
struct Watching {
    folder: TempDir,
    child: Child,
    port: u16,
    secret: String,
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn watching(files: &[(&str, &str)], arguments: &[&str]) -> Watching {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_journey"));
    command.arg("watch").args(arguments).current_dir(folder.path());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let rest = address.trim().strip_prefix("http://127.0.0.1:").expect("an address of this computer");
    let (port, secret) = rest.trim_end_matches('/').split_once('/').expect("a secret");
    Watching { port: port.parse().unwrap(), secret: secret.to_owned(), folder, child }
}

impl Watching {
    fn one() -> Watching {
        watching(&[("card.journey", FLAWLESS)], &["card.journey"])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).unwrap();
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    fn send(&self, head: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The answer to a request for a path below the secret, with more lines in its head.
    fn get(&self, path: &str, more: &str) -> String {
        let (port, secret) = (self.port, &self.secret);
        self.send(&format!("GET /{secret}/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n"))
    }

    fn events(&self, path: &str) -> Events {
        let mut stream = self.connect();
        let (port, secret) = (self.port, &self.secret);
        let head = format!("GET /{secret}/events/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        Events { lines: BufReader::new(stream) }
    }

    /// The sheet that a view shows first.
    fn sheet(&self, view: &Value) -> String {
        let print = view["sheets"][0]["print"].as_str().expect("a sheet");
        self.get(&format!("sheet/0/map/{print}"), "")
    }
}

/// What a page is told.
struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    fn next(&mut self) -> Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream has ended");
            if let Some(said) = line.strip_prefix("data: ") {
                return serde_json::from_str(said).unwrap();
            }
        }
    }

    /// The first view from now on of which `holds` holds.
    fn until(&mut self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            let view = self.next();
            if holds(&view) {
                return view;
            }
        }
        panic!("never: {what}");
    }
}

/// A small PNG picture.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = png::Encoder::new(&mut bytes, width, height).write_header().unwrap();
    writer.write_image_data(&vec![128; (width * height) as usize]).unwrap();
    writer.finish().unwrap();
    bytes
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn the_page_is_served_to_itself_alone() {
    let watching = Watching::one();
    let (port, secret) = (watching.port, &watching.secret);
    let ask = |host: &str, more: &str| {
        let answer = watching.send(&format!("GET /{secret}/ HTTP/1.1\r\n{host}{more}\r\n"));
        assert_eq!(status(&answer) == "200", answer.contains("<!doctype"), "{answer}");
        status(&answer).to_owned()
    };
    let own = format!("Host: 127.0.0.1:{port}\r\n");
    assert_eq!(ask(&own, ""), "200");
    assert_eq!(ask(&format!("Host: localhost:{port}\r\n"), ""), "200");
    assert_eq!(ask(&own, &format!("Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\n")), "200");
    assert_eq!(ask(&own, "Sec-Fetch-Site: none\r\n"), "200");
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("127.0.0.1:{}", port ^ 1),
        "127.0.0.1".to_owned(),
        format!("127.1:{port}"),
        format!("LOCALHOST.:{port}"),
        format!("127.0.0.1:{port}@evil.example"),
    ] {
        assert_eq!(ask(&format!("Host: {host}\r\n"), ""), "421", "{host}");
    }
    assert_eq!(ask("", ""), "400");
    assert_eq!(ask(&own, "Host: evil.example\r\n"), "400");
    for more in [
        "Origin: http://evil.example\r\n".to_owned(),
        "Origin: null\r\n".to_owned(),
        format!("Origin: https://127.0.0.1:{port}\r\n"),
        format!("Origin: http://localhost:{port}\r\n"),
        "Sec-Fetch-Site: cross-site\r\n".to_owned(),
        // Another port of this computer is another origin of the same site.
        "Sec-Fetch-Site: same-site\r\n".to_owned(),
        format!("Origin: http://127.0.0.1:{port}\r\nOrigin: http://evil.example\r\n"),
    ] {
        assert_eq!(ask(&own, &more), "403", "{more}");
    }
}

#[test]
fn nothing_else_is_served() {
    let watching = Watching::one();
    let (port, secret) = (watching.port, &watching.secret);
    let ask = |line: &str| {
        let answer = watching.send(&format!("{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"));
        assert!(!answer.contains("library card") && !answer.contains("root:"), "{answer}");
        status(&answer).to_owned()
    };
    for path in [
        "/",
        "/card.journey",
        "/favicon.ico",
        &format!("/{secret}"),
        &format!("/{}/", "0".repeat(secret.len())),
        &format!("/{secret}/card.journey"),
        &format!("/{secret}/../card.journey"),
        &format!("/{secret}/%2e%2e/card.journey"),
        &format!("/{secret}/..%2fcard.journey"),
        &format!("/{secret}/page.css/../../../../etc/passwd"),
        &format!("/{secret}//etc/passwd"),
        &format!("/{secret}/font/../page.css"),
        &format!("/{secret}/explain/../../README"),
        &format!("/{secret}/explain/no-such-code"),
        &format!("/{secret}/events/1/map"),
        &format!("/{secret}/events/-1/map"),
        &format!("/{secret}/events/0/maps"),
        &format!("/{secret}/sheet/0/map/0"),
        &format!("/{secret}/?x"),
    ] {
        assert_eq!(ask(&format!("GET {path}")), "404", "{path}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "get"] {
        assert_eq!(ask(&format!("{method} /{secret}/")), "405", "{method}");
    }
    assert_eq!(ask(&format!("GET http://127.0.0.1:{port}/{secret}/")), "400");
    assert_eq!(ask("GET *"), "400");
    assert_eq!(ask(&format!("GET /{secret}/{}", "a".repeat(600))), "414");
    assert_eq!(ask(&format!("GET /{secret}/ HTTP/1.1\r\nLong: {}", "a".repeat(20_000))), "431");
    assert_eq!(ask("\u{1}\u{2}\u{3}"), "400");
}

#[test]
fn answers_bear_what_keeps_others_out() {
    let watching = Watching::one();
    let view = watching.events("0/map").next();
    let sheet = view["sheets"][0]["print"].as_str().unwrap();
    let font = view["sheets"][0]["fonts"][0]["name"].as_str().unwrap();
    for path in
        ["", "page.css", "page.js", &format!("sheet/0/map/{sheet}"), &format!("font/{font}"), "explain/no-goal", "x"]
    {
        let answer = watching.get(path, "");
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        for header in [
            "Content-Security-Policy: default-src 'none'; ",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer",
        ] {
            assert!(head.contains(header), "{path}: {head}");
        }
        assert!(!head.contains("unsafe") && !head.to_lowercase().contains("access-control"), "{path}: {head}");
        assert!(!body.is_empty());
    }
    // The page asks for nothing beside its own parts.
    let page = watching.get("", "");
    assert!(!page.contains("://") && !watching.get("page.css", "").contains("url("));
}

#[test]
fn who_is_slow_keeps_nobody_waiting() {
    let watching = Watching::one();
    let mut slow: Vec<TcpStream> = (0..30).map(|_| watching.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET /").unwrap();
    }
    // Looks at the map, and never reads what it is told.
    let deaf = watching.events("0/map");
    let mut events = watching.events("0/map");
    events.next();
    for number in 0..5 {
        watching.write("card.journey", FLAWLESS.replace("Pays", &format!("Pays {number} times")));
        let view =
            events.until("the save is shown", |view| watching.sheet(view).contains(&format!("Pays {number} times")));
        assert_eq!(view["state"], "fresh");
    }
    drop(deaf);
    // And whoever says nothing is sent away.
    let mut rest = Vec::new();
    slow[0].read_to_end(&mut rest).ok();
    assert!(rest.is_empty());
}

#[test]
fn each_way_to_save_is_seen() {
    let watching = Watching::one();
    let mut events = watching.events("0/map");
    let first = events.next();
    assert!(watching.sheet(&first).contains("Gets a reminder"));
    let text = |words: &str| FLAWLESS.replace("Gets a reminder", words);
    let mut sees = |words: &str| {
        let view = events.until(words, |view| view["state"] == "fresh" && watching.sheet(view).contains(words));
        assert_eq!(view["errors"], 0);
    };
    // In place.
    watching.write("card.journey", text("Is written"));
    sees("Is written");
    // A new file in the place of the old one.
    watching.write(".card.journey.swp", text("Is renamed"));
    fs::rename(watching.path(".card.journey.swp"), watching.path("card.journey")).unwrap();
    sees("Is renamed");
    // The old one put aside first.
    fs::rename(watching.path("card.journey"), watching.path("card.journey~")).unwrap();
    watching.write("card.journey", text("Is put aside"));
    sees("Is put aside");
    // Twice.
    watching.write("card.journey", text("Is written once"));
    watching.write("card.journey", text("Is written twice"));
    sees("Is written twice");
    // Emptied, then written in pieces.
    watching.write("card.journey", "");
    thread::sleep(Duration::from_millis(50));
    let whole = text("Is emptied");
    let mut file = fs::File::create(watching.path("card.journey")).unwrap();
    for piece in whole.as_bytes().chunks(60) {
        file.write_all(piece).unwrap();
        file.flush().unwrap();
    }
    drop(file);
    sees("Is emptied");
    // The same length, at once.
    watching.write("card.journey", text("Is one way"));
    watching.write("card.journey", text("Is two way"));
    sees("Is two way");
}

/// A new file in the place of a journey, of its length and with its time.
#[cfg(unix)]
#[test]
fn what_looks_like_the_old_file_is_seen() {
    let time = SystemTime::now() - Duration::from_secs(3600);
    let put = |watching: &Watching, words: &str| {
        let text = FLAWLESS.replace("Gets a reminder", words);
        assert_eq!(text.len(), FLAWLESS.len());
        watching.write("new", text);
        fs::File::options().append(true).open(watching.path("new")).unwrap().set_modified(time).unwrap();
        fs::rename(watching.path("new"), watching.path("card.journey")).unwrap();
    };
    let watching = Watching::one();
    put(&watching, "Gets a remainde");
    let mut events = watching.events("0/map");
    let mut sees = |words: &str| events.until(words, |view| watching.sheet(view).contains(words));
    sees("Gets a remainde");
    // While the file is so new that it is read again anyway, and when it no longer is.
    for (words, age) in [("Gets a reminded", 0), ("Gets a rejoinde", 4)] {
        thread::sleep(Duration::from_secs(age));
        put(&watching, words);
        sees(words);
    }
}

#[test]
fn what_vanishes_comes_back() {
    let watching = Watching::one();
    let mut events = watching.events("0/map");
    let first = events.next();
    fs::remove_file(watching.path("card.journey")).unwrap();
    let gone = events.until("it is told", |view| view["state"] == "gone");
    assert_eq!(gone["missing"], "there is no file or folder `card.journey`");
    assert_eq!(gone["sheets"], first["sheets"]);
    watching.write("card.journey", FLAWLESS.replace("Pays", "Pays at last"));
    let back = events.until("it is back", |view| view["state"] == "fresh");
    assert!(watching.sheet(&back).contains("Pays at last") && back["missing"].is_null());
}

#[test]
fn a_folder_that_vanishes_comes_back() {
    let watching = watching(&[("sub/card.journey", FLAWLESS)], &["sub/card.journey"]);
    let mut events = watching.events("0/map");
    events.next();
    fs::rename(watching.path("sub"), watching.path("away")).unwrap();
    events.until("it is told", |view| view["state"] == "gone");
    fs::rename(watching.path("away"), watching.path("sub")).unwrap();
    events.until("it is back", |view| view["state"] == "fresh");
    watching.write("sub/card.journey", FLAWLESS.replace("Pays", "Pays at last"));
    events.until("and still watched", |view| watching.sheet(view).contains("Pays at last"));
}

#[test]
fn what_is_broken_keeps_the_last_sheets_and_is_mended() {
    let watching = Watching::one();
    let mut events = watching.events("0/map");
    let first = events.next();
    watching.write("card.journey", FLAWLESS.replace("Step: Pays", "Stp: Pays"));
    let broken = events.until("it is told", |view| view["errors"] == 1);
    assert_eq!((&broken["state"], &broken["sheets"]), (&"stale".into(), &first["sheets"]));
    let problem = &broken["problems"][0];
    assert_eq!((&problem["code"], &problem["severity"]), (&"unknown-keyword".into(), &"error".into()));
    let line = &problem["places"][0]["lines"][0];
    assert_eq!((&line["number"], &line["before"], &line["place"]), (&10.into(), &"  ".into(), &"Stp".into()));
    watching.write("card.journey", FLAWLESS);
    assert_eq!(events.until("it is mended", |view| view["errors"] == 0), first);
}

#[test]
fn all_that_a_map_uses_is_watched() {
    let text = FLAWLESS.replace("Persona: Joan\n", "Use: people.journey\nPersona: Joan\n  Photo: joan.png\n");
    let watching = watching(&[("card.journey", &text), ("people.journey", "Persona: Ann\n")], &["card.journey"]);
    let mut events = watching.events("0/map");
    let first = events.next();
    assert!(watching.sheet(&first).contains("Ann") && first["warnings"] == 1, "{first}");
    watching.write("people.journey", "Persona: Anneke\n");
    events.until("the file that is used", |view| watching.sheet(view).contains("Anneke"));
    watching.write("joan.png", picture(40, 40));
    events.until("the picture", |view| view["warnings"] == 0 && watching.sheet(view).contains("data:image/png"));
    watching.write("journey.toml", "[build]\npaper = \"a4\"\n");
    events.until("the settings", |view| watching.sheet(view).contains("width=\"297mm\""));
    watching.write("journey.toml", "[build]\npaper = \"a7\"\n");
    let wrong = events.until("a mistake in them", |view| view["errors"] == 1);
    assert_eq!(wrong["problems"][0]["places"][0]["file"], "journey.toml");
    watching.write("journey.toml", "[style]\nlogo = \"logo.png\"\n");
    events.until("a logo that is missing", |view| view["problems"][0]["places"][0]["line"] == 2);
    watching.write("logo.png", picture(60, 20));
    events.until("the logo", |view| view["errors"] == 0 && watching.sheet(view).matches("data:image/png").count() == 2);
}

#[test]
fn a_card_leads_to_its_lines() {
    let watching =
        watching(&[("card.journey", FLAWLESS)], &["card.journey", "--editor", "x-edit://o?f=/{file}&l={line}"]);
    let view = watching.events("0/map").next();
    let svg = watching.sheet(&view);
    let at = svg.find("aria-label=\"Key moment").or_else(|| svg.find("class=\"s0-step\"")).expect("a step");
    let id = svg[..at].rsplit("id=\"s0-").next().and_then(|rest| rest.split('"').next()).expect("an id");
    let print = view["sheets"][0]["print"].as_str().unwrap();
    let answer = watching.get(&format!("lines/0/map/{print}/{id}"), "");
    let (_, json) = answer.split_once("\r\n\r\n").unwrap();
    let excerpt: Value = serde_json::from_str(json).expect(json);
    assert_eq!(excerpt["file"], "card.journey");
    let line = excerpt["line"].as_u64().unwrap();
    let address = excerpt["address"].as_str().unwrap();
    assert!(
        address.starts_with("x-edit://o?f=/") && address.ends_with(&format!("/card.journey&l={line}")),
        "{address}"
    );
}

#[test]
fn other_tabs_have_what_they_say() {
    let watching = Watching::one();
    let plan = watching.events("0/plan").next();
    assert!(plan["plan"].as_str().unwrap().contains("<h2>"), "{plan}");
    for kind in ["phases", "persona", "blank"] {
        let view = watching.events(&format!("0/{kind}")).next();
        assert!(!view["sheets"].as_array().unwrap().is_empty(), "{kind}");
    }
    assert_eq!(watching.events("0/actions").next()["sheets"].as_array().unwrap().len(), 0);
}

#[test]
fn more_sheets_than_are_drawn_are_a_problem() {
    let phases: String = (0..=1000).fold(String::new(), |text, number| text + &format!("Phase: p{number}\n"));
    let watching = watching(&[("card.journey", &format!("Journey: a\n{phases}"))], &["card.journey"]);
    let view = watching.events("0/phases").next();
    assert_eq!((view["sheets"].as_array().map(Vec::len), view["errors"].as_u64()), (Some(0), Some(1)));
    assert!(view["problems"].to_string().contains("1001 sheets"), "{}", view["problems"]);
    assert_eq!(watching.events("0/actions").next()["errors"], 0, "another kind of sheet has as many as it needs");
}

#[test]
fn what_a_user_writes_is_no_part_of_the_page() {
    let text = FLAWLESS.replace("Step: Pays", "Step: Pays <img src=x onerror=alert(1)>\n    - <script>alert(2)</script> [a](javascript:alert(3))\n      Need: One\n        Opportunity: Two\n          Action: <b>Three</b> ![p](http://evil.example/p.png)");
    let watching = watching(&[("card.journey", &text)], &["card.journey"]);
    let view = watching.events("0/plan").next();
    let plan = view["plan"].as_str().unwrap();
    for bad in ["<img", "<script", "<b>Three", "href=\"javascript"] {
        assert!(!plan.contains(bad), "{bad}: {plan}");
    }
}

#[test]
fn what_cannot_be_watched_is_refused() {
    for (arguments, reason) in [
        ("watch none.journey", "there is no file or folder `none.journey`"),
        ("watch -", "standard input cannot be watched"),
        ("watch", "there are no .journey files in this folder"),
        ("watch a.journey --editor notepad", "`--editor` is not understood: say `vscode`"),
        ("watch a.journey --editor javascript:alert({file})", "`javascript:` leads to no editor"),
        ("watch a.journey --port 0", "invalid value '0'"),
    ] {
        let run = journey(arguments);
        let run = if arguments.contains("a.journey") { run.file("a.journey", FLAWLESS) } else { run };
        let ended = run.go();
        assert_eq!((ended.status, ended.stdout.as_str()), (2, ""), "{arguments}");
        assert!(ended.stderr.contains(reason), "{arguments}: {}", ended.stderr);
    }
    let watching = Watching::one();
    let ended = journey(&format!("watch a.journey --port {}", watching.port)).file("a.journey", FLAWLESS).go();
    assert!(ended.status == 2 && ended.stderr.contains(&format!("port {} is not available", watching.port)));
}

#[test]
fn nothing_is_written() {
    let watching = Watching::one();
    watching.events("0/map").next();
    watching.events("0/plan").next();
    let names: Vec<_> = fs::read_dir(watching.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["card.journey"]);
}
