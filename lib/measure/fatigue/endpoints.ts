import { z } from "zod";
import { estimateSchema, intervalSchema, iso } from "@/lib/api/answers";
import { endpoint } from "@/lib/api/endpoint";
import { requireProject } from "@/lib/auth/scope";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { FILTER_REFUSALS } from "@/lib/labels/schema";
import { standingRule } from "@/lib/labels/session-rule";
import { ok } from "@/lib/server/errors";
import { levelOf } from "../criterion-values";
import { saveRule, withdrawRule } from "./commands";
import { identifiedAs } from "./identified";
import { fatigueFigures, fatigueSubject, whatIfFigures, workers } from "./queries";
import { fatigueQuerySchema, ruleSchema } from "./schema";
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

const weighed = z.object({
  kept: z.int(),
  dropped: z.int(),
  annotatorsAffected: z.int(),
  itemsLost: z.int().describe("Examples left without a label"),
  itemsLeftAlone: z.int().describe("Examples left with one label of several"),
  itemsChanged: z.int().describe("Examples whose most given answer, or tie, would be another"),
  agreementBefore: figure,
  agreementAfter: figure,
});

export const readFatigue = endpoint({
  method: "GET",
  heavy: true,
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
    whatIf: weighed
      .extend({
        cut: z.string(),
        alphaBefore: estimateSchema,
        alphaAfter: estimateSchema,
        weighted: weighed.nullable().describe("Instead, late labels counted by their estimated reliability"),
      })
      .nullable()
      .describe("Where a cut is asked for"),
    annotators: z.array(
      z.object({
        annotator: person,
        answers: z.int(),
        sessions: z.int(),
        slope: figure,
        interval: intervalSchema.describe("Of the slope"),
        shrunken: z.object({ slope: z.number(), interval: intervalSchema }).nullable(),
        changeOverSession: figure,
        p: figure.describe("Of a fall"),
        q: figure.describe("Of the fall and the second signs together, adjusted over everybody"),
        supportedBy: z.array(z.enum(["entropy", "run", "speeding"])),
        changed: z.boolean(),
      }),
    ),
  }),
  refusals: FILTER_REFUSALS,
  handle: async ({ scope, query }) => {
    const subject = await fatigueSubject(scope, query);
    if (!subject.ok) return subject;
    const [survey, people, whatIf, names] = await Promise.all([
      fatigueFigures("measure.fatigue", subject.value),
      fatigueFigures("measure.fatigue-people", subject.value),
      query.cut === undefined ? null : whatIfFigures(subject.value, query.cut),
      workers(scope),
    ]);
    const { criterion, versions } = subject.value;
    const named = (id: string) => ({ id, name: names.get(id)?.name ?? id });
    const figures = survey.value.ok ? survey.value.figures : NOTHING;
    const undefinedBecause = survey.value.ok ? figures.refusal : survey.value.reason;
    return ok({
      criterion: criterion.key,
      level: levelOf(criterion),
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
      whatIf: whatIf?.value.ok ? whatIf.value.figures : null,
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

const PATH = "/api/v1/projects/{id}/session-rule";

export const readRule = endpoint({
  method: "GET",
  heavy: true,
  path: PATH,
  summary: "The project's rule on which labels of a session count where somebody asks for it by within=rule",
  scope: (actor, params) => requireProject(actor, params.id!, "measure:read"),
  answer: z.object({
    rule: z
      .object({ id: z.uuid(), cut: z.string(), note: z.string(), createdAt: z.iso.datetime() })
      .nullable()
      .describe("null: none stands"),
  }),
  handle: async ({ scope }) => ok(iso({ rule: await standingRule(scope) })),
});

export const saveRuleCall = endpoint({
  method: "PUT",
  path: PATH,
  summary: "Say which labels of a session count where somebody asks for it, in place of the rule that stood",
  scope: (actor, params) => requireProject(actor, params.id!, "project:manage"),
  body: ruleSchema,
  answer: z.object({
    id: z.uuid(),
    cut: z.string(),
    before: z.string().nullable().describe("The rule that stood; null where none did"),
  }),
  handle: ({ scope, body }) => saveRule(scope, body),
});

export const withdrawRuleCall = endpoint({
  method: "DELETE",
  path: PATH,
  summary: "Take the rule on sessions back",
  scope: (actor, params) => requireProject(actor, params.id!, "project:manage"),
  answer: z.object({ cut: z.string() }),
  refusals: ["no-session-rule"],
  handle: ({ scope }) => withdrawRule(scope),
});
