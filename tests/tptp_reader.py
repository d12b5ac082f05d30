"""A reader of the part of TPTP that is written here, and a check of its types, made from the published grammar and from
nothing of petitio: what it does not know is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TOKENS = re.compile(r"\s+|%[^\n]*\n|(<=>|<~>|=>|!=|[$]?[A-Za-z]\w*|-?\d+\.\d+|-?\d+|[()\[\],.:&|~!?=>*])")
INT, REAL, TRUTH = "$int", "$real", "$o"
_SAME = {"$sum", "$difference", "$product"}
_ORDERS = {"$less", "$lesseq"}


@dataclass
class Tptp:
    """What a problem declares, and its formulas by role."""

    sorts: set[str] = field(default_factory=set)
    signatures: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        at = 0
        while at < len(text):
            match = TOKENS.match(text, at)
            assert match, text[at : at + 40]
            if match.group(1):
                self.tokens.append(match.group(1))
            at = match.end()
        self.at = 0
        self.problem = Tptp()

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, expected: str = "") -> str:
        token = self.tokens[self.at]
        assert not expected or token == expected, (token, expected, self.tokens[max(0, self.at - 5) : self.at + 5])
        self.at += 1
        return token

    def read(self) -> Tptp:
        while self.peek():
            self.take("tff")
            self.take("(")
            name = self.take()
            assert re.fullmatch("[a-z][A-Za-z0-9_]*", name)
            assert name not in self.problem.names
            self.problem.names.append(name)
            self.take(",")
            role = self.take()
            self.take(",")
            if role == "type":
                self.declaration()
            else:
                assert role in ("axiom", "hypothesis", "conjecture")
                self.problem.roles.append(role)
                self.formula({})
            self.take(")")
            self.take(".")
        return self.problem

    def declaration(self) -> None:
        name = self.take()
        assert re.fullmatch("[a-z][A-Za-z0-9_]*", name)
        assert name not in self.problem.signatures
        assert name not in self.problem.sorts
        self.take(":")
        if self.peek() == "$tType":
            self.take()
            self.problem.sorts.add(name)
            return
        parameters: list[str] = []
        if self.peek() == "(":
            self.take()
            parameters.append(self.sort())
            while self.peek() == "*":
                self.take()
                parameters.append(self.sort())
            self.take(")")
            self.take(">")
            result = self.sort(truth=True)
        else:
            result = self.sort(truth=True)
            if self.peek() == ">":
                self.take()
                parameters, result = [result], self.sort(truth=True)
        assert TRUTH not in parameters
        self.problem.signatures[name] = (tuple(parameters), result)

    def sort(self, *, truth: bool = False) -> str:
        name = self.take()
        assert name in {INT, REAL, *([TRUTH] if truth else []), *self.problem.sorts}, name
        return name

    def formula(self, bound: dict[str, str]) -> None:
        token = self.peek()
        if token == "~":
            self.take()
            self.formula(bound)
        elif token in ("!", "?"):
            self.take()
            self.take("[")
            inner = dict(bound)
            while True:
                variable = self.take()
                assert re.fullmatch(r"[A-Z]\w*", variable)
                self.take(":")
                inner[variable] = self.sort()
                if self.peek() != ",":
                    break
                self.take()
            self.take("]")
            self.take(":")
            self.formula(inner)
        elif token == "(":
            self.take()
            mark = self.at
            try:
                self.equation(bound)
            except AssertionError:
                self.at = mark
                self.connected(bound)
            self.take(")")
        else:
            assert self.term(bound) == TRUTH

    def equation(self, bound: dict[str, str]) -> None:
        left = self.term(bound)
        assert self.take() in ("=", "!=")
        assert left == self.term(bound) != TRUTH
        assert self.peek() == ")"

    def connected(self, bound: dict[str, str]) -> None:
        self.formula(bound)
        operator = self.peek()
        if operator == ")":
            return
        assert operator in ("&", "|", "=>", "<=>", "<~>")
        while self.peek() == operator:
            self.take()
            self.formula(bound)
            # Only these two go on without brackets.
            assert operator in "&|" or self.peek() == ")"

    def term(self, bound: dict[str, str]) -> str:
        name = self.take()
        if re.fullmatch(r"-?\d+", name):
            return INT
        if re.fullmatch(r"-?\d+\.\d+", name):
            return REAL
        if name in bound:
            return bound[name]
        given: list[str] = []
        if self.peek() == "(":
            self.take()
            given.append(self.term(bound))
            while self.peek() == ",":
                self.take()
                given.append(self.term(bound))
            self.take(")")
        return self.result(name, given)

    def result(self, name: str, given: list[str]) -> str:
        if name in ("$true", "$false") and not given:
            return TRUTH
        if name in _SAME | _ORDERS:
            assert given in ([INT, INT], [REAL, REAL]), (name, given)
            return TRUTH if name in _ORDERS else given[0]
        if name == "$uminus":
            assert given in ([INT], [REAL])
            return given[0]
        if name == "$to_real":
            assert given == [INT]
            return REAL
        if name == "$quotient":
            assert given == [REAL, REAL]
            return REAL
        if name in ("$quotient_e", "$remainder_e"):
            assert given == [INT, INT]
            return INT
        assert name in self.problem.signatures, name
        parameters, result = self.problem.signatures[name]
        assert list(parameters) == given, (name, parameters, given)
        return result


def read_tptp(text: str) -> Tptp:
    """A problem, read. Raises AssertionError where it is none."""
    return _Reader(text).read()
