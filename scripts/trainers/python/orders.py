"""What the checks are told to read, and how they say what became of each row."""

import json
import sys
from pathlib import Path


def orders() -> list[dict]:
    """The files to read: `{format, set, path, parquet?, info?}`; `set` is `ours` or `plain`."""
    return json.loads(Path(sys.argv[1]).read_text())


def lines_of(path: str) -> list[dict]:
    """The rows of a file of JSON lines, by Python's own reader."""
    with open(path, encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file if line.strip()]


class Verdicts:
    """One verdict a reader and row: `learns`, `drops`, `raises`, `wrong` (it would learn something else, or nothing)."""

    def __init__(self) -> None:
        self.all: list[dict] = []

    def say(self, order: dict, reader: str, row: int, verdict: str, says: str = "") -> None:
        says = " ".join(says.split())[:300]
        self.all.append(
            {"format": order["format"], "set": order["set"], "reader": reader, "row": row, "verdict": verdict, "says": says}
        )

    def attempt(self, order: dict, reader: str, row: int, check) -> None:
        """`check` answers what is wrong, or nothing; what it raises is the reader's refusal."""
        try:
            wrong = check()
        except Exception as error:
            self.say(order, reader, row, "raises", f"{type(error).__name__}: {error}")
        else:
            self.say(order, reader, row, "wrong" if wrong else "learns", wrong or "")

    def write(self) -> None:
        Path(sys.argv[2]).write_text(json.dumps(self.all))


def content_of(value):
    """A value without what a table adds to it: empty members of objects, but for the arguments of a tool, which are data."""
    if isinstance(value, dict):
        return {
            key: (json_of(inner) if key == "arguments" else content_of(inner))
            for key, inner in value.items()
            if inner is not None
        }
    if isinstance(value, list):
        return [content_of(inner) for inner in value]
    return value


def json_of(value):
    """The value that a JSON text stands for; other values as they are."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def difference(expected: dict, found: dict) -> str:
    """Where two rows differ, or an empty text."""
    expected, found = content_of(expected), content_of(found)
    for key in {**expected, **found}:
        ours, theirs = expected.get(key), found.get(key)
        if not is_same(ours, theirs):
            return f"{key}: {shortened(ours)} became {shortened(theirs)}"
    return ""


def is_same(ours, theirs) -> bool:
    """Whether two values are one, where what is any JSON may stand as JSON text."""
    if ours == theirs:
        return True
    if isinstance(ours, (dict, list)) and isinstance(theirs, str):
        return content_of(json_of(theirs)) == ours
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(is_same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(is_same, ours, theirs))
    return False


def shortened(value) -> str:
    text = json.dumps(value, ensure_ascii=True, default=repr)
    return text if len(text) <= 120 else f"{text[:117]}..."


def fault_of_learning(messages: list[dict]) -> str:
    """Why a conversation teaches nothing, or something else than an answer; an empty text where it teaches well."""
    answers = [message for message in messages if message["role"] == "assistant"]
    if not answers:
        return "nobody answers"
    if messages[-1]["role"] != "assistant":
        return f"the last turn, which the model would learn to say, is one of {messages[-1]['role']}"
    if any(is_empty(message) for message in answers):
        return "it learns to say nothing"
    if all(message.get("weight") == 0 for message in answers):
        return "all weights are 0"
    return ""


def is_empty(message: dict) -> bool:
    return not (message.get("content") or "").strip() and not message.get("tool_calls")


def is_one_text(chosen: list[dict], rejected: list[dict]) -> bool:
    """Whether two answers teach no difference: but for spaces at their ends they are the same."""
    return said_of(chosen) == said_of(rejected)


def said_of(answer: list[dict]) -> list:
    return [
        ((message.get("content") or "").strip(), [call["function"] for call in message.get("tool_calls") or []])
        for message in answer
    ]
