import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <EmptyState
        title={<h1>There is nothing at this address</h1>}
        action={<LinkButton href="/">Go to the start</LinkButton>}
      >
        It may have been moved, or you may not have the right to see it. Ask the lead of the project if you should.
      </EmptyState>
    </main>
  );
}
