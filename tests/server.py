"""A running `tellings serve` for tests, and sockets to talk to it as browsers would not."""
import json
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request


def eventually(look, holds, seconds=90):
    """What `look` gives once that `holds`; fails with what it gave last."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if holds(seen):
            return seen
        assert time.monotonic() < deadline, seen
        time.sleep(0.05)


class Server:
    """Serves `db` on a free port of loopback until stop()."""

    def __init__(self, binary, db, *options):
        self.process = subprocess.Popen([str(binary), "serve", "--db", str(db), "--port", "0", *map(str, options)],
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        found = re.search(r"http://(\[?[0-9a-f.:]+?\]?):(\d+)/", line)
        assert found, line + self.process.stderr.read()
        self.port = int(found[2])
        self.url = f"http://127.0.0.1:{self.port}"

    def ask(self, path, method="GET", body=None, **headers):
        """(status, headers, bytes); a failure is an answer too."""
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            headers.setdefault("content_type", "application/json")
        request = urllib.request.Request(self.url + path, method=method, data=body,
                                         headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def json(self, path, **options):
        status, _, body = self.ask(path, **options)
        assert status in (200, 201, 202), (status, body)
        return json.loads(body)

    def raw(self, data, timeout=20):
        """All that comes back for these bytes, until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as s:
            s.sendall(data)
            got = b""
            while True:
                try:
                    piece = s.recv(65536)
                except ConnectionResetError:
                    return got
                if not piece:
                    return got
                got += piece

    def stop(self):
        """The exit code after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)
