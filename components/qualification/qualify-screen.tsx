"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FieldError } from "@/components/ui/field";
import type { Outcome } from "@/components/ui/use-command";
import { qualificationAddress } from "@/lib/label/address";
import type { AttemptResult, AttemptWork, OwnQualification } from "@/lib/label/qualification/schema";
import type { LabelVersion } from "@/lib/label/records";
import { AttemptTask } from "./attempt-task";
import { QualifyStart } from "./qualify-start";

type Answered = { work: AttemptWork; result: null } | { work: null; result: AttemptResult };

interface QualifyScreenProps {
  own: OwnQualification & { set: NonNullable<OwnQualification["set"]> };
  version: LabelVersion;
  path: string;
  labelHref: string;
  begin: (input: object) => Promise<Outcome<AttemptWork>>;
  answer: (input: unknown) => Promise<Outcome<Answered>>;
}

const NO_ANSWER = "The server does not answer. What you submitted is kept; try again.";

/** What one has to pass before work: what it is, the examples one after the other, and how it went. */
export function QualifyScreen({ own, version, path, labelHref, begin, answer }: QualifyScreenProps) {
  const [work, setWork] = useState<AttemptWork | null>(null);
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function run<Value>(call: () => Promise<Outcome<Value>>, onDone: (value: Value) => void) {
    if (busy) return;
    setBusy(true);
    const outcome = await call().catch(() => null);
    setBusy(false);
    setProblem(outcome === null ? NO_ANSWER : outcome.ok ? null : outcome.message);
    if (outcome?.ok) onDone(outcome.value);
  }
  const start = () => void run(() => begin({}), setWork);
  const [current] = work?.left ?? [];
  return (
    <div className="grid min-w-0 gap-4">
      {problem && <FieldError>{problem}</FieldError>}
      {work && current ? (
        <AttemptTask
          key={current.id}
          work={work}
          current={current}
          version={version}
          busy={busy}
          onSubmit={(answers) =>
            void run(
              () => answer({ attempt: work.attempt, example: current.id, answers }),
              ({ work: left, result }) => {
                if (left) setWork(left);
                else router.push(qualificationAddress.href(path, { attempt: result.attempt }));
              },
            )
          }
        />
      ) : (
        <QualifyStart own={own} path={path} labelHref={labelHref} busy={busy} onBegin={start} />
      )}
    </div>
  );
}
