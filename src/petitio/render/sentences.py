"""Formulas in English, so that nobody can take one for another.

What is simple is a sentence: atoms and their denials, lists of these, "if …, then …" over such lists, quantifiers in
front. A sentence goes on to the end of its last part, and whatever does not fit that is laid out as bullets.
"""

from __future__ import annotations

import re

from petitio import terms
from petitio.core import BOOL, Application, Let, Operation, Operator, Quantification, Term
from petitio.elaborate.formulas import unique
from petitio.modal_form import Modality, modality
from petitio.render.readings import denied_as_a_whole, listed
from petitio.render.terms_in_words import Reading, is_chain

Line = tuple[int, str]
# In a larger sentence a reading with one of these stands in quotes: nobody shall see a connective in it.
_JOINT = re.compile(r"\b(and|or|if|then|unless|not|that|but|neither|nor|only if)\b|[,;:]", re.IGNORECASE)
_PARTS = (Operator.AND, Operator.OR)


def sentence(formula: Term, reading: Reading | None = None) -> str | None:
    """A formula as one sentence, without a capital and a full stop; None if it is too involved for that."""
    reading = reading or Reading()
    return reading.literal(formula) or _tail(formula, reading)


def outline(formula: Term, reading: Reading | None = None, depth: int = 0) -> list[Line]:
    """A formula as lines, each with how far it is indented; a single line wherever a sentence does."""
    reading = reading or Reading()
    whole = sentence(formula, reading)
    if whole is not None:
        return [(depth, whole)]
    modal = modality(formula)
    if modal is not None:
        return [(depth, f"{_modal_head(modal, reading)}:"), *outline(modal.body, reading, depth + 1)]
    match formula:
        case Quantification(False, variables, _, _) if (matrix := _only(formula)) is not None:
            inner = reading.bind(variables, matrix)
            head = inner.some(variables, matrix, "exactly one")
            return [(depth, f"{head}:"), *outline(matrix, inner, depth + 1)]
        case Quantification(universal, variables, body, _):
            inner = reading.bind(variables, body)
            head = inner.every(variables, body) if universal else inner.some(variables, body)
            return [(depth, f"{head}:"), *outline(body, inner, depth + 1)]
        case Operation(Operator.NOT, (Quantification(False, variables, body, _) as inner_formula,), _) if (
            modality(inner_formula) is None
        ):
            inner = reading.bind(variables, body)
            return [(depth, f"{inner.some(variables, body, 'no')}:"), *outline(body, inner, depth + 1)]
        case Operation(Operator.NOT, (Operation(Operator.AND | Operator.OR as operator, parts, _),), _):
            head = "not all of these:" if operator is Operator.AND else "none of these:"
            return [(depth, head), *_bullets(parts, reading, depth)]
        case Operation(Operator.NOT, (inner_formula,), _):
            return [(depth, "it is not true that:"), *outline(inner_formula, reading, depth + 1)]
        case Operation(Operator.AND, parts, _):
            return [(depth, "all of these:"), *_bullets(parts, reading, depth)]
        case Operation(Operator.OR, parts, _):
            return [(depth, "at least one of these:"), *_bullets(parts, reading, depth)]
        case Operation(Operator.XOR, parts, _):
            return [(depth, "one of these, and not the other:"), *_bullets(parts, reading, depth)]
        case Operation(Operator.IFF, parts, _):
            return [(depth, "both of these or neither:"), *_bullets(parts, reading, depth)]
        case Operation(Operator.IMPLIES, (hypothesis, consequent), _):
            return [*_under("if", hypothesis, reading, depth), *_under("then", consequent, reading, depth)]
        case Operation(Operator.IF, (test, yes, no), _):
            rows = (("if", test), ("then", yes), ("otherwise", no))
            return [line for head, part in rows for line in _under(head, part, reading, depth)]
        case Let(variable, value, body):
            inner = reading.bind((variable,), body)
            name = inner.variable(variable)
            if value.sort is BOOL:
                return [
                    *_under(f"let {name} say that", value, reading, depth),
                    *_under("then", body, inner, depth),
                ]
            return [(depth, f"with {name} for {reading.term(value)}:"), *outline(body, inner, depth + 1)]
        case _:
            return [(depth, f"`{reading.source(formula)}`")]


def _only(formula: Quantification) -> Term | None:
    """What is said to be so of exactly one, if that is what a formula says: of one, and of no other."""
    if len(formula.variables) > 1 or not isinstance(formula.body, Operation):
        return None
    matrix = terms.conjunction(formula.body.arguments[:-1])
    return matrix if terms.alike(unique(formula.variables, matrix), formula) else None


def _under(head: str, formula: Term, reading: Reading, depth: int) -> list[Line]:
    return [(depth, f"{head}:"), *outline(formula, reading, depth + 1)]


def _bullets(parts: tuple[Term, ...], reading: Reading, depth: int) -> list[Line]:
    lines: list[Line] = []
    for part in parts:
        (first_depth, first), *rest = outline(part, reading, depth + 1)
        lines += [(first_depth, f"- {first}"), *((deeper + 1, text) for deeper, text in rest)]
    return lines


# ---- What fits into a sentence


