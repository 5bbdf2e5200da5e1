"""What F1 says: the question each page answers, how to work on it, and the keys."""

from __future__ import annotations

from ui.text import ptr, tr


def question(page: str) -> str:
    """What a page answers."""
    return {
        "home": tr("Where do I stand?"),
        "certificates": tr("What do I hold, what runs out?"),
        "record": tr("What have I done that counts?"),
        "study": tr("Will I pass on the day?"),
        "paths": tr("Which way is mine?"),
        "worth": tr("What is my level worth, here and there?"),
        "mentoring": tr("Who needs me this week?"),
        "charts": tr("How did I get here, and where does it lead?"),
        "rules": tr("What exactly is asked, and who says so?"),
    }[page]


def how_to(page: str) -> str:
    """What to do on a page."""
    return {
        "home": tr(
            "The first line says the next level and the earliest day to apply. Below it is what the rule asks, "
            "each with its own bar; the marked row decides the day. The scales beside a row show the rule."
        ),
        "certificates": tr(
            "Add each certificate with its date of issue. Choose a row to see it in full, renew or revoke it, and "
            "drop its scan on it. A heading sorts; typing narrows the list down."
        ),
        "record": tr(
            "Enter every job with its first and last day: years of work are counted from these. Two jobs at once "
            "count once. School, courses, awards and exams open further ways."
        ),
        "study": tr(
            "Import the questions you study with, set the exam, and practise a little every day. The chance of "
            "passing is an estimate from your own answers; the range says how sure it is. The plan shares out your "
            "free days; a mock exam can be left at any time, its clock stands still meanwhile."
        ),
        "paths": tr(
            "The map shows the posts with your place on it; a ladder of your company can be written here. Enter "
            "options to lay them side by side; “What if” shows what would change, and stores nothing. An option "
            "chosen becomes a goal with steps."
        ),
        "worth": tr(
            "Choose a region to see its benefits and until when to claim them, and whether your certificates count "
            "there: in law, by agreement, and by what employers did. Note each look-up and each answer of an employer. "
            "Opportunities come from packs or from a sheet."
        ),
        "mentoring": tr(
            "Apprentices log what they practised; the mentor confirms it, returns it with a comment or raises the "
            "stage. Files are handed over on a USB stick, signed. Whoever was noted by hand is put together with "
            "himself when his bundle comes."
        ),
        "charts": tr(
            "Point at a bar for its exact values. Each chart can be read as text and saved as a picture or PDF."
        ),
        "rules": tr(
            "Every rule with its source and edition. Rule packs from your company or province can be added from a "
            "USB stick. Rules change: check with your local office before you apply."
        ),
    }[page]


def keys() -> tuple[tuple[str, str], ...]:
    """Every key that works everywhere, with what it does."""
    return (
        ("F1", tr("This help")),
        ("Ctrl+K", tr("Find a page, a record or a command")),
        ("Ctrl+1 … 9", tr("Go to a page")),
        ("Ctrl+N", tr("New on this page")),
        ("Ctrl+F", tr("Filter this page")),
        ("Ctrl+Z", tr("Undo")),
        ("Ctrl+Shift+Z", tr("Redo")),
        ("Ctrl+Enter", tr("Save what is being edited")),
        ("Esc", tr("Close what is open at the right")),
        ("Tab", tr("Go to the next field or button")),
        ("Alt+F", tr("Import, export, copies")),
        ("Ctrl+Shift+H", tr("Hand over records")),
        ("Ctrl+Shift+I", tr("Take in a bundle")),
        ("Ctrl+Shift+K", ptr("signature", "Keys")),
        ("Ctrl+,", tr("Settings")),
    )
