import "server-only";
import { z } from "zod";
import { enqueueDeletion } from "@/lib/jobs/queue";
import { db, transaction } from "@/lib/server/db";

const payloadSchema = z.object({ projectId: z.uuid() });

const ROWS_AT_ONCE = 5000;
/** Shorter than what makes the queue take a worker for dead; then the rest is handed on. */
const TURN_MS = 5000;

/** Takes out the rows of a project that is marked for deletion, batch by batch; whoever comes after a crash goes on. */
export async function deleteProjectJob(raw: unknown): Promise<void> {
  const { projectId } = payloadSchema.parse(raw);
  const end = performance.now() + TURN_MS;
  while (performance.now() < end) {
    const [row] = await transaction(
      (tx) => tx.$queryRaw<{ gone: number }[]>`
        SELECT delete_project_rows(${projectId}::uuid, ${ROWS_AT_ONCE}::int) AS gone`,
    );
    if (row!.gone === 0) return;
  }
  await enqueueDeletion(db(), projectId);
}
