import { Suspense } from "react";
import { BySlice } from "@/components/measure/parts/by-slice";
import { Consistency } from "@/components/measure/parts/consistency";
import { OverTime } from "@/components/measure/parts/over-time";
import { Spans } from "@/components/measure/parts/spans";
import { Variance } from "@/components/measure/parts/variance";
import { Skeleton } from "@/components/ui/skeleton";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { ProjectScope } from "@/lib/auth/scope";
import { casesHref, type MeasureAsked, measureHref } from "@/lib/measure/address";
import { bySliceOn, consistencyOn, overTimeOn, spansOn, varianceOn } from "@/lib/measure/parts/part-queries";
import { partQuerySchema } from "@/lib/measure/schema";

interface PartsProps {
  scope: ProjectScope<"measure:read">;
  filter: MeasureAsked;
  versions: readonly VersionStamp[];
}

/** What else there is to know of the agreement on a criterion; each part comes when it is calculated. */
export function Parts(props: PartsProps) {
  return [OverTimePart, BySlicePart, VariancePart, ConsistencyPart, SpansPart].map((Part) => (
    <Suspense key={Part.name} fallback={<Skeleton className="h-64 w-full" />}>
      <Part {...props} />
    </Suspense>
  ));
}

const REMEMBERED = { remembered: true };

async function OverTimePart({ scope, filter, versions }: PartsProps) {
  const answer = await overTimeOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  const href = (lastFrom: string, lastTo: string) =>
    casesHref(scope.projectId, { ...filter, lastFrom, lastTo, differ: "any" });
  return <OverTime found={answer.value.found} versions={versions} href={href} />;
}

async function BySlicePart({ scope, filter, versions }: PartsProps) {
  const answer = await bySliceOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  const href = (slice: string) =>
    measureHref(scope.projectId, "agreement", { ...filter, slice: [...(filter.slice ?? []), slice] });
  return <BySlice found={answer.value.found} versions={versions} href={href} />;
}

async function VariancePart({ scope, filter, versions }: PartsProps) {
  const answer = await varianceOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  return <Variance found={answer.value.found} versions={versions} />;
}

async function ConsistencyPart({ scope, filter, versions }: PartsProps) {
  const answer = await consistencyOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  const href = (annotator: string) =>
    casesHref(scope.projectId, { ...filter, annotators: [annotator], showing: "repeat", differ: "any" });
  return <Consistency found={answer.value.found} versions={versions} href={href} />;
}

async function SpansPart({ scope, filter, versions }: PartsProps) {
  const answer = await spansOn(scope, partQuerySchema.parse(filter), REMEMBERED);
  if (!answer.ok || !answer.value.found) return null;
  return <Spans found={answer.value.found} versions={versions} />;
}
