import { hash } from "node:crypto";
import { comparedOf, MEANINGS } from "@/lib/core/dedup/meanings";
import { IDENTITY_FACTS } from "@/lib/core/facts/catalogue";
import type { FactMaker } from "@/lib/core/facts/fact";
import { normalForm } from "@/lib/core/text/normal-form";
import { remembered } from "@/lib/core/text/remembered";

/** What tells whether two examples say the same, of all of them, the prompt, the last question and the response. */
export const identityMaker: FactMaker = {
  name: "identity",
  version: 1,
  facts: IDENTITY_FACTS,
  make(example) {
    const [formOf, known] = [remembered(normalForm), remembered(identityOf)];
    const quoted = remembered((text) => JSON.stringify(text));
    const facts = MEANINGS.flatMap((meaning) => {
      const isNone = example.kind === "text" && meaning !== "whole";
      const compared = isNone ? null : comparedOf(example, meaning, formOf, quoted);
      return [
        [`same_${meaning}`, compared && known(compared.exact)],
        [`like_${meaning}`, compared && known(compared.normal)],
      ] as const;
    });
    return { example: Object.fromEntries(facts), parts: example.parts.map(() => ({})) };
  },
};

/** The first 64 bits of the SHA-256 of a text. */
export function identityOf(text: string): bigint {
  return hash("sha256", text, "buffer").readBigUInt64BE();
}
