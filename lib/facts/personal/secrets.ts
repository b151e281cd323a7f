import { byPattern, type PersonalRule, wholeIf } from "./rule";

/** What opens a door: keys in the form that their makers gave them, and what stands behind `password=`. */
export const SECRET_RULES: readonly PersonalRule[] = [
  byPattern({
    type: "secret",
    rule: "private key in PEM",
    confidence: 0.99,
    needs: /PRIVATE KEY/,
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?:[^-]|-(?!----)){1,16000}-----END [A-Z0-9 ]{1,60}-----|(?:\s|\\n){0,4}[A-Za-z0-9+/=\s\\]{40,16000})/g,
    accept: (found) => (found.includes("...") ? 0 : found.trimEnd().length),
  }),
  byPattern({
    type: "secret",
    rule: "key with the prefix of its maker",
    confidence: 0.97,
    pattern: new RegExp(
      `(?<![A-Za-z0-9_-])(?:${[
        "(?:AKIA|ASIA)[A-Z2-7]{16}",
        "gh[pousr]_[A-Za-z0-9]{36,255}",
        "github_pat_[A-Za-z0-9_]{22,255}",
        "glpat-[A-Za-z0-9_-]{20,64}",
        "sk-[A-Za-z0-9_-]{20,200}",
        "[rs]k_(?:live|test)_[A-Za-z0-9]{16,120}",
        "xox[abeoprs]-[A-Za-z0-9-]{10,250}",
        "AIza[A-Za-z0-9_-]{35}",
        "npm_[A-Za-z0-9]{36}",
        "hf_[A-Za-z0-9]{30,60}",
        "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}",
      ].join("|")})(?![A-Za-z0-9_-])`,
      "g",
    ),
    accept: (found) => wholeIf(found, /\d/.test(found.slice(4)) && /[A-Z]/.test(found) && !found.endsWith("EXAMPLE")),
  }),
  byPattern({
    type: "secret",
    rule: "web hook of Slack",
    confidence: 0.97,
    needs: /hooks\.slack\.com/,
    pattern: /https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,32}/g,
  }),
  byPattern({
    type: "secret",
    rule: "JSON web token, header that parses",
    confidence: 0.97,
    needs: /eyJ/,
    pattern:
      /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,1000}\.[A-Za-z0-9_-]{8,6000}\.[A-Za-z0-9_-]{16,1000}(?![A-Za-z0-9_-])/g,
    accept: (found) => wholeIf(found, isTokenHeader(found.slice(0, found.indexOf(".")))),
  }),
  byPattern({
    type: "secret",
    rule: "assigned to the name of a secret",
    confidence: 0.7,

    pattern: assignment(),
    accept: (found) => wholeIf(found, isOpening(found)),
  }),
];

/** `password = "…"`, `"api_key": "…"`, `SECRET_KEY=…`: the lead is all up to the value. */
function assignment(): RegExp {
  const names = [
    ...["password", "passwd", "passphrase", "pwd", "secret", "secret[_-]?key", "api[_-]?key", "private[_-]?key"],
    ...[
      "(?:access|auth|api|bearer|refresh)[_-]?token",
      "access[_-]?key",
      "client[_-]?secret",
      "secret[_-]?access[_-]?key",
    ],
    ...["passwort", "kennwort", "contraseña", "mot[_-]de[_-]passe"],
  ].join("|");
  const value = "[^\\s\"'`,;<>{}()|&]{6,200}";
  return new RegExp(
    `(?<lead>(?:${names})["'\\]]{0,2}(?:\\s{0,3}(?::=|=>|=|:)\\s{0,3}| (?:is|lautet|ist|es) )(?:["'](?=[^\\s"']))?)${value}`,
    "gi",
  );
}

const NO_VALUE =
  /^(?:x+|\*+|\.+|•+|-+|your|example|changeme|placeholder|dummy|redacted|null|none|undefined|true|false|process\.|os\.|env\.|import\.|self\.|this\.|config\.|settings\.|[$%@#]|\[|\/|https?:)/i;

/** Letters and digits mixed, or signs, as chosen by people and generators; no reference, no name, no type, no mask. */
function isOpening(value: string): boolean {
  if (
    NO_VALUE.test(value) ||
    /^[\w$]+(?:\.[A-Za-z_$][\w$]*|\[\w*\])+$/.test(value) ||
    /^[A-Za-z_]+(?:[._-][A-Za-z_]+){0,8}[.:]?$/.test(value)
  )
    return false;
  const isMasked = /[*•]{3}|x{4}|\.{3}/i.test(value);
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9.:]/].filter((one) => one.test(value)).length;
  return !isMasked && classes >= 2 && !/^\d+(?:[.:,/-]\d+)*\w?$/.test(value);
}

function isTokenHeader(encoded: string): boolean {
  try {
    const header: unknown = JSON.parse(Buffer.from(encoded, "base64url").toString("utf8"));
    return typeof header === "object" && header !== null && "alg" in header;
  } catch {
    return false;
  }
}
