"""How confidence goes down step by step, as a picture: for a terminal, and as an SVG that needs nothing else."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from petitio.confidence.survival import Survival
from petitio.record import Record
from petitio.render.chances import chance
from petitio.verdicts import Decay

_HALF = Fraction(1, 2)
_FEWEST_STEPS, _FAR = 10, 50
_COLUMNS, _ROWS = 60, 10
# The picture in points, and how many places of a curve are drawn.
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _PLACES = 360, 180, 36, 156, 24


class Curve(Record):
    """One claim's curve: the name of the claim, and what is known of its decay."""

    claim: str
    decay: Decay


class _Line(Record):
    mark: str
    colour: str
    survival: Survival
    words: str


def curve_text(curve: Curve) -> str:
    """A small picture of characters, with a line for each reading of a credence for each step."""
    steps = _extent(curve.decay)
    lines = _lines(curve.decay)
    cells = [[" "] * (_COLUMNS + 1) for _ in range(_ROWS + 1)]
    half = _ROWS - round(_ROWS * float(_HALF))
    cells[half] = ["-"] * (_COLUMNS + 1)
    for line in reversed(lines):
        for column in range(_COLUMNS + 1):
            value = line.survival.least(column * steps // _COLUMNS)
            cells[_ROWS - int(value * _ROWS + _HALF)][column] = line.mark
    rows = []
    for index, row in enumerate(cells):
        label = f"{100 - index * 100 // _ROWS:>4} %" if index in (0, half, _ROWS) else " " * 6
        rows.append(f"{label} |{''.join(row)}".rstrip())
    first, last = str(curve.decay.start), str(curve.decay.start + steps)
    axis = f"       {first}{last.rjust(_COLUMNS + 1 - len(first))}   {curve.decay.variable}"
    legend = [f"  {line.mark}  {line.words}: {_reach(curve.decay, line.survival)}" for line in lines]
    return "\n".join([curve.claim, *rows, axis, *legend]) + "\n"


def curve_svg(curve: Curve) -> str:
    """The same as an SVG of less than 2 KB."""
    decay, steps = curve.decay, _extent(curve.decay)
    width, height = _WIDTH - _LEFT - 8, _BOTTOM - 12

    def x(step: int) -> int:
        return _LEFT + width * step // steps

    def y(value: Fraction) -> str:
        return f"{float(_BOTTOM - height * value):.1f}".removesuffix(".0")

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT + 30}" font-family="sans-serif" '
        f'font-size="10"><title>{escape(curve.claim)}</title>',
        f'<path d="M{_LEFT} 12V{_BOTTOM}H{_WIDTH - 8}" fill="none" stroke="#888"/>',
        f'<path d="M{_LEFT} {y(_HALF)}H{_WIDTH - 8}" stroke="#888" stroke-dasharray="3"/>',
    ]
    parts += [
        f'<text x="{_LEFT - 4}" y="{y(value)}" text-anchor="end">{value}</text>'
        for value in (Fraction(0), _HALF, Fraction(1))
    ]
    ends = [(decay.start, "start", _LEFT), (decay.start + steps, "end", _WIDTH - 8)]
    parts += [f'<text x="{at}" y="{_BOTTOM + 12}" text-anchor="{anchor}">{n}</text>' for n, anchor, at in ends]
    parts.append(f'<text x="{_WIDTH // 2}" y="{_BOTTOM + 12}">{escape(decay.variable)}</text>')
    places = sorted({steps * place // _PLACES for place in range(_PLACES + 1)})
    for index, line in enumerate(_lines(decay)):
        points = " ".join(f"{x(step)},{y(line.survival.least(step))}" for step in places)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{line.colour}" stroke-width="2"/>')
        words = escape(f"{line.words}: {_reach(decay, line.survival)}")
        parts.append(f'<text x="6" y="{_BOTTOM + 28 + 12 * index}" fill="{line.colour}">{words}</text>')
    return "".join([*parts, "</svg>\n"])


def _lines(decay: Decay) -> list[_Line]:
    """The curves to draw: by either reading, and what is stated where that is neither."""
    kinds = {credence.conditional for credence in decay.steps.values()}
    lines = [
        _Line("o", "#06c", decay.conditional, "the chance given survival so far" + (", as stated" * (kinds == {True}))),
        _Line("x", "#c40", decay.whatever, "whatever depends on what" + (", as stated" * (kinds == {False}))),
    ]
    return lines if len(kinds) == 1 else [_Line("*", "#080", decay.stated, "by what is stated"), *lines]


def _extent(decay: Decay) -> int:
    """How many steps the picture shows: somewhat beyond where the half is left."""
    lasts = [line.survival.last(_HALF) for line in _lines(decay)]
    known = [last for last in lasts if last is not None]
    if decay.taken is not None:
        known.append(decay.taken)
    return max(_FEWEST_STEPS, max(known, default=_FAR) * 3 // 2)


def _reach(decay: Decay, survival: Survival) -> str:
    last = survival.last(_HALF)
    if last is None:
        return f"always at least {chance(survival.limit)}"
    if last < 0:
        return "never 1/2"
    return f"at least 1/2 up to {decay.variable} = {decay.start + last}"
