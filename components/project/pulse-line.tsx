import { formatCount } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { TextLink } from "@/components/ui/text-link";
import { curateHref } from "@/lib/curate/address";
import type { Pulse } from "@/lib/project/at-a-glance";

const NAMED = 4;

/** Who is at work, in words. */
export function atWorkWords(names: readonly string[]): string {
  if (names.length === 0) return "Nobody is at work now.";
  if (names.length > NAMED) return `${names.length} people are at work now.`;
  const [last, ...before] = [...names].reverse();
  const list = before.length > 0 ? `${before.reverse().join(", ")} and ${last}` : last;
  return `${list} ${names.length === 1 ? "is" : "are"} at work now.`;
}

interface PulseLineProps {
  projectId: string;
  guidelineId: string;
  pulse: Pulse;
  /** Of the rounds that are open. */
  places: number;
  submitted: number;
  /** Answers that differ and that nobody has settled. */
  disagreements: number;
}

/** How far the work is, who is at it, and what waits for somebody's word. */
export function PulseLine({ projectId, guidelineId, pulse, places, submitted, disagreements }: PulseLineProps) {
  const home = `/projects/${projectId}`;
  const decisions = [
    { n: disagreements, noun: "disagreement", href: `${home}/resolve` },
    { n: pulse.flags, noun: "flag", href: curateHref(projectId, { list: "flagged" }) },
    { n: pulse.requests, noun: "change request", href: `${home}/guideline/${guidelineId}/requests` },
  ].filter(({ n }) => n > 0);
  return (
    <div className="grid max-w-3xl gap-3">
      {places > 0 && <Progress label="Labels of the open rounds" value={submitted} max={places} />}
      <p>
        <bdi>{atWorkWords(pulse.atWork)}</bdi>
      </p>
      <p className={decisions.length > 0 ? "flex flex-wrap gap-x-4 gap-y-1" : "text-muted"}>
        {decisions.length === 0 && "Nothing waits for a decision."}
        {decisions.map(({ n, noun, href }) => (
          <TextLink key={noun} href={href}>
            {formatCount(n, noun)} to decide
          </TextLink>
        ))}
      </p>
    </div>
  );
}
