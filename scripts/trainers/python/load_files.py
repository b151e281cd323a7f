"""Whether `datasets`, pyarrow and pandas read from a file what stands in it."""

import json
import tempfile

import datasets
import pandas
import pyarrow
import pyarrow.json
import pyarrow.parquet
from orders import Verdicts, difference, lines_of, orders

datasets.disable_progress_bars()
verdicts = Verdicts()


def with_datasets(kind: str, path: str) -> list[dict]:
    with tempfile.TemporaryDirectory() as cache:
        return list(datasets.load_dataset(kind, data_files=path, split="train", cache_dir=cache))


def plain(value):
    """What pandas holds, as JSON has it."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return None if isinstance(value, float) and value != value else value


def with_pandas(frame: pandas.DataFrame) -> list[dict]:
    return [{key: plain(value) for key, value in row.items()} for row in frame.to_dict("records")]


TEXT = {
    f"datasets {datasets.__version__}": lambda path: with_datasets("json", path),
    f"pyarrow {pyarrow.__version__}": lambda path: pyarrow.json.read_json(path).to_pylist(),
    f"pandas {pandas.__version__}": lambda path: with_pandas(pandas.read_json(path, lines=True)),
}
PARQUET = {
    f"datasets {datasets.__version__}, Parquet": lambda path: with_datasets("parquet", path),
    f"pyarrow {pyarrow.__version__}, Parquet": lambda path: pyarrow.parquet.read_table(path).to_pylist(),
    f"pandas {pandas.__version__}, Parquet": lambda path: with_pandas(pandas.read_parquet(path)),
}


def check(order: dict, expected: list[dict], readers: dict, path: str) -> None:
    for reader, read in readers.items():
        try:
            found = read(path)
        except Exception as error:
            cause = error.__cause__ or error
            for row in range(len(expected)):
                verdicts.say(order, reader, row, "raises", f"{type(cause).__name__}: {cause}")
            continue
        for row, line in enumerate(expected):
            if row >= len(found):
                verdicts.say(order, reader, row, "drops", f"{len(found)} rows of {len(expected)}")
            else:
                wrong = difference(line, found[row])
                verdicts.say(order, reader, row, "wrong" if wrong else "learns", wrong)


for order in orders():
    if order["set"] != "ours":
        continue
    expected = lines_of(order["path"])
    check(order, expected, TEXT, order["path"])
    if order.get("parquet"):
        check(order, expected, PARQUET, order["parquet"])
verdicts.write()
