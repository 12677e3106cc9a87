"""One line of the text and how far it has been read, with tab stops of four columns."""

import re

TAB_STOP = 4
SPACES = re.compile(r"[ \t]*")


class LineCursor:
    """A place in a line: `offset` counts characters, `column` columns on screen.

    `nonspace` is the offset of the next character that is no space or tab, `indent` the columns up to it; both are right
    after `find_nonspace`. The line ends with a line feed.
    """

    __slots__ = ("blank", "column", "indent", "nonspace", "nonspace_column", "offset", "partial_tab", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        """Begin at the first character of the line `text`, which stands at source offset `start`."""
        self.text = text
        self.start = start
        self.offset = 0
        self.column = 0
        self.nonspace = 0
        self.nonspace_column = 0
        self.indent = 0
        self.blank = False
        self.partial_tab = False

    def find_nonspace(self) -> None:
        """Look for the next character that is no space or tab."""
        if self.nonspace <= self.offset:
            end = SPACES.match(self.text, self.offset).end()  # type: ignore[union-attr]  # the expression matches nothing too
            column = self.column
            if self.text.find("\t", self.offset, end) < 0:
                column += end - self.offset
            else:
                for char in self.text[self.offset : end]:
                    column += 1 if char == " " else TAB_STOP - column % TAB_STOP
            self.nonspace = end
            self.nonspace_column = column
        self.indent = self.nonspace_column - self.column
        self.blank = self.text[self.nonspace : self.nonspace + 1] in ("\n", "")

    def skip(self, count: int) -> None:
        """Move on by `count` characters."""
        for char in self.text[self.offset : self.offset + count]:
            self.column += 1 if char != "\t" else TAB_STOP - self.column % TAB_STOP
            self.offset += 1
        if count > 0:
            self.partial_tab = False

    def skip_columns(self, count: int) -> None:
        """Move on by `count` columns; a tab may be passed in part."""
        while count > 0 and self.offset < len(self.text):
            if self.text[self.offset] == "\t":
                to_stop = TAB_STOP - self.column % TAB_STOP
                self.partial_tab = to_stop > count
                step = min(count, to_stop)
                self.offset += 0 if self.partial_tab else 1
            else:
                self.partial_tab = False
                step = 1
                self.offset += 1
            self.column += step
            count -= step

    def skip_to_nonspace(self) -> None:
        """Move on to the character that `find_nonspace` found."""
        self.skip(self.nonspace - self.offset)

    def skip_to_end(self) -> None:
        """Move on to the line feed."""
        self.offset = len(self.text) - 1
        self.partial_tab = False

    def rest(self) -> str:
        """Give what is left of the line, a tab read in part as the spaces that remain of it."""
        if self.partial_tab:
            return " " * (TAB_STOP - self.column % TAB_STOP) + self.text[self.offset + 1 :]
        return self.text[self.offset :]

    def at_space(self) -> bool:
        """Say whether a space or tab comes next."""
        return self.text[self.offset : self.offset + 1] in (" ", "\t")
