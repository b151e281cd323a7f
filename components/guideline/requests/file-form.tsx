"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { boardHref, requestHref } from "@/lib/guideline/address";
import type { FileStart } from "@/lib/guideline/change-requests/file-start";
import type { Subjects } from "@/lib/guideline/change-requests/subjects";

/** A request that the case could go to instead of a new one. */
export interface JoinChoice {
  id: string;
  title: string;
  criterion: string | null;
  clause: string | null;
  caseCount: number;
  project: string | null;
}

interface FileFormProps {
  guidelineId: string;
  subjects: Subjects;
  projects: readonly { id: string; name: string }[];
  /** An editor may file for no project at all. */
  mayFileAlone: boolean;
  joins: readonly JoinChoice[];
  start: FileStart;
  file: (input: unknown) => Promise<Outcome<{ id: string }>>;
  addCases: (input: unknown) => Promise<Outcome<{ id: string }>>;
}

const NEW = "new";

/** Files a request on a place in the guideline, or adds the case to one that waits there already. */
export function FileForm(props: FileFormProps) {
  const { guidelineId, subjects, projects, mayFileAlone, joins, start } = props;
  const [place, setPlace] = useState(start.place);
  const [project, setProject] = useState(start.project);
  const [into, setInto] = useState(NEW);
  const { run, busy, refusal } = useCommand((input: Record<string, unknown>) =>
    "id" in input ? props.addCases(input) : props.file(input),
  );
  const router = useGo();
  const say = useToast();
  const [kind, key] = split(place);
  const joinable = joins.filter(
    (join) =>
      (kind === "criterion" ? join.criterion === key : join.criterion === null && join.clause === key) &&
      (join.project === null || join.project === project),
  );
  const joined = joinable.find(({ id }) => id === into);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const typed = new FormData(event.currentTarget);
    const words = String(typed.get("body") ?? "");
    const examples = String(typed.get("examples") ?? "")
      .split(/[\s,;]+/)
      .filter((id) => id !== "");
    const cases = { ...(project && { project }), examples, ...(start.flag && { flag: start.flag }) };
    const input = joined
      ? { id: joined.id, note: words, ...cases }
      : { [kind]: key, title: String(typed.get("title") ?? ""), body: words, ...cases };
    void run(input, ({ id }) => {
      say({ title: joined ? "Added to the request" : "Filed" });
      router.push(requestHref(guidelineId, id));
    });
  }

  const fields = refusal?.fields ?? {};
  return (
    <form onSubmit={submit} className="grid max-w-2xl gap-4">
      <Field label="On" help="The criterion or clause that the next version should change." error={fields.criterion}>
        <Select value={place} options={subjectOptions(subjects)} onChange={(event) => setPlace(event.target.value)} />
      </Field>
      {joinable.length > 0 && (
        <FieldSet legend="Which request?" help="Cases of one gap belong together.">
          <RadioGroup
            value={joined ? into : NEW}
            onValueChange={setInto}
            options={[
              { value: NEW, label: "A new one" },
              ...joinable.map(({ id, title, caseCount }) => ({
                value: id,
                label: <span dir="auto">{title}</span>,
                help: formatCount(caseCount, "case"),
              })),
            ]}
          />
        </FieldSet>
      )}
      {!joined && (
        <Field label="What is missing?" help="In a line: it stands on the board." error={fields.title} required>
          <Input name="title" maxLength={200} required placeholder="3 and 4 overlap" />
        </Field>
      )}
      <Field label={joined ? "Remark" : "Why"} help="What did people read differently, and what should it say?">
        <Textarea name="body" rows={4} maxLength={10_000} defaultValue={start.body} />
      </Field>
      {(projects.length > 1 || mayFileAlone) && (
        <Field label="Project" help="Where the cases come from.">
          <Select
            value={project}
            placeholder={mayFileAlone ? "None: a request without cases" : undefined}
            options={projects.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setProject(event.target.value)}
          />
        </Field>
      )}
      {project && (
        <Field label="Cases" help="Ids of examples, with commas or spaces between them." error={fields.examples}>
          <Input name="examples" className="font-mono" defaultValue={start.examples} spellCheck={false} />
        </Field>
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {joined ? "Add to the request" : "File the request"}
        </Button>
        <LinkButton href={boardHref(guidelineId)}>Cancel</LinkButton>
      </div>
    </form>
  );
}

function split(place: string): ["criterion" | "clause", string] {
  const at = place.indexOf(":");
  return [place.slice(0, at) === "clause" ? "clause" : "criterion", place.slice(at + 1)];
}

function subjectOptions({ criteria, clauses }: Subjects) {
  return [
    ...criteria.map(({ key, title }) => ({ value: `criterion:${key}`, label: `Criterion: ${title}` })),
    ...clauses.map(({ slug, title }) => ({ value: `clause:${slug}`, label: `Clause: ${title}` })),
  ];
}
