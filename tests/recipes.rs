//! The recipes of `docs/ci.md`: what is shown is what `journey init --ci` writes, and their scripts do what the page says.
//!
//! The scripts run in scratch folders, with the program of this build as `journey`, with a `pip` that installs it, and with what a service sets.
//! Where `git` or `make` is missing, the tests that need it say so and hold nothing.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_journey");

fn template(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/ci").join(name)).unwrap()
}

#[test]
fn the_page_shows_what_init_writes() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/ci.md")).unwrap();
    for (kind, name) in
        [("yaml", "github.yml"), ("yaml", "gitlab.yml"), ("bash", "pre-commit"), ("makefile", "Makefile")]
    {
        let shown = format!("```{kind}\n{}```\n", template(name));
        assert!(page.contains(&shown), "docs/ci.md shows another `{name}` than the one in templates/ci");
    }
}

/// A scratch folder with a project, and a folder of programs beside it that come first.
struct Scratch {
    folder: TempDir,
}

/// Exit status, and all that was said.
type Ended = (i32, String);

impl Scratch {
    /// A project with the example, and what `--ci` adds.
    fn with(ci: &str) -> Scratch {
        let scratch = Scratch { folder: TempDir::new().unwrap() };
        fs::create_dir(scratch.path("bin")).unwrap();
        symlink(PROGRAM, scratch.path("bin/journey")).unwrap();
        let pip = "#!/bin/sh\ntest \"$*\" = \"install --quiet --disable-pip-version-check journey-map==$JOURNEY_VERSION\" && echo installed\n";
        fs::write(scratch.path("bin/pip"), pip).unwrap();
        fs::set_permissions(scratch.path("bin/pip"), fs::Permissions::from_mode(0o755)).unwrap();
        fs::create_dir(scratch.path("town")).unwrap();
        assert_eq!(scratch.run(&format!("journey init -q -l en --ci {ci}")), (0, String::new()));
        scratch
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path("town").join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path("town").join(name)).unwrap()
    }

    /// Replaces a piece of a file.
    fn change(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{text}");
        self.write(name, &text.replacen(old, new, 1));
    }

    /// Runs a script in the project as services do: it stops at the first line that fails.
    fn run(&self, script: &str) -> Ended {
        let mut command = Command::new("bash");
        command.args(["-e", "-c", script]).current_dir(self.path("town"));
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{}:{path}", self.path("bin").display()));
        command.env("HOME", self.folder.path()).env("NO_COLOR", "1").env("JOURNEY_VERSION", "0.1.0");
        command.env("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR")).env("RUNNER_TEMP", self.folder.path());
        for name in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH"] {
            command.env(name, self.path(name));
        }
        for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "MAKEFLAGS", "MAKELEVEL"] {
            command.env_remove(name);
        }
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(said).unwrap())
    }
}

/// Whether a program can be had; says so where it cannot.
fn can_be_had(program: &str) -> bool {
    let is_there = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !is_there {
        eprintln!("left out: there is no `{program}` here");
    }
    is_there
}

/// The commands of a workflow, in their order.
fn commands_of_github() -> Vec<String> {
    let text = template("github.yml");
    text.lines().filter_map(|line| line.trim().strip_prefix("run: ")).map(str::to_owned).collect()
}

/// The commands of a job: all under `before_script`, `script` or `after_script`.
fn commands_of_gitlab(of: &str) -> Vec<String> {
    let text = template("gitlab.yml");
    let lines = text.lines().skip_while(|line| line.trim() != format!("{of}:")).skip(1);
    lines.map_while(|line| line.strip_prefix("    - ")).map(str::to_owned).collect()
}

const EXAMPLE: &str = "journeys/example.journey";

/// The last two steps of the action that run a script, as the service runs them for these inputs.
fn action(scratch: &Scratch, command: &str, arguments: &str, sarif: bool) -> Ended {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/action.yml")).unwrap();
    let run = text.lines().find_map(|line| {
        line.trim().strip_prefix("run: '")?.strip_suffix('\'').filter(|run| run.contains("action/run.sh"))
    });
    assert!(text.trim_end().ends_with("run: exit \"$STATUS\""), "the last step ends as the command did");
    for name in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] {
        let _ = fs::remove_file(scratch.path(name));
    }
    let step = format!(
        "export COMMAND='{command}' ARGUMENTS='{arguments}' WITH_SARIF={sarif} WITH_SUMMARY=true\n{}",
        run.unwrap()
    );
    let (status, said) = scratch.run(&step);
    if status != 0 {
        return (status, said);
    }
    let (status, _) = scratch.run(". \"$GITHUB_OUTPUT\"; exit \"$status\"");
    (status, said)
}

