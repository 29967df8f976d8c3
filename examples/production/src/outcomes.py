"""Runs every night, from `deploy/outcomes.yaml`: was the model right?"""

import os

from src import crm, monitoring


def main() -> None:
    monitoring.compare_with_outcomes(crm.outcomes(os.environ["CRM_TOKEN"]))


if __name__ == "__main__":
    main()
