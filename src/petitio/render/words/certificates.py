"""What a second solver says of a verdict, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from petitio.report import ArgumentReport, CertificateReport

# Said of the solver, behind its name.
reasons: Mapping[str, str] = {
    "budget": "does not know within its budget",
    "error": "cannot read a question",
    "time": "took too long",
    "ended": "came to an end without an answer",
    "too large": "was not asked, for a question is too long",
    "not asked": "was not asked, for what a lemma rests on cannot be told apart",
}


def certificate_words(found: CertificateReport) -> str:
    """Whether a verdict is confirmed, and if not, why not."""
    if found.status == "confirmed":
        return f"confirmed by {found.solver}"
    parts = f" ({found.agreed} of {found.asked} parts are confirmed)" if found.asked > 1 else ""
    return f"not confirmed: {found.solver} {found.reason}{parts}"


def scenario_certificates(argument: ArgumentReport) -> Iterator[str]:
    """What is confirmed of the verdicts in scenarios: in a sentence, and in one for each that is not."""
    rows = [
        (f"{claim.name} in {scenario}", certificate)
        for claim in argument.claims
        for scenario, certificate in (claim.certificates or {}).items()
        if scenario not in argument.impossible
    ]
    left = [(where, certificate) for where, certificate in rows if certificate.status != "confirmed"]
    if len(left) < len(rows):
        rest = "the rest of what" if left else "what"
        yield f"{rest} follows in a scenario, or cannot be, is confirmed by {rows[0][1].solver}"
    for where, certificate in left:
        yield f"{where}: {certificate_words(certificate)}"


def certificates_of(argument: ArgumentReport) -> Iterator[tuple[str, str, CertificateReport]]:
    """Each certificate in an argument: what it is of, a claim or the argument; the verdict, with the scenario or what
    else it is under; and the certificate."""
    if argument.certificate is not None:
        yield argument.name, argument.position or "", argument.certificate
    for claim in argument.claims:
        if claim.certificate is not None:
            yield claim.name, claim.verdict or "", claim.certificate
        for scenario, certificate in (claim.certificates or {}).items():
            yield claim.name, f"{(claim.scenarios or {})[scenario]} in scenario {scenario}", certificate
        for variant in claim.variants:
            if variant.certificate is not None:
                under = "" if variant.under is None else f" under {', '.join(variant.under) or 'nothing'}"
                without = f" without {', '.join(variant.without)}" if variant.without else ""
                scenario = f" in scenario {variant.scenario}" if variant.scenario else ""
                yield claim.name, f"{variant.verdict}{scenario}{under}{without}", variant.certificate
