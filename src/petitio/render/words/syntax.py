"""What is said of how a file is written."""

from __future__ import annotations

from petitio.render.words.phrases import Facts, Table, Words, did_you_mean

_HINTS = {
    "mod": "for the remainder of a division write `mod`: `n mod 2 = 0`",
    "dot": "put a space behind the dot: `forall n: Nat. p(n)`; without one it would be part of a name",
    "digit": "a name cannot begin with a digit",
    "assign": "a definition is written with `:=`",
    "one each": "declare each name by itself: `const ann: Person`, and then `const bob: Person`",
    "const": "what has no parameters is declared with `const`: `const chance: Real`",
    "no brackets": "without parameters leave the brackets out: `pred rain`",
    "bar": "the members of a sort stand between bars: `sort Light = red | green`",
    "sort of a variable": "write the sort of a variable behind a colon: `forall n: Nat. p(n)`; `in` is for ranges such "
    "as `n in 0..9`",
    "end of a binder": "a dot and a space end what is bound: `forall n: Nat. p(n)`",
    "at most": "at most is written `<=`",
    "not equal": "not equal is written `!=`",
    "power": "a power is written with `^`: `n ^ 2`",
    "size": "the size of a number is `abs(n)`, and `or` is written as a word",
    "conclude": "what follows is a declaration of its own, with a name: `conclude c: p`",
    "necessarily": "write `necessarily p`, with a `logic` such as S5 in the argument's header",
    "possibly": "write `possibly p`, with a `logic` such as S5 in the argument's header",
    "forall": "write `forall x: SORT. …`: `forall n: Nat. p(n)`",
    "exists": "write `exists x: SORT. …`: `exists n: Nat. p(n)`",
    "not": "write it small: `not p`",
    "neither": "write `not p and not q`",
    "if behind": "write what is granted first: `q -> p` for p if q, `p <-> q` for p if and only if q",
    "only if": "write `p -> q` for p only if q",
    "unless": "write `not q -> p` for p unless q",
    "and": "write `and`",
    "no end": "leave it out: a declaration ends where the next one begins",
    "holds": "say which verdict is expected: `holds`",
    "fails": "say which verdict is expected: `fails`",
    "arrow": "for if p then q write `p -> q`; `if … then … else …` has two outcomes",
}
_NOT_YET = {
    "because": "what an objection rests on is read but not yet acted on",
    "dispute": "disputes are read but not yet acted on: this one gets no labelling",
    "reasons that lead back": "the reasons for this lead through another argument back to this one; whether they run "
    "in a circle is not yet worked out, so this argument gets no verdict",
}


def _syntax_error(facts: Facts) -> Words:
    found = facts.get("found")
    expected = facts.get("expected")
    words_expected = list(expected) if isinstance(expected, tuple) else []
    hint = facts.get("hint")
    advice = _HINTS[str(hint)] if hint else did_you_mean(facts)
    what = f"unexpected `{found}`" if found else "something is missing here"
    if hint in ("mod", "digit"):
        return what, advice
    shown = [str(word) for word in words_expected[:4]]
    if shown:
        listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
        what += f": expected {listed}"
    return what, advice


def _clause(facts: Facts) -> Words:
    clause, kind = facts.get("clause"), facts.get("kind")
    match facts.get("reason"):
        case "asserted":
            return (
                f"`{clause}` says how a claim is shown, and a `{kind}` is not shown but asserted",
                "make it a `lemma` if it is to be shown; say why one believes it with `because`",
            )
        case "shown":
            return (
                f"`{clause}` says why one believes a premise, and a `{kind}` is shown",
                "say what it rests on with `from`",
            )
        case "no induction":
            return (
                f"`{clause}` is an option of an induction, and there is none here",
                "add `by induction on n`",
            )
        case "scope":
            return (
                f"`{clause}` belong to the verdict of a conclusion or a lemma",
                "leave them out here",
            )
        case "no steps":
            return (
                "this is no claim about every number, so there are no steps that its credence could be of",
                "leave `each step` out, or put it on the premise that leads from n to n + 1: `forall n: Nat. …`",
            )
        case "shown each step":
            return (
                f"a `{kind}` is as sure as what it is shown from; a credence for each step belongs there",
                "put it on the premise that the step rests on",
            )
        case "no credence":
            return (
                "this has no credence, so it counts as certain, and independence says nothing of it",
                "give it a credence as well, or leave `independent` out",
            )
        case "shown independent":
            return (
                f"a `{kind}` depends on what it is shown from",
                "mark the premises that are independent of one another",
            )
        case "asserted confidence":
            return (
                f"a confidence is worked out for what is shown, and a `{kind}` is asserted",
                "its `credence` says how sure one is of it; expect a confidence of a conclusion",
            )
        case "missing":
            return f"a {kind} needs `{clause}`", f"add `{clause} …`"
        case "twice":
            return f"`{clause}` stands here twice", "keep one of them"
        case _:
            return f"`{clause}` does not belong here", None


