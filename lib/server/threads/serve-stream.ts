import { parentPort } from "node:worker_threads";
import { ok } from "@/lib/server/errors";
import { type Sight, seeingAs } from "@/lib/server/sight";
import { failure } from "./serve-tasks";

/** What a thread can read piece by piece: generators of plain data, by name. */
export type Streams = Record<string, (input: never) => AsyncGenerator<unknown, unknown>>;

/** What a thread is begun for. */
export interface StreamOrder {
  stream: string;
  input: unknown;
  /** What whoever ordered it sees of the projects. */
  seen: Sight | null | undefined;
}

/** Answers each message with the next piece, the last with what is returned. Called once, when a thread begins. */
export function serveStream(streams: Streams, { stream, input, seen }: StreamOrder): void {
  const pieces = streams[stream]!(input as never);
  let answered = Promise.resolve();
  parentPort?.on("message", () => {
    answered = answered.then(async () => {
      try {
        parentPort?.postMessage(ok(await seeingAs(seen, () => pieces.next())));
      } catch (error) {
        parentPort?.postMessage(failure(error));
      }
    });
  });
}
