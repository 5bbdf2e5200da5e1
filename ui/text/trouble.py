"""The sentence for each code that an error or a problem can have."""

from __future__ import annotations

from ui.text.catalogue import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def error_words(code: str, params: Mapping[str, Any]) -> str:
    """An error that stops an act, with what it is about filled in."""
    if code == "in_use" and not params.get("pid"):
        code = "in_use_by_unknown"
    if code == "not_found":
        code = f"no_{params['what']}" if f"no_{params['what']}" in _not_found() else "not_found"
        if code == "no_person" and not params["name"]:
            code = "nobody"
    if code == "changed_since" and not params["later"]:
        code = "changed_besides"
    if code == "refused" and params.get("path"):
        code = "refused_file"
    if code == "bad_argument":
        code = f"not_{params['expected']}"
    words = {**_storage(), **_not_found(), **_acts(), **_usage(), **_computer()}[code]
    return words.format(**{name: _shown(name, value) for name, value in params.items()})


def _shown(name: str, value: Any) -> str:
    """A value in words: a moment to the minute, several values in a row."""
    if name == "since":
        return str(value)[:16].replace("T", " ")
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _storage() -> dict[str, str]:
    return {**_places(), **_kinds_of_file(), **_disk()}


def _places() -> dict[str, str]:
    return {
        "missing": tr("There is no file “{path}”. It was moved or renamed, or its stick is not plugged in."),
        "no_career_file": tr("There is no career file “{path}” yet. To make one: career-tracker new “{path}”"),
        "exists": tr("“{path}” is there already; nothing was written over it. Choose another name."),
        "no_folder": tr("The folder for “{path}” does not exist."),
        "is_folder": tr("“{path}” is a folder, not a file."),
        "no_regular_file": tr("“{path}” is a device or a pipe, not a file."),
        "long_name": tr("The name “{path}” is too long for this disk. Choose a shorter one."),
        "in_use": tr(
            "“{path}” is open in another window of the computer {host} since {since}. Close it there to change it here."
        ),
        "in_use_by_unknown": tr("“{path}” is open in another window. Close it there to change it here."),
        "read_only": tr("“{path}” can only be read, not changed. To change it, copy it to a folder of your own."),
        "no_permission": tr("You have no permission for “{path}”. Nothing was changed. Choose another place."),
        "moved": tr(
            "“{path}” is no longer where it was opened: moved, deleted or replaced, or the stick was pulled out. "
            "This last change was not saved; all before it was. Save a copy elsewhere, then open that."
        ),
    }


def _kinds_of_file() -> dict[str, str]:
    return {
        "not_career_file": tr("“{path}” is not a file of Career Tracker. It was left as it is."),
        "corrupt": tr(
            "“{path}” is damaged: parts of it cannot be read. It was left as it is. Go back to a copy of it."
        ),
        "newer": tr(
            "“{path}” was written by a newer version of Career Tracker (schema {version}, this one knows {known}). "
            "It was left as it is; open it with the newer version."
        ),
        "older_read_only": tr(
            "“{path}” is from an older version and must be brought up to date, but can only be read where it is. "
            "Copy it to a folder of your own and open the copy."
        ),
        "no_update": tr(
            "“{path}” could not be brought up to date: another program changed it. A copy of it as it was is in the "
            "folder of copies beside it."
        ),
        "password_needed": tr("“{path}” is locked with a password. Give it in a file, with --password-file FILE."),
        "wrong_password": tr("This password does not open “{path}”; the file was not changed."),
        "no_cipher": tr(
            "“{path}” needs the driver for files with a password, which this computer lacks. Nothing was changed. "
            "Install it with: pip install sqlcipher3"
        ),
    }


def _disk() -> dict[str, str]:
    return {
        "busy": tr("Another program is writing to “{path}”. Nothing was changed. Please try again in a moment."),
        "disk_full": tr("The disk is full. “{path}” is as it was before. Make room on the disk, then do it again."),
        "io": tr(
            "The disk does not read or write “{path}” properly. This last act was not kept. See whether the disk or "
            "stick is plugged in well; save a copy on another one soon."
        ),
        "too_large": tr("This is too large for “{path}”; nothing was changed."),
        "no_memory": tr(
            "The computer has too little free memory for “{path}”. Nothing was changed. Close other programs, "
            "then try again."
        ),
    }


