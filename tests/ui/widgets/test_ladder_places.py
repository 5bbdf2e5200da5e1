"""Where posts stand on the map of a ladder."""

from __future__ import annotations

from tracker.catalog.model import Role
from ui.widgets.ladder_places import Place, places


def role(name: str, channel: str, *above: str) -> Role:
    return Role(pack="p", key=f"l/{name}", ladder="l", id=name, channel=channel, above=above)


def test_a_post_stands_above_all_it_follows_on() -> None:
    found = places(
        [role("top", "b", "low", "middle"), role("low", "a"), role("middle", "a", "low"), role("beside", "a")],
        ("a", "b"),
    )
    assert found == {
        "low": Place(column=0, row=0),
        "beside": Place(column=1, row=0),
        "middle": Place(column=0, row=1),
        "top": Place(column=2, row=2),
    }


def test_a_channel_nobody_named_comes_last_and_a_post_unknown_below_is_passed_over() -> None:
    found = places([role("x", "own", "elsewhere"), role("y", "a")], ("a", "b"))
    assert found == {"x": Place(column=1, row=0), "y": Place(column=0, row=0)}


def test_a_ladder_that_leads_back_is_drawn_all_the_same() -> None:
    found = places([role("low", "a", "top"), role("top", "a", "low"), role("self", "a", "self")], ("a",))
    assert {name: place.row for name, place in found.items()} == {"low": 1, "top": 0, "self": 0}
