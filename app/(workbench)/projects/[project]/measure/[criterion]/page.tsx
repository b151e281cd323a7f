import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { CategoryTable } from "@/components/measure/category-table";
import { Headline } from "@/components/measure/headline";
import { OtherMeanings } from "@/components/measure/other-meanings";
import { PairMap } from "@/components/measure/pair-map";
import { VersionTabs } from "@/components/measure/version-tabs";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { labelledVersions, otherMeanings } from "@/lib/labels/labelled";
import { agreementAddress, agreementHref } from "@/lib/measure/address";
import { agreementOn } from "@/lib/measure/queries";
import { agreementQuerySchema } from "@/lib/measure/schema";
import { queueAddress } from "@/lib/resolve/address";

export const metadata: Metadata = { title: "Agreement" };

interface Props {
  params: Promise<{ project: string; criterion: string }>;
  searchParams: Search;
}

export default async function CriterionPage({ params, searchParams }: Props) {
  const { project: id, criterion: key } = await params;
  const scope = await projectPage(id, "measure:read");
  const { version = scope.project.versionNumber } = await agreementAddress.load(searchParams);
  const query = agreementQuerySchema.safeParse({ criterion: key, version: String(version) });
  const [found, labelled, others] = await Promise.all([
    query.success ? agreementOn(scope, query.data) : null,
    labelledVersions(scope),
    version === "all" ? [] : otherMeanings(scope, version),
  ]);
  if (!found?.ok) notFound();
  const { filter, report, pairwise, versions } = found.value;
  return (
    <>
      <PageHeader
        title={filter.criterion.title}
        question="How far do people agree on this criterion?"
        badges={versions.map(({ number, hash }) => (
          <VersionBadge key={number} number={number} hash={hash} pinned={number === scope.project.versionNumber} />
        ))}
        actions={
          <LinkButton
            href={queueAddress.href(`/projects/${id}/resolve`, {
              criterion: key,
              version: version === "all" ? null : version,
            })}
          >
            Open disagreements
          </LinkButton>
        }
        tabs={
          <VersionTabs
            projectId={id}
            criterion={key}
            versions={labelled}
            pinned={scope.project.versionNumber}
            current={version}
          />
        }
      />
      <div className="grid gap-8">
        <Headline report={report} versions={versions} />
        <OtherMeanings
          others={others}
          titles={{ [key]: filter.criterion.title }}
          href={(number) => agreementHref(id, { version: number }, key)}
        />
        {report.categories.length > 0 && (
          <Section title="By answer" note="Which answers do people find reliably?">
            <CategoryTable categories={report.categories} versions={versions} />
          </Section>
        )}
        {pairwise.length > 0 && (
          <Section title="By pair of people">
            <PairMap pairs={pairwise} versions={versions} />
          </Section>
        )}
      </div>
    </>
  );
}
