"""What cvc5 alone says of a question's canonical text, as it stands, with options of its own before it."""

from __future__ import annotations

from typing import Literal as Word

from petitio.record import Record
from petitio.smt.budget import scaled
from petitio.smt.patience import TIMEOUT
from petitio.smt.second_session import SecondSession, second_preamble

Opinion = Word["sat", "unsat", "unknown"]

# The budget is in cvc5's own steps; a timeout is a last resort, for some of its work spends none.
_STEPS = 20_000
_ATTEMPTS = ({"enum-inst": "true"}, {"finite-model-find": "true"})


class SecondOpinion(Record):
    """The answer, with the options that brought it; where there is none, why: `budget`, `time` or `error`."""

    answer: Opinion
    preamble: str = ""
    reason: str = ""


def second_opinion(text: str) -> SecondOpinion:
    """The second solver's answer to a text without options and without a command to check. An error anywhere in what
    it prints means that there is no answer. Raises ImportError where it is not installed."""
    reason = "budget"
    for options in _ATTEMPTS:
        limits = {"seed": "0", "rlimit": str(scaled(_STEPS)), "tlimit-per": str(scaled(TIMEOUT) * 1000)}
        preamble = second_preamble({**limits, **options})
        try:
            printed = SecondSession().run(f"{preamble}\n{text}\n(check-sat)")
        except RuntimeError:
            return SecondOpinion("unknown", reason="error")
        if any("(error" in line for line in printed):
            return SecondOpinion("unknown", reason="error")
        words = [line.strip() for line in printed]
        if words == ["unsat"]:
            return SecondOpinion("unsat", preamble)
        if words == ["sat"]:
            return SecondOpinion("sat", preamble)
        if len(words) != 1:
            return SecondOpinion("unknown", reason="error")
        if "TIMEOUT" in words[0]:
            reason = "time"
    return SecondOpinion("unknown", reason=reason)
