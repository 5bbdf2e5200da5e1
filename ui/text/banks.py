"""Words for question banks: why a file was refused, what is doubtful about a row, and the kinds of questions."""

from __future__ import annotations

from ui.text.catalogue import ptr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Doubt


def bank_problem(code: str) -> str:
    """Why a file cannot be taken as a bank; nothing was stored."""
    return {
        "empty": tr("The file is empty."),
        "too_large": tr("The file is too large to be a question bank."),
        "broken": tr("The file is damaged and cannot be read."),
        "password": tr("The file is locked with a password. Save it without one and try again."),
        "macros": tr("The file holds macros, which may do harm. Save it as .xlsx or .docx and try again."),
        "unknown_format": tr("This is no kind of question bank that can be read."),
        "no_weights": tr("No table of topics with their percents was found in it."),
        "old_word": tr("This is a Word file from before Word 97, or an RTF file. Save it as .docx and try again."),
        "pdf": tr("PDF files cannot be read. Copy the questions out and paste them."),
        "archive": tr("This is a packed folder. Unpack it and take the bank inside."),
        "no_questions": tr("No questions were found in the file."),
        "no_text": tr("The file holds a picture and no text."),
        "text_too_long": tr("A text is too long for a sheet. Export to another format."),
        "unsafe": tr("The file would unpack to far more than a question bank; it was not opened."),
    }[code]


def doubt_words(doubt: Doubt) -> str:
    """Why a row, or a whole table, should be looked at."""
    return {**_answer_doubts(), **_text_doubts(), **_table_doubts()}.get(doubt.code, doubt.code).format(
        **dict(doubt.params)
    )


def _answer_doubts() -> dict[str, str]:
    return {
        "answer_missing": tr("There is no answer."),
        "answer_not_understood": tr("The answer “{answer}” was not understood."),
        "answer_outside_options": tr("The answer “{answer}” names an option that is not there."),
        "answer_by_number": tr("The answer “{answer}” was taken for the number of an option."),
        "answer_taken_from_stem": tr("The answer was taken out of the question's text."),
        "answer_from_colour": tr("The answer was taken from the colour of an option."),
        "own_answer": tr("The file only tells what somebody answered, not what is right."),
        "two_answers": tr("The blank of the question says {inside}, its answer {answer}."),
        "blanks_and_answers_differ": tr("The question has {blanks} blanks and {answers} answers."),
        "kind_and_options_differ": tr("The type of the question and its options do not fit together."),
        "right_answer_unsure": tr("Which option is right is not certain."),
        "several_right_answers": tr("Several options are marked as right."),
        "single_with_several_answers": tr("A single choice with several answers was taken for a multiple choice."),
        "true_sign_unsure": tr("Which sign means “true” is not certain."),
    }


def _text_doubts() -> dict[str, str]:
    return {
        "cells_beside": tr("An option is empty, and something stands behind them: are all of them there?"),
        "columns_slipped": tr("The cells of the row had slipped by one column and were put back."),
        "damaged_text": tr("The text has damaged characters."),
        "not_a_question": tr("This does not look like a question."),
        "one_option": tr("There is only one option."),
        "options_alike": tr("Two options are the same."),
        "options_missing": tr("There are no options."),
        "picture_left_out": tr("A picture or formula of the file could not be taken along."),
        "run_together": tr("Two questions or options may have run into one."),
        "mark_left": tr("A number or another mark may not belong to the question."),
        "stem_missing": tr("There is no question text."),
        "text_after_answer": tr("There is text after the answer that belongs nowhere."),
        "too_long": tr("The text is very long; answer and options were not looked for inside it."),
    }


def _table_doubts() -> dict[str, str]:
    return {
        "columns_unknown": tr("Nothing was recognised; say what each column holds."),
        "no_header": tr("The table has no header; its columns were guessed."),
        "numbers_from_one_assumed": tr("Numbers were taken to count options from one."),
        "right_answer_first_assumed": tr("The first option was taken to be the right one in every row."),
        "true_sign_guessed": tr("“{sign}” was taken to mean “true”."),
    }


def kind_name(kind: str) -> str:
    """A type of question."""
    return {
        "single": ptr("question", "Single choice"),
        "multiple": ptr("question", "Multiple choice"),
        "true_false": ptr("question", "True or false"),
        "fill_in": ptr("question", "Fill in"),
        "short_answer": ptr("question", "Short answer"),
        "calculation": ptr("question", "Calculation"),
        "ordering": ptr("question", "Ordering"),
        "matching": ptr("question", "Matching"),
    }[kind]


def role_name(role: str) -> str:
    """What a column of a table holds."""
    if role.startswith("option_"):
        return tr("option {letter}").format(letter=chr(ord("A") + int(role[7:])))
    return {
        "": ptr("column", "not used"),
        "number": ptr("column", "number"),
        "kind": ptr("column", "type"),
        "passage": ptr("column", "text before the question"),
        "stem": ptr("column", "question"),
        "options": ptr("column", "options"),
        "answer": ptr("column", "answer"),
        "explanation": ptr("column", "explanation"),
        "topic": ptr("column", "topic"),
        "difficulty": ptr("column", "difficulty"),
        "source": ptr("column", "source"),
    }.get(role, role)
