import type { NewRequestPlace } from "../address";
import type { WaitingFlag } from "./records";
import type { Subjects } from "./subjects";

/** How the form for a new request opens. */
export interface FileStart {
  /** `criterion:key` or `clause:slug`. */
  place: string;
  project: string;
  /** Ids of examples. */
  examples: string;
  body: string;
  flag?: string;
}

interface Filing {
  canDecide: boolean;
  filing: readonly { id: string }[];
}

/** Reads the form's address, and the flag that it names; null where the guideline has no place to file on. */
export function startOf(
  from: NewRequestPlace,
  { criteria, clauses }: Subjects,
  { filing, canDecide }: Filing,
  flag: WaitingFlag | null,
): FileStart | null {
  const asked = { criterion: flag?.criterion ?? from.criterion, clause: flag?.clause ?? from.clause };
  const criterion = criteria.find(({ key }) => key === asked.criterion);
  const clause = criterion ? undefined : clauses.find(({ slug }) => slug === asked.clause);
  const fallback = criteria[0] ? `criterion:${criteria[0].key}` : clauses[0] && `clause:${clauses[0].slug}`;
  const place = criterion ? `criterion:${criterion.key}` : clause ? `clause:${clause.slug}` : fallback;
  if (!place) return null;
  const wanted = flag?.project.id ?? from.project;
  const project = filing.find(({ id }) => id === wanted)?.id ?? (canDecide ? "" : (filing[0]?.id ?? ""));
  return {
    place,
    project,
    examples: flag?.example ?? (project === "" ? "" : (from.example ?? "")),
    body: flag?.body ?? "",
    ...(flag && { flag: flag.id }),
  };
}
