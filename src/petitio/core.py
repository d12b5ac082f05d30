"""Arguments as meant: sorts, signatures, terms, formulas, claims. Every name is resolved, every term has its sort.

A formula is a term of sort Bool. Sorts, symbols and variables are compared by identity: two sorts of one name in
two arguments are two sorts, and renaming changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Literal as Word

from petitio.record import Record, field
from petitio.source import Span
from petitio.syntax import ClaimKind

# ---- Sorts and symbols


class Sort(Record, identity=True):
    """A sort: one of the four built in, an unknown non-empty domain (`own`), exactly its `elements`, or the possible
    worlds of a modal argument, which no author declares."""

    name: str
    kind: Word["bool", "nat", "int", "real", "own", "enumerated", "world"]
    elements: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether arithmetic applies."""
        return self.kind in ("nat", "int", "real")

    @property
    def finite(self) -> bool:
        """Whether a countermodel lists all its elements."""
        return self.kind in ("bool", "own", "enumerated", "world")

    @property
    def unknown(self) -> bool:
        """Whether it is for a countermodel to say how many elements there are."""
        return self.kind in ("own", "world")


BOOL = Sort("Bool", "bool")
NAT = Sort("Nat", "nat")
INT = Sort("Int", "int")
REAL = Sort("Real", "real")
BUILT_IN = (BOOL, NAT, INT, REAL)


class Element(Record):
    """One element of an own or enumerated sort, counted from 0."""

    sort: Sort
    index: int


Value = bool | Fraction | Element


class Variable(Record, identity=True):
    """A bound variable, a parameter, or an unknown that an obligation leaves free."""

    name: str
    sort: Sort


class Symbol(Record, identity=True):
    """A word of the vocabulary, or a claim's name standing for its formula.

    `reading` is the author's template with `{parameter}` holes, or None. A `rigid` word does not vary from world to
    world. A `frame` symbol says how the worlds of a modal argument hang together; no author writes it.
    """

    name: str
    sense: str | None
    kind: Word["pred", "func", "const", "define", "claim", "opaque", "frame"]
    parameters: tuple[Variable, ...]
    result: Sort
    reading: str | None
    span: Span
    rigid: bool = False

    @property
    def declared(self) -> tuple[Variable, ...]:
        """The parameters that an author knows of: all but the world that a word is said of."""
        return tuple([parameter for parameter in self.parameters if parameter.sort.kind != "world"])

    @property
    def title(self) -> str:
        """The word as it is written, with its sense."""
        return f"{self.name}[{self.sense}]" if self.sense else self.name


class Definition(Record):
    """What a symbol abbreviates: `body` over `variables`; `recursive` if it calls itself."""

    symbol: Symbol
    variables: tuple[Variable, ...]
    body: Term
    recursive: bool
    span: Span


Definitions = Mapping[Symbol, Definition]

# ---- Terms


class Operator(Enum):
    """What is built in. `IFF` is equality of formulas, `DIVIDE` is of reals, `DIV` and `MOD` are SMT-LIB's, `KNOWS`
    is of somebody and a formula."""

    NOT = "not"
    AND = "and"
    OR = "or"
    XOR = "xor"
    IMPLIES = "->"
    IFF = "<->"
    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    IF = "if"
    ADD = "+"
    SUBTRACT = "-"
    NEGATE = "negate"
    MULTIPLY = "*"
    DIVIDE = "/"
    DIV = "div"
    MOD = "mod"
    POWER = "^"
    TO_REAL = "to_real"
    # These have no meaning to a solver: `elaborate/worlds.py` puts quantifiers over worlds in their place.
    NECESSARILY = "necessarily"
    POSSIBLY = "possibly"
    KNOWS = "knows"


MODAL = (Operator.NECESSARILY, Operator.POSSIBLY, Operator.KNOWS)


class Literal(Record):
    """A value written down: a truth, an exact number, or an element."""

    value: Value
    sort: Sort


class Application(Record):
    """A symbol applied to as many terms as it has parameters."""

    symbol: Symbol
    arguments: tuple[Term, ...]

    @property
    def sort(self) -> Sort:
        """The symbol's."""
        return self.symbol.result


class Operation(Record):
    """A built-in operator applied."""

    operator: Operator
    arguments: tuple[Term, ...]
    sort: Sort


class Quantification(Record):
    """`forall` (universal) or `exists` over variables."""

    universal: bool
    variables: tuple[Variable, ...]
    body: Term
    sort: Sort = BOOL


