"""Facts kept in build/ as JSON, with a hash of themselves, so that what was changed by hand or cut off is not believed."""

import json
from collections.abc import Mapping
from typing import Any

from papergen.steps.manifest import sha256


def sealed(facts: Mapping[str, object]) -> bytes:
    """Write facts with their seal; the same facts give the same bytes."""
    said = json.dumps({**facts, "seal": ""}, ensure_ascii=False, sort_keys=True)
    return json.dumps({**facts, "seal": sha256(said.encode())}, ensure_ascii=False, sort_keys=True).encode()


def unsealed(data: bytes) -> dict[str, Any]:
    """Read facts; raises ValueError for what `sealed` did not write."""
    try:
        facts = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(facts, dict) or sealed(facts) != data:
        raise ValueError("the seal is broken")
    return facts
