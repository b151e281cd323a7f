import type { Metadata } from "next";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { LookBar, PartTabs } from "@/components/curate/inspect/look-bar";
import { PageHeader } from "@/components/frame/page-header";
import { ComputedAt } from "@/components/measure/computed-at";
import { LinkButton } from "@/components/ui/link-button";
import { NothingMatches } from "@/components/ui/nothing-matches";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { inspectAddress, inspectHref, matchingHref } from "@/lib/curate/inspect/address";
import { wordNames } from "@/lib/curate/inspect/names";
import { overviewOn } from "@/lib/curate/inspect/queries";
import { FactGroups } from "./fact-groups";
import { FactsPart } from "./facts-part";
import { lookWords } from "./look-words";
import { NoFacts } from "./no-facts";
import { StandsOut } from "./stands-out";

export const metadata: Metadata = { title: "Inspect" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function InspectPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "examples:read");
  const { cut, ...look } = await inspectAddress.load(searchParams);
  const [{ value, ...computed }, names, also] = await Promise.all([
    overviewOn(scope, look, { facts: [], remembered: true }),
    wordNames(scope),
    lookWords(scope, look, (left) => inspectHref(id, { ...look, ...left })),
  ]);
  const { where = [] } = look;
  const header = (
    <PageHeader
      title="Inspect"
      question="What do we have?"
      tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
    />
  );
  if (value.examples === 0)
    return (
      <>
        {header}
        <NoFacts scope={scope}>
          <FactsPart scope={scope} />
        </NoFacts>
      </>
    );
  return (
    <>
      {header}
      <div className="grid gap-6">
        <LookBar
          where={where}
          href={(where) => inspectHref(id, { ...look, where: [...where] })}
          matching={value.matching}
          examples={value.examples}
          names={names}
          also={also}
          actions={
            <LinkButton size="sm" href={matchingHref(id, look)}>
              Open the examples
            </LinkButton>
          }
        />
        {value.matching === 0 ? (
          <NothingMatches noun="example" clear={inspectHref(id, { part: look.part })} />
        ) : (
          <>
            <PartTabs parts={value.parts} current={value.part} href={(part) => inspectHref(id, { ...look, part })} />
            <FactGroups scope={scope} look={look} names={names} />
            <StandsOut scope={scope} look={look} cut={cut} names={names} />
          </>
        )}
        <FactsPart scope={scope} />
        <ComputedAt at={computed.computedAt} isRenewed={computed.isRenewed} />
      </div>
    </>
  );
}
