"""What TRL makes of each row: its own functions, with every chat template that its package ships."""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

import datasets
import trl
from orders import Verdicts, fault_of_learning, is_one_text, json_of, lines_of, orders
from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast
from trl.data_utils import apply_chat_template, is_conversational, prepare_multimodal_messages

datasets.disable_progress_bars()
TEMPLATES = {
    path.stem: path.read_text() for path in sorted((Path(trl.__file__).parent / "chat_templates").glob("*.jinja"))
}
tokenizer = PreTrainedTokenizerFast(
    tokenizer_object=Tokenizer(models.BPE()), bos_token="<bos>", eos_token="<eos>", pad_token="<pad>", unk_token="<unk>"
)
# Of what Parquet holds the content is known to be that of the lines: a few show what the members that are there and empty do.
OF_PARQUET = ["cohere", "gemma4_v5", "glm4moe", "gptoss", "lfm2_2_5", "llama3_1", "nemotron_3_nano", "phi3", "qwen2_5", "qwen3_8"]
verdicts = Verdicts()

USER, ANSWER = {"role": "user", "content": "When?"}, {"role": "assistant", "content": "Nine."}
TOOL = {
    "type": "function",
    "function": {
        "name": "tide",
        "description": "Tides",
        "parameters": {
            "type": "object",
            "properties": {"port": {"type": "string", "description": "Its name"}},
            "required": ["port"],
        },
    },
}


def call(number: int) -> dict:
    return {"id": f"callabc0{number}", "type": "function", "function": {"name": "tide", "arguments": {"port": "Ves"}}}


def calling(*numbers: int) -> dict:
    return {"role": "assistant", "content": "", "tool_calls": [call(number) for number in numbers]}


def result(number: int) -> dict:
    return {"role": "tool", "content": "04:10", "name": "tide", "tool_call_id": f"callabc0{number}"}


# What a model may not be made for, each shown by a conversation about which nothing else is odd. A row that has one of these says
# nothing about our files where the template refuses, or does not render, the conversation here.
ABILITIES = {
    "plain": [USER, ANSWER],
    "parts": prepare_multimodal_messages([USER, ANSWER]),
    "system": [{"role": "system", "content": "Be brief."}, USER, ANSWER],
    "tools": [USER, calling(1), result(1), ANSWER],
    "parallel": [USER, calling(1, 2), result(1), result(2), ANSWER],
    "call-last": [USER, calling(1)],
    "chain": [USER, calling(1), result(1), calling(2), result(2), ANSWER],
}


def abilities_of(messages: list[dict]) -> set[str]:
    needed: set[str] = set()
    if any(message["role"] == "system" for message in messages):
        needed.add("system")
    called = [len(message["tool_calls"]) if message.get("tool_calls") else 0 for message in messages]
    if any(called) or any(message["role"] == "tool" for message in messages):
        needed.add("tools")
    if max(called, default=0) > 1:
        needed.add("parallel")
    if called and called[-1]:
        needed.add("call-last")
    if any(count and messages[at - 1]["role"] == "tool" for at, count in enumerate(called) if at):
        needed.add("chain")
    return needed


def is_able(template: str, ability: str) -> bool:
    try:
        tools = None if ability in ("plain", "parts", "system") else [TOOL]
        text = tokenizer.apply_chat_template(ABILITIES[ability], tools=tools, tokenize=False, chat_template=template)
    except Exception:
        return False
    return {"plain": "Nine.", "parts": "Nine.", "system": "Be brief."}.get(ability, "Ves") in text


ABLE = {name: {ability for ability in ABILITIES if is_able(template, ability)} for name, template in TEMPLATES.items()}


def rows_of(order: dict) -> list[dict]:
    """Our rows as TRL's trainers get them, from `datasets` with the empty members that it may add; plain ones as they stand."""
    return lines_of(order["path"]) if order["set"] == "plain" else loaded("json", order["path"])


def loaded(kind: str, path: str) -> list[dict]:
    with tempfile.TemporaryDirectory() as cache:
        return list(datasets.load_dataset(kind, data_files=path, split="train", cache_dir=cache))


def lost(messages: list[dict], text: str) -> str:
    """What of the last turn is not in the rendered text, or is in it encoded twice."""
    last = messages[-1]
    # What some templates take for a chain of thought is none of the answer.
    content = (last.get("content") or "").split("</think>")[-1].strip()
    if last["role"] == "assistant" and content and content not in text:
        return f"the answer is not in the text: {content[:60]}"
    for message in messages:
        for one in message.get("tool_calls") or []:
            for key in one["function"]["arguments"]:
                once, twice = json.dumps(key, ensure_ascii=False), json.dumps(json.dumps(key, ensure_ascii=False))[1:-1]
                if twice in text and once not in text.replace(twice, ""):
                    return "the arguments of a call are encoded twice"
    return ""


