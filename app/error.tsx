"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";

interface ErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What is wrong with the database, by the code that its errors bring along. */
const TROUBLES: Record<string, { title: string; todo: string }> = {
  unavailable: {
    title: "The database cannot be reached right now",
    todo: "Try again in a moment. If you sent something just now, look whether it is there before you send it again.",
  },
  "storage-full": {
    title: "The database has no room left",
    todo: "Nothing can be stored until whoever runs this instance has made room on its disk. Tell them, with the code.",
  },
  "storage-failed": {
    title: "The database cannot read or write its disk",
    todo: "Tell whoever runs this instance, with the code. If you sent something just now, look whether it is there.",
  },
  "storage-read-only": {
    title: "The database takes no changes at the moment",
    todo: "Try again when whoever runs this instance has made it writable.",
  },
};

const UNKNOWN = {
  title: "This page could not be shown",
  todo: "Something went wrong on our side. If it happens again, tell whoever runs this instance, with the code.",
};

export default function PageError({ error, reset }: ErrorProps) {
  const [, kind = "", id = error.digest] = /^([a-z-]+)\.(.+)$/.exec(error.digest ?? "") ?? [];
  const { title, todo } = TROUBLES[kind] ?? UNKNOWN;
  const kept = TROUBLES[kind] ? "Labels" : "Nothing was changed. Labels";
  return (
    <div className="p-6">
      <ErrorState
        title={title}
        kept={`${kept} that were not sent yet are kept in this browser.`}
        code={id}
        action={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <LinkButton href="/">Go home</LinkButton>
          </>
        }
      >
        {todo}
      </ErrorState>
    </div>
  );
}
