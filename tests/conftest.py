"""Hypothesis profiles: `fast` unless told otherwise, `--hypothesis-profile=long` on demand."""

from __future__ import annotations

import os
import tempfile

from hypothesis import HealthCheck, settings

settings.register_profile(
    "fast",
    deadline=None,
    max_examples=25,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fast")

# What a test finds it finds itself, unless results that are kept are what it is about.
os.environ["PETITIO_NO_CACHE"] = "1"

# Nor is anything written to the home of whoever runs the tests.
_STATE = tempfile.TemporaryDirectory()
os.environ["XDG_STATE_HOME"] = os.environ["LOCALAPPDATA"] = _STATE.name
