"""Settings as the configuration file that would say them."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from petitio.record import replace
from petitio.render.settings_text import settings_text
from petitio.settings import Settings

# What a terminal would obey, or nobody would see, among the rest.
NAMES = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\x1b\x9b\u202e\u200b\U000e0041")))


@given(st.lists(NAMES, max_size=3))
def test_it_reads_back_and_orders_nothing(names: list[str]) -> None:
    page = settings_text(replace(Settings(), exclude=tuple(names)))
    assert tomllib.loads(page)["exclude"] == names
    assert all(line.isprintable() for line in page.split("\n"))


def test_the_name_of_the_file_orders_nothing() -> None:
    page = settings_text(replace(Settings(), source="a\x1b[31m\n\u202e.toml"))
    assert all(map(str.isprintable, page.split("\n")))
    assert tomllib.loads(page)["ignore"] == []
