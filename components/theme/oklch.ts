/** A colour in OKLCH: lightness 0–1, chroma, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];
export type LinearRgb = readonly [red: number, green: number, blue: number];

/** Reads every `--name: oklch(L C H)` of a CSS rule body; tokens of another form are left out. */
export function readOklchTokens(css: string): Map<string, Oklch> {
  const found = css.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return new Map([...found].map(([, name, l, c, h]) => [name!, [Number(l), Number(c), Number(h)] as const]));
}

/** OKLCH to linear sRGB (Ottosson 2020). Components outside 0–1 lie outside the sRGB gamut. */
export function toLinearRgb([lightness, chroma, hue]: Oklch): LinearRgb {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const clip = (value: number) => Math.min(1, Math.max(0, value));

/** WCAG 2.2 contrast ratio, 1–21. */
export function contrast(first: Oklch, second: Oklch): number {
  const luminance = (color: Oklch) => {
    const [red, green, blue] = toLinearRgb(color);
    return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
  };
  const [low, high] = [luminance(first), luminance(second)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Full dichromacy as a matrix on linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1.0). */
const MACHADO = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
export type Dichromacy = keyof typeof MACHADO;

function toOklab([red, green, blue]: LinearRgb): [number, number, number] {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Euclidean distance in OKLab as a dichromat sees the two colours; about 0.02 is just noticeable side by side. */
export function seenDistance(first: Oklch, second: Oklch, vision: Dichromacy): number {
  const see = (color: Oklch) => {
    const rgb = toLinearRgb(color).map(clip);
    const mix = (row: readonly number[]) =>
      clip(row.reduce((sum, weight, index) => sum + weight * (rgb[index] ?? 0), 0));
    const [red, green, blue] = MACHADO[vision];
    return toOklab([mix(red), mix(green), mix(blue)]);
  };
  const [one, two] = [see(first), see(second)];
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}
