"""Z3's C library, a dozen functions of it, loaded by absolute path from the installed package.

`import z3` would cost twice as much, and it looks for its library in the current directory first: a file planted
beside an argument would run. Every context is fresh, every option is stated in the text.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread

from petitio.smt.closing import Closing
from petitio.smt.patience import question

# What a context prints of what was not sent to it.
GIVEN_UP = '(error "given up")'

_NAMES = {"win32": ("libz3.dll",), "darwin": ("libz3.dylib",)}


@cache
def _library() -> ctypes.CDLL:
    spec = importlib.util.find_spec("z3")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("the package z3-solver is not installed")
    names = _NAMES.get(sys.platform, ("libz3.so",))
    for folder in spec.submodule_search_locations:
        for name in names:
            path = Path(folder).absolute() / "lib" / name
            if path.is_file():
                return _declare(ctypes.CDLL(str(path)))
    raise ImportError("the package z3-solver holds no solver library")


def _declare(library: ctypes.CDLL) -> ctypes.CDLL:
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    signatures: dict[str, tuple[object, list[object]]] = {
        "Z3_mk_config": (pointer, []),
        "Z3_del_config": (None, [pointer]),
        "Z3_mk_context": (pointer, [pointer]),
        "Z3_del_context": (None, [pointer]),
        "Z3_set_error_handler": (None, [pointer, pointer]),
        "Z3_eval_smtlib2_string": (text, [pointer, text]),
        "Z3_get_full_version": (text, []),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library


def loaded() -> bool:
    """Whether the solver is loaded in this process, or about to be."""
    return bool(_preparations) or _library.cache_info().currsize > 0


@cache
def solver_version() -> str:
    """The solver and its version, as `z3 5.4.0`. Asked of the library itself."""
    words: list[str] = _library().Z3_get_full_version().decode().split()
    number = next((word for word in words if word[:1].isdigit()), "")
    return "z3 " + ".".join(number.split(".")[:3])


# As many as a short check has open at once. Each takes 17 MB, which is most of what it costs.
_FIRST_CONTEXTS = 1


class _Preparation:
    """The first contexts, made by a thread that ends when they are there."""

    def __init__(self) -> None:
        self._contexts: list[int] = []
        self._thread = Thread(target=self._make, name="solver", daemon=True)
        self._thread.start()

    def _make(self) -> None:
        # Whoever needs a context tries again what can't be done here, and gets to hear of it.
        with suppress(ImportError, OSError):
            self._contexts.extend(_fresh_context() for _ in range(_FIRST_CONTEXTS))

    def take(self) -> int | None:
        """A context that has seen nothing; None when there is none left."""
        self._thread.join()
        return self._contexts.pop() if self._contexts else None


_preparations: list[_Preparation] = []


def prepare() -> None:
    """Load the solver and make its first contexts in a thread, for a program that has files to read meanwhile.

    Once in a process, before any text is sent to the solver, and not in one that forks. The solver's options are
    those of the whole process and badly guarded, so the thread is waited for before any is set.
    """
    if not _preparations:
        _keep_memory()
        _preparations.append(_Preparation())


def _keep_memory() -> None:
    """Have the memory of one context serve the next, whichever thread made it.

    A context begins with two blocks of 8 MB. The C library of Linux would fetch such blocks from the system and give
    them back each time, which takes longer than all else that makes a context.
    """
    if sys.platform == "linux" and (tune := getattr(ctypes.CDLL(None), "mallopt", None)) is not None:
        trim_threshold, mmap_threshold, arena_max = -1, -3, -8
        for parameter, value in ((mmap_threshold, 1 << 25), (trim_threshold, 1 << 26), (arena_max, 1)):
            tune(parameter, value)


def _fresh_context() -> int:
    library = _library()
    configuration = library.Z3_mk_config()
    context: int = library.Z3_mk_context(configuration)
    library.Z3_del_config(configuration)
    library.Z3_set_error_handler(context, None)
    return context


class Session(Closing):
    """One solver context. Use as a context manager; `run` sends text and returns what the solver prints."""

    def __init__(self) -> None:
        prepared = _preparations[0].take() if _preparations else None
        self._context: int | None = prepared or _fresh_context()
        self._given_up = False

    def close(self) -> None:
        """Delete the context, once."""
        if self._context is not None:
            context, self._context = self._context, None
            _library().Z3_del_context(context)

    def renew(self) -> None:
        """Begin again with an empty context. One whose budget ran out in the middle of something must not be asked
        again: now and then that makes the solver, and with it the whole program, crash."""
        self.close()
        self._context = _fresh_context()
        self._given_up = False

    def run(self, text: str) -> str:
        """Send SMT-LIB commands; what they print, errors included. Once something was given up without being sent,
        nothing more is sent before the context is renewed, for it would be understood otherwise.

        Raises KeyboardInterrupt if the solver was interrupted from the keyboard, which it swallows.
        """
        with question() as asked:
            self._given_up = self._given_up or not asked
            if self._given_up:
                return GIVEN_UP
            printed = self._printed(text)
        # Why nothing is known is said when it is asked for, and not every command is followed by that question.
        reason = self._printed("(get-info :reason-unknown)") if "unknown" in printed else printed
        if "interrupted from keyboard" in reason:
            raise KeyboardInterrupt
        return printed

    def _printed(self, text: str) -> str:
        answer: bytes | None = _library().Z3_eval_smtlib2_string(self._context, text.encode())
        return (answer or b"").decode(errors="replace")