def _not_found() -> dict[str, str]:
    return {
        "not_found": tr("The file has no {what} “{name}”."),
        "nobody": tr("There is no worker in the file yet. Import a career file or add a worker in the window."),
        "no_person": tr("The file has no worker with the uid “{name}”."),
        "no_certificate": tr("The file has no certificate with the uid “{name}”."),
        "no_pack": tr("The file has no pack “{name}”."),
        "no_demo": tr("There is no demo worker “{name}”."),
        "no_change": tr("The history has no act {name}."),
        "no_bank": tr("The file has no question bank {name}."),
        "no_exam_day": tr("No exam has been set yet; say its day with --on."),
        "no_question": tr("The file has no question {name}."),
        "no_mock": tr("The file has no mock exam {name} under way."),
        "no_target": tr("The file has no exam with the uid “{name}”."),
        "no_key": tr("The file knows no key “{name}”."),
        "no_checklist": tr("No pack in the file has a checklist “{name}”."),
        "no_practice": tr("The file has no practice with the uid “{name}”."),
        "no_mentorship": tr("The file has no mentorship with the uid “{name}”."),
        "no_monthly_review": tr("The file has no monthly review with the uid “{name}”."),
        "no_signoff": tr("The file has no sign-off with the uid “{name}”."),
        "no_option": tr("“{name}” is no option of yours, no post of a ladder, no region code, and not “stay” either."),
        "no_benefit": tr("No benefit “{name}” is in force."),
        "no_opportunity": tr("There is no opportunity “{name}”."),
    }


def _acts() -> dict[str, str]:
    return {
        "refused": tr("Nothing was changed."),
        "refused_file": tr("“{path}” was refused, nothing was changed."),
        "cancelled": tr("Stopped; nothing was changed."),
        "changed_since": tr("This cannot be undone: act {later} changed the same record later. Undo that one first."),
        "changed_besides": tr("This cannot be undone: the same record was changed since."),
        "others_depend": tr("This cannot be undone: later records depend on it."),
        "same_question": tr("Another question in the file asks the same; nothing was changed."),
        "optimiser_failed": tr("The computer could not work out your own schedule: {detail}"),
    }


def _usage() -> dict[str, str]:
    return {
        "unknown_command": tr("There is no command “{command}”. There are: {known}."),
        "unknown_option": tr("There is no option {option} here. There are: {known}."),
        "missing_value": tr("{option} needs a value after it."),
        "missing_argument": tr("“{command}” needs {argument} as well; “{command} --help” says more."),
        "needless_argument": tr("“{value}” is one word too many."),
        "given_twice": tr("{option} is given twice."),
        "not_date": tr("{argument}: “{value}” is not a date such as 2026-11-23."),
        "not_whole": tr("{argument}: “{value}” is not a whole number."),
        "not_percent": tr("{argument}: “{value}” is not a percentage from 1 to 100."),
        "not_level": tr("{argument}: “{value}” is not a level. Levels are: {known}."),
        "not_month": tr("{argument}: “{value}” is not a month such as 2026-11."),
        "not_region": tr("{argument}: “{value}” is not a region code such as 500116."),
        "not_level_on": tr("{argument}: “{value}” is not a level and a day such as level_2@2027-06-01."),
        "not_region_on": tr("{argument}: “{value}” is not a region code and a day such as 500116@2027-03-01."),
        "not_answer": tr("“{value}” cannot be asked here. There are: {known}."),
    }


def _computer() -> dict[str, str]:
    return {
        "no_display": tr("There is no display to open a window on. Commands need none: career-tracker --help"),
        "no_library": tr(
            "The system lacks a library that the window needs: {why}. On Debian or Ubuntu: "
            "sudo apt install libgl1 libxcb-cursor0 qt6-qpa-plugins"
        ),
    }


def problem_words() -> dict[str, str]:
    """One thing wrong with an input: {value} is what was found, {expected} or {known} what would fit."""
    return {
        **_file_problems(),
        **_value_problems(),
        **_record_problems(),
        **_pack_problems(),
        **_health_problems(),
        **_bundle_problems(),
        **_question_problems(),
    }


