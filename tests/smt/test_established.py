"""What is established: more premises never lose a consequence, fewer never gain one."""

from __future__ import annotations

from petitio import terms
from petitio.core import Term
from petitio.smt.entailment import Entailment
from petitio.smt.established import Established
from tests.reading import argument


def formulas(text: str) -> dict[str, Term]:
    return {claim.name: claim.formula for claim in argument(text).claims}


TEXT = "pred p\npred q\npred r\npremise a: p -> q\npremise b: p\npremise d: r\npremise goal: q"


def test_more_premises_suffice_and_fewer_stay_open() -> None:
    known, said = Established(), formulas(TEXT)
    goal = known.number(said["goal"])
    known.note(known.numbers([said["a"], said["b"]]), goal, follows=True)
    known.note(known.numbers([said["a"], said["d"]]), goal, follows=False)
    assert known.sufficient(known.numbers(list(said.values())), goal) == known.numbers([said["a"], said["b"]])
    assert known.sufficient(known.numbers([said["a"]]), goal) is None
    assert known.open(known.numbers([said["d"]]), goal)
    assert not known.open(known.numbers([said["b"]]), goal)
    assert known.sufficient(known.numbers(list(said.values())), known.number(said["d"])) is None


def test_equal_formulas_have_one_number() -> None:
    known, said = Established(), formulas(TEXT)
    assert known.number(terms.negation(said["a"])) == known.number(terms.negation(said["a"]))
    assert known.number(said["a"]) != known.number(said["b"])


def test_what_one_asks_the_next_does_not_ask_again() -> None:
    known, said = Established(), formulas(TEXT)
    goal = said.pop("goal")
    for _ in range(2):
        with Entailment({}, (), said, goal, established=known) as asked:
            assert asked.follows(frozenset(said)) == (True, frozenset({"a", "b"}))
            assert asked.follows(frozenset({"a", "d"}))[0] is False
    with Entailment({}, (said["a"],), {"b": said["b"]}, goal, established=known) as asked:
        assert asked.follows(frozenset({"b"})) == (True, frozenset({"b"}))
        assert asked.follows(frozenset())[0] is False
        assert asked._open is None
