"""The documents say what is so: each path they name exists, each transcript is what the program prints."""
import os
import re

import pytest

DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "eval/README.md", "examples/README.md", "docs/server.md", "docs/study.md"]
FOLDERS = "src|web|python|spark|tests|eval|fuzz|bench|examples|docs|cmake|tools"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_path_named_exists(root, name):
    text = (root / name).read_text(encoding="utf-8")
    missing = [path for path in re.findall(rf"`((?:{FOLDERS})/[A-Za-z0-9_./-]*)`", text) if not (root / path.rstrip("/")).exists()]
    assert not missing


MODEL_HASH = re.compile(r"\b[0-9a-f]{12}\b")  # the vectors are made on each machine
TRANSCRIPT = re.compile(r"<!-- transcript: (?P<command>.+?) -->\n```text\n(?P<body>.*?)```\n", re.S)


@pytest.fixture(scope="session")
def desk(root, run, tmp_path_factory):
    """A folder with desk.db, the store of the example."""
    folder = tmp_path_factory.mktemp("desk")
    done = run("add", "--db", folder / "desk.db", root / "examples/port-marchant")
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.mark.parametrize("name", ["README.md", "docs/study.md"])
def test_each_transcript_is_what_the_program_prints(root, run, desk, name):
    """`$ tellings ...` and the first lines of its output. UPDATE_DOCS=1 writes them anew."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    found = list(TRANSCRIPT.finditer(text))
    assert found
    for transcript in found:
        arguments = transcript["command"].split()
        lines = transcript["body"].splitlines()
        done = run(*arguments, cwd=desk if "desk.db" in arguments else root, env={**os.environ, "NO_COLOR": "1", "COLUMNS": "110"})
        assert done.returncode == 0, done.stderr.decode()
        printed = done.stdout.decode().splitlines()
        shown = len(lines) - 1 - (1 if lines[-1] == "..." else 0) if len(lines) > 1 else len(printed)
        body = [f"$ tellings {transcript['command']}", *printed[:shown], *(["..."] if shown < len(printed) else [])]
        if os.environ.get("UPDATE_DOCS"):
            block = f"<!-- transcript: {transcript['command']} -->\n```text\n" + "\n".join(body) + "\n```\n"
            path.write_text(path.read_text(encoding="utf-8").replace(transcript[0], block), encoding="utf-8")
        else:
            assert [MODEL_HASH.sub("", line) for line in body] == [MODEL_HASH.sub("", line) for line in lines]
