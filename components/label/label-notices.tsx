"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { ConnectionNotice } from "./connection-notice";
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
