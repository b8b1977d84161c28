"""A small real mail server on loopback: it speaks SMTP over a socket and keeps what it is given.

Answers can be chosen for a recipient, and it can hang up where a real one might.
"""

import email
import email.policy
import socketserver
import threading
from email.message import EmailMessage
from typing import Any


class _Session(socketserver.StreamRequestHandler):
    """One connection."""

    server: "SmtpSink"

    def handle(self) -> None:
        self.server.connections += 1
        self._say("220 sink")
        while line := self.rfile.readline().decode().strip():
            word = line.split(":")[0].split()[0].upper()
            if word == "QUIT":
                self._say("221 bye")
                return
            if word == "DATA":
                if not self._take():
                    return
            elif word == "RCPT":
                self._say(self.server.answer_for(line))
            else:
                self._say("250 ok")

    def _take(self) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if self.server.data_answer:
            self._say(self.server.data_answer)
            return True
        self.server.keep(b"".join(lines))
        if self.server.hangs_up_after_accepting:
            self.server.hangs_up_after_accepting = False
            return False
        self._say("250 kept")
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class SmtpSink(socketserver.ThreadingTCPServer):
    """`with SmtpSink() as sink:` listens on a free port (or on `port`) until the end of the block."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Session)
        self.letters: list[EmailMessage] = []
        self.answers: dict[str, str] = {}
        self.data_answer = ""
        self.hangs_up_after_accepting = False
        self.connections = 0
        self._lock = threading.Lock()

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def mailers(self) -> dict[str, Any]:
        """MAILERS for Django's SMTP backend."""
        options = {"host": "127.0.0.1", "port": self.port, "timeout": 5}
        return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}

    def answer_for(self, line: str) -> str:
        return next((answer for address, answer in self.answers.items() if address in line), "250 ok")

    def keep(self, raw: bytes) -> None:
        with self._lock:
            self.letters.append(email.message_from_bytes(raw, policy=email.policy.default))

    def __enter__(self) -> "SmtpSink":
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.shutdown()
        self.server_close()
