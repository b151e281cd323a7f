import { SkipList } from "@/components/assign/skip-list";
import { SkipReasons } from "@/components/assign/skip-reasons";
import { Section } from "@/components/ui/section";
import { returnSkippedAction } from "@/lib/assign/actions";
import { roundSkipsTable } from "@/lib/assign/address";
import { listSkips, skipReasons } from "@/lib/assign/queue-queries";
import type { RoundPart } from "./round-part";

export async function RoundSkips({ scope, round, lists, manages, here }: RoundPart) {
  const asked = lists.skips;
  const [reasons, skips] = await Promise.all([skipReasons(scope, round.id), listSkips(scope, round.id, asked)]);
  const listed = asked.reason === undefined ? reasons : reasons.filter(({ reason }) => reason === asked.reason);
  return (
    <div id="skips">
      <Section
        title="Skips"
        note="After a skip somebody else is asked. Returned to the queue, the example can also come to whoever skipped it."
      >
        <div className="grid gap-5">
          {reasons.length > 0 && (
            <div className="max-w-2xl">
              <SkipReasons
                reasons={reasons}
                open={asked.reason ?? null}
                href={(reason) => roundSkipsTable.href(`${here}#skips`, { reason, page: 1 })}
              />
            </div>
          )}
          <SkipList
            projectId={scope.projectId}
            roundId={round.id}
            skips={skips}
            total={listed.reduce((sum, one) => sum + one.skips, 0)}
            reasons={reasons.map(({ reason }) => reason)}
            giveBack={manages ? returnSkippedAction.bind(null, scope.projectId) : null}
          />
        </div>
      </Section>
    </div>
  );
}