def _not_text(facts: Facts) -> Words:
    if line := facts.get("nul"):
        return (
            f"there is a NUL byte in line {line}, which no text has",
            "delete it, though the editor may not show it; if there are many, the file is no plain text: save it as "
            "plain text in UTF-8",
        )
    return "this is not text in UTF-8", "save the file as UTF-8"


def _too_large(facts: Facts) -> Words:
    if facts.get("row"):
        return f"this row has more than {facts.get('most')} members", "make several claims of it"
    return (
        f"written out in full, this has more than {facts.get('most')} parts",
        "what `let` names, and what is raised to a power, counts wherever it is used; give it a name with `define`",
    )


def _no_logic(facts: Facts) -> Words:
    what, name = facts.get("what"), facts.get("name")
    where = "behind the prose of the argument's header"
    match what:
        case "rigid":
            return (
                f"`{name}` is said to be rigid, and that means nothing without possible worlds",
                f"leave `rigid` out, or name a logic {where}: `logic S5`",
            )
        case "definition":
            return (
                f"`{name}` is defined by a modal word, and an argument that names no logic uses it",
                f"name one {where}, `logic S5` for instance",
            )
        case "another logic":
            return (
                f"`{name}` is a claim in the logic {facts.get('logic')}, and speaks of what is possible there; this "
                "argument is in another",
                f"write `logic {facts.get('logic')}` {where}",
            )
        case "knows":
            return (
                f"`{name}` is defined by what one knows, and an argument in another logic uses it",
                f"write {where}: `logic epistemic`",
            )
        case _:
            return (
                f"`{what}` means something under a logic only, and this argument names none",
                f"write one of these {where}: `logic K`, `D`, `T`, `B`, `S4`, `S5`, `deontic`, `epistemic`; "
                "if in doubt, `logic S5`",
            )


WORDS: Table = {
    "syntax-error": _syntax_error,
    "unclosed-string": lambda f: ("this string is never closed", 'put a `"` at its end'),
    "unclosed-bracket": lambda f: (f"this `{f.get('bracket')}` is never closed", "close it"),
    "unclosed-fence": lambda f: (
        "this block is never closed, so all that follows is read as a part of it",
        "end it with a line that has the same characters as the one that begins it, and nothing else",
    ),
    "reserved-word": lambda f: (
        f"`{f.get('word')}` is a reserved word and cannot stand here",
        f"for a name, write it differently: `{f.get('word')}_`",
    ),
    "nested-too-deeply": lambda f: (
        f"this is nested more than {f.get('most')} levels deep",
        "give an inner part a name with `define`",
    ),
    "not-text": _not_text,
    "formula-too-large": _too_large,
    "empty-file": lambda f: ("there is nothing in this file", "begin with `argument NAME:`"),
    "mixed-connectives": lambda f: (
        f"`{f.get('inner')}` and `{f.get('outer')}` stand together without brackets",
        f"put brackets around the `{f.get('inner')}` part, so that no reader has to know which binds tighter",
    ),
    "prose-out-of-place": lambda f: (
        "prose stands before a formula, readings stand behind a declaration",
        'move the string: `premise NAME: "prose" formula`, `pred p(x: S) "reading"`',
    ),
    "not-yet-acted-on": lambda f: (
        _NOT_YET.get(str(f.get("what")), f"`{f.get('what')}` is read but not yet acted on"),
        None,
    ),
    "clause-out-of-place": _clause,
    "no-logic": _no_logic,
    "file-too-large": lambda f: (
        f"this file has {f.get('characters')} characters, more than the {f.get('most')} that are read",
        "split it",
    ),
    "no-argument": lambda f: ("this belongs to an argument, and none has begun", "begin with `argument NAME:`"),
    "number-too-long": lambda f: (
        f"this number has {f.get('digits')} digits, more than the {f.get('most')} that are read",
        "write it as a product or a power, or give it a name with `define`",
    ),
}
