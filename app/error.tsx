"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";

interface ErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function PageError({ error, reset }: ErrorProps) {
  return (
    <div className="p-6">
      <ErrorState
        title="This page could not be shown"
        kept="Nothing was changed. Labels that were not sent yet are kept in this browser."
        code={error.digest}
        action={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <LinkButton href="/">Go home</LinkButton>
          </>
        }
      >
        Something went wrong on our side. If it happens again, tell whoever runs this instance, with the code.
      </ErrorState>
    </div>
  );
}
