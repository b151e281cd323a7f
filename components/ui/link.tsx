"use client";

import NextLink from "next/link";
import { useRouter } from "next/navigation";
import { type ComponentProps, createContext, useContext, useMemo } from "react";

const WayContext = createContext<(href: string) => string>((href) => href);

/** Says how addresses are changed so that whoever follows a link stays in the part of the product that they are in. */
export const WayProvider = WayContext;

/** An address as it reads from here. */
export function useWay(): (href: string) => string {
  return useContext(WayContext);
}

export interface LinkProps extends Omit<ComponentProps<typeof NextLink>, "href"> {
  href: string;
}

/**
 * Every link within the product; what it looks like is the work of `TextLink`, `LinkButton` and the like. Nothing is fetched before
 * somebody follows it: pages prove first, so there is nothing to have beforehand, and a dashboard would ask for a hundred of them.
 */
export function Link({ href, ...rest }: LinkProps) {
  return <NextLink prefetch={false} {...rest} href={useWay()(href)} />;
}

/**
 * For going somewhere from code, as by a link. There is no replacing on purpose: each change of a filter is one step, and Back
 * takes one step back.
 */
export function useGo() {
  const router = useRouter();
  const way = useWay();
  return useMemo(
    () => ({ push: (href: string, options?: { scroll?: boolean }) => router.push(way(href), options) }),
    [router, way],
  );
}
