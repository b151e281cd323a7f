import type { Example } from "@/lib/formats/example";
import { DEMO_PROVENANCE } from "@/prisma/demo/demo-example";

const written = { ...DEMO_PROVENANCE, origin: "human" as const };
const generated = { ...DEMO_PROVENANCE, origin: "synthetic" as const, model: "demo-model-a" };

export const TEXT_EXAMPLES: readonly Example[] = [
  {
    kind: "text",
    id: "shape-text-review",
    text: "Stayed two nights in March. Room was spotless, the bed a dream, breakfast so-so (the coffee!!). Ask for a room to the yard: the tram starts at 5. Would come again, but not for 140 a night.",
    slices: { topic: "review" },
    provenance: written,
  },
  {
    kind: "text",
    id: "shape-text-notice",
    text: "Notice to all residents: the lift will be inspected on Thursday between 9 and 11. Some people say that it has not been inspected for ten years. Questions to Mr Halloran, flat 14, telephone 01632 960 118.",
    slices: { topic: "notice" },
    provenance: written,
  },
  {
    kind: "text",
    id: "shape-text-encyclopaedia",
    text: "The common swift spends most of its life in the air. It eats, drinks, mates and even sleeps on the wing, and young birds may stay aloft for many months before they land for the first time to breed.\n\nIts short legs serve to cling to walls; on level ground it moves only with effort.",
    slices: { topic: "nature" },
    provenance: written,
  },
];

export const REWARD_EXAMPLES: readonly Example[] = [
  {
    kind: "reward",
    id: "shape-reward-bread-knife",
    prompt: "can you sharpen a serrated bread knife at home",
    response:
      "Yes, with a tapered ceramic or diamond rod: draw it through each scallop from the bevelled side, a few strokes each, then take off the burr on the flat side. A normal whetstone would grind the teeth down.",
    score: 0.86,
    slices: { topic: "everyday" },
    provenance: generated,
  },
  {
    kind: "reward",
    id: "shape-reward-longest-day",
    prompt: "What's the longest day of the year in Sydney?",
    response: "The longest day of the year is around 21 June, when the Sun is highest in the sky.",
    score: 0.71,
    slices: { topic: "science" },
    provenance: generated,
  },
  {
    kind: "reward",
    id: "shape-reward-short-mail",
    prompt: "reply to landlord: yes plumber can come tuesday, but after 4. one sentence",
    response: "Hello, Tuesday is fine for the plumber, as long as it is after 4 pm.",
    score: 0.93,
    slices: { topic: "writing" },
    provenance: generated,
  },
];
