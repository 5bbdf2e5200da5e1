"""The catalogue of translations: PO files by area in resources/i18n/<language>/, compiled to one MO file.

`python -m ui.text.catalogue` compiles; a test fails when the compiled file is not that of the sources, when a
string has no translation, and when a translation has no string.
"""

from __future__ import annotations

import os

LANGUAGES = ("zh_CN", "en")
FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "resources", "i18n")


class Catalogue:
    """A compiled MO file, searched as it lies; `gettext` unpacks it all, for 3 ms, where a command says ten words."""

    def __init__(self, compiled: bytes) -> None:
        self._compiled = compiled
        _magic, _revision, count, ids, texts = memoryview(compiled)[:20].cast("I")
        lengths, offsets = self._table(ids, count)
        numbers = zip(lengths, offsets, range(count), strict=True)
        self._numbers = {compiled[offset : offset + length]: number for length, offset, number in numbers}
        self._lengths, self._offsets = self._table(texts, count)
        self._found: dict[str, str | None] = {}

    def _table(self, start: int, count: int) -> tuple[list[int], list[int]]:
        """How long each text is, and where it lies."""
        numbers = memoryview(self._compiled)[start : start + 8 * count].cast("I").tolist()
        return numbers[::2], numbers[1::2]

    def find(self, identity: str) -> str | None:
        """The translation of a string, None where there is none; of a plural the form for any number."""
        if identity not in self._found:
            number = self._numbers.get(identity.encode())
            self._found[identity] = None if number is None else self._text(number)
        return self._found[identity]

    def _text(self, number: int) -> str:
        offset = self._offsets[number]
        return self._compiled[offset : offset + self._lengths[number]].decode()


class _Current:
    """The one language in use; a person switches it in the window, everything is drawn anew then."""

    name = "en"
    words: Catalogue | None = None


def set_language(name: str) -> None:
    """Use `zh_CN` or `en` from now on."""
    if name not in LANGUAGES:
        raise ValueError(f"unknown language {name!r}")
    _Current.name = name
    _Current.words = None
    if name != "en":
        with open(os.path.join(FOLDER, f"{name}.mo"), "rb") as compiled:
            _Current.words = Catalogue(compiled.read())


def language() -> str:
    """The language in use: `zh_CN` or `en`."""
    return _Current.name


def system_language() -> str:
    """The language the system asks for: Chinese on a Chinese system, else English."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not asked:
        import locale

        asked = locale.getlocale()[0] or ""
    return "zh_CN" if asked.lower().startswith(("zh", "chinese")) else "en"


def tr(text: str) -> str:
    """`text` in the language in use."""
    return (_Current.words.find(text) if _Current.words and text else None) or text


def ntr(one: str, many: str, count: int) -> str:
    """The singular or plural for `count`, in the language in use; Chinese has one form for any number."""
    found = _Current.words.find(f"{one}\0{many}") if _Current.words else None
    return found or (one if count == 1 else many)


def ptr(context: str, text: str) -> str:
    """`text` as it is meant in `context`, for words that translate differently in different places."""
    return (_Current.words.find(f"{context}\x04{text}") if _Current.words else None) or text


def compile_catalogue(name: str) -> bytes:
    """All PO files of a language as one MO file, the same bytes on any day and machine.

    Raises `ValueError` where two areas translate one string differently.
    """
    from io import BytesIO

    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    class Plain(Catalog):
        """Says only what reading needs: no dates, no name of the tool."""

        @property  # type: ignore[misc]  # babel's own can be set; nobody does
        def mime_headers(self) -> list[tuple[str, str]]:
            return [("Content-Type", "text/plain; charset=UTF-8"), ("Plural-Forms", self.plural_forms)]

    merged = Plain(locale=name)
    for file in sorted(os.listdir(os.path.join(FOLDER, name))):
        with open(os.path.join(FOLDER, name, file), encoding="utf-8") as source:
            for message in read_po(source, locale=name):
                if not message.id:
                    continue
                known = merged.get(message.id, message.context)
                if known is not None and known.string != message.string:
                    raise ValueError(f"{file}: {message.id!r} is translated differently elsewhere")
                merged.add(message.id, message.string, context=message.context)
    out = BytesIO()
    write_mo(out, merged)
    return out.getvalue()


def main() -> None:
    """Compile every language that has sources."""
    for name in LANGUAGES:
        if os.path.isdir(os.path.join(FOLDER, name)):
            compiled = compile_catalogue(name)
            with open(os.path.join(FOLDER, f"{name}.mo"), "wb") as target:
                target.write(compiled)


if __name__ == "__main__":
    main()
