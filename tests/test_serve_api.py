"""The API does what its OpenAPI file says, for requests that schemathesis makes up from it."""
import json
import pathlib
import re
import subprocess
import sys

import pytest
from server import Server
from test_store import STORY, as_input, poured


@pytest.fixture(scope="module")
def server(root, binary, run, tmp_path_factory):
    db = tmp_path_factory.mktemp("api") / "t.db"
    assert run("add", "--db", db, input=as_input(poured(root, STORY))).returncode == 0
    running = Server(binary, db)
    yield running
    assert running.stop() == 0


def test_the_description_is_the_file(root, server):
    assert server.json("/api/v1/openapi.json") == json.loads((root / "src/server/data/openapi.json").read_text())


def test_every_route_is_described(root, server):
    """What the sources register is what the file lists; pages are no part of the API."""
    routes = {(method.lower(), path) for source in (root / "src/server").glob("*_routes.cc")
              for method, path in re.findall(r'router\.add\(\s*"([A-Z]+)",\s*"([^"]+)"', source.read_text())}
    named = {name: path for source in (root / "src/server").glob("*_routes.cc") for name, path in re.findall(r'string_view (k\w+) = "(/[^"]+)"', source.read_text())}
    for source in (root / "src/server").glob("*_routes.cc"):
        routes |= {(method.lower(), named[name]) for method, name in re.findall(r'router\.add\(\s*"([A-Z]+)",\s*(k\w+)', source.read_text())}
    described = {(method, path) for path, item in server.json("/api/v1/openapi.json")["paths"].items() for method in item}
    assert routes == described


def test_answers_are_as_described(server, tmp_path):
    """Bounded, from one seed. Left out: positive_data_acceptance (a day that does not exist fits the schema of a text),
    and the events, whose answer has no end."""
    tool = pathlib.Path(sys.executable).parent / "schemathesis"
    if not tool.exists():
        pytest.skip("schemathesis is not there; tools/requirements.txt pins it")
    done = subprocess.run([tool, "run", server.url + "/api/v1/openapi.json", "--max-examples", "15", "--seed", "1", "--generation-database", "none", "--no-color",
                           "--exclude-path", "/api/v1/events", "--exclude-checks", "positive_data_acceptance", "--request-timeout", "20"],
                          cwd=tmp_path, capture_output=True, text=True, timeout=170)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
