"""Arguments as a Mermaid flowchart, which Markdown pages can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petitio.render.graph.drawing import Arrow, ArrowKind, Box, BoxKind, Drawing
from petitio.render.mermaid_text import mermaid_text

_SHAPES: dict[BoxKind, tuple[str, str]] = {
    "conclude": ('[["', '"]]'),
    "lemma": ('("', '")'),
    "premise": ('["', '"]'),
    "assume": ('(["', '"])'),
    "given": ('[/"', '"/]'),
    "objection": ('{{"', '"}}'),
    "conflict": ('{{"', '"}}'),
    "way": ('(("', '"))'),
    "elsewhere": ('>"', '"]'),
}
_ARROWS: dict[ArrowKind, str] = {
    "supports": "-->",
    "offered": "-.->",
    "because": "-.->",
    "against": "--x",
    "charged": "-.-x",
    "conflict": "---",
}
_LOOKS = (
    "  classDef good fill:#d4edd4,stroke:#2e7d32,stroke-width:2px,color:#000",
    "  classDef bad fill:#f6d5d5,stroke:#b3261e,stroke-width:3px,color:#000",
    "  classDef doubtful fill:#fbeec2,stroke:#8a6d00,stroke-dasharray:6 3,color:#000",
    "  classDef idle fill:#f4f4f4,stroke:#777,stroke-dasharray:2 3,color:#555",
)


def mermaid_drawing(drawings: Sequence[Drawing]) -> str:
    """A chart with a frame around each argument, and what supports beneath what it supports."""
    lines = ["flowchart BT"]
    for place, drawing in enumerate(drawings):
        lines += _argument(f"a{place}", drawing)
    return "\n".join([*lines, *_LOOKS]) + "\n"


def _argument(name: str, drawing: Drawing) -> Iterator[str]:
    number = {box.key: f"{name}n{place}" for place, box in enumerate(drawing.boxes)}
    yield f'  subgraph {name}["{mermaid_text(drawing.title)}"]'
    yield "    direction BT"
    for box in drawing.boxes:
        yield f"    {number[box.key]}{_box(box)}"
    for arrow in drawing.arrows:
        yield f"    {number[arrow.source]} {_arrow(arrow)} {number[arrow.target]}"
    yield "  end"


def _box(box: Box) -> str:
    opening, closing = _SHAPES[box.kind]
    indented = ["  " * depth + line for depth, line in box.text]
    label = mermaid_text("\n".join([box.title, *indented, *(f"— {said}" for said in box.said)]))
    return f"{opening}{label}{closing}{'' if box.mark == 'plain' else f':::{box.mark}'}"


def _arrow(arrow: Arrow) -> str:
    label = f'|"{mermaid_text(arrow.label)}"|' if arrow.label else ""
    return f"{_ARROWS[arrow.kind]}{label}"
