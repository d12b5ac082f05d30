"""Configuration from outside: which file counts, what it may say, and what the command line says instead."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from petitio.rules.catalogue import CATALOGUE
from tests.cli.test_main import BAD, GOOD, petitio

NOTE = "--extend-select=given-the-rest"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, one a folder deeper, of which the deeper one has an error."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "good.arg").write_text(GOOD)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "bad.arg").write_text(BAD)
    return tmp_path


def shown(folder: Path, *arguments: str) -> dict[str, object]:
    """The settings that are shown."""
    done = petitio("check", "--show-settings", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return tomllib.loads(done.stdout)


def test_the_nearest_file_counts_and_is_not_merged(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.petitio]\nignore = ["V"]\nfail-on = "never"\n')
    assert petitio("check", ".", cwd=folder).returncode == 0
    (folder / "deeper" / "petitio.toml").write_text('extend-select = ["ALL"]\n')
    assert petitio("check", ".", cwd=folder).returncode == 1
    assert shown(folder, "deeper/bad.arg")["ignore"] == []
    (folder / "deeper" / ".petitio.toml").write_text('ignore = ["V101"]\n')
    assert petitio("check", ".", cwd=folder).returncode == 0


def test_a_pyproject_without_the_table_is_passed_over(folder: Path) -> None:
    (folder / "petitio.toml").write_text('ignore = ["V101"]\n')
    (folder / "deeper" / "pyproject.toml").write_text('[project]\nname = "petitio-arguments"\n')
    assert petitio("check", "deeper", cwd=folder).returncode == 0
    assert petitio("check", "bad.arg", cwd=folder / "deeper").returncode == 0
    (folder / "deeper" / "pyproject.toml").write_text("petitio = [")
    assert petitio("check", "deeper", cwd=folder).returncode == 0


def test_standard_input_is_configured_by_its_name(folder: Path) -> None:
    (folder / "deeper" / "petitio.toml").write_text('ignore = ["V101"]\n')
    assert petitio("check", "-", stdin=BAD.encode(), cwd=folder).returncode == 1
    assert petitio("check", "-", "--stdin-filename=deeper/x.arg", stdin=BAD.encode(), cwd=folder).returncode == 0


WRONG = [
    ('selekt = ["V"]', "petitio.toml:1: there is no setting `selekt`; did you mean `select`?"),
    ('\n[format]\nspeling = "ascii"', "petitio.toml:3: there is no setting `format.speling`; did you mean `spelling`?"),
    ('ignore = ["V1O1"]', "petitio.toml:1: there is no rule V1O1; did you mean V101?"),
    (
        '\n\n[severities]\nV101 = "warn"',
        "petitio.toml:4: `severities.V101` can be `error`, `warning`, `note` or `off`, not",
    ),
    ('[severities]\nV999 = "error"', "petitio.toml:2: there is no rule V999"),
    ('[per-file-ignores]\n"x*" = "V101"', 'petitio.toml:2: `per-file-ignores."x*"` is a list of words, not `"V101"`'),
    ('select = "V"', 'petitio.toml:1: `select` is a list of words, not `"V"`: `["V"]`'),
    ('[format]\nline-width = "80"', 'from 20 to 1000, not `"80"`; `80` without quotes is one'),
    ("line-width = 80", "did you mean `line-width` of the table `[format]`: `format.line-width`?"),
    ("line-lenght = 80", "did you mean `line-width` of the table `[format]`: `format.line-width`?"),
    ("[format]\nline-length = 80", "no setting `format.line-length`; did you mean `line-width`?"),
    ('[format]\nselect = ["V"]', "there is no setting `format.select`; it stands above all tables"),
    ("jobs = 2", "there is no setting `jobs`; it is for the command line alone: `--jobs`"),
    ("include-markdown = true", "it is called `markdown` here"),
    ('[severities]\nV = "eror"', "`severities.V` can be `error`, `warning`, `note` or `off`, not `eror`; did you mean"),
    ("fail-on = [", "petitio.toml:1:12: this is no TOML"),
    ('fail-on = "eror"', "not `eror`; did you mean `error`?"),
    ("[format]\nline-width = 7", "petitio.toml:2: `format.line-width` is a number from 20 to 1000, not `7`"),
    ("[format]\nline-width = true", "petitio.toml:2: `format.line-width` is a number from 20 to 1000, not `true`"),
    ('format = "ascii"', "`format` is a table"),
    ("severities = []", "`severities` is a table"),
    ("per-file-ignores = []", "`per-file-ignores` is a table"),
    ('exclude = "x"', "`exclude` is a list of words"),
    ("select = [1]", "`select` is a list of words"),
    ("select = [", "petitio.toml:1:11: this is no TOML"),
    ("select = []\nfail-on = \n", "petitio.toml:2:11: this is no TOML"),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_a_file_cannot_say_exits_2(folder: Path, text: str, expected: str) -> None:
    (folder / "petitio.toml").write_text(text)
    for command in ("check", "fmt"):
        done = petitio(command, "good.arg", cwd=folder)
        assert done.returncode == 2
        assert expected in done.stderr
    assert petitio("check", "--isolated", "good.arg", cwd=folder).returncode == 0


def test_the_command_line_comes_first(folder: Path) -> None:
    (folder / "petitio.toml").write_text('select = ["B"]\nextend-select = ["given-the-rest"]\nextend-exclude = ["x"]\n')
    assert shown(folder, "--config", 'select = ["R"]')["select"] == ["R"]
    both = shown(folder, "--config", 'select = ["R"]', "--select", "V", "--extend-select", "B106")
    assert both["select"] == ["V"]
    assert both["extend-select"] == ["given-the-rest", "B106"]
    excluded = shown(folder, "--exclude", "y", "--extend-exclude", "z")["exclude"]
    assert excluded == ["y", "x", "z"]


def test_a_file_can_be_named(folder: Path) -> None:
    (folder / "petitio.toml").write_text("nonsense = 1")
    (folder / "other.toml").write_text('[per-file-ignores]\n"deeper/*" = ["V"]\n')
    assert petitio("check", "--config", "other.toml", cwd=folder).returncode == 0
    assert petitio("check", "--config", "other.toml", "--isolated", cwd=folder).returncode == 2
    assert petitio("check", "--config", "absent.toml", cwd=folder).returncode == 2
    assert petitio("check", "--isolated", "--config", "selekt = 1", cwd=folder).returncode == 2


def test_rules_are_ignored_by_file(folder: Path) -> None:
    option = "--per-file-ignores=deeper/*.arg:V101,good.arg:R"
    assert petitio("check", option, cwd=folder).returncode == 0
    assert petitio("check", option, cwd=folder / "deeper").returncode == 1
    assert petitio("check", "--per-file-ignores=V101", cwd=folder).returncode == 2


def test_severities_change_what_findings_weigh(folder: Path) -> None:
    (folder / "petitio.toml").write_text('[severities]\nV = "warning"\ngiven-the-rest = "error"\nR = "off"\n')
    done = petitio("check", "--output-format=json", cwd=folder)
    findings = [finding for file in json.loads(done.stdout)["files"] for finding in file["findings"]]
    assert {(f["code"], f["severity"]) for f in findings if f["code"] in ("V101", "B105")} == {
        ("V101", "warning"),
        ("B105", "error"),
    }
    assert not [f for f in findings if f["code"].startswith("R")]
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("good.arg",), 0),
        (("good.arg", NOTE), 0),
        (("good.arg", NOTE, "--fail-on=warning"), 0),
        (("good.arg", NOTE, "--fail-on=note"), 1),
        (("good.arg", NOTE, "--fail-on=note", "--exit-zero"), 0),
        (("deeper", "--fail-on=error"), 1),
        (("deeper", "--fail-on=never"), 0),
        (("deeper", "--exit-zero"), 0),
    ],
)
def test_what_fails_a_check(folder: Path, arguments: tuple[str, ...], status: int) -> None:
    assert petitio("check", *arguments, cwd=folder).returncode == status


def test_a_file_that_cannot_be_read_fails_whatever_is_selected(folder: Path) -> None:
    (folder / "broken.arg").write_text("argument a:\npremise p: (\n")
    for arguments in (["--select=B"], ["--ignore=ALL"], ["--config", 'severities = {ALL = "off"}']):
        done = petitio("check", "broken.arg", *arguments, cwd=folder)
        assert done.returncode == 1
        assert "unclosed-bracket" in done.stdout


def test_what_is_excluded(folder: Path) -> None:
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "bad.arg").write_text(BAD)
    assert petitio("check", "--extend-exclude=deeper", cwd=folder).returncode == 0
    assert petitio("check", "--extend-exclude=deeper/b*.arg", cwd=folder).returncode == 0
    assert petitio("check", "--extend-exclude=bad.arg", cwd=folder).returncode == 0
    assert petitio("check", "--extend-exclude=d/bad.arg", cwd=folder).returncode == 1
    assert petitio("check", "--exclude=deeper", cwd=folder).returncode == 1
    named = ("check", "deeper/bad.arg", "--extend-exclude=deeper")
    assert petitio(*named, cwd=folder).returncode == 1
    assert petitio(*named, "--force-exclude", cwd=folder).returncode == 0
    assert petitio("check", ".hidden", cwd=folder).returncode == 1


def test_statistics_count_by_rule(folder: Path) -> None:
    done = petitio("check", "--statistics", cwd=folder)
    assert done.returncode == 1
    assert "1  V101  does-not-follow (error)\n" in done.stdout
    rows = json.loads(petitio("check", "--statistics", "--output-format=json", cwd=folder).stdout)
    assert {"code": "V101", "rule": "does-not-follow", "severity": "error", "count": 1} in rows


def test_quiet_says_what_is_wrong_alone(folder: Path) -> None:
    assert petitio("check", "-q", "good.arg", cwd=folder).stdout == ""
    done = petitio("check", "-q", "deeper", cwd=folder)
    assert done.stdout.startswith("error[V101]") or "\nerror[V101]" in done.stdout
    assert "checked 1 argument" not in done.stdout


def test_a_report_goes_into_a_file(folder: Path) -> None:
    done = petitio("check", "--output-file=report.json", "--output-format=json", "good.arg", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((folder / "report.json").read_text())["summary"]["files"] == 1
    assert petitio("check", "--output-file=absent/report", "good.arg", cwd=folder).returncode == 2


def test_rules_are_listed() -> None:
    everything = petitio("rules")
    assert everything.returncode == 0
    assert [line.split()[0] for line in everything.stdout.splitlines()] == [rule.code for rule in CATALOGUE]
    rows = json.loads(petitio("rules", "B10", "does-not-follow", "--output-format=json").stdout)
    assert {row["code"] for row in rows} >= {"B101", "V101"}
    assert all(row["summary"] for row in rows)
    assert petitio("rules", "V1O1").returncode == 2


def test_init_writes_what_checks_and_is_laid_out(tmp_path: Path) -> None:
    assert petitio("init", "new", cwd=tmp_path).returncode == 0
    assert petitio("check", cwd=tmp_path / "new").returncode == 0
    assert petitio("fmt", "--check", cwd=tmp_path / "new").returncode == 0
    (tmp_path / "new" / "petitio.toml").write_text("# mine")
    again = petitio("init", "new", cwd=tmp_path)
    assert again.returncode == 2
    assert "petitio.toml is there already" in again.stderr
    assert (tmp_path / "new" / "petitio.toml").read_text() == "# mine"


def test_init_says_what_is_in_its_way(tmp_path: Path) -> None:
    (tmp_path / "example.arg").write_text(GOOD)
    done = petitio("init", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "petitio.toml").exists()) == (0, True)
    assert "example.arg is there already, and is left as it is" in done.stdout
    assert (tmp_path / "example.arg").read_text() == GOOD
    (tmp_path / "petitio.toml").rename(tmp_path / "other.toml")
    (tmp_path / "pyproject.toml").write_text("[tool.petitio]\n")
    done = petitio("init", cwd=tmp_path)
    assert done.returncode == 2
    assert "pyproject.toml has the settings in its table `tool.petitio`" in done.stderr


def test_what_init_writes_says_what_holds_anyway(tmp_path: Path) -> None:
    before = shown(tmp_path, "--isolated")
    petitio("init", cwd=tmp_path)
    assert shown(tmp_path) == before
    text = (tmp_path / "petitio.toml").read_text()
    lines = [line.removeprefix("# ") for line in text.splitlines() if "=" in line or line.startswith("# [")]
    told = tomllib.loads("\n".join(lines))
    assert told["exclude"] == before["exclude"]
    assert told["fail-on"] == before["fail-on"]
    assert told["format"] == before["format"]
    assert {key for key in told if key not in ("per-file-ignores", "severities")} <= set(before) | {
        "select",
        "extend-exclude",
    }
    assert "sarif" in text
    assert (told["markdown"], told["budget"]) == (before["markdown"], before["budget"])


def test_toml_is_read_only_where_there_is_some(folder: Path) -> None:
    code = "import sys; from petitio.cli.main import main; sys.argv = ['petitio', 'check', 'good.arg']; main()"
    timed = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=False, cwd=folder
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in timed.stderr.splitlines()}
    assert "petitio.pipeline" in loaded
    assert not loaded & {"tomllib", "petitio.formatting.formatted", "petitio.cli.fmt", "difflib", "asyncio"}


def test_lists_that_are_given_twice_add_up(folder: Path) -> None:
    given = ["--select=V101", "--select", "N103,B", "--ignore=R", "--ignore=B101", "--extend-select=B105"]
    patterns = ["--exclude=x", "--exclude=y,z", "--extend-exclude=u", "--extend-exclude=v"]
    ignored = ["--per-file-ignores=a.arg:R", "--per-file-ignores=a.arg:V,b.arg:B"]
    settings = shown(folder, *given, *patterns, *ignored, "--extend-select=B106")
    assert settings["select"] == ["V101", "N103", "B"]
    assert settings["ignore"] == ["R", "B101"]
    assert settings["extend-select"] == ["B105", "B106"]
    assert settings["exclude"] == ["x", "y", "z", "u", "v"]
    assert settings["per-file-ignores"] == {"a.arg": ["R", "V"], "b.arg": ["B"]}
    assert petitio("fmt", "--extend-exclude=deeper", "--extend-exclude=*.arg", cwd=folder).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--ignore=foo"], "--ignore: there is no rule foo"),
        (["--per-file-ignores=x:V1O1"], "--per-file-ignores: there is no rule V1O1; did you mean V101?"),
        (["--extend-select", "V101 N"], "'--extend-select': `V101 N` has a space in it; put commas between them"),
        (["--budget=0"], "'--budget': 0 is not in the range"),
        (["--show-settings", "--watch"], "--show-settings checks nothing: leave out --watch"),
        (["--statistics", "--output-format=sarif"], "--statistics are text or json, and the output format is sarif"),
    ],
    ids=str,
)
def test_what_is_wrong_with_an_option_names_it(folder: Path, arguments: list[str], words: str) -> None:
    done = petitio("check", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_a_width_that_is_none_is_the_fault_of_its_option(folder: Path) -> None:
    done = petitio("fmt", "--line-width=5", cwd=folder)
    assert done.returncode == 2
    assert "'--line-width': 5 is not in the range" in done.stderr


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("{here}/deeper/bad.arg", True),
        ("{here}/deeper", True),
        ("{here}/*/b*.arg", True),
        ("{here}/**/bad.arg", True),
        ("{way}/deeper/bad.arg", True),
        ("../{name}/deeper/bad.arg", True),
        ("deeper/../deeper/bad.arg", True),
        ("/deeper/bad.arg", True),
        ("{here}/bad.arg", False),
        ("../{name}/bad.arg", False),
        ("../deeper/bad.arg", False),
        ("/elsewhere/deeper/bad.arg", False),
    ],
)
def test_patterns_may_be_absolute_or_lead_out(folder: Path, pattern: str, fits: bool) -> None:
    way = folder.parent / f"{folder.name}-way"
    way.symlink_to(folder)
    wanted = pattern.format(here=folder, way=way, name=folder.name)
    status = 0 if fits else 1
    assert petitio("check", f"--extend-exclude={wanted}", cwd=folder).returncode == status
    assert petitio("check", f"--per-file-ignores={wanted}:V101", cwd=folder).returncode == status
    named = ("check", "--force-exclude", f"--extend-exclude={wanted}", str(folder / "deeper" / "bad.arg"))
    assert petitio(*named, cwd=folder).returncode == status


def test_patterns_lead_out_of_a_deeper_folder(folder: Path) -> None:
    (folder / "good").mkdir()
    done = petitio("check", "--extend-exclude=../deeper/*.arg", "../deeper", cwd=folder / "good")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_folder_without_arguments_has_nothing_to_lay_out(folder: Path) -> None:
    (folder / "empty").mkdir()
    for command, purpose in (("fmt", "lay out"), ("read", "read"), ("check", "check")):
        done = petitio(command, "empty", cwd=folder)
        assert done.stderr == f"petitio: nothing to {purpose}: there is no .arg file in empty\n"


@pytest.mark.parametrize("choice", [("--ignore", "V"), ("--select", "B"), ("--select", "")])
def test_errors_that_are_left_out_are_said_to_be(folder: Path, choice: tuple[str, str]) -> None:
    for _ in ("checked", "found again"):
        done = petitio("check", ".", *choice, cwd=folder)
        assert done.returncode == 0
        assert "checked 2 arguments in 2 files: the choice of rules leaves out 1 error" in done.stdout
    assert "as it should be" in petitio("check", "good.arg", *choice, cwd=folder).stdout


@pytest.mark.parametrize("choice", [("--ignore", "N101"), ("--select", "B"), ("--select", "")])
def test_what_gets_no_verdict_does_not_pass(folder: Path, choice: tuple[str, str]) -> None:
    path = folder / "unread.arg"
    path.write_text('argument a:\npred p "p"\npremise x: pp # petitio: ignore[N101] x\nconclude c: p\nexpect c holds\n')
    done = petitio("check", "unread.arg", *choice, cwd=folder)
    assert done.returncode == 1
    assert "N101" in done.stdout
    assert "checked 1 argument in 1 file: 1 error" in done.stdout
    assert "<failure" in petitio("check", "unread.arg", *choice, "--output-format=junit", cwd=folder).stdout


SHARED = [
    ('[tool.petitio]\nfail-on="warning"\n[project]\nversion = 1.0.0\n', "pyproject.toml:4:14: this is no TOML"),
    ('[tool]\npetitio = "x"\n', "pyproject.toml:2: `tool.petitio` is a table"),
    ("[tool.petitio\n", "pyproject.toml:1:14: this is no TOML"),
    ("[tool.petitio]\n# \udcff\n", "pyproject.toml:2:3: this is no TOML: the text is not UTF-8"),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_broken_shared_file_with_a_table_is_not_passed_over(folder: Path, text: str, expected: str) -> None:
    (folder / "pyproject.toml").write_text(text, "utf-8", "surrogateescape")
    done = petitio("check", ".", cwd=folder)
    assert (done.returncode, expected in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize("name", ["petitio.toml", ".petitio.toml", "pyproject.toml"])
def test_a_configuration_that_cannot_be_read_is_not_passed_over(folder: Path, name: str) -> None:
    (folder / name).symlink_to("nowhere.toml")
    done = petitio("check", ".", cwd=folder)
    assert (done.returncode, "cannot read" in done.stderr, name in done.stderr) == (2, True, True), done.stderr
    (folder / name).unlink()
    (folder / name).mkdir()
    assert petitio("check", ".", cwd=folder).returncode == (1 if name == "pyproject.toml" else 2)


SINGLE = [
    ("fail-on=note", """type --config 'fail-on="note"'"""),
    ("select=V,B101", """type --config 'select=["V", "B101"]'"""),
    ("fail-on=", "is no TOML and no file"),
    ("", "this is empty; name a file, or a setting"),
    ("jobs=2", "it is for the command line alone: `--jobs`"),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_a_setting_that_is_none_says_what_to_type(folder: Path, text: str, expected: str) -> None:
    done = petitio("check", "--config", text, cwd=folder)
    assert (done.returncode, expected in done.stderr) == (2, True), done.stderr


def test_what_is_for_the_command_line_alone_is_an_option_of_it() -> None:
    from petitio.cli.check import command
    from petitio.settings import COMMAND_LINE

    assert {f"--{word}" for word in COMMAND_LINE} <= {name for option in command.params for name in option.opts}
