"""User's text as every report may show it."""


def one_line(text: str) -> str:
    """Give a text on one line, without what a terminal or a browser would act on instead of showing."""
    return "".join(one if one.isprintable() or one == "\u00ad" else " " if one.isspace() else "\ufffd" for one in text)


def clipped(text: str, most: int) -> str:
    """Give at most so many characters of a text, and say how many are left out."""
    return text if len(text) <= most else f"{text[:most]} … ({len(text) - most} tecken till)"
