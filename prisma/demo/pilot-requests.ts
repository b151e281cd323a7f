import type { Actor } from "@/lib/auth/actor";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { requireProject } from "@/lib/auth/scope";
import { decide, setAnswer } from "@/lib/guideline/change-requests/commands/decide";
import { answerSchema, decideSchema } from "@/lib/guideline/change-requests/schema";
import type { AnswerValue } from "@/lib/guideline/schema";
import { settle } from "@/lib/resolve/commands";
import { resolutionSchema } from "@/lib/resolve/schema";
import type { DemoExample, Truth } from "@/prisma/demo/demo-example";
import { must } from "@/prisma/demo/demo-project";
import { waitingCases } from "@/prisma/demo/waiting-cases";

interface Gap {
  criterion: string;
  /** Whether the people of the pilot fell into this gap at a case. */
  isCase: (values: readonly string[], truth: Truth) => boolean;
  most: number;
  settled: (truth: Truth) => AnswerValue;
  /** Said at the first case; its first sentence becomes the title. */
  note: string;
}

const OVERLAP: Gap = {
  criterion: "helpfulness",
  isCase: (values) => values.length === 2 && values.includes("3") && values.includes("4"),
  most: 4,
  settled: ({ helpfulness }) => (helpfulness >= 3.5 ? 4 : 3),
  note: "The anchors of 3 and 4 say the same in other words. “Some room for improvement” and “some things could be better” fit the same response; people choose by taste.",
};
const PARTLY: Gap = {
  criterion: "correct",
  isCase: (values, { correct }) => correct === "partly" && values.length > 1,
  most: 3,
  settled: ({ correct }) => correct,
  note: "“Neither fully correct nor wrong” does not say what partly is. Some call it no as soon as anything is wrong, others yes while the main thing is right.",
};
const LENGTH: Gap = {
  criterion: "issues",
  isCase: (_values, { issues }) => issues.includes("too-long"),
  most: 2,
  settled: ({ issues }) => [...issues],
  note: "Say from how many words on a response is too long. Half of us tick it here and half do not.",
};

/**
 * The reviewer settles some disagreements of the pilot as gaps of the guideline; the lead accepts two of the three change requests that
 * come of it, declines one, and writes how the second edition answers them. Returns the accepted ones.
 */
export async function filePilotRequests(
  people: { lead: Actor; reviewer: Actor },
  projectId: string,
  examples: ReadonlyMap<string, DemoExample>,
): Promise<string[]> {
  const overlap = await settleGap(people.reviewer, projectId, examples, OVERLAP);
  const partly = await settleGap(people.reviewer, projectId, examples, PARTLY);
  const length = await settleGap(people.reviewer, projectId, examples, LENGTH);
  const { project } = await requireProject(people.lead, projectId);
  const scope = await requireGuideline(people.lead, project.guidelineId, "edit");
  const answers: [string, string][] = [
    [
      overlap,
      "3 or 4 is one question: must the person do something before they can use the response? If so, at most 3.",
    ],
    [partly, "Find the main point. Right, with something wrong beside it, is partly; a wrong main point is no."],
  ];
  for (const [id, answer] of answers) {
    must(await decide(scope, decideSchema.parse({ id, state: "accepted" })));
    must(await setAnswer(scope, answerSchema.parse({ id, answered: true, answer })));
  }
  const why = "A number would be wrong for code and for stories. The next edition gives a rule of thumb instead.";
  must(await decide(scope, decideSchema.parse({ id: length, state: "declined", note: why })));
  return [overlap, partly];
}

/** Settles cases of one gap; all but the first come to the request that the first files. */
export async function settleGap(
  reviewer: Actor,
  projectId: string,
  examples: ReadonlyMap<string, DemoExample>,
  gap: Gap,
): Promise<string> {
  const scope = await requireProject(reviewer, projectId, "resolve:read", "resolve:write");
  const cases = (await waitingCases(scope, gap.criterion))
    .map(({ exampleId, externalId, counts }) => ({
      externalId,
      truth: examples.get(exampleId)!.truth,
      values: counts.map(({ valueKey }) => valueKey),
    }))
    .filter(({ values, truth }) => gap.isCase(values, truth))
    .slice(0, gap.most);
  let request: string | undefined;
  for (const { externalId, truth } of cases) {
    const settled = must(
      await settle(
        scope,
        resolutionSchema.parse({
          example: externalId,
          criterion: gap.criterion,
          value: gap.settled(truth),
          reason: "guideline-gap",
          note: request ? truth.why : gap.note,
          changeRequest: request ?? "new",
        }),
      ),
    );
    request = settled.changeRequest ?? undefined;
  }
  if (!request) throw new Error(`The simulation left no case of: ${gap.note}`);
  return request;
}
