"""A token: its text, what kind of terminal it is, and where it stands."""

from __future__ import annotations


class Token(str):
    """The text itself, with the name of its terminal and the offsets where it starts and ends."""

    __slots__ = ("end_pos", "start_pos", "type")

    type: str
    start_pos: int
    end_pos: int

    def __new__(cls, kind: str, text: str, start: int, end: int) -> Token:
        token = super().__new__(cls, text)
        token.type, token.start_pos, token.end_pos = kind, start, end
        return token


class Unexpected(Exception):
    """A text that the grammar does not have: what stands there instead, and which terminals could have stood there.

    `token` is None where a character begins no terminal at all; its kind is `$END` where the text ends too early.
    """

    def __init__(self, token: Token | None, start: int, accepts: frozenset[str]) -> None:
        super().__init__(f"unexpected {token or 'character'} at {start}")
        self.token = token
        self.start = start
        self.accepts = accepts
