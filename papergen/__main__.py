"""`python -m papergen` is `papergen`."""

from papergen.cli import main

if __name__ == "__main__":
    main(prog_name="papergen")
