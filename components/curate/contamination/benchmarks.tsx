"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Figure } from "@/components/ui/figure";
import { Input } from "@/components/ui/input";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { ask } from "@/lib/api/client";
import { UPLOAD_BENCHMARK } from "@/lib/curate/contamination/calls";

interface Benchmark {
  id: string;
  name: string;
  holds: "texts" | "hashes";
  items: number;
  createdAt: string;
}

interface BenchmarksProps {
  projectId: string;
  benchmarks: readonly Benchmark[];
  remove: (input: { benchmark: string }) => Promise<Outcome<unknown>>;
}

/** The benchmarks that the project is compared with, and a form for one more. */
export function Benchmarks({ projectId, benchmarks, remove }: BenchmarksProps) {
  const columns: readonly ListColumn<Benchmark>[] = [
    { label: "Benchmark", cell: ({ name }) => <bdi className="font-medium">{name}</bdi> },
    { label: "Holds", cell: ({ holds }) => holds },
    { label: "Items", align: "end", cell: ({ items }) => <Figure value={items} /> },
    { label: "Added", cell: ({ createdAt }) => <Time at={createdAt} /> },
    { label: "Remove", hideLabel: true, cell: (benchmark) => <Remove benchmark={benchmark} remove={remove} /> },
  ];
  return (
    <div className="grid gap-4">
      {benchmarks.length > 0 && (
        <ListTable caption="Benchmarks" columns={columns} rows={benchmarks} rowKey={({ id }) => id} />
      )}
      <AddBenchmark projectId={projectId} />
    </div>
  );
}

function Remove({ benchmark: { id, name }, remove }: { benchmark: Benchmark } & Pick<BenchmarksProps, "remove">) {
  const { run, refusal } = useCommand(remove);
  return (
    <>
      <ConfirmDialog
        trigger={<Button size="sm">Remove</Button>}
        title={
          <>
            Remove <bdi>{name}</bdi>?
          </>
        }
        description="Nothing is compared with it any more, and what was found in it no longer counts. To compare again, add it again."
        confirm="Remove the benchmark"
        onConfirm={() => run({ benchmark: id }).then(() => undefined)}
      />
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}

function AddBenchmark({ projectId }: { projectId: string }) {
  const router = useRouter();
  const fileId = useId();
  const [name, setName] = useState("");
  const [holds, setHolds] = useState("texts");
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function send() {
    if (!file) return;
    setBusy(true);
    setProblem(null);
    const query = { name: name.trim() || file.name, holds, fileName: file.name };
    const reply = await ask(UPLOAD_BENCHMARK, { params: { id: projectId }, query, body: file });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.message);
    setName("");
    setFile(null);
    router.refresh();
  }
  return (
    <form
      aria-label="Add a benchmark"
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="grid gap-1">
        <label htmlFor={fileId} className="font-medium">
          File
        </label>
        <input
          id={fileId}
          key={file === null ? "none" : "chosen"}
          type="file"
          className="max-w-full file:me-2 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-edge file:bg-raised file:px-3 pointer-coarse:file:h-10"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      <Field label="Name">
        <Input
          value={name}
          maxLength={200}
          placeholder={file?.name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label="It holds">
        <Select
          value={holds}
          onChange={(event) => setHolds(event.target.value)}
          options={[
            { value: "texts", label: "prompts or texts" },
            { value: "hashes", label: "SHA-256 of prompts" },
          ]}
        />
      </Field>
      <Button type="submit" busy={busy} disabled={file === null}>
        Add a benchmark
      </Button>
      {problem && <FieldError>{problem}</FieldError>}
    </form>
  );
}
