"""Where everything in the picture of one argument is, in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from petitio.record import Record
from petitio.render.graph.drawing import Arrow, Box, BoxKind, Drawing
from petitio.render.graph.layered import Layered, Spot, layered
from petitio.render.graph.placed import placed
from petitio.render.graph.wrapped import extent, wrapped

SIZE, TITLE_SIZE, LABEL_SIZE, LINE = 13, 12, 11, 18
# The widest line of a box, in hundredths of a letter's size.
_COLUMNS = 2000
# A bold letter is wider than the same in plain.
_BOLD = 1.2
# What is between the edge of a box and its text, at its sides and above and below; some shapes cut corners.
_SIDE: dict[BoxKind, int] = {"objection": 26, "conflict": 22, "assume": 22, "elsewhere": 20}
_EVERY_SIDE, _TOP = 14, 10
_BETWEEN_LAYERS, _BETWEEN_ROWS, _BETWEEN_BOXES = 60, 24, 32
_MOST_IN_A_ROW = 5
_PORT = 22


class Words(Record):
    """A line of text: its place, what it is, and its words."""

    x: int
    y: int
    role: str
    text: str


class Frame(Record):
    """A box with its edges and the lines of text in it; `rule` is where a line parts what was found from the rest."""

    box: Box
    x: int
    y: int
    width: int
    height: int
    words: tuple[Words, ...]
    rule: int | None


class Path(Record):
    """An arrow with the points that it leads through, from its start, two for each straight piece; and where the middle
    of its label is."""

    arrow: Arrow
    points: tuple[tuple[int, int], ...]
    label: tuple[int, int]


class Panel(Record):
    """The picture of an argument, `width` by `height`, with its left edge at `left`."""

    left: int
    width: int
    height: int
    frames: tuple[Frame, ...]
    paths: tuple[Path, ...]


def panel(drawing: Drawing) -> Panel:
    """A drawing with all its places. What supports nothing and is not supported stands in rows at the bottom."""
    joined = {key for arrow in drawing.arrows for key in (arrow.source, arrow.target)}
    sizes = {box.key: _frame(box) for box in drawing.boxes}
    linked = [box for box in drawing.boxes if box.key in joined]
    alone = [box for box in drawing.boxes if box.key not in joined]
    number = {box.key: place for place, box in enumerate(linked)}
    arrows = [arrow for arrow in drawing.arrows if arrow.source != arrow.target]
    drawn = layered(len(linked), [(number[arrow.source], number[arrow.target]) for arrow in arrows])
    frames = [sizes[box.key] for box in linked]
    middles = placed(drawn, {place: frame.width for place, frame in enumerate(frames)})
    tops, heights = _rows(drawn, frames)
    put = [
        _at(frame, middles[place] - frame.width // 2, tops[layer])
        for place, frame, layer in zip(range(len(frames)), frames, _layers(drawn, len(frames)), strict=True)
    ]
    paths = _paths(drawn, arrows, put, middles, tops, heights)
    bottom = tops[-1] + heights[-1] + _BETWEEN_LAYERS if tops else 0
    rest, bottom = _in_rows([sizes[box.key] for box in alone], bottom)
    whole = (*put, *rest)
    labels = [(path.label[0], extent(path.arrow.label) * LABEL_SIZE // 200) for path in paths if path.arrow.label]
    left = min([0, *(x - half for x, half in labels)])
    width = max([0, *(frame.x + frame.width for frame in whole), *(x + half for x, half in labels)])
    height = max((frame.y + frame.height for frame in whole), default=0)
    return Panel(left, width - left, height, whole, tuple(paths))


def _frame(box: Box) -> Frame:
    """A box as large as its text asks for, at no place yet."""
    side = _SIDE.get(box.kind, _EVERY_SIDE)
    if box.kind == "way":
        width = extent(box.title) * TITLE_SIZE // 100 + 24
        return Frame(box, 0, 0, width, 26, (Words(12, 17, "title", box.title),), None)
    blocks = [
        ("title", wrapped(((0, box.title),), int(_COLUMNS * SIZE / TITLE_SIZE / _BOLD))),
        ("text", wrapped(box.text, _COLUMNS)),
        ("said", tuple(line for row in box.said for line in wrapped(((0, row),), _COLUMNS))),
    ]
    words: list[Words] = []
    y, rule, widest = _TOP, None, 0
    for role, lines in blocks:
        if role == "said" and lines and words:
            rule = y + 5
            y += 8
        for margin, line in lines:
            y += LINE
            size = int(TITLE_SIZE * _BOLD + 1) if role == "title" else SIZE
            widest = max(widest, (margin + extent(line)) * size // 100)
            words.append(Words(side + margin * SIZE // 100, y - 5, role, line))
    return Frame(box, 0, 0, max(widest, 60) + 2 * side, y + _TOP, tuple(words), rule)


def _at(frame: Frame, x: int, y: int) -> Frame:
    words = tuple(Words(x + row.x, y + row.y, row.role, row.text) for row in frame.words)
    return Frame(frame.box, x, y, frame.width, frame.height, words, None if frame.rule is None else y + frame.rule)


def _layers(drawn: Layered, count: int) -> list[int]:
    depth = {spot: place for place, layer in enumerate(drawn.layers) for spot in layer}
    return [depth[place] for place in range(count)]


def _rows(drawn: Layered, frames: Sequence[Frame]) -> tuple[list[int], list[int]]:
    """Where each layer begins, and how high it is."""
    heights = [
        max((frames[spot].height for spot in layer if isinstance(spot, int)), default=0) for layer in drawn.layers
    ]
    tops, y = [], 0
    for height in heights:
        tops.append(y)
        y += height + _BETWEEN_LAYERS
    return tops, heights


def _in_rows(frames: Sequence[Frame], top: int) -> tuple[list[Frame], int]:
    """Boxes side by side in rows from a place down, and where the last row ends."""
    found: list[Frame] = []
    for first in range(0, len(frames), _MOST_IN_A_ROW):
        row, x = frames[first : first + _MOST_IN_A_ROW], 0
        for frame in row:
            found.append(_at(frame, x, top))
            x += frame.width + _BETWEEN_BOXES
        top += max(frame.height for frame in row) + _BETWEEN_ROWS
    return found, top


# ---- Arrows


def _paths(
    drawn: Layered,
    arrows: Sequence[Arrow],
    frames: Sequence[Frame],
    middles: Mapping[Spot, int],
    tops: Sequence[int],
    heights: Sequence[int],
) -> list[Path]:
    """Each arrow, which passes a layer between its boxes and turns between the layers alone."""
    depth = {spot: place for place, layer in enumerate(drawn.layers) for spot in layer}
    leaves = _ports(drawn, frames, middles, upward=True)
    enters = _ports(drawn, frames, middles, upward=False)
    found: list[Path] = []
    for number, (arrow, way) in enumerate(zip(arrows, drawn.ways, strict=True)):
        points: list[tuple[int, int]] = []
        for spot in way:
            top, bottom = tops[depth[spot]], tops[depth[spot]] + heights[depth[spot]]
            if spot == way[0] and isinstance(spot, int):
                points += [(leaves[number], frames[spot].y), (leaves[number], top)]
            elif isinstance(spot, int):
                points += [(enters[number], bottom), (enters[number], frames[spot].y + frames[spot].height)]
            else:
                points += [(middles[spot], bottom), (middles[spot], top)]
        (_, _), (x, y), (next_x, next_y), *_ = points
        middle = ((x + next_x) // 2, (y + next_y) // 2 + 4)
        found.append(Path(arrow, tuple(reversed(points) if drawn.down[number] else points), middle))
    return found


def _ports(drawn: Layered, frames: Sequence[Frame], middles: Mapping[Spot, int], *, upward: bool) -> dict[int, int]:
    """Where each arrow meets the box at its lower end (`upward`) or its upper end: side by side, in the order of
    where they come from."""
    beside: dict[Spot, list[tuple[int, int]]] = {}
    for number, way in enumerate(drawn.ways):
        spot, other = (way[0], way[1]) if upward else (way[-1], way[-2])
        beside.setdefault(spot, []).append((middles[other], number))
    found: dict[int, int] = {}
    for spot, rows in beside.items():
        if isinstance(spot, int):
            frame = frames[spot]
            room = frame.width - 2 * _SIDE.get(frame.box.kind, _EVERY_SIDE)
            step = min(_PORT, room // len(rows))
            for place, (_, number) in enumerate(sorted(rows)):
                found[number] = frame.x + frame.width // 2 + step * (2 * place - len(rows) + 1) // 2
    return found
