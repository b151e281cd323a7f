import { normalForm } from "@/lib/core/text/normal-form";
import { SHAPE_FACTS } from "./catalogue";
import { copiedShare } from "./copied";
import type { FactExample, FactMaker } from "./fact";
import { asksForJson, givesJson } from "./json-asked";
import { lastQuestion } from "./last-question";
import { letterCounts } from "./letter-counts";
import { rolesAreOdd } from "./roles";

/** Makes `SHAPE_FACTS`: what only the parts together say. */
export const SHAPE_MAKER: FactMaker = {
  name: "shape",
  version: 2,
  facts: SHAPE_FACTS,
  make: (example) => ({
    example: {
      turns: turnsOf(example),
      odd_roles: rolesAreOdd(example),
      prompt_copied: copiedOf(example),
      json_missing: jsonIsMissing(example),
      broken_calls: brokenCalls(example),
      ...comparisonOf(example),
    },
    parts: example.parts.map(() => ({})),
  }),
};

function turnsOf({ kind, parts }: FactExample): number {
  if (kind === "text") return 1;
  return kind === "conversation" ? parts.filter((part) => part.kind === "turn").length : 2;
}

/** Of several responses the one that copies most. */
function copiedOf(example: FactExample): number | null {
  const question = lastQuestion(example);
  const shares = responsesOf(example).map((response) => copiedShare(question ?? "", response));
  return shares.reduce((most, share) => (share === null || (most !== null && most >= share) ? most : share), null);
}

/** What the system prompt asks for, the last question does too. Of several responses all must give it. */
function jsonIsMissing(example: FactExample): boolean | null {
  const responses = responsesOf(example);
  const asking = [...example.parts.filter(isSystem).map(({ text }) => text), lastQuestion(example) ?? ""];
  if (responses.length === 0 || !asking.some(asksForJson)) return null;
  return !responses.every(givesJson);
}

const isSystem = ({ kind, speaker }: FactExample["parts"][number]) => kind === "system" || speaker === "system";

/** Arguments that are no object did not parse; where no tools are named, any may be called. */
function brokenCalls({ toolCalls, tools }: FactExample): number | null {
  if (toolCalls.length === 0) return null;
  const offered = new Set(tools);
  return toolCalls.filter(
    ({ name, arguments: given }) => !isArguments(given) || (offered.size > 0 && !offered.has(name)),
  ).length;
}

function isArguments(given: unknown): boolean {
  return given === undefined || given === null || (typeof given === "object" && !Array.isArray(given));
}

function comparisonOf(example: FactExample): { equal_responses: boolean | null; length_ratio: number | null } {
  const responses = responsesOf(example);
  if (responses.length < 2) return { equal_responses: null, length_ratio: null };
  const said = new Set(responses.map(normalForm));
  const lengths = responses.map((text) => letterCounts(text).characters);
  const shortest = Math.min(...lengths);
  return {
    equal_responses: said.size < responses.length,
    length_ratio: shortest > 0 ? Math.max(...lengths) / shortest : null,
  };
}

function responsesOf({ parts }: FactExample): string[] {
  return parts.filter(({ kind }) => kind === "response").map(({ text }) => text);
}
