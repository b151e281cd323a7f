/** Strings that break careless interfaces. All of them must show as text and stay inside their box. */
export const LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
export const SCRIPT = `<script>alert("x")</script><img src=x onerror=alert(1)>`;
export const BIDI = "The file is called invoice\u202Efdp.exe, and \u2066this\u2069 is isolated\u200B.";
export const ARABIC = "هذا سؤال بسيط عن الطقس في مدينة Zürich اليوم.";
export const STACKED =
  "Z\u0351\u0346\u0363a\u0351\u0346\u0363l\u0351\u0346\u0363g\u0351\u0346\u0363o\u0351\u0346\u0363";
