"""For a machine without a provider: texts appear where the server was started."""

import sys


class ConsoleTextSender:
    """Writes each message to standard output, set apart so that a code is easy to find."""

    def send(self, to: str, words: str) -> None:
        """Never refuses."""
        sys.stdout.write(f"{'-' * 60}\nText to {to}\n\n{words}\n{'-' * 60}\n")
        sys.stdout.flush()
