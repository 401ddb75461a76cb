#!/usr/bin/env python3
"""Makes the archive of a platform: the program, completions, pages for man, licences.

In: the platform, the program that was built for it, and the folder for the archive. The program is run for its completions and pages; where it
does not run, `--run` names another one that says the same. Out: one archive, the same bytes from the same program.
"""

import argparse
import gzip
import io
import pathlib
import subprocess
import tarfile
import tempfile
import zipfile

import common
import notices

COMPLETIONS = {"bash": "journey.bash", "elvish": "journey.elv", "fish": "journey.fish", "powershell": "_journey.ps1", "zsh": "_journey"}
LICENCES = ["LICENSE-APACHE", "LICENSE-MIT", "src/text/fonts/OFL.txt", "src/text/fonts/OFL-emoji.txt"]
# What archives say when a file was changed: the first moment that both formats know.
MOMENT = (1980, 1, 1, 0, 0, 0)
SECONDS = 315532800


def contents(target, built, run):
    """The files of the archive: their paths below its folder, bytes, and whether they are run."""
    yield common.program(target), built.read_bytes(), True
    yield "README.md", (common.ROOT / "packaging/README.published.md").read_bytes(), False
    for licence in LICENCES:
        path = common.ROOT / licence
        yield f"licences/{path.name}", path.read_bytes(), False
    yield "licences/THIRD-PARTY.txt", notices.text(target).encode(), False
    for shell, name in COMPLETIONS.items():
        script = subprocess.run([run, "completions", shell], check=True, capture_output=True).stdout
        yield f"completions/{name}", script, False
    with tempfile.TemporaryDirectory() as pages:
        subprocess.run([run, "man", "--quiet", "--output", pages], check=True)
        for page in sorted(pathlib.Path(pages).iterdir()):
            yield f"man/man1/{page.name}", page.read_bytes(), False


def write_tar(path, files):
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w", format=tarfile.USTAR_FORMAT) as out:
        for name, data, runs in files:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = len(data), SECONDS, 0o755 if runs else 0o644
            out.addfile(entry, io.BytesIO(data))
    with path.open("wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as out:
        out.write(tar.getvalue())


def write_zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, data, runs in files:
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = (0o100755 if runs else 0o100644) << 16
            out.writestr(entry, data)


def main():
    arguments = argparse.ArgumentParser(description="Makes the archive of a platform.")
    arguments.add_argument("target", choices=common.TARGETS)
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--run", type=pathlib.Path, metavar="PROGRAM", help="what is run for completions and pages instead")
    told = arguments.parse_args()
    built, run = told.program.resolve(), (told.run or told.program).resolve()
    files = [(f"{common.folder(told.target)}/{name}", data, runs) for name, data, runs in contents(told.target, built, run)]
    path = told.folder / common.archive(told.target)
    path.parent.mkdir(parents=True, exist_ok=True)
    (write_zip if common.is_windows(told.target) else write_tar)(path, files)
    print(path)


if __name__ == "__main__":
    main()
