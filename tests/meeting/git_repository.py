"""A real git repository in a folder of its own, made without the user's settings."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_OWN = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
_OWN |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C"}
_OWN |= {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A"), ("EMAIL", "a@b.se"))}
_SETTINGS = ("-c", "protocol.file.allow=always", "-c", "core.autocrlf=false")


@dataclass(frozen=True)
class Repository:
    """A repository whose working tree is `root`."""

    root: Path

    def git(self, *arguments: str) -> str:
        """Run git; gives what it says."""
        command = ["git", "-C", str(self.root), *_SETTINGS, *arguments]
        done = subprocess.run(command, env=_OWN, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def begin(self) -> "Repository":
        """Make the repository; nothing is committed."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        return self

    def commit(self, tag: str = "") -> str:
        """Commit all there is, and tag it; gives the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=x")
        if tag:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")

    def state(self) -> dict[str, bytes | str]:
        """Give all that the repository holds and says of its working tree."""
        status = self.git("status", "--porcelain", "--ignored")  # first, since it may refresh the index
        files = (path for path in (self.root / ".git").rglob("*") if path.is_file())
        return {path.as_posix(): path.read_bytes() for path in files} | {"status": status}
