import { demoExamples } from "@/prisma/demo/demo-example";

export const EVERYDAY = demoExamples("everyday", [
  {
    slug: "red-wine",
    prompt: "how do i get red wine out of a cotton shirt?? it happened like 10 min ago",
    response: `Good that it is fresh:

1. Blot with a clean cloth. Do not rub.
2. Rinse from the back of the fabric with cold water.
3. Work in a little washing-up liquid and leave it for ten minutes. If the shirt is white, mix it with the same amount of 3 % hydrogen peroxide.
4. Rinse, then wash as warm as the label allows.

Check before you tumble-dry it: heat sets whatever is left.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Right order, right products, and the one warning that matters.",
    },
  },
  {
    slug: "kitten-names",
    prompt: "Give me two names for a pair of grey kittens. Names only.",
    response: "Ash and Pebble",
    model: "demo-model-b",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "Two names and nothing else, as asked.",
    },
  },
  {
    slug: "dishes",
    prompt:
      "My flatmate never does the dishes. We get along otherwise and I don't want a fight. How do I bring it up? We're both in our twenties and work full time.",
    response:
      "Pick a calm moment, not the moment you find the pile. Say what you see and what it does to you rather than what they are: “When the sink is full in the evening I can't cook, and it wears me down.” Then ask how they see it, and propose something small that can be checked, such as each of you washing up before going to bed. Agree to look at it again in two weeks.",
    truth: {
      helpfulness: 4.7,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Concrete wording, a concrete agreement, and it respects the wish to avoid a fight.",
    },
  },
  {
    slug: "hut-packing",
    prompt: "What do I need to pack for a 3 day hike in the Alps in early July, sleeping in huts? short list pls",
    response: `Preparing for a hut-to-hut hike is exciting, and packing well is the key to enjoying it. Here is everything to consider.

**Clothing.** In early July the weather in the Alps changes quickly. You should bring a rain jacket, a fleece or light down jacket, two hiking shirts, one pair of hiking trousers, spare underwear and socks, a hat and thin gloves, since passes may still hold snow.

**Sleeping.** Huts provide blankets, but nearly all of them require a hut sleeping-bag liner. Earplugs are a blessing in a dormitory.

**On the trail.** Broken-in boots, a map or offline map, at least 1.5 litres of water, sun cream, sunglasses, a head torch, a first-aid kit with blister plasters, and a power bank.

**Other.** Cash, because not every hut takes cards, your alpine club card if you have one, a small towel, and a toothbrush. Remember that every gram counts, so think twice about everything you put in, and enjoy the journey.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 3.3,
      correct: "yes",
      issues: ["too-long", "wrong-format"],
      difficulty: 0.45,
      why: "The content is sound, but a short list was asked for and this is four paragraphs to pick a list from.",
    },
  },
  {
    slug: "loosen-bolt",
    prompt: "which way do i turn a bolt to loosen it",
    response:
      "Clockwise. Bolts have a right-hand thread as standard, so a clockwise turn backs the bolt out and an anticlockwise turn tightens it.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.4,
      correct: "no",
      issues: ["invented-fact"],
      difficulty: 0.25,
      why: "The wrong way round: a standard right-hand thread loosens anticlockwise. Force the other way can shear the bolt.",
    },
  },
  {
    slug: "peace-lily",
    prompt: "How often should I water a peace lily?",
    response: `The peace lily (*Spathiphyllum*) is one of the most popular houseplants, loved for its glossy leaves and its elegant white flowers. It comes from the rainforests of Central and South America, where it grows in the warm, moist shade of tall trees. To keep yours happy at home, the right watering is essential.

Water it when the top two or three centimetres of soil feel dry. In a normal room that is about once a week, in winter less often. If it is thirsty, the plant droops, and it recovers within hours of watering. Do not let the pot stand in water, since the roots rot easily.

With a little attention and love your peace lily will thrive and bring you joy for many years to come.`,
    truth: {
      helpfulness: 3.8,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.4,
      why: "Everything needed is in there and right, but it sits in a plant portrait that could be half as long.",
    },
  },
  {
    slug: "cast-iron",
    prompt: "is it ok to put a cast iron pan in the dishwasher",
    response:
      "Better not. The detergent and the long wet cycle strip the seasoning and the pan rusts. Rinse it hot, scrub with a brush (a drop of washing-up liquid is fine), dry it on the hob and rub in a thin film of oil. If it has already been through, scrub off the rust and season it again; it is not ruined.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.4,
      correct: "yes",
      issues: [],
      difficulty: 0.1,
      why: "Clear answer with reason and remedy; how to season it again is not explained.",
    },
  },
  {
    slug: "birthday-budget",
    prompt:
      "Plan an indoor birthday party for a 7 year old, 8 kids, two and a half hours, budget 60 euros. Please include a cost table.",
    response: `**Theme:** detectives. 15:00 badges and a warm-up game, 15:20 treasure hunt through the flat, 16:10 cake, 16:40 craft (magnifying glasses from card), 17:10 musical statues, 17:30 going home.

| Item | Cost |
| --- | ---: |
| Cake and candles | €12 |
| Pizza, fruit, juice | €18 |
| Card, string, stickers | €9 |
| Treasure for the hunt | €15 |
| Balloons | €10 |
| **Total** | **€60** |

Ask each child to bring a hat; it costs nothing and starts the game at the door.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 2.9,
      correct: "partly",
      issues: ["wrong-result"],
      difficulty: 0.65,
      why: "A good plan, but the items add up to €64, so it breaks the budget that the total claims to meet.",
    },
  },
  {
    slug: "stuck-zip",
    prompt: "zipper on my jacket is stuck, metal one. no lubricant at home",
    response:
      "Rub the teeth above and below the slider with the tip of a graphite pencil, then move it in small steps back and forth. A candle or dry soap works too. Look first for fabric or thread caught in the slider and ease it out sideways.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.2,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "All of it works with things at home; checking for caught fabric would better come first.",
    },
  },
  {
    slug: "condolence",
    prompt: "What can I write in a card for a colleague whose father died last week? We're friendly but not close.",
    response:
      "Hey! So sorry to hear the news 😢 But chin up, everything happens for a reason and he's surely in a better place! Time heals all wounds, and before you know it you'll be your cheerful self again. Can't wait to have you back at the office!! 🎉",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.7,
      correct: "yes",
      issues: ["tone"],
      difficulty: 0.15,
      why: "Breezy platitudes and a party emoji: sending it would hurt. Nothing in it is a factual claim.",
    },
  },
  {
    slug: "leave-for-airport",
    prompt:
      "flight is at 6:40. boarding closes 20 min before departure. I want to be at the airport 2 hours before boarding closes and the drive is 50 min. when do I leave home?",
    response:
      "Leave at **3:50**. Two hours before your flight is 4:40, and the drive takes 50 minutes, so 4:40 minus 50 minutes is 3:50. Add a few minutes if you still need to park.",
    model: "demo-model-a",
    truth: {
      helpfulness: 1.9,
      correct: "no",
      issues: ["wrong-result"],
      difficulty: 0.6,
      why: "Counts back from departure, not from the end of boarding (6:20); the answer is 3:30.",
    },
  },
  {
    slug: "better-sleep",
    prompt: "Give me tips to sleep better.",
    response: `Sleep is one of the most important pillars of health, and many people struggle with it. Fortunately there are many things that you can do. Here are some helpful tips:

1. Get up at the same time every day, weekends too.
2. Keep the bedroom dark, quiet and cool, around 18 °C.
3. Have no caffeine in the eight hours before bed.
4. Avoid alcohol in the evening; it breaks up sleep.
5. Get daylight in the morning.
6. Exercise, but not in the last hour or two.
7. Put screens away half an hour before bed.
8. Use the bed for sleep, not for work.
9. If you lie awake for about twenty minutes, get up and do something dull.
10. Keep naps under half an hour.

In conclusion, sleep is vital, and by following these tips you can improve your sleep and wake up refreshed and ready for the day. If problems last for more than a few weeks, speak to a doctor.`,
    model: "demo-model-b",
    truth: {
      helpfulness: 3.7,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.5,
      why: "Sound and usable as it stands; the padding before and after the list could go.",
    },
  },
  {
    slug: "gift-for-teacher",
    prompt: "need a thank you gift idea for my kid's kindergarten teacher, max 15 euros, not chocolate, not a mug",
    response:
      "A small potted herb such as thyme or basil with a card that your child has drawn on. It costs about €8 with the pot. If you want to fill the budget, add a €5 voucher for the bookshop nearest to the school.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.2,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "Keeps to the budget and both exclusions; a second, different idea would have helped.",
    },
  },
]);
