import { demoExamples } from "@/prisma/demo/demo-example";

export const WRITING = demoExamples("writing", [
  {
    slug: "professional-mail",
    prompt: "make this sound professional: hey can u send me the q3 numbers asap thx",
    response: `Here are three options, depending on how formal you would like to be:

**Option 1 (formal):** “Dear colleague, I hope this message finds you well. I would be most grateful if you could forward the figures for the third quarter at your earliest convenience. Thank you in advance for your kind assistance.”

**Option 2 (neutral):** “Hello, could you please send me the Q3 figures as soon as you can? Thank you very much. Kind regards”

**Option 3 (friendly):** “Hi! Whenever you have a minute, could you send over the Q3 numbers? Thanks so much!”

Formal language builds trust, so option 1 suits people you do not know well, whereas option 3 is better for close colleagues. Would you like me to adapt one of them further?`,
    model: "demo-model-a",
    truth: {
      helpfulness: 3.3,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.45,
      why: "The first version is what was asked for; picking among three and removing the comments is left to the person.",
    },
  },
  {
    slug: "station-haiku",
    prompt: "Write a haiku about a train station in winter.",
    response: "Snow on the platform.\nThe last train hums, then is gone.\nOne glove stays behind.",
    model: "demo-model-b",
    truth: {
      helpfulness: 4.9,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Five, seven, five, and an image that stays.",
    },
  },
  {
    slug: "toothbrush-forty",
    prompt: "Product description for a bamboo toothbrush, exactly 40 words.",
    response:
      "Meet the toothbrush that leaves almost nothing behind. Its bamboo handle sits warm in the hand, its soft bristles reach the back teeth, and when it has done its work, the handle goes into the compost instead of the bin.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.9,
      correct: "yes",
      issues: [],
      difficulty: 0.35,
      why: "Forty words by count, and a text that could be printed as it is.",
    },
  },
  {
    slug: "limerick",
    prompt: "limerick about a programmer named Ted",
    response:
      "A tired young coder named Ted\nFixed bugs in his dreams in his bed.\nHe awoke to a cheer,\nFor the log was all clear,\nBut he'd saved all the fixes in his head.",
    model: "demo-model-b",
    truth: {
      helpfulness: 4.1,
      correct: "yes",
      issues: [],
      difficulty: 0.35,
      why: "Rhymes and turns nicely; the last line is a syllable or two too long.",
    },
  },
  {
    slug: "shorten-twenty",
    prompt:
      "Shorten to at most 20 words: 'Due to the fact that there was a delay in the delivery of the materials that we had ordered, we were unfortunately not in a position to complete the work by the date that had been agreed.'",
    response:
      "Because the materials that we had ordered were delivered late, we were unfortunately unable to complete the work by the agreed date, and we regret this delay.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2.7,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.4,
      why: "27 words, and half a sentence that was not in the original.",
    },
  },
  {
    slug: "grandma-eighty",
    prompt: "birthday message for my grandma's 80th. not cheesy please, she hates that",
    response:
      "To the most wonderful grandma in the whole wide world! 🌹 Eighty years young, and your smile still lights up every room like a thousand suns. You are the beating heart of our family, our angel and our guiding star. May your special day sparkle as brightly as you do!",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.8,
      correct: "yes",
      issues: ["ignores-instruction", "tone"],
      difficulty: 0.15,
      why: "The one thing that was ruled out is all there is.",
    },
  },
  {
    slug: "grammar-only",
    prompt:
      "Correct only the grammar, keep my style and words: 'Me and him was going to the lake yesterday, the water were freezing but we don't care.'",
    response:
      "Yesterday my friend and I drove to the lake. Although the water was ice-cold, we enjoyed every minute of it.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2.2,
      correct: "yes",
      issues: ["ignores-instruction"],
      difficulty: 0.35,
      why: "Correct English, but rewritten: new words, a drive and an enjoyment that the author did not mention.",
    },
  },
  {
    slug: "barista-letter",
    prompt:
      "first paragraph of a cover letter for a barista job, i have zero experience but i'm a fast learner, keep it real",
    response:
      "I have never stood behind a coffee machine, and I would like to learn it at yours. For two years I have been the person who keeps the queue moving at my uncle's market stall, so early mornings, sore feet and five orders at once do not frighten me. I learn fast when somebody shows me how it is done properly, and your café looks like a place where they would.",
    model: "demo-model-b",
    truth: {
      helpfulness: 3.4,
      correct: "yes",
      issues: ["ignores-instruction"],
      difficulty: 0.7,
      why: "A fine voice, but it makes up two years at a market stall for somebody who said zero experience; that has to come out.",
    },
  },
  {
    slug: "balcony-titles",
    prompt: "Three titles for a blog post about growing vegetables on a balcony. Numbered.",
    response:
      "1. Tomatoes on the Third Floor\n2. Four Square Metres of Salad: A Balcony Year\n3. What Really Grows in a Bucket",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.3,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "Three, numbered, usable; the third leaves open what it is about.",
    },
  },
  {
    slug: "active-voice",
    prompt: "Rewrite in active voice: The report was written by Ana and was approved by the board.",
    response: "Ana wrote the report, and the board approved it.",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.05, why: "Exactly that." },
  },
  {
    slug: "apology-mail",
    prompt:
      "Turn these notes into an apology email to a customer, under 80 words: parcel 3 days late, our fault (wrong label), refunded shipping, arrives tomorrow, name: Ms Okafor",
    response:
      "Dear Ms Okafor,\n\nYour parcel is three days late, and that is our mistake: we put the wrong label on it. We are sorry. It is now on its way and will reach you tomorrow. We have also refunded the shipping costs, which you will see on your",
    model: "demo-model-b",
    truth: {
      helpfulness: 2.8,
      correct: "yes",
      issues: ["too-short"],
      difficulty: 0.15,
      why: "Good until it stops in mid-sentence; the person has to finish and sign it.",
    },
  },
  {
    slug: "affect-effect",
    prompt: "affect or effect: 'The weather will ___ our plans'",
    response: "*Affect*: here it is a verb, and it means “to influence”. The noun is nearly always *effect*.",
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "Answer and rule in two short sentences.",
    },
  },
]);
