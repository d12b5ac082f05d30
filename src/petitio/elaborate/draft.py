"""One argument on its way from what is written to what is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from petitio import syntax
from petitio.core import BOOL, Argument, Claim, Condition, Logic, Objection, Scenario, Symbol, Taken
from petitio.diagnostics import Diagnostic, Fact, Label
from petitio.elaborate.claims import ClaimsElaborator
from petitio.elaborate.logic import faults, logic, without_logic
from petitio.elaborate.scenarios import scenarios
from petitio.elaborate.scope import Scope
from petitio.elaborate.sections import Section, Written
from petitio.elaborate.stock import Stock, stock
from petitio.elaborate.vocabulary import PendingDefinition, Vocabulary
from petitio.parsing.suggest import suggest
from petitio.record import Mutable, field
from petitio.rules import names as rules
from petitio.source import Span


class Arguments(Protocol):
    """Who knows the arguments that can be named."""

    def argument(self, text: str) -> Draft | None:
        """The argument of a name as it is written."""

    def names(self) -> list[str]:
        """Every argument as it can be named."""


class Draft(Mutable):
    """An argument being elaborated. The steps are taken in the order of the methods, each for all arguments of a file
    before the next, and for an argument before those that extend it."""

    section: Section
    shared: list[Written]
    outer: Scope
    # The texts that this argument's file is made of, itself first.
    territory: tuple[Span, ...]
    arguments: Arguments
    base: Draft | None = None
    scope: Scope = field(init=False)
    vocabulary: Vocabulary = field(init=False)
    elaborator: ClaimsElaborator = field(init=False)
    declared: dict[str, syntax.Claim] = field(default_factory=dict)
    symbols: dict[str, Symbol] = field(default_factory=dict)
    # Where each claim's symbol was declared, and the symbols that stand for claims of this argument in others.
    homes: dict[Symbol, Draft] = field(default_factory=dict)
    stand_ins: dict[Symbol, Symbol] = field(default_factory=dict)
    # The claims of other arguments that this one speaks of, and where it first does.
    mentions: dict[Symbol, tuple[Draft, Span]] = field(default_factory=dict)
    # The other arguments that reasons for a premise lead to.
    reasons: list[tuple[syntax.Name, Draft]] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    brought: Stock = field(default_factory=Stock)
    taken: tuple[Taken, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    faulty: bool = False
    # The logic that the header names, or that of the argument that this one extends.
    logic: Logic | None = None
    pending: list[PendingDefinition] = field(default_factory=list)
    # For each objection written in it, the argument that it is against, and the claims that it cites.
    aims: dict[str, tuple[Draft, tuple[tuple[Draft, str], ...]]] = field(default_factory=dict)
    # The argument as meant, before and after its formulas are put as formulas about possible worlds.
    plain: Argument | None = None
    meant: Argument | None = None

    @property
    def objections(self) -> list[syntax.Objection]:
        """The objections written in it."""
        return [part for part in self.section.declarations if isinstance(part, syntax.Objection)]

    @property
    def header(self) -> syntax.ArgumentHeader:
        """The line that the argument begins with."""
        return self.section.header

    @property
    def name(self) -> str:
        """The argument's own name."""
        return self.header.name.text

    @property
    def words(self) -> Stock:
        """The words declared in this argument and in those that it extends."""
        own = Stock(
            tuple(self.vocabulary.sorts),
            tuple(self.vocabulary.symbols),
            self.vocabulary.definitions,
            tuple(self.vocabulary.conditions),
        )
        return stock([self.base.words, own] if self.base else [own])

    @property
    def incomplete(self) -> bool:
        """Whether a declaration could not be read, so that what is missing may have been written."""
        own = any(isinstance(part, syntax.Broken) for part in self.section.declarations)
        return own or (self.base is not None and self.base.incomplete)

    @property
    def needs(self) -> list[Draft]:
        """The arguments that this one cannot do without."""
        homes = [home for home, _ in self.mentions.values()]
        return [*homes, self.base] if self.base is not None else homes

    # ---- Names

    def declare(self) -> None:
        """Enter the names of all words and claims, those of the argument that it extends before its own."""
        self.logic, found = logic(self.header)
        if self.logic is None and not found and self.base is not None:
            self.logic = self.base.logic
        if self.logic is None and not found:
            found = without_logic(self.section.declarations)
        self.diagnostics += found
        self.faulty = self.faulty or faults(found)
        self.scope = Scope(self.outer, elsewhere=self.mention, epistemic=self.logic == "epistemic")
        self.vocabulary = Vocabulary(self.scope)
        self.faulty = self.faulty or self.incomplete
        if self.base is not None:
            self._inherit(self.base)
        self.pending = self.vocabulary.enter(self.section.declarations)
        inherited = set(map(id, self.declared.values()))
        # Claims are words of the argument before its definitions are read, since these may speak of them.
        for claim in (*self.shared, *self.section.declarations):
            if not isinstance(claim, syntax.Claim) or id(claim) in inherited:
                continue
            symbol = _claim_symbol(claim)
            if self.scope.declare(claim.name, None, symbol):
                self.declared[claim.name.text] = claim
                self.symbols[claim.name.text] = symbol
                self.homes[symbol] = self
            else:
                self.faulty = True

    def _inherit(self, base: Draft) -> None:
        assert self.header.extends is not None
        at = self.header.extends.span
        self.scope.base = base.scope
        if not self.scope.bring(base.scope, "", at):
            self.faulty = True
        self.declared.update(base.declared)
        self.symbols.update(base.symbols)
        self.homes.update(base.homes)
        if base.territory == self.territory:
            parts = [part.span for part in base.section.declarations]
            self.taken = tuple(Taken(text, at) for text in (*parts, *(taken.text for taken in base.taken)))
        else:
            self.taken = tuple(Taken(text, at) for text in base.territory)

    def define(self) -> None:
        """Read the definitions."""
        for definition in self.pending:
            definition()

    # ---- Claims

    def claim(self) -> None:
        """Read the claims and the scenarios."""
        self.elaborator = ClaimsElaborator(self.scope, self.declared, self.symbols, self.cite)
        base = self.base
        if base is not None:
            self.claims.update(base.claims)
            self.scenarios.update(base.scenarios)
            self.faulty = self.faulty or base.faulty
        for name, claim in self.declared.items():
            if base is not None and name in base.declared:
                continue
            meant = self.elaborator.claim(claim)
            if meant is not None:
                self.claims[name] = meant
        written = [part for part in (*self.shared, *self.section.declarations) if isinstance(part, syntax.Scenario)]
        scenarios(written, self.scenarios, self.elaborator)
        self.faulty = self.faulty or self.vocabulary.faulty or self.elaborator.faulty

    def mention(self, name: syntax.Name) -> Symbol | None:
        """The symbol that stands here for a claim of another argument; None and a finding if there is no such claim."""
        found = self._elsewhere(name)
        if found is None:
            return None
        other, claim = found
        symbol = other.symbols[claim]
        return self.stand_in(symbol, other.homes[symbol], name.span)

    def stand_in(self, symbol: Symbol, home: Draft, at: Span) -> Symbol:
        """A claim's own symbol if the claim is one of this argument, else one that stands for it."""
        if symbol in self.homes:
            return symbol
        self.mentions.setdefault(symbol, (home, at))
        if symbol not in home.stand_ins:
            name = f"{home.name}.{symbol.name}"
            home.stand_ins[symbol] = Symbol(name, None, symbol.kind, (), BOOL, symbol.reading, symbol.span)
        return home.stand_ins[symbol]

    def cite(self, name: syntax.Name, role: str) -> str | None:
        """The own name of a claim of this argument that is cited by a dotted one. A claim of another argument may be
        a reason (`because`), and nothing else; then, and where there is a finding, None."""
        found = self._elsewhere(name)
        if found is None:
            self.faulty = True
            return None
        other, claim = found
        if other.symbols[claim] in self.homes:
            return claim
        if role == "because":
            self.reasons.append((name, other))
            return None
        self.faulty = True
        facts: dict[str, Fact] = {"name": name.text, "wanted": "own claim", "role": role, "argument": other.name}
        related = (Label(other.declared[claim].name.span, "declared", name.text),)
        self.diagnostics.append(Diagnostic(rules.WRONG_KIND_OF_NAME, name.span, facts, related=related))
        return None

    def _elsewhere(self, name: syntax.Name) -> tuple[Draft, str] | None:
        head, _, claim = name.text.rpartition(".")
        other = self.arguments.argument(head)
        if other is None:
            known = [f"{known}.{claim}" for known in self.arguments.names()]
            self.scope.unknown(name, "claim elsewhere", [*self.scope.words(), *known])
            return None
        if claim in other.symbols:
            return other, claim
        self.faulty = True
        if not other.incomplete:
            near = suggest(claim, list(other.symbols))
            facts: dict[str, Fact] = {
                "name": name.text,
                "kind": "claim elsewhere",
                "suggestion": f"{head}.{near}" if near else None,
                "known": (),
            }
            self.diagnostics.append(Diagnostic(rules.UNKNOWN_NAME, name.span, facts))
        return None

    # ---- The whole

    def argument(self, common: Stock, objections: tuple[Objection, ...], taken: tuple[Taken, ...]) -> Argument:
        """The argument as meant. `common` are the words that its file shares and imports."""
        every = stock([common, self.words, self.brought])
        definitions = dict(every.definitions)
        row: Draft | None = self
        chain: list[Draft] = []
        while row is not None:
            chain.append(row)
            row = row.base
        conditions: list[Condition] = list(every.conditions)
        for part in reversed(chain):
            definitions.update(part.elaborator.definitions)
            conditions += part.elaborator.conditions
        prose, named = self.header.prose, self._named()
        return Argument(
            self.name,
            prose.value if prose else None,
            every.symbols,
            every.sorts,
            definitions,
            tuple(self.claims.values()),
            tuple(self.scenarios.values()),
            objections,
            tuple(conditions),
            self.faulty,
            self.header.name.span,
            (*self.taken, *taken),
            frozenset(thing for row in (every.sorts, every.symbols) for thing in row if thing not in named),
        )

    def _named(self) -> set[object]:
        """What can be written here by its own name."""
        named: set[object] = {sort for sort, _ in self.scope.all_sorts().values()}
        for entry in self.scope.all_entries().values():
            named.update(meaning() if callable(meaning) else meaning for meaning in entry.meanings.values())
        return named

    def findings(self) -> Iterable[Diagnostic]:
        """What is wrong with it, but for words that nothing uses."""
        return (
            *self.diagnostics,
            *self.scope.diagnostics,
            *self.vocabulary.diagnostics,
            *self.elaborator.diagnostics,
        )


def _claim_symbol(claim: syntax.Claim) -> Symbol:
    opaque = claim.formula is None
    return Symbol(
        claim.name.text,
        None,
        "opaque" if opaque else "claim",
        (),
        BOOL,
        # Prose as a reading: its braces are no holes.
        claim.prose.value.replace("{", "{{").replace("}", "}}") if opaque and claim.prose else None,
        claim.name.span,
    )
