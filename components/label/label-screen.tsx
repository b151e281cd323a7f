"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ResizableSplit } from "@/components/ui/resizable-split";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { GuidelinePanel } from "../answering/guideline-panel";
import { allocateKeys } from "../answering/keys";
import { useAnswering, useFocusedCriterion } from "../answering/use-answering";
import { useAnsweringKeys } from "../answering/use-keys";
import { BreakCover } from "./break-cover";
import { LabelBar } from "./label-bar";
import { LabelNotices } from "./label-notices";
import { LabelPanels } from "./label-panels";
import { NoWork } from "./no-work";
import { PaceLine } from "./pace-line";
import { FirstReading, ReadChanges } from "./read-changes";
import { ContentStack, QuestionStack } from "./task-stacks";
import { useBeginning } from "./use-beginning";
import { useLabelCommands } from "./use-label-commands";
import { type LabelSetup, useLabelSession } from "./use-label-session";
import { linkOf, useTellWork } from "./use-tell-work";

/** Without an example the commands still count. */
const NO_QUESTIONS = allocateKeys([]);

interface LabelScreenProps extends LabelSetup {
  /** Number of the project's guideline version. */
  pinned: number;
  /** The person was never shown it, and knew no other before. */
  isNew: boolean;
  projectHref: string;
  signInHref: string;
  /** Where rounds are opened; only for those who may. */
  assignHref?: string;
  /** One's own example that a search led to. */
  lookedFor?: string;
}

/** The labelling screen: the example at the start, its questions at the end, everything within reach of the keyboard. */
export function LabelScreen({
  pinned,
  isNew,
  projectHref,
  signInHref,
  assignHref,
  lookedFor,
  ...setup
}: LabelScreenProps) {
  const session = useLabelSession(setup, useToast());
  const { task, tasks, work, mail, own, clock } = session;
  const link = linkOf(session);
  useTellWork(session, link);
  const handsOf = useAnswering(tasks);
  const hands = task ? handsOf(task) : null;
  const content = useRef<HTMLDivElement>(null);
  const commands = useLabelCommands(session, hands, content);
  useAnsweringKeys(task?.keys ?? NO_QUESTIONS, usePainted(task?.id), commands.perform);
  useBeginning(task?.id, content);
  const focused = useFocusedCriterion(task);
  const unsaved = mail.box.waiting.length;
  const { run, open, setGuideline } = commands;
  const [looked, setLooked] = useState<string>();
  useEffect(() => {
    if (!lookedFor) return;
    setLooked(lookedFor);
    open("history");
  }, [lookedFor, open]);
  const router = useRouter();
  const { goOn } = session;
  const retry = () => {
    void mail.outbox.refresh();
    void session.queue.ask();
  };
  const onRead = useCallback(() => {
    goOn();
    // The page around it may still name the version before.
    router.refresh();
  }, [goOn, router]);
  return (
    <div className="flex min-h-0 grow flex-col gap-2 md:-my-2 min-[60rem]:basis-[0px] min-[60rem]:overflow-hidden">
      <LabelBar
        task={task}
        pinned={pinned}
        round={session.round}
        guidelineOpen={commands.guideline}
        onGuideline={() => run("guideline")}
        onHistory={() => run("history")}
        onHelp={() => run("help")}
        onBreak={() => run("pause")}
      />
      <LabelNotices
        mail={mail}
        link={link}
        ahead={tasks.length}
        onTry={retry}
        isLost={session.isLost}
        signInHref={signInHref}
        onLetGo={() => task && session.queue.drop(task.lease.assignmentId)}
      />
      {isNew && <FirstReading api={session.api} version={pinned} onOpen={() => setGuideline(true)} />}
      {task && hands ? (
        <div className="relative flex min-h-0 flex-1 flex-col">
          <ResizableSplit
            name="label"
            start={
              <div className="@container flex h-full min-h-0 flex-col">
                <div className="flex min-h-0 flex-1 flex-col @4xl:flex-row">
                  <div className="flex min-h-0 min-w-0 flex-1 flex-col">
                    <ContentStack tasks={tasks} handsOf={handsOf} view={commands.view} content={content} />
                  </div>
                  {commands.guideline && (
                    <GuidelinePanel
                      version={task.version}
                      clause={focused?.clause}
                      criterion={focused?.key}
                      className="min-[60rem]:max-h-none min-[60rem]:basis-[45%] @4xl:basis-[min(26rem,45%)] @4xl:border-s @4xl:border-t-0"
                      onClose={() => setGuideline(false)}
                    />
                  )}
                </div>
                <PaceLine
                  own={own}
                  keeper={clock.keeper}
                  breakMinutes={setup.breakMinutes}
                  onBreak={clock.onBreak}
                  startBreak={() => run("pause")}
                />
              </div>
            }
            end={
              <QuestionStack
                tasks={tasks}
                handsOf={handsOf}
                run={run}
                onClause={() => setGuideline(true)}
                onLeave={(opened) => void session.leaveAsItWas(opened)}
              />
            }
          />
          {clock.onBreak && <BreakCover onEnd={() => run("pause")} />}
        </div>
      ) : work.failure?.failed === "unread" ? (
        <ReadChanges api={session.api} onRead={onRead} />
      ) : work.nothing || work.failure ? (
        <NoWork
          work={work}
          own={own.work}
          unsaved={unsaved}
          projectHref={projectHref}
          assignHref={assignHref}
          onAsk={() => void session.queue.ask()}
          onHistory={() => open("history")}
        />
      ) : (
        <LabelSkeleton />
      )}
      <LabelPanels
        session={session}
        panel={commands.panel}
        onClose={() => {
          open(null);
          setLooked(undefined);
        }}
        criterion={focused}
        versions={setup.versions}
        lookedFor={looked}
        settledFinal={setup.settledFinal}
      />
    </div>
  );
}

/** Keys count when the example that they are for has been painted. */
function usePainted(taskId: string | undefined): () => boolean {
  const painted = useRef(taskId);
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => {
      painted.current = taskId;
    });
    return () => cancelAnimationFrame(frame);
  }, [taskId]);
  return () => painted.current === taskId;
}

function LabelSkeleton() {
  return (
    <div className="grid gap-6 py-4 min-[60rem]:grid-cols-[65fr_35fr]" aria-busy>
      <div className="grid content-start gap-3">
        <Skeleton className="h-4 w-2/5" />
        <Skeleton className="h-20 w-full" />
        <Skeleton className="h-48 w-full" />
      </div>
      <div className="grid content-start gap-3">
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-8 w-full" />
      </div>
    </div>
  );
}
