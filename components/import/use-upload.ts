"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useToast } from "@/components/ui/toast";
import { ask, NO_ANSWER } from "@/lib/api/client";
import { UPLOADS } from "@/lib/import/schema";

const BROKEN = "The upload broke off and nothing of it was kept. Check the connection and send it again.";

interface Upload {
  projectId: string;
  what: keyof typeof UPLOADS;
  body: Blob;
  query: Record<string, string | undefined>;
}

/** Streams a file to the API and goes on to the page of its job. The file is read from the disk as it is sent. */
export function useUpload() {
  const router = useRouter();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  async function send({ projectId, what, body, query }: Upload) {
    if (busy) return;
    abort.current = new AbortController();
    setBusy(true);
    setProblem(null);
    try {
      const reply = await ask(UPLOADS[what], { params: { id: projectId }, query, body, signal: abort.current.signal });
      if (reply.ok) return router.push(`/projects/${projectId}/import/jobs/${reply.body.jobId}`);
      setProblem(reply.status === NO_ANSWER ? BROKEN : reply.message);
    } catch {
      say({ title: "Upload stopped; nothing was kept" });
    }
    setBusy(false);
  }
  return { send, busy, problem, stop: () => abort.current?.abort() };
}
