"""What is said of premises that do no work."""

from __future__ import annotations

from petitio.render.words.phrases import Table, are, ticked

WORDS: Table = {
    "idle-premise": lambda f: (
        f"`{f.get('premise')}` is idle: {ticked(f.get('conclusions'))} "
        f"{'follows' if are(f.get('conclusions')) == 'is' else 'follow'} without it",
        f"leave it out, or expect it: `expect {f.get('premise')} idle`",
    ),
    "redundant-premise": lambda f: (
        f"`{f.get('premise')}` is redundant: it follows from the others",
        f"leave it out, make a lemma of it, or expect it: `expect {f.get('premise')} redundant`",
    ),
    "tautologous-premise": lambda f: (
        f"`{f.get('premise')}` says nothing: it is true by logic and the definitions, whatever else is",
        "leave it out, or say what it was meant to say",
    ),
    "trivial-conclusion": lambda f: (
        f"`{f.get('premise')}` is true by logic and the definitions alone: no premise could make it false",
        "check that the formula says what the prose does",
    ),
    "unused-reason": lambda f: (
        f"`{f.get('premise')}` is a reason for {ticked(f.get('supported'))}, and no conclusion needs "
        f"{'that' if are(f.get('supported')) == 'is' else 'those'}",
        f"leave both out, or expect it: `expect {f.get('premise')} idle`",
    ),
    "idle-assumption": lambda f: (
        f"the assumption `{f.get('premise')}` is idle: nothing here needs it",
        f"leave it out, or expect it: `expect {f.get('premise')} idle`",
    ),
    "cited-but-not-needed": lambda f: (
        f"`{f.get('claim')}` cites `{f.get('premise')}` and does not need it",
        "leave it out of `from`",
    ),
    "common-ground": lambda f: (
        f"`{f.get('claim')}` follows from the definitions and the common ground alone: no premise is needed",
        "nothing needs to be argued for here; check that what is `given` does not already say it",
    ),
}
