"""cvc5's own interface: one solver of its, texts to it, and what it prints.

It is used through its package, which is an extra: `pip install 'petitio[certify]'`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from types import ModuleType


@cache
def _library() -> ModuleType | None:
    try:
        return importlib.import_module("cvc5")
    except ImportError:
        return None


def second_solver_installed() -> bool:
    """Whether there is a second solver to ask. Loads it."""
    return _library() is not None


def second_solver_version() -> str:
    """The second solver and its version, as `cvc5 1.4.2`. Raises ImportError where it is not installed."""
    return f"cvc5 {_installed().__version__}"


def second_preamble(options: Mapping[str, str]) -> str:
    """Options as text, and the logic that leaves nothing out."""
    return "\n".join([*(f"(set-option :{name} {value})" for name, value in options.items()), "(set-logic ALL)"])


class SecondSession:
    """A solver that has seen nothing yet. Raises ImportError where cvc5 is not installed."""

    def __init__(self) -> None:
        cvc5 = _installed()
        self._language = cvc5.InputLanguage.SMT_LIB_2_6
        self._solver = cvc5.Solver(cvc5.TermManager())
        self._parser = cvc5.InputParser(self._solver)

    def run(self, text: str) -> list[str]:
        """Send SMT-LIB commands; what each prints, without the blank. Raises RuntimeError on what cannot be read."""
        self._parser.setStringInput(self._language, text, "text")
        manager = self._parser.getSymbolManager()
        printed: list[str] = []
        while True:
            command = self._parser.nextCommand()
            if command.isNull():
                return [line for line in printed if line.strip()]
            printed.append(command.invoke(self._solver, manager))


def _installed() -> ModuleType:
    found = _library()
    if found is None:
        raise ImportError("cvc5 is not installed: pip install 'petitio[certify]'")
    return found