#[test]
fn the_action_takes_the_release_of_its_own_repository() {
    let scratch = Scratch::with("make");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/action/release.sh");
    let found = |path: &str, repository: &str, download: &str| {
        let _ = fs::remove_file(scratch.path("GITHUB_OUTPUT"));
        let run = format!(
            "export VERSION=1.2.3 REPOSITORY='{repository}' DOWNLOAD='{download}' GITHUB_ACTION_PATH='{path}'\n\
             export GITHUB_SERVER_URL=https://example.org GITHUB_REPOSITORY=town/journeys\n{script}"
        );
        assert_eq!(scratch.run(&run), (0, String::new()));
        fs::read_to_string(scratch.path("GITHUB_OUTPUT")).unwrap()
    };
    let release = |of: &str| format!("download=https://example.org/{of}/releases/download/v1.2.3\n");
    assert_eq!(found("/home/runner/work/_actions/maker/maps/v1/", "", ""), release("maker/maps"));
    assert_eq!(found(r"D:\a\_actions\maker\maps\v1\.", "", ""), release("maker/maps"));
    assert_eq!(found("/home/runner/work/_actions/maker/maps/v1/", "other/maps", ""), release("other/maps"));
    assert_eq!(found("/home/runner/work/journeys/journeys/./", "", ""), release("town/journeys"), "`uses: ./`");
    assert_eq!(found("/_actions/a/b/v1/", "other/maps", "https://a.example/x"), "download=https://a.example/x\n");
}

#[test]
fn the_workflow_of_github_refuses_what_is_out_of_date_and_draws_it() {
    let scratch = Scratch::with("github");
    let workflow = template("github.yml");
    let command =
        workflow.lines().find_map(|line| line.trim().strip_prefix("command: ")).expect("a command for the action");
    let commands = commands_of_github();
    let [draw] = commands.as_slice() else { panic!("{commands:?}") };
    let check = || action(&scratch, command, "", false);
    let (status, said) = check();
    assert!(status == 1 && said.contains("title=missing-result::`maps/example.svg`"), "{said}");
    assert_eq!(scratch.run(draw), (0, String::new()));
    assert_eq!(check(), (0, String::new()));

    scratch.change(EXAMPLE, "Emotion: 2 pleased", "Emotion: 3 pleased");
    let (status, said) = check();
    assert!(status == 1 && said.starts_with(&format!("::error file={EXAMPLE},line=")), "{said}");
    assert!(said.contains("title=emotion-out-of-range::"), "{said}");
    assert_eq!(scratch.run(draw).0, 1);
}

#[test]
fn the_action_leaves_a_summary_and_a_log_for_code_scanning() {
    let scratch = Scratch::with("make");
    let summary = || fs::read_to_string(scratch.path("GITHUB_STEP_SUMMARY")).unwrap();
    assert_eq!(action(&scratch, "check", "", true).0, 0);
    assert_eq!(summary(), "### `journey check`: all is well\n\nerrors: 0, warnings: 0\n");
    let sarif = fs::read_to_string(scratch.path("journey.sarif")).unwrap();
    assert!(sarif.contains("\"results\""), "{sarif}");
    let output = fs::read_to_string(scratch.path("GITHUB_OUTPUT")).unwrap();
    assert_eq!(output, format!("status=0\nsarif={}\n", scratch.path("journey.sarif").display()));

    // What was found stands in it as text, whatever signs it has.
    scratch.change(EXAMPLE, "Emotion: 2 pleased", "Emotion: 3 pleased\n    Duration: 5 </pre>&");
    assert_eq!(action(&scratch, "check", "", false).0, 1);
    let shown = summary();
    assert!(shown.starts_with("### `journey check`: errors\n\nerrors: 1, warnings: 1\n\n<pre>\n"), "{shown}");
    assert!(shown.ends_with("</pre>\n") && shown.matches('<').count() == 2, "{shown}");
    assert!(shown.contains("&lt;/pre&gt;&amp;"), "{shown}");

    // Each line is one argument, and other commands are not run.
    scratch.write("two words.journey", "Journey: Two\nPersona: One\nPhase: A\n  Step: B\n");
    let (status, said) = action(&scratch, "check", "two words.journey\n--deny=no-goal", false);
    assert!(status == 1 && said.contains("title=no-goal::"), "{said}");
    let (status, said) = action(&scratch, "init; echo gone", "", false);
    assert!(status == 2 && said.starts_with("::error::`init; echo gone` is not a command"), "{said}");
    assert_eq!(action(&scratch, "check", "missing.journey", false).0, 2);
}

