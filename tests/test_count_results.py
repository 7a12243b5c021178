"""The runner's sums must not hide a failure."""
import count_results
import pytest


@pytest.mark.parametrize(("log", "counts"), [
    ("98% tests passed, 1 tests failed out of 50\n", (49, 1, 0)),
    ("100% tests passed, 0 tests failed out of 3\n 2/3 Test #2: x ...***Skipped 0.1 sec\n", (2, 0, 1)),
    ("3 failed, 12 passed, 1 skipped in 0.12s\n", (12, 3, 1)),
    ("1 error in 0.12s\n", (0, 1, 0)),
    (" ❯ page.test.ts (8 tests | 1 failed) 90ms\n Test Files  1 failed (1)\n      Tests  7 passed | 1 failed (8)\n", (7, 1, 0)),
    ("5 passed, 0 failed, 2 skipped\n", (5, 0, 2)),
    ("nothing ran\n", (0, 0, 0)),
])
def test_counts(log, counts):
    assert count_results.count(log) == counts


@pytest.mark.parametrize(("log", "names"), [
    ("\t 12 - text.Utf8.Broken (Failed)\n\t 14 - text.Slow (Timeout)   unit\n\t 15 - text.Absent (Skipped)\n",
     ["12 - text.Utf8.Broken (Failed)", "14 - text.Slow (Timeout)   unit"]),
    ("FAILED tests/test_cli.py::test_help - assert 1 == 0\n1 failed, 2 passed in 0.1s\n", ["FAILED tests/test_cli.py::test_help - assert 1 == 0"]),
    ("stories  mean  0.700   floor 0.800   UNDER\nstories  brief  0.9   floor 0.8\n", ["stories  mean  0.700   floor 0.800   UNDER"]),
    (" × story view > opens\n ✓ front\n", ["× story view > opens"]),
    ("3 passed in 1s\n", []),
])
def test_failures(log, names):
    assert count_results.failures(log) == names
