import { Callout } from "@/components/ui/callout";
import type { NextMove } from "@/lib/project/next-move";
import type { Result } from "@/lib/server/errors";
import { type Moved, MovePinButton } from "./move-pin-button";

interface NextMovesProps {
  moves: readonly NextMove[];
  movePin: (projectId: string, input: unknown) => Promise<Result<Moved>>;
}

/** What comes after publishing: the projects that still run an older version, each with what its move asks again. */
export function NextMoves({ moves, movePin }: NextMovesProps) {
  const [first] = moves;
  if (!first) return null;
  return (
    <Callout className="mb-6" title={`Version ${first.to} is published; it is in force where a project moves to it`}>
      <ul className="mt-2 grid gap-2">
        {moves.map((move) => (
          <li key={move.projectId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <MovePinButton move={move} isPrimary={move === first} movePin={movePin} />
            <span className="text-muted">
              <bdi>{move.projectName}</bdi> runs version {move.from}
            </span>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
