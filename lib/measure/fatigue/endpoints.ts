import { z } from "zod";
import { intervalSchema } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { identifiedAs } from "./identified";
import { fatigueFigures, fatigueSubject, workers } from "./queries";
import { fatigueQuerySchema } from "./schema";
import { MEASURES } from "./survey";

const figure = z.number().nullable();
const person = z.object({ id: z.uuid(), name: z.string() });
const across = z.object({
  annotators: z.int(),
  mean: figure,
  se: figure,
  t: figure,
  df: z.int(),
  pT: figure,
  ci95: intervalSchema,
  mde80: figure.describe("The smallest true change that this design finds in 80 % of cases"),
  pSignflip: figure,
  signflipMethod: z.enum(["exact", "drawn"]).nullable(),
  undefinedBecause: z.string().nullable(),
});
const point = z.object({
  from: z.number(),
  to: z.number(),
  annotators: z.int(),
  answers: z.int(),
  median: z.number(),
  q1: z.number(),
  q3: z.number(),
});
const curve = z.array(point).describe("Of each bin the middle and the quartiles of the annotators' means");

export const readFatigue = endpoint({
  method: "GET",
  path: "/api/v1/projects/{id}/fatigue",
  summary:
    "What a session does to the labels of one criterion: curves over position and minutes, slopes and halves with their tests, what can be told at all, sessions and single people",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  query: fatigueQuerySchema,
  answer: z.object({
    criterion: z.string(),
    level: z.string(),
    guidelineVersions: z.array(z.int()),
    warnings: z.array(z.string()).describe("mixed-versions, not-identifiable, needs-three-ratings-per-item"),
    undefinedBecause: z.string().nullable().describe("Why quality cannot be judged; pace and style stand nevertheless"),
    explanation: z.string().nullable(),
    identifiability: z
      .object({ V: z.number(), expectedIfRandom: z.number(), ratio: figure, identifiable: z.boolean() })
      .nullable(),
    judgedBy: z.enum(["gold", "itemAdjusted"]),
    answers: z.int(),
    skips: z.int(),
    items: z.int(),
    onGold: z.int(),
    timesLeftOut: z.int().describe("Times that are not positive, or too long to be work on one example"),
    typicalLength: z.number().describe("Labels of a session in the middle"),
    measures: z.array(
      z.object({
        measure: z.enum(MEASURES),
        byPosition: curve,
        byMinute: curve,
        slope: across.describe(
          "Change for each further label of a session, over annotators, each weighted by what their sessions can tell",
        ),
        plainSlope: across.describe("The same with equal weights"),
        q: figure.describe("p of the slope, adjusted over the measures (Benjamini-Hochberg)"),
        halves: across.describe("Second half of sessions minus the first"),
      }),
    ),
    indicators: z.array(across.extend({ indicator: z.string(), q: figure })),
    sessions: z.object({
      total: z.int(),
      latest: z.array(
        z.object({
          annotator: person,
          session: z.uuid().nullable(),
          startedAt: z.iso.datetime().nullable(),
          minutes: figure,
          answers: z.int(),
          skips: z.int(),
          secondsPerAnswer: figure,
          paceRatio: figure,
          quality: figure,
          modalShare: z.number(),
          longestRun: z.int(),
        }),
      ),
    }),
    annotators: z.array(
      z.object({
        annotator: person,
        answers: z.int(),
        sessions: z.int(),
        slope: figure,
        shrunken: z.object({ slope: z.number(), interval: intervalSchema }).nullable(),
        changeOverSession: figure,
        p: figure,
        q: figure,
        supportedBy: z.array(z.enum(["entropy", "run", "speeding"])),
        changed: z.boolean(),
      }),
    ),
  }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query }) => {
    const subject = await fatigueSubject(scope, query);
    if (!subject.ok) return subject;
    const [survey, people, names] = await Promise.all([
      fatigueFigures("measure.fatigue", subject.value),
      fatigueFigures("measure.fatigue-people", subject.value),
      workers(scope),
    ]);
    const { criterion, versions } = subject.value;
    const named = (id: string) => ({ id, name: names.get(id)?.name ?? id });
    const figures = survey.value.ok ? survey.value.figures : NOTHING;
    const undefinedBecause = survey.value.ok ? figures.refusal : survey.value.reason;
    return ok({
      criterion: criterion.key,
      level: criterion.level,
      guidelineVersions: versions.map(({ number }) => number),
      warnings: [
        ...(meanTheSame(versions) ? [] : ["mixed-versions"]),
        ...[identifiedAs(figures)].filter((state) => state !== "identified" && state !== "unknown"),
      ],
      undefinedBecause,
      explanation: undefinedBecause && UNDEFINED_WORDS[undefinedBecause],
      identifiability: figures.identifiability,
      judgedBy: figures.judgedBy,
      answers: figures.answers,
      skips: figures.skips,
      items: figures.items,
      onGold: figures.onGold,
      timesLeftOut: figures.timesLeftOut,
      typicalLength: figures.typicalLength,
      measures: figures.measures.map(({ linesByMinute: _m, linesByPosition: _p, ...measure }) => measure),
      indicators: figures.indicators,
      sessions: {
        total: figures.sessions,
        latest: figures.latestSessions.slice(0, query.sessions).map(({ annotator, startedAt, ...session }) => ({
          ...session,
          annotator: named(annotator),
          startedAt: startedAt === null ? null : new Date(startedAt).toISOString(),
        })),
      },
      annotators: people.value.map(
        ({ annotator, shrunken, style: _style, pSpeedingRise: _rise, pHastyWorse: _haste, ...change }) => ({
          ...change,
          annotator: named(annotator),
          shrunken: shrunken && { slope: shrunken.slope, interval: shrunken.interval },
        }),
      ),
    });
  },
});

/** What there is of labels that are none, or not compared. */
const NOTHING = {
  answers: 0,
  skips: 0,
  items: 0,
  onGold: 0,
  timesLeftOut: 0,
  typicalLength: 0,
  sessions: 0,
  judgedBy: "itemAdjusted" as const,
  refusal: null,
  identifiability: null,
  measures: [],
  indicators: [],
  latestSessions: [],
};
