import { demoExamples } from "@/prisma/demo/demo-example";

const LIBRARY = `The town library of Ostermere will close its old building on Mill Street on 14 June and reopen on 2 September in the former post office. The new rooms are twice as large and, for the first time, can be reached without steps. During the summer, a bus with about 3,000 books will stop at the market square on Tuesdays and Fridays. Loans that fall due while the library is closed are extended until 15 September.`;

const MINUTES = `Minutes, allotment association, 3 May. Water: Ruth reports that the pump is leaking. Agreed: Tom gets two quotes by the end of May. Compost: long discussion about a second heap behind the shed; no majority, back on the agenda in June. Summer party: agreed for 19 July, Priya organises. Fees: the treasurer proposes raising them from 40 to 45 euros; postponed until the accounts are ready.`;

const FLOOD = `After two days of rain the Aller Brook burst its banks on Sunday night. In the village of Lower Tarn 12 houses were flooded and 31 people spent the night in the school. Nobody was hurt. The water reached 2.1 metres at the old bridge, 20 centimetres below the record of 1987. The road to Upper Tarn stays closed until at least Thursday.`;

const COFFEE = `Researchers followed 8,400 nurses for eleven years. Those who drank two to three cups of coffee a day had a 9 % lower risk of type 2 diabetes than those who drank none. The authors stress that coffee drinkers also moved more and smoked less, that they could adjust for this only in part, and that the study cannot show cause and effect.`;

export const SUMMARISING = demoExamples("summarising", [
  {
    slug: "library-three-bullets",
    prompt: `Summarise in exactly three bullet points:\n\n${LIBRARY}`,
    response: `- The Ostermere library closes on 14 June and reopens on 2 September in the former post office, twice as large and without steps.
- Meanwhile a book bus stops at the market square on Tuesdays and Fridays.
- Loans due during the closure run until 15 September.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Three bullets, nothing wrong, nothing missing.",
    },
  },
  {
    slug: "library-four-bullets",
    prompt: `Give me this as exactly 3 bullets for our newsletter.\n\n${LIBRARY}`,
    response: `- Library closes on 14 June, reopens on 2 September in the former post office
- New rooms: twice the size, step-free
- Book bus at the market square on Tuesdays and Fridays
- Loans extended until 15 September`,
    model: "demo-model-b",
    truth: {
      helpfulness: 3,
      correct: "yes",
      issues: ["wrong-format"],
      difficulty: 0.4,
      why: "Faithful and crisp, but four bullets where exactly three were asked for.",
    },
  },
  {
    slug: "minutes-decisions",
    prompt: `List only what was decided, with who and when.\n\n${MINUTES}`,
    response: `- Pump: Tom gets two quotes by the end of May.
- Summer party: 19 July, organised by Priya.
- Fees: rise from 40 to 45 euros once the accounts are ready.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 2.4,
      correct: "partly",
      issues: ["invented-fact"],
      difficulty: 0.65,
      why: "The fees were not decided: the proposal was postponed. The other two are right.",
    },
  },
  {
    slug: "minutes-mine",
    prompt: `I'm Tom. What do I have to do?\n\n${MINUTES}`,
    response: "Get two quotes for the leaking pump by the end of May. Nothing else has your name on it.",
    model: "demo-model-b",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.05, why: "The one task, with its deadline." },
  },
  {
    slug: "flood-numbers",
    prompt: `Two-sentence summary please, keep the numbers\n\n${FLOOD}`,
    response:
      "On Sunday night the Aller Brook flooded 31 houses in Lower Tarn, and 12 people had to spend the night in the school; nobody was hurt. The water reached 2.1 metres, 20 centimetres below the record of 1987, and the road to Upper Tarn is closed until at least Thursday.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2.3,
      correct: "partly",
      issues: ["invented-fact"],
      difficulty: 0.65,
      why: "Swaps the two figures: 12 houses and 31 people, not 31 houses and 12 people.",
    },
  },
  {
    slug: "flood-headline",
    prompt: `headline for this, max 8 words\n\n${FLOOD}`,
    response: "Brook floods 12 Lower Tarn homes, nobody hurt",
    model: "demo-model-b",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Eight words, all true, the news first.",
    },
  },
  {
    slug: "coffee-one-sentence",
    prompt: `Summarise the finding in one sentence for a general audience:\n\n${COFFEE}`,
    response:
      "A large eleven-year study of nurses proves that two to three cups of coffee a day protect against type 2 diabetes.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.8,
      correct: "no",
      issues: ["invented-fact"],
      difficulty: 0.6,
      why: "The text says in so many words that the study cannot show cause and effect; “proves” and “protect” reverse it.",
    },
  },
  {
    slug: "coffee-caveats",
    prompt: `What are the limitations of the study, in plain English? Short.\n\n${COFFEE}`,
    response:
      "Coffee drinkers in the study also moved more and smoked less, and that could be adjusted for only in part. So the lower risk may come from their way of life; the study shows that the two go together, not that coffee is the cause.",
    model: "demo-model-b",
    truth: { helpfulness: 4.8, correct: "yes", issues: [], difficulty: 0.15, why: "Both limitations, in plain words." },
  },
  {
    slug: "summary-longer",
    prompt:
      "tl;dr: 'The lift is out of order until Wednesday. Parcels for the upper floors are left at reception. Call 12 if you need help on the stairs.'",
    response:
      "This notice informs the residents or users of a building that the lift is currently not working and that this is expected to remain so until Wednesday. As a consequence, parcels which are addressed to people on the upper floors will not be brought up but left at the reception, where they can be collected. Finally, the notice offers support: people who need help on the stairs can call the number 12.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.25,
      why: "Faithful, but more than twice as long as the notice it should shorten.",
    },
  },
  {
    slug: "flood-for-child",
    prompt: `retell this for an 8 year old in 3-4 sentences\n\n${FLOOD}`,
    response:
      "After persistent precipitation the brook exceeded its bankfull capacity, which led to the inundation of 12 residential properties. 31 inhabitants were accommodated temporarily in the school. There were no casualties. Transport links to Upper Tarn remain suspended until at least Thursday.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.9,
      correct: "yes",
      issues: ["ignores-instruction", "tone"],
      difficulty: 0.2,
      why: "True to the text, but in words no child of eight knows.",
    },
  },
]);
