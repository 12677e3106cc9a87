"""`papergen` and `python -m papergen`: the command, and then the end of the process."""

import gc
import os
import sys


def run() -> None:
    """Run the command and end, without taking apart what the system takes back anyhow (40 ms of a build, as mypy does it)."""
    gc.set_threshold(100_000, 20, 20)  # what is loaded stays, and need not be searched for rubbish over and over
    from papergen.cli import main

    try:
        main(prog_name="papergen")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # whoever was listening is gone
            code = code or 1
        os._exit(code)


if __name__ == "__main__":
    run()
