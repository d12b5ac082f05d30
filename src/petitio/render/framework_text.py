"""What comes out for a framework, as a page for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from petitio.disputes.answers import Accepted, Answers
from petitio.disputes.extensions import Semantics
from petitio.disputes.labelling import Label
from petitio.disputes.labellings import Labellings
from petitio.disputes.why import Step, Why
from petitio.render.layout import WIDTH, Flow, Piece, Style, laid_out, plain
from petitio.render.visible import visible

_COLOURS: dict[Label, str] = {"in": "good", "out": "bad", "undecided": "doubtful"}
_LABELS: tuple[Label, ...] = ("in", "out", "undecided")
_MOST_NAMES = 60
_DEEPEST = 12
_OPEN = "undecided: the solver's budget ran out"


def framework_text(name: str, answers: Answers, style: Style = plain, width: int = WIDTH) -> str:
    """A page: the labels or what is accepted, and why an argument has its label if that was asked."""
    framework = answers.framework
    count = f"{_counted(len(framework.names), 'argument')}, {_counted(len(framework.attacks), 'attack')}"
    pieces: list[Piece] = [f"{style(visible(name), 'strong')}: {count}"]
    for semantics, found in answers.extensions:
        pieces += _extensions(semantics, found, style)
    for one in answers.accepted:
        pieces += _accepted(one, style)
    if answers.why is not None:
        pieces += why_text(answers.why, style)
    return laid_out(pieces, width) + "\n"


def why_text(explained: Why, style: Style = plain) -> Iterator[Piece]:
    """The lines that say why an argument has its label: each one under what rests on it, and once."""
    by_name = {step.name: step for step in explained.steps}
    shown: set[str] = set()
    first = explained.steps[0]
    yield f"  why {_name(first.name)} is {style(first.label, _COLOURS[first.label])}"
    open_lines = [(first.name, 0)]
    while open_lines:
        name, depth = open_lines.pop()
        margin = "  " * (2 + min(depth, _DEEPEST))
        step = by_name.get(name)
        if step is None:
            yield Flow(f"{_name(name)}: and so on", margin)
        elif name in shown:
            yield Flow(f"{_name(name)} is {style(step.label, _COLOURS[step.label])}, as above", margin)
        else:
            shown.add(name)
            yield Flow(f"{_name(name)} is {style(step.label, _COLOURS[step.label])}: {_reason(step)}", margin)
            open_lines += [(reason, depth + 1) for reason in reversed(step.because)]


def _reason(step: Step) -> str:
    match step.label:
        case "in":
            if not step.because:
                return "nothing attacks it"
            return f"what attacks it is out: {_listed(step.because)}"
        case "out":
            return f"{_name(step.because[0])} attacks it, and is in"
        case "undecided":
            if step.because[0] == step.name:
                return "it attacks itself"
            return f"{_name(step.because[0])} attacks it, and is undecided"


def _extensions(semantics: Semantics, found: Labellings, style: Style) -> Iterator[Piece]:
    if semantics == "grounded":
        yield f"  {style('grounded', 'strong')}"
        for label in _LABELS:
            if names := found.labellings[0].named(label):
                yield Flow(f"{style(label, _COLOURS[label])}: {_listed(names)}", "    ")
        return
    if not found.labellings:
        yield f"  {style(semantics, 'strong')}: {'no extension' if found.certain else style(_OPEN, 'doubtful')}"
        return
    count = _counted(len(found.labellings), "extension")
    yield f"  {style(semantics, 'strong')}: {count}{' of more' if found.more else ''}"
    for extension in found.extensions:
        yield Flow(_set(extension), "    ")
    if found.more:
        yield "    there are more: --most says how many to list"
    if not found.certain:
        yield f"    {style('there may be others', 'doubtful')}: the solver's budget ran out"


def _accepted(one: Accepted, style: Style) -> Iterator[Piece]:
    answer = one.answer
    about = f"  {style(one.semantics, 'strong')}: {_name(one.name)}"
    if answer.accepted is None:
        yield Flow(f"{about}: {style(_OPEN, 'doubtful')}", "")
        return
    if one.mode == "credulous":
        said = "is in some extension" if answer.accepted else "is in no extension"
    else:
        said = "is in every extension" if answer.accepted else "is not in every extension"
    yield Flow(f"{about} {style(said, 'good' if answer.accepted else 'bad')}", "")
    if answer.witness is not None:
        yield Flow(f"such as {_set(answer.witness.extension)}", "    ")


def _name(name: str) -> str:
    return f"`{visible(name)}`"


def _set(names: Sequence[str]) -> str:
    return f"{{{_listed(names)}}}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(map(visible, islice(names, _MOST_NAMES)))
    left = len(names) - _MOST_NAMES
    return f"{shown} and {left} more" if left > 0 else shown


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
