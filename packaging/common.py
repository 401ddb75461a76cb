"""What the scripts in this folder share: the version, the platforms, and the names of files."""

import pathlib
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
CARGO = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]
NAME = CARGO["name"]
VERSION = CARGO["version"]
PROGRAM = "journey"

# Rust's name of each platform, and what Node calls its system and its processor.
TARGETS = {
    "x86_64-unknown-linux-musl": ("linux", "x64"),
    "aarch64-unknown-linux-musl": ("linux", "arm64"),
    "x86_64-apple-darwin": ("darwin", "x64"),
    "aarch64-apple-darwin": ("darwin", "arm64"),
    "x86_64-pc-windows-msvc": ("win32", "x64"),
    "aarch64-pc-windows-msvc": ("win32", "arm64"),
}


def is_windows(target):
    return "-windows-" in target


def program(target):
    """The program's file name on a platform."""
    return f"{PROGRAM}.exe" if is_windows(target) else PROGRAM


def folder(target):
    """The only entry at the top of an archive."""
    return f"{NAME}-{VERSION}-{target}"


def archive(target):
    return folder(target) + (".zip" if is_windows(target) else ".tar.gz")
