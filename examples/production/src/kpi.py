"""The one number that the system is there for: retained customers per 100 calls."""

from prometheus_client import Counter

calls = Counter("retention_calls", "Calls made to customers at risk")
retained = Counter("retained_customers", "Customers who were called and stayed")


def record_call(stayed: bool) -> None:
    calls.inc()
    if stayed:
        retained.inc()