def _question_problems() -> dict[str, str]:
    return {
        "few_options": tr("two options at least are needed"),
        "option_empty": tr("an option between others is empty"),
        "answer_unreadable": tr("{value} is no answer to a question of this type"),
        "one_right_answer": tr("a single choice has one right answer"),
    }


def _file_problems() -> dict[str, str]:
    return {
        "too_large": tr("too large: {value} bytes, at most {known} are read"),
        "not_utf8": tr("the text is not in UTF-8 (byte {value}); it looks like {known}. Please save it as UTF-8."),
        "not_text": tr("this is no text that can be read (byte {value}); the file is damaged, or of another kind"),
        "not_json": tr("not valid JSON at line and column {value}"),
        "cut_off": tr("the file ends too early, at line and column {value}; it was probably copied in part"),
        "too_deep": tr("nested more than {known} levels deep"),
        "far_too_deep": tr("nested far too deep to be read"),
        "many_more": tr("there is more of this; the rest was not looked at"),
        "long_cell": tr("a field here has more than {known} signs; probably a quotation mark is missing before it"),
        "far_cell": tr("a cell far away from the others holds something; empty it and save the sheet again"),
        "wrong_format": tr("{value} is not the format {known}; this is not a career file"),
        "unknown_version": tr("version {value} is not known to this program, which reads version {known}"),
        "duplicate_key": tr("the key {value} is given twice"),
        "no_json": tr("there is no .json file in the folder"),
        "unreadable": tr("the file cannot be read: {value}"),
        "has_password": tr("the file has a password already; change it with: password change"),
        "no_password": tr("the file has no password"),
        "not_the_same": tr("the two passwords are not the same"),
        "empty_file": tr("the file is empty"),
        "attachment_too_large": tr(
            "{value} MB is too large, up to {known} MB are kept; scan it more coarsely or in parts"
        ),
        "bank_ending": tr("the name ends in {value}; a bank is written as {known}"),
        "no_bank": tr("there are no questions to write"),
        "missing_column": tr("the first line must name the columns {known}; missing: {value}"),
        "folder": tr("this is a folder; choose the files in it"),
        "unknown_media": tr("files of the kind {value} are not kept; save it as a picture, PDF, OFD or text first"),
    }


def _value_problems() -> dict[str, str]:
    return {
        "missing": tr("this must be filled in"),
        "wrong_type": tr("{value} is not {expected}"),
        "bad_text": tr("the text has characters that no program can keep"),
        "bad_uid": tr("{value} is not an identifier of 1 to 64 characters"),
        "bad_date": tr("{value} is not a day of the calendar, written YYYY-MM-DD"),
        "bad_moment": tr("{value} is not a moment such as 2026-11-23T12:20:05"),
        "moment_to_come": tr("{value} is still to come: was the clock right?"),
        "bad_month": tr("{value} is not a month, written YYYY-MM"),
        "bad_region": tr("{value} is not a region code of 2 to 6 digits"),
        "out_of_range": tr("{value} is out of range; allowed is {expected}"),
        "not_finite": tr("this is no number that can be kept"),
        "unknown_code": tr("{value} is not one of: {known}"),
        "not_list": tr("this must be a list with something in it"),
    }


def _record_problems() -> dict[str, str]:
    return {
        "ends_before_start": tr("{value} is before the start, {known}"),
        "in_future": tr("{value} is after today, {known}"),
        "before_issue": tr("{value} is before the day of issue, {known}"),
        "wrong_ladder": tr("{value} is no level of this kind of certificate; possible are: {known}"),
        "duplicate_uid": tr("the identifier {value} is used already at {known}"),
        "uid_of_other_kind": tr("the identifier {value} belongs to another kind of record in the file ({known})"),
        "uid_of_other_person": tr("the identifier {value} belongs to another person in the file"),
        "unknown_certificate": tr("there is no certificate {value}, neither here nor in the file"),
    }


