"""The Swedish word list as it is installed."""

import time
from importlib.metadata import PackageNotFoundError

import pytest

from papergen.check.hunspell_list import HunspellLexicon
from papergen.steps import word_list
from papergen.steps.word_list import read_word_list, swedish_words

OF_PAPERS = (
    "nämnden arbetsmarknadsnämnden utvecklingsmedel myndighetssamverkansplan Stockholm tillämpbara och genom länsstyrelsen "
    "beviljades handläggare Socialnämndens KOMMUNEN brottsoffren stadsdelsförvaltningar"
)


@pytest.mark.parametrize("word", OF_PAPERS.split())
def test_words_of_committee_papers_are_known(word):
    assert swedish_words().knows(word)


@pytest.mark.parametrize("word", ["traffickning", "lingsmedel", "nämn-den" * 9, "samorda", "teh", "fragan", "0ch", ""])
def test_what_is_no_word_is_not(word):
    assert not swedish_words().knows(word)


def test_the_first_part_of_a_compound_is_known():
    assert swedish_words().begins("informations")
    assert swedish_words().begins("arbetsmarknads")
    assert not swedish_words().begins("informationen")


def test_the_list_is_read_fast():
    start = time.perf_counter()
    assert HunspellLexicon(read_word_list).knows("nämnden")
    assert time.perf_counter() - start < 1  # 0.05 s on a quiet machine


@pytest.mark.parametrize("error", [PackageNotFoundError("hunspell-sv"), OSError("borta")])
def test_a_list_that_is_missing_is_empty(monkeypatch, error):
    def missing(name):
        raise error

    monkeypatch.setattr(word_list, "files", missing)
    assert read_word_list() == ("", "")


@pytest.mark.parametrize("found", [None, []])
def test_an_installation_without_its_files_is_empty(monkeypatch, found):
    monkeypatch.setattr(word_list, "files", lambda name: found)
    assert read_word_list() == ("", "")
    assert not HunspellLexicon(read_word_list).knows("och")
