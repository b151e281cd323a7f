import { numberOption, parseCommandLine } from "@/cli/command-line";
import { toConsensusJson } from "@/cli/consensus-json";
import { toConsensusText } from "@/cli/consensus-text";
import { InputError } from "@/cli/input-error";
import type { RawValue } from "@/cli/raw-record";
import { readCriterion } from "@/cli/read-criterion";
import type { LongFormRow } from "@/cli/read-long-form";
import { CONSENSUS_METHODS, consensusBy } from "@/lib/core/consensus/methods";
import { oneCoin } from "@/lib/core/consensus/one-coin";
import { supportedModel } from "@/lib/core/consensus/sparsity";
import { buildVotes, labelOf, type Votes } from "@/lib/core/consensus/votes";
import { jsonLine } from "@/lib/core/text/json-line";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";

const USAGE = `npm run consensus -- FILE --method ${CONSENSUS_METHODS.join("|")} [options]

FILE holds judgments in long form, as CSV or NDJSON ("-" reads standard input), with the fields example, annotator,
value and optionally criterion and gold. A set is written a|b, the empty set |, a missing rating is left empty.

  --criterion KEY   only the judgments on this criterion
  --smoothing N     dawid-skene: votes' worth of everybody's confusion lent to each annotator (default 0, exact)
  --seed N          seed of the restarts of mace (default 1)
  --json            print one JSON document`;

/** `npm run consensus`: one label per example from many, with what it says about the annotators. */
export async function consensusCommand(args: readonly string[]): Promise<string> {
  const line = parseCommandLine(args, USAGE, {
    method: "string",
    criterion: "string",
    smoothing: "string",
    seed: "string",
    json: "boolean",
  });
  const method = CONSENSUS_METHODS.find((known) => known === line.text("method"));
  if (method === undefined) throw line.fail("--method", "choose one of the methods");
  const options = { smoothing: numberOption(line, "smoothing", 0), seed: numberOption(line, "seed", 1, true) };

  const rows = await readCriterion(line.file, line.text("criterion"));
  const built = buildVotes(rows.map((row) => ({ item: row.example, rater: row.annotator, value: asSet(row.value) })));
  if (!built.ok) throw new InputError(rows[built.row]!.line, "value", "it is not a finite number", "Correct it");
  const { votes, unrated } = built;
  const result = consensusBy(method, votes, { ...options, gold: goldOf(votes, rows) });
  if (!result.ok) throw new InputError(null, "value", UNDEFINED_WORDS[result.reason], "Give more, or other, judgments");

  const document = { method, ...toConsensusJson(votes, result.consensus), unrated, ...sparse(method, votes) };
  return line.flag("json") ? `${jsonLine(document)}\n` : toConsensusText(document);
}

/** Beside a full Dawid-Skene fit on sparse data: the one-coin fit that such data can carry. */
function sparse(method: string, votes: Votes) {
  const { labelsPerRaterAndClass, model } = supportedModel(votes);
  if (method !== "dawid-skene" || model === "full") return {};
  const fallback = oneCoin(votes);
  if (!fallback.ok) return {};
  return { fallback: { method: "one-coin", labelsPerRaterAndClass, ...toConsensusJson(votes, fallback.consensus) } };
}

/** Class of each item's gold value, -1 without one; undefined when the file has none. */
function goldOf(votes: Votes, rows: readonly LongFormRow[]): Int32Array | undefined {
  const golds = new Map<string, string>();
  for (const { example, gold } of rows) if (gold !== null) golds.set(example, labelOf(asSet(gold)!));
  if (golds.size === 0) return undefined;
  const classes = new Map(votes.classes.map((name, code) => [name, code]));
  return Int32Array.from(votes.items, (item) => classes.get(golds.get(item) ?? "") ?? -1);
}

/** Text that is written as a set is one, so that a|b and b|a are the same answer. */
function asSet(value: RawValue | null): RawValue | null {
  if (typeof value !== "string" || !value.includes("|")) return value;
  return value.split("|").filter((member) => member !== "");
}
