"""Full diagnosis of the corpus against the solver's binary, started once for each exported obligation.

`python benchmarks/binary.py` prints, per argument of `arguments/` but the problems: the processor time of
`petitio check`, all files in one run; that of `z3 FILE` for each obligation that `petitio export` writes; and what one
start of the binary and one question of petitio's cost. The binary answers one question for each obligation: no
premise is found to be idle, no begging, no countermodel put into words.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("debate", "classics", "fallacies")
LONGEST, TURNS = 5, 2


def main() -> None:
    """Print the figures."""
    bin_ = Path(sys.executable).parent
    files = [path for folder in FOLDERS for path in sorted((ROOT / "arguments" / folder).rglob("*.arg"))]
    arguments = _arguments(files)
    checked: list[float] = []
    one_by_one: list[float] = []
    with tempfile.TemporaryDirectory() as made:
        for path in files:
            folder = Path(made, path.stem)
            _seconds(str(bin_ / "petitio"), "export", "--no-status", "--output-dir", str(folder), str(path))
        texts = sorted(Path(made).rglob("*.smt2"))
        # By turns, and the least of them, so that both see the same machine.
        for turn in range(TURNS):
            checked.append(
                _seconds(str(bin_ / "petitio"), "check", "--no-cache", "--jobs", "1", "-q", *map(str, files))
            )
            times = [_seconds(str(bin_ / "z3"), f"-T:{LONGEST}", str(text)) for text in texts]
            one_by_one = [min(pair) for pair in zip(one_by_one, times, strict=True)] if turn else times
        given_up = sum(time > LONGEST - 1 for time in one_by_one)
        trivial = Path(made, "trivial.smt2")
        trivial.write_text("(check-sat)\n")
        start = statistics.median(_seconds(str(bin_ / "z3"), str(trivial)) for _ in range(11))
    asked = _asked(files)
    print(f"{'arguments':36} {arguments:7}")
    print(f"{'obligations exported':36} {len(one_by_one):7}, {given_up} of them given up after {LONGEST} s")
    print(f"{'questions of a full diagnosis':36} {asked:7}")
    print(f"{'petitio, an argument':36} {1000 * min(checked) / arguments:7.1f} ms")
    print(f"{'the binary, an argument':36} {1000 * sum(one_by_one) / arguments:7.1f} ms")
    print(f"{'petitio, a question':36} {1000 * min(checked) / asked:7.1f} ms")
    print(f"{'the binary, median an obligation':36} {1000 * statistics.median(one_by_one):7.1f} ms")
    print(f"{'the binary, to start':36} {1000 * start:7.1f} ms")


def _arguments(files: list[Path]) -> int:
    from petitio.library import examine_file

    return sum(len(examine_file(path).arguments) for path in files)


def _asked(files: list[Path]) -> int:
    """How many commands that ask something a full diagnosis sends to the solver."""
    from petitio.library import examine_file
    from petitio.smt.library import Session

    count = 0
    run = Session.run

    def counting(self: Session, text: str) -> str:
        nonlocal count
        count += text.count("(check-sat")
        return run(self, text)

    Session.run = counting  # type: ignore[method-assign]  # the benchmark's own counter
    for path in files:
        examine_file(path)
    Session.run = run  # type: ignore[method-assign]  # as above
    return count


def _seconds(*command: str) -> float:
    """The processor time that a command takes, with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
