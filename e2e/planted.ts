import { asLines, type Fault, isPlanted, PLANTED_QUALITIES, plantedExamples } from "@/prisma/testing/planted";

/** Examples of the story. */
export const PLANTED = 2000;
const FAULTS: readonly Fault[] = ["template", "web", "copy"];

const examples = plantedExamples(PLANTED, FAULTS);
export const plantedFile = asLines(examples);

/** What is left where templates, the web and copies have gone, by the importer's ids. */
export const LEFT = examples.map(({ id }) => id).filter((_, k) => !FAULTS.some((fault) => isPlanted(fault, k)));

export const PLANTED_GUIDELINE = {
  body: "# Answers\n\nIs it right?\n",
  qualities: PLANTED_QUALITIES,
  criteria: [
    {
      key: "correct",
      title: "Is it right?",
      kind: "choice",
      level: "nominal",
      required: true,
      options: ["yes", "no"].map((value) => ({ value, label: value })),
    },
  ],
};
