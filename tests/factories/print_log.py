"""Who asks for papers, where nobody is signed in."""

from sqlalchemy.orm import Session

LAURA = "op-1"


class AskedByLaura:
    """Every paper is hers, and it is told nowhere else."""

    def asked(
        self,
        session: Session,
        job_id: str,
        document: str,
        notice_numbers: tuple[str, ...],
        by: str | None,
    ) -> str | None:
        return by or LAURA
