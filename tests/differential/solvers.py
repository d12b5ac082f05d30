"""The exported obligations of an argument, put to z3's own program and to cvc5."""

from __future__ import annotations

import importlib
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, Literal

from petitio.deep_calls import deep_calls
from petitio.render.export import problems
from tests.reading import argument

Said = Literal["sat", "unsat", "unknown"]

_Z3 = Path(sys.executable).with_name("z3")
_STEPS = "20000"
_MILLISECONDS = "3000"
_END = "end-of-the-answer"


def exported(text: str) -> dict[str, str]:
    """The SMT-LIB text of each obligation of the one argument of a text, by claim and part."""
    with deep_calls():
        found = problems(argument(text), "smt2")
        return {problem.name.partition(".")[2]: problem.text for problem in found if problem.text is not None}


class Z3:
    """z3's program, kept running: each text goes to a fresh start of it."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [_Z3, "-in", "-smt2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def __call__(self, text: str) -> Said:
        """What z3 says of a text."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f'(reset)\n(set-option :timeout {_MILLISECONDS})\n{text}(echo "{_END}")\n')
        self._program.stdin.flush()
        lines = []
        while (line := self._program.stdout.readline().strip()) != _END:
            assert line or self._program.poll() is None, "z3 has ended"
            lines.append(line)
        return _said(lines)

    def close(self) -> None:
        """End it."""
        self._program.communicate()


@cache
def _cvc5() -> Any:
    return importlib.import_module("cvc5")


def cvc5(text: str) -> Said:
    """What cvc5 says of a text, at first plainly and then looking for finite models."""
    said = _cvc5_with(text)
    return said if said != "unknown" else _cvc5_with(text, "(set-option :finite-model-find true)\n")


def _cvc5_with(text: str, options: str = "") -> Said:
    module = _cvc5()
    solver = module.Solver()
    parser = module.InputParser(solver)
    start = f"(set-option :rlimit {_STEPS})\n(set-option :tlimit-per {_MILLISECONDS})\n{options}"
    parser.setStringInput(module.InputLanguage.SMT_LIB_2_6, start + text, "problem")
    manager = parser.getSymbolManager()
    lines: list[str] = []
    try:
        while not (command := parser.nextCommand()).isNull():
            lines += command.invoke(solver, manager).split("\n")
    except RuntimeError as error:
        return "unknown" if _gave_up(str(error)) else _refused(text, str(error))
    return _said([line for line in lines if line.strip()])


def _gave_up(error: str) -> bool:
    return "nonlinear" in error or "recursive" in error or "interrupted" in error


def _refused(text: str, error: str) -> Said:
    raise AssertionError(f"cvc5 refuses what was exported: {error}\n{text}")


def _said(lines: list[str]) -> Said:
    wrong = [line for line in lines if line.startswith("(error")]
    if wrong:
        raise AssertionError(f"what was exported is refused: {wrong[0]}")
    match lines[-1:]:
        case ["sat"]:
            return "sat"
        case ["unsat"]:
            return "unsat"
        case _:
            return "unknown"
