"""What is said of words with two senses."""

from __future__ import annotations

from petitio.render.words.phrases import Table, ticked

WORDS: Table = {
    "equivocation": lambda f: (
        f"`{f.get('claim')}` would follow if {ticked(f.get('words'))} had one sense; it has {ticked(f.get('senses'))}",
        "say how the senses are connected, in a premise, or use one of them throughout",
    ),
    "senses-without-bridge": lambda f: (
        f"`{f.get('word')}` is used in two senses, {ticked(f.get('senses'))}, and nothing says how they are connected",
        "add a premise or a definition that has both in it, or give one of them a word of its own",
    ),
    "verbal-dispute": lambda f: (
        f"{ticked(f.get('sides'))} only seem to contradict each other: they would if `{f.get('word')}` had one sense, "
        f"and it has {ticked(f.get('senses'))}",
        "as each side means it, both can be right; ask which sense the question was about",
    ),
}
