"""Builds the parser's tables from the grammar when the package is built, so that no start-up pays for it."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `src/petitio/parsing/tables.json` before the wheel is packed or the tree is linked."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the tables and have them shipped."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        from petitio.parsing.tables import grammar_text, write_tables

        write_tables(grammar_text(), Path(self.root) / "src/petitio/parsing/tables.json")
        build_data["artifacts"].append("src/petitio/parsing/tables.json")
        if version != "editable":
            self._ship_digest(build_data)

    def _ship_digest(self, build_data: dict[str, Any]) -> None:
        """Have the digest of the sources shipped. A checkout has none: its sources change without being built."""
        from petitio.cache.sources_digest import SHIPPED, computed_digest

        made = Path(mkdtemp(), SHIPPED)
        made.write_text(computed_digest(Path(self.root) / "src/petitio"), "ascii")
        build_data["force_include"][str(made)] = f"petitio/cache/{SHIPPED}"
