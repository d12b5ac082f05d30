"""An obligation as an SMT-LIB 2.6 script, for any solver that reads them.

SMT-LIB: C. Barrett, P. Fontaine, C. Tinelli, "The SMT-LIB Standard: Version 2.6", 2017.
"""

from __future__ import annotations

from typing import Literal as Word

from petitio.obligations import Question
from petitio.smt.emit import emit

Status = Word["sat", "unsat", "unknown"]


def smt2(title: str, question: Question, status: Status | None = None) -> str:
    """The text that the solver is asked, as a script of its own: `unsat` says that the obligation is met. Comments say
    which of the author's words a name stands for."""
    script = emit(question)
    lines = [f"; {title}"]
    names = {name: sort.name for sort, name in script.emitter.sorts.items()}
    names |= {name: symbol.title for symbol, name in script.emitter.symbols.items()}
    names |= {name: variable.name for variable, name in script.emitter.unknowns.items()}
    lines += [f"; {name} is {word}" for name, word in names.items()]
    lines += ["(set-info :smt-lib-version 2.6)", "(set-logic ALL)"]
    if status is not None:
        lines.append(f"(set-info :status {status})")
    return "\n".join([*lines, script.text, "(check-sat)"]) + "\n"
