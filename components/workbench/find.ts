import type { MoreFound, PaletteItem } from "@/components/ui/command-palette";
import { ask } from "@/lib/api/client";
import type { Call } from "@/lib/api/endpoint";
import { accountsTable } from "@/lib/people/address";
import { SEARCH, SEARCH_PROJECT } from "@/lib/project/search-schema";

export interface FoundPlaces {
  /** The project's own page. */
  href: string;
  /** Where an example is shown to this person. */
  examplesHref: (id: string) => string;
}

async function find<Found>(call: Call<Found>, q: string, signal: AbortSignal, id = ""): Promise<Found> {
  const reply = await ask(call, { params: { id }, query: { q }, signal });
  if (reply.ok) return reply.body;
  throw new Error(reply.message);
}

/** Projects, guidelines and accounts of the instance. */
export async function findInInstance(query: string, signal: AbortSignal): Promise<MoreFound> {
  const { projects, guidelines, people } = await find(SEARCH, query, signal);
  return {
    groups: [
      {
        heading: "Projects",
        items: projects.map(({ id, name, role }) => ({ id, label: name, hint: role, href: `/projects/${id}` })),
      },
      {
        heading: "Guidelines",
        items: guidelines.map(({ id, name }) => ({ id, label: name, href: `/guidelines/${id}` })),
      },
      {
        heading: "Accounts",
        items: people.map(({ name, email }) => ({
          id: `account ${email}`,
          label: name,
          hint: email,
          href: accountsTable.href("/admin", { q: email }),
        })),
      },
    ],
  };
}

/** Examples and people of a project, then what else the instance has. */
export async function findInProject(
  { href, examplesHref }: FoundPlaces,
  query: string,
  signal: AbortSignal,
): Promise<MoreFound> {
  const [inProject, elsewhere] = await Promise.all([
    find(SEARCH_PROJECT, query, signal, href.split("/")[2]),
    findInInstance(query, signal),
  ]);
  const { examples, people, isComplete } = inProject;
  return {
    groups: [
      {
        heading: "Examples",
        items: examples.map(
          ({ id, externalId, excerpt }): PaletteItem => ({
            id,
            label: externalId,
            hint: excerpt,
            href: examplesHref(id),
          }),
        ),
      },
      {
        heading: "Members",
        items: people.map(({ name, email, role }) => ({
          id: `member ${email}`,
          label: name,
          hint: `${role}, ${email}`,
          href: `${href}/settings`,
        })),
      },
      ...elsewhere.groups,
    ],
    note: isComplete ? undefined : "Ids were looked through, but there are too many texts to look through in time.",
  };
}
