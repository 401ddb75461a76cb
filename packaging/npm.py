#!/usr/bin/env python3
"""Makes the npm packages of the archives: one for each platform, and one that starts the program of the platform it is on.

In: the folder with the archives, the folder for the packages, and the address of the repository, where it is known. Out: a folder a package,
ready for `npm pack` and `npm publish`. Nothing is fetched when they are installed: npm takes the package that fits.
"""

import json
import pathlib
import shutil
import sys
import tarfile
import zipfile

import common


def package_name(target):
    return "-".join([common.NAME, *common.TARGETS[target]])


def described(name, home, **more):
    repository = {"repository": {"type": "git", "url": f"git+{home}.git"}} if home else {}
    described = {"name": name, "version": common.VERSION, "description": common.CARGO["description"], "license": common.CARGO["license"]}
    return {**described, **repository, **more}


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def files_of(archive):
    """The files of an archive by their names below its folder."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as source:
            return {name.partition("/")[2]: source.read(name) for name in source.namelist()}
    with tarfile.open(archive) as source:
        return {entry.name.partition("/")[2]: source.extractfile(entry).read() for entry in source if entry.isfile()}


def platform_package(target, archive, folder, home):
    system, processor = common.TARGETS[target]
    program = common.program(target)
    folder.mkdir(parents=True)
    for name, data in files_of(archive).items():
        if name == program or name.startswith("licences/"):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    (folder / program).chmod(0o755)
    note = f"The program of `{common.NAME}` for {target}. Install `{common.NAME}`: it brings the package that fits your computer.\n"
    (folder / "README.md").write_text(note, encoding="utf-8")
    write_json(folder / "package.json", described(package_name(target), home, os=[system], cpu=[processor], preferUnplugged=True))


def main_package(targets, folder, home):
    folder.mkdir(parents=True)
    (folder / "bin").mkdir()
    shutil.copy(common.ROOT / "packaging/npm/journey.js", folder / "bin/journey.js")
    shutil.copy(common.ROOT / "packaging/README.published.md", folder / "README.md")
    for licence in ("LICENSE-APACHE", "LICENSE-MIT"):
        shutil.copy(common.ROOT / licence, folder)
    more = {
        "keywords": common.CARGO["keywords"],
        "bin": {common.PROGRAM: "bin/journey.js"},
        "engines": {"node": ">=18"},
        "optionalDependencies": {package_name(target): common.VERSION for target in targets},
    }
    write_json(folder / "package.json", described(common.NAME, home, **more))


def main(archives, folder, home=""):
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    for target in common.TARGETS:
        archive = pathlib.Path(archives) / common.archive(target)
        if archive.exists():
            platform_package(target, archive, folder / package_name(target), home)
            print(folder / package_name(target))
        else:
            print(f"left out: there is no {archive}", file=sys.stderr)
    main_package(common.TARGETS, folder / common.NAME, home)
    print(folder / common.NAME)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: npm.py ARCHIVES FOLDER [ADDRESS]")
    main(*sys.argv[1:])
