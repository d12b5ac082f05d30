"""Many files at once: in processes, by executors; and what is said meanwhile."""

from __future__ import annotations

import io
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from petitio import check_many
from petitio.cli.progress import Progress
from tests.cli.test_cached import check
from tests.cli.test_main import BAD, GOOD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Some files."""
    for number in range(6):
        (tmp_path / f"{number}.arg").write_text(BAD if number % 2 else GOOD)
    return tmp_path


@pytest.mark.parametrize("kind", ["processes", "threads", "dask"])
def test_any_executor_will_do(folder: Path, kind: str) -> None:
    paths = sorted(folder.glob("*.arg"))
    alone = check_many(paths)
    if kind == "dask":
        distributed = pytest.importorskip("distributed")
        with (
            distributed.LocalCluster(
                n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None, host="127.0.0.1"
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            assert check_many(paths, executor=client.get_executor()) == alone
        return
    executor: Executor
    if kind == "processes":
        executor = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
    else:
        executor = ThreadPoolExecutor(2)
    with executor:
        assert check_many(paths, executor=executor) == alone


def test_the_command_takes_an_executor(folder: Path) -> None:
    (folder / "ours.py").write_text(
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from multiprocessing import get_context\n"
        "def pool():\n    return ProcessPoolExecutor(2, mp_context=get_context('spawn'))\n"
    )
    assert check(folder, "--no-cache", "--executor", "ours:pool") == check(folder, "--no-cache", "--jobs=1")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ours", "takes MODULE:FACTORY"),
        ("nowhere:pool", "ModuleNotFoundError"),
        ("ours:absent", "AttributeError"),
        ("ours:number", "is no executor, but a int"),
    ],
)
def test_what_makes_no_executor_is_a_usage_error(folder: Path, name: str, words: str) -> None:
    (folder / "ours.py").write_text("def number():\n    return 1\n")
    status, page, said = check(folder, "--no-cache", "--executor", name)
    assert (status, page) == (2, "")
    assert words in said


FAULTY = """
from concurrent.futures import Executor, Future

class Faulty(Executor):
    def submit(self, function, job):
        future = Future()
        if job.name == "2.arg":
            future.set_exception(ValueError("out of order"))
        else:
            future.set_result(function(job))
        return future
"""


def test_a_failure_of_one_file_leaves_the_others(folder: Path) -> None:
    (folder / "ours.py").write_text(FAULTY)
    status, page, said = check(folder, "--executor", "ours:Faulty")
    assert status == 2
    assert said == "petitio: the executor failed: ValueError: out of order (in 2.arg): no verdict was given\n"
    assert "5.arg" in page
    assert "2.arg" not in page


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_progress_shows_after_a_while_and_goes() -> None:
    times = iter([0.0, 0.5, 1.5, 1.5, 1.55, 2.0, 2.0])
    stream = Terminal()
    progress = Progress(10, stream=stream, clock=lambda: next(times))
    progress.done(1)
    assert stream.getvalue() == ""
    progress.done(2)
    progress.done(3)
    progress.done(4)
    progress.end()
    line = "petitio: checked 4 of 10 files"
    assert stream.getvalue() == f"\r{line.replace('4', '2')}\r{line}\r{' ' * len(line)}\r"


def test_progress_is_for_people() -> None:
    for stream, shown in ((io.StringIO(), True), (Terminal(), False)):
        times = iter([0.0, 9.0, 9.0])
        progress = Progress(10, stream=stream, clock=lambda times=times: next(times), shown=shown)  # type: ignore[misc]
        progress.done(1)
        progress.end()
        assert stream.getvalue() == ""


EXECUTORS = """
from concurrent.futures import Executor, Future

class Refusing(Executor):
    def submit(self, function, job):
        raise RuntimeError("no workers")

class Cancelling(Executor):
    def submit(self, function, job):
        future = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future

class Deaf(Executor):
    def submit(self, function, job):
        return "later"

class Wrong(Executor):
    def submit(self, function, job):
        future = Future()
        future.set_result("well done")
        return future
"""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Refusing", "RuntimeError: no workers"),
        ("Cancelling", "CancelledError"),
        ("Deaf", "TypeError: it made a str where a Future was wanted"),
        ("Wrong", "TypeError: it gave back a str, and not what was found"),
    ],
)
def test_what_an_executor_does_is_its_own_fault(folder: Path, name: str, words: str) -> None:
    (folder / "ours.py").write_text(EXECUTORS)
    status, page, said = check(folder, "--executor", f"ours:{name}", "0.arg", "1.arg")
    assert (status, page) == (2, "")
    assert said == f"petitio: the executor failed: {words} (in 0.arg, 1.arg): no verdict was given\n"


@pytest.mark.parametrize("name", ["nope", "os:getcwd", "nowhere:pool"])
def test_an_executor_is_made_where_everything_is_known(folder: Path, name: str) -> None:
    check(folder)
    status, page, said = check(folder, "--executor", name)
    assert (status, page) == (2, "")
    assert "--executor" in said
