"""What a person has to do about an operation that the server has refused, and whom to call."""

from sqlalchemy.orm import Session

from counter_app.store import citizens, notices, tasks
from counter_app.store.tables import CancellationRow, CitizenNoteRow, NoticeRow
from payments_core.wire.desk.cancel_messages import CancelOutcome
from payments_core.wire.desk.messages import CitizenInfo, Problem
from payments_core.wire.desk.notice_messages import NoticeInfo
from payments_core.wire.desk.operation_messages import ReleaseNotice

#: How a server of before there were plans for notices that are out refuses one.
NOT_UNDERSTOOD = "request_malformed"


def of_release(notice: NoticeRow, problem: Problem) -> tasks.NewTask:
    """The citizen has a paper that nobody can pay, or will come for one."""
    if notice.plan_of is not None:
        return _of_plan(notice, notice.plan_of, problem)
    release = ReleaseNotice.model_validate_json(notice.release)
    citizen = CitizenInfo.model_validate_json(notice.citizen)
    contact = {
        "debtor": release.debtor.full_name,
        "phone": citizen.phone,
        "email": citizen.email,
        "notice_number": notice.notice_number,
    }
    return tasks.NewTask(
        task_id=tasks.id_of_refused(notice.operation_id),
        state=tasks.TO_CHECK,
        title=f"{release.subject}, {release.debtor.full_name}",
        problem_code=problem.code,
        facts={**problem.facts, **{name: value for name, value in contact.items() if value}},
        notice_number=notice.notice_number,
        citizen_id=notice.citizen_id,
    )


def _of_plan(notice: NoticeRow, plan_of: str, problem: Problem) -> tasks.NewTask:
    """The citizen has a paper with instalments that nobody can pay; the notice that they had before
    stands as it did."""
    release = ReleaseNotice.model_validate_json(notice.release)
    citizen = CitizenInfo.model_validate_json(notice.citizen)
    older = problem.code == NOT_UNDERSTOOD
    contact = {"debtor": release.debtor.full_name, "phone": citizen.phone, "email": citizen.email}
    return tasks.NewTask(
        task_id=tasks.id_of_refused(notice.operation_id),
        state=tasks.TO_CHECK,
        title=f"{release.subject}, {release.debtor.full_name}",
        problem_code="plan_not_known_there" if older else "plan_refused",
        facts={
            "notice_number": plan_of,
            "reason": problem.code,
            **{name: value for name, value in contact.items() if value},
        },
        notice_number=plan_of,
        citizen_id=notice.citizen_id,
    )


def of_cancellation(
    session: Session, wanted: CancellationRow, ours: NoticeRow | None, problem: Problem
) -> tasks.NewTask:
    """The notice can still be paid, although somebody was told that it could not."""
    facts: dict[str, str] = {"notice_number": wanted.notice_number, "reason": problem.code}
    debtor, citizen_id = _whose(session, wanted.notice_number, ours)
    facts["debtor"] = debtor
    if ours is not None:
        citizen = CitizenInfo.model_validate_json(ours.citizen)
        facts |= {"phone": citizen.phone or "", "email": citizen.email or ""}
    return tasks.NewTask(
        task_id=f"cancel-refused-{wanted.operation_id}"[:64],
        state=tasks.TO_CHECK,
        title=debtor or wanted.notice_number,
        problem_code="cancel_refused",
        facts={name: value for name, value in facts.items() if value},
        notice_number=wanted.notice_number,
        citizen_id=citizen_id,
    )


def of_rejection(session: Session, asked: CancellationRow, outcome: CancelOutcome) -> tasks.NewTask:
    """Somebody else did not approve a cancellation: whoever was told that it was under way hears
    why the notice stays."""
    facts = {
        "notice_number": asked.notice_number,
        "who": outcome.decided_by_name or "",
        "reason": outcome.reason or "",
    }
    return _of_request(session, asked, "cancel_rejected", facts)


def of_payment(session: Session, asked: CancellationRow) -> tasks.NewTask:
    """The notice was paid before anybody approved its cancellation."""
    facts = {"notice_number": asked.notice_number}
    return _of_request(session, asked, "cancel_overtaken", facts)


def _of_request(
    session: Session, asked: CancellationRow, code: str, facts: dict[str, str]
) -> tasks.NewTask:
    ours = notices.by_number(session, asked.notice_number)
    debtor, citizen_id = _whose(session, asked.notice_number, ours)
    return tasks.NewTask(
        task_id=f"{code.replace('_', '-')}-{asked.operation_id}"[:64],
        state=tasks.TO_CHECK,
        title=debtor or asked.notice_number,
        problem_code=code,
        facts=facts,
        notice_number=asked.notice_number,
        citizen_id=citizen_id,
    )


def _whose(session: Session, number: str, ours: NoticeRow | None) -> tuple[str, str | None]:
    """Who owes a notice, `ours` where it was released here, and under which id they are known;
    empty where nobody here knows."""
    if ours is not None:
        return ReleaseNotice.model_validate_json(ours.release).debtor.full_name, ours.citizen_id
    if (known := citizens.known_notice(session, number)) is not None:
        return NoticeInfo.model_validate_json(known.info).debtor_name, known.citizen_id
    return "", None


def of_note(session: Session, written: CitizenNoteRow, problem: Problem) -> tasks.NewTask:
    """What was noted about somebody is not kept, or a note that was to go is still shown."""
    seen = citizens.find(session, written.citizen_id)
    citizen = CitizenInfo.model_validate_json(seen.info) if seen is not None else None
    withdrawal = written.withdraws is not None
    return tasks.NewTask(
        task_id=tasks.id_of_refused(written.note_id),
        state=tasks.TO_CHECK,
        title=f"{citizen.family_name} {citizen.given_name}".strip() if citizen else "",
        problem_code="note_withdrawal_refused" if withdrawal else "note_refused",
        facts={"text": written.text, "reason": problem.code},
        citizen_id=written.citizen_id,
    )
