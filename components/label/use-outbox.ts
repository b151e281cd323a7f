"use client";

import { useEffect, useMemo, useState } from "react";
import { alone } from "./browser-locks";
import type { LabelApi } from "./label-api";
import { type Link, Outbox, type OutboxEvent } from "./outbox";
import { EMPTY_BOX, type OutboxBox } from "./outbox-item";
import { outboxStore } from "./outbox-store";
import { sendItem } from "./send-item";
import { sleeper } from "./sleeper";

export interface OutboxView {
  outbox: Outbox;
  box: OutboxBox;
  link: Link;
  /** The browser does not keep anything: unsaved work is gone with the page. */
  volatile: boolean;
}

/** The outbox of one person in one project, open while the page is. Windows of one browser share it. */
export function useOutbox(
  api: LabelApi,
  userId: string,
  projectId: string,
  onEvent: (event: OutboxEvent) => void,
): OutboxView {
  const [seen, setSeen] = useState<{ box: OutboxBox; link: Link }>({ box: EMPTY_BOX, link: "up" });
  const [volatile, setVolatile] = useState(false);
  const [{ outbox, listen }] = useState(() => makeOutbox(api, userId, projectId, () => setVolatile(true)));
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

function makeOutbox(api: LabelApi, userId: string, projectId: string, onVolatile: () => void) {
  const name = `outbox:${userId}:${projectId}`;
  const listeners = new Set<(event: OutboxEvent) => void>();
  const { sleep, wake } = sleeper();
  const store = outboxStore(userId, projectId, onVolatile);
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
