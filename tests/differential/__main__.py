"""`python -m tests.differential [COUNT] [SEED] [FIRST]`: random arguments, and each verdict on them held against brute
force, z3 and cvc5."""

from __future__ import annotations

import sys
import time
from collections import Counter

from tests.differential.disagreements import disagreements
from tests.differential.families import case
from tests.differential.solvers import Z3, cvc5


def main(count: int = 1_000, seed: int = 1, first: int = 0) -> int:
    """Compare, and print what came of it; the status is 1 if anything disagrees."""
    verdicts: Counter[tuple[str, str]] = Counter()
    compared: Counter[str] = Counter()
    wrong = 0
    z3 = Z3()
    for number in range(first, first + count):
        tried = case(seed, number)
        started = time.process_time()
        try:
            # Petitio has asked z3 itself, so that it is asked once more now and then is enough.
            held = disagreements(tried, {"cvc5": cvc5} if number % 4 else {"z3": z3, "cvc5": cvc5})
        except Exception as error:
            wrong += 1
            print(f"---- {number}, {tried.family}: {type(error).__name__}: {error}\n{tried.text()}", flush=True)
            continue
        spent = time.process_time() - started
        if spent > 20:
            print(f"---- {number}, {tried.family}: {spent:.0f} s of processor time", flush=True)
        verdicts.update((tried.family, verdict) for verdict in held.verdicts.values())
        compared += held.compared
        for words in held.disagreements:
            wrong += 1
            print(f"---- {number}, {tried.family}: {words}\n{tried.text()}", flush=True)
        if (number + 1 - first) % 500 == 0 or number + 1 == first + count:
            print(f"{number + 1 - first} arguments, {wrong} disagreements", flush=True)
            for (family, verdict), times in sorted(verdicts.items()):
                print(f"  {family:14} {verdict:12} {times:6}", flush=True)
            print("  " + ", ".join(f"{what}: {times}" for what, times in sorted(compared.items())), flush=True)
    z3.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
