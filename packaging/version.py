#!/usr/bin/env python3
"""Says the version; or, with `--home ADDRESS`, writes into Cargo.toml and pyproject.toml where the source is.

The repository names no owner, so that whoever forks it releases under their own address. What is built after this knows it: the packages, and
`journey init`, which fills it into its recipes.
"""

import re
import sys

import common


def insert(name, before, lines):
    """Puts lines into a file of the root, before the only line that begins so."""
    path = common.ROOT / name
    text, count = re.subn(f"^{re.escape(before)}", lambda line: lines + line[0], path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if count != 1:
        sys.exit(f"{name}: {count} lines begin with {before}")
    path.write_text(text, encoding="utf-8", newline="\n")


def write_home(address):
    if "repository" in common.CARGO:
        sys.exit("Cargo.toml names a repository already")
    insert("Cargo.toml", "readme = ", f'repository = "{address}"\n')
    insert("pyproject.toml", "[tool.maturin]", f'[project.urls]\nRepository = "{address}"\n\n')


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            # A shell on Windows would keep the other line end as a part of the version.
            sys.stdout.reconfigure(newline="\n")
            print(common.VERSION)
        case ["--home", address] if re.fullmatch(r"https://[\w.-]+(/[\w.-]+)+", address):
            write_home(address.removesuffix(".git"))
        case _:
            sys.exit("usage: version.py [--home https://HOST/OWNER/NAME]")
