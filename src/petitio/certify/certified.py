"""What was examined, with a certificate on each verdict that rests on a solver's "no"."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from petitio.certify.confirmer import Reply, confirmer
from petitio.certify.disagreement import Contradicted, Disagreement
from petitio.checks.rests_on import Ground, grounds_within, rests_on
from petitio.core import Argument
from petitio.deep_calls import deep_calls
from petitio.installed import installed
from petitio.obligations import Question
from petitio.pipeline import Examined
from petitio.record import Mutable, field, replace
from petitio.render.export import part_words
from petitio.render.smt2 import smt2
from petitio.smt.emit import emit
from petitio.verdicts import ArgumentVerdict, Certificate, ClaimVerdict

MISSING = "--certify needs cvc5, which is not installed: pip install 'petitio[certify]'"


def certified(examined: Examined, ask: Callable[[str], Reply] | None = None) -> Examined:
    """Ask a second solver, in a process of its own, all that z3 said "no" to where a claim follows or its premises
    cannot be true, and where a position is inconsistent; from the same text, with the premises of the core alone.

    It is asked by `ask`, or else by the one process that this one has for it. Raises Disagreement if it says "yes" to
    any of it, and ImportError if it is not installed.
    """
    if ask is None:
        if find_spec("cvc5") is None:
            raise ImportError(MISSING)
        ask = confirmer().ask
    solver = f"cvc5 {installed('cvc5') or ''}".strip()
    with deep_calls():
        certifying = _Certifying(ask, solver)
        rows = tuple((argument, certifying.argument(argument, verdict)) for argument, verdict in examined.arguments)
    if certifying.contradicted:
        raise Disagreement(solver, tuple(certifying.contradicted.values()))
    return replace(examined, arguments=rows)


class _Certifying(Mutable):
    """One file's questions, each text asked once."""

    ask: Callable[[str], Reply]
    solver: str
    contradicted: dict[str, Contradicted] = field(default_factory=dict)
    _known: dict[str, Reply] = field(default_factory=dict)

    def argument(self, argument: Argument, verdict: ArgumentVerdict) -> ArgumentVerdict:
        certificate = None
        if verdict.grounds is not None:
            certificate = self._certificate(argument, grounds_within(verdict.grounds, None))
        return replace(
            verdict,
            claims=self._claims(argument, verdict.claims),
            scenarios={name: self._claims(argument, rows) for name, rows in verdict.scenarios.items()},
            expected={place: self._claim(argument, row) for place, row in verdict.expected.items()},
            certificate=certificate,
        )

    def _claims(self, argument: Argument, rows: tuple[ClaimVerdict, ...]) -> tuple[ClaimVerdict, ...]:
        return tuple(self._claim(argument, row) for row in rows)

    def _claim(self, argument: Argument, verdict: ClaimVerdict) -> ClaimVerdict:
        if verdict.grounds is None:
            return verdict
        return replace(verdict, certificate=self._certificate(argument, rests_on(verdict)))

    def _certificate(self, argument: Argument, grounds: tuple[Ground, ...] | None) -> Certificate:
        if not grounds:
            return Certificate(self.solver, "unconfirmed", 0, 0, "not asked")
        replies = [self._reply(argument, ground) for ground in grounds]
        agreed = sum(reply.answer == "unsat" for reply in replies)
        reason = next((reply.reason for reply in replies if reply.answer != "unsat"), "")
        if agreed == len(replies):
            return Certificate(self.solver, "confirmed", agreed, agreed)
        return Certificate(self.solver, "unconfirmed", len(replies), agreed, reason)

    def _reply(self, argument: Argument, ground: Ground) -> Reply:
        text = emit(ground.question).text
        if text not in self._known:
            self._known[text] = reply = self.ask(text)
            if reply.answer == "sat":
                name = f"{argument.name}.{ground.claim}, {_part(ground)}"
                self.contradicted[text] = Contradicted(name, _script(name, ground.question, reply))
        return self._known[text]


def _part(ground: Ground) -> str:
    return "what cannot be true" if ground.obligation is None else part_words(ground.obligation)


def _script(name: str, question: Question, reply: Reply) -> str:
    """The text as a script of its own; what cvc5 was told besides is in comments, for z3 knows none of its options."""
    script = smt2(f"{name}: z3 says unsat, cvc5 says sat", question)
    return "".join(f"; cvc5: {line}\n" for line in reply.preamble.splitlines()) + script
