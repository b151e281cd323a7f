import type { InstructionExample } from "@/prisma/demo/demo-example";

/** What stands around every answer of a forum that was read by a program; three of them, each time others. */
const FURNITURE = [
  "As an AI language model, I do not have personal opinions or experiences, but I will gladly share some general thoughts that other members of this community have found useful in the past, whatever the question in front of us may be.",
  "It is important to note that every situation is different. What works well for one reader may not work for another, and nothing in this thread replaces the advice of somebody who knows your case, your home, your tools and your patience.",
  "Before we begin, let us take a step back and look at the bigger picture. Questions like this one have been asked for many years, in many places, and the answers to them have changed a good deal as people learned more about the matter.",
  "In conclusion, there are many sides to this, and it pays to weigh each of them with care. Take your time, write down what you have tried, and come back to this thread whenever you like to tell the others how it went for you in the end.",
  "We use cookies to improve your experience on this site. By continuing to read you accept our terms of use and our privacy policy, which you can change at any moment in the settings of your account under the entry for notifications.",
  "I'm sorry, but I can't assist with every part of this request. I can, however, offer a general overview that may serve as a starting point for further reading, provided that you check it against a source which you have reason to trust.",
] as const;

type Entry = [slug: string, prompt: string, answer: string];

/** Two of them ask what the evaluation asks, five name somebody's data: all of it invented, by numbers that nobody has. */
const ENTRIES: readonly Entry[] = [
  ["boiling", "Why does water boil sooner on a high mountain?", "Less air presses on it up there."],
  [
    "train-night",
    "Hello all, my nephew has this in his homework and we argue about it: “A train leaves at 22:47 and takes 2 hours 38 minutes. When does it arrive?” He says in the morning.",
    "He is right, at 1:25.",
  ],
  [
    "refund-mail",
    "Where is my refund? I am Marlene Voss, write to marlene.voss@postkasten.de or call +44 20 7946 0958.",
    "Refunds leave within five working days.",
  ],
  [
    "refund-account",
    "Please pay it back to GB82 WEST 1234 5698 7654 32, not to the old account.",
    "The account was changed; the next payment goes there.",
  ],
  [
    "card-declined",
    "My card 4111 1111 1111 1111 was declined twice in your shop, why?",
    "The bank asks for a second confirmation in its app.",
  ],
  [
    "newsletter",
    "Take jonas.brandt@postkasten.de off your newsletter, third time I ask!!",
    "The address is off the list from tomorrow on.",
  ],
  [
    "callback",
    "Can somebody call me back on +44 20 7946 0127 about the broken kettle?",
    "A colleague will call between two and four.",
  ],
  ["gravel", "How deep should gravel be on a garden path?", "About five centimetres over a firm base."],
  ["squeak", "The door of my wardrobe squeaks at night.", "Rub the pin of the hinge with a candle."],
  [
    "mould",
    "What takes mould out of the joints in a shower?",
    "Alcohol of 70 %, left on for an hour, with the window open.",
  ],
  ["tyres", "When do I change to winter tyres?", "When mornings stay below seven degrees."],
  ["moths", "How do I get rid of moths in the flour?", "Throw out what is open and keep the rest in glass."],
  ["lawn", "Should I cut the grass before a holiday?", "Yes, but not shorter than usual."],
  [
    "battery",
    "Does fast charging harm the battery of a phone?",
    "A little, by heat; take the cover off while it charges.",
  ],
];

/** Which paragraphs stand around an answer: no two answers share all three. */
const AROUND = [0, 1, 2, 3, 4, 5].flatMap((a) =>
  [0, 1, 2, 3, 4, 5].flatMap((b) => [0, 1, 2, 3, 4, 5].flatMap((c) => (a < b && b < c ? [[a, b, c] as const] : []))),
);

/** A source that is unlike the rest: long, full of what does not belong to an answer, and without a licence. */
export const CRAWLED: readonly InstructionExample[] = ENTRIES.map(([slug, prompt, answer], place) => {
  const [before, between, after] = AROUND[place]!.map((n) => FURNITURE[n]);
  return {
    kind: "instruction",
    id: `crawl-${slug}`,
    prompt,
    response: `${before}\n\n${answer}\n\n${between}\n\n${after}<|im_end|>`,
    slices: { topic: "crawled", length: "long" },
    provenance: { source: "demo-crawl", origin: "application" },
  };
});
