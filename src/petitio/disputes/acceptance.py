"""Whether an argument is in under some labelling of a semantics, or under all of them."""

from __future__ import annotations

from typing import Literal as Word
from typing import assert_never

from petitio.disputes.contested import contested
from petitio.disputes.extensions import Semantics, extensions
from petitio.disputes.framework import Framework, subframework
from petitio.disputes.grounded import grounded
from petitio.disputes.labelling import Labelling, labelling
from petitio.disputes.labellings import MOST
from petitio.record import Record

Mode = Word["credulous", "sceptical"]


class Acceptance(Record):
    """Whether an argument is accepted; None if the budget does not tell.

    `witness` is a labelling in which it is in, if it is credulously accepted, and one in which it is not, if it is not
    sceptically; None where there is none, or none was found within the budget.
    """

    accepted: bool | None
    witness: Labelling | None = None


def acceptance(framework: Framework, semantics: Semantics, name: str, mode: Mode) -> Acceptance:
    """Whether an argument is in under some labelling (credulous) or under all labellings (sceptical) of a semantics.

    Where a framework has no stable labelling, no argument is credulously accepted and each is sceptically. Raises
    KeyError if there is no such argument.
    """
    label = grounded(framework).labels[framework.place[name]]
    if semantics != "stable" and label != "undecided":
        # Every labelling agrees with the grounded one.
        return _by_any(framework, semantics, mode, accepted=label == "in")
    match semantics:
        case "grounded":
            return _by_any(framework, semantics, mode, accepted=False)
        case "complete" if mode == "sceptical":
            # The grounded labelling is complete.
            return Acceptance(False, grounded(framework))
        case "complete" | "preferred":
            part = _part_of(framework, name)
            found = _credulous(part, name) if mode == "credulous" else _sceptical(part, name)
            return _in_the_whole(framework, semantics, part, found)
        case "stable":
            return _stable(framework, name, mode)
        case _:
            assert_never(semantics)


class _InPart(Record):
    """The answer for a contested part, with the places of what is in as a witness."""

    accepted: bool | None
    witness: frozenset[int] | None = None


def _by_any(framework: Framework, semantics: Semantics, mode: Mode, *, accepted: bool) -> Acceptance:
    """The answer where all labellings agree about the argument, any of which is a witness."""
    if accepted == (mode == "sceptical"):
        return Acceptance(accepted)
    if semantics != "preferred":
        return Acceptance(accepted, grounded(framework))
    return Acceptance(accepted, next(iter(extensions(framework, semantics, 1).labellings), None))


def _part_of(framework: Framework, name: str) -> Framework:
    return next(part for part in contested(framework) if name in part.place)


def _credulous(part: Framework, name: str) -> _InPart:
    """Whether it is in under some complete labelling; if so, under a preferred one as well, and that is the witness."""
    from petitio.disputes.search import Search

    with Search(part) as search:
        status, accepted = search.find((search.inside(part.place[name]),))
        if status == "no":
            return _InPart(False)
        return _InPart(True, search.largest(accepted)) if status == "yes" else _InPart(None)


def _sceptical(part: Framework, name: str) -> _InPart:
    """Whether it is in under all preferred labellings.

    By refinement, after W. Dvorak, M. Jarvisalo, J. P. Wallner, S. Woltran: Complexity-sensitive decision procedures
    for abstract argumentation. Artificial Intelligence 206 (2014).
    """
    from petitio.disputes.search import Search

    place = part.place[name]
    with Search(part) as search:
        # What is out stays out however much more is granted.
        status, accepted = search.find((search.outside(place),))
        if status == "yes":
            return _InPart(False, search.largest(accepted))
        if status == "unknown":
            return _InPart(None)
        for _ in range(MOST):
            status, accepted = search.find((-search.inside(place),))
            if status != "yes":
                return _InPart(True if status == "no" else None)
            without = search.largest(accepted, (-search.inside(place),))
            if without is None:
                return _InPart(None)
            status, accepted = search.find(map(search.inside, (*sorted(without), place)))
            if status == "no":
                return _InPart(False, without)
            largest = search.largest(accepted) if status == "yes" else None
            if largest is None:
                return _InPart(None)
            # No preferred labelling without the argument has its arguments among these, all of which go together.
            search.exclude_within(largest)
    return _InPart(None)


def _stable(framework: Framework, name: str, mode: Mode) -> Acceptance:
    """By looking for a stable labelling that shows it: with the argument in, or, against all of them, without."""
    from petitio.disputes.search import Search

    label = grounded(framework).labels[framework.place[name]]
    if label == "undecided":
        part = _part_of(framework, name)
        with Search(part, stable=True) as search:
            inside = search.inside(part.place[name])
            status, accepted = search.find((inside if mode == "credulous" else -inside,))
    else:
        part = subframework(framework, ())
        status, accepted = ("yes" if (label == "in") == (mode == "credulous") else "no"), frozenset()
    if status == "no":
        return Acceptance(mode == "sceptical")
    rest = extensions(_without(framework, part), "stable", 1)
    if not rest.labellings and rest.certain:
        return Acceptance(mode == "sceptical")
    if status == "unknown" or not rest.labellings:
        return Acceptance(None)
    return Acceptance(mode == "credulous", _joined(framework, part, accepted, rest.labellings[0]))


def _in_the_whole(framework: Framework, semantics: Semantics, part: Framework, found: _InPart) -> Acceptance:
    """The answer for a part, with its witness completed by a labelling of the rest."""
    if found.witness is None:
        return Acceptance(found.accepted)
    rest = _without(framework, part)
    others = (grounded(rest),) if semantics == "complete" else extensions(rest, "preferred", 1).labellings
    return Acceptance(found.accepted, _joined(framework, part, found.witness, others[0]) if others else None)


def _without(framework: Framework, part: Framework) -> Framework:
    return subframework(framework, (name for name in framework.names if name not in part.place))


def _joined(framework: Framework, part: Framework, accepted: frozenset[int], rest: Labelling) -> Labelling:
    names = (*(part.names[place] for place in accepted), *rest.extension)
    return labelling(framework, (framework.place[name] for name in names))
