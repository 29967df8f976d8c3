"""Sums up what was said to a customer lately, so that an agent is prepared. The agents' page says that a machine wrote it."""

import logging
import os

from fastapi import APIRouter
from langfuse import get_client, observe
from openai import OpenAI
from pydantic import BaseModel, Field

MODEL = "gpt-4o-mini-2024-07-18"
TASK = "Sum up these notes of calls with one customer in three short sentences. Add nothing that they do not say."

log = logging.getLogger(__name__)
router = APIRouter(prefix="/notes")
client = OpenAI(timeout=20)
traces = get_client()


class Notes(BaseModel):
    notes: list[str] = Field(max_length=20, description="Newest first, without names and numbers")


class Rating(BaseModel):
    trace: str
    useful: bool


@observe()
def sum_up(notes: list[str]) -> str:
    messages = [{"role": "system", "content": TASK}, {"role": "user", "content": "\n".join(notes)}]
    answer = client.chat.completions.create(model=MODEL, messages=messages, temperature=0)
    summary = answer.choices[0].message.content
    traces.score_current_trace(name="kept to three sentences", value=float(summary.count(". ") < 3))
    return summary


@router.post("/summary")
def summarise(given: Notes) -> dict:
    if os.environ.get("NOTES_MODEL") != "off":
        try:
            return {"summary": sum_up(given.notes), "source": "model"}
        except Exception:
            log.exception("the notes were not summed up, so the newest are shown")
    return {"summary": newest(given.notes), "source": "notes"}


def newest(notes: list[str]) -> str:
    return "\n".join(notes[:3])


@router.post("/rating")
def rate(rating: Rating) -> None:
    """An agent says whether the summary was of use."""
    traces.create_score(trace_id=rating.trace, name="useful", value=float(rating.useful))
