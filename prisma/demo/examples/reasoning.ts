import { demoExamples } from "@/prisma/demo/demo-example";

export const REASONING = demoExamples("reasoning", [
  {
    slug: "notebook-pen",
    prompt: "a notebook and a pen cost 5.50 together. the notebook costs 5.00 more than the pen. how much is the pen?",
    response: "The pen costs **0.50**: 5.50 minus 5.00 leaves 0.50 for the pen.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.8,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.45,
      why: "With 0.50 and 5.00 the difference is only 4.50. The pen costs 0.25, the notebook 5.25.",
    },
  },
  {
    slug: "two-knaves",
    prompt: "Knights always tell the truth, knaves always lie. A says: 'We are both knaves.' What are A and B?",
    response:
      "A is a knave and B is a knight. A knight could not say it, because it would be false of himself; so A lies. The statement is therefore false, which means that they are not both knaves. As A is one, B is not.",
    model: "demo-model-b",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "The only solution, and every step is needed.",
    },
  },
  {
    slug: "what-day",
    prompt: "if yesterday was two days before thursday, what day is it today?",
    response: "Wednesday. Two days before Thursday is Tuesday; that was yesterday.",
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.15, why: "Right and shown in one line." },
  },
  {
    slug: "three-shifts",
    prompt:
      "Ann, Ben and Cy each take one shift on Mon, Tue, Wed. Ann can't do Monday. Ben has to be before Cy. Is there exactly one plan?",
    response:
      "Yes, there is exactly one. Ann cannot take Monday, and Ben must come before Cy, so Ben takes Monday, Ann Tuesday and Cy Wednesday. Every condition is met.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.9,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.65,
      why: "Ben, Cy, Ann works too, so there are two plans; the one it gives is valid, but “exactly one” was the question.",
    },
  },
  {
    slug: "sisters",
    prompt: "Mira has 4 brothers. Each of her brothers has 3 sisters. How many sisters does Mira have?",
    response: "Two. Each brother's three sisters are Mira and two more girls.",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Three girls in all, Mira is one of them.",
    },
  },
  {
    slug: "river-crossing",
    prompt: "fox, goose, grain, one boat, farmer + one thing at a time. steps as a numbered list, nothing else",
    response: `1. Farmer takes the goose across.
2. Farmer goes back alone.
3. Farmer takes the fox across.
4. Farmer brings the goose back.
5. Farmer takes the grain across.
6. Farmer goes back alone.
7. Farmer takes the goose across.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "Nothing is ever left alone with what eats it.",
    },
  },
  {
    slug: "feathers",
    prompt: "what's heavier, a kilo of feathers or a kilo of iron? one sentence",
    response: "Neither: a kilogram is a kilogram, the feathers just take up far more room.",
    model: "demo-model-b",
    truth: { helpfulness: 4.9, correct: "yes", issues: [], difficulty: 0.05, why: "Right in one sentence." },
  },
  {
    slug: "next-number",
    prompt: "2, 6, 12, 20, 30, ?",
    response: "42. The gaps grow by two (4, 6, 8, 10, 12); the numbers are 1·2, 2·3, 3·4 and so on up to 6·7.",
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.1, why: "n(n + 1), seen in two ways." },
  },
  {
    slug: "water-jugs",
    prompt: "I have a 3 litre and a 5 litre jug, no marks. How do I get exactly 4 litres?",
    response: `1. Fill the 5-litre jug.
2. Pour into the 3-litre jug until it is full: 2 litres stay in the large one.
3. Empty the small jug and pour the 2 litres into it.
4. Fill the large jug again.
5. Top up the small one. It takes 2 litres, so 3 litres remain in the large one.

Now fill the rest and you have your 4 litres.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 2.4,
      correct: "partly",
      issues: ["wrong-result"],
      difficulty: 0.65,
      why: "The method is right up to step 4; then the small jug takes 1 litre and 4 remain. The last line makes no sense.",
    },
  },
  {
    slug: "florists",
    prompt:
      "All florists in town are members of the club. Some club members cycle to work. Does it follow that some florists cycle to work?",
    response:
      "Yes. All florists belong to the club, and the club has members who cycle to work, so some florists must be among them. This is a classic syllogism.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.7,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.4,
      why: "The cycling members may all be bakers; nothing about florists follows.",
    },
  },
  {
    slug: "two-trains",
    prompt:
      "train A leaves at 9:00 with 80 km/h, train B leaves the other end at 9:30 with 100 km/h, the stations are 220 km apart. when do they meet?",
    response:
      "Let me think about this step by step. The trains travel towards each other, so their speeds add up to 180 km/h. 220 divided by 180 is 1.22 hours, which is 1 hour and 13 minutes, so they would meet at 10:13. Wait, that is not right, because they do not leave at the same time. Let me try again. At 9:30, train A has already been travelling for half an hour. In that time, it has covered half of 80 km, which is 40 km. So the distance between the trains at 9:30 is 220 km minus 40 km, which is 180 km. Now both trains are moving, and together they cover 180 km per hour. So they need exactly one hour for the 180 km. One hour after 9:30 is 10:30. Let me check: train A travels from 9:00 to 10:30, which is 1.5 hours, so 120 km. Train B travels for 1 hour, so 100 km. 120 plus 100 is 220. That is correct. The trains meet at **10:30**.",
    model: "demo-model-b",
    truth: {
      helpfulness: 3.5,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.45,
      why: "Right and checked in the end, but the reader has to sit through a false start.",
    },
  },
  {
    slug: "piano-tuners",
    prompt: "Fermi estimate: how many piano tuners does a city of 1 million need? Show assumptions.",
    response: `- 1,000,000 people, 2.5 to a household: 400,000 households
- 1 in 20 has a piano: 20,000 pianos
- each is tuned once a year: 20,000 tunings
- a tuner does 4 a day on 250 days: 1,000 a year

20,000 / 1,000 = **about 20 tuners**. The weakest guess is the share of households with a piano; with 1 in 50 it would be 8.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 4.9,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Stated assumptions, a clean chain, and it says which link is weakest.",
    },
  },
]);
