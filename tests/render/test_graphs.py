"""Pictures of a framework: every argument and attack is in them, and no name breaks out of its quotes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from petitio.disputes.framework import framework
from petitio.disputes.grounded import grounded
from petitio.render.dot import dot
from petitio.render.mermaid import mermaid

CHAIN = framework(["a", "b"], [("a", "b")])


def test_dot() -> None:
    assert dot(CHAIN).splitlines() == [
        "digraph framework {",
        '  node [shape=box, style=filled, fillcolor="#ffffff", fontname="sans-serif"];',
        '  n0 [label="a"];',
        '  n1 [label="b"];',
        "  n0 -> n1;",
        "}",
    ]
    labelled = dot(CHAIN, grounded(CHAIN), {"a": 'it "rains"\nagain'}, [("b", "a")])
    assert 'n0 [label="it \\"rains\\"\\nagain", fillcolor="#d4edd4"' in labelled
    assert 'tooltip="out"' in labelled
    assert "n1 -> n0 [style=dashed" in labelled


def test_mermaid() -> None:
    assert mermaid(CHAIN).splitlines() == ["flowchart TD", '  n0["a"]', '  n1["b"]', "  n0 --> n1"]
    labelled = mermaid(CHAIN, grounded(CHAIN), {"a": 'it "rains"\n<b>'}, [("b", "a")])
    assert '  n0["it #34;rains#34;<br/>#60;b#62;"]:::in' in labelled
    assert '  n1["b"]:::out' in labelled
    assert "n1 -. supports .-> n0" in labelled
    assert "classDef undecided" in labelled


@given(st.text())
def test_no_name_breaks_out(name: str) -> None:
    tried = framework([name, f"{name}'"], [(name, f"{name}'")])
    lines = dot(tried).splitlines()
    assert len(lines) == 6
    assert re.fullmatch(r'  n0 \[label="(?:[^"\\]|\\[n"\\])*"\];', lines[2])
    chart = mermaid(tried).splitlines()
    assert len(chart) == 4
    assert re.fullmatch(r'  n0\["(?:[^"<>#`]|#\d+;|<br/>)+"\]', chart[1])
