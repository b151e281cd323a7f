import { FlaskConical } from "lucide-react";

/** Stands on every page of a project whose labels no person made. */
export function SimulatedNote() {
  return (
    <p className="mb-4 flex items-center gap-2 border-b border-line pb-2 text-muted">
      <FlaskConical aria-hidden className="size-4 shrink-0" />
      The people and labels of this project are simulated.
    </p>
  );
}
