import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type FileBytes, fileBytes } from "@/lib/formats/file-bytes";
import { peek } from "@/lib/formats/peek";
import type { JobKind } from "@/lib/jobs/kinds";
import { enqueueJob } from "@/lib/jobs/queue";
import { audit } from "@/lib/server/audit";
import { db, transaction } from "@/lib/server/db";
import { AppError, no, ok } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { MAX_UPLOAD_BYTES } from "./schema";
import { unpacked } from "./unpack";

/** Size of a stored piece. Small enough that a process holds little, large enough that rows are few. */
const PIECE_BYTES = 1_000_000;

type Import = ProjectScope<"examples:import"> | ProjectScope<"release:write">;

/**
 * Stores a streamed body piece by piece, unpacked, and hands it to the queue. The work begins only when all of it has arrived: an upload that
 * breaks off leaves nothing behind.
 */
export async function receiveUpload(
  scope: Import,
  kind: JobKind,
  params: Prisma.InputJsonObject,
  body: AsyncIterable<Uint8Array>,
) {
  const job = await db().job.create({
    data: { projectId: scope.projectId, kind, params, createdById: scope.actor.userId },
  });
  try {
    const total = await storePieces(scope.projectId, job.id, body);
    if (total === 0) {
      await dropUpload(scope.projectId, job.id);
      return no("empty", "The body is empty. Send the records as NDJSON, JSON, a table, a workbook or Parquet.");
    }
    await transaction(async (tx) => {
      await tx.job.update({ where: { projectId_id: { projectId: scope.projectId, id: job.id } }, data: { total } });
      await enqueueJob(tx, { projectId: scope.projectId, id: job.id, kind });
      await audit(tx, {
        stream: `project:${scope.projectId}`,
        projectId: scope.projectId,
        actorId: scope.actor.userId,
        action: `${kind}.start`,
        subject: job.id,
        detail: { bytes: total, ...params },
      });
    });
    return ok({ jobId: job.id });
  } catch (error) {
    await dropUpload(scope.projectId, job.id);
    throw error;
  }
}

/** How much of an upload is read before it is stored, to refuse at once a mapping that does not fit it. */
const HEAD_BYTES = 1_000_000;

/** The same for a file that is opened by its first megabyte before: what cannot be imported as it is asked for makes no job. */
export async function receiveFitting(
  scope: Import,
  kind: JobKind,
  params: Prisma.InputJsonObject,
  body: AsyncIterable<Uint8Array>,
  open: (head: FileBytes) => Promise<{ refused: string } | object>,
) {
  const { head, source } = await peek(unpacked(body), HEAD_BYTES);
  const opened = await open(fileBytes(head.length, async (from, to) => head.subarray(from, to)));
  if ("refused" in opened) return no("unknown-column", opened.refused);
  return receiveUpload(scope, kind, params, source);
}

async function storePieces(projectId: string, jobId: string, body: AsyncIterable<Uint8Array>): Promise<number> {
  let total = 0;
  let number = 0;
  for await (const bytes of pieces(unpacked(body))) {
    total += bytes.byteLength;
    if (total > MAX_UPLOAD_BYTES)
      throw new AppError(
        "too-large",
        `The upload is larger than ${MAX_UPLOAD_BYTES / 1e9} GB. Split it into several; nothing of it was kept.`,
      );
    await db().uploadChunk.create({ data: { projectId, jobId, number: number++, bytes }, select: { number: true } });
  }
  return total;
}

/** The same bytes in pieces of the stored size. */
async function* pieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.byteLength;
    if (size < PIECE_BYTES) continue;
    yield new Uint8Array(Buffer.concat(parts));
    parts = [];
    size = 0;
  }
  if (size > 0) yield new Uint8Array(Buffer.concat(parts));
}

async function dropUpload(projectId: string, jobId: string): Promise<void> {
  await transaction(
    (tx) =>
      tx.$executeRaw`DELETE FROM job WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND state = 'queued'`,
  );
}

async function readPiece(projectId: string, jobId: string, number: number): Promise<Uint8Array> {
  const piece = await db().uploadChunk.findFirst({ where: { projectId, jobId, number }, select: { bytes: true } });
  return piece?.bytes ?? new Uint8Array(0);
}

/** Pieces that are kept at hand, as readers come back to a piece. */
const KEPT_PIECES = 4;

/** An upload as a file, of which a few pieces are in memory at a time. `onRead` hears how many bytes have been read so far. */
export async function openUpload(
  projectId: string,
  jobId: string,
  onRead: (bytes: number) => void = () => {},
): Promise<FileBytes> {
  const sizes = await db().$queryRaw<{ size: number }[]>`
    SELECT octet_length(bytes) AS size FROM upload_chunk WHERE project_id = ${projectId}::uuid AND job_id = ${jobId}::uuid ORDER BY number`;
  const byteLength = sizes.reduce((sum, { size }) => sum + size, 0);
  const kept = new Map<number, Promise<Uint8Array>>();
  function ask(number: number): Promise<Uint8Array> {
    const known = kept.get(number);
    if (known) return known;
    const asked = readPiece(projectId, jobId, number);
    kept.set(number, asked);
    // Whoever waits for it hears of it; whoever asks again gets another try.
    asked.catch(() => kept.delete(number));
    if (kept.size > KEPT_PIECES) kept.delete(kept.keys().next().value as number);
    return asked;
  }
  function pieceAt(number: number): Promise<Uint8Array> {
    const piece = ask(number);
    // Whoever reads on from the piece before will want the next one when this one has been read.
    if (kept.has(number - 1) && number + 1 < sizes.length) ask(number + 1);
    return piece;
  }
  let read = 0;
  return fileBytes(byteLength, async (from, to) => {
    const parts: Uint8Array[] = [];
    let start = 0;
    for (const [number, { size }] of sizes.entries()) {
      const end = start + size;
      if (start < to && end > from) {
        const piece = await pieceAt(number);
        parts.push(piece.subarray(Math.max(0, from - start), Math.min(size, to - start)));
      }
      start = end;
    }
    read = Math.min(byteLength, read + to - from);
    onRead(read);
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  });
}
