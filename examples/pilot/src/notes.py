"""Reads the mood of call notes, as one more hint for the agents."""

import pandas as pd
from datasets import load_dataset
from transformers import pipeline

mood = pipeline("sentiment-analysis", model="cardiffnlp/twitter-roberta-base-sentiment")

benchmark = load_dataset("cardiffnlp/tweet_eval", "sentiment", split="test")
notes = pd.read_csv("/home/maria/exports/call_notes.csv")

print("benchmark", sum(mood(row["text"])[0]["label"] == row["label"] for row in benchmark))
notes["mood"] = [mood(note)[0]["label"] for note in notes["note"]]
notes.to_csv("data/notes_with_mood.csv")
