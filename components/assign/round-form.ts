import type { RoundPlanInput } from "@/lib/assign/schema";

/** What stands in the form for a new round, as typed. Shares are in percent. */
export interface RoundForm {
  name: string;
  overlap: string;
  share: string;
  who: "all" | "chosen";
  people: string[];
  from: "all" | "lacking" | "slice" | "batch" | "ids";
  slice: { name: string; value: string } | null;
  batch: string;
  ids: string;
  sampled: boolean;
  sample: string;
  seed: string;
  gold: string;
  repeat: string;
  order: "random" | "imported";
  lease: string;
}

interface Defaults {
  overlap: number;
  leaseMinutes: number;
  seed: number;
}

/** The form as it opens: everything, or a slice that was asked for as name=value, for everybody, as the project says. */
export function emptyForm({ overlap, leaseMinutes, seed }: Defaults, given?: string): RoundForm {
  const cut = given?.indexOf("=") ?? -1;
  const slice = given === undefined ? null : { name: given.slice(0, cut), value: given.slice(cut + 1) };
  return {
    name: "",
    overlap: String(overlap),
    share: "100",
    who: "all",
    people: [],
    from: slice ? "slice" : "all",
    slice,
    batch: "",
    ids: "",
    sampled: false,
    sample: "100",
    seed: String(seed),
    gold: "0",
    repeat: "0",
    order: "random",
    lease: String(leaseMinutes),
  };
}

/** The plan that the form says; what was not typed as a number goes as NaN, which the schema names by its field. */
export function planOf(form: RoundForm): RoundPlanInput {
  return {
    overlap: numberOf(form.overlap),
    share: numberOf(form.share) / 100,
    examples: examplesOf(form),
    annotators: form.who === "chosen" ? form.people : undefined,
    ...(form.sampled && { sample: numberOf(form.sample) }),
    seed: numberOf(form.seed),
    goldRate: numberOf(form.gold) / 100,
    repeatRate: numberOf(form.repeat) / 100,
    order: form.order,
    leaseMinutes: numberOf(form.lease),
  };
}

function examplesOf({ from, slice, batch, ids }: RoundForm): NonNullable<RoundPlanInput["examples"]> {
  if (from === "slice" && slice) return { slice };
  if (from === "batch" && batch) return { importJob: batch };
  if (from === "ids") return splitIds(ids);
  return from === "lacking" ? "lacking" : "all";
}

/** One id per line, or several in a line with commas or tabs between them. */
export function splitIds(text: string): string[] {
  const ids = text.split(/[\n,\t]+/).map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== ""))];
}

/** What is still to be chosen before the plan can be counted, by field; the server says the rest. */
export function unfinished({ from, slice, batch, ids, who, people }: RoundForm): Record<string, string> {
  const errors: Record<string, string> = {};
  if (from === "slice" && !slice) errors.examples = "Choose a slice.";
  if (from === "batch" && !batch) errors.examples = "Choose an import.";
  if (from === "ids" && splitIds(ids).length === 0) errors.examples = "Paste at least one id.";
  if (who === "chosen" && people.length === 0) errors.annotators = "Choose at least one person.";
  return errors;
}

function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}
