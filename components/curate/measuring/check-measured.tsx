import { EstimateBlock } from "@/components/estimate/estimate";
import { ExampleName } from "@/components/example-view/example-name";
import { TextLink } from "@/components/ui/text-link";
import type { WholeMeasurement } from "@/lib/curate/measurements/queries";
import type { CheckResult } from "@/lib/curate/measurements/result";
import type { MeasuredCheck } from "@/lib/curate/measurements/schema";
import { exampleHref } from "@/lib/examples/address";
import { newRequestHref } from "@/lib/guideline/address";
import { missesSentence, precisionSentence } from "./measured-words";

interface CheckMeasuredProps {
  projectId: string;
  guidelineId: string;
  measurement: WholeMeasurement;
  check: MeasuredCheck;
  result: CheckResult;
}

const PERCENT = { percent: true, digits: 1 } as const;

/** What a measurement says of one check: both figures, in words, and the examples on which it and people differ. */
export function CheckMeasuredView({ projectId, guidelineId, measurement, check, result }: CheckMeasuredProps) {
  const { precision, misses, flagged, passed, near, wrong, missed } = result;
  const examples = (positions: readonly number[]) => positions.map((position) => measurement.read[position - 1]!);
  const hasNear = near.flagged.drawn + near.passed.drawn > 0;
  const links = { projectId, guidelineId };
  return (
    <div className="grid gap-5">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <EstimateBlock label="Precision" estimate={precision} format={PERCENT} versions={[measurement.version]} />
        <EstimateBlock label="Misses" estimate={misses} format={PERCENT} versions={[measurement.version]} />
      </div>
      <p className="max-w-[72ch] text-base">
        {precisionSentence(precision, flagged)} {missesSentence(misses, passed)}
      </p>
      {hasNear && (
        <p className="max-w-[72ch] text-muted">
          Nearest to its bound {near.flagged.lacking} of {near.flagged.decided} on the flagged side lack it, and{" "}
          {near.passed.lacking} of {near.passed.decided} on the other. These were not drawn at random and enter no
          figure.
        </p>
      )}
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <Differing
          {...links}
          title={`Flagged by “${check.title}”, and people say it has the quality`}
          empty="There is none among those that were read."
          examples={examples(wrong)}
        />
        <Differing
          {...links}
          title="Not flagged, and people say it lacks the quality"
          empty="There is none among those that were read."
          examples={examples(missed)}
        />
      </div>
    </div>
  );
}

interface DifferingProps {
  projectId: string;
  guidelineId: string;
  title: string;
  empty: string;
  examples: WholeMeasurement["read"];
}

/** Examples on which check and people differ, each on its way back into the guideline. */
function Differing({ projectId, guidelineId, title, empty, examples }: DifferingProps) {
  return (
    <section className="min-w-0">
      <h3 className="mb-2 font-semibold">{title}</h3>
      {examples.length === 0 && <p className="text-muted">{empty}</p>}
      <ul className="grid">
        {examples.map(({ id, example, excerpt, answers }) => {
          const notes = answers.map(({ note }) => note).filter((note) => note.trim() !== "");
          return (
            <li key={id} className="grid gap-1 border-b border-line py-2 first:pt-0">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <ExampleName id={example} href={exampleHref(projectId, id)} oneLine />
                <TextLink href={newRequestHref(guidelineId, { project: projectId, example })}>
                  File a change request
                </TextLink>
              </div>
              <p className="line-clamp-3 wrap-anywhere" dir="auto">
                {excerpt}
              </p>
              {notes.map((note) => (
                <p key={note} className="text-muted" dir="auto">
                  {note}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
