import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Networks that lead to nobody in particular (IANA, special-purpose address registries). */
const SPECIAL_V4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/3"],
].map((subnet) => {
  const [network = "", bits] = subnet.split("/");
  return { first: numberOf(network), size: 2 ** (32 - Number(bits)) };
});

/** The same within 2000::/3, which is all that is looked for. */
const SPECIAL_V6 = new BlockList();
SPECIAL_V6.addSubnet("2001::", 23, "ipv6");
SPECIAL_V6.addSubnet("2001:db8::", 32, "ipv6");
SPECIAL_V6.addSubnet("2002::", 16, "ipv6");
SPECIAL_V6.addSubnet("3fff::", 20, "ipv6");

/** Public resolvers of names, which stand in every manual. */
const RESOLVERS = new Set([
  ...["8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "208.67.222.222", "208.67.220.220"],
  ...["2001:4860:4860::8888", "2001:4860:4860::8844", "2606:4700:4700::1111", "2606:4700:4700::1001"],
]);

/** Whether a text is an address of the public internet that is somebody's: none with leading zeros, no resolver of names. */
export function isGlobalAddress(text: string): boolean {
  if (RESOLVERS.has(text.toLowerCase())) return false;
  if (!isIPv4(text)) return isIPv6(text) && !SPECIAL_V6.check(text, "ipv6");
  const address = numberOf(text);
  return !SPECIAL_V4.some(({ first, size }) => address >= first && address < first + size);
}

/** An IPv4 address as a whole number. */
function numberOf(address: string): number {
  return address.split(".").reduce((total, part) => total * 256 + Number(part), 0);
}
