import { demoExamples } from "@/prisma/demo/demo-example";

export const HISTORY = demoExamples("history and geography", [
  {
    slug: "berlin-wall",
    prompt: "when did the berlin wall fall",
    response: "On the night of 9 November 1989.",
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.05, why: "The date, and nothing else needed." },
  },
  {
    slug: "australia-capital",
    prompt: "What's the capital of Australia?",
    response:
      "The capital of Australia is Sydney. With more than five million inhabitants it is the largest city of the country and famous for its opera house.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.7,
      correct: "no",
      issues: ["invented-fact"],
      difficulty: 0.1,
      why: "It is Canberra; what is said about Sydney's size and opera house is right, but was not the question.",
    },
  },
  {
    slug: "roman-republic",
    prompt: "Why did the Roman Republic turn into an empire? About 100 words.",
    response:
      "The Republic's institutions were made for a city and had to govern a Mediterranean realm. Long wars bound soldiers to the generals who paid and settled them, not to the Senate. Slaves from the conquests displaced small farmers, and the landless crowd of the capital could be won with grain and reforms; the violent end of the Gracchi showed that politics could now be decided by force. Marius, Sulla, Pompey and Caesar each took one step further. After two more civil wars Augustus kept the old offices but joined their powers in one hand. Weary of bloodshed, most Romans accepted the bargain.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.3,
      correct: "yes",
      issues: [],
      difficulty: 0.3,
      why: "Causes instead of a list of dates, within a fifth of the length; dense for somebody who asks this question.",
    },
  },
  {
    slug: "swiss-neighbours",
    prompt: "which countries border switzerland? all of them pls",
    response:
      "Switzerland borders four countries: Germany in the north, France in the west, Italy in the south and Austria in the east.",
    model: "demo-model-b",
    truth: {
      helpfulness: 2.6,
      correct: "partly",
      issues: ["wrong-result"],
      difficulty: 0.5,
      why: "Liechtenstein is missing, and “four” is wrong; the four that are named are right.",
    },
  },
  {
    slug: "nile",
    prompt: "longest river in africa, and how long?",
    response: "The Nile, about 6,650 km.",
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.1, why: "Right, with the usual figure." },
  },
  {
    slug: "first-woman-nobel",
    prompt: "Who was the first woman to win a Nobel Prize and what for?",
    response:
      "Marie Curie, in 1903: half of the prize in physics, shared with her husband Pierre, for their work on radiation; the other half went to Henri Becquerel. In 1911 she received a second one, in chemistry, for discovering radium and polonium.",
    truth: {
      helpfulness: 4.4,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "All right; the second prize was not asked for.",
    },
  },
  {
    slug: "french-revolution-timeline",
    prompt: "Timeline of the French Revolution, 5 key dates, bullet list",
    response: `- **14 July 1789** – storming of the Bastille
- **26 August 1789** – Declaration of the Rights of Man and of the Citizen
- **21 September 1792** – the monarchy is abolished
- **21 January 1794** – Louis XVI is executed
- **27 July 1794** – fall of Robespierre`,
    model: "demo-model-b",
    truth: {
      helpfulness: 2.8,
      correct: "partly",
      issues: ["invented-fact"],
      difficulty: 0.75,
      why: "Louis XVI was executed on 21 January 1793; the other four dates are right.",
    },
  },
  {
    slug: "paraguay-languages",
    prompt: "official languages of paraguay",
    response: "Spanish and Guaraní.",
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.2, why: "Both of them." },
  },
  {
    slug: "napoleon-height",
    prompt: "was napoleon really that short",
    response:
      "No. He was about 1.68 to 1.70 m tall, average or a little more for a Frenchman of his time. The legend grew from French inches, which were longer than English ones, so that his “5 foot 2” sounded smaller than it was, and from British caricatures.",
    model: "demo-model-b",
    truth: {
      helpfulness: 4.8,
      correct: "yes",
      issues: [],
      difficulty: 0.25,
      why: "Right figure and both sources of the legend.",
    },
  },
  {
    slug: "istanbul",
    prompt: "Is Istanbul in Europe or Asia?",
    response:
      "Istanbul is a very interesting city with a rich and long history. It was founded as Byzantium, was later called Constantinople, and served as the capital of the Roman, Byzantine and Ottoman Empires. Today it is the largest city of Turkey with more than 15 million inhabitants, and a centre of trade, culture and tourism. Visitors love the Hagia Sophia, the Blue Mosque, the Grand Bazaar and of course the food. As for your question: the Bosporus runs through the city and separates Europe from Asia, so that Istanbul lies on both continents, with the historic centre on the European side.",
    model: "demo-model-a",
    truth: {
      helpfulness: 3.5,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.45,
      why: "The answer is right and complete, but it comes last, after four sentences that nobody asked for.",
    },
  },
  {
    slug: "tordesillas",
    prompt: "treaty of tordesillas in 2-3 sentences",
    response:
      "In 1494 Portugal and Castile agreed to divide the newly found lands outside Europe between them. The line ran from pole to pole, 370 leagues west of the Cape Verde Islands: what lay west of it went to Castile, what lay east to Portugal. That is why Brazil came to speak Portuguese.",
    model: "demo-model-b",
    truth: {
      helpfulness: 4.8,
      correct: "yes",
      issues: [],
      difficulty: 0.3,
      why: "Parties, year, line and consequence.",
    },
  },
  {
    slug: "rome-new-york",
    prompt: "Which is further north, Rome or New York?",
    response:
      "New York is further north. You can tell by the climate: New York has cold, snowy winters, while Rome has a mild Mediterranean one.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.7,
      correct: "no",
      issues: ["invented-fact"],
      difficulty: 0.55,
      why: "Rome lies at about 41.9° north, New York at about 40.7°; climate is not latitude.",
    },
  },
  {
    slug: "invented-battle",
    prompt:
      "Was there a battle in Lower Quillbury? It's a made-up village in my novel, but did I accidentally pick a real place?",
    response:
      "Yes! The Battle of Lower Quillbury took place on 3 October 1644 during the English Civil War. About 900 Royalists under Sir Edmund Thorne were beaten near the mill, and a memorial stone stands there to this day.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.6,
      correct: "no",
      issues: ["invented-fact"],
      difficulty: 0.5,
      why: "No such village, battle or commander is on record; the response makes all of it up.",
    },
  },
]);
