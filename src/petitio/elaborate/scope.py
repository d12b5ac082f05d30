"""What the names of an argument stand for: its sorts and its words, with those that it shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from petitio.core import BUILT_IN, Element, Sort, Symbol
from petitio.diagnostics import Diagnostic, Fact, Label, Rule
from petitio.parsing.suggest import suggest
from petitio.record import Mutable, field
from petitio.rules import names as rules
from petitio.source import Span
from petitio.syntax import Name

# A word whose meaning is worked out when it is first asked for, so that the order of declarations is free.
Pending = Callable[[], Symbol | None]
Meaning = Symbol | Element | Pending


class Entry(Mutable):
    """One declared word: where it was declared, and its meaning for each sense (None: without senses)."""

    word: str
    span: Span
    meanings: dict[str | None, Meaning] = field(default_factory=dict)
    spans: dict[str | None, Span] = field(default_factory=dict)

    def copy(self) -> Entry:
        """The same, so that a further sense here is none where it was declared."""
        return Entry(self.word, self.span, dict(self.meanings), dict(self.spans))


class Scope(Mutable):
    """The words and sorts of one argument, on top of the shared ones."""

    outer: Scope | None = None
    # The scope of the argument that this one extends: what is used here is used there.
    base: Scope | None = None
    sorts: dict[str, Sort] = field(default_factory=dict)
    sort_spans: dict[str, Span] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    used: set[object] = field(default_factory=set)
    degrees: dict[Symbol, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    # Whether a file could not be imported, and under which aliases: what is unknown may have been in it.
    incomplete: bool = False
    lost: set[str] = field(default_factory=set)
    # Claims that an imported file shares among its arguments, with that file: an import does not bring them.
    withheld: dict[str, str] = field(default_factory=dict)
    # Who knows the claims of other arguments.
    elsewhere: Callable[[Name], Symbol | None] | None = None
    # Whether what somebody knows can be said.
    epistemic: bool = False

    def sort(self, name: Name) -> Sort | None:
        """The sort of a name; None and a finding if there is none."""
        for built_in in BUILT_IN:
            if built_in.name == name.text:
                return built_in
        scope: Scope | None = self
        while scope is not None:
            if name.text in scope.sorts:
                self.use(scope.sorts[name.text])
                return scope.sorts[name.text]
            scope = scope.outer
        candidates = [*self._all_sorts(), *(built_in.name for built_in in BUILT_IN)]
        self.unknown(name, "sort", candidates)
        return None

    def entry(self, word: str) -> Entry | None:
        """What a word was declared as, here or outside."""
        scope: Scope | None = self
        while scope is not None:
            if word in scope.entries:
                return scope.entries[word]
            scope = scope.outer
        return None

    def symbol(self, name: Name, sense: Name | None) -> Symbol | Element | None:
        """The meaning of a word at a place; None and a finding where it has none or several."""
        entry = self.entry(name.text)
        if entry is None:
            self.unknown(name, "name", self.words())
            return None
        key = sense.text if sense else None
        if key not in entry.meanings:
            senses = tuple(f"{entry.word}[{known}]" for known in entry.meanings if known)
            if sense is None:
                self._report(rules.SENSE_NEEDED, name.span, {"name": entry.word, "senses": senses}, entry)
            else:
                known = [k for k in entry.meanings if k]
                facts: dict[str, Fact] = {
                    "name": f"{entry.word}[{sense.text}]",
                    "kind": "sense",
                    "suggestion": suggest(sense.text, known) or (known[0] if len(known) == 1 else None),
                    "known": senses,
                }
                self._report(rules.UNKNOWN_NAME, sense.span, facts, entry)
            return None
        meaning = entry.meanings[key]
        self.use(meaning)
        if callable(meaning):
            return meaning()
        return meaning

    def degree_of(self, symbol: Symbol) -> int:
        """The degree of what a symbol is defined to be, in its parameters; 1 if that is not known."""
        scope: Scope | None = self
        while scope is not None:
            if symbol in scope.degrees:
                return scope.degrees[symbol]
            scope = scope.outer
        return 1

    def use(self, thing: object) -> None:
        """Note that something declared is used."""
        scope: Scope | None = self
        while scope is not None:
            scope.used.add(thing)
            if scope.base is not None:
                scope.base.use(thing)
            scope = scope.outer

    def declare(self, name: Name, sense: Name | None, meaning: Meaning) -> bool:
        """Add a word; a finding and False if it is taken."""
        key = sense.text if sense else None
        other = self.entry(name.text)
        clash = other is not None and (key in other.meanings or None in other.meanings or key is None)
        if other is not None and clash:
            # Whatever was entered first, it is the later place in the text that is one too many.
            earlier, later = sorted((other.span, name.span), key=lambda span: (span.file == name.span.file, span.start))
            facts = {"name": f"{name.text}[{key}]" if key else name.text}
            related = (Label(earlier, "declared", other.word),)
            self.diagnostics.append(Diagnostic(rules.DUPLICATE_NAME, later, facts, related=related))
            return False
        entry = self.entries.setdefault(name.text, Entry(name.text, name.span))
        if other is not None and other is not entry:
            entry.meanings.update(other.meanings)
            entry.spans.update(other.spans)
        entry.meanings[key] = meaning
        entry.spans[key] = name.span
        return True

    def declare_sort(self, name: Name, sort: Sort) -> bool:
        """Add a sort; a finding and False if the name is taken."""
        scope: Scope | None = self
        taken: Span | None = None
        while scope is not None:
            taken = taken or scope.sort_spans.get(name.text)
            scope = scope.outer
        if taken or name.text in {built_in.name for built_in in BUILT_IN}:
            related = (Label(taken, "first"),) if taken else ()
            self.diagnostics.append(Diagnostic(rules.DUPLICATE_NAME, name.span, {"name": name.text}, related=related))
            return False
        self.sorts[name.text] = sort
        self.sort_spans[name.text] = name.span
        return True

    def bring(self, other: Scope, prefix: str, at: Span) -> bool:
        """Add the sorts and words that another scope shows, under a prefix; findings `at` a place and False where one
        of the names already has another meaning."""
        sound = True
        here = self.all_sorts()
        for name, (sort, span) in other.all_sorts().items():
            taken = here.get(prefix + name)
            if taken is None:
                self.sorts[prefix + name] = sort
                self.sort_spans[prefix + name] = span
            elif taken[0] is not sort:
                self._clash(name, at, (taken[1], span))
                sound = False
        for word, entry in other.all_entries().items():
            known = self.entry(prefix + word)
            if known is None:
                self.entries[prefix + word] = entry.copy()
                continue
            new = {key: meaning for key, meaning in entry.meanings.items() if known.meanings.get(key) != meaning}
            if not new:
                continue
            if None in new or None in known.meanings or any(key in known.meanings for key in new):
                self._clash(word, at, (known.span, entry.span))
                sound = False
                continue
            merged = known.copy()
            merged.meanings.update(new)
            merged.spans.update({key: entry.spans[key] for key in new})
            self.entries[prefix + word] = merged
        return sound

    def all_entries(self) -> dict[str, Entry]:
        """Every word that can be used here, but for those that an alias brought."""
        found = {} if self.outer is None else self.outer.all_entries()
        return found | {word: entry for word, entry in self.entries.items() if "." not in word}

    def all_sorts(self) -> dict[str, tuple[Sort, Span]]:
        """Every sort that can be used here with the place of its declaration, but for those that an alias brought."""
        found = {} if self.outer is None else self.outer.all_sorts()
        return found | {name: (sort, self.sort_spans[name]) for name, sort in self.sorts.items() if "." not in name}

    def _clash(self, name: str, at: Span, places: tuple[Span, Span]) -> None:
        related = tuple(Label(place, "declared", name) for place in places)
        self.diagnostics.append(Diagnostic(rules.DUPLICATE_NAME, at, {"name": name}, related=related))

    def excuses(self, text: str) -> bool:
        """Whether a name that nobody knows could have come from a file that could not be imported."""
        scope: Scope | None = self
        while scope is not None:
            if scope.incomplete or text.partition(".")[0] in scope.lost:
                return True
            scope = scope.outer
        return False

    def claim_elsewhere(self, name: Name) -> tuple[bool, Symbol | None]:
        """Whether a dotted name may be a claim of another argument, and the symbol that stands for it here."""
        scope: Scope | None = self
        while scope is not None:
            if scope.elsewhere is not None:
                return True, scope.elsewhere(name)
            scope = scope.outer
        return False, None

    def unknown(self, name: Name, kind: str, candidates: Iterable[str]) -> None:
        """Report a name that stands for nothing, with the nearest one that stands for something."""
        if self.excuses(name.text):
            return
        known = list(dict.fromkeys(candidates))
        scope: Scope | None = self
        while scope is not None:
            if name.text in scope.withheld:
                file = scope.withheld[name.text]
                withheld: dict[str, Fact] = {"name": name.text, "kind": "shared claim", "file": file}
                self.diagnostics.append(Diagnostic(rules.UNKNOWN_NAME, name.span, withheld))
                return
            scope = scope.outer
        facts = {"name": name.text, "kind": kind, "suggestion": suggest(name.text, known), "known": ()}
        self.diagnostics.append(Diagnostic(rules.UNKNOWN_NAME, name.span, facts))

    def words(self) -> list[str]:
        """Every declared word, the innermost first."""
        own = list(self.entries)
        return own + (self.outer.words() if self.outer else [])

    def _all_sorts(self) -> list[str]:
        return list(self.sorts) + (self.outer._all_sorts() if self.outer else [])

    def _report(self, rule: Rule, span: Span, facts: Mapping[str, Fact], entry: Entry) -> None:
        self.diagnostics.append(Diagnostic(rule, span, facts, related=(Label(entry.span, "declared", entry.word),)))
