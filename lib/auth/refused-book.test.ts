import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admitRefusals, MOST_ENTRIES } from "./refused-book";

const refused = (who: string, place: string, times = 1) => ({
  ...{ key: `${who} ${place}`, who, isStranger: who.includes("."), times },
});

describe("refused attempts in an hour", () => {
  it("are an entry the first time, and counted after it", () => {
    const { entries, more, beyond } = admitRefusals([], [refused("ada", "x", 3), refused("ada", "x", 2)]);
    expect([entries.length, more.get("ada x"), beyond]).toEqual([1, 4, 0]);
    const later = admitRefusals(entries, [refused("ada", "x", 5)]);
    expect([later.entries.length, later.more.get("ada x"), later.beyond]).toEqual([0, 5, 0]);
  });

  it("of one address, or of strangers together, leave room for others", () => {
    const one = admitRefusals(
      [],
      Array.from({ length: 300 }, (_, n) => refused("10.0.0.1", `${n}`)),
    );
    expect([one.entries.length, one.beyond]).toEqual([20, 280]);
    const many = admitRefusals(
      [],
      Array.from({ length: 300 }, (_, n) => refused(`10.0.0.${n}`, "x")),
    );
    expect(many.entries).toHaveLength(60);
    expect(admitRefusals(many.entries, [refused("ada", "x")]).entries).toHaveLength(1);
  });

  it("never make more than a hundred entries, and none is lost from the count", () => {
    const one = fc.record({
      who: fc.oneof(
        fc.nat(30).map((n) => `10.0.0.${n}`),
        fc.nat(30).map((n) => `user ${n}`),
      ),
      place: fc.nat(40).map(String),
      times: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(one, { maxLength: 200 }), { maxLength: 4 }), (batches) => {
        let held: ReturnType<typeof refused>[] = [];
        let counted = 0;
        for (const batch of batches) {
          const outcome = admitRefusals(
            held,
            batch.map(({ who, place, times }) => refused(who, place, times)),
          );
          held = [...held, ...outcome.entries];
          counted += outcome.entries.length + outcome.beyond + [...outcome.more.values()].reduce((a, b) => a + b, 0);
        }
        expect(held.length).toBeLessThanOrEqual(MOST_ENTRIES);
        expect(new Set(held.map(({ key }) => key)).size).toBe(held.length);
        expect(counted).toBe(batches.flat().reduce((sum, { times }) => sum + times, 0));
      }),
    );
  });
});
