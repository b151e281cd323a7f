import { PERSONAL_FACTS } from "@/lib/core/facts/catalogue";
import type { FactMaker } from "@/lib/core/facts/fact";
import { type PersonalSpan, personalSpans } from "./find-personal";

/** Finds personal data in every part of an example. Texts that stand in two parts, such as a last turn, are read once. */
export const personalMaker: FactMaker = {
  name: "personal",
  version: 1,
  facts: PERSONAL_FACTS,
  make({ parts }) {
    const read = new Map<string, PersonalSpan[]>();
    const spansOf = (text: string) => {
      const spans = read.get(text) ?? personalSpans(text);
      read.set(text, spans);
      return spans;
    };
    return { example: {}, parts: parts.map(({ text }) => ({ personal: spansOf(text) })) };
  },
};
