"use client";

import { useOptimistic, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import { formatCount, formatNumber } from "@/components/ui/format";
import { useGo } from "@/components/ui/link";
import { RadioGroup } from "@/components/ui/radio-group";
import type { StandingCounts } from "@/lib/curate/count-standing";
import type { Criterion } from "@/lib/guideline/schema";
import { releaseAddress } from "@/lib/release/address";
import type { OfferedFormat } from "@/lib/release/readiness";
import type { ExportQuery } from "@/lib/release/schema";
import { Conditions } from "./conditions";
import { FileChoice } from "./file-choice";
import { LabelFilters, type LabelFiltersProps } from "./label-filters";
import { ResponsesChoice } from "./responses-choice";

export interface ExportChooserProps extends LabelFiltersProps {
  formats: readonly OfferedFormat[];
  /** How many the project has. */
  examples: number;
  path: string;
  /** What the address says now. */
  query: ExportQuery;
  isEvaluation: boolean;
  /** What conditions can be about, as the version that is asked for has it. */
  questions: readonly Criterion[];
  /** How many examples stand and fall by the conditions; null where they could not be counted. */
  counts: StandingCounts | null;
  /** The criterion that is the better response; null where the guideline has none. */
  better: string | null;
}

/** Which format, which labels and which examples. Every choice goes into the address, so that a link shows what its sender saw. */
export function ExportChooser(props: ExportChooserProps) {
  const { formats, criteria, versions, people, rule, examples, path, query, isEvaluation, counts, better } = props;
  const router = useGo();
  const [pending, start] = useTransition();
  // What was chosen stands at once, not only when the server has answered.
  const [asked, ask] = useOptimistic(query);
  function choose(change: Partial<ExportQuery>) {
    const next = { ...asked, ...change };
    start(() => {
      ask(next);
      router.push(releaseAddress.href(path, next), { scroll: false });
    });
  }
  // What the filter or a condition is refused for is said once, in the place of the files.
  const isAboutAll = formats.every(({ refusal }) => refusal !== null && refusal === formats[0]!.refusal);
  const isFitting = ({ name, fits }: OfferedFormat) => fits > 0 || examples === 0 || name === asked.format;
  const [fitting, others] = [formats.filter(isFitting), formats.filter((format) => !isFitting(format))];
  const radios = (some: readonly OfferedFormat[]) => (
    <RadioGroup
      name="format"
      value={asked.format}
      onValueChange={(format) => choose({ format: format as ExportQuery["format"] })}
      options={some.map((format) => ({
        value: format.name,
        label: format.title,
        help: (isAboutAll ? null : format.refusal) ?? helpOf(format, examples),
        disabled: format.refusal !== null && !isAboutAll && format.name !== asked.format && !canBeMended(format),
      }))}
    />
  );
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]" aria-busy={pending}>
      <div className="grid content-start gap-6">
        <FieldSet legend="Format">
          {radios(fitting)}
          {others.length > 0 && (
            <details className="mt-1">
              <summary className="cursor-pointer text-muted hover:text-ink">
                {formatCount(others.length, "format")} for other kinds of examples
              </summary>
              {radios(others)}
            </details>
          )}
        </FieldSet>
        <Conditions
          criteria={props.questions}
          where={asked.where ?? []}
          fell={pending ? null : (counts?.fell ?? null)}
          onChange={(where) => choose({ where: where.length === 0 ? undefined : where })}
        />
      </div>
      <div className="grid content-start gap-4">
        <FileChoice
          format={formats.find(({ name }) => name === asked.format)}
          criteria={props.questions}
          query={asked}
          choose={choose}
        />
        <LabelFilters
          criteria={criteria}
          versions={versions}
          people={people}
          rule={rule}
          chosen={asked}
          choose={choose}
        />
        <Checkbox
          label="Only decided examples"
          checked={asked.decided === "only"}
          onChange={(event) => choose({ decided: event.target.checked ? "only" : "any" })}
        />
        <Checkbox
          label="Every revision"
          help="Also earlier answers, answers taken back and repeats."
          checked={asked.revisions === "all"}
          onChange={(event) => choose({ revisions: event.target.checked ? "all" : "current" })}
        />
        {isEvaluation ? (
          <Checkbox
            label="Only seeds for training data"
            help="Examples that are marked on the page Evaluate. A model trained on the others can no longer be evaluated with them."
            checked={asked.evaluation === "seeds"}
            onChange={(event) => choose({ evaluation: event.target.checked ? "seeds" : "refuse" })}
          />
        ) : (
          <Checkbox
            label="Include evaluation data anyway"
            help="Examples with the same content as evaluation data are refused in shapes for training unless this is ticked. The release says that it was."
            checked={asked.sharedWithEvaluation === "include"}
            onChange={(event) => choose({ sharedWithEvaluation: event.target.checked ? "include" : "refuse" })}
          />
        )}
        {better !== null && counts && (
          <ResponsesChoice
            better={{ title: better, written: counts.written ?? 0, of: counts.stand }}
            value={asked.responses}
            onChange={(responses) => choose({ responses })}
          />
        )}
      </div>
    </div>
  );
}

function helpOf({ help, fits, target }: OfferedFormat, examples: number): string {
  const some =
    fits < examples ? [`${formatCount(fits, "example")} of ${formatNumber(examples)} are of a fitting kind.`] : [];
  const about = target === null ? [] : [`Takes what is decided on ${target}.`];
  return [help, ...some, ...about].join(" ");
}

/** Once it is chosen, what it lacks can be said beside it. */
const canBeMended = ({ asksDesirable, fits }: OfferedFormat) => asksDesirable && fits > 0;
