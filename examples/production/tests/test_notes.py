"""Agents see the newest notes when the language model is off or fails."""

from src import notes


def test_shows_notes_when_the_model_is_off(monkeypatch):
    monkeypatch.setenv("NOTES_MODEL", "off")
    answer = notes.summarise(notes.Notes(notes=["asked for the bill", "moved house"]))
    assert answer == {"summary": "asked for the bill\nmoved house", "source": "notes"}


def test_shows_notes_when_the_model_fails(monkeypatch):
    monkeypatch.setattr(notes, "sum_up", lambda _: 1 / 0)
    assert notes.summarise(notes.Notes(notes=["asked for the bill"]))["source"] == "notes"
