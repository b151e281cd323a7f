import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { qualificationAddress } from "@/lib/label/address";
import type { OwnQualification } from "@/lib/label/qualification/schema";
import { scoreWords, shareWords } from "./pass-words";

interface QualifyStartProps {
  own: OwnQualification & { set: NonNullable<OwnQualification["set"]> };
  path: string;
  labelHref: string;
  busy: boolean;
  onBegin: () => void;
}

/** What is asked, what one has tried, and the way in. */
export function QualifyStart({ own, path, labelHref, busy, onBegin }: QualifyStartProps) {
  const { set, qualified, left, open, tries } = own;
  const canBegin = !qualified && (open !== null || left > 0);
  return (
    <div className="grid max-w-[72ch] gap-5">
      {qualified ? (
        <Callout
          tone="good"
          title="You have passed"
          actions={<LinkButton href={labelHref}>Start labelling</LinkButton>}
        >
          Work under version {own.version} is open to you.
        </Callout>
      ) : (
        <p>
          Before you get work under version {own.version} you answer {formatCount(set.examples, "example")} whose
          answers are known. {shareWords(set.passMark)} of your answers have to be right. Once you pass you see each
          right answer and why; before, only of examples that are not asked again.
        </p>
      )}
      {!canBegin && !qualified && (
        <Callout tone="warn" title="You have no attempt left">
          Your lead sees how it went and can give you another. What you submitted before is safe.
        </Callout>
      )}
      {canBegin && (
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" busy={busy} onClick={onBegin}>
            {open ? "Go on with your attempt" : "Begin"}
          </Button>
          <span className="text-muted">
            {open ? "What you answered is kept." : `${formatCount(left, "attempt is", "attempts are")} left.`}
          </span>
        </div>
      )}
      {tries.length > 0 && (
        <ListTable
          caption="Your attempts"
          rows={tries}
          rowKey={(one) => one.id}
          columns={[
            { label: "Attempt", cell: (one) => one.number },
            { label: "Result", cell: (one) => (one.endedAt ? (one.passed ? "passed" : "not passed") : "open") },
            { label: "Right", cell: (one) => scoreWords(one) },
            { label: "When", cell: ({ endedAt }) => (endedAt ? <Time at={new Date(endedAt).getTime()} /> : "–") },
            {
              label: "Answers",
              cell: (one) =>
                one.endedAt && (
                  <TextLink href={qualificationAddress.href(path, { attempt: one.id })}>
                    Look at attempt {one.number}
                  </TextLink>
                ),
            },
          ]}
        />
      )}
    </div>
  );
}
