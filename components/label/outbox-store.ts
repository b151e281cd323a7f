import { createStore, get, set, update } from "idb-keyval";
import { EMPTY_BOX, type OutboxBox, outboxBoxSchema } from "./outbox-item";

export interface OutboxStore {
  change: (update: (box: OutboxBox) => OutboxBox) => Promise<OutboxBox>;
}

export interface OutboxOwner {
  userId: string;
  projectId: string;
}

/** Keeps nothing beyond the page. */
export function pageStore(): OutboxStore {
  let box = EMPTY_BOX;
  return {
    async change(next) {
      box = next(box);
      return box;
    },
  };
}

/**
 * What this browser keeps of one person's work in one project. `onVolatile` is told when the browser cannot keep anything (a private
 * window, a full disk): then it lives as long as the page.
 */
export function outboxStore({ userId, projectId }: OutboxOwner, onVolatile: () => void): OutboxStore {
  const key = `v1:${userId}:${projectId}`;
  let memory: OutboxBox | null = null;
  return {
    async change(next) {
      if (memory) {
        memory = next(memory);
        return memory;
      }
      try {
        return await changeKept(key, next);
      } catch {
        memory = next(EMPTY_BOX);
        onVolatile();
        return memory;
      }
    },
  };
}

async function changeKept(key: string, next: (box: OutboxBox) => OutboxBox): Promise<OutboxBox> {
  const store = createStore("touchstone-outbox", "boxes");
  let result = EMPTY_BOX;
  let unreadable: unknown;
  await update<unknown>(
    key,
    (kept) => {
      const read = outboxBoxSchema.safeParse(kept ?? EMPTY_BOX);
      if (!read.success) unreadable = kept;
      result = next(read.success ? read.data : EMPTY_BOX);
      return result;
    },
    store,
  );
  // Written by another version of this page: put away instead of overwritten.
  if (unreadable !== undefined) {
    const away = `unreadable:${key}`;
    const before = (await get<unknown[]>(away, store)) ?? [];
    await set(away, [...before, unreadable], store);
  }
  return result;
}