class Let(Record):
    """A value given a name."""

    variable: Variable
    value: Term
    body: Term

    @property
    def sort(self) -> Sort:
        """The body's."""
        return self.body.sort


Term = Variable | Literal | Application | Operation | Quantification | Let

TRUE = Literal(True, BOOL)
FALSE = Literal(False, BOOL)


# ---- How a claim is to be shown


class Entailment(Record):
    """It follows, without more ado."""


class Induction(Record):
    """By induction on `variable`: `goal` is P, `carried` the property really carried (P if not strengthened).

    P is shown from `start` on; it is claimed from `claimed_from` on. The names are the claims that base and
    step cite, None where none are named.
    """

    variable: Variable
    goal: Term
    carried: Term
    claimed_from: int
    start: int
    base: tuple[str, ...] | None
    step: tuple[str, ...] | None
    strong: bool
    depth: int
    span: Span


class Descent(Record):
    """By well-founded induction on `variable` of any sort, along a function or a relation, with a Nat `measure`.

    `goal` is P, `carried` the property really carried. `other` stands for what is smaller: `below` says that it is,
    as far as the function or relation goes (`other = f(variable)`, `R(other, variable)`), and `measure_below` is its
    measure. `function` says that `other` is the value of a function, so that below everything there is something.
    """

    variable: Variable
    goal: Term
    carried: Term
    other: Variable
    below: Term
    measure: Term
    measure_below: Term
    function: bool
    along: Symbol
    base: tuple[str, ...] | None
    step: tuple[str, ...] | None
    span: Span


class Case(Record):
    """One case: its `hypothesis` and what is to be shown under it."""

    hypothesis: Term
    goal: Term
    label: str


class Cases(Record):
    """By cases; `exhaustive` is what has to be shown of them together (true where the sort says it)."""

    cases: tuple[Case, ...]
    exhaustive: Term
    span: Span


class Contradiction(Record):
    """By refuting the named assumptions."""

    assumptions: tuple[str, ...]
    span: Span


Inductive = Induction | Descent
Method = Entailment | Induction | Descent | Cases | Contradiction


# ---- Arguments


class Citation(Record):
    """Where something was said: the work and its lines or pages."""

    work: str
    unit: str | None
    ranges: tuple[tuple[int, int], ...]


class Credence(Record):
    """How sure a speaker is of a claim: between `low` and `high`, both from 0 to 1.

    With `each_step` of each number that the claim speaks of, one by one; `conditional` on all before having held.
    """

    low: Fraction
    high: Fraction = Fraction(1)
    each_step: bool = False
    conditional: bool = False


class Claim(Record):
    """A claim with its formula and what its clauses say. `cites` is None without a `from`.

    Those that are `independent` in one argument are mutually so. `reasons` are claims of other arguments that its
    `because` names.
    """

    kind: ClaimKind
    name: str
    symbol: Symbol
    formula: Term
    prose: str | None
    cites: tuple[str, ...] | None
    method: Method
    because: tuple[str, ...]
    speaker: str | None
    citations: tuple[Citation, ...]
    tags: tuple[str, ...]
    span: Span
    name_span: Span
    places: Mapping[str, Span] = field(default_factory=dict)
    credence: Credence | None = None
    independent: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def asserted(self) -> bool:
        """Whether it is offered rather than shown."""
        return self.kind in ("given", "premise", "assume")


class Scenario(Record):
    """Assumptions granted and denied, by name."""

    name: str
    granted: tuple[str, ...]
    denied: tuple[str, ...]
    span: Span


Charge = Word[
    "begs_question",
    "does_not_follow",
    "inconsistent",
    "vacuous",
    "idle",
    "circular",
    "equivocates",
    "unsupported",
    "false",
    "exception",
]


TargetKind = Word["claim", "argument", "objection", "dispute"]


class Objection(Record):
    """An objection against a claim, an argument or another objection; `charge` None if it makes none.

    `target` is as the author writes it. It is the claim or the objection `aim` of the argument `home`, or that
    argument itself; `home` is None for an argument that cannot be named where the objection stands. `grounds` are what
    `because` cites, each an argument and a claim of its. `joint` has all arguments that play a part in it, with one
    vocabulary; it is None where nothing is asked of several arguments at once.
    """

    name: str
    target: str
    target_kind: TargetKind
    charge: Charge | None
    about: str | None
    because: tuple[str, ...]
    prose: str | None
    speaker: str | None
    span: Span
    target_span: Span
    reply: bool = False
    home: str | None = None
    aim: str = ""
    grounds: tuple[tuple[str, str], ...] = ()
    joint: Argument | None = None


