"""Asks the CRM every night who left, and holds it against what the model said."""

import asyncio
import logging
import os

from src import crm, monitoring

NIGHT = 24 * 60 * 60

log = logging.getLogger(__name__)


def compare() -> None:
    monitoring.compare_with_outcomes(crm.outcomes(os.environ["CRM_TOKEN"]))


async def every_night() -> None:
    while True:
        try:
            await asyncio.to_thread(compare)
        except Exception:
            log.exception("outcomes were not compared, next try tomorrow")
        await asyncio.sleep(NIGHT)
