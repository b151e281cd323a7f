"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import type { Link } from "./outbox";

interface ConnectionNoticeProps {
  link: Link;
  /** Examples whose answers wait in this browser. */
  unsaved: number;
  /** This browser keeps them also when it is closed. */
  lasting: boolean;
  /** Examples that are here to be labelled. */
  ahead: number;
  signInHref: string;
  onTry: () => void;
}

/** The one place that says what stands between the person and the server: what is safe, and how far one can go on. */
export function ConnectionNotice({ link, unsaved, lasting, ahead, signInHref, onTry }: ConnectionNoticeProps) {
  if (link === "up") return null;
  const out = link === "signed-out";
  const kept =
    unsaved > 0 ? formatCount(unsaved, "example that you submitted is", "examples that you submitted are") : "";
  return (
    <Callout
      tone="warn"
      title={out ? "You are signed out" : "The server cannot be reached"}
      actions={
        out ? (
          <LinkButton variant="primary" href={signInHref}>
            Sign in again
          </LinkButton>
        ) : (
          <Button size="sm" onClick={onTry}>
            Try now
          </Button>
        )
      }
    >
      <span className="figures" role="status">
        {kept
          ? `${kept} kept in this browser${lasting ? ", also if you close it" : ""}. Sending goes on ${out ? "when you have signed in again as yourself" : "by itself when the server answers"}. `
          : "Everything that you submitted has arrived. "}
        {ahead > 0
          ? `You can go on: ${formatCount(ahead, "example is", "examples are")} here.`
          : out
            ? "Then the next example comes."
            : "The next example comes by itself then."}
      </span>
    </Callout>
  );
}
