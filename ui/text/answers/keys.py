"""Keys, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import language, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def show(answer: Answer, options: Options) -> Iterator[str]:
    """The file's own key, to be read out, then those it knows."""
    yield tr("Your key. Read the words out in person; the other side compares them:")
    yield from _key(answer.data["own"])
    if options.qr:
        yield tr("Written: {file}").format(file=options.qr)
    if answer.data["others"]:
        yield tr("Other keys in the file:")
    for key in answer.data["others"]:
        yield from _key(key)


def trust(answer: Answer, _options: Options) -> Iterator[str]:
    """Whose key is trusted."""
    yield tr("From now on this key is trusted:")
    yield from _key(answer.data)


def revoke(answer: Answer, _options: Options) -> Iterator[str]:
    """Whose key is no more."""
    yield tr("Nothing new signed with this key counts any more; what you have from it stays:")
    yield from _key(answer.data)
    if answer.data["own"]:
        yield _who_hears(answer.data["ended"])


def _who_hears(ended: bool) -> str:
    """Whether the key itself says that it is no more, so that others need not be told."""
    if ended:
        return tr("Your next bundles carry the word of the old key that it is no more.")
    return tr("The old key could not be opened: tell everyone who trusts it, or let them compare your new words.")


def new(answer: Answer, _options: Options) -> Iterator[str]:
    """The next key, and who vouches for it."""
    yield tr("From now on the file signs with this key:")
    yield from _key(answer.data)
    if answer.data["vouched_by"]:
        yield tr("The key before vouches for it: others see that it is yours, and trust it anew.")
    else:
        yield tr("Nobody vouches for it: compare its words in person with everyone who is to trust it.")


def set_password(answer: Answer, _options: Options) -> Iterator[str]:
    """Whether a password guards the key now."""
    if answer.data["guarded"]:
        yield tr("The key is guarded by the password now. Nobody can restore a password that is forgotten.")
    else:
        yield tr("The key is no longer guarded by a password.")


def export_identity(answer: Answer, _options: Options) -> Iterator[str]:
    """Where the secret went, and that it is one."""
    yield tr("Written: {file}").format(file=answer.data["file"])
    yield tr("Whoever has this file can open what is locked for you. Keep it as safe as your key.")


def _key(key: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {key['name']}"
    said = [
        tr("In words: {words}").format(words=key["words"][language()]),
        tr("Fingerprint: {digits}").format(digits=key["fingerprint"]),
        tr("Key: {key}").format(key=key["key"]),
        tr("Lock a bundle for it: {address}").format(address=key["recipient"]),
    ]
    if key["guarded"]:
        said.append(tr("Guarded by a password"))
    if key["ended"]:
        said.append(tr("Says itself that it is no more"))
    if key["revoked_on"]:
        said.append(tr("Revoked on {day}").format(day=key["revoked_on"]))
    yield from (f"    {one}" for one in said)
