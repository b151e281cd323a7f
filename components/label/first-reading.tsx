"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { keyOf } from "../answering/keys";
import type { LabelApi } from "./label-api";

interface FirstReadingProps {
  api: LabelApi;
  version: number;
  onOpen: () => void;
}

/** Shown once to whoever labels under a version for the first time and knows no other. It is recorded, and blocks nothing. */
export function FirstReading({ api, version, onOpen }: FirstReadingProps) {
  const [open, setOpen] = useState(true);
  useEffect(() => void api.acknowledge(version), [api, version]);
  if (!open) return null;
  return (
    <Callout
      title="Read the guideline before you begin"
      actions={
        <>
          <Button
            size="sm"
            onClick={() => {
              setOpen(false);
              onOpen();
            }}
          >
            Open the guideline
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setOpen(false)}>
            Not now
          </Button>
        </>
      }
    >
      You label by version {version}.{" "}
      <span className="pointer-coarse:hidden">The key {keyOf("guideline").toUpperCase()} opens it at any time.</span>
      <span className="pointer-fine:hidden pointer-none:hidden">
        A tap on Guideline, above the example, opens it at any time.
      </span>
    </Callout>
  );
}
