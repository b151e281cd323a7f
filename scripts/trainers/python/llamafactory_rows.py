"""What LLaMA-Factory makes of each row: its reader of `dataset_info.json`, its converters, its processors and its templates.

The packages that it needs for the training itself are stood in for, torch first: nothing that runs here calls them.
"""

import json
import os
import tempfile
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import datasets
import transformers  # looks for torch before there is a stand-in for it
import transformers.models.mllama.processing_mllama  # noqa: F401
import transformers.video_utils  # noqa: F401
from orders import Verdicts, lines_of, orders
from stand_ins import seal, stand_in_for
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

datasets.disable_progress_bars()
transformers.logging.set_verbosity_error()


def rows_of(order: dict) -> list[dict]:
    if order["set"] == "plain":
        return [{**columns_of(order), **line} for line in lines_of(order["path"])]
    with tempfile.TemporaryDirectory() as cache:
        return list(datasets.load_dataset("json", data_files=order["path"], split="train", cache_dir=cache))


def columns_of(order: dict) -> dict:
    """The columns of a row that nobody filled; a table has them all."""
    return dict.fromkeys((order["info"].get("columns") or {}).values())


# Read before there is a stand-in for torch, whose tensors `datasets` looks for.
READ = [(order, rows_of(order)) for order in orders() if order.get("info")]
stand_in_for("torch", "torchaudio", "peft", "trl", "av", "omegaconf")

from llamafactory.data.converter import get_dataset_converter  # noqa: E402
from llamafactory.data.loader import _get_dataset_processor  # noqa: E402
from llamafactory.data.parser import get_dataset_list  # noqa: E402
from llamafactory.data.template import get_template_and_fix_tokenizer  # noqa: E402

seal()
READER = f"LLaMA-Factory {version('llamafactory')}"
# One for each of the ways in which it writes calls of tools.
TEMPLATES = ["default", "qwen", "qwen3", "llama3", "glm4", "mistral"]
LONG = 10_000_000
verdicts = Verdicts()


def data_args(template: str) -> SimpleNamespace:
    return SimpleNamespace(
        template=template, tool_format=None, default_system=None, enable_thinking=True, preserve_thinking=False,
        train_on_prompt=False, mask_history=False, packing=False, neat_packing=False, cutoff_len=LONG,
        streaming=False, media_dir="", dataset_dir="", ignore_pad_token_for_loss=True,
    )  # fmt: skip


def tokenizer_of_bytes() -> transformers.PreTrainedTokenizerFast:
    """One token a byte, so that every text comes back as it was."""
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = Tokenizer(models.BPE(vocab={letter: number for number, letter in enumerate(letters)}, merges=[]))
    tokens.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokens.decoder = decoders.ByteLevel()
    return transformers.PreTrainedTokenizerFast(tokenizer_object=tokens, bos_token="<bos>", eos_token="<eos>")


def attributes_of(order: dict):
    with tempfile.TemporaryDirectory() as folder:
        info = {"ours": {**order["info"], "file_name": os.path.basename(order["path"])}}
        Path(folder, "dataset_info.json").write_text(json.dumps(info))
        return get_dataset_list(["ours"], folder)[0]


def stage_of(attributes) -> str:
    return "rm" if attributes.ranking else "kto" if attributes.kto_tag else "sft"


class Reader:
    """LLaMA-Factory as it reads one of our files with one of its templates."""

    def __init__(self, attributes, template: str) -> None:
        args = data_args(template)
        self.attributes = attributes
        self.tokenizer = tokenizer_of_bytes()
        self.template = get_template_and_fix_tokenizer(self.tokenizer, args)
        self.convert = get_dataset_converter(attributes.formatting, attributes, args)
        self.processor = _get_dataset_processor(args, stage_of(attributes), self.template, self.tokenizer, None)

    def takes_parallel(self) -> bool:
        """Whether the model of the template was made for two calls at once."""
        call = {"name": "tide", "arguments": {"port": "Ves"}}
        try:
            self.template.format_function.apply(content=json.dumps([call, call]))
        except ValueError:
            return False
        return True

    def check(self, row: dict) -> str:
        aligned = self.convert(row)
        made = self.processor.preprocess_dataset({key: [value] for key, value in aligned.items()})
        if not made:
            return "dropped"
        if self.attributes.ranking:
            chosen, rejected = self.learned(made["chosen_labels"][0]), self.learned(made["rejected_labels"][0])
            if chosen == rejected or is_same_but_spaces(*aligned["_response"]):
                return "chosen and rejected are one text"
            return self.fault(aligned["_response"][:1], chosen) or self.fault(aligned["_response"][1:], rejected)
        labels = made["labels"][0]
        turns = [turn for turn in aligned["_prompt"] + aligned["_response"] if turn["role"] in ("assistant", "function")]
        if self.attributes.kto_tag:
            turns = [turn for turn in aligned["_response"] if turn["content"]]
            if not turns:
                return "it learns to say nothing"
        return self.fault(turns, self.learned(labels)) or ("all weights are 0" if has_no_weight(row, bool(self.attributes.kto_tag)) else "")

    def learned(self, labels: list[int]) -> str:
        return self.tokenizer.decode([label for label in labels if label != -100])

    def fault(self, turns: list[dict], learned: str) -> str:
        for turn in turns:
            if not turn["content"].strip():
                return "it learns to say nothing"
            if turn["role"] == "assistant" and turn["content"].strip() not in learned:
                return f"the answer is not learned: {turn['content'][:60]}"
            if turn["role"] == "function" and not self.calls(turn["content"], learned):
                return f"the call is not learned as it is: {turn['content'][:60]}"
        return ""

    def calls(self, content: str, learned: str) -> bool:
        """Whether names and keys of the arguments stand in what is learned, once encoded."""
        calls = json.loads(self.template.remove_thought(content))
        return all(
            one["name"] in learned
            and all(f'\\"{key}\\"' not in learned and key in learned for key in keys_of(one["arguments"]))
            for one in (calls if isinstance(calls, list) else [calls])
        )


def keys_of(arguments) -> list[str]:
    return [key for key in arguments if key] if isinstance(arguments, dict) else []


def is_parallel(row: dict) -> bool:
    turns = [*(row.get("conversations") or []), row.get("chosen"), row.get("rejected")]
    called = [json.loads(turn["value"]) for turn in turns if isinstance(turn, dict) and turn["from"] == "function_call"]
    return any(isinstance(calls, list) for calls in called)


def is_same_but_spaces(chosen: dict, rejected: dict) -> bool:
    return chosen["content"].strip() == rejected["content"].strip()


def has_no_weight(row: dict, is_last_learned: bool) -> bool:
    """Whether nothing in a row was to be learned. `weights` stands in plain rows of Alpaca, which has no place for any."""
    answers = [turn for turn in row.get("conversations") or [] if turn["from"] in ("gpt", "function_call")]
    weights = row.get("weights") or [turn.get("weight") for turn in answers]
    return bool(weights) and all(weight == 0 for weight in (weights[-1:] if is_last_learned else weights))


for order, rows in READ:
    attributes = attributes_of(order)
    for template in TEMPLATES:
        reader = Reader(attributes, template)
        for index, row in enumerate(rows):
            if is_parallel(row) and not reader.takes_parallel():
                continue
            said = f"{READER} {template}"
            try:
                wrong = reader.check(row)
            except Exception as error:
                verdicts.say(order, said, index, "raises", f"{type(error).__name__}: {error}")
            else:
                verdicts.say(order, said, index, "drops" if wrong == "dropped" else "wrong" if wrong else "learns", wrong)
verdicts.write()
