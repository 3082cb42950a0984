"""A test has the same name in every run and in every worker, also when it was given a fresh id or a signature."""

import re

import pytest

FRESH = (
    (re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "ID"),
    (re.compile(r"[\w-]*:[\w-]{6}:[\w-]{43}"), "SIGNED"),
)


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Put a word in the place of what differs from process to process."""
    if not isinstance(val, str):
        return None
    told = val
    for pattern, word in FRESH:
        told = pattern.sub(word, told)
    return told if told != val else None
