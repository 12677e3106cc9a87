"""The commands of papergen, by what they are for; `cli.py` puts them together."""

from papergen.swedish import speak_swedish

# Before any command is made: click takes its own words when it makes one.
speak_swedish()
