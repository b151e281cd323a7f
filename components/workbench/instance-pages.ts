import type { PaletteItem } from "@/components/ui/command-palette";

/** What a person may do on this instance, beside their projects. */
export interface InstanceReach {
  isAdmin: boolean;
  mayCreate: boolean;
}

interface InstancePage {
  href: string;
  label: string;
  words: readonly string[];
  needs?: keyof InstanceReach;
}

/** The pages that belong to no project, and what else people call them. */
const INSTANCE_PAGES: readonly InstancePage[] = [
  {
    href: "/account",
    label: "Account and tokens",
    words: [
      ...["password change", "API token", "API key", "access token", "profile", "name", "email"],
      ...["sign-ins", "sessions", "devices", "security", "sign out everywhere", "me"],
    ],
  },
  { href: "/guidelines", label: "Guidelines", words: ["rules", "rubrics", "instructions", "all guidelines"] },
  {
    href: "/guidelines/new",
    label: "New guideline",
    words: ["create", "write", "template", "rubric", "import guideline"],
    needs: "mayCreate",
  },
  { href: "/projects/new", label: "New project", words: ["create", "add", "begin", "dataset"], needs: "mayCreate" },
  {
    href: "/admin",
    label: "Accounts of this instance",
    words: ["people", "users", "invite", "roles", "disable", "reset password", "admin"],
    needs: "isAdmin",
  },
  {
    href: "/admin/audit",
    label: "Audit log of this instance",
    words: ["history", "changes", "who did what", "record", "trail"],
    needs: "isAdmin",
  },
  {
    href: "/admin/refused",
    label: "Refused attempts",
    words: ["attacks", "failed sign-ins", "wrong passwords", "forbidden", "security", "intruders"],
    needs: "isAdmin",
  },
];

/** Those that the person may open, but for those that stand in the rail already. */
export function instancePages(reach: InstanceReach, inRail: readonly string[]): PaletteItem[] {
  return INSTANCE_PAGES.filter(({ href, needs }) => (!needs || reach[needs]) && !inRail.includes(href)).map(
    ({ href, label, words }) => ({ id: href, href, label, words }),
  );
}
