"use client";

import { useEffect } from "react";
import { useTellFrame } from "@/components/frame/live-frame";
import type { Link } from "./outbox";
import type { LabelSession } from "./use-label-session";

/** How the way to the server is, by all that is asked of it. While examples are here, one that does not come is not worth a word. */
export function linkOf({ mail, work }: Pick<LabelSession, "mail" | "work">): Link {
  const asks = work.failure?.failed;
  if (mail.link === "signed-out" || asks === "signed-out") return "signed-out";
  return mail.link === "down" || (asks === "later" && work.leases.length === 0) ? "down" : "up";
}

/** Lets the frame follow the work: what waits, what is not saved yet, whether the server answers. */
export function useTellWork(session: LabelSession, link: Link): void {
  const { own, work, mail } = session;
  const { read } = own;
  const isOver = work.nothing !== null && work.leases.length === 0;
  useEffect(() => {
    // Others work as well: what is said beside "nothing left" is read anew.
    if (isOver) read();
  }, [isOver, read]);
  // What is here to be labelled waits, whatever the server counted.
  const waiting = isOver ? 0 : own.work && Math.max(own.work.waiting, work.leases.length);
  useTellFrame({
    waiting: waiting === null || session.isPreview ? undefined : { label: waiting },
    unsaved: mail.box.waiting.length,
    unreachable: link === "down",
  });
}