#[test]
fn the_job_of_gitlab_leaves_a_report_and_draws_maps() {
    let scratch = Scratch::with("gitlab");
    let job = [commands_of_gitlab("before_script"), commands_of_gitlab("script")].concat().join("\n");
    let draw = commands_of_gitlab("after_script").join("\n");
    let (status, said) = scratch.run(&job);
    assert_eq!((status, said.as_str()), (1, "installed\n"));
    assert!(scratch.read("gl-code-quality-report.json").contains("missing-result"));
    assert_eq!(scratch.run(&draw), (0, String::new()));
    assert_eq!(scratch.run(&job), (0, "installed\n".to_owned()));
    assert_eq!(scratch.read("gl-code-quality-report.json").trim(), "[]");

    scratch.change(EXAMPLE, "Emotion: 2 pleased", "Emotion: 3 pleased");
    assert_eq!(scratch.run(&job).0, 1);
    assert!(scratch.read("gl-code-quality-report.json").contains("emotion-out-of-range"));
}

#[test]
fn the_hook_refuses_what_is_wrong_or_out_of_date() {
    if !can_be_had("git") {
        return;
    }
    let scratch = Scratch::with("pre-commit");
    let begin = "git init -q . && git config core.hooksPath .githooks && git config user.name A && \
                 git config user.email a@example.org && git config commit.gpgsign false";
    assert_eq!(scratch.run(begin).0, 0);
    let commit = || scratch.run("git add -A && git commit -q -m 'A change'");
    let count = || scratch.run("git rev-list --all --count").1;

    let (status, said) = commit();
    assert!(status == 1 && said.contains("`maps/example.pdf`"), "no maps: {said}");
    assert!(said.contains("not committed: mend what is said above, type `journey build`"), "{said}");
    assert_eq!(scratch.run("journey build -q"), (0, String::new()));
    assert_eq!(commit(), (0, String::new()));

    scratch.change(EXAMPLE, "Emotion: 2 pleased", "Emotion: 1 pleased");
    let (status, said) = commit();
    assert!(status == 1 && said.contains("outdated-result"), "out of date: {said}");
    scratch.change(EXAMPLE, "Emotion: 1 pleased", "Emotion: 3 pleased");
    let (status, said) = commit();
    assert!(status == 1 && said.contains("emotion-out-of-range"), "broken: {said}");
    assert_eq!(count(), "1\n");

    // What is committed counts, and not what lies in the folder.
    scratch.change(EXAMPLE, "Emotion: 3 pleased", "Emotion: 1 pleased");
    assert_eq!(scratch.run("journey build -q && git add -A").0, 0);
    scratch.change(EXAMPLE, "Journey:", "Jrney:");
    assert_eq!(scratch.run("git commit -q -m 'Another'"), (0, String::new()));
    assert_eq!(count(), "2\n");
    assert_eq!(scratch.run("git status --short").1, format!(" M {EXAMPLE}\n"));

    // Without the program nobody is kept from work, and without journeys nothing is looked at.
    fs::remove_file(scratch.path("bin/journey")).unwrap();
    if scratch.run("command -v journey").0 != 0 {
        let (status, said) = commit();
        assert!(status == 0 && said.starts_with("journeys are not checked"), "{said}");
    }
}

#[test]
fn make_draws_what_changed_and_nothing_else() {
    if !can_be_had("make") {
        return;
    }
    let scratch = Scratch::with("make");
    let other =
        scratch.read(EXAMPLE).replacen("    Emotion: -1 uneasy", "    Image: dark.png\n    Emotion: -1 uneasy", 1);
    scratch.write("journeys/other.journey", &other);
    fs::write(scratch.path("town/journeys/dark.png"), include_bytes!("corpus/good/files/desk.png")).unwrap();
    let drawn = || {
        let (status, said) = scratch.run("make");
        let names = ["example", "other"].into_iter().filter(|name| said.contains(&format!("maps/{name}.pdf\n")));
        (status, names.collect::<Vec<_>>().join(" "), said)
    };
    let none = (0, String::new(), "make: Nothing to be done for 'all'.\n".to_owned());

    let (status, names, said) = drawn();
    assert_eq!((status, names.as_str()), (0, "example other"), "{said}");
    assert_eq!(drawn(), none);
    for (touched, expected) in [
        (EXAMPLE, "example"),
        ("journeys/dark.png", "other"),
        ("journeys/other.journey", "other"),
        ("journey.toml", "example other"),
    ] {
        assert_eq!(scratch.run(&format!("sleep 0.01; touch {touched}")).0, 0);
        let (status, names, said) = drawn();
        assert_eq!((status, names.as_str()), (0, expected), "{touched}: {said}");
        assert_eq!(drawn(), none);
    }
    // A picture that is gone is no reason to stop.
    fs::remove_file(scratch.path("town/journeys/dark.png")).unwrap();
    let (status, names, said) = drawn();
    assert!((status, names.as_str()) == (0, "other") && said.contains("file-not-found"), "{said}");

    assert_eq!(scratch.run("make check").0, 0);
    scratch.change(EXAMPLE, "Emotion: 2 pleased", "Emotion: 3 pleased");
    assert_eq!((scratch.run("make check").0, drawn().0, drawn().0), (2, 2, 2));
}
