#!/usr/bin/env python3
"""The licences of all packages that are built into the program on one platform.

In: the platform, and the file for it. Out: a text that names each package with its licence, and every licence text once, as those licences ask for. Asks
Cargo which packages those are, and reads what lies in their folders.
"""

import collections
import json
import pathlib
import subprocess
import sys

import common

NAMES = ("licen", "copying", "notice", "unlicense")


def packages(target):
    """The packages that the program is linked from; not those for building or testing alone."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=common.ROOT).stdout)
    by_id = {package["id"]: package for package in found["packages"]}
    nodes = {node["id"]: node for node in found["resolve"]["nodes"]}
    root = found["resolve"]["root"]
    seen, left = set(), [root]
    while left:
        node = left.pop()
        if node not in seen:
            seen.add(node)
            left += [edge["pkg"] for edge in nodes[node]["deps"] if any(kind["kind"] is None for kind in edge["dep_kinds"])]
    return sorted((by_id[one] for one in seen - {root}), key=lambda package: (package["name"], package["version"]))


def licence_files(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    named = {folder / package["license_file"]} if package["license_file"] else set()
    return sorted(named | {path for path in folder.iterdir() if path.is_file() and path.name.lower().startswith(NAMES)})


def text(target):
    users = collections.defaultdict(list)
    lines = [f"{common.PROGRAM} {common.VERSION} for {target} is built from these packages too, under these licences:", ""]
    for package in packages(target):
        label = f"{package['name']} {package['version']}"
        files = licence_files(package)
        lines.append(f"{label}: {package['license'] or 'see below'}" + ("" if files else " (the package holds no text of it)"))
        for path in files:
            users[path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()].append(label)
    for licence, labels in users.items():
        lines += ["", "=" * 80, ", ".join(dict.fromkeys(labels)), "=" * 80, "", licence]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in common.TARGETS:
        sys.exit(f"usage: notices.py TARGET FILE, with TARGET one of {', '.join(common.TARGETS)}")
    pathlib.Path(sys.argv[2]).write_text(text(sys.argv[1]), encoding="utf-8", newline="\n")
