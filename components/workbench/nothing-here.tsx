import { LinkButton } from "@/components/ui/link-button";

/** In the place of a page that does not exist, or not for this person: which of the two is not said. */
export function NothingHere() {
  return (
    <div className="grid max-w-xl gap-3">
      <h1 className="text-xl font-semibold tracking-tight">There is nothing here, or it is not open to you</h1>
      <p className="text-base text-muted">
        The address may be mistyped, or the page belongs to a project or a role that you do not have. Ask a lead of the
        project to add you, or go on from your projects.
      </p>
      <LinkButton href="/" className="justify-self-start">
        Go to your projects
      </LinkButton>
    </div>
  );
}
