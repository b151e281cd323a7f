import type { Actor } from "@/lib/auth/actor";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { requireProject } from "@/lib/auth/scope";
import { decide } from "@/lib/guideline/change-requests/commands/decide";
import { decideSchema } from "@/lib/guideline/change-requests/schema";
import { flag } from "@/lib/label/lease-commands";
import { db } from "@/lib/server/db";
import type { DemoExample, Truth } from "@/prisma/demo/demo-example";
import { must } from "@/prisma/demo/demo-project";
import { settleGap } from "@/prisma/demo/pilot-requests";

interface Later {
  lead: Actor;
  reviewer: Actor;
  annotator: Actor;
}

/** What came up under the second edition: a gap that the lead has accepted, one that waits, and two flags. */
export async function fileLaterRequests(
  { lead, reviewer, annotator }: Later,
  projectId: string,
  examples: ReadonlyMap<string, DemoExample>,
): Promise<void> {
  const accepted = await settleGap(reviewer, projectId, examples, {
    criterion: "helpfulness",
    isCase: (values, { correct }) => correct === "partly" && values.some((value) => Number(value) > 3),
    most: 3,
    settled: ({ helpfulness }) => Math.min(3, Math.max(1, Math.round(helpfulness))),
    note: "Say beside the anchors that partly correct means at most 3. The rule stands under Correctness, and people who score do not look there.",
  });
  const { project } = await requireProject(lead, projectId);
  const scope = await requireGuideline(lead, project.guidelineId, "edit");
  must(
    await decide(scope, decideSchema.parse({ id: accepted, state: "accepted", note: "Goes into the help as well." })),
  );
  await settleGap(reviewer, projectId, examples, {
    criterion: "correct",
    isCase: (values, { correct }) => values.length > 1 && correct !== "yes",
    most: 3,
    settled: ({ correct }) => correct,
    note: "What is the main point where several things were asked? One right part and one wrong part make yes for some, partly or no for others.",
  });
  await flagOne(
    annotator,
    projectId,
    examples,
    "correct",
    "I wavered between yes and partly. Which part is the main point?",
    ({ correct }) => correct === "partly",
  );
  await flagOne(
    annotator,
    projectId,
    examples,
    "issues",
    "Two of the issues fit. Tick both, or only the narrower one?",
    ({ issues }) => issues.length > 1,
  );
}

/** The annotator flags one of the examples that they have submitted. */
async function flagOne(
  annotator: Actor,
  projectId: string,
  examples: ReadonlyMap<string, DemoExample>,
  criterion: string,
  body: string,
  fits: (truth: Truth) => boolean,
): Promise<void> {
  const scope = await requireProject(annotator, projectId, "label:work");
  const fitting = [...examples].flatMap(([id, { truth }]) => (fits(truth) ? [id] : []));
  const { id } = await db().assignment.findFirstOrThrow({
    where: {
      projectId,
      annotator: { userId: annotator.userId },
      state: "submitted",
      exampleId: { in: fitting },
    },
    orderBy: { submittedAt: "desc" },
    select: { id: true },
  });
  must(await flag(scope, id, { body, criterion }));
}
