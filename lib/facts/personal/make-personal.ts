import type { FactExample, FactValues } from "@/lib/core/facts/fact";
import { type PersonalSpan, personalSpans } from "./find-personal";

/** Personal data in every part of an example. Texts that stand in two parts, such as a last turn, are read once. */
export function makePersonal({ parts }: FactExample): FactValues {
  const read = new Map<string, PersonalSpan[]>();
  const spansOf = (text: string) => {
    const spans = read.get(text) ?? personalSpans(text);
    read.set(text, spans);
    return spans;
  };
  return { example: {}, parts: parts.map(({ text }) => ({ personal: spansOf(text) })) };
}
