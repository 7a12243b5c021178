"""Prints "PASSED FAILED SKIPPED" as the closing lines of a test run say, then a line for each test that failed: count_results.py LOG."""
import pathlib
import re
import sys


def count(log: str) -> tuple[int, int, int]:
    log = re.sub(r"\x1b\[[0-9;]*m", "", log)
    passed = failed = skipped = 0
    for ran in re.finditer(r"(\d+)% tests passed, (\d+) tests failed out of (\d+)", log):  # ctest
        absent = len(re.findall(r"\*\*\*Skipped", log))
        failed += int(ran[2])
        skipped += absent
        passed += int(ran[3]) - int(ran[2]) - absent
    if passed + failed + skipped:
        return passed, failed, skipped
    for line in log.splitlines():
        if not re.search(r"\d+ (passed|failed|error|skipped)", line) or re.match(r"\s*(Test Files|❯)", line):
            continue
        found = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|errors?|skipped)", line)}
        passed += found.get("passed", 0)
        failed += found.get("failed", 0) + found.get("error", 0) + found.get("errors", 0)
        skipped += found.get("skipped", 0)
    return passed, failed, skipped


def failures(log: str) -> list[str]:
    log = re.sub(r"\x1b\[[0-9;]*m", "", log)
    named = r"^\s*\d+ - \S.* \((?!Skipped|Disabled)\w.*\)(?:\s+\w+)*$"  # ctest: "12 - text.Utf8 (Failed)", labels after it
    return [line.strip() for line in log.splitlines() if re.match(named + r"|(FAILED|ERROR) |.*   UNDER$|.*: its data has hash |\s*[×✗✘] ", line)]


if __name__ == "__main__":
    log = pathlib.Path(sys.argv[1]).read_text(errors="replace")
    print(*count(log))
    print(*failures(log), sep="\n")
