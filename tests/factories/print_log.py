"""Who asks for papers, where nobody is signed in."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

LAURA = "op-1"


class AskedByLaura:
    """Every paper is hers, and it is told nowhere else."""

    def asked(
        self,
        session: Session,
        job_id: str,
        document: str,
        notice_numbers: Sequence[str],
        by: str | None,
    ) -> str | None:
        return by or LAURA
