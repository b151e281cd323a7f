"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import type { Link } from "./outbox";
import type { SetAside } from "./outbox-item";
import type { OutboxView } from "./use-outbox";

interface LabelNoticesProps {
  mail: OutboxView;
  link: Link;
  /** Examples that are here to be labelled. */
  ahead: number;
  onTry: () => void;
  isLost: boolean;
  signInHref: string;
  /** Takes the next example and lets this one go. */
  onLetGo: () => void;
}

/** What stands between the person's work and the server, in words. Nothing is shown while all is well. */
export function LabelNotices({ mail, link, ahead, onTry, isLost, signInHref, onLetGo }: LabelNoticesProps) {
  return (
    <div className="grid gap-2 empty:hidden">
      <ConnectionNotice
        link={link}
        unsaved={mail.box.waiting.length}
        lasting={!mail.volatile}
        ahead={ahead}
        signInHref={signInHref}
        onTry={onTry}
      />
      {mail.volatile && (
        <Callout tone="warn" title="This browser keeps nothing">
          It is a private window, or its storage is full. Do not close this page before everything is saved.
        </Callout>
      )}
      {isLost && (
        <Callout
          tone="info"
          title="This example went to somebody else while you were away"
          actions={
            <Button size="sm" onClick={onLetGo}>
              Let it go and take the next
            </Button>
          }
        >
          You can still submit it: your answers are kept as an extra label.
        </Callout>
      )}
      {mail.box.aside.map((aside) => (
        <Aside key={aside.item.key} aside={aside} mail={mail} />
      ))}
    </div>
  );
}

function Aside({ aside: { item, message }, mail }: { aside: SetAside; mail: OutboxView }) {
  return (
    <Callout
      tone="bad"
      title={`Your answers to ${item.exampleId} could not be stored`}
      actions={
        <>
          <Button size="sm" onClick={() => void mail.outbox.retry(item.key)}>
            Try again
          </Button>
          {item.kind === "submit" && <CopyButton text={JSON.stringify(item.answers)} label="Copy the answers" />}
          <Button size="sm" variant="quiet" onClick={() => void mail.outbox.dismiss(item.key)}>
            Forget them
          </Button>
        </>
      }
    >
      {message} They are still kept in this browser.
    </Callout>
  );
}

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
function ConnectionNotice({ link, unsaved, lasting, ahead, signInHref, onTry }: ConnectionNoticeProps) {
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
