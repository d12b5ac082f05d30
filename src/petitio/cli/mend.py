"""A file mended: the fixes of its findings made in it, until there are none to make."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from petitio.cache.encoding import decoded
from petitio.cli.files import rewrite
from petitio.cli.job import Checked, Job
from petitio.cli.say import say
from petitio.files import readable
from petitio.formatting.formatted import formatted
from petitio.parsing.argument_source import is_markdown
from petitio.record import replace
from petitio.source import Source

# So often a file is mended at most: a fix might bring forth what it mends.
_MOST_ROUNDS = 50

_Findings = Counter[tuple[str, str | None, str | None]]


def mend(job: Job, check: Callable[[Job], Checked], *, write: bool) -> tuple[Job, Checked]:
    """Make the fixes of a file's findings, with `write` in the file itself; the file as it is then, and what becomes
    of it. A fix is made only if no error comes of it that was not there before. A file that was laid out stays so."""
    whole = job
    checked = check(job)
    count = 0
    neat = _laid_out(job, readable(job.contents)[0])
    for _ in range(_MOST_ROUNDS):
        for text, answered in checked.mended:
            tried = _with(job, _in_layout(job, text) if neat else text)
            become = check(tried)
            if _better(checked, become):
                job, checked, count = tried, become, count + answered
                break
        else:
            break
    if not count or not write:
        return job, checked
    try:
        rewrite(Path(job.path), readable(job.contents)[0], whole.contents)
    except OSError as error:
        return whole, replace(check(replace(whole, mending="none")), written=error.strerror or str(error))
    say(f"{job.name}: {count} fixed")
    return job, checked


def _better(before: Checked, after: Checked) -> bool:
    """Whether a fix leaves no error that was not there, and mends something."""
    was, now = _found(before), _found(after)
    if was is None or now is None:
        return False
    (errors, others), (errors_now, others_now) = was, now
    return errors_now <= errors and (errors_now != errors or not others <= others_now)


def _found(checked: Checked) -> tuple[_Findings, _Findings] | None:
    """The errors that are to be mended, and what else is, by what they are about: places change. None if the file could
    not be judged."""
    if checked.entry is None:
        return None
    left = [finding for finding in decoded(checked.entry.report).findings if not finding.expected]
    keys = [(one.code, one.argument, one.subject) for one in left]
    errors = Counter(key for key, one in zip(keys, left, strict=True) if one.severity == "error")
    return errors, Counter(keys) - errors


def _with(job: Job, text: str) -> Job:
    mark = codecs.BOM_UTF8 if job.contents.startswith(codecs.BOM_UTF8) else b""
    return replace(job, contents=mark + text.encode())


def _laid_out(job: Job, text: str) -> bool:
    return not is_markdown(job.name) and _in_layout(job, text) == text


def _in_layout(job: Job, text: str) -> str:
    return formatted(Source(job.name, text), job.style).text
