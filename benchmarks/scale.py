"""What a second run costs, how fast a command starts, and what several processes bring.

`python benchmarks/scale.py [FILES]` makes a folder of argument files, 1,000 unless told otherwise, and prints ratios.
All but the last figure are processor time, the least of a few runs. The last one is by the clock, and says something on
a quiet machine alone.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_READ_AND_HASH = """
import hashlib, os, sys
for here, folders, files in os.walk(sys.argv[1]):
    for name in sorted(files):
        if name.endswith(".arg"):
            with open(os.path.join(here, name), "rb") as file:
                hashlib.sha256(file.read()).hexdigest()
"""
_ARGUMENT = """# The {number}th of many arguments that are alike.

argument street_{number}:
    pred rain "it rains"
    pred wet "the street is wet"
    pred slippery "the street is slippery"

    premise seen: rain
        "Whoever looks out of window {number} sees that it rains."
    premise roof: rain -> wet
        "The street has no roof, so that the rain falls on it and makes it wet, as it does wherever there is none."
    premise smooth: wet -> slippery
        "It is paved with smooth stones, which are slippery when they are wet, as whoever has walked there knows."

    conclude take_care: slippery
        "So the street is slippery."

expect street_{number}:
    take_care holds
"""


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    click, lark = _least(_python("import click")), _least(_python("import lark, click"))
    print(f"petitio --version, to importing click: {_least(_petitio('--version')) / click:.2f} times")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "petitio.toml").write_text("")
        for number in range(count):
            place = folder / str(number // 100)
            place.mkdir(exist_ok=True)
            (place / f"{number}.arg").write_text(_ARGUMENT.format(number=number))
        one = str(folder / "0" / "0.arg")
        _once(_petitio("check", one), folder)
        kept = _least(_petitio("check", one), folder)
        print(f"one file that is known, to importing lark and click: {kept / lark:.2f} times")
        _once(_petitio("check", "."), folder)
        started = time.perf_counter()
        _once(_petitio("check", "."), folder)
        clock = time.perf_counter() - started
        known = _least(_petitio("check", "."), folder)
        reading = _least([*_python(_READ_AND_HASH), str(folder)])
        started_up = _least(_petitio("check", "--no-cache", "--exclude", "*", "."), folder)
        bare = _least(_python(""))
        print(f"{count} files that are known: {known:.2f} s of processor time, {clock:.2f} s by the clock")
        print(f"  to a Python program that reads and hashes them: {known / reading:.2f} times")
        print(f"  to petitio's start and the same reading: {known / (started_up + reading - bare):.2f} times")
        few = [str(path) for path in sorted(folder.glob("[01]/*.arg"))]
        times = {}
        for jobs in ("1", "2"):
            started = time.perf_counter()
            _once(_petitio("check", "--no-cache", "--jobs", jobs, *few), folder)
            times[jobs] = time.perf_counter() - started
        print(f"{len(few)} files that are not known, --jobs 2: {times['1'] / times['2']:.2f} times as fast as --jobs 1")


def _python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def _petitio(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "petitio.cli.main", *arguments]


def _least(command: list[str], folder: Path | None = None, rounds: int = 5) -> float:
    return min(_once(command, folder) for _ in range(rounds))


def _once(command: list[str], folder: Path | None = None) -> float:
    """The processor time that a command takes, with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
