"""Before the work: opening, enrolment, sign-in."""
