"use client";

import { Fingerprint } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";

interface WholeEntryProps {
  entry: { number: number; action: string; subject: string | null; detail: unknown; previous: string; hash: string };
}

/** An entry as it is stored: its name for programs, ids, the detail as JSON, and both hashes of the chain. */
export function WholeEntry({ entry: { number, action, subject, detail, previous, hash } }: WholeEntryProps) {
  const parts = [
    { name: "Hash (SHA-256)", text: hash },
    { name: "Hash of the entry before", text: previous },
    { name: "Action", text: action },
    { name: "Subject", text: subject ?? "" },
    { name: "Detail", text: JSON.stringify(detail) },
  ];
  return (
    <Popover
      align="end"
      label={`Entry ${number} as it is stored`}
      className="w-[36rem]"
      trigger={
        <IconButton size="sm" label={`Entry ${number} with its hashes`}>
          <Fingerprint aria-hidden />
        </IconButton>
      }
    >
      <dl className="grid gap-2">
        {parts
          .filter(({ text }) => text !== "")
          .map(({ name, text }) => (
            <div key={name}>
              <dt className="flex items-center gap-1 text-muted">
                {name} <CopyButton text={text} label={`Copy: ${name}`} />
              </dt>
              <dd>
                <code className="font-mono text-xs break-all">{text}</code>
              </dd>
            </div>
          ))}
      </dl>
    </Popover>
  );
}
