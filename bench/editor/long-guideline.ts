import type { CriterionInput } from "@/lib/guideline/schema";

export const CRITERIA = 60;
export const TEXT_BYTES = 100_000;

const SENTENCE =
  "Read the response to its end before you decide, and hold every claim against what the prompt **asks for**; `code` counts as a claim. ";

/** A guideline of the size that a long-lived one grows to: 60 criteria under 60 clauses of 100 kB in all, each with an example. */
export function longGuideline(name: string) {
  const each = Math.ceil(TEXT_BYTES / CRITERIA / SENTENCE.length);
  const clauses = Array.from(
    { length: CRITERIA },
    (_, index) => `## Rule ${index + 1}\n\n${SENTENCE.repeat(each - 2)}\n\n- ${SENTENCE}\n- ${SENTENCE}\n`,
  );
  const criteria = Array.from({ length: CRITERIA }, (_, index) => criterion(index + 1));
  const examples = criteria.map(({ key }) => ({
    key: `e-${key}`,
    verdict: "good",
    criterion: key,
    why: "It does what was asked and no more.",
    example: { kind: "instruction", prompt: "How do I get a sticker off a jar?", response: SENTENCE.repeat(3) },
  }));
  return { name, body: `# Rules\n\n${clauses.join("\n")}`, criteria, examples };
}

function criterion(number: number): CriterionInput {
  const shared = {
    key: `rule-${number}`,
    title: `How far is rule ${number} kept?`,
    required: true,
    clause: `rule-${number}`,
  };
  if (number % 3 === 0) {
    const options = ["yes", "partly", "no"].map((value) => ({
      value,
      label: value,
      description: `When it is ${value}`,
    }));
    return { ...shared, kind: "choice", level: "nominal", options };
  }
  const anchors = Object.fromEntries(["1", "2", "3", "4", "5"].map((point) => [point, `What one sees in a ${point}`]));
  return { ...shared, kind: "scale", level: "ordinal", scale: { min: 1, max: 5, step: 1, anchors } };
}
