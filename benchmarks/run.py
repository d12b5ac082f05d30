"""The figures, as ratios in one run: `python benchmarks/run.py`.

- cold: the whole process `petitio check --no-cache` on one file, against a hand-written z3py script that asks the
  same questions, and one that asks for base and step alone (medians of 11 runs, alternating);
- corpus: all of `arguments/` but the problems in one process with full diagnosis, per argument, and how much of it is
  the solver's;
- chains: full diagnosis of implications in a row, each needed, whole and with one taken out of the middle;
- problems: the same of `arguments/problems/`, which are there to be hard.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = "arguments/debate/iterative_alignment.arg"
RUNS = 11


def seconds(*command: str) -> tuple[float, float]:
    """How long a command takes, and how much of the processor's time."""
    start, spent = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = now.ru_utime + now.ru_stime - spent.ru_utime - spent.ru_stime
    return time.perf_counter() - start, processor


def cold() -> None:
    """Whole processes, taking turns so that both see the same machine."""
    petitio = str(Path(sys.executable).with_name("petitio"))
    names = ("by hand, in full", "by hand", "petitio", "petitio --version", "python")
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for _ in range(RUNS):
        rows["by hand, in full"].append(seconds(sys.executable, "benchmarks/by_hand_in_full.py"))
        rows["by hand"].append(seconds(sys.executable, "benchmarks/by_hand.py"))
        rows["petitio"].append(seconds(petitio, "check", "--no-cache", EXAMPLE))
        rows["petitio --version"].append(seconds(petitio, "--version"))
        rows["python"].append(seconds(sys.executable, "-c", "pass"))
    medians = {name: [statistics.median(column) for column in zip(*row, strict=True)] for name, row in rows.items()}
    for name, (passed, processor) in medians.items():
        print(f"{name:20} {1000 * passed:7.1f} ms, {1000 * processor:7.1f} ms of the processor")
    for name in names[:2]:
        ratios = [ours / theirs for ours, theirs in zip(medians["petitio"], medians[name], strict=True)]
        print(f"{'to ' + name:20} {ratios[0]:7.2f}, {ratios[1]:7.2f} of the processor's time")


def corpus(*, problems: bool) -> None:
    """All arguments in one process: the problems, or the others."""
    from petitio.library import examine_file
    from petitio.pipeline import check
    from petitio.smt.library import Session
    from petitio.source import Source

    spent = 0.0
    run = Session.run

    def timed(self: Session, text: str) -> str:
        nonlocal spent
        start = time.perf_counter()
        answer = run(self, text)
        spent += time.perf_counter() - start
        return answer

    Session.run = timed  # type: ignore[method-assign]  # the benchmark's own stopwatch
    per_argument: list[float] = []
    undecided = 0
    check(Source("warm", "argument a:\npred p\npremise b: p\nconclude c: p"))
    start = time.perf_counter()
    for path in sorted((ROOT / "arguments").rglob("*.arg")):
        if (path.parent.name == "problems") is not problems:
            continue
        begun = time.perf_counter()
        examined = examine_file(path)
        taken = time.perf_counter() - begun
        count = max(1, len(examined.arguments))
        per_argument += [taken / count] * count
        undecided += sum(
            claim.verdict.value == "undecided" for _, verdict in examined.arguments for claim in verdict.claims
        )
    total = time.perf_counter() - start
    Session.run = run  # type: ignore[method-assign]  # as above
    print(f"{'problems' if problems else 'arguments':20} {len(per_argument):7}")
    print(f"{'undecided':20} {undecided:7}")
    print(f"{'median an argument':20} {1000 * statistics.median(per_argument):7.1f} ms")
    print(f"{'mean an argument':20} {1000 * statistics.mean(per_argument):7.1f} ms")
    print(f"{'total to solver':20} {total / spent:7.2f}")


def chain(length: int, *, quantified: bool, broken: bool) -> str:
    """An argument of `length` premises: a first thing is so, and each brings the next with it."""
    each, one, said = ("(x: S)", "(c)", "forall x: S. ") if quantified else ("", "", "")
    of = "(x)" if quantified else ""
    steps = [place for place in range(1, length) if not broken or place != length // 2]
    return "\n".join(
        [
            "argument chain:\nsort S\nconst c: S\npremise start: p0" + one,
            *(f"pred p{place}{each}" for place in range(length)),
            *(f"premise s{place}: {said}p{place - 1}{of} -> p{place}{of}" for place in steps),
            f"conclude end: p{length - 1}{one}",
        ]
    )


def chains() -> None:
    """How the cost of a diagnosis grows with the number of premises."""
    import petitio

    for quantified in (False, True):
        for broken in (False, True):
            row = []
            for length in (10, 30, 100, 300):
                start = time.process_time()
                petitio.check_text(chain(length, quantified=quantified, broken=broken))
                row.append(f"{length}: {time.process_time() - start:6.2f} s")
            name = f"{'quantified' if quantified else 'propositions'}{', broken' if broken else ''}"
            print(f"{name:20} {'  '.join(row)}")


if __name__ == "__main__":
    cold()
    chains()
    corpus(problems=False)
    corpus(problems=True)
