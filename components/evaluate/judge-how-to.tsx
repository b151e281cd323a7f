import { CopyButton } from "@/components/ui/copy-button";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";

interface JudgeHowToProps {
  projectId: string;
  /** The page of the guideline version that judges work by. */
  versionHref: string;
  promptHref: string;
}

/** How a program brings a judge's verdicts in, as commands to copy. */
export function JudgeHowTo({ projectId, versionHref, promptHref }: JudgeHowToProps) {
  const runs = `/api/v1/projects/${projectId}/judge-runs`;
  const register = `curl -X POST "$TOUCHSTONE${runs}" \\
  -H "Authorization: Bearer $TOKEN" -H "content-type: application/json" \\
  -d '{"model": "…", "parameters": {"temperature": 0}, "promptHash": "…"}'`;
  const send = `curl -X POST "$TOUCHSTONE${runs}/$RUN/verdicts" \\
  -H "Authorization: Bearer $TOKEN" -H "content-type: application/x-ndjson" \\
  --data-binary @verdicts.ndjson`;
  const line = `{"example": "e1", "order": ["B", "A"], "raw": "{\\"helpfulness\\": {\\"reason\\": \\"…\\", \\"value\\": 4}}"}`;
  return (
    <Section title="Bring a judge in" note="Your program asks the model; its answers come here as they are.">
      <ol className="grid list-decimal grid-cols-[minmax(0,1fr)] gap-4 ps-5">
        <li>
          Fetch the{" "}
          <TextLink href={promptHref} prefetch={false} target="_blank">
            judge prompt
          </TextLink>{" "}
          of the <TextLink href={versionHref}>guideline version</TextLink>: system prompt, user prompt, and a JSON
          Schema of the verdict, with the prompt’s hash.
        </li>
        <li>
          Register how you ask. The same model, parameters, prompt and version are the same judge.
          <Command text={register} />
        </li>
        <li>
          Send one line for each answer. <code>order</code> says in which order the responses were shown, by the
          example’s letters; judge pairs in both orders to see position bias. What cannot be read is kept and counted as
          unscored.
          <Command text={line} />
          <Command text={send} />
        </li>
      </ol>
    </Section>
  );
}

function Command({ text }: { text: string }) {
  return (
    <div className="mt-2 flex items-start gap-1 rounded-md bg-sunken p-2">
      <ScrollRegion label="Command" className="min-w-0 flex-1">
        <pre className="text-xs">{text}</pre>
      </ScrollRegion>
      <CopyButton text={text} />
    </div>
  );
}
