import { z } from "zod";
import { estimateSchema, iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { answerValueSchema } from "@/lib/guideline/schema";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { FILTER_REFUSALS, figureFilterSchema } from "@/lib/labels/schema";
import { no, ok } from "@/lib/server/errors";
import { asAnswer } from "../answer-text";
import { exampleSchema } from "../answers";
import { ownAnswers, ownSessions } from "../own-queries";
import { personAnswer, personFields } from "./answers";
import { habitsOn } from "./habit-queries";
import { ownComparisons } from "./own-comparisons";
import { annotatorsOn, type FoundAnnotators, personOn, verdictsOn } from "./queries";

const about = {
  criterion: z.string(),
  level: z.string(),
  guidelineVersions: z.array(z.int()),
  warnings: z.array(z.string()).describe("mixed-versions; separate-groups where not everybody can be compared"),
  undefinedBecause: z.string().nullable(),
  explanation: z.string().nullable(),
  haloUnknown: z
    .enum(["one-scale", "mirrored", "too-few"])
    .nullable()
    .describe(
      "Why it cannot be told whether one impression colours several scales; null where it can, or is not asked",
    ),
};

/** What a figure about people is about, and what holds of everybody. */
function aboutFields({ filter, versions, figures }: FoundAnnotators) {
  const { undefinedBecause } = figures;
  return {
    criterion: filter.criterion.key,
    level: filter.criterion.level,
    guidelineVersions: versions.map(({ number }) => number),
    warnings: [
      ...(meanTheSame(versions) ? [] : ["mixed-versions"]),
      ...(figures.groups > 1 ? ["separate-groups"] : []),
    ],
    undefinedBecause,
    explanation: undefinedBecause && UNDEFINED_WORDS[undefinedBecause],
  };
}

export const readAnnotators = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/annotators",
  summary:
    "How each annotator uses the answers of one criterion, against the others on the same examples, and who stands out after correction over everybody",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: figureFilterSchema,
  answer: z.object({ ...about, annotators: z.array(personAnswer) }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query }) => {
    const found = await annotatorsOn(scope, query);
    if (!found.ok) return found;
    const { question, figures, annotators } = found.value;
    const [verdicts, habits] = await Promise.all([
      question ? verdictsOn(scope, question) : { people: [] },
      habitsOn(scope, found.value),
    ]);
    const verdictOf = new Map(verdicts.people.map((verdict) => [verdict.id, verdict]));
    const nameOf = new Map(annotators.map((annotator) => [annotator.id, annotator]));
    return ok({
      ...aboutFields(found.value),
      haloUnknown: habits?.halo?.unknown ?? null,
      annotators: figures.people.map((one) => {
        const known = { figures, annotator: nameOf.get(one.id)!, verdict: verdictOf.get(one.id), habits };
        return personFields(one, known);
      }),
    });
  },
});

export const readAnnotator = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/annotators/{annotator}",
  summary:
    "One annotator's figures on a criterion: those of the list, their score against the others week by week, and the examples on which they lie farthest apart; with another person also the two side by side",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: figureFilterSchema.extend({
    with: z
      .uuid()
      .optional()
      .describe("Id of another annotator: weeks and examples are then against that person alone"),
  }),
  answer: z.object({
    ...about,
    person: personAnswer.nullable().describe("null without a label under the filter"),
    weeks: z.array(z.object({ from: z.iso.datetime().describe("Monday, UTC"), severity: estimateSchema })),
    differing: z.array(
      z.object({
        example: exampleSchema,
        own: answerValueSchema,
        others: z.array(answerValueSchema),
        difference: z
          .number()
          .describe("Own score minus the others' mean; where answers have no order the share that answered otherwise"),
      }),
    ),
    pair: z
      .object({ shared: z.int(), equal: z.int(), difference: estimateSchema.nullable() })
      .nullable()
      .describe("With another person: examples of both, equal answers, and own score minus theirs"),
  }),
  refusals: [...FILTER_REFUSALS, "not-found"],
  handle: async ({ scope, params, query: { with: other = null, ...query } }) => {
    const found = await annotatorsOn(scope, query);
    if (!found.ok) return found;
    const { question, figures, annotators } = found.value;
    const annotator = annotators.find(({ id }) => id === params.annotator);
    if (!annotator) return no("not-found", "There is no such annotator in this project.");
    const [verdicts, habits, detail] = await Promise.all([
      question ? verdictsOn(scope, question) : { people: [] },
      habitsOn(scope, found.value),
      question && personOn(scope, question, annotator.id, other),
    ]);
    const one = figures.people.find(({ id }) => id === annotator.id);
    const verdict = verdicts.people.find(({ id }) => id === annotator.id);
    const { weeks, differing, pair } = detail ?? { weeks: [], differing: [], pair: null };
    return ok({
      ...aboutFields(found.value),
      haloUnknown: habits?.halo?.unknown ?? null,
      person: one ? personFields(one, { figures, annotator, verdict, habits }) : null,
      weeks: weeks.map(({ start, severity }) => ({ from: new Date(start).toISOString(), severity })),
      differing: differing.map(({ own, others, ...rest }) => {
        return { ...rest, own: asAnswer(own), others: others.map(asAnswer) };
      }),
      pair,
    });
  },
});

export const readOwnFigures = endpoint({
  method: "GET",
  heavy: true,
  path: "/api/v1/projects/{id}/annotators/me",
  summary:
    "The caller's own figures and nobody else's: sessions, answers, and how these stand beside all others' on the same examples until yesterday",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:own"),
  answer: z.object({
    sessions: z.array(
      z.object({
        id: z.uuid(),
        startedAt: z.iso.datetime(),
        minutes: z.number(),
        examples: z.int(),
        median: z.number().nullable().describe("Active seconds for an example"),
        firstTwenty: z.number().nullable().describe("The same of the first twenty; null under 40 examples"),
        lastTwenty: z.number().nullable(),
      }),
    ),
    answers: z.array(z.object({ criterionKey: z.string(), title: z.string(), valueKey: z.string(), n: z.int() })),
    comparisons: z
      .array(z.object({ key: z.string(), title: z.string(), words: z.string(), severity: estimateSchema }))
      .describe("Only beside three others or more, and from 20 examples on"),
  }),
  handle: async ({ scope }) => {
    const [sessions, answers, comparisons] = await Promise.all([
      ownSessions(scope),
      ownAnswers(scope),
      ownComparisons(scope, { remembered: false }),
    ]);
    return ok({
      sessions: iso(sessions),
      answers: answers.map(({ criterion: _, ...answer }) => answer),
      comparisons,
    });
  },
});
