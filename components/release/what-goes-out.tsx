import { Callout } from "@/components/ui/callout";
import { formatCount, formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { NamedWords } from "@/components/words/named-words";
import { conditionsOf } from "@/lib/curate/condition";
import { whereWords } from "@/lib/curate/condition-words";
import { exportAddress, releaseAddress } from "@/lib/release/address";
import { DownloadLinks } from "./download-links";
import { ExportChooser, type ExportChooserProps } from "./export-chooser";
import { FateCount } from "./fate-count";
import { ReleaseForm } from "./release-form";

interface WhatGoesOutProps extends ExportChooserProps {
  exportPath: string;
  /** Why the chosen format cannot be written with this filter. */
  refusal: string | null;
  /** Only for those who may make a release. */
  create: Parameters<typeof ReleaseForm>[0]["create"] | null;
}

/** Choose a format and a filter, then download what that is now, or keep it as a release. */
export function WhatGoesOut({ query, path, exportPath, refusal, create, formats, ...choices }: WhatGoesOutProps) {
  const { questions, counts } = choices;
  const format = formats.find(({ name }) => name === query.format);
  const isNothing = counts?.stand === 0 && counts.examples > 0;
  const countsHref = exportAddress.href(`${exportPath}/counts`, query);
  return (
    <Section title="What goes out" note="Downloads and releases take what is chosen here.">
      <ExportChooser formats={formats} path={path} query={query} {...choices} />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        {counts && query.where && (
          <p className="text-muted lg:col-span-2" aria-live="polite">
            <span className="font-medium text-ink">
              {formatNumber(counts.stand)} of {formatCount(counts.examples, "example")}
            </span>{" "}
            {counts.stand === 1 ? "meets" : "meet"} the conditions.{" "}
            <NamedWords>
              {whereWords(conditionsOf(query.where), (key) => questions.find((criterion) => criterion.key === key))}
            </NamedWords>
          </p>
        )}
        {isNothing && !refusal ? (
          <Callout
            tone="warn"
            title="Nothing would be in this file"
            actions={
              <LinkButton size="sm" href={releaseAddress.href(path, { ...query, where: null })}>
                Remove the conditions
              </LinkButton>
            }
          >
            No example meets all conditions. Beside each stands how many fall by it.
          </Callout>
        ) : refusal ? (
          <Callout tone="warn" title="This cannot be written">
            {refusal}
          </Callout>
        ) : (
          <>
            <div className="grid gap-3">
              <DownloadLinks
                isTable={format?.isTable ?? false}
                href={(csv) => exportAddress.href(exportPath, { ...query, csv })}
                infoHref={format?.hasDatasetInfo ? exportAddress.href(`${exportPath}/dataset-info`, query) : null}
              />
              <FateCount key={countsHref} address={countsHref} />
            </div>
            {create && <ReleaseForm query={query} create={create} />}
          </>
        )}
      </div>
    </Section>
  );
}
