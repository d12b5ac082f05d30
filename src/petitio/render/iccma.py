"""What comes out for a framework, as the solvers of the ICCMA competitions print it."""

from __future__ import annotations

from collections.abc import Sequence

from petitio.disputes.answers import Answers
from petitio.disputes.formats.reading import Format


def iccma(answers: Answers, form: Format, *, some: bool) -> str:
    """`YES` or `NO`, an extension, or all of them. For the format of 2023, an extension is a line like `w 1 3`, and
    stands as a witness behind `YES` or `NO` as well; for the others it is, as in the years before, a list like `[a,c]`.
    What is undecided gets no line."""
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
