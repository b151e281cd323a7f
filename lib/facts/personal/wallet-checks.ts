import { createHash } from "node:crypto";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const PLACE_OF = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, BASE58.indexOf(String.fromCharCode(code))));
const BYTES = 25;

/**
 * Whether a text is 25 bytes in base 58 of which the first says pay to a key (0) or a script (5), with a 1 for each zero in front, and the last four are the beginning of
 * the double SHA-256 of the others.
 */
export function isBase58Check(text: string): boolean {
  const bytes = Buffer.alloc(BYTES);
  let first = BYTES;
  for (let place = 0; place < text.length; place++) {
    let carry = PLACE_OF[text.charCodeAt(place)]!;
    for (let at = BYTES - 1; at >= first || carry > 0; at--) {
      if (at < 0) return false;
      carry += bytes[at]! * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
      first = Math.min(first, at);
    }
  }
  const ones = text.length - text.replace(/^1+/, "").length;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  if (zeros !== ones || (bytes[0] !== 0 && bytes[0] !== 5)) return false;
  return sha256(sha256(bytes.subarray(0, 21))).compare(bytes, 21, 25, 0, 4) === 0;
}

const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();

const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32_END = 1;
const BECH32M_END = 0x2bc830a3;
/** The part for people, `bc`, as the checksum reads it. */
const PREFIX = [3, 3, 0, 2, 3];

/** Whether a text that begins with `bc1` ends in the checksum of Bech32 (BIP 173) or Bech32m (BIP 350). */
export function isBech32(text: string): boolean {
  const values = [...text.toLowerCase().slice(3)].map((sign) => BECH32.indexOf(sign));
  if (values.includes(-1)) return false;
  let check = 1;
  for (const value of [...PREFIX, ...values]) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [place, generator] of GENERATORS.entries()) if ((top >> place) & 1) check ^= generator;
  }
  return check === BECH32_END || check === BECH32M_END;
}
