"""What agents say about a score, kept beside the score itself."""

import os

import psycopg
from pydantic import BaseModel


class Feedback(BaseModel):
    customer: str
    was_useful: bool
    overruled: bool
    remark: str = ""


def record(feedback: Feedback, caller: str) -> None:
    with psycopg.connect(os.environ["FEEDBACK_DATABASE"], connect_timeout=5) as connection:
        connection.execute(
            "insert into feedback (customer, was_useful, overruled, remark, caller) values (%s, %s, %s, %s, %s)",
            (feedback.customer, feedback.was_useful, feedback.overruled, feedback.remark, caller),
        )
