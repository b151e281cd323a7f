import { BySlice } from "@/components/measure/parts/by-slice";
import { Coefficients } from "@/components/measure/parts/coefficients";
import { Consistency } from "@/components/measure/parts/consistency";
import { JudgesBar } from "@/components/measure/parts/judges-bar";
import { Nested } from "@/components/measure/parts/nested";
import { OverTime } from "@/components/measure/parts/over-time";
import { Spans } from "@/components/measure/parts/spans";
import { Variance } from "@/components/measure/parts/variance";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import type { ProjectScope } from "@/lib/auth/scope";
import { judgeTable } from "@/lib/evaluate/address";
import { judgeRuns } from "@/lib/evaluate/judges/queries";
import { casesHref, type MeasureAsked, measureCall, measureHref } from "@/lib/measure/address";
import {
  againstOthersOn,
  bySliceOn,
  consistencyOn,
  nestedOn,
  overTimeOn,
  raterCoefficientsOn,
  spansOn,
  varianceOn,
} from "@/lib/measure/parts/part-queries";
import type { FoundAgreement } from "@/lib/measure/queries";
import { partQuerySchema } from "@/lib/measure/schema";

interface PartsProps {
  scope: ProjectScope<"measure:read">;
  filter: MeasureAsked;
  found: FoundAgreement;
  /** Also the coefficients that look at who gave which label. */
  withAll: boolean;
}

/** What else there is to know of the agreement on a criterion; each part comes when it is calculated. */
export function Parts(props: PartsProps) {
  return [
    OverTimePart,
    BySlicePart,
    VariancePart,
    ConsistencyPart,
    SpansPart,
    CoefficientsPart,
    NestedPart,
    JudgesPart,
  ].map((Part) => <Soon key={Part.name} fallback={<Skeleton className="h-64 w-full" />} part={Part(props)} />);
}

/** What can be known of it where nobody can be compared with others. */
export function Alone(props: Omit<PartsProps, "withAll">) {
  return <Soon fallback={<Skeleton className="h-32 w-full" />} part={ConsistencyPart(props)} />;
}

const REMEMBERED = { remembered: true };

async function OverTimePart({ scope, filter, found: { versions } }: PartsProps) {
  const answer = await overTimeOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  const href = (lastFrom: string, lastTo: string) =>
    casesHref(scope.projectId, { ...filter, lastFrom, lastTo, differ: "any" });
  return <OverTime found={answer.value.found} versions={versions} href={href} />;
}

async function BySlicePart({ scope, filter, found: { versions } }: PartsProps) {
  const answer = await bySliceOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  const href = (slice: string) =>
    measureHref(scope.projectId, "agreement", { ...filter, slice: [...(filter.slice ?? []), slice] });
  return <BySlice found={answer.value.found} versions={versions} href={href} />;
}

async function VariancePart({ scope, filter, found: { versions } }: PartsProps) {
  const answer = await varianceOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  return <Variance found={answer.value.found} versions={versions} />;
}

async function ConsistencyPart({ scope, filter, found: { versions } }: Omit<PartsProps, "withAll">) {
  const answer = await consistencyOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  const href = (annotator: string) =>
    casesHref(scope.projectId, { ...filter, annotators: [annotator], showing: "repeat", differ: "any" });
  return <Consistency found={answer.value.found} versions={versions} href={href} />;
}

async function SpansPart({ scope, filter, found: { versions } }: PartsProps) {
  const answer = await spansOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  const href = (about: Pick<MeasureAsked, "annotators"> & { answers?: string[] }) =>
    casesHref(scope.projectId, { ...filter, ...about });
  return (
    <Spans
      criterion={answer.value.criterion}
      found={answer.value.found}
      versions={versions}
      href={href}
      call={measureCall(scope.projectId, "agreement/spans", filter)}
    />
  );
}

async function CoefficientsPart({ scope, filter, found: { versions, report }, withAll }: PartsProps) {
  const more = withAll ? await raterCoefficientsOn(scope, partQuerySchema.parse(filter), REMEMBERED) : null;
  return (
    <Coefficients
      coefficients={more?.ok ? { ...report.coefficients, ...more.value.found } : report.coefficients}
      refused={more && !more.ok ? more.message : null}
      versions={versions}
      moreHref={withAll ? null : measureHref(scope.projectId, "agreement", { ...filter, all: "yes" })}
    />
  );
}

async function NestedPart({ scope, filter, found: { versions } }: PartsProps) {
  const answer = await nestedOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  return answer.ok && <Nested found={answer.value.found} versions={versions} />;
}

async function JudgesPart({ scope, filter, found: { versions } }: PartsProps) {
  const runs = await judgeRuns(scope);
  if (runs.length === 0) return null;
  const answer = await againstOthersOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || answer.value.found.length === 0) return null;
  const home = `/projects/${scope.projectId}/evaluate/judges`;
  const linked = runs.map(({ id, name }) => ({
    id,
    name,
    href: judgeTable.href(`${home}/${id}`, { criterion: filter.criterion }),
  }));
  return <JudgesBar found={answer.value.found} versions={versions} runs={linked} />;
}
