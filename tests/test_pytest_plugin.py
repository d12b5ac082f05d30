"""The pytest plugin, in projects of its own."""

from __future__ import annotations

import pytest

from tests.cli.test_main import BAD, GOOD

pytest_plugins = ("pytester",)

TEXT = GOOD + "expect c holds\nexpect c fails\nexpect c holds under\n"
TWO = BAD + "expect c fails\n" + GOOD.replace("argument a", "argument b") + "expect c fails\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project without a configuration of its own but for the file that ends the search."""
    pytester.makefile(".toml", petitio="")
    return pytester


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    # In a process of its own: pytester would load petitio's modules a second time, beside those that are there.
    return project.runpytest_subprocess("-p", "no:cacheprovider", *arguments)


def test_nothing_is_collected_or_loaded_unasked(project: pytest.Pytester) -> None:
    project.makefile(".arg", good=GOOD)
    project.makepyfile(
        """
        import sys

        def test_nothing():
            loaded = {name for name in sys.modules if name.split(".")[0] in ("petitio", "z3", "lark", "click")}
            assert loaded <= {"petitio", "petitio.pytest_plugin"}
        """
    )
    run(project).assert_outcomes(passed=1)


def test_each_expectation_is_a_test(project: pytest.Pytester) -> None:
    project.makefile(".arg", two=TWO)
    done = run(project, "--petitio", "-v")
    done.assert_outcomes(passed=2, failed=1)
    done.stdout.fnmatch_lines(
        [
            "two.arg::a: expect c fails PASSED*",
            "two.arg::b: expect c fails FAILED*",
            "two.arg::nothing else is found PASSED*",
            "*error[[]X101[]] expectation-not-met: `c` was expected to fail; the verdict is: holds",
            "* --> two.arg:14:1",
            "14 | expect c fails",
        ]
    )
    done.stdout.no_fnmatch_line("*Traceback*")


def test_other_findings_fail_one_test(project: pytest.Pytester) -> None:
    project.makefile(".arg", bad=BAD)
    done = run(project, "--petitio")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*error[[]V101[]] does-not-follow: `c` does not follow*", "6 | conclude c: p"])


def test_one_test_can_be_chosen(project: pytest.Pytester) -> None:
    project.makefile(".arg", two=TWO)
    run(project, "--petitio", "two.arg::a: expect c fails").assert_outcomes(passed=1)
    run(project, "--petitio", "-k", "else").assert_outcomes(passed=1, deselected=2)


def test_what_could_not_be_judged_is_skipped(project: pytest.Pytester) -> None:
    project.makefile(".arg", broken=GOOD + "premise z: (\nexpect c holds\n")
    run(project, "--petitio").assert_outcomes(skipped=1, failed=1)


def test_configuration_counts(project: pytest.Pytester) -> None:
    project.makefile(".arg", bad=BAD)
    project.makefile(".md", page=f"```arg\n{GOOD}expect c holds\n```\n")
    drafts = project.mkdir("drafts")
    (drafts / "worse.arg").write_text("nonsense")
    project.makefile(".toml", petitio='ignore = ["V101"]\nexclude = ["drafts"]\nmarkdown = true\n')
    run(project, "--petitio").assert_outcomes(passed=3)
    project.makefile(".toml", petitio='fail-on = "never"\n')
    run(project, "--petitio").assert_outcomes(passed=2)
    run(project, "--petitio", "page.md").assert_outcomes(passed=2)
    project.makefile(".toml", petitio='selekt = ["V101"]\n')
    done = run(project, "--petitio")
    assert done.ret != 0
    told = done.stdout.str() + done.stderr.str()
    assert "petitio.toml:1: there is no setting `selekt`" in told
    assert "Traceback" not in told


def test_a_file_that_is_no_text_fails(project: pytest.Pytester) -> None:
    (project.path / "latin.arg").write_bytes("argument café:".encode("latin-1"))
    done = run(project, "--petitio")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*S106*"])


def test_choosing_the_expectations_chooses_no_more(project: pytest.Pytester) -> None:
    project.makefile(".arg", two=TWO)
    run(project, "--petitio", "-k", "expect").assert_outcomes(passed=1, failed=1, deselected=1)


def test_the_same_expectation_twice_has_two_names(project: pytest.Pytester) -> None:
    project.makefile(".arg", twice=GOOD + "expect c holds\nexpect c  holds\n")
    done = run(project, "--petitio", "--collect-only", "-q")
    done.stdout.fnmatch_lines(["twice.arg::a: expect c holds", "twice.arg::a: expect c holds (2)"])


def test_an_expectation_of_nothing_is_a_test_that_fails(project: pytest.Pytester) -> None:
    project.makefile(".arg", unknown=GOOD + "expect c holds without z\nexpect d holds\n")
    run(project, "--petitio").assert_outcomes(passed=1, failed=2)
    project.makefile(".toml", petitio='ignore = ["N101"]\n')
    run(project, "--petitio").assert_outcomes(passed=1, failed=2)


def test_collecting_checks_nothing(project: pytest.Pytester) -> None:
    project.makefile(".arg", two=TWO)
    project.makeconftest(
        """
        def pytest_sessionfinish():
            import sys

            assert not [name for name in sys.modules if name.startswith(("petitio.smt.library", "z3"))]
        """
    )
    assert run(project, "--petitio", "--collect-only").ret == 0


def test_what_is_known_is_not_checked_again(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    project.makefile(".arg", two=TWO)
    monkeypatch.delenv("PETITIO_NO_CACHE")
    run(project, "--petitio").assert_outcomes(passed=2, failed=1)
    assert list((project.path / ".petitio_cache").glob("results-*.sqlite3"))
    project.makeconftest(
        """
        import petitio.cli.check_one

        def check_one(job):
            raise AssertionError

        petitio.cli.check_one.check_one = check_one
        """
    )
    run(project, "--petitio").assert_outcomes(passed=2, failed=1)
    monkeypatch.setenv("PETITIO_NO_CACHE", "1")
    run(project, "--petitio").assert_outcomes(failed=3)
