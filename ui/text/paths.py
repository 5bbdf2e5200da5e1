"""Posts on a ladder, in words: where the worker stands, what each next post lacks, and when it opens."""

from __future__ import annotations

from tracker.kernel.terms import StationClass
from ui.text.catalogue import tr
from ui.text.labels import channel_name, label
from ui.text.requirements import inside
from ui.text.rules import name_words
from ui.text.verdicts import ACT, CLOSED, MET, WAITING, left_words, outcome, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.roles.model import RoleVerdict

CHANNELS = ("entry", "technical", "management")
"""The channels in the order of the map, from the left."""


def post_state(one: RoleVerdict) -> tuple[str, str, str]:
    """A state that badges have, its icon, and its word, for a post on the map."""
    if one.held_since:
        return "info", "pin", tr("You are here")
    if one.role.requires is None:
        return "quiet", "question", tr("Not stated")
    looks = {
        MET: ("good", "check", tr("Conditions met")),
        WAITING: ("info", "clock", tr("From {day}").format(day=one.verdict.expected_on)),
        ACT: ("due", "edit", tr("Something is missing")),
        CLOSED: ("quiet", "cross", tr("No longer possible")),
    }
    return looks.get(state_of(one.verdict), ("info", "question", tr("Cannot be told yet")))


def post_outcome(one: RoleVerdict, *, today: date) -> str:
    """How a post stands, in a few words."""
    if one.held_since:
        return tr("held since {day}").format(day=one.held_since)
    return outcome(one.verdict, today=today) if one.role.requires else tr("no conditions known")


def grade_words(one: RoleVerdict) -> str:
    """The job grade by the class of the station; nothing where the ladder names none."""
    grades = [
        tr("{station} {grade}").format(station=label(StationClass(at)), grade=grade)
        for at, grade in one.role.grades.items()
    ]
    return tr("Job grade: {grades}").format(grades=tr(", ").join(grades)) if grades else ""


def grades_in_short(one: RoleVerdict) -> str:
    """The job grade, or the lowest and the highest."""
    grades = sorted(set(one.role.grades.values()))
    if not grades:
        return ""
    if len(grades) == 1:
        return tr("Grade {grade}").format(grade=grades[0])
    return tr("Grade {low} to {high}").format(low=grades[0], high=grades[-1])


def channels_line(posts: Sequence[RoleVerdict], *, today: date) -> str:
    """The first line: each channel above the entry posts with its next post, open or how far off."""
    if not posts:
        return tr("The installed rules name no ladder of posts")
    said = [
        tr("{channel}: {answer}").format(channel=channel_name(channel), answer=_channel(within, today=today))
        for channel in CHANNELS[1:]
        if (within := [one for one in posts if one.role.channel == channel])
    ]
    if not said:
        return post_outcome(posts[-1], today=today)
    return tr("; ").join([said[0], *map(inside, said[1:])])


def _channel(posts: Sequence[RoleVerdict], *, today: date) -> str:
    """How the next post of a channel stands: the lowest one not open yet, else the highest."""
    nearest = next((one for one in posts if not one.verdict.met and not one.held_since), posts[-1])
    named = name_words(nearest.role)
    if nearest.held_since:
        return tr("you are {post}").format(post=inside(named))
    if nearest.verdict.met:
        return tr("{post}, conditions met").format(post=named)
    if nearest.verdict.expected_on:
        return tr("{post} in {span}").format(post=named, span=left_words(today, nearest.verdict.expected_on))
    act = nearest.verdict.act
    if act is None:
        return tr("{post} cannot be told yet").format(post=named)
    return tr("{post}, still to do: {act}").format(post=named, act=inside(label(act)))
