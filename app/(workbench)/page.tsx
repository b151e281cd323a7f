import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { ProjectList } from "@/components/project/project-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Soon } from "@/components/ui/soon";
import { TextLink } from "@/components/ui/text-link";
import type { Search } from "@/lib/address/address";
import { mayCreate } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/current";
import { projectsAddress } from "@/lib/project/address";
import { pulses } from "@/lib/project/at-a-glance";
import { listProjects } from "@/lib/project/queries";
import { waitingWork } from "@/lib/project/waiting";
import { WeakestPart } from "./weakest-part";

export const metadata: Metadata = { title: "Your projects" };

const PROJECTS_PAGE = 50;
/** Agreement is shown of the newest projects; of all it would be computed at once after a start. */
const MOST_MEASURED = 10;

interface HomeProps {
  searchParams: Search;
}

export default async function HomePage({ searchParams }: HomeProps) {
  const actor = await requireActor();
  const { cursor, ...asked } = await projectsAddress.load(searchParams);
  const archived = asked.archived === "true";
  const [{ items, next }, hasArchived] = await Promise.all([
    listProjects(actor, { limit: PROJECTS_PAGE, cursor, archived }),
    archived || listProjects(actor, { limit: 1, archived: true }).then((found) => found.items.length > 0),
  ]);
  const [waiting, beats] = await Promise.all([waitingWork(actor, items), pulses(archived ? [] : items)]);
  const canCreate = mayCreate(actor);
  const create = (
    <LinkButton href="/projects/new" variant="primary" icon={<Plus aria-hidden />}>
      New project
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={archived ? "Archived projects" : "Your projects"}
        question={archived ? "What was worked on before?" : "What waits for you?"}
        actions={canCreate && !archived && items.length > 0 && create}
      />
      {items.length === 0 && archived ? (
        <EmptyState title="No archived projects">A lead archives a project under its settings.</EmptyState>
      ) : items.length === 0 ? (
        <EmptyState title="No projects yet" action={canCreate && create}>
          {canCreate
            ? "A project is a dataset that people label under one published guideline version. Write a guideline first, or start from one that is published."
            : "Somebody who leads a project adds you to it. Ask them for an invitation; the project then stands here."}
        </EmptyState>
      ) : (
        <ProjectList
          projects={items.map((project, place) => ({
            ...project,
            waiting: waiting.get(project.id) ?? { label: 0, resolve: 0, readings: [] },
            pulse: beats.get(project.id) ?? null,
            agreement: beats.has(project.id) && place < MOST_MEASURED && (
              <Soon part={WeakestPart({ actor, projectId: project.id })} />
            ),
          }))}
        />
      )}
      {next && (
        <p className="mt-4">
          <LinkButton href={projectsAddress.href("/", { ...asked, cursor: next })}>Older projects</LinkButton>
        </p>
      )}
      {hasArchived && (
        <p className="mt-6">
          {archived ? (
            <TextLink href="/">Projects under way</TextLink>
          ) : (
            <TextLink href={projectsAddress.href("/", { archived: "true" })}>Archived projects</TextLink>
          )}
        </p>
      )}
    </>
  );
}
