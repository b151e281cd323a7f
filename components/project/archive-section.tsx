"use client";

import { Archive, ArchiveRestore, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useGo } from "@/components/ui/link";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { ProjectContent } from "@/lib/project/content-counts";

interface ArchiveSectionProps {
  name: string;
  /** What an archived project holds; null while it is under way. */
  content: ProjectContent | null;
  archive: (input: object) => Promise<Outcome<unknown>>;
  restore: (input: object) => Promise<Outcome<unknown>>;
  remove: (input: { name: string }) => Promise<Outcome<unknown>>;
}

/** How a project ends: it is archived, and an archived one may be taken up again or deleted. */
export function ArchiveSection({ name, content, archive, restore, remove }: ArchiveSectionProps) {
  const ending = useCommand(archive);
  const restoring = useCommand(restore);
  const say = useToast();
  const refusal = ending.refusal ?? restoring.refusal;
  return (
    <div className="grid max-w-2xl gap-4">
      {content ? (
        <>
          <p>
            The project is archived: it can be read and its releases downloaded, and nothing in it changes. Taken up
            again, its rounds go on where they stood.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button
              icon={<ArchiveRestore aria-hidden />}
              busy={restoring.busy}
              onClick={() => restoring.run({}, () => say({ title: "The project is taken up again" }))}
            >
              Take it up again
            </Button>
            <DeleteProject name={name} content={content} remove={remove} />
          </div>
        </>
      ) : (
        <>
          <p>
            An archived project is read only: nobody labels, imports, settles or releases in it, and it leaves
            everybody’s list. It can be taken up again at any time, or deleted.
          </p>
          <ConfirmDialog
            trigger={
              <Button icon={<Archive aria-hidden />} className="justify-self-start">
                Archive the project
              </Button>
            }
            title={`Archive ${name}?`}
            description="Work stops at once: examples in somebody’s hands wait until the project is taken up again, drafts stay. Everybody who can read it now still can, under Home, Archived projects."
            confirm="Archive the project"
            onConfirm={async () => void (await ending.run({}, () => say({ title: "The project is archived" })))}
          />
        </>
      )}
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}

interface DeleteProjectProps {
  name: string;
  content: ProjectContent;
  remove: (input: { name: string }) => Promise<Outcome<unknown>>;
}

/** Asks for the name, since nothing brings a deleted project back. */
function DeleteProject({ name, content, remove }: DeleteProjectProps) {
  const { run, busy, refusal } = useCommand(remove);
  const [typed, setTyped] = useState("");
  const go = useGo();
  const say = useToast();
  const precedents = precedentWords(content);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    void run({ name: typed }, () => {
      say({ title: `${name} is deleted`, body: "Large projects take a few minutes to leave the database." });
      go.push("/");
    });
  }
  return (
    <Dialog
      trigger={
        <Button variant="danger" icon={<Trash2 aria-hidden />}>
          Delete the project
        </Button>
      }
      title={`Delete ${name}?`}
      description="This cannot be taken back."
    >
      <form onSubmit={submit} className="grid gap-4">
        <div className="grid gap-2">
          <p className="font-medium">What is deleted</p>
          <ul className="grid list-disc gap-1 ps-5">
            {contentWords(content).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {precedents && <p className="text-warn">{precedents}</p>}
          <p className="text-muted">
            What stays: the guideline with its versions and change requests, people’s accounts, what was downloaded, and
            the audit log, which keeps that the project existed and who deleted it.
          </p>
        </div>
        <Field
          label={
            <>
              Type the project’s name: <bdi className="font-semibold select-all">{name}</bdi>
            </>
          }
        >
          <Input value={typed} autoComplete="off" dir="auto" onChange={(event) => setTyped(event.target.value)} />
        </Field>
        {refusal && <FieldError>{refusal.message}</FieldError>}
        <Button
          type="submit"
          variant="danger"
          busy={busy}
          disabled={typed.trim() !== name.trim()}
          className="justify-self-end"
        >
          Delete it for good
        </Button>
      </form>
    </Dialog>
  );
}

/** What goes with a project, a line each; nothing is named that there is none of. */
function contentWords(content: ProjectContent): string[] {
  const { examples, judgments, resolutions, releases, members, tokens } = content;
  const lines: [n: number, text: string][] = [
    [examples, `${formatCount(examples, "example")}, with their gold answers`],
    [judgments, `${formatCount(judgments, "answer")} of people and judges, with every earlier revision`],
    [resolutions, `${formatCount(resolutions, "resolution")} and their reasons`],
    [releases, `${formatCount(releases, "release")}: they cannot be downloaded or rebuilt any more`],
    [members, `the access of ${formatCount(members, "member")}, with rounds, drafts and invitations`],
    [tokens, `${formatCount(tokens, "API token")} that work only here`],
  ];
  return lines.flatMap(([n, text]) => (n > 0 ? [text] : []));
}

/** What published versions of the guideline lose; null where they cite nothing from here. */
function precedentWords({ precedents }: ProjectContent): string | null {
  if (precedents === 0) return null;
  return `Published versions of the guideline cite ${formatCount(precedents, "example")} from here as ${precedents === 1 ? "a precedent" : "precedents"}. The requests stay, without these cases.`;
}
