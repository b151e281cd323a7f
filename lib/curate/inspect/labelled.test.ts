import fc from "fast-check";
import { expect, test } from "vitest";
import { LABEL_GROUPS, labelledSchema, readLabelled, writeLabelled } from "./labelled";

test("labels are read from an address as they were written, whatever the answer", () => {
  const criterion = fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/);
  const version = fc.constantFrom(undefined, "all" as const, 3);
  const group = fc.option(
    fc.record({ by: fc.constantFrom(...LABEL_GROUPS), of: fc.string({ minLength: 1, maxLength: 20 }) }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(criterion, version, group, (criterion, version, group) => {
      const labelled = {
        criterion,
        ...(version !== undefined && { version }),
        ...(group && { group }),
      };
      expect(readLabelled(writeLabelled(labelled))).toEqual(labelled);
    }),
    { numRuns: 100 },
  );
});

test("what says no labels is refused with what would", () => {
  for (const wrong of ["", ":label:4", "helpful:who:4", "helpful:label:", "helpful@0"])
    expect(labelledSchema.safeParse(wrong).success).toBe(false);
});
