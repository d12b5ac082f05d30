"""Whom a charge of begging the question is brought against: a charge is what makes a remark a fault."""

from __future__ import annotations

import pytest

from petitio.checks.charged_premises import charged_premises
from tests.reading import elaborated, errors

ONE = """argument one:
pred a
pred b
pred k
premise p: a
premise q: a -> b
assume s: k
given g: k or a
lemma m: b from p, q
conclude c: b
"""
TWO = """argument two:
pred w
premise x: w
premise y: w or not w
conclude d: w
"""
CHARGE = "charge begs_question\n"
OBJECTED = "objection first against p: charge false because q, s\n"

# Each line: what is added to the first and to the second argument, and the premises of each that are charged.
CASES = {
    "nothing": ("", "", "", ""),
    "a premise": (f"objection o against p: {CHARGE}", "", "p", ""),
    "an assumption": (f"objection o against s: {CHARGE}", "", "s", ""),
    "a conclusion": (f"objection o against c: {CHARGE}", "", "pqs", ""),
    "a lemma": (f"objection o against m: {CHARGE}", "", "pqs", ""),
    "two premises": (f"objection o against p: {CHARGE}objection i against q: {CHARGE}", "", "pq", ""),
    "another charge": ("objection o against p: charge false because s\n", "", "", ""),
    "from the other argument": ("", f"objection o against one.p: {CHARGE}", "p", ""),
    "the whole of another argument": ("", f"objection o against argument one: {CHARGE}", "pqs", ""),
    "both": (f"objection o against q: {CHARGE}", f"objection i against x: {CHARGE}", "q", "x"),
    "what an objection cites": (f"{OBJECTED}objection o against first: {CHARGE}", "", "qs", ""),
}


@pytest.mark.parametrize(("first", "second", "of_one", "of_two"), CASES.values(), ids=CASES)
def test_who_is_charged(first: str, second: str, of_one: str, of_two: str) -> None:
    file, findings = elaborated(f"{ONE}{first}\n{TWO}{second}")
    assert not errors(findings)
    arguments = {argument.name: argument for argument in file.arguments}
    assert charged_premises(arguments["one"], arguments) == set(of_one)
    assert charged_premises(arguments["two"], arguments) == set(of_two)
