"""The gate for summaries: asked about public dialogues, they must say what people's own summaries say."""

import sys

from datasets import load_dataset
from rouge_score.rouge_scorer import RougeScorer

from src.notes import sum_up

LOWEST_ROUGE = 0.32
ASKED = 200


def evaluate() -> float:
    dialogues = load_dataset("example/service-dialogues", split="test", revision="5d1f0f6e4f2b7a9c3e8d6b1a0c9f8e7d6c5b4a39")
    scorer = RougeScorer(["rougeL"])
    chosen = dialogues.select(range(ASKED))
    scores = [scorer.score(one["summary"], sum_up(one["dialogue"].split("\n")))["rougeL"].fmeasure for one in chosen]
    return sum(scores) / len(scores)


if __name__ == "__main__":
    rouge = evaluate()
    print(f"ROUGE-L {rouge:.3f}, at least {LOWEST_ROUGE} is asked for")
    sys.exit(0 if rouge >= LOWEST_ROUGE else 1)