class Party(Record):
    """One side of a dispute, and the arguments that it puts forward."""

    name: str
    arguments: tuple[str, ...]
    span: Span


class Dispute(Record):
    """Arguments that are held against each other, and the sides that put them forward.

    `arguments` are all of them, by the names that they have in this file. `joint` has all of their claims, each under
    the name `ARGUMENT.CLAIM`, in one vocabulary; None if they have no common one, or a name in the dispute is wrong.
    """

    name: str
    prose: str | None
    arguments: tuple[str, ...]
    parties: tuple[Party, ...]
    span: Span
    joint: Argument | None = None


class Expectation(Record):
    """What the author expects of a claim, argument, objection or dispute; `argument` names whose it is. `confidence`
    is the bound that the outcome of that name speaks of, `dispute` the dispute in which a label is expected."""

    argument: str
    target: str
    target_kind: TargetKind
    outcome: str
    names: tuple[str, ...]
    under: tuple[str, ...] | None
    without: tuple[str, ...]
    scenario: str | None
    span: Span
    confidence: Fraction | None = None
    dispute: str | None = None


class Condition(Record):
    """Something a term needs in order to mean what it says, under the conditions around it.

    `narrowing`: an Int is at least 0 where a Nat is wanted; `division`: a divisor is not 0; `descent`: a
    recursion goes down, in one of the `goals`. `owner` is the claim or symbol that it stands in, `written` the term
    that it is about.
    """

    kind: Word["narrowing", "division", "descent"]
    owner: str
    hypotheses: tuple[Term, ...]
    goals: tuple[Term, ...]
    span: Span
    written: str = ""


class Taken(Record):
    """What an argument takes from elsewhere: the text that it stands in, and where the argument says that it takes it.

    A finding of the argument that would point into `text` belongs `at` the place where it is taken.
    """

    text: Span
    at: Span


Logic = Word["K", "D", "T", "B", "S4", "S5", "deontic", "epistemic"]


class Frame(Record):
    """The possible worlds that the formulas of a modal argument speak of.

    `sees` relates a world to those that count as possible from it; None where each counts from each. `knowing` has,
    for each sort of knowers, the relation of a knower and a world to those that may be, for all that is known there.
    `plain` maps each word that has a world as its last argument to the word as declared.
    """

    logic: Logic
    world: Sort
    actual: Symbol
    sees: Symbol | None
    knowing: Mapping[Sort, Symbol]
    plain: Mapping[Symbol, Symbol]


class Argument(Record):
    """One argument. `faulty` if an error in its text leaves part of it without meaning.

    `unnamed` are the sorts and words that it has but cannot write by their own names: those that came under an alias,
    or with a claim of another argument. With a `frame`, the formulas are about possible worlds, and what it claims is
    claimed of the actual one.
    """

    name: str
    prose: str | None
    vocabulary: tuple[Symbol, ...]
    sorts: tuple[Sort, ...]
    definitions: Definitions
    claims: tuple[Claim, ...]
    scenarios: tuple[Scenario, ...]
    objections: tuple[Objection, ...]
    conditions: tuple[Condition, ...]
    faulty: bool
    span: Span
    taken: tuple[Taken, ...] = ()
    unnamed: frozenset[Sort | Symbol] = frozenset()
    frame: Frame | None = None

    def claim(self, name: str) -> Claim:
        """The claim of a name; KeyError if there is none."""
        for claim in self.claims:
            if claim.name == name:
                return claim
        raise KeyError(name)

    @property
    def position(self) -> bool:
        """Whether nothing is concluded, so that consistency alone is asked."""
        return not any(claim.kind in ("conclude", "lemma") for claim in self.claims)


class File(Record):
    """All arguments of a file and what is expected of them.

    `vocabulary` has the words of a file without arguments, as an argument that claims nothing. `elsewhere` are the
    imported arguments that objections and disputes of this file are about, under the names that they have here.
    """

    arguments: tuple[Argument, ...]
    expectations: tuple[Expectation, ...]
    vocabulary: Argument | None = None
    disputes: tuple[Dispute, ...] = ()
    elsewhere: tuple[Argument, ...] = ()
