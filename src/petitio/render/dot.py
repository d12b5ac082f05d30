"""Arguments and attacks as a graph in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from petitio.disputes.framework import Framework
from petitio.disputes.labelling import Label, Labelling
from petitio.render.dot_text import dot_text

# Told apart by their borders as well as by their colours.
_LOOKS: dict[Label, str] = {
    "in": 'fillcolor="#d4edd4", color="#2e7d32", penwidth=2',
    "out": 'fillcolor="#f6d5d5", color="#b3261e", style="filled,dashed"',
    "undecided": 'fillcolor="#fbeec2", color="#8a6d00", style="filled,dotted"',
}


def dot(
    framework: Framework,
    labelling: Labelling | None = None,
    titles: Mapping[str, str] | None = None,
    supports: Iterable[tuple[str, str]] = (),
) -> str:
    """A graph with an arrow for each attack and a dashed one for each support, and the arguments drawn by their
    labels if these are given. `titles` are what to write for names."""
    written = titles or {}
    number = {name: f"n{place}" for name, place in framework.place.items()}
    lines = ["digraph framework {", '  node [shape=box, style=filled, fillcolor="#ffffff", fontname="sans-serif"];']
    for place, name in enumerate(framework.names):
        parts = [f'label="{dot_text(written.get(name, name))}"']
        if labelling is not None:
            label = labelling.labels[place]
            parts += [_LOOKS[label], f'tooltip="{label}"']
        lines.append(f"  n{place} [{', '.join(parts)}];")
    lines += [f"  {number[source]} -> {number[target]};" for source, target in framework.attacks]
    lines += [
        f'  {number[source]} -> {number[target]} [style=dashed, arrowhead=empty, color="#2e7d32"];'
        for source, target in supports
    ]
    return "\n".join([*lines, "}"]) + "\n"
