import { expect, test } from "vitest";
import { linkTarget } from "./safe-link";

test.each([
  "javascript:alert(1)",
  " java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,<script>1</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://example.org/1",
  "/relative",
  "#fragment",
  "//host/path",
  "",
])("%j is only shown", (address) => {
  expect(linkTarget(address).kind).toBe("show");
});

test("a web address opens and says where it leads", () => {
  expect(linkTarget("https://bank.example@evil.example/login")).toEqual({
    kind: "open",
    href: "https://bank.example@evil.example/login",
    host: "evil.example",
  });
});

test("look-alike letters in a host are spelled out", () => {
  expect(linkTarget("https://аpple.com/")).toMatchObject({ host: "xn--pple-43d.com" });
});
