"""A web server on loopback that answers byte by byte what a test tells it to, and keeps what it was asked."""
import socket
import threading
from dataclasses import dataclass, field


@dataclass
class Request:
    path: str
    host: str
    fields: dict[str, str] = field(default_factory=dict)


def answer(body=b"", status="200 OK", kind="text/html; charset=utf-8", **fields):
    """The bytes of an answer; field names have '_' for '-'."""
    body = body.encode() if isinstance(body, str) else body
    head = {"Content-Type": kind, "Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in fields.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value is not None)
    return f"HTTP/1.1 {status}\r\n{lines}Connection: close\r\n\r\n".encode("latin-1") + body


class MadeSite:
    """`pages` maps a path to bytes, or to a function of the Request that gives bytes or sends them itself over
    the socket (two parameters). What is not there is a 404."""

    def __init__(self, address="127.0.0.1"):
        self.pages = {}
        self.asked: list[Request] = []
        self._listener = socket.create_server((address, 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://{address}:{self.port}"
        threading.Thread(target=self._listen, daemon=True).start()

    def paths(self):
        return [request.path for request in self.asked]

    def close(self):
        self._listener.close()

    def _listen(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with connection:
            try:
                data = b""
                while b"\r\n\r\n" not in data:
                    more = connection.recv(65536)
                    if not more:
                        return
                    data += more
                first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
                fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
                request = Request(first.split(" ")[1], fields.get("host", ""), fields)
                self.asked.append(request)
                page = self.pages.get(request.path, answer("not here", "404 Not Found"))
                if callable(page):
                    page = page(request) if page.__code__.co_argcount == 1 else page(request, connection)
                if page:
                    connection.sendall(page)
            except OSError:
                pass  # the client has gone: what these tests are about
