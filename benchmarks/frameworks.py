"""The times of the semantics, as processor time in one run: `python benchmarks/frameworks.py`.

Random frameworks of 100, 1,000 and 10,000 arguments with 1.5, 3 and 5 attacks for each argument, five of each; up to
100 extensions are listed. The ratio is that to reading the same framework from a `.apx` text.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from random import Random

from petitio.disputes.extensions import SEMANTICS, extensions
from petitio.disputes.formats.read_framework import read_framework
from petitio.disputes.formats.write_framework import write_framework
from petitio.disputes.framework import Framework, framework
from petitio.smt.library import prepare

SIZES = (100, 1_000, 10_000)
DENSITIES = (1.5, 3.0, 5.0)
SEEDS = 5
MOST = 100


def random_framework(count: int, attacks: int, seed: int) -> Framework:
    """So many attacks, each between any two arguments."""
    random = Random(seed)
    names = [f"a{number}" for number in range(count)]
    return framework(names, [(random.choice(names), random.choice(names)) for _ in range(attacks)])


def seconds(work: Callable[[], object]) -> float:
    """The processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """A line for each size, density and semantics."""
    prepare()
    extensions(random_framework(20, 40, 0), "stable")
    for count in SIZES:
        for density in DENSITIES:
            tried = [random_framework(count, int(density * count), seed) for seed in range(SEEDS)]
            texts = [write_framework(one, "apx") for one in tried]
            reading = statistics.median(seconds(lambda text=text: read_framework(text, "apx")) for text in texts)
            for semantics in SEMANTICS:
                times, decided = [], 0
                for one in tried:
                    start = time.process_time()
                    decided += extensions(one, semantics, MOST).certain
                    times.append(time.process_time() - start)
                median = statistics.median(times)
                print(
                    f"{count:6} arguments, {int(density * count):6} attacks, {semantics:9} {1000 * median:9.1f} ms, "
                    f"{median / reading:7.2f} times reading, {decided} of {SEEDS} decided"
                )


if __name__ == "__main__":
    main()
