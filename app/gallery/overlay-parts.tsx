"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Menu, MenuCheck, MenuHeading, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { Pager } from "@/components/ui/pager";
import { Popover } from "@/components/ui/popover";
import { ResizableSplit } from "@/components/ui/resizable-split";
import { Section } from "@/components/ui/section";
import { Tabs } from "@/components/ui/tabs";
import { useToast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { LONG_WORD } from "./hostile";

export function OverlayParts() {
  const say = useToast();
  const [shown, setShown] = useState(true);
  const [page, setPage] = useState(3);
  return (
    <>
      <Section title="Over the page">
        <div className="flex flex-wrap items-center gap-2">
          <Dialog
            trigger={<Button>Dialog</Button>}
            title="Invite a person"
            description="The link is valid for seven days."
            footer={<Button variant="primary">Make the link</Button>}
          >
            <Field label="Email" required>
              <Input type="email" />
            </Field>
          </Dialog>
          <Dialog trigger={<Button>Sheet</Button>} place="end" title="Guideline, clause 2.1">
            <p>{LONG_WORD}</p>
          </Dialog>
          <ConfirmDialog
            trigger={<Button>Confirm</Button>}
            title="Retire version 3?"
            description="No new labels can be made under it. Labels that exist stay as they are."
            confirm="Retire version 3"
            danger
            onConfirm={() => say({ title: "Version 3 is retired" })}
          />
          <Popover trigger={<Button>Popover</Button>} label="Details">
            <p className="max-w-60">A small panel beside its button.</p>
          </Popover>
          <Menu
            trigger={
              <IconButton label="More" variant="secondary">
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            <MenuHeading>Example ex-000417</MenuHeading>
            <MenuItem icon={<Pencil aria-hidden />} keys="e" onSelect={() => {}}>
              Edit
            </MenuItem>
            <MenuLink href="/gallery/table">Open in the table</MenuLink>
            <MenuCheck checked={shown} onCheckedChange={setShown}>
              Show reasoning
            </MenuCheck>
            <MenuSeparator />
            <MenuItem icon={<Trash2 aria-hidden />} danger onSelect={() => {}}>
              Discard
            </MenuItem>
          </Menu>
          <Tooltip text="Counted over examples with at least two labels" keys="h">
            <Button variant="quiet">Tooltip</Button>
          </Tooltip>
          <Button onClick={() => say({ title: "Label saved", action: { label: "Undo", onSelect: () => {} } })}>
            Toast
          </Button>
          <Button
            onClick={() =>
              say({
                tone: "bad",
                title: "The label was not saved",
                body: "It is kept in this browser. Send it again when the server answers.",
              })
            }
          >
            Error toast
          </Button>
          <Pager page={page} size={50} total={1290} noun="example" onPage={setPage} />
        </div>
      </Section>
      <Section title="Tabs and split">
        <Tabs
          label="Views"
          tabs={[
            { value: "a", label: "By criterion", content: <p>First view</p> },
            { value: "b", label: "Over time", content: <p>Second view</p> },
          ]}
        />
        <div className="mt-4 flex h-40 border border-line">
          <ResizableSplit
            name="gallery"
            start={<p className="p-4">Content</p>}
            end={<p className="p-4">Questions, at least 400 px wide</p>}
          />
        </div>
      </Section>
    </>
  );
}
