"""Arguments as an SVG that needs nothing else: no script, no font, no file. It is fit for light pages and dark ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import assert_never

from petitio.render.graph.drawing import Drawing
from petitio.render.graph.panel import LABEL_SIZE, SIZE, TITLE_SIZE, Frame, Panel, Path, panel
from petitio.render.graph.wrapped import wrapped
from petitio.render.no_commands import no_commands_in_xml
from petitio.render.visible import visible

_MARGIN, _BETWEEN_PANELS, _HEAD = 24, 48, 20
_FOLD, _CUT, _TIP = 12, 10, 9
# How wide the prose above a picture may be at least, in points.
_LEAST_WIDTH = 480
_STYLE = """\
.petitio-graph{font-family:system-ui,sans-serif;color:#1f2328;background:#fff}
.petitio-graph .page{fill:#fff}
.petitio-graph text{fill:currentColor;stroke:none;white-space:pre}
.petitio-graph .head{font-weight:bold}
.petitio-graph .title{font-weight:bold}
.petitio-graph .box{color:#57606a}
.petitio-graph .box text{fill:#1f2328}
.petitio-graph .box .said{fill:currentColor;font-weight:600}
.petitio-graph .shape{fill:#f6f8fa;stroke:currentColor;stroke-width:1.5}
.petitio-graph .rule{stroke:currentColor;stroke-opacity:.4}
.petitio-graph .conclude .shape{stroke-width:3.5}
.petitio-graph .elsewhere .shape{stroke-dasharray:8 4}
.petitio-graph .good{color:#116329}
.petitio-graph .bad{color:#a40e26}
.petitio-graph .doubtful{color:#7d4e00}
.petitio-graph .idle .shape{fill:none;stroke-dasharray:2 4}
.petitio-graph .idle text{fill:#57606a}
.petitio-graph .arrow{color:#57606a;fill:none;stroke:currentColor;stroke-width:1.5}
.petitio-graph .arrow .tip{fill:currentColor}
.petitio-graph .arrow text{fill:currentColor;paint-order:stroke;stroke:#fff;stroke-width:4px}
.petitio-graph .offered .line,.petitio-graph .charged .line{stroke-dasharray:2 4}
.petitio-graph .because .line{stroke-dasharray:7 4}
.petitio-graph .against{color:#a40e26;stroke-width:2.5}
.petitio-graph .against .tip,.petitio-graph .charged .tip{fill:none}
.petitio-graph .conflict-line{color:#a40e26}
@media (prefers-color-scheme:dark){
.petitio-graph{color:#e6edf3;background:#0d1117}
.petitio-graph .page{fill:#0d1117}
.petitio-graph .box,.petitio-graph .arrow{color:#9198a1}
.petitio-graph .box text{fill:#e6edf3}
.petitio-graph .shape{fill:#161b22}
.petitio-graph .good{color:#56d364}
.petitio-graph .bad,.petitio-graph .against,.petitio-graph .conflict-line{color:#ff8f8f}
.petitio-graph .doubtful{color:#e3b341}
.petitio-graph .idle text{fill:#9198a1}
.petitio-graph .arrow text{stroke:#0d1117}
.petitio-graph .box .said,.petitio-graph .arrow text{fill:currentColor}
}
"""


def svg_drawing(drawings: Sequence[Drawing]) -> str:
    """Arguments one above the other, in each what supports beneath what it supports."""
    panels = [panel(drawing) for drawing in drawings]
    width = max([_LEAST_WIDTH, *(one.width for one in panels)])
    parts: list[str] = []
    y = _MARGIN
    for drawing, one in zip(drawings, panels, strict=True):
        rows, height = _head(drawing, width)
        parts += [f'<g transform="translate({_MARGIN} {y})">', *rows, "</g>"]
        y += height
        parts += [
            f'<g transform="translate({_MARGIN + (width - one.width) // 2 - one.left} {y})">',
            *_panel(one),
            "</g>",
        ]
        y += one.height + _BETWEEN_PANELS
    y += _MARGIN - _BETWEEN_PANELS
    names = _shown(", ".join(drawing.title for drawing in drawings))
    title = f"{'Argument' if len(drawings) == 1 else 'Arguments'} {names}"
    told = "\n".join(map(_shown, _told(drawings)))
    whole = width + 2 * _MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="petitio-graph" role="img" aria-label="{title}" '
        f'width="{whole}" height="{y}" viewBox="0 0 {whole} {y}" font-size="{SIZE}">',
        f"<title>{title}</title>",
        f"<desc>{told}</desc>",
        f"<style>{_STYLE}</style>",
        f'<rect class="page" width="{whole}" height="{y}"/>',
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _told(drawings: Sequence[Drawing]) -> Iterator[str]:
    """The same in lines, for those who can't see it."""
    for drawing in drawings:
        titles = {box.key: box.title for box in drawing.boxes}
        for box in drawing.boxes:
            told = "; ".join([*(line.strip() for _, line in box.text), *box.said])
            yield f"{box.title}: {told}." if told else f"{box.title}."
        for arrow in drawing.arrows:
            words = arrow.label or {"conflict": "is one of those that", "offered": "is offered for"}.get(
                arrow.kind, "supports"
            )
            yield f"{titles[arrow.source]} - {words} - {titles[arrow.target]}."


def _head(drawing: Drawing, width: int) -> tuple[list[str], int]:
    """The name of an argument and its prose, and how high that is."""
    rows = [f'<text class="head" font-size="17" x="0" y="14">{_shown(drawing.title)}</text>']
    y = 14
    for _, line in wrapped(((0, drawing.prose),), max(_LEAST_WIDTH, min(width, 900)) * 100 // SIZE):
        y += 20
        rows.append(_text(0, y, line))
    return rows, y + _HEAD


def _panel(one: Panel) -> Iterator[str]:
    for path in one.paths:
        yield from _arrow(path)
    for path in one.paths:
        yield from _label(path)
    for frame in one.frames:
        yield f'<g class="box {frame.box.kind} {frame.box.mark}">'
        yield f'<path class="shape" d="{_shape(frame)}"/>'
        if frame.rule is not None:
            yield f'<path class="rule" d="M{frame.x + 12} {frame.rule}H{frame.x + frame.width - 12}"/>'
        for words in frame.words:
            size = f' font-size="{TITLE_SIZE}"' if words.role == "title" else ""
            yield _text(words.x, words.y, words.text, f' class="{words.role}"{size}')
        yield "</g>"


def _text(x: int, y: int, words: str, looks: str = "") -> str:
    return f'<text x="{x}" y="{y}"{looks}>{_shown(words)}</text>'


def _shown(words: str) -> str:
    # A control character has no place in XML, however it is written.
    return no_commands_in_xml(escape(visible(words)))


# ---- Shapes


def _shape(frame: Frame) -> str:
    """The outline of a box."""
    x, y, width, height = frame.x, frame.y, frame.width, frame.height
    right, bottom, middle = x + width, y + height, y + height // 2
    match frame.box.kind:
        case "premise" | "conclude" | "elsewhere":
            return f"M{x} {y}H{right}V{bottom}H{x}Z"
        case "lemma":
            return _rounded(frame, 10)
        case "assume":
            return _rounded(frame, min(height // 2, 30))
        case "way":
            return _rounded(frame, height // 2)
        case "given":
            inner = right - _FOLD
            return f"M{x} {y}H{inner}L{right} {y + _FOLD}V{bottom}H{x}ZM{inner} {y}V{y + _FOLD}H{right}"
        case "objection":
            cut = 18
            return f"M{x} {middle}L{x + cut} {y}H{right - cut}L{right} {middle}L{right - cut} {bottom}H{x + cut}Z"
        case "conflict":
            return (
                f"M{x} {y + _CUT}L{x + _CUT} {y}H{right - _CUT}L{right} {y + _CUT}V{bottom - _CUT}"
                f"L{right - _CUT} {bottom}H{x + _CUT}L{x} {bottom - _CUT}Z"
            )
        case _:
            assert_never(frame.box.kind)


def _rounded(frame: Frame, radius: int) -> str:
    x, y, width, height = frame.x, frame.y, frame.width, frame.height
    corner = f"a{radius} {radius} 0 0 1"
    return (
        f"M{x + radius} {y}H{x + width - radius}{corner} {radius} {radius}V{y + height - radius}"
        f"{corner} {-radius} {radius}H{x + radius}{corner} {-radius} {-radius}V{y + radius}{corner} {radius} {-radius}Z"
    )


def _arrow(path: Path) -> Iterator[str]:
    """An arrow: straight where it passes a layer, bent between two."""
    kind = path.arrow.kind
    (start_x, start_y), *points = path.points
    end_x, end_y = points[-1]
    away = -1 if end_y < start_y else 1
    tip = end_y - away * (_TIP if kind in ("supports", "offered", "because") else 0)
    line = f"M{start_x} {start_y}"
    x, y = start_x, start_y
    for place, (next_x, next_y) in enumerate(points):
        if place == len(points) - 1:
            next_y = tip
        if next_x == x:
            line += f"V{next_y}" if next_y != y else ""
        else:
            half = (y + next_y) // 2
            line += f"C{x} {half} {next_x} {half} {next_x} {next_y}"
        x, y = next_x, next_y
    yield f'<g class="arrow {"conflict-line" if kind == "conflict" else kind}">'
    yield f'<path class="line" d="{line}"/>'
    if kind in ("against", "charged"):
        back = end_y - away * 6
        yield f'<path class="tip" d="M{end_x - 8} {back}H{end_x + 8}"/>'
    elif kind != "conflict":
        yield f'<path class="tip" d="M{end_x} {end_y}L{end_x - 5} {tip}H{end_x + 5}Z"/>'
    yield "</g>"


def _label(path: Path) -> Iterator[str]:
    if path.arrow.label:
        kind, (x, y) = path.arrow.kind, path.label
        looks = f' text-anchor="middle" font-size="{LABEL_SIZE}"'
        yield f'<g class="arrow {kind}">{_text(x, y, path.arrow.label, looks)}</g>'
