"""`petitio rules`: all the rules there are."""

from __future__ import annotations

import click

from petitio.cli.options import rules_beginning


@click.command(name="rules")
@click.argument("selectors", nargs=-1, metavar="[RULES]...", shell_complete=rules_beginning)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(selectors: tuple[str, ...], output_format: str) -> int:
    """List the rules: code, name, weight, and what each says. With RULES (codes, beginnings of codes, names), only
    these; `petitio explain` has a page for each."""
    from petitio.render.rule_list import rule_list
    from petitio.rules.catalogue import CATALOGUE
    from petitio.selection import Selection
    from petitio.settings import SettingError, checked

    try:
        checked({"select": list(selectors)})
    except SettingError as error:
        raise click.UsageError(str(error)) from None
    wanted = Selection(select=selectors or ("ALL",))
    rules = [rule for rule in CATALOGUE if wanted.wants(rule)]
    click.echo(rule_list(rules, output_format), nl=False)
    return 0
