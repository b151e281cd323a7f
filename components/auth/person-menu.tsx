"use client";

import { LogOut, ShieldCheck, UserRound } from "lucide-react";
import { MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { signOut } from "./credentials";

/** What stands in the menu under one's name. */
export function PersonMenu({ isAdmin }: { isAdmin: boolean }) {
  return (
    <>
      <MenuLink href="/account" icon={<UserRound aria-hidden />}>
        Account
      </MenuLink>
      {isAdmin && (
        <MenuLink href="/admin" icon={<ShieldCheck aria-hidden />}>
          This instance
        </MenuLink>
      )}
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </>
  );
}
