"""Arguments and attacks as a Mermaid flowchart, which Markdown pages can show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from petitio.disputes.framework import Framework
from petitio.disputes.labelling import Labelling
from petitio.render.mermaid_text import mermaid_text

_LOOKS = (
    "  classDef in fill:#d4edd4,stroke:#2e7d32,stroke-width:2px,color:#000",
    "  classDef out fill:#f6d5d5,stroke:#b3261e,stroke-dasharray:6 3,color:#000",
    "  classDef undecided fill:#fbeec2,stroke:#8a6d00,stroke-dasharray:2 2,color:#000",
)


def mermaid(
    framework: Framework,
    labelling: Labelling | None = None,
    titles: Mapping[str, str] | None = None,
    supports: Iterable[tuple[str, str]] = (),
) -> str:
    """A chart with an arrow for each attack and a dotted one for each support, and the arguments drawn by their
    labels if these are given. `titles` are what to write for names."""
    written = titles or {}
    number = {name: f"n{place}" for name, place in framework.place.items()}
    lines = ["flowchart TD"]
    for place, name in enumerate(framework.names):
        drawn = f":::{labelling.labels[place]}" if labelling is not None else ""
        lines.append(f'  n{place}["{mermaid_text(written.get(name, name)) or "#32;"}"]{drawn}')
    lines += [f"  {number[source]} --> {number[target]}" for source, target in framework.attacks]
    lines += [f"  {number[source]} -. supports .-> {number[target]}" for source, target in supports]
    return "\n".join([*lines, *(_LOOKS if labelling is not None else ())]) + "\n"
