import { Inbox } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Figure } from "@/components/ui/figure";
import { formatBytes, formatDuration } from "@/components/ui/format";
import { PersonName } from "@/components/ui/person-name";
import { Progress } from "@/components/ui/progress";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { LONG_WORD, SCRIPT } from "./hostile";

const PEOPLE = ["Ada", "Bo", "Chidi", "Dana", "Emre", "Fumiko", "Grete", "Hamid"];

export function StateParts() {
  return (
    <>
      <Section title="Badges, versions, people">
        <div className="flex flex-wrap items-center gap-2">
          <Badge>instruction</Badge>
          <Badge tone="gold">Gold</Badge>
          <Badge tone="good">Settled</Badge>
          <Badge tone="warn">Under the minimum</Badge>
          <Badge tone="bad">Rejected</Badge>
          <Badge tone="info" icon={<Inbox aria-hidden />}>
            Waiting
          </Badge>
          <span className="inline-flex max-w-40">
            <Badge>{LONG_WORD}</Badge>
          </span>
          {[1, 2, 3, 4, 5, 6].map((number) => (
            <VersionBadge key={number} number={number} hash={`${number}f2c`} href="/gallery" />
          ))}
          <VersionBadge number={3} hash="9f2c4be1" pinned guideline="Helpfulness" />
          <VersionBadge number={null} />
        </div>
        <div className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
          {PEOPLE.map((name, index) => (
            <PersonName key={name} name={name} colorIndex={index} kind={index === 7 ? "model" : "human"} />
          ))}
        </div>
      </Section>
      <Section title="Notices">
        <div className="grid gap-3 lg:grid-cols-2">
          <Callout title="This round hands out each example twice">
            With two labels per example, tiredness cannot be told from hard examples. Three make it possible.
          </Callout>
          <Callout tone="good" title="All 120 examples are labelled" />
          <Callout
            tone="warn"
            title="5 answers wait in this browser"
            actions={<Button size="sm">Send them now</Button>}
          >
            They are safe here and go out when the server answers.
          </Callout>
          <Callout tone="bad" title={`Line 17: ${SCRIPT}`}>
            {LONG_WORD}
          </Callout>
        </div>
      </Section>
      <Section title="Empty, failed, loading">
        <div className="grid gap-4 lg:grid-cols-3">
          <EmptyState title="No examples yet" action={<Button variant="primary">Import examples</Button>}>
            A project begins with a file: NDJSON, JSON or CSV.
          </EmptyState>
          <ErrorState
            title="The figures could not be computed"
            kept="All labels are safe."
            code="E-4821"
            action={<Button>Try again</Button>}
          >
            The database did not answer within 30 seconds.
          </ErrorState>
          <div className="grid content-start gap-2">
            <Skeleton className="h-4 w-2/3" />
            <Skeleton className="h-4 w-1/2" />
            <Progress label="Importing answers.ndjson" value={38_200} max={100_000} />
            <Progress label="Reading" value={null} max={1} />
          </div>
        </div>
      </Section>
      <Section title="Values">
        <DefinitionList
          items={[
            { term: "Labels", value: <Figure value={1_204_331} /> },
            { term: "Difference", value: <Figure value={-0.8} digits={1} signed unit="points" /> },
            { term: "Size", value: formatBytes(1_900_000) },
            { term: "Active time", value: formatDuration(3_904_000) },
            { term: "Published", value: <Time at="2026-11-20T14:05:09Z" form="absolute" /> },
            { term: "Last label", value: <Time at="2026-11-20T14:05:09Z" /> },
            {
              term: "External id",
              value: (
                <span className="inline-flex items-center gap-1 font-mono">
                  ex-000417 <CopyButton text="ex-000417" label="Copy the id" />
                </span>
              ),
            },
            { term: "Source", value: <TextLink href="/gallery/table">answers.ndjson</TextLink> },
            { term: "A very long term that wraps", value: LONG_WORD },
          ]}
        />
      </Section>
    </>
  );
}
