import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AboutMeasurement } from "@/components/curate/measuring/about-measurement";
import { CheckMeasuredView } from "@/components/curate/measuring/check-measured";
import { MeasurementProgress } from "@/components/curate/measuring/measurement-progress";
import { Unsettled } from "@/components/curate/measuring/unsettled";
import { PageHeader } from "@/components/frame/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { projectPage } from "@/lib/auth/current";
import { checksHref } from "@/lib/curate/checks/address";
import { endMeasurementAction, settleMeasuredAction } from "@/lib/curate/measurements/actions";
import { readMeasurement } from "@/lib/curate/measurements/queries";
import { unsettledOf } from "@/lib/curate/measurements/unsettled";

export const metadata: Metadata = { title: "What a measurement says" };

interface Props {
  params: Promise<{ project: string; measurement: string }>;
}

export default async function MeasurementPage({ params }: Props) {
  const { project: id, measurement: measurementId } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read");
  const measurement = await readMeasurement(scope, measurementId);
  if (!measurement) notFound();
  const { result, quality } = measurement;
  const unsettled = unsettledOf(measurement);
  const open = unsettled.filter(({ settled }) => settled === null).length;
  return (
    <>
      <PageHeader
        title="What a measurement says"
        question="How often is the check right, and what does it miss?"
        actions={<LinkButton href={checksHref(id)}>All checks</LinkButton>}
      />
      <div className="grid gap-8">
        {result &&
          measurement.checks.map((check, at) => (
            <Section key={check.key} title={check.title}>
              <CheckMeasuredView
                projectId={id}
                guidelineId={scope.project.guidelineId}
                measurement={measurement}
                check={check}
                result={result.checks[at]!}
              />
            </Section>
          ))}
        {unsettled.length > 0 && (
          <Section
            title="Readers differ, or could not tell"
            note={
              open > 0
                ? `${open} of these enter no figure until you settle them. What the check says is not shown here.`
                : "All of these are settled, and enter the figures."
            }
          >
            <Unsettled
              projectId={id}
              measurementId={measurementId}
              quality={quality}
              rows={unsettled}
              settle={settleMeasuredAction.bind(null, id)}
            />
          </Section>
        )}
        <Section title="Readers">
          <MeasurementProgress
            projectId={id}
            measurementId={measurementId}
            readers={measurement.readers}
            userId={scope.actor.userId}
            ended={measurement.endedAt !== null}
            closed={measurement.closed}
            end={endMeasurementAction.bind(null, id)}
          />
        </Section>
        <Section title="What it is about">
          <AboutMeasurement measurement={measurement} />
        </Section>
      </div>
    </>
  );
}
