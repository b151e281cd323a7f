"""What hosted fine-tuning and Mistral's models make of each row: published rules, by the providers' own packages where those hold them.

- OpenAI: the checks of "Data preparation and analysis for chat model fine-tuning" (OpenAI cookbook), with `tool` and `tool_calls` as
  the guide "Supervised fine-tuning" has them, the rules of its chat calls for tools (each call is answered before the next turn, each
  answer belongs to a call) and, for preferences, those of the guide "Direct preference optimization".
- Together: its package checks a file before it is uploaded; 2.0.0 is a version that still does so to the last turn (later ones leave
  that to the server). It knows no tools: rows that have any are not given to it. And the rule of its guide "Data preparation".
- Mistral: the validator for fine-tuning of `mistral-common`, which also stands before the models of Mistral in `transformers`: rows for
  chat templates are given to it too.
"""

import json
import re
import tempfile
from importlib.metadata import version
from pathlib import Path

from mistral_common.protocol.instruct.request import ChatCompletionRequest
from mistral_common.protocol.instruct.validator import MistralRequestValidatorV13, ValidationMode
from orders import Verdicts, fault_of_learning, is_one_text, json_of, lines_of, orders
from together.lib import constants
from together.lib.utils import files

constants.DISABLE_TQDM = files.DISABLE_TQDM = True
files.MIN_SAMPLES = 1
verdicts = Verdicts()

KEYS = {"role", "content", "name", "function_call", "weight", "tool_calls", "tool_call_id"}
ROLES = {"system", "user", "assistant", "function", "tool", "developer"}
NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
MISTRAL_KEYS = ("role", "content", "name", "tool_calls", "tool_call_id")
MISTRAL = MistralRequestValidatorV13(mode=ValidationMode.finetuning)
MISTRAL_ASKED = MistralRequestValidatorV13(mode=ValidationMode.serving)


def openai_messages(messages, part: str = "chat") -> str:
    if not isinstance(messages, list) or not messages:
        return "missing_messages_list"
    for message in messages:
        if "role" not in message or ("content" not in message and not message.get("tool_calls")):
            return "message_missing_key"
        if unknown := set(message) - KEYS:
            return f"message_unrecognized_key: {', '.join(sorted(unknown))}"
        if message["role"] not in ROLES:
            return f"unrecognized_role: {message['role']}"
        if not isinstance(message.get("content"), str) and not message.get("tool_calls"):
            return "missing_content"
        if wrong := next((name for name in names_of(message) if not NAME.fullmatch(name)), ""):
            return f"name: {wrong}"
        if "weight" in message and (message["role"] != "assistant" or message["weight"] not in (0, 1)):
            return f"weight: {message['weight']} of {message['role']}"
    return openai_tools(messages) or ("" if part == "prompt" else fault_of_learning(messages))


def names_of(message: dict) -> list[str]:
    named = [message["name"]] if "name" in message else []
    return named + [call["function"]["name"] for call in message.get("tool_calls") or []]


def openai_tools(messages: list[dict]) -> str:
    """Of the reference of chat calls: every call is answered in the turns right behind it, and nothing else is."""
    open_calls: set[str] = set()
    for message in messages:
        if message["role"] == "tool":
            if message.get("tool_call_id") not in open_calls:
                return "messages with role 'tool' must be a response to a preceding message with 'tool_calls'"
            open_calls.remove(message["tool_call_id"])
            continue
        if open_calls:
            return f"no tool message responds to {', '.join(sorted(open_calls))}"
        for call in message.get("tool_calls") or []:
            if not call.get("id") or not isinstance(call["function"]["arguments"], str):
                return "a call needs an id, and its arguments are a text"
            if not isinstance(json.loads(call["function"]["arguments"]), dict):
                return "arguments are a JSON object"
            if call["id"] in open_calls:
                return f"two calls have the id {call['id']}"
            open_calls.add(call["id"])
    return "" if messages[-1]["role"] != "tool" or not open_calls else "a call has no response"


