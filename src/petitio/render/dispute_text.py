"""A dispute as a person at a terminal reads it."""

from __future__ import annotations

from collections.abc import Iterator

from petitio.disputes.labels import Onslaught, Place
from petitio.disputes.reasons import Reason, reasons
from petitio.render.layout import WIDTH, Flow, Piece, Style, laid_out, plain
from petitio.render.visible import visible
from petitio.render.words.dispute import charge_words, verdict_words, way_words
from petitio.report import AttackReport, CruxReport, DisputeReport, PartyReport, TieReport

_COLOURS = {"in": "good", "out": "bad", "contested": "doubtful"}
_MOST_CRUXES = 8
_MOST_TURNED_ON = 3


def label_lines(dispute: DisputeReport, style: Style) -> Iterator[Piece]:
    """The labels of the arguments in a few lines: who stands, who does not, and what is open between them."""
    if dispute.labels is None:
        yield "  no labels: mend the errors first"
        return
    for label in ("in", "out", "contested"):
        names = [name for name in _arguments(dispute) if dispute.labels[name] == label]
        if names:
            yield Flow(f"{style(label, _COLOURS[label])}: {', '.join(names)}", "  ")
    for verbal in dispute.verbal:
        one, other = verbal.parties
        yield Flow(f"verbal: {one} and {other} differ in the sense of `{verbal.word}` only", "  ")
    if dispute.cruxes and any(dispute.labels[name] != "in" for name in _arguments(dispute)):
        others = ", among others" if len(dispute.cruxes) > _MOST_TURNED_ON else ""
        first = " or ".join(_names(claims) for claims in dispute.cruxes[:_MOST_TURNED_ON])
        yield Flow(f"it turns on: {first}{others}", "  ")


def render_dispute(path: str, dispute: DisputeReport, style: Style = plain, width: int = WIDTH) -> str:
    """All that is known of a dispute: the labels with their reasons, the sides, what supports what, and the cruxes."""
    blocks: list[list[Piece]] = [
        [style(f"{visible(path)}: dispute {dispute.name}", "strong"), *label_lines(dispute, style)]
    ]
    if dispute.labels is not None:
        blocks.append(["why", *(line for name in dispute.labels for line in _short(name, dispute, style))])
        if dispute.ties:
            blocks.append(["ties", *(_tie(tie) for tie in dispute.ties)])
        if dispute.supports:
            blocks.append(["supports", *(_support(row.supporter, row.supported, row.way) for row in dispute.supports)])
        if dispute.parties:
            blocks.append(["parties", *(line for party in dispute.parties for line in _party(party))])
        if len(dispute.parties) != 1:
            blocks.append(["cruxes", *_cruxes(dispute)])
        if dispute.counted:
            counted = f"not for logic to decide, and counted only: {', '.join(dispute.counted)}"
            blocks.append([Flow(counted, "")])
        if not dispute.complete:
            blocks.append([Flow("whether all that is in can be true together could not be decided", "")])
    return "\n\n".join(laid_out(block, width) for block in blocks) + "\n"


def render_why(dispute: DisputeReport, name: str, style: Style = plain, width: int = WIDTH) -> str:
    """The tree that earns a name its label. Raises KeyError if the dispute has no such name, or no labels."""
    labels = dispute.labels
    if labels is None:
        raise KeyError(name)
    lines: list[Piece] = []
    if name in dispute.several:
        lines.append(_of_several(name, dispute, style, ""))
        for part in dispute.several[name]:
            lines += _tree(_reason(part, dispute), dispute, style, 1)
    else:
        lines += _tree(_reason(name, dispute), dispute, style, 0)
    return laid_out(lines, width) + "\n"


def _arguments(dispute: DisputeReport) -> list[str]:
    """The names with labels, without objections and without single conclusions."""
    attacked = {part for parts in dispute.several.values() for part in parts}
    return [name for name in dispute.labels or () if name not in attacked and name not in dispute.objections]


# ---- Reasons


def _reason(name: str, dispute: DisputeReport) -> Reason:
    places: dict[str, Place] = {
        other: _place(label) for other, label in (dispute.labels or {}).items() if other not in dispute.several
    }
    return reasons(name, places, onslaughts(dispute))


def onslaughts(dispute: DisputeReport) -> list[Onslaught]:
    """The attacks of a dispute as its labelling takes them."""
    return [_onslaught(row) for row in dispute.attacks]


def _place(label: str) -> Place:
    match label:
        case "in" | "out":
            return label
        case _:
            return "contested"


def _onslaught(row: AttackReport) -> Onslaught:
    return Onslaught(row.attackers, row.target, not row.decided)


def _short(name: str, dispute: DisputeReport, style: Style) -> Iterator[Piece]:
    """A label with the reason at the top of its tree."""
    if name in dispute.several:
        yield _of_several(name, dispute, style, "  ")
        return
    reason = _reason(name, dispute)
    yield from _lead(reason, dispute, style, "  ")


