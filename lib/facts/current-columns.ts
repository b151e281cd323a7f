import "server-only";
import type { Statement } from "@/lib/server/columns/read-columns";
import { statement } from "@/lib/server/columns/statement";
import type { CurrentMaker } from "./current-makers";

/** That the column `c` is as the makers make it now. */
export function currentColumns(current: readonly CurrentMaker[]): Statement {
  return statement`(c.maker, c.version, c.parameters) IN (SELECT * FROM unnest(
    ${current.map(({ maker }) => maker)}::text[], ${current.map(({ version }) => version)}::int[], ${current.map(({ fingerprint }) => fingerprint)}::text[]))`;
}