def _item(formula: Term, reading: Reading) -> str | None:
    """A literal as a part of a larger sentence; None if it is none, or is denied as a whole, for then a reader could
    not see how far the denial goes."""
    words = reading.literal(formula)
    if words is None or denied_as_a_whole(words):
        return None
    atom = formula.arguments[0] if isinstance(formula, Operation) and formula.operator is Operator.NOT else formula
    if not isinstance(atom, Application):
        return words
    plain = words if atom is formula else reading.atom(atom)
    if atom.symbol.kind == "opaque":
        # Prose has a capital, and may say anything.
        return words if words.endswith("”") else f"“{words}”"
    author = atom.symbol.reading is not None or len(atom.arguments) > 2
    return f"“{words}”" if author and plain is not None and _JOINT.search(plain) else words


def _list(formula: Term, reading: Reading) -> str | None:
    """A literal, or several with `and` or with `or` between them."""
    if isinstance(formula, Operation) and formula.operator in _PARTS and not _chained(formula):
        items = [_item(part, reading) for part in formula.arguments]
        if None in items:
            return None
        return listed([item for item in items if item is not None], formula.operator.value)
    return _item(formula, reading)


def _chained(formula: Operation) -> bool:
    return formula.operator is Operator.AND and is_chain(formula.arguments)


def _tail(formula: Term, reading: Reading) -> str | None:
    """A formula that may go on to the end of a sentence."""
    whole = _list(formula, reading)
    if whole is not None:
        return whole
    modal = modality(formula)
    if modal is not None:
        rest = _tail(modal.body, reading)
        return None if rest is None else f"{_modal_head(modal, reading)} {rest}"
    match formula:
        case Operation(Operator.IMPLIES, (hypothesis, consequent), _):
            condition = _list(hypothesis, reading) or _quoted(hypothesis, reading)
            choice = isinstance(consequent, Operation) and consequent.operator is Operator.IF
            rest = None if choice else _tail(consequent, reading)
            return None if condition is None or rest is None else f"if {condition}, then {rest}"
        case Operation(Operator.IFF, (left, right), _):
            one, other = _list(left, reading), _list(right, reading)
            return None if one is None or other is None else f"{one} if and only if {other}"
        case Operation(Operator.XOR, (left, right), _):
            one, other = _item(left, reading), _item(right, reading)
            return None if one is None or other is None else f"either {one} or {other}, but not both"
        case Operation(Operator.IF, (test, yes, no), _):
            condition, so, otherwise = _list(test, reading), _list(yes, reading), _tail(no, reading)
            if condition is None or so is None or otherwise is None:
                return None
            return f"if {condition}, then {so}, and otherwise {otherwise}"
        case Quantification(False, variables, _, _) if (matrix := _only(formula)) is not None:
            inner = reading.bind(variables, matrix)
            rest = _tail(matrix, inner)
            return None if rest is None else f"{inner.some(variables, matrix, 'exactly one')} {rest}"
        case Quantification(universal, variables, body, _):
            inner = reading.bind(variables, body)
            rest = _tail(body, inner)
            if rest is None:
                return None
            return f"{inner.every(variables, body)}: {rest}" if universal else f"{inner.some(variables, body)} {rest}"
        case Operation(Operator.NOT, (inner_formula,), _):
            return _denied(inner_formula, reading)
    return None


def _modal_head(modal: Modality, reading: Reading) -> str:
    if modal.knower is not None:
        return f"{reading.subject(modal.knower)} knows that"
    if modal.ought:
        return "it ought to be that" if modal.word == "necessarily" else "it may be that"
    return "it is necessary that" if modal.word == "necessarily" else "it is possible that"


def _quoted(formula: Term, reading: Reading) -> str | None:
    """A condition that is denied as a whole, or an existence, which a comma and "then" end as well."""
    if isinstance(formula, Quantification) and not formula.universal:
        inner = reading.bind(formula.variables, formula.body)
        rest = _list(formula.body, inner)
        return None if rest is None else f"{inner.some(formula.variables, formula.body)} {rest}"
    words = reading.literal(formula)
    return words if words is not None and not _JOINT.search(words.removeprefix("it is not true that ")) else None


def _denied(formula: Term, reading: Reading) -> str | None:
    words = reading.denied(formula)
    if words is not None:
        return None if _JOINT.search(words.removeprefix("it is not true that ")) else words
    modal = modality(formula)
    if modal is not None:
        rest = _tail(modal.body, reading)
        return None if rest is None else f"it is not true that {_modal_head(modal, reading)} {rest}"
    match formula:
        case Quantification(False, variables, body, _):
            inner = reading.bind(variables, body)
            rest = _tail(body, inner)
            return None if rest is None else f"{inner.some(variables, body, 'no')} {rest}"
        case Operation(Operator.AND | Operator.OR as operator, (left, right), _):
            one, other = _item(left, reading), _item(right, reading)
            if one is None or other is None:
                return None
            if operator is Operator.AND:
                return f"it is not true both that {one} and that {other}"
            return f"it is true neither that {one} nor that {other}"
        case Quantification() | Operation(Operator.IMPLIES, _, _):
            rest = _tail(formula, reading)
            return None if rest is None else f"it is not true that {rest}"
    return None
