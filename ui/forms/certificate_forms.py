"""The forms about certificates: the certificate itself, a review passed, a revocation, what an employer did with it."""

from __future__ import annotations

from functools import partial

from tracker.certificates import service
from tracker.certificates.model import Acceptance, Certificate
from tracker.kernel.terms import LEVEL_KINDS, CertificateKind, IssuerKind, Level, TitleRank
from ui.forms.record_form import Field, RecordForm
from ui.text import ptr, tr
from ui.text.labels import choices
from ui.widgets.choices import ChoiceEdit
from ui.widgets.codes import OccupationEdit, RegionEdit
from ui.widgets.dates import DateEdit
from ui.widgets.editors import NoteEdit, TextEdit
from ui.widgets.words import Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date
    from typing import Any

    from tracker.overview.names import Names
    from tracker.people.model import Person
    from ui.context import Context


class CertificateForm(RecordForm):
    """A new certificate of `person`, or a change of `certificate`; which rows there are follows from the kind.

    `reviewed` are the kinds that a rule in force asks to have reviewed; `saved_as` gets the uid of a new one.
    """

    def __init__(
        self,
        context: Context,
        names: Names,
        reviewed: Collection[CertificateKind],
        *,
        certificate: Certificate | None = None,
        person: Person | None = None,
        saved_as: Callable[[str], object] = lambda _uid: None,
    ) -> None:
        self._certificate = certificate
        self._reviewed = reviewed
        owner = certificate.person if certificate else person.uid if person else ""
        start = {"kind": str(CertificateKind.SKILL_LEVEL), "occupation": person.occupation if person else None}
        store = context.work.store

        def save(values: dict[str, Any]) -> None:
            if certificate:
                service.edit(store, certificate.uid, values)
            else:
                saved_as(service.add(store, owner, values))

        super().__init__(
            context,
            tr("New certificate of {name}").format(name=person.name) if person else tr("Change the certificate"),
            Certificate,
            _certificate_fields(names),
            save=save,
            said=tr("Certificate saved.") if certificate else tr("Certificate added."),
            start=certificate.as_dict() if certificate else start,
            fixed={"uid": certificate.uid if certificate else "new", "person": owner},
        )
        self.rows["kind"].editor.changed.connect(self._fit_kind)
        self._fit_kind()

    def _fit_kind(self) -> None:
        """Show what this kind of certificate has; a value that is there stays in sight."""
        kind = CertificateKind(self.rows["kind"].editor.value())
        ranked = kind is CertificateKind.PROFESSIONAL_TITLE
        level = self.rows["level"]
        level.set_label(tr("Rank of the title") if ranked else tr("Level"))
        if isinstance(level.editor, ChoiceEdit):
            level.editor.set_choices(choices(TitleRank if ranked else Level))
        before = self._certificate
        level.setVisible(ranked or kind in LEVEL_KINDS or bool(before and before.kind is kind and before.level))
        self.rows["last_review_on"].setVisible(kind in self._reviewed or bool(before and before.last_review_on))
        self.rows["revoked_on"].setVisible(bool(before and before.revoked_on))


def _certificate_fields(names: Names) -> list[Field]:
    kinds = partial(ChoiceEdit, choices(CertificateKind), name="field_kind")
    levels = partial(ChoiceEdit, name="field_level", empty=tr("Not given"))
    issuers = partial(ChoiceEdit, choices(IssuerKind), name="field_issuer_kind", empty=tr("Not given"))
    occupations = partial(OccupationEdit, tuple(names.occupations.items()), name="field_occupation")
    return [
        Field(name="kind", label=tr("Kind"), editor=kinds),
        _text("title", tr("Title"), tr("As it is printed: the occupation, or the work it allows.")),
        Field(name="occupation", label=tr("Occupation"), editor=occupations),
        Field(name="level", label=tr("Level"), editor=levels),
        _text("number", tr("Number")),
        _day("issued_on", tr("Issued on")),
        _day("valid_until", tr("Valid until"), tr("Leave empty where the certificate names no end.")),
        _day("last_review_on", tr("Last review passed on"), tr("Leave empty before the first review.")),
        _day("revoked_on", tr("Revoked on"), tr("Leave empty if it holds again.")),
        _text("issuer", tr("Issued by")),
        Field(name="issuer_kind", label=tr("Kind of issuer"), editor=issuers),
        Field(name="issuer_region", label=tr("Region of the issuer"), editor=partial(RegionEdit, name="field_region")),
        _note(),
    ]


