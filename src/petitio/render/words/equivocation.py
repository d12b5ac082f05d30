"""What is said of words with two senses."""

from __future__ import annotations

from petitio.render.words.phrases import Table, ticked

WORDS: Table = {
    "equivocation": lambda f: (
        f"`{f.get('claim')}` would follow if {ticked(f.get('words'))} had one sense; it has {ticked(f.get('senses'))}",
        "say how the senses are connected, in a premise, or use one of them throughout",
    ),
}
