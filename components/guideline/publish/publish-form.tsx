"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";
import type { ContentChanges, CriterionChange } from "@/lib/guideline/changes/schema";
import type { DiffBlock } from "@/lib/guideline/changes/text-diff";
import type { StaleDecision } from "@/lib/guideline/inputs";
import type { LabelCounts } from "@/lib/guideline/records";
import type { Result } from "@/lib/server/errors";
import { CHANGE_WORDS } from "./change-words";
import { ClosingRequests } from "./closing-requests";
import { ContentChangesView } from "./content-changes";
import { StaleLabels } from "./stale-labels";

type Decision = "editorial" | "semantic";

interface PublishFormProps {
  guidelineId: string;
  /** The number that the new version gets, unless somebody publishes before. */
  next: number;
  revision: number;
  changes: ContentChanges;
  /** Null for a first version, whose whole text is new. */
  text: readonly DiffBlock[] | null;
  /** Labels that exist under the versions that projects run. */
  labels: readonly LabelCounts[];
  /** Open and accepted change requests, which this version may close. */
  requests: readonly RequestDetail[];
  publish: (guidelineId: string, input: unknown) => Promise<Result<{ number: number; hash: string }>>;
}

/** Reviews what changed, decides what each change means, says why, publishes. */
export function PublishForm({
  guidelineId,
  next,
  revision,
  changes,
  text,
  labels,
  requests,
  publish,
}: PublishFormProps) {
  const router = useGo();
  const [decisions, setDecisions] = useState<Record<string, Decision>>({});
  const [stale, setStale] = useState<Record<string, StaleDecision>>({});
  const [closes, setCloses] = useState<ReadonlySet<string>>(
    () => new Set(requests.flatMap(({ id, answered }) => (answered ? [id] : []))),
  );
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const staleJudgments = Object.fromEntries(semantic.map(({ key }) => [key, stale[key] ?? "keep"]));
    const input = { revision, note, changes: decisions, staleJudgments, closes: [...closes] };
    const result = await publish(guidelineId, input).catch(() => null);
    if (result?.ok) return router.push(`/guidelines/${guidelineId}`);
    setBusy(false);
    setProblem(result?.message ?? "The server does not answer. Nothing was published; try again.");
  }
  const semantic = changes.criteria.filter(({ key, proposed }) => (decisions[key] ?? proposed) === "semantic");
  const decide = (key: string, kind: Decision) => setDecisions((before) => ({ ...before, [key]: kind }));
  return (
    <form onSubmit={submit} className="grid min-w-0 gap-8">
      <ContentChangesView
        changes={text ? changes : { ...changes, qualities: [], examples: [], checks: [] }}
        text={text}
        control={(change) => (
          <Decide change={change} decision={decisions[change.key]} onDecide={(kind) => decide(change.key, kind)} />
        )}
      />
      <StaleLabels
        changes={semantic}
        projects={labels}
        decisions={stale}
        onDecide={(key, decision) => setStale((before) => ({ ...before, [key]: decision }))}
      />
      {requests.length > 0 && (
        <ClosingRequests
          guidelineId={guidelineId}
          requests={requests}
          criteria={changes.criteria}
          closes={closes}
          onChange={setCloses}
        />
      )}
      <div className="grid max-w-[72ch] gap-4">
        <Field label="Note" help="Why this version exists. Annotators read it when their project moves to it.">
          <Textarea rows={3} value={note} maxLength={5000} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {problem && <FieldError>{problem}</FieldError>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={busy}>
            Publish version {next}
          </Button>
          <LinkButton href={`/guidelines/${guidelineId}/edit`}>Back to the draft</LinkButton>
        </div>
        <p className="text-muted">
          A published version never changes. Projects stay on theirs until their lead moves them.
        </p>
      </div>
    </form>
  );
}

interface DecideProps {
  change: CriterionChange;
  decision: Decision | undefined;
  onDecide: (kind: Decision) => void;
}

/** An unchanged criterion may still be called semantic: the text around it can change what it means. */
function Decide({ change, decision, onDecide }: DecideProps) {
  const chosen = decision ?? change.proposed;
  const offered =
    change.proposed === "unchanged" ? (["unchanged", "semantic"] as const) : (["editorial", "semantic"] as const);
  return (
    <Select
      aria-label={`What changes for ${change.title}`}
      value={chosen}
      options={offered.map((kind) => ({
        value: kind,
        label: `${CHANGE_WORDS[kind].label}: ${CHANGE_WORDS[kind].help}`,
      }))}
      onChange={(event) => onDecide(event.target.value as Decision)}
      className="max-w-full sm:w-96"
    />
  );
}
