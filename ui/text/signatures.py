"""What may be believed of a signed record, and what becomes of it, in words."""

from __future__ import annotations

from ui.text.catalogue import ptr, tr


def state_words(state: str | None) -> str:
    """The state of a signature; without one, that there is none."""
    return {
        None: tr("not signed with a key"),
        "valid": tr("genuine"),
        "changed": tr("changed after it was signed, does not count"),
        "unknown_key": tr("signed with a key that you do not trust, does not count"),
        "mis_attributed": tr("signed by someone whose word this is not, does not count"),
        "replayed": tr("older than what the file has, left out"),
        "revoked": tr("signed with a key that was revoked, does not count"),
    }[state]


def doubt_word(state: str) -> str:
    """Why a record is not believed, in as few words as a badge has room for."""
    return {
        "changed": tr("Forged"),
        "unknown_key": tr("Key unknown"),
        "mis_attributed": tr("Wrong author"),
        "replayed": tr("Older version"),
        "revoked": tr("Key revoked"),
    }[state]


def acquaintance_words(how: str, name: str) -> str:
    """How the file knows the key of `name`, who sent a bundle."""
    return {
        "own": tr("your own key"),
        "trusted": tr("the key of {name} that you compared and trust"),
        "vouched": tr("a new key of {name}; the key you trust says so itself"),
        "other": tr("another key than the one of {name} that you trust; nobody vouches for it"),
        "revoked": tr("a key that counts for nothing new any more"),
        "unknown": tr("a key you do not know yet"),
    }[how].format(name=name)


def ended_words(name: str) -> str:
    """What a bundle says of a key that its owner revoked."""
    return tr("{name} has given up an older key; nothing new under it will count here either.").format(name=name)


def secret_words(what: str) -> str:
    """What is asked for where a secret is needed."""
    return {
        "passphrase": tr("Passphrase of the bundle"),
        "password": tr("Password of the file"),
        "new_password": tr("New password of the file"),
        "new_password_again": tr("The new password once more"),
        "key_password": tr("Password of the file’s key"),
        "new_key_password": tr("New password of the file’s key"),
    }[what]


def action_name(action: str) -> str:
    """What became of a record."""
    return {
        "added": ptr("record", "added"),
        "changed": ptr("record", "changed"),
        "removed": ptr("record", "removed"),
    }[action]


def kind_name(kind: str) -> str:
    """What a kind of record is called, also where only what is private in it is meant."""
    name = {
        "person": ptr("kind", "worker"),
        "certificate": ptr("kind", "certificate"),
        "experience": ptr("kind", "job"),
        "education": ptr("kind", "school"),
        "training": ptr("kind", "course"),
        "award": ptr("kind", "award"),
        "exam": ptr("kind", "exam"),
        "acceptance": ptr("kind", "note on an employer"),
        "income": ptr("kind", "income"),
        "goal": ptr("kind", "goal"),
        "signoff": ptr("kind", "sign-off"),
        "mentorship": ptr("kind", "mentorship"),
        "practice": ptr("kind", "practice"),
        "monthly_review": ptr("kind", "monthly review"),
        "study_report": ptr("kind", "report of study"),
        "attachment": ptr("kind", "attachment"),
    }[kind.removesuffix(".private")]
    return tr("{kind} (private part)").format(kind=name) if kind.endswith(".private") else name
