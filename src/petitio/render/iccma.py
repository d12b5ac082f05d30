"""What comes out for a framework, as the solvers of the ICCMA competitions print it."""

from __future__ import annotations

from collections.abc import Sequence

from petitio.disputes.answers import Answers
from petitio.disputes.formats.reading import Format


def iccma(answers: Answers, form: Format, *, some: bool) -> str:
    """`YES` or `NO` with a witness, an extension, or all of them. Witnesses and single extensions are lines of the
    competition of 2023 (`w 1 3`) for its format, and lists of those before it (`[a,c]`) for the others. What is
    undecided gets no line."""
    lines: list[str] = []
    for one in answers.accepted:
        if one.answer.accepted is not None:
            lines.append("YES" if one.answer.accepted else "NO")
            if one.answer.witness is not None and form == "af":
                lines.append(_extension(one.answer.witness.extension, form))
    for _, found in answers.extensions:
        if some:
            if found.labellings:
                lines.append(_extension(found.extensions[0], form))
            elif found.certain:
                lines.append("NO")
        elif found.certain:
            lines.append(f"[{','.join(_extension(extension, 'apx') for extension in found.extensions)}]")
    return "".join(f"{line}\n" for line in lines)


def _extension(names: Sequence[str], form: Format) -> str:
    return " ".join(("w", *names)) if form == "af" else f"[{','.join(names)}]"
