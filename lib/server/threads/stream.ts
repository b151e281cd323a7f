import "server-only";
import { on } from "node:events";
import type { Result } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { sight } from "@/lib/server/sight";
import type { AllStreams } from "./all-tasks";
import { withoutResult } from "./calculate";
import { startThread } from "./start-thread";

/** Pieces that are read before they are asked for. */
const AHEAD = 2;
const HEAP_MEGABYTES = 1024;

type Next<Name extends keyof AllStreams> = Awaited<ReturnType<ReturnType<AllStreams[Name]>["next"]>>;
type Piece<Name extends keyof AllStreams> = Exclude<Next<Name>, { done: true }>["value"];
type Last<Name extends keyof AllStreams> = Extract<Next<Name>, { done: true }>["value"];

/**
 * Reads a stream of all-tasks.ts in a thread of its own, which goes on reading while whoever asked stores what came. Throws where a piece
 * cannot be read; whoever leaves earlier ends the thread.
 */
export async function* streamed<Name extends keyof AllStreams>(
  stream: Name,
  input: Parameters<AllStreams[Name]>[0],
): AsyncGenerator<Piece<Name>, Last<Name>> {
  const worker = startThread(
    { file: "lib/server/threads/all-tasks.ts", order: { stream, input, seen: sight() } },
    HEAP_MEGABYTES,
  );
  try {
    for (let asked = 0; asked < AHEAD; asked++) worker.postMessage(null);
    for await (const [answer] of on(worker, "message", { close: ["exit"] }) as AsyncIterable<[Result<Next<Name>>]>) {
      if (!answer.ok) {
        log.error({ stream, reason: answer.reason, ...answer.detail }, "a stream broke off");
        return withoutResult(answer);
      }
      if (answer.value.done) return answer.value.value;
      worker.postMessage(null);
      yield answer.value.value;
    }
    throw new Error(`the thread that read ${stream} ended`);
  } finally {
    await worker.terminate();
  }
}
