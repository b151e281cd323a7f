import { pack } from "@/components/ui/packed";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { consistencyOn } from "@/lib/measure/parts/part-queries";
import type { ValueOf } from "@/lib/server/errors";
import { type ConsistencyRow, ConsistencyTable } from "./consistency-table";

type Named = NonNullable<ValueOf<typeof consistencyOn>["found"]>;

interface ConsistencyProps {
  found: Named;
  versions: readonly VersionStamp[];
  /** Where somebody's repeated examples are. */
  href: (annotator: string) => string;
}

/** How far people agree with themselves. */
export function Consistency({ found: { all, people }, versions, href }: ConsistencyProps) {
  const rows = [
    { key: "all", name: "Everybody", href: null, ...all },
    ...people.map(({ annotator: { id, name }, ...figures }) => ({ key: id, name, href: href(id), ...figures })),
  ];
  return (
    <Section title="With themselves" note="Do people answer the same when they see an example again?">
      {people.length === 0 ? (
        <p className="max-w-[72ch] text-muted">
          Nobody has answered an example twice yet. A round with a share of repeats shows some examples again.
        </p>
      ) : (
        <div className="grid gap-2">
          <ConsistencyTable people={pack<ConsistencyRow>(rows)} versions={versions} />
          <p className="max-w-[72ch] text-xs text-muted">
            Pairs of answers of one person to one example, n examples; intervals by jackknife over them. Agreement with
            others can hardly be higher than this.
          </p>
        </div>
      )}
    </Section>
  );
}
