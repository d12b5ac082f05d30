"""What a file is at each stage on its way to a verdict, for those who want to see how it works."""

from __future__ import annotations

from petitio.checks.judge import obligations_for
from petitio.core import Application, Argument, Definition
from petitio.elaborate.elaborate import elaborate_all
from petitio.formula_text import formula_text, text_with_worlds
from petitio.parsing.load import load
from petitio.parsing.reader import Nowhere, Reader
from petitio.record import Record, fields_of
from petitio.render.export import part_words, problems
from petitio.source import Source, Span


def dump_stage(source: Source, stage: str, read: Reader | None = None) -> str:
    """The text of a stage: `syntax`, `core`, `obligations` or `smt`. `read` finds what the text imports."""
    loaded = load(source, read or Nowhere())
    if stage == "syntax":
        return "\n".join(_tree(part, 0) for part in loaded[-1].parsed.tree.declarations) + "\n"
    file, _ = elaborate_all(loaded)
    blocks = []
    if file.vocabulary is not None and stage == "core":
        blocks.append(_core(file.vocabulary))
    for argument in file.arguments:
        if stage == "core":
            blocks.append(_core(argument))
        else:
            blocks.append(_obligations(argument, smt=stage == "smt"))
    return "\n\n".join(blocks) + "\n"


def _tree(part: object, depth: int) -> str:
    margin = "  " * depth
    if isinstance(part, tuple):
        return "\n".join(_tree(child, depth) for child in part)
    if not isinstance(part, Record) or isinstance(part, Span):
        return f"{margin}{part!r}"
    rows = [f"{margin}{type(part).__name__}"]
    for name, value in fields_of(part):
        if isinstance(value, Span) or value is None or value == ():
            continue
        if isinstance(value, Record | tuple):
            rows += [f"{margin}  {name}:", _tree(value, depth + 2)]
        else:
            rows.append(f"{margin}  {name}: {value}")
    return "\n".join(rows)


def _core(argument: Argument) -> str:
    rows = [f"argument {argument.name}{' (faulty)' if argument.faulty else ''}" if argument.name else "no argument"]
    if argument.frame is not None:
        rows.append(f"  logic {argument.frame.logic}")
    for sort in argument.sorts:
        elements = f" = {' | '.join(sort.elements)}" if sort.elements else ""
        rows.append(f"  sort {sort.name}{elements}")
    for symbol in argument.vocabulary:
        declared = (argument.frame.plain if argument.frame else {}).get(symbol, symbol)
        parameters = ", ".join(f"{p.name}: {p.sort.name}" for p in declared.parameters)
        line = f"  {symbol.kind} {symbol.title}({parameters}): {symbol.result.name}"
        definition = argument.definitions.get(symbol)
        if definition is not None:
            line += f" := {formula_text(definition.body)}"
        rows.append(line)
    for claim in argument.claims:
        method = type(claim.method).__name__.lower()
        how = "" if claim.asserted else f"  [by {method}]"
        rows.append(f"  {claim.kind} {claim.name}: {formula_text(claim.formula)}{how}")
    return "\n".join(rows)


def _obligations(argument: Argument, *, smt: bool) -> str:
    rows = [f"{'; ' if smt else ''}argument {argument.name}"]
    if argument.faulty:
        return "\n".join([*rows, f"{'; ' if smt else '  '}faulty: nothing is asked of the solver"])
    if smt:
        return "\n".join(problem.text or "" for problem in problems(argument, "smt2"))
    if argument.frame is not None:
        rows += [f"  where {_law(definition)}" for definition in _laws(argument)]
    for claim, obligation, premises in obligations_for(argument):
        rows.append(f"  {claim.name}, {part_words(obligation)}")
        rows += [f"    given {text_with_worlds(premise)}" for premise in premises]
        rows.append(f"    show  {text_with_worlds(obligation.goal)}")
    return "\n".join(rows)


def _laws(argument: Argument) -> list[Definition]:
    """How the worlds of an argument hang together, as definitions."""
    return [definition for symbol, definition in argument.definitions.items() if symbol.kind == "frame"]


def _law(definition: Definition) -> str:
    return " := ".join(map(text_with_worlds, (Application(definition.symbol, definition.variables), definition.body)))
