import "server-only";
import type { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns } from "@/lib/server/columns/read-columns";

/** When sessions began, in milliseconds, by code. */
export async function readSessionStarts(projectId: string, sessions: Dictionary): Promise<Float64Array> {
  const read = await readColumns(
    { strings: ["SELECT id, started_at FROM session WHERE project_id = ", "::uuid"], values: [projectId] },
    { session: { in: sessions }, at: "time" },
  );
  const starts = new Float64Array(sessions.size).fill(Number.NaN);
  for (let k = 0; k < read.length; k++) {
    const session = read.columns.session[k]!;
    if (session >= 0) starts[session] = read.columns.at[k]!;
  }
  return starts;
}
