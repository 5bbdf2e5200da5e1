"""The catalogue of translations: PO files by area in resources/i18n/<language>/, compiled to one MO file.

`python -m ui.text.catalogue` compiles; a test fails when the compiled file is not that of the sources, when a
string has no translation, and when a translation has no string.
"""

from __future__ import annotations

import gettext
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("zh_CN", "en")
FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "resources", "i18n")


class _Current:
    """The one language in use; a person switches it in the window, everything is drawn anew then."""

    name = "en"
    words: NullTranslations = gettext.NullTranslations()


def set_language(name: str) -> None:
    """Use `zh_CN` or `en` from now on."""
    if name not in LANGUAGES:
        raise ValueError(f"unknown language {name!r}")
    _Current.name = name
    _Current.words = gettext.NullTranslations()
    if name != "en":
        with open(os.path.join(FOLDER, f"{name}.mo"), "rb") as compiled:
            _Current.words = gettext.GNUTranslations(compiled)


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
    return _Current.words.gettext(text) if text else ""


def ntr(one: str, many: str, count: int) -> str:
    """The singular or plural for `count`, in the language in use."""
    return _Current.words.ngettext(one, many, count)


def ptr(context: str, text: str) -> str:
    """`text` as it is meant in `context`, for words that translate differently in different places."""
    return _Current.words.pgettext(context, text)


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