def rendered(row: dict, keys: list[str], template: str) -> tuple[str, dict]:
    tokenizer.chat_template = TEMPLATES[template]
    example = {key: row[key] for key in keys}
    if not is_conversational({keys[0]: example[keys[0]]}):
        return "it is not taken for a conversation", {}
    if "plain" not in ABLE[template]:  # for models that see, which the trainers give parts
        example = {
            key: prepare_multimodal_messages(value) if isinstance(value, list) else value for key, value in example.items()
        }
    return "", apply_chat_template(example, tokenizer, tools=json_of(row.get("tools")))


def chat(row: dict, template: str) -> str:
    wrong, texts = rendered(row, ["messages"], template)
    return wrong or lost(row["messages"], texts["text"]) or fault_of_learning(row["messages"])


def completion(row: dict, template: str) -> str:
    keys = ["prompt", "completion"] + (["label"] if "label" in row else [])
    wrong, texts = rendered(row, keys, template)
    return wrong or lost(row["completion"], texts["prompt"] + texts["completion"]) or fault_of_learning(row["completion"])


def pair(row: dict, template: str) -> str:
    wrong, texts = rendered(row, ["prompt", "chosen", "rejected"], template)
    if wrong:
        return wrong
    if texts["chosen"] == texts["rejected"] or is_one_text(row["chosen"], row["rejected"]):
        return "chosen and rejected are one text"
    return next(
        (
            fault
            for key in ("chosen", "rejected")
            if (fault := lost(row[key], texts["prompt"] + texts[key]) or fault_of_learning(row[key]))
        ),
        "",
    )


def prompt(row: dict, template: str) -> str:
    wrong, texts = rendered(row, ["prompt"], template)
    return wrong or ("" if texts["prompt"].strip() else "the prompt is empty")


def plain_texts(row: dict) -> str:
    """What TRL joins as it is: no template renders it."""
    if "completions" in row:
        if len(row["completions"]) != len(row["labels"]) or not all(isinstance(label, bool) for label in row["labels"]):
            return "steps and labels do not go together"
        return "" if all(step.strip() for step in row["completions"]) else "it learns an empty step"
    if "chosen" in row:
        if row["chosen"].strip() == row["rejected"].strip():
            return "chosen and rejected are one text"
        return "" if row["chosen"].strip() and row["rejected"].strip() else "it learns to say nothing"
    answer = row.get("completion", row.get("response", ""))
    return "" if answer.strip() else "it learns to say nothing"


def check_of(row: dict):
    if isinstance(row.get("messages"), list):
        return chat, row["messages"]
    if isinstance(row.get("prompt"), list):
        if "chosen" in row:
            return pair, [*row["prompt"], *row["chosen"], *row["rejected"]]
        if "completion" in row:
            return completion, [*row["prompt"], *row["completion"]]
        return prompt, row["prompt"]
    return None, []


def open_arguments(row: dict) -> dict:
    """What docs/export.md tells to do with rows of Parquet, where arguments are JSON text."""
    for messages in (row[key] for key in ("messages", "prompt", "completion", "chosen", "rejected") if key in row):
        for message in messages if isinstance(messages, list) else []:
            for call in message["tool_calls"] or []:
                call["function"]["arguments"] = json.loads(call["function"]["arguments"])
    return row


def judge(order: dict, rows: list[dict], templates: Iterable[str], container: str) -> None:
    for index, row in enumerate(rows):
        check, messages = check_of(row)
        if check is None:
            verdicts.attempt(order, f"trl {trl.__version__}{container}", index, lambda: plain_texts(row))
            continue
        needed = abilities_of(messages)
        for template in templates:
            if needed <= ABLE[template] and ABLE[template] & {"plain", "parts"}:
                reader = f"trl {trl.__version__} {template}{container}"
                verdicts.attempt(order, reader, index, lambda: check(row, template))


for order in orders():
    if not order["trl"]:
        continue
    judge(order, rows_of(order), TEMPLATES, "")
    if "parquet" in order and order["set"] == "ours":
        judge(order, [open_arguments(row) for row in loaded("parquet", order["parquet"])], OF_PARQUET, ", Parquet")
for able in sorted({tuple(sorted(able)) for able in ABLE.values()}, key=len):
    names = [name for name in ABLE if tuple(sorted(ABLE[name])) == able]
    print(f"          {len(names)} templates take {', '.join(able) or 'nothing'}: {', '.join(names)}")
verdicts.write()
