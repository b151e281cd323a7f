"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useToast } from "@/components/ui/toast";

interface Upload {
  projectId: string;
  what: "examples" | "annotations";
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
    const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
    try {
      const response = await fetch(`/api/v1/projects/${projectId}/${what}?${new URLSearchParams(given)}`, {
        method: "POST",
        headers: { "content-type": "text/plain" },
        body,
        signal: abort.current.signal,
      });
      const answer = (await response.json().catch(() => ({}))) as { jobId?: string; detail?: string };
      if (response.ok && answer.jobId) return router.push(`/projects/${projectId}/import/jobs/${answer.jobId}`);
      setProblem(answer.detail ?? `The server answered ${response.status}. Nothing was imported; try again.`);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError")
        say({ title: "Upload stopped; nothing was kept" });
      else setProblem("The upload broke off and nothing of it was kept. Check the connection and send it again.");
    }
    setBusy(false);
  }
  return { send, busy, problem, stop: () => abort.current?.abort() };
}
