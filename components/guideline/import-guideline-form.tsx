"use client";

import { FileUp } from "lucide-react";
import { type ChangeEvent, type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { useGo } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ImportedGuideline } from "@/lib/guideline/commands/import-guideline";
import { type FileProblem, readGuidelineFile } from "@/lib/guideline/file/read-guideline-file";
import type { Result } from "@/lib/server/errors";

interface ImportGuidelineFormProps {
  /** Guidelines whose draft the file may become. */
  guidelines: readonly { id: string; name: string }[];
  importFile: (input: unknown) => Promise<Result<ImportedGuideline>>;
}

/** A guideline file, chosen or pasted, becomes a draft. */
export function ImportGuidelineForm({ guidelines, importFile }: ImportGuidelineFormProps) {
  const router = useGo();
  const id = useId();
  const [text, setText] = useState("");
  const [into, setInto] = useState("");
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const [refusal, setRefusal] = useState<{ reason: string; message: string } | null>(null);
  const [busy, setBusy] = useState(false);
  function change(next: string) {
    setText(next);
    setRefusal(null);
    const read = next.trim() === "" ? null : readGuidelineFile(next);
    setProblems(read && !read.ok ? read.problems : []);
  }
  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file) change(await file.text());
  }
  async function send(replaceDraft: boolean) {
    if (busy) return;
    setBusy(true);
    const result = await importFile({ text, replaceDraft, ...(into !== "" && { into }) });
    if (result.ok) return router.push(`/guidelines/${result.value.id}/edit`);
    setBusy(false);
    setRefusal(result);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void send(false);
  }
  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-5">
      <div>
        <label htmlFor={id} className={`${buttonStyle()} cursor-pointer focus-within:outline-2`}>
          <FileUp aria-hidden />
          Choose a file
          <input
            id={id}
            type="file"
            className="sr-only"
            accept=".md,.markdown,.json,text/markdown,application/json"
            onChange={choose}
          />
        </label>
      </div>
      <Field label="The file’s text" help="Markdown with front matter, or JSON, as a version’s page writes them.">
        <Textarea
          value={text}
          rows={8}
          className="font-mono text-sm!"
          onChange={(event) => change(event.target.value)}
        />
      </Field>
      <FileProblems problems={problems} />
      <Field
        label="It becomes"
        help="The draft of an existing guideline is replaced; its published versions stay as they are."
      >
        <Select
          value={into}
          placeholder="A new guideline"
          options={guidelines.map(({ id: value, name }) => ({ value, label: `The draft of ${name}` }))}
          onChange={(event) => {
            setInto(event.target.value);
            setRefusal(null);
          }}
        />
      </Field>
      {refusal && (
        <Callout
          tone={refusal.reason === "draft-has-work" ? "warn" : "bad"}
          title={refusal.message}
          actions={
            refusal.reason === "draft-has-work" && (
              <Button size="sm" variant="danger" onClick={() => send(true)}>
                Replace the draft
              </Button>
            )
          }
        />
      )}
      <div>
        <Button type="submit" busy={busy} disabled={text.trim() === "" || problems.length > 0}>
          Import as a draft
        </Button>
      </div>
    </form>
  );
}

const SHOWN = 12;

/** What keeps a guideline file from being read, by line. */
function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Callout tone="bad" title={`The file cannot be read: ${formatCount(problems.length, "problem")}`}>
      <ol className="mt-1 grid gap-0.5">
        {problems.slice(0, SHOWN).map(({ line, field, message }) => (
          <li key={`${line} ${field} ${message}`} dir="auto">
            <span className="figures text-muted">line {line}</span> {field}: {message}
          </li>
        ))}
      </ol>
      {problems.length > SHOWN && <p className="text-muted">and {problems.length - SHOWN} more</p>}
    </Callout>
  );
}
