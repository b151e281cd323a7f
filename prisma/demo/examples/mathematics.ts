import { demoExamples } from "@/prisma/demo/demo-example";

export const MATHEMATICS = demoExamples("mathematics", [
  {
    slug: "percent-of",
    prompt: "15% of 240?",
    response: "36. (10 % is 24, 5 % is 12.)",
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "Right, with a way to check it in the head.",
    },
  },
  {
    slug: "linear-equation",
    prompt: "Solve 3x + 7 = 2(x - 4). Show the steps.",
    response: `1. Expand the right side: 3x + 7 = 2x − 8
2. Subtract 2x: x + 7 = −8
3. Subtract 7: **x = −15**

Check: 3·(−15) + 7 = −38 and 2·(−15 − 4) = −38.`,
    model: "demo-model-b",
    truth: { helpfulness: 5, correct: "yes", issues: [], difficulty: 0.1, why: "Every step right and checked." },
  },
  {
    slug: "two-discounts",
    prompt:
      "A jacket costs 80 €. It's 20% off, and at the till another 10% comes off the reduced price. What do I pay?",
    response:
      "You add the two discounts: 20 % + 10 % = 30 %. 30 % of €80 is €24, so you pay **€56**. A nice saving on a good jacket.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.8,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.35,
      why: "The second discount applies to €64, so the price is €57.60; discounts do not add up.",
    },
  },
  {
    slug: "standard-deviation",
    prompt: "Explain standard deviation to a 14 year old who knows what a mean is",
    response:
      "Two teams each play three games. Team A scores 4, 5 and 6 points, team B scores 1, 5 and 9. Both have a mean of 5, yet you would call team A steady and team B a gamble. The standard deviation puts a number on that: roughly, how far a typical result lies from the mean. For team A it is about 0.8 points, for team B about 3.3. You get it by taking each distance from the mean, squaring it, averaging the squares and taking the square root, which brings you back to points.",
    model: "demo-model-b",
    truth: {
      helpfulness: 4.3,
      correct: "yes",
      issues: [],
      difficulty: 0.3,
      why: "A concrete case and right numbers (0.82 and 3.27, dividing by n); the recipe is crammed into the last sentence.",
    },
  },
  {
    slug: "four-dice",
    prompt: "probability of at least one six when rolling a die 4 times",
    response:
      "Go by the opposite: no six in four rolls has probability (5/6)⁴ = 625/1296 ≈ 0.482. So at least one six: 1 − 0.482 ≈ **51.8 %**.",
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "671/1296 = 0.5177, with the shortest route.",
    },
  },
  {
    slug: "product-rule",
    prompt: "d/dx of x^2 sin x. only the answer",
    response: "2x·sin x + x²·cos x",
    model: "demo-model-b",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Product rule, right, and only the answer.",
    },
  },
  {
    slug: "diagonals",
    prompt: "How many diagonals does a regular 12-gon have? Explain please",
    response:
      "Each of the 12 corners is connected to 11 others. That gives 12 × 11 = 132, but every line is counted from both of its ends, so we halve it: 132 / 2 = 66. A regular 12-gon therefore has **66 diagonals**. In general the formula is n(n − 1)/2.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.8,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.6,
      why: "66 counts the 12 sides as well; diagonals are n(n − 3)/2 = 54.",
    },
  },
  {
    slug: "compound-interest",
    prompt: "5000 euros at 3% a year, interest added once a year, how much after 10 years",
    response:
      "5,000 × 1.03¹⁰ = **€6,719.58**. That is €1,719.58 of interest, of which €219.58 is interest on interest. Tax is not counted.",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "5,000 × 1.343916 = 6,719.58; simple interest would be 1,500.",
    },
  },
  {
    slug: "point-nine",
    prompt: "Is 0.999... really equal to 1? Don't just say yes, convince me.",
    response:
      "Ask what would lie between them. If two numbers differ, there is another one halfway. Try to write it: it would have to begin 0.999… and then differ somewhere, but every digit of 0.999… is already 9, so there is no room. No number lies between, hence they are one number.\n\nOr: a third is 0.333…, and three thirds are both 0.999… and 1. A number can simply have two spellings, as ½ and 0.5 do.",
    model: "demo-model-b",
    truth: {
      helpfulness: 4.2,
      correct: "yes",
      issues: [],
      difficulty: 0.4,
      why: "Two honest arguments; the second takes 0.333… = ⅓ for granted, which a sceptic would question as well.",
    },
  },
  {
    slug: "median",
    prompt: "median of 7, 3, 9, 12, 5, 8",
    response: `Sorted: 3, 5, 7, 8, 9, 12. There are six values, so the median is the mean of the third and the fourth: (7 + 8) / 2 = **7.5**.

For comparison: the mean is 44 / 6 ≈ 7.33, the range is 12 − 3 = 9, and there is no mode, because each value occurs once. The median is often preferred when there are outliers.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 3.8,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.3,
      why: "Right and usable; the second paragraph was not asked for.",
    },
  },
  {
    slug: "paint",
    prompt:
      "how many litres of paint for a room 4 m x 3 m, 2.5 m high, walls only, two coats? one door 2 m², one window 1.5 m². The tin says 10 m² per litre",
    response:
      "Walls: 2 × (4 + 3) × 2.5 = 35 m². Minus door and window: 35 − 3.5 = 31.5 m². At 10 m² per litre that is 3.15 litres, so a 2.5-litre and a 1-litre tin are enough.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.9,
      correct: "no",
      issues: ["wrong-result", "ignores-instruction"],
      difficulty: 0.45,
      why: "Forgets the second coat: 63 m² need 6.3 litres, so the paint runs out halfway.",
    },
  },
  {
    slug: "odd-plus-odd",
    prompt: "Prove that the sum of two odd numbers is even.",
    response:
      "Let us look at some examples: 3 + 5 = 8, 7 + 9 = 16, 11 + 1 = 12 and 101 + 33 = 134. All of these sums are even. As it works for small and for large odd numbers, the statement is proven. ∎",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.7,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.45,
      why: "Examples are not a proof; (2a + 1) + (2b + 1) = 2(a + b + 1) would be. The statement itself is true.",
    },
  },
]);
