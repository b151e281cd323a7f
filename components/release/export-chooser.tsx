"use client";

import { usePathname } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";
import { formatCount, formatNumber } from "@/components/ui/format";
import { useGo } from "@/components/ui/link";
import { RadioGroup } from "@/components/ui/radio-group";
import type { OfferedFormat } from "@/lib/release/readiness";
import { LabelFilters, type LabelFiltersProps } from "./label-filters";

interface ExportChooserProps extends LabelFiltersProps {
  formats: readonly OfferedFormat[];
  /** How many the project has. */
  examples: number;
  /** What the address says now, as a query string. */
  query: string;
  isEvaluation: boolean;
}

/** Which format and which labels. Every choice goes into the address, so that a link shows what its sender saw. */
export function ExportChooser(props: ExportChooserProps) {
  const { formats, criteria, versions, people, examples, query, isEvaluation } = props;
  const router = useGo();
  const path = usePathname();
  const [pending, start] = useTransition();
  // What was chosen stands at once, not only when the server has answered.
  const [asked, ask] = useOptimistic(query);
  const chosen = new URLSearchParams(asked);
  function choose(name: string, value: string) {
    const next = new URLSearchParams(asked);
    if (value === "") next.delete(name);
    else next.set(name, value);
    start(() => {
      ask(next.toString());
      router.push(`${path}?${next}`, { scroll: false });
    });
  }
  const of = (name: string) => chosen.get(name) ?? "";
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]" aria-busy={pending}>
      <FieldSet legend="Format">
        <RadioGroup
          name="format"
          value={of("format")}
          onValueChange={(format) => choose("format", format)}
          options={formats.map((format) => ({
            value: format.name,
            label: format.title,
            help: format.refusal ?? helpOf(format, examples),
            disabled: format.refusal !== null && format.name !== of("format"),
          }))}
        />
      </FieldSet>
      <div className="grid content-start gap-4">
        <LabelFilters criteria={criteria} versions={versions} people={people} chosen={chosen} choose={choose} />
        <Checkbox
          label="Only decided examples"
          checked={of("decided") === "only"}
          onChange={(event) => choose("decided", event.target.checked ? "only" : "")}
        />
        <Checkbox
          label="Every revision"
          help="Also earlier answers, answers taken back and repeats."
          checked={of("revisions") === "all"}
          onChange={(event) => choose("revisions", event.target.checked ? "all" : "")}
        />
        {isEvaluation ? (
          <Checkbox
            label="Only seeds for training data"
            help="Examples that are marked on the page Evaluate. A model trained on the others can no longer be evaluated with them."
            checked={of("evaluation") === "seeds"}
            onChange={(event) => choose("evaluation", event.target.checked ? "seeds" : "")}
          />
        ) : (
          <Checkbox
            label="Include evaluation data anyway"
            help="Examples with the same content as evaluation data are refused in shapes for training unless this is ticked. The release says that it was."
            checked={of("sharedWithEvaluation") === "include"}
            onChange={(event) => choose("sharedWithEvaluation", event.target.checked ? "include" : "")}
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
