import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { factTitle } from "@/components/curate/inspect/fact-words";
import { LookBar, PartTabs } from "@/components/curate/inspect/look-bar";
import { PageHeader } from "@/components/frame/page-header";
import { ComputedAt } from "@/components/measure/computed-at";
import { LinkButton } from "@/components/ui/link-button";
import { NothingMatches } from "@/components/ui/nothing-matches";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { factNamed } from "@/lib/core/facts/catalogue";
import { factAddress, factHref, inspectHref, selectionIn } from "@/lib/curate/inspect/address";
import { wordNames } from "@/lib/curate/inspect/names";
import { factOn } from "@/lib/curate/inspect/queries";
import { lookWords } from "../../look-words";
import { CutPart } from "./cut-part";
import { FigurePart } from "./figure-part";
import { LabelsPart } from "./labels-part";
import { MakerPart } from "./maker-part";

interface Props {
  params: Promise<{ project: string; fact: string }>;
  searchParams: Search;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: factTitle(decodeURIComponent((await params).fact)) };
}

export default async function FactPage({ params, searchParams }: Props) {
  const { project: id, fact: written } = await params;
  const scope = await projectPage(id, "examples:read");
  const fact = decodeURIComponent(written);
  const definition = factNamed(fact);
  if (!definition) notFound();
  const asked = await factAddress.load(searchParams);
  const { where = [] } = asked;
  const [{ value, ...computed }, names, also] = await Promise.all([
    factOn(scope, fact, asked, { remembered: true }),
    wordNames(scope),
    lookWords(scope, asked, (left) => factHref(id, fact, { ...asked, ...left })),
  ]);
  const { part } = value;
  return (
    <>
      <PageHeader
        title={definition.title}
        question={definition.help}
        actions={<LinkButton href={inspectHref(id, { ...selectionIn(asked), part: asked.part })}>All facts</LinkButton>}
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid gap-6">
        <LookBar
          where={where}
          href={(where) => factHref(id, fact, { ...asked, where: [...where] })}
          matching={value.matching}
          examples={value.examples}
          names={names}
          also={also}
        />
        {value.matching === 0 ? (
          <NothingMatches
            noun="example"
            clear={factHref(id, fact, { ...asked, where: null, check: null, side: null, labels: null })}
          />
        ) : (
          <>
            <PartTabs parts={value.parts} current={part} href={(part) => factHref(id, fact, { ...asked, part })} />
            <FigurePart projectId={id} fact={fact} asked={asked} found={value} names={names} />
            <CutPart scope={scope} fact={fact} asked={asked} found={value} names={names} />
            <LabelsPart scope={scope} fact={fact} asked={asked} names={names} />
          </>
        )}
        <MakerPart scope={scope} fact={fact} />
        <ComputedAt at={computed.computedAt} isRenewed={computed.isRenewed} />
      </div>
    </>
  );
}
