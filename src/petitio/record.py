"""Frozen, slotted records, and mutable ones for what is still being filled in: what `@dataclass(slots=True)` gives,
without the code it writes at import.

A dataclass costs half a millisecond each time a program starts, and petitio has a hundred kinds of things to tell
apart. A record has no code of its own; its fields are read off its annotations.
"""

from __future__ import annotations

from abc import ABCMeta
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar, dataclass_transform

_R = TypeVar("_R", bound="Record")


class _Field:
    __slots__ = ("compare", "factory", "init")

    def __init__(self, factory: Callable[[], object] | None, compare: bool, init: bool) -> None:
        self.factory = factory
        self.compare = compare
        self.init = init


def field(
    *,
    default_factory: Callable[[], object] | None = None,
    compare: bool = True,
    kw_only: bool = False,
    init: bool = True,
) -> Any:
    """A field with a default made anew each time, one that equality passes over, one given by its name alone, or one
    that has no value at first."""
    return _Field(default_factory, compare, init)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class _RecordType(type):
    """Turns the annotations of a class into slots."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, identity: bool = False
    ) -> _RecordType:
        names = tuple(key for key in namespace.get("__annotations__", ()) if not key.startswith("_"))
        marks = {key: namespace.pop(key) for key in names if key in namespace}
        namespace["__slots__"] = names
        namespace["__match_args__"] = names
        made = super().__new__(cls, name, bases, namespace)
        made._fields = names
        made._factories = {k: m.factory for k, m in marks.items() if isinstance(m, _Field) and m.factory}
        made._defaults = {key: mark for key, mark in marks.items() if not isinstance(mark, _Field)}
        made._compared = tuple(
            key for key in names if not (isinstance(marks.get(key), _Field) and not marks[key].compare)
        )
        made._setters = tuple(namespace_slot.__set__ for namespace_slot in map(made.__dict__.__getitem__, names))
        if identity:
            made.__eq__ = object.__eq__  # type: ignore[assignment]
            made.__hash__ = object.__hash__  # type: ignore[assignment]
        return made

    @property
    def __signature__(cls) -> object:
        """What a new one is given, for `help` and its like."""
        from inspect import Parameter, Signature, get_annotations, signature

        if "__init__" in cls.__dict__:
            of_init = signature(cls.__dict__["__init__"])
            return of_init.replace(parameters=list(of_init.parameters.values())[1:], return_annotation=Signature.empty)
        defaults = {**dict.fromkeys(cls._factories, ...), **cls._defaults}
        notes = {key: note for base in cls.__mro__ for key, note in get_annotations(base).items()}
        parameters: list[Parameter] = []
        for name in cls._fields:
            needed = name not in defaults
            last = parameters[-1] if parameters else None
            # What has to be given behind what may be left out can be given by its name alone.
            by_name = last is not None and (
                last.kind is Parameter.KEYWORD_ONLY or (needed and last.default is not Parameter.empty)
            )
            kind = Parameter.KEYWORD_ONLY if by_name else Parameter.POSITIONAL_OR_KEYWORD
            default = Parameter.empty if needed else defaults[name]
            parameters.append(Parameter(name, kind, default=default, annotation=notes.get(name, Parameter.empty)))
        return Signature(parameters)

    _fields: tuple[str, ...]
    _factories: Mapping[str, Callable[[], object]]
    _defaults: Mapping[str, object]
    _compared: tuple[str, ...]
    _setters: tuple[Callable[[object, object], None], ...]


class Record(metaclass=_RecordType):
    """Values under names, never changed. Equal to a record of its own kind with equal fields, or, with
    `class X(Record, identity=True)`, to itself alone."""

    _fields: ClassVar[tuple[str, ...]]

    def __init__(self, *values: Any, **named: Any) -> None:
        kind = type(self)
        for put, value in zip(kind._setters, values, strict=False):
            put(self, value)
        given = len(values)
        if given < len(kind._fields) or named:
            self._complete(kind, given, named)
        elif given > len(kind._fields):
            raise TypeError(f"{kind.__name__} has {len(kind._fields)} fields, and {given} values are given")

    def _complete(self, kind: _RecordType, given: int, named: dict[str, Any]) -> None:
        for name, put in zip(kind._fields[given:], kind._setters[given:], strict=True):
            if name in named:
                put(self, named.pop(name))
            elif name in kind._defaults:
                put(self, kind._defaults[name])
            elif name in kind._factories:
                put(self, kind._factories[name]())
            else:
                raise TypeError(f"{kind.__name__} lacks {name}")
        if named:
            raise TypeError(f"{kind.__name__} takes no {', '.join(named)}, or has it twice")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} is never changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} is never changed")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in type(self)._compared)

    def __hash__(self) -> int:
        return hash((type(self), *[getattr(self, name) for name in type(self)._compared]))

    def __repr__(self) -> str:
        inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self)._fields)
        return f"{type(self).__name__}({inner})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), tuple(getattr(self, name) for name in type(self)._fields)


@dataclass_transform(field_specifiers=(field,))
class _MutableType(ABCMeta):
    """Turns the annotations of a class into slots, behind those of the class that it extends."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _MutableType:
        names = tuple(namespace.get("__annotations__", ()))
        marks = {key: namespace.pop(key) for key in names if key in namespace}
        namespace["__slots__"] = names
        made = super().__new__(cls, name, bases, namespace)
        extended = next((base for base in bases if isinstance(base, _MutableType)), None)
        own = [key for key in names if not (isinstance(mark := marks.get(key), _Field) and not mark.init)]
        made._names = (*(extended._names if extended else ()), *own)
        made._marks = {**(extended._marks if extended else {}), **marks}
        return made

    # The fields that a new one is given, and what stands behind them in the class.
    _names: tuple[str, ...]
    _marks: Mapping[str, object]


class Mutable(metaclass=_MutableType):
    """Values under names that may change. Equal to itself alone. `__post_init__` sets what the others determine."""

    def __init__(self, *values: Any, **named: Any) -> None:
        kind = type(self)
        if len(values) > len(kind._names):
            raise TypeError(f"{kind.__name__} has {len(kind._names)} fields, and {len(values)} values are given")
        for place, name in enumerate(kind._names):
            mark = kind._marks.get(name, _REQUIRED)
            if place < len(values):
                value: object = values[place]
            elif name in named:
                value = named.pop(name)
            elif not isinstance(mark, _Field):
                value = mark
            elif mark.factory is not None:
                value = mark.factory()
            else:
                raise TypeError(f"{kind.__name__} lacks {name}")
            setattr(self, name, value)
        if named:
            raise TypeError(f"{kind.__name__} takes no {', '.join(named)}, or has it twice")
        self.__post_init__()

    def __post_init__(self) -> None:
        """Nothing, unless a kind has more to set."""


_REQUIRED = field()


def fields_of(record: Record) -> tuple[tuple[str, Any], ...]:
    """The names and values of a record."""
    return tuple((name, getattr(record, name)) for name in type(record)._fields)


def replace(record: _R, **changes: Any) -> _R:
    """The record with some fields changed. Raises TypeError on a name that is no field."""
    return type(record)(**{**dict(fields_of(record)), **changes})


def plain(value: Any) -> Any:
    """Records as dictionaries and tuples as lists, all the way down."""
    if isinstance(value, Record):
        return {name: plain(part) for name, part in fields_of(value)}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    return value
