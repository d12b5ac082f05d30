"""Terms as tuples, for the many steps of a saturation: unifying, matching, and an order on them.

A variable is an integer; the remainder by `SORTS` is its sort, so that only like is put for like. All else is a tuple
of a head, an integer too, and the arguments. The head 0 is truth: an atom p(x) is the equation p(x) = true.
"""

from __future__ import annotations

from collections.abc import Iterator

from petitio.record import Record

SORTS = 64

Compact = int | tuple["Compact", ...]
Compound = tuple[Compact, ...]
Substitution = dict[int, Compact]
Path = tuple[int, ...]

TRUE: Compound = (0,)


class Signature(Record):
    """Of each head its sort and, for the order, its rank. `light` weighs nothing: a function of one argument, first
    in rank."""

    sorts: tuple[int, ...]
    ranks: tuple[int, ...]
    light: int = -1

    def sort(self, term: Compact) -> int:
        """The sort of a term."""
        return term % SORTS if isinstance(term, int) else self.sorts[_head(term)]

    def weight(self, term: Compact) -> int:
        """How heavy it is: one for each variable and head."""
        total, stack = 0, [term]
        while stack:
            part = stack.pop()
            if isinstance(part, int):
                total += 1
            else:
                total += part[0] != self.light
                stack += part[1:]
        return total

    def greater(self, left: Compact, right: Compact) -> bool:
        """Whether the left one is greater, whatever is put for variables (Knuth and Bendix, *Simple word problems in
        universal algebras*, 1970)."""
        if isinstance(left, int):
            return False
        if isinstance(right, int):
            return right in variables(left)
        more = variables(left)
        for variable in variables(right):
            if variable not in more:
                return False
            more.remove(variable)
        heavy, light = self.weight(left), self.weight(right)
        if heavy != light:
            return heavy > light
        if left[0] != right[0]:
            return self.ranks[_head(left)] > self.ranks[_head(right)]
        for one, other in zip(left[1:], right[1:], strict=True):
            if one != other:
                return self.greater(one, other)
        return False


def _head(term: Compound) -> int:
    head = term[0]
    assert isinstance(head, int)
    return head


def variables(term: Compact) -> list[int]:
    """Every occurrence of a variable, from left to right."""
    found: list[int] = []
    stack = [term]
    while stack:
        part = stack.pop()
        if isinstance(part, int):
            found.append(part)
        else:
            stack += part[:0:-1]
    return found


def put(term: Compact, values: Substitution) -> Compact:
    """The term with what is put for its variables, and for the variables of that."""
    if isinstance(term, int):
        value = values.get(term)
        return term if value is None else put(value, values)
    if len(term) == 1:
        return term
    return (term[0], *[put(argument, values) for argument in term[1:]])


def put_once(term: Compact, values: Substitution) -> Compact:
    """The term with what is put for its variables, and nothing for the variables of that."""
    if isinstance(term, int):
        return values.get(term, term)
    if len(term) == 1:
        return term
    return (term[0], *[put_once(argument, values) for argument in term[1:]])


def shifted(term: Compact, by: int) -> Compact:
    """The term with other variables."""
    if isinstance(term, int):
        return term + by
    if len(term) == 1:
        return term
    return (term[0], *[shifted(argument, by) for argument in term[1:]])


def unify(left: Compact, right: Compact, signature: Signature, values: Substitution) -> bool:
    """Whether both can be made one term; what is to be put for variables is added to `values`."""
    stack = [(left, right)]
    while stack:
        one, other = stack.pop()
        while isinstance(one, int) and one in values:
            one = values[one]
        while isinstance(other, int) and other in values:
            other = values[other]
        if one == other:
            continue
        if isinstance(one, int) or isinstance(other, int):
            variable, term = (one, other) if isinstance(one, int) else (other, one)
            assert isinstance(variable, int)
            if signature.sort(term) != variable % SORTS or _occurs(variable, term, values):
                return False
            values[variable] = term
        elif one[0] != other[0]:
            return False
        else:
            stack.extend(zip(one[1:], other[1:], strict=True))
    return True


def _occurs(variable: int, term: Compact, values: Substitution) -> bool:
    if isinstance(term, int):
        return term == variable or (term in values and _occurs(variable, values[term], values))
    return any(_occurs(variable, argument, values) for argument in term[1:])


def match(pattern: Compact, term: Compact, signature: Signature, values: Substitution) -> bool:
    """Whether something put for the pattern's variables gives the term; it is added to `values`."""
    stack = [(pattern, term)]
    while stack:
        one, other = stack.pop()
        if isinstance(one, int):
            known = values.get(one)
            if known is None:
                if signature.sort(other) != one % SORTS:
                    return False
                values[one] = other
            elif known != other:
                return False
        elif isinstance(other, int) or one[0] != other[0]:
            return False
        else:
            stack.extend(zip(one[1:], other[1:], strict=True))
    return True


def parts(term: Compact) -> list[Compound]:
    """Every part that is no variable, each before its own parts, from left to right."""
    found: list[Compound] = []
    stack = [term]
    while stack:
        part = stack.pop()
        if not isinstance(part, int):
            found.append(part)
            stack += part[:0:-1]
    return found


def places(term: Compact, path: Path = ()) -> Iterator[tuple[Path, Compound]]:
    """Every part that is no variable, with the way to it."""
    if isinstance(term, tuple):
        yield path, term
        for number, argument in enumerate(term[1:], 1):
            yield from places(argument, (*path, number))


def replaced(term: Compact, path: Path, part: Compact) -> Compact:
    """The term with another part at a place."""
    if not path:
        return part
    assert isinstance(term, tuple)
    first, rest = path[0], path[1:]
    return (*term[:first], replaced(term[first], rest, part), *term[first + 1 :])
