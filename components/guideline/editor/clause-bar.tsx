"use client";

import { ListPlus, MessageSquareWarning, Plus, Quote } from "lucide-react";
import { memo } from "react";
import { KIND_WORDS } from "@/components/guideline/criterion-words";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";
import { Menu, MenuHeading, MenuItem } from "@/components/ui/menu";
import type { Clause } from "@/lib/guideline/changes/clauses";
import { DECISION_RULES } from "@/lib/guideline/decision-rules";
import { CRITERION_KINDS, type CriterionKind } from "@/lib/guideline/schema";
import type { Entry } from "./editor-state";

interface ClauseBarProps {
  /** The clause in which the caret stands. */
  clause: Clause | undefined;
  entries: readonly Entry[];
  onOpen: (id: number) => void;
  onAdd: (kind: CriterionKind, clause: string | undefined) => void;
  /** Change requests that wait on this clause or on a criterion of it. */
  requests: number;
  onRequests: () => void;
  /** Examples of the clause. */
  examples: number;
  onExamples: (clause: string) => void;
  /** Puts a decision rule behind the clause. */
  onRule: (text: string) => void;
}

/** Under the text: the criteria of the clause that is being written, and the way to add one to it. */
export const ClauseBar = memo(function ClauseBar(props: ClauseBarProps) {
  const { clause, entries, requests, examples, onOpen, onAdd, onRequests, onExamples, onRule } = props;
  const own = entries.filter(({ criterion }) => clause && criterion.clause === clause.slug);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="min-w-0 truncate text-muted">{clause ? clause.title : "Before the first clause"}</p>
      {own.map(({ id, criterion }) => {
        const { Icon } = KIND_WORDS[criterion.kind];
        return (
          <Button key={id} size="sm" icon={<Icon aria-hidden />} onClick={() => onOpen(id)} className="max-w-56">
            <span className="truncate">{criterion.title || "Without a title"}</span>
          </Button>
        );
      })}
      {requests > 0 && (
        <Button size="sm" icon={<MessageSquareWarning aria-hidden className="text-warn" />} onClick={onRequests}>
          {formatCount(requests, "change request")}
        </Button>
      )}
      {clause && (
        <Button size="sm" icon={<Quote aria-hidden />} onClick={() => onExamples(clause.slug)}>
          {examples === 0 ? "Add an example" : formatCount(examples, "example")}
        </Button>
      )}
      <Menu
        trigger={
          <Button size="sm" icon={<ListPlus aria-hidden />}>
            Add a decision rule
          </Button>
        }
      >
        {DECISION_RULES.map(({ name, text }) => (
          <MenuItem key={name} onSelect={() => onRule(text)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
      <Menu
        trigger={
          <Button size="sm" icon={<Plus aria-hidden />}>
            Add a criterion
          </Button>
        }
      >
        <MenuHeading>
          {clause ? (
            <>
              To “<bdi>{clause.title}</bdi>”
            </>
          ) : (
            "Without a clause"
          )}
        </MenuHeading>
        {CRITERION_KINDS.map((kind) => {
          const { Icon, label, help } = KIND_WORDS[kind];
          return (
            <MenuItem key={kind} icon={<Icon aria-hidden />} onSelect={() => onAdd(kind, clause?.slug)}>
              {label}: {help}
            </MenuItem>
          );
        })}
      </Menu>
    </div>
  );
});
