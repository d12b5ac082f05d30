"""Lark without the half of it that only reads grammars.

Importing any module of lark runs the package first, which imports its grammar reader, its other parsers and what
these need: 11 of 15 milliseconds, in a start of 100. Where tables are shipped none of that is ever used.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType


def spare_lark() -> None:
    """Have the package lark run only when something is asked of it that no module of it has, imported by then.

    For a program of our own, before it imports lark; it does nothing if lark is imported already. Whoever imports
    lark later, in the same process, gets all of it.
    """
    spec = None if "lark" in sys.modules else find_spec("lark")
    if spec is not None and spec.loader is not None:
        package = module_from_spec(spec)
        package.__class__ = _Unread
        sys.modules["lark"] = package


class _Unread(ModuleType):
    """A package whose own code is run at the first look for a name that it lacks."""

    def __getattr__(self, name: str) -> object:
        spec = self.__spec__
        if spec is None or spec.loader is None or "_read" in vars(self):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        vars(self)["_read"] = True
        spec.loader.exec_module(self)
        return getattr(self, name)
