import type { ReactNode } from "react";
import { FoldedPlot, type FoldedRow } from "@/components/charts/folded-plot";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { pack } from "@/components/ui/packed";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate } from "@/lib/core/estimate";
import { namedRow } from "./annotator-name";
import type { Estimated } from "./by-name";
import { roundDomain } from "./round-domain";

interface PeoplePlotProps {
  question: string;
  caption: ReactNode;
  people: readonly Estimated[];
  /** People stay in the order given; else the highest come first. */
  keepOrder?: boolean;
  /** Of everybody together, as the first row. */
  together?: Estimate;
  versions: readonly VersionStamp[];
  /** Ends of the scale; by default round ones around all intervals and `reference`. */
  domain?: [low: number, high: number];
  reference: number;
  format: EstimateFormat;
  /** Where the examples behind a row are. */
  href: (id: string) => string;
  action?: ReactNode;
}

/** One estimate of each person on one scale. */
export function PeoplePlot({ people, keepOrder, together, versions, href, ...plot }: PeoplePlotProps) {
  const known = people.filter(({ estimate }) => estimate.value !== null);
  if (!keepOrder) known.sort((a, b) => b.estimate.value! - a.estimate.value!);
  if (known.length === 0) return null;
  const domain =
    plot.domain ??
    roundDomain(
      known.map(({ estimate }) => estimate),
      plot.reference,
    );
  const [low, high] = domain;
  return (
    <FoldedPlot
      {...plot}
      domain={domain}
      ticks={[0, 1, 2, 3, 4].map((k) => Number((low + ((high - low) * k) / 4).toPrecision(6)))}
      areDifferences
      rows={pack<FoldedRow>([
        ...(together && together.value !== null
          ? [{ key: "together", name: "Everybody together", estimate: together, versions }]
          : []),
        ...known.map(({ annotator, estimate }) => ({
          ...namedRow(annotator, href(annotator.id)),
          estimate,
          versions,
        })),
      ])}
    />
  );
}
