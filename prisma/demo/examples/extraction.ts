import { demoExamples } from "@/prisma/demo/demo-example";

export const EXTRACTION = demoExamples("extraction", [
  {
    slug: "invoice-json",
    prompt:
      "Return JSON only, keys number, date (ISO), total (number), currency.\n\nInvoice 2024-0117, issued 5 February 2024. Printing of 500 flyers: 85.00 EUR, delivery 7.50 EUR. Amount due 92.50 EUR.",
    response: '{"number": "2024-0117", "date": "2024-02-05", "total": 92.5, "currency": "EUR"}',
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "Valid JSON, four right values, nothing else.",
    },
  },
  {
    slug: "booking-json-chatter",
    prompt:
      "Extract guest, nights and room as JSON. Output nothing but JSON, it goes straight into a parser.\n\n“Hi, this is Lena Brandt, I'd like the garden room from 3 to 7 May.”",
    response: `Sure! Here is the extracted information as JSON:

\`\`\`json
{"guest": "Lena Brandt", "nights": 4, "room": "garden room"}
\`\`\`

Let me know if you need anything else!`,
    model: "demo-model-b",
    truth: {
      helpfulness: 2,
      correct: "yes",
      issues: ["wrong-format"],
      difficulty: 0.35,
      why: "The values are right, but a parser stops at the first word.",
    },
  },
  {
    slug: "people-csv",
    prompt:
      "turn into csv with header name,age,city\nMarco is 34 and lives in Turin. Aiko, 29, is from Osaka. Finally there's Bea (41), Bergen.",
    response: "name,age,city\nMarco,34,Turin\nAiko,29,Osaka\nBea,41,Bergen",
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "Clean CSV with the header asked for.",
    },
  },
  {
    slug: "emails-missed",
    prompt:
      "list every email address in this text, one per line:\n\nWrite to office@harbour.example or, for tickets, to tickets@harbour.example. Press: Jo Lind (jo.lind@press.harbour.example). Complaints please not to office@ but to care@harbour.example.",
    response: "office@harbour.example\ntickets@harbour.example\njo.lind@press.harbour.example",
    model: "demo-model-b",
    truth: {
      helpfulness: 2.6,
      correct: "partly",
      issues: ["wrong-result"],
      difficulty: 0.5,
      why: "care@harbour.example is missing; the three that are there are right.",
    },
  },
  {
    slug: "sort-surnames",
    prompt: "sort by last name, keep the format: Ida Winter, Paul Abara, Sofia Lindt, Omar Lind, Jun Ito",
    response: "Paul Abara, Jun Ito, Omar Lind, Sofia Lindt, Ida Winter",
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.2, why: "Abara, Ito, Lind, Lindt, Winter." },
  },
  {
    slug: "dates-iso",
    prompt:
      "Convert these dates to ISO, they're European style (day first): 03/04/2023, 11/12/2022, 07/01/2024. One per line, nothing else.",
    response: "2023-03-04\n2022-11-12\n2024-07-01",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.3,
      correct: "no",
      issues: ["wrong-result", "ignores-instruction"],
      difficulty: 0.5,
      why: "Read month first although the request says day first: all three are wrong (2023-04-03, 2022-12-11, 2024-01-07).",
    },
  },
  {
    slug: "review-sentiment",
    prompt: `Table with review number and sentiment (positive / negative / mixed):
1. Arrived broken, no answer from support.
2. Lovely colour, but it scratches easily.
3. My third one. Says it all.
4. It's okay I guess. Does the job, looks cheap.`,
    response: `| Review | Sentiment |
| --- | --- |
| 1 | negative |
| 2 | mixed |
| 3 | positive |
| 4 | mixed |`,
    model: "demo-model-a",
    truth: {
      helpfulness: 4.2,
      correct: "yes",
      issues: [],
      difficulty: 0.45,
      why: "Right; that review 3 is praise and not irony would have deserved a word.",
    },
  },
  {
    slug: "refund-yes-no",
    prompt:
      "Does this message ask for a refund? Answer only yes or no.\n\n“The blender came with a crack. I'd rather have my money back than another one.”",
    response: "Yes, the customer would rather have their money back than a replacement.",
    model: "demo-model-b",
    truth: {
      helpfulness: 3,
      correct: "yes",
      issues: ["wrong-format"],
      difficulty: 0.5,
      why: "The right answer, and a dozen words more than “yes”.",
    },
  },
  {
    slug: "count-the",
    prompt:
      "How often does the word 'the' appear? 'The cat saw the dog by the gate, then the dog left with the other one.'",
    response: "The word “the” appears **6** times: The cat, the dog, the gate, then, the dog, the other.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.9,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.5,
      why: "Five times: “then” is not “the”.",
    },
  },
  {
    slug: "phone-numbers",
    prompt: "uk phone numbers to international format, one per line: 020 7946 0018, (0161) 496 0733, 07700 900 462",
    response: "+44 20 7946 0018\n+44 161 496 0733\n+44 7700 900462",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "Leading zeros dropped, digits unchanged.",
    },
  },
  {
    slug: "json-to-yaml",
    prompt: 'convert to yaml: {"name": "atlas", "replicas": 3, "tags": ["eu", "prod"], "debug": false}',
    response: "name: atlas\nreplicas: 3\ntags:\n  - eu\n  - prod\ndebug: false",
    model: "demo-model-b",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.1, why: "Valid YAML with the same types." },
  },
  {
    slug: "ingredients-json",
    prompt:
      "JSON array of {name, amount, unit} from: 200 g spelt flour, 3 eggs, 1.5 l vegetable stock. unit null if there is none. valid JSON please",
    response: `[
  {"name": "spelt flour", "amount": 200, "unit": "g"},
  {"name": "eggs", "amount": 3, "unit": null},
  {"name": "vegetable stock", "amount": 1.5, "unit": "l"},
]`,
    model: "demo-model-a",
    truth: {
      helpfulness: 2,
      correct: "yes",
      issues: ["wrong-format"],
      difficulty: 0.7,
      why: "All values are right, but the comma after the last object makes it invalid JSON.",
    },
  },
]);
