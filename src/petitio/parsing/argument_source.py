"""What is read of a file: all of it, or of Markdown the fences that hold arguments."""

from __future__ import annotations

from petitio.source import Source

_MARKDOWN = (".md", ".markdown")


def is_argument_file(name: str) -> bool:
    """Whether a file of this name may hold arguments, for all that its name says."""
    return name.lower().endswith((".arg", *_MARKDOWN))


def is_markdown(name: str) -> bool:
    """Whether a file of this name is Markdown."""
    return name.lower().endswith(_MARKDOWN)


def argument_source(name: str, text: str) -> Source:
    """A text as a source. Of Markdown, the fences marked `arg` are read, each character in its place and blanks for all
    the rest, so that they are one argument file and whatever is found has its place in the Markdown file."""
    if not is_markdown(name):
        return Source(name, text)
    from petitio.parsing.fences import marked

    parts: list[str] = []
    end = 0
    for fence in marked(text):
        parts += [_blank(text[end : fence.content.start]), text[fence.content.start : fence.content.end]]
        end = fence.content.end
    return Source(name, "".join([*parts, _blank(text[end:])]), text)


def _blank(text: str) -> str:
    return "".join([character if character in "\r\n" else " " for character in text])
