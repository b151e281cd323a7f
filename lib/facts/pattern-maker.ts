import { factNamed, patternOf } from "@/lib/core/facts/catalogue";
import type { FactMaker } from "@/lib/core/facts/fact";
import { readPattern } from "@/lib/guideline/checks/user-pattern";

/**
 * Searches texts for one pattern that somebody wrote: a maker by itself, named as its fact is, so that another pattern makes nothing anew.
 * Undefined for names of anything else.
 */
export function patternMaker(name: string): FactMaker | undefined {
  const source = patternOf(name);
  if (source === undefined) return undefined;
  const reading = readPattern(source);
  return {
    name,
    version: 1,
    facts: [factNamed(name)!],
    make({ parts }) {
      if (!reading.ok) throw new Error(reading.message);
      return { example: {}, parts: parts.map(({ text }) => ({ [name]: reading.pattern.isIn(text) })) };
    },
  };
}
