import { demoExamples } from "@/prisma/demo/demo-example";

export const SCIENCE = demoExamples("science", [
  {
    slug: "blue-sky",
    prompt: "My 6 year old asks why the sky is blue. What do I say?",
    response:
      "“Sunlight has all the colours of the rainbow in it. The air is full of tiny bits, far too small to see, and they bounce the blue light about much more than the other colours. So blue comes at us from everywhere in the sky.” If there is a “but why at sunset?”: then the light has come so far through the air that most of the blue has been bounced away and the red is left.",
    model: "demo-model-a",
    truth: {
      helpfulness: 4.9,
      correct: "yes",
      issues: [],
      difficulty: 0.15,
      why: "Says it in a child's words without saying anything false, and is ready for the next question.",
    },
  },
  {
    slug: "boiling-everest",
    prompt: "at what temp does water boil on top of everest",
    response: "At roughly 70 °C, because the air pressure up there is only about a third of that at sea level.",
    model: "demo-model-b",
    truth: { helpfulness: 4.9, correct: "yes", issues: [], difficulty: 0.2, why: "About 34 kPa, hence 70 to 72 °C." },
  },
  {
    slug: "virus-bacteria",
    prompt: "virus vs bacteria, quick comparison table",
    response: `| | Virus | Bacterium |
| --- | --- | --- |
| Is it a cell? | No: genes in a protein shell | Yes, a single cell |
| Size | about 20–300 nm | about 1–5 µm |
| Multiplies | only inside a host cell | by itself, by dividing |
| Examples | influenza, measles | strep throat, tuberculosis |
| Antibiotics | do not work | often work |
| Useful kinds | some, for example against bacteria | very many, for example in the gut |`,
    model: "demo-model-a",
    truth: {
      helpfulness: 4.4,
      correct: "yes",
      issues: [],
      difficulty: 0.2,
      why: "Accurate for nearly all cases; “quick” would have done without the last row.",
    },
  },
  {
    slug: "ten-percent-brain",
    prompt: "is it true we only use 10% of our brain",
    response: `This is a fascinating question that comes up again and again, in films, in advertisements and in self-help books. The idea that we use only ten percent of our brain is appealing, because it suggests that huge powers lie dormant in every one of us and are only waiting to be woken. Nobody knows for sure where it comes from, and it has been attributed to many famous people over the years.

So is it true? No. Brain scans show activity in practically all parts over a day, even during sleep, and damage to almost any small region has consequences. Also, the brain takes about a fifth of the body's energy at rest. An organ as expensive as that would not have lasted in evolution with nine tenths of it idle.

So the next time you hear somebody say it, you can tell them that it is a myth!`,
    truth: {
      helpfulness: 3.6,
      correct: "yes",
      issues: ["too-long"],
      difficulty: 0.4,
      why: "The answer and the evidence are right, but it takes a paragraph of build-up to get there.",
    },
  },
  {
    slug: "photosynthesis",
    prompt: "Explain photosynthesis in exactly two sentences.",
    response:
      "Plants, algae and some bacteria use the energy of light to turn carbon dioxide and water into sugar. In plants and algae this happens in the chloroplasts, and the oxygen that is split off from the water is released into the air.",
    model: "demo-model-b",
    truth: { helpfulness: 4.9, correct: "yes", issues: [], difficulty: 0.15, why: "Two sentences, both right." },
  },
  {
    slug: "moon-light",
    prompt: "how long does light take from the moon to earth",
    response: "About 1.3 seconds (384,400 km at just under 300,000 km per second).",
    model: "demo-model-a",
    truth: {
      helpfulness: 5,
      correct: "yes",
      issues: [],
      difficulty: 0.05,
      why: "1.28 seconds, rounded, with the sum.",
    },
  },
  {
    slug: "seasons",
    prompt: "Why do we have seasons?",
    response:
      "The Earth travels around the Sun on an ellipse, so its distance to the Sun changes over the year. When the Earth is close to the Sun, it receives more heat and we have summer; when it is far away, we have winter. Spring and autumn are the transitions between these two points. This is why the seasons repeat every year.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.6,
      correct: "no",
      issues: ["invented-fact"],
      difficulty: 0.35,
      why: "Seasons come from the tilt of the axis; the Earth is nearest to the Sun in early January.",
    },
  },
  {
    slug: "crispr-source",
    prompt: "What is CRISPR-Cas9, in a short paragraph? Please give one citable source.",
    response:
      "CRISPR-Cas9 is a tool for editing DNA that was adapted from a defence system of bacteria. A guide RNA leads the enzyme Cas9 to a matching place in the genome, where it cuts both strands; the cell's own repair then disables the gene or builds in a supplied sequence.\n\nSource: Hallberg, M. & Osei, T. (2013). “Programmable genome scissors in bacteria and beyond.” *Annals of Molecular Engineering*, 41(2), 118–126.",
    model: "demo-model-a",
    truth: {
      helpfulness: 2.3,
      correct: "partly",
      issues: ["invented-fact"],
      difficulty: 0.75,
      why: "The explanation is right, but the article, its authors and the journal do not exist.",
    },
  },
  {
    slug: "glass-liquid",
    prompt: "Is glass actually a liquid? My teacher said old church windows prove it",
    response:
      "Your teacher is right. Glass is a supercooled liquid that flows extremely slowly. In medieval churches this can be seen with the naked eye: over the centuries the panes have become thicker at the bottom than at the top, because the glass has run down.",
    model: "demo-model-b",
    truth: {
      helpfulness: 1.7,
      correct: "no",
      issues: ["invented-fact"],
      difficulty: 0.55,
      why: "Glass is an amorphous solid; old panes are uneven because of how they were made, and it does not flow noticeably even in millennia.",
    },
  },
  {
    slug: "vaccines",
    prompt: "How do vaccines work? I'm not a biologist but I'm curious, so not too basic please",
    response: `A vaccine shows your immune system a harmless piece or a weakened form of a germ, or the instructions for making such a piece, as mRNA vaccines do.

Cells that take it up present fragments of it on their surface. Among your billions of T and B cells a few happen to have receptors that fit. These multiply over one to two weeks. The B cells among them release antibodies and, with the help of T cells, improve them by mutation and selection, a small evolution that takes place in your lymph nodes.

Most of these cells die off again afterwards. What stays are memory cells, and plasma cells in the bone marrow that go on making antibodies. If the real germ arrives, the response takes days instead of weeks and is stronger, often before you feel anything.

That is also why many vaccines need a second dose: it sends the memory cells through another round of improvement.`,
    model: "demo-model-a",
    truth: {
      helpfulness: 4.3,
      correct: "yes",
      issues: [],
      difficulty: 0.3,
      why: "The level that was asked for and right in every step; the third paragraph could be shorter.",
    },
  },
  {
    slug: "entropy-no-disorder",
    prompt: "Explain entropy in one short paragraph WITHOUT using the word disorder",
    response:
      "Entropy measures how many microscopic arrangements look the same from outside. A gas spread through a room can be arranged in vastly more ways than one that is crowded in a corner, so left alone it spreads. This growing disorder is why heat flows from hot to cold and never back by itself.",
    model: "demo-model-b",
    truth: {
      helpfulness: 2.8,
      correct: "yes",
      issues: ["ignores-instruction"],
      difficulty: 0.4,
      why: "A fine paragraph that uses the one word it was told not to use.",
    },
  },
  {
    slug: "baby-bones",
    prompt: "how many bones do babies have compared to adults",
    response:
      "Roughly 270 to 300 at birth, against 206 in most adults. Many of them fuse as the child grows, for instance in the skull and the lower spine.",
    model: "demo-model-a",
    truth: { helpfulness: 4.9, correct: "yes", issues: [], difficulty: 0.15, why: "Usual figures with the reason." },
  },
  {
    slug: "pluto-moon",
    prompt: "is pluto bigger than our moon?",
    response:
      "No, it is smaller: Pluto is about 2,377 km across, the Moon about 3,474 km. That is one of the reasons why astronomers had to think again about what a planet is; in 2003 Pluto was reclassified as a dwarf planet.",
    model: "demo-model-b",
    truth: {
      helpfulness: 3,
      correct: "partly",
      issues: ["invented-fact"],
      difficulty: 0.65,
      why: "The answer and the diameters are right; the reclassification was in 2006.",
    },
  },
]);