def _pack_problems() -> dict[str, str]:
    return {
        "one_pack": tr("exactly one file of a pack must have [pack]; here: {value}"),
        "no_toml": tr("there is no .toml file here, or far too many ({value})"),
        "bad_archive": tr("the archive is damaged or locked"),
        "bad_toml": tr("not valid TOML: {value}"),
        "unknown_section": tr("{value} is not a section of a pack; there are: {known}"),
        "unknown_key": tr("the key {value} is not known here; there are: {known}"),
        "ends_before": tr("{value} is before {known}"),
        "weights": tr("the weights make {value}, not 100"),
        "duplicate": tr("{value} is there twice"),
        "unknown_role": tr("there is no post {value} on this ladder"),
        "unknown_province": tr("no province has codes that begin like {value}"),
        "circle": tr("the ladder leads back to {value}"),
        "older_pack": tr("version {value} is older than the one installed, {known}"),
        "not_requirement": tr("{value} is not a requirement"),
        "one_key": tr("a requirement has exactly one key, here: {value}; there are: {known}"),
        "unknown_leaf": tr("no requirement is called {value}; there are: {known}"),
        "years_or_months": tr("either years or months must be given"),
        "min_or_max": tr("min or max must be given"),
        "share": tr("the share must be a decimal from 0 to 1, as text"),
    }


def _health_problems() -> dict[str, str]:
    return {
        "unreadable_parts": tr("parts of the file cannot be read; go back to a copy of it"),
        "damaged": tr("the file is damaged: {value}"),
        "missing_part": tr("another program took away columns of this table, or all of it: {value}"),
        "broken_reference": tr("this names a {known} that is not there"),
        "wrong_counts": tr("the counts kept with the answers differ from a recount"),
        "damaged_attachment": tr("the content of an attachment is damaged: {value}"),
    }


def _bundle_problems() -> dict[str, str]:
    return {
        "not_bundle": tr("this is not a bundle of Career Tracker"),
        "bad_manifest": tr("the list of contents does not fit what is in the bundle"),
        "manifest_changed": tr("the list of contents was changed after it was signed"),
        "foreign_entry": tr("{value} does not belong in a bundle"),
        "swollen": tr("this is packed in a way that bundles do not use"),
        "too_many_entries": tr("the bundle has far too many entries; at most {known} are read"),
        "too_many_records": tr("{value} records are too many; at most {known} are read"),
        "wrong_hash": tr("the content is not what was signed; the bundle was damaged or changed"),
        "record_changed": tr("the record was changed after it was signed; its author did not write this"),
        "locked": tr("the bundle is locked; its passphrase is needed"),
        "wrong_passphrase": tr("the passphrase does not open the bundle"),
        "locked_for_other": tr("the bundle is locked for somebody else’s key"),
        "too_costly": tr("the lock is so costly to open that this computer does not try"),
        "no_badge": tr("this is no exported sign-off"),
        "no_summary": tr("this is not the text of a signed page’s QR code"),
        "missing_piece": tr("of the {known} codes on the page these are missing: {value}"),
        "no_proof": tr("it has no proof of the kind {known}"),
        "too_large_for_passphrase": tr(
            "{value} MB is too much for a passphrase, which locks up to {known} MB; "
            "lock it for a person or leave photos out"
        ),
        "two_locks": tr("a bundle is locked with a passphrase or for people, not both"),
        "bad_recipient": tr("{value} is no address of the age format"),
        "key_locked": tr("the file’s key is guarded by a password; it is needed here"),
        "wrong_password": tr("this is not the password of the file’s key"),
        "key_damaged": tr("the file’s key is damaged; make a new one"),
        "no_own_key": tr("the file has no key of its own yet"),
        "qr_ending": tr("the name ends in {value}; a QR code is written as {known}"),
        "bad_key": tr("{value} is not a key of 64 digits and letters a to f"),
        "own_worker": tr("whose file this is cannot be removed from it"),
        "not_noted": tr("only who was noted by hand can be put together with somebody who came with a bundle"),
        "word_of_others": tr("somebody else has signed a word on him, which cannot be given to another entry"),
        "key_ended": tr("the key {value} says itself that it is no more; ask for the new one"),
        "own_key": tr("{value} is this file’s own key"),
        "other_key": tr("{value} is not the key of the bundle’s sender; do not trust it before you have compared"),
        "own_signoff": tr("nobody can sign off his own skills"),
        "not_own_word": tr("this was written by someone else; only its author can sign it or take it back"),
        "no_stage": tr("no stage was given for the skill “{value}”"),
        "not_own_signoff": tr("this sign-off was not signed with the file’s present key"),
    }
