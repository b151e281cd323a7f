import { z } from "zod";
import { REQUEST_STATES, type RequestFilter, type RequestState, requestFilterSchema } from "./schema";

export interface BoardAddress {
  filter: Omit<RequestFilter, "state">;
  /** The state in front where there is room for one only; also the one that `cursor` pages through. */
  state: RequestState;
  cursor: string | undefined;
  /** The same board with another state, filter or page; what is not named keeps its filter. */
  link: (change: {
    state?: RequestState;
    cursor?: string;
    criterion?: string;
    clause?: string;
    project?: string;
  }) => string;
}

const addressSchema = requestFilterSchema.extend({ cursor: z.uuid().optional() });

/** Reads the board's address. Whatever cannot be read falls back to its default. */
export function boardAddress(search: Record<string, string | string[] | undefined>, path: string): BoardAddress {
  const given = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const parsed = addressSchema.safeParse(Object.fromEntries(given.filter(([, value]) => value !== "")));
  const { state = "open", cursor, ...filter } = parsed.success ? parsed.data : {};
  const link: BoardAddress["link"] = (change) => {
    const entries = Object.entries({ ...filter, state, ...change }).filter(([name, value]) =>
      name === "state" ? REQUEST_STATES.indexOf(value as RequestState) > 0 : value,
    );
    const query = new URLSearchParams(entries as [string, string][]).toString();
    return query === "" ? path : `${path}?${query}`;
  };
  return { filter, state, cursor, link };
}
