"""Was it paid: the answer, its story, and the decisions that follow."""
