import { BandChart } from "@/components/charts/band-chart";
import { formatNumber } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { overTimeOn } from "@/lib/measure/parts/part-queries";
import type { Unit } from "@/lib/measure/parts/periods";
import type { ValueOf } from "@/lib/server/errors";

interface OverTimeProps {
  found: NonNullable<ValueOf<typeof overTimeOn>["found"]>;
  versions: readonly VersionStamp[];
  /** Where the examples are whose last label was given from one time until before another. */
  href: (from: string, to: string) => string;
}

/** Examples under which a figure says little. */
const MINIMUM = 20;

/** How agreement went from period to period. */
export function OverTime({ found: { unit, periods, versions: begun, rounds }, versions, href }: OverTimeProps) {
  if (periods.length < 2) return null;
  const placeOf = (at: number) => periods.findLastIndex(({ from }) => from <= at);
  // What was there from the beginning is no change.
  const changes = begun.slice(1).map(({ number, at }) => ({ x: placeOf(at), number }));
  const starts = rounds.slice(1).map(({ name, at }) => ({ x: placeOf(at), name }));
  // Ends of the scale of alpha itself: what an interval holds beyond them is not possible.
  const isBelowZero = periods.some(({ alpha: { value, interval } }) => Math.min(value ?? 0, interval?.[0] ?? 0) < 0);
  const items = periods.reduce((sum, { alpha }) => sum + alpha.items, 0);
  return (
    <Section title="Over time">
      <BandChart
        question={`How did agreement go, ${unit} by ${unit}?`}
        caption={`Alpha of the examples whose last label was given in the ${unit} (UTC), 95 % interval by jackknife over examples, hollow under ${MINIMUM}. n ${formatNumber(items)} examples with two labels or more${versionWords(versions)}.${starts.length > 0 ? " Dashed: a round's first label." : ""}`}
        points={periods.map(({ from, to, alpha }, x) => ({
          x,
          y: alpha.value,
          interval: alpha.interval,
          n: alpha.items,
          ...(alpha.items > 0 && { href: href(new Date(from).toISOString(), new Date(to).toISOString()) }),
        }))}
        xName={`${unit.charAt(0).toUpperCase()}${unit.slice(1)}`}
        xLabels={Object.fromEntries(periods.map(({ from }, x) => [x, nameOf(unit, from)]))}
        yName="Alpha"
        format={{ digits: 2 }}
        domain={[isBelowZero ? -1 : 0, 1]}
        minimum={MINIMUM}
        versions={changes}
        rounds={starts}
      />
    </Section>
  );
}

function versionWords(versions: readonly VersionStamp[]): string {
  return versions.length === 0 ? "" : `, ${versions.map(({ number }) => `v${number}`).join(", ")}`;
}

const FORMS: Record<Unit, Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  year: { year: "numeric" },
};

function nameOf(unit: Unit, from: number): string {
  return new Date(from).toLocaleDateString("en-GB", { ...FORMS[unit], timeZone: "UTC" });
}