def openai_row(row: dict) -> str:
    if "input" not in row:
        unknown = set(row) - {"messages", "tools", "parallel_tool_calls", "functions"}
        return f"unknown key {', '.join(sorted(unknown))}" if unknown else openai_messages(row.get("messages"))
    if unknown := set(row) - {"input", "preferred_output", "non_preferred_output"}:
        return f"unknown key {', '.join(sorted(unknown))}"
    chosen, rejected = row["preferred_output"], row["non_preferred_output"]
    if row["input"]["messages"][-1]["role"] == "assistant":
        return "the last message of the input is the assistant's"
    for output in (chosen, rejected):
        if len(output) != 1 or output[0]["role"] != "assistant":
            return "an output is one message of the assistant"
        if wrong := openai_messages(output):
            return wrong
    if is_one_text(chosen, rejected):
        return "the outputs are equal, but for spaces at their ends"
    return openai_messages(row["input"]["messages"], "prompt")


def together_docs(row: dict) -> str:
    """"Data preparation": a conversation starts with a system prompt or the user, then the two take turns."""
    if "messages" not in row:
        return ""
    roles = [message["role"] for message in row["messages"]]
    told = roles[1:] if roles[0] == "system" else roles
    # Results of parallel calls come as several messages.
    turns = [role for at, role in enumerate(told) if role != "tool" or told[at - 1] != "tool"]
    wanted = [("assistant",) if at % 2 else ("user", "tool") for at in range(len(turns))]
    fits = all(role in allowed for role, allowed in zip(turns, wanted, strict=True))
    return "" if fits else "roles do not alternate from the user on"


def together_row(row: dict) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rows.jsonl")
        path.write_text(json.dumps(row))
        report = files.check_file(path)
        return "" if report["is_check_passed"] else report["message"]


def runs_of(row: dict) -> list[tuple[list[dict], list[dict]]]:
    """The conversations that a row is learned as: what is asked, and what is learned."""
    if "messages" in row:
        return [([], row["messages"])]
    if isinstance(row.get("input"), dict):
        return [(row["input"]["messages"], row[key]) for key in ("preferred_output", "non_preferred_output")]
    if not isinstance(row.get("prompt"), list):
        return []
    return [(row["prompt"], row[key]) for key in ("completion", "chosen", "rejected") if key in row] or [(row["prompt"], [])]


def mistral_row(row: dict) -> str:
    tools = json_of(row.get("tools") or (row.get("input") or {}).get("tools") or None)
    for asked, learned in runs_of(row):
        known = [{key: message[key] for key in MISTRAL_KEYS if key in message} for message in asked + learned]
        if learned:
            MISTRAL.validate_request(ChatCompletionRequest.from_openai(known, tools))
            if wrong := fault_of_learning(learned):
                return wrong
        else:
            # As TRL: a prompt that ends with the assistant is gone on with.
            goes_on = known[-1]["role"] == "assistant"
            MISTRAL_ASKED.validate_request(ChatCompletionRequest.from_openai(known, tools, goes_on, model="any"))
    return ""


def has_tools(row: dict) -> bool:
    text = json.dumps(row)
    return bool(row.get("tools") or (row.get("input") or {}).get("tools")) or '"tool_calls"' in text or '"tool"' in text


def has_plain_names(row: dict) -> bool:
    """Names of tools may be any for a chat template; Mistral's models take those that OpenAI takes."""
    return all(NAME.fullmatch(name) for run in runs_of(row) for part in run for message in part for name in names_of(message))


def is_hosted(order: dict, row: dict) -> bool:
    return order["hosted"]


READERS = {
    "OpenAI, published rules": (openai_row, is_hosted),
    "Together, published rules": (together_docs, is_hosted),
    f"Together {version('together')}": (together_row, lambda order, row: is_hosted(order, row) and not has_tools(row)),
    f"mistral-common {version('mistral-common')}": (
        mistral_row,
        lambda order, row: is_hosted(order, row) or has_plain_names(row),
    ),
}

for order in orders():
    for index, row in enumerate(lines_of(order["path"])):
        if not order["hosted"] and not runs_of(row):
            continue
        for reader, (check, is_for) in READERS.items():
            if is_for(order, row):
                verdicts.attempt(order, reader, index, lambda: check(row))
verdicts.write()
