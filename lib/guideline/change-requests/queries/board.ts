import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { type BoardAsked, boardHref } from "../../address";
import type { RequestRow } from "../records";
import { REQUEST_STATES, type RequestState } from "../schema";
import { countStates, listRequests } from "./list";

const COLUMN_LENGTH = 30;

interface Column {
  count: number;
  items: RequestRow[];
  href: string;
  olderHref: string | null;
}

/** The newest requests of each state; the state of the address from its cursor on. */
export async function readBoard(
  scope: RequestScope<"read">,
  { state: current, cursor, ...filter }: BoardAsked,
): Promise<Record<RequestState, Column>> {
  const link = (change: Partial<BoardAsked>) => boardHref(scope.guidelineId, { ...filter, ...change });
  const counts = countStates(scope, filter);
  const column = async (state: RequestState): Promise<Column> => {
    const from = state === current ? cursor : undefined;
    const page = await listRequests(scope, { ...filter, state, limit: COLUMN_LENGTH, cursor: from });
    const olderHref = page.next ? link({ state, cursor: page.next }) : null;
    return { count: (await counts)[state], items: page.items, href: link({ state }), olderHref };
  };
  const [open, accepted, declined, done] = await Promise.all(REQUEST_STATES.map(column));
  return { open: open!, accepted: accepted!, declined: declined!, done: done! };
}
