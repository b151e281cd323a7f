"use client";

import { Upload } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatBytes } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import type { useUpload } from "./use-upload";

interface SendBarProps {
  upload: ReturnType<typeof useUpload>;
  bytes: number;
  /** What the button does: "Import examples". */
  label: string;
  /** Why it cannot be sent yet. */
  obstacle: string | null;
  onSend: () => void;
}

/** The last step: sends the file, says how that went. */
export function SendBar({ upload, bytes, label, obstacle, onSend }: SendBarProps) {
  return (
    <div className="grid max-w-xl gap-3 border-t border-line pt-4">
      {upload.busy ? (
        <>
          <Progress label="Sending the file" value={null} max={1} words={formatBytes(bytes)} />
          <div>
            <Button onClick={upload.stop}>Stop</Button>
          </div>
        </>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" icon={<Upload aria-hidden />} disabled={obstacle !== null} onClick={onSend}>
            {label}
          </Button>
          {obstacle && <p className="text-muted">{obstacle}</p>}
        </div>
      )}
      {upload.problem && <FieldError>{upload.problem}</FieldError>}
    </div>
  );
}
