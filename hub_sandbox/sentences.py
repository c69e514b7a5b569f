"""What the commands tell people, out of the catalogue `sandbox`."""

from pathlib import Path

from hub_sandbox.checkout import CartReport
from hub_sandbox.control_messages import FaultPlan, FlowFile, JournalFile, SandboxState
from hub_sandbox.payer import PaymentReport, PaymentStep, StoppedBy
from hub_sandbox.payment_options import OptionsReport
from payments_core.errors import PaymentsError
from payments_core.money import format_euro
from payments_documents.texts import Texts


class Sentences:
    """Sentences in one language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def listening(self, address: object, seed: int) -> str:
        """The sandbox is ready."""
        return self._texts.say("serve.listening", address=address, seed=seed)

    def payment(self, report: PaymentReport) -> str:
        """How a payment went, one line for each thing that happened."""
        lines = []
        if report.verify is not None:
            lines.append(
                self._texts.say(
                    "pay.verified",
                    notice=report.notice_number,
                    amount=format_euro(report.verify.amount_cents),
                    description=report.verify.description,
                )
            )
        lines += [self._paid(payment) for payment in report.payments]
        if report.stopped_by is not None:
            lines.append(self._stopped(report.stopped_by))
        return "\n".join(lines)

    def cart(self, report: CartReport) -> str:
        """How a citizen left a cart: its payments, and the address to come back to."""
        said = [self.payment(one) for one in report.payments]
        back = self._texts.say(f"cart.{report.outcome}", url=report.return_url)
        return "\n".join([*said, back])

    def options(self, report: OptionsReport) -> str:
        """All ways to pay a notice, each with its instalments; or why there are none."""
        if report.options is None:
            codes = " ".join(filter(None, (report.fault, report.original_fault)))
            reason = self._reason(report.fault)
            detail = f" ({report.detail})" if report.detail else ""
            return self._texts.say("options.stopped", codes=codes, reason=reason) + detail
        lines = []
        for option in report.options.payment_options:
            lines.append(
                self._texts.say(
                    "options.way",
                    description=option.description,
                    amount=format_euro(option.amount),
                    status=option.status,
                )
            )
            lines += [
                self._texts.say(
                    "options.installment",
                    notice=one.nav,
                    amount=format_euro(one.amount),
                    due=f"{one.due_date:%d/%m/%Y}",
                    status=one.status,
                )
                for one in option.installments
            ]
        return "\n".join(lines)

    def flow(self, flow: FlowFile, path: Path) -> str:
        """A flow that was written."""
        return self._texts.say(
            "settle.flow",
            flow=flow.flow_id,
            count=flow.payments,
            amount=format_euro(flow.total_cents),
            path=path,
        )

    def reissue(self, flow: FlowFile, path: Path) -> str:
        """A flow that was issued again, as it is now."""
        return self._texts.say(
            "reissue.flow",
            flow=flow.flow_id,
            revision=flow.revision,
            count=flow.payments,
            amount=format_euro(flow.total_cents),
            path=path,
        )

    def journal(self, journal: JournalFile, path: Path) -> str:
        """A journal that was written, with its balances."""
        return self._texts.say(
            "treasury.journal",
            day=journal.day.isoformat(),
            count=len(journal.credits),
            opening=format_euro(journal.opening_cents),
            received=format_euro(journal.received_cents),
            paid=format_euro(journal.paid_cents),
            closing=format_euro(journal.closing_cents),
            path=path,
        )

    def fault(self, plan: FaultPlan) -> str:
        """Which answers are to go wrong."""
        return self._texts.say(
            "fault.planned",
            service=plan.service.value,
            kind=self._texts.say(f"fault_kinds.{plan.fault.name.lower()}", seconds=plan.seconds),
            count=plan.count,
            after=plan.after,
        )

    def state(self, state: SandboxState) -> str:
        """How much the sandbox remembers."""
        arrived = sum(
            any(delivery.arrived for delivery in payment.deliveries) for payment in state.payments
        )
        return self._texts.say(
            "state.summary",
            payments=len(state.payments),
            arrived=arrived,
            archive=len(state.archive),
            positions=len(state.positions),
            flows=len(state.flow_ids),
            journals=len(state.journal_ids),
        )

    def error(self, error: PaymentsError) -> str:
        """Why a command could not be done and what to do."""
        facts = dict(error.facts)
        problem = f"problems.{facts.get('problem')}"
        if self._texts.has(problem):
            facts["problem"] = self._texts.say(problem)
        key = f"errors.{error.code}"
        if not self._texts.has(key):
            return self._texts.say("errors.unforeseen", error=str(error))
        return self._texts.say(key, **facts)

    def _paid(self, payment: PaymentStep) -> str:
        if not payment.deliveries:
            return self._texts.say(
                "pay.paid_held" if payment.held else "pay.paid_at_hub",
                amount=format_euro(payment.amount_cents),
                psp=payment.psp_id,
                token=payment.token,
            )
        last = (payment.deliveries + payment.repeats)[-1]
        key = "pay.paid" if payment.receipt_arrived else "pay.paid_not_delivered"
        return self._texts.say(
            key,
            amount=format_euro(payment.amount_cents),
            psp=payment.psp_id,
            token=payment.token,
            attempts=len(payment.deliveries) + len(payment.repeats),
            fault=" ".join(filter(None, (last.fault, last.original_fault, last.detail))),
        )

    def _stopped(self, stopped: StoppedBy) -> str:
        codes = " ".join(filter(None, (stopped.fault, stopped.original_fault)))
        reason = self._reason(stopped.fault)
        detail = f" ({stopped.detail})" if stopped.detail else ""
        return self._texts.say("pay.stopped", codes=codes, reason=reason) + detail

    def _reason(self, fault: str | None) -> str:
        key = f"stopped.{fault}"
        return self._texts.say(key) if self._texts.has(key) else ""
