import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** What a component draws at first sight, as markup. */
export function markup(shown: ReactNode): string {
  return renderToStaticMarkup(
    <NuqsTestingAdapter>
      <Tooltip.Provider>{shown}</Tooltip.Provider>
    </NuqsTestingAdapter>,
  )
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** The words of it, with those for readers and for narrow screens. */
export function words(shown: ReactNode): string {
  return markup(shown)
    .replaceAll(/<\/?bdi[^>]*>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.,:;])/g, "")
    .trim();
}
