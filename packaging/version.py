#!/usr/bin/env python3
"""Says the version; or, with `--home ADDRESS`, writes into Cargo.toml where the source is.

The repository names no owner, so that whoever forks it releases under their own address. What is built after this knows it: the packages, and
`journey init`, which fills it into its recipes.
"""

import re
import sys

import common


def write_home(address):
    path = common.ROOT / "Cargo.toml"
    text = path.read_text(encoding="utf-8")
    text, count = re.subn(r"^license = .*$", lambda line: f'{line[0]}\nrepository = "{address}"', text, count=1, flags=re.MULTILINE)
    if not count or "repository" in common.CARGO:
        sys.exit("Cargo.toml names a repository already, or no license")
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            print(common.VERSION)
        case ["--home", address] if re.fullmatch(r"https://[\w.-]+(/[\w.-]+)+", address):
            write_home(address.removesuffix(".git"))
        case _:
            sys.exit("usage: version.py [--home https://HOST/OWNER/NAME]")
