#!/usr/bin/env python3
"""What calling from Python costs: `tellings.annotate_table` beside the command `tellings annotate`, over the accounts of eval/stories on
one thread: processor seconds of a process that reads them all, less those of one that reads a single account, so that starting and
loading are taken off; turn by turn, the least of the rounds of each.

    bench/python_overhead.py [--rounds N]

Prints one JSON object. Runs in build/python-venv, where tests/python.sh has installed the wheel.
"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = os.environ.get("TELLINGS_BINARY", str(ROOT / "build/release/tellings"))
CALL = "import pathlib, sys, tellings; tellings.annotate_table(pathlib.Path(sys.argv[1]), threads=1)"
ROUNDS_OF_THE_STORIES = 3  # with numbers of their own, so that there is enough to measure


def cores_of(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    lines = [line for path in sorted(ROOT.glob("eval/stories/*/accounts.jsonl")) for line in path.read_text().splitlines()]
    accounts = [{**json.loads(line), "id": f"{turn}-{number}"} for turn in range(ROUNDS_OF_THE_STORIES) for number, line in enumerate(lines)]
    with tempfile.TemporaryDirectory() as folder:
        files = {name: pathlib.Path(folder) / f"{name}.jsonl" for name in ("all", "one")}
        files["all"].write_text("".join(json.dumps(account) + "\n" for account in accounts))
        files["one"].write_text(json.dumps(accounts[0]) + "\n")
        commands = {"engine": [BINARY, "annotate", "--threads", "1"], "python": [sys.executable, "-c", CALL]}
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(options.rounds):
            for name, command in commands.items():
                best[name] = min(best[name], cores_of([*command, str(files["all"])]) - cores_of([*command, str(files["one"])]))
    print(json.dumps({"accounts": len(accounts), **{f"{name}_seconds": round(seconds, 3) for name, seconds in best.items()},
                      "outside_the_engine": round(best["python"] / best["engine"] - 1, 3)}))


if __name__ == "__main__":
    main()
