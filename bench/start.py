"""How long a whole run takes from its start, beside the bare interpreter.

Each round starts every program once, one after the other, and counts the CPU time (user and system) of the process:
`refcheck --version` against `python -c pass`; an offline audit of a pasted article (by the command and by `python -m
refcheck`) against an interpreter that imports what any such program must (re, json, dataclasses, argparse).  --wheel
measures another environment too, such as one with the installed wheel.  Prints medians, the lowest and the highest, and
writes bench/out/start.json.

    python bench/start.py [--rounds N] [--article FILE] [--wheel PYTHON]

Byte code must lie ready, as an installation leaves it: the script compiles the package first.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "seed" / "rene-balcer.txt"
OWN = ROOT / "fixtures" / "articles" / "rene-balcer" / "article.txt"
FLOOR = "import re, json, dataclasses, argparse"
#: (what, compared with, at most this many times); None where nothing was promised.
GOALS = {"version": ("pass", 2.5), "audit": ("imports", 5.0), "audit -m": ("imports", 5.0)}


def programs(python: str, article: Path) -> dict[str, list[str]]:
    """Name → command line of what is measured."""
    command = Path(python).parent / "refcheck"
    audit = ["audit", "--offline", str(article)]
    return {
        "pass": [python, "-c", "pass"],
        "imports": [python, "-c", FLOOR],
        "version": [str(command), "--version"],
        "audit": [str(command), *audit],
        "audit -m": [python, "-m", "refcheck", *audit],
    }


def cost(command: list[str]) -> float:
    """Milliseconds of CPU that a process takes from its start to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1 or b"Traceback" in done.stderr:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """The costs of each program, in interleaved rounds after one that only warms the disk."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for at in range(rounds + 1):
        for name, command in commands.items():
            spent = cost(command)
            if at:
                times[name].append(spent)
    return times


def report(python: str, times: dict[str, list[float]]) -> dict[str, object]:
    """Prints the table of one environment; returns what is kept of it."""
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{python}\n{'':10} {'median ms':>10} {'low':>8} {'high':>8}   times")
    ratios = {}
    for name, values in times.items():
        said = ""
        if name in GOALS:
            base, goal = GOALS[name]
            ratios[name] = medians[name] / medians[base]
            said = f"{ratios[name]:.2f} x {base} (goal: under {goal})"
        print(f"{name:10} {medians[name]:10.1f} {min(values):8.1f} {max(values):8.1f}   {said}")
    return {"medians": medians, "ratios": ratios, "times": times}


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=21)
    arguments.add_argument("--article", type=Path, default=SEED if SEED.exists() else OWN)
    arguments.add_argument("--wheel", metavar="PYTHON", help="the interpreter of an environment with the wheel in it")
    chosen = arguments.parse_args()
    compileall.compile_dir(ROOT / "src", quiet=1)
    kept = {}
    for python in filter(None, (sys.executable, chosen.wheel)):
        kept[python] = report(python, measure(programs(python, chosen.article), chosen.rounds))
    out = ROOT / "bench" / "out"
    out.mkdir(exist_ok=True)
    (out / "start.json").write_text(json.dumps([*kept.values()], indent=1), encoding="utf8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
