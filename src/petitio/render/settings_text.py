"""Settings as the configuration file that would say them."""

from __future__ import annotations

import json

from petitio.render.visible import visible, visible_character
from petitio.settings import Settings


def settings_text(settings: Settings) -> str:
    """All that counts for a file, as TOML, with where it comes from."""
    options = settings.options
    lines = [
        f"# from {visible(settings.source)}" if settings.source else "# no configuration file",
        "# select: the rules that show unasked" if options.select is None else f"select = {_list(options.select)}",
        f"extend-select = {_list(options.extend_select)}",
        f"ignore = {_list(options.ignore)}",
        f"exclude = {_list(settings.exclude)}",
        f"fail-on = {_word(settings.fail_on)}",
        f"output-format = {_word(settings.output_format)}",
        f"budget = {options.budget}",
        f"markdown = {str(settings.markdown).lower()}",
        f"certify = {str(options.certify).lower()}",
        "",
        "[per-file-ignores]",
        *(f"{_word(pattern)} = {_list(words)}" for pattern, words in options.per_file_ignores),
        "",
        "[severities]",
        *(f"{_word(word)} = {_word(level)}" for word, level in options.severities),
        "",
        "[format]",
        f"spelling = {_word(settings.style.spelling)}",
        f"line-width = {settings.style.line_width}",
    ]
    return "\n".join(lines) + "\n"


def _list(words: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_word, words))}]"


def _word(word: str) -> str:
    # What JSON writes between quotes, TOML reads the same, but for the numbers of characters that nobody would see.
    return "".join(map(_seen, json.dumps(word, ensure_ascii=False)))


def _seen(character: str) -> str:
    number = ord(character)
    if visible_character(character) == character:
        return character
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
