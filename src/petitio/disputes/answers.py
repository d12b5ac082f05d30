"""What is asked of a framework, and what comes out."""

from __future__ import annotations

from typing import Literal as Word

from petitio.disputes.acceptance import Acceptance, Mode, acceptance
from petitio.disputes.extensions import Semantics, extensions
from petitio.disputes.framework import Framework
from petitio.disputes.grounded import grounded
from petitio.disputes.labelling import Labelling
from petitio.disputes.labellings import MOST, Labellings
from petitio.disputes.why import Why, why
from petitio.record import Record

# All extensions, some one, and whether an argument is in some, or in all.
Task = Word["enumerate", "some", "credulous", "sceptical"]
TASKS: tuple[Task, ...] = ("enumerate", "some", "credulous", "sceptical")


class Question(Record):
    """A task under each of some semantics; about `argument`, if it is one of acceptance; and why `why` has its label
    under the grounded semantics. At most so many extensions are listed."""

    semantics: tuple[Semantics, ...]
    task: Task = "enumerate"
    argument: str | None = None
    why: str | None = None
    most: int = MOST


class Accepted(Record):
    """Whether an argument is accepted under a semantics."""

    semantics: Semantics
    mode: Mode
    name: str
    answer: Acceptance


class Answers(Record):
    """The answers to a question: the extensions under each semantics, or what is accepted."""

    framework: Framework
    grounded: Labelling
    extensions: tuple[tuple[Semantics, Labellings], ...]
    accepted: tuple[Accepted, ...]
    why: Why | None

    @property
    def decided(self) -> bool:
        """Whether no budget ran out."""
        return all(found.certain for _, found in self.extensions) and all(
            one.answer.accepted is not None for one in self.accepted
        )


def answers(framework: Framework, question: Question) -> Answers:
    """What comes out. Raises KeyError if the question is about an argument that is not there."""
    listed: list[tuple[Semantics, Labellings]] = []
    accepted: list[Accepted] = []
    for semantics in question.semantics:
        match question.task:
            case "enumerate":
                listed.append((semantics, extensions(framework, semantics, question.most)))
            case "some":
                listed.append((semantics, _some(framework, semantics)))
            case "credulous" | "sceptical":
                name = question.argument or ""
                answer = acceptance(framework, semantics, name, question.task)
                accepted.append(Accepted(semantics, question.task, name, answer))
    ground = grounded(framework)
    explained = None if question.why is None else why(framework, ground, question.why)
    return Answers(framework, ground, tuple(listed), tuple(accepted), explained)


def _some(framework: Framework, semantics: Semantics) -> Labellings:
    """One labelling is the answer, whether or not there are more; the grounded one is complete."""
    found = extensions(framework, "grounded" if semantics == "complete" else semantics, 1)
    return Labellings(found.labellings, more=False, certain=found.certain or bool(found.labellings))
