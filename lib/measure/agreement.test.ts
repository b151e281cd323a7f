import { expect, test } from "vitest";
import type { Criterion } from "@/lib/guideline/schema";
import type { KeyPattern } from "@/lib/labels/patterns";
import { measureAgreement } from "./agreement";

test("agreement on sets is listed label by label, as by the command, and not for each combination", () => {
  const faults = { key: "faults", title: "Faults", kind: "multi", level: "set", required: true } as Criterion;
  const patterns: KeyPattern[] = [
    {
      counts: [
        ['["tone"]', 1],
        ['["facts","tone"]', 1],
      ],
      items: 3,
    },
    { counts: [["[]", 2]], items: 2 },
  ];
  const { categories } = measureAgreement(faults, "set", patterns, 2);
  expect(categories).toMatchObject([
    { value: "facts", uses: 3, share: 0.3 },
    { value: "tone", uses: 6, share: 0.6, alpha: { value: 1 } },
  ]);
});
