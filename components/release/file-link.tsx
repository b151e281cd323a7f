import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { type ButtonSize, buttonStyle } from "@/components/ui/button-style";

interface FileLinkProps {
  href: string;
  size?: ButtonSize;
  children: ReactNode;
}

/** A link to a file that the API streams: the browser fetches it once, and only when it is asked to. */
export function FileLink({ href, size, children }: FileLinkProps) {
  return (
    <a href={href} download className={buttonStyle(undefined, size)}>
      <Download aria-hidden />
      {children}
    </a>
  );
}
