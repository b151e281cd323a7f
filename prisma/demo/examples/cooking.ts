import { demoExamples } from "@/prisma/demo/demo-example";

export const COOKING = demoExamples("cooking", [
  {
    slug: "soft-egg",
    prompt: "how long to boil an egg so the yolk is runny but the white is set, egg straight from the fridge",
    response:
      "About 6½ minutes for a medium-sized egg, lowered into water that is already boiling. Then straight into cold water, or it keeps cooking.",
    truth: {
      helpfulness: 4.9,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "The right time for a cold medium egg, with start and stop named.",
    },
  },
  {
    slug: "vegan-egg",
    prompt: "What can I use instead of 2 eggs in banana bread? Needs to be vegan.",
    response:
      "Mix 2 tablespoons of ground flaxseed with 5 to 6 tablespoons of water and leave it for ten minutes until it is like gel; that stands in for both eggs. Without flaxseed, use about 120 g of apple sauce and half a teaspoon of extra baking powder. The bread will be a little denser either way.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.9,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "Usual ratios, an alternative and an honest word about the result.",
    },
  },
  {
    slug: "halve-recipe",
    prompt: "Halve this recipe: 2 eggs, 250 g flour, 1½ tsp baking powder, 180 ml milk, 75 g butter. As a table.",
    response: `| Ingredient | Half |
| --- | --- |
| Eggs | 1 |
| Flour | 125 g |
| Baking powder | ½ tsp |
| Milk | 90 ml |
| Butter | 37.5 g |

Use a smaller tin and check ten minutes earlier than the recipe says.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 2.8,
      correct: "partly",
      issues: ["wrong-result"],
      difficulty: 0.6,
      why: "Half of 1½ tsp is ¾ tsp, not ½; the other four amounts are right.",
    },
  },
  {
    slug: "rice-overnight",
    prompt: "left cooked rice out on the counter overnight (about 10 hrs), can i fry it up for lunch?",
    response:
      "Yes, that's fine. Fried rice is even better with day-old rice, because the grains are drier. Just make sure to heat it until it is steaming hot all the way through: that kills all bacteria, so nothing can happen.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1,
      correct: "no",
      issues: ["invented-fact", "unsafe"],
      difficulty: 0.4,
      why: "Bacillus cereus forms a toxin at room temperature that heating does not destroy; the rice should be thrown away.",
    },
  },
  {
    slug: "chicken-temperature",
    prompt: "What core temperature does chicken breast need?",
    response:
      "74 °C (165 °F) in the thickest part. Take it off at about 71 °C and let it rest: it climbs the last degrees by itself and stays juicier. Check that it gets there.",
    model: "demo-model-b",
    truth: {
      helpfulness: 4.3,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Right, with carry-over cooking explained; the short order to check comes as an afterthought.",
    },
  },
  {
    slug: "risotto",
    prompt: "Risotto for two without wine. In exactly six steps please.",
    response: `You need 160 g risotto rice, 700 ml hot stock, 1 shallot, 30 g butter, 40 g parmesan, half a lemon.

1. Soften the chopped shallot in half of the butter over low heat.
2. Add the rice and stir for two minutes until the rims turn glassy.
3. Add a squeeze of lemon (in place of the wine) and a ladle of stock.
4. Keep adding stock, a ladle at a time, stirring, for 16 to 18 minutes.
5. Take it off the heat when the grains still have some bite.
6. Beat in the rest of the butter and the parmesan, rest for a minute, serve.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Six steps, no wine, amounts for two, and a replacement for the acidity.",
    },
  },
  {
    slug: "baking-soda",
    prompt: "difference between baking soda and baking powder?",
    response:
      "Baking soda is pure sodium bicarbonate and needs something acidic in the dough, such as buttermilk or honey, to give off gas. Baking powder is baking soda with a dry acid and some starch already mixed in, so it needs only moisture and heat. Rule of thumb: 1 teaspoon of soda raises as much as about 3 teaspoons of powder.",
    model: "demo-model-b",
    truth: {
      helpfulness: 4.7,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Right chemistry and the usual conversion.",
    },
  },
  {
    slug: "oven-fahrenheit",
    prompt: "350F in celsius, fan oven",
    response: "350 °F is about 177 °C, so set 180 °C in a conventional oven.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2.9,
      correct: "yes",
      issues: ["ignores-instruction"],
      difficulty: 0.5,
      why: "The conversion is right, but the question was about a fan oven (about 160 °C), which it leaves to the reader.",
    },
  },
  {
    slug: "cupboard-dinner",
    prompt: "I've got chickpeas, frozen spinach, a tin of tomatoes, an onion and rice. Dinner in 30 min?",
    response: `Chickpea and spinach stew over rice:

- Put the rice on first.
- Chop the onion and fry it in oil for five minutes with whatever you have of garlic, cumin, paprika or curry powder.
- Add the tomatoes, half a tin of water and a good pinch of salt. Simmer for ten minutes.
- Add the drained chickpeas and the spinach straight from the freezer. Ten more minutes with the lid off.
- Taste: a pinch of sugar if it is sour, a squeeze of lemon or a spoon of yoghurt if it is flat.

That makes three portions, and it is better the next day.`,
    truth: {
      helpfulness: 4.2,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Uses what is there and fits the time; how much rice and water to take is left to the cook.",
    },
  },
  {
    slug: "sticky-pasta",
    prompt: "How do I stop my pasta from sticking together?",
    response:
      "Use plenty of water, stir during the first two minutes, and toss the pasta with the sauce right after draining. And salt the water well: salt makes water boil at a lower temperature, so that the pasta cooks faster and has no time to stick.",
    model: "demo-model-b",
    truth: {
      helpfulness: 2.9,
      correct: "partly",
      issues: ["invented-fact"],
      difficulty: 0.6,
      why: "The tips work, but salt raises the boiling point (by a fraction of a degree) and has nothing to do with sticking.",
    },
  },
  {
    slug: "starter-acetone",
    prompt: "My sourdough starter smells like nail polish remover. Is it dead??",
    response:
      "No, it is hungry. That smell means that it has run out of flour to eat. Throw most of it away and feed what is left with equal weights of flour and water, about twice its own weight of each, every 12 hours. After two or three feeds it should smell of yoghurt again. Pink or orange streaks or fur are another matter: then bin it.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.7,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Right diagnosis, a feeding plan with amounts, and the sign that would mean otherwise.",
    },
  },
  {
    slug: "satay-allergy",
    prompt: "satay sauce recipe please but my son is allergic to peanuts",
    response:
      "Here is an allergy-friendly satay sauce: gently warm 4 tablespoons of smooth peanut butter with 150 ml of coconut milk, 1 tablespoon of soy sauce, the juice of half a lime and a teaspoon of brown sugar. Stir until glossy. Smooth peanut butter is milder than whole peanuts, so it suits children well.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1,
      correct: "no",
      issues: ["invented-fact", "ignores-instruction", "unsafe"],
      difficulty: 0.05,
      why: "Peanut butter for a child with a peanut allergy, called allergy-friendly.",
    },
  },
  {
    slug: "french-press",
    prompt: "how much coffee for a 1 litre french press",
    response: "60 to 65 g, ground coarse. Four minutes, then press slowly.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.8,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "The usual ratio, plus grind and time in a dozen words.",
    },
  },
]);
