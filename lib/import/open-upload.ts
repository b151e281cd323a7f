import "server-only";
import { type FileBytes, fileBytes } from "@/lib/formats/file-bytes";
import { withPrimary } from "@/lib/server/columns/read-columns";

/** Pieces that are kept at hand, as readers come back to a piece. */
const KEPT_PIECES = 4;

/** An upload as a file, of which a few pieces are in memory at a time; also for a thread. `onRead` hears how many bytes have been read so far. */
export async function openUpload(
  projectId: string,
  jobId: string,
  onRead: (bytes: number) => void = () => {},
): Promise<FileBytes> {
  const { rows: sizes } = await withPrimary((client) =>
    client.query<{ size: number }>(
      "SELECT octet_length(bytes) AS size FROM upload_chunk WHERE project_id = $1 AND job_id = $2 ORDER BY number",
      [projectId, jobId],
    ),
  );
  const byteLength = sizes.reduce((sum, { size }) => sum + size, 0);
  const kept = new Map<number, Uint8Array>();
  async function pieceAt(number: number): Promise<Uint8Array> {
    const known = kept.get(number);
    if (known) return known;
    const { rows } = await withPrimary((client) =>
      client.query<{ bytes: Uint8Array }>(
        "SELECT bytes FROM upload_chunk WHERE project_id = $1 AND job_id = $2 AND number = $3",
        [projectId, jobId, number],
      ),
    );
    const bytes = rows[0]?.bytes ?? new Uint8Array(0);
    kept.set(number, bytes);
    if (kept.size > KEPT_PIECES) kept.delete(kept.keys().next().value as number);
    return bytes;
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
