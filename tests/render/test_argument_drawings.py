"""Pictures of arguments: what is drawn of which argument, and no text breaks out of its box."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petitio.library import examine_file
from petitio.pipeline import check
from petitio.render.graph.dot_drawing import dot_drawing
from petitio.render.graph.drawing import Arrow, ArrowKind, Box, BoxKind, Drawing, Mark
from petitio.render.graph.drawn import drawn
from petitio.render.graph.mermaid_drawing import mermaid_drawing
from petitio.render.graph.panel import panel
from petitio.render.graph.svg_drawing import svg_drawing
from petitio.render.graph.wrapped import wrapped
from petitio.source import Source

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "graphs"
WRITERS = {".mmd": mermaid_drawing, ".dot": dot_drawing, ".svg": svg_drawing}
# A circle of reasons, a lemma with an objection, premises that conflict and a way out that fails.
PAGES = ["fallacies/scripture", "debate/iterative_alignment", "debate/both_ways", "classics/sorites"]
SVG = "{http://www.w3.org/2000/svg}"

P, Q, R = "premise p: a\n", "premise q: a -> b\n", "premise r: c\n"
PREDS = "argument x:\npred a pred b pred c pred d\n"


def drawing(text: str, name: str = "x") -> Drawing:
    return drawn(check(Source("x.arg", text)), name)


def arrows(found: Drawing) -> set[str]:
    signs: dict[ArrowKind, str] = {
        "supports": "->",
        "offered": "..",
        "because": "~>",
        "against": "-x",
        "charged": ".x",
        "conflict": "--",
    }
    return {f"{arrow.source} {signs[arrow.kind]} {arrow.target}" for arrow in found.arrows}


def said(found: Drawing) -> dict[str, str]:
    return {box.key: "; ".join(box.said) for box in found.boxes if box.said}


SUPPORT = [
    # What it follows from, and what it does without.
    (P + Q + R + "conclude e: b\n", {"p -> e", "q -> e"}, {"e": "holds", "r": "not needed"}),
    # By way of a lemma, and beside it.
    (
        P + Q + R + "lemma l: b\nconclude e: b and c\n",
        {"p -> l", "q -> l", "l -> e", "r -> e"},
        {"l": "holds", "e": "holds"},
    ),
    (P + Q + "lemma l: b from p, q\nconclude e: b or d from p, q\n", {"p -> l", "q -> l", "p -> e", "q -> e"}, None),
    # Alternatives.
    (
        P + Q + "premise s: b\nconclude e: b\n",
        {"s -> e way 1", "p -> e way 2", "q -> e way 2", "e way 1 -> e", "e way 2 -> e"},
        None,
    ),
    # Alternatives beneath a lemma are its own.
    (
        "premise p: a\npremise q: a or b\npremise r: b\nlemma l: a or b\nconclude e: a or b or c from l\n",
        {"p -> l way 1", "q -> l way 2", "r -> l way 3", "l way 1 -> l", "l way 2 -> l", "l way 3 -> l", "l -> e"},
        None,
    ),
    ("assume s: a\nconclude e: a or b\n", {"s -> e"}, {"e": "holds under {s}"}),
    # What was offered, and does not do.
    (P + R + "conclude e: b from p\n", {"p .. e"}, {"e": "fails: it does not follow"}),
    ("conclude e: a or not a\n", set(), {"e": "holds; needs no premise"}),
    # What cannot be true together.
    (
        "premise p: a\npremise q: not a\nconclude e: b\n",
        {"p -> e", "q -> e", "p -- bad conflict 1", "q -- bad conflict 1"},
        {"e": "vacuous: it follows only because what it rests on cannot all be true"},
    ),
    (
        "premise p: a because e\n" + Q + "conclude e: b from p, q\n",
        {"p -> e", "q -> e", "e ~> p"},
        {"p": "begs the question of e: it is supported by the conclusion", "e": "begs the question"},
    ),
    (
        "premise p: b\nconclude e: b\n",
        {"p -> e"},
        {"p": "begs the question of e: it is the conclusion in other words", "e": "begs the question"},
    ),
    # Objections, with what they cite, and replies.
    (
        P + Q + "conclude e: b\npremise n: not a\nobjection o against p: charge false because n\n",
        {"p -> e", "q -> e", "objection x o -x p", "n ~> objection x o", "p -- bad conflict 1", "n -- bad conflict 1"},
        None,
    ),
    (
        P + Q + "conclude e: b\nobjection o against x: charge does_not_follow\nreply t to o: charge false\n",
        {"p -> e", "q -> e", "objection x o .x e", "objection x t .x objection x o"},
        None,
    ),
    (
        "assume p: a\npremise q: a -> b\npremise n: not b\nconclude e: not a by contradiction from p\n",
        {"q -> e", "n -> e", "p .. e"},
        None,
    ),
]


@pytest.mark.parametrize(("text", "expected", "words"), SUPPORT)
def test_what_supports_what(text: str, expected: set[str], words: dict[str, str] | None) -> None:
    found = drawing(PREDS + text)
    assert arrows(found) == expected
    if words is not None:
        assert said(found) == words


def test_ways_beyond_some_are_counted() -> None:
    premises = "".join(f"premise p{number}: a and {'not ' * 2 * number}b\n" for number in range(6))
    found = drawing(f"{PREDS}{premises}conclude e: a\n")
    assert [box.title for box in found.boxes if box.kind == "way"] == ["way 1", "way 2", "way 3", "way 4"]
    assert said(found)["e"] == "begs the question; 2 further ways to it"


def test_text_is_prose_or_the_formula_read_back() -> None:
    text = PREDS + 'premise p: "It\n  rains."\n  a\npremise q: c and not b\npremise r: "In prose."\nconclude e: a\n'
    assert {box.key: box.text for box in drawing(text).boxes} == {
        "p": ((0, "It rains."),),
        "q": ((0, "“c” is true and “b” is not true"),),
        "r": ((0, "In prose."),),
        "e": ((0, "“a” is true"),),
    }


def test_standing_of_a_position_is_in_its_title() -> None:
    assert drawing(PREDS + P).title == "x: consistent"
    assert drawing(PREDS + P + "premise n: not a\n").title == "x: inconsistent"


def test_objections_from_elsewhere_and_claims_of_other_arguments_are_drawn() -> None:
    text = f'{PREDS}{P}conclude e: a or b\nargument y:\npred a\npremise z: "Not so."\n not a\n'
    text += "objection o against x.p: charge false because z\n"
    found = drawing(text)
    assert arrows(found) == {"p -> e", "objection y o -x p", "y.z ~> objection y o"}
    boxes = {box.key: box for box in found.boxes}
    assert (boxes["y.z"].kind, boxes["y.z"].title, boxes["y.z"].text) == ("elsewhere", "premise y.z", ((0, "Not so."),))
    assert boxes["objection y o"].title == "objection y.o"
    assert arrows(drawing(text, "y")) == set()


def test_an_objection_to_something_else_leads_nowhere() -> None:
    text = f"{PREDS}{P}conclude e: a or b\nargument y:\npred a\npremise p: a\nconclude e: a or not a\n"
    text += "argument z:\npred a\npremise p: a\nconclude e: a or a\n"
    for target in ("y", "y.p", "y.e"):
        found = f"{text}objection o against {target}: charge unsupported\n"
        assert arrows(drawing(found)) == {"p -> e"}
        assert arrows(drawing(found, "z")) == {"p -> e"}
        assert len(arrows(drawing(found, "y"))) == 1


def test_an_objection_to_what_is_elsewhere_is_drawn_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "y.arg").write_text("argument x:\npred a\npremise p: a\nconclude e: a or not a\n", encoding="utf-8")
    text = f'import "y.arg" as y\n{PREDS}{P}conclude e: a or b\n'
    for target in ("argument y.x", "y.x.p"):
        source = tmp_path / "x.arg"
        source.write_text(f"{text}objection o against {target}: charge does_not_follow\n", encoding="utf-8")
        found = drawn(examine_file(source), "x")
        assert arrows(found) == {"p -> e"}
        assert [box.title for box in found.boxes] == ["premise p", "conclude e", "objection o"]


def test_long_words_are_broken_after_a_mark() -> None:
    assert wrapped(((0, "a long_word_with_marks x"),), 700) == (
        (0, "a"),
        (0, "long_word_"),
        (0, "with_"),
        (0, "marks x"),
    )
    assert wrapped(((0, "abcdefghijk"),), 300) == ((0, "abcd"), (0, "efghi"), (0, "jk"))


# ---- Whatever the text


KINDS: tuple[BoxKind, ...] = (
    *("given", "premise", "assume", "lemma", "conclude", "objection", "way", "conflict", "elsewhere"),
)
MARKS: tuple[Mark, ...] = ("good", "bad", "doubtful", "idle", "plain")
LINES: tuple[ArrowKind, ...] = ("supports", "offered", "because", "against", "charged", "conflict")
TEXTS = st.text(max_size=60) | st.sampled_from(
    [
        "</svg><script>alert(1)</script>",
        "]]>",
        "&lt;&#60;",
        '"]; click a0n0 "https://e.x"',
        "%%{init: {}}%%",
        "\x00\ud800",
    ]
)


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    count = draw(st.integers(1, 12))
    boxes = tuple(
        Box(
            f"b{number}",
            draw(st.sampled_from(KINDS)),
            f"k {draw(TEXTS)}",
            tuple(draw(st.lists(st.tuples(st.integers(0, 9), TEXTS), max_size=3))),
            tuple(draw(st.lists(TEXTS, max_size=2))),
            draw(st.sampled_from(MARKS)),
        )
        for number in range(count)
    )
    ends = st.integers(0, count - 1)
    rows = draw(st.lists(st.tuples(ends, ends, st.sampled_from(LINES), TEXTS), max_size=20))
    found = tuple(Arrow(f"b{one}", f"b{other}", kind, label) for one, other, kind, label in rows)
    return Drawing(draw(TEXTS), draw(TEXTS), boxes, found)


@given(drawings())
@settings(max_examples=60, deadline=None)
def test_svg_is_well_formed_and_has_nothing_but_shapes_and_words(one: Drawing) -> None:
    page = svg_drawing([one, one])
    assert page == svg_drawing([one, one])
    root = ElementTree.fromstring(page)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "style", "g", "path", "rect", "text"),
    }
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") or "href" in name for name in names)
    assert (root.get("role"), root.find(f"{SVG}title") is not None) == ("img", True)
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "").replace("https://e.x", "")


@given(drawings())
@settings(max_examples=60, deadline=None)
def test_boxes_hold_their_words_and_no_arrow_crosses_a_box(one: Drawing) -> None:
    found = panel(one)
    frames = {frame.box.key: frame for frame in found.frames}
    assert frames.keys() == {box.key for box in one.boxes}
    for frame in found.frames:
        assert all(frame.x <= row.x and frame.y <= row.y <= frame.y + frame.height for row in frame.words)
        for other in found.frames:
            assert (
                other is frame
                or frame.x + frame.width <= other.x
                or other.x + other.width <= frame.x
                or frame.y + frame.height <= other.y
                or other.y + other.height <= frame.y
            )
    assert len(found.paths) == sum(arrow.source != arrow.target for arrow in one.arrows)
    for path in found.paths:
        for (x, y), key in ((path.points[0], path.arrow.source), (path.points[-1], path.arrow.target)):
            frame = frames[key]
            assert frame.x <= x <= frame.x + frame.width
            assert y in (frame.y, frame.y + frame.height)
        for (x, y), (next_x, next_y) in zip(path.points, path.points[1:], strict=False):
            low, high = sorted((y, next_y))
            near = [frame for frame in found.frames if frame.y < high and low < frame.y + frame.height]
            # Straight where it passes a layer, and bent where there are no boxes.
            assert not near if x != next_x else all(not frame.x < x < frame.x + frame.width for frame in near)


@given(drawings())
@settings(max_examples=60, deadline=None)
def test_lines_of_dot_are_boxes_and_arrows_between_them(one: Drawing) -> None:
    lines = dot_drawing([one]).splitlines()
    string = r'"(?:[^"\\]|\\.)*"'
    assert re.fullmatch(rf"    label={string}; .*", lines[5])
    boxes = [re.fullmatch(rf"    (a0n\d+) \[label={string}, shape=\w+, style=.*\];", line) for line in lines]
    known = {match.group(1) for match in boxes if match}
    assert len(known) == len(one.boxes)
    ends = [re.fullmatch(rf"    (a0n\d+) -> (a0n\d+)(?: \[(?:{string}|[^\"\]])*\])?;", line) for line in lines]
    assert sum(match is not None for match in ends) == len(one.arrows)
    assert {end for match in ends if match for end in match.groups()} <= known
    assert len(lines) == len(one.boxes) + len(one.arrows) + 8


@given(drawings())
@settings(max_examples=60, deadline=None)
def test_lines_of_mermaid_are_boxes_and_arrows_between_them(one: Drawing) -> None:
    lines = mermaid_drawing([one]).splitlines()
    label = r'"(?:[^"<>#`]|#\d+;|<br/>)*"'
    assert re.fullmatch(rf"  subgraph a0\[{label}\]", lines[1])
    boxes = [re.fullmatch(rf"    (a0n\d+)\W+?{label}[^\"\w]*(?::::\w+)?", line) for line in lines]
    known = {match.group(1) for match in boxes if match}
    assert len(known) == len(one.boxes)
    ends = [re.fullmatch(rf"    (a0n\d+) (?:-->|-\.->|--x|-\.-x|---)(?:\|{label}\|)? (a0n\d+)", line) for line in lines]
    assert sum(match is not None for match in ends) == len(one.arrows)
    assert {end for match in ends if match for end in match.groups()} <= known
    assert len(lines) == len(one.boxes) + len(one.arrows) + 8


MERMAID = [
    ("1. First", "1#46; First"),
    ("- one", "#45; one"),
    ("=== ", "#61;== "),
    ("  deeper", "#160;#160;deeper"),
    ("see www.e.org. So", "see www#46;e#46;org. So"),
    ("a@b", "a#64;b"),
    ("fab:fa-bomb", "fab#58;#8203;fa-bomb"),
    ("%% a --> b; end", "#37;#37; a --#62; b#59; end"),
]


@pytest.mark.parametrize(("text", "written"), MERMAID)
def test_what_mermaid_would_take_for_markup_is_text(text: str, written: str) -> None:
    (line,) = [
        line
        for line in mermaid_drawing(
            [Drawing("t", "", (Box("b", "premise", "k", ((0, text),), (), "plain"),), ())]
        ).splitlines()
        if line.startswith("    a0n0")
    ]
    assert line == f'    a0n0["k<br/>{written}"]'


# ---- Golden pages


def pages(name: str) -> dict[Path, str]:
    """What is drawn of a file of the corpus, by where it is kept."""
    file = ROOT / "arguments" / f"{name}.arg"
    examined = check(Source(file.name, file.read_text(encoding="utf-8")))
    found = [drawn(examined, argument.name) for argument, _ in examined.arguments]
    return {(GOLDEN / name).with_suffix(suffix): write(found) for suffix, write in WRITERS.items()}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_the_golden_one(name: str) -> None:
    for path, page in pages(name).items():
        assert page == path.read_text(encoding="utf-8")
