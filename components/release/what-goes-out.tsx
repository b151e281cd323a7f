import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import { exportAddress } from "@/lib/release/address";
import type { OfferedFormat } from "@/lib/release/readiness";
import type { ExportQuery } from "@/lib/release/schema";
import { DownloadLinks } from "./download-links";
import { ExportChooser } from "./export-chooser";
import type { LabelFiltersProps } from "./label-filters";
import { ReleaseForm } from "./release-form";

interface WhatGoesOutProps extends LabelFiltersProps {
  formats: readonly OfferedFormat[];
  examples: number;
  query: ExportQuery;
  /** The page. */
  path: string;
  exportPath: string;
  isEvaluation: boolean;
  /** Why the chosen format cannot be written with this filter. */
  refusal: string | null;
  /** Only for those who may make a release. */
  create: Parameters<typeof ReleaseForm>[0]["create"] | null;
}

/** Choose a format and a filter, then download what that is now, or keep it as a release. */
export function WhatGoesOut({ query, path, exportPath, refusal, create, formats, ...choices }: WhatGoesOutProps) {
  const isTable = formats.some(({ name, isTable }) => isTable && name === query.format);
  return (
    <Section title="What goes out" note="Downloads and releases take what is chosen here.">
      <ExportChooser formats={formats} path={path} query={query} {...choices} />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        {refusal ? (
          <Callout tone="warn" title="This cannot be written">
            {refusal}
          </Callout>
        ) : (
          <>
            <DownloadLinks isTable={isTable} href={(csv) => exportAddress.href(exportPath, { ...query, csv })} />
            {create && <ReleaseForm query={query} create={create} />}
          </>
        )}
      </div>
    </Section>
  );
}
