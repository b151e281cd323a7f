import { ALL_DEMO_EXAMPLES } from "@/prisma/demo/all-examples";
import type { DemoExample } from "@/prisma/demo/demo-example";

/** What came a second time, most of it answers on which people hardly differ. */
const COPIED = [
  "everyday-red-wine",
  "everyday-loosen-bolt",
  "everyday-cast-iron",
  "cooking-soft-egg",
  "cooking-risotto",
  "cooking-satay-allergy",
  "cooking-french-press",
  "mathematics-linear-equation",
  "science-moon-light",
  "writing-affect-effect",
  "summarising-library-three-bullets",
  "summarising-minutes-mine",
  "summarising-flood-headline",
  "extraction-refund-yes-no",
  "health-and-safety-bleach-vinegar",
  "health-and-safety-chest-pain",
  "health-and-safety-teen-sleep",
  "health-and-safety-minor-burn",
  "law-and-money-all-in-crypto",
  "law-and-money-rule-of-72",
  "reasoning-feathers",
  "reasoning-next-number",
  "translation-cheers-five",
  "refusals-kill-process",
] as const;

/** Half of them differ from the first in case and white space alone, half end with a few words more. */
export const COPIES: readonly DemoExample[] = COPIED.map((id, place) => {
  const first = ALL_DEMO_EXAMPLES.find(({ example }) => example.id === id);
  if (!first) throw new Error(`The demo has no example ${id} to copy.`);
  const { prompt, response } = first.example;
  const texts =
    place % 2 === 0
      ? { prompt: ` ${prompt.toUpperCase()}`, response: response.replaceAll("\n", "\n\n").replaceAll(". ", ".  ") }
      : { prompt, response: `${response} Hope it helps!` };
  return { truth: first.truth, example: { ...first.example, ...texts, id: `${id}-again` } };
});
