"""What becomes of a question: yes, no, or unknown with what was tried."""

from __future__ import annotations

from typing import Literal as Word

from petitio.record import Record
from petitio.semantics import Interpretation

Effort = Word["quick", "usual", "full"]

# The reason of an "unknown" where the solver has a model that our evaluator does not confirm.
UNREPLAYED = "the solver's model could not be replayed"


class Answer(Record):
    """Whether formulas can be true together.

    `yes` may carry a replayed `model` (always, if one was asked for); `unknown` carries a `reason`. `tried` are the
    names of what was tried in vain.
    """

    status: Word["yes", "no", "unknown"]
    model: Interpretation | None = None
    reason: str = ""
    tried: tuple[str, ...] = ()
    smallest: bool = False
