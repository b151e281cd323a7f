"use client";

import { createStore, get, set, update } from "idb-keyval";
import { useEffect, useMemo, useState } from "react";
import { v4 as uuid } from "uuid";
import { alone } from "./browser-locks";
import type { LabelApi } from "./label-api";
import { type Link, Outbox, type OutboxEvent } from "./outbox";
import { EMPTY_BOX, type OutboxBox, outboxBoxSchema, sendItem } from "./outbox-item";
import { sleeper } from "./sleeper";

export interface OutboxView {
  outbox: Outbox;
  box: OutboxBox;
  link: Link;
  /** The browser does not keep anything: unsaved work is gone with the page. */
  volatile: boolean;
}

/** The outbox of one person in one project, open while the page is. Windows of one browser share it; nobody’s lives in the page only. */
export function useOutbox(api: LabelApi, owner: OutboxOwner | null, onEvent: (event: OutboxEvent) => void): OutboxView {
  const [seen, setSeen] = useState<{ box: OutboxBox; link: Link }>({ box: EMPTY_BOX, link: "up" });
  const [volatile, setVolatile] = useState(false);
  const [{ outbox, listen }] = useState(() => makeOutbox(api, owner, () => setVolatile(true)));
  useEffect(() => {
    const stop = listen((event) => {
      if (event.type === "changed") setSeen({ box: event.box, link: event.link });
      onEvent(event);
    });
    void outbox.open();
    const again = () => void outbox.refresh();
    const visible = () => document.visibilityState === "visible" && again();
    addEventListener("online", again);
    document.addEventListener("visibilitychange", visible);
    return () => {
      removeEventListener("online", again);
      document.removeEventListener("visibilitychange", visible);
      outbox.close();
      stop();
    };
  }, [outbox, listen, onEvent]);
  const unsaved = seen.box.waiting.length > 0;
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unsaved]);
  return useMemo(() => ({ outbox, volatile, ...seen }), [outbox, volatile, seen]);
}

function makeOutbox(api: LabelApi, owner: OutboxOwner | null, onVolatile: () => void) {
  const name = owner ? `outbox:${owner.userId}:${owner.projectId}` : `outbox:${uuid()}`;
  const listeners = new Set<(event: OutboxEvent) => void>();
  const { sleep, wake } = sleeper();
  const store = owner ? outboxStore(owner, onVolatile) : pageStore();
  const outbox = new Outbox({
    change: store.change,
    send: (item) => sendItem(api, item),
    alone: (work) => alone(name, work),
    sleep,
    wake,
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  });
  const listen = (listener: (event: OutboxEvent) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { outbox, listen };
}

interface OutboxStore {
  change: (update: (box: OutboxBox) => OutboxBox) => Promise<OutboxBox>;
}

interface OutboxOwner {
  userId: string;
  projectId: string;
}

/** Keeps nothing beyond the page. */
function pageStore(): OutboxStore {
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
function outboxStore({ userId, projectId }: OutboxOwner, onVolatile: () => void): OutboxStore {
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
