"""Any text as a string of Graphviz, without the quotes around it."""

from __future__ import annotations

from petitio.render.visible import visible


def dot_text(text: str) -> str:
    """The text with its line breaks, and with nothing in it that Graphviz would read as something else."""
    # What can't be seen is shown as its number; after that, a backslash is one, a quote is one, and `&lt;` is four
    # characters. Two hashes may begin an order to a continuous integration.
    lines = (visible(line) for line in text.split("\n"))
    return "\\n".join(
        line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;").replace("##", "#&#35;") for line in lines
    )
