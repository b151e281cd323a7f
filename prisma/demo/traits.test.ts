import { describe, expect, it } from "vitest";
import { ALL_DEMO_EXAMPLES } from "@/prisma/demo/all-examples";
import type { DemoExample } from "@/prisma/demo/demo-example";
import {
  CAREFUL,
  CARELESS,
  CENTRAL,
  DEMO_ANNOTATORS,
  DEMO_JUDGE,
  type DemoAnnotator,
  LENIENT,
  STRICT,
  TIRING,
} from "@/prisma/demo/people";
import type { Edition } from "@/prisma/demo/perception";
import { simulateWork, TIRED_AT } from "@/prisma/demo/simulate";
import { seededUniform } from "@/prisma/testing/seeded-uniform";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Work of one person on `examples`, each ten times, so that what is measured is the trait and not the draw. */
function works(person: DemoAnnotator, position: number, edition: Edition = 2, examples = ALL_DEMO_EXAMPLES) {
  const random = seededUniform(2024);
  return Array.from({ length: 10 }, () =>
    examples.map((example) => ({
      ...simulateWork(example, person, { edition, position }, random),
      truth: example.truth,
    })),
  ).flat();
}

type Works = ReturnType<typeof works>;
const scores = (all: Works) => all.map(({ answers }) => Number(answers.helpfulness));
const error = (all: Works) =>
  mean(all.map(({ answers, truth }) => Math.abs(Number(answers.helpfulness) - truth.helpfulness)));
const share = (all: Works, score: number) => mean(scores(all).map((value) => Number(value === score)));
const active = (all: Works) => mean(all.map(({ activeMs }) => activeMs));

describe("traits show in the work", () => {
  const fresh = new Map(DEMO_ANNOTATORS.map((person) => [person, works(person, 0)]));
  const of = (person: DemoAnnotator) => fresh.get(person) ?? [];

  it("the lenient person scores above the careful one, the strict one below", () => {
    expect(mean(scores(of(LENIENT))) - mean(scores(of(CAREFUL)))).toBeGreaterThan(0.2);
    expect(mean(scores(of(CAREFUL))) - mean(scores(of(STRICT)))).toBeGreaterThan(0.4);
  });

  it("the careful person is nearest to the truth, the careless one is farthest, fastest and writes the fewest notes", () => {
    const errors = DEMO_ANNOTATORS.map((person) => error(of(person)));
    const times = DEMO_ANNOTATORS.map((person) => active(of(person)));
    const notes = DEMO_ANNOTATORS.map((person) => of(person).filter(({ answers }) => answers.severity_note).length);
    expect(errors.indexOf(Math.min(...errors))).toBe(DEMO_ANNOTATORS.indexOf(CAREFUL));
    expect(errors.indexOf(Math.max(...errors))).toBe(DEMO_ANNOTATORS.indexOf(CARELESS));
    expect(times.indexOf(Math.min(...times))).toBe(DEMO_ANNOTATORS.indexOf(CARELESS));
    expect(notes.indexOf(Math.min(...notes))).toBe(DEMO_ANNOTATORS.indexOf(CARELESS));
  });

  it("the one who keeps to the middle gives fewer ones and fives and more threes", () => {
    expect(share(of(CENTRAL), 1)).toBeLessThan(share(of(CAREFUL), 1) / 2);
    expect(share(of(CENTRAL), 5)).toBeLessThan(share(of(CAREFUL), 5));
    expect(share(of(CENTRAL), 3)).toBeGreaterThan(share(of(CAREFUL), 3) * 1.3);
  });

  it("the tiring one gets less exact, faster and more central with position; the careful one hardly changes", () => {
    const at = [0, TIRED_AT / 2, TIRED_AT].map((position) => works(TIRING, position));
    const errors = at.map(error);
    const times = at.map(active);
    const extremes = at.map((all) => share(all, 1) + share(all, 5));
    expect(errors).toEqual([...errors].sort((a, b) => a - b));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(extremes).toEqual([...extremes].sort((a, b) => b - a));
    expect(errors[2]! - errors[0]!).toBeGreaterThan(0.25);
    expect(Math.abs(error(works(CAREFUL, TIRED_AT)) - error(of(CAREFUL)))).toBeLessThan(0.1);
    expect(works(TIRING, TIRED_AT * 2)).toEqual(at[2]);
  });

  it("the judge is lenient on long answers and no more than the careful person on short ones", () => {
    const slice = (length: string) => ALL_DEMO_EXAMPLES.filter(({ example }) => example.slices?.length === length);
    const gap = (examples: DemoExample[]) =>
      mean(scores(works(DEMO_JUDGE, 0, 2, examples))) - mean(scores(works(CAREFUL, 0, 2, examples)));
    expect(gap(slice("long"))).toBeGreaterThan(0.4);
    expect(Math.abs(gap(slice("short")))).toBeLessThan(0.2);
  });
});

describe("the second edition makes people agree more", () => {
  /** Share of pairs of people who give the same answer to the same example. */
  function pairwiseAgreement(key: string, edition: Edition): number {
    const byPerson = DEMO_ANNOTATORS.map((person, index) => {
      const random = seededUniform(700 + index);
      return ALL_DEMO_EXAMPLES.map((e) => simulateWork(e, person, { edition, position: 0 }, random).answers[key]);
    });
    const pairs = byPerson.flatMap((a, i) =>
      byPerson.slice(i + 1).flatMap((b) => a.map((value, item) => Number(String(value) === String(b[item])))),
    );
    return mean(pairs);
  }

  it.each(["helpfulness", "correct"])("on %s by more than three points in a hundred", (key) => {
    expect(pairwiseAgreement(key, 2) - pairwiseAgreement(key, 1)).toBeGreaterThan(0.03);
  });
});
