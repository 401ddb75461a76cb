#!/usr/bin/env python3
"""Fills in the templates of a release: the installers, the notes, and the manifests for Homebrew, Scoop and winget.

In: the folder with the archives and their SHA256SUMS, the address of the repository, and the address under which the files of the release will
be. Out: the files that belong beside the archives, and a folder `manifests` for those that go elsewhere. A place that nothing fills is an error.
"""

import pathlib
import re
import sys

import common

HERE = common.ROOT / "packaging"
BESIDE = {"install.sh": "install.sh", "install.ps1": "install.ps1", "scoop/journey-map.json": "journey-map.json", "notes.md": "notes.md"}
ELSEWHERE = {
    "homebrew/journey-map.rb": "homebrew/journey-map.rb",
    "scoop/journey-map.json": "scoop/journey-map.json",
    "winget/installer.yaml": "winget/@OWNER@.JourneyMap.installer.yaml",
    "winget/locale.en-US.yaml": "winget/@OWNER@.JourneyMap.locale.en-US.yaml",
    "winget/version.yaml": "winget/@OWNER@.JourneyMap.yaml",
}


def values(folder, home, download):
    """What stands for each place, by its name without the signs around it."""
    repository = "/".join(home.split("/")[3:])
    filled = {"VERSION": common.VERSION, "HOME": home, "DOWNLOAD": download, "REPOSITORY": repository, "OWNER": repository.split("/")[0]}
    sums = dict(reversed(line.split()) for line in (folder / "SHA256SUMS").read_text().splitlines())
    filled.update((f"SHA256:{target}", sums[common.archive(target)]) for target in common.TARGETS if common.archive(target) in sums)
    return filled


def fill(text, filled):
    return re.sub(r"@([A-Z0-9]+(?::[a-z0-9_-]+)?)@", lambda place: filled[place[1]], text)


def main(folder, home, download):
    folder = pathlib.Path(folder)
    filled = values(folder, home.removesuffix("/").removesuffix(".git"), download.removesuffix("/"))
    wanted = [(source, folder / name) for source, name in BESIDE.items()]
    wanted += [(source, folder / "manifests" / fill(name, filled)) for source, name in ELSEWHERE.items()]
    for source, path in wanted:
        try:
            text = fill((HERE / source).read_text(encoding="utf-8"), filled)
        except KeyError as missing:
            sys.exit(f"{source}: nothing is known for {missing}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        path.chmod((HERE / source).stat().st_mode & 0o777)
        print(path)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: manifests.py FOLDER REPOSITORY DOWNLOAD, the last two as addresses")
    main(*sys.argv[1:])