def review_form(context: Context, certificate: Certificate, *, reviewed: bool, explained: str) -> RecordForm:
    """A review that was passed; or, for what is not reviewed but runs out, its new end."""
    passed = _day("last_review_on", tr("Review passed on")).replace(required=True)
    until = _day("valid_until", tr("Valid until"), tr("Change it where the certificate now names another end."))
    form = RecordForm(
        context,
        tr("Review passed") if reviewed else tr("Certificate extended"),
        Certificate,
        [passed, until] if reviewed else [until.replace(required=True, hint="")],
        save=lambda values: service.renew(context.work.store, certificate.uid, values),
        said=tr("Review noted.") if reviewed else tr("New end noted."),
        start={"valid_until": certificate.valid_until} if reviewed else {},
        fixed=certificate.as_dict(),
    )
    form.body.insertWidget(0, Label(explained))
    return form


def revocation_form(context: Context, certificate: Certificate, *, today: date) -> RecordForm:
    """From which day a certificate is revoked."""
    form = RecordForm(
        context,
        tr("Certificate revoked"),
        Certificate,
        [_day("revoked_on", tr("Revoked on")).replace(required=True)],
        save=lambda values: service.revoke(context.work.store, certificate.uid, values["revoked_on"]),
        said=tr("Revocation noted."),
        start={"revoked_on": today},
        fixed=certificate.as_dict(),
    )
    form.body.insertWidget(0, Label(tr("From this day on it counts no more. It stays in the list.")))
    return form


def acceptance_form(
    context: Context, certificate: Certificate, acceptance: Acceptance | None = None, *, region: str | None = None
) -> RecordForm:
    """What an employer did with a certificate; a new note may begin with a region."""
    store, fixed = context.work.store, {"person": certificate.person, "certificate": certificate.uid}

    def save(values: dict[str, Any]) -> None:
        if acceptance:
            service.edit_acceptance(store, acceptance.uid, values)
        else:
            service.add_acceptance(store, certificate.person, {**fixed, **values})

    return RecordForm(
        context,
        tr("What an employer did"),
        Acceptance,
        [
            Field(name="accepted", label=tr("The certificate was"), editor=AcceptedEdit),
            _text("employer", tr("Employer")),
            Field(name="region", label=tr("Region"), editor=partial(RegionEdit, name="field_region")),
            _day("on", tr("Day")),
            _note(),
        ],
        save=save,
        said=tr("Saved."),
        start=acceptance.as_dict() if acceptance else {"region": region},
        fixed={"uid": acceptance.uid if acceptance else "new", **fixed},
    )


class AcceptedEdit(ChoiceEdit):
    """Whether an employer accepted a certificate, as a truth value."""

    def __init__(self) -> None:
        super().__init__(
            [("yes", ptr("acceptance", "Accepted")), ("no", ptr("acceptance", "Not accepted"))], name="field_accepted"
        )

    def value(self) -> bool | None:  # type: ignore[override]
        """True or False."""
        return {"yes": True, "no": False}.get(str(super().value()))

    def set_value(self, value: bool | str | None) -> None:
        """Show a truth value."""
        super().set_value(("yes" if value else "no") if isinstance(value, bool) else value)


def _text(name: str, label: str, hint: str = "") -> Field:
    return Field(name=name, label=label, editor=partial(TextEdit, name=f"field_{name}"), hint=hint)


def _day(name: str, label: str, hint: str = "") -> Field:
    return Field(name=name, label=label, editor=partial(DateEdit, name=f"field_{name}"), hint=hint)


def _note() -> Field:
    return Field(name="note", label=tr("Note"), editor=partial(NoteEdit, name="field_note"))
