import { type BoardAsked, boardHref } from "@/lib/guideline/address";
import type { Subjects } from "@/lib/guideline/change-requests/subjects";
import type { FilterChoice } from "./board-filter";

/** What the board can be narrowed to. */
export function filterChoices(
  guidelineId: string,
  { cursor: _, ...filter }: BoardAsked,
  subjects: Subjects,
  projects: readonly { id: string; name: string }[],
): FilterChoice[] {
  const link = (change: Partial<BoardAsked>) => boardHref(guidelineId, { ...filter, ...change });
  const choice = (
    name: "criterion" | "clause" | "project",
    any: string,
    options: readonly { value: string; label: string }[],
  ): FilterChoice => ({
    label: name[0]!.toUpperCase() + name.slice(1),
    any,
    value: filter[name] ?? "",
    options: options.map((option) => ({ ...option, href: link({ [name]: option.value }) })),
    anyHref: link({ [name]: undefined }),
  });
  return [
    choice(
      "criterion",
      "All criteria",
      subjects.criteria.map(({ key, title }) => ({ value: key, label: title })),
    ),
    choice(
      "clause",
      "All clauses",
      subjects.clauses.map(({ slug, title }) => ({ value: slug, label: title })),
    ),
    choice(
      "project",
      "All projects",
      projects.map(({ id, name }) => ({ value: id, label: name })),
    ),
  ];
}
