"""What can be configured: every key, what it may hold, and what holds where nothing is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, cast

from petitio.formatting.style import LINE_WIDTH, SPELLINGS, Spelling, Style
from petitio.options import LEVELS, Level, Options
from petitio.record import Record

if TYPE_CHECKING:
    from petitio.report import Finding

FailOn = Literal["error", "warning", "note", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "note", "never")
FORMATS = ("text", "concise", "json", "sarif", "github", "junit")
EXCLUDED = (".*", "__pycache__", "node_modules", "venv")
NARROWEST, WIDEST = 20, 1000
LARGEST_BUDGET = 1000


class Settings(Record):
    """What a configuration and a command line come to; `source` is the configuration file, if there is one."""

    options: Options = Options()
    exclude: tuple[str, ...] = EXCLUDED
    fail_on: FailOn = "error"
    output_format: str = "text"
    style: Style = Style()
    source: str | None = None
    markdown: bool = False


class SettingError(ValueError):
    """What is wrong with a setting; `key` is the word to look for in the file."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


# Each key with what it may hold: words, a choice of some, a table of words, a level for each rule, a number.
_KEYS: Mapping[str, str] = {
    "select": "rules",
    "extend-select": "rules",
    "ignore": "rules",
    "per-file-ignores": "rules by pattern",
    "severities": "levels",
    "exclude": "words",
    "extend-exclude": "words",
    "fail-on": "fail-on",
    "output-format": "output-format",
    "markdown": "switch",
    "budget": "times",
    "certify": "switch",
    "format": "format",
}
# What is said on the command line alone: how to go about it, so that no file of a project says it for others.
COMMAND_LINE = (
    *("jobs", "executor", "time-limit", "memory-limit", "cache-dir", "no-cache", "watch", "output-file", "quiet"),
    *("fix", "diff", "unsafe-fixes", "exit-zero", "statistics", "color", "isolated", "force-exclude"),
    *("stdin-filename", "config", "show-settings"),
)
# What is called otherwise on the command line.
_OTHERWISE = {"include-markdown": "markdown"}
_FORMAT_KEYS: Mapping[str, str] = {"spelling": "spelling", "line-width": "width"}
_CHOICES: Mapping[str, tuple[str, ...]] = {"fail-on": FAIL_ON, "output-format": FORMATS, "spelling": SPELLINGS}


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Whether a finding weighs enough to fail a check, and no expectation settles it."""
    if finding.expected or fail_on == "never":
        return False
    weights: tuple[str, ...] = FAIL_ON
    return weights.index(finding.severity) <= weights.index(fail_on)


def checked(table: Mapping[str, object]) -> dict[str, object]:
    """The values of a configuration by their keys, those of `format` as `format.spelling`. Raises SettingError on a
    key that is none, and on a value that its key cannot hold."""
    return _table(table, _KEYS, "")


def settings(
    given: Mapping[str, object], root: str = ".", source: str | None = None, outer: Mapping[str, object] | None = None
) -> Settings:
    """The settings that checked values come to. Where `outer` says something, that counts, and what it extends with is
    added."""
    values = {**given, **(outer or {})}
    for key in ("extend-select", "extend-exclude"):
        values[key] = (*_words(given.get(key)), *_words((outer or {}).get(key)))
    chosen = values.get("select")
    options = Options(
        None if chosen is None else _words(chosen),
        _words(values["extend-select"]),
        _words(values.get("ignore")),
        cast(tuple[tuple[str, tuple[str, ...]], ...], values.get("per-file-ignores", ())),
        cast(tuple[tuple[str, Level], ...], values.get("severities", ())),
        root,
        cast(int, values.get("budget", 1)),
        values.get("certify") is True,
    )
    style = Style(
        cast(Spelling, values.get("format.spelling", "preserve")),
        cast(int, values.get("format.line-width", LINE_WIDTH)),
    )
    return Settings(
        options,
        (*_words(values.get("exclude", EXCLUDED)), *_words(values["extend-exclude"])),
        cast(FailOn, values.get("fail-on", "error")),
        str(values.get("output-format", "text")),
        style,
        source,
        values.get("markdown") is True,
    )


def _words(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _table(table: Mapping[str, object], keys: Mapping[str, str], above: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in table.items():
        kind = keys.get(key)
        if kind is None:
            raise SettingError(key, f"there is no setting `{above}{key}`{_instead(key, keys)}")
        if kind == "format":
            if not isinstance(value, dict):
                raise SettingError(key, "`format` is a table: `[format]`")
            found |= _table(value, _FORMAT_KEYS, "format.")
        else:
            found[above + key] = _value(above + key, key, kind, value)
    return found


def _value(name: str, key: str, kind: str, value: object) -> object:
    match kind:
        case "words" | "rules":
            return _list(name, key, value, rules=kind == "rules")
        case "rules by pattern":
            if not isinstance(value, dict):
                raise SettingError(key, f'`{name}` is a table of patterns: `"drafts/*" = ["R"]`')
            return tuple(
                (pattern, _list(f'{name}."{pattern}"', pattern, words, rules=True)) for pattern, words in value.items()
            )
        case "levels":
            if not isinstance(value, dict):
                raise SettingError(key, f'`{name}` is a table of rules: `V101 = "warning"`')
            for word, level in value.items():
                _rule(word, word)
                if level not in LEVELS:
                    raise SettingError(word, _no_choice(f"{name}.{word}", LEVELS, level))
            return tuple(value.items())
        case "switch":
            if not isinstance(value, bool):
                raise SettingError(key, f"`{name}` can be `true` or `false`, not {_shown(value)}")
            return value
        case "width" | "times":
            least, most = (NARROWEST, WIDEST) if kind == "width" else (1, LARGEST_BUDGET)
            if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
                is_string = f"; `{value}` without quotes is one" if isinstance(value, str) and value.isdigit() else ""
                raise SettingError(key, f"`{name}` is a number from {least} to {most}, not {_shown(value)}{is_string}")
            return value
        case _:
            choices = _CHOICES[kind]
            if value not in choices:
                raise SettingError(key, _no_choice(name, choices, value))
            return value


def _list(name: str, key: str, value: object, *, rules: bool) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        example = f'"{value}"' if isinstance(value, str) else '"V101"' if rules else '"drafts"'
        raise SettingError(key, f"`{name}` is a list of words, not {_shown(value)}: `[{example}]`")
    for word in value if rules else ():
        _rule(word, key)
    return tuple(value)


def _rule(word: str, key: str) -> None:
    from petitio.rules.catalogue import CATALOGUE
    from petitio.selection import UnknownSelector, known_selector

    try:
        known_selector(word)
    except UnknownSelector:
        known = [name for rule in CATALOGUE for name in (rule.code, rule.name)]
        near = _near(word, known).replace("`", "")
        raise SettingError(key, f"there is no rule {word or '``'}{near}") from None


def _no_choice(name: str, choices: tuple[str, ...], value: object) -> str:
    near = _near(value, choices) if isinstance(value, str) else ""
    shown = f"`{value}`" if isinstance(value, str) else _shown(value)
    return f"`{name}` can be {_any_of(choices)}, not {shown}{near}"


def _instead(key: str, keys: Mapping[str, str]) -> str:
    """What may have been meant by a key that is none: another, one of a table, or an option."""
    if near := _meant(key, keys):
        return f"; did you mean `{near}`?"
    if key in _OTHERWISE:
        return f"; it is called `{_OTHERWISE[key]}` here"
    if keys is _KEYS:
        inner = key if key in _FORMAT_KEYS else _meant(key, _FORMAT_KEYS)
        if inner is not None:
            return f"; did you mean `{inner}` of the table `[format]`: `format.{inner}`?"
    elif key in _KEYS:
        return "; it stands above all tables"
    return f"; it is for the command line alone: `--{key}`" if key in COMMAND_LINE else ""


def _meant(key: str, keys: Mapping[str, str]) -> str | None:
    """The key that is nearest, or the only one with the same first word, as for `line-length`."""
    first = f"{key.partition('-')[0]}-"
    alike = [known for known in keys if "-" in key and known.startswith(first)]
    return _suggested(key, keys) or (alike[0] if len(alike) == 1 else None)


def _suggested(word: str, candidates: Mapping[str, str] | tuple[str, ...] | list[str]) -> str | None:
    from petitio.parsing.suggest import suggest

    return suggest(word, candidates)


def _near(word: str, candidates: Mapping[str, str] | tuple[str, ...] | list[str]) -> str:
    near = _suggested(word, candidates)
    return f"; did you mean `{near}`?" if near else ""


def _any_of(choices: tuple[str, ...]) -> str:
    *others, last = [f"`{choice}`" for choice in choices]
    return f"{', '.join(others)} or {last}"


def _shown(value: object) -> str:
    """A value as TOML has it."""
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case str():
            return f'`"{value}"`'
        case int() | float():
            return f"`{value}`"
        case list():
            return "a list with something else in it" if value else "an empty list"
        case dict():
            return "a table"
        case _:
            return f"`{value}`"
