"""Fenced blocks of Markdown: which there are, and that what is read of them stands where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitio.parsing.argument_source import argument_source, is_markdown
from petitio.parsing.fences import fences, marked

# Each: a text, and the lines that are read, counted from 1. `|` is the end of a line.
FENCES = [
    ("```arg|one|```|two", [2]),
    ("~~~arg|one|~~~|two", [2]),
    ("````arg|one|```|two|````|three", [2, 3, 4]),
    ("```arg|one|````|two", [2]),
    ("~~~~arg|~~~|```|~~~~~|two", [2, 3]),
    ("```arg|one|~~~|```|two", [2, 3]),
    ("``` arg  title=x|one|```", [2]),
    ("```arg|one|``` not the end|two|```", [2, 3, 4]),
    ("```argument|one|```", []),
    ("```arg-fragment|one|```", []),
    ("```|one|```|```arg|two|```", [5]),
    ("````markdown|```arg|one|```|````|two", []),
    ("~~~|```arg|one|```|~~~", []),
    ("``arg|one|``", []),
    ("```arg `x`|one|```", []),
    ("~~~arg `x`|one|~~~", [2]),
    ("   ```arg|   one|   ```|two", [2]),
    ("    ```arg|    one|    ```", []),
    ("```arg|one|    ```|two|```", [2, 3, 4]),
    ("\t```arg|one", []),
    ("```arg|one||two|```|three", [2, 4]),
    ("```arg|one|two", [2, 3]),
    ("> ```arg|> one|> ```", []),
    ("- > ```arg|  > one|  > ```", []),
    ("- item||  ```arg|  one|  ```|  two", [4]),
    ("- item||      ```arg|      one|      ```", []),
    ("1. item||   ```arg|   one|   ```", [4]),
    ("10. item||    ```arg|    one|    ```", [4]),
    ("10. item||text||    ```arg|    one|    ```", []),
    ("- a|  - b||    ```arg|    one|    ```", [5]),
    ("- ```arg|  one|  ```|two", [2]),
    ("- 1. ```arg|     one|     ```|two", [2]),
    ("- ```arg|  one|text|```arg|two|```", [2, 5]),
    ("- ```arg|one|```|two", []),
    ("-\t```arg|\tone|\t```", [2]),
    ("- - -|```arg|one|```", [3]),
    ("**bold**|```arg|one|```", [3]),
    ("text|```arg|one|```", [3]),
    ("<!-- ```arg|one|``` -->|```arg|two|```", [5]),
    ("<!--|```arg|one|```|-->|two", []),
    ("<!-- x -->|```arg|one|```", [3]),
    ("<pre>|```arg|one|```|</pre>|```arg|two|```", [7]),
    ("<details>||```arg|one|```", [4]),
    ("```arg|```|```arg|one|```", [4]),
    ("- " * 40 + "```arg|" + " " * 80 + "one", [2]),
    ("- " * 400 + "```arg|" + " " * 800 + "one", []),
    ("", []),
]


def read(text: str) -> list[int]:
    lines = argument_source("x.md", text).text.split("\n")
    return [number for number, line in enumerate(lines, start=1) if line.strip()]


@pytest.mark.parametrize(("text", "lines"), FENCES, ids=[text for text, _ in FENCES])
def test_which_lines_are_read(text: str, lines: list[int]) -> None:
    assert read(text.replace("|", "\n")) == lines
    assert read(text.replace("|", "\r\n")) == lines


def test_what_is_not_closed_is_known() -> None:
    text = "```arg\none\n```\n- ```arg\n  two\n\nthree\n~~~arg\nfour"
    assert [(fence.closed, text[fence.opening.start : fence.opening.end]) for fence in marked(text)] == [
        (True, "```arg"),
        (False, "```arg"),
        (False, "~~~arg"),
    ]


@pytest.mark.parametrize(
    ("name", "markdown"), [("a.md", True), ("A.MD", True), ("b.markdown", True), ("a.arg", False), ("md", False)]
)
def test_markdown_goes_by_the_name(name: str, markdown: bool) -> None:
    assert is_markdown(name) is markdown
    assert argument_source(name, "x").pieces is markdown


LINES = st.sampled_from(
    [
        "```arg",
        "```",
        "~~~ arg",
        "~~~",
        "````",
        "- ",
        "1. ",
        "> ",
        "    ",
        "\t",
        "x",
        "",
        "<!--",
        "-->",
        "# é",
        "\r",
        "\v",
    ]
)


@given(st.lists(st.lists(LINES, max_size=3).map("".join), max_size=12).map("\n".join))
def test_every_character_keeps_its_place(text: str) -> None:
    source = argument_source("x.md", text)
    assert source.shown == text
    assert len(source.text) == len(text)
    for now, before in zip(source.text, text, strict=True):
        assert now == before or (now == " " and before not in "\r\n")
    ends = [0]
    for fence in fences(text):
        assert ends[-1] <= fence.opening.start < fence.opening.end <= fence.content.start <= fence.content.end
        ends.append(fence.content.end)
