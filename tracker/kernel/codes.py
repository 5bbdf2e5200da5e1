"""The field's own words as codes: text that knows which list of words it belongs to.

`class Level(Codes): LEVEL_5 = "level_5"` behaves as a `StrEnum` and type checkers treat it as one. It is not one:
Python takes ten times as long to make an enumeration, a command needs some thirty of them, and may cost at most three
bare interpreter start-ups (see the decision note of 2026-11-28 in CONTRIBUTING).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import StrEnum  # noqa: TID251 - it is this that type checkers see

    Codes = StrEnum
else:

    class CodesType(type):
        """Turns the texts in a class body into the codes of the class."""

        def __new__(mcs, name, bases, body):
            """Make the class, each code an instance of it."""
            made = super().__new__(mcs, name, bases, body)
            made._value2member_map_ = {}
            for word, value in body.items():
                if word[0] != "_" and type(value) is str:
                    code = str.__new__(made, value)
                    code.name, code.value = word, value
                    setattr(made, word, code)
                    made._value2member_map_[value] = code
            return made

        def __call__(cls, value):
            """The code of that value. Raises `ValueError`."""
            try:
                return cls._value2member_map_[value]
            except KeyError:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}") from None

        def __iter__(cls):
            return iter(cls._value2member_map_.values())

        def __contains__(cls, value):
            return value in cls._value2member_map_

        def __len__(cls):
            return len(cls._value2member_map_)

    class Codes(str, metaclass=CodesType):  # noqa: SLOT000 - a subclass of str cannot have a slot for its name
        """Base of all lists of codes; in the order of the class body."""

        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {str(self)!r}>"

        def __reduce__(self):
            return type(self), (str(self),)
