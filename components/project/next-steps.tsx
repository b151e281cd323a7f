import clsx from "clsx";
import { Check } from "lucide-react";
import { ROOMS, type Room } from "@/components/frame/rail-entry";
import { LinkButton } from "@/components/ui/link-button";
import type { StepState } from "@/lib/project/next-steps";

export interface Step {
  room: Room;
  href: string;
  text: string;
  state: StepState;
}

/** The way through a project, with the first open step as what to do now. */
export function NextSteps({ steps }: { steps: readonly Step[] }) {
  const now = steps.findIndex(({ state }) => state === "now");
  return (
    <ol className="grid max-w-3xl border-t border-line">
      {steps.map(({ room, href, text, state }, index) => {
        const { label, Icon } = ROOMS[room];
        return (
          <li key={room} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-3">
            {state === "done" ? (
              <Check role="img" aria-label="Done" className="size-4 shrink-0 text-good" />
            ) : (
              <Icon aria-hidden className="size-4 shrink-0 text-muted" />
            )}
            <p className="min-w-0 flex-1">
              <span className="font-medium">{label}</span>
              <span className={clsx("block", state !== "now" && "text-muted")}>{text}</span>
            </p>
            <LinkButton href={href} size="sm" variant={index === now ? "primary" : "secondary"}>
              Open<span className="sr-only"> {label}</span>
            </LinkButton>
          </li>
        );
      })}
    </ol>
  );
}
