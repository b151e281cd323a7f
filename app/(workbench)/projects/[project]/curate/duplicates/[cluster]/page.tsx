import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClusterReview, type ReviewedExample } from "@/components/curate/duplicates/cluster-review";
import { ExcludeMembers } from "@/components/curate/duplicates/exclude-members";
import { MEANING_WORDS } from "@/components/curate/duplicates/words";
import { PageHeader } from "@/components/frame/page-header";
import { formatCount, formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { projectPage } from "@/lib/auth/current";
import {
  excludeMembersAction,
  includeMembersAction,
  keepExampleAction,
  tellApartAction,
} from "@/lib/curate/duplicates/actions";
import { duplicatesHref } from "@/lib/curate/duplicates/address";
import { countExcludedAs, type MemberRow, readCluster, readRun, readTexts } from "@/lib/curate/duplicates/queries";
import { aroundChange } from "@/lib/examples/around-change";

export const metadata: Metadata = { title: "Cluster of duplicates" };

/** Members on a page. */
const MOST_SHOWN = 50;
/** Characters of a text: nobody compares longer ones by eye, and a browser stands still over what differs in millions. */
const MOST_OF_TEXT = 8000;

interface Props {
  params: Promise<{ project: string; cluster: string }>;
}

export default async function ClusterPage({ params }: Props) {
  const { project: id, cluster: number } = await params;
  const scope = await projectPage(id, "release:write");
  const run = await readRun(scope);
  const cluster =
    run && /^[1-9]\d{0,8}$/.test(number) ? await readCluster(scope, run.id, Number(number), MOST_SHOWN) : null;
  if (!run || !cluster) notFound();
  const { meaning, size, kept } = cluster;
  const texts = await readTexts(
    scope,
    [kept, ...cluster.members].map(({ exampleId }) => exampleId),
    meaning,
  );
  const members = cluster.members.filter(({ exampleId }) => texts.has(exampleId));
  const reviewed = ({ exampleId, ...row }: MemberRow): ReviewedExample => ({ id: exampleId, ...row });
  const ofKept = texts.get(kept.exampleId)!;
  const these = { run: run.id, meaning, cluster: cluster.number };
  return (
    <>
      <PageHeader
        title={`Duplicates of ${kept.externalId}`}
        question={`Do these ${formatCount(size, "example")} say the same? Compared by ${MEANING_WORDS[meaning].label.toLowerCase()}.`}
        actions={<LinkButton href={duplicatesHref(id, { meaning })}>All clusters</LinkButton>}
      />
      <div className="mb-5 grid gap-2">
        <ExcludeMembers
          members={these}
          count={size - 1}
          excluded={await countExcludedAs(scope, these)}
          of="this cluster"
          exclude={excludeMembersAction.bind(null, id)}
          include={includeMembersAction.bind(null, id)}
        />
        {size - 1 > members.length && (
          <p className="text-muted">
            The {formatNumber(members.length)} that are least similar to the kept one are shown; there are{" "}
            {formatNumber(size - 1 - members.length)} more.
          </p>
        )}
      </div>
      <ClusterReview
        projectId={id}
        kept={reviewed(kept)}
        members={members.map((member) => ({
          ...reviewed(member),
          texts: aroundChange(ofKept, texts.get(member.exampleId)!, MOST_OF_TEXT),
        }))}
        commands={{ keep: keepExampleAction.bind(null, id), tellApart: tellApartAction.bind(null, id) }}
      />
    </>
  );
}
