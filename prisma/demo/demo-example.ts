import type { Example, Provenance } from "@/lib/formats/example";
import type { Issue } from "@/prisma/demo/issues";

export type Correctness = "yes" | "partly" | "no";

/** What the simulation takes to be true of an example. Never imported, never shown. */
export interface Truth {
  /** Position on the helpfulness scale, 1 to 5; a fraction means that it lies between two points. */
  helpfulness: number;
  correct: Correctness;
  issues: readonly Issue[];
  /** How easily a careful reader gets it wrong, from 0 (plain) to 1 (few notice). */
  difficulty: number;
  /** Why these are the right answers, in a sentence. */
  why: string;
}

export type InstructionExample = Extract<Example, { kind: "instruction" }>;

export interface DemoExample {
  example: InstructionExample;
  truth: Truth;
}

interface Entry {
  slug: string;
  system?: string;
  prompt: string;
  response: string;
  /** Invented name of the model that is said to have written the response; left out for a person. */
  model?: "demo-model-a" | "demo-model-b";
  truth: Truth;
}

export const DEMO_PROVENANCE = { source: "touchstone-demo", licence: "CC0-1.0" } satisfies Provenance;

/** Number of words of a text: runs of characters without white space. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

/** Slice by words of the response: short up to 30, medium up to 90, long above. */
export function lengthSlice(response: string): "short" | "medium" | "long" {
  const words = countWords(response);
  if (words <= 30) return "short";
  return words <= 90 ? "medium" : "long";
}

/** Examples of one topic with id, slices and provenance filled in. */
export function demoExamples(topic: string, entries: readonly Entry[]): DemoExample[] {
  return entries.map(({ slug, system, prompt, response, model, truth }) => ({
    example: {
      kind: "instruction",
      id: `${topic.replaceAll(" ", "-")}-${slug}`,
      prompt,
      response,
      ...(system === undefined ? {} : { system }),
      slices: { topic, length: lengthSlice(response) },
      provenance: model ? { ...DEMO_PROVENANCE, origin: "synthetic", model } : { ...DEMO_PROVENANCE, origin: "human" },
    },
    truth,
  }));
}
