import { demoExamples } from "@/prisma/demo/demo-example";

export const TRANSLATION = demoExamples("translation", [
  {
    slug: "invoice-german",
    prompt: "German, formal: Could you please send me the invoice by Friday?",
    response: "Könnten Sie mir bitte die Rechnung bis Freitag schicken?",
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.1, why: "Right meaning, right register." },
  },
  {
    slug: "french-rain",
    prompt: "What does 'il pleut des cordes' mean in English?",
    response: "It means “it is raining ropes”. In French folklore this is used for a rain that brings good luck.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.7,
      correct: "no",
      issues: ["wrong-result", "invented-fact"],
      difficulty: 0.3,
      why: "Word for word only; it means “it's pouring”. The folklore is invented.",
    },
  },
  {
    slug: "spanish-tonight",
    prompt: "casual spanish (spain) for a friend: Are you coming tonight? Bring something to drink.",
    response: "¿Vienes esta noche? Trae algo de beber.",
    model: "demo-model-a",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.1, why: "Natural and informal." },
  },
  {
    slug: "german-false-friends",
    prompt: "translate to english: Er ist aktuell unser Chef und wird eventuell im Mai befördert.",
    response: "He is actually our chef and will eventually be promoted in May.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.4,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.45,
      why: "Three false friends: he is currently our boss and may be promoted in May.",
    },
  },
  {
    slug: "placeholders-french",
    prompt:
      "Translate into French for our shop software. Leave everything in curly braces unchanged: Hello {name}, your order {orderId} has been shipped.",
    response: "Bonjour {nom}, votre commande {orderId} a été expédiée.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2,
      correct: "yes",
      issues: ["ignores-instruction"],
      difficulty: 0.6,
      why: "Good French, but {name} became {nom}, and the software will print it or fail.",
    },
  },
  {
    slug: "nut-allergy-italian",
    prompt: "How do I say 'I'm allergic to nuts' in a restaurant in Italy? I'm a woman",
    response:
      "“Sono allergica alla frutta a guscio.” That covers walnuts, hazelnuts, almonds and the like. If you are allergic to peanuts too, add “e alle arachidi”, because they are not included.",
    model: "demo-model-b",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.25,
      why: "Right gender, the word on the menus, and the gap that could be dangerous.",
    },
  },
  {
    slug: "per-aspera",
    prompt: "per aspera ad astra?",
    response:
      "“Through hardships to the stars”, in Latin: you have to go through difficulties to get to something great.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.3,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Literal sense and what is meant; where one meets it as a motto would have been nice to know.",
    },
  },
  {
    slug: "formal-german-help",
    prompt:
      "Into German please, this goes to a professor I've never met, so keep it formal: Can you help me with my application?",
    response: "Kannst du mir bei meiner Bewerbung helfen?",
    model: "demo-model-b",
    truth: {
      helpfulness: 2.2,
      correct: "yes",
      issues: ["ignores-instruction", "tone"],
      difficulty: 0.5,
      why: "The meaning is there, but it uses “du”; to an unknown professor it has to be “Könnten Sie”.",
    },
  },
  {
    slug: "spanish-notice",
    prompt:
      "english please: Estimados vecinos: el jueves se cortará el agua de 9 a 13 h por obras en la calle. Rogamos que no usen el ascensor durante ese tiempo. Disculpen las molestias.",
    response:
      "Dear neighbours, on Thursday the water will be cut off from 9 am to 1 pm because of works in the street. Please do not use the lift during that time. We apologise for the inconvenience.",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.15, why: "Complete, natural, times right." },
  },
  {
    slug: "cheers-five",
    prompt: "cheers (for drinking) in 5 languages, as a list",
    response: "- German: Prost\n- French: Santé\n- Spanish: Salud\n- Swedish: Skål\n- Japanese: Kanpai",
    model: "demo-model-a",
    truth: { helpfulness: 4.9, correct: "yes", issues: [], difficulty: 0.1, why: "Five, all right." },
  },
  {
    slug: "otsukaresama",
    prompt: "japanese coworkers keep saying otsukaresama desu, what does it mean and what do i answer",
    response:
      "Literally something like “you must be tired”. At work it means “thanks for your hard work” and also serves as a greeting and a goodbye. Simply say “otsukaresama desu” back. To somebody who leaves after you have left first, “osaki ni shitsurei shimasu” is what you say when you go.",
    model: "demo-model-b",
    truth: {
      helpfulness: 3.9,
      correct: "yes",
      issues: [],
      difficulty: 0.4,
      why: "Meaning and answer are right and usable; the last sentence is tangled.",
    },
  },
  {
    slug: "dutch-dogs",
    prompt:
      "Dutch to English: De winkel is maandag gesloten. Dinsdag gaan we om tien uur open. Honden zijn welkom, maar alleen aan de lijn.",
    response: "The shop is closed on Monday. On Tuesday we open at ten. Dogs are welcome.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2.6,
      correct: "partly",
      issues: ["wrong-result"],
      difficulty: 0.6,
      why: "Leaves out “but only on a lead”, so the notice now allows what it forbids.",
    },
  },
]);
