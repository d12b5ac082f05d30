"""Refutation by superposition: that instances are found, that they contradict one another, and that they are
instances of what was asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio import terms
from petitio.core import Quantification, Term
from petitio.obligations import Question
from petitio.smt.emit import emit
from petitio.smt.refuting_instances import refuting_instances
from petitio.smt.solve import QUICK, solve
from tests.naive import every_world
from tests.reading import question
from tests.strategies import BINARY, MONADIC, THING, formulas

GROUP = (
    "sort G func m(x, y: G): G func v(x: G): G const e: G pred h(x: G)\n"
    "premise a: forall x, y, z: G. m(m(x, y), z) = m(x, m(y, z))\n"
    "premise u: forall x: G. m(e, x) = x\npremise i: forall x: G. m(v(x), x) = e\n"
)
HILBERT = (
    "sort F func i(x, y: F): F pred th(x: F)\npremise mp: forall x, y: F. th(i(x, y)) and th(x) -> th(y)\n"
    "premise k: forall x, y: F. th(i(x, i(y, x)))\n"
    "premise s: forall x, y, z: F. th(i(i(x, i(y, z)), i(i(x, y), i(x, z))))\n"
)
REFUTED = [
    GROUP + "premise c: exists x: G. m(x, v(x)) != e",
    GROUP + "premise c: exists x, y: G. v(m(x, y)) != m(v(y), v(x))",
    GROUP + "premise s: forall x: G. m(x, x) = e\npremise c: exists x, y: G. m(x, y) != m(y, x)",
    GROUP
    + "premise n: exists x: G. h(x)\npremise s: forall x, y: G. h(x) and h(y) -> h(m(x, v(y)))\npremise c: not h(e)",
    HILBERT + "premise c: exists x: F. not th(i(x, x))",
    "sort G func m(x, y: G): G\npremise a: forall x, y, z: G. m(m(x, y), z) = m(x, m(y, z))\n"
    "premise l: forall a, b: G. exists x: G. m(x, a) = b\npremise r: forall a, b: G. exists x: G. m(a, x) = b\n"
    "premise c: not exists e: G. forall x: G. m(e, x) = x",
    # Several sorts, definitions, numbers on the side, a choice, a biconditional of quantifiers, listed elements.
    "sort A sort B pred p(x: A, y: B) const n: Int\npremise z: n > 3\npremise a: forall x: A. exists y: B. p(x, y)\n"
    "premise b: exists x: A. forall y: B. not p(x, y)",
    "sort A pred p(x: A) pred q(x: A) define d(x: A) := p(x) xor q(x)\n"
    "premise a: forall x: A. if p(x) then q(x) else q(x)\npremise b: forall x: A. d(x) -> q(x) and p(x)\n"
    "premise c: (forall x: A. p(x)) <-> exists x: A. not q(x)",
    "sort A func f(x: A): L sort L = red | green\npremise a: forall x, y: A. f(x) = f(y)\n"
    "premise b: exists x: A. f(x) = red\npremise c: exists x: A. f(x) = green",
]


@pytest.mark.parametrize("text", REFUTED)
def test_instances_contradict_one_another(text: str) -> None:
    instances = refuting_instances(question(text), 25_000)
    assert instances is not None
    assert not any(isinstance(part, Quantification) for f in instances.formulas for part in terms.subterms(f))
    assert solve(emit(instances), QUICK)[0] == "no"


STANDING = [
    GROUP + "premise c: exists x, y: G. m(x, y) != m(y, x)",
    HILBERT + "premise c: exists x, y: F. not th(i(i(i(x, y), x), x))",
    # One sort has one element, the other two: what is said of the one is not said of the other.
    "sort A sort B const a: B const b: B\npremise p: forall x, y: A. x = y\npremise q: a != b",
    "pred p\npremise a: p",
    "const n: Int\npremise a: n != n",
]


@pytest.mark.parametrize("text", STANDING)
def test_what_has_a_model_or_speaks_of_numbers_is_not_refuted(text: str) -> None:
    assert refuting_instances(question(text), 5_000) is None


def test_the_same_question_gives_the_same_instances() -> None:
    asked = question(REFUTED[1])
    texts = [emit(instances).text for _ in range(2) if (instances := refuting_instances(asked, 25_000)) is not None]
    assert len(texts) == 2
    assert texts[0] == texts[1]


@pytest.mark.parametrize("words", [MONADIC, BINARY], ids=["monadic", "binary"])
@given(data=st.data())
def test_instances_never_refute_what_has_a_model(words: object, data: st.DataObject) -> None:
    assert words is MONADIC or words is BINARY
    premises: list[Term] = data.draw(st.lists(formulas(words, 3), min_size=1, max_size=3))
    instances = refuting_instances(Question({}, tuple(premises)), 2_000)
    if instances is not None and solve(emit(instances), QUICK)[0] == "no":
        for size in (1, 2):
            assert not any(all(map(world.holds, premises)) for world in every_world(words.all, THING, size))
