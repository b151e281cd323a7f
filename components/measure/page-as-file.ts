/** What a page says, as one file that needs nothing else: no script, no address, no account. In light colours, as on paper. */
export function pageAsFile(page: Document, title: string): string {
  const copy = page.createElement("main");
  copy.innerHTML = page.querySelector("main")!.innerHTML;
  for (const node of copy.querySelectorAll(".no-print, script, template, dialog")) node.remove();
  // Who has the file may have no account, and nothing in it answers a press.
  for (const node of copy.querySelectorAll("a, button")) asWords(page, node);
  for (const node of copy.querySelectorAll("[data-print-header]")) node.classList.remove("hidden");
  copy.style.cssText = "display: block; max-width: 80rem; margin: 0 auto; padding: 2rem";
  const file = page.implementation.createHTMLDocument(title);
  file.documentElement.lang = page.documentElement.lang;
  file.documentElement.className = page.documentElement.className;
  file.documentElement.dataset.theme = "light";
  file.head.insertAdjacentHTML(
    "beforeend",
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
  );
  const style = file.createElement("style");
  style.textContent = stylesOf(page);
  file.head.append(style);
  file.body.className = page.body.className;
  file.body.append(copy);
  return `<!doctype html>\n${file.documentElement.outerHTML}`;
}

function asWords(page: Document, node: Element): void {
  const words = page.createElementNS(node.namespaceURI, node.namespaceURI?.endsWith("svg") ? "g" : "span");
  words.setAttribute("class", node.getAttribute("class") ?? "");
  words.setAttribute("style", `${node.getAttribute("style") ?? ""}; text-decoration: none; cursor: auto`);
  words.append(...node.childNodes);
  node.replaceWith(words);
}

/** Every rule of the page but those that fetch something. */
function stylesOf(page: Document): string {
  return [...page.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => !(rule instanceof CSSFontFaceRule || rule instanceof CSSImportRule))
    .map((rule) => rule.cssText)
    .join("\n");
}

const PATIENCE_MS = 20_000;

/** Until every part of the page has come and every picture is drawn; what takes too long is left as it is. */
export async function untilDrawn(page: Document): Promise<void> {
  const isDrawn = () =>
    !page.querySelector("main [data-skeleton]") &&
    [...page.querySelectorAll("main .recharts-wrapper")].every((picture) => picture.querySelector("svg"));
  for (let waited = 0; !isDrawn() && waited < PATIENCE_MS; waited += 100)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
