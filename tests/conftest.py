"""Fixtures for every test: the settings of hypothesis, and `--update-golden`."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.support.cases import Case, Compare, compare
from tests.support.clock import TODAY

settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
settings.register_profile("search", parent=settings.get_profile("suite"), derandomize=False, max_examples=2000)
os.environ["DRAFTKIT_TODAY"] = TODAY.isoformat()
settings.load_profile(os.environ.get("DRAFTKIT_HYPOTHESIS", "suite"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what came out into the cases")


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Compare:
    """Compare what a case gave with what it expects."""
    update = request.config.getoption("--update-golden")

    def check(case: Case, made: str) -> None:
        compare(case, made, update)

    return check
