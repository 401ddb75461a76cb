"""Times `journey build` to SVG, PDF and plan against Typst's PDF of the same content, as cold processes on one core.

    pip install typst==0.15.2
    cargo build --release
    python3 tests/benches/typst/compare.py target/release/journey FILE.journey 5 9pt

The numbers after the file are how many steps stand beside each other in Typst's document, and its type size: take what
gives about as many pages as `journey` makes sheets. Typst runs inside of Python; the time of a Python that does nothing
is taken off. What counts is processor time (user and system), the median of the runs, which take turns.
"""

import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 11
HERE = os.path.dirname(os.path.abspath(__file__))
FONTS = os.path.join(HERE, "..", "..", "..", "src", "text", "fonts")
COMPILE = """
import sys, typst
document, data, per, size, output, fonts = sys.argv[1:]
typst.compile(document, output=output, root="/", font_paths=[fonts], ignore_system_fonts=True,
              sys_inputs={"data": data, "per": per, "size": size})
"""


def run(command):
    """The processor time of a command in milliseconds, and its peak memory in megabytes."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {command}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main(journey, file, per, size):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        data, output = os.path.join(folder, "map.json"), os.path.join(folder, "map.pdf")
        with open(data, "wb") as written:
            subprocess.run([journey, "export", file, "--format", "json"], stdout=written, check=True)
        document = os.path.join(HERE, "map.typ")
        commands = {
            "journey": [journey, "build", file, "--output", folder],
            "typst": [sys.executable, "-c", COMPILE, document, data, per, size, output, FONTS],
            "python": [sys.executable, "-c", "pass"],
        }
        figures = {name: [] for name in commands}
        for number in range(RUNS + 1):
            for name, command in commands.items():
                figure = run(command)
                if number > 0:
                    figures[name].append(figure)
    times = {name: statistics.median(time for time, _ in all_) for name, all_ in figures.items()}
    memory = {name: max(peak for _, peak in all_) for name, all_ in figures.items()}
    typst = times["typst"] - times["python"]
    print(f"journey {times['journey']:.1f} ms, {memory['journey']:.0f} MB")
    print(f"typst   {typst:.1f} ms, {memory['typst']:.0f} MB (without {times['python']:.1f} ms of Python)")
    print(f"ratio   {times['journey'] / typst:.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
