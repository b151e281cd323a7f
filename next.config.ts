import type { NextConfig } from "next";

// The content security policy of pages carries a nonce and so comes from proxy.ts.
const everywhere = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "cross-origin-resource-policy", value: "same-origin" },
  { key: "x-frame-options", value: "DENY" },
  {
    key: "permissions-policy",
    value:
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  // Types are checked by `npm test`; whoever starts a checkout need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    {
      // Answers for programs show nothing: whatever a browser makes of one may load nothing and be framed nowhere.
      source: "/api/:path*",
      headers: [{ key: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'" }],
    },
    // Scripts and styles carry no policy of their own that would bind a worker made of them; they are framed nowhere all the same.
    { source: "/_next/static/:path*", headers: [{ key: "content-security-policy", value: "frame-ancestors 'none'" }] },
    { source: "/invitation/:path*", headers: [{ key: "referrer-policy", value: "no-referrer" }] },
  ],
};

export default config;
