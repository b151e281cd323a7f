import fc from "fast-check";
import { expect, it } from "vitest";
import { inlineCode } from "./inline-code";

it("lies between a run of backticks and the next that is as long", () => {
  const paragraph = fc
    .array(fc.constantFrom("`", "`", "``", "a", "\n"), { maxLength: 30 })
    .map((some) => some.join(""));
  fc.assert(
    fc.property(paragraph, fc.nat(5), (text, from) => {
      const runs = [...text.slice(from).matchAll(/`+/g)].map(
        ({ 0: run, index }) => [from + index, from + index + run.length] as const,
      );
      const found: number[] = [];
      for (let run = 0; run < runs.length; run++) {
        const length = runs[run]![1] - runs[run]![0];
        const end = runs.findIndex(([begins, ends], other) => other > run && ends - begins === length);
        if (end < 0) continue;
        found.push(runs[run]![0], runs[end]![1]);
        run = end;
      }
      expect(inlineCode(text, from, text.length)).toEqual(found);
    }),
  );
});

it("ends where the paragraph ends", () => expect(inlineCode("``a``` b`", 0, 5)).toEqual([0, 5]));
