"""How a check of many files ends: what is shown, what is said of what went wrong, and the status."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from petitio.cli.say import say

if TYPE_CHECKING:
    from petitio.cli.look import Look
    from petitio.cli.outcome import Outcome
    from petitio.cli.run import Run

STOPPED, INTERNAL, INTERRUPTED = 2, 3, 130
_NAMED = 5


def page_of_all(done: Sequence[Outcome], look: Look) -> str:
    """What is known of the files as one page of text."""
    from petitio.render.no_commands import no_commands
    from petitio.render.whole_page import whole_page

    return no_commands(
        whole_page((outcome.page or "" for outcome in done), "" if look.quiet else summing_up(done, look))
    )


def summing_up(done: Sequence[Outcome], look: Look) -> str:
    """The line that sums up what is known."""
    from petitio.cli.colour import colours
    from petitio.render.whole_page import summary_line

    tallies = [outcome.tally for outcome in done]
    counts = (
        sum(tally.arguments for tally in tallies),
        len(tallies),
        sum(tally.errors for tally in tallies),
        sum(tally.warnings for tally in tallies),
        sum(tally.left_out for tally in tallies),
    )
    return summary_line(*counts, colours("always" if look.coloured else "never"))


def remarked(done: Sequence[Outcome], paths: Sequence[str]) -> None:
    """Say which files that were named have nothing to check in them."""
    named = {Path(path).as_posix() for path in paths}
    for outcome in done:
        if outcome.name.endswith(".arg") or not (outcome.name in named or "-" in named):
            continue
        from petitio.cli.unmarked import unmarked

        for sentence in unmarked(outcome.name, outcome.contents):
            say(sentence)


def told(found: Run, status: int, evidence: str | None = None) -> int:
    """Say what went wrong besides findings, and the status that all of it comes to. What shows that two solvers
    contradict each other goes into the folder `evidence`."""
    for name, note in found.notes.items():
        say(f"{name}: {note}")
    for path, reason in found.unread.items():
        say(unread(path, reason))
    for name, reason in found.unwritten.items():
        say(f"cannot write {name}: {reason}")
    for reason, files in found.stopped.items():
        say(stopped(reason, files))
    for failure, files in found.failures.items():
        say(internal(failure, files))
    if found.evidence:
        from petitio.cli.evidence import keep

        keep(found.evidence, evidence)
    if found.interrupted:
        all_of_them = f"{len(found.outcomes)} file{'' if len(found.outcomes) == 1 else 's'}"
        say(f"interrupted: {len(found.done)} of {all_of_them} checked")
        return INTERRUPTED
    if found.failures:
        return INTERNAL
    return STOPPED if found.stopped or found.unread or found.unwritten else status


def unread(path: str, reason: str) -> str:
    """What to say of a file that cannot be read."""
    return f"cannot read {path}: {reason}"


def stopped(reason: str, files: Sequence[str] = ()) -> str:
    """What to say of files at which a check was stopped."""
    return f"{reason}{_where(files)}: no verdict was given"


def internal(failure: str, files: Sequence[str] = ()) -> str:
    """What to say of an error of petitio's own."""
    return (
        f"internal error: {failure}{_where(files)}\n"
        "No verdict was given. Please report this with the file that brought it about."
    )


def _where(files: Sequence[str]) -> str:
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    return f" (in {', '.join(sorted(files)[:_NAMED])}{more})" if files else ""
