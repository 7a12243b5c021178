"""The runner's sums must not hide a failure."""
import count_results
import pytest


@pytest.mark.parametrize(("log", "counts"), [
    ("98% tests passed, 1 tests failed out of 50\n", (49, 1, 0)),
    ("100% tests passed, 0 tests failed out of 3\n 2/3 Test #2: x ...***Skipped 0.1 sec\n", (2, 0, 1)),
    ("3 failed, 12 passed, 1 skipped in 0.12s\n", (12, 3, 1)),
    ("1 error in 0.12s\n", (0, 1, 0)),
    (" Test Files  1 passed (1)\n      Tests  7 passed | 1 failed (8)\n", (7, 1, 0)),
    ("5 passed, 0 failed, 2 skipped\n", (5, 0, 2)),
    ("nothing ran\n", (0, 0, 0)),
])
def test_counts(log, counts):
    assert count_results.count(log) == counts
