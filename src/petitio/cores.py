"""All minimal sufficient sets of premises and all minimal correction sets, by enumeration in the manner of MARCO.

M. H. Liffiton, A. Previti, A. Malik, J. Marques-Silva: Fast, flexible MUS enumeration. Constraints 21 (2016).
A core is a set of premises from which the claim follows and from no proper subset of which it does; a correction is
a set whose loss makes it fail, and no proper subset of which does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from petitio.record import Record

Oracle = Callable[[frozenset[str]], tuple[bool | None, frozenset[str]]]

_MOST_CORES = 64
_MOST_CORRECTIONS = 256


class Cores(Record):
    """The cores and corrections found; `complete` if there are no others. `doubted` are the sets that the oracle could
    not tell to suffice or not, `insufficient` those that do not."""

    cores: tuple[tuple[str, ...], ...]
    corrections: tuple[tuple[str, ...], ...]
    complete: bool
    doubted: tuple[frozenset[str], ...] = ()
    insufficient: tuple[frozenset[str], ...] = ()

    @property
    def certain(self) -> bool:
        """Whether no budget ran out."""
        return not self.doubted


def enumerate_cores(names: Sequence[str], oracle: Oracle, *, most: int = _MOST_CORES) -> Cores:
    """Cores and corrections of what `oracle` says is sufficient, in the order of `names`.

    The oracle answers whether a set suffices, and a subset that does; it must be monotone. Where it answers None
    the set counts as not sufficient and the result as not certain.
    """
    search = _Search(tuple(names), oracle)
    return search.run(most)


def minimal(sets: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The sets that include no other, the smallest first."""
    kept: list[tuple[str, ...]] = []
    for row in sorted(dict.fromkeys(sets), key=len):
        if not any(set(other) <= set(row) for other in kept):
            kept.append(row)
    return tuple(kept)


def hitting_sets(names: Sequence[str], cores: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The corrections that go with some cores: the minimal sets that have a member in each."""
    rows = [frozenset(core) for core in cores]

    def oracle(chosen: frozenset[str]) -> tuple[bool | None, frozenset[str]]:
        inside = next((row for row in rows if row <= chosen), None)
        return inside is not None, inside or frozenset()

    return enumerate_cores(names, oracle).corrections


class _Search:
    def __init__(self, names: tuple[str, ...], oracle: Oracle) -> None:
        self.names = names
        self.everything = frozenset(names)
        self.oracle = oracle
        self.cores: list[frozenset[str]] = []
        # What each known maximal insufficient set leaves out.
        self.corrections: list[frozenset[str]] = []
        self.doubted: list[frozenset[str]] = []
        self.insufficient: list[frozenset[str]] = []

    def run(self, most: int) -> Cores:
        complete = True
        while True:
            seed = self._seed()
            if seed is None:
                break
            if len(self.cores) >= most or len(self.corrections) >= _MOST_CORRECTIONS:
                complete = False
                break
            sufficient, used = self._ask(seed)
            if sufficient:
                self.cores.append(self._shrink(used))
            else:
                self.corrections.append(self.everything - self._grow(seed))
        cores, corrections = self._ordered(self.cores), self._ordered(self.corrections)
        return Cores(cores, corrections, complete, tuple(self.doubted), tuple(self.insufficient))

    def _ask(self, names: frozenset[str]) -> tuple[bool, frozenset[str]]:
        sufficient, used = self.oracle(names)
        if sufficient is None:
            self.doubted.append(names)
        elif not sufficient:
            self.insufficient.append(names)
        return bool(sufficient), used

    def _shrink(self, names: frozenset[str]) -> frozenset[str]:
        for name in self.names:
            if name in names:
                sufficient, used = self._ask(names - {name})
                if sufficient:
                    names = used
        return names

    def _grow(self, names: frozenset[str]) -> frozenset[str]:
        for name in self.names:
            if name not in names and not any(core <= names | {name} for core in self.cores):
                sufficient, used = self._ask(names | {name})
                if not sufficient:
                    names |= {name}
                else:
                    core = self._shrink(used)
                    if core not in self.cores:
                        self.cores.append(core)
        return names

    def _seed(self) -> frozenset[str] | None:
        """A set that includes no known core and lies in no known maximal insufficient set; None if there is none.

        It leaves out a hitting set of the known cores. The search goes depth first, the fewest choices first, and
        a known maximal set prunes a branch that can no longer leave it.
        """
        return self._leave_out(frozenset(), frozenset())

    def _leave_out(self, out: frozenset[str], kept: frozenset[str]) -> frozenset[str] | None:
        if any(correction <= out for correction in self.corrections):
            return None
        open_cores = [core for core in self.cores if not core & out]
        if not open_cores:
            return self.everything - out
        choices = min((core - kept for core in open_cores), key=len)
        for name in self.names:
            if name in choices:
                found = self._leave_out(out | {name}, kept)
                if found is not None:
                    return found
                kept |= {name}
        return None

    def _ordered(self, sets: list[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
        place = {name: index for index, name in enumerate(self.names)}
        rows = [tuple(sorted(part, key=place.__getitem__)) for part in dict.fromkeys(sets)]
        return tuple(sorted(rows, key=lambda row: (len(row), [place[name] for name in row])))