def _of_several(name: str, dispute: DisputeReport, style: Style, margin: str) -> Flow:
    """The label of an argument that draws several conclusions, which is the worst of theirs."""
    labels = dispute.labels or {}
    parts = dispute.several[name]
    alike = [part for part in parts if labels[part] == labels[name]]
    if len(alike) == len(parts):
        said = f"all its conclusions are {labels[name]}"
    else:
        said = f"of its conclusions, {_names(tuple(alike))} {'is' if len(alike) == 1 else 'are'} {labels[name]}"
    return Flow(f"{name} is {_label(labels[name], style)}: {said}", margin)


def _lead(reason: Reason, dispute: DisputeReport, style: Style, margin: str) -> Iterator[Piece]:
    said = f"{reason.name} is {_label(reason.label, style)}"
    if reason.again:
        yield Flow(f"{said}, see above", margin)
    elif not reason.attacks:
        yield Flow(f"{said}: nothing tells against it", margin)
    else:
        rows = [_told(attack, dispute) for attack, _ in reason.attacks]
        if reason.label == "in":
            beaten = [f"{row}, and {_beaten(inner)}" for row, (_, inner) in zip(rows, reason.attacks, strict=True)]
            rows = beaten
        yield Flow(f"{said}: {'; '.join(dict.fromkeys(rows))}", margin)


def _beaten(inner: tuple[Reason, ...]) -> str:
    return " and ".join(f"{row.name} is {row.label}" for row in inner)


def _tree(reason: Reason, dispute: DisputeReport, style: Style, depth: int) -> Iterator[Piece]:
    yield from _lead(reason, dispute, style, "  " * depth + ("- " if depth else ""))
    told: set[str] = set()
    for _, inner in reason.attacks:
        for row in inner:
            if row.name not in told:
                told.add(row.name)
                yield from _tree(row, dispute, style, depth + 1)


def _told(attack: Onslaught, dispute: DisputeReport) -> str:
    """What an attack says."""
    row = next(one for one in dispute.attacks if _onslaught(one) == attack)
    maybe = "" if row.decided or row.way == "verdict" else "perhaps "
    attackers = _names(row.attackers)
    match row.way:
        case "verdict":
            return verdict_words(row.reason, row.about)
        case "charge":
            about = f" ({_names(row.about)})" if row.about else ""
            charge = charge_words(row.reason, objection=row.target in dispute.objections)
            return f"{maybe}{attackers} charges it: {charge}{about}"
        case _:
            return f"{maybe}{attackers} {way_words(row.way, len(row.attackers))}"


def _tie(tie: TieReport) -> Flow:
    said = {
        "every": "in whichever side one takes (preferred labellings)",
        "some": "in if one takes its side (some preferred labelling)",
        "no": "not in whichever side one takes (preferred labellings)",
        "undecided": "not known to be in or not by taking sides",
    }[tie.preferred]
    return Flow(f"{tie.name}: {said}", "  ")


def _support(supporter: str, supported: str, way: str) -> Flow:
    said = "is given as a reason for" if way == "because" else "gives"
    return Flow(f"{supporter} {said} {supported}", "  ")


# ---- Sides


def _party(party: PartyReport) -> Iterator[Piece]:
    how = {True: "can all be true", False: "cannot all be true", None: "undecided whether they can all be true"}
    count = len(party.commitments)
    yield Flow(f"{party.name}: {count} commitments, {how[party.consistent]}", "  ")
    for conflict in party.conflicts:
        yield Flow(f"minimal conflict: {_names(conflict)}", "    ")


def _cruxes(dispute: DisputeReport) -> Iterator[Piece]:
    if not dispute.turns_on:
        yield "  none found: no claim that one side asserts and the other does not grant would change a label"
    for crux in dispute.turns_on[:_MOST_CRUXES]:
        yield from _crux(crux)
    left = len(dispute.turns_on) - _MOST_CRUXES
    if left > 0:
        yield f"  and {left} more"


def _crux(crux: CruxReport) -> Iterator[Piece]:
    single = len(crux.claims) == 1
    answers: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for whose, answer in dict.fromkeys((whose, answer) for _, whose, answer in crux.against):
        claims = tuple(claim for claim, *row in crux.against if row == [whose, answer])
        answers.setdefault((answer, claims), []).append(whose)
    said = []
    for (answer, claims), parties in answers.items():
        what = "it" if single else _names(claims)
        done = f"contradict {what}" if answer == "contradict" else f"leave {what} open"
        said.append(f"the commitments of {_names(tuple(parties))} {done}")
    yield Flow(f"{_names(crux.claims)}: {crux.party} asserts {'it' if single else 'them'}; {'; '.join(said)}", "  ")
    flips = ", ".join(f"{name} {after} (now {before})" for name, before, after in crux.flips)
    yield Flow(f"without {'it' if single else 'them'}: {flips}", "    ")


def _names(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _label(label: str, style: Style) -> str:
    return style(label, _COLOURS[label])
