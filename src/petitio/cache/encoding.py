"""A file's report as JSON, and the same report made again of it.

A record is a list that begins with the name of its type, a tuple one that begins with an empty word. So whatever a
report is made of, nothing here has to know of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from petitio import report
from petitio.record import Record
from petitio.report import FileReport

_KINDS = {name: kind for name, kind in vars(report).items() if isinstance(kind, type) and issubclass(kind, Record)}
_SCALARS = (str, int, bool, float, type(None))


def encoded(file: FileReport) -> str:
    """The report as JSON. Raises TypeError if something in it could not be made again."""
    return json.dumps(_tagged(file), separators=(",", ":"))


def decoded(text: str) -> FileReport:
    """The report of a JSON text that `encoded` made. Raises ValueError, TypeError or LookupError on any other."""
    file = _untagged(json.loads(text))
    if not isinstance(file, FileReport):
        raise TypeError("this is no report on a file")
    return file


def _tagged(value: Any) -> object:
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple:
        return ["", *map(_tagged, value)]
    if isinstance(value, Record) and _KINDS.get(kind.__name__) is kind:
        return [kind.__name__, *[_tagged(getattr(value, name)) for name in kind._fields]]
    if isinstance(value, Mapping) and all(type(name) is str for name in value):
        return {name: _tagged(part) for name, part in value.items()}
    raise TypeError(f"a {kind.__name__} cannot be kept")


def _untagged(value: Any) -> Any:
    kind = type(value)
    if kind is list:
        parts = [_untagged(part) if type(part) in (list, dict) else part for part in value[1:]]
        return _KINDS[value[0]](*parts) if value[0] else tuple(parts)
    if kind is dict:
        return {name: _untagged(part) for name, part in value.items()}
    return value
