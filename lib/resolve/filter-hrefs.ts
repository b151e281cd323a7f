import type { CaseLink } from "./page-filter";
import { QUEUE_ORDERS } from "./schema";

/** The addresses behind every choice of the queue's filters, by `name value`. */
export function filterHrefs(
  link: CaseLink,
  criteria: readonly string[],
  versions: readonly number[],
  slices: readonly { name: string; value: string }[],
): Record<string, string> {
  const slice = slices.map(({ name, value }) => `${name}=${value}`);
  return Object.fromEntries([
    ["criterion ", link({ criterion: null })],
    ...criteria.map((criterion) => [`criterion ${criterion}`, link({ criterion })]),
    ...QUEUE_ORDERS.map((order) => [`order ${order}`, link({ order })]),
    ...versions.map((version) => [`version ${version}`, link({ version })]),
    ...slice.map((one) => [`slice ${one}`, link({ slice: one })]),
    ["slice ", link({ slice: null })],
    ["flagged only", link({ flagged: "only" })],
    ["flagged any", link({ flagged: "any" })],
  ]);
}
