"""What a picture of an argument has in it, whatever it is written in: boxes, and arrows between them."""

from __future__ import annotations

from typing import Literal as Word

from petitio.record import Record

# The kinds of claims, and what stands beside these: one of several ways to a claim, claims that cannot all be true,
# and a claim of another argument.
BoxKind = Word["given", "premise", "assume", "lemma", "conclude", "objection", "way", "conflict", "elsewhere"]
# How the checker's words are to look. Nothing is said by a colour alone.
Mark = Word["good", "bad", "doubtful", "idle", "plain"]
# It supports what it leads to; it was offered for that, and does not do; its author says that it is why; it tells
# against that; it is held against that, and was not found to tell against it; it is one of those that cannot all be
# true.
ArrowKind = Word["supports", "offered", "because", "against", "charged", "conflict"]


class Box(Record):
    """A box: `title` says what it is, `text` is what is claimed, each line with how far it is indented, and `said` is
    what was found of it, in words."""

    key: str
    kind: BoxKind
    title: str
    text: tuple[tuple[int, str], ...]
    said: tuple[str, ...]
    mark: Mark


class Arrow(Record):
    """An arrow from the box of a key to that of another, with what is written along it."""

    source: str
    target: str
    kind: ArrowKind
    label: str = ""


class Drawing(Record):
    """One argument: its name with what was found of the whole, its prose, and what is drawn, in the order of the
    text."""

    title: str
    prose: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
