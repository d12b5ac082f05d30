"""What a check read besides its file, and whether reading it once more would give the same.

A check is determined by its file and by what its reader answers; what it asks next, by the answers before. So if each
question that was asked has the answer that it had, nothing else would be asked, and the result is the same. (Such
lists are the verifying traces of Mokhov, Mitchell and Peyton Jones, "Build systems à la carte", 2018.)
"""

from __future__ import annotations

from petitio.parsing.reader import Found, Reader, Refusal

# A question: the place of the importing file among those met so far, and the path. Its answer: what comes after.
Row = list[object]


class Recorded:
    """A reader that notes what another one is asked and what it answers."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._places = {read.start: 0}
        self.rows: list[Row] = []

    @property
    def start(self) -> str:
        """The key of the text that is checked."""
        return self._read.start

    @property
    def files(self) -> tuple[str, ...]:
        """The keys of the files that were read."""
        return tuple(self._places)[1:]

    def __call__(self, path: str, importer: str) -> Found | Refusal:
        """What the other reader answers."""
        found = self._read(path, importer)
        self.rows.append([self._places[importer], path, *_answer(found, self._places)])
        return found


def as_before(rows: list[Row], read: Reader) -> tuple[str, ...] | None:
    """The keys of the files that were read, if a reader answers as is noted; None if it does not."""
    again = Recorded(read)
    for row in rows:
        keys = (again.start, *again.files)
        place, path = row[:2]
        if not isinstance(place, int) or not 0 <= place < len(keys) or not isinstance(path, str):
            return None
        again(path, keys[place])
        if again.rows[-1] != row:
            return None
    return again.files


def _answer(found: Found | Refusal, places: dict[str, int]) -> Row:
    """An answer, without what depends on where the project's folder is."""
    if isinstance(found, Refusal):
        return ["refused", found.reason, list(found.files), found.line]
    import hashlib  # few files import others

    place = places.setdefault(found.key, len(places))
    text = hashlib.sha256(found.source.text.encode("utf-8", "surrogatepass"))
    return ["found", place, found.source.name, text.hexdigest()]
