"""Arguments as a graph in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petitio.render.dot_text import dot_text
from petitio.render.graph.drawing import ArrowKind, Box, BoxKind, Drawing, Mark
from petitio.render.graph.wrapped import INDENT, wrapped

_COLUMNS = 2400
_SHAPES: dict[BoxKind, tuple[str, str]] = {
    "conclude": ("box", "filled,bold"),
    "lemma": ("box", "filled,rounded"),
    "premise": ("box", "filled"),
    "assume": ("ellipse", "filled"),
    "given": ("note", "filled"),
    "objection": ("hexagon", "filled"),
    "conflict": ("octagon", "filled"),
    "way": ("circle", "filled"),
    "elsewhere": ("cds", "filled"),
}
_ARROWS: dict[ArrowKind, str] = {
    "supports": "",
    "offered": "style=dotted",
    "because": "style=dashed",
    "against": "arrowhead=tee, penwidth=2",
    "charged": "arrowhead=tee, style=dotted",
    "conflict": "dir=none",
}
_LOOKS: dict[Mark, tuple[str, str]] = {
    "good": ('fillcolor="#d4edd4", color="#2e7d32"', ""),
    "bad": ('fillcolor="#f6d5d5", color="#b3261e", penwidth=3', ""),
    "doubtful": ('fillcolor="#fbeec2", color="#8a6d00"', ",dashed"),
    "idle": ('fillcolor="#f4f4f4", color="#777777", fontcolor="#555555"', ",dotted"),
    "plain": ('fillcolor="#ffffff"', ""),
}


def dot_drawing(drawings: Sequence[Drawing]) -> str:
    """A graph with a frame around each argument, and what supports beneath what it supports."""
    lines = [
        "digraph arguments {",
        "  rankdir=BT;",
        '  node [fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
    ]
    for place, drawing in enumerate(drawings):
        lines += _argument(f"a{place}", drawing)
    return "\n".join([*lines, "}"]) + "\n"


def _argument(name: str, drawing: Drawing) -> Iterator[str]:
    number = {box.key: f"{name}n{place}" for place, box in enumerate(drawing.boxes)}
    yield f"  subgraph cluster_{name} {{"
    # From the bottom up, Graphviz takes the bottom for the top.
    yield f'    label="{dot_text(drawing.title)}"; labelloc=b; fontname="sans-serif"; color="#777777";'
    for box in drawing.boxes:
        yield f"    {number[box.key]} [{_box(box)}];"
    for arrow in drawing.arrows:
        label = f'label="{dot_text(arrow.label)}"' if arrow.label else ""
        looks = ", ".join(filter(None, (_ARROWS[arrow.kind], label)))
        yield f"    {number[arrow.source]} -> {number[arrow.target]}{looks and f' [{looks}]'};"
    yield "  }"


def _box(box: Box) -> str:
    shape, style = _SHAPES[box.kind]
    look, border = _LOOKS[box.mark]
    body = [" " * (margin * 4 // INDENT) + line for margin, line in wrapped(box.text, _COLUMNS)]
    said = [line for row in box.said for _, line in wrapped(((0, f"— {row}"),), _COLUMNS)]
    title = [line for _, line in wrapped(((0, box.title),), _COLUMNS)]
    # Each line ends in what puts it to the left, or in the middle where a shape has no corners there.
    ending = "\\n" if shape == "hexagon" else "\\l"
    label = "".join(f"{dot_text(line)}{ending}" for line in (*title, *body, *said))
    return f'label="{label}", shape={shape}, style="{style}{border}", {look}'
