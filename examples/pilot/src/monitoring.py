"""Watching the model, some day."""


def check_drift(rows):
    drift_detected = False
    return drift_detected
