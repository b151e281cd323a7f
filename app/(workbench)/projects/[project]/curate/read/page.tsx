import type { Metadata } from "next";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { BeginReading } from "@/components/curate/reading/begin-reading";
import { ReadingList } from "@/components/curate/reading/reading-list";
import { PageHeader } from "@/components/frame/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { beginReadingAction } from "@/lib/curate/readings/actions";
import { readingsAddress, readingsHref } from "@/lib/curate/readings/address";
import { readingChoices } from "@/lib/curate/readings/choices";
import { listReadings } from "@/lib/curate/readings/queries";

export const metadata: Metadata = { title: "Read" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

const ON_A_PAGE = 20;

export default async function ReadPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read");
  const { cursor, slice } = await readingsAddress.load(searchParams);
  const [choices, readings] = await Promise.all([
    readingChoices(scope),
    listReadings(scope, { limit: ON_A_PAGE, cursor: cursor ?? undefined }),
  ]);
  return (
    <>
      <PageHeader
        title="Read"
        question="What does a random sample, read by a person, say of all examples?"
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid gap-8">
        <Section
          title="Draw a sample"
          note="It is read full screen, by the keyboard, and can be left and come back to."
        >
          <BeginReading projectId={id} {...choices} slice={slice} begin={beginReadingAction.bind(null, id)} />
        </Section>
        <Section
          title="Readings"
          note="Anybody who curates can read the same sample; while they do, what others found is not shown."
        >
          <ReadingList projectId={id} userId={scope.actor.userId} readings={readings.items} />
          {readings.next && (
            <p className="mt-3">
              <LinkButton href={readingsHref(id, readings.next)}>Earlier readings</LinkButton>
            </p>
          )}
        </Section>
      </div>
    </>
  );
}
