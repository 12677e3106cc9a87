"""Every rule, in the order of their codes. A new rule is a file beside this one and a line here."""

from papergen.check.rule import Rule
from papergen.check.rules.adjustment_in_own_words import adjustment_in_own_words
from papergen.check.rules.agenda_and_papers_differ import agenda_and_papers_differ
from papergen.check.rules.amounts_that_differ import amounts_that_differ
from papergen.check.rules.announced_count_wrong import announced_count_wrong
from papergen.check.rules.attachment_not_as_in_text import attachment_not_as_in_text
from papergen.check.rules.attachments_miscounted import attachments_miscounted
from papergen.check.rules.bullets_lost import bullets_lost
from papergen.check.rules.consequences_left_out import consequences_left_out
from papergen.check.rules.contact_missing import contact_missing
from papergen.check.rules.damage_of_text_recognition import damage_of_text_recognition
from papergen.check.rules.dates_out_of_order import dates_out_of_order
from papergen.check.rules.decided_thing_nowhere_else import decided_thing_nowhere_else
from papergen.check.rules.decision_leans_on_paper import decision_leans_on_paper
from papergen.check.rules.decision_not_by_namnd import decision_not_by_namnd
from papergen.check.rules.decision_not_one_thing import decision_not_one_thing
from papergen.check.rules.decision_unlike_body import decision_unlike_body
from papergen.check.rules.decision_without_support import decision_without_support
from papergen.check.rules.dnr_not_in_form import dnr_not_in_form
from papergen.check.rules.done_before_decided import done_before_decided
from papergen.check.rules.example_item_left import example_item_left
from papergen.check.rules.example_text_left import example_text_left
from papergen.check.rules.few_people_counted import few_people_counted
from papergen.check.rules.front_matter_incomplete import front_matter_incomplete
from papergen.check.rules.hard_word import hard_word
from papergen.check.rules.heading_not_usual import heading_not_usual
from papergen.check.rules.heading_on_wrong_level import heading_on_wrong_level
from papergen.check.rules.interval_by_hyphen import interval_by_hyphen
from papergen.check.rules.letters_of_another_alphabet import letters_of_another_alphabet
from papergen.check.rules.long_sentence import long_sentence
from papergen.check.rules.mixed_dates import mixed_dates
from papergen.check.rules.mixed_marks import mixed_marks
from papergen.check.rules.name_in_other_form import name_in_other_form
from papergen.check.rules.not_read_as_it_stands import not_read_as_it_stands
from papergen.check.rules.other_namnd_than_addressed import other_namnd_than_addressed
from papergen.check.rules.paragraph_broken import paragraph_broken
from papergen.check.rules.parts_not_the_whole import parts_not_the_whole
from papergen.check.rules.passive_chain import passive_chain
from papergen.check.rules.percent_without_space import percent_without_space
from papergen.check.rules.personal_data_shown import personal_data_shown
from papergen.check.rules.phone_without_area_code import phone_without_area_code
from papergen.check.rules.repealed_statute import repealed_statute
from papergen.check.rules.says_nothing_to_some_readers import says_nothing_to_some_readers
from papergen.check.rules.section_missing import section_missing
from papergen.check.rules.sections_out_of_order import sections_out_of_order
from papergen.check.rules.sentence_repeated import sentence_repeated
from papergen.check.rules.sentence_without_end import sentence_without_end
from papergen.check.rules.signatories_not_as_usual import signatories_not_as_usual
from papergen.check.rules.sum_in_table import sum_in_table
from papergen.check.rules.term_spelled_in_two_ways import term_spelled_in_two_ways
from papergen.check.rules.text_lost_at_an_edge import text_lost_at_an_edge
from papergen.check.rules.thousands_not_by_space import thousands_not_by_space
from papergen.check.rules.unexplained_abbreviation import unexplained_abbreviation
from papergen.check.rules.units_mixed import units_mixed
from papergen.check.rules.word_broken_by_hyphen import word_broken_by_hyphen

RULES: tuple[Rule, ...] = (
    says_nothing_to_some_readers,
    attachments_miscounted,
    attachment_not_as_in_text,
    agenda_and_papers_differ,
    consequences_left_out,
    mixed_dates,
    dates_out_of_order,
    done_before_decided,
    decision_not_by_namnd,
    decided_thing_nowhere_else,
    decision_without_support,
    decision_unlike_body,
    decision_not_one_thing,
    adjustment_in_own_words,
    decision_leans_on_paper,
    not_read_as_it_stands,
    repealed_statute,
    long_sentence,
    passive_chain,
    unexplained_abbreviation,
    hard_word,
    front_matter_incomplete,
    dnr_not_in_form,
    contact_missing,
    phone_without_area_code,
    thousands_not_by_space,
    units_mixed,
    percent_without_space,
    interval_by_hyphen,
    other_namnd_than_addressed,
    name_in_other_form,
    personal_data_shown,
    few_people_counted,
    signatories_not_as_usual,
    section_missing,
    sections_out_of_order,
    heading_not_usual,
    heading_on_wrong_level,
    text_lost_at_an_edge,
    sum_in_table,
    parts_not_the_whole,
    amounts_that_differ,
    announced_count_wrong,
    letters_of_another_alphabet,
    word_broken_by_hyphen,
    paragraph_broken,
    damage_of_text_recognition,
    term_spelled_in_two_ways,
    sentence_without_end,
    mixed_marks,
    sentence_repeated,
    bullets_lost,
    example_text_left,
    example_item_left,
)
