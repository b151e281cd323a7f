import { Fragment, type ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { numbered } from "@/components/ui/numbered";
import type { Consumers } from "@/lib/guideline/records";

const MOST_NAMES = 4;

/** Warns where projects run different versions of a guideline, and says who runs which; nothing where all run one. */
export function ConsumerWarning({ projects, others }: Pick<Consumers, "projects" | "others">) {
  const versions = [...new Set([...projects, ...others].map(({ version }) => version))].sort((a, b) => b - a);
  if (versions.length < 2) return null;
  return (
    <Callout tone="warn" title="Projects run different versions">
      <p>
        {versions.map((version, index) => (
          <Fragment key={version}>
            {index > 0 && "; "}
            <Runners version={version} projects={projects} others={others} />
          </Fragment>
        ))}
        . Compare their labels only on criteria that mean the same in these versions.
      </p>
    </Callout>
  );
}

interface RunnersProps extends Pick<Consumers, "projects" | "others"> {
  version: number;
}

/** `Answers (annotation) and 2 other projects run v1`: of many the first are named; those not open to the reader are counted. */
function Runners({ version, projects, others }: RunnersProps) {
  const own = projects.filter((project) => project.version === version);
  const hidden = others.find((other) => other.version === version)?.projects ?? 0;
  const unnamed = Math.max(0, own.length - MOST_NAMES) + hidden;
  const names: ReactNode[] = own.slice(0, MOST_NAMES).map(({ id, name, purpose }) => (
    <Fragment key={id}>
      <bdi>{name}</bdi> ({purpose})
    </Fragment>
  ));
  if (unnamed > 0) names.push(formatCount(unnamed, "other project"));
  return (
    <>
      {numbered(names).map(({ place, item }) => (
        <Fragment key={place}>
          {place > 0 && (place === names.length - 1 ? " and " : ", ")}
          {item}
        </Fragment>
      ))}{" "}
      {own.length + hidden === 1 ? "runs" : "run"} v{version}
    </>
  );
}
