import { Archive, FlaskConical } from "lucide-react";
import { TextLink } from "@/components/ui/text-link";

/** Stands on every page of an archived project. */
export function ArchivedNote({ settingsHref }: { settingsHref?: string }) {
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-2 border-b border-line pb-2">
      <Archive aria-hidden className="size-4 shrink-0 text-warn" />
      <span className="font-medium">Archived</span>
      <span className="text-muted">This project is read only.</span>
      {settingsHref && <TextLink href={settingsHref}>Take it up again or delete it</TextLink>}
    </p>
  );
}

/** Stands on every page of a project whose labels no person made. */
export function SimulatedNote() {
  return (
    <p className="mb-4 flex items-center gap-2 border-b border-line pb-2 text-muted">
      <FlaskConical aria-hidden className="size-4 shrink-0" />
      The people and labels of this project are simulated.
    </p>
  );
}
