import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import type { FileProblem } from "@/lib/guideline/file/read-guideline-file";

const SHOWN = 12;

/** What keeps a guideline file from being read, by line. */
export function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Callout tone="bad" title={`The file cannot be read: ${formatCount(problems.length, "problem")}`}>
      <ol className="mt-1 grid gap-0.5">
        {problems.slice(0, SHOWN).map(({ line, field, message }) => (
          <li key={`${line} ${field} ${message}`} dir="auto">
            <span className="figures text-muted">line {line}</span> {field}: {message}
          </li>
        ))}
      </ol>
      {problems.length > SHOWN && <p className="text-muted">and {problems.length - SHOWN} more</p>}
    </Callout>
  );
}
