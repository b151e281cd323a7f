"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./button";
import { Callout } from "./callout";
import { CopyButton } from "./copy-button";
import { Time } from "./time";

interface OneTimeSecretProps {
  title: string;
  secret: string;
  expiresAt: string | number;
  /** Whom to give it to, and how it ends. */
  children: ReactNode;
  onClose: () => void;
}

/** A link or a token that can be read only now. It takes the focus, and stays until the reader says that they have it. */
export function OneTimeSecret({ title, secret, expiresAt, children, onClose }: OneTimeSecretProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      <Callout
        tone="warn"
        title={title}
        className="my-3"
        actions={
          <Button size="sm" onClick={onClose}>
            I have copied it
          </Button>
        }
      >
        <p>{children}</p>
        <p className="my-1.5 flex items-center gap-1">
          <code className="min-w-0 rounded-sm bg-raised px-1.5 py-1 font-mono text-xs break-all select-all">
            {secret}
          </code>
          <CopyButton text={secret} />
        </p>
        <p className="text-muted">
          Valid until <Time at={expiresAt} form="absolute" />. It is not shown again.
        </p>
      </Callout>
    </div>
  );
}
