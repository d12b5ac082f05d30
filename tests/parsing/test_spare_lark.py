"""Half of lark is left unread, and all of it is there for those who ask."""

from __future__ import annotations

import subprocess
import sys

import pytest

SPARE = "from petitio.parsing.spare_lark import spare_lark\nspare_lark()\n"
PARSE = """
from petitio.parsing.parse import parse
from petitio.source import Source
assert len(parse(Source("a", "argument a:\\npred p\\npremise b: p")).tree.declarations) == 3
"""


def run(code: str) -> str:
    """What a fresh Python prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_what_reads_grammars_is_not_loaded() -> None:
    code = "import petitio.parsing.parse, sys\nprint('lark.load_grammar' in sys.modules, 'lark.lark' in sys.modules)"
    assert run(code) == "True True"
    assert run(SPARE + code) == "False False"


@pytest.mark.parametrize(
    "use",
    [
        "import lark\nprint(lark.__version__.split('.')[0], lark.Lark.__name__, lark.Token('A', 'a'))",
        "from lark import Lark, Token, __version__\nprint(__version__[0], Lark.__name__, Token('A', 'a'))",
        "from lark import *\nimport lark\nprint(lark.__version__[0], Lark.__name__, Token('A', 'a'))",
    ],
)
def test_lark_is_there_for_those_who_ask(use: str) -> None:
    assert run(SPARE + PARSE + use) == "1 Lark a"
    assert run(SPARE + use) == "1 Lark a"


def test_its_classes_are_the_same_before_and_after() -> None:
    code = "import lark.lexer\nbefore = lark.lexer.Token\nimport lark\nprint(lark.Token is before)"
    assert run(SPARE + code) == "True"


def test_a_name_that_lark_lacks_is_an_error_as_ever() -> None:
    code = "import lark\nfor _ in 1, 2:\n    try: lark.nonsense\n    except AttributeError as error: print(error)"
    assert run(SPARE + code).splitlines() == ["module 'lark' has no attribute 'nonsense'"] * 2


def test_lark_already_imported_stays_as_it_is() -> None:
    assert run("import lark\n" + SPARE + "print(type(lark).__name__)") == "module"


def test_tables_can_be_built_all_the_same() -> None:
    code = "from petitio.parsing.tables import build_tables\nprint(build_tables('declaration: \"a\"').symbols)"
    assert "declaration" in run(SPARE + PARSE + code)
