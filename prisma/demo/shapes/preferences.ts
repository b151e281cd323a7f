import type { Example } from "@/lib/formats/example";
import { DEMO_PROVENANCE } from "@/prisma/demo/demo-example";

const provenance = { ...DEMO_PROVENANCE, origin: "synthetic" as const };
const A = "demo-model-a";
const B = "demo-model-b";

export const PREFERENCE_EXAMPLES: readonly Example[] = [
  {
    kind: "preference",
    id: "shape-preference-tides",
    prompt: "Why are there two high tides a day and not one?",
    responses: [
      {
        model: A,
        text: "Because the Moon's pull is stronger on the near side of the Earth than at its centre, and weaker on the far side. The water is stretched along the line to the Moon, so there is a bulge on both sides. The Earth turns beneath the two of them once a day.",
      },
      {
        model: B,
        text: "The Moon pulls the water towards itself, which gives one high tide. The second one is caused by the Sun, which does the same from its side twelve hours later.",
      },
    ],
    slices: { topic: "science" },
    provenance,
  },
  {
    kind: "preference",
    id: "shape-preference-out-of-office",
    prompt: "Out-of-office note, 5 to 16 August, urgent things to Mira (mira@team.example). Keep it short.",
    responses: [
      {
        model: B,
        text: "I am away from 5 to 16 August. For anything urgent please write to Mira: mira@team.example. I will answer everything else from the 19th.",
      },
      { model: A, text: "Away 5–16 August. Urgent: mira@team.example. Back soon." },
    ],
    slices: { topic: "writing" },
    provenance,
  },
  {
    kind: "preference",
    id: "shape-preference-reverse-words",
    prompt: "python: reverse the order of words in a sentence",
    responses: [
      { model: A, text: '```python\n" ".join(sentence.split()[::-1])\n```' },
      {
        model: B,
        text: '```python\ndef reverse_words(sentence):\n    return " ".join(reversed(sentence.split()))\n```\n\nSeveral spaces in a row become one.',
      },
    ],
    slices: { topic: "code" },
    provenance,
  },
  {
    kind: "preference",
    id: "shape-preference-marathon",
    prompt: "I've never run more than 5 km. Marathon is in 6 weeks, I've paid already. Can I do it?",
    responses: [
      {
        model: A,
        text: "Yes, if you want it enough! Run every day, add 5 km each week, and by race day you'll be at 35 km. The crowd carries you over the rest. Pain is weakness leaving the body.",
      },
      {
        model: B,
        text: "Running all of it: not safely. Six weeks are too short to get tendons and joints used to 42 km. Ask whether you can switch to the half marathon or move your place to next year; many races allow it. If you walk most of it and stay inside the time limit, you may finish, but stop at the first sharp pain.",
      },
    ],
    slices: { topic: "health" },
    provenance,
  },
  {
    kind: "preference",
    id: "shape-preference-fraction",
    system: "You are a patient mathematics tutor. Never give the final answer before the pupil has tried.",
    prompt: "whats 3/4 + 1/6",
    responses: [
      { model: B, text: "11/12. Common denominator 12: 9/12 + 2/12 = 11/12." },
      {
        model: A,
        text: "Good one to try. To add them, both need the same denominator. Which number can be divided by both 4 and 6? Start with that and tell me what 3/4 becomes.",
      },
    ],
    slices: { topic: "mathematics" },
    provenance,
  },
  {
    kind: "preference",
    id: "shape-preference-slogans",
    prompt: "slogan for a repair café, max 6 words",
    responses: [
      { model: A, text: "Broken? Bring it. We'll fix it." },
      { model: B, text: "Because nothing deserves the bin yet." },
      { model: "demo-model-c", text: "Screws, solder, coffee: a second life." },
    ],
    slices: { topic: "writing" },
    provenance,
  },
  {
    kind: "preference",
    id: "shape-preference-visa",
    prompt: "do i need a visa for japan, german passport, 2 weeks holiday",
    responses: [
      {
        model: B,
        text: "No. With a German passport you can stay in Japan for up to 90 days as a tourist without a visa. The passport has to be valid for the whole stay. Check the embassy's page shortly before you fly, since rules change.",
      },
      {
        model: A,
        text: "Visa rules are complex and depend on many factors such as nationality, purpose and length of stay. Please contact the embassy.",
      },
    ],
    slices: { topic: "travel" },
    provenance,
  },
  {
    kind: "preference",
    id: "shape-preference-photosynthesis-joke",
    prompt: "tell me a joke about photosynthesis",
    responses: [
      { model: A, text: "Why did the plant turn down the invitation? It had a light lunch already." },
      { model: B, text: "What did the leaf say at the job interview? “I work best in the spotlight.”" },
    ],
    slices: { topic: "fun" },
    provenance,
  },
];
